"""Learnt once: a name nobody knows is asked about, an analyst decides, and from then on it is read so."""

import json
import shutil

import openpyxl
import pytest
from real_command import asnkarier, state

NIPS = ["198707152010122003", "198901052015031001"]
POSITION = "Analis Sumber Daya Manusia Aparatur Ahli Muda"
AS_OF = ("--as-of", "2026-11-02")


def book(path, *rows):
    sheet = openpyxl.Workbook()
    for row in rows:
        sheet.active.append(row)
    sheet.save(path)
    return path


@pytest.fixture(scope="module")
def files(tmp_path_factory):
    folder = tmp_path_factory.mktemp("files")
    return {
        "people": book(
            folder / "pegawai.xlsx",
            ["NIP", "Nama", "Status", "OPD", "Jabatan", "Kedudukan Hukum"],
            [NIPS[0], "Ani Contoh", "PNS", "Dinkes Kab.", "Analis SDM Aparatur Ahli Muda", "Aktif"],
            [NIPS[1], "Budi Contoh", "PNS", "Dinas Kesehatan", "Analis SDM Aparatur Ahli Madya", "Aktif"],
        ),
        "standards": book(
            folder / "skj.xlsx",
            ["Jenis Standar", "Jabatan", "Kompetensi", "Level", "Berlaku Mulai"],
            ["jabatan", POSITION, "Komunikasi", 5, "2024-01-01"],
            ["jabatan", POSITION, "Manajemen Proyyek", 2, "2024-01-01"],
        ),
        "scores": book(
            folder / "nilai.xlsx",
            ["NIP", "Nama", "Tanggal Penilaian", "Metode", "Kompetensi Manajerial", None, None],
            [None, None, None, None, "Integritas", "Kerja Sama", "Komunikassi"],
            [NIPS[0], "Ani Contoh", "2025-05-05", "Assessment Center", 3, 3, 4],
            [NIPS[1], "Budi Contoh", "2025-05-05", "Assessment Center", 3, 2, 2],
        ),
        "money": book(
            folder / "pagu.xlsx",
            ["Tahun", "Sumber Dana", "OPD", "Pagu (Rp)", "Tahapan"],
            [2027, "APBD", "Dinas Kesehatan", 100_000_000, "Murni"],
        ),
    }


@pytest.fixture(scope="module")
def made_office(tmp_path_factory, files):
    workspace = tmp_path_factory.mktemp("office") / "kantor"
    assert asnkarier("init", workspace, "--region", "mamuju").code == 0
    for file in files.values():
        answer = asnkarier("import", file, "-w", workspace)
        assert answer.code in (0, 3), answer.err
    return workspace


@pytest.fixture
def office(tmp_path, made_office):
    """A copy of the office, to change."""
    return shutil.copytree(made_office, tmp_path / "kantor")


def aliases(office, *words):
    return asnkarier("aliases", *words, "-w", office, "--json")


def asked(office, *words):
    answer = aliases(office, "list", *words)
    assert answer.code == 0, answer.err
    return {name["name"]: [near["name"] for near in name["nearest"]] for name in answer.json["data"]["names"]}


def accept(office, kind, spelling, name):
    return aliases(office, "accept", "--kind", kind, spelling, name)


def log(office):
    lines = (office / "store" / "mamuju" / "runs.jsonl").read_text("utf-8").splitlines()
    return [(line["command"], line["exit_code"], line["entry"]) for line in map(json.loads, lines)]


