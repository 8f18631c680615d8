"""An invented region that changes a thing at a time, for the tests of what a difference is made of."""

import random
from datetime import date, timedelta

from gap_cases import EVIDENCE, GENERIC, JENJANG_LEVELS, TODAY, assessments, exemptions, nip, rows, standards

from asnkarier.analyses.gap.movement import State
from asnkarier.tables.people import EMPLOYEES

CODES = (*GENERIC, "GIS")
OPDS = ("Dinas A", "Dinas B", "Dinas C", None)
JABATAN = ("GURU AHLI MUDA", "ARSIPARIS", None)
COLUMNS = "nip name opd unor jabatan jenjang kedudukan_hukum"


class World:
    """An invented region as dictionaries by key, so that single things of it can be changed."""

    def __init__(self, seed):
        self.draw = random.Random(seed)  # noqa: S311 - invents people
        self.people = {nip(number): self.person() for number in range(12)}
        self.standards = {}
        self.found = {}
        self.excused = {}
        self.day = TODAY
        self.change_standards()
        for _ in range(60):
            self.assess()
        self.excuse()

    def person(self):
        place = self.draw.choice(OPDS), f"Bidang {self.draw.randrange(2)}"
        return [*place, self.draw.choice(JABATAN), self.draw.choice([*JENJANG_LEVELS, None]), "Aktif"]

    def some_day(self):
        return TODAY - timedelta(days=self.draw.randrange(-300, 1500))

    def change_people(self):
        for number in self.draw.sample(sorted(self.people), 3):
            del self.people[number]
        for number in self.draw.sample(range(50, 90), 3):
            self.people[nip(number)] = self.person()
            for code in CODES:
                self.found[nip(number), code, self.some_day(), "superior"] = self.draw.randint(1, 5)
            self.excused[nip(number), "INT"] = None
            self.standards["person", nip(number), "KS", date(2020, 1, 1)] = (5, None)

    def move(self):
        for number in self.draw.sample(sorted(self.people), 4):
            self.people[number][:2] = [self.draw.choice(OPDS), "Bidang 9"]

    def promote(self):
        for number in self.draw.sample(sorted(self.people), 4):
            self.people[number][2:4] = [self.draw.choice(JABATAN), self.draw.choice([*JENJANG_LEVELS])]

    def leave(self):
        for number in self.draw.sample(sorted(self.people), 3):
            self.people[number][4] = self.draw.choice(["CLTN", "Aktif"])

    def change_standards(self):
        for _ in range(6):
            scope, target = self.draw.choice(
                [("jabatan", "Guru Ahli Muda"), ("jabatan_family", "ARSIPARIS"), ("jenjang", "pengawas")]
            )
            start = self.some_day()
            end = self.draw.choice([None, start + timedelta(days=self.draw.randrange(900))])
            self.standards[scope, target, self.draw.choice(CODES), start] = (self.draw.randint(1, 5), end)

    def assess(self):
        key = (
            self.draw.choice(sorted(self.people)),
            self.draw.choice(CODES),
            self.some_day(),
            self.draw.choice([*EVIDENCE]),
        )
        self.found[key] = self.draw.choice([None, 1, 2, 3, 4, 5])

    def excuse(self):
        for number in self.draw.sample(sorted(self.people), 2):
            self.excused[number, self.draw.choice(CODES)] = self.draw.choice([None, self.some_day()])

    def pass_time(self):
        self.day = TODAY + timedelta(days=self.draw.randrange(-600, 600))

    def state(self):
        return State(
            rows(EMPLOYEES, COLUMNS, *[(number, "X", *values) for number, values in sorted(self.people.items())]),
            standards(*[(*key[:3], level, None, key[3], end) for key, (level, end) in self.standards.items()]),
            assessments(*[(*key, level) for key, level in self.found.items()]),
            exemptions(*[(*key, end) for key, end in self.excused.items()]),
            self.day,
        )
