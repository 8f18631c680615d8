"""The offices (OPD) of the four regions and the units inside them.

Names of offices and places are public geography; what happens in them is invented.
"""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Office:
    """One OPD. ``kind`` says which work it does (the same word in all regions); ``sections`` are its bidang or bagian."""

    kind: str
    name: str
    sections: tuple[str, ...] = ()


@dataclass(frozen=True)
class Region:
    """A region as the generator needs it."""

    code: str
    name: str  # as SIASN ends a unit's path
    kind: str  # Kabupaten or Kota
    capital: str
    offices: tuple[Office, ...]
    districts: tuple[str, ...]  # school places
    villages: dict[str, tuple[str, ...]] = field(default_factory=dict)  # kelurahan of a district
    health_centres: tuple[str, ...] = ()


SECTIONS: dict[str, tuple[str, ...]] = {
    "setda": (
        "PEMERINTAHAN", "HUKUM", "KESEJAHTERAAN RAKYAT", "PEREKONOMIAN DAN SUMBER DAYA ALAM", "ADMINISTRASI PEMBANGUNAN",
        "PENGADAAN BARANG DAN JASA", "UMUM", "ORGANISASI", "PROTOKOL DAN KOMUNIKASI PIMPINAN", "PERENCANAAN DAN KEUANGAN",
    ),
    "setwan": ("UMUM DAN KEUANGAN", "PERSIDANGAN DAN PERUNDANG-UNDANGAN", "FASILITASI PENGANGGARAN DAN PENGAWASAN"),
    "inspektorat": ("WILAYAH I", "WILAYAH II", "WILAYAH III", "INVESTIGASI"),
    "pendidikan": (
        "PEMBINAAN PAUD DAN PENDIDIKAN NONFORMAL", "PEMBINAAN SEKOLAH DASAR", "PEMBINAAN SEKOLAH MENENGAH PERTAMA",
        "PEMBINAAN KETENAGAAN",
    ),
    "kesehatan": (
        "KESEHATAN MASYARAKAT", "PENCEGAHAN DAN PENGENDALIAN PENYAKIT", "PELAYANAN KESEHATAN", "SUMBER DAYA KESEHATAN",
    ),
    "rsud": ("PELAYANAN MEDIK", "KEPERAWATAN", "PENUNJANG"),
    "pupr": ("BINA MARGA", "SUMBER DAYA AIR", "CIPTA KARYA", "TATA RUANG"),
    "perkim": ("PERUMAHAN", "KAWASAN PERMUKIMAN", "PERTANAHAN"),
    "satpol": ("PENEGAKAN PERATURAN DAERAH", "KETERTIBAN UMUM", "PERLINDUNGAN MASYARAKAT"),
    "sosial": ("REHABILITASI SOSIAL", "PERLINDUNGAN DAN JAMINAN SOSIAL", "PEMBERDAYAAN SOSIAL"),
    "lh": ("TATA LINGKUNGAN", "PENGELOLAAN SAMPAH", "PENGENDALIAN PENCEMARAN"),
    "dukcapil": ("PENDAFTARAN PENDUDUK", "PENCATATAN SIPIL", "PENGELOLAAN INFORMASI ADMINISTRASI KEPENDUDUKAN"),
    "perhubungan": ("LALU LINTAS", "ANGKUTAN", "PRASARANA"),
    "kominfo": ("INFORMASI DAN KOMUNIKASI PUBLIK", "APLIKASI INFORMATIKA", "STATISTIK DAN PERSANDIAN"),
    "koperindag": ("KOPERASI DAN USAHA MIKRO", "PERINDUSTRIAN", "PERDAGANGAN"),
    "ptsp": ("PENANAMAN MODAL", "PELAYANAN PERIZINAN", "PENGADUAN DAN PELAPORAN"),
    "pariwisata": ("DESTINASI PARIWISATA", "PEMASARAN PARIWISATA", "KEBUDAYAAN DAN EKONOMI KREATIF"),
    "perikanan": ("PERIKANAN TANGKAP", "PERIKANAN BUDIDAYA"),
    "pertanian": ("TANAMAN PANGAN DAN HORTIKULTURA", "PERKEBUNAN", "PETERNAKAN DAN KESEHATAN HEWAN", "PENYULUHAN"),
    "bappeda": ("PERENCANAAN DAN EVALUASI", "EKONOMI DAN INFRASTRUKTUR", "SOSIAL BUDAYA", "PENELITIAN DAN PENGEMBANGAN"),
    "bkad": ("ANGGARAN", "PERBENDAHARAAN", "AKUNTANSI", "ASET"),
    "bapenda": ("PENDATAAN DAN PENETAPAN", "PENAGIHAN", "PENGEMBANGAN PENDAPATAN"),
    "kepegawaian": (
        "PENGADAAN DAN INFORMASI KEPEGAWAIAN", "MUTASI DAN PROMOSI", "PENGEMBANGAN KOMPETENSI", "PENILAIAN KINERJA DAN DISIPLIN",
    ),
    "bpbd": ("PENCEGAHAN DAN KESIAPSIAGAAN", "KEDARURATAN DAN LOGISTIK", "REHABILITASI DAN REKONSTRUKSI"),
    "kecamatan": (),
}  # fmt: skip


