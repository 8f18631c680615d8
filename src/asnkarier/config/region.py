"""The configuration of one region, as ``configs/<region>.yaml`` (over ``configs/national.yaml``) states it."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from asnkarier.config.ip_asn import IpAsn
from asnkarier.config.jp import CertificateLetter, CertificateRule, JpRule
from asnkarier.config.model import NotUsedYet, Section, Versions
from asnkarier.config.siasn import Siasn

Jenjang = Literal[
    "jpt_utama", "jpt_madya", "jpt_pratama", "administrator", "pengawas", "pelaksana",
    "jf_ahli_utama", "jf_ahli_madya", "jf_ahli_muda", "jf_ahli_pertama",
    "jf_penyelia", "jf_mahir", "jf_terampil", "jf_pemula",
]  # fmt: skip
Level = Annotated[int, Field(ge=1, le=5)]
Weight = Annotated[float, Field(ge=0, le=100)]
Age = Annotated[int, Field(ge=40, le=80)]
Share = Annotated[float, Field(ge=0, le=1)]
Method = Literal["assessment_center", "superior", "training_result", "certificate", "self"]
Employment = Literal["PNS", "PPPK", "PPPK_PW"]
Standing = Literal[
    "active", "study_leave", "unpaid_leave", "suspended", "pre_retirement", "retired", "died", "dismissed", "moved",
    "elsewhere",
]  # fmt: skip
Predikat = Literal["sangat_baik", "baik", "butuh_perbaikan", "kurang", "sangat_kurang"]
Rating = Literal["di_atas", "sesuai", "di_bawah"]
NeedFigure = Literal["levels_missing", "with_gap", "votes", "proposals", "below_target", "unknown"]
Eselon = Literal["I.a", "I.b", "II.a", "II.b", "III.a", "III.b", "IV.a", "IV.b", "V.a", "V.b"]


class Signatory(Section):
    """Who signs the agency's memorandums."""

    title: str
    """Position, as it stands above the signature."""
    name: str
    """Name with academic titles."""
    rank: str | None = None
    """Rank (pangkat) and golongan; left to be filled in where it is not stated."""
    nip: str | None = None
    """NIP; left to be filled in where it is not stated."""


class Letters(Section):
    """What Word documents carry. Whatever is not stated is left as a place to fill in, or left away."""

    government: str | None = None
    """First line of the letterhead; "Pemerintah" and the region's name where it is not stated."""
    address: tuple[str, ...] = ()
    """Lines of the letterhead below the agency's name."""
    logo: str | None = None
    """Picture above the letterhead (PNG or JPEG), beside the file that names it."""
    sender: str | None = None
    """Official whom memorandums come from (Dari)."""
    nature: str | None = None
    """Nature of the memorandums (Sifat), like Biasa."""
    signatory: Signatory | None = None
    """Who signs."""
    template: str | None = None
    """Word document (.docx) with a letterhead and styles of its own, beside the file that names it."""


class Agency(Section):
    """The personnel agency that uses the program."""

    name: str
    """Full name, as letters carry it."""
    short: Annotated[str, NotUsedYet()]
    """Short name (BKPSDM, BKPP, BKD)."""
    head_title: str
    """Title of its head, as the report addresses it."""
    letters: Letters = Letters()
    """What its Word documents carry."""


class RegionIdentity(Section):
    """Who the region is."""

    code: str = Field(pattern=r"^[a-z][a-z0-9_]*$", examples=["mamuju"])
    """Short code: the file's name, the folder in the store and the part of every report's name."""
    name: str
    """Name of the region (Kabupaten Mamuju)."""
    province: Annotated[str, NotUsedYet()]
    """Province."""
    kemendagri_code: Annotated[str, NotUsedYet()] = Field(pattern=r"^[0-9]{2}\.[0-9]{2}$", examples=["76.02"])
    """Code of the region in the list of the Ministry of Home Affairs."""
    agency: Agency
    """The personnel agency."""
    language: Literal["id", "en"] = "id"
    """Language of the reports."""
    timezone: str
    """IANA time zone; decides what day it is."""


class Competency(Section):
    """One competency of the dictionary."""

    code: str = Field(pattern=r"^[A-Z][A-Z0-9_]*$", examples=["TIK"])
    """Short code."""
    name: str
    """Name in Indonesian."""
    name_en: str
    """Name in English."""
    kind: Literal["managerial", "sociocultural", "technical"]
    """Kind."""
    aliases: tuple[str, ...] = ()
    """Other spellings met in files."""


