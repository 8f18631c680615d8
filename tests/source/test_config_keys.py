"""Every key of a region's configuration is used by something, or says that nothing uses it yet.

A use is an attribute read in the source (or a template): of the section by its name, as ``config.privacy.mask_nip``
reads ``privacy.mask_nip``; or one named in :data:`READ_AS`, where the section goes by another name, and then that very
expression has to stand in that file. Seen is that a key is read, not what becomes of its value. A chain such as
``weights.sectors`` is taken for the configuration's whatever ``weights`` is. Not counted are the models themselves and
``config/checks.py``. The parts of a dated figure (value, basis …) are of one shape for all figures and not looked at.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple, get_args

import pytest
from pydantic import BaseModel

import asnkarier
from asnkarier.config.fields import place_of
from asnkarier.config.model import Dated, NotUsedYet, Versions
from asnkarier.config.region import RegionConfig

ROOT = Path(asnkarier.__path__[0])
NO_USE = {ROOT / f"config/{name}.py" for name in ("checks", "ip_asn", "model", "region")}
PYTHON = {path: ast.parse(path.read_text("utf-8")) for path in ROOT.rglob("*.py") if path not in NO_USE}
TEMPLATES = {path: path.read_text("utf-8") for path in ROOT.rglob("*.j2")}

READ_AS: dict[str, tuple[str, str]] = {
    "Signatory.title": ("reports/kit/word.py", "signed.title"),
    "Signatory.name": ("reports/kit/word.py", "signed.name"),
    "Signatory.rank": ("reports/kit/word.py", "signed.rank"),
    "Signatory.nip": ("reports/kit/word.py", "signed.nip"),
    "Team.opd": ("analyses/experts/experts.py", "team.opd"),
    "Team.unit": ("analyses/experts/experts.py", "team.unit"),
    "Team.competency": ("analyses/experts/experts.py", "team.competency"),
    "Team.level": ("analyses/experts/experts.py", "team.level"),
    "Team.people": ("analyses/experts/experts.py", "team.people"),
    "Team.basis": ("analyses/experts/experts.py", "team.basis"),
    "Holiday.day": ("analyses/plan/dates/days.py", "one.day"),
    "Blackout.first": ("analyses/plan/dates/setting.py", "one.first"),
    "Blackout.last": ("analyses/plan/dates/setting.py", "one.last"),
    "Blackout.name": ("reports/plan/narrative.py", "one.name"),
    "Blackout.basis": ("reports/plan/narrative.py", "one.basis"),
    "Blackout.who": ("analyses/plan/dates/setting.py", "one.who"),
    "Code.name": ("reports/siasn/codes.py", "each.name"),
    "Code.means": ("reports/siasn/codes.py", "each.means"),
    "Code.aliases": ("analyses/siasn/trainings.py", "known.aliases"),
    "TrainingForm.siasn_id": ("config/vocabulary.py", "form.siasn_id"),
    "Competency.code": ("config/vocabulary.py", "competency.code"),
    "Competency.name": ("config/vocabulary.py", "competency.name"),
    "Competency.aliases": ("config/vocabulary.py", "competency.aliases"),
    "Competency.name_en": ("reports/kit/labels.py", "one.name_en"),
    "Competency.kind": ("workflows/gaps.py", "competency.kind"),
    "StructuralPattern.pattern": ("config/vocabulary.py", "each.pattern"),
    "StructuralPattern.eselon": ("config/vocabulary.py", "each.eselon"),
    "Category.minimum": ("reports/gap/report.py", "band.minimum"),
    "Category.code": ("reports/gap/standards.py", "band.code"),
    "Category.name": ("reports/gap/standards.py", "band.name"),
    "Category.name_en": ("reports/gap/standards.py", "band.name_en"),
    "Jabatan.standing": ("config/vocabulary.py", "config.jabatan.standings"),
    "Sector.code": ("config/settings.py", "item.get('code')"),
    "Sector.weight": ("analyses/plan/candidates.py", "sector.weight"),
    "Sector.opds": ("config/sectors.py", "sector.opds"),
    "Sector.name": ("reports/gap/profile.py", "sector.name"),
    "BelowTarget.predikat": ("workflows/needs.py", "below.predikat"),
    "BelowTarget.result_rating": ("workflows/needs.py", "below.result_rating"),
    "NeedsRules.performance_years": ("workflows/needs.py", "rules.performance_years"),
    "TrainingForm.name": ("reports/plan/report.py", "known.name"),
    "TrainingForm.aliases": ("config/vocabulary.py", "named.aliases"),
    "TrainingForm.quota": ("analyses/plan/groups.py", "form.quota"),
    "TrainingForm.employment": ("analyses/plan/admission.py", "form.employment"),
    "TrainingForm.certificate": ("analyses/plan/tables.py", "form.certificate"),
    "JpRule.jp": ("analyses/jp/counted.py", "rule.jp"),
    "JpRule.per": ("analyses/jp/counted.py", "rule.per"),
    "JpRule.session_max": ("analyses/jp/limits.py", "rule.session_max"),
    "JpRule.day_max": ("analyses/jp/limits.py", "rule.day_max"),
    "JpRule.month_max": ("analyses/jp/limits.py", "rule.month_max"),
    "CertificateRule.years": ("analyses/jp/counted.py", "rule.years"),
    "CertificateRule.enough": ("analyses/plan/tables.py", "certificate_rule.enough"),
    "TrainingPlanRules.jp_free": ("workflows/jp.py", "rules.jp_free"),
    "TrainingPlanRules.certificate_credit": ("analyses/plan/problem.py", "given.rules.certificate_credit"),
    "SeatRule.name": ("analyses/plan/groups.py", "rule.name"),
    "SeatRule.who": ("analyses/plan/groups.py", "rule.who"),
    "SeatRule.seats": ("analyses/plan/groups.py", "rule.seats"),
    "SeatRule.share": ("analyses/plan/groups.py", "rule.share"),
    "SeatRule.basis": ("analyses/plan/groups.py", "rule.basis"),
    "TrainingPlanRules.floors": ("analyses/plan/groups.py", "rules.floors"),
    "TrainingPlanRules.caps": ("analyses/plan/groups.py", "rules.caps"),
    "TrainingPlanRules.chains": ("analyses/plan/ways.py", "given.rules.chains"),
    "TrainingPlanRules.pooled_funds": ("analyses/plan/problem.py", "given.rules.pooled_funds"),
    "TrainingPlanRules.trainings_max": ("analyses/plan/problem.py", "given.rules.trainings_max"),
    "TrainingPlanRules.full_value_months": ("analyses/plan/candidates.py", "given.rules.full_value_months"),
    "TrainingPlanRules.jp_maximum": ("analyses/plan/tables.py", "self.rules.jp_maximum"),
    "TrainingPlanRules.jp_credit": ("analyses/plan/problem.py", "given.rules.jp_credit"),
    "TrainingPlanRules.days_max": ("analyses/plan/problem.py", "given.rules.days_max"),
    "TrainingPlanRules.assumed_effectiveness": ("analyses/plan/candidates.py", "given.rules.assumed_effectiveness"),
    "TrainingPlanRules.cost_tie_break": ("analyses/plan/problem.py", "given.rules.cost_tie_break"),
    "TrainingPlanRules.keep_bonus": ("analyses/plan/problem.py", "given.rules.keep_bonus"),
    "TrainingPlanRules.gap_tolerance": ("analyses/plan/training_plan.py", "given.rules.gap_tolerance"),
    "TrainingPlanRules.time_limit_seconds": ("analyses/plan/training_plan.py", "given.rules.time_limit_seconds"),
    "Resampling.effectiveness_concentration": (
        "analyses/plan/resampled.py",
        "assumed.effectiveness_concentration",
    ),
    "Resampling.attendance": ("analyses/plan/resampled.py", "assumed.attendance"),
    "Resampling.attendance_concentration": ("analyses/plan/resampled.py", "assumed.attendance_concentration"),
    "Fund.name": ("reports/plan/report.py", "known.name"),
    "Fund.aliases": ("config/vocabulary.py", "named.aliases"),
    "IpAsn.points": ("workflows/ip_asn.py", "rules.points"),
    "IpAsn.education_besides": ("workflows/ip_asn.py", "rules.education_besides"),
    "IpAsn.evidence": ("workflows/ip_asn.py", "rules.evidence"),
    "IpAsnBand.minimum": ("analyses/ip_asn/scores.py", "band.minimum"),
    "IpAsnBand.name": ("reports/ip_asn/rules.py", "band.name"),
    "IpAsnBand.name_en": ("reports/ip_asn/report.py", "band.name_en"),
    "IpAsnEvidence.technical_years": ("analyses/ip_asn/parts.py", "rule.technical_years"),
    "IpAsnEvidence.seminar_years": ("analyses/ip_asn/parts.py", "rule.seminar_years"),
    "IpAsnEvidence.discipline_years": ("analyses/ip_asn/parts.py", "rule.discipline_years"),
    "IpAsnEvidence.forms": ("analyses/ip_asn/evidence.py", "rule.forms"),
    "IpAsnEvidence.leadership_titles": ("analyses/ip_asn/evidence.py", "rule.leadership_titles"),
    "IpAsnEvidence.functional_without": ("analyses/ip_asn/parts.py", "rule.functional_without"),
    "Import.shrink_share": ("workflows/absence.py", "limits.shrink_share"),
    "Import.shrink_people": ("workflows/absence.py", "limits.shrink_people"),
}
"""Where a key is read that no chain with its section's name reads: file and expression, by model and key."""
NAMESAKES = {
    "short": {"readers/files/sheet.py", "readers/meaning/assemble.py"},  # short rows
    "performance": {"analyses/ip_asn/parts.py", "reports/ip_asn/rules.py"},  # of the index of professionalism
}
"""Files in which an attribute has the name of an unused key and is something else."""


