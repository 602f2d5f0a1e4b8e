"""Columns that follow from what is shown, by which tables sort and filter."""

from __future__ import annotations

from synpol_desktop.arabic.collation import sort_key
from synpol_desktop.arabic.folding import folded


def titles(title: str, outlet: str) -> dict[str, object]:
    """Return the columns that tables sort and filter articles by."""
    return {
        "title_key": sort_key(title),
        "outlet_key": sort_key(outlet),
        "folded": folded(f"{title}\n{outlet}").casefold(),
    }


def name_keys(name: str, english: str) -> dict[str, object]:
    """Return the columns that tables sort and filter entities by."""
    return {"name_key": sort_key(name), "folded": folded(f"{name}\n{english}").casefold()}


def words_of(text: str) -> str:
    """Return the column that a note or a tag is found by."""
    return folded(text).casefold()


def storable(text: str) -> str:
    """Return a text without NUL and halves of surrogate pairs, which no column takes."""
    return text.replace("\0", "").encode("utf-8", "ignore").decode("utf-8")
