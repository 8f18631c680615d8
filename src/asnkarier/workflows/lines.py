"""Sentences under a label, wrapped so that they can be read on a screen of 100 columns."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass, field

from asnkarier.i18n import Translate
from asnkarier.outcome import Message

WIDTH = 100
_LABEL = 15


@dataclass(frozen=True)
class Line(Message):
    """A message below a heading. Values that are messages themselves are put into the reader's language too."""

    label: str = ""

    def render(self, translate: Translate) -> str:
        """Give the label and the sentence, continued below its own beginning."""
        said = sentence(self, translate)
        begin = f"  {translate(self.label):<{_LABEL}}"
        return textwrap.fill(
            said, WIDTH, initial_indent=begin, subsequent_indent=" " * len(begin), break_on_hyphens=False
        )


@dataclass(frozen=True)
class Several(Message):
    """Messages one after the other; the text is what stands between them."""

    parts: Sequence[Message] = field(default=())

    def render(self, translate: Translate) -> str:
        """Give them in the reader's language."""
        return self.text.join(sentence(part, translate) for part in self.parts)


@dataclass(frozen=True)
class Grid(Message):
    """A small table: the first column is text, the others are numbers. The text is its title."""

    header: Sequence[str] = ()
    rows: Sequence[Sequence[str | int]] = ()

    def render(self, translate: Translate) -> str:
        """Give the title and the table, its columns as wide as they need."""
        cells = [[translate(str(cell)) if isinstance(cell, str) else f"{cell:+d}" for cell in row] for row in self.rows]
        table = [[translate(name) for name in self.header], *cells]
        widths = [max(len(row[place]) for row in table) for place in range(len(self.header))]
        first = min(widths[0], WIDTH - 4 - sum(width + 2 for width in widths[1:]))
        shown = [
            f"  {row[0][:first]:<{first}}"
            + "".join(f"  {cell:>{width}}" for cell, width in zip(row[1:], widths[1:], strict=True))
            for row in table
        ]
        return "\n".join([super().render(translate), *shown])


def sentence(message: Message, translate: Translate) -> str:
    """Give a message in the reader's language; one that is laid out in its own way gives itself."""
    if type(message) not in (Message, Line):
        return message.render(translate)
    values = {
        name: sentence(value, translate) if isinstance(value, Message) else value
        for name, value in message.values.items()
    }
    return translate(message.text).format(**values)
