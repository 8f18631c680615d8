"""Tables the training plan produces."""

from asnkarier.tables.gap_results import COMPETENCY, LEVEL, PERSON_COLUMNS, REQUIRED
from asnkarier.tables.people import NIP
from asnkarier.tables.plan_words import DROPPED, LIMITS, PICKS, PRICED, REASONS, STOPPED_BY, STRANDED, UNDATED
from asnkarier.tables.schema import Column, Kind, Table

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
        *PERSON_COLUMNS,
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
        COMPETENCY,
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
        *PERSON_COLUMNS,
        COMPETENCY,
        REQUIRED,
        LEVEL,
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
        *PERSON_COLUMNS,
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
        Column("limit", Kind.CHOICE, "Which limit", choices=LIMITS),
        Column(
            "subject",
            Kind.TEXT,
            "Fund; 'fund / OPD'; training; group of people; empty for the cap over all funds, and for everyone",
        ),
        Column("fund", Kind.TEXT, "Fund, or fund of the OPD, that it limits; empty for all other limits"),
        Column("opd", Kind.TEXT, "OPD whose ceiling it is; empty for all other limits"),
        Column("training", Kind.TEXT, "Training whose seats or classes it limits; empty for limits of money"),
        Column("allowed", Kind.NUMBER, "The limit"),
        Column("used", Kind.NUMBER, "How much of it the plan uses; of trainings of each person, who has most of them"),
        Column("unit", Kind.TEXT, "Rp, seats, classes or trainings"),
        Column("binding", Kind.FLAG, "Nothing more fits into it; of a floor: a class less might miss it"),
        Column("priced", Kind.CHOICE, "Whether the plan was made again with the limit loosened", choices=PRICED),
        Column(
            "step",
            Kind.NUMBER,
            "By how much it was loosened: rupiah, classes, trainings, seats in each class, or of a group",
        ),
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
        *PERSON_COLUMNS,
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
