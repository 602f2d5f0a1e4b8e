"""Short texts in memory, found by their words: names of actors, titles of articles."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable, KeysView, Mapping, Sequence

from synpol_desktop.arabic.likeness import near_words
from synpol_desktop.workspace.searching.matching import Matcher, Tokens
from synpol_desktop.workspace.searching.patterns import Deadline
from synpol_desktop.workspace.searching.tree import Fuzzy, Near, Pattern, Phrase, Prefix, Term, Text, Word
from synpol_desktop.workspace.searching.words import TOKEN, beginnings, forms, fuzzy_forms

_BETWEEN = 64
"""Texts that are looked at between two looks at the clock."""

Key = tuple[int, ...]
"""What kind of row it is, and its id: the same for as long as the row is there."""


class WordList:
    """Sorted words, by length as well, in which beginnings and likenesses are looked up."""

    def __init__(self, words: Iterable[str] = ()) -> None:
        self._by_length: dict[int, list[str]] = {}
        for word in sorted(words):
            self._by_length.setdefault(len(word), []).append(word)

    def add(self, word: str) -> None:
        """Put in a word that is not there."""
        insort(self._by_length.setdefault(len(word), []), word)

    def discard(self, word: str) -> None:
        """Take out a word that is there."""
        words = self._by_length[len(word)]
        del words[bisect_left(words, word)]

    def beginning(self, prefixes: Iterable[str]) -> Iterable[str]:
        """Yield the words that begin in one of these ways."""
        for prefix in prefixes:
            for words in self._by_length.values():
                yield from _range(words, prefix)

    def like(self, word: str, distance: int) -> frozenset[str]:
        """Return the words that differ by so many letters from a word, whatever is joined before it."""
        found: set[str] = set()
        for prefix, form in fuzzy_forms(word):
            for length in range(len(form) - distance, len(form) + distance + 1):
                words = self._by_length.get(length)
                if words:
                    found.update(near_words(form, _range(words, prefix), distance))
        return frozenset(found)


class ShortTexts:
    """Folded short texts with the ids of what they belong to.

    A text is a row under a key; several rows may have one owner. What owners answer a leaf is found without
    reading the texts again, except where the order of words counts.
    """

    def __init__(self) -> None:
        self._rows: dict[Key, tuple[int, str]] = {}
        self._keys: dict[str, list[Key]] = {}
        self._words = WordList()

    def renew(self, rows: Mapping[Key, tuple[int, str]]) -> None:
        """Take over what the rows are now; only what is another is indexed anew."""
        before = self._rows
        if not before:
            self._fill(rows)
            return
        gone = [key for key, (_, text) in before.items() if key not in rows or rows[key][1] != text]
        fresh = [key for key, (_, text) in rows.items() if key not in before or before[key][1] != text]
        for key in gone:
            for word in set(TOKEN.findall(before[key][1])):
                self._keys[word].remove(key)
                if not self._keys[word]:
                    del self._keys[word]
                    self._words.discard(word)
        for key in fresh:
            for word in set(TOKEN.findall(rows[key][1])):
                if word not in self._keys:
                    self._words.add(word)
                self._keys.setdefault(word, []).append(key)
        self._rows = dict(rows)

    def owners(self, leaf: Text, deadline: Deadline) -> set[int]:
        """Return the owners of the texts that answer a leaf."""
        if isinstance(leaf, Pattern):
            return self._checked(leaf, self._rows, deadline)
        if isinstance(leaf, Near):
            both = self._with(leaf.left) & self._with(leaf.right)
            return self._checked(leaf, both, deadline)
        keys = self._with(leaf)
        if isinstance(leaf, Phrase):
            return self._checked(leaf, keys, deadline)
        return {self._rows[key][0] for key in keys}

    @property
    def words(self) -> KeysView[str]:
        """All different words of the texts."""
        return self._keys.keys()

    def having(self, words: Iterable[str]) -> set[int]:
        """Return the owners of the texts that have one of these very words."""
        return {self._rows[key][0] for key in self._having(words)}

    def called(self, text: str) -> tuple[set[int], set[int]]:
        """Return the owners of the texts that are, and that begin as, a folded text."""
        first = TOKEN.search(text)
        words = self._words.beginning([first[0]]) if first else ()
        exact: set[int] = set()
        begun: set[int] = set()
        for key in self._having(words):
            owner, lines = self._rows[key]
            if lines.startswith(text):
                begun.add(owner)
                if text in lines.split("\n"):
                    exact.add(owner)
        return exact, begun

    def like(self, leaf: Fuzzy) -> frozenset[str]:
        """Return the words of the texts that are like a fuzzy one."""
        return self._words.like(leaf.text, leaf.distance)

    def _fill(self, rows: Mapping[Key, tuple[int, str]]) -> None:
        keys: dict[str, list[Key]] = {}
        for key, (_, text) in rows.items():
            for word in set(TOKEN.findall(text)):
                keys.setdefault(word, []).append(key)
        self._rows, self._keys, self._words = dict(rows), keys, WordList(keys)

    def _checked(self, leaf: Text, keys: Iterable[Key], deadline: Deadline) -> set[int]:
        matcher = Matcher(self.like, deadline)
        found: set[int] = set()
        for number, key in enumerate(keys):
            if number % _BETWEEN == 0 and deadline.over():
                break
            owner, text = self._rows[key]
            if owner not in found and matcher.has(leaf, Tokens(text)):
                found.add(owner)
        return found

    def _with(self, term: Term) -> set[Key]:
        """Return the rows that have a term's words, in any order."""
        match term:
            case Word(text):
                return self._having(forms(text))
            case Prefix(text):
                return self._having(self._words.beginning(beginnings(text)))
            case Fuzzy():
                return self._having(self.like(term))
            case Phrase(words):
                found = self._having(forms(words[0]))
                for word in words[1:]:
                    found &= self._having((word,))
                return found

    def _having(self, words: Iterable[str]) -> set[Key]:
        return {key for word in words for key in self._keys.get(word, ())}


def _range(words: Sequence[str], prefix: str) -> Sequence[str]:
    """Return the part of sorted words that begins so."""
    if not prefix:
        return words
    return words[bisect_left(words, prefix) : bisect_left(words, prefix + "\U0010ffff")]