def test_asked_accepted_imported_asked_no_more_and_taken_back(office, files):
    everything = {
        "Dinkes Kab.": ["Dinas Kesehatan"],
        "Analis SDM Aparatur Ahli Muda": [POSITION],
        "Komunikassi": ["KOM"],
        "Manajemen Proyyek": ["MPROY"],
    }
    assert asked(office) == everything
    assert asked(office, "--kind", "jabatan") == {"Analis SDM Aparatur Ahli Muda": [POSITION]}

    assert accept(office, "units", "Dinkes Kab.", "dinas kesehatan").json["data"]["name"] == "Dinas Kesehatan"
    assert accept(office, "jabatan", "Analis SDM Aparatur Ahli Muda", POSITION).json["data"]["import_again"] == []
    assert accept(office, "competencies", "Komunikassi", "Komunikasi").json["data"]["import_again"] == ["nilai.xlsx"]
    assert accept(office, "competencies", "Manajemen Proyyek", "MPROY").json["data"]["import_again"] == ["skj.xlsx"]
    assert asked(office) == {}

    again = asnkarier("import", *files.values(), "-w", office, "--json")
    assert again.code == 0, again.err
    assert not {"F_UNIT_UNKNOWN", "F_UNIT_NEAR", "F_COMPETENCY_BAD", "F_COMPETENCY_UNKNOWN", "F_JABATAN_UNKNOWN"} & {
        finding["code"] for finding in again.json["problems"]
    }
    assert again.json["data"]["tables"]["assessments"]["added"] == 2
    assert again.json["data"]["tables"]["standards"]["added"] == 1
    assert again.json["data"]["tables"]["employees"]["changed"] == 0
    assert asked(office) == {}

    removed = aliases(office, "remove", "--kind", "competencies", "KOMUNIKASSI")
    assert removed.json["data"]["stored_under_it"] == [again.json["data"]["entry"]]
    for kind, spelling in [("units", "Dinkes Kab."), ("jabatan", "Analis SDM Aparatur Ahli Muda")]:
        assert aliases(office, "remove", "--kind", kind, spelling).json["data"]["stored_under_it"] == []
    assert asked(office) == {name: everything[name] for name in ("Dinkes Kab.", "Analis SDM Aparatur Ahli Muda")}
    assert asnkarier("check", "-w", office).code == 0


def test_the_analysis_reads_what_is_stored_by_the_accepted_names(office, tmp_path):
    """Ani's standard asks 5 in communication by her position; until it is accepted only her jenjang asks something."""

    def required():
        assert asnkarier("gap-analysis", *AS_OF, "-w", office).code == 0
        assert asnkarier("export", "gaps", "--format", "json", "-o", tmp_path, "-w", office).code == 0
        rows = json.loads(next(tmp_path.glob("gaps_*.json")).read_text("utf-8"))
        (row,) = [row for row in rows if row["nip"] == NIPS[0] and row["competency"] == "KOM"]
        return row["standard_scope"], row["opd"]

    stored = state(office / "store" / "mamuju" / "tables" / "employees")
    assert required() == ("jenjang", "Dinkes Kab.")
    accept(office, "jabatan", "Analis SDM Aparatur Ahli Muda", POSITION)
    accept(office, "units", "Dinkes Kab.", "Dinas Kesehatan")
    assert required() == ("jabatan", "Dinas Kesehatan")
    assert state(office / "store" / "mamuju" / "tables" / "employees") == stored
    aliases(office, "remove", "--kind", "jabatan", "Analis SDM Aparatur Ahli Muda")
    aliases(office, "remove", "--kind", "units", "dinkes kab")
    assert required() == ("jenjang", "Dinkes Kab.")


def test_a_file_in_another_spelling_is_held_against_the_people_of_the_same_opd(tmp_path):
    """Ten people of an OPD that a shorter file lacks are missed under whichever name it was sent."""
    office = tmp_path / "kantor"
    assert asnkarier("init", office, "--region", "mamuju").code == 0
    header = ["NIP", "Nama", "Status", "OPD", "Jabatan", "Kedudukan Hukum"]
    people = [[f"1987071520101220{n:02}", "Ani Contoh", "PNS", "Dinkes Kab.", "Perawat", "Aktif"] for n in range(1, 13)]
    assert asnkarier("import", book(tmp_path / "januari.xlsx", header, *people), "-w", office).code == 0
    short = [[*people[0][:3], "Dinas Kesehatan", *people[0][4:]]]
    march = book(tmp_path / "maret.xlsx", header, *short)
    assert asnkarier("import", march, "-w", office, "--dry-run").code == 0
    accept(office, "units", "Dinkes Kab.", "Dinas Kesehatan")
    refused = asnkarier("import", march, "-w", office, "--json")
    assert refused.code == 4
    assert "E_SHRINK" in {finding["code"] for finding in refused.json["problems"]}


