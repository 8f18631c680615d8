"""What columns and codes are called in documents: English here, Indonesian from the catalogue."""

from __future__ import annotations

from collections.abc import Iterable

from asnkarier.config.region import Category, RegionConfig
from asnkarier.i18n import N_
from asnkarier.outcome import Severity
from asnkarier.tables.plan_words import BARRED

COLUMNS: dict[str, str] = {
    "nip": N_("NIP"),
    "name": N_("Name"),
    "opd": N_("OPD"),
    "unor": N_("Unit"),
    "jabatan": N_("Position"),
    "jenjang": N_("Tier of position"),
    "competency": N_("Competency"),
    "kind": N_("Kind of competency"),
    "level_required": N_("Level required"),
    "standard_scope": N_("Standard taken from"),
    "level": N_("Level held"),
    "assessed_on": N_("Assessed on"),
    "gap": N_("Gap (levels)"),
    "surplus": N_("Surplus (levels)"),
    "status": N_("Status"),
    "people": N_("People"),
    "required": N_("Requirements"),
    "assessed": N_("Assessed"),
    "coverage": N_("Coverage"),
    "with_gap": N_("With a gap"),
    "share_with_gap": N_("Share with a gap"),
    "levels_missing": N_("Levels missing"),
    "mean_gap": N_("Mean gap"),
    "jpm": N_("JPM (%)"),
    "category": N_("Category"),
    "training": N_("Training"),
    "fund": N_("Fund"),
    "cost": N_("Cost"),
    "jp": N_("JP"),
    "days": N_("Days"),
    "training_class": N_("Class"),
    "levels_closed": N_("Levels closed"),
    "seats": N_("Seats"),
    "provider": N_("Provider"),
    "months": N_("Month"),
    "reason": N_("Reason"),
    "basis": N_("Legal basis"),
    "decision": N_("Decision"),
    "replaced_by": N_("Replaced by (NIP)"),
    "note": N_("Note"),
    "change": N_("Change"),
    "valid_from": N_("Valid from"),
    "valid_to": N_("Valid to"),
    "verified": N_("Checked against the source"),
    "scope": N_("Applies to"),
    "target": N_("Target"),
    "rank": N_("Place"),
    "equals": N_("Sharing the place"),
    "employees": N_("Employees"),
    "unknown": N_("Not assessed or expired"),
    "below_target": N_("With a gap and below the performance target"),
    "performance_unknown": N_("With a gap and of unknown performance"),
    "proposals": N_("Proposals"),
    "votes": N_("Votes"),
    "asked_by": N_("Asked for by"),
    "support": N_("Asking and lacking"),
    "theme_only": N_("Theme only"),
    "source_event": N_("Forum, survey or letter"),
    "raised_on": N_("Raised on"),
    "place": N_("OPD it counts for"),
    "theme": N_("Theme"),
    "state": N_("How it was taken"),
}
"""Titles of columns."""

JENJANG: dict[str, str] = {
    "jpt_utama": N_("JPT utama"),
    "jpt_madya": N_("JPT madya"),
    "jpt_pratama": N_("JPT pratama"),
    "administrator": N_("Administrator"),
    "pengawas": N_("Supervisor (pengawas)"),
    "pelaksana": N_("Executive staff (pelaksana)"),
    "jf_ahli_utama": N_("JF ahli utama"),
    "jf_ahli_madya": N_("JF ahli madya"),
    "jf_ahli_muda": N_("JF ahli muda"),
    "jf_ahli_pertama": N_("JF ahli pertama"),
    "jf_penyelia": N_("JF penyelia"),
    "jf_mahir": N_("JF mahir"),
    "jf_terampil": N_("JF terampil"),
    "jf_pemula": N_("JF pemula"),
}
"""Tiers of positions."""

KINDS: dict[str, str] = {
    "managerial": N_("Managerial"),
    "sociocultural": N_("Socio-cultural"),
    "technical": N_("Technical"),
}
"""Kinds of competency, in the order documents show them."""

