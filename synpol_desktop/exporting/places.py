"""Files that are there whole or not at all, and that replace others only when they may."""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from synpol_desktop.core.errors import SynpolError


@contextmanager
def whole(path: Path, *, overwrite: bool) -> Iterator[Path]:
    """Give a temporary name beside a place; what is written there takes the place when all went well.

    Parameters
    ----------
    overwrite : bool
        Whether a file that is there may be replaced.

    Raises
    ------
    SynpolError
        If a file is there that may not be replaced, or the place can't be written.
    """
    refuse_present(path, overwrite=overwrite)
    temporary = beside(path)
    try:
        with explained(path):
            yield temporary
            sync(temporary)
            settle(temporary, path, overwrite=overwrite)
    finally:
        temporary.unlink(missing_ok=True)


def beside(path: Path) -> Path:
    """Return a name in the folder of a file that no other export uses; short, as names have a longest."""
    return path.with_name(f".{secrets.token_hex(8)}.part")


def sync(path: Path) -> None:
    """Wait until a file is on the disk."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def settle(temporary: Path, path: Path, *, overwrite: bool) -> None:
    """Give a whole file its name; one that came there meanwhile stays unless it may be replaced."""
    if overwrite:
        temporary.replace(path)
        return
    try:
        os.link(temporary, path)  # unlike a renaming it refuses a name that is taken
    except FileExistsError as error:
        raise _taken(path) from error
    except OSError:  # a disk without links
        refuse_present(path, overwrite=False)
        temporary.replace(path)


def refuse_present(path: Path, *, overwrite: bool) -> None:
    """Raise a SynpolError if a file is there that may not be replaced, or the name can't be one of a file."""
    with explained(path):
        there = _is_there(path)
    if there and not overwrite:
        raise _taken(path)


def is_folder(path: Path) -> bool:
    """Whether a folder is at a place; also asked of names that no file can have."""
    return os.path.isdir(path)  # noqa: PTH112 - Path.is_dir raises where a name is too long


def _is_there(path: Path) -> bool:
    try:
        path.lstat()
    except (FileNotFoundError, NotADirectoryError):
        return False
    return True


def _taken(path: Path) -> SynpolError:
    return SynpolError(
        "“{name}” is there already and was not changed.",
        hint="Choose another name, or say that it may be replaced.",
        name=path.name,
    )


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """Turn the system's refusal to write into an error that a user understands."""
    try:
        yield
    except OSError as error:
        raise SynpolError(
            "“{name}” can't be written: {reason}.",
            hint="Choose a folder that you may write to, and close the file if another program has it open.",
            name=path.name,
            reason=error.strerror or type(error).__name__,
        ) from error