class Competencies(Section):
    """The dictionary of competencies."""

    generic: Versions[tuple[Competency, ...]]
    """The nine generic competencies (eight managerial, one sociocultural)."""
    technical: tuple[Competency, ...] = ()
    """Technical competencies of this region."""

    @property
    def all(self) -> tuple[Competency, ...]:
        """Every competency, the generic ones of the newest version first."""
        return (*self.generic.versions[-1].value, *self.technical)


class Standards(Section):
    """Levels required where no standard was imported for the position."""

    jenjang_levels: Versions[dict[Jenjang, Level]]
    """Level of all generic competencies required in each jenjang."""


class StructuralPattern(Section):
    """A structural position recognised by its name where the file has no eselon column."""

    pattern: str
    """Regular expression, searched in the upper-case name."""
    eselon: Eselon
    """Eselon of such a position in a regency or city."""


class Jabatan(Section):
    """Positions, ranks and education as the national systems name them."""

    structural: tuple[StructuralPattern, ...]
    """Patterns, read in order; the first that matches wins."""
    jenis: dict[str, Literal["struktural", "fungsional", "pelaksana"]]
    """Spellings of jenis jabatan, as SIASN writes them."""
    golongan: dict[str, str]
    """Golongan ruang of PNS and the name of its pangkat."""
    education: dict[str, str]
    """Spellings of education levels, as SIASN writes them, and the level they stand for."""
    standing: dict[Standing, tuple[str, ...]]
    """Spellings of kedudukan hukum by what they mean. Holders of another word are counted, and the import tells it."""
    standing_counted: Versions[dict[Standing, bool]]
    """Whether those of each meaning are analysed and planned for; they are, unless this says no."""

    @property
    def standings(self) -> dict[str, Standing]:
        """Give every word with its meaning."""
        return {word: meaning for meaning, words in self.standing.items() for word in words}


class Assessments(Section):
    """When an assessment counts."""

    validity_years: Versions[Annotated[int, Field(ge=1, le=50)]]
    """Years an assessment stays valid."""
    evidence: dict[Method, int]
    """Evidence grade of each method; a higher grade wins over a newer date."""


class Category(Section):
    """A band of the JPM, from ``minimum`` (included) up to the next band."""

    minimum: float = Field(ge=0, le=1000)
    """Lower bound in percent, included."""
    code: str
    """Short code."""
    name: str
    """Name in Indonesian."""
    name_en: str
    """Name in English."""


class Factors(Section):
    """Core and secondary factors of profile matching."""

    core: tuple[str, ...]
    """Codes of the competencies that are core factors; all others are secondary."""
    core_share: float = Field(ge=0.01, le=0.99)
    """What the core factors count together; the rest of 1 is left for the secondary ones."""


class Jpm(Section):
    """The job person match."""

    formula: Literal[
        "capped_ratio", "uncapped_total", "mean_ratio", "met_share", "capped_total", "uncapped_ratio",
        "profile_matching",
    ] = "capped_ratio"  # fmt: skip
    """Which of the named formulas reports use."""
    weights: dict[str, Annotated[float, Field(gt=0, le=100)]] = Field(default_factory=dict)
    """Weight by competency code; one not named weighs 1. Not those of the training plan: they say what is urgent."""
    coverage_min: Share = 0.5
    """Share of a person's required competencies that must be assessed before a category is given."""
    factors: Versions[Factors]
    """Core and secondary factors, for the formula profile_matching only."""
    mapping: Versions[tuple[Category, ...]]
    """Categories for mapping competencies (pemetaan), highest first."""
    placement: Versions[tuple[Category, ...]]
    """Categories for filling a position (pengisian jabatan), highest first."""


class Sector(Section):
    """A development sector the region puts first."""

    code: str
    """Short code."""
    name: str
    """Name, as reports show it."""
    weight: Weight
    """Weight of closing a gap of this sector's staff; 1 is neutral."""
    opds: tuple[str, ...]
    """Words in an OPD's name that put it into the sector."""


