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
