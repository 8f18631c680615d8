"""The words a column may hold, as people write them: what drop-down lists offer. Every one of them is read again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from asnkarier.config.region import RegionConfig
from asnkarier.i18n import translator
from asnkarier.reports.kit.labels import JENJANG, METHODS, WINDOWS, word
from asnkarier.rules.eselon import JENJANG as ESELON
from asnkarier.rules.golongan import PANGKAT, PPPK
from asnkarier.tables.schema import Column, Kind
from asnkarier.tables.vocabulary import Vocabulary, fold
from asnkarier.tables.words import spellings

_LABELS = {"jenjang": JENJANG, "method": METHODS, "window": WINDOWS}


@dataclass(frozen=True)
class ValidWords:
    """The words of one column. Those of an ``open`` list are only proposed: another text may stand there, too."""

    words: tuple[str, ...]
    open: bool = False


def valid_words(
    column: Column, config: RegionConfig, vocabulary: Vocabulary, known: Mapping[tuple[str, str], Sequence[str]]
) -> ValidWords | None:
    """Give the words of a column, in Indonesian as files are; None where any text may stand.

    Args:
        column: the column.
        config: the region's configuration.
        vocabulary: its words, as they are read.
        known: values the store has, by table and column, for columns that refer to them.
    """
    if column.kind is Kind.LEVEL:
        return ValidWords(tuple(str(level) for level in range(int(column.minimum or 1), int(column.maximum or 5) + 1)))
    if column.kind is Kind.COMPETENCY:
        return ValidWords(tuple(one.name for one in config.competencies.all))
    if column.kind is Kind.GOLONGAN:
        return ValidWords((*PANGKAT, *PPPK))
    if column.kind is Kind.ESELON:
        return ValidWords((*(f"{roman}.{letter}" for roman in ESELON for letter in "ab"), "Non-Eselon"))
    if column.kind is Kind.FLAG:
        return ValidWords(("Ya", "Tidak"))
    if found := _of_the_region(column, config, vocabulary):
        return found
    values = [value for each in column.refers_to if not each.when for value in known.get((each.table, each.column), ())]
    return ValidWords(tuple(dict.fromkeys(values)), open=True) if values else None


def _of_the_region(column: Column, config: RegionConfig, vocabulary: Vocabulary) -> ValidWords | None:
    if column.name in ("fund", "funds"):
        return ValidWords(tuple(fund.name for fund in config.budget.funds.values()))
    if column.name == "form":
        return ValidWords(tuple(form.name for form in config.training_plan.forms.values()))
    if column.name == "kedudukan_hukum":
        standings = tuple(config.jabatan.standings)
        return ValidWords(standings, open=True) if standings else None
    if column.name == "opd" and vocabulary.units:
        return ValidWords(tuple(sorted(set(vocabulary.units.values()))), open=True)
    words = spellings(column, vocabulary)
    if not words:
        return None
    values = dict.fromkeys([*column.choices, *words.values()])
    return ValidWords(tuple(_as_people_write_it(column, str(value), words) for value in values))


def _as_people_write_it(column: Column, value: str, words: Mapping[str, str]) -> str:
    """Give an Indonesian word for a value: its label where that is read again, else its first spelling."""
    label = translator("id")(word(_LABELS.get(column.name, {}), value))
    if words.get(fold(label)) == value and label != value:
        return label
    if value.isupper():
        return value
    spelled = next((text for text, meant in words.items() if meant == value and not text.isdigit()), fold(value))
    return spelled[:1].upper() + spelled[1:]
