"""Gives a region's units with those above them, and its positions: how many people each needs and has, who leads."""

from __future__ import annotations

import numpy as np
import pandas as pd

from .jabatan import posts
from .offices import REGIONS
from .siasn import identifier

_KELAS = {
    "jpt_pratama": 14, "administrator": 11, "pengawas": 9, "pelaksana": 6, "jf_ahli_madya": 11, "jf_ahli_muda": 9,
    "jf_ahli_pertama": 8, "jf_penyelia": 8, "jf_mahir": 7, "jf_terampil": 6,
}  # fmt: skip


def units(code: str, people: pd.DataFrame) -> pd.DataFrame:
    """Give every unit somebody works in, and those above it, by its SIASN code; an OPD stands at the top."""
    paths: set[str] = set()
    for path in people["path"].unique():
        parts = path.split(" - ")
        paths |= {" - ".join(parts[start:]) for start in range(len(parts))}
    ordered = sorted(paths, key=lambda path: list(reversed(path.split(" - "))))
    above = [path.partition(" - ")[2] for path in ordered]
    return pd.DataFrame(
        {
            "unor_id": [identifier(f"{code} {path}") for path in ordered],
            "path": ordered,
            "unor": [path.partition(" - ")[0] for path in ordered],
            "parent_id": [identifier(f"{code} {path}") if path else None for path in above],
            "opd": [path.rpartition(" - ")[2] for path in ordered],
        }
    )


def establishment(code: str, people: pd.DataFrame, seed: int) -> pd.DataFrame:
    """Give the positions of every unit with the people they have and need: a peta jabatan."""
    rng = np.random.default_rng([seed, len(people), 41, *code.encode()])
    place = people["path"].str.rsplit(" - ", n=1).str[0]
    groups = people.assign(unor=place).groupby(["opd", "unor", "jabatan"], sort=True)
    frame = groups.agg(present=("nip", "size"), jenjang=("jenjang", "first")).reset_index()
    lacking = rng.choice(np.array([0, 0, 1, 2]), len(frame))
    kelas = frame["jenjang"].map(_KELAS)
    return frame.assign(kelas=kelas, needed=frame["present"] + np.where(kelas >= 11, 0, lacking))


def leading_posts(code: str, people: pd.DataFrame, seed: int) -> pd.DataFrame:
    """Give every structural post with its holder; one without is vacant since some day of the last two years."""
    rng = np.random.default_rng([seed, len(people), 43, *code.encode()])
    led = people[people["group"] == "struktural"]
    holders = dict(zip(zip(led["path"], led["family"], strict=True), led["nip"], strict=True))
    rows = []
    for number, post in enumerate(posts(REGIONS[code]), 1):
        nip = holders.get((post.unor, post.jabatan))
        since = np.datetime64("2024-10-01") + int(rng.integers(0, 730))
        rows.append(
            (
                f"P-{number:04d}",
                post.jabatan,
                post.eselon,
                post.unor,
                post.office.name,
                "filled" if nip else "vacant",
                nip,
                np.datetime64("NaT", "s") if nip else np.datetime64(since, "s"),
            )
        )
    names = ["position_id", "jabatan", "eselon", "path", "opd", "status", "incumbent_nip", "vacant_from"]
    return pd.DataFrame(rows, columns=names).assign(unor=lambda frame: frame["path"].str.split(" - ", n=1).str[0])