class Weights(Section):
    """What closing a gap is worth. Everything not named weighs 1."""

    competency: dict[str, Weight] = Field(default_factory=dict)
    """Weight by competency code."""
    jenjang: dict[Jenjang, Weight] = Field(default_factory=dict)
    """Weight by jenjang."""
    sectors: tuple[Sector, ...] = ()
    """Development sectors; an OPD belongs to the first that matches."""
    voice_per_vote: float = Field(default=0.01, ge=0, le=1)
    """What one vote for a need adds to the worth of meeting it."""
    voice_max: float = Field(default=0.5, ge=0, le=5)
    """Most that votes can add."""
    voice_years: int = Field(default=2, ge=1, le=50)
    """Years for which a voiced need counts, from the day it was raised; one without a date always counts."""


class BelowTarget(Section):
    """What of a performance result says that the person is below the target; one of them is enough."""

    predikat: tuple[Predikat, ...] = ()
    """Predikat kinerja."""
    result_rating: tuple[Rating, ...] = ()
    """Ratings of the work results against expectation."""


class NeedsRules(Section):
    """How training needs are ranked (AKPK/AKD)."""

    ranking: Versions[Annotated[tuple[NeedFigure, ...], Field(min_length=1)]]
    """Figures that needs are ranked on, the larger first: the second decides where the first is equal, and so on."""
    below_target: Versions[BelowTarget]
    """Who is below the performance target."""
    performance_years: int = Field(default=2, ge=1, le=10)
    """Calendar years, the present one included, whose performance results count; of older ones nothing is known."""


class Team(Section):
    """People that a unit or an OPD must have: "three people of this unit at level 3"."""

    opd: str | None = None
    """OPD; needed where several have a unit of that name."""
    unit: str | None = None
    """Unit; none for the whole OPD."""
    competency: str
    """Competency code."""
    level: Level
    """Level each of them must have."""
    people: Annotated[int, Field(ge=1, le=10_000)]
    """How many of them."""
    basis: str
    """Why, with the regulation or decision."""


class TrainingForm(Section):
    """A form of competency development of the LAN list."""

    name: str
    """Name in Indonesian."""
    route: Annotated[Literal["classical", "nonclassical", "education"], NotUsedYet()]
    """Route."""
    aliases: tuple[str, ...] = ()
    """Other spellings met in catalogues."""
    siasn_id: int | None = Field(default=None, ge=1, le=25)
    """Number in the SIASN table "jenis diklat"; none for a form that SIASN does not have."""
    certificate: CertificateLetter | None = None
    """Letter of its certificate in that table: T, F or P; none for a form that SIASN does not have."""
    employment: tuple[Employment, ...] = ()
    """Employments it is open to, where the catalogue does not say it of the training; none named is all."""
    quota: int | None = Field(default=None, ge=0)
    """Most people sent to trainings of this form in one year, as to degree studies; none for no such limit."""


class SeatRule(Section):
    """Seats that a group of people must be given at least (``floors``), or may be given at most (``caps``)."""

    name: str
    """Name of the group, as reports show it."""
    who: str = Field(examples=["sex = P; location = Kalumpang"])
    """Who belongs to it, in the language of the catalogue's ``eligible``; who is not known to belong does not."""
    seats: int | None = Field(default=None, ge=0)
    """Number of seats."""
    share: float | None = Field(default=None, ge=0, le=10)
    """In place of a number: seats for each person of the group with a gap."""
    basis: str
    """Why, with the regulation or decision."""


class Holiday(Section):
    """A day on which nobody works: a public holiday or a collective leave (cuti bersama)."""

    day: date
    """The day."""
    name: Annotated[str, NotUsedYet()]
    """Its name."""


class Blackout(Section):
    """Days over which no class may run, or on which some people may not be sent to one."""

    name: str
    """What happens then, as reports show it."""
    first: date
    """First day."""
    last: date
    """Last day, included."""
    who: str | None = Field(default=None, examples=["opd = Badan Keuangan Daerah"])
    """Whom it keeps at work, in the language of the catalogue's ``eligible``: also those of whom it is not known. None:
    everybody, and no class runs over these days."""
    basis: str
    """Why, with the regulation or decision."""


