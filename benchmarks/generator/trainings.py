"""The training catalogue of each region: 40 to 60 trainings of the LAN forms with invented, plausible prices.

Prices follow what standards of unit prices allow: one to eight million rupiah for a local technical training, fifteen to
forty for a leadership programme elsewhere, little or nothing for e-learning, coaching and what partners hold.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

MILLION = 1_000_000

STRUCTURAL = ("jpt_pratama", "administrator", "pengawas")
EXPERT = ("jf_ahli_madya", "jf_ahli_muda", "jf_ahli_pertama")
SKILLED = ("jf_mahir", "jf_penyelia", "jf_terampil")


@dataclass(frozen=True)
class Teaches:
    """One competency raised. ``effect`` is what provider or evaluation states (0: unknown)."""

    competency: str
    level_from: int
    level_to: int
    effect: float = 0.0
    source: str = ""


@dataclass(frozen=True)
class Training:
    """One training of the catalogue; money in rupiah, ``days`` are working days absent."""

    title: str
    form: str
    route: str
    jp: int
    days: int
    provider: str
    reach: str
    cost: int
    class_cost: int
    seats: tuple[int, int]
    classes: int
    months: str
    funds: tuple[str, ...]
    teaches: tuple[Teaches, ...]
    jenjang: tuple[str, ...] = ()
    partner: str = ""
    requires: str = ""  # title of the training to be passed first
    code: str = ""


_KLASIKAL, _NON, _EDUCATION = "Klasikal", "Non Klasikal", "Pendidikan"


def catalogue(region: str) -> list[Training]:
    """Give the region's catalogue in order, with codes (``MJU-001``)."""
    trainings = [*_common(_PLACES[region]), *_OWN[region]]
    prefix = {"mamuju": "MJU", "palangkaraya": "PKY", "manokwari": "MKW", "tanjungpinang": "TPI"}[region]
    return [replace(training, code=f"{prefix}-{number:03d}") for number, training in enumerate(trainings, 1)]


@dataclass(frozen=True)
class _Place:
    """What differs between regions for the trainings all of them have."""

    province: str
    academy: str
    centre: str  # where national programmes are held
    travel: int  # added to the price of what is held elsewhere
    local: float  # factor on local prices
    academy_funds: tuple[str, ...] = ("APBD",)


_PLACES = {
    "mamuju": _Place("Sulawesi Barat", "BPSDM Provinsi Sulawesi Barat", "Pusjar SKTASN LAN Makassar", 4 * MILLION, 1.0),
    "palangkaraya": _Place(
        "Kalimantan Tengah", "BPSDM Provinsi Kalimantan Tengah", "Pusjar SKTASN LAN Samarinda", 5 * MILLION, 1.0, ("APBD", "BPSDM Kalteng")
    ),
    "manokwari": _Place("Papua Barat", "BPSDM Provinsi Papua Barat", "Pusjar SKMP LAN Makassar", 9 * MILLION, 1.35, ("APBD", "Dana Otsus")),
    "tanjungpinang": _Place("Kepulauan Riau", "BPSDM Provinsi Kepulauan Riau", "LAN Jakarta", 5 * MILLION, 1.1),
}