STATUSES: dict[str, str] = {
    "met": N_("Met"),
    "gap": N_("Gap"),
    "unassessed": N_("Not assessed"),
    "expired": N_("Assessment expired"),
    "exempt": N_("Exempt"),
}
"""States of a comparison."""

SCOPES: dict[str, str] = {
    "person": N_("Standard of the person"),
    "jabatan": N_("Standard of the position"),
    "jabatan_family": N_("Standard of the position family"),
    "jenjang": N_("Default of the tier"),
}
"""Where a required level comes from."""

NEED_SCOPES: dict[str, str] = {
    "region": N_("Region"),
    "opd": N_("OPD"),
    "sector": N_("Sector"),
}
"""Groups that needs are stated for."""

SUPPORTS: dict[str, str] = {
    "supported": N_("Lacking and asked for"),
    "not_asked": N_("Lacking, but nobody asked for it"),
    "asked_unknown": N_("Asked for; no gap is known, but not everybody is assessed"),
    "asked_no_gap": N_("Asked for, but nobody lacks it"),
    "unknown": N_("Not asked for; no gap is known, but not everybody is assessed"),
    "none": N_("Neither lacking nor asked for"),
}
"""How asking and lacking agree."""

ASKED_STATES: dict[str, str] = {
    "counted": N_("Counted"),
    "theme_only": N_("Theme only: no competency is known"),
    "too_old": N_("Too old to count"),
    "later": N_("Raised after this day"),
}
"""What became of a need that was raised."""

TEAM_STATES: dict[str, str] = {
    "have": N_("✓ There"),
    "may_have": N_("▲ Perhaps: assess the unknown"),
    "missing": N_("■ Missing, even if all unknown could"),
    "nobody_there": N_("? No active employee of that unit or OPD"),
}
"""Whether a required team is there."""

JP_STATES: dict[str, str] = {
    "reached": N_("✓ reached"),
    "undecided": N_("? JP or proof unknown"),
    "planned": N_("✓ with what is approved and planned"),
    "on_pace": N_("● on pace"),
    "behind": N_("▲ behind"),
    "too_early": N_("too early to say"),
    "missed": N_("✕ missed"),
    "no_minimum": N_("no minimum"),
}
"""How far somebody is from the JP minimum."""

JP_COUNTED_AS: dict[str, str] = {
    "earned": N_("earned"),
    "unproven": N_("without proof"),
    "coming": N_("approved or not ended"),
    "proposed": N_("proposed"),
    "lost": N_("dropped or declined"),
}
"""What a participation is for the JP ledger."""

JP_FROM: dict[str, str] = {
    "stated": N_("stated"),
    "converted": N_("converted by the form"),
    "unknown": N_("not known"),
}
"""Where JP come from."""

EMPLOYMENT: dict[str, str] = {"PNS": "PNS", "PPPK": "PPPK", "PPPK_PW": N_("PPPK part-time")}
"""Kinds of employment."""

PREDIKAT: dict[str, str] = {
    "sangat_baik": N_("Very good"),
    "baik": N_("Good"),
    "butuh_perbaikan": N_("Needs improvement"),
    "kurang": N_("Poor"),
    "sangat_kurang": N_("Very poor"),
}
"""Predikat kinerja."""

RATINGS: dict[str, str] = {
    "di_atas": N_("Above expectation"),
    "sesuai": N_("As expected"),
    "di_bawah": N_("Below expectation"),
}
"""Ratings of work results and of behaviour."""

METHODS: dict[str, str] = {
    "assessment_center": N_("Assessment centre"),
    "superior": N_("Assessment by the superior"),
    "training_result": N_("Result of a training"),
    "certificate": N_("Certificate of competency"),
    "self": N_("Self-assessment"),
}
"""How a level was found."""

WINDOWS: dict[str, str] = {
    "murni": N_("Original budget"),
    "perubahan": N_("Revised budget"),
}
"""Windows of a budget."""

