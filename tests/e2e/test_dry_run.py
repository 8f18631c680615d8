"""A dry run tells what the import would do, in the same figures, and leaves everything as it was."""

import pytest
from real_command import asnkarier

ANI, BUDI, CITRA = "199001012015011901", "199001012015011902", "199001012015012903"
PEOPLE = "NIP,Nama,Jenis ASN,Jabatan,Golongan,OPD,Kedudukan Hukum"


def everything(folder):
    return {path: path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def written(path, *rows):
    path.write_text("\n".join(rows) + "\n", encoding="utf-8")
    return path


@pytest.fixture
def region(tmp_path):
    assert asnkarier("init", tmp_path / "w", "--region", "mamuju").code == 0
    january = written(
        tmp_path / "januari.csv",
        PEOPLE,
        f"'{ANI},Ani Lestari,PNS,Analis,III/a,Dinas Kesehatan,Aktif",
        f"'{BUDI},Budi Santoso,PNS,Analis,III/a,Dinas Kesehatan,Aktif",
        f"'{CITRA},Citra Dewi,PNS,Arsiparis,III/b,Dinas Sosial,Aktif",
    )
    assert asnkarier("import", january, "-w", tmp_path / "w").code == 0
    return tmp_path / "w"


@pytest.fixture
def february(tmp_path):
    """Ani rises and her standing is left out, Budi is as he was but for the name, Dodi is new, Citra is not in it."""
    return written(
        tmp_path / "februari.csv",
        PEOPLE,
        f"'{ANI},Ani Lestari,PNS,Analis,III/b,Dinas Kesehatan,",
        f"'{BUDI},Budi Santosa,PNS,Analis,III/a,Dinas Kesehatan,Aktif",
        "'199001012015011904,Dodi,PNS,Analis,III/a,Dinas Kesehatan,Aktif",
    )


def test_it_tells_what_changes_field_by_field(region, february):
    data = asnkarier("import", february, "-w", region, "--dry-run", "--json").json["data"]
    assert data["tables"]["employees"] == {
        "rows": 4,
        "added": 1,
        "changed": 2,
        "unchanged": 0,
        "absent": 1,
        "removed": 0,
        "kept": 0,
        "fields": {
            "name": {"rows": 1, "erased": 0},
            "golongan": {"rows": 1, "erased": 0},
            "kedudukan_hukum": {"rows": 1, "erased": 1},
        },
    }
    assert data["changes"] == {
        "employees": {
            "new": [{"nip": "199001012015011904"}],
            "changed": [
                {"key": {"nip": BUDI}, "column": "name", "old": "Budi Santoso", "new": "Budi Santosa"},
                {"key": {"nip": ANI}, "column": "golongan", "old": "III/a", "new": "III/b"},
                {"key": {"nip": ANI}, "column": "kedudukan_hukum", "old": "Aktif", "new": None},
            ],
            "absent": [{"nip": CITRA}],
        }
    }


def test_the_screen_shows_no_personal_value(region, february):
    out = asnkarier("import", february, "-w", region, "--dry-run").out
    assert "employees: 1 new, 2 changed, 0 as before, 1 only in the store, 0 removed" in out
    assert "employees.name: 1 rows change, 0 of them become empty" in out
    assert "employees.golongan: 1 rows change, 0 of them become empty\n    19900101******1***: III/a → III/b\n" in out
    assert not any(value in out for value in (ANI, BUDI, CITRA, "Ani", "Budi", "Citra", "Dodi"))


def test_many_changes_of_one_column_are_shown_by_a_few(region, tmp_path):
    rows = [f"'1990010120150119{number:02},Ani,PNS,Analis,III/a,Dinas Sosial,Aktif" for number in range(10, 18)]
    first = written(tmp_path / "satu.csv", PEOPLE, *rows)
    assert asnkarier("import", first, "-w", region).code == 0
    second = written(tmp_path / "dua.csv", PEOPLE, *(row.replace("III/a", "III/c") for row in rows))
    out = asnkarier("import", second, "-w", region, "--dry-run").out
    assert out.count("III/a → III/c") == 5
    assert "… and 3 more; --json lists them all" in out


@pytest.mark.parametrize("options", [(), ("--allow-missing",)])
def test_its_figures_are_those_of_the_import_and_nothing_is_written(region, february, tmp_path, options):
    scores = written(
        tmp_path / "nilai.csv",
        "NIP,Kompetensi,Level,Tanggal Penilaian,Metode",
        f"'{ANI},Integritas,3,12-03-2025,Assessment Center",
        f"'{BUDI},Integritas,9,12-03-2025,Assessment Center",
    )
    before = everything(tmp_path)
    files = (february, scores, "-w", region, *options, "--json")

    dry = asnkarier("import", *files, "--dry-run")
    assert everything(tmp_path) == before
    real = asnkarier("import", *files)

    expected = {name: value for name, value in dry.json["data"].items() if name not in ("changes", "dry_run", "entry")}
    found = {name: value for name, value in real.json["data"].items() if name not in ("dry_run", "entry")}
    assert found == expected
    assert (real.code, real.json["problems"]) == (dry.code, dry.json["problems"])
    assert real.json["data"]["entry"] == 2

    # What was told key by key is what the tables say of before and after.
    again = asnkarier("import", *files, "--dry-run").json["data"]["changes"]
    assert [again[name]["new"] + again[name]["changed"] for name in ("employees", "assessments")] == [[], []]


def test_it_takes_no_lock(region, february):
    lock = region / "store" / "mamuju" / "lock"
    lock.unlink(missing_ok=True)
    assert asnkarier("import", february, "-w", region, "--dry-run").code == 0
    assert not lock.exists()
