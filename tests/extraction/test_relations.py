import pytest

from synpol_desktop.core.kinds import SYMMETRIC, Modality, RelationType
from synpol_desktop.extraction.document import Document
from synpol_desktop.extraction.relating.reading import read
from tests.extraction.marked import document, key_of
from tests.extraction.relation_sentences import SENTENCES

Fact = tuple[str, str, str]
LIKELY = 0.5
"""Rules hold a reading for true from here on; what the graph shows at first is asked of the ranker's word."""


def fact(source: str, kind: str, target: str) -> Fact:
    if RelationType(kind) in SYMMETRIC:
        source, target = sorted((source, target))
    return source, kind, target


def facts(text: str) -> set[Fact]:
    return {fact(*part.split()) for part in text.split(";") if part.strip()}


def shown(parsed: Document) -> set[Fact]:
    return {
        fact(key_of(parsed, found.source), found.type.value, key_of(parsed, found.target))
        for found in read(parsed).relations
        if found.modality is Modality.ASSERTED and found.confidence >= LIKELY
    }


@pytest.mark.parametrize(("marked", "expected"), SENTENCES)
def test_a_sentence_states_exactly_these_relations(marked: str, expected: str) -> None:
    assert shown(document(marked)) in [facts(choice) for choice in expected.split("|")]
