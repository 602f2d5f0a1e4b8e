import pytest

from tests.extraction import relation_restrained as sentences
from tests.extraction.marked import document
from tests.extraction.test_relations import facts, shown

SENTENCES = [
    *sentences.GOVERNED,
    *sentences.DESCRIBED,
    *sentences.OF_OTHERS,
    *sentences.ATTRIBUTES,
    *sentences.TWO_SIDES,
    *sentences.HARDLY_VERBS,
    *sentences.STATES,
    *sentences.ACCUSATIVES,
    *sentences.COPULAS,
    *sentences.BACKED,
    *sentences.PEOPLE,
    *sentences.NOT_CARRIED,
    *sentences.SPOKEN_ABOUT,
    *sentences.FURTHERED,
    *sentences.LISTS,
    *sentences.IN_WORDS,
    *sentences.OWN_DOERS,
    *sentences.HELD_LAND,
    *sentences.WHAT_CAME_OF_IT,
    *sentences.AMID,
    *sentences.OWN_STATE,
]


@pytest.mark.parametrize(("marked", "expected"), SENTENCES)
def test_words_that_only_stand_near_each_other_state_nothing(marked: str, expected: str) -> None:
    assert shown(document(marked)) in [facts(choice) for choice in expected.split("|")]
