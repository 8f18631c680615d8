"""Draws punishments, awards, exemptions and proposals on their way; all of it invented, of few people."""

from __future__ import annotations

import numpy as np
import pandas as pd

from .people import AS_OF

_PUNISHMENTS = {
    "ringan": ("Teguran lisan", "Teguran tertulis", "Pernyataan tidak puas secara tertulis"),
    "sedang": ("Pemotongan tunjangan kinerja 25 % selama 6 bulan", "Pemotongan tunjangan kinerja 25 % selama 9 bulan"),
    "berat": ("Penurunan jabatan setingkat lebih rendah selama 12 bulan",),
}
"""By PP 94/2021."""
_MONTHS = {"ringan": 0, "sedang": 6, "berat": 12}
STAGES = ("Usul diterima", "Verifikasi", "Usul SIASN", "Pertimbangan teknis BKN", "SK ditetapkan")
_DAYS = {"mamuju": 12, "palangkaraya": 9, "manokwari": 26, "tanjungpinang": 8}
"""Days a stage takes in the middle; Manokwari's are long."""
_KINDS = ("kenaikan_pangkat", "promotion", "transfer")


def draw_discipline(code: str, people: pd.DataFrame, seed: int) -> pd.DataFrame:
    """Give punishments of one person in a hundred, decided since 2023 and after the appointment."""
    rng = np.random.default_rng([seed, len(people), 29, *code.encode()])
    long_served = np.nonzero((people["tmt_cpns"] < "2023-01-01").to_numpy())[0]
    person = np.sort(rng.choice(long_served, max(3, len(people) // 100), replace=False))
    level = rng.choice(np.array(list(_PUNISHMENTS), dtype=object), len(person), p=[0.6, 0.3, 0.1])
    decided = np.datetime64("2023-01-09") + rng.integers(0, 1200, len(person))
    begun = decided.astype("datetime64[M]").astype("datetime64[D]") + 31
    lasts = np.array([_MONTHS[each] for each in level])
    ended = ((begun.astype("datetime64[M]") + lasts).astype("datetime64[D]") - 1).astype("datetime64[s]")
    nothing = np.datetime64("NaT", "s")
    return pd.DataFrame(
        {
            "nip": people["nip"].to_numpy()[person],
            "person": person,
            "decided_on": decided.astype("datetime64[s]"),
            "punishment_level": level,
            "punishment": [_PUNISHMENTS[each][int(rng.integers(0, len(_PUNISHMENTS[each])))] for each in level],
            "valid_from": np.where(lasts > 0, begun.astype("datetime64[M]").astype("datetime64[s]"), nothing),
            "valid_to": np.where(lasts > 0, ended, nothing),
            "cancelled": rng.random(len(person)) < 0.1,
            "decree": [f"862/{number:03d}/CONTOH" for number in range(1, len(person) + 1)],
        }
    )


def draw_awards(code: str, people: pd.DataFrame, seed: int) -> pd.DataFrame:
    """Give the Satyalancana Karya Satya of 2016 and later, for 10, 20 and 30 years, to a quarter of who served them."""
    rng = np.random.default_rng([seed, len(people), 31, *code.encode()])
    appointed = people["tmt_cpns"].dt.year.to_numpy()
    parts = []
    for years, name in ((10, "X"), (20, "XX"), (30, "XXX")):
        given = appointed + years + 1
        due = (given >= 2016) & (given <= AS_OF.year) & (people["employment"] == "PNS").to_numpy()
        person = np.nonzero(due & (rng.random(len(people)) < 0.25))[0]
        parts.append(
            pd.DataFrame(
                {
                    "person": person,
                    "nip": people["nip"].to_numpy()[person],
                    "awarded_on": pd.to_datetime([f"{year}-08-17" for year in given[person]]).astype("datetime64[s]"),
                    "award": f"Satyalancana Karya Satya {name} Tahun",
                    "award_level": "national",
                    "awarded_by": "Presiden Republik Indonesia",
                    "decree": [f"{number}/TK/{year} (contoh)" for number, year in enumerate(given[person], 1)],
                }
            )
        )
    return pd.concat(parts, ignore_index=True)


def draw_absences(code: str, people: pd.DataFrame, seed: int) -> pd.DataFrame:
    """Give the leave known of the year to be planned for: of one person in forty, for one to twelve weeks."""
    rng = np.random.default_rng([seed, len(people), 37, *code.encode()])
    person = np.nonzero(rng.random(len(people)) < 0.025)[0]
    begun = np.datetime64(f"{AS_OF.year + 1}-01-01") + rng.integers(0, 330, len(person))
    weeks = rng.integers(1, 13, len(person))
    return pd.DataFrame(
        {
            "person": person,
            "nip": people["nip"].to_numpy()[person],
            "away_from": begun.astype("datetime64[s]"),
            "away_to": (begun + 7 * weeks - 1).astype("datetime64[s]"),
            "reason": np.where(weeks > 2, "Cuti Besar", "Cuti Tahunan"),
            "cancelled": rng.random(len(person)) < 0.1,
        }
    )


def draw_exemptions(people: pd.DataFrame) -> pd.DataFrame:
    """Excuse the oldest four from two competencies until they retire."""
    person = np.sort(np.argsort(people["birth_date"].to_numpy(), kind="stable")[:4])
    nips = people["nip"].to_numpy()[person]
    return pd.DataFrame(
        {
            "person": np.repeat(person, 2),
            "nip": np.repeat(nips, 2),
            "competency": ["MP", "PDO"] * len(person),
            "reason": "Bebas tugas menjelang batas usia pensiun",
            "granted_by": "Kepala badan kepegawaian (contoh)",
            "valid_to": np.datetime64("2027-12-31", "s"),
        }
    )


def draw_proposals(code: str, people: pd.DataFrame, seed: int) -> pd.DataFrame:
    """Give the stages that proposals for one PNS in twenty-five came to; most are rises in pangkat of October 2026."""
    rng = np.random.default_rng([seed, len(people), 37, *code.encode()])
    pns = np.nonzero((people["employment"] == "PNS").to_numpy())[0]
    chosen = np.sort(rng.choice(pns, max(5, len(pns) // 25), replace=False))
    rows = []
    for number, person in enumerate(chosen, 1):
        kind = _KINDS[int(rng.choice(3, p=[0.8, 0.1, 0.1]))]
        day = np.datetime64("2026-07-06") + int(rng.integers(0, 60))
        for stage in STAGES:
            after = day + max(1, int(rng.gamma(3.0, _DAYS[code] / 3)))
            is_open = after > np.datetime64(AS_OF)
            rows.append(
                (
                    f"U-{number:03d}",
                    people["nip"].iat[person],
                    person,
                    kind,
                    "Oktober 2026" if kind == "kenaikan_pangkat" else None,
                    stage,
                    np.datetime64(day, "s"),
                    np.datetime64("NaT", "s") if is_open else np.datetime64(after, "s"),
                )
            )
            if is_open:
                break
            day = after
    names = ["proposal", "nip", "person", "kind", "period", "stage", "entered_on", "left_on"]
    return pd.DataFrame(rows, columns=names)
