"""Which names are proposed as one: slips and abbreviations are, other things that look alike are not.

The generators know by construction whether two names mean one thing; they share no list with the program.
"""

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from asnkarier.tables.likeness import Namesakes, may_be_one

OWN = "Kabupaten Mamuju"
NAMES = [
    "Kepala Bidang Pengelolaan Sampah",
    "Kepala Seksi Pelayanan Kesehatan Masyarakat",
    "Analis Sumber Daya Manusia Aparatur Ahli Muda",
    "Pranata Komputer Ahli Pertama",
    "Pengelola Pengadaan Barang Jasa Ahli Madya",
    "Dinas Pekerjaan Umum",
    "Dinas Kelautan dan Perikanan",
    "Dinas Komunikasi dan Informatika",
    "SMP Negeri 1 Mamuju",
    "Kecamatan Kalukku",
    "Inspektur Pembantu Wilayah II",
    "Pelatihan Kepemimpinan Administrator",
    "Manajemen Proyek Tingkat 2",
]
RANKS = ["Ahli Utama", "Ahli Madya", "Ahli Muda", "Ahli Pertama", "Penyelia", "Mahir", "Terampil", "Pemula"]
HEADS = ["Kepala", "Wakil Kepala", "Sekretaris", "Staf", "Plt. Kepala", "Calon"]
NUMBERS = ["1", "2", "3", "11", "12", "I", "II", "III", "IV", "IX", "A", "B"]
PLACES = ["Majene", "Polewali", "Mamasa", "Kota Palu", "Kabupaten Majene", "Provinsi Sulawesi Barat", "Barat", "Timur"]
WORDS = [
    *("Sampah", "Limbah", "Air", "Hutan", "Perikanan", "Perizinan", "Pertanian", "Pertanahan", "Perumahan"),
    *("Perubahan", "Pelayanan", "Pelayaran", "Pengadaan", "Pengaduan", "Pengelolaan", "Pengolahan", "Kelautan"),
    *("Kehutanan", "Penyuluh", "Penyuluhan", "Bidan", "Bidang", "Perawat", "Perawatan", "Dokter", "Gigi", "Gizi"),
    *("Umum", "Proyek", "Perencana", "Perencanaan", "Pengujian", "Pengajian", "Pembukaan", "Pembukuan", "Pelatih"),
]
names = st.sampled_from(NAMES)


@st.composite
def another_thing(draw) -> tuple[str, str]:
    """Two names of two things, one made from the other by a difference that means something."""
    name = draw(names)
    words = name.split()
    how = draw(st.sampled_from(["add", "drop", "swap", "rank", "number", "place"]))
    at = draw(st.integers(0, len(words) - 1))
    if how == "add":
        return name, " ".join([*words[:at], draw(st.sampled_from([*WORDS, *RANKS, *HEADS, *NUMBERS])), *words[at:]])
    if words[at] == "dan":  # it says nothing
        at += 1
    if how == "drop":
        return name, " ".join([*words[:at], *words[at + 1 :]])
    if how == "swap":
        return name, " ".join([*words[:at], draw(st.sampled_from(WORDS)), *words[at + 1 :]])
    if how == "rank":
        one, other = draw(st.lists(st.sampled_from(RANKS), min_size=2, max_size=2, unique=True))
        return f"{name} {one}", f"{name} {other}"
    if how == "number":
        one, other = draw(st.lists(st.sampled_from(NUMBERS), min_size=2, max_size=2, unique=True))
        same = {("1", "I"), ("2", "II"), ("3", "III")}
        other = "IV" if (one, other) in same or (other, one) in same else other
        return f"{name} {one}", f"{name} {other}"
    return name, f"{name} {draw(st.sampled_from(PLACES))}"


