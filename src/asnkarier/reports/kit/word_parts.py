"""What Word documents are made of and python-docx has no call for: fields, numbered titles, places to fill in."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx.document import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.text.parfmt import CT_PPr
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shape import InlineShape
from docx.shared import Length
from docx.styles.style import ParagraphStyle
from docx.table import Table
from docx.text.paragraph import Paragraph

from asnkarier.reports.kit.clean_text import printable

TITLES_NUMBERED = ("Heading 1", "Heading 2")
"""Styles of the titles that are numbered 1., 1.1."""
_EPOCH = (1980, 1, 1, 0, 0, 0)
_AFTER_BORDERS = ("w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:rPr")
"""What may follow the borders among the properties of a paragraph of ours; Word wants them in the format's order."""


def element(tag: str, **attributes: object) -> BaseOxmlElement:
    """Give an element of WordprocessingML, its attributes in the same name space."""
    made = OxmlElement(f"w:{tag}")
    for name, value in attributes.items():
        made.set(qn(f"w:{name}"), str(value))
    return made


def add_field(paragraph: Paragraph, instruction: str, shown: str) -> None:
    """Add a field that Word computes, like ``PAGE``, with what is shown until it does."""
    _mark(paragraph, "begin")
    code = element("instrText")
    code.text = f" {instruction} "
    paragraph.add_run()._r.append(code)
    _mark(paragraph, "separate")
    paragraph.add_run(shown)
    _mark(paragraph, "end")


def add_contents(paragraphs: Iterable[Paragraph], titles: Iterable[str]) -> None:
    """Make a table of contents of paragraphs, one for each title.

    It names no pages (switch ``n``), so it is right as it is written.

    The titles are those that :func:`bookmark` marked, in their order.
    """
    lines = list(zip(paragraphs, titles, strict=True))
    for number, (paragraph, title) in enumerate(lines):
        if number == 0:
            _mark(paragraph, "begin")
            code = element("instrText")
            code.text = ' TOC \\o "1-1" \\n \\h \\z \\u '
            paragraph.add_run()._r.append(code)
            _mark(paragraph, "separate")
        link = element("hyperlink", anchor=_bookmark_name(number))
        run = paragraph.add_run(title)
        link.append(run._r)
        paragraph._p.append(link)
        if number == len(lines) - 1:
            _mark(paragraph, "end")


def bookmark(paragraph: Paragraph, number: int) -> None:
    """Mark a title so that the contents lead to it."""
    start = element("bookmarkStart", id=number, name=_bookmark_name(number))
    paragraph._p.insert(1, start)
    paragraph._p.append(element("bookmarkEnd", id=number))


def add_blank(paragraph: Paragraph, name: str, *, bold: bool = False) -> None:
    """Add a place that somebody fills in, with its name in brackets until then."""
    control, properties, content = element("sdt"), element("sdtPr"), element("sdtContent")
    for part in (element("alias", val=name), element("showingPlcHdr"), element("text")):
        properties.append(part)
    run = paragraph.add_run(f"[{name}]")
    run.bold = bold
    content.append(run._r)
    control.append(properties)
    control.append(content)
    paragraph._p.append(control)


def number_titles(document: Document) -> None:
    """Have Word number the titles: 1., 1.1."""
    numbering = document.part.numbering_part.element
    abstract = element("abstractNum", abstractNumId=90)
    abstract.append(element("multiLevelType", val="multilevel"))
    for level, name in enumerate(TITLES_NUMBERED):
        style = document.styles[name]
        shown = "%1." if level == 0 else "%1.%2"
        line = element("lvl", ilvl=level)
        for part in (
            element("start", val=1),
            element("numFmt", val="decimal"),
            element("pStyle", val=style.style_id),
            element("lvlText", val=shown),
            element("lvlJc", val="left"),
        ):
            line.append(part)
        abstract.append(line)
        _number_style(style, level)
    numbering.insert(0, abstract)  # all abstract ones stand before the first that uses one
    numbering.append(_numbering(90, 90))


def restart_list(document: Document, style: str) -> int:
    """Give the number of a list of its own, beginning at 1, that looks like the lists of a style."""
    numbering = document.part.numbering_part.element
    paragraph_style = document.styles[style]
    used = paragraph_style.element.pPr.numPr.numId.val
    abstract = next(num for num in numbering.num_lst if num.numId == used).abstractNumId.val
    number: int = 1 + max(num.numId for num in numbering.num_lst)
    made = _numbering(number, abstract)
    override = element("lvlOverride", ilvl=0)
    override.append(element("startOverride", val=1))
    made.append(override)
    numbering.append(made)
    return number


def use_list(paragraph: Paragraph, number: int) -> None:
    """Make a paragraph an item of a list."""
    _number(paragraph._p.get_or_add_pPr(), number, 0)


def set_widths(table: Table, shares: Sequence[float], width: Length) -> None:
    """Give the columns of a table their shares of a width, the same in Word and in LibreOffice."""
    table.autofit = False
    for column, share in zip(table.columns, shares, strict=True):
        column.width = Length(int(share * width))
        for cell in column.cells:
            cell.width = Length(int(share * width))


def repeat_header(table: Table) -> None:
    """Have the first row of a table stand on every page that it reaches, and no row be cut by the end of one."""
    for number, row in enumerate(table.rows):
        properties = row._tr.get_or_add_trPr()
        properties.append(element("cantSplit"))
        if number == 0:
            properties.append(element("tblHeader"))


def shade(cell_element: BaseOxmlElement, colour: str) -> None:
    """Give the background of a table's cell."""
    cell_element.get_or_add_tcPr().append(element("shd", val="clear", color="auto", fill=colour))


def line_below(paragraph: Paragraph) -> None:
    """Draw the double line that closes a letterhead."""
    borders = element("pBdr")
    borders.append(element("bottom", val="thinThickSmallGap", sz=18, space=4, color="auto"))
    paragraph._p.get_or_add_pPr().insert_element_before(borders, *_AFTER_BORDERS)


def stable_bytes(document: Document, day: datetime) -> bytes:
    """Give the document as bytes, the same for the same content: no time of writing is in it."""
    properties = document.core_properties
    properties.created = properties.modified = day
    properties.revision = 1
    properties.last_modified_by = properties.author
    written, result = BytesIO(), BytesIO()
    document.save(written)
    with ZipFile(written) as source, ZipFile(result, "w", ZIP_DEFLATED) as target:
        for name in source.namelist():
            target.writestr(ZipInfo(name, _EPOCH), source.read(name), ZIP_DEFLATED)
    return result.getvalue()


def _bookmark_name(number: int) -> str:
    return f"_Toc{number:06d}"


def _mark(paragraph: Paragraph, kind: str) -> None:
    paragraph.add_run()._r.append(element("fldChar", fldCharType=kind))


def _numbering(number: int, abstract: int) -> BaseOxmlElement:
    made = element("num", numId=number)
    made.append(element("abstractNumId", val=abstract))
    return made


def _number(properties: CT_PPr, number: int, level: int) -> None:
    """Put a number into the properties of a paragraph or style, at the place the format has for it."""
    made = properties.get_or_add_numPr()
    made.get_or_add_ilvl().val = level
    made.get_or_add_numId().val = number


def _number_style(style: ParagraphStyle, level: int) -> None:
    _number(style.element.get_or_add_pPr(), 90, level)


def describe(shape: InlineShape, title: str, text: str) -> None:
    """Say what a picture shows, for those who cannot see it."""
    properties = shape._inline.docPr
    properties.set("title", printable(title))
    properties.set("descr", printable(text))
