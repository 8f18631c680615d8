"""Tables the analyses produce. Reports lay them out; nothing here is imported from a file."""

from asnkarier.tables.development import SCOPES
from asnkarier.tables.people import JENJANG, METHODS, NIP
from asnkarier.tables.references import PERSON
from asnkarier.tables.schema import Column, Kind, Migration, Table

UNNAMED = "–"
"""What the totals call an OPD, unit or jenjang that the employee's row does not state."""

STATUSES = ("met", "gap", "unassessed", "expired", "exempt")
COMPETENCY_KINDS = ("managerial", "sociocultural", "technical")
PROFILE_KINDS = ("managerial", "sociocultural", "nontechnical", "technical", "unstated")
REASONS = (
    "selected",
    "not_assessed",  # the person was never assessed, so no training can be matched to the level
    "assessment_expired",  # the last assessment is too old to match a training to it
    "no_training",  # no training in the catalogue raises the competency from the person's level
    "leaves_before_end",  # the person retires, or the contract ends, before the end of the plan's year
    "away",  # the person is counted but not at work, as on study leave
    "jenjang_not_allowed",  # those that do are not open to the person's jenjang
    "employment_not_allowed",  # nor to the person's employment
    "not_eligible",  # the person is not of those whom the catalogue says they are for
    "eligibility_unknown",  # what they ask of a participant is not known of the person
    "no_fund",  # no fund that may pay for the training has a ceiling this year
    "prerequisite_missing",  # what must be passed before is not known to be passed, and cannot be taken before
    "banned",  # the office decided against it
    "no_value",  # by the region's weights, the seat is worth nothing or less than its cost takes off
    "person_limit",  # the person's days or JP do not allow it, alone or besides the other picks
    "cap_reached",  # a group of people has as many seats as the region lets it have
    "class_not_held",  # no class can be held, or too few could still come to hold one
    "seats_full",
    "classes_full",  # all classes there are, are held, and another fund pays for them
    "fund_exhausted",  # what is left of the fund does not pay for one seat more
    "class_unaffordable",  # what is left of the fund pays for a seat, but not for the class it needs
    "funds_apart",  # several funds could pay for the class together, but each class is paid by one
    "budget_exhausted",  # the cap over all funds leaves too little
    "opd_without_ceiling",  # the fund is given to other OPDs only
    "opd_ceiling",  # the ceiling of the OPD in the fund is used up
    "better_use",  # nothing stands in its way, but it is not worth its cost or the search did not find it
)

PICKS = ("robust", "between", "fragile")
"""How often a training stays chosen where effectiveness and attendance are drawn."""

STRANDED = (
    "no_training",  # no training of the catalogue may be paid by the fund
    "no_candidate",  # those that may help nobody who may attend them
    "class_too_dear",  # the cheapest class that somebody needs costs more than the ceiling
    "opd_without_people",  # nobody works in the OPD the ceiling is for, perhaps by its spelling
    "opd_without_candidate",  # nobody of the OPD needs what the fund may pay for
    "opds_only",  # the fund is given to OPDs by name; people of others need it too
)
"""Why money of the year cannot be used, or not by everyone."""

PRICED = (
    "computed",  # the plan was made again with the limit loosened
    "slack",  # the limit is not used up
    "not_computed",
)

BARRED = (
    "leaves_before_end",
    "away",
    "jenjang_not_allowed",
    "employment_not_allowed",
    "not_eligible",
    "eligibility_unknown",
    "no_fund",
    "prerequisite_missing",
    "banned",
)
"""What bars a person from a training, in the order it is asked."""

