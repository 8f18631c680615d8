"""Tables about development: standards, trainings, money, what people ask for, who took part, what came of it."""

from dataclasses import replace

from asnkarier.tables.people import EMPLOYMENT, JENJANG, NIP
from asnkarier.tables.references import FUND, JABATAN, OPD, PERSON, RAISING_TRAINING, TAKEN_TRAINING, TRAINING
from asnkarier.tables.schema import LEVEL_SOURCE_UNKNOWN, Column, Kind, Migration, imported

SCOPES = ("person", "jabatan", "jabatan_family", "jenjang")
ROUTES = ("classical", "nonclassical", "education")
PARTICIPATION_STATUSES = ("proposed", "approved", "attended", "passed", "dropped", "declined")
PHASES = ("pre", "post", "follow_up")

STANDARDS = imported(
    "standards",
    "One level required of the holders of a position",
    ("scope", "target", "competency", "valid_from"),
    Column("scope", Kind.CHOICE, "What the target names", required=True, choices=SCOPES),
    Column("target", Kind.TEXT, "NIP, position, position family or jenjang", required=True,
           refers_to=(PERSON.where("scope", "person"), JABATAN.where("scope", "jabatan"))),
    Column("competency", Kind.COMPETENCY, "Competency code", required=True),
    Column("level_required", Kind.LEVEL, "Level required", required=True, minimum=1, maximum=5),
    Column("basis", Kind.TEXT, "Legal basis"),
    Column("valid_from", Kind.DATE, "First day it holds", required=True),
    Column("valid_to", Kind.DATE, "Last day it holds; empty while in force", empty_counts=True),
    of_levels=True,
    migrations=(LEVEL_SOURCE_UNKNOWN,),
)  # fmt: skip

TRAININGS = imported(
    "trainings",
    "One training of the catalogue",
    ("training",),
    Column("training", Kind.TEXT, "Code of the training", required=True),
    Column("title", Kind.TEXT, "Title", required=True),
    Column("form", Kind.TEXT, "Form of the LAN list (a code of the configuration)", required=True),
    Column("route", Kind.CHOICE, "Route", required=True, choices=ROUTES),
    Column("jp", Kind.INTEGER, "Lesson hours (jam pelajaran)", required=True, unit="JP", minimum=0, maximum=5000),
    Column("days", Kind.INTEGER, "Working days absent", required=True, unit="days", minimum=0, maximum=1500),
    Column("provider", Kind.TEXT, "Who holds it"),
    Column("partner", Kind.TEXT, "Partner (university, NGO, other agency)"),
    Column("reach", Kind.CHOICE, "Where it is held", choices=("local", "national")),
    Column("cost_per_participant", Kind.RUPIAH, "Cost for each participant", required=True, unit="Rp", minimum=0),
    Column("cost_per_class", Kind.RUPIAH, "Fixed cost of holding one class", required=True, unit="Rp", minimum=0),
    Column("seats_min", Kind.INTEGER, "Fewest participants for a class to be held", required=True, minimum=1),
    Column("seats_max", Kind.INTEGER, "Seats in a class", required=True, minimum=1),
    Column("classes_max", Kind.INTEGER, "Most classes that can be held in the year", required=True, minimum=0),
    Column("months", Kind.TEXT, "Months in which it can be held"),
    Column("jenjang", Kind.LIST, "Jenjang allowed, joined by ';'; empty allows all",
           choices=JENJANG, empty_counts=True),
    Column("prerequisites", Kind.LIST, "Codes of trainings to be passed first, joined by ';'",
           empty_counts=True, refers_to=(TRAINING,)),
    Column("funds", Kind.LIST, "Funds that may pay for it, joined by ';'", required=True, refers_to=(FUND,)),
    Column("employment", Kind.LIST, "Employments allowed, joined by ';'; empty allows those its form is open to",
           choices=EMPLOYMENT, empty_counts=True),
    Column("eligible", Kind.CONDITIONS, "Who else it is for, such as 'sex = P; age <= 45'; empty is for all",
           empty_counts=True),
    Column("pooled", Kind.FLAG, "Whether several funds may pay for the participants of one class; empty leaves it to "
           "the region's configuration", empty_counts=True),
    Column("years", Kind.INTEGER, "Years of a degree study in which whoever is sent is away; empty for all else",
           unit="years", minimum=1, maximum=10, empty_counts=True),
    migrations=(
        Migration(
            "whom a training is open to besides its jenjang, and whether its classes are pooled, was not asked before",
            lambda frame: frame.assign(employment=None, eligible=None, pooled=None),
        ),
        Migration("years of a degree study were not asked before", lambda frame: frame.assign(years=None)),
    ),
)  # fmt: skip

TRAINING_COMPETENCIES = imported(
    "training_competencies",
    "One step in one competency that a training raises: several steps do not overlap",
    ("training", "competency", "level_from"),
    Column("training", Kind.TEXT, "Code of the training", required=True, refers_to=(RAISING_TRAINING,)),
    Column("competency", Kind.COMPETENCY, "Competency code", required=True),
    Column("level_from", Kind.LEVEL, "Level a participant must have at least", required=True, minimum=1, maximum=5),
    Column("level_to", Kind.LEVEL, "Level reached by one who succeeds", required=True, minimum=1, maximum=5),
    Column("effectiveness", Kind.NUMBER, "Expected share of the levels that is really gained", minimum=0, maximum=1),
    Column("effectiveness_source", Kind.CHOICE, "Where that share comes from",
           choices=("assumed", "provider", "measured")),
    told_whole=("training", "competency"),
    migrations=(Migration("a training may raise a competency in several steps", lambda frame: frame),),
)  # fmt: skip