TOO_COMMON = {"name"}
"""Unused keys whose name stands everywhere: of these a use is seen only by the name of their section."""


class Key(NamedTuple):
    """A key: its path, ``Model.attribute``, the attribute that holds its section, and whether it is marked."""

    path: str
    name: str
    section: str
    marked: bool


def keys(model: type[BaseModel], path: str = "", section: str = "config", *, marked: bool = False) -> Iterator[Key]:
    """Give every key of a model and of the models in it but those that are mere sections."""
    for name, field in model.model_fields.items():
        here = f"{path}{field.alias or name}"
        unused = marked or NotUsedYet() in field.metadata
        inner = field.annotation
        if not (isinstance(inner, type) and issubclass(inner, BaseModel) and not issubclass(inner, Versions)):
            yield Key(here, f"{model.__name__}.{name}", section, unused)
        for part in models(inner):
            yield from keys(part, f"{here}.", name, marked=unused)


def models(annotation: Any) -> Iterator[type[BaseModel]]:
    """Give the models that a type holds; of a dated figure those of its value."""
    if isinstance(annotation, type) and issubclass(annotation, (Versions, Dated)):
        inner = "versions" if issubclass(annotation, Versions) else "value"
        yield from models(annotation.model_fields[inner].annotation)
    elif isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    else:
        for part in get_args(annotation):
            yield from models(part)


