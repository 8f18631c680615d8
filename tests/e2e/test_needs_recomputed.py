"""The needs of the command, worked out again in plain Python from the exported tables: all figures of its documents."""

import csv
import re
from collections import Counter, defaultdict
from contextlib import closing
from datetime import date

import openpyxl
import pytest
from real_command import asnkarier

AS_OF = date(2026, 11, 2)
REGIONS = ["manokwari", "mamuju", "palangkaraya", "tanjungpinang"]
FEW = 5
FIGURES = (
    "people", "with_gap", "levels_missing", "unknown", "below_target", "performance_unknown", "proposals", "votes",
)  # fmt: skip


def rows(path):
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def folded(text):
    return " ".join(re.sub(r"[^0-9a-z]+", " ", text.lower()).split())


class Expected:
    """All figures of one region, from its gaps, needs, performance and employees."""

    def __init__(self, tables, config):
        self.config = config
        self.ranking = config["needs"]["ranking"]["versions"][-1]["value"]
        self.sectors = config["weights"]["sectors"]
        left_out = {each["nip"] for each in tables["staff_apart"] if each["counted"].lower() == "false"}
        self.staff = [each for each in tables["employees"] if each["nip"] not in left_out]
        self.opd_of = {each["nip"]: each["opd"] for each in self.staff}
        self.below = self._below(tables["performance"])
        self.pairs = defaultdict(lambda: dict.fromkeys(FIGURES, 0) | {"events": set()})
        self.groups = defaultdict(Counter)
        self.persons = defaultdict(lambda: {"with_gap": False, "unknown": False, "levels_missing": 0})
        for gap in tables["gaps"]:
            self._add_gap(gap)
        for person in self.staff:
            self._add_person(person)
        for need in tables["needs"]:
            self._add_need(need)

    def _below(self, performance):
        rule = self.config["needs"]["below_target"]["versions"][-1]["value"]
        years = self.config["needs"]["performance_years"]
        by_person = defaultdict(list)
        for row in performance:
            if AS_OF.year - years < int(row["year"]) <= AS_OF.year:
                by_person[row["nip"]].append(row)
        below = {}
        for nip, found in by_person.items():
            newest = [row for row in found if row["year"] == max(row["year"] for row in found)]
            annual = [row for row in newest if row["period"].lower() == "tahunan"] or newest
            below[nip] = any(
                row["predikat"] in rule["predikat"] or row["result_rating"] in rule["result_rating"] for row in annual
            )
        return below

    def sector(self, opd):
        for each in self.sectors:
            if any(f" {folded(word)} " in f" {folded(opd)} " for word in each["opds"]):
                return each["code"]
        return None

    def places(self, opd):
        yield "region", ""
        if opd:
            yield "opd", opd
            if sector := self.sector(opd):
                yield "sector", sector

    def _add_gap(self, gap):
        if gap["status"] == "exempt":
            return
        lacks = gap["status"] == "gap"
        unknown = gap["status"] in ("unassessed", "expired")
        person = self.persons[gap["nip"]]
        person["with_gap"] |= lacks
        person["unknown"] |= unknown
        person["levels_missing"] += int(gap["gap"] or 0)
        for place in self.places(gap["opd"] or "–"):
            row = self.pairs[*place, gap["competency"]]
            row["people"] += 1
            row["with_gap"] += lacks
            row["unknown"] += unknown
            row["levels_missing"] += int(gap["gap"] or 0)
            row["below_target"] += lacks and self.below.get(gap["nip"]) is True
            row["performance_unknown"] += lacks and gap["nip"] not in self.below

    def _add_person(self, person):
        nip = person["nip"]
        for place in self.places(person["opd"] or "–"):
            group = self.groups[place]
            group["employees"] += 1
            group["below_target"] += self.below.get(nip) is True
            group["performance_unknown"] += nip not in self.below
            if nip in self.persons:
                group["people"] += 1
                for name in ("with_gap", "unknown", "levels_missing"):
                    group[name] += self.persons[nip][name]

    def _add_need(self, need):
        since = AS_OF.replace(year=AS_OF.year - self.config["weights"]["voice_years"]).isoformat()
        assert not need["raised_on"] or since <= need["raised_on"] <= AS_OF.isoformat()  # the samples have no others
        assert need["competency"]
        opd = need["opd"] or self.opd_of.get(need["nip"], "")
        for place in self.places(opd):
            row = self.pairs[*place, need["competency"]]
            row["events"].add(need["source_event"])
            for figures in (row, self.groups[place]):
                figures["proposals"] += 1
                figures["votes"] += int(need["votes"] or 1)

    def key(self, figures):
        return tuple(figures[name] for name in self.ranking)

    def rank(self, figures, others):
        """Give the place and how many share it, or nothing where nothing is needed."""
        if not (figures["with_gap"] or figures["proposals"]):
            return "", ""
        needed = [self.key(each) for each in others if each["with_gap"] or each["proposals"]]
        own = self.key(figures)
        return str(1 + sum(each > own for each in needed)), str(needed.count(own))

    def of_group(self, place):
        return {key[2]: figures for key, figures in self.pairs.items() if key[:2] == place}

    def ranked(self):
        """Give the rows of ``ranked_needs`` as texts, by scope, group and competency."""
        answer = {}
        for (scope, group, code), figures in self.pairs.items():
            rank, equals = self.rank(figures, self.of_group((scope, group)).values())
            answer[scope, group, code] = {
                **{name: str(int(figures[name])) for name in FIGURES},
                "asked_by": "; ".join(sorted(figures["events"])),
                "support": support(figures),
                "rank": rank,
                "equals": equals,
            }
        return answer

    def ranked_groups(self):
        answer = {}
        for (scope, group), figures in self.groups.items():
            alike = [each for place, each in self.groups.items() if place[0] == scope]
            rank, equals = self.rank(figures, alike)
            counts = {name: str(int(figures[name])) for name in ("employees", *FIGURES, "theme_only")}
            answer[scope, group] = counts | {"rank": rank, "equals": equals}
        return answer


