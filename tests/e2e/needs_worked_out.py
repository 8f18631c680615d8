"""The needs of a region, worked out in plain Python from its exported tables."""

from collections import Counter, defaultdict
from datetime import date

from exported import folded

AS_OF = date(2026, 11, 2)
FEW = 5
FIGURES = (
    "people", "with_gap", "levels_missing", "unknown", "below_target", "performance_unknown", "proposals", "votes",
)  # fmt: skip


class Expected:
    """All figures of one region, from its gaps, needs, performance and employees."""

    def __init__(self, tables):
        self.config = config = tables.config
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
