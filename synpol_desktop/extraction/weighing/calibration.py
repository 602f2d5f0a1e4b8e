"""Calibration: what a network says, as the share that is right among examples it wasn't fitted to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from synpol_desktop.extraction.weighing.network import Network

_MANY = 300
"""With so many right ones the shares are counted; with fewer a curve of two numbers is drawn through them."""

_LEAST = 120
"""A share is counted among so many examples at least."""

_ROUNDS = 50
"""Newton's method on two numbers has long come to rest by then."""

_POINTS = 41


def calibrated(
    model: Network, sums: Sequence[float], right: Sequence[bool], new: Sequence[bool] = ()
) -> Network:
    """Return a network whose probabilities are those of examples that it wasn't fitted to.

    Parameters
    ----------
    sums : sequence of float
        What networks fitted without an example say of it (``Network.sum``).
    new : sequence of bool, optional
        Which examples are as new to all that finds them as a user's texts are. All examples tell the order
        and the distances of probabilities, these how high they are.
    """
    said, wanted = np.asarray(sums, np.float64), np.asarray(right, np.float64)
    points, chances = _counted(said, wanted) if wanted.sum() >= _MANY else _curve(said, wanted)
    if any(new):
        told = np.asarray(new)
        odds = _odds(np.interp(said[told], points, chances))
        slope, height = _line(odds, wanted[told])
        chances = _logistic(slope * _odds(chances) + height)
    return model.with_chances(points.tolist(), chances.tolist())


def _odds(chances: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the logarithms of odds, of shares of nothing and of all as of nearly so."""
    inner = np.clip(chances, 1e-4, 1 - 1e-4)
    return np.log(inner / (1 - inner))


def _curve(said: NDArray[np.float64], wanted: NDArray[np.float64]) -> tuple[NDArray[np.float64], ...]:
    """Draw a logistic curve."""
    slope, height = _line(said, wanted)
    points = np.linspace(said.min() - 1e-6, said.max() + 1e-6, _POINTS)
    return points, _logistic(slope * points + height)


def _line(said: NDArray[np.float64], wanted: NDArray[np.float64]) -> NDArray[np.float64]:
    """Fit slope and height of a logistic curve (J. Platt 1999)."""
    table = np.stack([said, np.ones(len(said))])
    line = np.array([1.0, 0.0])
    for _ in range(_ROUNDS):
        chance = _logistic(line @ table)
        bend = (table * (chance * (1.0 - chance))) @ table.T + 1e-9 * np.eye(2)
        step = np.linalg.solve(bend, table @ (chance - wanted))
        line -= np.clip(step, -1.0, 1.0)
        if float(np.abs(step).max()) < 1e-9:
            break
    return line


def _logistic(said: NDArray[np.float64]) -> NDArray[np.float64]:
    return 1.0 / (1.0 + np.exp(-np.clip(said, -30, 30)))


@dataclass(slots=True)
class _Block:
    said: float
    right: float
    count: int

    @property
    def share(self) -> float:
        return self.right / self.count

    def join(self, other: _Block) -> _Block:
        return _Block(self.said + other.said, self.right + other.right, self.count + other.count)


def _counted(said: NDArray[np.float64], wanted: NDArray[np.float64]) -> tuple[NDArray[np.float64], ...]:
    """Count shares that rise with what is said: neighbours that fall are joined (M. Ayer 1955)."""
    blocks: list[_Block] = []
    for at in np.argsort(-said, kind="stable"):
        block = _Block(float(said[at]), float(wanted[at]), 1)
        while blocks and (blocks[-1].share <= block.share or blocks[-1].count < _LEAST):
            block = blocks.pop().join(block)
        blocks.append(block)
    if len(blocks) > 1 and blocks[-1].count < _LEAST:
        last = blocks.pop()
        blocks[-1] = blocks[-1].join(last)
    blocks.reverse()
    points = np.array([block.said / block.count for block in blocks])
    chances = np.array([block.share for block in blocks])
    if len(blocks) == 1:
        return np.array([points[0], points[0] + 1.0]), np.repeat(chances, 2)
    return points, chances
