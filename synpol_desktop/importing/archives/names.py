"""Names of archive members: nothing is written under them, but what is built to deceive is refused."""

from __future__ import annotations

import re

from synpol_desktop.core.errors import UnreadableFileError
from synpol_desktop.importing.decoding import legacy_name

_LONGEST = 1024
_HIDDEN = re.compile("[\0-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufeff]")
_DEVICE = re.compile(r"(?i)(?:con|prn|aux|nul|com\d|lpt\d|conin\$|conout\$)(?:\..*)?")


def visible(name: str) -> str:
    """Return a name without what can't be seen, for messages."""
    shown = _HIDDEN.sub("\ufffd", name).encode("utf-8", "replace").decode("utf-8")
    return shown if len(shown) <= 120 else shown[:60] + "…" + shown[-50:]


def see_name(name: str) -> None:
    """Refuse the name of a member that leads out of the archive, or is not what it seems.

    Raises
    ------
    UnreadableFileError
        If it is absolute, goes up, names a device, is very long or holds control characters.
    """
    parts = name.replace("\\", "/").split("/")
    if parts[0] == "" or ".." in parts or re.match(r"[A-Za-z]:", name):
        raise UnreadableFileError(
            "The name of this member leads out of the archive.", hint="Such archives are made to do harm."
        )
    if _HIDDEN.search(name) or len(name) > _LONGEST or any(map(_DEVICE.fullmatch, parts)):
        raise UnreadableFileError(
            "The name of this member is not what it seems, or no name of a file.",
            hint="Such archives are made to do harm.",
        )


def is_hidden(name: str) -> bool:
    """Whether a member is one that systems put beside files (``.DS_Store``, ``__MACOSX``)."""
    parts = name.replace("\\", "/").split("/")
    return any(part.startswith((".", "__MACOSX")) and part != ".." for part in parts)


def base(name: str) -> str:
    """Return the name of a member without its folders."""
    return name.replace("\\", "/").rstrip("/").rpartition("/")[2]


def from_zip(name: str, *, is_unicode: bool) -> str:
    """Return a member's name in the encoding that it was probably written in.

    Without a mark that it is Unicode, the library reads it as code page 437, which loses nothing.
    """
    if is_unicode or name.isascii():
        return name
    try:
        return legacy_name(name.encode("cp437"))
    except UnicodeEncodeError:
        return name
