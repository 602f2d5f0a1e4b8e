"""Readers: files and pasted text become article drafts, or are refused with a reason.

No foreign parser is imported before its first file comes; nor is this room's own door for whoever only needs
one of its modules.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from synpol_desktop.importing.formats import SUFFIXES
    from synpol_desktop.importing.items import Refusal
    from synpol_desktop.importing.options import Mapping, Options
    from synpol_desktop.importing.reading import Reading, read_paths, read_text

_HOMES = {
    "SUFFIXES": "formats",
    "Mapping": "options",
    "Options": "options",
    "Reading": "reading",
    "Refusal": "items",
    "read_paths": "reading",
    "read_text": "reading",
}

__all__ = ["SUFFIXES", "Mapping", "Options", "Reading", "Refusal", "read_paths", "read_text"]


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(name)
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
