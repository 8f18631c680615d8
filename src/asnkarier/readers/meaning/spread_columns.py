"""Headers of sheets that spread a column over many: levels by competency, scores by phase, ratings by question."""

from __future__ import annotations

import re

from asnkarier.readers.meaning import competency_columns
from asnkarier.readers.meaning.competency_columns import Match, Says
from asnkarier.readers.meaning.groups import Path, reduced
from asnkarier.tables.vocabulary import Vocabulary, fold

WANTED = ("level", "score", "rating")
"""What a column that belongs to many may hold."""
_OPEN = {Says.NOTHING, Says.FOUND, Says.SCORE}
_TEST = r"(?: ?(?:test?|ujian))"
_VALUE = r"(?:nilai|skor|hasil)"
_PHASES = {
    "pre": re.compile(rf"(?:{_VALUE} )?(?:(?:pre|pra){_TEST}|tes awal)(?: {_VALUE})?"),
    "post": re.compile(rf"(?:{_VALUE} )?(?:(?:post|pasca){_TEST}|tes akhir)(?: {_VALUE})?"),
    "follow_up": re.compile(rf"(?:{_VALUE} )?(?:follow up|tes lanjutan|evaluasi pasca ?pelatihan)(?: {_VALUE})?"),
}
_NUMBERED = re.compile(r"(?:p|q|pertanyaan|soal|aspek|butir|pernyataan|item) ?\d{1,2}(?: .*)?|\d{1,2} \w+ \w+.*")
_ASPECT = re.compile(
    r"(?:kualitas|kesesuaian|relevansi|manfaat|kejelasan|penguasaan|kemampuan|penyampaian|kepuasan|ketersediaan"
    r"|kelengkapan|kebersihan|kenyamanan|ketepatan|keramahan|pelayanan (?:panitia|penyelenggara)) ?.*"
    r"|materi(?: pelatihan)?|narasumber|fasilitator|pengajar|widyaiswara|instruktur|panitia|konsumsi|akomodasi"
    r"|fasilitas|sarana(?: dan)? prasarana|metode pembelajaran"
)
"""What questionnaires on trainings ask about."""


def match(path: Path, vocabulary: Vocabulary, *, wanted: str) -> Match | None:
    """Tell under which value a column stands: a competency's code, a phase, or a question as it is written.

    ``path`` are the texts of the header from the top row to the lowest; ``wanted`` is our column that the cells hold.
    """
    if wanted == "score":
        return _phase(path)
    if wanted == "rating":
        return _question(path)
    return competency_columns.match(path, vocabulary)


def _phase(path: Path) -> Match | None:
    """Read a phase; what stands above it must leave it open ("Nilai"), or be a part of it ("Pre" over "Test")."""
    texts = reduced(path)
    names = [fold(" ".join(texts))]
    if all(competency_columns.says(text) in _OPEN for text in texts[:-1]):
        names += [fold(text) for text in texts[-1:]]
    return next((Match(phase) for phase, form in _PHASES.items() if any(map(form.fullmatch, names))), None)


def _question(path: Path) -> Match | None:
    """Read a question with what stands above it, which may be what it is about."""
    texts = reduced(path)
    text = texts[-1] if texts else ""
    name = fold(text)
    if text.rstrip().endswith("?") or _NUMBERED.fullmatch(name) or _ASPECT.fullmatch(name):
        return Match(" / ".join(" ".join(part.split()) for part in texts))
    return None
