"""Word documents of many pages alike: one empty document in the region's look, filled again and again."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx.shared import Cm, Pt

from asnkarier.config.region import RegionIdentity
from asnkarier.reports.kit import word_parts
from asnkarier.reports.kit.word import open_document, set_styles

_BODY = "word/document.xml"
_EPOCH = (1980, 1, 1, 0, 0, 0)
MARGIN, SIZE = Cm(1.5), Pt(8.5)


@dataclass(frozen=True)
class EmptyDocument:
    """An empty document, ready to be filled: the text of its body up to where pages go in, and all else."""

    before: str
    after: str
    parts: tuple[tuple[str, bytes], ...]

    @classmethod
    def of(cls, region: RegionIdentity, title: str, footer: str, day: date) -> EmptyDocument:
        """Make it: A4 with small margins, or the region's own template.

        Raises:
            UsageError: the template cannot be opened.
        """
        template = region.agency.letters.template
        document = open_document(template)
        if template is None:
            set_styles(document)
            document.styles["Normal"].font.size = SIZE  # LibreOffice shows places to fill in with it
            section = document.sections[0]
            section.top_margin = section.bottom_margin = section.left_margin = section.right_margin = MARGIN
            section.footer_distance = Cm(0.7)
        document.core_properties.title = title
        document.core_properties.author = region.agency.name
        line = document.sections[0].footer.paragraphs[0]
        line.add_run(footer).font.size = Pt(7)
        made = word_parts.stable_bytes(document, datetime(day.year, day.month, day.day))  # noqa: DTZ001
        with ZipFile(BytesIO(made)) as source:
            parts = {name: source.read(name) for name in source.namelist()}
        before, mark, after = parts[_BODY].decode("utf-8").rpartition("<w:sectPr")
        return cls(before, mark + after, tuple(parts.items()))

    def filled(self, pages: Iterable[str]) -> bytes:
        """Give the document with these pages, the same bytes for the same pages."""
        body = self.before + "".join(pages) + self.after
        target = BytesIO()
        with ZipFile(target, "w", ZIP_DEFLATED) as file:
            for name, content in self.parts:
                file.writestr(ZipInfo(name, _EPOCH), body if name == _BODY else content, ZIP_DEFLATED)
        return target.getvalue()
