"""``trace`` leads from a figure to the cell of the file that was sent, and the cell holds what the figure says."""

import csv
import random
import re
from functools import cache

import openpyxl
import pytest
from openpyxl.utils import column_index_from_string
from real_command import asnkarier

from asnkarier.resources import samples_folder
from asnkarier.storage.store import Store

AS_OF = ("--as-of", "2026-11-02")
REGIONS = ("mamuju", "palangkaraya", "manokwari", "tanjungpinang")
FIGURES = 50


@cache
def sheet(region, file, name):
    """All cells of a sheet of a sample, as openpyxl or the csv module reads them."""
    path = samples_folder() / region / file
    if path.suffix == ".csv":
        with path.open(encoding="utf-8-sig", newline="") as stream:
            return list(csv.reader(stream, delimiter=max(",;\t", key=path.read_text("utf-8-sig").count)))
    book = openpyxl.load_workbook(path, data_only=True)
    return [list(row) for row in book[name].iter_rows(values_only=True)]


def row_of(region, place):
    return sheet(region, place["file"], place["sheet"])[place["row"] - 1]


def cell(region, place):
    letters, row = re.fullmatch(r"([A-Z]+)(\d+)", place["cell"]).groups()
    assert int(row) == place["row"]
    return row_of(region, place)[column_index_from_string(letters) - 1]


def numbers(row):
    """The cells of a row without what is no digit: a NIP may stand behind an apostrophe or in groups."""
    return [re.sub(r"\D", "", str(each)) for each in row]


def level(written):
    """The level a cell states: ``3``, ``3.0`` and ``Level 3``; nothing where it says that nobody was assessed."""
    text = str("" if written is None else written).strip()
    if text in ("", "-", "null"):
        return None
    return int(re.fullmatch(r"(?:level |lv\.? ?)?([1-5])(?:[.,]0+)?", text, re.IGNORECASE)[1])


def column_above(region, place):
    """What stands above a cell, and for a long list beside it: where the name of the competency is to be found."""
    index = column_index_from_string(place["cell"].rstrip("0123456789")) - 1
    rows = sheet(region, place["file"], place["sheet"])[: place["row"]]
    return [str(row[index]) for row in rows if index < len(row)] + [str(each) for each in rows[-1]]


def drawn(demo, region):
    """People in random order; always the same ones."""
    people = sorted(Store(demo / "store", region).load("gaps")["nip"].unique())
    random.Random(region).shuffle(people)  # noqa: S311 - draws a sample
    return people


@pytest.mark.parametrize("region", REGIONS)
def test_fifty_figures_of_a_region_lead_to_cells_that_hold_them(demo, region):
    gaps = Store(demo / "store", region).load("gaps").set_index(["nip", "competency"])
    figures = levels = 0
    for nip in drawn(demo, region):
        answer = asnkarier("trace", nip, "-w", demo, "-r", region, *AS_OF, "--json")
        assert answer.code == 0, answer.err
        data = answer.json["data"]
        assert nip in numbers(row_of(region, data["place"]))
        for traced in data["competencies"]:
            figures += 1
            stored = gaps.loc[nip, traced["competency"]]
            assert traced["status"] == stored["status"]
            assert traced["level_required"] == stored["level_required"]
            if traced["standard"]["from"] == "file":
                assert level(cell(region, traced["standard"]["place"])) == traced["level_required"]
            if traced["status"] in ("met", "gap"):
                levels += 1
                assert traced["assessment"]["level"] == traced["level"] == stored["level"]
                assert traced["gap"] == max(0, traced["level_required"] - traced["level"])
            used = [traced["assessment"]] if traced["assessment"] else []
            for found in (*used, *traced["assessments_not_used"]):
                place = found["place"]
                assert level(cell(region, place)) == found["level"]
                assert nip in numbers(row_of(region, place))
                header = " ".join(" ".join(column_above(region, place)).split()).lower()
                assert " ".join(place["written_as"].split()).lower() in header
        if levels >= FIGURES:
            break
    assert figures >= levels >= FIGURES


@pytest.mark.parametrize("region", REGIONS)
def test_the_terms_of_the_jpm_add_up_to_the_stored_one(demo, region):
    stored = Store(demo / "store", region).load("job_person_match").set_index("nip")
    for nip in drawn(demo, region)[:3]:
        jpm = asnkarier("trace", nip, "-w", demo, "-r", region, *AS_OF, "--json").json["data"]["jpm"]
        credit = sum(term["weight"] * min(term["level"], term["required"]) for term in jpm["terms"])
        full = sum(term["weight"] * term["required"] for term in jpm["terms"])
        assert (credit, full) == (jpm["credit"], jpm["full"])
        if full:
            assert 100 * credit / full == pytest.approx(stored.loc[nip, "jpm"])
            assert jpm["calculation"] == f"100 * {credit:g} / {full:g} = {100 * credit / full:.2f}"


