"""From a record (a row of a table, an object of JSON) to an article, by a mapping of its columns."""

from __future__ import annotations

from collections.abc import Mapping as Record
from dataclasses import replace

from synpol_desktop.core.errors import UnreadableFileError
from synpol_desktop.core.records import ArticleDraft
from synpol_desktop.importing.cleaning import one_line
from synpol_desktop.importing.fields import day
from synpol_desktop.importing.options import Mapping
from synpol_desktop.importing.plain_text import draft

CONTRACT = Mapping(
    text=("text",), title="title", date="date", outlet="outlet", author="author", url="url", id="id"
)
"""The keys of the .jsonl files that the program itself documents."""
_MOST_KEYS = 500
_DEPTH = 4


def flat(record: Record[str, object]) -> dict[str, object]:
    """Return a record whose inner objects are laid open, ``{"source": {"name": x}}`` as ``source.name``."""
    found: dict[str, object] = {}
    waiting = [("", record, 0)]
    while waiting and len(found) < _MOST_KEYS:
        prefix, inner, depth = waiting.pop(0)
        for key, value in inner.items():
            if isinstance(value, dict) and depth < _DEPTH:
                waiting.append((f"{prefix}{key}.", value, depth + 1))
            else:
                found[f"{prefix}{key}"] = value
    return found


def article(record: Record[str, object], mapping: Mapping, place: str) -> ArticleDraft:
    """Return the article of a record.

    Parameters
    ----------
    place : str
        File and row, the origin of a record that has no id.

    Raises
    ------
    UnreadableFileError
        If it has no text.
    """
    parts = [value for column in mapping.text if isinstance(value := record.get(column), str)]
    text = "\n\n".join(part for part in parts if part.strip("\0 \t\r\n\ufeff"))
    if not text:
        raise UnreadableFileError("The line has no text.", hint='An article needs a field "text".')
    found = draft(text, origin=field(record, mapping.id) or place)
    published, repairs = found.published, found.repairs
    stated = record.get(mapping.date)
    if stated not in (None, ""):
        published = date(stated)
        if published is None:
            repairs = (*repairs, "the date given is none, left out")
    return replace(
        found,
        title=field(record, mapping.title) or found.title,
        outlet=field(record, mapping.outlet) or found.outlet,
        author=field(record, mapping.author),
        url=field(record, mapping.url),
        published=published,
        repairs=repairs,
    )


def field(record: Record[str, object], column: str) -> str:
    """Return a short field on one line; what is neither text nor a number counts as missing."""
    value = record.get(column) if column else None
    if isinstance(value, list) and value and all(isinstance(part, str) for part in value):
        value = "، ".join(value)
    if isinstance(value, bool) or not isinstance(value, str | int):
        return ""
    try:
        return one_line(str(value))
    except ValueError:  # an integer of thousands of digits
        return ""


def date(value: object) -> str | None:
    """Return the date value of a cell; None if it is none."""
    if isinstance(value, int) and not isinstance(value, bool) and 1000 <= value <= 9999:
        value = str(value)
    return day(value) if isinstance(value, str) else None
