"""Tables the analysis of training needs produces."""

from asnkarier.tables.gap_results import COMPETENCY
from asnkarier.tables.references import PERSON
from asnkarier.tables.schema import Column, Kind, Table

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
        COMPETENCY,
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
        COMPETENCY,
        Column("competency_from", Kind.CHOICE, "What names the competency; empty for a theme alone",
               choices=("competency", "theme")),
        Column("votes", Kind.INTEGER, "Votes stated"),
        Column("place", Kind.TEXT, "OPD it counts for: that which raised it, else the person's, else the only one that "
               "has the unit; empty where there is none"),
        Column("state", Kind.CHOICE, "Whether it counts, else why not", choices=ASKED_STATES),
    ),
    made_by="needs",
)  # fmt: skip
