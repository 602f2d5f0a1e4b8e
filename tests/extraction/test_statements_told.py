"""Reported speech in the shapes that news gives it: who speaks, with which word, and where it ends."""

from pathlib import Path

import pytest

from synpol_desktop.arabic.folding import folded
from synpol_desktop.core.found import FoundStatement
from synpol_desktop.extraction.document import Document
from synpol_desktop.extraction.relating.reading import read
from tests.extraction.marked import document, key_of

KNOWN = "~"
LINES = [
    line
    for name in ("sentences", "frames")
    for line in (Path(__file__).parent / f"statement_{name}.txt").read_text("utf-8").splitlines()
]


def cases() -> list[object]:
    """Return the sentences; those that are known to fail must fail, so that a mended one leaves the list."""
    error = pytest.mark.xfail(reason="not read yet", strict=True)
    found: list[object] = []
    for line in LINES:
        if not line.startswith("#"):
            text, _, expected = line.removeprefix(KNOWN).partition("=>")
            given = (text.replace("\\n", "\n").strip(), expected.strip())
            found.append(pytest.param(*given, marks=error) if line.startswith(KNOWN) else given)
    return found


@pytest.mark.parametrize(("marked", "expected"), cases())
def test_each_speaker_is_found_with_the_word_that_reports_the_speech(marked: str, expected: str) -> None:
    parsed = document(marked)

    found = sorted(told(parsed, statement) for statement in read(parsed).statements)

    assert found in [wanted(choice) for choice in expected.split("|")]


def wanted(choice: str) -> list[str]:
    """Return the keys and words of one reading; none where nobody speaks."""
    return sorted(plain(each) for each in choice.split(";") if each.strip())


def told(parsed: Document, statement: FoundStatement) -> str:
    """Return a speaker's key and the word of speech."""
    verb = statement.verb.of(parsed.text) if statement.verb is not None else "-"
    return plain(f"{key_of(parsed, statement.speaker)} {verb}")


def plain(words: str) -> str:
    """Return a key and a word, folded and without the letter of a conjunction."""
    key, _, verb = folded(words.strip()).partition(" ")
    return f"{key} {verb[1:] if verb[:1] in {'و', 'ف'} else verb}"
