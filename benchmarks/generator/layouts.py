"""One region's spreadsheets, each in the layout, the spelling and the format its office uses."""

from __future__ import annotations

import numpy as np

from .assessments import OLD_DAY, OWN_DAY, SUPERIORS_DAY
from .money import budget_rows
from .needs import draw_needs
from .office import Office
from .office_file import OfficeFile, numbered_sheet
from .offices import REGIONS
from .performance import PREDIKAT_TEXT, RATING_TEXT, draw_performance
from .personnel_layouts import personnel_files
from .recap import REAL_SPELLINGS, long_date, long_list, proper, wide_recap
from .sheet import Sheet
from .siasn import siasn_sheet
from .standards import JENJANG_NAME, standards
from .trainings import catalogue


def office_files(office: Office) -> list[OfficeFile]:
    """Lay a region's files out."""
    return [
        *_people(office),
        *_assessments(office),
        _standards(office),
        _catalogue(office),
        _budgets(office),
        _performance(office),
        _needs(office),
        *personnel_files(office),
    ]


def _people(office: Office) -> list[OfficeFile]:
    people = office.people
    if office.code == "mamuju":  # as BKN hands them out: one file for each kind of employment
        kinds = {"PNS": "pegawai_pns", "PPPK": "pegawai_pppk", "PPPK_PW": "pegawai_pppk_paruh_waktu"}
        return [
            OfficeFile(stem, [siasn_sheet(office.code, people[people["employment"] == kind].reset_index(drop=True))])
            for kind, stem in kinds.items()
        ]
    return [OfficeFile("pegawai", [siasn_sheet(office.code, people, more=office.code == "manokwari")])]


def _assessments(office: Office) -> list[OfficeFile]:
    results, people, names = office.results, office.people, office.names
    region = REGIONS[office.code]
    technical: list[tuple[np.ndarray, np.ndarray | str, str]] = [
        (results.superior, SUPERIORS_DAY, "Penilaian Atasan"),
        (results.own, OWN_DAY, "Penilaian Mandiri"),
    ]
    headers = ("No", "NIP", "Nama", "Kompetensi", "Level", "Tanggal Penilaian", "Metode")
    day, old = str(results.centre_day[0]), OLD_DAY[office.code]
    heading = ("REKAPITULASI HASIL PENILAIAN KOMPETENSI", region.name)
    if office.code in {"mamuju", "tanjungpinang"}:
        capital = region.capital.title()
        latest = wide_recap(
            people,
            results.centre,
            results,
            name=f"Tahun {day[:4]}",
            place_and_date=f"{capital}, {long_date(day)}",
            titles=(*heading, f"Tanggal Penilaian : {long_date(day)}", "Metode : Assessment Center"),
            left_out=("MP",) if office.code == "tanjungpinang" else (),
        )
        older = wide_recap(
            people,
            results.old,
            results,
            name=f"Tahun {old[:4]}",
            place_and_date=f"{capital}, {long_date(old)}",
            numbered=True,
            titles=(*heading, f"Tanggal Penilaian : {long_date(old)}", "Metode : Assessment Center"),
        )
        rated = long_list(
            people,
            technical,
            results.codes,
            names,
            name="Kompetensi Teknis",
            headers=headers,
            titles=("PENILAIAN KOMPETENSI TEKNIS", region.name, "Tahun 2026"),
        )
        if office.code == "tanjungpinang":
            return [
                OfficeFile("penilaian_kompetensi", [latest, older]),
                OfficeFile("penilaian_kompetensi_teknis", [rated]),
            ]
        return [
            OfficeFile("penilaian_kompetensi_2025", [latest]),
            OfficeFile("penilaian_kompetensi_2022", [older]),
            OfficeFile("penilaian_kompetensi_teknis", [rated]),
        ]
    centre: list[tuple[np.ndarray, np.ndarray | str, str]] = [
        (results.centre, results.centre_day, "Assessment Center"),
        (results.old, old, "Assessment Center"),
    ]
    if office.code == "palangkaraya":
        spelled = names | REAL_SPELLINGS
        found = long_list(
            people,
            centre,
            results.codes,
            spelled,
            name="Hasil",
            headers=headers,
            titles=(*heading, "Dicetak dari aplikasi penilaian"),
        )
        rated = long_list(
            people,
            technical,
            results.codes,
            names,
            name="Kompetensi Teknis",
            headers=headers,
            titles=("PENILAIAN KOMPETENSI TEKNIS", region.name),
        )
        return [OfficeFile("penilaian_kompetensi", [found]), OfficeFile("penilaian_kompetensi_teknis", [rated])]
    headers = (
        "No",
        "NIP Pegawai",
        "Nama Pegawai",
        "Nama Kompetensi",
        "Level Capaian",
        "Tgl Penilaian",
        "Metode Penilaian",
    )
    everything = long_list(
        people, [*centre, *technical], results.codes, names, name="penilaian", headers=headers, plain=True
    )
    return [OfficeFile("penilaian_kompetensi", [everything], "csv")]


