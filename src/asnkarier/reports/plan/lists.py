"""The other lists of the plan workbook: by training, by OPD, who has no seat, and what the limits cost."""

from __future__ import annotations

import pandas as pd

from asnkarier.i18n import N_
from asnkarier.reports.kit.common_sheets import BODY, IN_PACKS
from asnkarier.reports.kit.excel import Book, Field, ReportSheet, as_list
from asnkarier.reports.kit.labels import COLUMNS, JENJANG, LIMITS, REASONS, word
from asnkarier.reports.kit.privacy import shown_nips
from asnkarier.reports.kit.ranks import rank_field
from asnkarier.reports.kit.stored_fields import stored_fields
from asnkarier.reports.kit.wording import UNKNOWN, is_missing
from asnkarier.reports.plan.prices import amount, budget_step, limit_subject, price, priced
from asnkarier.reports.plan.report import PlanReport

UNITS = {"Rp": "Rp", "seats": N_("seats"), "classes": N_("classes")}


def add_trainings(book: Book, report: PlanReport) -> ReportSheet:
    """Add the trainings with their classes, how full they are, and what they cost."""
    words = report.wording
    sheet = book.sheet(
        words(N_("By Training")),
        words(N_("Trainings and classes")),
        words(N_("Trainings that are held come first; the others of the catalogue follow.")),
    )
    rows = report.classes.sort_values(
        ["participants", "training", "fund"], ascending=[False, True, True], ignore_index=True
    )
    together = rows["training"].where(rows["pooled"].fillna(value=False), rows["training"] + " " + rows["fund"])
    held, participants = (rows[name].groupby(together).transform("sum") for name in ("classes", "participants"))
    fill = participants / (held * rows["seats_max"]).where(held > 0)
    of = stored_fields(rows, words)
    sheet.table(
        BODY,
        [
            of("title", "wrap", width=40, title=COLUMNS["training"]),
            of("training", width=14, title=N_("Code")),
            Field("fund", words(COLUMNS["fund"]), [report.fund(fund) for fund in rows["fund"]], "wrap", width=18),
            of("classes", "level", width=10, title=N_("Classes"), total=True),
            of("classes_max", "level", width=12, title=N_("Classes possible")),
            of("participants", "integer", width=12, title=N_("Participants"), total=True),
            Field("seats", words(N_("Seats per class (fewest–most)")), _seats(rows), "text", width=14),
            Field("fill", words(N_("Fill")), as_list(fill), "percent", UNKNOWN, 9),
            of("candidates", "integer", width=12, title=N_("People it would help")),
            of("cost_participants", "rupiah", width=17, title=N_("Cost of participants"), total=True),
            of("cost_classes", "rupiah", width=17, title=N_("Cost of classes"), total=True),
            of("cost", "rupiah", width=17, title=N_("Total cost"), total=True),
            of("value", "decimal", width=10, title=N_("Value")),
        ],
        freeze=["title"],
    )
    return sheet


def _seats(rows: pd.DataFrame) -> list[str]:
    return [f"{low}–{high}" for low, high in zip(rows["seats_min"], rows["seats_max"], strict=True)]


def add_opds(book: Book, report: PlanReport) -> ReportSheet:
    """Add what each OPD gets out of the plan."""
    words = report.wording
    sheet = book.sheet(
        words(N_("By OPD")),
        words(N_("The plan by OPD")),
        words(
            N_("Where most levels are missing comes first. {dash} fewer than {few} people: not broken down."),
            dash=UNKNOWN,
            few=report.config.privacy.small_group,
        ),
    )
    rows = report.opds
    share = rows["levels_expected"] / rows["levels_missing"].where(rows["levels_missing"] > 0)
    of = stored_fields(rows, words)
    sheet.table(
        BODY,
        [
            Field("opd", words(COLUMNS["opd"]), as_list(rows["opd"]), "wrap", words(N_("(OPD not stated)")), 48),
            of("employees", "integer", width=11, title=N_("Employees"), total=True),
            of("with_gap", "integer", UNKNOWN, 13, title=N_("People with a gap"), total=True),
            of("people", "integer", width=13, title=N_("People with a seat"), total=True),
            of("seats", "integer", width=10, total=True),
            of("levels_missing", "integer", UNKNOWN, 13, total=True),
            of("levels_expected", "decimal", UNKNOWN, 13, title=N_("Levels expected to close"), total=True),
            Field("share_closed", words(N_("Share of the levels missing")), as_list(share), "percent", UNKNOWN, 12),
            of("levels_closed", "integer", UNKNOWN, 13, title=N_("Levels closed if all succeed"), total=True),
            of("jp_reached", "integer", UNKNOWN, 14, title=N_("Brought to the JP minimum"), total=True),
            of("cost", "rupiah", width=17, title=N_("Cost of participants"), total=True),
            of("cost_own", "rupiah", UNKNOWN, 17, title=N_("Of this, from funds with an own ceiling"), total=True),
            of("ceiling", "rupiah", UNKNOWN, 17, title=N_("Own ceiling"), total=True),
        ],
        freeze=["opd"],
    )
    return sheet


