"""How the values of an attribute are parted into steps, each with a look of its own."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from synpol_desktop.core.network import FloatArray, IndexArray
from synpol_desktop.core.styling.columns import Bools, Column
from synpol_desktop.core.styling.rules import Rule


@dataclass(frozen=True, slots=True)
class Step:
    """One line of a scale.

    Parameters
    ----------
    look : int, float or str
        A colour, a size or width, or the name of a shape or dash.
    key, name : str
        The category and what it is called; "" for a range of numbers, and for what shares one look.
    low, high : float
        The least and the greatest value; NaN for categories.
    count : int, optional
        How many nodes or edges have it; None where the line is an example of a size.
    missing : bool
        Whether it stands for those that have no value.
    """

    look: float | str
    key: str = ""
    name: str = ""
    low: float = float("nan")
    high: float = float("nan")
    count: int | None = None
    missing: bool = False

    @property
    def ranged(self) -> bool:
        """Whether it stands for a range of numbers."""
        return self.low == self.low


@dataclass(frozen=True, slots=True)
class Scale:
    """What one rule means: its steps, none for what all others are."""

    rule: Rule
    steps: tuple[Step, ...]


def classes(column: Column, rows: Bools, most: int) -> tuple[IndexArray, int]:
    """Part the rows of a column.

    Parameters
    ----------
    rows : ndarray of bool
        The rows that count.
    most : int
        How many parts there may be. Categories beyond share one more; numbers are parted so that each part
        has about as many different values.

    Returns
    -------
    ndarray of intp
        The part of each row; -1 for rows that don't count or have no value.
    int
        How many parts there are, without the shared one.
    """
    counted = rows & column.known
    codes = np.full(len(column), -1, np.intp)
    if column.keys is not None:
        codes[counted] = np.minimum(column.values[counted], most).astype(np.intp)
        return codes, min(len(column.keys), most)
    parts = bounds(column.values[counted], most)
    codes[counted] = np.searchsorted(parts, column.values[counted], side="right")
    return codes, len(parts) + 1


def bounds(values: FloatArray, most: int) -> FloatArray:
    """Return the values that part numbers into at most so many classes."""
    different = np.unique(values)
    if len(different) <= most:
        return different[1:]
    return np.unique(np.quantile(different, np.arange(1, most) / most))


def shares(column: Column, rows: Bools) -> FloatArray:
    """Return where the value of each row lies between the least, 0, and the greatest, 1; NaN without one."""
    values = np.where(rows, column.values, np.nan)
    known = values[~np.isnan(values)]
    low, high = (float(known.min()), float(known.max())) if len(known) else (0.0, 0.0)
    if column.keys is not None:
        low, high = 0.0, float(max(len(column.keys) - 1, 0))
    if high <= low:
        return np.where(np.isnan(values), np.nan, 0.0)
    spread: FloatArray = (values - low) / (high - low)
    return spread