def someone(demo, status):
    gaps = Store(demo / "store", "mamuju").load("gaps")
    row = gaps[gaps["status"] == status].iloc[0]
    return row["nip"], row["competency"]


@pytest.mark.parametrize(
    ("status", "says"),
    [
        ("gap", "max(0, R - L) = max(0, "),
        ("unassessed", "No file imported so far assesses it."),
        ("expired", "expired, it was valid to 2025-"),
        ("exempt", "granted by"),
    ],
)
def test_the_text_says_why(demo, status, says):
    nip, competency = someone(demo, status)
    answer = asnkarier("trace", nip, competency, "-w", demo, "-r", "mamuju", *AS_OF)
    assert answer.code == 0, answer.err
    flat = " ".join(answer.out.split())
    assert says in flat
    assert nip in flat
    assert max(map(len, answer.out.splitlines())) <= 100


def test_a_competency_goes_by_code_or_name_in_any_spelling(demo):
    nip, _ = someone(demo, "gap")
    answers = [
        asnkarier("trace", nip, name, "-w", demo, "-r", "mamuju", *AS_OF, "--json").json["data"]["competencies"]
        for name in ("INT", "int", "INTEGRITAS", "integrity")
    ]
    assert [len(each) for each in answers] == [1] * 4
    assert answers.count(answers[0]) == 4


def test_an_unknown_competency_is_answered_with_the_known_ones(demo):
    nip, _ = someone(demo, "gap")
    answer = asnkarier("trace", nip, "Sihir", "-w", demo, "-r", "mamuju")
    assert answer.code == 2
    assert "INT (Integritas)" in answer.err


def test_a_competency_that_is_not_required_is_said_to_be_none(demo):
    gaps = Store(demo / "store", "mamuju").load("gaps")
    nip, technical = gaps["nip"].iat[0], set(gaps.loc[gaps["kind"] == "technical", "competency"])
    other = sorted(technical - set(gaps.loc[gaps["nip"] == nip, "competency"]))[0]
    answer = asnkarier("trace", nip, other, "-w", demo, "-r", "mamuju", *AS_OF, "--json")
    assert answer.code == 0
    (figure,) = answer.json["data"]["competencies"]
    assert (figure["status"], figure["standard"], figure["gap"]) == ("not_required", None, None)


def test_a_near_nip_is_refused_without_telling_anothers_whole_nip(demo):
    nip, _ = someone(demo, "gap")
    known = set(Store(demo / "store", "mamuju").load("employees")["nip"])
    near = next(wrong for digit in "0123456789" if (wrong := nip[:-1] + digit) not in known)
    answer = asnkarier("trace", near, "-w", demo, "-r", "mamuju")
    assert answer.code == 2
    assert "have one that differs in one or two digits" in answer.err
    assert nip not in answer.err
    assert asnkarier("trace", nip[:-1], "-w", demo, "-r", "mamuju").code == 2


def test_neither_run_log_nor_journal_learns_who_was_asked_about(workspace):
    nip, _ = someone(workspace, "gap")
    assert asnkarier("trace", nip, "-w", workspace, "-r", "mamuju").code == 0
    assert asnkarier("trace", nip[:-1] + "x", "-w", workspace, "-r", "mamuju").code == 2
    folder = workspace / "store" / "mamuju"
    told = [folder / "runs.jsonl", folder / "HEAD", *(folder / "journal").iterdir()]
    assert '"command": "trace"' in told[0].read_text("utf-8")
    assert not [file.name for file in told if nip[:-1] in file.read_text("utf-8")]


def test_a_day_that_is_asked_for_decides_what_has_expired(demo):
    nip, competency = someone(demo, "expired")
    then = asnkarier("trace", nip, competency, "-w", demo, "-r", "mamuju", "--as-of", "2025-01-01", "--json")
    (figure,) = then.json["data"]["competencies"]
    assert figure["assessment"]["state"] == "used"
    assert figure["assessment"]["valid_to"] > "2025-01-01"


def test_who_is_left_out_or_told_apart_is_told_the_reason(demo):
    """People past a day that is late enough have retired; the demonstration itself has nobody left out."""
    nip = Store(demo / "store", "mamuju").load("gaps")["nip"].min()  # the eldest
    late = ("--as-of", f"{int(nip[:4]) + 75}-01-01")
    answer = asnkarier("trace", nip, "-w", demo, "-r", "mamuju", *late, "--json")
    assert answer.code == 0, answer.err
    data = answer.json["data"]
    assert (data["counted"], data["jpm"]) == (False, None)
    ((reason, day),) = [each.values() for each in data["apart"]]
    assert reason == "past_retirement"
    assert int(nip[:4]) + 58 <= int(day[:4]) <= int(nip[:4]) + 71
    shown = " ".join(asnkarier("trace", nip, "-w", demo, "-r", "mamuju", *late, "--lang", "en").out.split())
    assert f"Past the retirement age (BUP) of the position: {day}." in shown
