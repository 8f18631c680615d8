"""The index of professionalism (IP ASN): what it gives points for, and what counts as evidence of it."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from asnkarier.config.model import Section, Versions

Points = Annotated[float, Field(ge=0, le=100)]
Group = Literal["struktural", "fungsional", "pelaksana"]
"""Kinds of position that the competence of is measured differently."""
Training = Literal["leadership", "functional", "technical", "seminar"]
"""Parts of the dimension competence."""
Education = Literal["SD", "SLTP", "SLTA", "D1", "D2", "D3", "D4", "S1", "profesi", "S2", "spesialis", "S3"]
Years = Annotated[int, Field(ge=0, le=50)]
Tier = Literal["jpt_utama", "jpt_madya", "jpt_pratama", "administrator", "pengawas"]


class IpAsnPoints(Section):
    """The points of the four dimensions, as the regulation gives them."""

    qualification: dict[Education, Points]
    """Points for the highest education; one that is not named has the points of ``education_besides``."""
    competence: dict[Group, dict[Training, Points]]
    """Points for each part of competence, by kind of position; a part that is not named gives no points there."""
    technical_jp: int = Field(ge=1)
    """JP of technical training that the part "technical" asks for, of several trainings together."""
    performance: dict[Literal["sangat_baik", "baik", "butuh_perbaikan", "kurang", "sangat_kurang"], Points]
    """Points for the annual predikat kinerja."""
    discipline: dict[Literal["none", "ringan", "sedang", "berat"], Points]
    """Points by the heaviest punishment; "none" for nobody punished."""


class IpAsnBand(Section):
    """A category of the index, from ``minimum`` (included) up to the next one."""

    minimum: float = Field(ge=0, le=100)
    """Lower bound, included."""
    name: str
    """Name in Indonesian."""
    name_en: str
    """Name in English."""


class IpAsnEvidence(Section):
    """What counts as evidence, where the regulation's text was not read or leaves it open."""

    employment: tuple[Literal["PNS", "PPPK", "PPPK_PW"], ...]
    """Employments that are measured; who has another one is left out and told."""
    technical_years: Years
    """Years before the one measured whose technical trainings count, besides those of that year."""
    seminar_years: Years
    """Years before the one measured whose seminars count, besides those of that year."""
    performance_years: Years
    """Years before the one measured whose annual predikat counts, if that year has none; the newest counts."""
    discipline_years: Years | None = None
    """Years for which a punishment counts, from the date of its decree; None: for ever."""
    forms: dict[Training, tuple[str, ...]]
    """Forms of training (codes of ``training_plan.forms``) that count for each part; another form counts for none."""
    leadership_titles: dict[Tier, tuple[str, ...]]
    """Words in the title of a leadership training by the tier it is for. One for a lower tier does not count."""
    functional_without: tuple[str, ...] = ()
    """First words of functional positions that ask for no functional training: their holders have its points."""


class IpAsn(Section):
    """The index of professionalism (IP ASN)."""

    points: Versions[IpAsnPoints]
    """Points of the four dimensions."""
    education_besides: Versions[dict[Education, Points]]
    """Points for levels of education that the regulation does not name."""
    categories: Versions[Annotated[tuple[IpAsnBand, ...], Field(min_length=1)]]
    """Categories of the index, highest first."""
    evidence: Versions[IpAsnEvidence]
    """What counts as evidence."""
    together_max: int = Field(default=1, ge=1, le=4)
    """Most technical trainings that a plan sends one person to for the JP that the part "technical" asks for."""
