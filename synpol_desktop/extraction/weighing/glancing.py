"""What a first look tells of candidates that only a word speaks for, summed up once for each kind of them."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from typing import TypeVar

from synpol_desktop.core.kinds import EntityType, RelationType
from synpol_desktop.extraction.parts import Part
from synpol_desktop.extraction.weighing import seen
from synpol_desktop.extraction.weighing.network import Network
from synpol_desktop.extraction.weighing.pairs import OUTSIDE, Most, Pair
from synpol_desktop.extraction.weighing.rows import STEPS, bucket
from synpol_desktop.extraction.weighing.viewing import FITS
from synpol_desktop.extraction.weighing.ways import BACK, ways

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
        self._unread = model.glance_of(seen.told("u", "rule:none"))
        self.outside = model.glance_of(seen.before("u", OUTSIDE))
        """Of an end that is named in a sentence before."""
        self.types: _Found[tuple[str, str, str, str], float] = _Found(
            lambda told: model.glance_of(seen.by_type("u", *told))
        )
        """By type, way and the types of both ends."""
        self.cues: _Found[tuple[str, str, str, str], float] = _Found(
            lambda told: model.glance_of(seen.by_cue(str(told[0]), *told[1:]))
        )
        """By type, order, shape and fit of a word that speaks for a type."""
        self.glosses: _Found[tuple[str, str], float] = _Found(
            lambda told: model.glance_of(seen.by_gloss(*told))
        )
        """By meaning and order of the word."""
        self.gaps: _Found[int, float] = _Found(lambda told: model.glance_of(seen.by_gap(told)))
        """By distance of the ends."""
        self.most_of_ends: _Found[tuple[EntityType, EntityType], _Found[RelationType, float]] = _Found(
            lambda ends: _Found(lambda kind: self._most_of_ends(kind, *ends))
        )
        """The most that the types of two ends can tell, then by the type of relation."""
        self.most_of_rivals: _Found[tuple[RelationType, ...], _Found[RelationType, float]] = _Found(
            lambda read: _Found(lambda kind: sum(self._most_of_rival(rival, kind) for rival in read))
        )
        """The most that the types which rules read of a pair can tell, then by the type of relation."""
        self.most_of_cue: _Found[tuple[RelationType, str, str], Most] = _Found(self._most_of_cue)
        """The most that a word can tell, by type, shape and meaning."""
        self.ceiling = max(self.outside, *(self.gaps[step] for step in range(STEPS + 1))) + self._unread
        """The most that a pair of which rules read nothing tells of every type."""
        self._parts: _Found[Part, float] = _Found(lambda part: model.glance_of(part[0](*part[1:])))

    def _most_of_ends(self, kind: RelationType, one: EntityType, other: EntityType) -> float:
        ends = ((way, other, one) if way == BACK else (way, one, other) for way in ways()[kind, one, other])
        return max((self.types[kind.value, *each] for each in ends), default=-math.inf)

    def _most_of_rival(self, rival: RelationType, kind: RelationType) -> float:
        both = (seen.by_rival(back, rival.value, kind.value) for back in (True, False))
        return max(map(self._model.glance_of, both))

    def _most_of_cue(self, told: tuple[RelationType, str, str]) -> Most:
        kind, form, gloss = told
        before, between, behind = (
            max(
                max(self.cues[kind, order, form, fit] for fit in FITS) + self.glosses[gloss, order]
                for order in orders
            )
            for orders in _ORDERS
        )
        return before, between, behind, max(before, between, behind)

    def ground(self, pair: Pair) -> float:
        """Return what a pair tells of every type: how far apart its ends are, and whether rules read none."""
        first, second = pair.first.place, pair.second.place
        apart = self.gaps[bucket(second - first - 1)] if first >= 0 else self.outside
        return apart if pair.read else apart + self._unread

    def sum_of(self, parts: Iterable[Part]) -> float:
        """Return the sum of the weights of what is seen in parts."""
        return sum([self._parts[part] for part in parts])


_ORDERS = (("cST", "cTS"), ("ScT", "TcS"), ("STc", "TSc"))
"""Source, target and cue in the order of their places: a cue before both ends, between them, behind them."""


def order_of(source: int, target: int, cue: int) -> str:
    """Return source, target and cue in the order of their places; a cue is never at an end's."""
    return _ORDERS[(cue > source) + (cue > target)][source > target]