def _common(place: _Place) -> list[Training]:
    """Give what every region offers: leadership, managerial and sociocultural trainings, e-learning and coaching."""
    money = place.academy_funds

    def local(price: float) -> int:
        return round(price * place.local * 20) * 50_000

    def away(price: float) -> int:
        return round(price * MILLION) + place.travel

    def t(*teaches: tuple[str, int, int] | tuple[str, int, int, float, str]) -> tuple[Teaches, ...]:
        return tuple(Teaches(*one) for one in teaches)

    return [
        Training("Pelatihan Kepemimpinan Nasional Tingkat II", "PKN II", _KLASIKAL, 923, 20, place.centre, "Nasional", away(28), 0, (1, 4), 1, "Mar-Jul", ("APBD",),
                 t(("OPH", 3, 4, 0.75, "Penyelenggara"), ("MP", 3, 4, 0.75, "Penyelenggara"), ("PK", 3, 4, 0.7, "Penyelenggara"), ("PDO", 3, 4, 0.7, "Penyelenggara")), ("jpt_pratama",)),
        Training("Pelatihan Kepemimpinan Administrator", "PKA", _KLASIKAL, 907, 19, place.academy, "Nasional", away(19), 0, (2, 8), 1, "Apr-Agu", money,
                 t(("OPH", 2, 3, 0.75, "Penyelenggara"), ("PDO", 2, 3, 0.7, "Penyelenggara"), ("MP", 2, 3, 0.7, "Penyelenggara"), ("PK", 2, 3, 0.7, "Penyelenggara")), ("administrator",)),
        Training("Pelatihan Kepemimpinan Pengawas", "PKP", _KLASIKAL, 907, 18, place.academy, "Lokal", local(17.5), 0, (2, 10), 1, "Feb-Jun", money,
                 t(("KS", 1, 2, 0.8, "Penyelenggara"), ("OPH", 1, 2, 0.75, "Penyelenggara"), ("PP", 1, 2, 0.75, "Penyelenggara"), ("PK", 1, 2, 0.7, "Penyelenggara")), ("pengawas",)),
        Training("Pelatihan Manajerial bagi Pejabat Baru", "Pelatihan Manajerial", _KLASIKAL, 40, 5, place.academy, "Lokal", local(4.2), 6 * MILLION, (15, 30), 2, "Mar, Sep", money,
                 t(("KS", 1, 3), ("OPH", 1, 2), ("PK", 1, 2)), STRUCTURAL),
        Training("Pengambilan Keputusan Berbasis Data", "Pelatihan Manajerial", _KLASIKAL, 24, 3, place.academy, "Lokal", local(3.1), 5 * MILLION, (12, 30), 2, "Mei, Okt", money,
                 t(("PK", 2, 3, 0.65, "Hasil evaluasi"), ("OPH", 2, 3)), (*STRUCTURAL, *EXPERT)),
        Training("Pengambilan Keputusan Strategis", "Workshop", _KLASIKAL, 15, 3, place.centre, "Nasional", away(6.5), 0, (2, 10), 1, "Jun", ("APBD",),
                 t(("PK", 3, 4)), ("jpt_pratama", "administrator", "jf_ahli_madya")),
        Training("Manajemen Perubahan", "Pelatihan Manajerial", _KLASIKAL, 24, 3, place.academy, "Lokal", local(2.9), 5 * MILLION, (12, 30), 2, "Apr, Agu", money,
                 t(("MP", 2, 3, 0.6, "Asumsi"),)),
        Training("Dasar-Dasar Pengelolaan Perubahan", "E-learning", _NON, 12, 1, "LAN", "Nasional", 0, 0, (1, 60), 2, "Jan-Nov", ("APBD",),
                 t(("MP", 1, 2, 0.4, "Asumsi"),)),
        Training("Memimpin Perubahan di Instansi", "Workshop", _KLASIKAL, 15, 3, place.centre, "Nasional", away(6), 0, (2, 10), 1, "Jul", ("APBD",),
                 t(("MP", 3, 4),), ("jpt_pratama", "jf_ahli_madya", "administrator")),
        Training("Orientasi Hasil dan Manajemen Kinerja Tim", "Bimtek", _KLASIKAL, 16, 2, place.academy, "Lokal", local(2.4), 4 * MILLION, (15, 35), 2, "Feb, Jul", money,
                 t(("OPH", 2, 3))),
        Training("Menyusun Sasaran Kinerja Pegawai yang Terukur", "Bimtek", _KLASIKAL, 8, 1, "Bagian Organisasi Sekretariat Daerah", "Lokal", local(0.6), 3 * MILLION, (20, 50), 3, "Jan, Feb", ("APBD",),
                 t(("OPH", 1, 2, 0.55, "Hasil evaluasi"),)),
        Training("Komunikasi Efektif di Tempat Kerja", "Pelatihan Manajerial", _KLASIKAL, 16, 2, place.academy, "Lokal", local(1.9), 4 * MILLION, (15, 35), 2, "Mar, Agu", money,
                 t(("KOM", 1, 2, 0.65, "Hasil evaluasi"), ("KS", 1, 2))),
        Training("Komunikasi Publik dan Negosiasi", "Pelatihan Manajerial", _KLASIKAL, 24, 3, place.academy, "Lokal", local(3.4), 5 * MILLION, (12, 30), 2, "Mei, Sep", money,
                 t(("KOM", 2, 3, 0.6, "Asumsi"),)),
        Training("Komunikasi Strategis bagi Pimpinan dan Ahli Madya", "Seminar", _KLASIKAL, 8, 2, place.centre, "Nasional", away(4.5), 0, (2, 12), 1, "Okt", ("APBD",),
                 t(("KOM", 3, 4),), ("jpt_pratama", "jf_ahli_madya")),
        Training("Membangun Kolaborasi Lintas Perangkat Daerah", "Lokakarya", _KLASIKAL, 10, 2, place.academy, "Lokal", local(2.2), 4 * MILLION, (15, 40), 2, "Apr, Okt", money,
                 t(("KS", 2, 3))),
        Training("Kepemimpinan Kolaboratif", "Pelatihan Manajerial", _KLASIKAL, 24, 3, place.centre, "Nasional", away(7), 0, (2, 10), 1, "Agu", ("APBD",),
                 t(("KS", 3, 4), ("PDO", 3, 4)), ("jpt_pratama", "jf_ahli_madya")),
        Training("Integritas dan Antikorupsi", "E-learning", _NON, 10, 1, "Komisi Pemberantasan Korupsi", "Nasional", 0, 0, (1, 80), 2, "Jan-Nov", ("APBD",),
                 t(("INT", 1, 2, 0.45, "Asumsi"),)),
        Training("Penguatan Integritas dan Pengendalian Gratifikasi", "Workshop", _KLASIKAL, 10, 2, "Inspektorat", "Lokal", local(1.2), 3 * MILLION, (20, 40), 2, "Mar, Nov", ("APBD",),
                 t(("INT", 2, 3, 0.6, "Hasil evaluasi"),)),
        Training("Membangun Zona Integritas", "Bimtek", _KLASIKAL, 16, 2, place.academy, "Lokal", local(3.2), 4 * MILLION, (8, 25), 1, "Jun", money,
                 t(("INT", 3, 4),), ("jpt_pratama", "administrator", "jf_ahli_madya")),
        Training("Pelayanan Prima", "Bimtek", _KLASIKAL, 16, 2, place.academy, "Lokal", local(1.7), 4 * MILLION, (15, 35), 3, "Feb, Mei, Sep", money,
                 t(("PP", 1, 2, 0.65, "Hasil evaluasi"),)),
        Training("Penyusunan Standar Pelayanan dan Penanganan Pengaduan", "Bimtek", _KLASIKAL, 16, 2, "Bagian Organisasi Sekretariat Daerah", "Lokal", local(2.1), 4 * MILLION, (15, 35), 2, "Apr, Agu", ("APBD",),
                 t(("PP", 2, 3),)),
        Training("Transformasi Pelayanan Publik", "Seminar", _KLASIKAL, 8, 2, "Kementerian PANRB", "Nasional", away(4), 0, (2, 12), 1, "Jul", ("APBD",),
                 t(("PP", 3, 4),), ("jpt_pratama", "jf_ahli_madya")),
        Training("Coaching bagi Atasan Langsung", "Coaching", _NON, 8, 1, place.academy, "Lokal", local(0.9), 0, (5, 20), 3, "Jan-Des", money,
                 t(("PDO", 2, 3, 0.6, "Asumsi"),), (*STRUCTURAL, *EXPERT)),
        Training("Mentoring Pegawai Muda", "Mentoring", _NON, 12, 1, "Perangkat daerah masing-masing", "Lokal", local(0.25), 0, (2, 40), 2, "Jan-Des", ("APBD",),
                 t(("PDO", 1, 2, 0.55, "Hasil evaluasi"), ("KS", 1, 2))),
        Training("Pengembangan Diri bagi Pejabat Fungsional", "Pelatihan Jarak Jauh", _NON, 20, 2, "LAN", "Nasional", 450_000, 0, (1, 40), 2, "Mar-Okt", ("APBD",),
                 t(("PDO", 2, 3, 0.45, "Asumsi")), EXPERT),
        Training("Wawasan Kebangsaan dan Keberagaman", "Pelatihan Sosial Kultural", _KLASIKAL, 16, 2, place.academy, "Lokal", local(1.8), 4 * MILLION, (15, 40), 2, "Mei, Agu", money,
                 t(("PB", 1, 2),)),
        Training("Perekat Bangsa di Daerah Majemuk", "Pelatihan Sosial Kultural", _KLASIKAL, 24, 3, place.academy, "Lokal", local(2.8), 5 * MILLION, (12, 30), 2, "Jun, Okt", money,
                 t(("PB", 2, 3),)),
        Training("Dialog Kebangsaan bagi Pimpinan", "Sarasehan", _KLASIKAL, 8, 2, place.centre, "Nasional", away(3.5), 0, (2, 12), 1, "Agu", ("APBD",),
                 t(("PB", 3, 4),), ("jpt_pratama", "jf_ahli_madya")),
        Training("Patok Banding Manajemen Talenta", "Patok Banding", _NON, 10, 3, place.centre, "Nasional", away(5.5), 0, (3, 10), 1, "Sep", ("APBD",),
                 t(("PDO", 3, 4), ("PK", 3, 4)), ("jpt_pratama", "administrator", "jf_ahli_madya")),
    ]  # fmt: skip


