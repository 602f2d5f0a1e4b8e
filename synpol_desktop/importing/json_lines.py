"""Reading .jsonl files: one article a line."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace

from synpol_desktop.arabic.dates import read_date
from synpol_desktop.core.dates import is_date_value
from synpol_desktop.core.errors import UnreadableFileError
from synpol_desktop.core.records import ArticleDraft
from synpol_desktop.importing.cleaning import clean
from synpol_desktop.importing.plain_text import draft

MOST_BAD_LINES = 20
"""So many bad lines of one file are named one by one."""


def read_json_lines(text: str, name: str) -> Iterator[ArticleDraft | tuple[str, UnreadableFileError]]:
    """Yield the articles of a file, and (name and line number, reason) for each line that is none.

    A line is an object with ``text`` and, if known, ``id``, ``date``, ``title``, ``outlet``, ``author``,
    ``url``.
    """
    bad = 0
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        try:
            yield _article(line, f"{name}:{number}")
        except UnreadableFileError as error:
            bad += 1
            if bad <= MOST_BAD_LINES:
                yield f"{name}:{number}", error
    if bad > MOST_BAD_LINES:
        yield name, UnreadableFileError(f"{bad - MOST_BAD_LINES} more lines are no articles.")


def _article(line: str, place: str) -> ArticleDraft:
    try:
        record = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise UnreadableFileError("The line is not valid JSON.") from error
    if not isinstance(record, dict):
        raise UnreadableFileError("The line is not a JSON object.")
    text = record.get("text")
    if not isinstance(text, str) or not text.strip("\0 \t\r\n\ufeff"):
        raise UnreadableFileError("The line has no text.", hint='An article needs a field "text".')
    article = draft(text, origin=_field(record, "id") or place)
    repairs = list(article.repairs)
    published = article.published
    if record.get("date") not in (None, ""):
        published = _date(record["date"])
        if published is None:
            repairs.append("the date given is none, left out")
    return replace(
        article,
        title=_field(record, "title") or article.title,
        outlet=_field(record, "outlet") or article.outlet,
        author=_field(record, "author"),
        url=_field(record, "url"),
        published=published,
        repairs=tuple(repairs),
    )


def _field(record: dict[str, object], name: str) -> str:
    """Return a short field on one line; what is neither text nor a number counts as missing."""
    value = record.get(name)
    if isinstance(value, bool) or not isinstance(value, str | int):
        return ""
    try:
        return " ".join(clean(str(value))[0].split())
    except ValueError:  # an integer of thousands of digits
        return ""


def _date(value: object) -> str | None:
    if isinstance(value, int) and not isinstance(value, bool) and 1000 <= value <= 9999:
        value = str(value)
    if not isinstance(value, str):
        return None
    stated = value.strip()[:200]
    return stated if is_date_value(stated) else read_date(stated)
