"""The model that the user added: copied to the user's data folder, its digests checked at every load."""

from __future__ import annotations

import hashlib
import json
import re
import shutil
import tempfile
import time
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path
from typing import Any

from synpol_desktop.core.paths import data_dir
from synpol_desktop.core.progress import Progress
from synpol_desktop.extraction.neural.bert import Bert
from synpol_desktop.extraction.neural.configuration import read_configuration, read_json
from synpol_desktop.extraction.neural.errors import NeuralModelError, damaged, unread
from synpol_desktop.extraction.neural.incoming import DIGESTS, LARGEST, Incoming, listed_digests, opened, read
from synpol_desktop.extraction.neural.tagger import NeuralTagger
from synpol_desktop.extraction.neural.tensors import Tensors
from synpol_desktop.extraction.neural.wordpieces import read_wordpieces

FORMAT = 1
_MANIFEST = "manifest.json"
_FILLING = "filling"
"""Lies in a folder while a model is copied to it."""

_ROOM_LEFT = 64 << 20
_FORGOTTEN_S = 86_400.0
"""A folder that nothing names and nobody wrote to for so long was left by a program that was ended."""


@dataclass(frozen=True, slots=True)
class NeuralModel:
    """A model in the user's data folder.

    Parameters
    ----------
    digest : str
        SHA-256 over the names and digests of its files.
    added : str
        When it was added, in UTC.
    files : tuple of (str, int, str)
        Name, size in bytes and SHA-256 of each file.
    """

    name: str
    folder: Path
    digest: str
    added: str
    files: tuple[tuple[str, int, str], ...]

    @property
    def size(self) -> int:
        """Bytes of all files."""
        return sum(size for _, size, _ in self.files)


def add_model(path: Path, progress: Progress | None = None) -> NeuralModel:
    """Copy a model from a folder or ZIP archive, try it, and choose it in the place of the one before.

    Raises
    ------
    NeuralModelError
        If there is no model, one of another kind, a damaged one, one whose weights are a pickle, or no room.
        The model that was chosen before then stays.
    """
    watched = progress or Progress()
    root = _root()
    with opened(path) as incoming:
        folder = _new_folder(root, sum(incoming.sizes.values()))
        try:
            files = _copy(incoming, folder, watched)
            digest = _digest_of(files)
            added = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
            model = NeuralModel(incoming.name, folder, digest, added, files)
            _try(_read(folder, digest))
            _choose(model)
        except BaseException:
            shutil.rmtree(folder, ignore_errors=True)
            raise
    _sweep(root, model)
    return model


def remove_model() -> bool:
    """Choose no model and delete its files; return whether there was one."""
    root = _root()
    there = (root / _MANIFEST).exists()
    (root / _MANIFEST).unlink(missing_ok=True)
    _sweep(root, None)
    return there


def chosen_model() -> NeuralModel | None:
    """Return the chosen model without reading it, None if there is none.

    Raises
    ------
    NeuralModelError
        If what is kept about it is damaged.
    """
    path = _root() / _MANIFEST
    if not path.exists():
        return None
    values = read_json(path)
    if values.get("format") != FORMAT:
        raise _changed(_MANIFEST)
    try:
        files = tuple(
            sorted((name, int(f["bytes"]), str(f["sha256"])) for name, f in values["files"].items())
        )
        name, folder, added = (str(values[key]) for key in ("name", "folder", "added"))
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise _changed(_MANIFEST) from error
    if not {file for file, _, _ in files} <= LARGEST.keys() or not re.fullmatch(r"model-\w+", folder):
        raise _changed(_MANIFEST)
    return NeuralModel(name, path.parent / folder, _digest_of(files), added, files)


def verify(model: NeuralModel) -> None:
    """Compare the files of a model with what they were when it was added.

    Raises
    ------
    NeuralModelError
        If one is missing or has changed.
    """
    for name, size, sha256 in model.files:
        path = model.folder / name
        try:
            if path.stat().st_size != size:
                raise _changed(name)
            with path.open("rb") as stream:
                if hashlib.file_digest(stream, "sha256").hexdigest() != sha256:
                    raise _changed(name)
        except OSError as error:
            raise _changed(name) from error


def load_tagger(model: NeuralModel) -> NeuralTagger:
    """Read a model after its digests were checked.

    Raises
    ------
    NeuralModelError
        If one of its files is missing, has changed, or can't be read.
    """
    verify(model)
    return _read(model.folder, model.digest)


