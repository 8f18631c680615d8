"""A letter's Word document: it says what the letter says, is signed by whom the region names, and makes nothing up."""

from __future__ import annotations

import re
import struct
import zlib
from datetime import date
from pathlib import Path

import docx
import pytest
from docx.document import Document
from docx.oxml.ns import qn
from invented_plan import plan_report
from invented_report import gap_report, invented_gaps, region_config

from asnkarier.config.region import Agency, Letters
from asnkarier.errors import UsageError
from asnkarier.reports.gap.charts import gap_charts
from asnkarier.reports.gap.narrative import gap_letter
from asnkarier.reports.gap.report import GapFigures
from asnkarier.reports.kit.letter_blocks import (
    Chapter,
    Heading,
    Items,
    Paragraph,
    Picture,
    Rows,
    Run,
    blocks,
    chapters,
    plain,
    without_roles,
)
from asnkarier.reports.kit.markdown import TEMPLATES
from asnkarier.reports.kit.word import Letter, write_word
from asnkarier.reports.kit.wording import Wording
from asnkarier.reports.plan.narrative import plan_letter

CONFIG = region_config()
GAPS = invented_gaps(CONFIG, 25)
GAP = gap_report(GAPS, CONFIG)
LETTERS = {"gap": gap_letter(GAP), "plan": plan_letter(plan_report(GAPS, CONFIG))}
CHARTS = gap_charts(GAP, GapFigures.of(GAP))
SHORT = """# Judul

**Kabupaten Contoh**

Yth. Kepala\\
Badan Contoh

## Ringkasan {.brief}

Dari **12** pegawai, 3 belum dinilai.

## Langkah berikutnya {.next}

1. Nilai yang belum dinilai.
2. Susun rencana.

## Sumber {.sources}

| Berkas | Baris |
| --- | ---: |
| a.xlsx | 12 |
"""


def written(folder: Path, markdown: str, **letters: object) -> Document:
    region = CONFIG.region.model_copy(
        update={"agency": Agency(name="Badan Contoh", short="BC", head_title="Kepala", letters=Letters(**letters))}
    )
    write_word(folder / "surat.docx", Letter(markdown, region, Wording.of("id"), date(2026, 11, 2), CHARTS))
    return docx.Document(folder / "surat.docx")


def texts(document: Document) -> list[str]:
    """Every paragraph and every cell, in order, with the places to fill in."""
    paragraphs = document.element.body.iter(qn("w:p"))
    return ["".join(node.text or "" for node in one.iter(qn("w:t"))) for one in paragraphs]


def test_markdown_is_taken_apart() -> None:
    title, parts = chapters(SHORT)
    assert title == "Judul"
    assert parts[0] == Chapter(
        "",
        (
            Paragraph((Run("Kabupaten Contoh", bold=True),)),
            Paragraph((Run("Yth. Kepala"), Run("", line_break=True), Run("Badan Contoh"))),
        ),
    )
    assert parts[1].blocks == (Paragraph((Run("Dari "), Run("12", bold=True), Run(" pegawai, 3 belum dinilai."))),)
    assert parts[2].blocks == (Items(True, ((Run("Nilai yang belum dinilai."),), (Run("Susun rencana."),))),)
    header, row = ((Run("Berkas"),), (Run("Baris"),)), ((Run("a.xlsx"),), (Run("12"),))
    assert parts[3].blocks == (Rows(header, (False, True), (row,)),)


@pytest.mark.parametrize("template", sorted(TEMPLATES.glob("*.md.j2")), ids=lambda path: path.stem)
def test_every_letter_says_what_its_memorandum_takes_and_what_goes_into_the_annex(template: Path) -> None:
    roles = {"In brief": "brief", "What to do next": "next", "Sources": "sources"}
    for title, role in re.findall(
        r'^## \{\{ _\("([^"]+)"\) \}\}(?: \{\.(\w+)\})?$', template.read_text("utf-8"), re.MULTILINE
    ):
        assert role == roles.get(title, role), title


