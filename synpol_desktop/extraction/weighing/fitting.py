"""Fitting a network to examples: a log-linear model for the first look, then the hidden layer by Adam."""

from __future__ import annotations

import tempfile
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from synpol_desktop.core.errors import SynpolError
from synpol_desktop.extraction.parts import Floats
from synpol_desktop.extraction.weighing.network import Network

Example = tuple[Sequence[str], bool]
"""Features, and whether the answer is yes."""

_YES, _NO = "yes", "no"

_LONG = 1000
"""So many steps need not be larger."""

_ALWAYS = "#"
"""What every example has."""


@dataclass(frozen=True, slots=True)
class Fit:
    """How a model is fitted.

    Parameters
    ----------
    penalty : float
        Of the first look: cost of a squared weight, against the sum of the examples' log losses.
    rarest : int
        Features seen in fewer examples are left out.
    iterations : int
        Of the first look.
    members, units : int
        So many networks are fitted from different starts, each with so many hidden units.
    rounds, steps, batch : int
        How often all examples are seen, so many at once; few are seen oftener, until so many steps are done.
    rate : float
        Size of a step (D. Kingma, J. Ba 2015); it falls to nothing. Where steps are few they are larger.
    decay : float
        Cost of a squared weight of the hidden layer, against the mean of the log losses.
    unseen : float
        Share of features that are hidden at each step (N. Srivastava 2014).
    """

    penalty: float = 0.5
    rarest: int = 2
    iterations: int = 300
    members: int = 2
    units: int = 16
    rounds: int = 6
    steps: int = 120
    batch: int = 256
    rate: float = 0.003
    decay: float = 1e-4
    unseen: float = 0.3


def fit(examples: Sequence[Example], version: str, settings: Fit | None = None) -> Network:
    """Fit a network; the same examples give the same weights.

    Raises
    ------
    SynpolError
        If no answer is yes.
    """
    chosen = settings or Fit()
    if not any(yes for _, yes in examples):
        raise SynpolError("There is nothing to learn from: no relation is annotated.")
    counts = Counter(feature for features, _ in examples for feature in set(features))
    names = [_ALWAYS, *(name for name, count in counts.items() if count >= chosen.rarest and name != _ALWAYS)]
    places = {name: at for at, name in enumerate(names)}
    kept = [sorted({0, *(places[name] for name in each if name in places)}) for each, _ in examples]
    wanted = np.array([yes for _, yes in examples], np.float32)
    glance = _first_look(kept, wanted, len(names), chosen)
    members = [_member(kept, wanted, len(names), chosen, seed) for seed in range(chosen.members)]
    return _together(version, places, glance, members)


def _together(version: str, places: dict[str, int], glance: Floats, members: Sequence[_Member]) -> Network:
    """Return a network that says the mean of what the members say."""
    share = np.float32(1 / len(members))
    direct = np.stack([each.direct for each in members]).sum(axis=0) * share
    shift = np.stack([each.shift for each in members]).sum(axis=0) * share
    return Network(
        version,
        places,
        glance,
        np.concatenate([direct[:, None], *(each.rows for each in members)], axis=1),
        np.concatenate([shift, *(each.bias for each in members)]),
        np.concatenate([each.out for each in members]) * share,
    )


def _first_look(kept: Sequence[Sequence[int]], wanted: Floats, count: int, chosen: Fit) -> Floats:
    """Return the weights of a log-linear model: for the tagger's trainer a chain of one label."""
    import pycrfsuite

    trainer = pycrfsuite.Trainer(algorithm="lbfgs", verbose=False)
    trainer.set_params({"c1": 0.0, "c2": chosen.penalty, "max_iterations": chosen.iterations})
    for features, yes in zip(kept, wanted, strict=True):
        trainer.append([list(map(str, features))], [_YES if yes else _NO])
    with tempfile.TemporaryDirectory() as folder:
        file = str(Path(folder) / "weights")
        trainer.train(file)
        reader = pycrfsuite.Tagger()
        with reader.open(file):
            learned = reader.info().state_features
    weights: defaultdict[int, float] = defaultdict(float)
    for (feature, answer), weight in learned.items():
        weights[int(feature)] += weight if answer == _YES else -weight
    return np.array([weights[at] for at in range(count)], np.float32)


@dataclass(slots=True)
class _Member:
    """One network while it is fitted."""

    rows: Floats
    bias: Floats
    out: Floats
    direct: Floats
    shift: Floats

    def all(self) -> tuple[Floats, ...]:
        return self.rows, self.bias, self.out, self.direct, self.shift