def chosen_tagger() -> NeuralTagger | None:
    """Return the tagger of the chosen model, None if there is none; it is read again when another is chosen.

    Raises
    ------
    NeuralModelError
        If the chosen model can't be read.
    """
    model = chosen_model()
    if model is None:
        return None
    loaded = _loaded(model)
    if isinstance(loaded, NeuralModelError):
        raise loaded
    return loaded


@lru_cache(maxsize=1)
def _loaded(model: NeuralModel) -> NeuralTagger | NeuralModelError:
    """Read a model once, also one that can't be: its files are not compared again with each text."""
    try:
        return load_tagger(model)
    except NeuralModelError as error:
        return error


def _new_folder(root: Path, needed: int) -> Path:
    """Make a folder for the files of a model, marked as one that is being filled."""
    try:
        root.mkdir(exist_ok=True)
        if shutil.disk_usage(root).free < needed + _ROOM_LEFT:
            raise NeuralModelError(
                "There is not enough room on the disk: {size} MB are needed.",
                size=(needed + _ROOM_LEFT >> 20) + 1,
            )
        folder = Path(tempfile.mkdtemp(prefix="model-", dir=root))
        (folder / _FILLING).touch()
    except OSError as error:
        raise _unwritten(root) from error
    return folder


def _unwritten(folder: Path) -> NeuralModelError:
    return NeuralModelError("The model can't be copied to {name}.", name=str(folder))


def _root() -> Path:
    return data_dir() / "camel"


def _read(folder: Path, digest: str) -> NeuralTagger:
    configuration = read_configuration(folder / "config.json")
    pieces = read_wordpieces(folder)
    if pieces.size > configuration.pieces:
        raise unread("vocab_size", configuration.pieces)
    return NeuralTagger(Bert(Tensors(folder / "model.safetensors"), configuration), pieces, digest)


def _try(tagger: NeuralTagger) -> None:
    """Let the network label something, so that what overflows in it is found when the model is added."""
    if not tagger.is_sound():
        raise damaged("model.safetensors")


def _copy(incoming: Incoming, folder: Path, progress: Progress) -> tuple[tuple[str, int, str], ...]:
    wanted = _wanted(incoming)
    names = sorted(incoming.files.keys() & LARGEST.keys())
    total = sum(incoming.sizes[name] for name in names)
    done = 0
    files = []
    for name in names:
        digest, size = hashlib.sha256(), 0
        try:
            with (folder / name).open("xb") as out:
                for part in read(incoming, name):
                    progress.step(done >> 20, total >> 20, name)
                    out.write(part)
                    digest.update(part)
                    size += len(part)
                    done += len(part)
        except OSError as error:
            raise _unwritten(folder) from error
        if wanted.get(name, digest.hexdigest()) != digest.hexdigest():
            raise NeuralModelError(
                "A file of the model has not the digest that is listed with it: {name}.",
                hint="Fetch or copy it again.",
                name=name,
            )
        files.append((name, size, digest.hexdigest()))
    return tuple(files)


def _wanted(incoming: Incoming) -> dict[str, str]:
    if DIGESTS not in incoming.files:
        return {}
    return listed_digests(b"".join(read(incoming, DIGESTS)).decode("utf-8", "replace").splitlines())


def _digest_of(files: tuple[tuple[str, int, str], ...]) -> str:
    return hashlib.sha256("".join(f"{name} {sha256}\n" for name, _, sha256 in files).encode()).hexdigest()


def _choose(model: NeuralModel) -> None:
    """Write the manifest in one step: until then the model before is the chosen one."""
    values: dict[str, Any] = {
        "format": FORMAT,
        "name": model.name,
        "folder": model.folder.name,
        "added": model.added,
        "files": {name: {"bytes": size, "sha256": sha256} for name, size, sha256 in model.files},
    }
    path = model.folder.parent / _MANIFEST
    fresh = model.folder / _MANIFEST
    try:
        fresh.write_text(json.dumps(values, ensure_ascii=False, indent=2) + "\n", "utf-8")
        (model.folder / _FILLING).unlink()
        fresh.replace(path)
    except OSError as error:
        raise _unwritten(path.parent) from error


def _sweep(root: Path, kept: NeuralModel | None) -> None:
    """Delete folders that nothing names, but for one that another process may be filling just now.

    What is still in use, which some systems don't delete, is deleted another time.
    """
    for folder in root.glob("model-*"):
        marker = folder / _FILLING
        filling = marker.exists() and time.time() - folder.stat().st_mtime < _FORGOTTEN_S
        if not filling and (kept is None or folder != kept.folder):
            shutil.rmtree(folder, ignore_errors=True)


def _changed(name: str) -> NeuralModelError:
    return NeuralModelError(
        "A file of the model has changed since it was added: {name}.", hint="Add the model again.", name=name
    )
