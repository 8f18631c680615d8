"""Every figure of the letter on who can, worked out again from the exported tables."""

from collections import Counter, defaultdict
from datetime import date

import pytest
from exported import Exported, newest
from letter_sources import above_all, sources
from letter_text import Letter, in_words

AS_OF = date(2026, 11, 2)
REGIONS = ["manokwari", "mamuju", "palangkaraya", "tanjungpinang"]


def levels_of(exported: Exported):
    """Give ``{(nip, competency): (level, expired)}`` of those who are counted, required or not.

    The best evidence counts, of equal evidence the newest; an expired assessment only where there is no valid one.
    """
    evidence = exported.config["assessments"]["evidence"]
    since = AS_OF.replace(year=AS_OF.year - newest(exported.config["assessments"]["validity_years"])).isoformat()
    staff, found = {each["nip"] for each in exported.staff}, {}
    for row in exported["assessments"]:
        if row["nip"] in staff and row["level"] and row["assessed_on"] <= AS_OF.isoformat():
            valid = row["assessed_on"] >= since
            ranked = (valid, evidence[row["method"]], row["assessed_on"], int(row["level"]))
            cell = row["nip"], row["competency"]
            found[cell] = max(found.get(cell, ()), ranked)
    return {cell: (level, not valid) for cell, (valid, _, _, level) in found.items()}


class Expected:
    """What the letter on who can of one region has to say."""

    def __init__(self, exported: Exported) -> None:
        self.of, self.letter, self.levels = exported, Letter(), levels_of(exported)

    def __call__(self) -> Letter:
        above_all(
            self.letter,
            self.of,
            "Pemilik Kompetensi",
            f"keadaan per {in_words(AS_OF)} · Semua kompetensi, level 1 ke atas",
        )
        valid = {nip for (nip, _), (_, expired) in self.levels.items() if not expired}
        self.letter.says(
            "",
            "Sebanyak {people} pegawai aktif memiliki level tersebut menurut penilaian yang berlaku; {expired} hanya "
            "menurut penilaian kedaluwarsa, yang mungkin masih mampu dan tidak dihitung.",
            people=len(valid),
            expired=len({nip for nip, _ in self.levels} - valid),
        )
        counts = Counter((code, level, expired) for (_, code), (level, expired) in self.levels.items())
        held = sorted({(code, -level) for code, level, _ in counts})
        self.letter.shows(
            "Jumlah pegawai pada setiap level",
            (
                (self.of.competencies[code], -level, counts[code, -level, False], counts[code, -level, True])
                for code, level in held
            ),
        )
        for code, units in self.units_with_one().items():
            self.letter.says(
                "Level syarat yang bergantung pada satu orang",
                f"{self.of.competencies[code]}: unit kerja {{units}}",
                units=units,
            )
        assert not self.of.config["teams"]
        tables = ("employees", "standards", "assessments", "exemptions")
        sources(self.letter, self.of, "experts", tables, f"Keadaan per: {in_words(AS_OF)}")
        return self.letter

    def units_with_one(self):
        """Count, by competency, the units in which one person alone is known to have the level required of them."""
        able = defaultdict(list)
        for row in self.of["gaps"]:
            if row["status"] == "met" and row["unor"]:
                able[row["opd"], row["unor"], row["competency"]].append(row["nip"])
        return Counter(code for (_, _, code), people in able.items() if len(people) == 1)


@pytest.mark.parametrize("region", REGIONS)
def test_every_figure_of_the_letter_on_who_can(demo, exported, region):
    text = (demo / "reports" / f"experts_{region}_{AS_OF}.md").read_text(encoding="utf-8")
    assert Expected(exported(region))().faults(text) == []
