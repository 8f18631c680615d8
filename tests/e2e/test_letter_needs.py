"""Every figure of the letter on needs, worked out again from the exported tables."""

from collections import defaultdict

import needs_worked_out
import pytest
from exported import Exported
from letter_sources import above_all, sources
from letter_text import Letter, in_words, listed
from needs_worked_out import AS_OF, shown

REGIONS = ["manokwari", "mamuju", "palangkaraya", "tanjungpinang"]
UNNAMED = "(OPD tidak disebutkan)"
TABLES = ("employees", "standards", "assessments", "exemptions", "needs", "performance")
COLUMNS = ("employees", "with_gap", "levels_missing", "proposals", "votes", "below_target")


class Expected:
    """What the letter on the needs of one region has to say."""

    def __init__(self, exported: Exported) -> None:
        self.of, self.letter = exported, Letter()
        worked_out = needs_worked_out.Expected(exported)
        self.groups = worked_out.ranked_groups()
        self.total = {name: int(value) for name, value in self.groups["region", ""].items() if value}
        ranked = {code: figures for (scope, _, code), figures in worked_out.ranked().items() if scope == "region"}
        named = {code: shown(figures, whole=False) for code, figures in ranked.items()}
        order = sorted(ranked, key=lambda code: (not ranked[code]["rank"], int(ranked[code]["rank"] or 0), code))
        self.told = {
            code: named[code][0] | {"support": ranked[code]["support"]} for code in order if not named[code][1]
        }

    def __call__(self) -> Letter:
        above_all(
            self.letter, self.of, "Analisis Kebutuhan Pengembangan Kompetensi (AKPK)", f"keadaan per {in_words(AS_OF)}"
        )
        for part in (self.brief, self.first, self.places, self.asked, self.apart, self.unknown):
            part()
        sources(self.letter, self.of, "needs", TABLES, f"Keadaan per: {in_words(AS_OF)}")
        return self.letter

    def supported_as(self, *codes):
        return {code: told for code, told in self.told.items() if told["support"] in codes}

    def brief(self):
        says = lambda text, **figures: self.letter.says("Ringkasan", text, **figures)  # noqa: E731
        says(
            "Dari {employees} pegawai aktif, {with_gap} memiliki kesenjangan kompetensi yang diketahui; seluruhnya "
            "kurang {levels} level. Sebanyak {unknown} pegawai masih memiliki kompetensi wajib yang belum dinilai; "
            "yang belum dinilai tidak dianggap kesenjangan.",
            employees=self.total["employees"],
            with_gap=self.total["with_gap"],
            levels=self.total["levels_missing"],
            unknown=self.total["unknown"],
        )
        says(
            "Forum, survei, dan OPD menyampaikan {proposals} usulan yang dihitung, dengan {votes} suara.",
            proposals=self.total["proposals"],
            votes=self.total["votes"],
        )
        says(
            "Sebanyak {below} pegawai berkinerja di bawah target; kinerja {unknown} pegawai belum diketahui.",
            below=self.total["below_target"],
            unknown=self.total["performance_unknown"],
        )

    def first(self):
        rule = self.of.config["needs"]["ranking"]["versions"][-1]
        words = {
            "levels_missing": "Level yang kurang",
            "votes": "Suara",
            "with_gap": "Dengan kesenjangan",
            "below_target": "Dengan kesenjangan dan kinerja di bawah target",
        }
        self.letter.says(
            "Kebutuhan utama",
            "Diurutkan menurut, dari yang terbesar: "
            f"{', '.join(words[name] for name in rule['value'])}. Dasar: {rule['basis']}.",
        )
        every = [(code, told) for code, told in self.told.items() if told["rank"] != "–"]
        placed, left = every[:10], [told for _, told in every[10:]]
        self.cuts("Kebutuhan utama", len(every), left)
        columns = ("with_gap", "levels_missing", "unknown", "proposals", "votes", "below_target")
        self.letter.shows(
            "Kebutuhan utama",
            (
                (
                    f"{told['rank']} (=)" if told["equals"] > 1 else str(told["rank"]),
                    self.of.competencies[code],
                    *(told[name] for name in columns),
                )
                for code, told in placed
            ),
        )

    def cuts(self, title, all_, left):
        sums = {name: sum(told[name] for told in left) for name in ("levels_missing", "votes")}
        self.letter.cuts(title, 10, all_, "Level yang kurang {levels_missing}; Suara {votes}", **sums)

    def places(self):
        sectors = {each["code"]: each["name"] for each in self.of.config["weights"]["sectors"]}
        found = {"sector": [], "opd": []}
        for (scope, group), figures in self.groups.items():
            told, hidden = shown(figures, whole=True)
            if scope != "region" and not hidden:
                name = sectors.get(group, UNNAMED if group == "–" else group)
                found[scope].append(
                    (told["rank"] == "–", told["rank"], group, [told["rank"], name, *(told[one] for one in COLUMNS)])
                )
        if found["sector"]:
            self.letter.shows("Sektor prioritas", [row for *_, row in sorted(found["sector"])])
        opds = [row for without, *_, row in sorted(found["opd"]) if not without]
        self.letter.shows("OPD dengan kebutuhan terbesar", opds[:10])
        self.cuts(
            "OPD dengan kebutuhan terbesar", len(opds), [dict(zip(COLUMNS, row[2:], strict=True)) for row in opds[10:]]
        )
        self.letter.says(
            "OPD dengan kebutuhan terbesar", "Kelompok dengan kurang dari {few} pegawai tidak dirinci.", few=self.of.few
        )

    def asked(self):
        events = defaultdict(lambda: [0, 0])
        for row in self.of["needs"]:
            assert row["competency"]  # none of the samples is a theme alone
            events[row["source_event"]][0] += 1
            events[row["source_event"]][1] += int(row["votes"] or 1)
        rows = [(event, asked, asked, 0, votes) for event, (asked, votes) in sorted(events.items())]
        self.letter.shows("Pihak yang mengusulkan", rows)

    def apart(self):
        title = "Diusulkan, tetapi tidak didukung kesenjangan yang diketahui"
        assert not self.supported_as("asked_unknown", "asked_no_gap")  # none in the samples: the section says so
        self.letter.says(title, "Tidak ada.")
        title, not_asked = "Kesenjangan yang tidak diusulkan", self.supported_as("not_asked")
        for code, told in not_asked.items():
            self.letter.says(
                title,
                f"{self.of.competencies[code]}: pegawai dengan kesenjangan {{people}}, level yang kurang {{levels}}.",
                people=told["with_gap"],
                levels=told["levels_missing"],
            )
        first, all_ = listed([self.of.competencies[code] for code in not_asked][:3]), len(not_asked)
        self.letter.says(
            "Langkah berikutnya",
            "Bahas dalam forum berikutnya kesenjangan yang belum diusulkan siapa pun: "
            f"{first} (seluruhnya {{all}} kompetensi).",
            all=all_,
        )
        both = listed([self.of.competencies[code] for code in self.supported_as("supported")][:3])
        self.letter.says("Langkah berikutnya", f"Dahulukan yang kurang sekaligus diusulkan: {both}.")

    def unknown(self):
        says = lambda text, **figures: self.letter.says("Yang belum diketahui", text, **figures)  # noqa: E731
        says("Pegawai dengan persyaratan tanpa penilaian yang berlaku: {people}.", people=self.total["unknown"])
        says("Pegawai tanpa hasil kinerja yang dapat dipakai: {people}.", people=self.total["performance_unknown"])
        if out := len({row["nip"] for row in self.of["staff_apart"] if row["counted"] == "false"}):
            says(
                "Pegawai yang tidak dihitung karena kedudukan hukum, pensiun, kontrak, atau pengangkatan: {people}; "
                "analisis kesenjangan menyebut nama mereka.",
                people=out,
            )


@pytest.mark.parametrize("region", REGIONS)
def test_every_figure_of_the_letter_on_needs(demo, exported, region):
    text = (demo / "reports" / f"needs_{region}_{AS_OF}.md").read_text(encoding="utf-8")
    assert Expected(exported(region))().faults(text) == []