def support(figures):
    if figures["with_gap"]:
        return "supported" if figures["proposals"] else "not_asked"
    if figures["proposals"]:
        return "asked_unknown" if figures["unknown"] else "asked_no_gap"
    return "unknown" if figures["unknown"] else "none"


@pytest.fixture(scope="module", params=REGIONS)
def made(request, demo, tmp_path_factory):
    """The documents of a region, its stored result, and what is expected."""
    region, folder = request.param, tmp_path_factory.mktemp(request.param)
    config = asnkarier("config", "show", "-r", region, "--json").json["data"]["settings"]
    tables = {}
    for table in (
        "employees",
        "needs",
        "performance",
        "gaps",
        "staff_apart",
        "ranked_needs",
        "need_groups",
        "asked_needs",
    ):
        assert asnkarier("export", table, "-w", demo, "-r", region, "--out", folder).code == 0
        (path,) = folder.glob(f"{table}_{region}_*.csv")
        tables[table] = rows(path)
    return demo / "reports" / f"needs_{region}_{AS_OF}", tables, Expected(tables, config)


def test_every_stored_need_is_the_one_worked_out(made):
    _, tables, expected = made
    ranked = expected.ranked()
    produced = {(row["scope"], row["group"], row["competency"]): row for row in tables["ranked_needs"]}
    assert produced.keys() == ranked.keys()
    for key, row in produced.items():
        assert {name: row[name] for name in ranked[key]} == ranked[key], key


def test_every_stored_group_is_the_one_worked_out(made):
    _, tables, expected = made
    groups = expected.ranked_groups()
    produced = {(row["scope"], row["group"]): row for row in tables["need_groups"]}
    assert produced.keys() == groups.keys()
    for key, row in produced.items():
        assert {name: row[name] for name in groups[key]} == groups[key], key


def shown(figures, whole):
    """Give the figures of a row as documents show them: a dash where they speak of too few people."""
    numbers = {name: int(figures[name]) for name in figures if name in ("employees", *FIGURES, "theme_only")}
    assessed = numbers["people"] - numbers["unknown"]
    hidden = 0 < numbers["people"] < FEW or (not whole and 0 < assessed < FEW)
    lacking = numbers["employees"] if whole else numbers["with_gap"]
    told = {name: int(figures[name]) if figures[name] else "–" for name in ("rank", "equals")}
    masked = {}
    for name, value in (numbers | told).items():
        private = name in ("below_target", "performance_unknown") and 0 < lacking < FEW
        of_gaps = name in ("with_gap", "levels_missing", "unknown", "rank", "equals", "below_target",
                           "performance_unknown")  # fmt: skip
        masked[name] = "–" if private or (hidden and of_gaps) else value
    return masked, hidden


def sheet(book, title):
    """Give the rows of a sheet below its header, as dictionaries in the order of the columns."""
    table = list(book[title].iter_rows(min_row=4, values_only=True))
    header = [name for name in table[0] if name]
    return header, [dict(zip(header, row, strict=False)) for row in table[1:] if row[0] is not None]


def numbers_of(row, names):
    return tuple(row[name] for name in names)


@pytest.mark.parametrize(("title", "scope"), [("Per Kompetensi", "region"), ("Per Sektor", "sector"),
                                              ("Per OPD", "opd")])  # fmt: skip
