"""Sentences and short texts that the page and the sheet of a person share."""

from __future__ import annotations

from asnkarier.i18n import N_
from asnkarier.reports.individual.person import Activity, Individual, Individuals, Level
from asnkarier.reports.kit.labels import STATUSES
from asnkarier.reports.kit.wording import UNKNOWN

BARS = 18
"""Competencies that a page has room for; of more, those that are met are told in one line."""
HELD, MISSING, ABOVE = "■", "□", "▲"
"""Signs of a bar, so that it can be read without colours: level held, missing up to the one required, above it."""
HIGHEST = 5
NOTE = N_("Material for an agreement between employee and superior, no decision.")


def title(documents: Individuals) -> str:
    """Give the title of a person's page."""
    words, year = documents.wording, documents.year
    if year is None:
        return words(N_("Individual Development Plan"))
    return words(N_("Individual Development Plan {year}"), year=year)


def shown_levels(person: Individual) -> tuple[list[Level], list[Level]]:
    """Give the competencies that have a bar, and those that are only named because there is no room."""
    if len(person.levels) <= BARS:
        return list(person.levels), []
    first = [one for one in person.levels if one.status != "met"]
    rest = [one for one in person.levels if one.status == "met"]
    room = max(0, BARS - len(first))
    return first + rest[:room], rest[room:]


def signs(level: Level) -> list[str]:
    """Give the five signs of a bar; an unknown level is a ``?`` for each level required."""
    if level.level is None:
        return ["?" if step <= level.required else "" for step in range(1, HIGHEST + 1)]
    marks = []
    for step in range(1, HIGHEST + 1):
        held = HELD if step <= level.required else ABOVE
        marks.append(held if step <= level.level else MISSING if step <= level.required else "")
    return marks


def gap_text(documents: Individuals, level: Level) -> str:
    """Give the gap of a competency in words."""
    words = documents.wording
    if level.status == "gap":
        return words(N_("{n} missing"), n=level.gap)
    return words(STATUSES[level.status])


def match_sentence(documents: Individuals, person: Individual) -> str:
    """Say how well the person matches the position, and on how much that rests."""
    words = documents.wording
    known = words(
        N_("Assessed: {assessed} of {required} competencies required."),
        assessed=person.assessed,
        required=person.required,
    )
    if person.jpm is None:
        return known
    jpm = words(N_("Job person match (JPM): {jpm}"), jpm=words.percentage(person.jpm))
    return f"{jpm}{f' ({person.category})' if person.category else ''}. {known}"


def aims(activity: Activity, documents: Individuals) -> str:
    """Give what an activity raises: competency, level held, level aimed at."""
    plan = documents.plan
    assert plan is not None  # noqa: S101 - an activity comes from a plan
    return "; ".join(
        f"{plan.competency(one.competency)} {one.level_from}\u00a0→\u00a0{one.level_to}" for one in activity.raised
    )


def success(activity: Activity, documents: Individuals) -> str:
    """Say by what it is measured whether an activity succeeded."""
    words, plan = documents.wording, documents.plan
    assert plan is not None  # noqa: S101 - an activity comes from a plan
    levels = words.enumeration(f"{plan.competency(one.competency)} {one.level_to}" for one in activity.raised)
    if levels:
        return words(N_("Passed, and assessed at level: {levels}"), levels=levels)
    if activity.leads_to:
        return words(N_("Passed, as asked for by {trainings}"), trainings=words.enumeration(activity.leads_to))
    return words(N_("Passed"))


def way_and_form(activity: Activity) -> str:
    """Give route and form."""
    return " / ".join(filter(None, (activity.way, activity.form)))


def jp_sentence(documents: Individuals, person: Individual) -> str:
    """Say how the lesson hours of the plan stand to the legal minimum; "" without a minimum or a plan."""
    if person.jp_minimum is None or documents.plan is None:
        return ""
    words = documents.wording
    return words(N_("Lesson hours in this plan: {jp} JP; minimum of a year: {least} JP."), jp=person.jp,
                 least=person.jp_minimum)  # fmt: skip


def ledger_sentence(documents: Individuals, person: Individual) -> str:
    """Say what the JP ledger has of the person: earned, coming, planned, missing, certificates; "" without a ledger."""
    row, words = person.jp_ledger, documents.wording
    if row is None or documents.jp_as_of is None:
        return ""
    text = words(N_("JP of {year} as of {date}: {earned} earned, {coming} approved or not ended yet."),
                 year=row["year"], date=words.date(documents.jp_as_of), earned=row["jp_earned"],
                 coming=row["jp_coming"])  # fmt: skip
    parts = [text]
    if row["jp_planned"] is not None:
        parts.append(words(N_("In the plan: {planned}."), planned=row["jp_planned"]))
    if row["jp_minimum"] is not None:
        parts.append(words(N_("Missing to the minimum of {least}: {missing}, with what is coming and planned {after}."),
                           least=row["jp_minimum"], missing=row["missing"], after=row["missing_after"]))  # fmt: skip
    if row["jp_maximum"] is not None:
        parts.append(words(N_("At most in the year: {most}."), most=row["jp_maximum"]))
    if row["unknown"]:
        parts.append(words(N_("Trainings whose JP are not known: {count}."), count=row["unknown"]))
    if documents.config.training_plan.certificates is not None:
        rule = documents.config.training_plan.certificates.on(documents.jp_as_of).value
        parts.append(words(N_("Certificates of the last {years} years: {count}."), years=rule.years,
                           count=row["certificates"]))  # fmt: skip
    return " ".join(parts)


def nothing_planned(documents: Individuals) -> str:
    """Say why there is no activity."""
    words = documents.wording
    if documents.plan is None:
        return words(N_("No training plan is stored yet."))
    return words(N_("The training plan {year} has no seat for this person."), year=documents.year)


def unserved_lines(documents: Individuals, person: Individual) -> list[str]:
    """Give the needs without a seat, one line for each reason, and what the activities leave missing."""
    lines = [f"{', '.join(names)}: {why}" for why, names in person.unserved]
    if person.left:
        gaps = ", ".join(f"{name} {levels}" for name, levels in person.left)
        lines.append(documents.wording(N_("Levels still missing after these activities: {gaps}"), gaps=gaps))
    return lines


def or_dash(text: str) -> str:
    """Give the text, or a dash for none."""
    return text or UNKNOWN
