"""Draws which trainings people took part in, and the index of professionalism (IP ASN) that follows from them."""

from __future__ import annotations

import numpy as np
import pandas as pd
import yaml

from .office import CONFIGS
from .people import AS_OF
from .performance import draw_performance
from .trainings import Training, catalogue

LEADERSHIP = {
    "jpt_pratama": ("DIKLAT PIM TK. II", 900),
    "administrator": ("DIKLAT PIM TK. III", 909),
    "pengawas": ("DIKLAT PIM TK.IV", 879),
}
"""The training of a tier's holders, as SIASN names it, and its JP."""
_FIRST_DAY = np.datetime64("2019-02-04")
_INDEX_YEAR = 2025
_SEATS = 24


def form_numbers() -> dict[str, int]:
    """Give SIASN's number of every form by its code, as the configuration has it."""
    national = yaml.safe_load((CONFIGS / "national.yaml").read_text(encoding="utf-8"))
    forms = national["training_plan"]["forms"]
    return {code: form["siasn_id"] for code, form in forms.items() if "siasn_id" in form}


def form_codes() -> dict[str, str]:
    """Give the code of every form by its names in small letters."""
    national = yaml.safe_load((CONFIGS / "national.yaml").read_text(encoding="utf-8"))
    forms = national["training_plan"]["forms"].items()
    return {name.lower(): code for code, form in forms for name in (code, form["name"], *form.get("aliases", ()))}


def draw_participations(code: str, people: pd.DataFrame, seed: int) -> pd.DataFrame:
    """Draw a training for every second person, all since the appointment, the leaders' own, and three whole classes.

    Gives the columns of the participations table (``training`` is the catalogue's code, the title for a training of
    leaders) and ``person``, the row of the people.
    """
    rng = np.random.default_rng([seed, len(people), 17, *code.encode()])
    parts = [_classes(code, people, rng), _courses(code, people, rng), _leadership(people, rng)]
    frame = pd.concat(parts, ignore_index=True)
    frame = frame[frame["ended_on"] <= np.datetime64(AS_OF)].drop_duplicates(["person", "training"])
    frame = frame.sort_values(["person", "started_on", "training"], ignore_index=True)
    years = frame["ended_on"].dt.year
    numbers = [f"CONTOH/{number:05d}/{year}" for number, year in enumerate(years, 1)]
    return frame.assign(
        nip=people["nip"].to_numpy()[frame["person"]],
        year=years,
        certificate=np.where(frame["status"] == "passed", np.array(numbers, dtype=object), None),
    )


def _courses(code: str, people: pd.DataFrame, rng: np.random.Generator) -> pd.DataFrame:
    size = len(people)
    person = np.repeat(np.arange(size), rng.poisson(0.5, size))
    taken = rng.integers(0, len(_offered(code)), len(person))
    since = np.maximum(people["tmt_cpns"].to_numpy().astype("datetime64[D]"), _FIRST_DAY)[person]
    span = (np.datetime64(AS_OF) - since).astype(int)
    return _taken(code, person, taken, since + (rng.random(len(person)) * span).astype(int), rng)


def _classes(code: str, people: pd.DataFrame, rng: np.random.Generator) -> pd.DataFrame:
    """Give the first class of three trainings that every tier may go to, 24 people each, of this year."""
    offered = _offered(code)
    open_to_all = [number for number, training in enumerate(offered) if training.teaches and not training.jenjang]
    served = np.nonzero((people["tmt_cpns"] < "2025-07-01").to_numpy())[0]
    parts = []
    for number, day in zip(open_to_all, ("2026-03-09", "2026-05-18", "2026-08-10"), strict=False):
        person = np.sort(rng.choice(served, min(_SEATS, len(served)), replace=False))
        started = np.full(len(person), day, dtype="datetime64[D]")
        parts.append(_taken(code, person, np.full(len(person), number), started, rng))
    return pd.concat(parts, ignore_index=True).assign(training_class="I")


def _offered(code: str) -> list[Training]:
    codes = form_codes()
    return [
        training
        for training in catalogue(code)
        if training.route != "Pendidikan" and codes[training.form.lower()] != "pelatihan_kepemimpinan"
    ]