def chains(tree: ast.AST) -> Iterator[tuple[str, str]]:
    """Give each attribute that is read, after the name of what it is read from."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute):
            of = node.value
            yield (of.id if isinstance(of, ast.Name) else of.attr if isinstance(of, ast.Attribute) else ""), node.attr


def attributes(tree: ast.AST) -> set[str]:
    return {attribute for _, attribute in chains(tree)}


READ = {pair for tree in PYTHON.values() for pair in chains(tree)}
READ |= {pair for text in TEMPLATES.values() for pair in re.findall(r"(\w+)\.(?=(\w+))", text)}
KEYS = list(keys(RegionConfig))


def read_by_its_section(key: Key) -> bool:
    return (key.section, key.name.partition(".")[2]) in READ


@pytest.mark.parametrize("key", [key for key in KEYS if not key.marked], ids=lambda key: key.path)
def test_a_key_is_used_or_marked(key: Key) -> None:
    if read_by_its_section(key):
        return
    assert key.name in READ_AS, f"nothing reads {key.path}: mark it NotUsedYet, or name its reader in READ_AS"
    file, expression = READ_AS[key.name]
    assert key.name.partition(".")[2] in expression
    assert expression in {ast.unparse(node) for node in ast.walk(PYTHON[ROOT / file]) if isinstance(node, ast.expr)}


@pytest.mark.parametrize("key", [key for key in KEYS if key.marked], ids=lambda key: key.path)
def test_a_marked_key_is_not_used(key: Key) -> None:
    """By whatever name its section goes."""
    attribute = key.name.partition(".")[2]
    assert not read_by_its_section(key), f"{key.path} is used: take its mark away"
    if attribute in TOO_COMMON:
        return
    readers = {path.relative_to(ROOT).as_posix() for path, tree in PYTHON.items() if attribute in attributes(tree)}
    readers |= {path.name for path, text in TEMPLATES.items() if re.search(rf"\.{attribute}\b", text)}
    assert readers == NAMESAKES.get(attribute, set()), f"{key.path} is used: take its mark away"


def test_a_key_that_nothing_reads_and_a_mark_on_one_that_is_read_are_caught() -> None:
    with pytest.raises(AssertionError, match=r"nothing reads privacy\.blur_names"):
        test_a_key_is_used_or_marked(Key("privacy.blur_names", "Privacy.blur_names", "privacy", marked=False))
    for used in ("Privacy.mask_nip", "TrainingPlanRules.days_max", "Agency.head_title"):
        key = next(key for key in KEYS if key.name == used)
        with pytest.raises(AssertionError, match="take its mark away"):
            test_a_marked_key_is_not_used(key._replace(marked=True))


def test_the_list_of_readers_names_only_keys_that_need_it() -> None:
    """A key that its section's name reads wherever it stands, or that is marked, has no place there."""
    assert set(READ_AS) <= {key.name for key in KEYS if not key.marked and not read_by_its_section(key)}


def test_what_the_commands_and_the_reference_say_of_a_key_is_its_mark() -> None:
    assert place_of(("region", "province")).used is False
    assert place_of(("talent", "nine_box", "versions", 0, "value", "potential")).used is False
    assert place_of(("training_plan", "forms", "kursus", "route")).used is False
    assert place_of(("training_plan", "forms", "kursus", "name")).used is True
    assert place_of(("region", "name")).used is True
