"""The gaps of the command, worked out again in plain Python from the exported tables and the configuration."""

import csv
import re
from datetime import date

import pytest
import yaml
from real_command import asnkarier

COLUMNS = [
    "nip", "name", "opd", "unor", "jabatan", "jenjang", "competency", "kind",
    "level_required", "standard_scope", "level", "assessed_on", "gap", "surplus", "status",
]  # fmt: skip
AS_OF = date(2026, 11, 2)


def rows(path):
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def folded(text):
    return " ".join(re.sub(r"[^0-9a-z]+", " ", text.lower()).split())


def in_force(row):
    return row["valid_from"] <= AS_OF.isoformat() and (not row["valid_to"] or row["valid_to"] >= AS_OF.isoformat())


def required_of(person, standards, jenjang_levels, generic):
    """Person beats jabatan beats the longest family beats jenjang; per competency."""
    found = {}

    def lay(scope, matches):
        chosen = sorted(
            (s for s in standards if s["scope"] == scope and in_force(s) and matches(s)), key=lambda s: s["valid_from"]
        )
        for standard in chosen:
            found[standard["competency"]] = (int(standard["level_required"]), scope)

    if person["jenjang"] in jenjang_levels:
        found = dict.fromkeys(generic, (jenjang_levels[person["jenjang"]], "jenjang"))
    lay("jenjang", lambda s: s["target"] == person["jenjang"])
    words = folded(person["jabatan"]).split()
    for length in range(1, len(words) + 1):
        family = " ".join(words[:length])
        lay("jabatan_family", lambda s, family=family: folded(s["target"]) == family)
    lay("jabatan", lambda s: folded(s["target"]) == folded(person["jabatan"]))
    lay("person", lambda s: s["target"] == person["nip"])
    return found


def is_left_out(person, config):
    """By the words of the configuration: legal standing, appointment, retirement age, end of contract."""
    away = {meaning for meaning, counted in newest(config["jabatan"]["standing_counted"]).items() if not counted}
    words = config["jabatan"]["standing"]
    if folded(person["kedudukan_hukum"]) in {folded(word) for meaning in away for word in words[meaning]}:
        return True
    if person["tmt_cpns"] > AS_OF.isoformat() or ("" < person["contract_end"] < AS_OF.isoformat()):
        return True
    career = config["career"]
    ages = newest(career["retirement_age"]) | newest(career["retirement_age_functional"])
    age = ages.get(person["jenjang"])
    for name, own in newest(career["retirement_age_positions"]).items():
        if f" {folded(name)} " in f" {folded(person['jabatan'])} ":
            age = own.get(person["jenjang"], age)
    if age is None:
        return False
    born = person["birth_date"].replace("-", "") or person["nip"]
    year, month = int(born[:4]), int(born[4:6])
    month_after = (year + age + month // 12, month % 12 + 1)
    return month_after <= (AS_OF.year, AS_OF.month)


def newest(figure):
    return figure["versions"][-1]["value"]


@pytest.mark.parametrize("region", ["manokwari", "mamuju", "palangkaraya", "tanjungpinang"])
def test_gaps_agree_with_a_plain_recomputation(demo, tmp_path, region):
    answer = asnkarier(
        "gap-analysis", "-w", demo, "-r", region, "--as-of", AS_OF, "--format", "csv", "--out", tmp_path, "--json"
    )
    assert answer.code == 0, answer.err
    produced = rows(tmp_path / f"gap-analysis_{region}_{AS_OF}.csv")
    assert list(produced[0]) == COLUMNS

    tables = {}
    for table in ("employees", "standards", "assessments", "exemptions"):
        assert asnkarier("export", table, "-w", demo, "-r", region, "--out", tmp_path).code == 0
        (path,) = tmp_path.glob(f"{table}_{region}_*.csv")
        tables[table] = rows(path)
    config = asnkarier("config", "show", "-r", region, "--json").json["data"]["settings"]
    shown = asnkarier("config", "show", "-r", region)
    assert yaml.safe_load(shown.out)["region"]["code"] == region

    generic = [each["code"] for each in config["competencies"]["generic"]["versions"][-1]["value"]]
    kinds = {
        each["code"]: each["kind"]
        for each in [*config["competencies"]["generic"]["versions"][-1]["value"], *config["competencies"]["technical"]]
    }
    jenjang_levels = config["standards"]["jenjang_levels"]["versions"][-1]["value"]
    evidence = config["assessments"]["evidence"]
    years = config["assessments"]["validity_years"]["versions"][-1]["value"]
    valid_since = AS_OF.replace(year=AS_OF.year - years).isoformat()

    assessed = {}
    for row in tables["assessments"]:
        if row["level"] and row["assessed_on"] <= AS_OF.isoformat():
            assessed.setdefault((row["nip"], row["competency"]), []).append(row)

    excused = {
        (row["nip"], row["competency"])
        for row in tables["exemptions"]
        if not row["valid_to"] or row["valid_to"] >= AS_OF.isoformat()
    }

    expected = {}
    for person in tables["employees"]:
        if is_left_out(person, config):
            continue
        for code, (level_required, scope) in required_of(person, tables["standards"], jenjang_levels, generic).items():
            found = assessed.get((person["nip"], code), [])
            valid = [row for row in found if row["assessed_on"] >= valid_since]
            if valid:
                best = max(valid, key=lambda row: (evidence[row["method"]], row["assessed_on"]))
                level = int(best["level"])
                state = {
                    "level": str(level),
                    "assessed_on": best["assessed_on"],
                    "gap": str(max(0, level_required - level)),
                    "surplus": str(max(0, level - level_required)),
                    "status": "gap" if level < level_required else "met",
                }
            elif found:
                newest = max(row["assessed_on"] for row in found)
                state = {"level": "", "assessed_on": newest, "gap": "", "surplus": "", "status": "expired"}
            else:
                state = {"level": "", "assessed_on": "", "gap": "", "surplus": "", "status": "unassessed"}
            if (person["nip"], code) in excused:
                state |= {"gap": "", "surplus": "", "status": "exempt"}
            about = {name: person[name] for name in ("nip", "name", "opd", "unor", "jabatan", "jenjang")}
            expected[person["nip"], code] = (
                about
                | {
                    "competency": code,
                    "kind": kinds[code],
                    "level_required": str(level_required),
                    "standard_scope": scope,
                }
                | state
            )

    assert len(produced) == len(expected) > 5000
    statuses = {row["status"] for row in produced}
    assert {"met", "gap", "unassessed", "exempt"} <= statuses
    for row in produced:
        assert row == expected[row["nip"], row["competency"]]


def test_weights_of_the_training_plan_touch_no_jpm_and_those_of_the_jpm_do(workspace):
    def jpm(settings):
        (workspace / "configs" / "mamuju.yaml").write_text(f"extends: mamuju\n{settings}\n", encoding="utf-8")
        answer = asnkarier("gap-analysis", "-w", workspace, "--as-of", "2026-11-02", "--json", "--format", "md")
        assert answer.code in (0, 3), answer.err
        return answer.json["data"]["jpm_mean"], answer.json["data"]["categories"]

    plain = jpm("")
    assert jpm("weights: {competency: {TIK: 5.0, INT: 3.0, KOM: 0.0}}") == plain
    assert jpm("jpm: {weights: {TIK: 5.0, INT: 3.0}}") != plain
