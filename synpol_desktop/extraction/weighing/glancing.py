"""What a first look tells of candidates that only a word speaks for, summed up once for each kind of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeVar

from synpol_desktop.extraction.weighing import seen
from synpol_desktop.extraction.weighing.network import Network
from synpol_desktop.extraction.weighing.pairs import OUTSIDE
from synpol_desktop.extraction.weighing.seen import Part

_REMEMBERED = 1 << 16

_Key = TypeVar("_Key")
_Value = TypeVar("_Value")


class _Found(dict[_Key, _Value]):
    """What is found when it is first asked for."""

    def __init__(self, find: Callable[[_Key], _Value]) -> None:
        super().__init__()
        self._find = find

    def __missing__(self, key: _Key) -> _Value:
        if len(self) >= _REMEMBERED:
            self.clear()
        found = self[key] = self._find(key)
        return found


class FirstLook:
    """Sums of weights of what is seen first.

    Parameters
    ----------
    least : float
        A candidate that no rule reads and that has less is not looked at again.
    """

    def __init__(self, model: Network, least: float) -> None:
        self.least = least
        self._model = model
        unread = model.glance_of(seen.told("u", "rule:none"))
        self.outside = model.glance_of(seen.before("u", OUTSIDE))
        """Of an end that is named in a sentence before."""
        self.types: _Found[tuple[str, str, str, str], float] = _Found(
            lambda told: model.glance_of(seen.by_type("u", *told)) + unread
        )
        """By type, way and the types of both ends."""
        self.cues: _Found[tuple[str, str, str], _Found[tuple[str, str], float]] = _Found(self._by_order)
        """By type, shape and meaning of the word; then by order and fit."""
        self.gaps: _Found[int, float] = _Found(lambda told: model.glance_of(seen.by_gap(told)))
        """By distance of the ends."""
        self._parts: _Found[Part, float] = _Found(lambda part: model.glance_of(part[0](*part[1:])))

    def _by_order(self, told: tuple[str, str, str]) -> _Found[tuple[str, str], float]:
        """Return the sums of a word that speaks for a type, by its place among the ends and its fit."""
        kind, form, gloss = told

        def summed(at: tuple[str, str]) -> float:
            order, fit = at
            parts = seen.by_cue(str(kind), order, form, fit), seen.by_gloss(gloss, order)
            return sum(map(self._model.glance_of, parts))

        return _Found(summed)

    def sum_of(self, parts: Iterable[Part]) -> float:
        """Return the sum of the weights of what is seen in parts."""
        return sum([self._parts[part] for part in parts])
