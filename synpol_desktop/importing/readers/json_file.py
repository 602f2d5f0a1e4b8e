"""JSON files (.json): a list of records, a list somewhere in an object, or one article."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from synpol_desktop.core.errors import UnreadableFileError
from synpol_desktop.importing.decoding import decode
from synpol_desktop.importing.items import Item
from synpol_desktop.importing.options import Mapping, Options
from synpol_desktop.importing.tables.records import flat
from synpol_desktop.importing.tables.rows import Table, articles

_DEPTH = 3
_LOOKED_AT = 100


def read(data: bytes, name: str, options: Options) -> Iterator[Item]:
    """Yield the articles of a file's records."""
    text, _ = decode(data, chosen=options.encoding)
    yield from articles(table(text, options.mapping), options.mapping, name)


def table(text: str, mapping: Mapping | None) -> Table:
    """Return the records of a file as a table.

    Raises
    ------
    UnreadableFileError
        If it is not JSON, or holds no list of objects.
    """
    try:
        content = json.loads(text)
    except RecursionError as error:
        raise UnreadableFileError("The file is nested too deeply.") from error
    except ValueError as error:
        raise UnreadableFileError(
            "The file is not valid JSON.", hint="It may be cut off; lists of lines are .jsonl files."
        ) from error
    records = _records(content, mapping.records if mapping else "")
    columns: dict[str, None] = {}
    for record in records[:_LOOKED_AT]:
        columns.update(dict.fromkeys(flat(record)))
    return Table(tuple(columns), ((number, flat(record)) for number, record in enumerate(records, start=1)))


def _records(content: object, wanted: str) -> list[dict[str, Any]]:
    """Return the objects of the list that is meant, else of the longest one near the top."""
    if wanted:
        for key in wanted.split("."):
            content = content.get(key) if isinstance(content, dict) else None
        return _objects(content) or _none()
    best: list[dict[str, Any]] = []
    waiting: list[tuple[object, int]] = [(content, 0)]
    while waiting:
        value, depth = waiting.pop(0)
        if isinstance(value, list):
            best = max(best, _objects(value), key=len)
        elif isinstance(value, dict) and depth < _DEPTH:
            waiting.extend((inner, depth + 1) for inner in value.values() if isinstance(inner, list | dict))
    if not best and isinstance(content, dict) and content:
        return [content]
    return best or _none()


def _objects(value: object) -> list[dict[str, Any]]:
    return [record for record in value if isinstance(record, dict)] if isinstance(value, list) else []


def _none() -> list[dict[str, Any]]:
    raise UnreadableFileError("There is no list of records in this file.")
