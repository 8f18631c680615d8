"""The dashboard in a real browser: what it shows, sorts, filters and opens, and that it asks for nothing."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from invented_plan import plan_report
from invented_report import AS_OF, OPDS, gap_report, invented_gaps, region_config
from test_hostile_text import HOSTILE

from asnkarier.analyses.gap.change import change_since
from asnkarier.analyses.gap.movement import FIGURES
from asnkarier.analyses.plan.seats_since import SEAT_FIGURES, seats_since
from asnkarier.data_files import NOT_XML
from asnkarier.reports.gap.gap_analysis import gap_documents
from asnkarier.reports.gap.report import GapReport
from asnkarier.reports.kit.dashboard import Section, dashboard
from asnkarier.reports.kit.documents import Documents
from asnkarier.reports.kit.former import FormerRun
from asnkarier.reports.kit.wording import Wording
from asnkarier.reports.plan.report import PlanReport
from asnkarier.reports.plan.training_plan import plan_documents
from asnkarier.tables.frames import Gaps, PlanSeats
from asnkarier.tables.plan_results import PLAN_CLASS_DATES

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
playwright = pytest.importorskip("playwright.sync_api")
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="there is no Chromium here")


def page_of(gap: GapReport, plan: PlanReport, notices: tuple[str, ...] = ()) -> str:
    sections = [
        Section("gap-analysis", "Kesenjangan", gap_documents(gap), 7),
        Section("plan-training", "Rencana", plan_documents(plan), 8),
    ]
    return dashboard(gap.config.region, gap.wording, sections, notices)


@pytest.fixture(scope="module")
def gap() -> GapReport:
    config = region_config()
    gaps = invented_gaps(config, 200)
    since = change_since(Gaps(gaps.assign(gap=gaps["gap"].mask(gaps["opd"] == gaps["opd"].iloc[0], 0))), Gaps(gaps))
    return gap_report(gaps, config, former=FormerRun(AS_OF, AS_OF), change=since)


@pytest.fixture(scope="module")
def plan(gap: GapReport) -> PlanReport:
    made = plan_report(gap.gaps, gap.config, class_dates=CLASS_DATES)
    since = seats_since(PlanSeats(made.plan.iloc[::3]), PlanSeats(made.plan), set(gap.gaps["nip"]))
    return replace(made, former=FormerRun(AS_OF, AS_OF), change=since)


CLASS_DATES = PLAN_CLASS_DATES.conform(
    pd.DataFrame(
        [
            ["T02", "Manajemen Proyek", 1, "apbd", 3, "2027-03-30", "2027-04-01", 30, 2, None],
            ["T01", "Analisis Data", 1, "apbd", 1, "2027-02-09", "2027-02-09", 12, 0, None],
            ["T01", "Analisis Data", 2, "apbd", 1, None, None, 9, 9, "window"],
        ],
        columns=[column.name for column in PLAN_CLASS_DATES.columns],
    )
)


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with playwright.sync_playwright() as started:
        chromium = started.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield chromium
        chromium.close()


@dataclass
class Opened:
    """A page in the browser, what it asked of the network and what it said on the console."""

    page: Any
    asked: list[str] = field(default_factory=list)
    said: list[str] = field(default_factory=list)

    def table(self, name: str) -> list[list[str]]:
        return self.cells(f'[data-list="{name}"]')

    def cells(self, place: str) -> list[list[str]]:
        """The rows of a table as a reader sees them; what is only drawn or only spoken is left out."""
        return self.page.eval_on_selector_all(
            f"{place} tbody tr",
            "rows => rows.map(row => [...row.cells].map(cell => { const copy = cell.cloneNode(true);"
            "copy.querySelectorAll('.spoken').forEach(one => one.remove()); return copy.textContent.trim(); }))",
        )

    def header(self, place: str) -> list[str]:
        return [text.strip(" ▲▼") for text in self.page.locator(f"{place} thead th").all_text_contents()]

    def status(self, place: str) -> str:
        return self.page.locator(f"{place} [role=status]").last.text_content()


def open_page(browser: Any, file: Path, **options: Any) -> Opened:
    opened = Opened(browser.new_page(**options))
    opened.page.on("request", lambda request: opened.asked.append(request.url))
    opened.page.on("console", lambda message: opened.said.append(message.text))
    opened.page.on("pageerror", lambda error: opened.said.append(str(error)))
    opened.page.goto(file.as_uri())
    return opened


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory, gap: GapReport, plan: PlanReport) -> Path:
    path = tmp_path_factory.mktemp("dashboard") / "dashboard.html"
    path.write_text(page_of(gap, plan, ("Tabel telah berubah.",)), encoding="utf-8")
    return path


@pytest.fixture
def shown(browser: Any, file: Path) -> Iterator[Opened]:
    opened = open_page(browser, file)
    yield opened
    assert opened.asked == [file.as_uri()]
    assert opened.said == []
    opened.page.close()


PARTS = ("before", "difference", "after")


def changed(gap: GapReport, words: Wording) -> list[list[str]]:
    """By OPD that changed the levels missing then and now and what lies between; a dash of OPDs of a few."""
    rows = []
    for opd, parts in gap.change.dropna(subset=["opd"]).groupby("opd"):
        people, levels = (parts.set_index("part")[name] for name in ("people", "levels_missing"))
        if not parts.set_index("part").drop(["before", "after"])[[*FIGURES]].any(axis=None):
            continue
        few = any(0 < people[side] < gap.config.privacy.small_group for side in ("before", "after"))
        plain = ("before", "after")
        said = [words.number(each) if part in plain else words.signed(each) for part, each in levels.items()]
        rows.append([opd, *(["–"] * len(said) if few else said)])
    return rows


def test_the_lists_show_the_stored_figures(shown: Opened, gap: GapReport, plan: PlanReport) -> None:
    words = Wording.of("id")
    few = gap.config.privacy.small_group
    totals = gap.gap_totals[(gap.gap_totals["scope"] == "opd") & gap.gap_totals["competency"].isna()].set_index("group")
    persons = gap.job_person_match
    expected = {}
    for opd, row in totals.iterrows():
        of_opd = persons[persons["opd"] == opd]
        hidden = row["people"] < few or 0 < row["assessed"] < few
        figures = [
            words.number((of_opd["open_gaps"] > 0).sum()),
            words.percent(row["coverage"]),
            words.percent(row["share_with_gap"]),
            words.number(row["mean_gap"], 2),
            words.number(row["levels_missing"]),
            words.number(of_opd["jpm"].mean(), 2),
        ]
        expected[opd] = [words.number(row["people"]), *(["–"] * len(figures) if hidden else figures)]
    assert {row[0]: row[1:] for row in shown.table("opds")} == expected
    assert [row[:2] for row in shown.table("funds")] == [
        [plan.fund(fund), words.rupiah(ceiling)]
        for fund, ceiling in sorted(
            plan.limits[plan.limits["limit"] == "fund"][["fund", "allowed"]].itertuples(index=False)
        )
    ]
    assert shown.table("change")[1:] == changed(gap, words)
    assert shown.table("plan_change")[1:] == [
        [opd, *(words.number(seats[part]) if part != "difference" else words.signed(seats[part]) for part in PARTS),
         *(words.rupiah(cost[part]) for part in PARTS)]
        for opd, rows in plan.change.dropna(subset=["opd"]).groupby("opd")
        if rows.set_index("part").drop(["before", "after"])[[*SEAT_FIGURES]].any(axis=None)
        for seats, cost in [(rows.set_index("part")["seats"], rows.set_index("part")["cost"])]
    ]  # fmt: skip
    assert "Dari 200 pegawai" in shown.page.locator("#gap-analysis").text_content()
    assert "Tabel telah berubah." in shown.page.locator("main").text_content()


def test_every_seat_can_be_shown(shown: Opened, plan: PlanReport) -> None:
    place = '[data-list="seats"]'
    assert len(shown.table("seats")) == 25
    assert shown.status(place) == f"Baris yang ditampilkan: 25 dari {len(plan.plan)}."
    shown.page.locator(f"{place} button", has_text="Tampilkan semua").click()
    rows = {(row[1], row[3]): row for row in shown.table("seats")}
    assert len(rows) == len(plan.plan)
    for nip, title, number, cost in zip(
        *(plan.plan[name] for name in ("nip", "title", "training_class", "cost")), strict=True
    ):
        assert rows[nip, title][4] == str(number)
        assert rows[nip, title][7] == Wording.of("id").rupiah(cost)


def test_a_column_sorts_both_ways_with_what_is_unknown_last(shown: Opened) -> None:
    place = '[data-list="opds"]'
    at = shown.header(place).index("Persentase kesenjangan")
    head = shown.page.locator(f"{place} thead th").nth(at)

    def figures() -> list[float]:
        texts = [row[at] for row in shown.table("opds")]
        known = [text for text in texts if text != "–"]
        assert texts == known + ["–"] * (len(texts) - len(known)), "unknown figures come last"
        assert len(known) < len(texts)
        return [float(text.removesuffix(" %").replace(",", ".")) for text in known]

    assert head.get_attribute("aria-sort") == "none"
    head.locator("button").click()
    assert head.get_attribute("aria-sort") == "descending"
    down = figures()
    assert down == sorted(down, reverse=True)
    head.locator("button").focus()
    shown.page.keyboard.press("Enter")
    assert head.get_attribute("aria-sort") == "ascending"
    assert figures() == sorted(down)
    shown.page.locator(f"{place} thead button").first.click()
    names = [row[0] for row in shown.table("opds")]
    assert names == sorted(names, key=str.casefold)
    assert head.get_attribute("aria-sort") == "none"


def test_search_and_choice_leave_what_matches_both(shown: Opened, plan: PlanReport) -> None:
    place = '[data-list="seats"]'
    opd, title = plan.plan["opd"].mode()[0], plan.plan["title"].mode()[0]
    shown.page.locator(f"{place} label", has_text="OPD").locator("select").select_option(label=opd)
    shown.page.locator(f"{place} input[type=search]").fill(title.upper()[:12])
    both = plan.plan[(plan.plan["opd"] == opd) & plan.plan["title"].str.startswith(title[:12])]
    assert shown.status(place) == (
        f"Baris yang ditampilkan: {min(25, len(both))} dari {len(both)} yang cocok; seluruhnya {len(plan.plan)}."
    )
    assert {row[1] for row in shown.table("seats")} <= set(both["nip"])
    assert {(row[2], row[3]) for row in shown.table("seats")} == {(opd, title)}
    shown.page.locator(f"{place} input[type=search]").fill("tidak ada yang seperti ini")
    assert shown.table("seats") == []


def test_the_heat_map_opens_from_the_opd_over_the_unit_to_the_levels_of_a_person(shown: Opened, gap: GapReport) -> None:
    page, place = shown.page, "[data-heat]"
    big = gap.job_person_match["opd"].mode()[0]
    page.locator(f"{place} tbody button", has_text=big).focus()
    page.keyboard.press("Enter")
    of_opd = gap.job_person_match[gap.job_person_match["opd"] == big]
    rows = shown.cells(place)
    assert rows[0][0] == big
    assert {row[0] for row in rows[1:]} == set(of_opd["unor"])
    assert page.evaluate("document.activeElement.getAttribute('role')") == "status"

    unit = of_opd["unor"].mode()[0]
    page.locator(f"{place} tbody button", has_text=unit).click()
    header, people = shown.header(place), shown.cells(place)
    of_unit = of_opd[of_opd["unor"] == unit].set_index("nip")
    assert shown.status(place).split(" dari ")[1] == f"{len(of_unit)}."
    codes = {name: code for code, name in gap.competencies.items()}
    gaps = gap.gaps.set_index(["nip", "competency"])
    assert len(people) == (len(of_unit) if len(of_unit) <= 60 else 25)
    for row in people:
        told = dict(zip(header, row, strict=True))
        assert told["Nama"] == of_unit.loc[told["NIP"], "name"]
        for name, code in codes.items():
            if (told["NIP"], code) not in gaps.index:
                assert told.get(name, "") == ""
                continue
            pair = gaps.loc[(told["NIP"], code)]
            sign = {"unassessed": "?", "expired": "×", "exempt": "–"}.get(pair["status"], str(pair["level"]))
            assert told[name] == (sign if sign == "–" else f"{sign}/{pair['level_required']}")

    page.locator(f"{place} nav button").first.click()
    assert shown.cells(place)[0][0] == "Seluruh wilayah"


def test_the_heat_map_shows_the_totals_and_hides_small_groups(shown: Opened, gap: GapReport) -> None:
    place = "[data-heat]"
    names, few = {"": "Semua kompetensi"} | gap.competencies, gap.config.privacy.small_group
    totals = gap.gap_totals[gap.gap_totals["scope"] == "opd"]
    shares = {
        (row.group, names[row.competency if isinstance(row.competency, str) else ""]): row
        for row in totals.itertuples()
    }

    def expected(row: Any) -> str:
        if row is None or row.people == 0:
            return ""
        assessed = row.assessed if isinstance(row.competency, str) else row.people
        if row.people < few or 0 < assessed < few:
            return "–"
        if pd.isna(row.share_with_gap):
            return "?"
        uncertain = "*" if row.coverage < 0.6 else ""
        return f"{float(row.share_with_gap) * 100:.2f}{uncertain}"

    header = shown.header(place)
    found = 0
    for opd, *cells in shown.cells(place)[1:]:
        for name, cell in zip(header[1:], cells, strict=True):
            wanted = expected(shares.get((opd, name)))
            figure = re.search(r"(\d+) %", cell)
            if figure:
                found += 1
                assert abs(float(figure[1]) - float(wanted.rstrip("*"))) <= 0.5
                assert cell.endswith("*") == wanted.endswith("*")
            else:
                assert cell == wanted
    assert found > 50
    shown.page.get_by_label("Rata-rata kesenjangan (level)").check()
    whole = gap.gap_totals[(gap.gap_totals["scope"] == "region") & gap.gap_totals["competency"].isna()].iloc[0]
    assert shown.cells(place)[0][1].rstrip("*").endswith(" " + Wording.of("id").number(whole["mean_gap"], 2))


def test_the_calendar_names_the_days_of_dated_classes_by_month(shown: Opened) -> None:
    page = shown.page
    assert page.locator(".days h4").all_text_contents() == ["Februari 2027", "Maret 2027"]
    assert page.locator(".days li").all_text_contents() == [
        "9 Februari 2027: Analisis Data, kelas 1: 12 peserta",
        "30 Maret 2027 – 1 April 2027: Manajemen Proyek, kelas 1: 28 peserta",
    ]
    assert "Kelas yang belum memperoleh hari: 1." in page.locator("#plan-training").text_content()


def test_the_policy_of_the_page_stops_what_is_not_its_own(browser: Any, file: Path) -> None:
    opened = open_page(browser, file)
    opened.page.evaluate(
        """() => { const add = (tag, set) => document.body.append(Object.assign(document.createElement(tag), set));
        add('script', { textContent: 'window.ran = true' });
        add('img', { src: 'http://127.0.0.1:9/x.png' });
        add('div', { id: 'styled' }); document.getElementById('styled').setAttribute('style', 'color: red'); }"""
    )
    opened.page.wait_for_timeout(200)
    assert opened.page.evaluate("window.ran") is None
    assert len([text for text in opened.said if "Content Security Policy" in text]) == 3
    assert opened.page.evaluate("getComputedStyle(document.getElementById('styled')).color") != "rgb(255, 0, 0)"
    opened.page.close()


def test_hostile_text_is_shown_and_does_nothing(browser: Any, tmp_path: Path) -> None:
    config = region_config(privacy={"small_group": 1})
    gaps = invented_gaps(config, len(HOSTILE))
    order = {nip: n for n, nip in enumerate(dict.fromkeys(gaps["nip"]))}
    bad = [HOSTILE[order[nip]] for nip in gaps["nip"]]
    gaps = gaps.assign(name=bad, opd=bad, unor=bad, jabatan=bad)
    plan = plan_report(gaps, config)
    file = tmp_path / "hostile.html"
    file.write_text(page_of(gap_report(gaps, config), plan, tuple(HOSTILE)), encoding="utf-8")
    opened = open_page(browser, file)
    opened.page.locator("[data-heat] p.controls button").last.click()
    opened.page.locator("[data-heat] button", has_text="Tampilkan semua").click()

    def visible(text: str) -> str:
        """Without controls and, as in any cell, with all white space alike."""
        return " ".join(re.sub("\ufeff", "", NOT_XML.sub("", text)).split())

    shown = {visible(row[0]) for row in opened.cells("[data-heat]")}
    assert shown == {visible(text) for text in HOSTILE}
    assert opened.page.locator("main a, main img, main script, iframe, object").count() == 0
    assert opened.asked == [file.as_uri()]
    assert opened.said == []
    opened.page.close()


def test_no_rule_of_accessibility_is_broken(browser: Any, tmp_path: Path) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    config, file = region_config(), tmp_path / "small.html"
    gaps = invented_gaps(config, 30, opds=OPDS[:2])
    file.write_text(page_of(gap_report(gaps, config), plan_report(gaps, config, class_dates=CLASS_DATES)), "utf-8")
    opened = open_page(browser, file)

    def broken(part: str | None = None, **options: Any) -> list[tuple[str, str]]:
        found = axe.run(opened.page, context=part, options=options).response["violations"]
        return [(one["id"], one["nodes"][0]["html"][:120]) for one in found]

    assert broken() == []
    opened.page.locator("[data-heat] tbody button").first.click()
    opened.page.locator("[data-heat] tbody button").first.click()
    assert broken("[data-heat]") == []
    opened.page.emulate_media(color_scheme="dark")
    assert broken("[data-heat]", runOnly=["color-contrast"]) == []
    opened.page.locator("[data-heat] nav button").first.click()
    assert broken(runOnly=["color-contrast"]) == []
    opened.page.close()


def test_in_print_the_controls_are_gone_and_every_header_is_text(shown: Opened) -> None:
    shown.page.emulate_media(media="print")
    assert shown.page.locator("input:visible, select:visible, thead button:visible, .contents:visible").count() == 0
    titles = shown.page.eval_on_selector_all(
        '[data-list="opds"] thead th', "all => all.map(one => getComputedStyle(one, '::after').content)"
    )
    assert titles[:2] == ['"OPD"', '"Pegawai"']


def test_without_the_script_the_page_says_so_and_still_tells_the_summary(browser: Any, file: Path) -> None:
    opened = open_page(browser, file, java_script_enabled=False)
    text = opened.page.locator("main").text_content()
    assert "Dari 200 pegawai" in text
    assert "peramban yang menjalankan skrip" in text
    opened.page.close()


def test_a_result_without_panels_shows_its_whole_letter(gap: GapReport) -> None:
    made = gap_documents(gap)
    bare = Documents(**{**vars(made), "panels": tuple})
    page = dashboard(gap.config.region, gap.wording, [Section("x", "Lain", bare, 1)])
    assert "<h3>Langkah berikutnya</h3>" in page
    assert '<th scope="col">Kategori JPM</th>' in page


def test_same_input_same_bytes_and_no_clock(gap: GapReport, plan: PlanReport, file: Path) -> None:
    assert page_of(gap, plan, ("Tabel telah berubah.",)) == file.read_text("utf-8")


def test_the_page_speaks_english_too(gap: GapReport, plan: PlanReport) -> None:
    page = page_of(replace(gap, language="en"), replace(plan, language="en"))
    assert '<html lang="en">' in page
    assert "Competency development dashboard" in page
    assert AS_OF.strftime("%-d %B %Y") in page


def test_every_person_more_takes_less_than_half_a_kilobyte(gap: GapReport, plan: PlanReport) -> None:
    config = region_config()
    many = gap_report(invented_gaps(config, 600), config)
    added = len(page_of(many, plan).encode()) - len(page_of(gap, plan).encode())
    assert added / 400 < 500


def test_people_without_opd_or_unit_stand_in_groups_that_say_so(browser: Any, tmp_path: Path) -> None:
    config = region_config(privacy={"small_group": 1})
    gaps = invented_gaps(config, 12)
    of = gaps["nip"].rank(method="dense").astype(int)
    gaps = gaps.assign(opd=gaps["opd"].mask(of % 3 == 0), unor=gaps["unor"].mask(of % 2 == 0))
    file = tmp_path / "page.html"
    file.write_text(page_of(gap_report(gaps, config), plan_report(gaps, config)), encoding="utf-8")
    opened = open_page(browser, file)
    opened.page.locator("[data-heat] tbody button", has_text="(OPD tidak tercantum)").click()
    opened.page.locator("[data-heat] tbody button", has_text="(unit kerja tidak tercantum)").click()
    nobody = gaps[gaps["opd"].isna() & gaps["unor"].isna()]
    assert {row[1] for row in opened.cells("[data-heat]")} == set(nobody["nip"])
    assert opened.said == []
    opened.page.close()


def test_a_region_in_which_nothing_can_be_compared_yet_has_a_page(browser: Any, tmp_path: Path) -> None:
    config = region_config()
    gaps = invented_gaps(config, 3).head(0)
    file = tmp_path / "page.html"
    file.write_text(page_of(gap_report(gaps, config), plan_report(gaps, config)), encoding="utf-8")
    opened = open_page(browser, file)
    assert "Belum ada pegawai yang memiliki standar kompetensi" in opened.page.locator("main").text_content()
    assert opened.said == []
    opened.page.close()
