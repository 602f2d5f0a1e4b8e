import pytest

from tests.extraction import relation_judged as sentences
from tests.extraction.marked import document
from tests.extraction.test_relations import facts, shown

SENTENCES = [
    *sentences.LED_TO_FAULT,
    *sentences.LED_TO_FAULT_TRAPS,
    *sentences.PREDICATED,
    *sentences.PREDICATED_TRAPS,
    *sentences.CONDUCT,
    *sentences.CONDUCT_TRAPS,
    *sentences.DUTIES,
    *sentences.DUTIES_TRAPS,
    *sentences.PLACED,
    *sentences.AT_REQUEST,
    *sentences.AT_REQUEST_TRAPS,
]


@pytest.mark.parametrize(("marked", "expected"), SENTENCES)
def test_what_speakers_make_of_others_gives_exactly_these_relations(marked: str, expected: str) -> None:
    assert shown(document(marked)) in [facts(choice) for choice in expected.split("|")]
