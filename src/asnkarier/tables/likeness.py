"""Whether two names may be spellings of one thing: a reason to ask somebody, never a reason to merge.

Most names that look alike are different things: "Ahli Muda" and "Ahli Madya", SMPN 1 and SMPN 2, the same agency of two
regions, "Pengelolaan Sampah" and "Pengelolaan Limbah". So two names may be one only if their words pair off, in order,
and every pair is the same word, an abbreviation of it, or a slip of one letter that makes no other word. Words of rank,
numbers and the names of places take part in no such pair: they must be equal.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz
from rapidfuzz.distance import OSA

from asnkarier.tables.vocabulary import fold

Words = tuple[str, ...]


def _listed(words: str) -> frozenset[str]:
    return frozenset(words.split())


_FILLERS = frozenset({"dan", "serta", "di", "pada", "yang", "untuk"})
_WRITTEN_OUT = {
    "kab": "kabupaten", "kec": "kecamatan", "kel": "kelurahan", "prov": "provinsi", "propinsi": "provinsi",
    "bid": "bidang", "bag": "bagian", "sie": "seksi",
    "subag": "subbagian", "subbag": "subbagian", "subbid": "subbidang",
    "kasi": "kepala seksi", "kabid": "kepala bidang", "kabag": "kepala bagian", "kasubag": "kepala subbagian",
    "kasubbag": "kepala subbagian", "kasubid": "kepala subbidang", "kasubbid": "kepala subbidang",
    "kadis": "kepala dinas", "sekdis": "sekretaris dinas", "setda": "sekretariat daerah", "setwan": "sekretariat dprd",
    "dinkes": "dinas kesehatan", "disdik": "dinas pendidikan", "dishub": "dinas perhubungan", "dinsos": "dinas sosial",
    "distan": "dinas pertanian", "disdukcapil": "dinas kependudukan pencatatan sipil",
    "diskominfo": "dinas komunikasi informatika", "satpol": "satuan polisi", "pkm": "puskesmas",
    "sdn": "sd negeri", "smpn": "smp negeri", "sman": "sma negeri", "smkn": "smk negeri",
    "sdm": "sumber daya manusia", "diklat": "pendidikan pelatihan",
}  # fmt: skip
"""Abbreviations with one meaning in every region."""
_ROMAN = re.compile(r"x{0,3}(?:ix|iv|v?i{0,3})")
_EXACT = _listed(
    "kepala wakil plt plh pj pjs penjabat pelaksana calon pembantu senior junior ketua anggota koordinator "
    "subkoordinator ahli utama madya muda pertama pratama penyelia mahir terampil pemula lanjutan lanjut "
    "administrator pengawas jpt dasar menengah tinggi rendah tingkat level kelas jenjang tahap angkatan golongan "
    "eselon tipe type satu dua tiga empat lima enam kesatu kedua ketiga keempat kelima non bukan anti barat timur "
    "utara selatan tengah tenggara laut darat dalam luar atas bawah hulu hilir baru lama negeri swasta"
)
"""Words of rank, level, number and direction: one letter of them is another rank."""
_BEFORE_PLACE = _listed(
    "kecamatan distrik kelurahan desa kampung nagari kabupaten kota provinsi wilayah pulau rayon puskesmas pustu "
    "rsud sd smp sma smk tk paud sekolah cabang pasar pelabuhan bandara terminal"
)
"""Words behind which the name of a place begins."""
_WORDS = _listed(
    "akuntan akuntansi arsip bahan bahasa balai bantuan bendahara benda bidan bidang bina bisnis budaya daerah "
    "data desa dinas dokter dosen fisik fiskal gedung gigi gizi guru hukum hutan industri informasi jalan "
    "jaringan jasa kantor karya kantin kawasan keamanan kearsipan kebakaran kebersihan kebijakan kebudayaan "
    "kebutuhan kecamatan kehutanan kelas kelautan kelurahan kemitraan kendaraan kepegawaian kependudukan kerja "
    "kesehatan kesejahteraan kesenian ketahanan ketenagaan keuangan komunikasi koperasi laboratorium lahan "
    "latihan layanan limbah lingkungan manajemen masyarakat mekanik medik medis mutasi mutu operasi operasional "
    "pabrik pajak pakan pangan pantai pariwisata pasar pegawai pelabuhan pelaporan pelatih pelatihan pelayanan "
    "pelayaran pemadam pemakaman pemakanan pemanfaatan pemantauan pemasaran pematangan pembangunan pembelajaran "
    "pembelian pemberian pembinaan pembiayaan pembukaan pembukuan pemerintah pemerintahan pemetaan pemilihan "
    "pemulihan pemuda penagihan penataan penata penatar penalaran pencatatan pencegahan pendaftaran pendapatan "
    "pendidik pendidikan penduduk pendataan penelitian penempatan penerapan penerangan penerimaan pengadaan "
    "pengaduan pengairan pengajaran pengajian pengaliran pengalihan pengamanan pengamatan pengantar pengatur "
    "pengawasan pengawetan pengelola pengelolaan pengembangan pengendalian pengepakan pengolahan pengolah "
    "pengujian penguatan pengurus pengurusan penilai penilaian penindakan penyajian penyuluh penyuluhan penyusun "
    "penyusunan penyaluran penyalutan perairan peralatan peramalan perancang perancangan perawat perawatan "
    "perbaikan perbekalan perbendaharaan perburuan percepatan perdagangan perekonomian perempuan perencana "
    "perencanaan perhubungan perhutanan perikanan perizinan perkapalan perkantoran perkebunan perkotaan "
    "perlengkapan permukiman persampahan persandian persidangan pertanahan pertanian pertahanan pertambangan "
    "perubahan perumahan perumusan perundangan peternak peternakan pidana piutang polisi pranata produk produksi "
    "program promosi proyek proses psikologi rehabilitasi retribusi rumah sampah sandi sanitasi sarana sastra "
    "satuan sejarah sekretariat sekretaris seksi seni sipil sistem sosial statistik subbagian subbidang sumber "
    "surat surveilans tanah tanaman tata tani teknik teknis teknologi tenaga ternak tindak transmigrasi "
    "transportasi umum unit usaha utang veteriner wisata penerbangan penebangan pengasuh pengasuhan penasihat "
    "penyehatan penyehat penyidik penyidikan penyelidik pelapor perangkaan perangkat peraturan perataan peragaan "
    "perapian inventaris investasi inventarisasi konservasi observasi konstruksi instruksi koordinasi organisasi "
    "radiasi mediasi mitigasi litigasi irigasi navigasi sanksi seleksi informatika matematika evaluasi evakuasi "
    "ekonomi agronomi anggaran angkutan lelang"
)
"""Words of names of units, positions and trainings, among them those that are a letter apart and mean two things."""
_ENDINGS = ("an", "kan", "i", "nya", "wan", "is", "s")
"""What makes another word of a word: penyuluh, penyuluhan."""
_SHORTEST = 5  # letters of a word in which a slip of one letter can be told from another word
_ABBREVIATION = 3  # letters from which on the beginning of a word, or its words' first letters, stand for it


@dataclass(frozen=True)
class Spelling:
    """A name taken apart: the words compared one by one, and the place behind them, compared as a whole."""

    words: Words
    place: str

    @property
    def group(self) -> tuple[Words, str, str]:
        """What is equal in all spellings of a name: the words of rank and numbers, the place, and the first letter."""
        return tuple(word for word in self.words if _is_fixed(word)), self.place, "".join(self.words)[:1]

    def __str__(self) -> str:
        return " ".join([*self.words, self.place]).strip()


def spelling(text: str, government: str = "") -> Spelling:
    """Take a name apart, its common abbreviations written out, without the region's own government at its end."""
    apart = re.sub(r"(?<=[a-z])(?=[0-9])|(?<=[0-9])(?=[a-z])", " ", fold(text))
    words = [part for word in apart.split() for part in _WRITTEN_OUT.get(word, _number(word)).split()]
    words = [word for word in words if word not in _FILLERS]
    words = _without_government(_joined(words), fold(government).split())
    start = next((at + 1 for at, word in enumerate(words) if word in _BEFORE_PLACE), len(words))
    return Spelling(tuple(words[:start]), _squeezed(words[start:]))


