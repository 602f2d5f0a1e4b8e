import pytest

from tests.extraction import relation_helped as sentences
from tests.extraction.marked import document
from tests.extraction.test_relations import facts, shown

SENTENCES = [
    *sentences.HELPED,
    *sentences.VISITS,
    *sentences.MEETINGS,
    *sentences.TO_A_PLACE,
    *sentences.OPERATIONS,
    *sentences.ANNOUNCED,
    *sentences.CONSULTED,
    *sentences.OWNED_DEEDS,
]


@pytest.mark.parametrize(("marked", "expected"), SENTENCES)
def test_help_visits_meetings_operations_and_threats_give_exactly_these_relations(
    marked: str, expected: str
) -> None:
    assert shown(document(marked)) in [facts(choice) for choice in expected.split("|")]
