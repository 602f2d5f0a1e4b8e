import pytest

from tests.extraction import relation_brought as sentences
from tests.extraction.marked import document
from tests.extraction.test_relations import facts, shown

SENTENCES = [
    *sentences.BROUGHT,
    *sentences.BROUGHT_TRAPS,
    *sentences.ORDERED,
    *sentences.SHARED_IN,
    *sentences.ORDERED_TRAPS,
    *sentences.ADDRESSED,
    *sentences.PROVINCES,
    *sentences.PROVINCE_TRAPS,
    *sentences.ACTING,
    *sentences.ACTING_TRAPS,
    *sentences.SHARED,
    *sentences.SHARED_TRAPS,
]


@pytest.mark.parametrize(("marked", "expected"), SENTENCES)
def test_acts_that_a_noun_or_a_light_verb_brings_give_exactly_these_relations(
    marked: str, expected: str
) -> None:
    assert shown(document(marked)) in [facts(choice) for choice in expected.split("|")]
