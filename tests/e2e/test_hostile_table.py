"""Whatever stands in a table of a sender, no exporter makes anything of it but text: the whole program on one office.

An exporter is one entry of ``EXPORTERS``; what it writes is opened again by the check of its kind of file, ``CHECKS``.
"""

from __future__ import annotations

import csv
import html
import json
import re
import zipfile
from collections.abc import Callable, Iterator
from contextlib import closing
from html.parser import HTMLParser
from pathlib import Path

import openpyxl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from filelock import FileLock
from markdown_it import MarkdownIt
from real_command import asnkarier

from hostile_strings import HOSTILE

DOCUMENTS = "xlsx,md,docx,csv,json,parquet"
EXPORTERS: dict[str, tuple[str, ...]] = {
    "gaps": ("gap-analysis", "--compare-formulas", "--format", DOCUMENTS),
    "needs": ("needs", "--format", "xlsx,md,docx"),
    "experts": ("experts", "--format", "xlsx,md,docx"),
    "jp": ("jp", "--year", "2026", "--format", "xlsx,md,docx"),
    "plan": ("plan-training", "--year", "2027", "--format", "xlsx,md,docx,csv,ics"),
    "masked": ("report", "gap-analysis", "--mask", "--format", "md,csv"),
    "dashboard": ("report", "dashboard"),
    "individual": ("report", "--individual", "{nip}"),
    "employees": ("export", "employees", "--format", "csv,json,parquet"),
    "trainings": ("export", "trainings", "--format", "csv,json,parquet"),
    "standards": ("export", "standards", "--format", "csv,json,parquet"),
    "findings": ("export", "findings", "--format", "csv,json,parquet"),
    "form": ("template", "assessments", "--for", "=1+1"),
    "check": ("check", "--verbose"),
    "check_json": ("check", "--json"),
    "history": ("history",),
    "aliases": ("aliases", "list"),
    "trace": ("trace", "{nip}"),
}
"""Commands that write or show what senders sent, by a name; each has a folder of its own."""
CONFIG = """extends: mamuju
privacy: {small_group: 1}
teams: [{competency: INT, level: 2, people: 1, opd: "=1+1", basis: "<b>x</b>"}]
training_plan:
  calendar:
    holidays:
      versions: [{value: [{day: 2027-02-17, name: Libur}], valid_from: 2027-01-01, basis: contoh, source: contoh,
                  verified: false}]
    blackouts: [{name: "<script>", first: 2027-12-01, last: 2027-12-31, basis: "[x](http://x.example)"}]
"""
PEOPLE = [f"{1970 + n % 25}{n % 12 + 1:02d}{n % 28 + 1:02d}2015011{n + 1:03d}" for n in range(len(HOSTILE))]
TRAININGS = [f"T{number:03d}" for number in range(len(HOSTILE))]
PLACES = [f"L{number}" for number in range(len(HOSTILE))]
NAMES = ["=1+1.parquet", "<b>x.parquet", "[x](javascript:alert(1)).parquet", "a|b.parquet", "baris\nbaru.parquet",
         "\x1b[31m\x9b31mmerah.parquet", "'=1+1'!A1\u202e.parquet", "{{ 7*7 }}.parquet"]  # fmt: skip
"""Names of the files that are sent, as bad as a file system takes them."""


