"""Every table the program produces. Reports lay them out; of these, an import writes the findings alone."""

from asnkarier.tables.expert_results import EXPERTS, SINGLE_HOLDERS, TEAM_REQUIREMENTS
from asnkarier.tables.gap_results import (
    ASSESS_FIRST,
    GAP_PROFILE,
    GAP_TOTALS,
    GAPS,
    JOB_PERSON_MATCH,
    JPM_BY_FORMULA,
    STAFF_APART,
)
from asnkarier.tables.jp_results import JP_LEDGER, JP_OPD, JP_PARTICIPATIONS, JP_WAYS
from asnkarier.tables.need_results import ASKED_NEEDS, NEED_GROUPS, RANKED_NEEDS
from asnkarier.tables.plan_results import (
    PLAN,
    PLAN_BUDGET_STEPS,
    PLAN_CHANGES,
    PLAN_CLASS_DATES,
    PLAN_CLASSES,
    PLAN_COMPETENCIES,
    PLAN_CUTS,
    PLAN_DECISIONS,
    PLAN_LIMITS,
    PLAN_NEEDS,
    PLAN_OPD,
    PLAN_PARTNERS,
    PLAN_ROBUST,
    PLAN_SEAT_DATES,
    PLAN_STRANDED,
    PLAN_SUMMARY,
)
from asnkarier.tables.schema import Column, Kind, Migration, Table

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
    JP_LEDGER,
    JP_PARTICIPATIONS,
    JP_WAYS,
    JP_OPD,
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
