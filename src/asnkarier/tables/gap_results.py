"""Tables the gap analysis produces."""

from asnkarier.tables.development import SCOPES
from asnkarier.tables.people import JENJANG, NIP
from asnkarier.tables.schema import Column, Kind, Table

UNNAMED = "–"
"""What the totals call an OPD, unit or jenjang that the employee's row does not state."""

STATUSES = ("met", "gap", "unassessed", "expired", "exempt")
COMPETENCY_KINDS = ("managerial", "sociocultural", "technical")
PROFILE_KINDS = ("managerial", "sociocultural", "nontechnical", "technical", "unstated")
APART = (
    # what the legal standing (kedudukan hukum) says
    "study_leave",
    "unpaid_leave",
    "suspended",
    "pre_retirement",
    "retired",
    "died",
    "dismissed",
    "moved",
    "elsewhere",
    # what the dates say
    "not_yet_appointed",
    "past_retirement",
    "contract_ended",
    "position_unknown",  # the position was taken after the day, so what was held on it is not known
)

PERSON_COLUMNS = (
    NIP,
    Column("name", Kind.TEXT, "Name", personal=True),
    Column("opd", Kind.TEXT, "OPD"),
    Column("unor", Kind.TEXT, "Unit"),
    Column("jabatan", Kind.TEXT, "Position"),
    Column("jenjang", Kind.CHOICE, "Jenjang", choices=JENJANG),
)
COMPETENCY = Column("competency", Kind.COMPETENCY, "Competency code")
REQUIRED = Column("level_required", Kind.LEVEL, "Level required")
LEVEL = Column("level", Kind.LEVEL, "Latest valid level; empty while unknown")

GAPS = Table(
    "gaps",
    "One person and one competency the position requires",
    ("nip", "competency"),
    (
        *PERSON_COLUMNS,
        COMPETENCY,
        Column("kind", Kind.CHOICE, "Kind of competency", choices=COMPETENCY_KINDS),
        REQUIRED,
        Column("standard_scope", Kind.CHOICE, "Which standard won", choices=SCOPES),
        LEVEL,
        Column("assessed_on", Kind.DATE, "Date of that assessment, or of the expired one"),
        Column("gap", Kind.LEVEL, "max(0, required - level); empty while the level is unknown"),
        Column("surplus", Kind.LEVEL, "max(0, level - required); empty while the level is unknown"),
        Column("status", Kind.CHOICE, "State of the comparison", choices=STATUSES),
    ),
    made_by="gap-analysis",
)

JOB_PERSON_MATCH = Table(
    "job_person_match",
    "One person's job person match (JPM)",
    ("nip",),
    (
        *PERSON_COLUMNS,
        Column("required", Kind.INTEGER, "Competencies the position requires, exempt ones left out"),
        Column("assessed", Kind.INTEGER, "Of these, how many have a valid level"),
        Column("coverage", Kind.NUMBER, "assessed / required", unit="share"),
        Column("jpm", Kind.NUMBER, "JPM over the assessed competencies; empty if none", unit="percent"),
        Column("jpm_low", Kind.NUMBER, "JPM if every unknown level were 0", unit="percent"),
        Column("jpm_high", Kind.NUMBER, "JPM if every unknown level were the required one", unit="percent"),
        Column("category", Kind.TEXT, "Category of the JPM for mapping (pemetaan)"),
        Column("category_low", Kind.TEXT, "Category of jpm_low"),
        Column("category_high", Kind.TEXT, "Category of jpm_high"),
        Column("category_placement", Kind.TEXT, "Category of the JPM for filling a position (pengisian jabatan)"),
        Column("open_gaps", Kind.INTEGER, "Competencies with a gap"),
        Column("levels_missing", Kind.INTEGER, "Sum of the gaps", unit="levels"),
    ),
    made_by="gap-analysis",
)

STAFF_APART = Table(
    "staff_apart",
    "One person whom the analysis leaves out, or counts and tells apart, and one reason for it",
    ("nip", "reason"),
    (
        *PERSON_COLUMNS,
        Column("reason", Kind.CHOICE, "Why", choices=APART),
        Column("counted", Kind.FLAG, "Whether the person is counted all the same"),
        Column("day", Kind.DATE, "Day of retirement, after the contract, of appointment, or of taking the position; "
               "empty for a legal standing"),
        Column("kedudukan_hukum", Kind.TEXT, "Legal standing, as the file states it"),
    ),
    made_by="gap-analysis",
)  # fmt: skip