def _number(word: str) -> str:
    """Give a Roman number in digits; any other word as it is."""
    if not word or not _ROMAN.fullmatch(word):
        return word
    ones = {"": 0, "i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "vii": 7, "viii": 8, "ix": 9}
    tens = len(word) - len(word.lstrip("x"))
    return str(10 * tens + ones[word[tens:]])


def _joined(words: Sequence[str]) -> list[str]:
    """Write "sub bagian" as the one word it also is."""
    text = " ".join(words)
    return re.sub(r"\bsub (?=bagian\b|bidang\b)", "sub", text).split()


def _without_government(words: list[str], own: list[str]) -> list[str]:
    """Drop the region behind an agency's name; behind the name of a place only where it is written in full."""
    endings = {_squeezed(own)}
    if words and words[0] not in _BEFORE_PLACE and own and own[0] in _BEFORE_PLACE:
        endings |= {own[0], _squeezed(own[1:])}
    for start in range(1, len(words)):
        if _squeezed(words[start:]) in endings:
            return words[:start]
    return words


def _squeezed(words: Iterable[str]) -> str:
    """Give a place's name by what its spellings have in common: no spaces, no doubled letter; numbers stay apart."""
    text = re.sub(r"([a-z])\1+", r"\1", "".join(words))
    return " ".join([text, *(word for word in words if word.isdigit())]) if text else ""


def _is_fixed(word: str) -> bool:
    return word in _EXACT or word.isdigit() or len(word) == 1 or word in _BEFORE_PLACE


class Namesakes:
    """Known names, asked for those that another name may be a spelling of."""

    def __init__(self, names: Iterable[str], government: str = "") -> None:
        """Take the known names apart, once."""
        self._government = government
        self._groups: dict[tuple[Words, str, str], list[tuple[str, Spelling]]] = defaultdict(list)
        known = [(name, spelling(name, government)) for name in dict.fromkeys(names)]
        for name, own in known:
            self._groups[own.group].append((name, own))
        self._words = frozenset(word for _, own in known for word in own.words)

    def near(self, name: str) -> list[tuple[str, int]]:
        """Give the known names it may be a spelling of, each with its likeness in percent, the most alike first."""
        own = spelling(name, self._government)
        found = [
            (known, round(fuzz.ratio(str(own), str(other))))
            for known, other in self._groups.get(own.group, ())
            if _pair_off(own.words, other.words, self._words)
        ]
        return sorted(found, key=lambda pair: (-pair[1], pair[0]))


def may_be_one(one: str, other: str, government: str = "") -> bool:
    """Say whether two names may be spellings of one thing; ``other`` is the one that is known to be spelt rightly."""
    return bool(Namesakes([other], government).near(one))


def _pair_off(one: Words, other: Words, known: Collection[str]) -> bool:
    """Say whether the words of both names pair off in order. ``known`` are the words of all known names."""
    if not one or not other:
        return one == other
    if one[0] == other[0]:
        return _pair_off(one[1:], other[1:], known)
    for short, long, swapped in ((one, other, False), (other, one, True)):
        for size in _stands_for(short[0], long, known):
            rest = (long[size:], short[1:]) if swapped else (short[1:], long[size:])
            if _pair_off(*rest, known):
                return True
    return _is_slip(one[0], other[0], known) and _pair_off(one[1:], other[1:], known)


def _stands_for(word: str, words: Words, known: Collection[str]) -> Iterable[int]:
    """Give for how many of the first words this one can stand: run together, as their first letters, or cut short."""
    if _is_fixed(word):
        return
    if len(words) > 1 and word == words[0] + words[1] and not any(map(_is_fixed, words[:2])):
        yield 2
    if len(word) < _ABBREVIATION or _is_real(word, known) or _is_fixed(words[0]):
        return
    if words[0].startswith(word):
        yield 1
    stood_for = words[: len(word)]
    if word == "".join(each[0] for each in stood_for) and not any(map(_is_fixed, stood_for)):
        yield len(word)


def _is_slip(one: str, other: str, known: Collection[str]) -> bool:
    """Say whether one word is the other with one letter wrong, missing, doubled or two exchanged, and no other word."""
    shorter, longer = sorted((one, other), key=len)
    if len(shorter) < _SHORTEST or one[0] != other[0] or _is_fixed(one) or _is_fixed(other):
        return False
    if (_is_real(one, known) and _is_real(other, known)) or longer in {shorter + ending for ending in _ENDINGS}:
        return False
    return OSA.distance(one, other, score_cutoff=1) == 1 and not any(_is_near_fixed(word) for word in (one, other))


def _is_near_fixed(word: str) -> bool:
    """Say whether a word may be a misspelt word of rank: which one nobody can tell."""
    return any(
        word[0] == each[0] and OSA.distance(word, each, score_cutoff=1) <= 1
        for each in _EXACT
        if len(each) >= _SHORTEST - 1
    )


def _is_real(word: str, known: Collection[str]) -> bool:
    return word in _WORDS or word in known
