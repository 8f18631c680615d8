"""Refuses a sheet that would be read as something it is not."""

from __future__ import annotations

import re
from collections.abc import Sequence

from asnkarier.readers.files.sheet import Column
from asnkarier.readers.meaning import money, units
from asnkarier.readers.meaning.layout import Layout, Rules, mapping_key
from asnkarier.readers.refusal import Refusal
from asnkarier.tables import IMPORTED
from asnkarier.tables.schema import Kind
from asnkarier.tables.vocabulary import fold

_PERSONS_NAME = re.compile(r"nama( (lengkap|pegawai|asn|pns|pppk|peserta|asesi|tanpa gelar|nip))*")
_RESULTS = re.compile(r"\b(hasil|penilaian|asesmen|assess?ment)\b")
_RECAP = re.compile(r"\brekap\w*\b(?!.*\b(standar|skj|syarat|persyaratan)\b)")
_PLAIN_LEVELS = {"level", "level kompetensi"}
"""Headers of a level that do not say whether it is reached or required."""


def refuse_people_without_nip(sheet: str, titles: Sequence[str], layout: Layout, rules: Rules) -> None:
    """Refuse results of people that lack the NIP: the levels they reached would count as required of their positions.

    Raises:
        Refusal: there is a column of names, or a title speaks of results (``--kind standards`` overrules titles).
    """
    used = {use.column: use for use in layout.uses if use.column}
    if "standards" not in layout.kind.tables or used.keys() & {"target_person", "nip"}:
        return
    named = any(
        _PERSONS_NAME.fullmatch(fold(header)) and mapping_key(header) not in rules.mapping for header in layout.skipped
    )
    level = used.get("level_required")
    is_open = rules.kind is None and (level is None or fold(level.header) in _PLAIN_LEVELS)
    if named or (is_open and any(_RESULTS.search(fold(line)) or _RECAP.search(fold(line)) for line in titles)):
        raise Refusal("E_NO_NIP", on=sheet)


def refuse_money_units(sheet: str, titles: Sequence[str], layout: Layout) -> None:
    """Refuse a sheet with amounts in thousands or millions of rupiah.

    Raises:
        Refusal: a title or a header says so.
    """
    amounts = {
        column.name for table in layout.kind.tables for column in IMPORTED[table].columns if column.kind is Kind.RUPIAH
    }
    if not amounts:
        return
    headers = [*(use.header for use in layout.uses), *layout.skipped]
    if unit := next(filter(None, map(money.find_unit, [*titles, *headers])), ""):
        raise Refusal("E_MONEY_UNIT", on=sheet, unit=unit.strip("() "))


def refuse_other_region(sheet: str, paths: Column, rules: Rules) -> None:
    """Refuse employees of another government.

    Raises:
        Refusal: most of the units' paths end in another one than the region's.
    """
    if rules.vocabulary.government and (found := units.other_government(paths, rules.vocabulary.government)):
        raise Refusal("E_REGION", on=sheet, found=found, expected=rules.vocabulary.government)
