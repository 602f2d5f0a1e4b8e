"""Where the leaves of a search stand in a text, counted in words."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cached_property

from synpol_desktop.workspace.searching.patterns import Deadline, occurs, places
from synpol_desktop.workspace.searching.tree import Fuzzy, Near, Pattern, Phrase, Prefix, Term, Text, Word
from synpol_desktop.workspace.searching.words import TOKEN, beginnings, forms

Range = tuple[int, int]
Fuzzies = Callable[[Fuzzy], frozenset[str]]


class Tokens:
    """A folded text cut into words as the index cuts it, when they are asked for."""

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def words(self) -> list[str]:
        """The words in their order."""
        return TOKEN.findall(self.text)

    @cached_property
    def known(self) -> frozenset[str]:
        """The different words."""
        return frozenset(self.words)

    @cached_property
    def ranges(self) -> list[Range]:
        """The place of each word in the text."""
        return [match.span() for match in TOKEN.finditer(self.text)]


class Matcher:
    """Finds leaves in texts.

    Parameters
    ----------
    fuzzies : callable
        Returns the words that are like a fuzzy one.
    """

    def __init__(self, fuzzies: Fuzzies, deadline: Deadline) -> None:
        self._fuzzies = fuzzies
        self._deadline = deadline

    def ranges(self, leaf: Text, tokens: Tokens) -> list[Range]:
        """Return the ranges of the folded text that answer a leaf, in text order."""
        if isinstance(leaf, Pattern):
            return list(places(leaf.source, tokens.text, self._deadline))
        if isinstance(leaf, Near):
            terms = sorted({side for pair in self._pairs(leaf, tokens) for side in pair})
        else:
            terms = self._terms(leaf, tokens)
        return [(tokens.ranges[first][0], tokens.ranges[last - 1][1]) for first, last in terms]

    def has(self, leaf: Text, tokens: Tokens) -> bool:
        """Whether a text answers a leaf."""
        if isinstance(leaf, Pattern):
            return occurs(leaf.source, tokens.text, self._deadline)
        if isinstance(leaf, Near):
            return next(self._pairs(leaf, tokens), None) is not None
        return bool(self._terms(leaf, tokens))

    def _pairs(self, leaf: Near, tokens: Tokens) -> Iterator[tuple[Range, Range]]:
        """Yield the places of both sides that are near each other."""
        lefts = self._terms(leaf.left, tokens)
        rights = self._terms(leaf.right, tokens) if lefts else []
        for left in lefts:
            for right in rights:
                gap = right[0] - left[1] if right[0] >= left[0] else left[0] - right[1]
                if 0 <= gap <= leaf.distance:
                    yield left, right

    def _terms(self, term: Term, tokens: Tokens) -> list[Range]:
        """Return where a term stands, as ranges of words, in text order."""
        if isinstance(term, Phrase):
            rest, length = list(term.words[1:]), len(term.words)
            starts = (at for at, _ in self._terms(Word(term.words[0], term.at), tokens))
            return [(at, at + length) for at in starts if tokens.words[at + 1 : at + length] == rest]
        if isinstance(term, Prefix):
            begins = beginnings(term.text)
            wanted = frozenset(word for word in tokens.known if word.startswith(begins))
        else:
            accepted = forms(term.text) if isinstance(term, Word) else self._fuzzies(term)
            wanted = tokens.known.intersection(accepted)
        if not wanted:
            return []
        return [(at, at + 1) for at, word in enumerate(tokens.words) if word in wanted]