def hostile_tables() -> list[dict[str, list[str]]]:
    """Give what is sent: each person, OPD, unit, position, training, partner, proposal has a hostile name of its own.

    Each training is for one person's place of work, so that the plan has them all and is found at once.
    """
    count = len(HOSTILE)

    def all_(text: str) -> list[str]:
        return [text] * count

    return [
        {"NIP": PEOPLE, "Nama": HOSTILE, "Jenis ASN": all_("PNS"), "Jabatan": HOSTILE, "Jenjang": all_("pengawas"),
         "OPD": HOSTILE, "Unit Kerja": HOSTILE, "Kedudukan Hukum": HOSTILE, "Lokasi Kerja": PLACES},
        {"NIP": PEOPLE, "Kompetensi": all_("INT"), "Level": all_("1"), "Tanggal Penilaian": all_("2026-03-12"),
         "Metode": all_("Assessment Center")},
        {"training": TRAININGS, "title": HOSTILE, "form": all_("seminar"), "route": all_("classical"), "jp": all_("8"),
         "days": all_("1"), "provider": HOSTILE, "partner": HOSTILE, "cost_per_participant": all_("100000"),
         "cost_per_class": all_("0"), "seats_min": all_("1"), "seats_max": all_("1"), "classes_max": all_("1"),
         "funds": all_("apbd"), "eligible": [f"location = {place}" for place in PLACES]},
        {"training": TRAININGS, "competency": all_("INT"), "level_from": all_("1"), "level_to": all_("2"),
         "effectiveness": all_("0.8")},
        {"Forum": HOSTILE, "Tanggal Forum": all_("2026-10-05"), "OPD Pengusul": HOSTILE,
         "Keterampilan yang Perlu Ditingkatkan": HOSTILE, "Jumlah Pendukung": all_("3")},
        {"year": ["2027"] * (count + 1), "fund": ["apbd"] * (count + 1), "opd": ["", *HOSTILE],
         "ceiling": ["90000000", *all_("1000000")], "window": ["murni"] * (count + 1)},
        {"scope": all_("jabatan"), "target": HOSTILE, "competency": all_("INT"), "level_required": all_("2"),
         "basis": HOSTILE, "valid_from": all_("2020-01-01"), "valid_to": all_("")},
        {"NIP": PEOPLE, "Nama Kursus": HOSTILE, "Jenis Diklat": all_("Seminar"), "Penyelenggara": HOSTILE,
         "Tanggal Mulai": all_("2026-03-12"), "Jumlah JP": all_("8"), "Nomor Sertifikat": HOSTILE},
    ]  # fmt: skip


def send(workspace: Path, name: str, columns: dict[str, list[str]]) -> None:
    """Import a table of text: of all formats Parquet alone holds any text at all. What it tells goes to a file."""
    file = workspace.parent / "sent" / name
    pq.write_table(pa.table({title: pa.array(values, pa.string()) for title, values in columns.items()}), file)
    answer = asnkarier("import", file, "-w", workspace, "--verbose")
    assert answer.code in (0, 3), answer.err
    shown = workspace.parent / "out" / "import" / f"{len(list((workspace.parent / 'out' / 'import').iterdir()))}.txt"
    shown.write_text(answer.out + answer.err, encoding="utf-8")


@pytest.fixture(scope="session")
def written(shared_folder: Path) -> Path:
    """The folders of all exporters, made once for all workers."""
    folder = shared_folder / "hostile"
    with FileLock(shared_folder / "hostile.lock"):
        if not folder.exists():
            make(shared_folder / "hostile_in_the_making")
            (shared_folder / "hostile_in_the_making" / "out").rename(folder)
    return folder


def make(folder: Path) -> None:
    """Make the office, and run every exporter on it; its files, and what it showed, are in a folder of its name."""
    for name in ("sent", "out/import"):
        (folder / name).mkdir(parents=True)
    workspace = folder / "w"
    assert asnkarier("init", workspace, "--region", "mamuju").code == 0
    (workspace / "configs" / "mamuju.yaml").write_text(CONFIG, encoding="utf-8")
    for name, columns in zip(NAMES, hostile_tables(), strict=True):
        send(workspace, name, columns)
    (workspace / "reports").rename(folder / "out" / "repair")  # what the imports give back
    for name, (command, *options) in EXPORTERS.items():
        own = folder / "out" / name
        own.mkdir()
        to = () if command in SHOWN_ONLY else ("--out", own)
        answer = asnkarier(command, *(option.format(nip=PEOPLE[0]) for option in options), "-w", workspace, *to)
        assert answer.code in (0, 3), (name, answer.err)
        (own / "shown.txt").write_text(answer.out + answer.err, encoding="utf-8")


