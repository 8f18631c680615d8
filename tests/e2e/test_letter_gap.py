"""Every figure of the letter on the gaps, worked out again from the exported tables."""

from collections import Counter, defaultdict
from datetime import date
from fractions import Fraction
from functools import cached_property

import pytest
from exported import Exported, folded, newest
from letter_sources import above_all, sources
from letter_text import Letter, in_words, listed, number, percent, share

from asnkarier import finding_kinds
from asnkarier.outcome import Finding, Severity

AS_OF = date(2026, 11, 2)
REGIONS = ["manokwari", "mamuju", "palangkaraya", "tanjungpinang"]
UNNAMED = "(OPD tidak disebutkan)"
APART = {
    "study_leave": "Sedang tugas belajar",
    "unpaid_leave": "Sedang cuti di luar tanggungan negara (CLTN)",
    "past_retirement": "Telah mencapai batas usia pensiun (BUP) jabatannya",
    "contract_ended": "Perjanjian kerja telah berakhir",
    "position_unknown": "Menduduki jabatan setelah tanggal tersebut; jabatan pada tanggal itu belum diketahui",
}
OPINIONS = ("superior", "self")


class Requirements:
    """Some requirements, each a row of ``gaps`` that is not exempt, added up."""

    def __init__(self, rows):
        self.rows = rows = [row for row in rows if row["status"] != "exempt"]
        self.known = [row for row in rows if row["status"] in ("met", "gap")]
        self.lacking = [row for row in rows if row["status"] == "gap"]
        self.people = {row["nip"] for row in rows}
        self.levels = sum(int(row["gap"] or 0) for row in rows)
        self.sizes = Counter(int(row["gap"]) for row in self.lacking)
        self.above = sum(int(row["surplus"] or 0) > 0 for row in self.known)

    @property
    def mean_gap(self):
        return Fraction(self.levels, len(self.known)) if self.known else None

    @property
    def met(self):
        return len(self.known) - len(self.lacking)

    def low(self):
        return 10 * len(self.known) < 6 * len(self.rows)


def by(rows, name):
    groups = defaultdict(list)
    for row in rows:
        groups[row[name]].append(row)
    added_up = {key: Requirements(found) for key, found in groups.items()}
    return {key: found for key, found in added_up.items() if found.rows}