_SCOPE = {"jenjang": "Jenjang", "jabatan_family": "Rumpun Jabatan", "jabatan": "Jabatan"}


def _standards(office: Office) -> OfficeFile:
    table = standards(office.code)
    held = set(office.people["jabatan"])
    begun = {" ".join(words[:stop]) for words in map(str.split, held) for stop in range(1, len(words) + 1)}
    table = table[(table["scope"] == "jenjang") | table["target"].isin(begun)]  # positions nobody holds are left out
    region = REGIONS[office.code]
    targets = [
        JENJANG_NAME.get(target, target) if scope == "jenjang" else target
        for scope, target in zip(table["scope"], table["target"], strict=True)
    ]
    names = [office.names[competency] for competency in table["competency"]]
    levels, basis = table["level_required"].tolist(), table["basis"].tolist()
    start: list[object] = ["02-01-2024"] * len(table)
    titles = ("STANDAR KOMPETENSI JABATAN", region.name, f"Lampiran Peraturan {office.regent} (contoh)")
    if office.code in {"mamuju", "manokwari"}:
        scopes: list[object] = [_SCOPE[scope] for scope in table["scope"]]
        columns = {
            "Berlaku Untuk": (scopes, 16.0),
            "Sasaran": (targets, 48.0),
            "Kompetensi": (names, 36.0),
            "Level yang Dipersyaratkan": (levels, 14.0),
            "Dasar Hukum": (basis, 56.0),
            "Berlaku Mulai": (start, 13.0),
        }
    else:  # a column for each kind of target

        def only(scope: str) -> list[object]:
            return [target if own == scope else None for own, target in zip(table["scope"], targets, strict=True)]

        columns = {
            "Nama Jabatan": (only("jabatan"), 48.0),
            "Rumpun Jabatan": (only("jabatan_family"), 40.0),
            "Jenjang Jabatan": (only("jenjang"), 16.0),
            "Nama Kompetensi": (names, 36.0),
            "Standar Level": (levels, 10.0),
            "Dasar": (basis, 56.0),
            "Berlaku Sejak": (start, 13.0),
        }
    return OfficeFile("standar_kompetensi", [numbered_sheet("SKJ", columns, titles=titles)])


def _catalogue(office: Office) -> OfficeFile:
    trainings = catalogue(office.code)
    codes = {training.title: training.code for training in trainings}
    region = REGIONS[office.code]
    columns: dict[str, tuple[list[object], float]] = {
        "Kode": ([t.code for t in trainings], 10.0),
        "Nama Pelatihan": ([t.title for t in trainings], 52.0),
        "Bentuk": ([t.form for t in trainings], 22.0),
        "Jalur": ([t.route for t in trainings], 13.0),
        "JP": ([t.jp for t in trainings], 6.0),
        "Jumlah Hari": ([t.days for t in trainings], 8.0),
        "Penyelenggara": ([t.provider for t in trainings], 36.0),
        "Mitra": ([t.partner or None for t in trainings], 26.0),
        "Jangkauan": ([t.reach for t in trainings], 11.0),
        "Biaya per Peserta": ([t.cost for t in trainings], 14.0),
        "Biaya per Kelas": ([t.class_cost for t in trainings], 14.0),
        "Peserta Minimal": ([t.seats[0] for t in trainings], 9.0),
        "Peserta Maksimal": ([t.seats[1] for t in trainings], 9.0),
        "Jumlah Kelas Maksimal": ([t.classes for t in trainings], 9.0),
        "Bulan Pelaksanaan": ([t.months for t in trainings], 18.0),
        "Jenjang Sasaran": (
            ["; ".join(JENJANG_NAME[j] for j in t.jenjang) or "Semua Jenjang" for t in trainings],
            34.0,
        ),
        "Prasyarat": ([codes[t.requires] if t.requires else None for t in trainings], 10.0),
        "Sumber Dana": (["; ".join(t.funds) for t in trainings], 28.0),
    }
    taught = [(t.code, t.title, one) for t in trainings for one in t.teaches]
    second: dict[str, tuple[list[object], float]] = {
        "Kode": ([code for code, _, _ in taught], 10.0),
        "Nama Program": ([title for _, title, _ in taught], 52.0),
        "Kompetensi yang Ditingkatkan": ([office.names[one.competency] for _, _, one in taught], 38.0),
        "Level Awal": ([one.level_from for _, _, one in taught], 8.0),
        "Level Akhir": ([one.level_to for _, _, one in taught], 8.0),
        "Efektivitas": ([one.effect or None for _, _, one in taught], 11.0),
        "Sumber Efektivitas": ([one.source or None for _, _, one in taught], 17.0),
    }
    titles = ("KATALOG PENGEMBANGAN KOMPETENSI", region.name, "Tahun Anggaran 2027")
    return OfficeFile(
        "katalog_pelatihan",
        [
            numbered_sheet("Katalog", columns, titles=titles, money=("Biaya per Peserta", "Biaya per Kelas")),
            numbered_sheet("Kompetensi", second, titles=("KOMPETENSI YANG DITINGKATKAN", region.name)),
        ],
    )


