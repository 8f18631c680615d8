"""Tables about the organisation: its units, its positions, and the proposals on their way through it."""

from dataclasses import replace

from asnkarier.tables.people import JENIS_JABATAN, JENJANG, NIP
from asnkarier.tables.references import OPD, UNIT
from asnkarier.tables.schema import Column, Kind, imported

POSITION_STATUSES = ("filled", "vacant")
MOVEMENTS = ("promotion", "transfer", "kenaikan_pangkat")

UNITS = imported(
    "units",
    "One unit of an OPD",
    ("unor_id",),
    Column("unor_id", Kind.TEXT, "SIASN code of the unit", required=True),
    Column("unor", Kind.TEXT, "Unit", required=True),
    Column("parent_id", Kind.TEXT, "Code of the unit above; empty at the top", empty_counts=True,
           refers_to=(UNIT,)),
    Column("opd", Kind.TEXT, "OPD it belongs to"),
    Column("valid_from", Kind.DATE, "First day it exists"),
    Column("valid_to", Kind.DATE, "Last day it exists; empty while it does", empty_counts=True),
)  # fmt: skip

POSITIONS = imported(
    "positions",
    "One position of the peta jabatan: a single post, or all alike in one unit",
    ("position_id",),
    Column("position_id", Kind.TEXT, "Code of the position; OPD, unit and name where the file has no codes"),
    Column("jabatan", Kind.TEXT, "Position", required=True),
    Column("jenis_jabatan", Kind.CHOICE, "Kind of position", choices=JENIS_JABATAN),
    Column("jenjang", Kind.CHOICE, "Tier of the position, derived from it where the file has none", choices=JENJANG),
    Column("eselon", Kind.ESELON, "Eselon of a structural position"),
    Column("kelas", Kind.INTEGER, "Kelas jabatan", minimum=1, maximum=17),
    Column("unor_id", Kind.TEXT, "SIASN code of the unit", refers_to=(UNIT,)),
    Column("unor", Kind.TEXT, "Unit"),
    Column("opd", Kind.TEXT, "OPD", refers_to=(OPD,)),
    Column("needed", Kind.INTEGER, "People needed (kebutuhan, formasi)", unit="people", minimum=0),
    Column("present", Kind.INTEGER, "People there (bezetting)", unit="people", minimum=0),
    Column("status", Kind.CHOICE, "Whether a single post is held; empty where the file does not say",
           choices=POSITION_STATUSES),
    replace(NIP, name="incumbent_nip", description="NIP of the holder of a single post", required=False),
    Column("vacant_from", Kind.DATE, "Vacant since"),
)  # fmt: skip

PROPOSALS = imported(
    "proposals",
    "One stage of one proposal to promote, transfer or raise in pangkat",
    ("proposal", "nip", "kind", "period", "stage"),
    Column("proposal", Kind.TEXT, "Number of the proposal"),
    NIP,
    Column("kind", Kind.CHOICE, "What is proposed", required=True, choices=MOVEMENTS),
    Column("period", Kind.TEXT, "Period it is proposed for"),
    Column("stage", Kind.TEXT, "Stage", required=True),
    Column("entered_on", Kind.DATE, "Day it came to this stage", required=True),
    Column("left_on", Kind.DATE, "Day it left this stage; empty while it is there", empty_counts=True),
)

TABLES = (UNITS, POSITIONS, PROPOSALS)