BUDGETS = imported(
    "budgets",
    "One ceiling of one fund",
    ("year", "fund", "opd", "window"),
    Column("year", Kind.INTEGER, "Budget year", required=True, minimum=2000, maximum=2100),
    Column("fund", Kind.TEXT, "Fund source", required=True),
    Column("opd", Kind.TEXT, "OPD the ceiling is for; empty for the whole region", refers_to=(OPD,)),
    Column("ceiling", Kind.RUPIAH, "Ceiling", required=True, unit="Rp", minimum=0),
    Column("window", Kind.CHOICE, "Budget window", required=True, choices=("murni", "perubahan")),
)

NEEDS = imported(
    "needs",
    "One need voiced in a forum, a survey or an OPD's proposal",
    ("source_event", "opd", "unor", "nip", "competency", "theme"),
    Column("source_event", Kind.TEXT, "Forum, survey or letter", required=True),
    Column("raised_on", Kind.DATE, "Date it was raised"),
    Column("opd", Kind.TEXT, "OPD that raised it", refers_to=(OPD,)),
    Column("unor", Kind.TEXT, "Unit that raised it"),
    replace(NIP, description="Person it is for, where one is named", required=False),
    Column("competency", Kind.COMPETENCY, "Competency code; empty where only a theme was named", empty_counts=True),
    Column("theme", Kind.TEXT, "The need in the words of those who raised it"),
    Column("votes", Kind.INTEGER, "How many people supported it", minimum=0),
)

_TRAINING = Column("training", Kind.TEXT, "Code of the training; its title where the file has none, as in a history",
                   required=True, refers_to=(TAKEN_TRAINING,))  # fmt: skip
_TITLE = Column("title", Kind.TEXT, "Title of the training")
_CLASS = Column("training_class", Kind.TEXT, "Class (angkatan)")

PARTICIPATIONS = imported(
    "participations",
    "One person in one class of one training, planned or held",
    ("nip", "training", "training_class", "started_on", "year"),
    NIP,
    _TRAINING,
    _CLASS,
    Column("started_on", Kind.DATE, "First day"),
    Column("year", Kind.INTEGER, "Year it counts for; follows from the last day, else from the first", minimum=1950,
           maximum=2100),
    _TITLE,
    Column("form", Kind.TEXT, "Form of the LAN list (a code of the configuration)"),
    Column("status", Kind.CHOICE, "How far it came; empty where the file does not say", choices=PARTICIPATION_STATUSES),
    Column("jp", Kind.INTEGER, "Lesson hours (jam pelajaran)", unit="JP", minimum=0, maximum=5000),
    Column("cost", Kind.RUPIAH, "What the seat cost", unit="Rp", minimum=0),
    Column("ended_on", Kind.DATE, "Last day"),
    Column("provider", Kind.TEXT, "Who held it"),
    Column("certificate", Kind.TEXT, "Number of the certificate"),
    Column("sessions", Kind.INTEGER, "Sessions that took place, as of coaching", unit="sessions", minimum=1,
           maximum=1000),
    Column("siasn_id", Kind.TEXT, "SIASN's own number of the row; empty where it is not known to be in SIASN",
           measured=True),
    migrations=(
        Migration("sessions were not asked before", lambda frame: frame.assign(sessions=None)),
        Migration("which rows are in SIASN was not kept before", lambda frame: frame.assign(siasn_id=None)),
    ),
)  # fmt: skip

SCORES = imported(
    "scores",
    "One person's score in one test before or after a training",
    ("nip", "training", "training_class", "instrument", "phase"),
    NIP,
    _TRAINING,
    _CLASS,
    Column("instrument", Kind.TEXT, "Test or other instrument"),
    Column("phase", Kind.CHOICE, "When it was taken", required=True, choices=PHASES),
    Column("score", Kind.NUMBER, "Score", required=True, unit="points", minimum=0),
    Column("max_score", Kind.NUMBER, "Highest possible score", unit="points", minimum=0),
    Column("scored_on", Kind.DATE, "Day it was taken"),
    _TITLE,
)

FEEDBACK = imported(
    "feedback",
    "One participant's answer to one question about a training",
    ("training", "training_class", "respondent", "question"),
    _TRAINING,
    _CLASS,
    Column("respondent", Kind.TEXT, "Who answered; file and row where the file does not tell", required=True,
           personal=True),
    Column("question", Kind.TEXT, "Question", required=True),
    Column("rating", Kind.NUMBER, "Rating", unit="points", minimum=0),
    Column("max_rating", Kind.NUMBER, "Highest possible rating", unit="points", minimum=0),
    Column("comment", Kind.TEXT, "Answer in words", personal=True),
    _TITLE,
)  # fmt: skip

TABLES = (STANDARDS, TRAININGS, TRAINING_COMPETENCIES, BUDGETS, NEEDS, PARTICIPATIONS, SCORES, FEEDBACK)
