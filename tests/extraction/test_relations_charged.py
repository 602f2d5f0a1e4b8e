import pytest

from synpol_desktop.extraction.pipeline import Extractor
from tests.extraction import relation_charged as sentences
from tests.extraction.marked import document
from tests.extraction.test_relations import facts, shown

SENTENCES = [
    *sentences.CHARGED,
    *sentences.CHARGED_TRAPS,
    *sentences.THREATENED,
    *sentences.NAMED,
    *sentences.NAMED_TRAPS,
    *sentences.EXPELLED,
    *sentences.RESUMED,
    *sentences.LIFTED,
]


@pytest.mark.parametrize(("marked", "expected"), SENTENCES)
def test_charges_and_threats_give_exactly_these_relations(marked: str, expected: str) -> None:
    assert shown(document(marked)) == facts(expected)


@pytest.mark.parametrize("envoys", ["دبلوماسيين كنديين", "الدبلوماسيين الكنديين", "دبلوماسياً كندياً"])
def test_a_state_expels_the_envoys_that_an_adjective_of_any_number_names(envoys: str) -> None:
    found = Extractor().extract(f"زار الوفد كندا. وطردت كوبا {envoys}.", "2018-03-15")

    names = [entity.name for entity in found.entities]
    said = [(names[each.source], each.type.name, names[each.target]) for each in found.relations]
    assert ("كوبا", "SANCTION", "كندا") in said
