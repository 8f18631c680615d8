"""``import --db``: what a real PostgreSQL and a real MariaDB answer, read as a sheet is."""

import csv
import hashlib
import sys
import time
import traceback
from zoneinfo import ZoneInfo

import pytest
import real_command
from database_servers import PASSWORD, READER, SERVERS
from real_command import asnkarier

from asnkarier.readers.files import database

pytestmark = pytest.mark.slow

ANI, BUDI = "199001012015011901", "199001012015011902"
TABLES = {
    "postgresql": (
        "DROP TABLE IF EXISTS pegawai, nilai",
        "CREATE TABLE pegawai (nip numeric(18), nama text, lahir date, pangkat bytea, sejak timestamptz, foto bytea)",
        f"INSERT INTO pegawai VALUES ({ANI}, 'Ani', '1990-01-01', 'III/b', '2024-03-31 16:30+00', NULL),"
        f" ({BUDI}, 'Budi', NULL, 'III/z', '2024-03-31 15:30+00', '\\xff00')",
        "CREATE TABLE nilai (nip varchar(18), kompetensi text, level numeric(3,1), hari date)",
    ),
    "mariadb": (
        "DROP TABLE IF EXISTS pegawai, nilai",
        "CREATE TABLE pegawai (nip bigint, nama varchar(50), lahir date, pangkat varbinary(9), sejak timestamp NULL,"
        " foto blob)",
        f"INSERT INTO pegawai VALUES ({ANI}, 'Ani', '1990-01-01', 'III/b', '2024-03-31 16:30', NULL),"
        f" ({BUDI}, 'Budi', NULL, 'III/z', '2024-03-31 15:30', x'ff00')",
        "CREATE TABLE nilai (nip varchar(18), kompetensi varchar(50), level decimal(3,1), hari date)",
    ),
}
SCORES = (
    f"INSERT INTO nilai VALUES ('{ANI}', 'Integritas', 3, '2025-03-12'), ('{ANI}', 'Kerjasama', NULL, '2025-03-12'),"
    f" ('{BUDI}', 'Integritas', 2.5, '2025-03-12'), ('{BUDI}', 'Kerjasama', 2.0, '2025-03-12')"
)
PEOPLE = (
    "SELECT nip, nama, lahir AS tanggal_lahir, pangkat AS golongan, sejak AS tmt_golongan, foto AS jabatan,"
    " 'Dinas Kesehatan' AS opd FROM pegawai WHERE nama LIKE '%i%' ORDER BY nip"
)
LEVELS = (
    "SELECT nip, kompetensi, level, hari AS tanggal_penilaian, 'Assessment Center' AS metode FROM nilai"
    " ORDER BY nip, kompetensi;\n-- selesai\n"
)


@pytest.fixture(scope="module", params=SERVERS)
def started(request):
    with SERVERS[request.param]() as server:
        yield server


@pytest.fixture
def server(started, monkeypatch):
    started.do(*TABLES[started.kind], SCORES)
    monkeypatch.setitem(real_command.ENVIRONMENT, "ASNKARIER_DB_PASSWORD", PASSWORD)
    return started


@pytest.fixture
def region(tmp_path):
    assert asnkarier("init", tmp_path / "w", "--region", "mamuju").code == 0
    return tmp_path / "w"


def asked(server, region, query, *options, name="pegawai.sql", url=None):
    """Import what the server answers to a query."""
    path = region.parent / name
    path.write_text(query, encoding="utf-8")
    return asnkarier("import", "--db", url or server.url, "--query-file", path, "-w", region, *options)


def exported(region, table, *columns):
    out = region.parent / "out"
    assert asnkarier("export", table, "-w", region, "--out", out).code == 0
    (path,) = out.glob(f"{table}_*.csv")
    with path.open(encoding="utf-8-sig", newline="") as file:
        return [[row[name].strip("'") for name in columns] for row in csv.DictReader(file)]


def test_values_keep_their_types_on_the_way_a_sheet_takes(server, region):
    """A NIP in a number column of a database has all its digits; moments become days in the region's time zone."""
    answer = asked(server, region, PEOPLE, "--json")
    assert answer.code == 0, answer.out
    columns = ("nip", "name", "birth_date", "golongan", "tmt_golongan", "source_file", "source_sheet", "source_row")
    assert exported(region, "employees", *columns) == [
        [ANI, "Ani", "1990-01-01", "III/b", "2024-04-01", "pegawai.sql", "query", "2"],
        [BUDI, "Budi", "", "", "2024-03-31", "pegawai.sql", "query", "3"],
    ]
    found = {(each["code"], each["file"], each["sheet"], each["cell"]) for each in answer.json["problems"]}
    assert ("F_GRADE_UNKNOWN", "pegawai.sql", "query", "D3") in found
    assert ("F_ERROR_IGNORED", "pegawai.sql", "query", "F3") in found


