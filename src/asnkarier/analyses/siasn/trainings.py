"""Trainings attended as SIASN takes them: ``kursus``, and ``diklat`` for the structural (leadership) ones."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

import pandas as pd

from asnkarier.analyses.siasn.staged import ABOUT, Lacks, Staged, day_text, person_columns, staged
from asnkarier.config.region import TrainingForm
from asnkarier.config.siasn import Code, Siasn
from asnkarier.tables.frames import Employees, Participations, PlanSeats, Trainings
from asnkarier.tables.siasn_sheets import DIKLAT, KURSUS, SheetForm
from asnkarier.tables.vocabulary import fold

STRUCTURAL = 1
"""Number of the form *Diklat Struktural* in SIASN: its trainings have a history of their own."""
_SHORT = "P"
"""Letter of the certificates of seminars and the like, which a day may be enough for: they need no last day."""
_REASONS = {"proposed": "not_done", "approved": "not_done", "dropped": "dropped", "declined": "declined"}


def training_rows(
    form: SheetForm,
    taken: Participations,
    catalogue: Trainings,
    employees: Employees,
    plan: PlanSeats | None,
    forms: Mapping[str, TrainingForm],
    siasn: Siasn,
    year: int,
    today: date,
) -> Staged:
    """Give the trainings of a year for one of the two forms; those whose form is not known are told with ``kursus``.

    ``plan`` are the seats of that year's plan: those nobody is known to have taken are told as left out. A training
    that has not ended by ``today`` is not entered. Form and provider that a history does not state are those of the
    catalogue, by the code of the training; JP never are, for a certificate may say less.
    """
    rows = _of_year(taken, catalogue, year)
    number = _numbers(rows["form"], forms, siasn, today)
    here = (number == STRUCTURAL) if form is DIKLAT else (number != STRUCTURAL)
    rows, number = rows[here], number[here]
    values, lacks = (_diklat if form is DIKLAT else _kursus)(rows, number, forms, siasn, today)
    people, lacks_people = person_columns(rows["nip"], employees)
    values["pnsOrangId"] = people["pns_id"]
    about = rows.assign(name=people["name"], opd=people["opd"])[[*ABOUT]]
    reason = _reasons(rows, today)
    planned = _planned(form, plan, rows[reason == ""], catalogue, forms)
    every = {word: _below(lacking, planned) for word, lacking in (lacks_people | lacks).items()}
    entered = {code: int((rows["form"] == code).sum()) for code in siasn.entered_as.on(today).value}
    return staged(
        form,
        pd.concat([about, planned], ignore_index=True) if len(planned) else about.reset_index(drop=True),
        values.reset_index(drop=True).reindex(range(len(values) + len(planned))),
        every,
        pd.concat([reason, pd.Series("planned", index=planned.index)], ignore_index=True).astype("str"),
        _document(siasn, form, today),
        {"of_catalogue": int(rows["of_catalogue"].sum()), **{code: count for code, count in entered.items() if count}},
    )


def _of_year(taken: Participations, catalogue: Trainings, year: int) -> pd.DataFrame:
    """Give what counts for a year, each with what the catalogue tells of its training."""
    known = catalogue.drop_duplicates("training").set_index("training")[["title", "form", "provider"]]
    rows = taken[taken["year"].eq(year).fillna(False)]
    listed = known.reindex(rows["training"]).set_axis(rows.index)
    gained = [rows[name].isna() & listed[name].notna() for name in ("form", "provider")]
    filled = {name: rows[name].fillna(listed[name]) for name in ("title", "form", "provider")}
    rows = rows.assign(**filled, of_catalogue=gained[0] | gained[1])
    rows = rows.assign(siasn_id=_entered(rows))
    what = rows["title"].fillna(rows["training"])
    order = ["started_on", "what", "nip", "training_class"]
    return rows.assign(what=what).sort_values(order, na_position="last", ignore_index=True)


def _entered(rows: pd.DataFrame) -> pd.Series[Any]:
    """Give SIASN's number of each row, also of one whose certificate another row of the person has in SIASN."""
    certificates = list(zip(rows["nip"], rows["certificate"].map(fold, na_action="ignore"), strict=True))
    known = {
        key: number
        for key, number in zip(certificates, rows["siasn_id"], strict=True)
        if pd.notna(number) and pd.notna(key[1])
    }
    return rows["siasn_id"].fillna(pd.Series([known.get(key) for key in certificates], index=rows.index, dtype="str"))


def _numbers(codes: pd.Series[Any], forms: Mapping[str, TrainingForm], siasn: Siasn, today: date) -> pd.Series[Any]:
    """Give the number of each form in SIASN; missing where it has none and is not entered as another."""
    entered = siasn.entered_as.on(today).value
    numbers = {code: forms[as_form].siasn_id for code in forms if (as_form := entered.get(code, code)) in forms}
    return codes.map({code: number for code, number in numbers.items() if number}).astype("Int64").fillna(0)