MANY = """# Judul

**Kabupaten Contoh**

## Ringkasan

| Pelatihan | Mitra | Kursi | Jumlah biaya | Kursi dibandingkan | Biaya yang dibandingkan | Tanpa mitra | Penghematan |
| --- | --- | ---: | ---: | ---: | ---: | ---: | ---: |
| Dalam Pemerintahan | Nonpemerintah | 50 | Rp12.000.000 | 40 | Rp9.600.000 | Rp103.616.648 | Rp94.016.648 |
"""


def test_no_word_of_a_table_with_many_columns_is_broken(tmp_path: Path) -> None:
    """The text is made smaller instead; a letter of Arial is 0.55 of its size wide, a bold one a little more."""
    table = written(tmp_path, MANY).tables[-1]
    for column in table.columns:
        for number, cell in enumerate(column.cells):
            points = cell.paragraphs[0].runs[0].font.size.pt
            assert 7 <= points < 8.5
            longest = max(map(len, cell.text.split())) * points * (0.6 if number == 0 else 0.55)
            assert longest < column.width.pt - 10, cell.text


def test_tags_links_and_addresses_stay_text() -> None:
    told = "<b>x</b> [y](http://a.example) ![z](z.png) <http://b.example>"
    assert [plain(block.runs) for block in blocks(told) if isinstance(block, Paragraph)] == [told]


def test_what_no_letter_has_is_refused() -> None:
    with pytest.raises(ValueError, match="fence"):
        list(blocks("```\nx\n```\n"))


@pytest.mark.parametrize("name", LETTERS)
def test_the_report_says_all_that_the_letter_says(tmp_path: Path, name: str) -> None:
    shown = texts(written(tmp_path, LETTERS[name]))
    title, parts = chapters(LETTERS[name])
    assert title in shown
    for part in parts[1:-1]:  # the last one is the annex, under a title of its own
        assert part.title in shown
    for part in parts[1:]:
        for block in part.blocks:
            if isinstance(block, Picture):
                continue
            runs = (
                [block.runs] if isinstance(block, Heading | Paragraph)
                else list(block.items) if isinstance(block, Items)
                else [cell for row in (block.header, *block.rows) for cell in row]
            )  # fmt: skip
            assert not [plain(one) for one in runs if plain(one) not in shown]


def test_charts_are_pictures_that_say_what_they_show(tmp_path: Path) -> None:
    document = written(tmp_path, LETTERS["gap"])
    said = [one.get("descr") for one in document.element.body.iter(qn("wp:docPr"))]
    assert said == [chart.alt for chart in (CHARTS[1], CHARTS[0])]
    assert [Picture(chart.name, chart.alt) for chart in (CHARTS[1], CHARTS[0])] == [
        block for block in blocks(LETTERS["gap"]) if isinstance(block, Picture)
    ]


def test_the_memorandum_repeats_the_summary_and_the_next_steps(tmp_path: Path) -> None:
    shown = texts(written(tmp_path, SHORT))
    assert shown.count("Dari 12 pegawai, 3 belum dinilai.") == 2
    assert shown.count("Nilai yang belum dinilai.") == 2
    assert shown.index("NOTA DINAS") < shown.index("Dari 12 pegawai, 3 belum dinilai.") < shown.index("Judul")


def test_what_chapters_are_for_is_no_matter_of_their_titles(tmp_path: Path) -> None:
    renamed = SHORT.replace("## Ringkasan", "## Pokok isi").replace("## Langkah berikutnya", "## Usul")
    shown = texts(written(tmp_path, renamed))
    assert shown.count("Dari 12 pegawai, 3 belum dinilai.") == shown.count("Nilai yang belum dinilai.") == 2
    assert "## Pokok isi\n" in without_roles(renamed)
    assert [line for line in without_roles(renamed).splitlines() if "{." in line] == []


