"""What the place of a word has: signs, neighbours, names of the tables, nouns before.

Most of that follows from the word's and its neighbours' forms and signs. Numbers stand for these, so that
what is said of a place that is like another one is found without its attributes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from synpol_desktop.extraction.gazetteer import matches
from synpol_desktop.extraction.knowledge import knowledge
from synpol_desktop.extraction.tagging.features import FormAttributes, forms_of
from synpol_desktop.extraction.tagging.model import keys_of, mixed
from synpol_desktop.extraction.tagging.world import world_names
from synpol_desktop.extraction.words import Word

Keys = NDArray[np.uint64]

REACH = 6
"""So many words after a role noun or head noun it is still told how far it is."""

ALI = "علي"
"""A first name that folds like the preposition على; the letter as it is written tells them apart."""

NOTHING, PAUSE = "#", ","
"""Instead of the classes of a neighbour: there is none in the sentence, or there is a sign between."""

_KEY_OF_NOTHING, _KEY_OF_PAUSE = keys_of([NOTHING, PAUSE])

FORM_KEYS = 3


def form_keys(words: Sequence[str], forms: Sequence[FormAttributes]) -> Keys:
    """Return the hashes of what places are told of words' forms, shape (words, ``FORM_KEYS``)."""
    each = zip(words, forms, strict=True)
    told = [part for word, form in each for part in (form.stem, form.kind, word[-2:])]
    return keys_of(told).reshape(-1, FORM_KEYS)


class Places:
    """The places of the words of a text, one at least."""

    def __init__(self, words: Sequence[Word]) -> None:
        self._words = words
        self._forms = forms_of(words)
        signs = [(word.stop, word.pause, word.opened, word.closed, word.bracket) for word in words]
        told = np.array(signs, np.bool_).reshape(-1, 5)
        self._stops, pauses = told[:, 0], told[:, 1]
        self._stops[:1] = True
        self._lasts = np.append(self._stops[1:], True)
        paused = np.append(pauses[1:], False)
        second = np.append(False, self._stops[:-1]) & ~self._stops
        self._signs = np.column_stack([told, second, self._lasts, paused])

    def keys(self, forms: Keys) -> Keys:
        """Return a number for each of the ways in which places are told, 0 for nothing to tell.

        Parameters
        ----------
        forms : ndarray of uint64, shape (words, FORM_KEYS)
            The ``form_keys`` of the words.
        """
        stems, kinds, endings = forms.T
        before, behind = np.roll(forms, 1, axis=0).T, np.roll(forms, -1, axis=0).T
        pauses, paused = self._signs[:, 1], self._signs[:, 7]
        kind_before = np.where(self._stops, _KEY_OF_NOTHING, np.where(pauses, _KEY_OF_PAUSE, before[1]))
        kind_behind = np.where(self._lasts, _KEY_OF_NOTHING, np.where(paused, _KEY_OF_PAUSE, behind[1]))
        found = np.empty((len(WAYS), len(forms)), np.uint64)
        found[0] = self._signs @ _BITS
        found[1] = mixed(kind_before, -2) + mixed(kinds, -1) + mixed(kind_behind, 0)
        found[2] = mixed(before[0], -2) + mixed(stems, -1) + mixed(kind_before, 0) + mixed(endings, 1)
        found[3] = mixed(stems, 1) + mixed(behind[0], 2)
        found[2][self._stops] = 0
        found[3][self._lasts] = 0
        return found

    def attributes(self) -> list[list[str]]:
        """Return the attributes of each word's place."""
        found = [[name for way in WAYS for name in way(self, place)] for place in range(len(self._words))]
        for place, name in self.rare():
            found[place].append(name)
        return found

    def signs(self, place: int) -> list[str]:
        """Return where in the sentence a word stands, and the signs at it."""
        (stop, pause, opened, closed, bracket, second, last, paused) = self._signs[place].tolist()
        found = ["bos", *(["bos,"] if paused else [])] if stop else ["bos+1"] if second else []
        around = {",": pause, "«": opened, "»": closed, "(": bracket}
        found += [sign for sign, stands in around.items() if stands]
        return [*found, "eos"] if last else [*found, ",>"] if paused else found

    def kinds(self, place: int) -> list[str]:
        """Return what a word's classes and those on either side say, in pairs and all three together."""
        before, kind, after = self._before(place), self._forms[place].kind, self._after(place)
        found = [f"k-={before}|{kind}", f"k+={kind}|{after}"]
        return found if NOTHING in (before, after) else [*found, f"k3={before}|{kind}|{after}"]

    def with_word_before(self, place: int) -> list[str]:
        """Return what a word says with the one before it, and its ending with the classes of that."""
        if self._stops[place]:
            return []
        both = f"{self._forms[place - 1].stem}|{self._forms[place].stem}"
        return [f"b-={both}", f"ks={self._before(place)}|{self._words[place].form[-2:]}"]

    def with_word_behind(self, place: int) -> list[str]:
        """Return what a word says together with the one behind it."""
        return [] if self._lasts[place] else [f"b+={self._forms[place].stem}|{self._forms[place + 1].stem}"]

    def rare(self) -> Iterator[tuple[int, str]]:
        """Yield what few places have: letters as they are written, nouns before, names of the tables."""
        for place, word in enumerate(self._words):
            if word.form == ALI:
                yield place, f"ali={word.token.text[-1]}"
        yield from self._nouns_before()
        for match in matches(self._words):
            names = match.names
            kind = knowledge().things[names[0].thing].type.value
            weak = "?" if all(name.weak for name in names) else ""
            yield from _marks(match.first, match.last, f"g={kind}{weak}{'+' if match.reading.prefix else ''}")
        for first, last, cut, classes in world_names(self._words):
            for name in classes:
                yield from _marks(first, last, f"x={name}{'+' if cut else ''}")

    def _nouns_before(self) -> Iterator[tuple[int, str]]:
        """Yield how far behind a noun words stand that may be followed by a name."""
        forms = self._forms
        for place in [place for place, form in enumerate(forms) if form.reaching]:
            for name in forms[place].reaching:
                for distance in range(1, REACH):
                    at = place + distance
                    if at == len(forms) or self._stops[at]:
                        break
                    yield at, f"{name}-{distance}"
                    if name in forms[at].reaching:
                        break

    def _before(self, place: int) -> str:
        if self._stops[place]:
            return NOTHING
        return PAUSE if self._words[place].pause else self._forms[place - 1].kind

    def _after(self, place: int) -> str:
        if self._lasts[place]:
            return NOTHING
        return PAUSE if self._words[place + 1].pause else self._forms[place + 1].kind


WAYS: tuple[Callable[[Places, int], list[str]], ...] = (
    Places.signs,
    Places.kinds,
    Places.with_word_before,
    Places.with_word_behind,
)
"""The ways in which places are told, in the order of ``Places.keys``."""

_BITS = 1 << np.arange(8, dtype=np.uint64)


def _marks(first: int, last: int, attribute: str) -> Iterator[tuple[int, str]]:
    for place in range(first, last + 1):
        position = "S" if first == last else "B" if place == first else "E" if place == last else "I"
        yield place, f"{attribute}/{position}"
