"""A tiny BERT model, file by file as a user has it; its weights look random and never change."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

LABELS = ["B-LOC", "B-ORG", "B-PERS", "B-MISC", "I-LOC", "I-ORG", "I-PERS", "I-MISC", "O"]
SPECIAL = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"]
LETTERS = [*"ابتثجحخدذرزسشصضطظعغفقكلمنهويىةءآأإئؤ", *"abcdefghijklmnopqrstuvwxyz", *"0123456789"]
WORDS = "قال السيد في بلدة من وزارة مجلس دمشق زهران نديم صفور ال وال".split()  # noqa: SIM905
ENDINGS = ["##ون", "##ين", "##ات", "##ها", "##ية", "##وير", "##ينا"]
SIGNS = [*'.,()"-/', "،", "؛", "«", "»"]
VOCABULARY = [*SPECIAL, *LETTERS, *(f"##{letter}" for letter in LETTERS), *WORDS, *ENDINGS, *SIGNS]

HIDDEN, INNER, LAYERS, HEADS = 32, 48, 2, 4


def numbers(name: str, *shape: int) -> NDArray[np.float32]:
    """Return numbers between -1 and 1 that follow from a name alone (splitmix64 over their places)."""
    seed = np.uint64(int.from_bytes(name.encode()[-8:], "little"))
    state = seed + np.arange(1, int(np.prod(shape)) + 1, dtype=np.uint64) * np.uint64(0x9E3779B97F4A7C15)
    state = (state ^ (state >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    state = (state ^ (state >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    state ^= state >> np.uint64(31)
    return ((state >> np.uint64(40)).astype(np.float64) / 2**23 - 1.0).astype(np.float32).reshape(shape)


def shapes(positions: int, labels: int) -> dict[str, tuple[int, ...]]:
    """Return the shape of each tensor."""
    found: dict[str, tuple[int, ...]] = {
        "bert.embeddings.word_embeddings.weight": (len(VOCABULARY), HIDDEN),
        "bert.embeddings.position_embeddings.weight": (positions, HIDDEN),
        "bert.embeddings.token_type_embeddings.weight": (2, HIDDEN),
        "bert.embeddings.LayerNorm.weight": (HIDDEN,),
        "bert.embeddings.LayerNorm.bias": (HIDDEN,),
        "classifier.weight": (labels, HIDDEN),
        "classifier.bias": (labels,),
    }
    for layer in range(LAYERS):
        lead = f"bert.encoder.layer.{layer}"
        for part, out, into in (
            ("attention.self.query", HIDDEN, HIDDEN),
            ("attention.self.key", HIDDEN, HIDDEN),
            ("attention.self.value", HIDDEN, HIDDEN),
            ("attention.output.dense", HIDDEN, HIDDEN),
            ("intermediate.dense", INNER, HIDDEN),
            ("output.dense", HIDDEN, INNER),
        ):
            found[f"{lead}.{part}.weight"], found[f"{lead}.{part}.bias"] = (out, into), (out,)
        for part in ("attention.output.LayerNorm", "output.LayerNorm"):
            found[f"{lead}.{part}.weight"], found[f"{lead}.{part}.bias"] = (HIDDEN,), (HIDDEN,)
    return found


def random_weights(positions: int = 512, labels: int = len(LABELS)) -> dict[str, NDArray[Any]]:
    """Return weights that look random, large enough for attention to be far from even."""
    found: dict[str, NDArray[Any]] = {}
    for place, (name, shape) in enumerate(sorted(shapes(positions, labels).items())):
        size = 0.05 if name.endswith("bias") else 3.0 if "word_emb" in name else 0.4
        found[name] = numbers(f"{place:07}d", *shape) * np.float32(size)
        if name.endswith("LayerNorm.weight"):
            found[name] += np.float32(1.0)
    return found


def lexicon_weights(meanings: Mapping[str, str], positions: int = 512) -> dict[str, NDArray[Any]]:
    """Return weights of a model that labels each piece by what it means alone, else as outside."""
    found = {name: np.zeros(shape, np.float32) for name, shape in shapes(positions, len(LABELS)).items()}
    for name in found:
        if name.endswith("LayerNorm.weight"):
            found[name] += np.float32(1.0)
    for number, piece in enumerate(VOCABULARY):
        found["bert.embeddings.word_embeddings.weight"][number, LABELS.index(meanings.get(piece, "O"))] = 1.0
    for label in range(len(LABELS)):
        found["classifier.weight"][label, label] = 2.0
    return found


def configuration(positions: int = 512, **other: object) -> dict[str, object]:
    """Return what ``config.json`` holds."""
    return {
        "architectures": ["BertForTokenClassification"],
        "model_type": "bert",
        "hidden_size": HIDDEN,
        "num_hidden_layers": LAYERS,
        "num_attention_heads": HEADS,
        "intermediate_size": INNER,
        "vocab_size": len(VOCABULARY),
        "max_position_embeddings": positions,
        "type_vocab_size": 2,
        "layer_norm_eps": 1e-12,
        "hidden_act": "gelu",
        "id2label": {str(number): label for number, label in enumerate(LABELS)},
        "label2id": {label: number for number, label in enumerate(LABELS)},
        **other,
    }


def packed(tensors: Mapping[str, NDArray[Any]], kinds: Mapping[str, str] | None = None) -> bytes:
    """Return tensors as a safetensors file; ``kinds`` names the type of those that numpy has no name for."""
    usual = {"float32": "F32", "float16": "F16", "float64": "F64", "int64": "I64"}
    header: dict[str, object] = {"__metadata__": {"format": "pt"}}
    body = b""
    for name, array in tensors.items():
        data = np.ascontiguousarray(array).tobytes()
        kind = (kinds or {}).get(name) or usual[array.dtype.name]
        header[name] = {
            "dtype": kind,
            "shape": list(array.shape),
            "data_offsets": [len(body), len(body) + len(data)],
        }
        body += data
    return framed(header, body)


def framed(header: object, body: bytes) -> bytes:
    """Return a header, filled up with blanks, and what follows it."""
    text = json.dumps(header).encode()
    text += b" " * (-len(text) % 8)
    return len(text).to_bytes(8, "little") + text + body


def write_model(
    folder: Path,
    weights: Mapping[str, NDArray[Any]] | None = None,
    settings: Mapping[str, object] | None = None,
    words: Mapping[str, object] | None = None,
    vocabulary: Sequence[str] = tuple(VOCABULARY),
) -> Path:
    """Write the files of a model; ``settings`` go to config.json, ``words`` to tokenizer_config.json."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "config.json").write_text(json.dumps(configuration(**dict(settings or {}))), "utf-8")  # type: ignore[arg-type]
    (folder / "vocab.txt").write_text("\n".join(vocabulary) + "\n", "utf-8", newline="\n")
    (folder / "tokenizer_config.json").write_text(json.dumps(dict(words or {"do_lower_case": True})), "utf-8")
    positions = int(str((settings or {}).get("positions", 512)))
    (folder / "model.safetensors").write_bytes(packed(weights or random_weights(positions)))
    return folder