_SHORT = {"setda": "Setda"}
"""Offices that the budget sheet calls by a short name."""


def _budgets(office: Office) -> OfficeFile:
    rows = budget_rows(office.code, len(office.people))
    region = REGIONS[office.code]
    short = {office.name: _SHORT.get(office.kind, proper(office.name)) for office in region.offices}
    columns: dict[str, tuple[list[object], float]] = {
        "Tahun Anggaran": ([year for year, *_ in rows], 10.0),
        "Sumber Dana": ([fund for _, fund, *_ in rows], 22.0),
        "Perangkat Daerah": ([short.get(opd) for _, _, opd, *_ in rows], 48.0),
        "Pagu Anggaran": ([amount for *_, amount, _ in rows], 18.0),
        "Murni/Perubahan": ([window for *_, window in rows], 14.0),
    }
    titles = ("PAGU ANGGARAN PENGEMBANGAN KOMPETENSI ASN", region.name, "Tahun 2026 dan 2027")
    note = "Catatan: baris tanpa perangkat daerah berlaku untuk seluruh perangkat daerah."
    return OfficeFile(
        "pagu_anggaran", [numbered_sheet("Pagu", columns, titles=titles, money=("Pagu Anggaran",), footer=((0, note),))]
    )


def _performance(office: Office) -> OfficeFile:
    found = draw_performance(office.code, office.people, office.seed)
    persons = office.people.iloc[found["person"]]
    nip, name = persons["nip"].to_numpy(dtype=object), persons["name"].to_numpy(dtype=object)
    result = np.array(RATING_TEXT, dtype=object)[found["result"]]
    behaviour = np.array(RATING_TEXT, dtype=object)[found["behaviour"]]
    predikat = np.array(PREDIKAT_TEXT, dtype=object)[found["predikat"]]
    year = found["year"].to_numpy(dtype=object)
    yearly = np.full(len(found), "Tahunan", dtype=object)
    if office.code == "tanjungpinang":  # an old SIMPEG: HTML named .xls, its own column names
        sheet = Sheet(
            "kinerja",
            ("nip", "nama", "thnilai", "periode", "hasil_kinerja", "perilaku_kerja", "kuadran_kinerja"),
            [nip, name, year, yearly, result, behaviour, predikat],
            headings=("Data Kinerja Pegawai",),
        )
        return OfficeFile("kinerja", [sheet], "html")
    last = "Hasil Evaluasi Kinerja" if office.code == "palangkaraya" else "Predikat Kinerja"
    headers = ("No", "NIP", "Nama", "Tahun", "Periode", "Hasil Kerja", "Perilaku Kerja", last)
    data = [np.arange(1, len(found) + 1).astype(object), "'" + nip, name, year, yearly, result, behaviour, predikat]
    titles = ("REKAPITULASI PREDIKAT KINERJA PEGAWAI", REGIONS[office.code].name) if office.code != "manokwari" else ()
    return OfficeFile(
        "kinerja", [Sheet("SKP", headers, data, titles=titles, widths=(6, 22, 30, 8, 11, 22, 22, 20), plain=not titles)]
    )


def _needs(office: Office) -> OfficeFile:
    needs = draw_needs(office.code, office.people, office.seed)
    words = {
        "mamuju": (
            "Forum Diskusi",
            "Tanggal Forum",
            "OPD Pengusul",
            "Keterampilan yang Perlu Ditingkatkan",
            "Jumlah Pendukung",
        ),
        "palangkaraya": ("Sumber Usulan", "Tanggal Usulan", "Perangkat Daerah", "Uraian Kebutuhan", "Jumlah Pengusul"),
        "manokwari": ("Sumber Usulan", "Tanggal Usulan", "Instansi Pengusul", "Uraian Usulan", "Jumlah Usulan"),
        "tanjungpinang": (
            "Forum/Survei",
            "Tanggal Kegiatan",
            "Perangkat Daerah",
            "Kebutuhan Pelatihan",
            "Jumlah Peminat",
        ),
    }[office.code]
    event, day, opd, theme, votes = words
    columns: dict[str, tuple[list[object], float]] = {
        event: ([n.event for n in needs], 40.0),
        day: (["-".join(reversed(n.day.split("-"))) for n in needs], 13.0),
        opd: ([proper(n.opd) for n in needs], 46.0),
        "Unit Kerja": ([n.unor or None for n in needs], 40.0),
        "NIP": ([n.nip or None for n in needs], 21.0),
        "Kompetensi": ([office.names[n.competency] for n in needs], 36.0),
        theme: ([n.theme for n in needs], 54.0),
        votes: ([n.votes or None for n in needs], 12.0),
    }
    if office.code in {"mamuju", "tanjungpinang"}:
        del columns["NIP"]
    titles = ("USULAN KEBUTUHAN PENGEMBANGAN KOMPETENSI", REGIONS[office.code].name, "Tahun 2026")
    return OfficeFile("usulan_kebutuhan", [numbered_sheet("Usulan", columns, titles=titles)])
