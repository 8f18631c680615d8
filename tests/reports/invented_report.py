"""An invented region for the tests of the reports: no person and no NIP in it is real."""

from __future__ import annotations

import random
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd

from asnkarier.analyses.gap.assess_first import assess_first
from asnkarier.analyses.gap.formulas import FORMULAS
from asnkarier.analyses.gap.jpm import job_person_match
from asnkarier.analyses.gap.profile import gap_profile
from asnkarier.analyses.gap.sectors import sectors_of
from asnkarier.analyses.gap.totals import gap_totals
from asnkarier.config.load import load_region
from asnkarier.config.region import RegionConfig
from asnkarier.config.siasn import CodeTables
from asnkarier.outcome import Finding
from asnkarier.reports.gap.gap_analysis import gap_documents
from asnkarier.reports.gap.report import GapReport
from asnkarier.reports.kit.provenance import Provenance, Source
from asnkarier.resources import configs_folder
from asnkarier.tables.development import STANDARDS
from asnkarier.tables.gap_results import GAPS
from asnkarier.workflows.studies import STEPS

AS_OF = date(2026, 11, 22)
IP_ASN = load_region("mamuju", [configs_folder()], STEPS).config.ip_asn

GENERIC = [
    ("INT", "Integritas", "Integrity", "managerial"),
    ("KS", "Kerja Sama", "Teamwork", "managerial"),
    ("KOM", "Komunikasi", "Communication", "managerial"),
    ("OPH", "Orientasi pada Hasil", "Orientation to Results", "managerial"),
    ("PP", "Pelayanan Publik", "Public Service", "managerial"),
    ("PDO", "Pengembangan Diri dan Orang Lain", "Development of Self and Others", "managerial"),
    ("MP", "Mengelola Perubahan", "Managing Change", "managerial"),
    ("PK", "Pengambilan Keputusan", "Decision Making", "managerial"),
    ("PB", "Perekat Bangsa", "Uniting the Nation", "sociocultural"),
]
TECHNICAL = [
    ("TIK", "Pengelolaan Teknologi Informasi dan Komunikasi", "Information Technology", "technical"),
    ("PBJ", "Pengadaan Barang dan Jasa Pemerintah", "Public Procurement", "technical"),
    ("KEU", "Pengelolaan Keuangan Daerah", "Regional Finance", "technical"),
    ("REN", "Perencanaan Pembangunan Daerah", "Development Planning", "technical"),
    ("ARS", "Pengelolaan Arsip Dinamis", "Records Management", "technical"),
    ("HKM", "Penyusunan Produk Hukum Daerah", "Drafting of Regulations", "technical"),
    ("PRY", "Manajemen Proyek", "Project Management", "technical"),
    ("DAT", "Analisis Data dan Statistik Sektoral", "Data Analysis", "technical"),
]
OPDS = [
    "Dinas Pendidikan, Kepemudaan dan Olahraga",
    "Dinas Kesehatan, Pengendalian Penduduk dan Keluarga Berencana",
    "Dinas Pekerjaan Umum dan Penataan Ruang",
    "Badan Kepegawaian dan Pengembangan Sumber Daya Manusia",
    "Badan Perencanaan Pembangunan, Riset dan Inovasi Daerah",
    "Badan Pengelolaan Keuangan dan Aset Daerah",
    "Sekretariat Daerah",
    "Sekretariat Dewan Perwakilan Rakyat Daerah",
    "Inspektorat Daerah",
    "Dinas Pemberdayaan Perempuan, Perlindungan Anak, Pemberdayaan Masyarakat dan Desa",
    "Dinas Penanaman Modal dan Pelayanan Terpadu Satu Pintu",
    "Dinas Komunikasi, Informatika, Statistik dan Persandian",
    "Dinas Kependudukan dan Pencatatan Sipil",
    "Dinas Tanaman Pangan, Hortikultura, Perkebunan dan Peternakan",
    "Dinas Kelautan dan Perikanan",
    "Satuan Polisi Pamong Praja dan Pemadam Kebakaran",
    "Kecamatan Simboro dan Kepulauan",
    "Kecamatan Kalukku",
    "Kecamatan Bonehau",
]
JENJANG = {
    "administrator": 3, "pengawas": 2, "pelaksana": 1,
    "jf_ahli_madya": 4, "jf_ahli_muda": 3, "jf_ahli_pertama": 2,
}  # fmt: skip
JABATAN = {
    "administrator": "Kepala Bidang Pengembangan Kompetensi Aparatur dan Penilaian Kinerja",
    "pengawas": "Kepala Subbagian Umum dan Kepegawaian",
    "pelaksana": "Penelaah Teknis Kebijakan",
    "jf_ahli_madya": "Guru Ahli Madya",
    "jf_ahli_muda": "Analis Sumber Daya Manusia Aparatur Ahli Muda",
    "jf_ahli_pertama": "Perawat Ahli Pertama",
}
GIVEN = ["Andi", "Sitti", "Muh.", "Nurul", "Rahmat", "Hasnah", "Yusuf", "Ma'ruf", "Maria", "Yohanis", "Dewi", "Agus"]
FAMILY = ["Abdullah", "Rahman", "Syamsuddin", "Tandi", "Pratiwi", "Kurniawan", "Salmah", "Wijaya", "Baharuddin"]


