"""The individual development plan of one person as one page of a Word document."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from asnkarier.i18n import N_
from asnkarier.reports.individual import sentences
from asnkarier.reports.individual.person import Individual, Individuals, Level
from asnkarier.reports.kit.labels import COLUMNS
from asnkarier.reports.kit.word_xml import Cell, blank, paragraph, run, table

BODY, SMALL, TITLE = 8.5, 8, 13
HEAD_FILL, LABEL_FILL = "1F3864", "EAF1F8"
BAR_FILLS = {sentences.HELD: "0072B2", sentences.ABOVE: "56B4E9", sentences.MISSING: "FDEBD3", "?": "E4E4E4"}
BAR_COLOURS = {sentences.HELD: "FFFFFF", sentences.MISSING: "A63C06", "?": "595959"}
_IDENTITY = (1750, 3453, 1750, 3253)
_LEVELS = (3956, 520, 520, 520, 520, 520, 900, 1350, 1400)
_ACTIVITIES = (2350, 2000, 1600, 550, 1256, 1150, 1300)
_SIGNATURES = (3402, 3402, 3402)


def page(documents: Individuals, person: Individual, *, first: bool) -> str:
    """Give the page; every page but the first begins a new one."""
    words, agency = documents.wording, documents.config.region.agency.name
    return "".join(
        (
            paragraph(run(agency, BODY, colour="595959"), align="center", new_page=not first),
            paragraph(run(sentences.title(documents).upper(), TITLE, bold=True), align="center", before=20, after=80),
            _identity(documents, person),
            _heading(words(N_("Competencies held against those the position requires, as of {date}"),
                           date=words.date(documents.as_of))),
            _levels(documents, person),
            _heading(words(N_("Development activities"))),
            _activities(documents, person),
            _ledger(documents, person),
            *_unserved(documents, person),
            _agreed(documents),
            _signatures(documents, person),
        )
    )  # fmt: skip


def _heading(text: str) -> str:
    return paragraph(run(text, 9.5, bold=True, colour=HEAD_FILL), before=110, after=40)


def _text(text: str, size: float = BODY, *, bold: bool = False, align: str = "left", colour: str = "") -> str:
    return paragraph(run(text, size, bold=bold, colour=colour), align=align)


def _header(titles: Iterable[str], spans: Sequence[int] | None = None) -> list[Cell]:
    names = list(titles)
    return [
        Cell(_text(name, SMALL, bold=True, align="center", colour="FFFFFF"), HEAD_FILL, span)
        for name, span in zip(names, spans or [1] * len(names), strict=True)
    ]


def _identity(documents: Individuals, person: Individual) -> str:
    words = documents.wording

    def label(text: str) -> Cell:
        return Cell(_text(words(text), SMALL), LABEL_FILL)

    def value(text: str, *, bold: bool = False) -> Cell:
        return Cell(_text(sentences.or_dash(text), bold=bold))

    def open_(text: str) -> Cell:
        return Cell(paragraph(blank(words(text), BODY)))

    superior = value(person.superior[0]) if person.superior else open_(N_("name of the superior"))
    rows = [
        [label(COLUMNS["name"]), value(person.name, bold=True), label(COLUMNS["nip"]), value(person.nip)],
        [label(COLUMNS["jabatan"]), value(person.jabatan), label(N_("Rank (golongan)")), value(person.rank)],
        [label(COLUMNS["unor"]), value(person.unor), label(COLUMNS["opd"]), value(person.opd)],
        [label(N_("Position aimed at")), open_(N_("position")), label(N_("Direct superior")), superior],
    ]
    return table(rows, _IDENTITY)


def _levels(documents: Individuals, person: Individual) -> str:
    words = documents.wording
    titles = (COLUMNS["competency"], N_("Level 1 to 5"), N_("Held"), N_("Required"), COLUMNS["gap"])
    shown, rest = sentences.shown_levels(person)
    rows = [_header((words(title) for title in titles), (1, sentences.HIGHEST, 1, 1, 1))]
    rows += [_level(documents, one) for one in shown]
    parts = [table(rows, _LEVELS, header=True)]
    if rest:
        named = ", ".join(one.competency for one in rest)
        parts.append(_text(words(N_("Met as well: {competencies}."), competencies=named), SMALL))
    parts.append(paragraph(run(sentences.match_sentence(documents, person), BODY), before=30))
    return "".join(parts)


def _level(documents: Individuals, level: Level) -> list[Cell]:
    bars = [
        # an exact height, because the font that has these signs is a taller one
        Cell(
            paragraph(run(sign, 7, colour=BAR_COLOURS.get(sign, "")), align="center", line=170), BAR_FILLS.get(sign, "")
        )
        for sign in sentences.signs(level)
    ]
    held = "?" if level.level is None else str(level.level)
    return [
        Cell(_text(level.competency, SMALL)),
        *bars,
        Cell(_text(held, SMALL, align="center")),
        Cell(_text(str(level.required), SMALL, align="center")),
        Cell(_text(sentences.gap_text(documents, level), SMALL, bold=level.status == "gap", align="center")),
    ]


def _activities(documents: Individuals, person: Individual) -> str:
    if not person.activities:
        return paragraph(run(sentences.nothing_planned(documents), BODY, italic=True))
    words = documents.wording
    titles = (COLUMNS["training"], N_("Competency and level"), N_("Route / form"), COLUMNS["jp"], N_("Time"),
              COLUMNS["cost"], N_("Fund"))  # fmt: skip
    rows = [_header(words(title) for title in titles)]
    for one in person.activities:
        holder = words(N_("Held by: {provider}"), provider=one.provider) if one.provider else ""
        measure = words(N_("Measure of success: {measure}"), measure=sentences.success(one, documents))
        under = ". ".join(filter(None, (measure, holder)))
        cells = (one.title, sentences.aims(one, documents), sentences.way_and_form(one), str(one.jp), one.time)
        rows += [
            [
                *(Cell(_text(sentences.or_dash(text), SMALL)) for text in cells),
                Cell(_text(words.rupiah(one.cost), SMALL, align="right")),
                Cell(_text(one.fund, SMALL)),
            ],
            [Cell(_text(under, SMALL, colour="404040"), "F7F7F7", len(_ACTIVITIES))],
        ]
    rows.append(
        [
            Cell(_text(words(N_("Total")), SMALL, bold=True), LABEL_FILL, 3),
            Cell(_text(words.number(person.jp), SMALL, bold=True), LABEL_FILL),
            Cell(_text("", SMALL), LABEL_FILL),
            Cell(_text(words.rupiah(person.cost), SMALL, bold=True, align="right"), LABEL_FILL),
            Cell(_text("", SMALL), LABEL_FILL),
        ]
    )
    told = sentences.jp_sentence(documents, person)
    return table(rows, _ACTIVITIES, header=True) + (paragraph(run(told, BODY), before=30) if told else "")


def _ledger(documents: Individuals, person: Individual) -> str:
    told = sentences.ledger_sentence(documents, person)
    return paragraph(run(told, BODY), before=30) if told else ""


def _unserved(documents: Individuals, person: Individual) -> list[str]:
    lines = sentences.unserved_lines(documents, person)
    if not lines:
        return []
    return [
        _heading(documents.wording(N_("Needs without an activity in the plan, and why"))),
        *(paragraph(run(f"• {line}", SMALL)) for line in lines),
    ]


def _agreed(documents: Individuals) -> str:
    words = documents.wording
    fields = (
        (N_("Mentor:"), N_("name of the mentor")),
        (N_("Agreed besides (coaching, mentoring, own study):"), N_("activities")),
        (N_("Next review:"), N_("date")),
    )
    lines = [
        paragraph(run(f"{words(label)} ", BODY), blank(words(place), BODY), before=60 if number == 0 else 20)
        for number, (label, place) in enumerate(fields)
    ]
    return "".join(lines)


def _signatures(documents: Individuals, person: Individual) -> str:
    words = documents.wording

    def signed(role: str, name: str, nip: str) -> Cell:
        who = run(name, BODY, bold=True) if name else blank(words(N_("name")), BODY)
        number = run(f"NIP {nip}", BODY) if nip else run("NIP ", BODY) + blank("NIP", BODY)
        return Cell(
            paragraph(run(role, BODY), align="center", after=480)
            + paragraph(who, align="center")
            + paragraph(number, align="center"),
            top=True,
        )

    superior = person.superior or ("", "")
    place = paragraph(
        blank(words(N_("place")), BODY), run(", ", BODY), blank(words(N_("date")), BODY), align="right", before=60
    )
    cells = [
        signed(words(N_("Direct superior")), *superior),
        signed(words(N_("Mentor")), "", ""),
        signed(words(N_("Employee")), person.name, person.nip),
    ]
    # Word wants a paragraph after a table that ends a document; this one is as good as without height
    return place + table([cells], _SIGNATURES, lines=False) + paragraph(run("", 1), line=20)
