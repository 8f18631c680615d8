"""Every figure of the JP ledger's letter, worked out again from the exported tables."""

from collections import Counter, defaultdict
from datetime import date, timedelta
from itertools import product

from exported import Exported, newest
from letter_sources import above_all, sources
from letter_text import Letter, in_words, listed, rupiah

from asnkarier.storage.store import Store

AS_OF = date(2026, 11, 2)
PASSED = (AS_OF - date(2025, 12, 31)).days
STATES = {
    "reached": "✓ tercapai",
    "undecided": "? JP atau buktinya belum diketahui",
    "on_pace": "● sesuai laju",
    "behind": "▲ tertinggal",
}
REGION = "manokwari"  # its histories have a status, so that some are dropped
EMPLOYMENT = {"PPPK_PW": "PPPK paruh waktu"}


class Counted:
    """What the participations of 2026 count, person by person."""

    def __init__(self, exported: Exported) -> None:
        self.of = exported
        rules = exported.config["training_plan"]
        self.forms = {form: newest(figure) for form, figure in rules["jp_conversion"].items()}
        self.rows = defaultdict(list)
        for row in exported["participations"]:
            if row["year"] == "2026":
                self.rows[row["nip"]].append(row)

    def kind(self, row: dict[str, str]) -> str:
        day = row["ended_on"] or row["started_on"]
        if row["status"] in ("dropped", "declined", "proposed"):
            return "nothing"
        if row["status"] == "approved" or day > AS_OF.isoformat():
            return "coming"
        return "earned" if row["status"] or row["certificate"] else "unproven"

    def jp(self, nip: str, *kinds: str) -> int:
        """As many as the rows of these kinds can have within the limits of their forms, all JP being stated."""
        own = [row for row in self.rows[nip] if self.kind(row) in kinds]
        assert all(int(row["jp"]) > 0 for row in own)
        total, limited = 0, defaultdict(list)
        for row in own:
            rule = self.forms.get(row["form"], {})
            if rule.get("day_max") or rule.get("month_max"):
                limited[row["form"]].append(row)
            else:
                total += int(row["jp"])
        return total + sum(most(rows, self.forms[form]) for form, rows in limited.items())


def most(rows: list[dict[str, str]], rule: dict) -> int:
    """The least, over all sets of participations, of what the others state and what the days of these can hold."""
    found = []
    for chosen in product((False, True), repeat=len(rows)):
        days = {day for row, one in zip(rows, chosen, strict=True) if one for day in days_of(row)}
        months = Counter((day.year, day.month) for day in days)
        room = sum(min(rule["month_max"] or 10**6, (rule["day_max"] or 10**6) * n) for n in months.values())
        found.append(room + sum(int(row["jp"]) for row, one in zip(rows, chosen, strict=True) if not one))
    return min(found)


def days_of(row: dict[str, str]) -> list[date]:
    first, last = (date.fromisoformat(row[name]) for name in ("started_on", "ended_on"))
    return [first + timedelta(number) for number in range((last - first).days + 1)]