def dated(value: Any, basis: str = "PermenPANRB 38/2017") -> dict[str, Any]:
    version = {"value": value, "valid_from": date(2018, 1, 1), "basis": basis, "source": "salinan", "verified": False}
    return {"versions": (version,)}


def bands(*rows: tuple[float, str, str, str]) -> tuple[dict[str, Any], ...]:
    return tuple(dict(zip(("minimum", "code", "name", "name_en"), row, strict=True)) for row in rows)


def region_config(technical: Sequence[tuple[str, str, str, str]] = TECHNICAL, **changes: Any) -> RegionConfig:
    """Give a configuration like that of a regency; ``changes`` replace whole sections."""

    def competency(row: tuple[str, str, str, str]) -> dict[str, Any]:
        return dict(zip(("code", "name", "name_en", "kind"), row, strict=True))

    sections: dict[str, Any] = {
        "region": {
            "code": "mandar_raya",
            "name": "Kabupaten Mandar Raya",
            "province": "Sulawesi Barat",
            "kemendagri_code": "76.99",
            "agency": {
                "name": "Badan Kepegawaian dan Pengembangan Sumber Daya Manusia Kabupaten Mandar Raya",
                "short": "BKPSDM",
                "head_title": "Kepala BKPSDM Kabupaten Mandar Raya",
            },
            "timezone": "Asia/Makassar",
        },
        "competencies": {
            "generic": dated(tuple(competency(row) for row in GENERIC)),
            "technical": tuple(competency(row) for row in technical),
        },
        "standards": {"jenjang_levels": dated(JENJANG)},
        "jabatan": {
            "structural": (), "jenis": {}, "golongan": {}, "education": {},
            "standing": {"active": ("aktif",)}, "standing_counted": dated({"active": True}),
        },
        "assessments": {
            "validity_years": dated(3, "Peraturan BKN 26/2019"),
            "evidence": {"assessment_center": 3, "superior": 2, "self": 1},
        },
        "jpm": {
            "factors": dated({"core": (), "core_share": 0.6}),
            "mapping": dated(
                bands(
                    (90.0, "O", "Optimal", "Optimal"),
                    (78.0, "CO", "Cukup Optimal", "Fairly Optimal"),
                    (0.0, "KO", "Kurang Optimal", "Less Than Optimal"),
                ),
                "Peraturan BRIN 3/2023 Pasal 33",
            ),
            "placement": dated(
                bands(
                    (80.0, "MS", "Memenuhi Syarat", "Qualified"),
                    (68.0, "MMS", "Masih Memenuhi Syarat", "Still Qualified"),
                    (0.0, "KMS", "Kurang Memenuhi Syarat", "Not Qualified"),
                ),
                "Peraturan BKN 26/2019",
            ),
        },
        "needs": {
            "ranking": dated(("levels_missing", "votes")),
            "below_target": dated({"predikat": ("kurang",), "result_rating": ("di_bawah",)}),
        },
        "training_plan": {
            "forms": {
                "technical": {"name": "Pelatihan teknis", "route": "classical"},
                "managerial": {"name": "Pelatihan manajerial", "route": "classical"},
                "elearning": {"name": "E-learning", "route": "nonclassical"},
                "seminar": {"name": "Seminar/konferensi/sarasehan", "route": "classical"},
            },
            "jp_minimum": dated({"PNS": 20}),
            "jp_maximum": dated({"PPPK": 24}),
            "jp_credit": 0.2,
            "days_max": 30,
            "assumed_effectiveness": 0.7,
            "cost_tie_break": 0.001,
        },
        "budget": {"funds": {"apbd": {"name": "APBD Kabupaten"}, "apbn": {"name": "APBN (LAN dan kementerian)"}}},
        "talent": {"nine_box": dated({"performance": (60.0, 80.0), "potential": (60.0, 80.0)})},
        "career": {
            "retirement_age": dated({"pelaksana": 58}),
            "retirement_age_functional": dated({"jf_ahli_muda": 58}),
            "retirement_age_positions": dated({}),
            "retirement": dated({"counted": False, "seat": False}),
            "contract_end": dated({"counted": False, "seat": False}),
        },
        "ip_asn": IP_ASN.model_dump(),
        "siasn": {"entered_as": dated({}), "codes": {name: dated({}) for name in CodeTables.model_fields}},
    }  # fmt: skip
    return RegionConfig.model_validate(sections | changes)


