import pytest

from tests.extraction import relation_idioms as sentences
from tests.extraction.marked import document
from tests.extraction.test_relations import facts, shown

SENTENCES = [
    *sentences.BACKED,
    *sentences.BACKED_TRAPS,
    *sentences.BLAMED,
    *sentences.BLAMED_TRAPS,
    *sentences.REFUSED,
    *sentences.SPOKEN,
    *sentences.GIVEN,
]


@pytest.mark.parametrize(("marked", "expected"), SENTENCES)
def test_idioms_of_stance_and_diplomacy_give_exactly_these_relations(marked: str, expected: str) -> None:
    assert shown(document(marked)) in [facts(choice) for choice in expected.split("|")]
