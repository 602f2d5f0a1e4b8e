import pytest

from tests.extraction import relation_ends as sentences
from tests.extraction.marked import document
from tests.extraction.test_relations import facts, shown

SENTENCES = [
    *sentences.OWED,
    *sentences.OWED_TRAPS,
    *sentences.SEQUEL_OF_PLAN,
    *sentences.EXEMPLIFIED,
    *sentences.PARTED_SIDES,
    *sentences.ASKED_TO_ACT,
    *sentences.ASKED_BEHIND_A_NOUN,
    *sentences.BEHIND_AN_ASIDE,
    *sentences.LED,
    *sentences.PARTNERS,
    *sentences.AT_REQUEST_OF,
    *sentences.TITLED,
]


@pytest.mark.parametrize(("marked", "expected"), SENTENCES)
def test_ends_in_other_places_give_exactly_these_relations(marked: str, expected: str) -> None:
    assert shown(document(marked)) in [facts(choice) for choice in expected.split("|")]
