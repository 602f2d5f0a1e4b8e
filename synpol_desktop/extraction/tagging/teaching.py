"""What chains are taught: sentences with labels, and the same again with something hidden.

Who has only seen names that it knows by heart learns to trust them, and nothing else. So the chain that knows
names is taught sentences a second time, a part of the words of names unseen. A new text is more like these.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from random import Random

from synpol_desktop.extraction.tagging.borders import Drafted
from synpol_desktop.extraction.tagging.features import WINDOW, form_attributes, told
from synpol_desktop.extraction.tagging.labels import OUTSIDE
from synpol_desktop.extraction.tagging.tagger import Seen, with_drafts
from synpol_desktop.extraction.words import Word, sentence_bounds

Places = Sequence[Sequence[str]]
Sentence = tuple[list[list[str]], Sequence[str]]
"""What the places of a sentence have, and their labels."""

SEED = 0


@dataclass(frozen=True, slots=True)
class JudgedText:
    """An annotated article: what rules and the first chain make of it, and the right labels.

    Parameters
    ----------
    known : set of int, optional
        The words whose labels are right; None for all. A sentence without one teaches nothing.
    """

    seen: Seen
    drafted: Sequence[Drafted]
    labels: Sequence[str]
    known: frozenset[int] | None = None


def sentences_of(words: Sequence[Word], places: Places, labels: Sequence[str]) -> list[Sentence]:
    """Return the sentences of a text, with what each word is told by those around it."""
    return [_sentence(words, places, labels, begin, end) for begin, end in sentence_bounds(words)]


def judged_sentences(text: JudgedText) -> list[Sentence]:
    """Return what an article teaches the judge."""
    places = with_drafts(text.seen, text.drafted)
    return [
        _sentence(text.seen.words, places, text.labels, begin, end)
        for begin, end in sentence_bounds(text.seen.words)
        if text.known is None or not text.known.isdisjoint(range(begin, end))
    ]


def hiding(sentences: Iterable[Sentence], share: float) -> Iterator[Sentence]:
    """Yield the sentences with names again, a part of the names' words as if they had never been seen.

    A chain that knows most names of its texts by heart relies on that, and too little on what is around and
    on tables and endings, which is all that there is of a new name. The same sentences give the same words.
    """
    chance = Random(SEED)
    for rows, labels in sentences:
        unseen = {at for at, label in enumerate(labels) if label != OUTSIDE and chance.random() < share}
        if unseen:
            yield [_unseen(at, row, unseen) for at, row in enumerate(rows)], labels


def _unseen(at: int, row: list[str], unseen: Container[int]) -> list[str]:
    """Return what a word's place has without that which tells which words the hidden ones are."""
    beginnings = _TELLING if at in unseen else ()
    for offset in range(-WINDOW, WINDOW + 1):
        if offset and at + offset in unseen:
            beginnings += (f"{offset}|st=", f"{offset}|w=")
    if at - 1 in unseen:
        beginnings += ("0|b-=",)
    if at + 1 in unseen:
        beginnings += ("0|b+=",)
    return [name for name in row if not name.startswith(beginnings)] if beginnings else row


_TELLING = tuple(f"0|{name}=" for name in ("st", "w", "v", "b-", "b+", "p3", "p4", "s4", "q3"))
"""What tells which word it is; its ending, first letters, length and classes in the tables stay."""


def _sentence(words: Sequence[Word], places: Places, labels: Sequence[str], begin: int, end: int) -> Sentence:
    rows = []
    for at in range(begin, end):
        row = [f"0|{name}" for name in places[at]]
        for offset in range(-WINDOW, WINDOW + 1):
            if begin <= at + offset < end:
                form = form_attributes(words[at + offset].form)
                row += [f"{offset}|{name}" for name in told(offset, form)]
        rows.append(row)
    return rows, labels[begin:end]
