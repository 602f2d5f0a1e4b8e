import pytest

from tests.extraction import relation_talks as sentences
from tests.extraction.marked import document
from tests.extraction.test_relations import facts, shown

SENTENCES = [
    *sentences.TIED,
    *sentences.TITLES,
    *sentences.ABOUT_WHAT,
    *sentences.HELD_WITH,
    *sentences.OCCASIONS,
    *sentences.DEALS,
    *sentences.ARRIVALS,
    *sentences.MEDIA,
    *sentences.KEPT_UP,
    *sentences.BY_DEED,
    *sentences.MERITS,
    *sentences.OPERATIONS,
]


@pytest.mark.parametrize(("marked", "expected"), SENTENCES)
def test_talks_accords_and_stances_give_exactly_these_relations(marked: str, expected: str) -> None:
    assert shown(document(marked)) in [facts(choice) for choice in expected.split("|")]
