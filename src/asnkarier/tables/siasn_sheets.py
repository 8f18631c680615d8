"""The forms in which SIASN takes histories: columns, what each holds, which must be there.

BKN publishes no workbook to upload; these are the fields of the web service, as public code sends them, in the order
in which it does. ``seen`` counts the independent public programs each form was read in.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Content = Literal["text", "integer", "date"]
"""``integer`` is a number, all else is text; a date is ``dd-mm-yyyy``."""


@dataclass(frozen=True)
class SheetColumn:
    """A column of a form; without what is ``required`` no row is given out."""

    name: str
    content: Content = "text"
    required: bool = True


@dataclass(frozen=True)
class SheetForm:
    """One form of SIASN."""

    name: str
    title: str
    """What SIASN calls the history."""
    columns: tuple[SheetColumn, ...]
    seen: int

    @property
    def names(self) -> list[str]:
        """The names of the columns, in order."""
        return [column.name for column in self.columns]

    @property
    def is_provisional(self) -> bool:
        """Say whether the form is known from one public source only."""
        return self.seen == 1


def _optional(name: str, content: Content = "text") -> SheetColumn:
    return SheetColumn(name, content, required=False)


_PERSON = SheetColumn("pnsOrangId")

KURSUS = SheetForm(
    "kursus",
    "Riwayat kursus",
    (
        _optional("id"),  # empty is a new row
        _PERSON,
        _optional("instansiId"),
        SheetColumn("jenisDiklatId"),
        _optional("jenisKursus"),
        SheetColumn("jenisKursusSertipikat"),
        SheetColumn("namaKursus"),
        SheetColumn("institusiPenyelenggara"),
        SheetColumn("nomorSertipikat"),
        SheetColumn("jumlahJam", "integer"),
        SheetColumn("tahunKursus", "integer"),
        SheetColumn("tanggalKursus", "date"),
        _optional("tanggalSelesaiKursus", "date"),  # of some forms it must be there
        _optional("lokasiId"),
    ),
    seen=4,
)
DIKLAT = SheetForm(
    "diklat",
    "Riwayat diklat struktural",
    (
        _optional("id"),
        _PERSON,
        SheetColumn("latihanStrukturalId"),
        SheetColumn("nomor"),
        SheetColumn("tanggal", "date"),
        SheetColumn("tanggalSelesai", "date"),
        SheetColumn("tahun", "integer"),
        SheetColumn("jumlahJam", "integer"),
        SheetColumn("institusiPenyelenggara"),
        _optional("bobot"),
        _optional("jenisKompetensi"),
    ),
    seen=3,
)
LEVELS: dict[str, str] = {
    "integritas": "INT",
    "kerjasama": "KS",
    "komunikasi": "KOM",
    "orientasiPadaHasil": "OPH",
    "pelayananPublik": "PP",
    "pengembanganDiriDanOrla": "PDO",
    "mengelolaPerubahan": "MP",
    "pengambilanKeputusan": "PK",
    "perekatBangsa": "PB",
}
"""The competency that each column of ``KOMPETENSI`` holds the level of."""
KOMPETENSI = SheetForm(
    "kompetensi",
    "Hasil penilaian kompetensi",
    (SheetColumn("pnsId"), *(SheetColumn(name, "integer") for name in LEVELS)),
    seen=1,
)
POTENSI = SheetForm(
    "potensi",
    "Hasil penilaian potensi",
    (
        _PERSON,
        *map(SheetColumn, ("berfikirKritis", "intelektual", "interpersonal", "kesadaranDiri", "motivasiKomitmen")),
        SheetColumn("total"),
    ),
    seen=1,
)
TALENT = SheetForm(
    "talent",
    "Pemetaan talenta",
    (
        SheetColumn("pns_id"),
        SheetColumn("box", "integer"),
        *map(SheetColumn, ("sumbu_x", "sumbu_y", "total_sumbu")),
    ),
    seen=1,
)
PENGHARGAAN = SheetForm(
    "penghargaan",
    "Riwayat penghargaan",
    (_PERSON, SheetColumn("hargaId"), SheetColumn("tahun", "integer"), SheetColumn("skNomor"),
     SheetColumn("skDate", "date")),
    seen=2,
)  # fmt: skip

FORMS: dict[str, SheetForm] = {form.name: form for form in (KURSUS, DIKLAT, KOMPETENSI, POTENSI, TALENT, PENGHARGAAN)}

LACKING = (
    "person",  # nobody of that NIP among the employees
    "pns_id",  # SIASN's number of the person
    "pns_id_shape",  # what stands for it is none
    "form",  # the form of the training is not stated
    "form_unknown",  # or is none of SIASN, nor entered as one
    "structural_training",  # which leadership training it was
    "title",
    "provider",
    "certificate",
    "jp",
    "started_on",
    "ended_on",
    "year",
    "award",  # which award of SIASN's table it was
    "decree",
    "level",  # a competency was not assessed on that day
)
"""What a row may lack; the order in which it is told."""
LEFT_OUT = (
    "in_siasn",  # it came from SIASN, with all that its form asks
    "planned",  # a seat of the stored plan that nobody is known to have taken
    "not_done",  # proposed or approved, no more
    "not_ended",  # it ends after the day of the sheet
    "dropped",
    "declined",
)
"""Why a row that lacks nothing, or is not looked at further, is not in the sheet."""
