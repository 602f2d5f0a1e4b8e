"""Reading the knowledge tables in ``resources/``.

A table is a UTF-8 file of tab-separated values. Lines that begin with ``#`` are comments (the first ones
document the columns and the origin); the first other line names the columns. A cell may hold
several values, separated by ``|``.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import zip_longest
from pathlib import Path


def read_table(path: Path) -> Iterator[dict[str, str]]:
    """Yield each row as a mapping of column name to cell; missing trailing cells are empty.

    Raises
    ------
    ValueError
        If a row has more cells than the header.
    """
    columns: list[str] | None = None
    for number, line in enumerate(path.read_text("utf-8").splitlines(), start=1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = list(map(str.strip, line.split("\t")))
        if columns is None:
            columns = cells
            continue
        if len(cells) > len(columns):
            raise ValueError(f"{path.name}, line {number}: {len(cells)} cells, {len(columns)} columns")
        yield dict(zip_longest(columns, cells, fillvalue=""))


def values(cell: str) -> tuple[str, ...]:
    """Return the values of a cell that holds several."""
    return tuple(filter(None, map(str.strip, cell.split("|"))))


@contextmanager
def uncollected() -> Iterator[None]:
    """Keep the garbage collector out while many small things are made that stay: it finds nothing in them."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
