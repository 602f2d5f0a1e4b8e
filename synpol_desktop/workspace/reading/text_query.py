"""What a user types to narrow a list by its names."""

from __future__ import annotations

from sqlalchemy import ColumnElement

from synpol_desktop.arabic.folding import folded


def contains(column: ColumnElement[str], text: str) -> ColumnElement[bool]:
    """Whether a folded column has the text somewhere."""
    return column.contains(plain(text), autoescape=True)


def plain(text: str) -> str:
    """Return typed text as folded columns hold it."""
    return folded(text).casefold().strip()
