"""How far the plan depends on what is assumed of its trainings: a sheet, and a sentence for the letter."""

from __future__ import annotations

from asnkarier.i18n import N_
from asnkarier.reports.kit.common_sheets import BODY
from asnkarier.reports.kit.excel import Book, Field, as_list
from asnkarier.reports.kit.labels import COLUMNS, PICKS, word
from asnkarier.reports.kit.stored_fields import stored_fields
from asnkarier.reports.kit.wording import UNKNOWN
from asnkarier.reports.plan.report import PlanReport

_NOT_MADE_AGAIN = N_("Which trainings stay chosen was not looked at: the plan is made again for up to 100 draws only.")


def told(report: PlanReport) -> str:
    """Say what was drawn, what is expected then, and how many trainings stay chosen; "" where nothing was drawn."""
    if report.robust.empty:
        return ""
    words, rows = report.wording, report.robust
    whole, trainings = rows[rows["training"].isna()].iloc[0], rows[rows["training"].notna()]
    text = words(
        N_(
            "Drawn at random {draws} times, which rests on an assumption and not on measurement (effectiveness around "
            "what is stated, concentration {effect}; attendance around {attendance}, concentration {attending}; each "
            "training by itself), {low} to {high} levels are expected in eight of ten draws, against {expected} where "
            "all is as stated and everybody attends."
        ),
        draws=words.number(whole["draws"]),
        effect=words.number(whole["effectiveness_concentration"]),
        attendance=words.percentage(100 * whole["attendance"], 0),
        attending=words.number(whole["attendance_concentration"]),
        low=words.number(whole["levels_low"], 1),
        high=words.number(whole["levels_high"], 1),
        expected=words.number(whole["levels_expected"], 1),
    )
    if not whole["made_again"]:
        return f"{text} {words(_NOT_MADE_AGAIN)}"
    again = N_(
        "Made again with each of the {again} draws, the plan has {robust} of its {trainings} trainings in at least 90 "
        "% of them (robust) and {fragile} in fewer than half (fragile)."
    )
    counts = trainings["pick"].value_counts()
    return (
        text
        + " "
        + words(
            again,
            again=words.number(whole["made_again"]),
            trainings=words.number(len(trainings)),
            **{name: words.number(int(counts.get(name, 0))) for name in ("robust", "fragile")},
        )
    )


def add(book: Book, report: PlanReport) -> None:
    """Add the whole plan and its trainings, the least often chosen first; nothing where nothing was drawn."""
    if report.robust.empty:
        return
    words = report.wording
    rows = report.robust.assign(whole=report.robust["training"].notna())
    rows = rows.sort_values(["whole", "chosen", "training"], na_position="last", ignore_index=True)
    titles = rows["title"].fillna(words(N_("The whole plan")))
    picks = [None if pick is None else words(word(PICKS, pick)) for pick in as_list(rows["pick"])]
    note = N_("Effectiveness and attendance drawn {draws} times: assumed, not measured. The letter says how.")
    told_by = [words(note, draws=words.number(rows["draws"].iloc[0]))]
    of, again = stored_fields(rows, words), bool(rows["made_again"].iloc[0])
    if not again:
        told_by.append(words(_NOT_MADE_AGAIN))
    sheet = book.sheet(words(N_("Robustness")), words(N_("How sure the choice of trainings is")), " ".join(told_by))
    picked = [
        of("chosen", "percent", UNKNOWN, 16, title=N_("Plans made again that have the training")),
        of("seats_kept", "percent", UNKNOWN, 16, title=N_("Seats that stay in them, on average")),
        Field("pick", words(N_("Choice")), picks, "text", UNKNOWN, 14),
    ]
    sheet.table(
        BODY,
        [
            Field("title", words(COLUMNS["training"]), as_list(titles), "wrap", width=44),
            of("training", "text", "", 14, title=N_("Code")),
            of("seats", "integer", width=10),
            of("levels_expected", "decimal", width=13, title=N_("Levels expected to close")),
            of("levels_low", "decimal", width=15, title=N_("Fewer in one draw of ten")),
            of("levels_middle", "decimal", width=15, title=N_("Fewer in half of the draws")),
            of("levels_high", "decimal", width=15, title=N_("More in one draw of ten")),
            *(picked if again else ()),
        ],
        freeze=["title"],
    )
