"""Guessing which column of a table holds what, from the names of the columns and from what is in them."""

from __future__ import annotations

import functools
from collections.abc import Sequence

from synpol_desktop.arabic.folding import folded
from synpol_desktop.core.paths import resource
from synpol_desktop.core.tables import read_table, values
from synpol_desktop.importing.options import Mapping
from synpol_desktop.importing.tables.records import date

SAMPLE = 50
"""Rows that a guess looks at."""
_LONG = 80
"""Characters that the cells of a text column have on the average, if its name says nothing."""
_SIGNS = str.maketrans(dict.fromkeys("_-.:*()[]\"'#/", " "))


@functools.cache
def _names() -> dict[str, tuple[str, int]]:
    """Return each known name of a column with its field and how sure it is (0 is surest)."""
    found: dict[str, tuple[str, int]] = {}
    for row in read_table(resource("lexicons", "columns.tsv")):
        for place, name in enumerate(values(row["names"])):
            found.setdefault(_plain(name), (row["field"], place))
    return found


def _plain(name: str) -> str:
    return " ".join(folded(name.translate(_SIGNS)).split())


def meaning(column: str) -> tuple[str, int] | None:
    """Return the field that a column's name stands for, and its rank; None if it is not known.

    Of a dotted name such as ``source.name`` the whole counts first, then its last part.
    """
    for name in (column, column.rpartition(".")[2]):
        found = _names().get(_plain(name[:80]))
        if found is not None:
            return found
    return None


def is_header(row: Sequence[str]) -> bool:
    """Whether a row names columns: it has a known name, or short distinct cells that are no dates."""
    cells = [cell.strip() for cell in row if cell.strip()]
    if not cells:
        return False
    if any(meaning(cell) for cell in cells):
        return True
    return all(len(cell) <= 40 and date(cell) is None for cell in cells) and len(set(cells)) == len(cells) > 1


def guess(
    columns: Sequence[str], rows: Sequence[dict[str, object]], *, header: bool = True
) -> Mapping | None:
    """Return the likely mapping of a table; None if no column looks like texts.

    Parameters
    ----------
    rows : sequence of dict
        The first rows, by column.
    """
    best: dict[str, tuple[int, str]] = {}
    for column in columns:
        known = meaning(column) if header else None
        if known is not None and any(row.get(column) not in (None, "") for row in rows):
            field, rank = known
            best[field] = min(best.get(field, (rank, column)), (rank, column), key=lambda pair: pair[0])
    chosen = {field: column for field, (_, column) in best.items()}
    free = [column for column in columns if column not in chosen.values()]
    if "text" not in chosen:
        longest = max(free, key=lambda column: _length(column, rows), default="")
        if not longest or _length(longest, rows) < _LONG:
            return None
        chosen["text"] = longest
        free.remove(longest)
    if "date" not in chosen:
        dated = next((column for column in free if _is_dated(column, rows)), "")
        chosen["date"] = dated
    summary = chosen.pop("summary", "")
    text = chosen.pop("text")
    return Mapping(text=(summary, text) if summary else (text,), header=header, **chosen)


def _length(column: str, rows: Sequence[dict[str, object]]) -> float:
    cells = [value for row in rows[:SAMPLE] if isinstance(value := row.get(column), str)]
    prose = [cell for cell in cells if " " in cell.strip()]
    return sum(map(len, prose)) / len(cells) if cells else 0.0


def _is_dated(column: str, rows: Sequence[dict[str, object]]) -> bool:
    cells = [value for row in rows[:SAMPLE] if (value := row.get(column)) not in (None, "")]
    short = [cell for cell in cells if isinstance(cell, str) and 6 <= len(cell.strip()) <= 40]
    return bool(short) and len(short) == len(cells) and all(date(cell) for cell in short)
