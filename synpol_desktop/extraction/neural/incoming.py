"""A model as the user has it: a folder or a ZIP archive, of which only the files that are needed are read.

Nothing is written under a name that an archive gives.
"""

from __future__ import annotations

import re
import struct
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import IO
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile

from synpol_desktop.extraction.neural.errors import NeuralModelError, damaged

Opener = Callable[[], IO[bytes]]

WEIGHTS = "model.safetensors"
LARGEST = {
    "config.json": 1 << 20,
    "vocab.txt": 32 << 20,
    "tokenizer.json": 64 << 20,
    "tokenizer_config.json": 1 << 20,
    WEIGHTS: 4 << 30,
}
"""The files that are taken, and how many bytes each may have."""

DIGESTS = "SHA256SUMS"
"""If such a list lies with a model, what it says of the model's files is checked."""

CONVERSION = (
    'python -c "import torch, safetensors.torch as s; s.save_file({k: v.clone().contiguous() for k, v in '
    "torch.load('pytorch_model.bin', map_location='cpu', weights_only=True).items()}, 'model.safetensors')\""
)
"""By this line a user turns a pickle into a file that can be read here; torch runs nothing of it then."""

_PICKLE = re.compile(r".*\.(?:bin|pt|pth|pkl|pickle|ckpt)")
_DEPTH = 6
_MOST_FILES = 100_000
_BROKEN = (
    BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    OSError,
    ValueError,
    NotImplementedError,
    RuntimeError,
)


@dataclass(frozen=True, slots=True)
class Incoming:
    """The files of one model and how each is opened; ``name`` is that of the folder or archive."""

    name: str
    files: Mapping[str, Opener]
    sizes: Mapping[str, int]


@contextmanager
def opened(path: Path) -> Iterator[Incoming]:
    """Find the one model in a folder or ZIP archive.

    Raises
    ------
    NeuralModelError
        If there is none, or several; if its weights are only there as a pickle; if the archive is damaged or
        made to do harm.
    """
    if path.name == WEIGHTS and path.is_file():
        path = path.parent
    if path.is_dir():
        found = {file.relative_to(path).as_posix(): (file, size) for file, size in _walk(path)}
        openers = {name: _opener(file) for name, (file, _) in found.items()}
        yield _choose(path, openers, {name: size for name, (_, size) in found.items()})
        return
    if not path.is_file():
        raise NeuralModelError("There is no file or folder {name}.", name=path.name)
    if _PICKLE.fullmatch(path.name.lower()):
        raise _pickled(path.name)
    try:
        archive = ZipFile(path)
    except _BROKEN as error:
        raise _incomplete(path.name) from error
    with archive:
        members = [member for member in archive.infolist() if not member.is_dir()]
        if len(members) > _MOST_FILES:
            raise damaged(path.name)
        for member in members:
            _see_name(member.filename)
        of_model = [member for member in members if member.filename.rpartition("/")[2] in {*LARGEST, DIGESTS}]
        for member in of_model:
            if member.flag_bits & 1 or member.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
                raise NeuralModelError(
                    "The archive is protected by a password, or packed in a way that is not read here.",
                    hint="Unpack it yourself, and add the folder.",
                )
        openers = {member.filename: _zip_opener(archive, member.filename) for member in members}
        yield _choose(path, openers, {member.filename: member.file_size for member in members})


def read(incoming: Incoming, name: str, size: int = 1 << 20) -> Iterator[bytes]:
    """Yield a file's content in parts.

    Raises
    ------
    NeuralModelError
        If it can't be read, or more comes out of it than a file of this name may hold.
    """
    left = LARGEST.get(name, 1 << 20)
    try:
        with incoming.files[name]() as stream:
            while part := stream.read(size):
                left -= len(part)
                if left < 0:
                    raise too_large(name)
                yield part
    except _BROKEN as error:
        raise damaged(name) from error


def too_large(name: str) -> NeuralModelError:
    """Return the error of a file that is larger than any model's."""
    return NeuralModelError("A file of the model is larger than any should be: {name}.", name=name)


def _walk(folder: Path) -> Iterator[tuple[Path, int]]:
    """Yield the files in a folder and its folders with their sizes.

    A link to a file is one; a link to a folder is left, and so is what may not be read.
    """
    pending = [(folder, 0)]
    count = 0
    while pending:
        here, depth = pending.pop()
        with suppress(OSError):
            for entry in sorted(here.iterdir()):
                count += 1
                if count > _MOST_FILES:
                    raise _incomplete(folder.name)
                if entry.is_file():
                    yield entry, entry.stat().st_size
                elif depth < _DEPTH and entry.is_dir() and not entry.is_symlink():
                    pending.append((entry, depth + 1))


def _opener(path: Path) -> Opener:
    return lambda: path.open("rb")


def _zip_opener(archive: ZipFile, name: str) -> Opener:
    return lambda: archive.open(name)


def _choose(path: Path, openers: Mapping[str, Opener], sizes: Mapping[str, int]) -> Incoming:
    folders = [name.rpartition("/")[0] for name in openers if _base(name) == WEIGHTS]
    if not folders:
        pickles = sorted(name for name in openers if _PICKLE.fullmatch(_base(name).lower()))
        raise _pickled(_base(pickles[0])) if pickles else _incomplete(path.name)
    if len(folders) > 1:
        raise _several(path.name)
    inside = {
        _base(name): name
        for name in openers
        if name.rpartition("/")[0] == folders[0] and _base(name) in {*LARGEST, DIGESTS}
    }
    if "config.json" not in inside or inside.keys().isdisjoint({"vocab.txt", "tokenizer.json"}):
        raise _incomplete(path.name)
    for name, place in inside.items():
        if sizes[place] > LARGEST.get(name, 1 << 20):
            raise too_large(name)
    title = PurePosixPath(folders[0]).name or path.name
    return Incoming(
        title,
        {name: openers[place] for name, place in inside.items()},
        {name: sizes[place] for name, place in inside.items()},
    )


def _base(name: str) -> str:
    return name.rpartition("/")[2]


def _see_name(name: str) -> None:
    parts = name.replace("\\", "/").split("/")
    if parts[0] == "" or ".." in parts or re.match(r"[A-Za-z]:", name) or not name.isprintable():
        raise NeuralModelError(
            "The archive holds a name that leads out of it.", hint="Such archives are made to do harm."
        )


def _pickled(name: str) -> NeuralModelError:
    return NeuralModelError(
        "The weights are refused: {name} is a pickle, and reading a pickle can run any program in it.",
        hint="Turn it into model.safetensors with your own torch and safetensors, then add the folder. "
        "In the folder of the file: {line}",
        name=name,
        line=CONVERSION,
    )


def _incomplete(name: str) -> NeuralModelError:
    return NeuralModelError(
        "{name} holds no model that labels words.",
        hint="Choose the folder or ZIP archive with config.json, vocab.txt and model.safetensors.",
        name=name,
    )


def _several(name: str) -> NeuralModelError:
    return NeuralModelError("{name} holds several models.", hint="Choose the folder of one.", name=name)


def listed_digests(lines: Iterable[str]) -> dict[str, str]:
    """Return the digests of files by name, from lines as ``sha256sum`` writes them."""
    rows = (line.split(None, 1) for line in lines)
    return {row[1].strip().lstrip("*").rpartition("/")[2]: row[0].lower() for row in rows if len(row) == 2}
