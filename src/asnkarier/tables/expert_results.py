"""Tables on who is able to what, and on teams."""

from asnkarier.tables.gap_results import COMPETENCY, GAPS, LEVEL, PERSON_COLUMNS, REQUIRED
from asnkarier.tables.people import METHODS, NIP
from asnkarier.tables.schema import Column, Kind, Table

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
        *PERSON_COLUMNS,
        COMPETENCY,
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
        COMPETENCY,
        GAPS["kind"],
        Column("people", Kind.INTEGER, "Active employees of the unit of whom it is required, exempt ones left out"),
        Column("unknown", Kind.INTEGER, "Of these, without a valid assessment: one of them may be able too"),
        NIP,
        Column("name", Kind.TEXT, "Name", personal=True),
        REQUIRED,
        LEVEL,
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
        COMPETENCY,
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
