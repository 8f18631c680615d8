"""The table of plans side by side: ours, scenarios, and plans made by a rule. It is laid out, never stored."""

from asnkarier.tables.schema import Column, Kind, Table

ALTERNATIVE_KINDS = (
    "base",  # the plan as the region's file and the tables have it
    "scenario",
    "by_hand",  # by ranking until the money is gone
    "last_year",  # the trainings of the year before for as many people, by ranking
)

ALTERNATIVES = Table(
    "alternatives",
    "One plan that could be made, beside the others",
    ("name",),
    (
        Column("name", Kind.TEXT, "Name of the scenario, or of the rule the plan is made by"),
        Column("kind", Kind.CHOICE, "What kind of plan it is", choices=ALTERNATIVE_KINDS),
        Column("objective", Kind.NUMBER, "Value of the plan, by its own weights; empty if there is none"),
        Column("upper_bound", Kind.NUMBER, "No plan of the scenario can be worth more; empty of plans by a rule"),
        Column("gap", Kind.NUMBER, "(upper_bound - objective) / upper_bound", unit="share"),
        Column("budget", Kind.RUPIAH, "Sum of the ceilings that bind the year", unit="Rp"),
        Column("cost", Kind.RUPIAH, "Cost", unit="Rp"),
        Column("people", Kind.INTEGER, "People with a seat"),
        Column("seats", Kind.INTEGER, "Seats"),
        Column("classes", Kind.INTEGER, "Classes held"),
        Column("levels_closed", Kind.INTEGER, "Levels of gap closed", unit="levels"),
        Column("levels_missing", Kind.INTEGER, "Levels missing before the plan", unit="levels"),
        Column("jp_reached", Kind.INTEGER, "People brought to the legal JP minimum"),
        Column("dropped", Kind.INTEGER, "Seats of the base plan that it has not"),
        Column("added", Kind.INTEGER, "Seats that the base plan has not"),
        Column("broken", Kind.TEXT, "Rules that it breaks, by the checker; empty if none"),
        Column("remark", Kind.TEXT, "Why there is no plan"),
    ),
)
