"""Names that are typed in Latin letters as one hears them: جاموس by Jamus, Jamous or Jāmūs."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterable

from synpol_desktop.arabic.sounds import consonants, is_latin, sound, sounds_like
from synpol_desktop.workspace.searching.tree import Phrase, Prefix, Text, Word

SHORTEST_BEGINNING = 2
"""Consonants of a beginning by which words are looked for; one that is shorter is a whole word's."""
SHORTEST = 3
"""Letters of a word that is looked for by its sound."""
_ARTICLES = ("al", "el")


class Sounds:
    """The words of names by their consonants."""

    def __init__(self) -> None:
        self._words: dict[str, list[str]] = {}
        self._known: set[str] = set()
        self._keys: list[str] | None = None

    def renew(self, words: Collection[str]) -> None:
        """Take over which words there are; only others than before are looked at."""
        there = set(words)
        gone, fresh = list(self._known - there), list(there - self._known)
        for word, key in zip(gone, consonants(gone), strict=True):
            self._words[key].remove(word)
        for word, key in zip(fresh, consonants(fresh), strict=True):
            if key not in self._words:
                self._words[key], self._keys = [], None
            self._words[key].append(word)
        self._known = there

    def like(self, leaf: Text) -> list[str]:
        """Return the words that a leaf in Latin letters may spell; none for another leaf."""
        begun, text = not isinstance(leaf, Word), _typed(leaf)
        (key,) = consonants([text])
        if not key:
            return []
        keys = self._beginning(key) if begun and len(key) >= SHORTEST_BEGINNING else (key,)
        near = (word for each in keys for word in self._words.get(each, ()))
        return [word for word in near if sounds_like(text, word, begun=begun)]

    def _beginning(self, key: str) -> Iterable[str]:
        if self._keys is None:
            self._keys = sorted(self._words)
        keys = self._keys
        return keys[bisect_left(keys, key) : bisect_left(keys, key + "\U0010ffff")]


def best_sounding(leaf: Text, words: Iterable[str]) -> list[str]:
    """Return those of the words that sound just as a leaf is spelled, or begin so."""
    wanted = sound(_typed(leaf))
    return [word for word in words if sound(word).startswith(wanted)]


def may_sound(leaf: Text) -> bool:
    """Whether a leaf is a name in Latin letters, and long enough to be looked for by its sound."""
    return len(_typed(leaf)) >= SHORTEST


def _typed(leaf: Text) -> str:
    """Return the letters of a leaf as one word, without the article; "" if they aren't all Latin."""
    if isinstance(leaf, (Word, Prefix)):
        return leaf.text if is_latin(leaf.text) else ""
    if not isinstance(leaf, Phrase) or not all(map(is_latin, leaf.words)):
        return ""
    first, *rest = leaf.words  # Mu'allim and al-Khalidi are cut by their signs
    return "".join(rest if first in _ARTICLES else leaf.words)
