"""What ``config.json`` says of a model: its sizes, its kind, and what its labels mean."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from synpol_desktop.extraction.neural.errors import NeuralModelError, damaged, unread
from synpol_desktop.extraction.tagging.labels import OUTSIDE

_TYPES = {
    "PERS": "PER", "PER": "PER", "PERSON": "PER", "ORG": "ORG", "ORGANIZATION": "ORG", "LOC": "LOC",
    "LOCATION": "LOC", "GPE": "LOC",
}  # fmt: skip
_POSITIONS = {"B": "B", "S": "B", "U": "B", "I": "I", "E": "I", "L": "I"}
ACTIVATIONS = ("gelu", "gelu_new", "gelu_pytorch_tanh", "relu")
MOST_LAYERS = 200


@dataclass(frozen=True, slots=True)
class Configuration:
    """Sizes of a BERT model and its labels.

    ``labels`` are the model's in their order, each as ``O``, ``B-TYPE`` or ``I-TYPE`` with the types PER,
    ORG and LOC; what names something else (MISC) counts as outside.
    """

    hidden: int
    layers: int
    heads: int
    inner: int
    pieces: int
    positions: int
    segments: int
    epsilon: float
    activation: str
    labels: tuple[str, ...]


def read_json(path: Path) -> dict[str, Any]:
    """Return the object in a JSON file.

    Raises
    ------
    NeuralModelError
        If it can't be read or is no object.
    """
    try:
        value = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError, RecursionError) as error:
        raise damaged(path.name) from error
    if not isinstance(value, dict):
        raise damaged(path.name)
    return value


def read_configuration(path: Path) -> Configuration:
    """Read a model's ``config.json``.

    Raises
    ------
    NeuralModelError
        If it is damaged, describes another kind of model, or labels that name nothing that is looked for.
    """
    values = read_json(path)
    for setting, allowed in (
        ("model_type", ("bert",)),
        ("position_embedding_type", ("absolute",)),
        ("is_decoder", (False,)),
        ("hidden_act", ACTIVATIONS),
    ):
        if values.get(setting, allowed[0]) not in allowed:
            raise unread(setting, values[setting])
    hidden, heads = _count(values, "hidden_size"), _count(values, "num_attention_heads")
    layers = _count(values, "num_hidden_layers")
    if hidden % heads or layers > MOST_LAYERS:
        raise damaged(path.name)
    epsilon = values.get("layer_norm_eps", 1e-12)
    if not isinstance(epsilon, float | int) or not 0.0 <= epsilon < 1.0:
        raise damaged(path.name)
    return Configuration(
        hidden=hidden,
        layers=layers,
        heads=heads,
        inner=_count(values, "intermediate_size"),
        pieces=_count(values, "vocab_size"),
        positions=_count(values, "max_position_embeddings", least=8),
        segments=_count(values, "type_vocab_size"),
        epsilon=float(epsilon),
        activation=str(values.get("hidden_act", "gelu")),
        labels=_labels(values.get("id2label")),
    )


def _count(values: Mapping[str, Any], key: str, least: int = 1) -> int:
    value = values.get(key)
    if type(value) is not int or not least <= value < 1 << 31:
        raise damaged("config.json")
    return value


def _labels(table: object) -> tuple[str, ...]:
    if not isinstance(table, dict) or set(table) != {str(number) for number in range(len(table))}:
        raise damaged("config.json")
    labels = tuple(_label(str(table[str(number)])) for number in range(len(table)))
    if OUTSIDE not in labels or len(set(labels)) == 1:
        raise NeuralModelError("The labels of the model name no persons, bodies or places.")
    return labels


def _label(label: str) -> str:
    """Return a label in the terms of the program; one without a position, ``PER``, is inside."""
    position, _, kind = label.upper().partition("-")
    if not kind:
        position, kind = "I", position
    if position not in _POSITIONS or kind not in _TYPES:
        return OUTSIDE
    return f"{_POSITIONS[position]}-{_TYPES[kind]}"
