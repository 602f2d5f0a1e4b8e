import pytest

from tests.extraction.marked import document
from tests.extraction.relation_general import (
    BOUNDS,
    CRITICISM,
    DEMANDS,
    FORCE,
    LATER,
    LESSONS,
    MEETINGS,
    MEMBERS,
    MORE,
    OFFICES,
)
from tests.extraction.test_relations import facts, shown

SENTENCES = [*MEMBERS, *OFFICES, *MEETINGS, *CRITICISM, *DEMANDS, *FORCE, *BOUNDS, *LESSONS, *MORE, *LATER]


@pytest.mark.parametrize(("marked", "expected"), SENTENCES)
def test_news_of_any_country_states_exactly_these_relations(marked: str, expected: str) -> None:
    assert shown(document(marked)) in [facts(choice) for choice in expected.split("|")]