def _kursus(
    rows: pd.DataFrame, number: pd.Series[Any], forms: Mapping[str, TrainingForm], siasn: Siasn, today: date
) -> tuple[pd.DataFrame, Lacks]:
    letters = {form.siasn_id: form.certificate for form in forms.values() if form.siasn_id and form.certificate}
    letter = number.map(letters)
    values = pd.DataFrame(
        {
            "instansiId": pd.Series(siasn.instansi_id, index=rows.index, dtype="str"),
            "jenisDiklatId": number.astype("str"),
            "jenisKursusSertipikat": letter,
            "namaKursus": rows["what"],
            "institusiPenyelenggara": rows["provider"],
            "nomorSertipikat": rows["certificate"],
            "jumlahJam": rows["jp"],
            "tahunKursus": rows["year"],
            "tanggalKursus": day_text(rows["started_on"]),
            "tanggalSelesaiKursus": day_text(rows["ended_on"]),
        }
    )
    lacks = {
        "form": rows["form"].isna(),
        "form_unknown": rows["form"].notna() & letter.isna(),
        **_lacks(rows),
        "ended_on": rows["ended_on"].isna() & letter.ne(_SHORT),
    }
    return values, lacks


def _diklat(
    rows: pd.DataFrame, number: pd.Series[Any], forms: Mapping[str, TrainingForm], siasn: Siasn, today: date
) -> tuple[pd.DataFrame, Lacks]:
    names = {
        name: structural_code(name, siasn.codes.structural_trainings.on(today).value) for name in set(rows["what"])
    }
    code = rows["what"].map(names)
    values = pd.DataFrame(
        {
            "latihanStrukturalId": code,
            "nomor": rows["certificate"],
            "tanggal": day_text(rows["started_on"]),
            "tanggalSelesai": day_text(rows["ended_on"]),
            "tahun": rows["year"],
            "jumlahJam": rows["jp"],
            "institusiPenyelenggara": rows["provider"],
        }
    )
    return values, {"structural_training": code.isna(), **_lacks(rows), "ended_on": rows["ended_on"].isna()}


def structural_code(title: str, codes: Mapping[str, Code]) -> str | None:
    """Give the code of a leadership training by its title: that of the one name it begins with, word by word.

    None where it begins with no name, or with names of several codes.
    """
    words = fold(title).split()
    found = {
        code
        for code, known in codes.items()
        for name in (known.name, *known.aliases)
        if words[: len(fold(name).split())] == fold(name).split()
    }
    return found.pop() if len(found) == 1 else None


def _lacks(rows: pd.DataFrame) -> Lacks:
    no_jp = rows["jp"].isna() | rows["jp"].eq(0).fillna(False)
    missing = {name: rows[name].isna() for name in ("provider", "certificate", "started_on")}
    return {"title": rows["what"].isna(), **missing, "jp": no_jp.astype(bool)}


def _reasons(rows: pd.DataFrame, today: date) -> pd.Series[Any]:
    reason = rows["status"].map(_REASONS)
    later = rows["ended_on"].fillna(rows["started_on"]) > pd.Timestamp(today)
    return reason.mask(reason.isna() & later, "not_ended").fillna("").astype("str")


def _planned(
    form: SheetForm,
    plan: PlanSeats | None,
    done: pd.DataFrame,
    catalogue: Trainings,
    forms: Mapping[str, TrainingForm],
) -> pd.DataFrame:
    """Give the seats of a plan that no row stands for, by code or title of the training."""
    if plan is None or plan.empty:
        return pd.DataFrame(columns=[*ABOUT])
    of = dict(zip(catalogue["training"], catalogue["form"], strict=True))
    structural = {code for code, each in forms.items() if each.siasn_id == STRUCTURAL}
    is_structural = plan["training"].map(of).isin(structural)
    seats = plan[is_structural if form is DIKLAT else ~is_structural]
    taken = {
        (nip, fold(text)) for name in ("training", "what") for nip, text in zip(done["nip"], done[name], strict=True)
    }
    is_taken = [
        (nip, fold(code)) in taken or (nip, fold(title)) in taken
        for nip, code, title in zip(seats["nip"], seats["training"], seats["title"], strict=True)
    ]
    left = seats[~pd.Series(is_taken, index=seats.index, dtype=bool)]
    left = left.assign(what=left["title"]).sort_values(["what", "nip"], ignore_index=True)
    return left.reindex(columns=[*ABOUT])


def _below(lacking: pd.Series[Any], planned: pd.DataFrame) -> pd.Series[Any]:
    """Say of the seats planned that they lack nothing: they are not asked."""
    return pd.concat([lacking, pd.Series(False, index=planned.index)], ignore_index=True).astype(bool)


def _document(siasn: Siasn, form: SheetForm, today: date) -> str | None:
    return next((code for code, each in siasn.codes.documents.on(today).value.items() if each.means == form.name), None)


__all__ = ["DIKLAT", "KURSUS", "structural_code", "training_rows"]
