"""Checks of what the types cannot say: references, order, spellings that mean two things.

Each check takes the configuration and gives the mistakes it finds, with their key path. Adding a rule is one
function and one line in :data:`CHECKS`.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise
from typing import get_args
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

from pydantic import BaseModel

from asnkarier.config.mistakes import KeyPath, Mistake, nearest, unknown
from asnkarier.config.model import Versions
from asnkarier.config.region import Jenjang, Method, RegionConfig
from asnkarier.finding_kinds import CATALOGUE
from asnkarier.i18n import N_
from asnkarier.tables import IMPORTED
from asnkarier.tables.conditions import ConditionError, parse_conditions
from asnkarier.tables.people import EMPLOYEES
from asnkarier.tables.vocabulary import fold

Check = Callable[[RegionConfig], Iterator[Mistake]]
JENJANG: tuple[str, ...] = get_args(Jenjang)


def timezone_exists(config: RegionConfig) -> Iterator[Mistake]:
    """The time zone is one of the IANA list."""
    name = config.region.timezone
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError):
        near = nearest(name, available_timezones()) or "Asia/Jakarta"
        yield Mistake(
            N_("there is no time zone {zone}. Did you mean {nearest}?"),
            {"zone": name, "nearest": near},
            ("region", "timezone"),
        )


def versions_in_order(config: RegionConfig) -> Iterator[Mistake]:
    """The versions of a dated figure stand oldest first, each with its own day."""
    for path, figure in dated_figures(config):
        for position, (before, after) in enumerate(pairwise(figure.versions), 1):
            if after.valid_from <= before.valid_from:
                yield Mistake(
                    N_("the versions must stand oldest first: {after} comes after {before}."),
                    {"before": before.valid_from, "after": after.valid_from},
                    (*path, "versions", position, "valid_from"),
                )


def competency_codes_differ(config: RegionConfig) -> Iterator[Mistake]:
    """No two competencies of a version have one code, and no technical one has a generic code."""
    technical = [(competency.code, position) for position, competency in enumerate(config.competencies.technical)]
    for number, version in enumerate(config.competencies.generic.versions):
        path: KeyPath = ("competencies", "generic", "versions", number, "value")
        codes = [competency.code for competency in version.value]
        yield from _given_twice((code, (*path, position, "code")) for position, code in enumerate(codes))
        for code, position in technical:
            if code in codes:
                yield _twice(code, ("competencies", "technical", position, "code"))
    yield from _given_twice((code, ("competencies", "technical", position, "code")) for code, position in technical)


def kinds_fit_the_list(config: RegionConfig) -> Iterator[Mistake]:
    """The technical list holds technical competencies, the generic list the others."""
    text = N_("a competency of this list cannot be of the kind {kind}.")
    for position, competency in enumerate(config.competencies.technical):
        if competency.kind != "technical":
            yield Mistake(text, {"kind": competency.kind}, ("competencies", "technical", position, "kind"))
    for number, version in enumerate(config.competencies.generic.versions):
        for position, competency in enumerate(version.value):
            if competency.kind == "technical":
                path = ("competencies", "generic", "versions", number, "value", position, "kind")
                yield Mistake(text, {"kind": competency.kind}, path)


def weights_name_competencies(config: RegionConfig) -> Iterator[Mistake]:
    """Every weight is of a competency that the dictionary has."""
    known = {competency.code for competency in config.competencies.all}
    for path, weights in (
        (("weights", "competency"), config.weights.competency),
        (("jpm", "weights"), config.jpm.weights),
    ):
        for code in weights:
            if code not in known:
                yield Mistake(*unknown("competency", code, known), (*path, code))


def sectors_name_opds(config: RegionConfig) -> Iterator[Mistake]:
    """Every sector names OPDs, by words that can be found in a name, and has its own code."""
    sectors = config.weights.sectors
    yield from _given_twice((sector.code, ("weights", "sectors", n, "code")) for n, sector in enumerate(sectors))
    for position, sector in enumerate(sectors):
        if not sector.opds or not all(map(fold, sector.opds)):
            yield Mistake(N_("name at least one word of an OPD's name."), {}, ("weights", "sectors", position, "opds"))


def teams_can_be_found(config: RegionConfig) -> Iterator[Mistake]:
    """Every team names a competency of the dictionary and a unit or an OPD, and none is given twice."""
    known = {competency.code for competency in config.competencies.all}
    seen: set[tuple[str, str, str, int]] = set()
    for position, team in enumerate(config.teams):
        if team.competency not in known:
            yield Mistake(*unknown("competency", team.competency, known), ("teams", position, "competency"))
        key = (fold(team.opd or ""), fold(team.unit or ""), team.competency, team.level)
        if not (key[0] or key[1]):
            yield Mistake(N_("name an OPD or a unit."), {}, ("teams", position))
        elif key in seen:
            yield Mistake(N_("this team is given twice."), {}, ("teams", position))
        seen.add(key)


def every_jenjang_has_its_figure(config: RegionConfig) -> Iterator[Mistake]:
    """Levels required and retirement ages speak of every jenjang they can be asked for."""
    functional = [jenjang for jenjang in JENJANG if jenjang.startswith("jf_")]
    others = [jenjang for jenjang in JENJANG if jenjang not in functional]
    figures: tuple[tuple[KeyPath, Versions[dict[Jenjang, int]], Iterable[str]], ...] = (
        (("standards", "jenjang_levels"), config.standards.jenjang_levels, JENJANG),
        (("career", "retirement_age"), config.career.retirement_age, others),
        (("career", "retirement_age_functional"), config.career.retirement_age_functional, functional),
    )
    for path, figure, needed in figures:
        for number, version in enumerate(figure.versions):
            if absent := [jenjang for jenjang in needed if jenjang not in version.value]:
                yield Mistake(
                    N_("no figure is given for {absent}."),
                    {"absent": ", ".join(absent)},
                    (*path, "versions", number, "value"),
                )


def evidence_grades_every_method(config: RegionConfig) -> Iterator[Mistake]:
    """Every method of assessment has an evidence grade."""
    if absent := [method for method in get_args(Method) if method not in config.assessments.evidence]:
        yield Mistake(
            N_("no figure is given for {absent}."), {"absent": ", ".join(absent)}, ("assessments", "evidence")
        )


def jpm_bands_descend_to_zero(config: RegionConfig) -> Iterator[Mistake]:
    """The categories of the JPM stand from the highest to 0, so that each percentage has exactly one."""
    for purpose, figure in (("mapping", config.jpm.mapping), ("placement", config.jpm.placement)):
        for number, version in enumerate(figure.versions):
            path: KeyPath = ("jpm", purpose, "versions", number, "value")
            for position, (above, below) in enumerate(pairwise(version.value), 1):
                if below.minimum >= above.minimum:
                    yield Mistake(
                        N_("the bands must stand from high to low: {below} comes after {above}."),
                        {"above": above.minimum, "below": below.minimum},
                        (*path, position, "minimum"),
                    )
            if not version.value or version.value[-1].minimum != 0:
                yield Mistake(N_("the lowest band must start at 0, so that every result has a category."), {}, path)
            yield from _given_twice((band.code, (*path, n, "code")) for n, band in enumerate(version.value))


def nine_box_cuts_ascend(config: RegionConfig) -> Iterator[Mistake]:
    """The lower cut of an axis is below the upper one."""
    for number, version in enumerate(config.talent.nine_box.versions):
        for axis in ("performance", "potential"):
            lower, upper = getattr(version.value, axis)
            if lower >= upper:
                yield Mistake(
                    N_("the first cut must be lower than the second; found {lower} and {upper}."),
                    {"lower": lower, "upper": upper},
                    ("talent", "nine_box", "versions", number, "value", axis),
                )


def jp_maximum_not_below_minimum(config: RegionConfig) -> Iterator[Mistake]:
    """Nobody may be given fewer JP than he must reach, by the newest figures."""
    minimum = config.training_plan.jp_minimum.versions[-1].value
    position = len(config.training_plan.jp_maximum.versions) - 1
    for employment, maximum in config.training_plan.jp_maximum.versions[position].value.items():
        if maximum < minimum.get(employment, 0):
            yield Mistake(
                N_("the most JP of {employment} ({maximum}) is below the least ({minimum})."),
                {"employment": employment, "maximum": maximum, "minimum": minimum[employment]},
                ("training_plan", "jp_maximum", "versions", position, "value", employment),
            )


def jp_rules_can_be_kept(config: RegionConfig) -> Iterator[Mistake]:
    """JP are converted for forms of the list, and no limit of a session or day is below what it converts to."""
    plan = config.training_plan
    named: list[tuple[str, KeyPath]] = [(form, ("training_plan", "jp_conversion", form)) for form in plan.jp_conversion]
    named += [(form, ("training_plan", "jp_free", position)) for position, form in enumerate(plan.jp_free)]
    for form, path in named:
        if form not in plan.forms:
            yield Mistake(*unknown("choice", form, plan.forms), path)
    for form, figure in plan.jp_conversion.items():
        for number, version in enumerate(figure.versions):
            limit = f"{version.value.per}_max"
            most = getattr(version.value, limit, None)
            if most is not None and most < version.value.jp:
                yield Mistake(
                    N_("the most JP ({most}) is below what one counts ({jp})."),
                    {"most": most, "jp": version.value.jp},
                    ("training_plan", "jp_conversion", form, "versions", number, "value", limit),
                )


def siasn_numbers_differ(config: RegionConfig) -> Iterator[Mistake]:
    """No two forms have one number in SIASN."""
    yield from _given_twice(
        (str(form.siasn_id), ("training_plan", "forms", code, "siasn_id"))
        for code, form in config.training_plan.forms.items()
        if form.siasn_id
    )


def siasn_and_accounts_name_forms(config: RegionConfig) -> Iterator[Mistake]:
    """Account codes are of forms of the list, and what SIASN does not have is entered as a form that it has."""
    forms = config.training_plan.forms
    for form in config.budget.account_codes:
        if form not in forms and form != "*":
            yield Mistake(*unknown("choice", form, forms), ("budget", "account_codes", form))
    for number, version in enumerate(config.siasn.entered_as.versions):
        for form, entered in version.value.items():
            path: KeyPath = ("siasn", "entered_as", "versions", number, "value", form)
            for one in (form, entered):
                if one not in forms:
                    yield Mistake(*unknown("choice", one, forms), path)
            if entered in forms and forms[entered].siasn_id is None:
                yield Mistake(N_("SIASN does not have the form {form} either."), {"form": entered}, path)


def seat_rules_can_be_kept(config: RegionConfig) -> Iterator[Mistake]:
    """Every floor and cap says who it is for, and gives either a number of seats or a share."""
    plan = config.training_plan
    seen = {form.name for form in plan.forms.values() if form.quota is not None}
    for list_, rules in (("floors", plan.floors), ("caps", plan.caps)):
        for position, rule in enumerate(rules):
            path: KeyPath = ("training_plan", list_, position)
            try:
                if not parse_conditions(rule.who):
                    yield Mistake(N_("say who belongs to the group, such as sex = P."), {}, (*path, "who"))
            except ConditionError as error:
                kind = CATALOGUE[error.code]
                yield Mistake(kind.sentence, error.details, (*path, "who"))
            if (rule.seats is None) == (rule.share is None):
                yield Mistake(N_("give either seats or share."), {}, path)
            if rule.name in seen:
                yield Mistake(N_("the name {name} is given twice."), {"name": rule.name}, (*path, "name"))
            seen.add(rule.name)


def calendar_can_be_kept(config: RegionConfig) -> Iterator[Mistake]:
    """The calendar of classes ends after it begins, says whom a blackout keeps, and lists no holiday twice."""
    calendar, top = config.training_plan.calendar, ("training_plan", "calendar")
    if calendar is None:
        return
    text = N_("the last one comes before the first: {first} to {last}.")
    if calendar.last_week < calendar.first_week:
        yield Mistake(text, {"first": calendar.first_week, "last": calendar.last_week}, (*top, "last_week"))
    for position, blackout in enumerate(calendar.blackouts):
        path: KeyPath = (*top, "blackouts", position)
        if blackout.last < blackout.first:
            yield Mistake(text, {"first": blackout.first, "last": blackout.last}, (*path, "last"))
        try:
            if blackout.who is not None and not parse_conditions(blackout.who):
                yield Mistake(N_("say who belongs to the group, such as sex = P."), {}, (*path, "who"))
        except ConditionError as error:
            yield Mistake(CATALOGUE[error.code].sentence, error.details, (*path, "who"))
    for number, version in enumerate(calendar.holidays.versions):
        list_: KeyPath = (*top, "holidays", "versions", number, "value")
        yield from _given_twice((str(one.day), (*list_, n, "day")) for n, one in enumerate(version.value))


def patterns_compile(config: RegionConfig) -> Iterator[Mistake]:
    """Every pattern is a regular expression."""
    for position, structural in enumerate(config.jabatan.structural):
        try:
            re.compile(structural.pattern)
        except re.error as error:
            yield Mistake(
                N_("this is not a regular expression: {reason}."),
                {"reason": str(error)},
                ("jabatan", "structural", position, "pattern"),
            )


def education_is_known(config: RegionConfig) -> Iterator[Mistake]:
    """Every spelling of an education level stands for one that the employee table knows."""
    known = EMPLOYEES["education"].choices
    for spelling, level in config.jabatan.education.items():
        if level not in known:
            yield Mistake(*unknown("choice", level, known), ("jabatan", "education", spelling))


def import_names_columns(config: RegionConfig) -> Iterator[Mistake]:
    """Header and value spellings speak of columns that the tables have, and of values these columns take."""
    for table, columns in config.import_.headers.items():
        path: KeyPath = ("import", "headers", table)
        if table not in IMPORTED:
            yield Mistake(*unknown("table", table, IMPORTED), path)
            continue
        for column in columns:
            if column not in IMPORTED[table].names:
                yield Mistake(*unknown("column", column, IMPORTED[table].names), (*path, column))
    choices: dict[str, set[str]] = defaultdict(set)
    for each in (column for table in IMPORTED.values() for column in table.columns if column.choices):
        choices[each.name].update(each.choices)
    for name, spellings in config.import_.choices.items():
        if name not in choices:
            yield Mistake(*unknown("column", name, choices), ("import", "choices", name))
            continue
        for spelling, value in spellings.items():
            if value not in choices[name]:
                yield Mistake(*unknown("choice", value, choices[name]), ("import", "choices", name, spelling))


def spellings_mean_one_thing(config: RegionConfig) -> Iterator[Mistake]:
    """No spelling stands for two competencies, OPDs, funds or forms of training."""
    newest = len(config.competencies.generic.versions) - 1
    generic: KeyPath = ("competencies", "generic", "versions", newest, "value")
    lists = (
        (generic, config.competencies.generic.versions[-1].value),
        (("competencies", "technical"), config.competencies.technical),
    )
    yield from _ambiguous(
        (spelling, competency.code, (*path, position))
        for path, competencies in lists
        for position, competency in enumerate(competencies)
        for spelling in (competency.code, competency.name, *competency.aliases)
    )
    yield from _ambiguous(
        (spelling, opd, ("import", "units", opd))
        for opd, spellings in config.import_.units.items()
        for spelling in (opd, *spellings)
    )
    yield from _ambiguous(
        (spelling, code, ("budget", "funds", code))
        for code, fund in config.budget.funds.items()
        for spelling in (code, fund.name, *fund.aliases)
    )
    yield from _ambiguous(
        (spelling, code, ("training_plan", "forms", code))
        for code, form in config.training_plan.forms.items()
        for spelling in (code, form.name, *form.aliases)
    )


CHECKS: tuple[Check, ...] = (
    timezone_exists,
    versions_in_order,
    competency_codes_differ,
    kinds_fit_the_list,
    weights_name_competencies,
    sectors_name_opds,
    teams_can_be_found,
    every_jenjang_has_its_figure,
    evidence_grades_every_method,
    jpm_bands_descend_to_zero,
    nine_box_cuts_ascend,
    jp_maximum_not_below_minimum,
    jp_rules_can_be_kept,
    siasn_numbers_differ,
    siasn_and_accounts_name_forms,
    seat_rules_can_be_kept,
    calendar_can_be_kept,
    patterns_compile,
    education_is_known,
    import_names_columns,
    spellings_mean_one_thing,
)


def dated_figures(section: BaseModel, path: KeyPath = ()) -> Iterator[tuple[KeyPath, Versions[object]]]:
    """Give every dated figure of the configuration with its key path."""
    for name, field in type(section).model_fields.items():
        value = getattr(section, name)
        here = (*path, field.alias or name)
        if isinstance(value, Versions):
            yield here, value
        elif isinstance(value, BaseModel):
            yield from dated_figures(value, here)
        elif isinstance(value, dict):
            yield from (((*here, key), each) for key, each in value.items() if isinstance(each, Versions))


def _given_twice(codes: Iterable[tuple[str, KeyPath]]) -> Iterator[Mistake]:
    seen: set[str] = set()
    for code, path in codes:
        if code in seen:
            yield _twice(code, path)
        seen.add(code)


def _twice(code: str, path: KeyPath) -> Mistake:
    return Mistake(N_("the code {code} is given twice."), {"code": code}, path)


def _ambiguous(spellings: Iterable[tuple[str, str, KeyPath]]) -> Iterator[Mistake]:
    meaning: dict[str, str] = {}
    for spelling, value, path in spellings:
        first = meaning.setdefault(fold(spelling), value)
        if first != value:
            yield Mistake(
                N_("the spelling '{spelling}' stands for {first} already."),
                {"spelling": spelling, "first": first},
                path,
            )
