"""The trained tagger as a file: attribute hashes with their weights, quantised, and a manifest beside it."""

from __future__ import annotations

import hashlib
import io
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

import numpy as np
from numpy.typing import NDArray

from synpol_desktop.core.errors import SynpolError
from synpol_desktop.extraction.tagging.features import FEATURES_VERSION
from synpol_desktop.extraction.tagging.labels import OUTSIDE

_STEPS = 4096.0
"""Weights are kept in steps of 1/4096 (16 bits): a thousandth of what a decision hangs on."""

_MIXERS = np.array(
    [0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0xBF58476D1CE4E5B9, 0x94D049BB133111EB, 0xD6E8FEB86659FD93],
    np.uint64,
)
"""Odd numbers that make an attribute of a neighbour another than the same one of the word itself."""


class ModelError(SynpolError):
    """The tagger's model is missing, damaged or of another version; extraction does without it."""


@dataclass(frozen=True, slots=True)
class Chain:
    """Weights of a linear chain of labels.

    Parameters
    ----------
    keys : ndarray of uint64, shape (n,)
        Attribute hashes, ascending.
    weights : ndarray of float32, shape (n + 1, labels)
        What each attribute says for each label; the last row, of zeros, serves unknown attributes.
    transitions : ndarray of float32, shape (labels, labels)
        What a label says for the next one.
    labels : tuple of str
    """

    keys: NDArray[np.uint64]
    weights: NDArray[np.float32]
    transitions: NDArray[np.float32]
    labels: tuple[str, ...]

    def rows(self, keys: NDArray[np.uint64]) -> NDArray[np.intp]:
        """Return the row of the weights for each hash."""
        if not len(self.keys):
            return np.zeros(keys.shape, np.intp)
        places = self.keys.searchsorted(keys)
        places[places == len(self.keys)] = 0
        return np.where(self.keys[places] == keys, places, len(self.keys))


@dataclass(frozen=True, slots=True)
class Model:
    """Two chains: one knows names from public corpora, one judges by our guidelines what was found.

    ``digest`` is the SHA-256 of the file.
    """

    names: Chain
    judge: Chain | None = None
    digest: str = ""


@lru_cache(maxsize=16384)
def key_of(attribute: str) -> int:
    """Return the hash of an attribute, the same on every machine."""
    return int.from_bytes(hashlib.blake2b(attribute.encode(), digest_size=8).digest(), "little")


def keys_of(attributes: Sequence[str]) -> NDArray[np.uint64]:
    """Return the hashes of attributes that need not be remembered."""
    blake2b = hashlib.blake2b
    digests = [blake2b(attribute.encode(), digest_size=8).digest() for attribute in attributes]
    return np.frombuffer(b"".join(digests), "<u8").astype(np.uint64)


def mixed(keys: NDArray[np.uint64], offset: int) -> NDArray[np.uint64]:
    """Return hashes of attributes as they are told by the word ``offset`` words on."""
    told: NDArray[np.uint64] = keys * _MIXERS[offset + 2]
    return told


Weights = Mapping[tuple[int, str], Mapping[str, float]]
"""(offset, attribute) to label to weight."""


def chain_of(
    weights: Weights, transitions: Mapping[tuple[str, str], float], labels: tuple[str, ...]
) -> Chain:
    """Return a chain from its weights by name, rounded to the steps of the file."""
    number = {label: at for at, label in enumerate(labels)}
    table: dict[int, NDArray[np.float64]] = {}
    for (offset, attribute), by_label in weights.items():
        key = int(mixed(np.array([key_of(attribute)], np.uint64), offset)[0])
        row = table.setdefault(key, np.zeros(len(labels)))
        for label, weight in by_label.items():
            row[number[label]] += weight
    keys = np.array(sorted(table), np.uint64)
    rows = np.array([table[int(key)] for key in keys]).reshape(-1, len(labels))
    links = np.zeros((len(labels), len(labels)), np.float32)
    for (before, after), weight in transitions.items():
        links[number[before], number[after]] = weight
    steps = np.clip(np.rint(rows * _STEPS), -32767, 32767).astype(np.int16)
    kept = steps.any(axis=1)
    return Chain(keys[kept], _weights(steps[kept]), links, labels)


def _weights(steps: NDArray[np.int16]) -> NDArray[np.float32]:
    weights = np.zeros((len(steps) + 1, steps.shape[1]), np.float32)
    weights[:-1] = steps
    weights /= _STEPS
    return weights


def pack(model: Model) -> bytes:
    """Return the file of a model."""
    arrays: dict[str, Any] = {"version": np.array([FEATURES_VERSION])}
    for name, chain in (("names", model.names), ("judge", model.judge)):
        if chain is not None:
            steps = np.rint(chain.weights[:-1].T * _STEPS).astype(np.int16)
            arrays[f"{name}_labels"] = np.array(chain.labels)
            arrays[f"{name}_keys"] = chain.keys
            arrays[f"{name}_steps"] = np.ascontiguousarray(steps)
            arrays[f"{name}_transitions"] = chain.transitions
    out = io.BytesIO()
    np.savez_compressed(out, **arrays)
    return out.getvalue()


def unpack(data: bytes) -> Model:
    """Read the bytes of a model.

    Raises
    ------
    ModelError
        If they are no model, or one of another version.
    """
    try:
        with np.load(io.BytesIO(data), allow_pickle=False) as arrays:
            if int(arrays["version"][0]) != FEATURES_VERSION:
                raise ModelError("The tagger's model is of another version.")
            names = _read_chain(arrays, "names")
            judge = _read_chain(arrays, "judge") if "judge_keys" in arrays else None
    except (ValueError, KeyError, OSError, EOFError, IndexError, BadZipFile, zlib.error) as error:
        raise ModelError("The tagger's model is damaged.") from error
    return Model(names, judge, hashlib.sha256(data).hexdigest())


def _read_chain(arrays: Mapping[str, NDArray[Any]], name: str) -> Chain:
    labels = tuple(str(label) for label in arrays[f"{name}_labels"])
    keys, steps, links = (arrays[f"{name}_{part}"] for part in ("keys", "steps", "transitions"))
    if steps.shape != (len(labels), len(keys)) or links.shape != (len(labels), len(labels)):
        raise ModelError("The tagger's model is damaged.")
    if labels[:1] != (OUTSIDE,):
        raise ModelError("The tagger's model is damaged.")
    weights = _weights(steps.T.astype(np.int16))
    return Chain(keys.astype(np.uint64), weights, links.astype(np.float32), labels)


def read_model(path: Path) -> Model:
    """Read a model's file.

    Raises
    ------
    ModelError
        If it is missing, damaged or of another version.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise ModelError("The tagger's model is missing.") from error
    return unpack(data)
