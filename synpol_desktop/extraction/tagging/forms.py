"""What the forms of words say for each label, kept for some chains at once."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

import numpy as np
from numpy.typing import NDArray

from synpol_desktop.extraction.numbering import Numbers
from synpol_desktop.extraction.parts import Floats
from synpol_desktop.extraction.tagging.features import WINDOW, form_attributes
from synpol_desktop.extraction.tagging.model import Chain
from synpol_desktop.extraction.tagging.places import FORM_KEYS, Keys, form_keys
from synpol_desktop.extraction.tagging.rows import AttributeRows
from synpol_desktop.extraction.words import Word

_FORMS = 30_000
"""So many forms' scores are kept at once."""

_OFFSETS = range(-WINDOW, WINDOW + 1)


class FormScores:
    """Keeps the scores of the forms that it has seen.

    They are one array of shape (forms, offsets, labels of all chains): what a form says for the labels of the
    word ``WINDOW - offset`` words behind it.
    """

    def __init__(self, chains: Sequence[Chain]) -> None:
        self._chains = chains
        self._attributes = AttributeRows(chains, tuple(_OFFSETS))
        self._numbers: Numbers[str] = Numbers()
        ends = list(accumulate(len(each.labels) for each in chains))
        self._columns = [slice(end - len(each.labels), end) for end, each in zip(ends, chains, strict=True)]
        self._scores = np.zeros((1024, len(_OFFSETS), ends[-1]), np.float32)
        self._keys = np.zeros((1024, FORM_KEYS), np.uint64)

    def of(self, words: Sequence[Word]) -> tuple[Floats, Keys]:
        """Return what the forms of words, one at least, and their neighbours say, and their forms' keys.

        The first is of shape (words, labels of all chains), the second of (words, ``FORM_KEYS``).
        """
        count = len(words)
        numbers = self._known([word.form for word in words])
        by_form = self._scores[numbers]
        sentence = np.array([word.stop for word in words]).cumsum()
        said: Floats = by_form[:, WINDOW].copy()
        for offset in range(1, min(WINDOW, count - 1) + 1):
            same = (sentence[offset:] == sentence[:-offset])[:, None]
            said[:-offset] += by_form[offset:, WINDOW + offset] * same
            said[offset:] += by_form[:-offset, WINDOW - offset] * same
        return said, self._keys[numbers]

    def _known(self, forms: Sequence[str]) -> NDArray[np.intp]:
        """Return where the scores of forms stand."""
        if len(self._numbers) > _FORMS:
            self._numbers.clear()
        found = self._numbers.of(forms)
        if found.min() < 0:
            new = [form for form in dict.fromkeys(forms) if form not in self._numbers]
            begin = len(self._numbers)
            while begin + len(new) > len(self._scores):
                self._scores = np.concatenate([self._scores, np.zeros_like(self._scores)])
                self._keys = np.concatenate([self._keys, np.zeros_like(self._keys)])
            self._learn(new, begin)
            self._numbers.update(zip(new, range(begin, begin + len(new)), strict=True))
            found = self._numbers.of(forms)
        return found

    def _learn(self, new: Sequence[str], begin: int) -> None:
        names: list[str] = []
        reach: list[int] = []
        sizes: list[int] = []
        told = list(map(form_attributes, new))
        self._keys[begin : begin + len(new)] = form_keys(new, told)
        for seen in told:
            names += (*seen.far, *seen.near, *seen.own)
            reach += [WINDOW] * len(seen.far) + [1] * len(seen.near) + [0] * len(seen.own)
            sizes.append(len(seen.far) + len(seen.near) + len(seen.own))
        rows, far = self._attributes.look_up(names), np.array(reach)
        owners = np.repeat(np.arange(begin, begin + len(new)), sizes)
        for number, each in enumerate(self._chains):
            scores = self._scores[..., self._columns[number]]
            scores[begin : begin + len(new)] = 0
            for at, offset in enumerate(_OFFSETS):
                said = rows[:, number, at]
                heard = (said < len(each.keys)) & (far >= abs(offset))
                owner = owners[heard]
                if len(owner):
                    starts = np.flatnonzero(np.diff(owner, prepend=-1))
                    scores[owner[starts], at] = np.add.reduceat(each.weights[said[heard]], starts, axis=0)