@pytest.mark.parametrize(
    ("kind", "spelling", "name", "says"),
    [
        ("units", "Dinas Kesehatan", "Dinas Sosial", "known name itself"),
        ("units", "dinas sosial.", "Dinas Sosial", "known name itself"),
        ("units", "Dinkes", "Dinas Sosial", "stands for Dinas Kesehatan"),
        ("units", "Dinkes Kab.", "Dinas Sosial", "was accepted as Dinas Kesehatan"),
        ("units", "Dinkes K.", "Dinkes Kab.", "only an accepted spelling. Name what it stands for: Dinas Kesehatan"),
        ("units", "Dinkes K.", "Dinas Kesehatann", "nearest are: Dinas Kesehatan;"),
        ("units", " . ", "Dinas Kesehatan", "no spelling of a name"),
        ("units", "Dinkes 198707152010122003", "Dinas Kesehatan", "'Dinkes 19870715******2***' is no spelling"),
        ("competencies", "INT", "KOM", "known name itself"),
        ("jabatan", POSITION.upper(), POSITION, "known name itself"),
        ("trainings", "PIM", "PKN", "known yet (trainings)"),
        ("opds", "Dinkes K.", "Dinas Kesehatan", "no kind of names opds"),
    ],
)
def test_what_means_something_else_already_is_refused_and_changes_nothing(office, kind, spelling, name, says):
    accept(office, "units", "Dinkes Kab.", "Dinas Kesehatan")
    before = state(office)
    refused = accept(office, kind, spelling, name)
    assert refused.code == 2
    assert says in refused.json["error"]
    assert state(office) == before
    assert log(office)[-1] == ("aliases accept", 2, None)


def test_accepting_again_changes_nothing_and_what_was_never_accepted_cannot_be_removed(office):
    accept(office, "units", "Dinkes Kab.", "Dinas Kesehatan")
    before = state(office)
    assert accept(office, "units", "DINKES KAB", "Dinas Kesehatan").json["data"]["entry"] is None
    assert aliases(office, "remove", "--kind", "units", "Dinas Ajaib").code == 2
    assert state(office) == before


def test_accepting_and_removing_are_on_record_and_undone_by_their_own_command(office):
    entry = accept(office, "units", "Dinkes Kab.", "Dinas Kesehatan").json["data"]["entry"]
    removed = aliases(office, "remove", "--kind", "units", "Dinkes Kab.").json["data"]["entry"]
    assert log(office)[-2:] == [("aliases accept", 0, entry), ("aliases remove", 0, removed)]
    history = asnkarier("history", "-w", office, "--json").json["data"]["entries"]
    decided = {"kind": "units", "spelling": "Dinkes Kab.", "name": "Dinas Kesehatan"}
    assert [(each["command"], each["options"]) for each in history[:2]] == [
        ("aliases remove", decided),
        ("aliases accept", decided),
    ]
    assert asnkarier("undo", entry, "-w", office).code == 2


def test_who_accepted_it_and_when_is_shown(office):
    accept(office, "units", "Dinkes Kab.", "Dinas Kesehatan")
    (shown,) = aliases(office, "list").json["data"]["accepted"]
    assert shown.pop("accepted_by")
    assert shown == {
        "kind": "units",
        "spelling": "Dinkes Kab.",
        "means": "Dinas Kesehatan",
        "accepted_at": "2026-11-02T14:13:20+08:00",
        "state": "in_force",
    }
    shown = asnkarier("aliases", "list", "-w", office, "--lang", "id").out
    assert "'Dinkes Kab.'" in shown
    assert "2026-11-02" in shown