SEVERITIES: dict[Severity, str] = {
    Severity.STOP: N_("■ File refused"),
    Severity.SET_ASIDE: N_("◆ Row set aside"),
    Severity.WARNING: N_("▲ To be checked"),
    Severity.INFO: N_("● For information"),
}
"""How far a finding reaches, with a sign so that colour is not needed."""

APART: dict[str, str] = {
    "study_leave": N_("On study leave (tugas belajar)"),
    "unpaid_leave": N_("On unpaid leave (CLTN)"),
    "suspended": N_("Suspended"),
    "pre_retirement": N_("Preparing for retirement (MPP)"),
    "retired": N_("Retired"),
    "died": N_("Died"),
    "dismissed": N_("Dismissed, or appointment cancelled"),
    "moved": N_("Moved to another agency"),
    "elsewhere": N_("Not at work for another reason of legal standing"),
    "not_yet_appointed": N_("Not appointed yet on that day"),
    "past_retirement": N_("Past the retirement age (BUP) of the position"),
    "contract_ended": N_("Contract ended"),
    "position_unknown": N_("Position taken later; the one held on that day is not known"),
}
"""Why somebody is left out of a gap analysis, or counted and told apart."""

REASONS: dict[str, str] = {
    "selected": N_("Selected"),
    "not_assessed": N_("Not assessed yet, so no training can be matched"),
    "assessment_expired": N_("The assessment has expired, so no training can be matched"),
    "no_training": N_("No training in the catalogue raises this competency from the level held"),
    "leaves_before_end": N_("Retires, or the contract ends, before the end of the year"),
    "away": N_("Counted, but not at work (study leave, or on leave all year)"),
    "jenjang_not_allowed": N_("The training is not open to this tier of position"),
    "employment_not_allowed": N_("The training is not open to this employment"),
    "not_eligible": N_("The training is for others, by what the catalogue asks of a participant"),
    "eligibility_unknown": N_("What the catalogue asks of a participant is not known of this person"),
    "no_fund": N_("No fund that may pay for the training has a ceiling this year"),
    "prerequisite_missing": N_("What must be passed before the training is not known to be passed"),
    "banned": N_("The office decided against it"),
    "no_value": N_("By the region's weights the seat is worth no more than its cost"),
    "person_limit": N_("The person's training days or JP do not allow it"),
    "cap_reached": N_("A cap of the region on such people, or the quota of the form, is reached"),
    "class_not_held": N_("No class can be held, or too few would come"),
    "seats_full": N_("All seats are taken"),
    "classes_full": N_("All classes available are held, and another fund pays for them"),
    "fund_exhausted": N_("What is left of the fund does not pay for one seat more"),
    "class_unaffordable": N_("What is left of the fund does not pay for the class that is needed"),
    "funds_apart": N_("Several funds could pay for a class together, but each class is paid by one"),
    "budget_exhausted": N_("The budget over all funds is used up"),
    "opd_without_ceiling": N_("The fund has no ceiling for this OPD"),
    "opd_ceiling": N_("The OPD's ceiling is used up"),
    "better_use": N_("Nothing stands in its way, but the class is not worth its cost or was not found"),
}
"""What became of a need."""

DECISIONS: dict[str, str] = {"keep": N_("Keep"), "ban": N_("Cancel"), "replaced": N_("Replace")}
"""What the office can decide about a seat."""

ALTERNATIVES: dict[str, str] = {
    "base": N_("This plan"),
    "by_hand": N_("By hand: who lacks most comes first"),
    "last_year": N_("As last year: the same trainings for as many people"),
}
"""Plans beside the scenarios."""

CHANGES: dict[str, str] = {"kept": N_("Stays"), "dropped": N_("Dropped"), "added": N_("New")}
"""What became of the seat of an earlier plan."""

