import pytest

from tests.extraction import relation_structural as sentences
from tests.extraction.marked import document
from tests.extraction.test_relations import facts, shown

SENTENCES = [
    *sentences.OFFICES,
    *sentences.OFFICE_TRAPS,
    *sentences.MEMBERS,
    *sentences.PARTS,
    *sentences.PART_TRAPS,
    *sentences.ATTENDED,
    *sentences.VENUES,
    *sentences.VENUE_TRAPS,
    *sentences.ISSUED,
]


@pytest.mark.parametrize(("marked", "expected"), SENTENCES)
def test_offices_members_parts_and_events_give_exactly_these_relations(marked: str, expected: str) -> None:
    assert shown(document(marked)) in [facts(choice) for choice in expected.split("|")]
