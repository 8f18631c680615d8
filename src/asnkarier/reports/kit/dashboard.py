"""One page of HTML for a region: what its stored results say in brief, their figures, lists, heat map and calendar.

The page holds everything it needs and asks for nothing: its policy allows only its own style and script, by their
hashes. Data stand in it as text that Jinja escapes, or as JSON that the script puts in as text.
"""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import jinja2
from markupsafe import Markup

from asnkarier.config.region import RegionIdentity
from asnkarier.i18n import N_
from asnkarier.reports.kit.clean_text import printable
from asnkarier.reports.kit.documents import Documents
from asnkarier.reports.kit.fields import Coded, Field
from asnkarier.reports.kit.letter_blocks import BRIEF, SOURCES, Chapter, Paragraph, chapters, is_address, plain
from asnkarier.reports.kit.markdown import TEMPLATES
from asnkarier.reports.kit.panels import ALPHABET, EXPIRED, HeatMap, Listing, Panel
from asnkarier.reports.kit.wording import Wording

DIGITS = {"integer": 0, "change": 0, "level": 0, "rupiah": 0, "decimal": 2, "percent": 2}
"""Decimals of the styles of fields that hold numbers."""
WORDS = {
    "shown": N_("Rows shown: {shown} of {all}."),
    "found": N_("Rows shown: {shown} of {found} that match, of {all} in all."),
    "show_more": N_("Show {count} more"),
    "show_all": N_("Show all"),
    "search": N_("Search in the texts"),
    "all": N_("All"),
    "share": N_("Share with a gap"),
    "mean": N_("Mean gap (levels)"),
    "figure": N_("Show"),
    "steps": N_("Steps of the scale, from"),
    "every": N_("All competencies"),
    "group": N_("OPD or unit"),
    "trail": N_("Where you are in the heat map"),
    "groups_of": N_("{name}: choose a row to open it."),
    "people_of": N_("People of {name}"),
    "people_note": N_("Level held / level required. ? not assessed · × assessment expired · – exempt."),
    "cell": N_("{with_gap} of {assessed} assessed have a gap; required: {people}; levels missing: {levels}"),
    "few": N_("(few are assessed)"),
    "hidden": N_("Too few people to be shown"),
    "not_required": N_("Not required"),
    "unassessed": N_("Not assessed"),
    "expired": N_("Assessment expired"),
    "exempt": N_("Exempt"),
    "held_of": N_("level {held} of {required}"),
    "unknown_of": N_("{why}, level {required} required"),
}
"""What the script says."""


@dataclass(frozen=True)
class Section:
    """A stored result on the page: the title of its study, its documents, and the number of its journal entry."""

    name: str
    title: str
    documents: Documents
    entry: int


def dashboard(region: RegionIdentity, words: Wording, sections: Sequence[Section], notices: Sequence[str] = ()) -> str:
    """Give the page; ``notices`` stand above all."""
    style, script = ((TEMPLATES / f"dashboard.{kind}").read_text("utf-8") for kind in ("css", "js"))
    panels = {section.name: section.documents.panels() for section in sections}
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(TEMPLATES),
        autoescape=True,
        finalize=_printed,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals["_"] = words
    return environment.get_template("dashboard.html.j2").render(
        language=words.language,
        region=region,
        title=words(N_("Competency development dashboard")),
        policy=f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}'; "
        "img-src data:; base-uri 'none'; form-action 'none'",
        sections=[_shown(section, panels[section.name], words, region.agency.name) for section in sections],
        notices=notices,
        style=Markup(style),  # noqa: S704 - files of ours
        script=Markup(script),  # noqa: S704
        data=Markup(_data([one for each in panels.values() for one in each], words)),  # noqa: S704 - made safe below
    )


def _printed(value: object) -> object:
    """Give what the template prints: text without what no document may hold, the percent sign at its number."""
    return value if hasattr(value, "__html__") else printable(str(value)).replace(" %", "\u00a0%")


def _hash(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def _shown(section: Section, panels: Sequence[Panel], words: Wording, agency: str) -> dict[str, Any]:
    _, found = chapters(section.documents.letter())
    state, *_ = found[0].blocks
    body = [one for one in found if one.role != SOURCES]
    opening = tuple(block for block in body[0].blocks[1:] if not is_address(block, agency))
    brief = [one for one in body if one.role == BRIEF] if panels else [Chapter("", opening), *body[1:]]
    return {
        "name": section.name,
        "title": section.title,
        "state": plain(state.runs) if isinstance(state, Paragraph) else "",
        "entry": section.entry,
        "brief": brief,
        "whole": not panels,
        "pictures": {} if panels else _pictures(section.documents),
        "sources": [block for one in found if one.role == SOURCES for block in one.blocks],
        "panels": panels,
    }


def _pictures(documents: Documents) -> dict[str, str]:
    from asnkarier.reports.kit.drawing import svg

    return {chart.name: base64.b64encode(svg(chart)).decode() for chart in documents.charts()}


def _data(panels: Iterable[Panel], words: Wording) -> str:
    """Give the page's data as JSON that ends no script and begins no tag."""
    panels = list(panels)
    heat = next((one for one in panels if isinstance(one, HeatMap)), None)
    lists = [one for one in panels if isinstance(one, Listing)]
    data = {
        "language": words.language,
        "words": {name: words(text) for name, text in WORDS.items()},
        "lists": {one.name: _listing(one, words) for one in [*lists, *([heat.people] if heat else [])]},
        "heat": _heat(heat) if heat else None,
    }
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    for sign in "<>&\u2028\u2029":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return text


def _listing(listing: Listing, words: Wording) -> dict[str, Any]:
    columns = [
        _column(field, words)
        | {"choice": field.name in listing.choices, "bar": field.name in listing.bars, "name": str(field.name)}
        for field in listing.fields
    ]
    return {"title": listing.title, "count": len(Coded.of(listing.fields[0].values)), "columns": columns}


def _column(field: Field, words: Wording) -> dict[str, Any]:
    """Give a column: numbers rounded as they are shown, or the different texts and for each row the number of its."""
    column: dict[str, Any] = {"title": field.title, "style": field.style, "missing": field.missing}
    coded = Coded.of(field.values)
    if field.style in DIGITS:
        digits, times = DIGITS[field.style], 100 if field.style == "percent" else 1
        shown = Coded(coded.codes, [_rounded(one, times, digits) for one in coded.words])
        return column | {"digits": digits, "values": list(shown)}
    if field.style == "date":
        column["keys"] = [day.isoformat() for day in coded.words]
    texts = [words.date(one) if field.style == "date" else printable(str(one)) for one in coded.words]
    return column | {"words": texts, "codes": coded.codes.tolist()}


def _rounded(value: Any, times: int, digits: int) -> float | int:
    """Round as :meth:`Wording.number` does, so that every document of a result shows the same figure."""
    rounded = round(times * float(value), digits) + 0.0
    return rounded if digits else int(rounded)


def _heat(heat: HeatMap) -> dict[str, Any]:
    return {
        "competencies": [printable(one) for one in heat.competencies],
        "names": [printable(one) for one in heat.names],
        "groups": dict(heat.groups),
        "people": heat.people.name,
        "places": list(heat.places),
        "states": {"sets": heat.states.sets, "of": list(heat.states.of), "cells": list(heat.states.cells)},
        "alphabet": ALPHABET,
        "expired": EXPIRED,
        "steps": heat.steps,
        "low_coverage": heat.low_coverage,
    }
