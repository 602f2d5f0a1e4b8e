import pytest

from tests.extraction import relation_charged as sentences
from tests.extraction.marked import document
from tests.extraction.test_relations import facts, shown

SENTENCES = [*sentences.CHARGED, *sentences.CHARGED_TRAPS, *sentences.THREATENED]


@pytest.mark.parametrize(("marked", "expected"), SENTENCES)
def test_charges_and_threats_give_exactly_these_relations(marked: str, expected: str) -> None:
    assert shown(document(marked)) == facts(expected)