class ClassCalendar(Section):
    """When classes may be held. Saturdays and Sundays are free in any case."""

    first_week: int = Field(default=1, ge=1, le=53)
    """First ISO week with classes."""
    last_week: int = Field(default=53, ge=1, le=53)
    """Last ISO week with classes; days of a week of another year are never used."""
    holidays: Versions[tuple[Holiday, ...]]
    """Holidays. The version in force on the last day of the plan's year must list some of that year, or no class is
    dated."""
    blackouts: tuple[Blackout, ...] = ()
    """Days kept free of classes, for everybody or for some."""
    away_share_max: Share | None = None
    """Most of a unit's people that may be in a class within one ``away_per``, as a share; always at least one person.
    None for no such limit."""
    away_per: Literal["week", "month"] = "month"
    """Within what the people of a unit who are in a class are counted: the ISO week or the month."""
    money_from: dict[Literal["murni", "perubahan"], Annotated[int, Field(ge=1, le=12)]] = Field(default_factory=dict)
    """Month from whose first day the money of a budget window can pay for classes; one not named: the whole year."""


class Resampling(Section):
    """How far what a plan expects may be off: an assumption, for ``plan-training --robust``."""

    effectiveness_concentration: float = Field(gt=0)
    """Concentration of the Beta distribution around the effectiveness stated; the larger, the nearer to it."""
    attendance: Share
    """Share of the seats that is attended, on average."""
    attendance_concentration: float = Field(gt=0)
    """Concentration of the Beta distribution around that share."""


class TrainingPlanRules(Section):
    """How the training plan is made."""

    forms: dict[str, TrainingForm]
    """Forms of competency development."""
    jp_minimum: Versions[dict[Employment, Annotated[int, Field(ge=0)]]]
    """JP each person must reach in a year, by employment; an employment not named has no minimum."""
    jp_maximum: Versions[dict[Employment, Annotated[int, Field(ge=0)]]]
    """Most JP a person may be given in a year, by employment; an employment not named has no maximum."""
    jp_conversion: dict[str, Versions[JpRule]] = Field(default_factory=dict)
    """What a form counts in JP where no JP are stated, by form; one not named counts what its programme states."""
    jp_free: tuple[str, ...] = ()
    """Forms that cost nothing and keep nobody from work: the first that are offered to those who lack JP."""
    jp_pace_from_month: int = Field(default=4, ge=1, le=12)
    """Month from whose first day on it is said who will miss the JP minimum at the present pace."""
    certificates: Versions[CertificateRule] | None = None
    """Which certificates count; None: none are counted."""
    certificate_credit: float = Field(default=0, ge=0)
    """Value of a seat for who has not yet certificates enough, in levels closed; 0 for off."""
    ip_asn_credit: float = Field(default=0, ge=0)
    """Value of one point of IP ASN that trainings bring one person, in levels closed; 0 for off."""
    jp_credit: float = Field(ge=0)
    """Value of bringing one person to the JP minimum, in levels closed."""
    days_max: int = Field(ge=0)
    """Most working days a person may be absent for training in the year."""
    trainings_max: int | None = Field(default=None, ge=1)
    """Most trainings of one person in the year; none for no such limit."""
    chains: bool = False
    """Whether a training may be planned that the person can take only after another one of the same year."""
    pooled_funds: bool = False
    """Whether several funds may pay for the participants of one class, where the catalogue does not say it."""
    full_value_months: int = Field(default=0, ge=0, le=600)
    """Months still served after the year from which a seat has its full value, falling evenly below; 0 for off."""
    floors: tuple[SeatRule, ...] = ()
    """Groups with a least number of seats."""
    caps: tuple[SeatRule, ...] = ()
    """Groups with a most number of seats."""
    calendar: ClassCalendar | None = None
    """When classes may be held; None: no class is given dates."""
    assumed_effectiveness: Share
    """Share of the levels taught that is expected to be gained where the catalogue states none."""
    cost_tie_break: float = Field(ge=0)
    """Value subtracted for each Rp 1 million spent, so that of two equal plans the cheaper is chosen."""
    keep_bonus: float = Field(default=0.25, ge=0)
    """Value of each seat of an earlier plan that stays, in levels closed: what a change must gain to be made."""
    robust: Versions[Resampling] | None = None
    """How effectiveness and attendance are drawn to see how far a plan depends on them; None: that is not assumed."""
    gap_tolerance: Share = 0.005
    """Proven gap at which the solver may stop."""
    time_limit_seconds: float = Field(default=300, gt=0)
    """Seconds after which the solver stops with the best plan found."""


class Fund(Section):
    """A source of money."""

    name: str
    """Name."""
    aliases: tuple[str, ...] = ()
    """Other spellings met in files."""


