"""Draws what became of some trainings: tests before and after, and answers to questionnaires."""

from __future__ import annotations

import numpy as np
import pandas as pd

QUESTIONS = (
    "Materi pelatihan",
    "Penguasaan narasumber",
    "Metode pembelajaran",
    "Pelayanan panitia",
    "Sarana prasarana",
)
_COMMENTS = (
    "Waktu praktik ditambah", "Materi sesuai pekerjaan", "Ruang kelas kurang luas", "Mohon ada kelas lanjutan",
    "Contoh kasus dari daerah sendiri", "Jadwal jangan bersamaan dengan akhir bulan",
)  # fmt: skip


def tested_classes(taken: pd.DataFrame) -> pd.DataFrame:
    """Give those who were in one of the classes and did not leave it: they were tested and asked."""
    there = taken["training_class"].notna() & (taken["status"] != "dropped")
    return taken[there].sort_values(["training", "nip"], ignore_index=True)


def draw_scores(code: str, classes: pd.DataFrame, seed: int) -> pd.DataFrame:
    """Give the scores (0-100) by person and phase of a class; one in ten missed the test before."""
    rng = np.random.default_rng([seed, len(classes), 19, *code.encode()])
    size = len(classes)
    pre = np.clip(np.round(rng.normal(56, 11, size)), 10, 95)
    post = np.clip(np.round(pre + rng.normal(17, 9, size)), 10, 100)
    there = rng.random(size) > 0.1
    names = ["nip", "training", "training_class", "title"]
    before = classes.loc[there, names].assign(phase="pre", score=pre[there])
    after = classes[names].assign(phase="post", score=post)
    return pd.concat([before, after], ignore_index=True)


def draw_feedback(code: str, classes: pd.DataFrame, seed: int) -> pd.DataFrame:
    """Give the answers (1-5) by respondent and question; some leave a comment, which is a question of its own."""
    rng = np.random.default_rng([seed, len(classes), 23, *code.encode()])
    size = len(classes)
    respondents = np.array([f"R{number:03d}" for number in range(1, size + 1)], dtype=object)
    about = classes[["training", "training_class", "title"]].assign(respondent=respondents)
    parts = [
        about.assign(question=question, rating=np.clip(np.round(rng.normal(4.1, 0.8, size)), 1, 5).astype(float))
        for question in QUESTIONS
    ]
    says = rng.random(size) < 0.2
    comments = rng.choice(np.array(_COMMENTS, dtype=object), size)
    parts.append(about[says].assign(question="Saran", comment=comments[says]))
    return pd.concat(parts, ignore_index=True).assign(max_rating=5.0)
