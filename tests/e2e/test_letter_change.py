"""What changed since the former run: every figure of letter and workbook worked out again from both tables of gaps."""

import csv
import shutil
from collections import defaultdict
from fractions import Fraction
from pathlib import Path

import openpyxl
import pytest
from letter_text import Figure, Letter, change, exact, in_words, number, sections
from real_command import asnkarier
from twelve_people import CODES, PEOPLE, plan

TITLE = "Perubahan sejak perhitungan sebelumnya"
DAY = in_words("2026-11-02")
FIRST = "Belum ada perhitungan sebelumnya untuk dibandingkan, sehingga perubahan belum dapat dinyatakan."
PARTS = {
    "before": "Sebelumnya",
    "people_out": "Tidak lagi dibandingkan",
    "people_in": "Baru dibandingkan",
    "moved": "Pindah OPD",
    "required": "Persyaratan berubah",
    "known": "Baru dinilai atau kedaluwarsa",
    "level": "Dinilai pada keduanya",
    "difference": "Selisih",
    "after": "Sekarang",
}
FIGURES = {
    "people": "Pegawai yang dibandingkan",
    "unknown": "Persyaratan tanpa penilaian yang berlaku",
    "with_gap": "Pegawai dengan kesenjangan",
    "levels_missing": "Level yang kurang",
}
NEW = [f"19900101201501{serial:04d}" for serial in range(2001, 2007)]


def analysed(workspace: Path, out: Path) -> Path:
    answer = asnkarier("gap-analysis", "-w", workspace, "--format", "md,xlsx,csv", "--out", out)
    assert answer.code == 0, answer.err
    return out


def gaps(folder: Path) -> dict[tuple[str, str], dict[str, str]]:
    (path,) = folder.glob("gap-analysis_*.csv")
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    return {(row["nip"].lstrip("'"), row["competency"]): row for row in rows}


