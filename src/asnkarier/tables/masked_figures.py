"""Figures of groups that may leave the office: all that a masked document shows, and nothing besides."""

from asnkarier.tables.schema import Column, Kind, Table

SUBJECTS = ("region", "category", "competency", "change", "former", "opd", "training", "reason")
POOLED = "*"
"""Name of the groups that are too small to stand alone, taken together."""
NOT_ASSESSED = "not_assessed"
"""Item of those without a category, of whom too little is assessed."""
ALL = "all"
"""Item of all parts together."""

MASKED_FIGURES = Table(
    "masked_figures",
    "One figure of a group, or of the whole region, as it may leave the office; no row speaks of a single person",
    ("subject", "group", "item", "figure"),
    (
        Column("subject", Kind.CHOICE, "What is counted", choices=SUBJECTS),
        Column("group", Kind.TEXT, "OPD; '*' for those too small to stand alone, together; empty for the region"),
        Column("item", Kind.TEXT, "Code of the category, competency, change, training or reason; 'all' for their sum"),
        Column("figure", Kind.TEXT, "Name of the figure"),
        Column("value", Kind.NUMBER, "The figure; empty where it is hidden"),
    ),
)
