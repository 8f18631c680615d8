"""Tables that the index of professionalism (IP ASN) produces. Unknown stays unknown: every figure has two ends."""

from asnkarier.tables.gap_results import PERSON_COLUMNS
from asnkarier.tables.people import JENIS_JABATAN, NIP
from asnkarier.tables.plan_results import PLAN, PLAN_CLASSES
from asnkarier.tables.schema import Column, Kind, Table

DIMENSIONS = ("qualification", "competence", "performance", "discipline")
TRAINING_PARTS = ("leadership", "functional", "technical", "seminar")
PARTS = {
    "education": "qualification",
    **dict.fromkeys(("position", *TRAINING_PARTS), "competence"),
    "predikat": "performance",
    "punishment": "discipline",
}
"""The parts of the index, in the order in which they are shown, each with its dimension."""
TRACED = (
    "certificate_missing",  # a training is on record without status and certificate
    "attendance_unknown",  # a seat was approved and its days are over; whether the person came is not said
    "form_unknown",  # a training is on record without its form
    "title_unknown",  # a leadership training whose title does not name the tier, or names a higher one
    "jp_unknown",  # a training is on record without its JP
    "year_unknown",  # a training is on record without a date
)
"""What is missing of something that is on record: whoever completes the record has the points, and it costs nothing."""
MISSING = (
    *TRACED,
    "no_history",  # no training of the person is on record at all
    "position_unknown",  # neither tier nor kind of the position is known
    "education_unknown",
    "performance_unknown",  # no annual predikat that counts
    "discipline_unknown",  # no list of punishments was imported
)
"""What is missing where a part has two ends."""
SCOPES = ("region", "opd")

_YEAR = Column("year", Kind.INTEGER, "Year measured")
_CATEGORY = (
    Column("category_low", Kind.TEXT, "Category of the lower end"),
    Column("category_high", Kind.TEXT, "Category of the upper end"),
)
_MISSING = Column("missing", Kind.LIST, "What is missing where the ends differ, joined by ';'", choices=MISSING)
_PART = (
    Column("dimension", Kind.CHOICE, "Dimension", choices=DIMENSIONS),
    Column("part", Kind.CHOICE, "Part of the dimension", choices=tuple(PARTS)),
)


def _ends(name: str, what: str) -> tuple[Column, Column]:
    return (
        Column(f"{name}_low", Kind.NUMBER, f"{what}: what is on record", unit="points"),
        Column(f"{name}_high", Kind.NUMBER, f"{what}: if all that is not known were so", unit="points"),
    )


_FIGURES = (
    *_ends("qualification", "Qualification"),
    *_ends("competence", "Competence"),
    *_ends("performance", "Performance"),
    *_ends("discipline", "Discipline"),
    *_ends("total", "Index"),
    *_CATEGORY,
)

IP_ASN_PEOPLE = Table(
    "ip_asn_people",
    "The index of professionalism of one person",
    ("nip",),
    (
        *PERSON_COLUMNS,
        _YEAR,
        Column("position_kind", Kind.CHOICE, "Kind of position it is measured by", choices=JENIS_JABATAN),
        *_FIGURES,
        Column("measured", Kind.NUMBER, "Total of the PIP ASN export of that year", unit="points"),
    ),
    made_by="ip-asn",
)

IP_ASN_PARTS = Table(
    "ip_asn_parts",
    "One part of one person's index",
    ("nip", "part"),
    (
        NIP,
        *_PART,
        *_ends("points", "Points"),
        Column("points_most", Kind.NUMBER, "Most points that the part can have", unit="points"),
        _MISSING,
        Column("jp", Kind.INTEGER, "Of the part technical: JP on record that count", unit="JP"),
        Column("evidence", Kind.TEXT, "What the lower end rests on"),
    ),
    made_by="ip-asn",
)

IP_ASN_GROUPS = Table(
    "ip_asn_groups",
    "The index of the region or of one OPD: means over its people",
    ("scope", "group"),
    (
        Column("scope", Kind.CHOICE, "What the group is", choices=SCOPES),
        Column("group", Kind.TEXT, "OPD; empty for the region"),
        Column("people", Kind.INTEGER, "People measured"),
        *_FIGURES,
        Column("traced", Kind.NUMBER, "What the lower end would gain if everything on record were completed",
               unit="points"),
        Column("measured_people", Kind.INTEGER, "Of the people, in the PIP ASN export of that year"),
        Column("measured", Kind.NUMBER, "Mean total of these in the export", unit="points"),
        Column("measured_low", Kind.NUMBER, "Mean lower end of the same people here", unit="points"),
    ),
    made_by="ip-asn",
)  # fmt: skip

IP_ASN_MISSING = Table(
    "ip_asn_missing",
    "What one kind of missing record would bring, over all people",
    ("part", "missing"),
    (
        *_PART,
        _MISSING,
        Column("traced", Kind.FLAG, "Whether something is on record that only has to be completed"),
        Column("people", Kind.INTEGER, "People of whom it is missing"),
        Column("points", Kind.NUMBER, "Points between the two ends, summed over them", unit="points"),
        Column("index", Kind.NUMBER, "The same of the region's index: divided by all people measured", unit="points"),
    ),
    made_by="ip-asn",
)

