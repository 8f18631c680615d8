import csv
import json
import stat
import zipfile

import openpyxl
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from storage_builders import COMMIT, NOW, employees, nip
from storage_offices import office_of

from asnkarier.data_files import NOT_XML, write_csv, write_json, write_xlsx
from asnkarier.errors import UsageError
from asnkarier.parquet import to_bytes
from asnkarier.readers.read import read_file
from asnkarier.storage.store import Store
from asnkarier.tables import TABLES
from asnkarier.tables.check import check
from asnkarier.tables.schema import SOURCE_NAMES, Kind
from asnkarier.tables.vocabulary import Vocabulary
from asnkarier.workflows.export import FORMATS, export

TODAY = NOW.date()
HOSTILE = [
    "=1+1", "+62 812", "-2", "@SUM(A1)", "=HYPERLINK(\"http://x\",\"y\")", "'Aisyah", "Ma'ruf", "a,b;c", 'say "hi"',
    "<script>", "\uff1d1+1", "100%", "#1", "007", "1e5", "2026-01-01", "Ñandú 中", "https://example.org",
]  # fmt: skip


@pytest.fixture
def store(tmp_path):
    return Store(tmp_path / "store", "mamuju")


def hostile_employees():
    rows = [
        {"nip": nip(number), "name": f"{text} Sari", "jabatan": text, "opd": "Dinas A", "unor": None, "sex": "L",
         "birth_date": "1987-01-01", "tmt_cpns": "2010-12-01", "employment": "PNS", "golongan": "III/b"}
        for number, text in enumerate(HOSTILE, start=1)
    ]  # fmt: skip
    frame = pd.DataFrame(rows)
    frame["jabatan"] = HOSTILE
    return TABLES["employees"].conform(frame)


def needs():
    rows = [
        {"source_event": "Forum 2026", "raised_on": "2026-01-05", "opd": "Dinas A", "competency": "INT", "votes": 12,
         "theme": "=cmd|' /C calc'!A0"},
        {"source_event": "Forum 2026", "competency": "KOM", "theme": "+1 orang\tlagi"},
        {"source_event": "Forum 2026", "nip": nip(1), "competency": "INT"},
    ]  # fmt: skip
    return TABLES["needs"].conform(pd.DataFrame(rows))


def assessments():
    rows = [
        {"nip": nip(number), "competency": "INT", "assessed_on": "2025-06-30", "method": "superior", "level": level}
        for number, level in enumerate([1, 5, None], start=1)
    ]
    return TABLES["assessments"].conform(pd.DataFrame(rows))


@pytest.mark.parametrize("form", ["csv", "xlsx", "parquet"])
@pytest.mark.parametrize("make", [hostile_employees, needs, assessments])
def test_an_export_imported_again_gives_the_same_data(store, tmp_path, make, form):
    table = TABLES[{"hostile_employees": "employees"}.get(make.__name__, make.__name__)]
    values = [column for column in table.names if column not in SOURCE_NAMES]
    words = Vocabulary(competencies={"int": "INT", "kom": "KOM"})
    store.commit({table.name: make()}, **COMMIT)

    [file] = export(office_of(store), table.name, out=tmp_path / "out", now=NOW, formats=form).files
    [raw] = read_file(file, headers={}, vocabulary=words).tables
    checked = check(table, raw, words)

    assert raw.table == table.name
    assert (checked.accepted, checked.refused) == (len(make()), 0)
    stored = store.load(table.name)
    if make is needs:  # an import makes one space of a tab
        stored["theme"] = stored["theme"].str.replace("\t", " ")
    pd.testing.assert_frame_equal(checked.frame[values], stored[values])


def test_names_modes_and_figures(store, tmp_path):
    store.commit({"employees": employees({1: "Ani", 2: "Budi"})}, **COMMIT)

    outcome = export(office_of(store), "employees", out=tmp_path / "out", now=NOW, formats="csv, XLSX,parquet,json,csv")

    assert [file.name for file in outcome.files] == [f"employees_mamuju_2026-03-01.{form}" for form in FORMATS]
    assert outcome.data == {
        "region": "mamuju", "table": "employees", "date": "2026-03-01", "entry": 1, "rows": 2,
    }  # fmt: skip
    assert {stat.S_IMODE(file.stat().st_mode) for file in outcome.files} == {0o600}


