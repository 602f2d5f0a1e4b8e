"""What is said of words for each label: by their forms, their neighbours', and what their places have."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate, chain

import numpy as np

from synpol_desktop.extraction.parts import Floats, KeptRows, Part, features_of, summed
from synpol_desktop.extraction.tagging.forms import FormScores
from synpol_desktop.extraction.tagging.model import Chain, keys_of, mixed
from synpol_desktop.extraction.tagging.places import WAYS, Places
from synpol_desktop.extraction.words import Word


class PartScores:
    """Keeps what parts say for the labels of a chain."""

    def __init__(self, told: Chain) -> None:
        self._chains = (told,)
        self._kept: KeptRows[Part] = KeptRows(len(told.labels))

    def of(self, places: Sequence[Sequence[Part]]) -> Floats:
        """Return what is said at each place, shape (places, labels)."""
        sizes = np.fromiter(map(len, places), np.intp, len(places))
        parts = list(chain.from_iterable(places))
        rows = self._kept.rows(
            parts, lambda new: _said([features_of([parts[at]]) for at in new], self._chains)
        )
        return summed(rows, sizes)


class Scores:
    """Knows what forms and places say for each label of some chains."""

    def __init__(self, chains: Sequence[Chain]) -> None:
        self._chains = chains
        ends = list(accumulate(len(each.labels) for each in chains))
        self._columns = [slice(end - len(each.labels), end) for end, each in zip(ends, chains, strict=True)]
        self._forms = FormScores(chains)
        self._kept: KeptRows[int | str] = KeptRows(ends[-1])

    def of(self, words: Sequence[Word]) -> list[Floats]:
        """Return what is said of each word for the labels of each chain, shape (words, labels)."""
        if not words:
            return [np.zeros((0, len(each.labels)), np.float32) for each in self._chains]
        said, keys = self._forms.of(words)
        places = Places(words)
        ways = places.keys(keys)
        rare = list(places.rare())
        alike = self._kept.rows(
            [*ways.ravel().tolist(), *(name for _, name in rare)],
            lambda new: _said([_attributes(places, rare, at, len(words)) for at in new], self._chains),
        )
        said += alike[: ways.size].reshape(*ways.shape, -1).sum(axis=0)
        if rare:
            at = np.array([place for place, _ in rare])
            order = at.argsort(kind="stable")
            at = at[order]
            starts = np.flatnonzero(np.diff(at, prepend=-1))
            said[at[starts]] += np.add.reduceat(alike[ways.size + order], starts, axis=0)
        return [said[:, columns] for columns in self._columns]


def _attributes(places: Places, rare: Sequence[tuple[int, str]], at: int, count: int) -> list[str]:
    way, place = divmod(at, count)
    return WAYS[way](places, place) if way < len(WAYS) else [rare[at - count * len(WAYS)][1]]


def _said(attributes: Sequence[Sequence[str]], chains: Sequence[Chain]) -> Floats:
    """Return what several attributes each say together for the labels of chains, which stand side by side."""
    sizes = np.fromiter(map(len, attributes), np.intp, len(attributes))
    keys = mixed(keys_of(list(chain.from_iterable(attributes))), 0)
    said = [summed(each.weights.take(each.rows(keys), axis=0), sizes) for each in chains]
    return np.concatenate(said, axis=1)
