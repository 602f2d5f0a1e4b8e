"""A BERT model that labels the pieces of words (Devlin et al. 2019), forward only, with numpy in 32 bits.

Sequences are not filled up to one length: all their pieces go through the layers as rows of one matrix, and
only attention looks at each sequence by itself, so that there is nothing to mask.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from synpol_desktop.extraction.neural.configuration import Configuration
from synpol_desktop.extraction.neural.tensors import Tensors

Floats = NDArray[np.float32]

_ROWS = 64
"""So many rows of the inner layer are bent at once: they stay in the processor's cache."""


@dataclass(frozen=True, slots=True)
class _Linear:
    """A linear map, shape (out, in), and what is added to it."""

    weight: Floats
    bias: Floats

    def __call__(self, rows: Floats) -> Floats:
        result: Floats = rows @ self.weight.T
        result += self.bias
        return result


@dataclass(frozen=True, slots=True)
class _Norm:
    """Layer normalisation: each row to mean 0 and variance 1, then stretched and moved."""

    weight: Floats
    bias: Floats
    epsilon: np.float32

    def __call__(self, rows: Floats) -> Floats:
        rows = rows - rows.mean(axis=1, keepdims=True)
        rows /= np.sqrt(np.square(rows).mean(axis=1, keepdims=True) + self.epsilon)
        rows *= self.weight
        rows += self.bias
        return rows


@dataclass(frozen=True, slots=True)
class _Layer:
    """One layer: attention, then two linear maps with a bend between them."""

    query: _Linear
    key: _Linear
    value: _Linear
    attended: _Linear
    attended_norm: _Norm
    inner: _Linear
    outer: _Linear
    outer_norm: _Norm


