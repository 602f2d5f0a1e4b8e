import pytest

from tests.extraction import relation_backed as sentences
from tests.extraction.marked import document
from tests.extraction.test_relations import facts, shown

SENTENCES = [
    *sentences.BACKED,
    *sentences.BACKED_TRAPS,
    *sentences.SHARES,
    *sentences.SHARE_TRAPS,
    *sentences.STRUCK,
    *sentences.STRUCK_TRAPS,
    *sentences.TAKEN,
    *sentences.TAKEN_TRAPS,
]


@pytest.mark.parametrize(("marked", "expected"), SENTENCES)
def test_help_and_shares_of_places_give_exactly_these_relations(marked: str, expected: str) -> None:
    assert shown(document(marked)) in [facts(choice) for choice in expected.split("|")]
