import pytest

from tests.extraction import relation_guarded as sentences
from tests.extraction.marked import document
from tests.extraction.test_relations import facts, shown

SENTENCES = [
    *sentences.AGENTS,
    *sentences.ATTRIBUTES,
    *sentences.OFFICES,
    *sentences.MEETINGS,
    *sentences.FRONTS,
    *sentences.MOUTHS,
    *sentences.INSTRUMENTS,
    *sentences.OWNERS,
    *sentences.REVERSED,
    *sentences.NOUNS,
    *sentences.MET,
    *sentences.FAR,
    *sentences.STILL,
    *sentences.ASIDES,
    *sentences.PLACES,
    *sentences.CURFEWS,
    *sentences.CLASHES,
]


@pytest.mark.parametrize(("marked", "expected"), SENTENCES)
def test_a_nearer_word_keeps_what_belongs_to_it(marked: str, expected: str) -> None:
    assert shown(document(marked)) in [facts(choice) for choice in expected.split("|")]