def test_a_decimal_that_is_no_level_is_set_aside_and_null_is_no_score(server, region):
    answer = asked(server, region, LEVELS, name="nilai.sql")
    assert answer.code == 3, answer.err
    assert "nilai.sql > query: assessments, 4 rows = 3 accepted + 1 set aside + 0 blank" in answer.out
    assert "F_LEVEL_RANGE nilai.sql > query > C4 (level): «2.5»" in answer.err
    assert exported(region, "assessments", "nip", "level") == [[ANI, "3"], [ANI, ""], [BUDI, "2"]]


def test_the_query_is_on_record_and_the_credentials_are_nowhere(server, region):
    assert asked(server, region, PEOPLE).code == 0
    (entry,) = asnkarier("history", "-w", region, "--json").json["data"]["entries"]
    assert entry["inputs"] == [{"file": "pegawai.sql", "sha256": hashlib.sha256(PEOPLE.encode()).hexdigest()}]
    assert entry["options"] == {"database": f"{server.kind}://127.0.0.1:{server.port}/kepegawaian"}
    for path in region.rglob("*"):
        if path.is_file():
            assert not any(secret.encode() in path.read_bytes() for secret in (PASSWORD, READER)), path


def test_the_same_query_brings_what_has_changed_since(server, region):
    assert asked(server, region, PEOPLE).code == 0
    assert "Already imported; nothing changed." in asked(server, region, PEOPLE).out
    server.do("UPDATE pegawai SET nama = 'Ani Lestari' WHERE nama = 'Ani'")
    again = asked(server, region, PEOPLE, "--dry-run", "--json").json
    assert again["data"]["tables"]["employees"]["fields"] == {"name": {"rows": 1, "erased": 0}}
    assert "F_OLD_FILE" not in {each["code"] for each in again["problems"]}


WRITES = {
    "postgresql": (
        "WITH gone AS (DELETE FROM pegawai RETURNING nip) SELECT nip FROM gone",
        "SELECT hapus_semua() AS nip",
        "SELECT set_config('transaction_read_only', 'off', true) AS nip, hapus_semua()",
    ),
    "mariadb": (
        "SELECT hapus_semua() AS nip",
        "SELECT nip FROM pegawai /*! INTO OUTFILE '/tmp/asnkarier-outfile' */",
    ),
}
FUNCTION = {
    "postgresql": "CREATE OR REPLACE FUNCTION hapus_semua() RETURNS int LANGUAGE plpgsql AS"
    " $$ BEGIN DELETE FROM pegawai; RETURN 1; END $$",
    "mariadb": "CREATE OR REPLACE FUNCTION hapus_semua() RETURNS int BEGIN DELETE FROM pegawai; RETURN 1; END",
}


def test_no_query_writes_though_the_user_may(server, region):
    server.do(FUNCTION[server.kind])
    general = ("DELETE FROM pegawai", "SELECT 1; DELETE FROM pegawai", "SELECT nip INTO pegawai2 FROM pegawai")
    for query in (*general, *WRITES[server.kind]):
        answer = asked(server, region, query, "--kind", "employees", "--json")
        assert answer.code == 4, query
        (problem,) = answer.json["problems"]
        assert problem["code"] in ("E_DB_STATEMENT", "E_DB_QUERY"), query
    assert server.ask("SELECT count(*) FROM pegawai") == [(2,)]


def test_what_the_server_says_of_a_value_is_not_shown(server, region):
    cast = "CAST(nama AS int)" if server.kind == "postgresql" else "nama + (SELECT nip FROM pegawai)"
    answer = asked(server, region, f"SELECT {cast} AS nip FROM pegawai")
    assert answer.code == 4
    assert "E_DB_QUERY" in answer.err
    assert not any(value in answer.err + answer.out for value in ("Ani", ANI))
    unknown = asked(server, region, "SELECT nip FROM karyawan")
    assert "karyawan" in unknown.err


def test_an_answer_that_takes_too_long_is_given_up(server, region, monkeypatch):
    monkeypatch.setattr(database, "TIMEOUT_SECONDS", 1)
    sleep = "pg_sleep(60)" if server.kind == "postgresql" else "SLEEP(60)"
    began = time.monotonic()
    answer = asked(server, region, f"SELECT {sleep} FROM pegawai", "--json")
    assert [each["code"] for each in answer.json["problems"]] == ["E_DB_TIMEOUT"]
    assert time.monotonic() - began < 20


def test_an_endless_answer_is_read_in_portions_and_given_up(server, region, monkeypatch):
    """The whole of it would not fit into any memory."""
    monkeypatch.setattr(database, "ROWS_MAX", 5_000)
    many = {"postgresql": "(SELECT generate_series(1, 1000000000))", "mariadb": "(SELECT seq FROM seq_1_to_1000000000)"}
    answer = asked(
        server, region, f"SELECT 1 AS nip, 'x' AS nama, 'y' AS jabatan FROM {many[server.kind]} AS t", "--json"
    )
    assert [each["code"] for each in answer.json["problems"]] == ["E_TOO_BIG"]


