"""Files of weights that are damaged or made to do harm are refused, whatever is wrong with them."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from synpol_desktop.extraction.neural.errors import NeuralModelError
from synpol_desktop.extraction.neural.tensors import Tensors
from tests.extraction.tiny_bert import framed, packed

GOOD = packed({"a": np.arange(6, dtype=np.float32).reshape(2, 3), "b": np.array([7, 8], np.int64)})
FOUR = {"dtype": "F32", "shape": [1], "data_offsets": [0, 4]}


def read(folder: Path, content: bytes) -> Tensors:
    path = folder / "x.safetensors"
    path.write_bytes(content)
    return Tensors(path)


def test_a_tensor_is_what_was_written(tmp_path: Path) -> None:
    tensors = read(tmp_path, GOOD)
    assert tensors.weights("a", 2, 3).tolist() == [[0, 1, 2], [3, 4, 5]]
    assert "a" in tensors
    assert "c" not in tensors


def test_weights_are_not_copied_into_memory(tmp_path: Path) -> None:
    tensors = read(tmp_path, GOOD)
    assert np.shares_memory(tensors.weights("a", 2, 3), tensors.weights("a", 2, 3))
    assert not tensors.weights("a", 2, 3).flags.writeable


@pytest.mark.parametrize(
    ("name", "shape"), [("c", (2, 3)), ("a", (3, 2)), ("a", (6,)), ("a", (2, 4)), ("b", (2,))]
)
def test_a_tensor_that_is_missing_or_different_is_refused(
    tmp_path: Path, name: str, shape: tuple[int, ...]
) -> None:
    with pytest.raises(NeuralModelError):
        read(tmp_path, GOOD).weights(name, *shape)


@pytest.mark.parametrize("number", [np.nan, np.inf, -np.inf, 1e300])
def test_what_is_no_number_is_refused(tmp_path: Path, number: float) -> None:
    tensors = read(tmp_path, packed({"a": np.array([1.0, number])}))
    with pytest.raises(NeuralModelError):
        tensors.weights("a", 2)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\x10\0\0",
        (1 << 63).to_bytes(8, "little") + b"{}",
        (200).to_bytes(8, "little") + b"{}",
        (2).to_bytes(8, "little") + b"[]",
        (2).to_bytes(8, "little") + b"\xff\xfe",
        (50_000).to_bytes(8, "little") + b"[" * 50_000,
        GOOD[:-1],
        GOOD + b"\0",
        framed({"a": FOUR}, b"\0" * 8),
        framed({"a": FOUR, "b": FOUR}, b"\0" * 4),
        framed({"a": {**FOUR, "data_offsets": [4, 8]}}, b"\0" * 8),
        framed({"a": {**FOUR, "data_offsets": [-4, 0]}}, b"\0" * 4),
        framed({"a": {**FOUR, "data_offsets": [4, 0]}}, b"\0" * 4),
        framed({"a": {**FOUR, "data_offsets": [0]}}, b"\0" * 4),
        framed({"a": {**FOUR, "data_offsets": [0.0, 4.0]}}, b"\0" * 4),
        framed({"a": {**FOUR, "shape": [-1]}}, b"\0" * 4),
        framed({"a": {**FOUR, "shape": [True]}}, b"\0" * 4),
        framed({"a": {**FOUR, "shape": [1] * 100}}, b"\0" * 4),
        framed({"a": {**FOUR, "shape": [2**62, 4]}}, b"\0" * 4),
        framed({"a": {**FOUR, "dtype": "O"}}, b"\0" * 4),
        framed({"a": {**FOUR, "dtype": ["F32"]}}, b"\0" * 4),
        framed({"a": [1]}, b"\0" * 4),
    ],
)
def test_a_file_that_does_not_agree_with_itself_is_refused(tmp_path: Path, content: bytes) -> None:
    with pytest.raises(NeuralModelError, match="damaged"):
        read(tmp_path, content)


@given(place=st.integers(0, len(GOOD) - 1), value=st.integers(0, 255))
def test_a_changed_byte_is_refused_or_changes_numbers_only(
    tmp_path_factory: pytest.TempPathFactory, place: int, value: int
) -> None:
    content = GOOD[:place] + bytes([value]) + GOOD[place + 1 :]
    try:
        array = read(tmp_path_factory.mktemp("changed"), content).weights("a", 2, 3)
    except NeuralModelError:
        return
    assert array.shape == (2, 3)
    assert np.isfinite(array).all()