DROPPED: dict[str, str] = {
    "not_counted": N_("The person is no longer among those the plan counts"),
    "unknown_training": N_("The catalogue no longer has the training"),
    "not_assessed": N_("The person's level is no longer known"),
    "closes_nothing": N_("It closes no gap of the person any more"),
    **{code: REASONS[code] for code in BARRED},
    "not_open": N_("The training is not open to the person"),
    "other_training": N_("Another training of the new plan closes what it closed"),
    "better_use": N_("Its money or place is worth more elsewhere, or is decided on"),
}
"""Why a seat of an earlier plan is not in the new one."""

UNDATED: dict[str, str] = {
    "no_holidays": N_("The calendar lists no holidays of the year"),
    "degree_study": N_("A degree study, held over years"),
    "no_days": N_("The catalogue gives the training no working days"),
    "months_unreadable": N_("What the catalogue says of the months cannot be read"),
    "too_long": N_("The year has not so many working days"),
    "window": N_("Outside the weeks in which classes may be held"),
    "months": N_("Outside the months in which the catalogue offers it"),
    "blackout": N_("Days kept free of classes for everybody"),
    "money": N_("The money of the fund comes later in the year"),
    "leaving": N_("The class would end after the person has left"),
    "absence": N_("Days on which the person is away or kept at work"),
    "other_class": N_("In another class on the same days"),
    "order": N_("What comes before or after it in the person's order of trainings leaves no days"),
    "away_share": N_("Too many of the unit would be away together"),
    "class_size": N_("Too few can come on the same days to hold a class"),
    "several": N_("Several rules together"),
}
"""Why a class or a seat has no days (``tables/plan_words.py``)."""
PICKS: dict[str, str] = {"robust": N_("robust"), "between": N_("between"), "fragile": N_("fragile")}
"""How often a training stays chosen where effectiveness and attendance are drawn."""
STRANDED: dict[str, str] = {
    "no_training": N_("no training of the catalogue may be paid from it"),
    "no_candidate": N_("nobody is known who needs what it may pay for and may attend it"),
    "class_too_dear": N_("it is smaller than the cheapest class that is needed"),
    "opd_without_people": N_("no active employee works there; is the OPD spelled as among the employees?"),
    "opd_without_candidate": N_("nobody there is known who needs what the fund may pay for and may attend it"),
    "opds_only": N_("it is given to OPDs by name, and others who need it get nothing"),
}
"""Why money of a plan's year cannot be used."""

LIMITS: dict[str, str] = {
    "fund": N_("Ceiling of the fund"),
    "budget": N_("Budget over all funds"),
    "opd_ceiling": N_("Ceiling of the OPD"),
    "seats": N_("Seats of the training"),
    "classes": N_("Classes of the training"),
    "floor": N_("Fewest seats of a group"),
    "cap": N_("Most seats of a group"),
    "quota": N_("Quota of a form of training"),
    "trainings": N_("Most trainings of one person"),
}
"""Limits of a plan."""


def word(labels: dict[str, str], code: object) -> str:
    """Give the marked text of a code; a code without one stands for itself, a missing one is empty."""
    return labels.get(code, code) if isinstance(code, str) else ""


def competency_names(config: RegionConfig, language: str) -> dict[str, str]:
    """Give the name of each competency by code, in the order of the dictionary."""
    return {one.code: one.name if language == "id" else one.name_en for one in config.competencies.all}


def competency_kinds(config: RegionConfig) -> dict[str, str]:
    """Give the kind of each competency by code."""
    return {one.code: one.kind for one in config.competencies.all}


def in_dictionary_order(codes: Iterable[str], config: RegionConfig) -> list[str]:
    """Sort competency codes by kind, then as the dictionary lists them; unknown ones come last."""
    kinds, order = competency_kinds(config), list(competency_kinds(config))
    rank = {kind: number for number, kind in enumerate(KINDS)}
    places = {code: (rank[kinds[code]], order.index(code), "") for code in order}
    return sorted(codes, key=lambda code: places.get(code, (len(rank), 0, code)))


def category_names(categories: Iterable[Category], language: str) -> dict[str, str]:
    """Give the name of each JPM category by code, best first."""
    return {one.code: one.name if language == "id" else one.name_en for one in categories}
