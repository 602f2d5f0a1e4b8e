import pytest

from tests.extraction import relation_deeds as sentences
from tests.extraction.marked import document
from tests.extraction.test_relations import facts, shown

SENTENCES = [
    *sentences.DEEDS,
    *sentences.DEED_TRAPS,
    *sentences.TAKEN_UP,
    *sentences.TAKEN_UP_TRAPS,
    *sentences.BOTH,
    *sentences.BOTH_TRAPS,
    *sentences.OWNERS,
    *sentences.PEOPLE,
    *sentences.PEOPLE_TRAPS,
    *sentences.PLACES,
    *sentences.TIMES,
    *sentences.REFUSED,
    *sentences.REFUSED_TRAPS,
    *sentences.WORDS,
]


@pytest.mark.parametrize(("marked", "expected"), SENTENCES)
def test_what_is_done_is_told_by_nouns_without_a_name_as_well(marked: str, expected: str) -> None:
    assert shown(document(marked)) in [facts(choice) for choice in expected.split("|")]