def test_every_figure_of_the_needs_sheets(made, title, scope):
    document, _, expected = made
    names = {each["code"]: each["name"] for each in competencies(expected.config)}
    groups = {each["code"]: each["name"] for each in expected.sectors} | {"–": "(OPD tidak disebutkan)"}
    wanted = Counter()
    for (of, group, code), figures in expected.ranked().items():
        if of == scope:
            told, _ = shown(figures, whole=False)
            of_group = () if scope == "region" else (groups.get(group, group),)
            asked = figures["asked_by"] or "–"
            wanted[(*of_group, told["rank"], told["equals"], names[code], *(told[n] for n in FIGURES), asked)] += 1
    with closing(openpyxl.load_workbook(f"{document}.xlsx", read_only=True)) as book:
        header, found = sheet(book, title)
    without = [name for name in header if name != "Usulan dan kesenjangan"]
    assert Counter(numbers_of(row, without) for row in found) == wanted
    assert scope != "opd" or len(found) > 100


def test_every_figure_of_the_groups_sheet(made):
    document, _, expected = made
    region = expected.config["region"]["name"]
    groups = {each["code"]: each["name"] for each in expected.sectors} | {"–": "(OPD tidak disebutkan)", "": region}
    wanted = Counter()
    for (_, group), figures in expected.ranked_groups().items():
        told, _ = shown(figures, whole=True)
        rest = ("employees", *FIGURES, "theme_only")
        wanted[(groups.get(group, group), told["rank"], told["equals"], *(told[name] for name in rest))] += 1
    with closing(openpyxl.load_workbook(f"{document}.xlsx", read_only=True)) as book:
        header, found = sheet(book, "Sektor dan OPD")
    assert Counter(numbers_of(row, header[1:]) for row in found) == wanted


@pytest.mark.parametrize(("title", "codes"), [("Usulan Tanpa Kesenjangan", ("asked_unknown", "asked_no_gap")),
                                              ("Kesenjangan Tanpa Usulan", ("not_asked",))])  # fmt: skip
def test_what_asking_and_lacking_do_not_share(made, title, codes):
    document, _, expected = made
    names = {each["code"]: each["name"] for each in competencies(expected.config)}
    region = expected.config["region"]["name"]
    wanted = Counter(
        ({"–": "(OPD tidak disebutkan)", "": region}.get(group, group), names[code], int(figures["proposals"]))
        for (scope, group, code), figures in expected.ranked().items()
        if scope != "sector" and figures["support"] in codes and not shown(figures, whole=False)[1]
    )
    with closing(openpyxl.load_workbook(f"{document}.xlsx", read_only=True)) as book:
        _, found = sheet(book, title)
    rows_found = [row for row in found if row.get("Kompetensi")]
    assert Counter((row["Kelompok"], row["Kompetensi"], row["Usulan"]) for row in rows_found) == wanted


def test_every_proposal_stands_in_the_workbook_with_its_votes(made):
    document, tables, _ = made
    with closing(openpyxl.load_workbook(f"{document}.xlsx", read_only=True)) as book:
        _, found = sheet(book, "Usulan")
    wanted = Counter((row["source_event"], row["theme"], int(row["votes"]) if row["votes"] else "–")
                     for row in tables["needs"])  # fmt: skip
    assert Counter((row["Forum, survei, atau surat"], row["Tema"], row["Suara"]) for row in found) == wanted
    assert {row["Status usulan"] for row in found} == {"Dihitung"}


def competencies(config):
    return [*config["competencies"]["generic"]["versions"][-1]["value"], *config["competencies"]["technical"]]


def amount(number):
    return number if isinstance(number, str) else f"{number:,}".replace(",", ".")


def cells(line):
    return [cell.strip().replace("\\", "") for cell in line.strip().strip("|").split("|")]


def section(text, title):
    """Give the lines below a heading of the letter."""
    (part,) = re.findall(rf"^## {re.escape(title)}\n(.*?)(?=^## |\Z)", text, re.MULTILINE | re.DOTALL)
    return part


def table_of(text, title):
    lines = [cells(line) for line in section(text, title).splitlines() if line.startswith("|")]
    return lines[2:]


