"""Workbooks (.xlsx): one article a row of a sheet. Of formulas the stored values are read."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import date, datetime
from itertools import chain, islice
from typing import TYPE_CHECKING

from synpol_desktop.core.errors import UnreadableFileError
from synpol_desktop.importing.archives.zips import see_office
from synpol_desktop.importing.items import Item
from synpol_desktop.importing.options import Mapping, Options
from synpol_desktop.importing.tables.guessing import is_header
from synpol_desktop.importing.tables.rows import Table, articles, named

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet._read_only import ReadOnlyWorksheet

_MOST_COLUMNS = 500
_LOOKED_AT = 20


def read(data: bytes, name: str, options: Options) -> Iterator[Item]:
    """Yield the articles of the rows of one sheet."""
    found = book(data)
    yield from articles(table(found, options.mapping), options.mapping, name)


def sheets(data: bytes) -> tuple[str, ...]:
    """Return the names of the sheets of a workbook."""
    return tuple(sheet.title for sheet in book(data).worksheets)


def table(workbook: Workbook, mapping: Mapping | None) -> Table:
    """Return a sheet as a table: the one named, else the first that holds anything."""
    wanted = mapping.sheet if mapping else ""
    found = [sheet for sheet in workbook.worksheets if not wanted or sheet.title == wanted]
    if not found:
        raise UnreadableFileError(
            "The workbook has no sheet “{name}”.",
            hint="Choose another one in the import dialog.",
            name=wanted,
        )
    for sheet in found:
        rows = _rows(sheet)
        ahead = list(islice(rows, _LOOKED_AT))
        if ahead:
            return _table(ahead, chain(ahead, rows), mapping)
    raise UnreadableFileError("The table has no rows.")


def _table(
    ahead: list[tuple[int, list[str]]], rows: Iterator[tuple[int, list[str]]], mapping: Mapping | None
) -> Table:
    width = max(len(cells) for _, cells in ahead)
    header = mapping.header if mapping else is_header(ahead[0][1])
    columns = named(ahead[0][1] if header else (), width)
    if header:
        next(rows)
    return Table(
        columns, ((number, dict(zip(columns, cells, strict=False))) for number, cells in rows), header
    )


def book(data: bytes) -> Workbook:
    """Open a workbook whose parts were checked."""
    see_office(io.BytesIO(data))
    import openpyxl

    return openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)


def _rows(sheet: ReadOnlyWorksheet) -> Iterator[tuple[int, list[str]]]:
    """Yield the rows that hold anything, numbered as in the sheet, whatever it claims of its size."""
    sheet.reset_dimensions()
    for number, row in enumerate(sheet.iter_rows(max_col=_MOST_COLUMNS, values_only=True), start=1):
        cells = [_shown(value) for value in row]
        while cells and not cells[-1].strip():
            cells.pop()
        if cells:
            yield number, cells


def _shown(value: object) -> str:
    """Return a cell as text; a day as a date value, a whole number without its decimal point."""
    if value is None or isinstance(value, bool):
        return ""
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    return str(value)
