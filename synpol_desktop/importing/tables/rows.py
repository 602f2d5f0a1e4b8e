"""From the rows of a table to articles, once it is known what its columns mean."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, islice

from synpol_desktop.core.errors import UnreadableFileError
from synpol_desktop.importing.items import Item, Refusal
from synpol_desktop.importing.options import Mapping
from synpol_desktop.importing.tables.guessing import SAMPLE, guess
from synpol_desktop.importing.tables.records import article

MOST_BAD_ROWS = 20
"""So many bad rows of one file are named one by one."""
MOST_ROWS = 1_000_000
Record = dict[str, object]


@dataclass(frozen=True, slots=True)
class Table:
    """A list of records, numbered as in the file.

    Parameters
    ----------
    columns : tuple of str
        In the order of the file.
    records : iterator of (int, dict)
        Row numbers and what the cells of each row hold.
    """

    columns: tuple[str, ...]
    records: Iterator[tuple[int, Record]]
    header: bool = True

    def peek(self, count: int) -> tuple[list[tuple[int, Record]], Table]:
        """Return the first rows and a table that still holds all of them."""
        first = list(islice(self.records, count))
        return first, Table(self.columns, chain(first, self.records), self.header)


def settled(table: Table, mapping: Mapping | None) -> tuple[Mapping, Table]:
    """Return the mapping to use and the table, not a row of it lost.

    Raises
    ------
    UnreadableFileError
        If none was given and no column looks like texts, or if the one given names columns that are not
        there.
    """
    first, table = table.peek(SAMPLE)
    if not first:
        raise UnreadableFileError("The table has no rows.")
    found = mapping or guess(table.columns, [record for _, record in first], header=table.header)
    if found is None:
        raise UnreadableFileError(
            "No column of this table looks like texts: {columns}.",
            hint="Say in the import dialog which column holds what.",
            columns=", ".join(table.columns[:20])[:300],
        )
    missing = [column for column in found.columns() if column not in table.columns]
    if mapping is not None and set(mapping.text) <= set(missing):
        raise UnreadableFileError(
            "The table has no column “{column}”.",
            hint="Say in the import dialog which column holds what.",
            column=missing[0],
        )
    return found, table


def articles(table: Table, mapping: Mapping | None, name: str) -> Iterator[Item]:
    """Yield the articles of a table's rows, and a refusal with its number for each row that is none.

    Raises
    ------
    UnreadableFileError
        See `settled`.
    """
    mapping, table = settled(table, mapping)
    bad = 0
    for number, record in _limited(table.records):
        if not any(value not in (None, "") for value in record.values()):
            continue
        place = f"{name}:{number}"
        try:
            if not any(isinstance(record.get(column), str) for column in mapping.text):
                raise UnreadableFileError("The row has no text.")  # noqa: TRY301 - one way out for bad rows
            yield article(record, mapping, place)
        except UnreadableFileError as error:
            bad += 1
            if bad <= MOST_BAD_ROWS:
                yield Refusal(place, error)
    if bad > MOST_BAD_ROWS:
        yield Refusal(
            name, UnreadableFileError("{count} more rows are no articles.", count=bad - MOST_BAD_ROWS)
        )


def _limited(records: Iterable[tuple[int, Record]]) -> Iterator[tuple[int, Record]]:
    for count, row in enumerate(records):
        if count >= MOST_ROWS:
            raise UnreadableFileError(
                "The table has more than {count} rows.", hint="Split it.", count=MOST_ROWS
            )
        yield row


def named(cells: Sequence[str], width: int) -> tuple[str, ...]:
    """Return distinct column names for a header row; an empty or repeated one gets its number."""
    names: list[str] = []
    for number in range(1, max(width, len(cells)) + 1):
        name = cells[number - 1].strip() if number <= len(cells) else ""
        names.append(name if name and name not in names else f"{name} {number}".strip())
    return tuple(names)
