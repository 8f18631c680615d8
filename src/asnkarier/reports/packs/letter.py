"""The letter to the head of an OPD."""

from __future__ import annotations

from typing import Any

from asnkarier.i18n import N_
from asnkarier.reports.gap import change
from asnkarier.reports.gap.report import GapFigures
from asnkarier.reports.kit.clean_text import one_line
from asnkarier.reports.kit.markdown import named, render
from asnkarier.reports.kit.origin import CONTENTS, origin
from asnkarier.reports.packs.figures import PackFigures, next_steps, state
from asnkarier.reports.packs.of_opd import Pack
from asnkarier.reports.plan import since

LISTED = 15
"""People and trainings that the letter names; the workbook has them all."""


def head_of(pack: Pack) -> str:
    """Give whom the letter goes to."""
    return pack.gap.wording(N_("Head of {opd}"), opd=one_line(pack.name))


def _changes(pack: Pack) -> list[dict[str, Any]]:
    """Give what changed since the former run in the OPD's figures, each with what it is of."""
    words, plan = pack.gap.wording, pack.plan
    told = [{"of": words(N_("Competency gap analysis")), **change.told(pack.gap)}]
    if plan:
        told.append({"of": words(N_("Training plan")), **since.told(plan)})
    return [one for one in told if "sentences" in one]


def pack_letter(pack: Pack) -> str:
    """Give the letter as Markdown."""
    figures, planned = GapFigures.of(pack.gap), PackFigures.of(pack)
    widest = figures.competencies[figures.competencies["assessed"] > 0]
    widest = widest.sort_values(["mean_gap", "competency"], ascending=[False, True])
    trainings = planned.trainings
    return render(
        "opd_pack.md.j2",
        pack.gap.wording,
        pack=pack,
        head=head_of(pack),
        state=state(pack),
        region=pack.gap.config.region,
        figures=figures,
        planned=planned,
        categories=[
            (pack.gap.categories.get(code, pack.gap.wording(N_("Not assessed enough"))), people)
            for code, people in figures.categories.items()
        ],
        competencies=named(widest, [pack.gap.competencies.get(code, code) for code in widest["competency"]]),
        trainings=named(trainings.head(LISTED), list(trainings["title"].head(LISTED))),
        more_trainings=max(0, len(trainings) - LISTED),
        more_seats=int(trainings["seats"][LISTED:].sum()),
        changes=_changes(pack),
        steps=next_steps(pack, figures),
        provenance=pack.gap.provenance,
        contents=CONTENTS,
        origin=origin(pack.gap.provenance, pack.gap.wording),
    )
