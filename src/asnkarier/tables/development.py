"""Tables about development: standards, trainings, money and what people ask for."""

from dataclasses import replace

from asnkarier.tables.people import JENJANG, NIP
from asnkarier.tables.references import FUND, JABATAN, OPD, PERSON, RAISING_TRAINING, TRAINING
from asnkarier.tables.schema import Column, Kind, imported

SCOPES = ("person", "jabatan", "jabatan_family", "jenjang")
ROUTES = ("classical", "nonclassical", "education")

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
)  # fmt: skip

TRAINING_COMPETENCIES = imported(
    "training_competencies",
    "One competency that a training raises",
    ("training", "competency"),
    Column("training", Kind.TEXT, "Code of the training", required=True, refers_to=(RAISING_TRAINING,)),
    Column("competency", Kind.COMPETENCY, "Competency code", required=True),
    Column("level_from", Kind.LEVEL, "Level a participant must have at least", required=True, minimum=1, maximum=5),
    Column("level_to", Kind.LEVEL, "Level reached by one who succeeds", required=True, minimum=1, maximum=5),
    Column("effectiveness", Kind.NUMBER, "Expected share of the levels that is really gained", minimum=0, maximum=1),
    Column("effectiveness_source", Kind.CHOICE, "Where that share comes from",
           choices=("assumed", "provider", "measured")),
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
    Column("competency", Kind.COMPETENCY, "Competency code", required=True),
    Column("theme", Kind.TEXT, "The need in the words of those who raised it"),
    Column("votes", Kind.INTEGER, "How many people supported it", minimum=0),
)

TABLES = (STANDARDS, TRAININGS, TRAINING_COMPETENCIES, BUDGETS, NEEDS)
