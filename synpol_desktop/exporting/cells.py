"""Values as cells of a table that a spreadsheet may open."""

from __future__ import annotations

import re

Value = str | int | float | bool | None

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_EXPLICIT_BIDI = re.compile("[\u202a-\u202e\u2066-\u2069]")


def cell(value: Value) -> str:
    """Return a value as text: nothing as "", truth as true/false, numbers short, text made safe."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return f"{value:.4g}"
    if isinstance(value, int):
        return str(value)
    return safe(value)


def safe(text: str) -> str:
    """Return text that no spreadsheet takes for a formula: one that begins like it gets an apostrophe.

    Notes
    -----
    The signs are those of the OWASP advice on CSV injection; some programs pass over spaces before them.
    """
    text = text.replace("\x00", "")
    if text.startswith(_FORMULA) or text.lstrip().startswith(_FORMULA):
        return f"'{text}"
    return text


def name(text: str) -> str:
    """Return a name on one line and without overrides that would turn the row around it.

    Evidence is never changed like this, so that its words stay those that the offsets count.
    """
    return " ".join(_EXPLICIT_BIDI.sub("", text).split())