class Bert:
    """The network of a model.

    Raises
    ------
    NeuralModelError
        If a tensor is missing or has another shape than the configuration says.
    """

    def __init__(self, tensors: Tensors, configuration: Configuration) -> None:
        c = configuration
        self.configuration = c
        self._tensors = tensors
        words = "bert.embeddings."
        self._words = tensors.weights(f"{words}word_embeddings.weight", c.pieces, c.hidden)
        self._positions = tensors.weights(f"{words}position_embeddings.weight", c.positions, c.hidden)
        self._segment = tensors.weights(f"{words}token_type_embeddings.weight", c.segments, c.hidden)[0]
        self._norm = self._read_norm(f"{words}LayerNorm")
        self._layers = [self._read_layer(f"bert.encoder.layer.{number}.") for number in range(c.layers)]
        self._classifier = self._read_linear("classifier", c.hidden, len(c.labels))

    def probabilities(self, sequences: Sequence[Sequence[int]]) -> list[Floats]:
        """Return how probable each label is for each piece, by sequence of shape (pieces, labels)."""
        return [_softmax(scores) for scores in self.scores(sequences)]

    def scores(self, sequences: Sequence[Sequence[int]]) -> list[Floats]:
        """Return what the network says for each label, by sequence of shape (pieces, labels).

        Parameters
        ----------
        sequences : sequence of sequences of int
            Numbers of pieces, with those for beginning and end; none is empty or longer than the positions
            that the model knows.
        """
        if not sequences:
            return []
        with np.errstate(over="ignore", under="ignore", invalid="ignore"):
            return self._forward(sequences)

    def _forward(self, sequences: Sequence[Sequence[int]]) -> list[Floats]:
        lengths = [len(sequence) for sequence in sequences]
        bounds = np.cumsum([0, *lengths]).tolist()
        pieces = np.concatenate([np.asarray(sequence, np.intp) for sequence in sequences])
        places = np.concatenate([np.arange(length) for length in lengths])
        rows = self._norm(self._words[pieces] + self._positions[places] + self._segment)
        for layer in self._layers:
            rows = layer.attended_norm(rows + layer.attended(self._attend(layer, rows, bounds)))
            inner = layer.inner(rows)
            self._bend(inner)
            rows = layer.outer_norm(rows + layer.outer(inner))
        scores = self._classifier(rows)
        return [scores[begin:end] for begin, end in pairwise(bounds)]

    def _attend(self, layer: _Layer, rows: Floats, bounds: Sequence[int]) -> Floats:
        heads = self.configuration.heads
        queries, keys, values = (
            linear(rows).reshape(len(rows), heads, -1).transpose(1, 0, 2)
            for linear in (layer.query, layer.key, layer.value)
        )
        queries *= np.float32(1.0 / math.sqrt(queries.shape[2]))
        seen = np.empty((len(rows), heads, queries.shape[2]), np.float32)
        for begin, end in pairwise(bounds):
            share = _softmax(queries[:, begin:end] @ keys[:, begin:end].transpose(0, 2, 1))
            seen[begin:end] = (share @ values[:, begin:end]).transpose(1, 0, 2)
        return seen.reshape(len(rows), -1)

    def _bend(self, rows: Floats) -> None:
        """Apply the activation in place."""
        kind = self.configuration.activation
        for begin in range(0, len(rows), _ROWS):
            part = rows[begin : begin + _ROWS]
            if kind == "relu":
                np.maximum(part, 0.0, out=part)
            elif kind == "gelu":
                part *= _half_sum(_erf(part * np.float32(math.sqrt(0.5))))
            else:
                cubic = np.float32(0.044715) * part * part * part
                part *= _half_sum(np.tanh(np.float32(math.sqrt(2.0 / math.pi)) * (part + cubic)))

    def _read_layer(self, name: str) -> _Layer:
        hidden, inner = self.configuration.hidden, self.configuration.inner
        attention = f"{name}attention."
        return _Layer(
            query=self._read_linear(f"{attention}self.query", hidden, hidden),
            key=self._read_linear(f"{attention}self.key", hidden, hidden),
            value=self._read_linear(f"{attention}self.value", hidden, hidden),
            attended=self._read_linear(f"{attention}output.dense", hidden, hidden),
            attended_norm=self._read_norm(f"{attention}output.LayerNorm"),
            inner=self._read_linear(f"{name}intermediate.dense", hidden, inner),
            outer=self._read_linear(f"{name}output.dense", inner, hidden),
            outer_norm=self._read_norm(f"{name}output.LayerNorm"),
        )

    def _read_linear(self, name: str, inputs: int, outputs: int) -> _Linear:
        return _Linear(
            self._tensors.weights(f"{name}.weight", outputs, inputs),
            self._tensors.weights(f"{name}.bias", outputs),
        )

    def _read_norm(self, name: str) -> _Norm:
        """Read a normalisation; models made before 2019 call its parts gamma and beta."""
        old = f"{name}.gamma" in self._tensors
        weight, bias = (f"{name}.gamma", f"{name}.beta") if old else (f"{name}.weight", f"{name}.bias")
        hidden = self.configuration.hidden
        return _Norm(
            self._tensors.weights(weight, hidden),
            self._tensors.weights(bias, hidden),
            np.float32(self.configuration.epsilon),
        )


def _softmax(scores: Floats) -> Floats:
    result: Floats = scores - scores.max(axis=-1, keepdims=True)
    np.exp(result, out=result)
    result /= result.sum(axis=-1, keepdims=True)
    return result


def _half_sum(values: Floats) -> Floats:
    """Return (1 + values) / 2, in place."""
    values += np.float32(1.0)
    values *= np.float32(0.5)
    return values


def _erf(values: Floats) -> Floats:
    """Return the error function, off by 1.5e-7 at most (Abramowitz and Stegun, formula 7.1.26)."""
    size = np.abs(values)
    t = np.float32(1.0) / (np.float32(1.0) + np.float32(0.3275911) * size)
    total = np.full_like(t, 1.061405429)
    for factor in (-1.453152027, 1.421413741, -0.284496736, 0.254829592):
        total *= t
        total += np.float32(factor)
    total *= t
    size *= -size
    total *= np.exp(size, out=size)
    return np.copysign(np.float32(1.0) - total, values)