@pytest.fixture(scope="module")
def runs(planned: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The folders of two analyses; in between people leave, come and move, a standard rises, and some are assessed."""
    folder = tmp_path_factory.mktemp("changed")
    workspace = Path(shutil.copytree(planned, folder / "w"))
    before = analysed(workspace, folder / "before")
    rows = ["NIP,Nama,Jenis ASN,Jabatan,Jenjang,OPD,Kedudukan Hukum"]
    for nip in PEOPLE:
        opd = "Dinas B" if nip in PEOPLE[2:4] else "Dinas A"
        standing = "Cuti di Luar Tanggungan Negara" if nip == PEOPLE[0] else "Aktif"
        rows.append(f"'{nip},Pegawai {nip[-2:]},PNS,Pengelola,pelaksana,{opd},{standing}")
    rows += [f"'{nip},Pegawai {nip[-2:]},PNS,Pengelola,pelaksana,Dinas B,Aktif" for nip in NEW]
    found = ["NIP,Kompetensi,Level,Tanggal Penilaian,Metode"]
    found += [f"'{nip},{CODES[0]},2,01-10-2026,Assessment Center" for nip in PEOPLE[1:4]]
    found += [f"'{nip},{code},1,01-10-2026,Assessment Center" for nip in NEW[:2] for code in CODES]
    found += [f"'{PEOPLE[5]},KOM,1,01-10-2026,Assessment Center"]
    asked = ["scope,target,competency,level_required,basis,valid_from,valid_to"]
    asked += [f"jabatan,Pengelola,{CODES[1]},3,Perbup 2/2026,2026-10-01,"]
    files = []
    for name, lines in (("pegawai2.csv", rows), ("penilaian2.csv", found), ("standar2.csv", asked)):
        files.append(folder / name)
        files[-1].write_text("\n".join(lines) + "\n", encoding="utf-8")
    assert asnkarier("export", "plan", "-w", workspace, "--out", folder / "before").code == 0
    answer = asnkarier("import", *files, "-w", workspace)
    assert answer.code == 0, answer.out + answer.err
    after = analysed(workspace, folder / "after")
    answer = plan(workspace, "--format", "md,xlsx,csv", "--out", after, "--budget", "15000000")
    assert answer.code == 0, answer.err
    return before, after


@pytest.fixture(scope="module")
def parts(runs: tuple[Path, Path]) -> dict[str, dict[str, dict[str, int]]]:
    """By OPD ("": the region), part and figure: state after state is made of the rows, and its figures are counted."""
    then, now = (gaps(folder) for folder in runs)
    opd_then, opd_now = ({nip: row["opd"] for (nip, _), row in side.items()} for side in (then, now))
    stay = opd_then.keys() & opd_now.keys()

    def then_but_as_required_now(pair: tuple[str, str]) -> dict[str, str]:
        old, new = then.get(pair), now[pair]
        if old is None or "exempt" in (old["status"], new["status"]) or not old["level"]:
            return new if old is None or "exempt" in (old["status"], new["status"]) else old
        gap = max(0, int(new["level_required"]) - int(old["level"]))
        return {"status": "gap" if gap else "met", "gap": str(gap)}

    required = {pair: then_but_as_required_now(pair) if pair[0] in stay else row for pair, row in now.items()}
    known = {
        pair: row if (row["status"] in ("met", "gap")) == (now[pair]["status"] in ("met", "gap")) else now[pair]
        for pair, row in required.items()
    }
    stayed = {pair: row for pair, row in then.items() if pair[0] in stay}
    came = {pair: row for pair, row in now.items() if pair[0] not in stay}
    states = {
        "before": (then, opd_then),
        "people_out": (stayed, opd_then),
        "people_in": (stayed | came, opd_now | opd_then),
        "moved": (stayed | came, opd_now),
        "required": (required, opd_now),
        "known": (known, opd_now),
        "after": (now, opd_now),
    }
    counted = [counts(rows, opds) for rows, opds in states.values()]
    found: dict[str, dict[str, dict[str, int]]] = {}
    for opd in {opd for each in counted for opd in each}:
        taken = [each.get(opd, dict.fromkeys(FIGURES, 0)) for each in counted]
        steps = zip([*list(states)[1:-1], "level"], taken, taken[1:], strict=False)
        found[opd] = {part: {name: new[name] - old[name] for name in FIGURES} for part, old, new in steps}
        found[opd] |= {"before": taken[0], "after": taken[-1]}
        found[opd]["difference"] = {name: taken[-1][name] - taken[0][name] for name in FIGURES}
    return found


def counts(rows: dict[tuple[str, str], dict[str, str]], opds: dict[str, str]) -> dict[str, dict[str, int]]:
    groups = defaultdict(list)
    for (nip, _), row in rows.items():
        if row["status"] != "exempt":
            for opd in ("", opds[nip]):
                groups[opd].append((nip, row))
    return {
        opd: {
            "people": len({nip for nip, _ in found}),
            "unknown": sum(row["status"] in ("unassessed", "expired") for _, row in found),
            "with_gap": len({nip for nip, row in found if row["status"] == "gap"}),
            "levels_missing": sum(int(row["gap"] or 0) for _, row in found),
        }
        for opd, found in groups.items()
    }


def letter_of(folder: Path) -> str:
    (path,) = folder.glob("gap-analysis_*.md")
    return path.read_text(encoding="utf-8")


def test_the_case_has_every_part(parts):
    changed = {part for part in PARTS if any(any(of[part].values()) for of in parts.values())}
    assert (changed, set(parts)) == (set(PARTS), {"", "Dinas A", "Dinas B"})


def test_a_first_run_says_so(runs):
    assert sections(letter_of(runs[0]))[TITLE].lines == [FIRST]
    (path,) = runs[0].glob("*.xlsx")
    book = openpyxl.load_workbook(path, read_only=True)
    assert "Perubahan" not in book.sheetnames
    assert any(cell == FIRST for row in book["Ringkasan"].iter_rows(values_only=True) for cell in row)


def test_the_letter_says_what_changed_and_for_whom(runs, parts):
    letter, whole = Letter(), parts[""]
    levels = {part: whole[part]["levels_missing"] for part in PARTS}
    letter.says(TITLE, f"Dibandingkan dengan perhitungan sebelumnya, yaitu keadaan per {DAY} yang dihitung pada {DAY}.")
    letter.says(
        TITLE,
        f"Level yang kurang: {{before}} pada perhitungan sebelumnya (keadaan per {DAY}), sekarang {{after}} "
        "({difference}); dari selisih itu, {level} pada pegawai yang dinilai pada keduanya, {known} karena penilaian "
        "pertama atau kedaluwarsa, {required} karena persyaratan berubah, dan {people} karena pegawai masuk atau "
        "keluar.",
        before=levels["before"],
        after=levels["after"],
        people=change(levels["people_out"] + levels["people_in"]),
        **{part: change(levels[part]) for part in ("difference", "level", "known", "required")},
    )

    def said(part: str, value: int) -> object:
        return value if part in ("before", "after") else change(value)

    of_region = [
        (title, *(said(part, whole[part][figure]) for figure in FIGURES))
        for part, title in PARTS.items()
        if part in ("before", "difference", "after") or any(whole[part].values())
    ]
    columns = ("before", "level", "difference", "after")
    opds = sorted((opd for opd in parts if opd), key=lambda opd: -abs(parts[opd]["level"]["levels_missing"]))
    of_opds = [(opd, *(said(part, parts[opd][part]["levels_missing"]) for part in columns)) for opd in opds]
    letter.shows(TITLE, [*of_region, ("OPD", *(PARTS[part] for part in columns)), *of_opds])
    assert [fault for fault in letter.faults(letter_of(runs[1])) if fault.startswith(TITLE)] == []


def test_the_workbook_has_every_figure_of_the_region_and_of_each_opd(runs, parts):
    (path,) = runs[1].glob("gap-analysis_*.xlsx")
    sheet = openpyxl.load_workbook(path, data_only=True)["Perubahan"]
    (table,) = sheet.tables.values()
    header, *rows = ([cell.value for cell in row] for row in sheet[table.ref])
    assert header == ["OPD", "Angka", *PARTS.values()]
    expected = [
        [opd or "Kabupaten Mamuju (seluruhnya)", title, *(parts[opd][part][figure] for part in PARTS)]
        for opd in sorted(parts)
        for figure, title in FIGURES.items()
    ]
    assert rows == expected


SEATS = {
    "before": "Sebelumnya",
    "people_out": "Bukan pegawai lagi",
    "dropped": "Tidak direncanakan lagi",
    "moved": "Pindah OPD",
    "repriced": "Biaya atau level berubah",
    "added": "Baru",
    "difference": "Selisih",
    "after": "Sekarang",
}
OF_SEATS = ("Kursi", "Peserta (orang)", "Biaya peserta", "Level yang diharapkan tertutup")


def seats(folder: Path, name: str) -> dict[tuple[str, str], dict[str, str]]:
    (path,) = folder.glob(name)
    with path.open(encoding="utf-8-sig", newline="") as file:
        return {(row["nip"].lstrip("'"), row["training"]): row for row in csv.DictReader(file)}


def counted(found: list[tuple[str, dict[str, str]]]) -> tuple[Fraction, ...]:
    return (
        Fraction(len(found)),
        Fraction(len({nip for nip, _ in found})),
        sum((Fraction(row["cost"]) for _, row in found), Fraction(0)),
        sum((Fraction(row["levels_expected"]) for _, row in found), Fraction(0)),
    )


@pytest.fixture(scope="module")
def planned_parts(runs: tuple[Path, Path]) -> dict[str, dict[str, tuple[Fraction, ...]]]:
    """By OPD ("": the region) and part what the seats come to; nobody left the list of employees."""
    then, now = seats(runs[0], "plan_mamuju_*.csv"), seats(runs[1], "plan-training_*.csv")
    kept = {key: row for key, row in then.items() if key in now}
    moved = {key: row | {"opd": now[key]["opd"]} for key, row in kept.items()}
    states = [then, then, kept, moved, {key: now[key] for key in kept}, now]
    found: dict[str, dict[str, tuple[Fraction, ...]]] = {}
    for opd in ["", *sorted({row["opd"] for state in states for row in state.values()})]:
        taken = [counted([(key[0], row) for key, row in state.items() if opd in ("", row["opd"])]) for state in states]
        steps = zip([*SEATS][1:-2], taken[:-1], taken[1:], strict=True)
        found[opd] = {part: tuple(b - a for a, b in zip(old, new, strict=True)) for part, old, new in steps}
        found[opd] |= {"before": taken[0], "after": taken[-1]}
        found[opd]["difference"] = tuple(b - a for a, b in zip(taken[0], taken[-1], strict=True))
    return found


def said_of_seats(part: str, place: int, value: Fraction) -> Figure:
    signed = part not in ("before", "after")
    if place == 2:
        return Figure(exact(value), before="Rp", signed=signed)
    return change(value, place // 3) if signed else number(value, place // 3)


def test_the_letter_of_the_plan_says_what_changed_since_the_former_one(runs, planned_parts):
    letter, whole = Letter(), planned_parts[""]
    told = f"Dibandingkan dengan perhitungan sebelumnya, yaitu keadaan per {DAY} yang dihitung pada {DAY}."
    letter.says(TITLE, told)
    of_region = [
        (title, *(said_of_seats(part, place, value) for place, value in enumerate(whole[part])))
        for part, title in SEATS.items()
        if part in ("before", "difference", "after") or any(whole[part])
    ]
    assert len(of_region) > 3
    columns = ("before", "difference", "after")
    changed = [opd for opd, parts in planned_parts.items() if opd and any(parts["difference"])]
    changed.sort(key=lambda opd: (-abs(planned_parts[opd]["difference"][2]), opd))
    of_opds = [(opd, *(said_of_seats(part, 2, planned_parts[opd][part][2]) for part in columns)) for opd in changed]
    letter.shows(TITLE, [*of_region, ("OPD", *(SEATS[part] for part in columns)), *of_opds])
    (path,) = runs[1].glob("plan-training_*.md")
    found = letter.faults(path.read_text(encoding="utf-8"))
    assert [fault for fault in found if fault.startswith(TITLE)] == []


def test_the_workbook_of_the_plan_has_every_figure_of_the_change(runs, planned_parts):
    (path,) = runs[1].glob("plan-training_*.xlsx")
    sheet = openpyxl.load_workbook(path, data_only=True)["Sejak Rencana Sebelumnya"]
    (table,) = sheet.tables.values()
    header, *rows = ([cell.value for cell in row] for row in sheet[table.ref])
    assert header == ["OPD", "Angka", *SEATS.values()]
    expected = [
        [opd or "Kabupaten Mamuju (seluruhnya)", title, *(float(parts[part][place]) for part in SEATS)]
        for opd, parts in planned_parts.items()
        for place, title in enumerate(OF_SEATS)
    ]
    assert [row[:2] for row in rows] == [row[:2] for row in expected]
    assert [row[2:] for row in rows] == [pytest.approx(row[2:]) for row in expected]
