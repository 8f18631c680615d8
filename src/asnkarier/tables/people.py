"""Tables about people: who they are, what they were assessed at, how they perform, awards, punishments."""

from asnkarier.tables.references import PERSON, UNIT
from asnkarier.tables.schema import LEVEL_SOURCE_UNKNOWN, Column, Kind, Migration, imported

EMPLOYMENT = ("PNS", "PPPK", "PPPK_PW")
JENIS_JABATAN = ("struktural", "fungsional", "pelaksana")
JENJANG = (
    "jpt_utama",
    "jpt_madya",
    "jpt_pratama",
    "administrator",
    "pengawas",
    "pelaksana",
    "jf_ahli_utama",
    "jf_ahli_madya",
    "jf_ahli_muda",
    "jf_ahli_pertama",
    "jf_penyelia",
    "jf_mahir",
    "jf_terampil",
    "jf_pemula",
)
METHODS = ("assessment_center", "superior", "training_result", "certificate", "self")
PREDIKAT = ("sangat_baik", "baik", "butuh_perbaikan", "kurang", "sangat_kurang")
RATING = ("di_atas", "sesuai", "di_bawah")
PUNISHMENT_LEVELS = ("ringan", "sedang", "berat")
AWARD_LEVELS = ("international", "national", "province", "region", "opd")

NIP = Column("nip", Kind.NIP, "NIP or NI PPPK, 18 digits", required=True, personal=True, refers_to=(PERSON,))

EMPLOYEES = imported(
    "employees",
    "One civil servant",
    ("nip",),
    NIP,
    Column("name", Kind.TEXT, "Name without titles", required=True, personal=True),
    Column("title_before", Kind.TEXT, "Academic title before the name"),
    Column("title_after", Kind.TEXT, "Academic title after the name"),
    Column("employment", Kind.CHOICE, "Kind of employment", choices=EMPLOYMENT, follows=("kedudukan_hukum",)),
    Column("birth_date", Kind.DATE, "Date of birth", personal=True),
    Column("sex", Kind.CHOICE, "Sex", choices=("L", "P"), personal=True),
    Column("golongan", Kind.GOLONGAN, "Golongan ruang (III/b) or PPPK golongan (IX)"),
    Column("tmt_golongan", Kind.DATE, "Golongan held since"),
    Column("jenis_jabatan", Kind.CHOICE, "Kind of position", choices=JENIS_JABATAN),
    Column("jabatan", Kind.TEXT, "Position held"),
    Column("jabatan_id", Kind.TEXT, "SIASN code of the position"),
    Column("jenjang", Kind.CHOICE, "Tier of the position, derived from it where the file has none", choices=JENJANG,
           follows=("jabatan", "jenis_jabatan", "eselon")),
    Column("eselon", Kind.ESELON, "Eselon of a structural position"),
    Column("tmt_jabatan", Kind.DATE, "Position held since"),
    Column("unor_id", Kind.TEXT, "SIASN code of the unit", refers_to=(UNIT,)),
    Column("unor", Kind.TEXT, "Unit, as the file names it without its parents"),
    Column("opd", Kind.TEXT, "Perangkat daerah (agency of the region) the unit belongs to", follows=("unor",)),
    Column("education", Kind.CHOICE, "Highest education level", choices=(
        "SD", "SLTP", "SLTA", "D1", "D2", "D3", "D4", "S1", "profesi", "S2", "spesialis", "S3",
    )),
    Column("education_field", Kind.TEXT, "Field of study"),
    Column("tmt_cpns", Kind.DATE, "CPNS since"),
    Column("tmt_pns", Kind.DATE, "PNS since"),
    Column("kedudukan_hukum", Kind.TEXT, "Legal standing (Aktif, CLTN, Tugas Belajar …)"),
    Column("superior_nip", Kind.NIP, "NIP of the direct superior", personal=True),
    Column("location", Kind.TEXT, "Place of work"),
    Column("contract_end", Kind.DATE, "End of a PPPK contract"),
    Column("pns_id", Kind.TEXT, "SIASN's own number of the person (PNS ID), 32 letters and digits; never the NIP",
           personal=True, measured=True),
    migrations=(
        Migration("SIASN's number of a person was not kept before", lambda frame: frame.assign(pns_id=None)),
    ),
)  # fmt: skip

