"""What is left out of a picture by the values of attributes, beside what the filter leaves out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np

from synpol_desktop.core.styling.attributes import Side, known
from synpol_desktop.core.styling.columns import Bools, Column


@dataclass(frozen=True, slots=True)
class Value:
    """A category of an attribute, or a range of numbers, both ends inclusive.

    Raises
    ------
    ValueError
        If the side has no such attribute, or only one end of a range is given.
    """

    side: Side
    attribute: str
    key: str = ""
    low: float | None = None
    high: float | None = None

    def __post_init__(self) -> None:
        if not known(self.side, self.attribute):
            raise ValueError(f"{self.side} have no attribute {self.attribute}")
        if (self.low is None) != (self.high is None):
            raise ValueError("a range has two ends")

    def rows(self, column: Column) -> Bools:
        """Return which rows have the value; where a row is in several categories, the foremost counts."""
        if self.low is not None and self.high is not None:
            slack = 1e-9 * max(abs(self.low), abs(self.high), 1.0)
            within: Bools = (column.values >= self.low - slack) & (column.values <= self.high + slack)
            return within
        if column.keys is None or self.key not in column.keys:
            return np.zeros(len(column), np.bool_)
        there: Bools = column.values == column.keys.index(self.key)
        return there


@dataclass(frozen=True, slots=True)
class Bound:
    """Only actors whose value lies in a range, both ends inclusive; those without a value stay."""

    attribute: str
    low: float
    high: float

    def __post_init__(self) -> None:
        if not known(Side.NODES, self.attribute):
            raise ValueError(f"actors have no attribute {self.attribute}")

    def outside(self, column: Column) -> Bools:
        """Return which rows lie outside."""
        out: Bools = (column.values < self.low) | (column.values > self.high)
        return out


@dataclass(frozen=True, slots=True)
class Sieve:
    """Values that are left out, and ranges outside of which actors are."""

    out: frozenset[Value] = field(default_factory=frozenset)
    bounds: tuple[Bound, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.out or self.bounds)

    def attributes(self, side: Side) -> frozenset[str]:
        """Return the attributes that must be known of nodes or of edges."""
        asked = {value.attribute for value in self.out if value.side is side}
        if side is Side.NODES:
            asked |= {bound.attribute for bound in self.bounds}
        return frozenset(asked)

    def toggled(self, value: Value) -> Sieve:
        """Return the sieve that leaves a value out, or lets it through again."""
        return replace(self, out=self.out ^ {value})

    def without(self, values: Iterable[Value]) -> Sieve:
        """Return the sieve that lets these values through."""
        return replace(self, out=self.out - frozenset(values))

    def bounded(self, bound: Bound | None) -> Sieve:
        """Return the sieve with one range, or with none."""
        return replace(self, bounds=() if bound is None else (bound,))

    def refused(self, side: Side, columns: Mapping[str, Column], count: int) -> Bools:
        """Return which of ``count`` rows are left out; what is not known leaves nothing out."""
        rows = np.zeros(count, np.bool_)
        for value in self.out:
            if value.side is side and value.attribute in columns:
                rows |= value.rows(columns[value.attribute])
        for bound in self.bounds if side is Side.NODES else ():
            if bound.attribute in columns:
                rows |= bound.outside(columns[bound.attribute])
        return rows

    def as_json(self) -> dict[str, Any]:
        """Return the sieve as JSON values."""
        out = [[v.side.value, v.attribute, v.key, v.low, v.high] for v in self.out]
        return {
            "out": sorted(out, key=str),
            "bounds": [[bound.attribute, bound.low, bound.high] for bound in self.bounds],
        }

    @classmethod
    def from_json(cls, fields: Mapping[str, Any]) -> Sieve:
        """Return the sieve that `as_json` wrote; ValueError if a value is none of this release's."""
        out = frozenset(Value(Side(side), *rest) for side, *rest in fields["out"])
        return cls(
            out, tuple(Bound(str(name), float(low), float(high)) for name, low, high in fields["bounds"])
        )


OPEN = Sieve()
"""Lets everything through."""