def _offices(names: dict[str, str], districts: tuple[str, ...], district_word: str = "KECAMATAN") -> tuple[Office, ...]:
    """Make the offices of a region: those named, then one for each district."""
    return (
        *(Office(kind, name, SECTIONS[kind]) for kind, name in names.items()),
        *(Office("kecamatan", f"{district_word} {district}") for district in districts),
    )

_MAMUJU_DISTRICTS = (
    "MAMUJU", "SIMBORO", "KALUKKU", "PAPALANG", "SAMPAGA", "TOMMO", "BONEHAU", "KALUMPANG", "TAPALANG", "TAPALANG BARAT",
)  # fmt: skip
_PALANGKARAYA_DISTRICTS = ("PAHANDUT", "JEKAN RAYA", "SEBANGAU", "BUKIT BATU", "RAKUMPIT")
_MANOKWARI_DISTRICTS = (
    "MANOKWARI BARAT", "MANOKWARI TIMUR", "PRAFI", "MANOKWARI UTARA", "MANOKWARI SELATAN", "WARMARE", "MASNI", "SIDEY", "TANAH RUBUH",
)  # fmt: skip
_TANJUNGPINANG_DISTRICTS = ("TANJUNGPINANG BARAT", "TANJUNGPINANG KOTA", "TANJUNGPINANG TIMUR", "BUKIT BESTARI")

