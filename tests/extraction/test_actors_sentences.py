import re
from pathlib import Path

import pytest

from synpol_desktop.extraction.pipeline import Extractor
from tests.extraction.overturned import with_overturned

MARK = re.compile(r"\{\{([A-Z]+)\|([^{}|]+)\}\}")
LINES = (Path(__file__).parent / "actors_sentences.txt").read_text("utf-8").splitlines()


SENTENCES = [line for line in LINES if line and not line.startswith("#")]


@pytest.mark.parametrize("marked", SENTENCES)
def test_the_mentions_of_a_sentence_are_those_a_reader_marks(marked: str, rules: Extractor) -> None:
    assert found_in(marked, rules) == marked


@pytest.mark.parametrize("marked", with_overturned(SENTENCES))
def test_the_whole_program_marks_the_same(marked: str) -> None:
    assert found_in(marked, Extractor()) == marked


def found_in(marked: str, reader: Extractor) -> str:
    """Return the text with what is found marked."""
    text = MARK.sub(lambda match: match[2], marked)
    document = reader.read(text, "2023-05-10")
    found, last = "", 0
    for mention in document.mentions:
        found += text[last : mention.span.start]
        found += f"{{{{{document.entity_of(mention).type}|{mention.span.of(text)}}}}}"
        last = mention.span.end
    return found + text[last:]