class Budget(Section):
    """The money."""

    funds: dict[str, Fund]
    """Fund sources by code."""
    windows: tuple[Literal["murni", "perubahan"], ...] = ("murni",)
    """Budget windows whose ceilings are added up for the year."""
    account_codes: dict[str, str] = Field(default_factory=dict, examples=[{"*": "5.1.02.02.12.0001"}])
    """Account code (kode rekening) of cost sheets by form of the training, ``*`` for all others; none: left empty."""


class NineBox(Section):
    """Lower bounds of the middle and the upper third, included."""

    performance: tuple[float, float]
    """Cuts of the performance axis."""
    potential: tuple[float, float]
    """Cuts of the potential axis."""


class Talent(Section):
    """Talent mapping."""

    nine_box: Versions[NineBox]
    """Cuts of the nine boxes."""


class Leaving(Section):
    """What a day on which somebody leaves the service means for the analyses."""

    counted: bool
    """Whether those of whom the day has passed are still analysed and planned for; they are told in either case."""
    seat: bool
    """Whether those of whom it comes before the end of the plan's year may be given a seat."""


class Career(Section):
    """Career rules."""

    retirement_age: Versions[dict[Jenjang, Age]]
    """Retirement age (BUP) of managerial positions and pelaksana, by jenjang."""
    retirement_age_functional: Versions[dict[Jenjang, Age]]
    """Retirement age of functional positions by jenjang, where the position's own rule states none."""
    retirement_age_positions: Versions[dict[str, dict[Jenjang, Age]]]
    """Retirement age of positions that have one of their own, by the words their name begins with, without the jenjang,
    then by jenjang. The longest name wins."""
    retirement: Versions[Leaving]
    """The day of retirement: the first day of the month after the one in which the retirement age is reached."""
    contract_end: Versions[Leaving]
    """The day after the last one of a PPPK contract."""


class Import(Section):
    """How the region's files are read."""

    headers: dict[str, dict[str, tuple[str, ...]]] = Field(default_factory=dict)
    """Header spellings of this region: table, column, spellings."""
    choices: dict[str, dict[str, str]] = Field(default_factory=dict)
    """Spellings of values: column, spelling as senders write it, value of the program."""
    units: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    """OPD names, each with the spellings that stand for it."""
    shrink_share: Share = 0.05
    """Share of an OPD's people that may be absent from a new employee file before the import stops."""
    shrink_people: int = Field(default=5, ge=0)
    """People that may be absent from it in any case."""


class Privacy(Section):
    """What may be shown."""

    small_group: int = Field(default=5, ge=1)
    """Groups smaller than this are not broken down in reports."""
    mask_nip: bool = False
    """Mask NIP in reports."""
    retention_years: int = Field(default=5, ge=1)
    """Years old versions of tables are kept before ``check --collect`` removes them."""


class Automation(Section):
    """What ``asnkarier run`` does."""

    steps: tuple[str, ...] = ("import", "gap-analysis", "plan-training")
    """Steps, in order: import, and the commands that make results."""
    lock_wait_seconds: float = Field(default=60, ge=0)
    """Seconds to wait for another run to end."""


class RegionConfig(Section):
    """Everything a region decides."""

    region: RegionIdentity
    """Who the region is."""
    competencies: Competencies
    """The dictionary of competencies."""
    standards: Standards
    """Levels required by default."""
    jabatan: Jabatan
    """Positions, ranks and education."""
    assessments: Assessments
    """When an assessment counts."""
    jpm: Jpm
    """The job person match."""
    weights: Weights = Weights()
    """What closing a gap is worth."""
    teams: tuple[Team, ...] = ()
    """People that units and OPDs must have together."""
    needs: NeedsRules
    """How training needs are ranked."""
    training_plan: TrainingPlanRules
    """How the training plan is made."""
    budget: Budget
    """The money."""
    ip_asn: IpAsn
    """The index of professionalism (IP ASN)."""
    talent: Annotated[Talent, NotUsedYet()]
    """Talent mapping."""
    career: Career
    """Career rules."""
    siasn: Siasn
    """The national system SIASN."""
    import_: Import = Field(default=Import(), alias="import")
    """How the region's files are read."""
    privacy: Privacy = Privacy()
    """What may be shown."""
    automation: Automation = Automation()
    """What ``asnkarier run`` does."""