IP_ASN_DIFFERENCES = Table(
    "ip_asn_differences",
    "One dimension of one person that the PIP ASN export states otherwise than the records here",
    ("nip", "dimension"),
    (
        *PERSON_COLUMNS,
        _PART[0],
        *_ends("points", "Points here"),
        Column("measured", Kind.NUMBER, "Points of the PIP ASN export", unit="points"),
        Column("difference", Kind.NUMBER, "Points of the export less the nearer end here; below 0 the export lacks "
               "what is on record here", unit="points"),
    ),
    made_by="ip-asn",
)  # fmt: skip

_LOW = "by what is on record, and the plan's trainings as attended"

IP_ASN_PLAN = Table(
    "ip_asn_plan",
    "One seat of the plan that raises the index",
    ("nip", "training"),
    (
        *PERSON_COLUMNS,
        PLAN["training"],
        PLAN["title"],
        PLAN["training_class"],
        PLAN["fund"],
        PLAN["cost"],
        PLAN["jp"],
        PLAN["days"],
        Column("part", Kind.CHOICE, "Part of the index it brings; empty for a prerequisite that brings none itself",
               choices=TRAINING_PARTS),
        Column("points", Kind.NUMBER, "Points it brings; where several trainings together bring the JP, its share",
               unit="points"),
        PLAN["before"],
    ),
    made_by="plan-ip-asn",
)  # fmt: skip

IP_ASN_PLAN_CLASSES = Table(
    "ip_asn_plan_classes",
    "One training of the catalogue under one fund, in the plan that raises the index",
    ("training", "fund"),
    (
        *(column for column in PLAN_CLASSES.columns if column.name not in ("candidates", "value")),
        Column("candidates", Kind.INTEGER, "People to whom it could bring points"),
        Column("points", Kind.NUMBER, "Points that its seats bring", unit="points"),
    ),
    made_by="plan-ip-asn",
)

IP_ASN_PLAN_OPD = Table(
    "ip_asn_plan_opd",
    "One OPD in the plan that raises the index",
    ("opd",),
    (
        Column("opd", Kind.TEXT, "OPD"),
        Column("people", Kind.INTEGER, "People measured"),
        Column("index_before", Kind.NUMBER, "Index in the plan's year without the plan", unit="points"),
        Column("index_after", Kind.NUMBER, f"Index {_LOW}", unit="points"),
        Column("traced", Kind.NUMBER, "What completing the records would bring without the plan", unit="points"),
        Column("people_with_seat", Kind.INTEGER, "People with a seat"),
        Column("seats", Kind.INTEGER, "Seats"),
        Column("cost", Kind.RUPIAH, "Cost of the participants", unit="Rp"),
        Column("points", Kind.NUMBER, "Points that the seats bring, summed over people", unit="points"),
    ),
    made_by="plan-ip-asn",
)

IP_ASN_PLAN_SUMMARY = Table(
    "ip_asn_plan_summary",
    "The plan of one year that raises the index",
    ("year",),
    (
        Column("year", Kind.INTEGER, "Budget year, of which the index is measured"),
        Column("as_of", Kind.DATE, "Day up to which the records count"),
        Column("target", Kind.NUMBER, "Index asked for; empty for the highest that the money brings", unit="points"),
        Column("completed", Kind.FLAG, "Whether the plan counts on it that what is on record is completed"),
        Column("people", Kind.INTEGER, "People measured"),
        Column("index_before", Kind.NUMBER, "Index in that year without the plan, from what is on record",
               unit="points"),
        Column("traced", Kind.NUMBER, "What completing what is on record brings without the plan, at no cost",
               unit="points"),
        Column("index_after", Kind.NUMBER, f"Index {_LOW}", unit="points"),
        Column("index_most", Kind.NUMBER, "Index that no plan within the limits exceeds", unit="points"),
        Column("cost", Kind.RUPIAH, "Cost, participants and classes together", unit="Rp"),
        Column("cost_least", Kind.RUPIAH, "Cost below which no plan reaches the target; empty without one", unit="Rp"),
        Column("budget", Kind.RUPIAH, "Money that could be spent", unit="Rp"),
        Column("gap", Kind.NUMBER, "Proven gap: of the cost with a target, else of the points that could be gained"),
        Column("gap_tolerance", Kind.NUMBER, "Gap at which the search could stop"),
        Column("points", Kind.NUMBER, "Points that the plan brings, summed over people", unit="points"),
        Column("people_with_seat", Kind.INTEGER, "People with a seat"),
        Column("seats", Kind.INTEGER, "Seats"),
        Column("classes", Kind.INTEGER, "Classes"),
    ),
    made_by="plan-ip-asn",
)  # fmt: skip
