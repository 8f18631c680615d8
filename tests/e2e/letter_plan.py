"""What the letter on a training plan has to say, worked out from the exported tables."""

import math
from collections import Counter, defaultdict
from datetime import date, timedelta
from fractions import Fraction
from functools import cached_property

from exported import Exported, newest
from ip_asn_worked_out import WorkedOut
from letter_sources import above_all, sources
from letter_text import Letter, Sentence, change, exact, in_words, number, percent, rupiah, share

UNNAMED = "(OPD tidak disebutkan)"
REASONS = {
    "not_assessed": "Belum dinilai, sehingga pelatihan belum dapat dicocokkan",
    "assessment_expired": "Penilaian telah kedaluwarsa, sehingga pelatihan belum dapat dicocokkan",
    "no_training": "Tidak ada pelatihan dalam katalog yang meningkatkan kompetensi ini dari level yang dimiliki",
    "leaves_before_end": "Pensiun, atau perjanjian kerjanya berakhir, sebelum akhir tahun",
    "away": "Dihitung, tetapi tidak bertugas (tugas belajar, atau cuti sepanjang tahun)",
    "jenjang_not_allowed": "Pelatihan tidak terbuka bagi jenjang jabatan ini",
    "employment_not_allowed": "Pelatihan tidak terbuka bagi jenis kepegawaian ini",
    "not_eligible": "Pelatihan untuk orang lain, menurut syarat peserta di katalog",
    "no_fund": "Tidak ada sumber dana untuk pelatihan ini yang memiliki pagu pada tahun ini",
    "prerequisite_missing": "Pelatihan prasyarat tidak diketahui sudah lulus",
    "person_limit": "Hari pelatihan atau JP pegawai tidak mencukupi",
    "class_not_held": "Kelas tidak dapat diselenggarakan atau pesertanya terlalu sedikit",
    "seats_full": "Seluruh kursi telah terisi",
    "classes_full": "Semua kelas yang tersedia sudah dibuka dan dibiayai dana lain",
    "fund_exhausted": "Sisa sumber dana tidak cukup untuk satu peserta lagi",
    "class_unaffordable": "Sisa sumber dana tidak cukup untuk kelas yang diperlukan",
    "opd_without_ceiling": "Sumber dana itu tidak memiliki pagu untuk OPD ini",
    "opd_ceiling": "Pagu OPD telah habis",
    "better_use": "Tidak ada penghalang, tetapi kelasnya tidak sepadan dengan biayanya atau tidak ditemukan dalam "
    "pencarian",
}
STRANDED = {
    "no_training": "tidak ada pelatihan pada katalog yang boleh dibiayai darinya",
    "no_candidate": "tidak diketahui seorang pun yang membutuhkan dan boleh mengikuti apa yang boleh dibiayainya",
    "class_too_dear": "lebih kecil daripada kelas termurah yang dibutuhkan",
    "opd_without_candidate": "tidak ada pegawai di sana yang membutuhkan apa yang boleh dibiayai sumber dana itu",
    "opds_only": "hanya diberikan kepada OPD yang disebut; pegawai OPD lain yang membutuhkannya tidak memperoleh apa "
    "pun",
}
UNDATED = {
    "no_days": "Katalog tidak menyebut hari kerja pelatihan ini",
    "months_unreadable": "Bulan pelaksanaan pada katalog tidak dapat dibaca",
    "too_long": "Hari kerja dalam setahun tidak sebanyak itu",
    "window": "Di luar minggu yang boleh dipakai untuk kelas",
    "months": "Di luar bulan pelaksanaan menurut katalog",
    "blackout": "Hari yang dikosongkan dari kelas bagi semua orang",
    "money": "Uang dari sumber dana itu baru tersedia kemudian",
    "leaving": "Kelas akan berakhir setelah pegawai berhenti",
    "absence": "Hari ketika pegawai harus tetap bertugas",
    "other_class": "Mengikuti kelas lain pada hari yang sama",
    "order": "Pelatihan sebelum atau sesudahnya dalam urutan pegawai tidak menyisakan hari",
    "away_share": "Terlalu banyak pegawai satu unit akan mengikuti kelas bersamaan",
    "class_size": "Terlalu sedikit yang dapat hadir pada hari yang sama untuk mengadakan kelas",
    "several": "Beberapa ketentuan sekaligus",
}
CATALOGUE = ("no_training", "jenjang_not_allowed", "class_not_held", "seats_full", "classes_full")
UNITS = {"seats": "peserta pada setiap kelas", "classes": "kelas"}
TABLES = (
    "absences",
    "assessments",
    "budgets",
    "discipline",
    "employees",
    "exemptions",
    "needs",
    "participations",
    "performance",
    "standards",
    "training_competencies",
    "trainings",
)


