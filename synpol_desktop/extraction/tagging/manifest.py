"""What is said of a model beside it: what it was trained on, by which settings, and how well it does."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from synpol_desktop.extraction.tagging.features import FEATURES_VERSION
from synpol_desktop.extraction.tagging.scoring import Score
from synpol_desktop.extraction.tagging.training import Settings

_KNOWN_SOURCES = {
    "anercorp": (
        "ANERcorp (Benajiba, Rosso, Benedi Ruiz 2007), train part by CAMeL Lab (Obeid et al. 2020)",
        "CC BY-SA 4.0",
    ),
    "corpus": ("training corpus of this project", "MIT"),
    "wojood": ("Wojood sample (Jarrar, Khalilia, Ghanem 2022)", "MIT"),
}
"""Part of a path to the source and licence of what lies there."""


@dataclass(frozen=True, slots=True)
class Source:
    """A file or folder that a model was trained on."""

    name: str
    title: str
    licence: str
    sha256: str
    sentences: int
    held_back: int


def source_of(path: Path, sentences: int, held_back: int) -> Source:
    """Return what is known of a training file or folder of marked articles."""
    known = next(
        (
            known
            for part, known in _KNOWN_SOURCES.items()
            if part in "/".join(path.resolve().parts[-2:]).lower()
        ),
        None,
    )
    title, licence = known or (path.name, "as stated by its owner")
    name = f"{path.parent.name}/{path.name}" if path.is_file() else path.name
    return Source(name, title, licence, _digest(path), sentences, held_back)


def _digest(path: Path) -> str:
    digest = hashlib.sha256()
    for file in [path] if path.is_file() else sorted(path.glob("*.marked.txt")):
        digest.update(file.read_bytes())
    return digest.hexdigest()


def manifest(
    model: Path, data: bytes, sources: Sequence[Source], settings: Settings, score: Score | None, date: str
) -> dict[str, Any]:
    """Return the manifest of a model as plain data."""
    return {
        "file": model.name,
        "sha256": hashlib.sha256(data).hexdigest(),
        "bytes": len(data),
        "date": date,
        "features_version": FEATURES_VERSION,
        "seed": None,
        "seed_note": "training is deterministic: L-BFGS from zero over the texts in their order",
        "settings": asdict(settings),
        "sources": [asdict(source) for source in sources],
        "scores_held_back": score.as_dict() if score else None,
    }


def write_manifest(path: Path, content: dict[str, Any]) -> None:
    """Write a manifest as indented JSON."""
    path.write_text(json.dumps(content, ensure_ascii=False, indent=2) + "\n", "utf-8")


def manifest_path(model: Path) -> Path:
    """Return where the manifest of a model lies."""
    return model.with_name(model.name + ".json")
