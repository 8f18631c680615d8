"""The words of a region's configuration, as the checks of the tables need them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from asnkarier.config.region import Fund, RegionConfig, TrainingForm
from asnkarier.tables.vocabulary import StructuralJabatan, Vocabulary, fold


def vocabulary(config: RegionConfig) -> Vocabulary:
    """Give the vocabulary of a region; every spelling is folded.

    ``choices`` has the columns of ``import.choices`` besides ``jenis_jabatan``, ``education``, ``form``, ``form_id``
    (its number in SIASN) and ``funds`` (of a training) and ``fund`` (of a budget).
    """
    forms = config.training_plan.forms.items()
    funds = _folded(
        (spelling, code) for code, fund in config.budget.funds.items() for spelling in _spellings(code, fund)
    )
    return Vocabulary(
        competencies=_folded(
            (spelling, competency.code)
            for competency in config.competencies.all
            for spelling in (competency.code, competency.name, *competency.aliases)
        ),
        units=_folded(
            (spelling, opd) for opd, spellings in config.import_.units.items() for spelling in (opd, *spellings)
        ),
        structural=tuple(StructuralJabatan(each.pattern, each.eselon) for each in config.jabatan.structural),
        choices={
            **{column: _folded(spellings.items()) for column, spellings in config.import_.choices.items()},
            "jenis_jabatan": _folded(config.jabatan.jenis.items()),
            "education": _folded(config.jabatan.education.items()),
            "form": _folded((spelling, code) for code, form in forms for spelling in _spellings(code, form)),
            "form_id": {str(form.siasn_id): code for code, form in forms if form.siasn_id},
            "fund": funds,
            "funds": funds,
        },
        government=config.region.name,
        standings=frozenset(map(fold, config.jabatan.standings)),
    )


def _spellings(code: str, named: Fund | TrainingForm) -> tuple[str, ...]:
    return (code, named.name, *named.aliases)


def _folded(pairs: Iterable[tuple[str, str]]) -> Mapping[str, str]:
    return {fold(spelling): value for spelling, value in pairs}
