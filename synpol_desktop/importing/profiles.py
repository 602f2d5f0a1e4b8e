"""Saved import profiles: what the user settled for one kind of files, under a name, in the config folder."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping as Entries
from dataclasses import asdict
from pathlib import Path
from typing import Any

from synpol_desktop.core.errors import SynpolError
from synpol_desktop.core.paths import config_dir
from synpol_desktop.importing.options import Mapping, Options

_VERSION = 1


def profiles() -> dict[str, Options]:
    """Return all saved profiles by name, in the order of the alphabet.

    Raises
    ------
    SynpolError
        If the file that holds them is damaged.
    """
    path = _path()
    try:
        content = json.loads(path.read_text("utf-8"))
        saved = content["profiles"]
        return {str(name): _options(saved[name]) for name in sorted(saved)}
    except FileNotFoundError:
        return {}
    except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise SynpolError(
            "The saved import profiles are damaged.", hint="Delete or mend the file {path}.", path=str(path)
        ) from error


def profile(name: str) -> Options:
    """Return one profile.

    Raises
    ------
    SynpolError
        If there is none of that name.
    """
    found = profiles().get(name)
    if found is None:
        raise SynpolError("There is no import profile “{name}”.", name=name)
    return found


def save_profile(name: str, options: Options) -> None:
    """Save a profile, in the place of one of the same name.

    Raises
    ------
    SynpolError
        If the name is empty, or the folder can't be written.
    """
    name = " ".join(name.split())
    if not name:
        raise SynpolError("A profile needs a name.")
    _write({**profiles(), name: options})


def delete_profile(name: str) -> None:
    """Delete a profile.

    Raises
    ------
    SynpolError
        If there is none of that name, or the folder can't be written.
    """
    profile(name)
    _write({other: options for other, options in profiles().items() if other != name})


def _write(all_: Entries[str, Options]) -> None:
    """Write all profiles; whatever happens meanwhile, the old file or the new one is there, whole."""
    content = {"version": _VERSION, "profiles": {name: asdict(options) for name, options in all_.items()}}
    path = _path()
    aside = path.with_suffix(".new")
    try:
        with aside.open("w", encoding="utf-8") as file:
            json.dump(content, file, ensure_ascii=False, indent=1)
            file.flush()
            os.fsync(file.fileno())
        aside.replace(path)
    except OSError as error:
        raise SynpolError(
            "The import profile can't be saved: {reason}.", reason=error.strerror or type(error).__name__
        ) from error


def _options(fields: dict[str, Any]) -> Options:
    mapping = fields.get("mapping")
    if mapping is not None:
        mapping = Mapping(**{**mapping, "text": tuple(mapping["text"])})
        values = [value for value in asdict(mapping).values() if not isinstance(value, bool | tuple)]
        if not all(isinstance(value, str) for value in (*values, *mapping.text)):
            raise TypeError("a column is no text")
    options = Options(**{**fields, "mapping": mapping})
    if not isinstance(options.encoding, str) or not isinstance(options.file_name, str):
        raise TypeError("a setting is no text")
    return options


def _path() -> Path:
    return config_dir() / "import_profiles.json"