def check_workbook(file: Path) -> None:
    """No formula but our own, no link out of the book, no name, no text that Excel would call damaged."""
    book = openpyxl.load_workbook(file)
    for sheet in book.worksheets:
        for cell in (cell for row in sheet.iter_rows() for cell in row):
            assert cell.data_type != "f" or OUR_FORMULA.fullmatch(str(cell.value)), (sheet.title, cell.coordinate)
            assert not cell.hyperlink or cell.hyperlink.target is None, (sheet.title, cell.coordinate)
            assert not isinstance(cell.value, str) or len(cell.value.encode("utf-16-le")) <= 2 * 32_767
        for rule in sheet.data_validations.dataValidation:
            inner = str(rule.formula1 or "0")
            is_list = inner.startswith('"') and inner.endswith('"') and '"' not in inner[1:-1]
            assert is_list or re.fullmatch(r"'(?:[^']|'')+'![$A-Z0-9:]+|-?[0-9.]+", inner), inner
    assert not [name for name in book.defined_names if not name.startswith("_xlnm")]
    with zipfile.ZipFile(file) as parts:
        for name in parts.namelist():
            assert 'TargetMode="External"' not in parts.read(name).decode("utf-8"), name
        assert not [name for name in parts.namelist() if re.search("external|vba|activeX|embeddings", name)]


OUR_FORMULA = re.compile(
    r"=SUBTOTAL\(109,t_\w+\[[^\[\]]+\]\)|=SUM\('[\w ]+'!\$[A-Z]+\$\d+:\$[A-Z]+\$\d+\)"
    r'|=COUNTIF\([A-Z]+\d+:[A-Z]+\d+,"(?:<0|~\?)"\)(?:\+COUNTIF\([A-Z]+\d+:[A-Z]+\d+,"~\?!"\))?'
)
"""Totals over columns of our tables and cells of the same book."""


def check_word(file: Path) -> None:
    """No field, no link and no object but those of every letter; whatever came from data is text."""
    ours = re.compile(r' TOC \\o "1-1" \\n \\h \\z \\u | PAGE | NUMPAGES ')
    with zipfile.ZipFile(file) as parts:
        texts = {name: parts.read(name).decode("utf-8") for name in parts.namelist() if re.search("xml|rels", name)}
    for name, text in texts.items():
        assert 'TargetMode="External"' not in text, name
        for code in re.findall(r"<w:instrText[^>]*>([^<]*)<", text):
            assert ours.fullmatch(html.unescape(code)), code
        for tag in ("w:object", "w:altChunk", "w:fldSimple", "mc:AlternateContent", "w:control", "o:OLEObject"):
            assert f"<{tag}" not in text, (name, tag)
        assert set(re.findall(r'w:hyperlink w:anchor="(\w+)"', text)) <= set(re.findall(r'w:name="(\w+)"', text)), name


TAGS = {"h1", "h2", "p", "strong", "br", "ul", "ol", "li", "table", "thead", "tbody", "tr", "th", "td"}


def check_letter(file: Path) -> None:
    """Rendered with tags let through, it has those of a letter only; a table is not torn by what is in it."""
    page = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"]).render(file.read_text("utf-8"))
    seen = Tags()
    seen.feed(page)
    allowed = TAGS | {"img", "em"} if list(file.parent.glob("*.svg")) else TAGS  # charts that lie beside it
    assert {tag for tag, _ in seen.found} <= allowed
    for tag, attributes in seen.found:
        assert tag == "img" or not {name for name, _ in attributes} - {"style", "start"}
        source = dict(attributes).get("src")
        assert source is None or (file.parent / source).is_file(), source
    for inside in re.findall(r"<table>(.*?)</table>", page, re.DOTALL):
        assert len({len(re.findall("<t[hd]", row)) for row in inside.split("<tr>")[1:]}) == 1
    assert page.count("<h1") == 1


class Tags(HTMLParser):
    """Collects the tags of a page with their attributes."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[tuple[str, list[tuple[str, str | None]]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, attrs))


def check_page(file: Path) -> None:
    """No script but those that the page's policy names by their hash, no handler, no address that leads out."""
    seen = Tags()
    seen.feed(file.read_text(encoding="utf-8"))
    for tag, attributes in seen.found:
        assert tag not in ("iframe", "object", "embed", "base", "link", "form")
        for name, value in attributes:
            assert not name.startswith("on"), (tag, name)
            if name in ("href", "src", "action", "srcset", "xlink:href"):
                assert (value or "").startswith(("#", "data:image/")), (tag, value)


