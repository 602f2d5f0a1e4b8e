"""Terms as FTS5 expressions: quoted words only, so that nothing a user types is read as syntax."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import product

from synpol_desktop.workspace.searching.matching import Fuzzies
from synpol_desktop.workspace.searching.tree import Near, Phrase, Prefix, Term, Word
from synpol_desktop.workspace.searching.words import beginnings, forms

MOST_PAIRS = 600
"""Pairs of forms up to which the index itself is asked which are near each other."""
PREFIX_WEIGHT = 4
"""A beginning costs as much as so many words."""

Known = Callable[[Sequence[str]], Sequence[str]]


@dataclass(frozen=True, slots=True)
class Side:
    """What a term stands for in the index.

    Parameters
    ----------
    heads : tuple of str
        First words, or beginnings of words, of which one must be there.
    rest : tuple of str
        Words that follow.
    """

    heads: tuple[str, ...]
    rest: tuple[str, ...] = ()
    begins: bool = False

    def phrases(self) -> list[str]:
        """Return the phrases that find it."""
        star = "*" if self.begins else ""
        return [f'"{" ".join((head, *self.rest))}"{star}' for head in self.heads]

    def words(self) -> set[str]:
        """Return all its words; beginnings are words here."""
        return {*self.heads, *self.rest}


class Index:
    """Writes expressions over the words that the index has.

    Parameters
    ----------
    known : callable
        Returns those of some words that the index has; what isn't there needn't be asked for.
    """

    def __init__(self, known: Known, fuzzies: Fuzzies) -> None:
        self._known = known
        self._fuzzies = fuzzies
        self._sides: dict[Term, Side] = {}

    def expression(self, terms: Iterable[Term]) -> str:
        """Return what finds one of some terms; "" if nothing can."""
        sides = [self.side(term) for term in dict.fromkeys(terms)]
        begins = tuple(head for side in sides if side.begins for head in side.heads)
        found: list[str] = []
        for side in sides:
            plain = not side.begins and not side.rest
            heads = (
                tuple(h for h in side.heads if not h.startswith(begins)) if plain and begins else side.heads
            )
            found += Side(heads, side.rest, side.begins).phrases()
        return " OR ".join(dict.fromkeys(found))

    def near(self, near: Near) -> str | None:
        """Return what finds two terms near each other; None if that would be too long, or not exact."""
        left, right = self.side(near.left), self.side(near.right)
        cost = len(left.heads) * len(right.heads)
        cost *= PREFIX_WEIGHT ** (left.begins + right.begins)
        if cost > MOST_PAIRS or _may_overlap(left, right):
            return None
        pairs = product(left.phrases(), right.phrases())
        return " OR ".join(f"NEAR({one} {two}, {near.distance})" for one, two in pairs)

    def side(self, term: Term) -> Side:
        """Return what a term stands for in the index."""
        if term not in self._sides:
            self._sides[term] = self._read(term)
        return self._sides[term]

    def _read(self, term: Term) -> Side:
        match term:
            case Prefix(text):
                return Side(beginnings(text), begins=True)
            case Phrase(words):
                return Side(tuple(self._known(forms(words[0]))), words[1:])
            case Word(text):
                return Side(tuple(self._known(forms(text))))
            case _:
                return Side(tuple(sorted(self._fuzzies(term))))


def phrase_expression(words: tuple[str, ...]) -> str:
    """Return what finds folded words that follow each other, whatever is joined to the first."""
    return " OR ".join(Side(forms(words[0]), words[1:]).phrases())


def _may_overlap(one: Side, two: Side) -> bool:
    """Whether a place of one can be a place of the other, which the index would take for near."""
    ones, twos = one.words(), two.words()
    if one.begins or two.begins:
        return any(a.startswith(tuple(twos)) for a in ones) or any(b.startswith(tuple(ones)) for b in twos)
    return bool(ones & twos)
