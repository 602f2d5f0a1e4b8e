"""Which files a list of paths means: folders are searched, with care for links that lead in a circle."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from synpol_desktop.core.errors import UnreadableFileError

TEXTS = (".txt", ".jsonl")
_ABOUT = "readme"
_HIDDEN = (".", "~$")  # the latter are locks of office programs
_PAGES = (".html", ".htm", ".xhtml")
_PARTS = ("_files", ".files", "_ملفات")
_WORKSPACE = ".synpol"  # and what SQLite puts beside it while it is open


@dataclass(slots=True)
class Walk:
    """Files found in the order of their names; what was refused, with its reason; how many were skipped."""

    files: list[Path] = field(default_factory=list)
    refused: list[tuple[str, UnreadableFileError]] = field(default_factory=list)
    skipped: int = 0


def walk(paths: Iterable[Path], suffixes: tuple[str, ...] = TEXTS) -> Walk:
    """Find the files to read: those whose names end in one of the suffixes.

    Hidden files, files of other kinds and what only describes a folder (README) are skipped and counted,
    workspaces are passed over; a folder without any file to read, a path that does not exist, and what is
    no plain file (a pipe, a device) are refused.
    """
    found = Walk()
    seen: set[tuple[int, int]] = set()
    for path in paths:
        before = len(found.files) + len(found.refused)
        is_folder = _visit(path, suffixes, found, seen)
        if is_folder and len(found.files) + len(found.refused) == before:
            found.refused.append(
                (
                    shown(path),
                    UnreadableFileError(
                        "There are no articles in this folder.",
                        hint="None of its files is of a kind that is read here.",
                    ),
                )
            )
    return found


def _visit(start: Path, suffixes: tuple[str, ...], found: Walk, seen: set[tuple[int, int]]) -> bool:
    """Gather a file or all files of a folder; return whether it is a folder."""
    is_folder = False
    waiting = [start]
    while waiting:
        path = waiting.pop()
        name = shown(path)
        try:
            status = path.stat()
            if stat.S_ISDIR(status.st_mode):
                is_folder = is_folder or path is start
                place = (status.st_dev, status.st_ino)
                if place not in seen:
                    seen.add(place)
                    waiting.extend(_entries(path, found))
                continue
        except OSError as error:
            found.refused.append((name, unreadable(error)))
            continue
        except ValueError:
            found.refused.append((name, UnreadableFileError("This is no name of a file.")))
            continue
        if path.suffix.lower().startswith(_WORKSPACE):
            continue  # perhaps the very one that is imported into
        about = path is not start and path.stem.lower() == _ABOUT
        if about or not path.name.lower().endswith(suffixes):
            found.skipped += 1
        elif stat.S_ISREG(status.st_mode):
            found.files.append(path)
        else:
            found.refused.append((name, UnreadableFileError("This is a pipe or a device, not a file.")))
    return is_folder


def _entries(folder: Path, found: Walk) -> list[Path]:
    """Return the visible entries of a folder, the first name last (they are taken from the end).

    Folders with the pictures and frames of a page that was saved beside them are passed over.
    """
    with os.scandir(folder) as listing:
        names = sorted((entry.name for entry in listing), reverse=True)
    hidden = {name for name in names if name.startswith(_HIDDEN)}
    found.skipped += len(hidden)
    pages = {name.rpartition(".")[0] for name in names if name.lower().endswith(_PAGES)}
    parts = {page + end for page in pages for end in _PARTS}
    return [folder / name for name in names if name not in hidden and name not in parts]


def shown(path: Path) -> str:
    """Return the name of a file for messages; bytes that are no text in it are replaced."""
    return (path.name or str(path)).encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def unreadable(error: OSError) -> UnreadableFileError:
    """Say in words why the system refused a file."""
    if isinstance(error, FileNotFoundError):
        return UnreadableFileError("There is no such file or folder.")
    if isinstance(error, PermissionError):
        return UnreadableFileError(
            "The file can't be opened: no permission to read it.", hint="Ask its owner, or copy it elsewhere."
        )
    return UnreadableFileError(
        "The file can't be read: {reason}.", reason=error.strerror or type(error).__name__
    )