def add_not_selected(book: Book, report: PlanReport, *, on_paper: bool = True) -> ReportSheet:
    """Add every need without a seat and what stopped it.

    Of a whole region it is not ``on_paper``: each OPD's pack has its part of it.
    """
    words = report.wording
    sheet = book.sheet(
        words(N_("Not Selected")),
        words(N_("Needs without a seat, and why")),
        words(N_("One row per person and competency that the plan does not serve.")),
    )
    rows = report.needs[report.needs["reason"] != "selected"].sort_values(
        ["opd", "unor", "name", "nip", "competency"], na_position="last", ignore_index=True
    )
    reasons = {code: words(text) for code, text in REASONS.items()}
    tiers = {code: words(text) for code, text in JENJANG.items()}
    of = stored_fields(rows, words)
    sheet.table(
        BODY,
        [
            of("name", "wrap", width=24),
            Field("nip", words(COLUMNS["nip"]), shown_nips(rows["nip"], report.config), width=20.5),
            rank_field(rows["nip"], report.ranks, words),
            of("opd", "wrap", width=46),
            Field(
                "competency",
                words(COLUMNS["competency"]),
                [report.competency(code) for code in rows["competency"]],
                "wrap",
                width=34,
            ),
            of("level_required", "level", width=12),
            of("level", "level", "?", 12),
            of("gap", "level", "?", 14, total=True),
            Field(
                "reason",
                words(COLUMNS["reason"]),
                [
                    "; ".join(reasons.get(one, one) for one in (several or code).split("; "))
                    for several, code in zip(as_list(rows["limits"]), as_list(rows["reason"]), strict=True)
                ],
                "wrap",
                "",
                40,
            ),
            Field(
                "fund",
                words(COLUMNS["fund"]),
                [None if code is None else report.fund(code) for code in as_list(rows["fund"])],
                "wrap",
                UNKNOWN,
                18,
                printed=False,
            ),
            Field(
                "training",
                words(N_("Training with least in its way")),
                [None if code is None else report.training(code) for code in as_list(rows["training"])],
                "wrap",
                UNKNOWN,
                34,
                printed=False,
            ),
            of("jabatan", "wrap", width=34, printed=False),
            Field(
                "jenjang",
                words(COLUMNS["jenjang"]),
                [tiers.get(code, code) for code in as_list(rows["jenjang"])],
                width=20,
                printed=False,
            ),
        ],
        freeze=["name"],
        pages="opd",
        on_paper=on_paper,
    )
    if not on_paper:
        sheet.note(words(IN_PACKS))
    return sheet


def add_prices(book: Book, report: PlanReport) -> ReportSheet:
    """Add the limits of the plan and what loosening each is worth, the dearest first."""
    words = report.wording
    sheet = book.sheet(
        words(N_("Price of Limits")),
        words(N_("What each limit costs the plan")),
        words(
            N_(
                "What loosening a limit brings was found by making the plan again with it. The best plan gains at "
                "least the one and at most the other value; a value of 1 is one level of gap closed, weight 1."
            )
        ),
    )
    rows = priced(report)
    records = [dict(zip(rows.columns, row, strict=True)) for row in rows.itertuples(index=False, name=None)]
    of = stored_fields(rows, words)
    sheet.table(
        BODY,
        [
            Field(
                "limit", words(N_("Limit")), [words(word(LIMITS, one["limit"])) for one in records], "wrap", width=22
            ),
            Field(
                "subject",
                words(N_("Of what")),
                [limit_subject(report, one) for one in records],
                "wrap",
                width=46,
            ),
            of("allowed", "integer", UNKNOWN, 18, title=N_("Allowed")),
            of("used", "integer", UNKNOWN, 18, title=N_("Used")),
            Field(
                "unit",
                words(N_("Unit of measure")),
                [words(UNITS.get(one["unit"], one["unit"])) for one in records],
                width=10,
            ),
            Field(
                "binding",
                words(N_("Used up")),
                [
                    words(N_("■ yes")) if not is_missing(one["binding"]) and one["binding"] else words(N_("□ no"))
                    for one in records
                ],
                width=10,
            ),
            Field("step", words(N_("Step")), [amount(report, one) for one in records], width=18),
            of("levels_more", "decimal", UNKNOWN, 12, title=N_("Expected levels more")),
            of("people_more", "integer", UNKNOWN, 12, title=N_("People more")),
            of("worth_low", "decimal", UNKNOWN, 12, title=N_("Value more, at least")),
            of("worth_high", "decimal", UNKNOWN, 12, title=N_("Value more, at most")),
            Field("in_words", words(N_("In words")), [price(report, one) for one in records], "wrap", width=56),
        ],
        freeze=["limit", "subject"],
    )
    return sheet


def add_budget_steps(book: Book, report: PlanReport) -> None:
    """Add the seats that go first when there is less money; nothing where that was not studied."""
    if report.budget_steps.empty:
        return
    words = report.wording
    sheet = book.sheet(
        words(N_("With Less Money")),
        words(N_("Which seats go first with less money")),
        words(N_("Every ceiling is cut by the same share. What goes at a small cut is gone at every larger one.")),
    )
    rows = report.cuts.sort_values(["step", "opd", "unor", "name", "nip"], na_position="last", ignore_index=True)
    of = stored_fields(rows, words)
    steps = [budget_step(report, {"step": step}) for step in as_list(rows["step"])]
    sheet.table(
        BODY,
        [
            Field("step", words(N_("Goes at")), steps, width=16),
            of("name", "wrap", width=24),
            Field("nip", words(COLUMNS["nip"]), shown_nips(rows["nip"], report.config), width=20.5),
            rank_field(rows["nip"], report.ranks, words),
            of("jabatan", "wrap", width=26),
            of("opd", "wrap", width=32),
            of("title", "wrap", width=40, title=COLUMNS["training"]),
        ],
        freeze=["name"],
    )