def test_who_is_not_let_in_is_told_without_user_and_password(server, region, monkeypatch):
    monkeypatch.setitem(real_command.ENVIRONMENT, "ASNKARIER_DB_PASSWORD", "salah-sekali")
    for url in (server.url, server.url.replace(str(server.port), "1"), server.url.replace("/kepegawaian", "/lain")):
        answer = asked(server, region, PEOPLE, "--json", url=url)
        assert answer.code == 4
        assert [each["code"] for each in answer.json["problems"]] == ["E_DB_CONNECT"]
        assert not any(secret in answer.out + answer.err for secret in ("salah-sekali", READER))


def test_the_password_can_stand_in_a_file(server, region, monkeypatch):
    if server.kind != "postgresql":
        pytest.skip("only PostgreSQL has such a file")
    passwords = region.parent / "pgpass"
    passwords.write_text(f"127.0.0.1:{server.port}:*:{READER}:{PASSWORD}\n")
    passwords.chmod(0o600)
    monkeypatch.delitem(real_command.ENVIRONMENT, "ASNKARIER_DB_PASSWORD")
    assert asked(server, region, PEOPLE, "--dry-run").code == 4
    monkeypatch.setitem(real_command.ENVIRONMENT, "PGPASSFILE", str(passwords))
    assert asked(server, region, PEOPLE, "--dry-run").code == 0


def test_a_traceback_holds_no_credentials(server, monkeypatch):
    def broken(*_):
        raise RuntimeError("a bug")

    monkeypatch.setattr(database, "_cell", broken)
    asked_of = database.database_of(server.url, PASSWORD)
    with pytest.raises(RuntimeError) as bug, database.query_sheet(asked_of, PEOPLE, ZoneInfo("UTC")) as sheet:
        list(sheet.head)
    told = "".join(traceback.TracebackException.from_exception(bug.value, capture_locals=True).format())
    assert "broken" in told
    assert PASSWORD not in told
    assert PASSWORD not in repr(asked_of)


def test_the_extra_is_asked_for_in_one_sentence(region, monkeypatch):
    path = region.parent / "pegawai.sql"
    path.write_text(PEOPLE)
    for missing in ("sqlalchemy", "psycopg"):
        with monkeypatch.context() as patch:
            patch.setitem(sys.modules, missing, None)
            answer = asnkarier("import", "--db", "postgresql://localhost/x", "--query-file", path, "-w", region)
        assert answer.code == 2
        assert answer.err == (
            "asnkarier: Reading from a database needs packages that are not installed. "
            "In the folder of the program, run: python -m pip install -r requirements/db.txt\n"
        )


@pytest.mark.parametrize(
    "url",
    [
        "postgresql://ani:rahasia@localhost/x",
        "postgresql://ani:@localhost/x",
        "postgresql://ani:ra@ha:sia@localhost/x",
        "mariadb://ani@localhost/x?password=rahasia",
        "mariadb://ani@localhost/x?ssl_key_password=rahasia",
    ],
)
def test_a_password_in_the_url_is_refused(region, url):
    answer = asnkarier("import", "--db", url, "--query-file", region / "x.sql", "-w", region)
    assert answer.code == 2
    assert "ASNKARIER_DB_PASSWORD" in answer.err
    assert "sia" not in answer.err


@pytest.mark.parametrize(
    "url",
    [
        "sqlite:///pegawai.db",
        "postgresql+psycopg2://localhost/x",
        "postgresql://localhost:rahasia/x",
        "postgresql://localhost/x?options=-c%20default_transaction_read_only%3Doff",
        "postgresql://ani#rahasia@localhost/x",
        "postgresql://[localhost/x",
        "mariadb://localhost/x?init_command=rahasia",
        "",
    ],
)
def test_other_urls_are_refused_and_not_repeated(region, url):
    answer = asnkarier("import", "--db", url, "--query-file", region / "x.sql", "-w", region)
    assert answer.code == 2
    assert "postgresql://user@host:5432/database" in answer.err
    assert "rahasia" not in answer.err


@pytest.mark.parametrize(
    "words", [(), ("--db", "postgresql://localhost/x"), ("--query-file", "x.sql"), ("a.csv", "--query-file", "x.sql"),
              ("a.csv", "--db", "postgresql://localhost/x", "--query-file", "x.sql"),
              ("--db", "postgresql://localhost/x", "--query-file", "x.sql", "--sheet", "Data")],
)  # fmt: skip
def test_files_or_a_database_not_both_nor_neither(region, words):
    answer = asnkarier("import", *words, "-w", region)
    assert answer.code == 2
    assert "Either files are imported, or what a database answers." in answer.err
