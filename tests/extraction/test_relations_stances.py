import pytest

from tests.extraction import relation_stances as sentences
from tests.extraction.marked import document
from tests.extraction.test_relations import facts, shown

SENTENCES = [
    *sentences.ATTRIBUTES,
    *sentences.ATTRIBUTE_TRAPS,
    *sentences.THREATS,
    *sentences.BLAMED,
    *sentences.BLAME_TRAPS,
    *sentences.STRONGLY,
    *sentences.REFUSED,
    *sentences.VALUED,
    *sentences.VALUED_TRAPS,
    *sentences.OCCASIONS,
    *sentences.OCCASION_TRAPS,
    *sentences.ANSWERED,
    *sentences.CHOSEN_ALLIES,
    *sentences.GUESTS,
]


@pytest.mark.parametrize(("marked", "expected"), SENTENCES)
def test_stances_in_the_forms_of_newspapers_give_exactly_these_relations(marked: str, expected: str) -> None:
    assert shown(document(marked)) in [facts(choice) for choice in expected.split("|")]