def _member(kept: Sequence[Sequence[int]], wanted: Floats, count: int, chosen: Fit, seed: int) -> _Member:
    random = np.random.default_rng(seed)
    share = min(max(float(wanted.mean()), 1e-3), 1 - 1e-3)
    member = _Member(
        random.normal(0, 0.05, (count, chosen.units)).astype(np.float32),
        np.zeros(chosen.units, np.float32),
        random.normal(0, 0.3, chosen.units).astype(np.float32),
        np.zeros(count, np.float32),
        np.full(1, np.log(share / (1 - share)), np.float32),
    )
    steps = _Adam(member.all())
    batches = 1 + (len(kept) - 1) // chosen.batch
    rounds = max(chosen.rounds, chosen.steps // batches)
    first = chosen.rate * max(1.0, _LONG / (rounds * batches))
    for number in range(rounds):
        order = random.permutation(len(kept))
        rate = first * (1 - number / rounds) + 1e-4
        for start in range(0, len(kept), chosen.batch):
            some = order[start : start + chosen.batch]
            batch = _Batch.of([kept[at] for at in some], random, chosen.unseen)
            steps.step(_slopes(member, batch, wanted[some], chosen.decay), rate)
    return member


@dataclass(slots=True)
class _Batch:
    """Examples as a sparse matrix: the features of all in a row, where each example starts, who has them."""

    features: NDArray[np.intp]
    shown: Floats
    starts: NDArray[np.intp]
    owner: NDArray[np.intp]

    @classmethod
    def of(cls, examples: Sequence[Sequence[int]], random: np.random.Generator, unseen: float) -> _Batch:
        counts = np.array([len(each) for each in examples])
        features = np.fromiter(chain.from_iterable(examples), np.intp, int(counts.sum()))
        shown = (random.random(len(features)) >= unseen).astype(np.float32) / np.float32(1 - unseen)
        return cls(features, shown, np.cumsum(counts) - counts, np.repeat(np.arange(len(counts)), counts))

    def times(self, rows: Floats) -> Floats:
        """Return the sum of the rows of each example's features."""
        told = rows[self.features] * (self.shown[:, None] if rows.ndim > 1 else self.shown)
        return np.add.reduceat(told, self.starts, axis=0)

    def back(self, slopes: Floats, like: Floats) -> Floats:
        """Return the sum, for each feature, of what its examples say of it."""
        order = np.argsort(self.features, kind="stable")
        ranked = self.features[order]
        starts = np.flatnonzero(np.diff(ranked, prepend=-1))
        shown = self.shown[order]
        told = slopes[self.owner[order]] * (shown[:, None] if slopes.ndim > 1 else shown)
        found = np.zeros_like(like)
        found[ranked[starts]] = np.add.reduceat(told, starts, axis=0)
        return found


def _slopes(member: _Member, batch: _Batch, wanted: Floats, decay: float) -> tuple[Floats, ...]:
    """Return how the mean log loss of a batch changes with each weight."""
    whole = batch.times(member.rows) + member.bias
    hidden = np.maximum(whole, 0)
    said = hidden @ member.out + batch.times(member.direct) + member.shift
    wrong = (1 / (1 + np.exp(-np.clip(said, -30, 30))) - wanted) / len(wanted)
    back = np.outer(wrong, member.out) * (whole > 0)
    return (
        batch.back(back, member.rows) + decay * member.rows,
        back.sum(axis=0),
        hidden.T @ wrong + decay * member.out,
        batch.back(wrong, member.direct),
        wrong.sum(keepdims=True),
    )


class _Adam:
    """Steps that follow the mean of the slopes, each weight by its own scale."""

    def __init__(self, weights: tuple[Floats, ...]) -> None:
        self._weights = weights
        self._means = [np.zeros_like(each) for each in weights]
        self._squares = [np.zeros_like(each) for each in weights]
        self._count = 0

    def step(self, slopes: tuple[NDArray[np.floating[Any]], ...], rate: float) -> None:
        """Move all weights against their slopes, in place."""
        self._count += 1
        first, second = 1 - 0.9**self._count, 1 - 0.999**self._count
        for weight, slope, mean, square in zip(
            self._weights, slopes, self._means, self._squares, strict=True
        ):
            mean += 0.1 * (slope - mean)
            square += 0.001 * (slope * slope - square)
            weight -= rate * (mean / first) / (np.sqrt(square / second) + 1e-8)