class ExpectedPlan:
    """What the letter on the plan of one region and year has to say."""

    def __init__(self, exported: Exported, year: int, as_of: date, options: tuple[str, ...]) -> None:
        self.of, self.letter, self.year, self.as_of, self.options = exported, Letter(), year, as_of, options
        self.plan = exported["plan"]
        self.trainings = {row["training"]: row for row in exported["trainings"]}
        (self.summary,) = exported["plan_summary"]

    def __call__(self) -> Letter:
        above_all(
            self.letter,
            self.of,
            f"Rencana Pengembangan Kompetensi ASN Tahun {self.year}",
            f"kesenjangan per {in_words(self.as_of)}",
        )
        for part in (
            self.stranded,
            self.brief,
            self.proof,
            self.robust,
            self.money,
            self.held,
            self.dates,
            self.opds,
            self.open,
            self.prices,
            self.budget_steps,
            self.partners,
            self.steps,
        ):
            part()
        tables = tuple(table for table in TABLES if self.of[table])
        sources(self.letter, self.of, "plan-training", tables, f"Keadaan per: {in_words(self.as_of)}", *self.options)
        return self.letter

    def fund(self, code):
        return self.of.config["budget"]["funds"][code]["name"]

    @cached_property
    def ceilings(self):
        """The ceiling of each fund: its own rows, or where it has none the rows of its OPDs."""
        whole, parts = defaultdict(int), defaultdict(int)
        for row in self.of["budgets"]:
            if row["year"] == str(self.year) and row["window"] in self.of.config["budget"]["windows"]:
                (parts if row["opd"] else whole)[row["fund"]] += int(row["ceiling"])
        return dict(sorted((dict(parts) | dict(whole)).items()))

    @cached_property
    def classes(self):
        """Seats by training, number of the class and fund."""
        return Counter((row["training"], row["training_class"], row["fund"]) for row in self.plan)

    @cached_property
    def costs(self):
        """Cost of participants and of classes, by training and fund; no training here is pooled."""
        found = defaultdict(lambda: [0, 0])
        for row in self.plan:
            found[row["training"], row["fund"]][0] += int(self.trainings[row["training"]]["cost_per_participant"] or 0)
        for training, _, fund in self.classes:
            found[training, fund][1] += int(self.trainings[training]["cost_per_class"] or 0)
        return found

    @property
    def cost(self):
        return sum(map(sum, self.costs.values()))

    @property
    def budget(self):
        return sum(self.ceilings.values())

    @cached_property
    def raised(self):
        """Levels that a seat raises, and those expected by the effectiveness of the training, by NIP and training."""
        stated = {}
        for row in self.of["training_competencies"]:
            effect = exact(row["effectiveness"] or str(self.of.config["training_plan"]["assumed_effectiveness"]))
            stated.setdefault((row["training"], row["competency"]), []).append((int(row["level_to"]), effect))
        found = defaultdict(lambda: [0, Fraction(0)])
        for row in self.of["plan_competencies"]:
            levels = int(row["level_to"]) - int(row["level_from"])
            effects = {effect for _, effect in stated[row["training"], row["competency"]]}
            assert len(effects) == 1, row
            seat = found[row["nip"], row["training"]]
            seat[0] += levels
            seat[1] += levels * effects.pop()
        return found

    def expected(self, seats):
        return sum((self.raised[seat["nip"], seat["training"]][1] for seat in seats), Fraction(0))

    @cached_property
    def gaps(self):
        return [row for row in self.of["gaps"] if row["status"] in ("gap", "unassessed", "expired")]

    def stranded(self):
        rows = []
        for row in self.of["plan_stranded"]:
            amount = sum(
                int(each["ceiling"])
                for each in self.of["budgets"]
                if each["year"] == str(self.year)
                and each["fund"] == row["fund"]
                and row["subject"] in ("", each["opd"])
            )
            why, place = (
                STRANDED[row["why"]],
                self.fund(row["fund"]) + (f" / {row['subject']}" if row["subject"] else ""),
            )
            told = Sentence(f"{why} ({{people}} pegawai)", {"people": int(row["people"])}) if row["people"] else why
            rows.append((place, rupiah(amount), told))
        if rows:
            self.letter.shows("Baca dahulu: anggaran yang tidak dapat digunakan", rows)

    def brief(self):
        says = lambda text, **figures: self.letter.says("Ringkasan", text, **figures)  # noqa: E731
        missing = sum(int(row["gap"] or 0) for row in self.gaps)
        says(
            "Dari pagu {budget}, rencana ini menggunakan {cost} ({share}).",
            budget=rupiah(self.budget),
            cost=rupiah(self.cost),
            share=share(self.cost, self.budget),
        )
        says(
            "Rencana ini menjadikan {people} pegawai peserta, seluruhnya {seats} kursi (satu orang di satu pelatihan) "
            "dalam {classes} kelas.",
            seats=len(self.plan),
            people=len({row["nip"] for row in self.plan}),
            classes=len({one[:2] for one in self.classes}),
        )
        says(
            "Rencana ini diharapkan menutup {expected} dari {missing} level yang kurang ({share}) menurut efektivitas "
            "pelatihan; {closed} bila semua peserta berhasil.",
            expected=number(self.expected(self.plan), 1),
            missing=missing,
            share=share(self.expected(self.plan), missing),
            closed=sum(levels for levels, _ in self.raised.values()),
        )
        if short := [levels for levels in self.short_after() if levels]:
            says(
                "Kebutuhan yang dilayani tetapi tetap belum mencapai level yang dipersyaratkan: {needs}, "
                "seluruhnya kurang {levels} level.",
                needs=len(short),
                levels=sum(short),
            )
        says(
            "Rencana ini membawa {people} pegawai mencapai jam pelajaran (JP) minimum menurut ketentuan.",
            people=self.reaching_jp,
        )
        without, having = (WorkedOut(self.of, self.year, self.as_of, seats) for seats in ([], self.plan))
        if without.people:
            says(
                f"IP ASN {self.year} menurut data tercatat: {{before}} tanpa rencana, "
                "{after} bila pelatihannya diikuti.",
                before=number(without.mean(0), 2),
                after=number(having.mean(0), 2),
            )

    def short_after(self):
        """Give the levels that each need with a seat still lacks if the training succeeds."""
        reached = {}
        for row in self.of["plan_competencies"]:
            need = row["nip"], row["competency"]
            reached[need] = max(int(row["level_to"]), reached.get(need, 0))
        required = {(row["nip"], row["competency"]): int(row["level_required"]) for row in self.gaps}
        return [max(0, required[need] - level) for need, level in reached.items()]

    @cached_property
    def reaching_jp(self):
        minimum = newest(self.of.config["training_plan"]["jp_minimum"])
        employment = {each["nip"]: each["employment"] for each in self.of.staff}
        hours = Counter()
        for row in self.plan:
            hours[row["nip"]] += int(self.trainings[row["training"]]["jp"] or 0)
        return sum(jp >= minimum[employment[nip]] for nip, jp in hours.items() if employment[nip] in minimum)

    def proof(self):
        value, bound = exact(self.summary["objective"]), exact(self.summary["upper_bound"])
        rules = self.of.config["training_plan"]
        worth = sum(exact(row["value"]) for row in self.plan) + Fraction(str(rules["jp_credit"])) * self.reaching_jp
        worth -= Fraction(str(rules["cost_tie_break"])) * self.cost / 1_000_000
        assert abs(worth - value) < Fraction(1, 10**6), (float(worth), float(value))
        assert bound >= value
        tenths = math.ceil(round(1000 * (bound / value - 1), 6))
        begins = (
            "Tidak ada rencana lain yang nilainya lebih dari {above} di atas rencana ini."
            if tenths
            else "Rencana ini terbukti sebagai rencana terbaik yang mungkin dengan batas yang ada."
        )
        ends = (
            "Nilai rencana ini {value}; tidak ada rencana yang nilainya dapat melebihi {bound}. Satu level "
            "kesenjangan yang tertutup bernilai {one}, dikalikan bobot yang ditetapkan daerah."
        )
        self.letter.says(
            "Mutu rencana",
            f"{begins} {ends}",
            above=percent(Fraction(tenths, 10), 1),
            value=number(value, 2),
            bound=number(bound, 2),
            one=1,
        )

    def robust(self):
        rows = self.of["plan_robust"]
        if not rows:
            return
        (whole,), picks = (
            [row for row in rows if not row["training"]],
            Counter(row["pick"] for row in rows if row["training"]),
        )
        assert {row["training"] for row in rows} - {""} == {row["training"] for row in self.plan}
        assumed = newest(self.of.config["training_plan"]["robust"])
        self.letter.says(
            "Mutu rencana",
            "Bila efektivitas dan kehadiran diundi {draws} kali berdasarkan asumsi yang belum diukur (efektivitas di "
            "sekitar angka yang dinyatakan, konsentrasi {effect}; kehadiran di sekitar {attendance}, konsentrasi "
            "{attending}; tiap pelatihan tersendiri), diharapkan tertutup {low} sampai {high} level dalam delapan dari "
            "sepuluh undian, sedangkan {expected} bila semua sesuai angka yang dinyatakan dan semua peserta hadir. "
            "Bila rencana disusun ulang dengan tiap undian ({again} kali), {robust} dari "
            "{trainings} pelatihannya tetap terpilih dalam sedikitnya {most} (kokoh) dan "
            "{fragile} dalam kurang dari separuh (rapuh).",
            draws=int(whole["draws"]),
            effect=number(Fraction(assumed["effectiveness_concentration"])),
            attendance=percent(100 * Fraction(str(assumed["attendance"])), 0),
            attending=number(Fraction(assumed["attendance_concentration"])),
            low=number(whole["levels_low"], 1),
            high=number(whole["levels_high"], 1),
            expected=number(self.expected(self.plan), 1),
            again=int(whole["made_again"]),
            robust=picks["robust"],
            trainings=len(rows) - 1,
            most=percent(90, 0),
            fragile=picks["fragile"],
        )

    def money(self):
        spent = Counter()
        for (_, fund), cost in self.costs.items():
            spent[fund] += sum(cost)
        assert spent.keys() <= self.ceilings.keys()
        rows = [
            (self.fund(fund), rupiah(ceiling), rupiah(spent[fund]), rupiah(ceiling - spent[fund]))
            for fund, ceiling in self.ceilings.items()
        ]
        total = ("Jumlah", rupiah(self.budget), rupiah(self.cost), rupiah(self.budget - self.cost))
        self.letter.shows("Anggaran", [*rows, total])
        participants, classes = (sum(cost[part] for cost in self.costs.values()) for part in (0, 1))
        self.letter.says(
            "Anggaran",
            "Dari biaya tersebut, {participants} untuk peserta dan {classes} untuk penyelenggaraan kelas.",
            participants=rupiah(participants),
            classes=rupiah(classes),
        )

    def held(self):
        order = sorted(self.costs, key=lambda key: (-sum(self.costs[key]), key))
        left = order[15:]
        self.letter.cuts(
            "Pelatihan",
            15,
            len(order),
            "Peserta {people}; Jumlah biaya {cost}",
            people=sum(seats for key, seats in self.classes.items() if key[::2] in left),
            cost=rupiah(sum(sum(self.costs[key]) for key in left)),
        )
        rows = []
        for training, fund in order[:15]:
            seats = [self.classes[key] for key in self.classes if key[::2] == (training, fund)]
            rows.append(
                (
                    self.trainings[training]["title"],
                    self.fund(fund),
                    len(seats),
                    sum(seats),
                    rupiah(sum(self.costs[training, fund])),
                )
            )
        self.letter.shows("Pelatihan", rows)

    def dates(self):
        seats, classes = self.of["plan_seat_dates"], self.of["plan_class_dates"]
        if not seats:
            return
        says = lambda text, **figures: self.letter.says("Kapan kelas diadakan", text, **figures)  # noqa: E731
        dated = [row for row in seats if row["starts_on"]]
        says("Kursi yang sudah bertanggal: {dated} dari {seats}.", dated=len(dated), seats=len(self.plan))
        first, last = min(row["starts_on"] for row in dated), max(row["ends_on"] for row in dated)
        weeks = defaultdict(set)
        for row in dated:
            day, end = date.fromisoformat(row["starts_on"]), date.fromisoformat(row["ends_on"])
            while day <= end:
                weeks[day - timedelta(days=day.weekday())].add(row["nip"])
                day += timedelta(days=1)
        monday = min(weeks, key=lambda week: (-len(weeks[week]), week))
        says(
            f"Kelas berlangsung dari {in_words(first)} sampai {in_words(last)}. Peserta terbanyak ada pada minggu "
            f"mulai {in_words(monday)}: {{people}} orang.",
            people=len(weeks[monday]),
        )
        free = "; ".join(
            f"{one['name']}: {in_words(one['first'])} – {in_words(one['last'])} ({one['basis']})"
            for one in self.of.config["training_plan"]["calendar"]["blackouts"]
        )
        if free:
            says(f"Dikosongkan dari kelas, bagi semua atau sebagian pegawai: {free}.")
        without = Counter(row["undated"] for row in seats if row["undated"])
        whole = Counter(row["undated"] for row in classes if row["undated"])
        if without:
            order = sorted(without, key=lambda code: (-without[code], code))
            self.letter.shows("Kapan kelas diadakan", [(UNDATED[code], whole[code], without[code]) for code in order])

    def opds(self):
        people = Counter(each["opd"] for each in self.of.staff)
        missing, seats = Counter(), defaultdict(list)
        for row in self.gaps:
            missing[row["opd"]] += int(row["gap"] or 0)
        for row in self.plan:
            seats[row["opd"]].append(row)
        shown = [opd for opd in people if people[opd] >= self.of.few]
        order = sorted(shown, key=lambda opd: (-missing[opd], opd == "", opd))
        left = [seat for opd in order[15:] for seat in seats[opd]]
        self.letter.cuts(
            "Per OPD",
            15,
            len(order),
            "Peserta (orang) {people}; Level yang kurang {missing}; Level yang diharapkan tertutup {expected}; Biaya "
            "peserta {cost}",
            people=len({row["nip"] for row in left}),
            missing=sum(missing[opd] for opd in order[15:]),
            expected=number(self.expected(left), 1),
            cost=rupiah(sum(int(row["cost"]) for row in left)),
        )
        self.letter.shows(
            "Per OPD",
            (
                (
                    opd or UNNAMED,
                    people[opd],
                    len({row["nip"] for row in seats[opd]}),
                    missing[opd],
                    number(self.expected(seats[opd]), 1),
                    rupiah(sum(int(row["cost"]) for row in seats[opd])),
                )
                for opd in order[:15]
            ),
        )
        self.chart_of_costs(seats)

    def chart_of_costs(self, seats):
        """What the chart says to those who cannot see it: the OPDs that cost most, the others together."""
        costs = {opd: sum(int(row["cost"]) for row in rows) for opd, rows in seats.items()}
        order = sorted((opd for opd in costs if costs[opd]), key=lambda opd: (-costs[opd], opd == "", opd))
        if not order:
            return
        bars = [(opd or UNNAMED, costs[opd]) for opd in order[:15]]
        texts = [f"{opd} {{cost{place}}}" for place, (opd, _) in enumerate(bars)]
        figures = {f"cost{place}": rupiah(cost) for place, (_, cost) in enumerate(bars)}
        if order[15:]:
            texts.append("{others} OPD lainnya {rest}")
            figures |= {"others": len(order[15:]), "rest": rupiah(sum(costs[opd] for opd in order[15:]))}
        title = "Biaya peserta per OPD dan sisa pagu OPD sendiri (juta rupiah)"
        self.letter.says("Per OPD", f"{title}. {'; '.join(texts)}.", **figures)

    @cached_property
    def reasons(self):
        """What became of the needs without a seat; those of whom no level is known are told by the gaps."""
        with_seat = {(row["nip"], row["competency"]) for row in self.of["plan_competencies"]}
        counts, kinds = Counter(), {"unassessed": "not_assessed", "expired": "assessment_expired"}
        needs = {(row["nip"], row["competency"]): row["reason"] for row in self.of["plan_needs"]}
        for row in self.gaps:
            need = row["nip"], row["competency"]
            reason = kinds.get(row["status"]) or ("selected" if need in with_seat else needs[need])
            assert reason == needs.pop(need), need
            counts[reason] += 1
        assert not needs
        del counts["selected"]
        return counts

    def open(self):
        title = "Yang belum terlayani dan alasannya"
        self.letter.says(
            title,
            "{needs} kebutuhan (satu pegawai, satu kompetensi) belum dilayani:",
            needs=self.reasons.total(),
        )
        self.letter.shows(title, [(text, self.reasons[code]) for code, text in REASONS.items() if self.reasons[code]])

    @cached_property
    def priced(self):
        rows = [row for row in self.of["plan_limits"] if row["priced"] == "computed"]
        assert all(row["binding"] == "true" for row in rows)
        rows = [row for row in rows if exact(row["levels_more"]) > 0 or exact(row["worth_low"]) > 0]
        return sorted(
            rows,
            key=lambda row: (
                *(-exact(row[name]) for name in ("levels_more", "worth_low", "worth_high")),
                row["limit"],
                row["subject"],
            ),
        )

    def price(self, row):
        """Give the sentence on a limit, its subject first, and its figures."""
        subject = (
            self.trainings[row["training"]]["title"]
            if row["training"]
            else f"{self.fund(row['fund'])} / {row['opd']}"
            if row["opd"]
            else self.fund(row["fund"])
        )
        step = rupiah(row["step"]) if row["unit"] == "Rp" else number(row["step"])
        unit = "" if row["unit"] == "Rp" else f" {UNITS[row['unit']]}"
        low, high = exact(row["worth_low"]), exact(row["worth_high"])
        down, up = math.floor(100 * low + Fraction(1, 10_000)), math.ceil(100 * high - Fraction(1, 10_000))
        text = (
            f"Dengan tambahan {{step}}{unit}: level yang diharapkan tertutup {{levels}}, peserta "
            "{people} orang; nilai rencana {low} sampai {high} (terbukti)."
        )
        return (
            subject,
            text if down != up else text.replace(" sampai {high}", ""),
            {
                "step": step,
                "levels": change(row["levels_more"], 1),
                "people": change(row["people_more"]),
                "low": change(Fraction(down, 100), 2),
                "high": change(Fraction(up, 100), 2),
            },
        )

    def prices(self):
        for row in self.priced[:5]:
            subject, text, figures = self.price(row)
            self.letter.says("Bila satu batas dilonggarkan", f"{subject}: {text}", **figures)

    def budget_steps(self):
        steps = self.of["plan_budget_steps"]
        if not steps:
            return
        title, gone = "Bila anggaran bertambah atau berkurang", Counter(row["step"] for row in self.of["plan_cuts"])
        rows = [
            (
                "(rencana ini)",
                rupiah(self.budget),
                rupiah(self.cost),
                len({row["nip"] for row in self.plan}),
                len(self.plan),
                number(self.expected(self.plan), 1),
            )
        ]
        left = {(row["nip"], row["training"]): row for row in self.plan}
        for row in steps:
            step = row["step"]
            if step.endswith("%"):
                part = Fraction(int(step[1:-1]), 100)
                name = Sentence("Berkurang {part}", {"part": percent(100 * part, 0)})
                for cut in self.of["plan_cuts"]:
                    if cut["step"] == step:
                        del left[cut["nip"], cut["training"]]
                people, seats, expected = len({nip for nip, _ in left}), len(left), self.expected(left.values())
                budget = sum(math.floor(ceiling * (1 - part)) for ceiling in self.ceilings.values())
            else:
                name = Sentence(f"Tambahan {{more}} untuk {self.fund(row['fund'])}", {"more": rupiah(int(step))})
                people, seats, expected = int(row["people"]), int(row["seats"]), row["levels_expected"]
                budget = self.budget + int(step)
            rows.append((name, rupiah(budget), rupiah(row["cost"]), people, seats, number(expected, 1)))
        self.letter.shows(title, rows)
        for step, seats in gone.items():
            self.letter.says(title, "Berkurang {part}: {seats}", part=percent(int(step[1:-1]), 0), seats=seats)

    def partners(self):
        rows = {row["training"]: row for row in self.of["plan_partners"]}
        seats = Counter(row["training"] for row in self.plan if self.trainings[row["training"]]["partner"])
        assert rows.keys() == seats.keys()
        if not rows:
            return
        title = "Penghematan berkat mitra"
        says = lambda text, **figures: self.letter.says(title, text, **figures)  # noqa: E731
        cost = Counter()
        for (training, _), paid in self.costs.items():
            cost[training] += sum(paid)
        total = {
            name: sum(exact(row[name]) or 0 for row in rows.values())
            for name in (
                "compared",
                "not_taught",
                "cost_compared",
                "cost_bought",
                "expected_compared",
                "expected_bought",
            )
        }
        saved = total["cost_bought"] - total["cost_compared"]
        says(
            "Kursi di pelatihan mitra: {seats}, dengan biaya {cost}.",
            seats=seats.total(),
            cost=rupiah(sum(cost[training] for training in rows)),
        )
        if total["compared"]:
            ends = "mitra menghemat {saved}" if saved >= 0 else "mitra lebih mahal {saved}"
            says(
                "Di antaranya {compared} kursi berbiaya {paid}; tanpa mitra level yang sama akan berbiaya {bought}: "
                f"{ends}.",
                compared=number(total["compared"]),
                paid=rupiah(total["cost_compared"]),
                bought=rupiah(total["cost_bought"]),
                saved=rupiah(abs(saved)),
            )
            says(
                "Menurut efektivitas, kursi ini diharapkan menutup {expected} level, yang tanpa mitra {without} level.",
                expected=number(total["expected_compared"], 1),
                without=number(total["expected_bought"], 1),
            )
        if total["not_taught"]:
            says(
                "Untuk {seats} kursi tidak ada pelatihan tanpa mitra yang terbuka bagi orangnya dan mengajarkan hal "
                "yang sama.",
                seats=number(total["not_taught"]),
            )
        if leading := seats.total() - total["compared"] - total["not_taught"]:
            says("Kursi yang hanya prasyarat pelatihan lain dan tidak dibandingkan: {seats}.", seats=number(leading))

        def saves(row):
            return exact(row["cost_bought"]) - exact(row["cost_compared"]) if row["cost_bought"] else None

        order = sorted(rows, key=lambda code: (saves(rows[code]) is None, -(saves(rows[code]) or 0), code))
        shown = []
        for training in order[:15]:
            row, catalogue = rows[training], self.trainings[training]
            paid, bought, less = row["cost_compared"], row["cost_bought"], saves(row)
            if row["compared"] == str(seats[training]):
                assert int(paid) == cost[training]
            shown.append(
                (
                    catalogue["title"],
                    catalogue["partner"],
                    seats[training],
                    rupiah(cost[training]),
                    int(row["compared"]),
                    rupiah(paid),
                    rupiah(bought),
                    rupiah(less),
                )
            )
        self.letter.shows(title, shown)

    def steps(self):
        says = lambda text, **figures: self.letter.says("Langkah berikutnya", text, **figures)  # noqa: E731
        if lost := [row for row in self.of["plan_stranded"] if row["why"] != "opds_only"]:
            says(
                "Alihkan dahulu anggaran yang tidak dapat digunakan, atau izinkan untuk pelatihan lain ({ceilings} "
                "pagu, {amount}).",
                ceilings=len(lost),
                amount=rupiah(sum(int(row["amount"]) for row in lost)),
            )
        says(
            "Tetapkan {seats} kursi bagi {people} pegawai dalam {classes} kelas dengan biaya {cost}, kemudian "
            "daftarkan peserta kepada penyelenggara.",
            seats=len(self.plan),
            people=len({row["nip"] for row in self.plan}),
            classes=len({one[:2] for one in self.classes}),
            cost=rupiah(self.cost),
        )
        if self.priced and exact(self.priced[0]["levels_more"]) > 0:
            subject, text, figures = self.price(self.priced[0])
            says(f"Batas yang paling mengurangi nilai: {subject}. {text}", **figures)
        if needs := sum(self.reasons[reason] for reason in CATALOGUE):
            says(
                "Lengkapi katalog pelatihan: {needs} kebutuhan menunggu pelatihan, tempat di kelas, atau jumlah "
                "peserta yang cukup.",
                needs=needs,
            )
        if needs := self.reasons["not_assessed"] + self.reasons["assessment_expired"]:
            says(
                "Dahulukan penilaian kompetensi bagi yang belum diketahui: {needs} kebutuhan belum memiliki level yang "
                "berlaku.",
                needs=needs,
            )
