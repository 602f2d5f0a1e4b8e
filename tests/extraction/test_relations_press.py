import pytest

from synpol_desktop.core.kinds import RelationType
from synpol_desktop.extraction.pipeline import Extractor
from synpol_desktop.extraction.relating.reading import read
from tests.extraction import relation_press as sentences
from tests.extraction.marked import document
from tests.extraction.test_relations import facts, shown

SENTENCES = [
    *sentences.ANNOUNCED,
    *sentences.ANNOUNCED_TRAPS,
    *sentences.RAIDS,
    *sentences.RAIDS_OWNED,
    *sentences.RAID_TRAPS,
    *sentences.MET_LATER,
    *sentences.MET_LATER_TRAPS,
    *sentences.PLACED,
    *sentences.PLACED_TRAPS,
    *sentences.ALLIES,
    *sentences.ALLY_TRAPS,
    *sentences.BACKED,
    *sentences.TALKS,
]


@pytest.mark.parametrize(("marked", "expected"), SENTENCES)
def test_deeds_in_the_forms_of_reports_give_exactly_these_relations(marked: str, expected: str) -> None:
    assert shown(document(marked)) in [facts(choice) for choice in expected.split("|")]


@pytest.mark.parametrize(("text", "town", "state"), sentences.COUNTRIES)
def test_a_town_lies_in_the_state_that_the_text_means(text: str, town: str, state: str) -> None:
    found = Extractor().read(text)
    names = [entity.name for entity in found.entities]
    ties = {(names[tie.source], tie.type, names[tie.target]) for tie in read(found).relations}
    assert (town, RelationType.PART_OF, state) in ties