class Expected:
    """What the letter of one region has to say."""

    def __init__(self, exported: Exported, demo) -> None:
        self.of, self.letter, self.counted = exported, Letter(), Counted(exported)
        rules = exported.config["training_plan"]
        self.least, self.most = newest(rules["jp_minimum"]), newest(rules["jp_maximum"])
        self.ways = Store(demo / "store", exported.region).load("jp_ways").to_dict("records")
        self.earned = {each["nip"]: self.counted.jp(each["nip"], "earned") for each in exported.staff}
        self.held_to = {each["nip"]: self.least[each["employment"]] for each in exported.staff
                        if each["employment"] in self.least}  # fmt: skip
        self.missing = {nip: max(0, least - self.earned[nip]) for nip, least in self.held_to.items()}

    def __call__(self) -> Letter:
        above_all(self.letter, self.of, "Buku JP", f"tahun 2026 · per {in_words(AS_OF)}")
        self.letter.says(
            "",
            "Dari {people} pegawai aktif, {held_to} wajib mencapai jam pelajaran (JP) minimum dalam setahun: PNS "
            "{least} JP. Semua pegawai sejauh ini memperoleh {earned} JP; untuk mencapai JP minimum masing-masing "
            "masih kurang {missing} JP.",
            people=len(self.of.staff), held_to=len(self.held_to), least=self.least["PNS"],
            earned=sum(self.earned.values()), missing=sum(self.missing.values()),
        )  # fmt: skip
        states = Counter(map(self.state, self.held_to))
        self.letter.shows("", [(text, states[state]) for state, text in STATES.items() if states[state]])
        self.letter.says(
            "",
            "Tertinggal berarti JP yang diperoleh kurang dari JP minimum dikalikan bagian tahun yang telah berlalu; "
            "sebelum 1 April hal itu belum dinyatakan.",
        )
        self.maximum()
        self.opds()
        self.cheapest()
        self.not_counted()
        sources(
            self.letter, self.of, "jp", ("employees", "trainings", "participations"),
            f"Keadaan per: {in_words(AS_OF)}",
        )  # fmt: skip
        return self.letter

    def not_counted(self) -> None:
        staff = {each["nip"] for each in self.of.staff}
        out = len(self.of["employees"]) - len(staff)
        others = sum(len(rows) for nip, rows in self.counted.rows.items() if nip not in staff)
        assert out
        self.letter.says(
            "Catatan",
            "Tidak dihitung {out} pegawai dalam berkas, yang disebut beserta alasannya dalam analisis kesenjangan, dan "
            "{others} keikutsertaan tahun itu oleh orang yang tidak dihitung.",
            out=out, others=others,
        )  # fmt: skip

    def state(self, nip: str) -> str:
        if not self.missing[nip]:
            return "reached"
        if self.counted.jp(nip, "earned", "unproven") >= self.held_to[nip]:
            return "undecided"
        return "on_pace" if self.earned[nip] * 365 >= self.held_to[nip] * PASSED else "behind"

    def maximum(self) -> None:
        limits = {each["nip"]: self.most[each["employment"]] for each in self.of.staff
                  if each["employment"] in self.most}  # fmt: skip
        above = [nip for nip, most in limits.items() if self.counted.jp(nip, "earned", "unproven", "coming") > most]
        named = listed([f"{EMPLOYMENT.get(kind, kind)} {jp} JP" for kind, jp in self.most.items()])
        self.letter.says(
            "JP maksimum",
            f"Dari {{people}} pegawai dengan JP maksimum ({named}), {{above}} melebihinya bersama yang disetujui dan "
            "direncanakan. Tidak ada yang dipotong: daftar pegawai menyebut mereka.",
            people=len(limits), above=len(above),
        )  # fmt: skip

    def opds(self) -> None:
        lacking, people, cost = Counter(), Counter(), Counter()
        of = {each["nip"]: each["opd"] for each in self.of.staff}
        for nip, opd in of.items():
            people[opd] += 1
            lacking[opd] += self.missing.get(nip, 0)
        for step in self.ways:
            cost[of[step["nip"]]] += step["cost"]
        ranked = sorted((opd for opd in people if lacking[opd]), key=lambda opd: (-lacking[opd], opd))
        section = "OPD dengan kekurangan terbesar"
        self.letter.shows(section, [(opd or "–", people[opd], lacking[opd], rupiah(cost[opd])) for opd in ranked[:10]])
        left = ranked[10:]
        self.letter.cuts(
            section, 10, len(ranked), "JP kurang {lacking}; Biaya cara termurah {cost}",
            lacking=sum(lacking[opd] for opd in left), cost=rupiah(sum(cost[opd] for opd in left)),
        )  # fmt: skip

    def cheapest(self) -> None:
        section = "Cara termurah mencapai JP minimum"
        offered = {step["nip"] for step in self.ways}
        pieces, free = Counter(), self.of.config["training_plan"]["jp_free"]
        for step in self.ways:
            assert step["kind"] == "form"
            assert step["code"] in free
            pieces[step["nip"]] += step["units"]
        for nip in offered:  # e-learning counts most in a piece, 3 JP, and there are days enough for it
            assert pieces[nip] == -(-self.missing[nip] // 3), nip
        self.letter.says(
            section,
            "Cara termurah bagi semua pegawai seluruhnya memerlukan {cost} dan {days} hari meninggalkan tugas. Yang "
            "didahulukan biaya paling kecil, lalu hari meninggalkan tugas paling sedikit, lalu kegiatan paling "
            "sedikit; yang tanpa biaya didahulukan. Ada tidaknya anggaran, tempat, atau jadwal pelatihan tidak "
            "diperiksa.",
            cost=rupiah(0), days=0,
        )  # fmt: skip
        without = sum(missing > 0 for missing in self.missing.values()) - len(offered)
        if without:
            self.letter.says(
                section,
                "{people} pegawai yang kurang JP berhenti sebelum akhir tahun atau tidak bertugas, dan tidak ditawari "
                "cara.",
                people=without,
            )
        for title in {step["title"] for step in self.ways}:
            own = [step for step in self.ways if step["title"] == title]
            self.letter.says(
                section,
                f"{title}: {{people}} orang, {{units}} kali (sesi, hari, atau kursi), {{jp}} JP, {{cost}}",
                people=len(own), units=sum(step["units"] for step in own), jp=sum(step["jp"] for step in own),
                cost=rupiah(0),
            )  # fmt: skip


def test_every_figure_of_the_letter_on_jp(demo, exported):
    text = (demo / "reports" / f"jp-ledger_{REGION}_2026.md").read_text(encoding="utf-8")
    assert Expected(exported(REGION), demo)().faults(text) == []