def check_calendar(file: Path) -> None:
    """Unfolded, every line is one of our properties, and there are as many events as classes."""
    raw = file.read_bytes()
    assert b"\n" not in raw.replace(b"\r\n", b"")
    lines = raw.replace(b"\r\n ", b"").decode("utf-8").removesuffix("\r\n").split("\r\n")
    names = [re.match("[A-Z-]*", line)[0] for line in lines]
    assert set(names) == {"BEGIN", "VERSION", "PRODID", "CALSCALE", "METHOD", "UID", "DTSTAMP", "DTSTART", "DTEND",
                          "SUMMARY", "DESCRIPTION", "TRANSP", "END"}  # fmt: skip
    assert len({names.count(name) for name in ("UID", "SUMMARY", "DESCRIPTION", "DTSTART")}) == 1
    assert lines.count("BEGIN:VEVENT") == lines.count("END:VEVENT") == names.count("UID") > 80
    assert not [line for line in lines if CONTROL.search(line)]
    for line in lines:
        if line.startswith(("SUMMARY", "DESCRIPTION")):
            assert not re.search(r"(?<!\\)(?:\\\\)*[;,]", line.partition(":")[2]), line


def check_csv(file: Path) -> None:
    """No cell begins as a formula does, whichever way a spreadsheet reads it."""
    with file.open(encoding="utf-8-sig", newline="") as text:
        rows = list(csv.reader(text))
    assert len({len(row) for row in rows}) == 1
    for cell in (cell for row in rows for cell in row):
        assert not re.match(r"\s*[=@＝＋－＠\t\r\0]|\s*[+-](?![0-9.]+$)", cell), cell
        assert not CONTROL.search(re.sub("[\r\u2028\u2029]", " ", cell)), cell


def check_json(file: Path) -> None:
    assert json.loads(file.read_text(encoding="utf-8")) is not None


def check_parquet(file: Path) -> None:
    assert pq.read_table(file).num_columns


def check_shown(file: Path) -> None:
    """A terminal is told nothing but text: no control but the end of a line, nothing that turns its direction."""
    text = file.read_text(encoding="utf-8")
    assert not CONTROL.search(text)


CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufffe\uffff]")
CHECKS: dict[str, Callable[[Path], None]] = {
    ".xlsx": check_workbook,
    ".md": check_letter,
    ".docx": check_word,
    ".html": check_page,
    ".ics": check_calendar,
    ".csv": check_csv,
    ".json": check_json,
    ".parquet": check_parquet,
    ".txt": check_shown,
    ".svg": check_page,
}
SHOWN_ONLY = ("check", "history", "aliases", "trace")


@pytest.mark.slow
@pytest.mark.parametrize("name", ["import", "repair", *EXPORTERS])
def test_hostile_text_stays_text(written, name):
    files = [file for file in (written / name).rglob("*") if file.is_file()]
    assert files
    faults = []
    for file in files:
        try:
            CHECKS[file.suffix](file)
        except AssertionError as error:
            faults.append(f"{file.name}: {error}"[:500])
    assert faults == []


def cells_of(folder: Path) -> Iterator[str]:
    for file in folder.glob("*.xlsx"):
        with closing(openpyxl.load_workbook(file, read_only=True)) as book:
            for sheet in book:
                yield from (str(cell) for row in sheet.iter_rows(values_only=True) for cell in row if cell is not None)


@pytest.mark.slow
def test_nothing_is_lost_without_a_word(written):
    """What the import changed is told; what it kept, the workbook shows, and says where it had to cut."""
    names = {row["nip"]: row["name"] for row in json.loads(next(written.glob("employees/*.json")).read_text("utf-8"))}
    told = "".join(file.read_text("utf-8") for file in (written / "import").iterdir())
    shown = set(cells_of(written / "gaps"))
    for nip, text in zip(PEOPLE, HOSTILE, strict=True):
        if nip not in names:
            assert "F_REQUIRED" in told or "F_ERROR_CELL" in told
            continue
        kept = names[nip]
        assert kept == text or "F_NORMALISED" in told, repr(text)
        if len(kept) > 32_767:
            assert any(cell.endswith(" … [dipotong: melebihi isi satu sel]") for cell in shown)
        else:
            assert {kept, f"{kept} "} & shown, repr(text)  # xlsxwriter's own mark-up has a space behind it