def test_the_regions_own_file_wins_and_the_contradiction_is_told(office, files):
    accept(office, "units", "Dinkes Kab.", "Dinas Kesehatan")
    own = "extends: mamuju\nimport:\n  units:\n    Dinas Sosial: [Dinsos, Dinkes Kab.]  # ours\n"
    (office / "configs" / "mamuju.yaml").write_text(own, encoding="utf-8")
    listed = aliases(office, "list")
    assert listed.json["data"]["accepted"][0]["state"] == "overruled"
    (told,) = listed.json["problems"]
    assert told["code"] == "F_ALIAS_OVERRULED"
    assert (
        told["sentence"]
        == "'Dinkes Kab.' was accepted as Dinas Kesehatan, but is known as Dinas Sosial by now; that counts."
    )
    imported = asnkarier("import", files["people"], "-w", office, "--json")
    assert "F_ALIAS_OVERRULED" in {finding["code"] for finding in imported.json["problems"]}
    assert asnkarier("export", "employees", "-o", office, "-w", office).code == 0
    (table,) = office.glob("employees_*.csv")
    assert "Dinas Sosial" in table.read_text("utf-8-sig").splitlines()[1]
    assert (office / "configs" / "mamuju.yaml").read_text("utf-8") == own


def test_a_full_disk_leaves_neither_half(office, monkeypatch):
    from asnkarier.storage.store import Store

    before = state(office)

    def full(*_args, **_kwargs):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Store, "commit", full)
    assert accept(office, "units", "Dinkes Kab.", "Dinas Kesehatan").code == 2
    monkeypatch.undo()
    assert asked(office)["Dinkes Kab."] == ["Dinas Kesehatan"]
    assert {path: digest for path, digest in state(office).items() if "aliases" not in str(path)} == before


def test_a_name_that_is_known_no_more_is_told_and_makes_no_chain(office, tmp_path):
    """The standards that named the position are taken back; what was accepted for it has nothing to stand for."""
    standards = book(
        tmp_path / "skj2.xlsx",
        ["Jenis Standar", "Jabatan", "Kompetensi", "Level", "Berlaku Mulai"],
        ["jabatan", "Perencana Ahli Muda", "Komunikasi", 3, "2024-01-01"],
    )
    entry = asnkarier("import", standards, "-w", office, "--json").json["data"]["entry"]
    assert accept(office, "jabatan", "Perencana Tk. Muda", "Perencana Ahli Muda").code == 0
    assert asnkarier("undo", entry, "-w", office).code == 0
    listed = aliases(office, "list")
    assert listed.json["data"]["accepted"][0]["state"] == "unknown_name"
    assert [finding["code"] for finding in listed.json["problems"]] == ["F_ALIAS_UNKNOWN_NAME"]
    refused = accept(office, "jabatan", "Perencana Ahli Muda", POSITION)
    assert refused.code == 2
    assert "'Perencana Tk. Muda' was accepted as 'Perencana Ahli Muda'" in refused.json["error"]
    assert aliases(office, "remove", "--kind", "jabatan", "Perencana Tk. Muda").code == 0
    assert accept(office, "jabatan", "Perencana Ahli Muda", POSITION).code == 0


def test_undoing_an_import_holds_nothing_against_an_accepted_name(office, tmp_path):
    """The standard's position is held by an accepted name; a later undo looks at all links anew."""
    accept(office, "jabatan", "Analis SDM Aparatur Ahli Muda", POSITION)
    more = book(
        tmp_path / "pagu2.xlsx",
        ["Tahun", "Sumber Dana", "OPD", "Pagu (Rp)", "Tahapan"],
        [2028, "APBD", "Dinas Kesehatan", 50_000_000, "Murni"],
    )
    entry = asnkarier("import", more, "-w", office, "--json").json["data"]["entry"]
    assert asnkarier("undo", entry, "-w", office).code == 0
    assert asnkarier("export", "findings", "-o", tmp_path, "-w", office).code == 0
    (table,) = tmp_path.glob("findings_*.csv")
    assert "F_JABATAN_UNKNOWN" not in table.read_text("utf-8-sig")