def test_the_same_data_gives_the_same_bytes(store, tmp_path):
    store.commit({"employees": hostile_employees()}, **COMMIT)
    for folder in ("a", "b"):
        export(office_of(store), "employees", out=tmp_path / folder, now=NOW, formats=",".join(FORMATS))
    for form in FORMATS:
        name = f"employees_mamuju_2026-03-01.{form}"
        assert (tmp_path / "a" / name).read_bytes() == (tmp_path / "b" / name).read_bytes()


def test_undo_gives_the_same_export_again(store, tmp_path):
    store.commit({"employees": employees({1: "Ani"})}, **COMMIT)
    [before] = export(office_of(store), "employees", out=tmp_path / "before", now=NOW).files
    store.commit({"employees": employees({1: "Anita", 2: "Budi"})}, **COMMIT)
    store.undo(2, now=NOW, who="analyst")
    [after] = export(office_of(store), "employees", out=tmp_path / "after", now=NOW).files
    assert after.read_bytes() == before.read_bytes()


def test_csv_holds_no_formula_and_keeps_nip_and_numbers_plain(tmp_path):
    frame = TABLES["trainings"].conform(
        pd.DataFrame([{"training": "T-1", "title": text, "cost_per_class": 1_500_000} for text in HOSTILE])
    )
    write_csv(tmp_path / "t.csv", TABLES["trainings"], frame)
    write_csv(tmp_path / "e.csv", TABLES["employees"], employees({1: "=Ani"}))

    with (tmp_path / "t.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    shown = {row["title"] for row in rows}
    assert not [text for text in shown if text.startswith(("=", "+", "-", "@"))]
    assert {"'=1+1", "'\uff1d1+1", "'+62 812", "'-2", "'@SUM(A1)", "'Aisyah", "Ma'ruf", 'say "hi"'} <= shown
    assert {row["cost_per_class"] for row in rows} == {"1500000"}
    assert (tmp_path / "e.csv").read_bytes().split(b"\r\n")[1].startswith(f"{nip(1)},'=Ani,".encode())


def test_negative_numbers_are_numbers(tmp_path):
    table = TABLES["plan_limits"]
    frame = table.conform(pd.DataFrame([{"limit": "fund", "subject": "apbd", "used": -1.5, "binding": True}]))
    write_csv(tmp_path / "p.csv", table, frame)
    with (tmp_path / "p.csv").open(encoding="utf-8", newline="") as file:
        [row] = csv.DictReader(file)
    assert (row["used"], row["binding"], row["worth_low"]) == ("-1.5", "true", "")


@pytest.mark.slow
@settings(max_examples=40, deadline=None)
@given(st.lists(st.text(st.characters(codec="utf-8", exclude_characters="\x00"), min_size=1), min_size=1, max_size=5))
def test_taking_the_apostrophe_away_gives_every_text_back(tmp_path_factory, texts):
    file, signs = tmp_path_factory.mktemp("csv") / "t.csv", set("=+-@\uff1d\uff0b\uff0d\uff20\t\r")
    frame = TABLES["trainings"].conform(pd.DataFrame({"title": texts}))
    write_csv(file, TABLES["trainings"], frame)
    with file.open(encoding="utf-8", newline="") as stream:
        shown = [row["title"] for row in csv.DictReader(stream)]
    assert not [text for text in shown if text[:1] in signs]
    taken = [text[1:] if text.lstrip("'")[:1] in signs else text for text in shown]
    assert taken == [NOT_XML.sub("", text) for text in texts]


def test_no_control_character_hides_a_formula_in_an_export(tmp_path):
    table = TABLES["trainings"]
    frame = table.conform(pd.DataFrame([{"training": "T-1", "title": "\x01=1+1\x1b[31m\ufffe"}]))
    write_csv(tmp_path / "t.csv", table, frame)
    write_json(tmp_path / "t.json", table, frame)
    write_xlsx(tmp_path / "t.xlsx", table, frame, made=NOW)

    with (tmp_path / "t.csv").open(encoding="utf-8", newline="") as stream:
        assert [row["title"] for row in csv.DictReader(stream)] == ["'=1+1[31m"]
    assert json.loads((tmp_path / "t.json").read_text("utf-8"))[0]["title"] == "=1+1[31m"
    sheet = openpyxl.load_workbook(tmp_path / "t.xlsx")["trainings"]
    assert sheet.cell(2, table.names.index("title") + 1).value == "=1+1[31m"


def test_a_workbook_holds_text_as_text_and_dates_as_dates(tmp_path):
    write_xlsx(tmp_path / "e.xlsx", TABLES["employees"], hostile_employees(), made=NOW)

    sheet = openpyxl.load_workbook(tmp_path / "e.xlsx")["employees"]
    header = [cell.value for cell in sheet[1]]
    assert header == TABLES["employees"].names
    columns = {name: [cell.value for cell in column][1:] for name, column in zip(header, sheet.columns, strict=True)}
    assert columns["jabatan"] == HOSTILE
    assert columns["nip"][0] == nip(1)
    assert columns["birth_date"][0].isoformat() == "1987-01-01T00:00:00"
    assert {cell.data_type for row in sheet.iter_rows() for cell in row if cell.value is not None} <= {"s", "d", "n"}
    assert not [cell for row in sheet.iter_rows() for cell in row if cell.hyperlink]
    with zipfile.ZipFile(tmp_path / "e.xlsx") as parts:
        assert b"<f>" not in b"".join(parts.read(name) for name in parts.namelist())


def test_what_excel_cannot_hold_is_refused_and_leaves_no_file(tmp_path):
    with pytest.raises(UsageError, match="longer texts"):
        write_xlsx(tmp_path / "e.xlsx", TABLES["employees"], employees({1: "x" * 40_000}), made=NOW)
    assert list(tmp_path.iterdir()) == []


def test_json_is_one_object_per_row_with_null_for_missing(tmp_path):
    frame = TABLES["plan_summary"].conform(
        pd.DataFrame([{"year": 2026, "as_of": "2026-02-28", "objective": 0.1 + 0.2, "cost": 2**53 + 1}])
    )
    write_json(tmp_path / "p.json", TABLES["plan_summary"], frame)
    [row] = json.loads((tmp_path / "p.json").read_text("utf-8"))
    assert list(row) == TABLES["plan_summary"].names
    assert (row["year"], row["as_of"], row["objective"]) == (2026, "2026-02-28", 0.1 + 0.2)
    assert row["cost"] == 2**53 + 1
    assert row["upper_bound"] is None


@pytest.mark.parametrize("name", list(TABLES))
def test_every_table_can_be_exported_empty(store, tmp_path, name):
    outcome = export(office_of(store), name, out=tmp_path, now=NOW, formats=",".join(FORMATS))
    assert outcome.data["rows"] == 0
    assert outcome.data["entry"] is None
    assert json.loads((tmp_path / f"{name}_mamuju_2026-03-01.json").read_text()) == []
    assert to_bytes(TABLES[name], TABLES[name].empty()) == (tmp_path / f"{name}_mamuju_2026-03-01.parquet").read_bytes()
    assert {column.kind for column in TABLES[name].columns} <= set(Kind)


def test_what_was_known_then(store, tmp_path):
    store.commit({"employees": employees({1: "Ani"})}, **COMMIT)
    store.commit({"employees": employees({1: "Anita"})}, **COMMIT | {"now": NOW.replace(day=9)})

    outcome = export(office_of(store), "employees", out=tmp_path, now=NOW.replace(day=20), as_of=TODAY, formats="json")

    assert [file.name for file in outcome.files] == ["employees_mamuju_2026-03-01.json"]
    assert json.loads(outcome.files[0].read_text())[0]["name"] == "Ani"


def test_wrong_names_are_told(store, tmp_path):
    with pytest.raises(UsageError, match="no table 'pegawai'") as error:
        export(office_of(store), "pegawai", out=tmp_path, now=NOW)
    assert "employees, " in error.value.text(str)
    with pytest.raises(UsageError, match="There is no format pdf") as error:
        export(office_of(store), "employees", out=tmp_path, now=NOW, formats="csv,pdf")
    assert "csv, xlsx, parquet, json" in error.value.text(str)
    assert not list(tmp_path.glob("*.csv"))