class Expected:
    """What the letter on the gaps of one region has to say."""

    def __init__(self, exported: Exported) -> None:
        self.of, self.letter = exported, Letter()
        self.all = Requirements(exported["gaps"])
        self.opds = by(exported["gaps"], "opd")
        self.competencies = by(exported["gaps"], "competency")
        self.place = {code: place for place, code in enumerate(exported.competencies)}

    def __call__(self) -> Letter:
        above_all(
            self.letter,
            self.of,
            "Analisis Kesenjangan Kompetensi Aparatur Sipil Negara (ASN)",
            f"keadaan per {in_words(AS_OF)}",
        )
        for part in (
            self.brief,
            self.measured,
            self.widest,
            self.strengths,
            self.neediest,
            self.unknown,
            self.apart,
            self.first,
            self.steps,
        ):
            part()
        tables = ("employees", "standards", "assessments", "exemptions")
        sources(
            self.letter, self.of, "gap-analysis", tables, f"Keadaan per: {in_words(AS_OF)}", "Rumus: Rasio terbatas"
        )
        return self.letter

    @cached_property
    def jpm(self):
        """The JPM of every person with a standard; None of whom nothing is assessed."""
        return jpm_of(self.of["gaps"])

    def category(self, percentage, coverage=Fraction(1)):
        """Give a category's name; "" where too little is assessed."""
        if percentage is None or coverage < Fraction(str(self.of.config["jpm"]["coverage_min"])):
            return ""
        bands = sorted(newest(self.of.config["jpm"]["mapping"]), key=lambda band: -band["minimum"])
        return next(band["name"] for band in bands if percentage >= Fraction(str(band["minimum"])))

    @cached_property
    def people(self):
        """How many people there are of each category."""
        return Counter(self.now.values())

    @cached_property
    def now(self):
        return self.categories(self.of["gaps"])

    def categories(self, rows):
        """Give every person's category by rows of gaps."""
        jpm = jpm_of(rows)
        return {
            nip: self.category(jpm[nip], Fraction(len(found.known), len(found.rows)))
            for nip, found in by(rows, "nip").items()
        }

    def brief(self):
        found, jpm = self.all, [value for value in self.jpm.values() if value is not None]
        says = lambda text, **figures: self.letter.says("Ringkasan", text, **figures)  # noqa: E731
        says(
            "Dari {staff} pegawai, {people} memiliki standar kompetensi jabatan, dan {assessed} di antaranya memiliki "
            "sekurang-kurangnya satu hasil penilaian yang berlaku.",
            staff=len(self.of.staff),
            people=len(found.people),
            assessed=len({row["nip"] for row in found.known}),
        )
        says(
            "Dari {required} persyaratan (satu pegawai, satu kompetensi), {assessed} telah dinilai ({coverage}).",
            required=len(found.rows),
            assessed=len(found.known),
            coverage=share(len(found.known), len(found.rows)),
        )
        says(
            "Pada {lacking} persyaratan yang telah dinilai ({share}), level yang dimiliki berada di bawah level yang "
            "dipersyaratkan; seluruhnya kurang {levels} level pada {people} pegawai.",
            lacking=len(found.lacking),
            share=share(len(found.lacking), len(found.known)),
            levels=found.levels,
            people=len({row["nip"] for row in found.lacking}),
        )
        says(
            "Rata-rata job person match (JPM) pegawai yang telah dinilai adalah {mean}.",
            mean=percent(sum(jpm) / len(jpm)),
        )

    def measured(self):
        validity = self.of.config["assessments"]["validity_years"]["versions"][-1]
        title = "Yang diukur"
        self.letter.says(
            title,
            "Level yang belum diketahui tidak pernah dihitung {none} dan tidak pernah dianggap terpenuhi.",
            none=0,
        )
        self.letter.says(
            title, f"Hasil penilaian berlaku {{years}} tahun ({validity['basis']}).", years=validity["value"]
        )
        self.letter.says(
            title, "JPM dihitung dengan rumus “Rasio terbatas”: JPM = {hundred} · Σ w·min(L, R) / Σ w·R.", hundred=100
        )
        names = [
            band["name"] for band in sorted(newest(self.of.config["jpm"]["mapping"]), key=lambda one: -one["minimum"])
        ]
        counts = [self.people[name] for name in [*names, ""]]
        rows = zip([*names, "Belum cukup dinilai"], counts, shares_that_add_up(counts), strict=True)
        self.letter.shows(title, rows)

    def shown(self, code):
        found = self.competencies[code]
        return len(found.people) >= self.of.few and not 0 < len(found.known) < self.of.few

    def widest(self):
        rows = [(code, found) for code, found in self.competencies.items() if found.levels and self.shown(code)]
        order = sorted(rows, key=lambda one: (-one[1].mean_gap, -one[1].levels, one[0]))
        wide, left = order[:10], sum(found.levels for _, found in order[10:])
        self.letter.cuts("Kesenjangan terlebar", 10, len(order), "Level yang kurang {levels}", levels=left)
        self.letter.shows(
            "Kesenjangan terlebar",
            (
                (
                    self.of.competencies[code],
                    len(found.people),
                    share(len(found.known), len(found.rows)),
                    len(found.lacking),
                    share(len(found.lacking), len(found.known)),
                    number(found.mean_gap, 2),
                    found.levels,
                )
                for code, found in wide
            ),
        )
        (code, found), (most, many) = wide[0], self.largest[0]
        self.letter.says(
            "Kesenjangan terlebar",
            f"Kesenjangan terlebar terdapat pada {self.of.competencies[code]}: {{lacking}} dari {{known}} pegawai yang "
            "dinilai ({share}) berada di bawah level yang dipersyaratkan, dengan rata-rata kekurangan {mean} level "
            "dari seluruh pegawai yang dinilai.",
            lacking=len(found.lacking),
            known=len(found.known),
            share=share(len(found.lacking), len(found.known)),
            mean=number(found.mean_gap, 2),
        )
        self.letter.says(
            "Kesenjangan terlebar",
            f"Kekurangan level terbanyak terdapat pada {self.of.competencies[most]}: {{levels}} dari {{all}} level, "
            "pada {people} pegawai.",
            levels=many.levels,
            all=self.all.levels,
            people=len(many.lacking),
        )

        texts = [f"{self.of.competencies[code]} {{share{place}}}" for place, (code, _) in enumerate(wide[:3])]
        self.letter.says(
            "Kesenjangan terlebar",
            "Persentase kesenjangan dari yang dinilai, per OPD dan kompetensi. Terlebar di seluruh wilayah: "
            f"{'; '.join(texts)}.",
            **{f"share{place}": share(len(one.lacking), len(one.known)) for place, (_, one) in enumerate(wide[:3])},
        )

    @property
    def largest(self):
        rows = [(code, found) for code, found in self.competencies.items() if found.levels and self.shown(code)]
        return sorted(rows, key=lambda one: (-one[1].levels, one[0]))

    def strengths(self):
        title = "Kekuatan dan kelemahan"
        jpm = sorted(value for value in self.jpm.values() if value is not None)
        low, middle, high = (percent(quantile(jpm, Fraction(part, 4))) for part in (1, 2, 3))
        self.letter.says(
            title,
            "Dari {people} pegawai yang memiliki JPM, separuhnya berada antara {low} dan {high}, "
            "dengan median {middle}; {without} pegawai belum memilikinya.",
            people=len(jpm),
            low=low,
            middle=middle,
            high=high,
            without=len(self.jpm) - len(jpm),
        )
        kinds = {
            kind: [row for row in self.of["gaps"] if (row["kind"] == "technical") == (kind == "Teknis")]
            for kind in ("Nonteknis", "Teknis")
        }
        for kind, rows in kinds.items():
            found = Requirements(rows)
            self.letter.says(
                title,
                f"{kind}: {{met}} dari {{known}} persyaratan yang dinilai terpenuhi ({{share}}), {{above}} di "
                "antaranya di atas standar; kesenjangan satu level {one}, lebih dari satu {more}; belum "
                "diketahui {unknown}.",
                met=found.met,
                known=len(found.known),
                share=share(found.met, len(found.known)),
                above=found.above,
                one=found.sizes[1],
                more=sum(found.sizes.values()) - found.sizes[1],
                unknown=len(found.rows) - len(found.known),
            )
        self.chart_of_kinds(title)
        self.named(title)
        self.sectors(title, kinds)

    def chart_of_kinds(self, title):
        """What the chart says to those who cannot see it: every count of its bars."""
        names = {"managerial": "Manajerial", "sociocultural": "Sosial Kultural", "technical": "Teknis"}
        texts, figures = [], {}
        for kind, name in names.items():
            found = Requirements([row for row in self.of["gaps"] if row["kind"] == kind])
            counts = {
                "as": found.met - found.above,
                "above": found.above,
                "one": found.sizes[1],
                "more": sum(found.sizes.values()) - found.sizes[1],
                "unknown": len(found.rows) - len(found.known),
            }
            assert sum(counts.values()) == len(found.rows)
            texts.append(
                f"{name}: {{{kind}}} (Sesuai persyaratan {{{kind}as}}, Di atas standar {{{kind}above}}, Kurang satu "
                f"level {{{kind}one}}, Kurang lebih dari satu level {{{kind}more}}, Belum diketahui {{{kind}unknown}})"
            )
            figures |= {kind: len(found.rows)} | {f"{kind}{what}": count for what, count in counts.items()}
        said = "Persyaratan per jenis kompetensi: bagian yang terpenuhi, kurang, atau belum diketahui"
        self.letter.says(title, f"{said}. {'; '.join(texts)}.", **figures)

    def named(self, title):
        """Three weak competencies, and three strong ones that are not among them."""
        rows = [(code, found) for code, found in self.competencies.items() if found.known and self.shown(code)]
        lacking = [one for one in rows if one[1].levels]
        weak = sorted(lacking, key=lambda one: (-one[1].mean_gap, self.place[one[0]]))[:3]
        others = [one for one in rows if one not in weak and one[1].met]
        strong = sorted(others, key=lambda one: (-Fraction(one[1].met, len(one[1].known)), self.place[one[0]]))[:3]
        low = {found.low() for _, found in [*weak, *strong]}
        assert low == {False}  # else the letter has a line on *
        texts = [f"{self.of.competencies[code]} ({{met{place}}} terpenuhi)" for place, (code, _) in enumerate(strong)]
        self.letter.says(
            title,
            f"Terkuat secara keseluruhan: {'; '.join(texts)}.",
            **{f"met{place}": share(found.met, len(found.known), 0) for place, (_, found) in enumerate(strong)},
        )
        texts = [
            f"{self.of.competencies[code]} (rata-rata kurang {{mean{place}}} level)"
            for place, (code, _) in enumerate(weak)
        ]
        self.letter.says(
            title,
            f"Terlemah: {'; '.join(texts)}.",
            **{f"mean{place}": number(found.mean_gap, 2) for place, (_, found) in enumerate(weak)},
        )

    def sectors(self, title, kinds):
        codes = {each["name"]: each["code"] for each in self.of.config["weights"]["sectors"]}
        names = sorted({self.of.sector_of(opd) for opd in self.opds}, key=lambda name: codes.get(name, "–"))
        rows = []
        for name in names:
            of_kind = {
                kind: Requirements([row for row in found if self.of.sector_of(row["opd"]) == name])
                for kind, found in kinds.items()
            }
            unknown = sum(len(found.rows) - len(found.known) for found in of_kind.values())
            people = set().union(*(found.people for found in of_kind.values()))
            shares = [share(found.met, len(found.known)) for found in of_kind.values()]
            rows.append((name or "(bukan sektor prioritas)", len(people), *shares, unknown))
        self.letter.shows(title, rows)

    @property
    def shown_opds(self):
        return {opd: found for opd, found in self.opds.items() if len(found.people) >= self.of.few}

    def neediest(self):
        title = "OPD yang paling membutuhkan"
        order = sorted(
            ((opd, found) for opd, found in self.shown_opds.items() if found.levels),
            key=lambda one: (-one[1].mean_gap, -one[1].levels, one[0]),
        )
        self.worst, left = order[:10], sum(found.levels for _, found in order[10:])
        self.letter.cuts(title, 10, len(order), "Level yang kurang {levels}", levels=left)
        self.letter.shows(
            title,
            (
                (
                    opd or UNNAMED,
                    len(found.people),
                    share(len(found.known), len(found.rows)),
                    share(len(found.lacking), len(found.known)),
                    number(found.mean_gap, 2),
                    found.levels,
                )
                for opd, found in self.worst
            ),
        )
        self.letter.says(title, "Kelompok dengan kurang dari {few} pegawai tidak dirinci.", few=self.of.few)

    def unknown(self):
        says = lambda text, **figures: self.letter.says("Yang belum diketahui", text, **figures)  # noqa: E731
        status = Counter(row["status"] for row in self.of["gaps"])
        says(
            "{unassessed} persyaratan belum pernah dinilai, dan pada {expired} persyaratan hasil penilaiannya telah "
            "kedaluwarsa.",
            unassessed=status["unassessed"],
            expired=status["expired"],
        )
        says(
            "{people} pegawai sama sekali belum memiliki hasil penilaian yang berlaku.",
            people=len(self.all.people - {row["nip"] for row in self.all.known}),
        )
        if without := len(self.of.staff) - len(self.all.people):
            says(
                "{people} pegawai belum memiliki standar kompetensi dan tidak termasuk dalam perbandingan.",
                people=without,
            )
        if status["exempt"]:
            says("{exempt} persyaratan dikecualikan dan tidak dihitung.", exempt=status["exempt"])
        if low := sum(found.low() for found in self.shown_opds.values()):
            says(
                "Pada {opds} OPD, kurang dari {part} persyaratan telah dinilai; angkanya belum dapat dipastikan.",
                opds=low,
                part=percent(60, 0),
            )
        for reason, counted in {(row["reason"], row["counted"]) for row in self.of["staff_apart"]}:
            people = sum(row["reason"] == reason and row["counted"] == counted for row in self.of["staff_apart"])
            ends = "tetap dihitung" if counted == "true" else "tidak dihitung"
            says(f"{APART[reason]}: {{people}} pegawai; {ends}.", people=people)
        self.uncertain_staff(says)
        self.opinions(says)
        self.findings(says)

    def uncertain_staff(self, says):
        known = {folded(word) for words in self.of.config["jabatan"]["standing"].values() for word in words}
        notes = {
            "Pegawai yang kedudukan hukumnya belum diketahui: {people}; mereka tetap dihitung.": lambda one: (
                folded(one["kedudukan_hukum"]) not in known
            ),
            "PPPK yang akhir perjanjian kerjanya belum diketahui: {people}; mereka tetap dihitung.": lambda one: (
                one["employment"] in ("PPPK", "PPPK_PW") and not one["contract_end"]
            ),
            "Pegawai yang tanggal lahirnya diambil dari NIP: {people}.": lambda one: not one["birth_date"],
        }
        for text, holds in notes.items():
            if people := sum(map(holds, self.of.staff)):
                says(text, people=people)

    def opinions(self, says):
        """Take the assessments by a superior or oneself away, and compare levels and categories."""
        years, evidence = (
            newest(self.of.config["assessments"]["validity_years"]),
            self.of.config["assessments"]["evidence"],
        )
        since = AS_OF.replace(year=AS_OF.year - years).isoformat()
        best = {}
        for row in self.of["assessments"]:
            if row["level"] and since <= row["assessed_on"] <= AS_OF.isoformat() and row["method"] not in OPINIONS:
                cell, rank = (row["nip"], row["competency"]), (evidence[row["method"]], row["assessed_on"])
                best[cell] = max(best.get(cell, ()), (*rank, int(row["level"])))
        without, alone, other = [], [], 0
        for row in self.all.rows:
            found = best.get((row["nip"], row["competency"]))
            if row["level"] and found:
                other += int(row["level"]) != found[2]
            elif row["level"]:
                alone.append(row["nip"])
            gap = max(0, int(row["level_required"]) - found[2]) if found else ""
            without.append(
                row
                | {
                    "level": str(found[2]) if found else "",
                    "gap": str(gap),
                    "status": "gap" if gap else "met" if found else "unassessed",
                }
            )
        then, now = self.categories(without), self.now
        if alone or other:
            says(
                "Level yang hanya bersandar pada penilaian atasan atau penilaian diri: {pairs}, pada {people} pegawai. "
                "Tanpa metode itu {known} persyaratan dinilai dan {levels} level kurang; {others} pegawai akan "
                "memiliki kategori JPM lain atau belum memilikinya, dan {changed} level akan berbeda.",
                pairs=len(alone),
                people=len(set(alone)),
                known=len(Requirements(without).known),
                levels=Requirements(without).levels,
                others=sum(then[nip] != now[nip] for nip in now),
                changed=other,
            )

    @cached_property
    def finding_rows(self):
        """Findings by which something is lost, and those for information."""
        notes = sum(finding_kinds.severity(Finding(row["code"])) is Severity.INFO for row in self.of["findings"])
        return len(self.of["findings"]) - notes, notes

    def findings(self, says):
        lost, notes = self.finding_rows
        says("{kinds} butir temuan pada berkas dirinci dalam buku kerja.", kinds=lost)
        says("{notes} catatan dalam buku kerja hanya bersifat informasi.", notes=notes)

    def apart(self):
        rows = self.of["staff_apart"]
        if not rows:
            return
        title = "Tidak dihitung, atau dihitung dan disebut tersendiri"
        self.letter.shows(
            title,
            (
                (
                    row["name"],
                    row["nip"],
                    row["opd"] or UNNAMED,
                    APART[row["reason"]],
                    in_words(row["day"]) if row["day"] else "",
                )
                for row in rows[:20]
            ),
        )
        if len(rows) > 20:
            self.letter.says(
                title, "Tidak disebut di sini: {people} pegawai; buku kerja memuat semuanya.", people=len(rows) - 20
            )

    def first(self):
        """Whose category is open: those whose range from all unknown at 0 to all as required spans several."""
        title = "Yang perlu dinilai lebih dahulu"
        ends = {0: jpm_of(self.of["gaps"], unknown=0), 1: jpm_of(self.of["gaps"], unknown=1)}
        ranges = {nip: tuple(self.category(ends[end][nip]) for end in ends) for nip in ends[0]}
        open_ = {nip for nip, (low, high) in ranges.items() if low != high}
        self.letter.says(
            title,
            "Bagi {people} dari {all} pegawai kategori JPM belum pasti: antara semua level yang belum "
            "diketahui bernilai {none} dan semuanya sesuai persyaratan, rentangnya mencakup beberapa "
            "kategori.",
            people=len(open_),
            all=len(self.all.people),
            none=0,
        )
        self.letter.cuts(title, 10, len(open_))
        turns = defaultdict(list)
        for row in self.of["assess_first"]:
            turns[row["nip"]].append(row)
        assert turns.keys() == open_
        people = {row["nip"]: row for row in self.of["gaps"]}
        rows = []
        for nip, found in sorted(turns.items(), key=lambda one: int(one[1][0]["place"]))[:10]:
            unknown = {row["competency"] for row in self.all.rows if row["nip"] == nip and not row["level"]}
            assert unknown == {row["competency"] for row in found}
            needed = int(found[0]["needed"])
            names = [self.of.competencies[row["competency"]] for row in sorted(found, key=lambda row: int(row["turn"]))]
            rows.append(
                (
                    people[nip]["name"],
                    people[nip]["opd"] or UNNAMED,
                    " s.d. ".join(ranges[nip]),
                    needed,
                    "; ".join(names[:needed]),
                )
            )
        self.letter.shows(title, rows)

    def steps(self):
        says = lambda text, **figures: self.letter.says("Langkah berikutnya", text, **figures)  # noqa: E731
        unknown = {opd: len(found.rows) - len(found.known) for opd, found in self.shown_opds.items()}
        first = sorted((opd for opd in unknown if unknown[opd]), key=lambda opd: (-unknown[opd], opd))[:3]
        says(
            "Lakukan penilaian kompetensi yang belum ada: {unknown} dari {required} persyaratan belum memiliki hasil "
            f"penilaian yang berlaku. Mulailah dari {'; '.join(opd or UNNAMED for opd in first)}.",
            unknown=len(self.all.rows) - len(self.all.known),
            required=len(self.all.rows),
        )
        most = self.largest[:3]
        says(
            f"Rencanakan pelatihan untuk {listed([self.of.competencies[code] for code, _ in most])}: {{levels}} dari "
            "{all} level yang kurang berada di sana.",
            levels=sum(found.levels for _, found in most),
            all=self.all.levels,
        )
        worst = self.worst[:3]
        opds = "; ".join(f"{opd or UNNAMED} (rata-rata {{mean{place}}} level)" for place, (opd, _) in enumerate(worst))
        says(
            f"Susun rencana pengembangan bersama OPD yang paling membutuhkan: {opds}.",
            **{f"mean{place}": number(found.mean_gap, 2) for place, (_, found) in enumerate(worst)},
        )
        lowest = min(newest(self.of.config["jpm"]["mapping"]), key=lambda band: band["minimum"])["name"]
        says(
            f"Dahulukan rencana pengembangan individu bagi {{people}} pegawai dalam kategori “{lowest}”.",
            people=self.people[lowest],
        )
        lost, notes = self.finding_rows
        says(
            "Perbaiki {kinds} butir temuan pada lembar Temuan, kemudian susun rencana pelatihan. Selain itu, di sana "
            "terdapat {notes} catatan yang hanya bersifat informasi.",
            kinds=lost,
            notes=notes,
        )


