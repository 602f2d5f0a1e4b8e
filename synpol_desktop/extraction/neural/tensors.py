"""Tensors of a safetensors file: eight bytes with the length of a JSON header, the header, plain numbers.

Nothing in such a file can be run. It is mapped into memory, so that several processes share one copy.
"""

from __future__ import annotations

import json
import math
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeGuard

import numpy as np
from numpy.typing import NDArray

from synpol_desktop.extraction.neural.errors import damaged

LONGEST_HEADER = 16 << 20
MOST_AXES = 8

_WIDTHS = {
    "F64": 8, "F32": 4, "F16": 2, "BF16": 2, "I64": 8, "U64": 8, "I32": 4, "U32": 4, "I16": 2, "U16": 2,
    "I8": 1, "U8": 1, "BOOL": 1,
}  # fmt: skip
_FLOATS = {"F64": "<f8", "F32": "<f4", "F16": "<f2", "BF16": "<u2"}


@dataclass(frozen=True, slots=True)
class _Place:
    """Where the numbers of a tensor lie behind the header, and what they are."""

    kind: str
    shape: tuple[int, ...]
    begin: int
    end: int


class Tensors:
    """The tensors of a file by name.

    Raises
    ------
    NeuralModelError
        If the file is cut off, or its header and its numbers don't agree.
    """

    def __init__(self, path: Path) -> None:
        self._name = path.name
        try:
            size = path.stat().st_size
            with path.open("rb") as stream:
                length = int.from_bytes(stream.read(8), "little")
                if not 2 <= length <= min(LONGEST_HEADER, size - 8):
                    raise damaged(self._name)
                header = json.loads(stream.read(length).decode())
            self._raw: NDArray[np.uint8] = np.memmap(path, np.uint8, mode="r")[8 + length :]
        except (OSError, ValueError, RecursionError) as error:
            raise damaged(self._name) from error
        if not isinstance(header, dict):
            raise damaged(self._name)
        header.pop("__metadata__", None)
        self._places = {name: self._place(entry) for name, entry in header.items()}
        self._see_cover()

    def __contains__(self, name: object) -> bool:
        return name in self._places

    def weights(self, name: str, *shape: int) -> NDArray[np.float32]:
        """Return a tensor of a shape that is known beforehand; where the file allows, it is not copied.

        Raises
        ------
        NeuralModelError
            If it is missing, of another shape, holds no fractions, or something that is no number.
        """
        place = self._places.get(name)
        if place is None or place.shape != shape or place.kind not in _FLOATS:
            raise damaged(self._name)
        numbers: NDArray[Any] = self._raw[place.begin : place.end].view(_FLOATS[place.kind])
        if place.kind == "BF16":
            numbers = (numbers.astype(np.uint32) << np.uint32(16)).view(np.float32)
        with np.errstate(over="ignore"):  # what is too large for 32 bits is found below
            array = np.require(numbers, np.float32, "A").reshape(shape)
        if not np.isfinite(array).all():
            raise damaged(self._name)
        return array

    def _place(self, entry: object) -> _Place:
        if not isinstance(entry, dict):
            raise damaged(self._name)
        values: tuple[object, ...] = tuple(entry.get(key) for key in ("dtype", "shape", "data_offsets"))
        kind, shape, offsets = values
        if (
            not isinstance(kind, str)
            or kind not in _WIDTHS
            or not _are_counts(shape)
            or not _are_counts(offsets)
        ):
            raise damaged(self._name)
        if len(shape) > MOST_AXES or len(offsets) != 2:
            raise damaged(self._name)
        begin, end = offsets
        if end - begin != math.prod(shape) * _WIDTHS[kind]:
            raise damaged(self._name)
        return _Place(kind, tuple(shape), begin, end)

    def _see_cover(self) -> None:
        """Refuse a file whose tensors overlap, leave holes, or don't end where it ends."""
        last = 0
        for place in sorted(self._places.values(), key=lambda place: (place.begin, place.end)):
            if place.begin != last:
                raise damaged(self._name)
            last = place.end
        if last != len(self._raw):
            raise damaged(self._name)


def _are_counts(value: object) -> TypeGuard[list[int]]:
    """Whether a value of the header is a list of whole numbers from zero on."""
    return isinstance(value, list) and all(type(number) is int and number >= 0 for number in value)