def _technical(
    title: str, form: str, jp: int, days: int, provider: str, cost: float, teaches: tuple[tuple[str, int, int], ...], *,
    class_cost: int = 5, seats: tuple[int, int] = (10, 30), classes: int = 2, months: str = "Mar-Okt", funds: tuple[str, ...] = ("APBD",),
    reach: str = "Lokal", partner: str = "", jenjang: tuple[str, ...] = (), route: str = _KLASIKAL, effect: float = 0.0, requires: str = "",
) -> Training:  # fmt: skip
    """Make a training from prices in millions of rupiah; ``effect`` is what an evaluation measured."""
    source = "Hasil evaluasi" if effect else ""
    return Training(
        title, form, route, jp, days, provider, reach, round(cost * MILLION), class_cost * MILLION, seats, classes, months, funds,
        tuple(Teaches(*one, effect, source) for one in teaches), jenjang, partner, requires,
    )  # fmt: skip


_CAMPUS, _NGO = "Perguruan tinggi negeri mitra", "Lembaga nonpemerintah mitra"

_OWN: dict[str, list[Training]] = {
    # information technology, project management, partners instead of money
    "mamuju": [
        _technical("Literasi Digital dan Aplikasi Perkantoran", "Bimtek", 16, 2, "Dinas Komunikasi dan Informatika", 0.5, (("TIK", 1, 2),), class_cost=3, seats=(15, 40), classes=4, effect=0.7),
        _technical("Literasi Digital bersama Kampus", "Pelatihan Teknis", 20, 3, _CAMPUS, 0.15, (("TIK", 1, 2),), class_cost=1, seats=(20, 40), classes=3, partner=_CAMPUS, funds=("Perguruan Tinggi",)),
        _technical("Pengolahan Data dan Analitik Dasar", "Pelatihan Teknis", 24, 3, _CAMPUS, 0.6, (("TIK", 2, 3),), class_cost=2, partner=_CAMPUS, funds=("Perguruan Tinggi", "APBD"), requires="Literasi Digital dan Aplikasi Perkantoran"),
        _technical("Pengembangan Aplikasi Layanan", "Kursus", 60, 8, "Balai pelatihan kementerian", 7.5, (("TIK", 3, 4),), class_cost=0, seats=(2, 6), classes=1, reach="Nasional"),
        _technical("Manajemen Proyek Dasar", "Pelatihan Teknis", 20, 3, _CAMPUS, 0.4, (("MPROY", 1, 2),), class_cost=2, partner=_CAMPUS, funds=("Perguruan Tinggi", "APBD"), effect=0.65),
        _technical("Manajemen Proyek Pembangunan Infrastruktur", "Pelatihan Teknis", 40, 5, "BPSDM Provinsi Sulawesi Barat", 5.2, (("MPROY", 2, 3), ("INFRA", 2, 3)), jenjang=(*STRUCTURAL, *EXPERT)),
        _technical("Pengawasan Pekerjaan Jalan dan Jembatan", "Pelatihan Teknis", 32, 4, "Balai jasa konstruksi wilayah", 4.8, (("INFRA", 1, 2),), class_cost=0, seats=(2, 10), classes=1, reach="Nasional"),
        _technical("Penatausahaan Keuangan Perangkat Daerah", "Bimtek", 16, 2, "Badan Keuangan dan Aset Daerah", 0.9, (("KEUDA", 1, 2),), class_cost=3, seats=(15, 40), effect=0.6),
        _technical("Penyusunan RKA dan Laporan Keuangan", "Bimtek", 24, 3, "BPSDM Provinsi Sulawesi Barat", 3.3, (("KEUDA", 2, 3),)),
        _technical("Manajemen Sekolah", "Pelatihan Teknis", 20, 3, _CAMPUS, 0.35, (("MPDIK", 1, 2),), class_cost=2, seats=(20, 40), classes=3, partner=_CAMPUS, funds=("Perguruan Tinggi", "DAK Nonfisik")),
        _technical("Perencanaan Program Pendidikan Daerah", "Pelatihan Teknis", 32, 4, "Balai Guru Penggerak", 3.6, (("MPDIK", 2, 3),), funds=("DAK Nonfisik", "APBD")),
        _technical("Menggalang Kemitraan Pembangunan", "Lokakarya", 10, 2, _NGO, 0.2, (("KEMIT", 2, 3),), class_cost=1, seats=(10, 25), partner=_NGO, funds=("LSM",)),
        _technical("Dasar Kemitraan dengan Masyarakat", "Workshop", 10, 2, _NGO, 0.1, (("KEMIT", 1, 2), ("KOM", 1, 2)), class_cost=1, seats=(10, 30), partner=_NGO, funds=("LSM",)),
        _technical("Kepemimpinan Perempuan dalam Pemerintahan", "Pelatihan Manajerial", 16, 2, _NGO, 0.2, (("PK", 2, 3), ("PDO", 2, 3)), class_cost=1, seats=(10, 25), partner=_NGO, funds=("LSM",)),
        _technical("Evaluasi Hasil Pelatihan", "Pelatihan Teknis", 16, 2, "BPSDM Provinsi Sulawesi Barat", 2.6, (("EVKOM", 2, 3),), seats=(3, 20), class_cost=2, classes=1),
        _technical("Pengantar Evaluasi Pelatihan", "E-learning", 10, 1, "LAN", 0, (("EVKOM", 1, 2),), class_cost=0, seats=(1, 30), route=_NON, reach="Nasional"),
        _technical("Klinik Teknologi Informasi Antarpegawai", "Community of Practices", 8, 1, "Dinas Komunikasi dan Informatika", 0.05, (("TIK", 1, 2),), class_cost=0, seats=(5, 30), classes=4, route=_NON),
        _technical("Kepemimpinan Tim bagi Pengawas", "Pelatihan Manajerial", 20, 3, _CAMPUS, 0.5, (("PDO", 1, 2), ("KS", 1, 2), ("KOM", 1, 2)), class_cost=2, seats=(15, 30), partner=_CAMPUS, funds=("Perguruan Tinggi", "APBD"), jenjang=("pengawas", *SKILLED, "jf_ahli_pertama")),
    ],
    # technical and managerial training, performance management, electronic services, outreach
    "palangkaraya": [
        _technical("Literasi Digital ASN", "E-learning", 12, 1, "BPSDM Provinsi Kalimantan Tengah", 0.1, (("TIK", 1, 2),), class_cost=0, seats=(1, 60), classes=3, route=_NON, funds=("BPSDM Kalteng", "APBD")),
        _technical("Analisis Data untuk Pelayanan", "Pelatihan Teknis", 24, 3, "BPSDM Provinsi Kalimantan Tengah", 2.8, (("TIK", 2, 3),), funds=("BPSDM Kalteng", "APBD"), effect=0.6),
        _technical("Keamanan Informasi dan Pemrograman Lanjut", "Kursus", 60, 8, "Balai pelatihan kementerian", 8, (("TIK", 3, 4),), class_cost=0, seats=(2, 6), classes=1, reach="Nasional"),
        _technical("Dasar Layanan Elektronik", "Bimtek", 16, 2, "Dinas Komunikasi, Informatika, Statistik dan Persandian", 0.8, (("SPBE", 1, 2),), class_cost=3, seats=(12, 35), classes=3, effect=0.7),
        _technical("Arsitektur dan Tata Kelola SPBE", "Pelatihan Teknis", 32, 4, "BPSDM Provinsi Kalimantan Tengah", 4.1, (("SPBE", 2, 3),), funds=("BPSDM Kalteng", "APBD")),
        _technical("Memimpin Transformasi Digital", "Pelatihan Teknis", 24, 3, "Kementerian PANRB", 11.5, (("SPBE", 3, 4),), class_cost=0, seats=(2, 8), classes=1, reach="Nasional", jenjang=STRUCTURAL),
        _technical("Administrasi Pelayanan dan Tata Naskah Dinas", "Bimtek", 12, 2, "Bagian Organisasi Sekretariat Daerah", 0.6, (("ADMPU", 1, 2),), class_cost=3, seats=(15, 40), classes=3),
        _technical("Pelayanan Terpadu yang Cepat dan Transparan", "Pelatihan Teknis", 20, 3, "Universitas mitra", 1.4, (("ADMPU", 2, 3), ("PP", 2, 3)), class_cost=3, partner=_CAMPUS, funds=("Perguruan Tinggi", "APBD")),
        _technical("Mutu Pelayanan Publik Lanjutan", "Pelatihan Teknis", 24, 3, "Kementerian PANRB", 9, (("ADMPU", 3, 4),), class_cost=0, seats=(2, 8), classes=1, reach="Nasional"),
        _technical("Evaluasi Kinerja yang Transparan", "Bimtek", 16, 2, "BKPSDM Kota Palangka Raya", 0.9, (("MKIN", 1, 2),), class_cost=4, seats=(15, 40), classes=3, effect=0.65),
        _technical("Dialog Kinerja dan Umpan Balik bagi Atasan", "Workshop", 15, 3, "BPSDM Provinsi Kalimantan Tengah", 2.9, (("MKIN", 2, 3), ("PDO", 2, 3)), funds=("BPSDM Kalteng", "APBD"), jenjang=(*STRUCTURAL, *EXPERT)),
        _technical("Manajemen Talenta ASN", "Pelatihan Teknis", 24, 3, "BKN", 8.5, (("MTAL", 2, 3),), class_cost=0, seats=(2, 8), classes=1, reach="Nasional"),
        _technical("Promosi dan Mutasi Berbasis Merit", "Pelatihan Jarak Jauh", 16, 2, "BKN", 0.7, (("MTAL", 1, 2),), class_cost=0, seats=(1, 25), route=_NON, reach="Nasional"),
        _technical("Manajemen Talenta bagi Pimpinan", "Benchmarking", 10, 3, "BKN", 10, (("MTAL", 3, 4),), class_cost=0, seats=(1, 6), classes=1, route=_NON, reach="Nasional"),
        _technical("Komunikasi Perubahan untuk Agen Sosialisasi", "Workshop", 10, 2, "Universitas mitra", 0.7, (("SOSKOM", 2, 3),), class_cost=3, seats=(8, 30), partner=_CAMPUS, funds=("Perguruan Tinggi", "APBD")),
        _technical("Sosialisasi Pengembangan Karier ASN", "Sosialisasi", 6, 1, "BKPSDM Kota Palangka Raya", 0.1, (("SOSKOM", 1, 2), ("MP", 1, 2)), class_cost=4, seats=(25, 80), classes=3),
        _technical("Penatausahaan Keuangan Daerah", "Bimtek", 24, 3, "BPSDM Provinsi Kalimantan Tengah", 3.2, (("KEUDA", 2, 3),), funds=("BPSDM Kalteng", "APBD")),
        _technical("Analisis Keuangan Daerah Lanjutan", "Pelatihan Teknis", 32, 4, "Kementerian Keuangan", 9.5, (("KEUDA", 3, 4),), class_cost=0, seats=(1, 6), classes=1, reach="Nasional"),
    ],
    # development sectors, natural resources, project management
    "manokwari": [
        _technical("Manajemen Proyek Dasar", "Pelatihan Teknis", 20, 3, "Universitas negeri di Manokwari", 0.9, (("MPROY", 1, 2),), class_cost=4, partner=_CAMPUS, funds=("Perguruan Tinggi", "APBD"), effect=0.6),
        _technical("Manajemen Proyek Infrastruktur", "Pelatihan Teknis", 40, 5, "BPSDM Provinsi Papua Barat", 6.5, (("MPROY", 2, 3), ("INFRA", 2, 3)), funds=("Dana Otsus", "APBD")),
        _technical("Manajemen Proyek Strategis Daerah", "Pelatihan Teknis", 24, 4, "LAN Makassar", 16, (("MPROY", 3, 4),), class_cost=0, seats=(2, 6), classes=1, reach="Nasional", jenjang=("jpt_pratama", "administrator", "jf_ahli_madya")),
        _technical("Pengelolaan Sumber Daya Alam Berkelanjutan", "Pelatihan Teknis", 32, 4, "Universitas negeri di Manokwari", 2.2, (("MSDA", 2, 3), ("LHID", 2, 3)), class_cost=5, partner=_CAMPUS, funds=("Perguruan Tinggi", "Dana Otsus"), effect=0.7),
        _technical("Dasar Pengelolaan Hutan, Pesisir dan Air", "Pembelajaran Alam Terbuka", 16, 2, "Universitas negeri di Manokwari", 1.1, (("MSDA", 1, 2),), class_cost=6, partner=_CAMPUS, funds=("Perguruan Tinggi", "Dana Otsus"), route=_NON),
        _technical("Kebijakan Sumber Daya Alam bagi Pimpinan", "Seminar", 8, 2, "Kementerian terkait", 13, (("MSDA", 3, 4),), class_cost=0, seats=(1, 6), classes=1, reach="Nasional", funds=("Dana Otsus", "APBD")),
        _technical("Dokumen Lingkungan dan Pengawasannya", "Pelatihan Teknis", 32, 4, "Pusat pelatihan kementerian", 12, (("LHID", 3, 4),), class_cost=0, seats=(1, 8), classes=1, reach="Nasional"),
        _technical("Dasar Pengelolaan Lingkungan", "E-learning", 12, 1, "Pusat pelatihan kementerian", 0, (("LHID", 1, 2),), class_cost=0, seats=(1, 30), route=_NON, reach="Nasional"),
        _technical("Pengawasan Jalan, Jembatan dan Air", "Pelatihan Teknis", 32, 4, "Balai jasa konstruksi wilayah", 7.4, (("INFRA", 1, 2),), class_cost=0, seats=(2, 10), classes=1),
        _technical("Rekayasa dan Pemeliharaan Infrastruktur", "Pelatihan Teknis", 40, 5, "Balai jasa konstruksi wilayah", 14.5, (("INFRA", 3, 4),), class_cost=0, seats=(2, 6), classes=1, reach="Nasional"),
        _technical("Manajemen Sekolah di Daerah Terpencil", "Pelatihan Teknis", 20, 3, "Universitas negeri di Manokwari", 0.8, (("MPDIK", 1, 2),), class_cost=4, seats=(15, 40), classes=3, partner=_CAMPUS, funds=("Perguruan Tinggi", "DAK Nonfisik", "Dana Otsus")),
        _technical("Kepemimpinan Pembelajaran", "Pelatihan Teknis", 32, 4, "Balai Guru Penggerak", 4.4, (("MPDIK", 2, 3),), funds=("DAK Nonfisik", "Dana Otsus")),
        _technical("Manajemen Puskesmas", "Pelatihan Teknis", 24, 3, "Bapelkes", 3.1, (("MKES", 1, 2),), class_cost=6, seats=(12, 30), classes=2, funds=("DAK Nonfisik", "Dana Otsus"), effect=0.65),
        _technical("Mutu dan Keselamatan Pasien", "Pelatihan Teknis", 24, 3, "Bapelkes", 5.2, (("MKES", 2, 3), ("PP", 2, 3)), funds=("DAK Nonfisik", "APBD")),
        _technical("Destinasi dan Ekonomi Kreatif", "Pelatihan Teknis", 24, 3, "Politeknik pariwisata", 4.8, (("PARIW", 2, 3),), seats=(3, 20), classes=1, funds=("Dana Otsus", "APBD")),
        _technical("Pemandu dan Pelayanan Wisata", "Kursus", 16, 2, "Politeknik pariwisata", 2.4, (("PARIW", 1, 2), ("PP", 1, 2)), seats=(3, 20), classes=1, funds=("Dana Otsus", "APBD")),
        _technical("Perencanaan dan Penganggaran Daerah", "Pelatihan Teknis", 40, 5, "BPSDM Provinsi Papua Barat", 6.1, (("RENDA", 2, 3),), seats=(8, 30)),
        _technical("Perencanaan Strategis Daerah", "Pelatihan Fungsional", 40, 5, "Bappenas", 17.5, (("RENDA", 3, 4),), class_cost=0, seats=(1, 6), classes=1, reach="Nasional"),
        _technical("Percepatan Layanan Promosi dan Rotasi", "Bimtek", 16, 2, "BKN Kantor Regional", 3.9, (("ADMKAR", 2, 3),), seats=(3, 20), class_cost=4, classes=1),
        _technical("Administrasi Kepegawaian", "Magang", 20, 5, "BKN Kantor Regional", 8.2, (("ADMKAR", 3, 4),), class_cost=0, seats=(1, 4), route=_NON, reach="Nasional"),
        _technical("Mentoring di Setiap Perangkat Daerah", "Mentoring", 16, 1, "Perangkat daerah masing-masing", 0.3, (("PDO", 1, 2), ("PP", 1, 2)), class_cost=0, seats=(2, 40), classes=3, route=_NON, effect=0.55),
        _technical("Dasar Perencanaan Pembangunan", "Pelatihan Jarak Jauh", 20, 2, "Bappenas", 0.4, (("RENDA", 1, 2),), class_cost=0, seats=(1, 30), route=_NON, reach="Nasional"),
    ],
    # project management, routine seminars, degree study with universities, monitoring
    "tanjungpinang": [
        _technical("Manajemen Proyek Dasar", "Pelatihan Teknis", 20, 3, "Universitas negeri di Tanjungpinang", 0.8, (("MPROY", 1, 2),), class_cost=4, partner=_CAMPUS, funds=("Perguruan Tinggi", "APBD"), effect=0.65),
        _technical("Manajemen Proyek Pembangunan", "Pelatihan Teknis", 40, 5, "BPSDM Provinsi Kepulauan Riau", 5.4, (("MPROY", 2, 3),), jenjang=(*STRUCTURAL, *EXPERT)),
        _technical("Manajemen Portofolio Program", "Kursus", 32, 4, "LAN Jakarta", 13, (("MPROY", 3, 4),), class_cost=0, seats=(2, 6), classes=1, reach="Nasional", jenjang=STRUCTURAL),
        _technical("Seminar Rutin Inovasi Pelayanan Publik", "Seminar", 4, 1, "BKPSDM Kota Tanjungpinang", 0.15, (("INOV", 1, 2),), class_cost=6, seats=(30, 80), classes=4, months="Feb, Mei, Agu, Nov", effect=0.4),
        _technical("Lokakarya Rancang Bangun Inovasi", "Lokakarya", 10, 2, "Universitas negeri di Tanjungpinang", 1.2, (("INOV", 2, 3),), class_cost=4, seats=(12, 30), classes=3, partner=_CAMPUS, funds=("Perguruan Tinggi", "APBD")),
        _technical("Laboratorium Inovasi bagi Pimpinan", "Workshop", 15, 3, "LAN Jakarta", 12, (("INOV", 3, 4),), class_cost=0, seats=(2, 8), classes=1, reach="Nasional", jenjang=("jpt_pratama", "administrator")),
        _technical("Dasar Monitoring dan Evaluasi", "Bimtek", 12, 2, "Badan Perencanaan Pembangunan, Penelitian dan Pengembangan", 0.8, (("MONEV", 1, 2),), class_cost=3, seats=(12, 35), effect=0.6),
        _technical("Evaluasi Program Lanjutan", "Pelatihan Teknis", 32, 4, "BPSDM Provinsi Kepulauan Riau", 4.6, (("MONEV", 2, 3),)),
        _technical("Evaluasi Kebijakan", "Pelatihan Fungsional", 40, 5, "Bappenas", 12.5, (("MONEV", 3, 4), ("RENDA", 3, 4)), class_cost=0, seats=(1, 6), classes=1, reach="Nasional"),
        _technical("Teknik Survei dan Wawancara", "Pelatihan Teknis", 20, 3, "Universitas negeri di Tanjungpinang", 1.0, (("SURVEI", 2, 3),), class_cost=3, seats=(4, 25), partner=_CAMPUS, funds=("Perguruan Tinggi",)),
        _technical("Dasar Survei Kepuasan", "E-learning", 8, 1, "Badan Pusat Statistik", 0, (("SURVEI", 1, 2),), class_cost=0, seats=(1, 30), route=_NON, reach="Nasional"),
        _technical("Sosialisasi Pengembangan Karier", "Sosialisasi", 6, 1, "BKPSDM Kota Tanjungpinang", 0.1, (("SOSKOM", 1, 2),), class_cost=4, seats=(20, 80), classes=2),
        _technical("Teknik Penyuluhan", "Pelatihan Teknis", 16, 2, "BPSDM Provinsi Kepulauan Riau", 2.7, (("SOSKOM", 2, 3), ("KOM", 2, 3))),
        _technical("Pengelolaan Keuangan Perangkat Daerah", "Bimtek", 16, 2, "Badan Pengelolaan Keuangan dan Aset Daerah", 1.1, (("KEUDA", 1, 2),), class_cost=3, seats=(12, 35)),
        _technical("Analisis Pendapatan dan Belanja Daerah", "Pelatihan Teknis", 32, 4, "BPSDM Provinsi Kepulauan Riau", 4.4, (("KEUDA", 2, 3),)),
        _technical("Audit dan Akuntansi Lanjutan", "Pelatihan Teknis", 40, 5, "Kementerian Keuangan", 10.5, (("KEUDA", 3, 4),), class_cost=0, seats=(1, 6), classes=1, reach="Nasional"),
        _technical("Perencanaan Program Pembangunan", "Pelatihan Teknis", 32, 4, "BPSDM Provinsi Kepulauan Riau", 4.2, (("RENDA", 2, 3),), seats=(5, 25)),
        _technical("Aplikasi Perkantoran dan Tanda Tangan Elektronik", "Bimtek", 12, 2, "Dinas Komunikasi dan Informatika", 0.4, (("TIK", 1, 2),), class_cost=3, seats=(15, 40), classes=3, effect=0.7),
        _technical("Pemrograman dan Basis Data", "Kursus", 60, 8, "Universitas negeri di Tanjungpinang", 5.8, (("TIK", 3, 4),), class_cost=0, seats=(2, 8), classes=1, partner=_CAMPUS, funds=("Perguruan Tinggi", "APBD")),
        _technical("Tugas Belajar Magister Manajemen Pembangunan (semester pertama)", "Tugas Belajar", 240, 36, "Universitas negeri di Pekanbaru", 24, (("MPROY", 2, 4), ("PK", 2, 4), ("MP", 2, 3)), class_cost=0, seats=(1, 5), classes=1, months="Agu-Des", route=_EDUCATION, reach="Nasional", partner=_CAMPUS, funds=("Beasiswa Pemko", "APBD"), jenjang=("administrator", "pengawas", "jf_ahli_muda", "jf_ahli_madya")),
        _technical("Tugas Belajar Magister Kebijakan Publik (semester pertama)", "Tugas Belajar", 240, 36, "Universitas negeri di Jakarta", 31, (("PK", 2, 4), ("KOM", 2, 4), ("OPH", 2, 3)), class_cost=0, seats=(1, 4), classes=1, months="Agu-Des", route=_EDUCATION, reach="Nasional", partner=_CAMPUS, funds=("Beasiswa Pemko", "LPDP"), jenjang=("administrator", "pengawas", "jf_ahli_muda", "jf_ahli_madya")),
        _technical("Tugas Belajar Sarjana Ilmu Pemerintahan (kelas malam, satu semester)", "Tugas Belajar", 160, 12, "Universitas negeri di Tanjungpinang", 6.5, (("TIK", 1, 2), ("KOM", 1, 2), ("PP", 1, 2)), class_cost=0, seats=(1, 10), classes=1, months="Feb-Jul", route=_EDUCATION, partner=_CAMPUS, funds=("Beasiswa Pemko",), jenjang=("pelaksana", *SKILLED)),
        _technical("Survei Umpan Balik Peserta Pelatihan", "Belajar Mandiri", 6, 1, "BKPSDM Kota Tanjungpinang", 0, (("SURVEI", 1, 2), ("MONEV", 1, 2)), class_cost=0, seats=(1, 20), route=_NON),
    ],
}  # fmt: skip
