import pytest

from tests.extraction import relation_apart as sentences
from tests.extraction.marked import document
from tests.extraction.test_relations import facts, shown

SENTENCES = [
    *sentences.SIDES,
    *sentences.AWAITED,
    *sentences.FILLED,
    *sentences.DOERS,
    *sentences.NO_HOLDERS,
    *sentences.ATTACHED,
    *sentences.NOT_STATES,
    *sentences.CARRIED,
]


@pytest.mark.parametrize(("marked", "expected"), SENTENCES)
def test_what_belongs_to_another_word_states_nothing_of_this_one(marked: str, expected: str) -> None:
    assert shown(document(marked)) in [facts(choice) for choice in expected.split("|")]
