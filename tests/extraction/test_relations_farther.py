import pytest

from tests.extraction import relation_blamed as blamed
from tests.extraction import relation_farther as sentences
from tests.extraction.marked import document
from tests.extraction.test_relations import facts, shown

SENTENCES = [
    *sentences.INSERTED,
    *sentences.INSERTED_TRAPS,
    *sentences.CROWDS,
    *sentences.CROWD_TRAPS,
    *sentences.RECEIVED,
    *sentences.RECEIVED_TRAPS,
    *sentences.OWNED,
    *sentences.OWNED_TRAPS,
    *sentences.SEATED,
    *sentences.SEATED_TRAPS,
    *blamed.BLAMED,
    *blamed.BLAMED_TRAPS,
]


@pytest.mark.parametrize(("marked", "expected"), SENTENCES)
def test_ends_that_stand_farther_off_give_exactly_these_relations(marked: str, expected: str) -> None:
    assert shown(document(marked)) in [facts(choice) for choice in expected.split("|")]
