"""An invented training plan for the tests of the reports, made by simple rules (not by the solver)."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pandas as pd
from invented_report import AS_OF, provenance

from asnkarier.config.region import RegionConfig
from asnkarier.reports.plan.report import PlanReport
from asnkarier.reports.plan.training_plan import plan_documents
from asnkarier.tables.development import TRAININGS
from asnkarier.tables.plan_results import (
    PLAN,
    PLAN_BUDGET_STEPS,
    PLAN_CHANGES,
    PLAN_CLASSES,
    PLAN_COMPETENCIES,
    PLAN_CUTS,
    PLAN_DECISIONS,
    PLAN_LIMITS,
    PLAN_NEEDS,
    PLAN_OPD,
    PLAN_PARTNERS,
    PLAN_STRANDED,
    PLAN_SUMMARY,
)

CATALOGUE = [
    # training, title, competency, form, fund, provider, jp, per participant, per class, months
    ("T01", "Pelatihan Analisis Data Pemerintahan", "DAT", "technical", "apbd", "BPSDM Provinsi Sulawesi Barat", 40,
     3_500_000, 25_000_000, "Maret"),
    ("T02", "Pelatihan Manajemen Proyek bagi Pejabat Pembuat Komitmen", "PRY", "technical", "apbd",
     "Universitas Mandar Raya", 30, 2_750_000, 18_000_000, "April–Mei"),
    ("T03", "Bimbingan Integritas dan Pencegahan Gratifikasi", "INT", "seminar", "apbn", "KPK", 8, 0, 12_500_000,
     "Juni"),
    ("T04", "E-learning Pelayanan Publik Prima", "PP", "elearning", "apbn", "LAN", 20, 0, 0, None),
    ("T05", "Pelatihan Mengelola Perubahan untuk Pejabat Pengawas", "MP", "managerial", "apbd",
     "BPSDM Provinsi Sulawesi Barat", 24, 4_100_000, 30_000_000, "September"),
]  # fmt: skip
CEILINGS = {"apbd": 450_000_000, "apbn": 60_000_000}
SEATS = 30
HEALTH = "Dinas Kesehatan, Pengendalian Penduduk dan Keluarga Berencana"
PERSON = ["nip", "name", "opd", "unor", "jabatan", "jenjang"]


def plan_report(gaps: pd.DataFrame, config: RegionConfig, **changes: Any) -> PlanReport:
    """Give every training to the first people with a gap in it, two classes at most."""
    open_ = gaps[gaps["status"].isin(["gap", "unassessed", "expired"])]
    seats, raised, needs, classes = [], [], [], []
    by_competency = {row[2]: row for row in CATALOGUE}
    for code, rows in open_.groupby("competency"):
        training = by_competency.get(code)
        known = rows[rows["gap"].notna()]
        chosen = known.head(2 * SEATS) if training and len(known) >= 5 else known.head(0)
        for number, person in enumerate(chosen.to_dict("records")):
            seats.append(
                {name: person[name] for name in PERSON}
                | {
                    "training": training[0],
                    "title": training[1],
                    "training_class": 1 + number // SEATS,
                    "fund": training[4],
                    "cost": training[7],
                    "jp": training[6],
                    "days": training[6] // 8,
                    "competencies": f"{code} {person['level']}>{person['level'] + 1}",
                    "levels_closed": 1,
                    "levels_expected": 0.7,
                    "value": 0.7,
                }
            )
            raised.append(
                {
                    "nip": person["nip"],
                    "training": training[0],
                    "competency": code,
                    "level_from": person["level"],
                    "level_to": person["level"] + 1,
                }
            )
        for person in rows.to_dict("records"):
            if pd.isna(person["gap"]):
                reason = "not_assessed"
            elif not training:
                reason = "no_training"
            elif person["nip"] in set(chosen["nip"]):
                reason = "selected"
            else:
                reason = "fund_exhausted" if training[4] == "apbd" else "seats_full"
            needs.append(
                {name: person[name] for name in PERSON}
                | {name: person[name] for name in ("competency", "level_required", "level", "gap")}
                | {
                    "reason": reason,
                    "limits": f"{reason}; opd_ceiling" if reason == "fund_exhausted" else None,
                    "fund": training[4] if reason == "fund_exhausted" else None,
                    "training": training[0] if training and reason != "not_assessed" else None,
                    "gap_after": person["gap"] - 1 if reason == "selected" else None,
                }
            )
        if training:
            held = -(-len(chosen) // SEATS)
            classes.append(
                {
                    "training": training[0],
                    "title": training[1],
                    "fund": training[4],
                    "classes": held,
                    "classes_max": 2,
                    "participants": len(chosen),
                    "seats_min": 5,
                    "seats_max": SEATS,
                    "candidates": len(known),
                    "cost_participants": len(chosen) * training[7],
                    "cost_classes": held * training[8],
                    "cost": len(chosen) * training[7] + held * training[8],
                    "value": 0.7 * len(chosen),
                }
            )
    plan = PLAN.conform(pd.DataFrame(seats, columns=PLAN.names))
    class_frame = PLAN_CLASSES.conform(pd.DataFrame(classes, columns=PLAN_CLASSES.names))
    opds = [
        {
            "opd": opd,
            "employees": rows["nip"].nunique(),
            "with_gap": rows[rows["status"] == "gap"]["nip"].nunique(),
            "people": plan[plan["opd"] == opd]["nip"].nunique(),
            "seats": int((plan["opd"] == opd).sum()),
            "cost": int(plan[plan["opd"] == opd]["cost"].sum()),
            "cost_own": 38_500_000 if "Kesehatan" in opd else None,
            "ceiling": 40_000_000 if "Kesehatan" in opd else None,
            "levels_missing": int(rows["gap"].sum()),
            "levels_closed": int(plan[plan["opd"] == opd]["levels_closed"].sum()),
            "levels_expected": 0.7 * int(plan[plan["opd"] == opd]["levels_closed"].sum()),
            "jp_reached": int((plan[plan["opd"] == opd].groupby("nip")["jp"].sum() >= 20).sum()),
        }
        for opd, rows in gaps.groupby("opd")
    ]
    used = class_frame.groupby("fund")["cost"].sum()
    limits = [
        # limit, subject, fund, opd, training, allowed, used, unit, binding, priced, step, worth, levels and people more
        ("fund", "apbd", "apbd", None, None, CEILINGS["apbd"], used.get("apbd", 0), "Rp", True,
         "computed", 10_000_000, 2.5, 3.1872, 3.1872, 4),
        ("fund", "apbn", "apbn", None, None, CEILINGS["apbn"], used.get("apbn", 0), "Rp", False,
         "slack", None, None, None, None, None),
        ("opd_ceiling", f"apbd / {HEALTH}", "apbd", HEALTH, None, 40_000_000, 38_500_000, "Rp", True,
         "computed", 10_000_000, 0.42, 0.42, 0.6, 1),
        ("seats", "T04", None, None, "T04", 60, 60, "seats", True, "computed", 10, 0.0, 0.0, 0.0, 0),
        ("classes", "T02", None, None, "T02", 2, 1, "classes", False, "slack", None, None, None, None, None),
        ("classes", "T03", None, None, "T03", 2, 2, "classes", True, "not_computed", None, None, None, None, None),
        ("floor", "Perempuan", None, None, None, 12, 12, "seats", True, "computed", 12, 1.2, 1.5, 1.4, -2),
        ("floor", "Kalumpang", None, None, None, 3, 9, "seats", False, "slack", None, None, None, None, None),
        ("cap", "Pejabat pengawas", None, None, None, 20, 20, "seats", True, "computed", 10, 0.6, 0.6, 0.8, 1),
    ]  # fmt: skip
    stranded = [
        ("no_training", "hibah", None, 25_000_000, None),
        ("opds_only", "apbn", None, 60_000_000, 12),
        ("opd_without_people", "apbd", "Dinas Perhubungn", 4_000_000, None),
    ]
    steps = [
        ("+50000000", "apbd", 560_000_000, 240_000_000, 51, 70, 52.5, 50.1, 50.4),
        ("-10%", None, 459_000_000, 195_000_000, 41, 61, 42.7, 42.7, 42.7),
        ("-25%", None, 382_500_000, 190_000_000, 40, 59, 41.3, 41.3, 41.3),
    ]
    partners = [
        # training, title, partner, seats, expected, cost, compared, not taught, then of the compared: cost, expected,
        # and without a partner: cost, expected, what is saved
        (*CATALOGUE[1][:2], "Universitas Mandar Raya", 12, 8.4, 51_000_000, 9, 2, 38_250_000, 6.3, 49_500_000, 5.4,
         11_250_000),
        (*CATALOGUE[3][:2], "Lembaga X", 4, 2.8, 0, 0, 4, None, None, None, None, None),
    ]  # fmt: skip
    value = float(plan["value"].sum())
    summary = {
        "year": 2027,
        "as_of": pd.Timestamp(AS_OF),
        "objective": value,
        "upper_bound": value * 1.00357,
        "gap": 1 - 1 / 1.00357,
        "cost": int(class_frame["cost"].sum()),
        "budget": sum(CEILINGS.values()),
        "people": plan["nip"].nunique(),
        "seats": len(plan),
        "classes": int(class_frame["classes"].sum()),
        "levels_closed": int(plan["levels_closed"].sum()),
        "levels_expected": 0.7 * int(plan["levels_closed"].sum()),
        "levels_missing": int(gaps["gap"].sum()),
        "jp_reached": int((plan.groupby("nip")["jp"].sum() >= 20).sum()),
        "gap_tolerance": 0.005,
        "stopped_by": "tolerance",
    }
    catalogue = pd.DataFrame(
        [
            {"training": row[0], "title": row[1], "form": row[3], "provider": row[5], "jp": row[6], "months": row[9]}
            for row in CATALOGUE
        ]
    )
    parts: dict[str, Any] = {
        "config": config,
        "year": 2027,
        "as_of": AS_OF,
        "plan": plan,
        "competencies": PLAN_COMPETENCIES.conform(pd.DataFrame(raised, columns=PLAN_COMPETENCIES.names)),
        "classes": class_frame,
        "opd": PLAN_OPD.conform(pd.DataFrame(opds, columns=PLAN_OPD.names)),
        "needs": PLAN_NEEDS.conform(pd.DataFrame(needs, columns=PLAN_NEEDS.names)),
        "limits": PLAN_LIMITS.conform(pd.DataFrame(limits, columns=PLAN_LIMITS.names)),
        "summary": PLAN_SUMMARY.conform(pd.DataFrame([summary])),
        "decisions": PLAN_DECISIONS.conform(pd.DataFrame(columns=PLAN_DECISIONS.names)),
        "changes": PLAN_CHANGES.conform(pd.DataFrame(columns=PLAN_CHANGES.names)),
        "stranded": PLAN_STRANDED.conform(pd.DataFrame(stranded, columns=PLAN_STRANDED.names)),
        "budget_steps": PLAN_BUDGET_STEPS.conform(pd.DataFrame(steps, columns=PLAN_BUDGET_STEPS.names)),
        "cuts": PLAN_CUTS.conform(plan.head(3).assign(step=["-10%", "-25%", "-25%"][: len(plan.head(3))])),
        "partners": PLAN_PARTNERS.conform(pd.DataFrame(partners, columns=PLAN_PARTNERS.names)),
        "trainings": TRAININGS.conform(catalogue),
        "provenance": provenance(),
    }
    return PlanReport(**(parts | changes))


def write_training_plan(folder: Path, report: PlanReport, formats: Sequence[str]) -> list[Path]:
    """Write the documents of a plan report."""
    return plan_documents(report).write(folder, formats)