ASSESSMENTS = imported(
    "assessments",
    "One level found for one person and competency",
    ("nip", "competency", "assessed_on", "method"),
    NIP,
    Column("competency", Kind.COMPETENCY, "Competency code", required=True),
    Column("assessed_on", Kind.DATE, "Date of the assessment", required=True),
    Column("method", Kind.CHOICE, "How the level was found", required=True, choices=METHODS),
    Column("level", Kind.LEVEL, "Level found; empty where the person was not assessed", minimum=1, maximum=5,
           measured=True),
    of_levels=True,
    migrations=(LEVEL_SOURCE_UNKNOWN,),
)  # fmt: skip

PERFORMANCE = imported(
    "performance",
    "One person's performance in one period",
    ("nip", "year", "period"),
    NIP,
    Column("year", Kind.INTEGER, "Year", required=True, minimum=2000, maximum=2100),
    Column("period", Kind.TEXT, "Period of the year: tahunan, or the quarter or month", required=True),
    Column("result_rating", Kind.CHOICE, "Rating of work results against expectation", choices=RATING, measured=True),
    Column("behaviour_rating", Kind.CHOICE, "Rating of behaviour against expectation", choices=RATING, measured=True),
    Column("predikat", Kind.CHOICE, "Predikat kinerja", required=True, choices=PREDIKAT),
)

EXEMPTIONS = imported(
    "exemptions",
    "One person excused from one competency",
    ("nip", "competency"),
    NIP,
    Column("competency", Kind.COMPETENCY, "Competency code", required=True),
    Column("reason", Kind.TEXT, "Reason", required=True),
    Column("granted_by", Kind.TEXT, "Who granted it", required=True),
    Column("valid_to", Kind.DATE, "Last day it holds; empty while open", empty_counts=True),
)

IP_ASN_SCORES = imported(
    "ip_asn_scores",
    "One person's index of professionalism (IP ASN) of one year, as it was measured",
    ("nip", "year"),
    NIP,
    Column("year", Kind.INTEGER, "Year measured", required=True, minimum=2000, maximum=2100),
    Column("qualification", Kind.NUMBER, "Score for qualification", unit="points", minimum=0, maximum=100),
    Column("competence", Kind.NUMBER, "Score for competence", unit="points", minimum=0, maximum=100),
    Column("performance", Kind.NUMBER, "Score for performance", unit="points", minimum=0, maximum=100),
    Column("discipline", Kind.NUMBER, "Score for discipline", unit="points", minimum=0, maximum=100),
    Column("total", Kind.NUMBER, "Sum of the four", required=True, unit="points", minimum=0, maximum=100),
    Column("source", Kind.TEXT, "What measured it (PIP ASN)"),
)

DISCIPLINE = imported(
    "discipline",
    "One punishment of one person (PP 94/2021)",
    ("nip", "decided_on", "punishment"),
    NIP,
    Column("decided_on", Kind.DATE, "Date of the decree", required=True),
    Column("punishment_level", Kind.CHOICE, "Level of the punishment", required=True, personal=True,
           choices=PUNISHMENT_LEVELS),
    Column("punishment", Kind.TEXT, "Punishment", personal=True),
    Column("valid_from", Kind.DATE, "First day it holds", personal=True),
    Column("valid_to", Kind.DATE, "Last day it holds; empty where the file states none", personal=True,
           empty_counts=True),
    Column("cancelled", Kind.FLAG, "Whether it was cancelled", personal=True),
    Column("decree", Kind.TEXT, "Number of the decree"),
)  # fmt: skip

AWARDS = imported(
    "awards",
    "One award of one person",
    ("nip", "awarded_on", "award"),
    NIP,
    Column("awarded_on", Kind.DATE, "Date of the decree or the award", required=True),
    Column("award", Kind.TEXT, "Award, such as Satyalancana Karya Satya X Tahun", required=True),
    Column("award_level", Kind.CHOICE, "Whose award it is", choices=AWARD_LEVELS),
    Column("awarded_by", Kind.TEXT, "Who gave it"),
    Column("decree", Kind.TEXT, "Number of the decree"),
)

ABSENCES = imported(
    "absences",
    "Days on which one person cannot be sent to a class, as on leave or an assignment",
    ("nip", "away_from"),
    NIP,
    Column("away_from", Kind.DATE, "First day away", required=True),
    Column("away_to", Kind.DATE, "Last day away", required=True),
    Column("reason", Kind.TEXT, "Why: kind of leave, assignment", personal=True),
    Column("cancelled", Kind.FLAG, "Whether it was cancelled"),
)

TABLES = (EMPLOYEES, ASSESSMENTS, PERFORMANCE, EXEMPTIONS, IP_ASN_SCORES, DISCIPLINE, AWARDS, ABSENCES)
