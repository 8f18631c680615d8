"""Markdown documents from templates. Whatever a template prints is escaped, unless this module made it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import jinja2
import pandas as pd

from asnkarier.reports.kit.charts import SOURCE, Chart
from asnkarier.reports.kit.clean_text import one_line
from asnkarier.reports.kit.wording import Wording

TEMPLATES = Path(__file__).parents[1] / "templates"
_ACTIVE = re.compile(r"[\\`*_\[\]<>|~&$]")
_AT_START = re.compile(r"^\s*(?:[#+\-=:!]|[0-9]+(?=[.)](?:\s|$)))")
_ADDRESS = re.compile(r"://|\bwww\.|@", re.IGNORECASE)


class Markdown(str):
    """Text that is Markdown already."""

    __slots__ = ()


def escape(value: object) -> Markdown:
    """Give text that shows as it is wherever it stands: no markup, no tag, no link, no row of a table.

    Signs that mean something only where a line or a cell begins are escaped only there, so that names
    and numbers stay readable in the plain file.
    """
    if isinstance(value, Markdown):
        return value
    text = _ACTIVE.sub(r"\\\g<0>", one_line(str(value)).strip())
    text = _ADDRESS.sub(_broken_address, text)
    return Markdown(_AT_START.sub(_broken_start, text))


def _broken_address(match: re.Match[str]) -> str:
    """Put a backslash where a reader would otherwise see an address and make it a link."""
    found = match.group()
    return {"://": "\\:\\//", "@": "\\@"}.get(found, f"{found[:-1]}\\.")


def _broken_start(match: re.Match[str]) -> str:
    found = match.group()
    return found + "\\" if found[-1].isdigit() else found[:-1] + "\\" + found[-1]


def picture(chart: Chart) -> Markdown:
    """Give a chart as a picture with its title below; the picture's file is named once that of the letter is known."""
    return Markdown(f"![{escape(chart.alt)}]({SOURCE}{chart.name})\n\n*{escape(chart.title)}*")


def render(template: str, wording: Wording, **values: Any) -> str:
    """Fill a template of the folder ``templates``. Its function ``_`` translates a text and fills its places."""
    return _environment(wording).get_template(template).render(**values)


def _environment(wording: Wording) -> jinja2.Environment:
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(TEMPLATES),
        autoescape=False,  # noqa: S701 - this is Markdown: finalize escapes everything printed
        finalize=escape,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )

    def translate(text: str, **places: object) -> Markdown:
        # the catalogue's text is ours; what fills its places is not
        return Markdown(wording(text, **{name: escape(value) for name, value in places.items()}))

    def enumeration(parts: Iterable[object]) -> Markdown:
        return Markdown(wording.enumeration([escape(part) for part in parts]))

    def written(write: Callable[..., str]) -> Callable[..., Markdown]:
        return lambda *figures: Markdown(write(*figures))

    environment.globals |= {
        "_": translate,
        "picture": picture,
        "enumeration": enumeration,
        "number": written(wording.number),
        "percent": written(wording.percent),
        "percentage": written(wording.percentage),
        "rupiah": written(wording.rupiah),
        "date": written(wording.date),
    }
    return environment


def named(rows: pd.DataFrame, names: list[str]) -> list[dict[str, Any]]:
    """Give rows as a template reads them, each with its name."""
    records = rows.assign(name=names)
    return [dict(zip(records.columns, row, strict=True)) for row in records.itertuples(index=False, name=None)]
