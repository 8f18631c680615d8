import pytest

from asnkarier.readers.files.select import is_one_select


@pytest.mark.parametrize(
    "text",
    [
        "SELECT 1",
        " select nip\nfrom pegawai ; ",
        "-- pegawai; aktif\nSELECT nip /* ; into */ FROM pegawai -- ;",
        "WITH a AS (SELECT 1) SELECT * FROM a",
        "(SELECT 1) UNION (SELECT 2)",
        "SELECT 'a;b', 'it''s into', \"into\" FROM t",
        "SELECT nip FROM pegawai WHERE jabatan LIKE '%into%;'",
    ],
)
def test_one_select_is_one_on_both_servers(text):
    assert is_one_select(text, mariadb=False)
    assert is_one_select(text, mariadb=True)


@pytest.mark.parametrize(
    "text",
    [
        "",
        ";",
        "-- SELECT 1",
        "DELETE FROM pegawai",
        "SELECT 1; DROP TABLE pegawai",
        "SELECT 1;;",
        "EXPLAIN SELECT 1",
        "SELECT * INTO pegawai_baru FROM pegawai",
        "SELECT nip FROM pegawai INTO OUTFILE '/tmp/x'",
        "SELECT 'a",
        "SELECT 1 /* ; DROP TABLE pegawai",
        "SELECTED",
        "SET x = 1",
    ],
)
def test_anything_else_is_none_on_either(text):
    assert not is_one_select(text, mariadb=False)
    assert not is_one_select(text, mariadb=True)


def test_each_server_has_its_own_quotation_marks():
    for text in ("SELECT $$;$$", "SELECT $a$ it's; $a$", r"SELECT '\' AS a"):
        assert is_one_select(text, mariadb=False), text
        assert not is_one_select(text, mariadb=True), text
    for text in (r"SELECT '\'; x'", "SELECT `into` FROM t", "SELECT 1 # ; into"):
        assert is_one_select(text, mariadb=True), text
        assert not is_one_select(text, mariadb=False), text
    assert is_one_select(r"SELECT E'\'; x'", mariadb=False)


def test_a_comment_that_mariadb_runs_is_no_comment():
    for text in ("SELECT 1 /*! INTO OUTFILE '/tmp/x' */", "SELECT 1 /*!50000 + 1 */", "SELECT 1 /*M! + 1 */"):
        assert not is_one_select(text, mariadb=True), text
