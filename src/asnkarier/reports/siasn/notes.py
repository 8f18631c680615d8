"""What the notes of a workbook for SIASN say: what it holds, what to do, what is provisional."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from asnkarier.config.region import RegionConfig
from asnkarier.i18n import N_
from asnkarier.reports.kit.wording import Wording
from asnkarier.tables.siasn_sheets import DIKLAT, KOMPETENSI, KURSUS, SheetForm

_EVERY = (
    N_(
        "The first sheet has the columns of SIASN's form and nothing else; ids and dates (dd-mm-yyyy) are text, JP are "
        "digits. Keep them as text when you copy them."
    ),
    N_("People are named by the PNS ID of SIASN, not by the NIP; the sheet of files says whose row is whose."),
    N_("BKN publishes no workbook for this: the columns are those that public programs send to SIASN's web service."),
)
_PROVISIONAL = N_("PROVISIONAL: this form is known from one public program only. Try it with one row first.")
_OF_FORM: Mapping[str, tuple[str, ...]] = {
    KURSUS.name: (
        N_("An empty id is a new row. jenisKursus and lokasiId are left empty, as other programs do."),
        N_(
            "The last day is asked of every form but seminars and the like (letter P): one regional program that "
            "checks rows for SIASN asks so. The readings of the letters T, F and P are ours."
        ),
    ),
    DIKLAT.name: (
        N_(
            "PROVISIONAL: that PKP, PKA and PKN stand under the older names of SIASN's table (Diklat PIM) is our "
            "reading."
        ),
        N_("What bobot and jenisKompetensi mean was not found: they are left empty."),
    ),
    KOMPETENSI.name: (
        N_(
            "The levels are those that an assessment centre found (1 to 5); whether SIASN wants levels or scores was "
            "not found."
        ),
    ),
}
_CATALOGUE = N_("Form or provider of {count} rows are those of the catalogue, by the code of the training.")
_ENTERED_AS = N_("PROVISIONAL: {count} rows of the form {form}, which SIASN does not have, are entered as {as_form}.")
_INSTANSI = N_("instansiId is empty: state SIASN's number of the agency as siasn.instansi_id in the region's file.")
_PLAN = N_("Seats of the plan {year} that nobody is known to have taken are among those left out.")
_OTHER_PLAN = N_("The stored plan is of {year}: it says nothing of this year.")


def notes(
    config: RegionConfig, form: SheetForm, day: date, year: int, plan_year: int | None, counts: Mapping[str, int]
) -> list[str]:
    """Give the notes, one sentence or two each.

    Args:
        config: the region.
        form: the form of the first sheet.
        day: of which the sheet speaks.
        year: of the rows.
        plan_year: of the stored plan; None without one.
        counts: those of ``Staged``.
    """
    words = Wording.of(config.region.language)
    told = [words(text) for text in (*((_PROVISIONAL,) if form.is_provisional else ()), *_EVERY)]
    told += [words(text) for text in _OF_FORM.get(form.name, ())]
    if form is KURSUS and not config.siasn.instansi_id:
        told.append(words(_INSTANSI))
    if form in (KURSUS, DIKLAT):
        if count := counts.get("of_catalogue"):
            told.append(words(_CATALOGUE, count=words.number(count)))
        told += _entered_as(config, day, counts, words)
        if plan_year is not None:
            told.append(words(_PLAN if plan_year == year else _OTHER_PLAN, year=plan_year))
    return told


def _entered_as(config: RegionConfig, day: date, counts: Mapping[str, int], words: Wording) -> list[str]:
    forms = config.training_plan.forms
    entered = config.siasn.entered_as.on(day).value
    return [
        words(_ENTERED_AS, count=words.number(counts[code]), form=forms[code].name, as_form=forms[other].name)
        for code, other in entered.items()
        if counts.get(code)
    ]
