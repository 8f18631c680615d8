"""A letter as an official Word document: memorandum of one page, report with contents, annex of its sources.

What it says is the letter's Markdown to the word (:mod:`letter_blocks`). What only the office knows, like number and
date, is left as a place to fill in and never made up.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from io import BytesIO
from itertools import count
from pathlib import Path
from zipfile import BadZipFile

import docx
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK
from docx.image.exceptions import UnrecognizedImageError
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from docx.text.paragraph import Paragraph as WordParagraph

from asnkarier.atomic import write_bytes
from asnkarier.config.region import RegionIdentity
from asnkarier.errors import UsageError
from asnkarier.i18n import N_
from asnkarier.reports.kit import word_parts as parts
from asnkarier.reports.kit.charts import Chart
from asnkarier.reports.kit.letter_blocks import (
    BRIEF,
    NEXT,
    SOURCES,
    Block,
    Chapter,
    Heading,
    Items,
    Paragraph,
    Picture,
    Rows,
    Run,
    chapters,
    is_address,
    plain,
)
from asnkarier.reports.kit.wording import Wording

FONT = "Arial"
BODY, SMALL, TABLE = Pt(11), Pt(9), Pt(8.5)
TABLE_SMALLEST = 7.0
"""Points of the text of a table that has many columns."""
ROOM = 15
"""Letters that such a table has for its long texts beside the longest words."""
LOGO = Cm(2)
WIDTH = Cm(16.5)
"""Between the margins of the page."""
LETTERS, LONG_TEXT = 95, 45
"""Letters of a table that the width holds, and those beyond which one column takes no more of it."""
LONG_WORD = 34
"""Letters beyond which a word may be broken: a hash goes onto two lines, so that no other word has to be."""
BOLD = 1.15
"""How much wider bold letters are."""
HEAD_FILL = "DCE6F1"
STEPS_IN_BRIEF = 5
"""Next steps that the memorandum names."""


@dataclass(frozen=True)
class Letter:
    """A letter and who sends it."""

    markdown: str
    region: RegionIdentity
    wording: Wording
    day: date
    """Of which the letter speaks."""
    charts: tuple[Chart, ...] = ()
    """Those that the Markdown names."""
    to: str = ""
    """Whom it goes to; the head of the agency where nobody is named."""
    by_person: bool = True
    """Whether its workbook has figures of single people."""


def write_word(path: Path, letter: Letter) -> None:
    """Write the document, whole or not at all.

    Raises:
        OSError: it cannot be written.
    """
    write_bytes(path, word_bytes(letter, path.stem))


def word_bytes(letter: Letter, name: str) -> bytes:
    """Give the document; ``name`` is that of its file, which its workbook shares."""
    told = _Told.of(letter)
    page = _Page(letter)
    page.memorandum(told, name)
    page.report(told)
    return parts.stable_bytes(page.document, datetime(letter.day.year, letter.day.month, letter.day.day))  # noqa: DTZ001


def write_paper(path: Path, letter: Letter) -> None:
    """Write a document of its own, not a memorandum: letterhead, title, numbered chapters, a place to sign.

    Raises:
        OSError: it cannot be written.
    """
    title, found = chapters(letter.markdown)
    page = _Page(letter)
    page.paper(title, found)
    write_bytes(path, parts.stable_bytes(page.document, datetime(letter.day.year, letter.day.month, letter.day.day)))  # noqa: DTZ001


@dataclass(frozen=True)
class _Told:
    """What a letter says, by the parts of the document."""

    title: str
    state: str
    """Of what it speaks, and as of when."""
    opening: Sequence[Block]
    """What stands above the first title but the state and to whom the letter goes."""
    chapters: Sequence[Chapter]

    @classmethod
    def of(cls, letter: Letter) -> _Told:
        title, (first, *found) = chapters(letter.markdown)
        state = first.blocks[0] if first.blocks else None
        return cls(
            title,
            plain(state.runs) if isinstance(state, Paragraph) else "",
            [one for one in first.blocks[1:] if not is_address(one, letter.region.agency.name)],
            found,
        )

    def of_role(self, role: str) -> list[Chapter]:
        return [chapter for chapter in self.chapters if chapter.role == role]


class _Page:
    """The document as far as it is written."""

    def __init__(self, letter: Letter) -> None:
        self.letter, self.words, self.office = letter, letter.wording, letter.region.agency
        self.document = open_document(self.office.letters.template)
        self.bookmarks = count()
        if self.office.letters.template is None:
            set_styles(self.document)
        parts.number_titles(self.document)

    def memorandum(self, told: _Told, name: str) -> None:
        """Write the page that is signed."""
        words, letters = self.words, self.office.letters
        self.document.core_properties.title = told.title
        self.document.core_properties.author = self.office.name
        if letters.template is None:
            self._letterhead()
        heading = self._paragraph(words(N_("Official memorandum")).upper(), bold=True, centre=True)
        heading.paragraph_format.space_before, heading.paragraph_format.space_after = Pt(6), Pt(8)
        self._fields(told)
        brief = [block for chapter in told.of_role(BRIEF) for block in chapter.blocks]
        for block in brief or told.opening:
            self._block(block)
        for block in (block for chapter in told.of_role(NEXT) for block in chapter.blocks):
            if isinstance(block, Items):
                self._paragraph(words(N_("Proposed next steps:")))
                self._block(Items(block.numbered, block.items[:STEPS_IN_BRIEF]))
        by_person = N_("The full report is attached, with its sources; every figure by person is in {name}.xlsx.")
        of_groups = N_("The full report is attached, with its sources; its tables are in {name}.xlsx.")
        self._paragraph(words(by_person if self.letter.by_person else of_groups, name=name))
        self._signature()

    def paper(self, title: str, found: Sequence[Chapter]) -> None:
        """Write a document that stands by itself; it is signed before its last chapter, a list."""
        self.document.core_properties.title = title
        self.document.core_properties.author = self.office.name
        if self.office.letters.template is None:
            self._letterhead()
        self._paragraph(title, bold=True, centre=True, size=Pt(13)).paragraph_format.space_before = Pt(8)
        for block in found[0].blocks:
            self._paragraph(plain(block.runs) if isinstance(block, Paragraph) else "", centre=True)
        for chapter in found[1:]:
            if chapter is found[-1]:
                self._signature()
                self._new_page()
            self._title(chapter.title)
            for block in chapter.blocks:
                self._block(block)
        self._page_numbers(title)

    def report(self, told: _Told) -> None:
        """Write the report that is attached, and what it rests on as its annex."""
        words = self.words
        self._new_page()
        self._paragraph(told.title, bold=True, centre=True, size=Pt(15))
        self._paragraph(told.state, centre=True)
        body = [chapter for chapter in told.chapters if chapter.role != SOURCES]
        annex = told.of_role(SOURCES)
        annex_title = words(N_("Annex: sources and how it was computed"))
        self._contents([f"{number}. {one.title}" for number, one in enumerate(body, 1)] + [annex_title] * bool(annex))
        for block in told.opening:
            self._block(block)
        for chapter in body:
            self._title(chapter.title)
            for block in chapter.blocks:
                self._block(block)
        for chapter in annex:
            self._new_page()
            self._title(annex_title, numbered=False)
            for block in chapter.blocks:
                self._block(block, size=SMALL)
        self._page_numbers(told.title)

    def _contents(self, titles: Sequence[str]) -> None:
        """Write the titles, each a link: which page it is on only a program that lays pages out can say."""
        self._paragraph(self.words(N_("Contents")), bold=True)
        lines = [self._paragraph("") for _ in titles]
        for line in lines:
            line.paragraph_format.space_after = Pt(1)
        parts.add_contents(lines, titles)

    def _letterhead(self) -> None:
        letters, words = self.office.letters, self.words
        government = letters.government or words(N_("Government of {region}"), region=self.letter.region.name)
        if letters.logo:
            _add_logo(self._paragraph("", centre=True), letters.logo)
        lines = [self._paragraph(government.upper(), bold=True, centre=True, size=Pt(13))]
        lines.append(self._paragraph(self.office.name.upper(), bold=True, centre=True, size=Pt(14)))
        lines += [self._paragraph(line, centre=True, size=SMALL) for line in letters.address]
        for line in lines:
            line.paragraph_format.space_after = Pt(0)
        parts.line_below(lines[-1])

    def _fields(self, told: _Told) -> None:
        words, letters = self.words, self.office.letters
        lines: list[tuple[str, str | None]] = [
            (N_("To"), self.letter.to or self.office.head_title),
            (N_("From"), letters.sender),
            (N_("Date"), None),
            (N_("Number"), None),
            (N_("Nature"), letters.nature),
            (N_("Attachment"), words(N_("1 (one) file"))),
            (N_("Subject"), ", ".join(filter(None, (told.title, told.state)))),
        ]
        table = self.document.add_table(rows=0, cols=3)
        for label, value in lines:
            cells = table.add_row().cells
            self._in_cell(cells[0].paragraphs[0], words(label), BODY)
            self._in_cell(cells[1].paragraphs[0], ":", BODY)
            if value is None:
                cells[2].paragraphs[0].paragraph_format.space_after = Pt(1)
                parts.add_blank(cells[2].paragraphs[0], words(label).lower())
            else:
                self._in_cell(cells[2].paragraphs[0], value, BODY)
        parts.set_widths(table, (0.16, 0.03, 0.81), WIDTH)
        below = self._paragraph("", size=Pt(4))
        below.paragraph_format.space_after = Pt(4)
        parts.line_below(below)

    def _signature(self) -> None:
        words, signed = self.words, self.office.letters.signatory
        lines: list[tuple[str, str | None, bool]] = [
            (N_("position"), signed.title if signed else None, False),
            ("", "", False),
            ("", "", False),
            (N_("name"), signed.name if signed else None, True),
            (N_("rank"), signed.rank if signed else None, False),
        ]
        for label, value, bold in lines:
            line = self._paragraph(value or "", bold=bold)
            line.paragraph_format.left_indent, line.paragraph_format.space_after = Cm(9), Pt(0)
            line.paragraph_format.keep_with_next = True
            if value is None:
                parts.add_blank(line, words(label), bold=bold)
        last = self._paragraph("NIP ")
        last.paragraph_format.left_indent = Cm(9)
        if signed and signed.nip:
            last.add_run(signed.nip)
        else:
            parts.add_blank(last, "NIP")

    def _page_numbers(self, title: str) -> None:
        line = self.document.sections[0].footer.paragraphs[0]
        line.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        text = self.words(N_("{title} · page {page} of {pages}"), title=title, page="\0", pages="\0")
        before, between, after = text.split("\0")
        line.add_run(before)
        parts.add_field(line, "PAGE", "1")
        line.add_run(between)
        parts.add_field(line, "NUMPAGES", "1")
        line.add_run(after)
        for run in line.runs:
            run.font.size = Pt(8)

    def _title(self, text: str, *, numbered: bool = True) -> None:
        paragraph = self.document.add_paragraph(text, style="Heading 1")
        if not numbered:
            parts.use_list(paragraph, 0)
        parts.bookmark(paragraph, next(self.bookmarks))

    def _new_page(self) -> None:
        self.document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)

    def _block(self, block: Block, size: Pt | None = None) -> None:
        if isinstance(block, Heading):
            self.document.add_paragraph(plain(block.runs), style="Heading 2")
        elif isinstance(block, Paragraph):
            _add(self.document.add_paragraph(), block.runs, size)
        elif isinstance(block, Picture):
            self._picture(block)
        elif isinstance(block, Items):
            style = "List Number" if block.numbered else "List Bullet"
            number = parts.restart_list(self.document, style)
            for item in block.items:
                paragraph = self.document.add_paragraph(style=style)
                parts.use_list(paragraph, number)
                _add(paragraph, item, size)
        else:
            self._table(block)

    def _picture(self, block: Picture) -> None:
        from asnkarier.reports.kit.drawing import png

        chart = next(one for one in self.letter.charts if one.name == block.chart)
        paragraph = self._paragraph("")
        paragraph.paragraph_format.keep_with_next = True
        shape = paragraph.add_run().add_picture(BytesIO(png(chart)), width=WIDTH)
        parts.describe(shape, chart.title, block.alt)

    def _table(self, block: Rows) -> None:
        shares, size = _shares(block)
        table = self.document.add_table(rows=0, cols=len(block.header), style="Table Grid")
        for number, row in enumerate((block.header, *block.rows)):
            for cell, runs, right in zip(table.add_row().cells, row, block.right, strict=True):
                paragraph = cell.paragraphs[0]
                paragraph.paragraph_format.space_before = paragraph.paragraph_format.space_after = Pt(1)
                if right:
                    paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
                _add(paragraph, [Run(run.text, run.bold or number == 0, run.italic) for run in runs], size)
                if number == 0:
                    parts.shade(cell._tc, HEAD_FILL)
        parts.set_widths(table, shares, WIDTH)
        parts.repeat_header(table)
        self._paragraph("").paragraph_format.space_after = Pt(0)

    def _paragraph(
        self, text: str, *, bold: bool = False, centre: bool = False, size: Pt | None = None
    ) -> WordParagraph:
        paragraph = self.document.add_paragraph()
        if centre:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        _add(paragraph, [Run(text, bold)] if text else [], size)
        return paragraph

    @staticmethod
    def _in_cell(paragraph: WordParagraph, text: str, size: Pt) -> None:
        paragraph.paragraph_format.space_after = Pt(1)
        _add(paragraph, [Run(text)], size)


def open_document(template: str | None) -> Document:
    """Give an empty document, or the region's own.

    Raises:
        UsageError: it is none.
    """
    try:
        return docx.Document(template)
    except (PackageNotFoundError, BadZipFile, KeyError, ValueError) as error:
        raise _wrong_file(template or "", "template", N_("Save it in Word as .docx, or take the key out.")) from error


def _add_logo(paragraph: WordParagraph, logo: str) -> None:
    try:
        paragraph.add_run().add_picture(logo, height=LOGO)
    except (UnrecognizedImageError, ValueError) as error:
        raise _wrong_file(logo, "logo", N_("Save it as PNG or JPEG, or take the key out.")) from error


def _wrong_file(file: str, key: str, remedy: str) -> UsageError:
    text = N_("{file}, which the region's file names as region.agency.letters.{key}, cannot be opened as such.")
    return UsageError(text, remedy=remedy, file=Path(file).name, key=key)


def _shares(block: Rows) -> tuple[list[float], Pt]:
    """Share a page's width by the text of each column: its longest word fits, long texts take what is left.

    Also the size of the text: where the longest words do not go side by side it is smaller, down to ``TABLE_SMALLEST``.
    """
    columns = zip(block.header, *block.rows, strict=True)
    texts = [[plain(cell) for cell in column] for column in columns]
    words = [max((len(word) for text in column for word in text.split()), default=1) for column in texts]
    least = [2 + min(longest, LONG_WORD) for longest in words]
    bold = [2 + round(BOLD * max(map(len, column[0].split()), default=1)) for column in texts]
    least = [max(both) for both in zip(least, bold, strict=True)]
    more = [max(0, 2 + min(LONG_TEXT, max(map(len, column))) - low) for column, low in zip(texts, least, strict=True)]
    needed = sum(least) + (ROOM if sum(least) > LETTERS else 0)
    size = max(TABLE_SMALLEST, min(TABLE.pt, int(2 * TABLE.pt * LETTERS / needed) / 2))
    left = max(0, LETTERS * TABLE.pt / size - sum(least)) / max(1, sum(more))
    wanted = [low + left * high for low, high in zip(least, more, strict=True)]
    return [each / sum(wanted) for each in wanted], Pt(size)


def _add(paragraph: WordParagraph, runs: Iterable[Run], size: Pt | None) -> None:
    for run in runs:
        made = paragraph.add_run(run.text)
        made.bold, made.italic = run.bold or None, run.italic or None
        if size is not None:
            made.font.size = size
        if run.line_break:
            made.add_break()


def set_styles(document: Document) -> None:
    """A4, Arial, and titles in black, as letters of the administration are."""
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin, section.right_margin = Cm(2.5), Cm(2)
    section.top_margin, section.bottom_margin = Cm(1.8), Cm(1.8)
    for name, size in (("Normal", BODY), ("Heading 1", Pt(12)), ("Heading 2", BODY)):
        style = document.styles[name]
        style.font.name, style.font.size = FONT, size
        style.font.color.rgb = RGBColor(0, 0, 0)
        style.paragraph_format.space_after = Pt(5)
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for kind in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            fonts.attrib.pop(qn(f"w:{kind}"), None)
        for kind in ("eastAsia", "cs"):
            fonts.set(qn(f"w:{kind}"), FONT)
