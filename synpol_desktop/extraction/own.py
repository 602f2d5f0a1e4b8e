"""What the program learned on this computer: a judge and weights that take the place of those that ship.

They lie in the user's data folder with their digests; the shipped ones are never touched, so that forgetting
is deleting a folder.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import shutil
import tempfile
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from synpol_desktop.core.errors import SynpolError
from synpol_desktop.core.paths import data_dir
from synpol_desktop.extraction.tagging.model import Model, ModelError, pack, unpack
from synpol_desktop.extraction.weighing.describing import VERSION
from synpol_desktop.extraction.weighing.network import Network
from synpol_desktop.extraction.weighing.weights import WeightsError, read_weights, write_weights

_MODEL, _WEIGHTS, _ABOUT = "names.tagger", "relations.weights", "about.json"
_FORMAT = 1


class OwnModelError(SynpolError):
    """What was learned on this computer can't be read or written; the shipped models do the work."""


@dataclass(frozen=True, slots=True)
class Own:
    """What is known of the models that were learned here.

    Parameters
    ----------
    date : str
        The day on which they were learned.
    articles, names, relations : int
        How many articles, names and relations the analyst had decided on.
    model, weights : str
        SHA-256 of the two files.
    """

    date: str
    articles: int
    names: int
    relations: int
    model: str
    weights: str


def keep(model: Model, weights: Network, date: str, counts: tuple[int, int, int]) -> Own:
    """Put models in the place of those that ship, and of what was learned before.

    Parameters
    ----------
    counts : tuple of int
        Articles, names and relations that were learned from.

    Raises
    ------
    OwnModelError
        If the folder can't be written; then all is as before.
    """
    folder = _folder()
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        new = Path(tempfile.mkdtemp(prefix="learning-", dir=folder.parent))
        try:
            (new / _MODEL).write_bytes(pack(model))
            write_weights(new / _WEIGHTS, weights, [f"Learned {date} from an analyst's decisions."])
            own = Own(date, *counts, _digest(new / _MODEL), _digest(new / _WEIGHTS))
            values = {name: getattr(own, name) for name in Own.__slots__}
            (new / _ABOUT).write_text(json.dumps({"format": _FORMAT, **values}, indent=2) + "\n", "utf-8")
            _replace(folder, new)
        finally:
            shutil.rmtree(new, ignore_errors=True)
    except OSError as error:
        raise OwnModelError("What was learned can't be written to {name}.", name=str(folder)) from error
    return own


def forget() -> bool:
    """Go back to the models that ship; return whether others were in use."""
    there = _folder().is_dir()
    shutil.rmtree(_folder(), ignore_errors=True)
    return there


def own() -> Own | None:
    """Return what is known of the models that were learned here, None if there are none.

    Raises
    ------
    OwnModelError
        If what is kept of them is damaged.
    """
    path = _folder() / _ABOUT
    if not path.is_file():
        return None
    try:
        values = json.loads(path.read_text("utf-8"))
        if values.pop("format") != _FORMAT:
            raise _damaged()
        found = Own(**values)
        if not all(isinstance(getattr(found, name), int) for name in ("articles", "names", "relations")):
            raise _damaged()
    except (OSError, ValueError, TypeError, KeyError, AttributeError) as error:
        raise _damaged() from error
    return found


def own_models() -> tuple[Model, Network] | None:
    """Return the models that were learned here, None if there are none.

    Raises
    ------
    OwnModelError
        If they are damaged, or were learned by a version of the program that saw texts otherwise.
    """
    known = own()
    if known is None:
        return None
    read = _read(known, _stamps())
    if isinstance(read, OwnModelError):
        raise read
    return read


def _stamps() -> tuple[tuple[int, int], ...]:
    stats = [path.stat() for name in (_MODEL, _WEIGHTS) if (path := _folder() / name).is_file()]
    return tuple((stat.st_size, stat.st_mtime_ns) for stat in stats)


@lru_cache(maxsize=1)
def _read(known: Own, _as_they_lie: tuple[tuple[int, int], ...]) -> tuple[Model, Network] | OwnModelError:
    """Read the models once, also those that can't be: not again with each text."""
    folder = _folder()
    try:
        data = (folder / _MODEL).read_bytes()
        if hashlib.sha256(data).hexdigest() != known.model or _digest(folder / _WEIGHTS) != known.weights:
            return _damaged()
        return unpack(data), read_weights(folder / _WEIGHTS, VERSION)
    except OSError:
        return _damaged()
    except (ModelError, WeightsError) as error:
        return OwnModelError(
            "What was learned on this computer can't be used: {reason}",
            hint="Let the program learn again, or go back to the models that ship.",
            reason=error.message,
        )


def _damaged() -> OwnModelError:
    return OwnModelError(
        "What was learned on this computer is damaged.",
        hint="Let the program learn again, or go back to the models that ship.",
    )


def _replace(folder: Path, new: Path) -> None:
    """Put a folder in the place of another; a program that ends between the two steps leaves none."""
    if folder.exists():
        old = Path(tempfile.mkdtemp(prefix="learning-", dir=folder.parent))
        folder.replace(old / "before")
        with contextlib.suppress(OSError):
            shutil.rmtree(old)
    new.replace(folder)


def _folder() -> Path:
    return data_dir() / "learned"


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
