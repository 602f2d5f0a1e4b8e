"""Bodies, persons and places that no table knows, in news of many countries."""

import re
from collections import defaultdict
from pathlib import Path

import pytest

from synpol_desktop.core.kinds import MentionKind
from synpol_desktop.extraction.document import Document
from synpol_desktop.extraction.pipeline import Extractor
from tests.extraction.overturned import with_overturned

MARK = re.compile(r"\{\{([A-Z]+)(\d*)\|([^{}|]+)\}\}")
LINES = (Path(__file__).parent / "actors_general.txt").read_text("utf-8").splitlines()
TEXTS = [line for line in LINES if line and not line.startswith("#")]


@pytest.mark.parametrize("marked", TEXTS)
def test_a_text_names_what_a_reader_marks(marked: str, rules: Extractor) -> None:
    assert found_in(marked, rules) == marked


@pytest.mark.parametrize("marked", with_overturned(TEXTS))
def test_the_whole_program_names_the_same(marked: str) -> None:
    assert found_in(marked, Extractor()) == marked


def found_in(marked: str, reader: Extractor) -> str:
    """Return the text with what is found marked; entities get the numbers of the marks that they meet."""
    text = MARK.sub(lambda mark: mark[3], marked)
    document = reader.read(text, "2023-05-10")
    numbers = _numbers(marked, document)
    result, last = "", 0
    for mention in document.mentions:
        if mention.kind is MentionKind.OFFICE:
            continue
        kind, surface = document.entity_of(mention).type, mention.span.of(text)
        result += f"{text[last : mention.span.start]}{{{{{kind}{numbers[mention.entity]}|{surface}}}}}"
        last = mention.span.end
    return result + text[last:]


def _numbers(marked: str, document: Document) -> defaultdict[int, str]:
    """Return the number of the first mark that an entity meets; no two entities get the same."""
    numbers: defaultdict[int, str] = defaultdict(str)
    at, last = 0, 0
    for mark in MARK.finditer(marked):
        at += mark.start() - last
        last = mark.end()
        mention = document.mention_at(at)
        at += len(mark[3])
        if mention is not None and mark[2] and mark[2] not in numbers.values():
            numbers.setdefault(mention.entity, mark[2])
    return numbers
