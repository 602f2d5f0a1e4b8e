"""Where things lie on disk: the data that ships with the program, and the user's folders."""

from __future__ import annotations

import functools
import os
import sys
from pathlib import Path

import platformdirs

_PACKAGE = Path(__file__).resolve().parent.parent
_APP = "SynPol Desktop"


def _shipped() -> Path:
    """Return the root of shipped data: inside an installed package, beside it in a checkout."""
    installed = _PACKAGE / "_data"
    return installed if installed.is_dir() else _PACKAGE.parent


def resource(*parts: str) -> Path:
    """Return the path of a read-only resource, ``resource("lexicons", "months.tsv")``."""
    return _shipped().joinpath("resources", *parts)


def sample_corpus() -> Path:
    """Return the folder of the sample corpus."""
    return _shipped() / "seeds" / "sample"


def licences() -> Path | None:
    """Return the file with the licences of all that an installed program brings along, None in a checkout."""
    bundle = getattr(sys, "_MEIPASS", None)
    path = Path(bundle, "licences", "THIRD-PARTY.txt") if bundle else None
    return path if path is not None and path.is_file() else None


def training_corpus() -> Path:
    """Return the folder of the annotated articles that the models were learned from."""
    return _shipped() / "seeds" / "corpus"


def config_dir() -> Path:
    """Return the user's settings folder, made if it is missing."""
    return platformdirs.user_config_path(_APP, appauthor=False, ensure_exists=True)


def data_dir() -> Path:
    """Return the user's data folder (workspaces made without a name, logs), made if it is missing."""
    folder = data_place()
    if not folder.is_dir():
        folder.mkdir(parents=True, exist_ok=True)
    return folder


def data_place() -> Path:
    """Return where the user's data folder is or will be: for who only asks what lies in it."""
    return _data_dir(tuple(map(os.environ.get, _HOMES)))


_HOMES = ("HOME", "XDG_DATA_HOME", "APPDATA", "LOCALAPPDATA")
"""What in the environment the place of the data folder hangs on."""


@functools.lru_cache(maxsize=8)
def _data_dir(_: tuple[str | None, ...]) -> Path:
    """Return the place of the data folder, worked out once for an environment: each text asks for it."""
    return platformdirs.user_data_path(_APP, appauthor=False)


def cache_dir() -> Path:
    """Return the user's cache folder (compiled kernels), made if it is missing."""
    return platformdirs.user_cache_path(_APP, appauthor=False, ensure_exists=True)