def _taken(
    code: str, person: np.ndarray, taken: np.ndarray, started: np.ndarray, rng: np.random.Generator
) -> pd.DataFrame:
    """Give the participations of persons in the offered trainings of these numbers, begun on these days."""
    offered, codes = _offered(code), form_codes()

    def of(attribute: str) -> np.ndarray:
        return np.array([getattr(training, attribute) for training in offered], dtype=object)[taken]

    days = np.maximum(of("days").astype(int), 1)
    return pd.DataFrame(
        {
            "person": person,
            "training": of("code"),
            "title": of("title"),
            "form": [codes[form.lower()] for form in of("form")],
            "started_on": started.astype("datetime64[s]"),
            "ended_on": (started + days - 1).astype("datetime64[s]"),
            "jp": of("jp").astype(int),
            "provider": of("provider"),
            "status": rng.choice(
                np.array(["passed", "attended", "dropped"], dtype=object), len(person), p=[0.8, 0.17, 0.03]
            ),
        }
    )


def _leadership(people: pd.DataFrame, rng: np.random.Generator) -> pd.DataFrame:
    """Give six of ten leaders the training of their tier in the years after they got it."""
    leads = people["jenjang"].isin(list(LEADERSHIP)).to_numpy() & (rng.random(len(people)) < 0.6)
    person = np.nonzero(leads)[0]
    led = people.iloc[person]
    started = led["tmt_jabatan"].to_numpy().astype("datetime64[D]") + rng.integers(30, 700, len(person))
    titles = led["jenjang"].map({tier: title for tier, (title, _) in LEADERSHIP.items()}).to_numpy(dtype=object)
    return pd.DataFrame(
        {
            "person": person,
            "training": titles,
            "title": titles,
            "form": "pelatihan_kepemimpinan",
            "started_on": started.astype("datetime64[s]"),
            "ended_on": (started + 100).astype("datetime64[s]"),
            "jp": led["jenjang"].map({tier: jp for tier, (_, jp) in LEADERSHIP.items()}).to_numpy(dtype=int),
            "provider": "Lembaga Administrasi Negara",
            "status": "passed",
        }
    )


_QUALIFICATION = {"S3": 25.0, "S2": 20.0, "spesialis": 20.0, "S1": 15.0, "profesi": 15.0, "D3": 10.0, "SLTA": 5.0}
_PERFORMANCE = np.array([30.0, 25.0, 15.0, 5.0, 1.0])
_DISCIPLINE = {"ringan": 3.0, "sedang": 2.0, "berat": 1.0}
_SEMINARS = {"seminar", "workshop", "sosialisasi"}


def draw_index(code: str, people: pd.DataFrame, seed: int, taken: pd.DataFrame, punished: pd.DataFrame) -> pd.DataFrame:
    """Give the IP ASN of 2025 of whoever has a performance of that year, by PerBKN 8/2019 (all of it is invented).

    Competence counts a leadership or functional training, technical ones of 20 JP together, and a seminar of the year.
    """
    skp = draw_performance(code, people, seed)
    skp = skp[skp["year"] == _INDEX_YEAR]
    person = skp["person"].to_numpy()
    year = taken[(taken["year"] == _INDEX_YEAR) & (taken["status"] == "passed")]
    size = len(people)

    def has(rows: pd.DataFrame) -> np.ndarray:
        return np.isin(np.arange(size), rows["person"])

    long = taken[taken["form"].isin(["pelatihan_kepemimpinan", "pelatihan_fungsional"])]
    hours = year[~year["form"].isin([*_SEMINARS, "pelatihan_kepemimpinan", "pelatihan_fungsional"])]
    technical = hours.groupby("person")["jp"].sum()
    enough = np.isin(np.arange(size), technical[technical >= 20].index)
    seminar = has(year[year["form"].isin(_SEMINARS)])
    is_pelaksana = (people["jenis_jabatan"] == "pelaksana").to_numpy()
    competence = np.where(
        is_pelaksana, 22.5 * enough + 17.5 * seminar, 15.0 * has(long) + 15.0 * enough + 10.0 * seminar
    )
    worst = punished.set_index("nip")["punishment_level"].map(_DISCIPLINE).groupby(level=0).min()
    frame = pd.DataFrame(
        {
            "person": person,
            "nip": people["nip"].to_numpy()[person],
            "year": _INDEX_YEAR,
            "qualification": people["education"].map(_QUALIFICATION).to_numpy()[person],
            "competence": competence[person],
            "performance": _PERFORMANCE[skp["predikat"]],
            "discipline": people["nip"].map(worst).fillna(5.0).to_numpy()[person],
        }
    )
    return frame.assign(total=frame[["qualification", "competence", "performance", "discipline"]].sum(axis=1))
