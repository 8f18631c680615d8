"""One type for the frame of each table that analyses take or give, so that one cannot stand in for another.

At run time every one of them is a plain ``pd.DataFrame`` that conforms to its table; mypy alone tells them apart.
``Gaps(...)`` states what a frame is and looks at nothing, so it stands where that is certain: around ``Table.conform``
at the end of an analysis. What comes out of the store gets its type by :func:`pick`. Frames that only pass from one
analysis to the next have their type beside the analysis that makes them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NewType, TypeVar

import pandas as pd

from asnkarier.tables import (
    development,
    expert_results,
    gap_results,
    ip_asn_results,
    jp_results,
    masked_figures,
    need_results,
    people,
    plan_results,
)
from asnkarier.tables.schema import Table

Employees = NewType("Employees", pd.DataFrame)
Assessments = NewType("Assessments", pd.DataFrame)
Exemptions = NewType("Exemptions", pd.DataFrame)
Absences = NewType("Absences", pd.DataFrame)
Standards = NewType("Standards", pd.DataFrame)
Trainings = NewType("Trainings", pd.DataFrame)
TrainingCompetencies = NewType("TrainingCompetencies", pd.DataFrame)
Budgets = NewType("Budgets", pd.DataFrame)
Needs = NewType("Needs", pd.DataFrame)
Participations = NewType("Participations", pd.DataFrame)

Performance = NewType("Performance", pd.DataFrame)
Awards = NewType("Awards", pd.DataFrame)
IpAsnScores = NewType("IpAsnScores", pd.DataFrame)
Discipline = NewType("Discipline", pd.DataFrame)

Gaps = NewType("Gaps", pd.DataFrame)
JobPersonMatch = NewType("JobPersonMatch", pd.DataFrame)
StaffApart = NewType("StaffApart", pd.DataFrame)
AssessFirst = NewType("AssessFirst", pd.DataFrame)
JpmByFormula = NewType("JpmByFormula", pd.DataFrame)
GapTotals = NewType("GapTotals", pd.DataFrame)
GapProfile = NewType("GapProfile", pd.DataFrame)
RankedNeeds = NewType("RankedNeeds", pd.DataFrame)
NeedGroups = NewType("NeedGroups", pd.DataFrame)
AskedNeeds = NewType("AskedNeeds", pd.DataFrame)
Experts = NewType("Experts", pd.DataFrame)
SingleHolders = NewType("SingleHolders", pd.DataFrame)
TeamRequirements = NewType("TeamRequirements", pd.DataFrame)
JpLedger = NewType("JpLedger", pd.DataFrame)
JpParticipations = NewType("JpParticipations", pd.DataFrame)
JpWays = NewType("JpWays", pd.DataFrame)
JpOpd = NewType("JpOpd", pd.DataFrame)
IpAsnPeople = NewType("IpAsnPeople", pd.DataFrame)
IpAsnParts = NewType("IpAsnParts", pd.DataFrame)
IpAsnGroups = NewType("IpAsnGroups", pd.DataFrame)
IpAsnMissing = NewType("IpAsnMissing", pd.DataFrame)
IpAsnDifferences = NewType("IpAsnDifferences", pd.DataFrame)
IpAsnPlan = NewType("IpAsnPlan", pd.DataFrame)
IpAsnPlanClasses = NewType("IpAsnPlanClasses", pd.DataFrame)
IpAsnPlanOpd = NewType("IpAsnPlanOpd", pd.DataFrame)
IpAsnPlanSummary = NewType("IpAsnPlanSummary", pd.DataFrame)
PlanSeats = NewType("PlanSeats", pd.DataFrame)
"""The table ``plan``; a ``Plan`` is the decision of the optimisation, before it is a table."""
PlanCompetencies = NewType("PlanCompetencies", pd.DataFrame)
PlanClasses = NewType("PlanClasses", pd.DataFrame)
PlanClassDates = NewType("PlanClassDates", pd.DataFrame)
PlanSeatDates = NewType("PlanSeatDates", pd.DataFrame)
PlanOpd = NewType("PlanOpd", pd.DataFrame)
PlanNeeds = NewType("PlanNeeds", pd.DataFrame)
PlanLimits = NewType("PlanLimits", pd.DataFrame)
PlanSummary = NewType("PlanSummary", pd.DataFrame)
PlanDecisions = NewType("PlanDecisions", pd.DataFrame)
PlanChanges = NewType("PlanChanges", pd.DataFrame)
PlanStranded = NewType("PlanStranded", pd.DataFrame)
PlanBudgetSteps = NewType("PlanBudgetSteps", pd.DataFrame)
PlanCuts = NewType("PlanCuts", pd.DataFrame)
PlanPartners = NewType("PlanPartners", pd.DataFrame)
PlanRobust = NewType("PlanRobust", pd.DataFrame)
MaskedFigures = NewType("MaskedFigures", pd.DataFrame)

TABLE_OF: dict[Callable[[pd.DataFrame], pd.DataFrame], Table] = {
    Employees: people.EMPLOYEES,
    Assessments: people.ASSESSMENTS,
    Exemptions: people.EXEMPTIONS,
    Absences: people.ABSENCES,
    Standards: development.STANDARDS,
    Trainings: development.TRAININGS,
    TrainingCompetencies: development.TRAINING_COMPETENCIES,
    Budgets: development.BUDGETS,
    Needs: development.NEEDS,
    Participations: development.PARTICIPATIONS,
    Performance: people.PERFORMANCE,
    Awards: people.AWARDS,
    IpAsnScores: people.IP_ASN_SCORES,
    Discipline: people.DISCIPLINE,
    Gaps: gap_results.GAPS,
    JobPersonMatch: gap_results.JOB_PERSON_MATCH,
    StaffApart: gap_results.STAFF_APART,
    AssessFirst: gap_results.ASSESS_FIRST,
    JpmByFormula: gap_results.JPM_BY_FORMULA,
    GapTotals: gap_results.GAP_TOTALS,
    GapProfile: gap_results.GAP_PROFILE,
    RankedNeeds: need_results.RANKED_NEEDS,
    NeedGroups: need_results.NEED_GROUPS,
    AskedNeeds: need_results.ASKED_NEEDS,
    Experts: expert_results.EXPERTS,
    SingleHolders: expert_results.SINGLE_HOLDERS,
    TeamRequirements: expert_results.TEAM_REQUIREMENTS,
    JpLedger: jp_results.JP_LEDGER,
    JpParticipations: jp_results.JP_PARTICIPATIONS,
    JpWays: jp_results.JP_WAYS,
    JpOpd: jp_results.JP_OPD,
    IpAsnPeople: ip_asn_results.IP_ASN_PEOPLE,
    IpAsnParts: ip_asn_results.IP_ASN_PARTS,
    IpAsnGroups: ip_asn_results.IP_ASN_GROUPS,
    IpAsnMissing: ip_asn_results.IP_ASN_MISSING,
    IpAsnDifferences: ip_asn_results.IP_ASN_DIFFERENCES,
    IpAsnPlan: ip_asn_results.IP_ASN_PLAN,
    IpAsnPlanClasses: ip_asn_results.IP_ASN_PLAN_CLASSES,
    IpAsnPlanOpd: ip_asn_results.IP_ASN_PLAN_OPD,
    IpAsnPlanSummary: ip_asn_results.IP_ASN_PLAN_SUMMARY,
    PlanSeats: plan_results.PLAN,
    PlanCompetencies: plan_results.PLAN_COMPETENCIES,
    PlanClasses: plan_results.PLAN_CLASSES,
    PlanClassDates: plan_results.PLAN_CLASS_DATES,
    PlanSeatDates: plan_results.PLAN_SEAT_DATES,
    PlanOpd: plan_results.PLAN_OPD,
    PlanNeeds: plan_results.PLAN_NEEDS,
    PlanLimits: plan_results.PLAN_LIMITS,
    PlanSummary: plan_results.PLAN_SUMMARY,
    PlanDecisions: plan_results.PLAN_DECISIONS,
    PlanChanges: plan_results.PLAN_CHANGES,
    PlanStranded: plan_results.PLAN_STRANDED,
    PlanBudgetSteps: plan_results.PLAN_BUDGET_STEPS,
    PlanCuts: plan_results.PLAN_CUTS,
    PlanPartners: plan_results.PLAN_PARTNERS,
    PlanRobust: plan_results.PLAN_ROBUST,
    MaskedFigures: masked_figures.MASKED_FIGURES,
}
"""The table that each of them conforms to."""

Frame = TypeVar("Frame", bound=pd.DataFrame)


def pick(frame: Callable[[pd.DataFrame], Frame], tables: Mapping[str, pd.DataFrame]) -> Frame:
    """Give the one of the tables, which go by name and conform, that this type is for: ``pick(Gaps, tables)``."""
    return frame(tables[TABLE_OF[frame].name])
