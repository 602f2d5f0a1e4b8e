"""A sentence as it is described: its units with what is counted in them again and again."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from itertools import accumulate
from types import MappingProxyType

from synpol_desktop.core.kinds import EntityType, RelationType
from synpol_desktop.extraction.parts import Part
from synpol_desktop.extraction.relating.units import Kind, Sentence, Unit
from synpol_desktop.extraction.relating.view import View
from synpol_desktop.extraction.weighing import seen
from synpol_desktop.extraction.weighing.pairs import Cue, Most, cues_of, unlimited


class Cues:
    """Words that speak for a relation, in the order of their places."""

    def __init__(self, cues: list[Cue]) -> None:
        self.cues = cues
        self._places = [cue.place for cue in cues]

    def between(self, first: int, last: int) -> list[Cue]:
        """Return those from one place to another."""
        begin = bisect_left(self._places, first)
        return self.cues[begin : bisect_right(self._places, last, begin)]


class Row:
    """The units of a sentence with what is counted in them again and again."""

    def __init__(
        self,
        sentence: Sentence,
        views: Mapping[int, View] = MappingProxyType({}),
        most_of: Callable[[tuple[RelationType, str, str]], Most] = unlimited,
    ) -> None:
        self.views = views
        self.doers = {
            place: {end.entity for end in (*view.subject, *view.speakers)} for place, view in views.items()
        }
        """Who acts or speaks at a word, as far as the reader of the sentence knew."""
        units = sentence.units
        self.units = units
        self.cues = Cues(cues_of(units, most_of))
        self._promising: dict[tuple[EntityType, EntityType], Cues] = {}
        self._floors: dict[int, int] = {}

    @cached_property
    def starts(self) -> list[int]:
        """Where units begin in the text."""
        return [unit.span.start for unit in self.units]

    @cached_property
    def shown(self) -> list[str]:
        """How units are shown: mentions only as such."""
        return [
            f"{unit.conjunction}{unit.case}{unit.word if unit.mention is None else '@'}"
            for unit in self.units
        ]

    @cached_property
    def before(self) -> list[str]:
        """What stands right before a unit: its own letter, the word before it, or what kind that is."""
        return [_introduced(self.units, self.shown, place) for place in range(len(self.units))]

    @cached_property
    def introduced(self) -> list[str]:
        """The same, and nothing before words of a sentence before, whose place is -1."""
        return [*self.before, ""]

    @cached_property
    def _names(self) -> list[int]:
        return [0, *accumulate([unit.mention is not None for unit in self.units])]

    @cached_property
    def _signs(self) -> list[int]:
        return [0, *accumulate([unit.kind is Kind.SIGN for unit in self.units])]

    @cached_property
    def _acts(self) -> list[int]:
        return [0, *accumulate([bool(unit.triggers) for unit in self.units])]

    def promising(
        self, ends: tuple[EntityType, EntityType], most: Mapping[RelationType, float], least: float
    ) -> Cues:
        """Return the words that may tell enough of two ends of these types, wherever these stand.

        Parameters
        ----------
        most : mapping
            The most that such ends can tell, by the type of relation.
        """
        found = self._promising.get(ends)
        if found is None:
            found = Cues([cue for cue in self.cues.cues if most[cue.type] + cue.most[3] >= least])
            self._promising[ends] = found
        return found

    def names(self, first: int, end: int) -> int:
        """Return how many units from ``first`` up to ``end`` are mentions."""
        return self._names[end] - self._names[first] if end > first else 0

    def signs(self, first: int, end: int) -> int:
        """Return how many are signs."""
        return self._signs[end] - self._signs[first] if end > first else 0

    def floor(self, first: int, reach: int) -> int:
        """Return from where on a word may speak for an end: so many units before it, in its clause."""
        floor = self._floors.get(first)
        if floor is None:
            floor = max(0, first - reach)
            for at in range(first - 1, floor - 1, -1):
                if self.units[at].ends_clause:
                    floor = at
                    break
            self._floors[first] = floor
        return floor

    def way(self, lead: str, name: str, at: int, end: int, rule: str = "") -> tuple[Part, Part]:
        """Say what lies between a trigger and an end, ``name``."""
        low, high = (at, end) if at < end else (end, at)
        far = (seen.by_distance, lead, name, bucket(high - low - 1), rule)
        low += 1
        if low >= high:
            return far, (seen.by_way, lead, name, 0, 0, 0)
        names, acts, signs = self._names, self._acts, self._signs
        between = (names[high] - names[low], acts[high] - acts[low], signs[high] - signs[low])
        return far, (seen.by_way, lead, name, *between)

    def neighbours(self, lead: str, at: int) -> Part:
        """Say what stands before a trigger, and what is attached to it."""
        unit = self.units[at]
        return seen.by_neighbours, lead, self.shown[at - 1] if at else "#", unit.conjunction + unit.case

    def place(self, start: int) -> int:
        """Return the unit that holds an offset, -1 where that lies in a sentence before."""
        return bisect_right(self.starts, start) - 1


def _introduced(units: Sequence[Unit], shown: Sequence[str], place: int) -> str:
    unit = units[place]
    if unit.case:
        return unit.case
    if place == 0:
        return "#"
    before = units[place - 1]
    if before.role is not None:
        return "role"
    if before.triggers:
        return "trigger" + before.case
    if unit.conjunction:
        return "و" if before.mention is not None else "و-"
    return shown[place - 1]


_STEPS = (0, 1, 2, 3, 5, 8, 12, 20)

STEPS = len(_STEPS)
"""The farthest of the steps in which distances are told."""

_BUCKETS = tuple(bisect_right(_STEPS, distance) for distance in range(_STEPS[-1]))


def bucket(distance: int) -> int:
    """Return how far that is, in few steps."""
    return _BUCKETS[distance] if 0 <= distance < len(_BUCKETS) else bisect_right(_STEPS, distance)