def test_what_only_the_office_knows_is_left_to_be_filled_in(tmp_path: Path) -> None:
    shown = texts(written(tmp_path, SHORT))
    assert [text for text in shown if text.startswith(("[", "NIP"))] == [
        "[dari]", "[tanggal]", "[nomor]", "[sifat]", "[jabatan]", "[nama]", "[pangkat/golongan]", "NIP [NIP]",
    ]  # fmt: skip


def test_what_the_region_states_stands_there(tmp_path: Path) -> None:
    signed = {"title": "Kepala Bidang", "name": "Contoh, S.E.", "rank": "Pembina (IV/a)", "nip": "199001012015011001"}
    stated = {"address": ("Jalan Contoh 1",), "sender": "Kepala Bidang", "nature": "Biasa", "signatory": signed}
    shown = texts(written(tmp_path, SHORT, **stated))
    assert shown[:3] == [f"PEMERINTAH {CONFIG.region.name.upper()}", "BADAN CONTOH", "Jalan Contoh 1"]
    assert [text for text in shown if text.startswith("[")] == ["[tanggal]", "[nomor]"]
    assert shown[shown.index("Contoh, S.E.") :][:3] == ["Contoh, S.E.", "Pembina (IV/a)", "NIP 199001012015011001"]


def test_the_sources_are_an_annex_on_a_page_of_their_own(tmp_path: Path) -> None:
    document = written(tmp_path, SHORT)
    shown = texts(document)
    annex = "Lampiran: Sumber dan cara menghitung"
    contents = shown.index("Daftar Isi")
    assert shown[contents + 1 : contents + 4] == ["1. Ringkasan", "2. Langkah berikutnya", annex]
    (field,) = (code.text for code in document.element.body.iter(qn("w:instrText")) if "TOC" in code.text)
    assert " \\n " in field  # no page numbers, which only Word could bring up to date
    last = len(shown) - 1 - shown[::-1].index(annex)
    assert shown.index("a.xlsx") > last


ORDER = (
    "pStyle", "keepNext", "keepLines", "pageBreakBefore", "widowControl", "numPr", "pBdr", "shd", "tabs", "spacing",
    "ind", "contextualSpacing", "jc", "outlineLvl", "rPr",
)  # fmt: skip
"""Of the format's schema, as far as our documents and python-docx's own styles go."""


def test_properties_stand_in_the_order_that_word_insists_on(tmp_path: Path) -> None:
    document = written(tmp_path, LETTERS["plan"], address=("Jalan Contoh 1",))
    found = [*document.element.body.iter(qn("w:pPr")), *document.styles.element.iter(qn("w:pPr"))]
    for properties in found:
        places = [ORDER.index(child.tag.split("}")[1]) for child in properties]
        assert places == sorted(set(places))


def test_a_logo_and_a_template_of_the_region(tmp_path: Path) -> None:
    logo = tmp_path / "logo.png"
    logo.write_bytes(png())
    document = written(tmp_path, SHORT, logo=str(logo))
    assert len(document.inline_shapes) == 1
    own = docx.Document()
    own.sections[0].header.paragraphs[0].text = "Kop milik sendiri"
    own.save(tmp_path / "kop.docx")
    document = written(tmp_path, SHORT, template=str(tmp_path / "kop.docx"))
    assert document.sections[0].header.paragraphs[0].text == "Kop milik sendiri"
    assert "BADAN CONTOH" not in texts(document)


@pytest.mark.parametrize("key", ["logo", "template"])
def test_a_file_of_another_kind_is_told_with_its_key(tmp_path: Path, key: str) -> None:
    (tmp_path / "bukan").write_text("tidak ada apa-apa", encoding="utf-8")
    with pytest.raises(UsageError, match=f"letters.{key}"):
        written(tmp_path, SHORT, **{key: str(tmp_path / "bukan")})
    assert not (tmp_path / "surat.docx").exists()


def png() -> bytes:
    """One grey dot."""

    def part(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + part(b"IHDR", header) + part(b"IDAT", zlib.compress(b"\x00\x7f")) + part(b"IEND", b"")
