"""The index of professionalism worked out from exported tables in plain Python, by the words of the regulation."""

from collections import defaultdict
from datetime import date
from fractions import Fraction

from exported import Exported, folded

EDUCATION = {"S3": 25, "S2": 20, "S1": 15, "D4": 15, "D3": 10, "D2": 5, "D1": 5, "SLTA": 5, "SLTP": 1, "SD": 1,
             "profesi": 15, "spesialis": 20}  # fmt: skip
PREDIKAT = {"sangat_baik": 30, "baik": 25, "butuh_perbaikan": 15, "kurang": 5, "sangat_kurang": 1}
PUNISHED = {"ringan": 3, "sedang": 2, "berat": 1}
STRUCTURAL = ("pengawas", "administrator", "jpt_pratama", "jpt_madya", "jpt_utama")
TITLES = {
    "pengawas": ("pkp", "pim iv", "diklatpim iv", "kepemimpinan pengawas", "kepemimpinan iv", "adum", "adumla"),
    "administrator": ("pka", "pim iii", "diklatpim iii", "kepemimpinan administrator", "kepemimpinan iii", "spama"),
    "jpt_pratama": ("pkn ii", "pim ii", "diklatpim ii", "kepemimpinan nasional ii", "kepemimpinan ii", "spamen"),
}
OF_NO_PART = {"tugas_belajar"}
SEMINARS = {"seminar", "workshop", "sosialisasi"}
EXCUSED = ("dokter", "guru", "apoteker", "perawat", "bidan", "asesor", "psikolog")
Ends = tuple[Fraction, Fraction]


class WorkedOut:
    """Both ends of every dimension of everybody measured; ``seats`` count as attended in the year."""

    def __init__(self, of: Exported, year: int, as_of: date, seats: list[dict[str, str]] = ()) -> None:
        self.of, self.year, self.day = of, year, min(as_of, date(year, 12, 31)).isoformat()
        self.people = [each for each in of.staff if each["employment"] in ("PNS", "")]
        self.courses = {each["training"]: each for each in of["trainings"]}
        self.trained = defaultdict(list)
        self.known = {each["nip"] for each in of["participations"]} | {each["nip"] for each in seats}
        for row in of["participations"]:
            last = row["ended_on"] or row["started_on"]
            if last <= self.day and not (row["status"] == "approved" and not last):
                self.trained[row["nip"]].append(row)
        for seat in seats:
            course = self.courses[seat["training"]]
            self.trained[seat["nip"]].append(
                {"training": seat["training"], "form": course["form"], "title": course["title"], "jp": course["jp"],
                 "year": str(year), "status": "attended", "certificate": ""}
            )  # fmt: skip
        self.rated = {}
        for row in sorted(of["performance"], key=lambda each: int(each["year"])):
            if folded(row["period"]) == "tahunan" and year - 1 <= int(row["year"]) <= year:
                self.rated[row["nip"]] = row["predikat"]
        self.punished = defaultdict(list)
        for row in of["discipline"]:
            if row["cancelled"] != "true" and row["decided_on"] <= self.day:
                self.punished[row["nip"]].append(PUNISHED[row["punishment_level"]])

    def dimensions(self, person: dict[str, str]) -> dict[str, Ends]:
        """Lower and upper end of each dimension of a person."""
        education, predikat = person["education"], self.rated.get(person["nip"])
        discipline = min(self.punished[person["nip"]], default=5)
        return {
            "qualification": (EDUCATION[education],) * 2 if education else (1, 25),
            "competence": self.competence(person),
            "performance": (PREDIKAT[predikat],) * 2 if predikat else (1, 30),
            "discipline": (discipline,) * 2 if self.of["discipline"] else (1, 5),
        }

    def competence(self, person: dict[str, str]) -> Ends:
        tier = person["jenjang"]
        if tier in STRUCTURAL or (not tier and person["jenis_jabatan"] == "struktural"):
            points = {"leadership": 15, "technical": 15, "seminar": 10}
        elif tier.startswith("jf_") or (not tier and person["jenis_jabatan"] == "fungsional"):
            points = {"functional": 15, "technical": 15, "seminar": 10}
        elif tier or person["jenis_jabatan"]:
            points = {"technical": Fraction(45, 2), "seminar": Fraction(35, 2)}
        else:
            return 0, 40
        low = sum(worth for part, worth in points.items() if self.has(person, part, sure=True))
        high = sum(
            worth
            for part, worth in points.items()
            if self.has(person, part, sure=False) or person["nip"] not in self.known
        )
        return low, high

    def has(self, person: dict[str, str], part: str, *, sure: bool) -> bool:
        """Whether the person has a part for sure, or perhaps."""
        rows = [row for row in self.trained[person["nip"]] if self._counts(row, part, person, sure)]
        if part == "functional" and folded(person["jabatan"]).split(" ")[0] in EXCUSED:
            return True
        if part == "technical":
            return sum(int(row["jp"]) if row["jp"] else 0 if sure else 20 for row in rows) >= 20
        return bool(rows)

    def _counts(self, row: dict[str, str], part: str, person: dict[str, str], sure: bool) -> bool:
        done = row["status"] in ("attended", "passed") or (row["status"] == "" and row["certificate"] != "")
        if not done and (sure or row["status"] not in ("", "approved")):
            return False
        form = row["form"] or self.courses.get(row["training"], {}).get("form", "")
        if part_of(form) != part and (sure or form):
            return False
        if part in ("technical", "seminar"):
            first = self.year - (1 if part == "technical" else 2)
            return first <= int(row["year"]) <= self.year if row["year"] else not sure
        if part == "leadership":
            title = row["title"] or self.courses.get(row["training"], {}).get("title", "") or row["training"]
            words = " ".join(word for word in folded(title).split() if word not in ("tingkat", "tk"))
            named = [tier for tier, all_ in TITLES.items() if any(f" {one} " in f" {words} " for one in all_)]
            if person["jenjang"] in named:
                return True
            above = named and person["jenjang"] in STRUCTURAL and max(map(STRUCTURAL.index, named)) > STRUCTURAL.index(
                person["jenjang"])  # fmt: skip
            return not sure and (not named or bool(above) or person["jenjang"] not in STRUCTURAL)
        return True

    def mean(self, end: int) -> Fraction:
        """The index of the region at one end."""
        sums = [sum(Fraction(ends[end]) for ends in self.dimensions(person).values()) for person in self.people]
        return sum(sums) / len(sums)


def part_of(form: str) -> str:
    """The part of competence that a form of training counts for."""
    if form in ("", *OF_NO_PART):
        return ""
    named = {"pelatihan_kepemimpinan": "leadership", "pelatihan_fungsional": "functional"}
    return named.get(form) or ("seminar" if form in SEMINARS else "technical")
