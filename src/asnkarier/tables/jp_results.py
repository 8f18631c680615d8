"""Tables of the JP ledger: who has how many lesson hours (JP) in a year, what counted, and what is cheapest to add."""

from asnkarier.tables.gap_results import PERSON_COLUMNS
from asnkarier.tables.people import EMPLOYMENT, NIP
from asnkarier.tables.schema import Column, Kind, Table

JP_COUNTED_AS = (
    "earned",  # attended or passed, or in a history without status and with a certificate; ended by the day
    "unproven",  # in a history without status and without a certificate
    "coming",  # approved, or not ended yet
    "proposed",
    "lost",  # dropped or declined
)
"""What a participation is for the ledger."""
JP_FROM = (
    "stated",
    "converted",  # by the region's rule of the form
    "unknown",  # no JP are stated, and no rule gives any
)
JP_STATES = (
    "reached",
    "undecided",  # not reached, but participations without known JP or without proof may suffice
    "planned",  # not reached; what is approved and planned suffices
    "on_pace",
    "behind",
    "too_early",  # before the month from which the pace is said
    "missed",  # the year is over
    "no_minimum",  # no minimum is known for the employment
)
"""How far somebody is from the JP minimum; asked in this order but for the last."""
JP_STEPS = ("form", "training")

_YEAR = Column("year", Kind.INTEGER, "Year the JP count for")

JP_LEDGER = Table(
    "jp_ledger",
    "One active employee and the lesson hours (JP) of one year",
    ("nip", "year"),
    (
        *PERSON_COLUMNS,
        Column("employment", Kind.CHOICE, "Employment", choices=EMPLOYMENT),
        _YEAR,
        Column("jp_earned", Kind.INTEGER, "JP of what was attended or passed, within the limits of the form",
               unit="JP"),
        Column("jp_unproven", Kind.INTEGER, "JP in a history that states neither status nor certificate", unit="JP"),
        Column("jp_coming", Kind.INTEGER, "JP approved or not ended yet, but for seats of the plan", unit="JP"),
        Column("jp_planned", Kind.INTEGER, "JP of the plan's seats that were not attended yet; empty without a plan of "
               "the year", unit="JP"),
        Column("jp_cut", Kind.INTEGER, "JP stated beyond the limits of their form: they count nowhere", unit="JP"),
        Column("unknown", Kind.INTEGER, "Participations attended, unproven or coming whose JP are not known"),
        Column("jp_minimum", Kind.INTEGER, "JP to be reached in the year; empty where none is known", unit="JP"),
        Column("jp_maximum", Kind.INTEGER, "Most JP of the year; empty where there is none", unit="JP"),
        Column("missing", Kind.INTEGER, "max(0, minimum - earned)", unit="JP"),
        Column("missing_after", Kind.INTEGER, "max(0, minimum - earned - coming - planned)", unit="JP"),
        Column("above", Kind.INTEGER, "max(0, earned + unproven + coming + planned - maximum)", unit="JP"),
        Column("projected", Kind.NUMBER, "Earned divided by the share of the year that has passed", unit="JP"),
        Column("state", Kind.CHOICE, "How far the person is from the minimum", choices=JP_STATES),
        Column("certificates", Kind.INTEGER, "Certificates of the years in which they count"),
        Column("way_cost", Kind.RUPIAH, "Rupiah of the cheapest way to what is missing after; empty where nothing is",
               unit="Rp"),
        Column("way_days", Kind.INTEGER, "Working days absent that it takes", unit="days"),
        Column("way_jp", Kind.INTEGER, "JP that it brings; fewer than missing where nothing more is open", unit="JP"),
    ),
    made_by="jp",
)  # fmt: skip

JP_PARTICIPATIONS = Table(
    "jp_participations",
    "One participation of the year and what it counts",
    ("nip", "training", "training_class", "started_on"),
    (
        NIP,
        Column("training", Kind.TEXT, "Code of the training, or its title"),
        Column("training_class", Kind.TEXT, "Class (angkatan)"),
        Column("title", Kind.TEXT, "Title of the training"),
        Column("form", Kind.TEXT, "Form of the LAN list"),
        Column("started_on", Kind.DATE, "First day"),
        Column("ended_on", Kind.DATE, "Last day"),
        Column("certificate", Kind.TEXT, "Number of the certificate"),
        Column("counted_as", Kind.CHOICE, "What it is for the ledger", choices=JP_COUNTED_AS),
        Column("jp_from", Kind.CHOICE, "Where the JP come from", choices=JP_FROM),
        Column("jp_full", Kind.INTEGER, "JP stated or converted; empty while unknown", unit="JP"),
        Column("jp", Kind.INTEGER, "Of these, within the limits of the form", unit="JP"),
        Column("course", Kind.TEXT, "Training of the catalogue that its name stands for; empty for any other"),
    ),
    made_by="jp",
)

JP_WAYS = Table(
    "jp_ways",
    "One step of the cheapest way by which one person reaches the JP minimum",
    ("nip", "step"),
    (
        NIP,
        Column("step", Kind.INTEGER, "Number of the step, from 1"),
        Column("kind", Kind.CHOICE, "Whether it is a free form of development or a training", choices=JP_STEPS),
        Column("code", Kind.TEXT, "Form of the LAN list, or code of the training"),
        Column("title", Kind.TEXT, "Its name"),
        Column("units", Kind.INTEGER, "Sessions or days of the form; 1 for a training"),
        Column("jp", Kind.INTEGER, "JP it brings", unit="JP"),
        Column("cost", Kind.RUPIAH, "Rupiah: the participant and the share of a full class", unit="Rp"),
        Column("days", Kind.INTEGER, "Working days absent", unit="days"),
    ),
    made_by="jp",
)

JP_OPD = Table(
    "jp_opd",
    "One OPD and its lesson hours (JP) of one year",
    ("opd", "year"),
    (
        Column("opd", Kind.TEXT, "OPD; empty for people without one"),
        _YEAR,
        Column("employees", Kind.INTEGER, "Active employees"),
        Column("with_minimum", Kind.INTEGER, "Of these, with a JP minimum"),
        *(
            Column(state, Kind.INTEGER, f"Of those with a minimum, in the state {state}")
            for state in JP_STATES
            if state != "no_minimum"
        ),
        Column("with_maximum", Kind.INTEGER, "Employees with a JP maximum"),
        Column("above_maximum", Kind.INTEGER, "Of these, above it with what is coming and planned"),
        Column("jp_earned", Kind.INTEGER, "JP earned by all", unit="JP"),
        Column("missing", Kind.INTEGER, "JP missing to the minimum of each", unit="JP"),
        Column("way_cost", Kind.RUPIAH, "Rupiah of the cheapest ways", unit="Rp"),
        Column("way_days", Kind.INTEGER, "Working days absent that they take", unit="days"),
    ),
    made_by="jp",
)
