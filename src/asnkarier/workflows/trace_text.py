"""What a trace says on the screen, made from its data."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from asnkarier.config.region import RegionConfig
from asnkarier.i18n import N_
from asnkarier.outcome import Message
from asnkarier.reports.kit.labels import APART
from asnkarier.workflows.lines import Line, Several
from asnkarier.workflows.traced_data import ACCEPTED

Data = Mapping[str, Any]

STATUSES = {
    "met": N_("requirement met"),
    "gap": N_("gap"),
    "unassessed": N_("unknown: not assessed"),
    "expired": N_("unknown: the assessment has expired"),
    "exempt": N_("exempt"),
    "not_required": N_("not required of this person"),
}
METHODS = {
    "assessment_center": N_("assessment centre"),
    "superior": N_("assessment by the superior"),
    "training_result": N_("result of a training"),
    "certificate": N_("certificate of competency"),
    "self": N_("self-assessment"),
}
SCOPES = {
    "person": N_("standard of the person"),
    "jabatan": N_("standard of the position"),
    "jabatan_family": N_("standard of the position family"),
    "jenjang": N_("standard of the tier of position"),
}
NOT_USED = {
    "no_level": N_("the cell gives no level"),
    "later": N_("after the day asked for"),
    "no_grade": N_("the region accepts no evidence of this method"),
    "expired": N_("expired, it was valid to {valid_to}"),
    "lower_evidence": N_("lower evidence grade"),
    "older": N_("older"),
    "same_day": N_("as good and as new; the configuration names the other method first"),
    "not_yet": N_("holds from {valid_from} only"),
    "ended": N_("held to {valid_to} only"),
    "less_specific": N_("a more specific standard comes first"),
    "replaced": N_("a newer or stricter one of the same target counts"),
}


def trace_messages(config: RegionConfig, data: Data) -> Iterator[Message]:
    """Give the whole trace, the person first."""
    yield Message(
        N_("{name}, NIP {nip}. {region} on {as_of}, journal entry {entry}."), {**data, "region": config.region.name}
    )
    yield Line("{jabatan} · {jenjang} · {opd} / {unor}", _dashes(data), N_("Position"))
    yield Line("{place}", {"place": _where(data["place"], of_level=False)}, N_("Stands in"))
    for name, text in data["written_as"].items():
        values = {"text": text, "read": data[name]}
        yield Line(N_("“{text}” in the file, accepted as “{read}”"), values, N_("Spelling"))
    if not data["counted"]:
        standing = N_("No figure: the analysis does not count this person. Legal standing in the file: {standing}.")
        yield Line(standing, {"standing": data["kedudukan_hukum"] or "–"}, N_("Not counted"))
    for each in data["apart"]:
        reason = N_("{reason}: {day}.") if each["day"] else N_("{reason}.")
        yield Line(reason, {"reason": Message(APART[each["reason"]]), "day": each["day"]}, N_("Told apart"))
    is_position_known = all(each["reason"] != "position_unknown" for each in data["apart"])
    if data["counted"] and data["jpm"] is None and is_position_known:
        yield Line(_no_standard(data), _dashes(data), N_("No standard"))
    for figure in data["competencies"]:
        yield from _figure(figure, data)
    if data["jpm"]:
        yield from _match(data["jpm"])


def _no_standard(data: Data) -> str:
    if not data["jabatan"] and not data["jenjang"]:
        return N_("Nothing is required: the employee file states neither position nor tier.")
    return N_(
        "Nothing is required: no standard names the person, the position {jabatan} or its family, and neither an "
        "imported standard nor the configuration asks anything of the tier {jenjang}."
    )


def _figure(figure: Data, data: Data) -> Iterator[Message]:
    yield Message("")
    yield Several("", parts=(Message("{competency} {name}: ", figure), Message(STATUSES[figure["status"]])))
    if figure["status"] == "not_required" and data["counted"]:
        why = N_("No standard in force asks it of the person, the position {jabatan} or the tier {jenjang}.")
        yield Line(why, _dashes(data), N_("Required"))
    elif figure["standard"]:
        yield Line(*_required(figure["level_required"], figure["standard"]), N_("Required"))
    for each in figure["standards_not_used"]:
        yield Line(
            N_("level {level}, {scope} {target} from {valid_from}: {why}. {place}"),
            {
                **each,
                "scope": Message(SCOPES[each["scope"]]),
                "why": Message(NOT_USED[each["state"]], each),
                "place": _where(each["place"]),
            },
            N_("Not used"),
        )
    yield from _levels(figure)
    if exemption := figure["exemption"]:
        until = exemption["valid_to"] or "–"
        text = N_("{reason}, granted by {granted_by}, valid to {until}. {place}")
        yield Line(
            text, {**exemption, "until": until, "place": _where(exemption["place"], of_level=False)}, N_("Exempt")
        )
    if figure["formula"]:
        yield Line("max(0, R - L) = {formula}", figure, N_("Gap"))


def _required(level: int, standard: Data) -> tuple[str, dict[str, Any]]:
    values = {
        **standard,
        "level": level,
        "scope": Message(SCOPES[standard["scope"]]),
        "basis": standard["basis"] or "–",
    }
    if standard["from"] == "file":
        text = N_("level {level}, {scope} {target}, from {valid_from}, basis: {basis}. {place}")
        return text, {**values, "place": _where(standard["place"])}
    checked = N_("verified") if standard["verified"] else N_("not verified")
    text = N_(
        "level {level}, default of the tier {jenjang} in the configuration (no imported standard names it), from "
        "{valid_from}, basis: {basis} ({checked})."
    )
    return text, {**values, "checked": Message(checked)}


def _levels(figure: Data) -> Iterator[Message]:
    text = N_("level {level} of {assessed_on}, {method}, evidence grade {grade}, valid to {valid_to}. {place}")
    if used := figure["assessment"]:
        yield Line(text, _level_values(used), N_("Found"))
    elif not figure["assessments_not_used"]:
        yield Line(N_("No file imported so far assesses it."), {}, N_("Found"))
    for each in figure["assessments_not_used"]:
        why = Message(NOT_USED[each["state"]], each)
        values = {**_level_values(each), "why": why}
        yield Line(N_("level {level} of {assessed_on}, {method}: {why}. {place}"), values, N_("Not used"))


def _level_values(each: Data) -> dict[str, Any]:
    return {
        **each,
        "level": "–" if each["level"] is None else each["level"],
        "method": Message(METHODS[each["method"]]),
        "place": _where(each["place"]),
    }


def _where(place: Data, *, of_level: bool = True) -> Message:
    """Name file, sheet and cell, and how the name that stood there was read."""
    at = Message("{cell}" if place["cell"] else N_("row {row}"), place)
    parts: list[Message] = [
        Message("{file} > {sheet} > {at}" if place["sheet"] else "{file} > {at}", {**place, "at": at})
    ]
    if of_level and not place["cell"]:
        parts.append(Message(N_("(the column was not kept)")))
    if place["read_as"]:
        how = N_("(written “{written_as}”: {how})")
        parts.append(Message(how, {**place, "how": _how(place)}))
    if place["mapping"]:
        parts.append(Message(N_("(by the mapping {mapping})"), place))
    if place["repaired_in"]:
        parts.append(Message(N_("(as repaired in {files})"), {"files": ", ".join(place["repaired_in"])}))
    return Several(" ", parts=parts)


def _how(place: Data) -> Message:
    match place["read_as"]:
        case "configuration":
            return Message(N_("a spelling of the configuration"))
        case "header":
            return Message(N_("by a mapping or the words of the header"))
        case accepted:
            who, _, day = accepted.removeprefix(f"{ACCEPTED} ").rpartition(" ")
            return Message(N_("accepted by {who} on {day}"), {"who": who, "day": day})


def _match(jpm: Data) -> Iterator[Message]:
    yield Message("")
    yield Message(N_("Job person match (JPM), formula {formula}: {expression}"), jpm)
    for term in jpm["terms"]:
        values = {name: f"{value:g}" if isinstance(value, float) else value for name, value in term.items()}
        text = N_("level {level} of {required}, weight {weight}: adds {credit} to {full}")
        yield Line(text, values, term["competency"])
    if jpm["calculation"] is None:
        yield Line(N_("unknown: none of {required} required competencies is assessed"), jpm, "JPM")
    else:
        yield Line("{calculation}", jpm, "JPM")
        shares = {name: f"{100 * jpm[name]:.0f} %" for name in ("coverage", "coverage_min")}
        coverage = N_("{assessed} of {required} competencies are assessed, {coverage}; a category needs {coverage_min}")
        yield Line(coverage, {**jpm, **shares}, N_("Coverage"))
        spread = N_("{low} if all unknown levels were 0, {high} if they were just what is required")
        yield Line(spread, {name: f"{jpm[f'percent_{name}']:.2f}" for name in ("low", "high")}, N_("Range"))
    for label, category, cuts in (
        (N_("Mapping"), jpm["category"], jpm["mapping"]),
        (N_("Placement"), jpm["category_placement"], jpm["placement"]),
    ):
        bands = "; ".join(f"{band['code']} ≥ {band['minimum']:g}" for band in cuts["bands"])
        given = N_("{category} ({bands}), from {valid_from}, basis: {basis}")
        none = N_("no category: too little is assessed ({bands}), from {valid_from}, basis: {basis}")
        values = {**cuts, "bands": bands, "category": category}
        yield Line(given if category else none, values, label)


def _dashes(data: Data) -> dict[str, Any]:
    return {name: data[name] or "–" for name in ("jabatan", "jenjang", "opd", "unor")}