def test_every_figure_of_the_letter(made):
    document, tables, expected = made
    text = document.with_name(f"{document.name}.md").read_text(encoding="utf-8")
    total = expected.ranked_groups()["region", ""]
    brief = re.findall(r"[0-9][0-9.]*", section(text, "Ringkasan"))
    names = ("employees", "with_gap", "levels_missing", "unknown", "proposals", "votes", "below_target",
             "performance_unknown")  # fmt: skip
    assert [each.strip(".") for each in brief] == [amount(int(total[name])) for name in names]

    called = {each["code"]: each["name"] for each in competencies(expected.config)}
    region = {code: figures for (scope, _, code), figures in expected.ranked().items() if scope == "region"}
    placed = sorted((int(figures["rank"]), code) for code, figures in region.items()
                    if figures["rank"] and not shown(figures, whole=False)[1])  # fmt: skip
    wanted = []
    for rank, code in placed[:10]:
        told, _ = shown(region[code], whole=False)
        mark = f"{rank} (=)" if told["equals"] > 1 else str(rank)
        columns = ("with_gap", "levels_missing", "unknown", "proposals", "votes", "below_target")
        wanted.append([mark, called[code], *(amount(told[name]) for name in columns)])
    assert table_of(text, "Kebutuhan utama") == wanted
    assert len(wanted) == 10

    columns = ("employees", "with_gap", "levels_missing", "proposals", "votes", "below_target")
    groups = expected.ranked_groups()
    sector_names = {each["code"]: each["name"] for each in expected.sectors}
    for title, scope, most in (("Sektor prioritas", "sector", 99), ("OPD dengan kebutuhan terbesar", "opd", 10)):
        order = sorted(
            (int(figures["rank"]), group)
            for (of, group), figures in groups.items()
            if of == scope and figures["rank"] and not shown(figures, whole=True)[1]
        )
        wanted = []
        for rank, group in order[:most]:
            told, _ = shown(groups[scope, group], whole=True)
            wanted.append([str(rank), sector_names.get(group, group), *(amount(told[name]) for name in columns)])
        assert (
            [row for row in table_of(text, title) if row[0] != "–"] == wanted if f"## {title}" in text else not wanted
        )

    events = defaultdict(lambda: [0, 0])
    for row in tables["needs"]:
        events[row["source_event"]][0] += 1
        events[row["source_event"]][1] += int(row["votes"] or 1)
    assert table_of(text, "Pihak yang mengusulkan") == [
        [event, amount(asked), amount(asked), "0", amount(votes)] for event, (asked, votes) in sorted(events.items())
    ]

    listed = {code for code, figures in region.items() if not shown(figures, whole=False)[1]}
    not_asked = [code for code in listed if region[code]["support"] == "not_asked"]
    lines = [line for line in section(text, "Kesenjangan yang tidak diusulkan").splitlines() if line.startswith("-")]
    assert sorted(lines) == sorted(
        f"- {called[code]}: pegawai dengan kesenjangan {amount(int(region[code]['with_gap']))}, "
        f"level yang kurang {amount(int(region[code]['levels_missing']))}."
        for code in not_asked
    )
    without = [code for code in listed if region[code]["support"] in ("asked_unknown", "asked_no_gap")]
    lines = section(text, "Diusulkan, tetapi tidak didukung kesenjangan yang diketahui").splitlines()
    found = [re.findall(r"[0-9][0-9.]*", line) for line in sorted(lines) if line.startswith("-")]
    assert found == [
        [amount(int(region[code][name])) for name in ("proposals", "votes", "unknown", "people")]
        for code in sorted(without, key=called.get)
    ]


def test_a_theme_that_is_no_name_is_told_apart_and_counts_once_it_is_accepted(workspace, tmp_path):
    """The forum asked for a competency in its own words, and the analyst says later what they mean."""
    file = tmp_path / "forum.csv"
    file.write_text(
        "Forum,Tanggal Forum,OPD Pengusul,Keterampilan yang Perlu Ditingkatkan,Jumlah Pendukung\n"
        "Forum Diskusi Kecamatan,05-10-2026,Dinas Sosial,Menulis surat dinas,11\n"
        "Forum Diskusi Kecamatan,05-10-2026,Dinas Sosial,Manajemen Projek,4\n",
        encoding="utf-8",
    )
    assert asnkarier("import", file, "-w", workspace).code == 0
    given = ("-w", workspace, "--as-of", AS_OF, "--json", "--out", tmp_path)
    before = asnkarier("needs", *given).json["data"]
    assert before["asked"] == {"counted": 52, "theme_only": 1}  # "Manajemen Projek" is an alias of MPROY
    letter = (tmp_path / f"needs_mamuju_{AS_OF}.md").read_text(encoding="utf-8")
    assert "- Menulis surat dinas (Forum Diskusi Kecamatan)" in letter

    accepted = asnkarier("aliases", "accept", "--kind", "competencies", "Menulis surat dinas", "Komunikasi", "-w",
                         workspace)  # fmt: skip
    assert accepted.code == 0, accepted.err
    after = asnkarier("needs", *given).json["data"]
    assert after["asked"] == {"counted": 53}
    assert after["votes"] - before["votes"] == 11


def test_the_same_needs_make_no_new_entry(workspace):
    first, second = (asnkarier("needs", "-w", workspace, "--as-of", AS_OF, "--json").json["data"] for _ in range(2))
    assert first["entry"] is None  # the demonstration has made it
    assert first == second
