"""JSON lines (.jsonl): one article a line."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace

from synpol_desktop.core.errors import UnreadableFileError
from synpol_desktop.core.records import ArticleDraft
from synpol_desktop.importing.decoding import decode
from synpol_desktop.importing.items import Item, Refusal
from synpol_desktop.importing.options import Options
from synpol_desktop.importing.tables.records import CONTRACT, article, flat
from synpol_desktop.importing.tables.rows import Table

MOST_BAD_LINES = 20
"""So many bad lines of one file are named one by one."""

_LOOKED_AT = 1000


def read(data: bytes, name: str, options: Options) -> Iterator[Item]:
    """Yield the articles of a file, and a refusal with its number for each line that is none.

    A line is an object with ``text`` and, if known, ``id``, ``date``, ``title``, ``outlet``, ``author``,
    ``url``, unless the options map other keys.
    """
    text, repairs = decode(data, chosen=options.encoding)
    bad = 0
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        place = f"{name}:{number}"
        try:
            draft = _article(line, place, options)
            yield replace(draft, repairs=(*repairs, *draft.repairs))
        except UnreadableFileError as error:
            bad += 1
            if bad <= MOST_BAD_LINES:
                yield Refusal(place, error)
    if bad > MOST_BAD_LINES:
        yield Refusal(
            name, UnreadableFileError("{count} more lines are no articles.", count=bad - MOST_BAD_LINES)
        )


def table(text: str) -> Table:
    """Return the lines that are objects as a table, to be looked at."""
    records = [flat(record) for line in text.split("\n")[:_LOOKED_AT] if (record := _record(line))]
    columns = dict.fromkeys(column for record in records for column in record)
    return Table(tuple(columns), iter(list(enumerate(records, start=1))))


def _record(line: str) -> dict[str, object]:
    try:
        record = json.loads(line)
    except (ValueError, RecursionError):
        return {}
    return record if isinstance(record, dict) else {}


def _article(line: str, place: str, options: Options) -> ArticleDraft:
    try:
        record = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise UnreadableFileError("The line is not valid JSON.") from error
    if not isinstance(record, dict):
        raise UnreadableFileError("The line is not a JSON object.")
    return article(flat(record), options.mapping or CONTRACT, place)
