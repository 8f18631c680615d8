"""A trace as JSON-ready data: what ``--json`` prints and what the text on the screen is made from."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from asnkarier.analyses.gap.trace import USED, FoundLevel, Place, Standard
from asnkarier.config.aliases import Alias
from asnkarier.config.model import Dated
from asnkarier.config.region import Category, Competency, RegionConfig
from asnkarier.tables.vocabulary import fold
from asnkarier.workflows.traced import Figure, Match, Traced

ACCEPTED = "accepted"
_NUMBER = re.compile(r"\s*\d+\s*[.)]\s*")
"""What a numbered header has before the name."""


@dataclass(frozen=True)
class Spellings:
    """How senders' names were read.

    ``mappings`` names the saved mapping by file and sheet, ``inputs`` the files of each import by its number, and
    ``written`` what the employee's row says of position, unit and OPD in its own spelling.
    """

    competencies: Sequence[Competency]
    accepted: Sequence[Alias]
    mappings: Mapping[tuple[str, str], str]
    inputs: Mapping[int, Sequence[str]]
    written: Mapping[str, str]

    def read_as(self, name: str) -> str:
        """Say why a competency was read under a name.

        Empty for its own name; else ``configuration``, ``accepted``, by whom and when, or ``header`` (a mapping, or
        the words of the header).
        """
        own = {fold(text) for each in self.competencies for text in (each.code, each.name, each.name_en)}
        name = name[match.end() :] if (match := _NUMBER.match(name)) else name
        if not name or fold(name) in own:
            return ""
        if any(fold(name) == fold(alias) for each in self.competencies for alias in each.aliases):
            return "configuration"
        for alias in self.accepted:
            if alias.key == ("competencies", fold(name)):
                return f"{ACCEPTED} {alias.accepted_by} {alias.accepted_at.date().isoformat()}"
        return "header"


def as_data(config: RegionConfig, found: Traced, spellings: Spellings) -> dict[str, Any]:
    """Give the data of a trace, but for region, entry and day."""
    names = {each.code: each.name for each in config.competencies.all}
    respelled = {
        name: text for name, text in spellings.written.items() if text and text != found.person.get(name, text)
    }
    return {
        "nip": found.nip,
        **found.person,
        "written_as": respelled,
        "place": _place(found.place, spellings),
        "counted": found.counted,
        "apart": [{"reason": code, "day": day.isoformat() if day else None} for code, day in found.apart],
        "competencies": [
            {"name": names.get(figure.competency, ""), **_figure(figure, spellings)} for figure in found.figures
        ],
        "jpm": _match(found.match) if found.match else None,
    }


def _figure(figure: Figure, spellings: Spellings) -> dict[str, Any]:
    standard = figure.standard
    if standard:
        required_by = {"from": "file", **_standard(standard, spellings)}
    elif figure.default and figure.status != "not_required":
        required_by = {"from": "configuration", "scope": "jenjang", **_ready(asdict(figure.default))}
    else:
        required_by = None
    return {
        "competency": figure.competency,
        "status": figure.status,
        "level_required": figure.level_required,
        "standard": required_by,
        "standards_not_used": [_standard(each, spellings) for each in figure.standards if each.state != USED],
        "level": figure.level,
        "assessment": _found(figure.assessment, spellings) if figure.assessment else None,
        "assessments_not_used": [_found(each, spellings) for each in figure.found if each.state != USED],
        "exemption": _ready(asdict(figure.exemption)) | {"place": _place(figure.exemption.place, spellings)}
        if figure.exemption
        else None,
        "gap": figure.gap,
        "surplus": figure.surplus,
        "formula": _gap_formula(figure),
    }


def _gap_formula(figure: Figure) -> str | None:
    """Give the formula of the gap with the levels put in; None where a level is unknown."""
    if figure.gap is None:
        return None
    return f"max(0, {figure.level_required} - {figure.level}) = {figure.gap}"


def _found(each: FoundLevel, spellings: Spellings) -> dict[str, Any]:
    return _ready(asdict(each)) | {"place": _place(each.place, spellings)}


def _standard(each: Standard, spellings: Spellings) -> dict[str, Any]:
    return _ready(asdict(each)) | {"place": _place(each.place, spellings)}


def _place(place: Place, spellings: Spellings) -> dict[str, Any]:
    """Give a place with the address, how its name was read, and the files it came back in, if it was repaired."""
    inputs = tuple(spellings.inputs.get(place.import_id, ())) if place.import_id else ()
    return {
        "file": place.file,
        "sheet": place.sheet,
        "row": place.row,
        "cell": place.cell,
        "import": place.import_id,
        "written_as": place.name,
        "read_as": spellings.read_as(place.name),
        "mapping": spellings.mappings.get((place.file, place.sheet), ""),
        "repaired_in": [] if place.file in inputs else list(inputs),
    }


def _match(match: Match) -> dict[str, Any]:
    credit, full = sum(term.credit for term in match.terms), sum(term.full for term in match.terms)
    return {
        "formula": match.formula.name,
        "expression": match.formula.expression,
        "terms": [asdict(term) for term in match.terms],
        "credit": credit,
        "full": full,
        "calculation": f"100 * {credit:g} / {full:g} = {match.percent:.2f}" if match.percent is not None else None,
        "percent": match.percent,
        "percent_low": match.low,
        "percent_high": match.high,
        "required": match.required,
        "assessed": match.assessed,
        "coverage": match.coverage,
        "coverage_min": match.coverage_min,
        "category": match.category,
        "category_placement": match.placement,
        "mapping": _cuts(match.mapping_cuts),
        "placement": _cuts(match.placement_cuts),
    }


def _cuts(dated: Dated[tuple[Category, ...]]) -> dict[str, Any]:
    bands = sorted(dated.value, key=lambda band: -band.minimum)
    return {
        "valid_from": dated.valid_from.isoformat(),
        "basis": dated.basis,
        "verified": dated.verified,
        "bands": [{"minimum": band.minimum, "code": band.code, "name": band.name} for band in bands],
    }


def _ready(values: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value.isoformat() if isinstance(value, date) else value for name, value in values.items()}
