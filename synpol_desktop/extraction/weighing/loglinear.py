"""A log-linear model of one yes-or-no question over features that are short strings, as a readable table."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from synpol_desktop.core.errors import SynpolError
from synpol_desktop.extraction.weighing.seen import Part

_HEAD = "feature\tweight"
_PARTS = 1 << 16
"""So many parts of what is seen are remembered with their sums."""

_FARTHEST = 30.0
"""Sums are cut off there: nothing is that sure."""


class WeightsError(SynpolError):
    """A table of weights is missing, damaged or of another version; extraction does without it."""


@dataclass(frozen=True)
class LogLinear:
    """Says how probable a yes is, given the features that are seen.

    Parameters
    ----------
    weights : mapping of str to float
    slope, shift : float
        Calibration of the sum of weights (J. Platt 1999): the probability is that of ``slope * sum + shift``.
    """

    version: str
    weights: Mapping[str, float] = field(repr=False)
    slope: float = 1.0
    shift: float = 0.0
    _known: dict[Part, float] = field(default_factory=dict, init=False, repr=False, compare=False)

    def sum(self, features: Iterable[str]) -> float:
        """Return the sum of the weights of what is seen, before calibration."""
        weight = self.weights.get
        return sum([weight(feature, 0.0) for feature in features])

    def sum_of(self, parts: Iterable[Part]) -> float:
        """Return the sum of the weights of what is seen in parts, whose own sums are remembered."""
        known = self._known
        if len(known) > _PARTS:
            known.clear()
        whole = 0.0
        for part in parts:
            weight = known.get(part)
            if weight is None:
                weight = known[part] = self.sum(part[0](*part[1:]))
            whole += weight
        return whole

    def probability(self, features: Iterable[str]) -> float:
        """Return how probable a yes is, 0 to 1."""
        return self.chance(self.sum(features))

    def chance(self, whole: float) -> float:
        """Return how probable a yes is, given the sum of all that is seen."""
        said = self.slope * whole + self.shift
        return 1.0 / (1.0 + math.exp(-min(_FARTHEST, max(-_FARTHEST, said))))


def write_weights(path: Path, model: LogLinear, notes: Sequence[str]) -> None:
    """Write a model as a table: ``notes`` as comments, version and calibration, a line for each feature."""
    lines = [f"# {note}" for note in notes]
    lines += [f"version\t{model.version}", f"calibration\t{model.slope:.4f} {model.shift:.4f}", _HEAD]
    rounded = ((feature, f"{model.weights[feature]:.2f}") for feature in sorted(model.weights))
    lines += [f"{feature}\t{weight}" for feature, weight in rounded if float(weight)]
    path.write_text("\n".join(lines) + "\n", "utf-8")


def read_weights(path: Path, version: str) -> LogLinear:
    """Read a model.

    Raises
    ------
    WeightsError
        If it is missing, damaged or not of ``version``.
    """
    try:
        lines = [line for line in path.read_text("utf-8").splitlines() if not line.startswith("#")]
    except (OSError, UnicodeDecodeError) as error:
        raise WeightsError("The weights {name} are missing.", name=path.name) from error
    try:
        found, (slope, shift) = lines[0].split("\t")[1], map(float, lines[1].split("\t")[1].split())
        rows = (line.split("\t") for line in lines[3:])
        weights = {feature: float(weight) for feature, weight in rows}
        headed = lines[2] == _HEAD
    except (IndexError, ValueError) as error:
        raise WeightsError("The weights {name} are damaged.", name=path.name) from error
    if not headed:
        raise WeightsError("The weights {name} are damaged.", name=path.name)
    if found != version:
        raise WeightsError("The weights {name} are of another version.", name=path.name)
    return LogLinear(version, weights, slope, shift)
