"""What each table is. Every table of the program is listed here, in the order of the reference."""

from asnkarier.tables import development, people, results
from asnkarier.tables.schema import Table

IMPORTED: dict[str, Table] = {
    table.name: table
    for table in (
        people.EMPLOYEES,
        people.ASSESSMENTS,
        people.PERFORMANCE,
        people.EXEMPTIONS,
        development.STANDARDS,
        development.TRAININGS,
        development.TRAINING_COMPETENCIES,
        development.BUDGETS,
        development.NEEDS,
    )
}
"""Tables filled by ``asnkarier import``."""

RESULTS: dict[str, Table] = {
    table.name: table
    for table in (
        results.GAPS,
        results.JOB_PERSON_MATCH,
        results.GAP_TOTALS,
        results.PLAN,
        results.PLAN_CLASSES,
        results.PLAN_OPD,
        results.PLAN_NEEDS,
        results.PLAN_LIMITS,
        results.PLAN_SUMMARY,
        results.FINDINGS,
    )
}
"""Tables the analyses produce."""

TABLES: dict[str, Table] = IMPORTED | RESULTS
