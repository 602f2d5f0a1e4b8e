"""What a first look tells of candidates that only a word speaks for, summed up once for each kind of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeVar

from synpol_desktop.extraction.weighing import seen
from synpol_desktop.extraction.weighing.network import Network
from synpol_desktop.extraction.weighing.pairs import OUTSIDE
from synpol_desktop.extraction.weighing.seen import Part

_REMEMBERED = 1 << 16

_Told = TypeVar("_Told")


class _Sums(dict[_Told, float]):
    """Sums of weights by what they are told of, found when they are first asked for."""

    def __init__(self, find: Callable[[_Told], float]) -> None:
        super().__init__()
        self._find = find

    def __missing__(self, told: _Told) -> float:
        if len(self) >= _REMEMBERED:
            self.clear()
        found = self[told] = self._find(told)
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
        unread = model.glance_of(seen.told("u", "rule:none"))
        self.outside = model.glance_of(seen.before("u", OUTSIDE))
        """Of an end that is named in a sentence before."""
        self.types: _Sums[tuple[str, str, str, str]] = _Sums(
            lambda told: model.glance_of(seen.by_type("u", *told)) + unread
        )
        """By type, way and the types of both ends."""
        self.cues: _Sums[tuple[str, str, str, str]] = _Sums(lambda told: model.glance_of(seen.by_cue(*told)))
        """By type, order, shape and fit of the word."""
        self.glosses: _Sums[tuple[str, str]] = _Sums(lambda told: model.glance_of(seen.by_gloss(*told)))
        """By meaning of the word and order."""
        self.gaps: _Sums[int] = _Sums(lambda told: model.glance_of(seen.by_gap(told)))
        """By distance of the ends."""
        self._parts: _Sums[Part] = _Sums(lambda part: model.glance_of(part[0](*part[1:])))

    def sum_of(self, parts: Iterable[Part]) -> float:
        """Return the sum of the weights of what is seen in parts."""
        return sum([self._parts[part] for part in parts])