UNDATED = (
    "no_holidays",  # the calendar lists no holidays of the year, so no day is known to be a working day
    "no_days",  # the catalogue gives the training no working days, or it is not known how many
    "months_unreadable",  # what the catalogue says of the months cannot be read
    "too_long",  # the year has not so many working days
    # one rule by itself: without it the seat would have a date, all others as they are
    "window",  # the weeks of the calendar
    "months",  # the months of the catalogue
    "blackout",  # days kept free of classes for everybody
    "money",  # the money of the fund comes later in the year
    "leaving",  # the class would end after the person has left
    "absence",  # days on which the person is kept at work
    "other_class",  # another class of the person on the same days
    "order",  # what has to come before it is not dated or ends too late, or what comes after begins too early
    "away_share",  # too many of the unit would be away
    "class_size",  # too few can come on the same days to hold a class
    "several",  # no one rule alone stands in the way
)
"""Why a class, or a seat, has no date."""

DROPPED = (
    "not_counted",  # the person is no longer among those the plan counts
    "unknown_training",  # the catalogue has the training no longer
    "not_assessed",
    "closes_nothing",  # as the gap was closed, or the training teaches something else now
    *BARRED,
    "not_open",
    "other_training",  # another training of the new plan closes what it closed
    "better_use",  # it could have stayed, but its money or place is worth more elsewhere, or is decided on
)
"""Why a seat of an earlier plan is not in the new one."""

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

STOPPED_BY = (
    "optimal",  # no plan is better
    "tolerance",  # proven to be within the gap asked for
    "time_limit",
    "size",  # the search came to its end without a closer proof
)

_PERSON = (
    NIP,
    Column("name", Kind.TEXT, "Name", personal=True),
    Column("opd", Kind.TEXT, "OPD"),
    Column("unor", Kind.TEXT, "Unit"),
    Column("jabatan", Kind.TEXT, "Position"),
    Column("jenjang", Kind.CHOICE, "Jenjang", choices=JENJANG),
)
_COMPETENCY = Column("competency", Kind.COMPETENCY, "Competency code")
_REQUIRED = Column("level_required", Kind.LEVEL, "Level required")
_LEVEL = Column("level", Kind.LEVEL, "Latest valid level; empty while unknown")

