"""The tables of a region as ``asnkarier export`` writes them, read as plain text; and its configuration."""

import csv
import json
import re
from functools import cached_property
from pathlib import Path

from real_command import asnkarier, sample_files


class Exported:
    """A region of a workspace; every table is exported when it is first asked for."""

    def __init__(self, workspace: Path, region: str, out: Path, files: list[Path] | None = None) -> None:
        self.workspace, self.region, self.out = workspace, region, out
        self.files = sample_files(region) if files is None else files
        """What was imported."""
        self._tables: dict[str, list[dict[str, str]]] = {}

    def __getitem__(self, table: str) -> list[dict[str, str]]:
        """Give the rows of a table; whatever a cell holds is text."""
        if table not in self._tables:
            answer = asnkarier("export", table, "-w", self.workspace, "-r", self.region, "--out", self.out)
            assert answer.code == 0, answer.err
            (path,) = self.out.glob(f"{table}_{self.region}_*.csv")
            with path.open(encoding="utf-8-sig", newline="") as file:
                self._tables[table] = [
                    # what a spreadsheet would run has an apostrophe in front
                    {name: re.sub(r"^'(?='*[=+\-@])", "", text) for name, text in row.items()}
                    for row in csv.DictReader(file)
                ]
        return self._tables[table]

    @cached_property
    def config(self) -> dict:
        answer = asnkarier("config", "show", "-w", self.workspace, "-r", self.region, "--json")
        assert answer.code == 0, answer.err
        return answer.json["data"]["settings"]

    @cached_property
    def competencies(self) -> dict[str, str]:
        """The names of the competencies by code, in the order of the dictionary."""
        dictionary = self.config["competencies"]
        return {each["code"]: each["name"] for each in [*newest(dictionary["generic"]), *dictionary["technical"]]}

    @property
    def few(self) -> int:
        """Groups of fewer people are not broken down."""
        return self.config["privacy"]["small_group"]

    def sector_of(self, opd: str) -> str:
        """Give the name of an OPD's priority sector, "" for one of none."""
        for each in self.config["weights"]["sectors"]:
            if any(f" {folded(word)} " in f" {folded(opd)} " for word in each["opds"]):
                return each["name"]
        return ""

    @cached_property
    def staff(self) -> list[dict[str, str]]:
        """The employees who are counted."""
        out = {each["nip"] for each in self["staff_apart"] if each["counted"] == "false"}
        return [each for each in self["employees"] if each["nip"] not in out]

    def entry(self, command: str) -> dict:
        """Give the newest journal entry of a command."""
        folder = self.workspace / "store" / self.region / "journal"
        entries = [json.loads(path.read_bytes()) for path in folder.glob("*.json")]
        return max((each for each in entries if each["command"] == command), key=lambda each: each["number"])


def newest(figure: dict):
    return figure["versions"][-1]["value"]


def folded(text: str) -> str:
    return " ".join(re.sub(r"[^0-9a-z]+", " ", text.lower()).split())
