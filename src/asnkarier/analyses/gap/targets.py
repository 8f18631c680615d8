"""People as if they held another position: what it requires is then required of them by the same rules."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

import pandas as pd

from asnkarier.rules.eselon import eselon_jenjang, parse_eselon
from asnkarier.rules.jabatan import jf_jenjang
from asnkarier.tables.frames import Employees
from asnkarier.tables.people import JENJANG
from asnkarier.tables.vocabulary import StructuralJabatan, fold


def with_targets(
    employees: Employees, targets: Mapping[str, str], structural: Sequence[StructuralJabatan]
) -> Employees:
    """Give the employees with a target, their jabatan and jenjang those of the target.

    ``targets`` names by nip a position, a jenjang (``administrator``) or an eselon (``III.a``). The jenjang of a
    position is what its name says by the rules of an import (JF tier, then ``structural``, first match wins), else that
    of all who hold a position of that name, if they agree; else it is unknown, and only a standard for the name counts.
    """
    held = _held(employees)
    jenjang = {target: _jenjang(target, held, structural) for target in set(targets.values())}
    aimed = employees[employees["nip"].isin(targets.keys())]
    jabatan = aimed["nip"].map(dict(targets)).astype("str")
    held_since = aimed["tmt_jabatan"]
    taken = pd.Series(pd.NaT, index=held_since.index, dtype=held_since.dtype)  # nobody has taken the target yet
    aimed = aimed.assign(jabatan=jabatan, jenjang=jabatan.map(jenjang).astype("str"), tmt_jabatan=taken)
    return Employees(aimed.reset_index(drop=True))


def _held(employees: Employees) -> dict[str, str]:
    """Give the jenjang of each position, by folded name, whose holders all have one."""
    pairs = employees[["jabatan", "jenjang"]].dropna()
    pairs = pairs.assign(jabatan=pairs["jabatan"].map(fold)).drop_duplicates()
    agreed = pairs.drop_duplicates("jabatan", keep=False)
    return dict(zip(agreed["jabatan"], agreed["jenjang"], strict=True))


def _jenjang(target: str, held: Mapping[str, str], structural: Sequence[StructuralJabatan]) -> str | None:
    named = {fold(jenjang): jenjang for jenjang in JENJANG}
    if jenjang := named.get(fold(target)):
        return jenjang
    try:
        if eselon := parse_eselon(target):
            return eselon_jenjang(eselon)
    except ValueError:
        pass  # the name of a position
    if jenjang := jf_jenjang(target):
        return jenjang
    name = " ".join(target.upper().split())
    matching = (each.eselon for each in structural if re.search(each.pattern, name))
    eselon = next(matching, None)
    return eselon_jenjang(eselon) if eselon else held.get(fold(target))