GAPS = Table(
    "gaps",
    "One person and one competency the position requires",
    ("nip", "competency"),
    (
        *_PERSON,
        _COMPETENCY,
        Column("kind", Kind.CHOICE, "Kind of competency", choices=COMPETENCY_KINDS),
        _REQUIRED,
        Column("standard_scope", Kind.CHOICE, "Which standard won", choices=SCOPES),
        _LEVEL,
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
        *_PERSON,
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
        *_PERSON,
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
        _COMPETENCY,
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
        _COMPETENCY,
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

NEED_SCOPES = ("region", "opd", "sector")
SUPPORTS = (
    "supported",  # people lack it, and somebody asked for it
    "not_asked",  # people lack it, and nobody asked for it
    "asked_unknown",  # asked for; of those assessed nobody lacks it, of the others nothing is known
    "asked_no_gap",  # asked for; everybody of whom it is required has it, or it is required of nobody
    "unknown",  # neither asked for nor known to be lacking, and not everybody is assessed
    "none",  # neither asked for nor lacking
)
ASKED_STATES = (
    "counted",
    "theme_only",  # what it asks for is in no word the region knows as a competency
    "too_old",  # raised longer ago than a voice counts
    "later",  # raised after the day the result is stated for
)

_NEED_GROUP = (
    Column("scope", Kind.CHOICE, "What the group is", choices=NEED_SCOPES),
    Column("group", Kind.TEXT, "OPD, or code of the sector; empty for the region"),
)
_VOICE = (
    Column("proposals", Kind.INTEGER, "Needs that forums, surveys and OPDs raised and that count"),
    Column("votes", Kind.INTEGER, "Their votes together; one that states none counts as one vote"),
)
_RANK = (
    Column("rank", Kind.INTEGER, "Place by the region's rule, from 1, equals alike; empty where nothing is needed"),
    Column("equals", Kind.INTEGER, "How many have that place, itself included"),
)

RANKED_NEEDS = Table(
    "ranked_needs",
    "One competency in one group of people: how much of it is lacking, who asked for it, and its place",
    ("scope", "group", "competency"),
    (
        *_NEED_GROUP,
        _COMPETENCY,
        Column("people", Kind.INTEGER, "Active employees of whom it is required, exempt ones left out"),
        Column("with_gap", Kind.INTEGER, "Of these, with a gap"),
        Column("levels_missing", Kind.INTEGER, "Sum of their gaps", unit="levels"),
        Column("unknown", Kind.INTEGER, "Of the people, without a valid assessment: no gap and none met"),
        Column("below_target", Kind.INTEGER, "Of those with a gap, below the performance target"),
        Column("performance_unknown", Kind.INTEGER, "Of those with a gap, without a performance result that counts"),
        *_VOICE,
        Column("asked_by", Kind.TEXT, "The forums, surveys and letters that asked for it, joined by '; '"),
        Column("support", Kind.CHOICE, "How asking and lacking agree", choices=SUPPORTS),
        *_RANK,
    ),
    made_by="needs",
)

NEED_GROUPS = Table(
    "need_groups",
    "One group of people with all its needs together",
    ("scope", "group"),
    (
        *_NEED_GROUP,
        Column("employees", Kind.INTEGER, "Active employees"),
        Column("people", Kind.INTEGER, "Of these, with a requirement that is not exempt"),
        Column("with_gap", Kind.INTEGER, "People with a gap"),
        Column("levels_missing", Kind.INTEGER, "Sum of the gaps", unit="levels"),
        Column("unknown", Kind.INTEGER, "People with a requirement that has no valid assessment"),
        Column("below_target", Kind.INTEGER, "Employees below the performance target"),
        Column("performance_unknown", Kind.INTEGER, "Employees without a performance result that counts"),
        *_VOICE,
        Column("theme_only", Kind.INTEGER, "Needs raised of which no competency is known; they count nowhere else"),
        *_RANK,
    ),
    made_by="needs",
)

ASKED_NEEDS = Table(
    "asked_needs",
    "One need as it was raised, and how it was taken",
    ("source_event", "opd", "unor", "nip", "competency", "competency_from", "theme"),
    (
        Column("source_event", Kind.TEXT, "Forum, survey or letter"),
        Column("raised_on", Kind.DATE, "Date it was raised"),
        Column("opd", Kind.TEXT, "OPD that raised it"),
        Column("unor", Kind.TEXT, "Unit that raised it"),
        Column("nip", Kind.NIP, "Person it is for, where one is named", refers_to=(PERSON,), personal=True),
        Column("theme", Kind.TEXT, "The need in the words of those who raised it"),
        _COMPETENCY,
        Column("competency_from", Kind.CHOICE, "What names the competency; empty for a theme alone",
               choices=("competency", "theme")),
        Column("votes", Kind.INTEGER, "Votes stated"),
        Column("place", Kind.TEXT, "OPD it counts for: that which raised it, else the person's, else the only one that "
               "has the unit; empty where there is none"),
        Column("state", Kind.CHOICE, "Whether it counts, else why not", choices=ASKED_STATES),
    ),
    made_by="needs",
)  # fmt: skip

TEAM_STATES = (
    "have",  # enough people are known to have the level
    "may_have",  # not enough are, but with those of whom nothing is known there may be
    "missing",  # not even with them
    "nobody_there",  # no active employee is of that unit or OPD: perhaps its name is written otherwise
)

EXPERTS = Table(
    "experts",
    "One person's level in one competency, required or not, and how it is known",
    ("nip", "competency"),
    (
        *_PERSON,
        _COMPETENCY,
        Column("level", Kind.LEVEL, "Level found"),
        Column("method", Kind.CHOICE, "How it was found", choices=METHODS),
        Column("evidence", Kind.INTEGER, "Grade of evidence of that method in the region's file"),
        Column("assessed_on", Kind.DATE, "Date it was found"),
        Column("expired", Kind.FLAG, "Too old to count: the person may still be able"),
    ),
    made_by="experts",
)

SINGLE_HOLDERS = Table(
    "single_holders",
    "One unit and competency in which one person alone is known to have the level required",
    ("opd", "unor", "competency"),
    (
        Column("opd", Kind.TEXT, "OPD"),
        Column("unor", Kind.TEXT, "Unit"),
        _COMPETENCY,
        GAPS["kind"],
        Column("people", Kind.INTEGER, "Active employees of the unit of whom it is required, exempt ones left out"),
        Column("unknown", Kind.INTEGER, "Of these, without a valid assessment: one of them may be able too"),
        NIP,
        Column("name", Kind.TEXT, "Name", personal=True),
        _REQUIRED,
        _LEVEL,
        Column("assessed_on", Kind.DATE, "Date of that assessment"),
    ),
    made_by="experts",
)

TEAM_REQUIREMENTS = Table(
    "team_requirements",
    "One team the region requires: how many people of a unit or OPD at a level",
    ("opd", "unor", "competency", "level"),
    (
        Column("opd", Kind.TEXT, "OPD; empty where only a unit is named"),
        Column("unor", Kind.TEXT, "Unit; empty for the whole OPD"),
        _COMPETENCY,
        Column("level", Kind.LEVEL, "Level asked for"),
        Column("people", Kind.INTEGER, "People asked for"),
        Column("staff", Kind.INTEGER, "Active employees there"),
        Column("have", Kind.INTEGER, "Of these, with that level by a valid assessment"),
        Column("may_have", Kind.INTEGER, "Of these, without a valid assessment"),
        Column("below", Kind.INTEGER, "Of these, known to be below it"),
        Column("missing", Kind.INTEGER, "max(0, people - have)"),
        Column("state", Kind.CHOICE, "Whether the team is there", choices=TEAM_STATES),
        Column("basis", Kind.TEXT, "Why it is required"),
    ),
    made_by="experts",
)

_TRAINING = (
    Column("training", Kind.TEXT, "Code of the training"),
    Column("title", Kind.TEXT, "Title of the training"),
)

_EXPECTED = Column("levels_expected", Kind.NUMBER, "Levels closed times the effectiveness", unit="levels")

PLAN = Table(
    "plan",
    "One seat of the plan",
    ("nip", "training"),
    (
        *_PERSON,
        *_TRAINING,
        Column("training_class", Kind.INTEGER, "Number of the class within the training, from 1, by paying fund"),
        Column("fund", Kind.TEXT, "Fund that pays"),
        Column("cost", Kind.RUPIAH, "Cost for this participant, without the share of the class", unit="Rp"),
        Column("jp", Kind.INTEGER, "Lesson hours", unit="JP"),
        Column("days", Kind.INTEGER, "Days absent", unit="days"),
        Column("competencies", Kind.TEXT, "What it closes, as 'INT 2>3; KOM 1>2', each gap by the way that counts; "
               "empty for a prerequisite that closes nothing itself; to compute with: plan_competencies"),
        Column("levels_closed", Kind.INTEGER, "Levels of gap closed if the person succeeds", unit="levels"),
        _EXPECTED,
        Column("value", Kind.NUMBER, "Expected value in the plan's objective"),
        Column("before", Kind.LIST, "Trainings of the person in the plan that need this one first, joined by ';'"),
        Column("committed", Kind.FLAG, "Whether it stood before this plan was made, its money spent or promised"),
    ),
    version=3,
    made_by="plan-training",
)  # fmt: skip

PLAN_COMPETENCIES = Table(
    "plan_competencies",
    "One seat of the plan and one competency it raises, by the way that counts",
    ("nip", "training", "competency"),
    (
        NIP,
        _TRAINING[0],
        _COMPETENCY,
        Column("level_from", Kind.LEVEL, "Level held before"),
        Column("level_to", Kind.LEVEL, "Level after it, the required one at most"),
    ),
    made_by="plan-training",
)

PLAN_CLASSES = Table(
    "plan_classes",
    "One training of the catalogue under one fund",
    ("training", "fund"),
    (
        *_TRAINING,
        Column("fund", Kind.TEXT, "Fund that pays"),
        Column("classes", Kind.INTEGER, "Classes held at the cost of the fund"),
        Column("classes_max", Kind.INTEGER, "Classes that could be held, over all funds"),
        Column(
            "participants",
            Kind.INTEGER,
            "Participants the fund pays for, in its own classes or, of a pooled training, in any",
        ),
        Column("seats_min", Kind.INTEGER, "Fewest participants of a class"),
        Column("seats_max", Kind.INTEGER, "Seats of a class"),
        Column("candidates", Kind.INTEGER, "People whose gap it would close"),
        Column("cost_participants", Kind.RUPIAH, "Cost of the participants", unit="Rp"),
        Column("cost_classes", Kind.RUPIAH, "Fixed cost of the classes", unit="Rp"),
        Column("cost", Kind.RUPIAH, "Both together", unit="Rp"),
        Column("value", Kind.NUMBER, "Expected value"),
        Column("pooled", Kind.FLAG, "Whether several funds may pay for the participants of one class"),
    ),
    version=2,
    made_by="plan-training",
)

PLAN_CLASS_DATES = Table(
    "plan_class_dates",
    "One class of the plan and when it is held; without rows unless the region has a calendar of classes",
    ("training", "training_class"),
    (
        *_TRAINING,
        Column("training_class", Kind.INTEGER, "Number of the class within the training, as in the plan"),
        Column("fund", Kind.TEXT, "Fund that pays; of a pooled training the funds that do, joined by ';'"),
        Column("days", Kind.INTEGER, "Working days it takes", unit="days"),
        Column("starts_on", Kind.DATE, "First day; empty while it has no date"),
        Column("ends_on", Kind.DATE, "Last day"),
        Column("participants", Kind.INTEGER, "Seats of the plan in it"),
        Column("without_date", Kind.INTEGER, "Of these, seats of people who cannot be there on its days"),
        Column("undated", Kind.CHOICE, "Why it has no date; empty where it has one", choices=UNDATED),
    ),
    made_by="plan-training",
)

PLAN_SEAT_DATES = Table(
    "plan_seat_dates",
    "One seat of the plan and its days; without rows unless the region has a calendar of classes",
    ("nip", "training"),
    (
        NIP,
        _TRAINING[0],
        Column("training_class", Kind.INTEGER, "Number of the class, as in the plan"),
        Column("starts_on", Kind.DATE, "First day; empty while the seat has no date"),
        Column("ends_on", Kind.DATE, "Last day"),
        Column("undated", Kind.CHOICE, "Why it has no date; empty where it has one", choices=UNDATED),
    ),
    made_by="plan-training",
)

PLAN_OPD = Table(
    "plan_opd",
    "One OPD in the plan",
    ("opd",),
    (
        Column("opd", Kind.TEXT, "OPD"),
        Column("employees", Kind.INTEGER, "Active employees"),
        Column("with_gap", Kind.INTEGER, "Employees with a gap"),
        Column("people", Kind.INTEGER, "Employees with a seat"),
        Column("seats", Kind.INTEGER, "Seats"),
        Column("cost", Kind.RUPIAH, "Cost of its participants", unit="Rp"),
        Column("cost_own", Kind.RUPIAH, "Of this, paid by funds in which it has a ceiling; empty if none", unit="Rp"),
        Column("ceiling", Kind.RUPIAH, "Sum of its own ceilings in these funds; empty if it has none", unit="Rp"),
        Column("levels_missing", Kind.INTEGER, "Levels missing before the plan", unit="levels"),
        Column("levels_closed", Kind.INTEGER, "Of these, closed if all who take part succeed", unit="levels"),
        _EXPECTED,
        Column("jp_reached", Kind.INTEGER, "Employees whom the plan brings to the legal JP minimum"),
    ),
    version=2,
    made_by="plan-training",
)

PLAN_NEEDS = Table(
    "plan_needs",
    "One person and competency without the required level, and what became of it",
    ("nip", "competency"),
    (
        *_PERSON,
        _COMPETENCY,
        _REQUIRED,
        _LEVEL,
        Column("gap", Kind.LEVEL, "Gap; empty while the level is unknown"),
        Column("reason", Kind.CHOICE, "Selected, or what stopped it", choices=REASONS),
        Column("limits", Kind.TEXT, "All that stands in the way of that seat, as 'seats_full; opd_ceiling'"),
        Column("fund", Kind.TEXT, "Fund those limits are of; empty with a seat, or where none was asked"),
        Column("training", Kind.TEXT, "The training chosen, or the one with least in its way"),
        Column("gap_after", Kind.LEVEL, "Levels missing still if the training chosen succeeds; empty without a seat"),
    ),
    version=2,
    made_by="plan-training",
)

PLAN_DECISIONS = Table(
    "plan_decisions",
    "One decision of the office that the plan follows",
    ("nip", "training"),
    (
        NIP,
        Column("training", Kind.TEXT, "Code of the training; * for every training"),
        Column("decision", Kind.CHOICE, "Whether every plan must have the seat, or none may", choices=("keep", "ban")),
        Column("note", Kind.TEXT, "Why, in the office's words"),
    ),
    made_by="plan-training",
)

PLAN_CHANGES = Table(
    "plan_changes",
    "One seat of the earlier plan or of this one, and whether it stayed; without rows unless a plan was to be kept",
    ("nip", "training"),
    (
        *_PERSON,
        *_TRAINING,
        Column("change", Kind.CHOICE, "What became of it", choices=("kept", "dropped", "added")),
        Column("reason", Kind.CHOICE, "Of a seat that was dropped: why", choices=DROPPED),
    ),
    made_by="plan-training",
)

PLAN_LIMITS = Table(
    "plan_limits",
    "One limit of the plan and what loosening it is worth",
    ("limit", "subject"),
    (
        Column("limit", Kind.CHOICE, "Which limit", choices=("fund", "budget", "opd_ceiling", "seats", "classes")),
        Column("subject", Kind.TEXT, "Fund; 'fund / OPD'; training; empty for the cap over all funds"),
        Column("fund", Kind.TEXT, "Fund it limits; empty for seats, classes and the cap over all funds"),
        Column("opd", Kind.TEXT, "OPD whose ceiling it is; empty for all other limits"),
        Column("training", Kind.TEXT, "Training whose seats or classes it limits; empty for limits of money"),
        Column("allowed", Kind.NUMBER, "The limit"),
        Column("used", Kind.NUMBER, "How much of it the plan uses"),
        Column("unit", Kind.TEXT, "Rp, seats or classes"),
        Column("binding", Kind.FLAG, "Nothing more fits into it"),
        Column("priced", Kind.CHOICE, "Whether the plan was made again with the limit loosened", choices=PRICED),
        Column("step", Kind.NUMBER, "By how much it was loosened: rupiah, classes, or seats in each class"),
        Column("worth_low", Kind.NUMBER, "The best plan is worth at least so much more with it (proven)"),
        Column("worth_high", Kind.NUMBER, "The best plan is worth at most so much more than this one with it (proven)"),
        Column("levels_more", Kind.NUMBER, "Expected levels more in the plan made again", unit="levels"),
        Column("people_more", Kind.INTEGER, "People with a seat more in the plan made again"),
    ),
    version=3,
    made_by="plan-training",
)

PLAN_SUMMARY = Table(
    "plan_summary",
    "The plan of one year",
    ("year",),
    (
        Column("year", Kind.INTEGER, "Budget year"),
        Column("as_of", Kind.DATE, "Day the gaps are stated for"),
        Column("objective", Kind.NUMBER, "Value of the plan"),
        Column("upper_bound", Kind.NUMBER, "No plan can be worth more"),
        Column("gap", Kind.NUMBER, "(upper_bound - objective) / upper_bound", unit="share"),
        Column("cost", Kind.RUPIAH, "Cost", unit="Rp"),
        Column("budget", Kind.RUPIAH, "Sum of the ceilings that bind the year", unit="Rp"),
        Column("people", Kind.INTEGER, "People with a seat"),
        Column("seats", Kind.INTEGER, "Seats"),
        Column("classes", Kind.INTEGER, "Classes held"),
        Column("levels_closed", Kind.INTEGER, "Levels of gap closed if all who take part succeed", unit="levels"),
        _EXPECTED,
        Column("levels_missing", Kind.INTEGER, "Levels missing before the plan", unit="levels"),
        Column("jp_reached", Kind.INTEGER, "People brought to the legal JP minimum"),
        Column("gap_tolerance", Kind.NUMBER, "Gap the solver was asked for", unit="share"),
        Column("stopped_by", Kind.CHOICE, "Why the solver stopped", choices=STOPPED_BY),
        Column("committed_seats", Kind.INTEGER, "Seats that stood before; empty unless an earlier plan is committed"),
        Column("committed_cost", Kind.RUPIAH, "What they and their classes cost; empty likewise", unit="Rp"),
    ),
    version=3,
    made_by="plan-training",
)

PLAN_STRANDED = Table(
    "plan_stranded",
    "Money of the year that no seat, or not everyone's, can be paid from",
    ("why", "fund", "subject"),
    (
        Column("why", Kind.CHOICE, "Why it cannot be used", choices=STRANDED),
        Column("fund", Kind.TEXT, "Fund"),
        Column("subject", Kind.TEXT, "OPD whose ceiling it is; empty for a whole fund"),
        Column("amount", Kind.RUPIAH, "The ceiling", unit="Rp"),
        Column("people", Kind.INTEGER, "People who need the fund and may not use it; empty where nobody is shut out"),
    ),
    made_by="plan-training",
)

PLAN_BUDGET_STEPS = Table(
    "plan_budget_steps",
    "The plan made again with more or less money",
    ("step",),
    (
        Column("step", Kind.TEXT, "Rupiah more, as '+50000000', or share less, as '-10%'"),
        Column("fund", Kind.TEXT, "Fund the money is added to; empty where every ceiling is cut by the share"),
        Column("budget", Kind.RUPIAH, "Sum of the ceilings then", unit="Rp"),
        Column("cost", Kind.RUPIAH, "Cost", unit="Rp"),
        Column("people", Kind.INTEGER, "People with a seat"),
        Column("seats", Kind.INTEGER, "Seats"),
        _EXPECTED,
        Column("objective", Kind.NUMBER, "Value of the plan"),
        Column("upper_bound", Kind.NUMBER, "No plan with this money is worth more; of a cut, none within this plan"),
    ),
    made_by="plan-training",
)

PLAN_CUTS = Table(
    "plan_cuts",
    "One seat of the plan that a smaller budget does not pay for",
    ("nip", "training"),
    (
        *_PERSON,
        *_TRAINING,
        Column("step", Kind.TEXT, "Smallest cut at which the seat is gone, as '-10%'"),
    ),
    made_by="plan-training",
)

PLAN_PARTNERS = Table(
    "plan_partners",
    "One training of a partner in the plan, beside trainings without a partner that teach the same levels",
    ("training",),
    (
        *_TRAINING,
        Column("partner", Kind.TEXT, "Partner"),
        Column("seats", Kind.INTEGER, "Seats"),
        _EXPECTED,
        Column("cost", Kind.RUPIAH, "Cost of its participants and classes", unit="Rp"),
        Column("compared", Kind.INTEGER, "Seats whose levels trainings without a partner, open to the person, teach"),
        Column("not_taught", Kind.INTEGER, "Seats whose levels none teaches; the rest only lead to another training"),
        Column("cost_compared", Kind.RUPIAH, "Cost of the seats compared; empty where there are none", unit="Rp"),
        Column("expected_compared", Kind.NUMBER, "Levels expected of the seats compared", unit="levels"),
        Column("cost_bought", Kind.RUPIAH, "What these would cost in the cheapest full classes instead", unit="Rp"),
        Column("expected_bought", Kind.NUMBER, "Levels expected of these classes", unit="levels"),
        Column("saved", Kind.RUPIAH, "cost_bought - cost_compared; below 0 where the partner is dearer", unit="Rp"),
    ),
    made_by="plan-training",
)

PLAN_ROBUST = Table(
    "plan_robust",
    "The whole plan (without a training) and each training of it, with effectiveness and attendance drawn at random; "
    "without rows unless that was asked for",
    ("training",),
    (
        *_TRAINING,
        Column("draws", Kind.INTEGER, "How often they were drawn"),
        Column("made_again", Kind.INTEGER, "Draws with which the plan was made again"),
        Column("seats", Kind.INTEGER, "Seats"),
        _EXPECTED,
        Column("levels_low", Kind.NUMBER, "In one draw of ten fewer levels are expected of these seats", unit="levels"),
        Column("levels_middle", Kind.NUMBER, "In half of the draws fewer levels are expected", unit="levels"),
        Column("levels_high", Kind.NUMBER, "In one draw of ten more levels are expected", unit="levels"),
        Column(
            "chosen", Kind.NUMBER, "Plans made again in which the training has a seat; empty without any", unit="share"
        ),
        Column("seats_kept", Kind.NUMBER, "Seats that stay, on average over the plans made again", unit="share"),
        Column("pick", Kind.CHOICE, "robust: chosen in 90 % or more; fragile: in fewer than half", choices=PICKS),
        Column("effectiveness_concentration", Kind.NUMBER, "Assumed of the whole plan: concentration of effectiveness"),
        Column("attendance", Kind.NUMBER, "Assumed of the whole plan: seats attended on average", unit="share"),
        Column("attendance_concentration", Kind.NUMBER, "Assumed of the whole plan: concentration of attendance"),
    ),
    made_by="plan-training",
)

FINDINGS = Table(
    "findings",
    "One finding of an import that still speaks of the rows in the store",
    ("file", "sha256", "sheet", "cell", "code", "header"),
    (
        Column("file", Kind.TEXT, "File"),
        Column("sha256", Kind.TEXT, "SHA-256 of the file's content; unknown of findings of older versions"),
        Column("sheet", Kind.TEXT, "Sheet"),
        Column("cell", Kind.TEXT, "Cell, or the first of them"),
        Column("header", Kind.TEXT, "Header the sender wrote"),
        Column("code", Kind.TEXT, "Code of the finding"),
        Column("value", Kind.TEXT, "What stood there, masked where it is personal"),
        Column("details", Kind.TEXT, "What fills the places of the sentence, as JSON"),
        Column("count", Kind.INTEGER, "Cells it speaks of"),
    ),
    version=2,
    migrations=(Migration("a finding names its file's content", lambda frame: frame.assign(sha256=None)),),
)

TABLES = (
    GAPS,
    JOB_PERSON_MATCH,
    STAFF_APART,
    ASSESS_FIRST,
    JPM_BY_FORMULA,
    GAP_TOTALS,
    GAP_PROFILE,
    RANKED_NEEDS,
    NEED_GROUPS,
    ASKED_NEEDS,
    EXPERTS,
    SINGLE_HOLDERS,
    TEAM_REQUIREMENTS,
    PLAN,
    PLAN_COMPETENCIES,
    PLAN_CLASSES,
    PLAN_CLASS_DATES,
    PLAN_SEAT_DATES,
    PLAN_OPD,
    PLAN_NEEDS,
    PLAN_DECISIONS,
    PLAN_CHANGES,
    PLAN_LIMITS,
    PLAN_SUMMARY,
    PLAN_STRANDED,
    PLAN_BUDGET_STEPS,
    PLAN_CUTS,
    PLAN_PARTNERS,
    PLAN_ROBUST,
    FINDINGS,
)