def jpm_of(rows, unknown=None):
    """Give Σ min(L, R) / Σ R of every person in percent (all weights are 1 here), over what is known.

    ``unknown`` says what an unknown level counts as: 0, or 1 for just what is required.
    """
    sums = {}
    for row in rows:
        if row["status"] == "exempt":
            continue
        above, below = sums.get(row["nip"], (0, 0))
        required = int(row["level_required"])
        if row["status"] in ("met", "gap"):
            above, below = above + min(int(row["level"]), required), below + required
        elif unknown is not None:
            above, below = above + unknown * required, below + required
        sums[row["nip"]] = above, below
    return {nip: Fraction(100 * above, below) if below else None for nip, (above, below) in sums.items()}


def quantile(ordered, part):
    """Interpolate between the two values around a place (Hyndman and Fan, type 7)."""
    place = part * (len(ordered) - 1)
    below, rest = divmod(place, 1)
    above = min(int(below) + 1, len(ordered) - 1)
    return ordered[int(below)] + rest * (ordered[above] - ordered[int(below)])


def shares_that_add_up(counts):
    """Round shares down to hundredths of a percent, and give what is left to 100 to the largest remainders."""
    whole = sum(counts)
    exact = [Fraction(10_000 * count, whole) for count in counts]
    down = [int(value) for value in exact]
    order = sorted(range(len(counts)), key=lambda place: (down[place] - exact[place], place))
    for place in order[: 10_000 - sum(down)]:
        down[place] += 1
    assert sum(down) == 10_000
    return [percent(Fraction(value, 100)) for value in down]


@pytest.mark.parametrize("region", REGIONS)
def test_every_figure_of_the_letter_on_gaps(demo, exported, region):
    text = (demo / "reports" / f"gap-analysis_{region}_{AS_OF}.md").read_text(encoding="utf-8")
    tables = exported(region)
    assert not tables.config["jpm"]["weights"]
    assert Expected(tables)().faults(text) == []