def invented_gaps(config: RegionConfig, people: int, seed: int = 7, opds: Sequence[str] = OPDS) -> pd.DataFrame:
    """Give ``GAPS`` of invented people; some are not assessed, some assessments have expired."""
    draw = random.Random(seed)  # noqa: S311 - invented people, nothing secret
    rows = []
    for number in range(people):
        jenjang = draw.choices(list(JENJANG), (3, 6, 30, 8, 20, 20))[0]
        opd = opds[min(int(draw.expovariate(0.25)), len(opds) - 1)]
        born = date(1968 + number % 32, 1 + number % 12, 1 + number % 28)
        person = {
            "nip": f"{born:%Y%m%d}{born.year + 25}{1 + number % 12:02d}{1 + number % 2}{number % 1000:03d}",
            "name": f"{draw.choice(GIVEN)} {draw.choice(FAMILY)}, S.{draw.choice(('E', 'Sos', 'Pd', 'Kom'))}.",
            "opd": opd,
            "unor": draw.choice(("Sekretariat", "Bidang Pelayanan dan Pengembangan", "UPTD Wilayah I")),
            "jabatan": JABATAN[jenjang],
            "jenjang": jenjang,
        }
        center = draw.random() < (0.4 if "Kecamatan" in opd else 0.85)
        for code, _, _, kind in (*GENERIC, *TECHNICAL):
            if kind == "technical" and draw.random() < 0.75:
                continue
            required = JENJANG[jenjang] if kind != "technical" else draw.randint(1, 4)
            level, day, status = None, None, "unassessed"
            if center and draw.random() < 0.9:
                day = date(2022 + draw.randint(0, 4), draw.randint(1, 10), 15)
                if day < date(2023, 11, 22):
                    status = "expired"
                else:
                    level = max(1, min(5, required + draw.choices((-2, -1, 0, 1), (2, 6, 9, 2))[0]))
                    status = "gap" if level < required else "met"
            elif draw.random() < 0.02:
                status = "exempt"
            known = level is not None
            rows.append(
                person
                | {
                    "competency": code,
                    "kind": kind,
                    "level_required": required,
                    "standard_scope": "jabatan" if kind == "technical" else "jenjang",
                    "level": level,
                    "assessed_on": pd.Timestamp(day) if day else None,
                    "gap": max(0, required - level) if known else None,
                    "surplus": max(0, level - required) if known else None,
                    "status": status,
                }
            )
    return GAPS.conform(pd.DataFrame(rows, columns=GAPS.names)) if rows else GAPS.empty()


def provenance() -> Provenance:
    """Give an invented origin."""
    return Provenance(
        sources=(
            Source("pegawai_mandar_raya_2026.xlsx", "3f" * 32, 842, "employees"),
            Source("Rekap Assessment Center 2026 (final).xlsx", "a1" * 32, 612, "assessments"),
        ),
        run=12,
        head_sha256="c0" * 32,
        config_sha256="5e" * 32,
        version="0.1.0",
        options={"as_of": "2026-11-22"},
    )


FINDINGS = (
    Finding("E_EMPTY", "usulan_lama.xlsx", "Sheet1"),
    Finding("E_MISSING", "pagu.xlsx"),
)


def gap_report(gaps: pd.DataFrame, config: RegionConfig, **changes: Any) -> GapReport:
    """Give a whole report of these gaps."""
    mapping = config.jpm.mapping.on(AS_OF).value
    placement = config.jpm.placement.on(AS_OF).value
    standards = pd.DataFrame(
        {
            "scope": ["jabatan", "person", "jenjang"],
            "target": ["Penelaah Teknis Kebijakan", "198507142010012003", "pengawas"],
            "competency": ["TIK", "PBJ", "INT"],
            "level_required": [2, 3, 2],
            "basis": ["Peraturan Bupati 12/2024", "Keputusan Bupati 100/2025", "Peraturan Bupati 12/2024"],
            "valid_from": [pd.Timestamp(2024, 1, 1)] * 3,
        }
    )
    parts: dict[str, Any] = {
        "config": config,
        "as_of": AS_OF,
        "gaps": gaps,
        "job_person_match": job_person_match(gaps, "capped_ratio", {}, mapping, placement, coverage_min=0.5),
        "assess_first": assess_first(gaps, "capped_ratio", {}, mapping, coverage_min=0.5),
        "gap_totals": gap_totals(gaps),
        "gap_profile": gap_profile(gaps, "capped_ratio", {}, config.weights.sectors),
        "sector_of_opd": sectors_of(gaps["opd"].dropna().unique(), config.weights.sectors),
        "standards": STANDARDS.conform(standards),
        "formula": FORMULAS["capped_ratio"],
        "findings": FINDINGS,
        "provenance": provenance(),
    }
    return GapReport(**(parts | changes))


def write_gap_analysis(folder: Path, report: GapReport, formats: Sequence[str]) -> list[Path]:
    """Write the documents of a gap report."""
    return gap_documents(report).write(folder, formats)
