"""What chains are taught: sentences with labels, and the same again with something hidden.

Who has only seen texts in which the tables know nearly everything learns to trust them, and nothing else. So
sentences are taught a second time without a part of what is known: the words of names to the chain that knows
names, what rules and tables propose to the judge. A new text is more like these.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from random import Random

from synpol_desktop.extraction.tagging.borders import Drafted
from synpol_desktop.extraction.tagging.features import WINDOW, form_attributes, told
from synpol_desktop.extraction.tagging.labels import OUTSIDE
from synpol_desktop.extraction.tagging.tagger import Seen, with_drafts
from synpol_desktop.extraction.words import Word

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
    return [_sentence(words, places, labels, begin, end) for begin, end in _bounds(words)]


def judged_sentences(text: JudgedText) -> list[Sentence]:
    """Return what an article teaches the judge."""
    return list(_judged(text, text.drafted, frozenset()))


def unproposed(text: JudgedText, share: float, chance: Random) -> list[Sentence]:
    """Return the sentences with drafts again, a part of these as if no rule and no table had seen them."""
    rest = [each for each in text.drafted if chance.random() >= share]
    kept = {(each.first, each.last) for each in rest}
    hidden = {
        place
        for each in text.drafted
        if (each.first, each.last) not in kept
        for place in range(each.first, each.last + 1)
    }
    return list(_judged(text, rest, hidden)) if hidden else []


def _judged(
    text: JudgedText, drafted: Sequence[Drafted], hidden: set[int] | frozenset[int]
) -> Iterator[Sentence]:
    """Yield the sentences of an article, with hidden words only those that have some."""
    places = with_drafts(text.seen, drafted)
    for place in hidden:
        places[place] = [name for name in places[place] if not name.startswith(_OF_TABLES)]
    for begin, end in _bounds(text.seen.words):
        if text.known is not None and text.known.isdisjoint(range(begin, end)):
            continue
        here = {place - begin for place in hidden if begin <= place < end}
        if hidden and not here:
            continue
        rows, labels = _sentence(text.seen.words, places, text.labels, begin, end)
        yield [_unseen(at, row, here) for at, row in enumerate(rows)], labels


_OF_TABLES = ("g=",)
"""What the tables of actors say of a word."""


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


def shared(texts: Sequence[Sequence[Sentence]], least: int) -> Iterator[Sentence]:
    """Yield the sentences of texts with the attributes that so many texts have.

    What only one text has explains each of its mistakes, and those that others have too are not learned.
    """
    counts: Counter[str] = Counter()
    for sentences in texts:
        counts.update({name for rows, _ in sentences for row in rows for name in row})
    for sentences in texts:
        for rows, labels in sentences:
            yield [[name for name in row if counts[name] >= least] for row in rows], labels


def _bounds(words: Sequence[Word]) -> list[tuple[int, int]]:
    starts = [place for place, word in enumerate(words) if word.stop or place == 0]
    return list(pairwise([*starts, len(words)]))


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