ASSESS_FIRST = Table(
    "assess_first",
    "One person whose category is open, and one competency to assess",
    ("nip", "competency"),
    (
        Column("place", Kind.INTEGER, "Place of the person; 1 is whose assessment tells most"),
        NIP,
        COMPETENCY,
        Column("turn", Kind.INTEGER, "Place of the competency among the person's unknown ones"),
        Column("points", Kind.NUMBER, "Its part of the range of the JPM", unit="percentage points"),
        Column("categories", Kind.INTEGER, "Categories for mapping that the person's range spans"),
        Column("needed", Kind.INTEGER, "Fewest assessments, in this order, that can settle the category"),
    ),
    made_by="gap-analysis",
)

JPM_BY_FORMULA = Table(
    "jpm_by_formula",
    "One person's JPM by one formula; without rows unless formulas were compared",
    ("nip", "formula"),
    (
        NIP,
        Column("formula", Kind.TEXT, "Name of the formula"),
        Column("jpm", Kind.NUMBER, "JPM by this formula", unit="percent"),
        Column("category", Kind.TEXT, "Its category for mapping; empty where too little is assessed"),
        Column("differs", Kind.FLAG, "Another category for mapping than by the formula in use"),
        Column("category_placement", Kind.TEXT, "Its category for filling a position"),
        Column("differs_placement", Kind.FLAG, "Another category for filling a position than by the formula in use"),
    ),
    made_by="gap-analysis",
)

GAP_TOTALS = Table(
    "gap_totals",
    "One group of people and one competency (empty: all competencies together)",
    ("scope", "group", "competency"),
    (
        Column("scope", Kind.CHOICE, "What the group is", choices=("region", "opd", "unor", "jenjang")),
        Column("group", Kind.TEXT, "Its name; a unit is named with its OPD as 'OPD / unit'"),
        COMPETENCY,
        Column("people", Kind.INTEGER, "People of whom it is required, exempt ones left out"),
        Column("required", Kind.INTEGER, "Person and competency pairs required, exempt ones left out"),
        Column("assessed", Kind.INTEGER, "Of these, with a valid level"),
        Column("coverage", Kind.NUMBER, "assessed / required", unit="share"),
        Column("with_gap", Kind.INTEGER, "Of the assessed, with a gap"),
        Column("share_with_gap", Kind.NUMBER, "with_gap / assessed; empty if none is assessed", unit="share"),
        Column("levels_missing", Kind.INTEGER, "Sum of the gaps", unit="levels"),
        Column("mean_gap", Kind.NUMBER, "levels_missing / assessed; empty if none is assessed", unit="levels"),
    ),
    made_by="gap-analysis",
)

GAP_PROFILE = Table(
    "gap_profile",
    "How levels, gaps and JPM are spread in one group of people and one kind of competency (empty: all kinds)",
    ("scope", "group", "kind"),
    (
        Column("scope", Kind.CHOICE, "What the group is", choices=("region", "sector", "opd", "unor")),
        Column("group", Kind.TEXT, "Its name, a sector's code; a unit is named with its OPD as 'OPD / unit'"),
        Column("kind", Kind.CHOICE, "Kind of competency; nontechnical takes in managerial and sociocultural",
               choices=PROFILE_KINDS),
        Column("people", Kind.INTEGER, "People of whom something of the kind is required"),
        Column("required", Kind.INTEGER, "Person and competency pairs required, exempt ones left out"),
        Column("met", Kind.INTEGER, "Of these, met"),
        Column("above", Kind.INTEGER, "Of the met, above the level required"),
        *(Column(f"gap_{size}", Kind.INTEGER, f"Pairs with a gap of {size}") for size in range(1, 5)),
        Column("unassessed", Kind.INTEGER, "Pairs never assessed"),
        Column("expired", Kind.INTEGER, "Pairs whose assessment is too old"),
        Column("exempt", Kind.INTEGER, "Pairs that are exempt, beside those required"),
        *(Column(f"level_{level}", Kind.INTEGER, f"Assessed pairs at level {level}") for level in range(1, 6)),
        Column("levels_missing", Kind.INTEGER, "Sum of the gaps", unit="levels"),
        Column("jpm_people", Kind.INTEGER, "People with a JPM over the competencies of the kind"),
        Column("jpm_q1", Kind.NUMBER, "First quartile of that JPM", unit="percent"),
        Column("jpm_median", Kind.NUMBER, "Its median", unit="percent"),
        Column("jpm_q3", Kind.NUMBER, "Its third quartile", unit="percent"),
    ),
    made_by="gap-analysis",
)  # fmt: skip
