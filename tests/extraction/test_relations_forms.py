import pytest

from tests.extraction import relation_forms as sentences
from tests.extraction.marked import document
from tests.extraction.test_relations import facts, shown

SENTENCES = [
    *sentences.CARRIED_BY_A_VERB,
    *sentences.CARRIED_TRAPS,
    *sentences.HELPING,
    *sentences.HELPING_TRAPS,
    *sentences.MEANS,
    *sentences.MEANS_TRAPS,
    *sentences.ARMS,
    *sentences.ARMS_TRAPS,
    *sentences.IN_PRESENCE,
    *sentences.IN_PRESENCE_TRAPS,
    *sentences.PROPOSED,
]


@pytest.mark.parametrize(("marked", "expected"), SENTENCES)
def test_forms_of_newspapers_give_exactly_these_relations(marked: str, expected: str) -> None:
    assert shown(document(marked)) in [facts(choice) for choice in expected.split("|")]
