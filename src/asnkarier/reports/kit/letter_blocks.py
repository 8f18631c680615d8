"""A letter's Markdown, taken apart into what every document is made of: headings, paragraphs, lists and tables.

So that a letter is written once, and its Word document says the same to the word.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markdown_it import MarkdownIt
from markdown_it.token import Token

from asnkarier.reports.kit.charts import SOURCE

BRIEF, NEXT, SOURCES = "brief", "next", "sources"
"""What chapters are for: the whole in brief, which memorandum and dashboard repeat; what to do; what it rests on."""
_ROLE = re.compile(rf" \{{\.({BRIEF}|{NEXT}|{SOURCES})\}}$")
"""How a letter says it, behind the title: `` {.brief}``; no text of data stands in a title."""


@dataclass(frozen=True)
class Run:
    """A piece of text; ``line_break``: the line ends after it."""

    text: str
    bold: bool = False
    italic: bool = False
    line_break: bool = False


Runs = tuple[Run, ...]


@dataclass(frozen=True)
class Heading:
    """A title: level 1 is that of the document."""

    level: int
    runs: Runs


@dataclass(frozen=True)
class Paragraph:
    """Sentences."""

    runs: Runs


@dataclass(frozen=True)
class Items:
    """A list."""

    numbered: bool
    items: tuple[Runs, ...]


@dataclass(frozen=True)
class Rows:
    """A table; ``right`` says which columns hold numbers."""

    header: tuple[Runs, ...]
    right: tuple[bool, ...]
    rows: tuple[tuple[Runs, ...], ...]


@dataclass(frozen=True)
class Picture:
    """A chart by its name; ``alt`` says what it shows."""

    chart: str
    alt: str


Block = Heading | Paragraph | Items | Rows | Picture


@dataclass(frozen=True)
class Chapter:
    """A heading of level 2 with what follows it; the first one, without a heading, is what stands above them all."""

    title: str
    blocks: tuple[Block, ...]
    role: str = ""
    """:data:`BRIEF`, :data:`NEXT`, :data:`SOURCES`, or none."""


def is_address(block: Block, agency: str) -> bool:
    """Say whether a block says to whom the letter goes."""
    return isinstance(block, Paragraph) and bool(block.runs) and block.runs[-1].text == agency


def without_roles(markdown: str) -> str:
    """Give a letter as it is read: what its chapters are for is said to programs alone."""
    return "\n".join(_ROLE.sub("", line) if line.startswith("## ") else line for line in markdown.split("\n"))


def chapters(markdown: str) -> tuple[str, tuple[Chapter, ...]]:
    """Give the title of a letter and its chapters."""
    title, parts = "", [("", list[Block](), "")]
    for block in blocks(markdown):
        if isinstance(block, Heading) and block.level == 1:
            title = plain(block.runs)
        elif isinstance(block, Heading) and block.level == 2:
            name = plain(block.runs)
            role = _ROLE.search(name)
            parts.append((_ROLE.sub("", name), [], role[1] if role else ""))
        else:
            parts[-1][1].append(block)
    return title, tuple(Chapter(name, tuple(inside), role) for name, inside, role in parts)


def blocks(markdown: str) -> Iterator[Block]:
    """Give the blocks of a Markdown text, in order. Tags, links and pictures but those of charts stay text.

    Raises:
        ValueError: it has something that no letter of ours has, like a list within a list.
    """
    tokens = MarkdownIt("commonmark", {"html": False}).enable("table").disable(["link", "autolink"])
    setattr(tokens, "validateLink", lambda url: url.startswith(SOURCE))  # noqa: B010 - its name for "no other picture"
    found = iter(tokens.parse(markdown))
    for token in found:
        if token.type == "heading_open":
            yield Heading(int(token.tag[1:]), _runs(next(found)))
        elif token.type == "paragraph_open":
            yield _paragraph(next(found))
        elif token.type in ("bullet_list_open", "ordered_list_open"):
            inside = _until(found, token.type.replace("open", "close"))
            yield Items(token.type.startswith("ordered"), tuple(_runs(one) for one in inside if one.type == "inline"))
        elif token.type == "table_open":
            yield _table(list(_until(found, "table_close")))
        elif not token.type.endswith("_close"):
            raise ValueError(f"no letter has {token.type}")


def plain(runs: Sequence[Run]) -> str:
    """Give the text of runs alone."""
    return "".join(run.text for run in runs)


def _paragraph(token: Token) -> Paragraph | Picture:
    inside = token.children or []
    if len(inside) == 1 and inside[0].type == "image":
        return Picture(str(inside[0].attrs["src"]).removeprefix(SOURCE), plain(_runs(inside[0])))
    return Paragraph(_runs(token))


def _until(tokens: Iterator[Token], end: str) -> Iterator[Token]:
    for token in tokens:
        if token.type == end:
            return
        yield token


def _table(tokens: list[Token]) -> Rows:
    rows: list[list[Runs]] = []
    right = [token.attrs.get("style") == "text-align:right" for token in tokens if token.type == "th_open"]
    for token in tokens:
        if token.type == "tr_open":
            rows.append([])
        elif token.type == "inline":
            rows[-1].append(_runs(token))
    return Rows(tuple(rows[0]), tuple(right), tuple(tuple(row) for row in rows[1:]))


def _runs(token: Token) -> Runs:
    runs: list[Run] = []
    bold = italic = False
    for child in token.children or []:
        if child.type in ("strong_open", "strong_close"):
            bold = child.type == "strong_open"
        elif child.type in ("em_open", "em_close"):
            italic = child.type == "em_open"
        elif child.type == "hardbreak":
            runs.append(Run("", line_break=True))
        elif child.type == "softbreak":
            runs.append(Run(" ", bold, italic))
        elif child.content:
            runs.append(Run(child.content, bold, italic))
    return tuple(runs)
