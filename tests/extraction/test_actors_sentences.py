import re
from pathlib import Path

import pytest

from synpol_desktop.extraction.pipeline import Extractor

MARK = re.compile(r"\{\{([A-Z]+)\|([^{}|]+)\}\}")
LINES = (Path(__file__).parent / "actors_sentences.txt").read_text("utf-8").splitlines()


@pytest.mark.parametrize("marked", [line for line in LINES if line and not line.startswith("#")])
def test_the_mentions_of_a_sentence_are_those_a_reader_marks(marked: str, rules: Extractor) -> None:
    text = MARK.sub(lambda match: match[2], marked)

    document = rules.read(text, "2023-05-10")

    found, last = "", 0
    for mention in document.mentions:
        found += text[last : mention.span.start]
        found += f"{{{{{document.entity_of(mention).type}|{mention.span.of(text)}}}}}"
        last = mention.span.end
    assert found + text[last:] == marked
