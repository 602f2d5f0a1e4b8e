import pytest

from tests.extraction.marked import document
from tests.extraction.relation_referred import (
    COUNTED,
    COUNTED_TRAPS,
    DEED_TRAPS,
    DEEDS,
    OWNER_TRAPS,
    OWNERS,
    PLACE_TRAPS,
    PLACES,
    US,
    US_TRAPS,
)
from tests.extraction.test_relations import facts, shown


@pytest.mark.parametrize(("marked", "expected"), [*DEEDS, *DEED_TRAPS])
def test_a_stance_on_a_deed_is_one_on_its_doer(marked: str, expected: str) -> None:
    assert shown(document(marked)) in [facts(choice) for choice in expected.split("|")]


@pytest.mark.parametrize(("marked", "expected"), [*OWNERS, *OWNER_TRAPS])
def test_a_pronoun_means_only_whom_it_agrees_with(marked: str, expected: str) -> None:
    assert shown(document(marked)) in [facts(choice) for choice in expected.split("|")]


@pytest.mark.parametrize(("marked", "expected"), [*PLACES, *PLACE_TRAPS, *COUNTED, *COUNTED_TRAPS])
def test_a_definite_noun_takes_up_what_was_named_before(marked: str, expected: str) -> None:
    assert shown(document(marked)) in [facts(choice) for choice in expected.split("|")]


@pytest.mark.parametrize(("marked", "expected"), [*US, *US_TRAPS])
def test_who_says_we_speaks_for_the_body_of_his_office(marked: str, expected: str) -> None:
    assert shown(document(marked)) in [facts(choice) for choice in expected.split("|")]
