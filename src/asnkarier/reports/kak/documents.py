"""The files: terms of reference of every training, and the cost sheet of all."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from asnkarier.reports.kak.paper import paper
from asnkarier.reports.kak.proposals import Proposal, proposals
from asnkarier.reports.kak.workbook import write_cost_workbook
from asnkarier.reports.kit.file_names import slug
from asnkarier.reports.plan.report import PlanReport


def write_kak(report: PlanReport, folder: Path, formats: Sequence[str]) -> Iterator[Path]:
    """Write ``kak_<region>_<year>_<training>.docx`` for each training and ``rab_<region>_<year>.xlsx``.

    Gives the paths as they are made, the cost sheet first.

    Raises:
        OSError: a file cannot be written.
    """
    found = list(proposals(report))
    stem = f"{report.config.region.code}_{report.year}"
    names = [f"kak_{stem}_{name}.docx" for name in _names(found)]
    if "xlsx" in formats:
        path = folder / f"rab_{stem}.xlsx"
        write_cost_workbook(path, report, found, names if "docx" in formats else [""] * len(names))
        yield path
    if "docx" in formats:
        from asnkarier.reports.kit.word import Letter, write_paper

        for proposal, name in zip(found, names, strict=True):
            letter = Letter(paper(proposal), report.config.region, report.wording, report.as_of)
            write_paper(folder / name, letter)
            yield folder / name


def _names(found: Sequence[Proposal]) -> list[str]:
    """Give each training's code as a part of a file's name; codes that look alike there are numbered."""
    seen: dict[str, int] = {}
    names = []
    for proposal in found:
        name = slug(proposal.code)
        seen[name] = seen.get(name, 0) + 1
        names.append(name if seen[name] == 1 else f"{name}_{seen[name]}")
    return names
