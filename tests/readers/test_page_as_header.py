"""A page of words that stands where a header should is looked through no further than the longest name reaches."""

from dataclasses import replace

from sent_files import VOCABULARY

from asnkarier.readers.meaning.competency_columns import match


class Counted(dict):
    """Known names that count how often they are asked for."""

    asked = 0

    def get(self, key, default=None):
        self.asked += 1
        return super().get(key, default)


def test_the_names_tried_grow_with_the_words_not_with_their_square():
    names = Counted({"integritas": "INT", "kerja sama": "KS"})
    vocabulary = replace(VOCABULARY, competencies=names)
    assert match([" ".join(["kata"] * 2_000)], vocabulary) is None
    longest = len("integritas")
    assert names.asked <= 2_000 * (longest + 1) // 2 + 10


def test_a_name_among_words_of_its_level_is_still_found():
    vocabulary = replace(VOCABULARY, competencies={"integritas": "INT", "kerja sama": "KS"})
    assert match(["Level Kerja Sama"], vocabulary).code == "KS"
