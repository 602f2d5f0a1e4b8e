import pytest

from tests.extraction.marked import document
from tests.extraction.relation_carried import (
    DESCRIBED,
    DESCRIBED_TRAPS,
    GOING_ON,
    GOING_ON_TRAPS,
    PRONOUN_TRAPS,
    PRONOUNS,
)
from tests.extraction.test_relations import facts, shown

SENTENCES = [*GOING_ON, *GOING_ON_TRAPS, *PRONOUNS, *PRONOUN_TRAPS, *DESCRIBED, *DESCRIBED_TRAPS]


@pytest.mark.parametrize(("marked", "expected"), SENTENCES)
def test_what_goes_on_or_stands_for_a_name_states_exactly_these_relations(marked: str, expected: str) -> None:
    assert shown(document(marked)) in [facts(choice) for choice in expected.split("|")]
