"""Names in the words of a text by a BERT model, sentence by sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from synpol_desktop.extraction.neural.bert import Bert, Floats
from synpol_desktop.extraction.neural.wordpieces import WordPieces
from synpol_desktop.extraction.tagging.labels import OUTSIDE, TYPES, Tagged, spans_of
from synpol_desktop.extraction.words import Word

LONGEST = 512
"""So many pieces, with beginning and end, are seen at once at most."""

_BATCH = 1024
"""Sequences of so many pieces together go through the network at once."""

_UNWRITTEN = re.compile("[\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed\u200c-\u200f\u00ad\ufeff]")
"""Vowel signs, tatweel and joiners: the texts that such models learn from have none."""


@dataclass(frozen=True, slots=True)
class _Segment:
    """Pieces that are seen at once: their numbers, and where in them which words begin."""

    pieces: list[int]
    firsts: list[int]
    words: list[int]


class NeuralTagger:
    """Finds names by a network.

    Parameters
    ----------
    digest : str
        What tells the model from others, for the record of what made the findings.
    """

    def __init__(self, bert: Bert, pieces: WordPieces, digest: str = "") -> None:
        self.digest = digest
        self._bert = bert
        self._pieces = pieces
        self._limit = min(LONGEST, bert.configuration.positions)
        self._labels = bert.configuration.labels
        self._of_kind = {
            kind: (
                np.array([label.endswith(f"-{kind}") for label in self._labels]),
                np.array([label == f"I-{kind}" for label in self._labels]),
            )
            for kind in TYPES
        }

    def names(self, words: Sequence[Word]) -> list[Tagged]:
        """Return the names in the words of one text, in reading order.

        A word has the label of its first piece. The probability is that of exactly this name if the labels
        of its words, and that of the word behind it, did not depend on each other.
        """
        if not words:
            return []
        given = self._given(words)
        found: list[Tagged] = []
        for begin, end in _sentences(words):
            labels = [self._labels[number] for number in given[begin:end].argmax(axis=1)]
            for first, last, kind in spans_of(labels):
                probability = self._probability(given[begin:end], first, last, kind)
                found.append(Tagged(begin + first, begin + last, kind, probability))
        return found

    def is_sound(self) -> bool:
        """Whether the network gives numbers for a few pieces: some weights are too large to reckon with."""
        few = range(min(self._limit - 2, self._pieces.size))
        (scores,) = self._bert.scores([[self._pieces.begin, *few, self._pieces.end]])
        return bool(np.isfinite(scores).all())

    def _given(self, words: Sequence[Word]) -> Floats:
        """Return how probable each label is for each word; a word without pieces is surely outside."""
        given = np.zeros((len(words), len(self._labels)), np.float32)
        outside = [number for number, label in enumerate(self._labels) if label == OUTSIDE]
        given[:, outside[:1]] = 1.0
        for batch in _batches(self._segments(words)):
            rows = self._bert.probabilities([segment.pieces for segment in batch])
            for segment, row in zip(batch, rows, strict=True):
                given[segment.words] = row[segment.firsts]
        return given

    def _segments(self, words: Sequence[Word]) -> Iterator[_Segment]:
        """Yield the sentences in pieces, long ones cut between words."""
        for begin, end in _sentences(words):
            now = self._opened()
            for text, number in _written(words, begin, end):
                cut = self._pieces.cut(text)[: self._limit - 2]
                if len(now.pieces) + len(cut) + 1 > self._limit:
                    yield self._closed(now)
                    now = self._opened()
                if cut and number >= 0:
                    now.firsts.append(len(now.pieces))
                    now.words.append(number)
                now.pieces.extend(cut)
            if now.words:
                yield self._closed(now)

    def _opened(self) -> _Segment:
        return _Segment([self._pieces.begin], [], [])

    def _closed(self, segment: _Segment) -> _Segment:
        segment.pieces.append(self._pieces.end)
        return segment

    def _probability(self, given: Floats, first: int, last: int, kind: str) -> float:
        begins, inside = self._of_kind[kind]
        probability = float(given[first, begins].sum())
        for place in range(first + 1, last + 1):
            probability *= float(given[place, inside].sum())
        if last + 1 < len(given):
            probability *= 1.0 - float(given[last + 1, inside].sum())
        return min(1.0, max(0.0, probability))


def _sentences(words: Sequence[Word]) -> Iterator[tuple[int, int]]:
    """Yield where sentences begin and end among the words."""
    starts = [place for place, word in enumerate(words) if word.stop or place == 0]
    yield from pairwise([*starts, len(words)])


def _written(words: Sequence[Word], begin: int, end: int) -> Iterator[tuple[str, int]]:
    """Yield the words of a sentence with the signs around them, as in the texts that models learn from.

    Of a sign there is no number, -1. Words only know of their signs what kind they are; one quotation mark
    between two words, which both know of, ends a quotation that was begun.
    """
    quoting = ended = False
    for number in range(begin, end):
        word = words[number]
        opened = word.opened and not ended
        quoting = quoting or opened
        before = number > begin
        yield from _signs((word.pause and before, "،"), (word.dashed and before, "-"), (word.bracket, "("))
        yield from _signs((opened, '"'))
        yield _UNWRITTEN.sub("", word.token.text) or word.token.text, number
        ended = word.closed and (quoting or not (number + 1 < end and words[number + 1].opened))
        quoting = quoting and not ended
        yield from _signs((ended, '"'), (word.shut, ")"))
    yield from _signs((True, "."))


def _signs(*signs: tuple[bool, str]) -> Iterator[tuple[str, int]]:
    return ((sign, -1) for there, sign in signs if there)


def _batches(segments: Iterator[_Segment]) -> Iterator[list[_Segment]]:
    batch: list[_Segment] = []
    size = 0
    for segment in segments:
        if batch and size + len(segment.pieces) > _BATCH:
            yield batch
            batch, size = [], 0
        batch.append(segment)
        size += len(segment.pieces)
    if batch:
        yield batch
