"""Annotated text that the tagger learns from: CoNLL files and folders of marked articles."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from synpol_desktop.arabic.tokens import sentences, tokenize
from synpol_desktop.core.errors import UnreadableFileError
from synpol_desktop.core.spans import Span
from synpol_desktop.extraction.tagging.labels import LabelledSpan, labels_of
from synpol_desktop.extraction.words import Word, words_of

_TYPES = {"PERS": "PER", "PER": "PER", "ORG": "ORG", "LOC": "LOC", "GPE": "LOC"}
SENTENCES_A_TEXT = 25
"""CoNLL files have no articles: so many sentences are read as one."""


@dataclass(frozen=True, slots=True)
class LabelledText:
    """The words of a text with a label each."""

    words: list[Word]
    labels: list[str]


def read_conll(path: Path, hold_back: float = 0.0) -> tuple[list[LabelledText], list[LabelledText]]:
    """Return the texts of a CoNLL file: a token, a tab and its label a line, blank lines between sentences.

    Types other than persons, bodies and places count as outside.

    Parameters
    ----------
    hold_back : float
        This part of the sentences, the last ones, comes as the second list.

    Raises
    ------
    UnreadableFileError
        If the file isn't such text.
    """
    lines: list[tuple[str, str]] = []
    rows: list[list[tuple[str, str]]] = []
    for line in (*_text_of(path).splitlines(), ""):
        cells = line.split("\t")
        if line.strip() and len(cells) < 2:
            raise UnreadableFileError("{name} is no CoNLL file: a line without a label.", name=path.name)
        if line.strip():
            lines.append((cells[0], cells[1]))
        elif lines:
            rows.append(lines)
            lines = []
    kept = int(len(rows) * (1.0 - hold_back) + 1e-9)
    return _texts(rows[:kept]), _texts(rows[kept:])


def _texts(rows: Sequence[Sequence[tuple[str, str]]]) -> list[LabelledText]:
    return [
        _from_rows(rows[first : first + SENTENCES_A_TEXT]) for first in range(0, len(rows), SENTENCES_A_TEXT)
    ]


def _from_rows(rows: Sequence[Sequence[tuple[str, str]]]) -> LabelledText:
    text = ""
    spans: list[tuple[int, int, str]] = []
    for row in rows:
        before = "O"
        for token, label in row:
            start = len(text)
            text += token
            kind = _TYPES.get(label[2:], "") if label != "O" else ""
            if kind and label.startswith("I") and before[2:] == label[2:]:
                spans[-1] = (spans[-1][0], len(text), kind)
            elif kind:
                spans.append((start, len(text), kind))
            before = label
            text += " "
        text += "\n"
    return _labelled(text, spans, ())


def _labelled(text: str, spans: Sequence[tuple[int, int, str]], skipped: Sequence[Span]) -> LabelledText:
    words = words_of(tokenize(text), sentences(text), skipped)
    found: list[LabelledSpan] = []
    at = 0
    for start, end, kind in spans:
        while at < len(words) and words[at].end <= start:
            at += 1
        first = at
        while at < len(words) and words[at].token.span.start < end:
            at += 1
        if at > first:
            found.append((first, at - 1, kind))
    return LabelledText(words, labels_of(len(words), found))


def _text_of(path: Path) -> str:
    try:
        return path.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise UnreadableFileError("{name} can't be read.", name=path.name) from error
