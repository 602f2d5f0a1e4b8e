"""The file of a network: a NumPy archive without pickles."""

from __future__ import annotations

import io
import zlib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

import numpy as np
from numpy.typing import NDArray

from synpol_desktop.core.errors import SynpolError
from synpol_desktop.extraction.parts import Floats
from synpol_desktop.extraction.weighing.network import Network

_NAMES, _VERSION, _NOTES = "features", "version", "notes"
_ARRAYS = ("glance", "rows", "bias", "out", "sums", "chances")
_BETWEEN = "\n"
_MOST = 1000.0
"""No weight is that large in a file that is whole."""


class WeightsError(SynpolError):
    """A file of weights is missing, damaged or of another version; extraction does without it."""


def write_weights(path: Path, model: Network, notes: Sequence[str]) -> None:
    """Write a network with its calibration and notes on where it comes from; its weights are rounded."""
    arrays: dict[str, Any] = {
        _VERSION: _letters(model.version),
        _NOTES: _letters(_BETWEEN.join(notes)),
        _NAMES: _letters(_BETWEEN.join(sorted(model.places, key=model.places.__getitem__))),
        "glance": model.glance.astype(np.float16),
        "rows": model.rows.astype(np.float16),
        "bias": model.bias,
        "out": model.out,
        "sums": np.array(model.sums),
        "chances": np.array(model.chances),
    }
    out = io.BytesIO()
    np.savez_compressed(out, **arrays)
    path.write_bytes(out.getvalue())


def read_weights(path: Path, version: str) -> Network:
    """Read a network.

    Raises
    ------
    WeightsError
        If it is missing, damaged or not of ``version``.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise WeightsError("The weights {name} are missing.", name=path.name) from error
    damaged = WeightsError("The weights {name} are damaged.", name=path.name)
    try:
        with np.load(io.BytesIO(data), allow_pickle=False) as arrays:
            if _text(arrays[_VERSION]) != version:
                raise WeightsError("The weights {name} are of another version.", name=path.name)
            names = _text(arrays[_NAMES]).split(_BETWEEN)
            read = {name: arrays[name].astype(np.float32) for name in _ARRAYS[:4]}
            sums, chances = (tuple(map(float, arrays[name].astype(np.float64))) for name in _ARRAYS[4:])
    except (ValueError, KeyError, OSError, EOFError, IndexError, TypeError, BadZipFile, zlib.error) as error:
        raise damaged from error
    model = Network(version, {name: at for at, name in enumerate(names)}, **read, sums=sums, chances=chances)
    if not _is_whole(model, read):
        raise damaged
    return model


def _is_whole(model: Network, read: Mapping[str, Floats]) -> bool:
    count, units = len(model.places), len(model.out) if model.out.ndim == 1 else -1
    shapes = {"glance": (count,), "rows": (count, 1 + units), "bias": (1 + units,), "out": (units,)}
    line = len(model.sums) == len(model.chances) >= 2 and list(model.sums) == sorted(model.sums)
    return line and all(
        read[name].shape == shape and bool(np.all(np.abs(read[name]) < _MOST))
        for name, shape in shapes.items()
    )


def _letters(text: str) -> NDArray[np.uint8]:
    return np.frombuffer(text.encode(), np.uint8)


def _text(letters: NDArray[Any]) -> str:
    return letters.astype(np.uint8).tobytes().decode()
