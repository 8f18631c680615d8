"""The options of ``asnkarier plan-training``, one alias each."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from asnkarier.cli.words import _


class Objective(StrEnum):
    """What a plan is to bring."""

    LEVELS = "levels"
    IP_ASN = "ip-asn"


Year = Annotated[int, typer.Option("--year", min=2000, max=2100, help=_("Budget year."))]
Budget = Annotated[
    int | None,
    typer.Option("--budget", help=_("Rupiah that may be spent in all, within the ceilings."), show_default=False),
]
GapTolerance = Annotated[
    float | None,
    typer.Option("--gap-tolerance", help=_("Proven gap at which to stop (0.005 is 0.5 %)."), show_default=False),
]
TimeLimit = Annotated[
    float | None, typer.Option("--time-limit", help=_("Seconds after which to stop."), show_default=False)
]
DecisionsFile = Annotated[
    Path | None,
    typer.Option(
        "--decisions",
        help=_("Table of seats that every plan must have (tetap) or none may have (batal)."),
        show_default=False,
    ),
]
Lock = Annotated[
    list[str] | None, typer.Option("--lock", help=_("Seat every plan must have: NIP=TRAINING."), show_default=False)
]
Ban = Annotated[
    list[str] | None, typer.Option("--ban", help=_("Seat no plan may have: NIP=TRAINING."), show_default=False)
]
Keep = Annotated[
    str | None,
    typer.Option(
        "--keep",
        help=_("Earlier plan to change as little as possible: current, or its workbook."),
        show_default=False,
    ),
]
Edited = Annotated[
    Path | None,
    typer.Option(
        "--edited",
        help=_("Workbook of the stored plan with your decisions in its yellow columns."),
        show_default=False,
    ),
]
Windows = Annotated[
    list[str] | None,
    typer.Option(
        "--window",
        help=_("Budget window whose ceilings count: murni, perubahan; several are added up. Else the region's."),
        show_default=False,
    ),
]
CommittedPlan = Annotated[
    str | None,
    typer.Option(
        "--committed",
        help=_(
            "Plan that is spent or promised, and stands: current, its workbook, again (the one that the stored "
            "plan stands around), or none. What is left is planned."
        ),
        show_default=False,
    ),
]
Scenarios = Annotated[
    list[Path] | None,
    typer.Option(
        "--scenario",
        help=_("What would be otherwise (YAML); several stand side by side. Nothing is stored."),
        show_default=False,
    ),
]
Compare = Annotated[
    bool,
    typer.Option("--compare", help=_("Compare with a plan by hand and with last year's. Nothing is stored.")),
]
Prices = Annotated[
    int,
    typer.Option("--prices", min=0, help=_("How many limits to loosen, and plan again, to learn what that is worth.")),
]
BudgetSteps = Annotated[
    bool,
    typer.Option("--budget-steps", help=_("Study what more money would buy, and which seats go first with less.")),
]
Robust = Annotated[
    int,
    typer.Option(
        "--robust",
        min=0,
        max=10_000,
        help=_(
            "How often to draw effectiveness and attendance at random, to see how far the plan depends on them; "
            "up to 100 times it is also made again."
        ),
    ),
]
Aim = Annotated[
    Objective, typer.Option("--objective", help=_("What the plan is to bring: levels of competency, or IP ASN."))
]
Target = Annotated[
    float | None,
    typer.Option(
        "--target",
        help=_("With --objective ip-asn: IP ASN to reach at least cost; else the highest for the money."),
        show_default=False,
    ),
]
Completed = Annotated[
    bool,
    typer.Option(
        "--completed",
        help=_("With --objective ip-asn: count on it that what is on record is completed first, at no cost."),
    ),
]
