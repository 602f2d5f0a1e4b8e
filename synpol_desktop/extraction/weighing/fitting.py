"""Fitting a log-linear model to examples: penalised maximum likelihood by L-BFGS, then calibration."""

from __future__ import annotations

import tempfile
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from synpol_desktop.core.errors import SynpolError
from synpol_desktop.extraction.weighing.loglinear import LogLinear

Example = tuple[Sequence[str], bool]
"""Features, and whether the answer is yes."""

_YES, _NO = "yes", "no"

_LEAST = 0.01
"""Weights below that are left out of the table."""

_ROUNDS = 50
"""Newton's method on two numbers has long come to rest by then."""


@dataclass(frozen=True, slots=True)
class Fit:
    """How a model is fitted.

    Parameters
    ----------
    penalty : float
        Cost of a squared weight, against the sum of the examples' log losses.
    rarest : int
        Features seen in fewer examples are left out.
    """

    penalty: float = 0.5
    rarest: int = 2
    iterations: int = 300


def fit(examples: Sequence[Example], version: str, settings: Fit | None = None) -> LogLinear:
    """Fit the weights; the same examples give the same weights.

    The trainer is that of the tagger: a chain of one label is a log-linear model.

    Raises
    ------
    SynpolError
        If no answer is yes.
    """
    import pycrfsuite

    chosen = settings or Fit()
    if not any(yes for _, yes in examples):
        raise SynpolError("There is nothing to learn from: no relation is annotated.")
    counts = Counter(feature for features, _ in examples for feature in set(features))
    trainer = pycrfsuite.Trainer(algorithm="lbfgs", verbose=False)
    trainer.set_params({"c1": 0.0, "c2": chosen.penalty, "max_iterations": chosen.iterations})
    for features, yes in examples:
        kept = sorted({feature for feature in features if counts[feature] >= chosen.rarest})
        trainer.append([kept], [_YES if yes else _NO])
    with tempfile.TemporaryDirectory() as folder:
        file = str(Path(folder) / "weights")
        trainer.train(file)
        reader = pycrfsuite.Tagger()
        with reader.open(file):
            learned = reader.info().state_features
    weights: defaultdict[str, float] = defaultdict(float)
    for (feature, answer), weight in learned.items():
        weights[feature] += weight if answer == _YES else -weight
    return LogLinear(version, {name: weight for name, weight in weights.items() if abs(weight) >= _LEAST})


def calibrated(model: LogLinear, sums: Sequence[float], right: Sequence[bool]) -> LogLinear:
    """Return a model whose probabilities are those of examples that it wasn't fitted to (Platt scaling).

    Parameters
    ----------
    sums : sequence of float
        What models fitted without an example say of it (``LogLinear.sum``).
    """
    said = np.stack([np.asarray(sums, np.float64), np.ones(len(sums))])
    wanted = np.asarray(right, np.float64)
    line = np.array([1.0, 0.0])
    for _ in range(_ROUNDS):
        chance = 1.0 / (1.0 + np.exp(-np.clip(line @ said, -30, 30)))
        bend = (said * (chance * (1.0 - chance))) @ said.T + 1e-9 * np.eye(2)
        step = np.linalg.solve(bend, said @ (chance - wanted))
        line -= np.clip(step, -1.0, 1.0)
        if float(np.abs(step).max()) < 1e-9:
            break
    return replace(model, slope=float(line[0]), shift=float(line[1]))
