import pytest

from tests.extraction import relation_press as sentences
from tests.extraction.marked import document
from tests.extraction.test_relations import facts, shown

SENTENCES = [
    *sentences.ANNOUNCED,
    *sentences.ANNOUNCED_TRAPS,
    *sentences.RAIDS,
    *sentences.RAID_TRAPS,
    *sentences.MET_LATER,
    *sentences.MET_LATER_TRAPS,
]


@pytest.mark.parametrize(("marked", "expected"), SENTENCES)
def test_deeds_in_the_forms_of_reports_give_exactly_these_relations(marked: str, expected: str) -> None:
    assert shown(document(marked)) in [facts(choice) for choice in expected.split("|")]
