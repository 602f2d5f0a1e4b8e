import pytest

from tests.extraction import relation_war as sentences
from tests.extraction.marked import document
from tests.extraction.test_relations import facts, shown

SENTENCES = [
    *sentences.HELD,
    *sentences.HELD_TRAPS,
    *sentences.VICTIMS,
    *sentences.VICTIM_TRAPS,
    *sentences.CLASHES,
    *sentences.CLASH_TRAPS,
    *sentences.OF_STATES,
    *sentences.OF_STATES_TRAPS,
    *sentences.TOWNS,
    *sentences.LOSSES,
    *sentences.LOSSES_BEFORE,
    *sentences.LOSSES_TRAPS,
    *sentences.EXPOSED,
    *sentences.RAIDS_TOLD_OF,
    *sentences.OWN_FORCES,
    *sentences.OWN_FORCES_TRAPS,
    *sentences.MOVED,
    *sentences.YET_TO_COME,
    *sentences.NAMELESS_OBJECTS,
    *sentences.NAMELESS_TRAPS,
    *sentences.DONE_BY,
    *sentences.DONE_BY_TRAPS,
]


@pytest.mark.parametrize(("marked", "expected"), SENTENCES)
def test_acts_of_war_and_of_help_give_exactly_these_relations(marked: str, expected: str) -> None:
    assert shown(document(marked)) in [facts(choice) for choice in expected.split("|")]
