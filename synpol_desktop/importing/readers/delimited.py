"""Tables as text (.csv, .tsv): one article a row."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from itertools import chain, islice

from synpol_desktop.core.errors import UnreadableFileError
from synpol_desktop.core.records import ArticleDraft
from synpol_desktop.importing.decoding import decode
from synpol_desktop.importing.items import Item
from synpol_desktop.importing.options import Mapping, Options
from synpol_desktop.importing.tables.guessing import is_header
from synpol_desktop.importing.tables.rows import Table, articles, named

DELIMITERS = (",", ";", "\t", "|", "،", "؛")
_LONGEST_CELL = 20_000_000
_MOST_COLUMNS = 2_000
_LOOKED_AT = 20


def read(data: bytes, name: str, options: Options) -> Iterator[Item]:
    """Yield the articles of a table's rows."""
    text, repairs = decode(data, chosen=options.encoding)
    for item in articles(table(text, name, options.mapping), options.mapping, name):
        yield replace(item, repairs=(*repairs, *item.repairs)) if isinstance(item, ArticleDraft) else item


def table(text: str, name: str, mapping: Mapping | None) -> Table:
    """Return the table that a text writes down."""
    delimiter = (mapping.delimiter if mapping else "") or sniff(text, name)
    rows = _rows(text, delimiter)
    first = next(rows, (0, []))
    header = mapping.header if mapping else is_header(first[1])
    width = max(map(len, (first[1],)), default=0)
    if header:
        columns = named(first[1], width)
    else:
        ahead = [first, *islice(rows, _LOOKED_AT)]
        columns = named((), max(len(cells) for _, cells in ahead))
        rows = chain(ahead, rows)
    records: Iterator[tuple[int, dict[str, object]]] = (
        (number, dict(zip(columns, cells, strict=False))) for number, cells in rows
    )
    return Table(columns, records, header)


def sniff(text: str, name: str) -> str:
    """Return what parts the cells: what gives the first rows the same number of cells, if more than one."""
    if name.lower().endswith(".tsv"):
        return "\t"
    sample = text[:200_000]
    best, most = ",", 0.0
    for delimiter in DELIMITERS:
        try:
            widths = [len(cells) for _, cells in islice(_rows(sample, delimiter), _LOOKED_AT)]
        except UnreadableFileError:
            continue
        width, count = Counter(widths).most_common(1)[0] if widths else (1, 0)
        score = (width > 1) * count / max(len(widths), 1) + (width == (widths or [0])[0]) * 0.5 * (width > 1)
        if score > most + 0.01:
            best, most = delimiter, score
    return best


def _rows(text: str, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    """Yield the rows that hold anything, each with the number of its first line."""
    csv.field_size_limit(_LONGEST_CELL)
    reader = csv.reader(io.StringIO(text.replace("\0", ""), newline=""), delimiter=delimiter)
    line = 1
    try:
        for cells in reader:
            if len(cells) > _MOST_COLUMNS:
                raise UnreadableFileError("A row has more than {count} cells.", count=_MOST_COLUMNS)
            if any(cell.strip() for cell in cells):
                yield line, cells
            line = reader.line_num + 1
    except csv.Error as error:
        raise UnreadableFileError(
            "The table can't be read beyond line {line}.", hint="Save it anew as CSV in UTF-8.", line=line
        ) from error