REGIONS: dict[str, Region] = {
    "mamuju": Region(
        "mamuju", "PEMERINTAH KABUPATEN MAMUJU", "Kabupaten", "MAMUJU",
        _offices({
            "setda": "SEKRETARIAT DAERAH",
            "setwan": "SEKRETARIAT DPRD",
            "inspektorat": "INSPEKTORAT",
            "pendidikan": "DINAS PENDIDIKAN, KEPEMUDAAN DAN OLAHRAGA",
            "kesehatan": "DINAS KESEHATAN",
            "rsud": "RSUD KABUPATEN MAMUJU",
            "pupr": "DINAS PEKERJAAN UMUM DAN PENATAAN RUANG",
            "perkim": "DINAS PERUMAHAN DAN KAWASAN PERMUKIMAN",
            "perhubungan": "DINAS PERHUBUNGAN",
            "sosial": "DINAS SOSIAL",
            "dukcapil": "DINAS KEPENDUDUKAN DAN PENCATATAN SIPIL",
            "kominfo": "DINAS KOMUNIKASI DAN INFORMATIKA",
            "pertanian": "DINAS PERTANIAN",
            "perikanan": "DINAS KELAUTAN DAN PERIKANAN",
            "ptsp": "DINAS PENANAMAN MODAL DAN PELAYANAN TERPADU SATU PINTU",
            "bappeda": "BADAN PERENCANAAN PEMBANGUNAN DAERAH",
            "bkad": "BADAN KEUANGAN DAN ASET DAERAH",
            "kepegawaian": "BADAN KEPEGAWAIAN, PENDIDIKAN DAN PELATIHAN",
            "bpbd": "BADAN PENANGGULANGAN BENCANA DAERAH",
            "satpol": "SATUAN POLISI PAMONG PRAJA",
        }, _MAMUJU_DISTRICTS[:3]),
        _MAMUJU_DISTRICTS,
        {"MAMUJU": ("BINANGA", "RIMUKU", "KAREMA", "MAMUNYU"), "SIMBORO": ("SIMBORO", "RANGAS"), "KALUKKU": ("KALUKKU", "SINYONYOI")},
        ("BINANGA", "RANGAS", "KALUKKU", "TAMPA PADANG", "PAPALANG", "SAMPAGA", "TOMMO", "BONEHAU", "KALUMPANG", "TAPALANG"),
    ),
    "palangkaraya": Region(
        "palangkaraya", "PEMERINTAH KOTA PALANGKA RAYA", "Kota", "PALANGKA RAYA",
        _offices({
            "setda": "SEKRETARIAT DAERAH",
            "setwan": "SEKRETARIAT DPRD",
            "inspektorat": "INSPEKTORAT",
            "pendidikan": "DINAS PENDIDIKAN",
            "kesehatan": "DINAS KESEHATAN",
            "rsud": "RSUD KOTA PALANGKA RAYA",
            "pupr": "DINAS PEKERJAAN UMUM DAN PENATAAN RUANG",
            "perkim": "DINAS PERUMAHAN, KAWASAN PERMUKIMAN DAN PERTANAHAN",
            "perhubungan": "DINAS PERHUBUNGAN",
            "sosial": "DINAS SOSIAL",
            "dukcapil": "DINAS KEPENDUDUKAN DAN PENCATATAN SIPIL",
            "kominfo": "DINAS KOMUNIKASI, INFORMATIKA, STATISTIK DAN PERSANDIAN",
            "lh": "DINAS LINGKUNGAN HIDUP",
            "ptsp": "DINAS PENANAMAN MODAL DAN PELAYANAN TERPADU SATU PINTU",
            "bappeda": "BADAN PERENCANAAN PEMBANGUNAN, RISET DAN INOVASI DAERAH",
            "bkad": "BADAN PENGELOLA KEUANGAN DAN ASET DAERAH",
            "kepegawaian": "BADAN KEPEGAWAIAN DAN PENGEMBANGAN SUMBER DAYA MANUSIA",
            "bpbd": "BADAN PENANGGULANGAN BENCANA DAERAH",
            "satpol": "SATUAN POLISI PAMONG PRAJA",
        }, _PALANGKARAYA_DISTRICTS),
        _PALANGKARAYA_DISTRICTS,
        {
            "PAHANDUT": ("PAHANDUT", "PANARUNG", "LANGKAI"), "JEKAN RAYA": ("MENTENG", "PALANGKA", "BUKIT TUNGGAL"),
            "SEBANGAU": ("KERENG BANGKIRAI", "KALAMPANGAN"), "BUKIT BATU": ("TANGKILING", "BANTURUNG"), "RAKUMPIT": ("MUNGKU BARU",),
        },
        ("PAHANDUT", "PANARUNG", "MENTENG", "BUKIT HINDU", "JEKAN RAYA", "KERENG BANGKIRAI", "KALAMPANGAN", "TANGKILING", "RAKUMPIT"),
    ),
    "manokwari": Region(
        "manokwari", "PEMERINTAH KABUPATEN MANOKWARI", "Kabupaten", "MANOKWARI",
        _offices({
            "setda": "SEKRETARIAT DAERAH",
            "setwan": "SEKRETARIAT DPRK",
            "inspektorat": "INSPEKTORAT",
            "pendidikan": "DINAS PENDIDIKAN",
            "kesehatan": "DINAS KESEHATAN",
            "rsud": "RSUD MANOKWARI",
            "pupr": "DINAS PEKERJAAN UMUM DAN PENATAAN RUANG",
            "perkim": "DINAS PERUMAHAN RAKYAT DAN KAWASAN PERMUKIMAN",
            "perhubungan": "DINAS PERHUBUNGAN",
            "sosial": "DINAS SOSIAL",
            "dukcapil": "DINAS KEPENDUDUKAN DAN PENCATATAN SIPIL",
            "kominfo": "DINAS KOMUNIKASI DAN INFORMATIKA",
            "lh": "DINAS LINGKUNGAN HIDUP",
            "pariwisata": "DINAS PARIWISATA",
            "pertanian": "DINAS PERTANIAN",
            "perikanan": "DINAS PERIKANAN",
            "bappeda": "BADAN PERENCANAAN PEMBANGUNAN DAERAH",
            "bkad": "BADAN PENGELOLA KEUANGAN DAN ASET DAERAH",
            "kepegawaian": "BADAN KEPEGAWAIAN DAERAH",
            "bpbd": "BADAN PENANGGULANGAN BENCANA DAERAH",
            "satpol": "SATUAN POLISI PAMONG PRAJA",
        }, _MANOKWARI_DISTRICTS[:3], "DISTRIK"),
        _MANOKWARI_DISTRICTS,
        {"MANOKWARI BARAT": ("SANGGENG", "WOSI", "MANOKWARI BARAT", "PADARNI"), "MANOKWARI TIMUR": ("PASIR PUTIH",)},
        ("SANGGENG", "WOSI", "AMBAN", "PASIR PUTIH", "MARIPI", "WARMARE", "PRAFI", "MASNI", "SIDEY"),
    ),
    "tanjungpinang": Region(
        "tanjungpinang", "PEMERINTAH KOTA TANJUNGPINANG", "Kota", "TANJUNGPINANG",
        _offices({
            "setda": "SEKRETARIAT DAERAH",
            "setwan": "SEKRETARIAT DPRD",
            "inspektorat": "INSPEKTORAT",
            "pendidikan": "DINAS PENDIDIKAN",
            "kesehatan": "DINAS KESEHATAN, PENGENDALIAN PENDUDUK DAN KELUARGA BERENCANA",
            "rsud": "RSUD KOTA TANJUNGPINANG",
            "pupr": "DINAS PEKERJAAN UMUM DAN PENATAAN RUANG",
            "perkim": "DINAS PERUMAHAN RAKYAT, KAWASAN PERMUKIMAN, KEBERSIHAN DAN PERTAMANAN",
            "perhubungan": "DINAS PERHUBUNGAN",
            "sosial": "DINAS SOSIAL",
            "dukcapil": "DINAS KEPENDUDUKAN DAN PENCATATAN SIPIL",
            "kominfo": "DINAS KOMUNIKASI DAN INFORMATIKA",
            "pariwisata": "DINAS KEBUDAYAAN DAN PARIWISATA",
            "koperindag": "DINAS PERDAGANGAN DAN PERINDUSTRIAN",
            "ptsp": "DINAS PENANAMAN MODAL DAN PELAYANAN TERPADU SATU PINTU",
            "bappeda": "BADAN PERENCANAAN PEMBANGUNAN, PENELITIAN DAN PENGEMBANGAN",
            "bkad": "BADAN PENGELOLAAN KEUANGAN DAN ASET DAERAH",
            "bapenda": "BADAN PENGELOLAAN PAJAK DAN RETRIBUSI DAERAH",
            "kepegawaian": "BADAN KEPEGAWAIAN DAN PENGEMBANGAN SUMBER DAYA MANUSIA",
            "bpbd": "BADAN PENANGGULANGAN BENCANA DAERAH",
            "satpol": "SATUAN POLISI PAMONG PRAJA",
        }, _TANJUNGPINANG_DISTRICTS),
        _TANJUNGPINANG_DISTRICTS,
        {
            "TANJUNGPINANG BARAT": ("TANJUNGPINANG BARAT", "KEMBOJA", "BUKIT CERMIN"),
            "TANJUNGPINANG KOTA": ("TANJUNGPINANG KOTA", "PENYENGAT", "KAMPUNG BUGIS", "SENGGARANG"),
            "TANJUNGPINANG TIMUR": ("BATU IX", "PINANG KENCANA", "AIR RAJA"),
            "BUKIT BESTARI": ("SEI JANG", "DOMPAK", "TANJUNG AYUN SAKTI"),
        },
        ("TANJUNGPINANG", "SEI JANG", "MEKAR BARU", "BATU 10", "KAMPUNG BUGIS", "MELAYU KOTA PIRING", "TANJUNG UNGGAT"),
    ),
}  # fmt: skip