@given(another_thing())
@example(("Kepala Bidang Pengelolaan Sampah", "Kepala Bidang Pengelolaan Limbah"))
@example(("Pranata Komputer Ahli Muda", "Pranata Komputer Ahli Pertama"))
@example(("Pranata Komputer Ahli Muda", "Pranata Komputer Ahli M."))
@example(("SMPN 1 Mamuju", "SMPN 2 Mamuju"))
@example(("SMPN 1 Mamuju", "SMPN 11 Mamuju"))
@example(("Irban I", "Irban II"))
@example(("Inspektur Pembantu Wilayah III", "Inspektur Pembantu Wilayah II"))
@example(("Dinas Pekerjaan Umum", "Dinas Pekerjaan Umum Kabupaten Majene"))
@example(("Dinas Pekerjaan Umum Kabupaten Mamuju", "Dinas Pekerjaan Umum Kabupaten Majene"))
@example(("Kecamatan Tapalang", "Kecamatan Tapalang Barat"))
@example(("Kelurahan Mamunyu", "Kelurahan Mamuju"))
@example(("Bidan Ahli Muda", "Bidang Ahli Muda"))
@example(("Dokter Ahli Muda", "Dokter Gigi Ahli Muda"))
@example(("Dinas Pertanian", "Dinas Pertanahan"))
@example(("Penyuluh Pertanian", "Penyuluhan Pertanian"))
@example(("Kepala Bidang Perizinan", "Kepala Bidang Perikanan"))
@example(("Pengawas Sekolah Ahli Madya", "Pengawas Sekolah Ahli Muda"))
@example(("Pelatihan Dasar CPNS Golongan II", "Pelatihan Dasar CPNS Golongan III"))
@example(("Pelatihan Kepemimpinan Pengawas", "Pelatihan Kepemimpinan Administrator"))
@example(("Sekretariat", "Sekretariat Daerah"))
@example(("Kepala Bidang Kesehatan", "Kepala Bagian Kesehatan"))
@example(("Pranata Komputer Ahli Mudya", "Pranata Komputer Ahli Madya"))
def test_another_thing_is_never_proposed(pair) -> None:
    one, other = pair
    assume(one != other)  # a word may have been exchanged for itself
    assert not may_be_one(one, other, OWN)
    assert not may_be_one(other, one, OWN)


@st.composite
def slip(draw) -> tuple[str, str]:
    """A name, and the same with one letter of a long word wrong in a way that makes no word."""
    name = draw(st.sampled_from([n for n in NAMES if n.startswith(("Dinas", "Pengelola", "Analis"))]))
    words = name.split()
    long = [at for at, word in enumerate(words) if len(word) > 7 and word not in ("Pengelola",)]
    at = draw(st.sampled_from(long))
    word, place = words[at], draw(st.integers(2, len(words[at]) - 3))
    wrong = draw(st.sampled_from(["double", "drop", "swap", "other"]))
    changed = {
        "double": word[:place] + word[place] + word[place:],
        "drop": word[:place] + word[place + 1 :],
        "swap": word[:place] + word[place + 1] + word[place] + word[place + 2 :],
        "other": word[:place] + "x" + word[place + 1 :],
    }[wrong]
    return name, " ".join([*words[:at], changed, *words[at + 1 :]])


@given(slip())
def test_a_slip_of_one_letter_is_proposed(pair) -> None:
    name, sent = pair
    (near,) = Namesakes(NAMES, OWN).near(sent)
    assert near[0] == name
    assert near[1] >= 85


@pytest.mark.parametrize(
    ("sent", "known"),
    [
        ("DINAS KESEHATAN.", "Dinas Kesehatan"),
        ("Dinkes Kab.", "Dinas Kesehatan"),
        ("Dinkes Kab. Mamuju", "Dinas Kesehatan"),
        ("Dinas Kesehatan Kabupaten Mamuju", "Dinas Kesehatan"),
        ("Dinas Kelautan & Perikanan", "Dinas Kelautan dan Perikanan"),
        ("Analis SDM Aparatur Ahli Muda", "Analis Sumber Daya Manusia Aparatur Ahli Muda"),
        ("Kabid Pengelolaan Sampah", "Kepala Bidang Pengelolaan Sampah"),
        ("Bid. Peng. Sampah", "Bidang Pengelolaan Sampah"),
        ("Kerjasama", "Kerja Sama"),
        ("SMPN 1 Mamuju", "SMP Negeri 1 Mamuju"),
        ("Irban II", "Irban 2"),
        ("Kec. Kaluku", "Kecamatan Kalukku"),
        ("Kelurahan Tanjung Pinang Kota", "Kelurahan Tanjungpinang Kota"),
        ("DLH", "Dinas Lingkungan Hidup"),
    ],
)
def test_spellings_of_one_thing_are_proposed(sent, known) -> None:
    assert may_be_one(sent, known, OWN)


def test_all_candidates_are_given_the_most_alike_first() -> None:
    known = ["Bidang Pengelolaan Pasar", "Bidang Pengawasan Pasar", "Bidang Pasar"]
    near = Namesakes(known, OWN).near("Bid. Peng. Pasar")
    assert {name for name, _ in near} == set(known[:2])
    assert [likeness for _, likeness in near] == sorted((likeness for _, likeness in near), reverse=True)


def test_the_own_government_behind_a_name_is_dropped_only_if_it_is_the_own() -> None:
    assert may_be_one("Dinas Sosial Kota Palangkaraya", "Dinas Sosial", "Kota Palangka Raya")
    assert not may_be_one("Dinas Sosial Kabupaten Palangkaraya", "Dinas Sosial", "Kota Palangka Raya")
    assert not may_be_one("Kecamatan Palu Kota", "Kecamatan Palu", "Kota Palu")
