"""A first look at a file before it is imported: how it would be read, and with which columns and encoding."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from typing import Any

from synpol_desktop.core.errors import CancelledError, SynpolError, UnreadableFileError
from synpol_desktop.core.progress import Progress
from synpol_desktop.core.records import ArticleDraft
from synpol_desktop.importing.archives.expanding import expand
from synpol_desktop.importing.decoding import candidates, decode
from synpol_desktop.importing.formats import TABLES, format_of
from synpol_desktop.importing.options import DEFAULT, Mapping, Options
from synpol_desktop.importing.parsing import parse
from synpol_desktop.importing.sandbox import LIMITS, Confined, Limits, messages
from synpol_desktop.importing.sources import Source
from synpol_desktop.importing.tables.rows import Table, settled

_LONGEST_CELL = 300
_BINARY = frozenset({"word", "pdf", "workbook", "zip", "tar"})


@dataclass(frozen=True, slots=True)
class Preview:
    """How a file would be read.

    Parameters
    ----------
    format : str
        Key of its format (`formats.FORMATS`).
    drafts : tuple of ArticleDraft
        Its first articles, whole.
    refused : tuple of (str, SynpolError)
        Names and reasons of the first parts that are no articles.
    columns, rows : tuple
        Of a table: names of the columns and the first rows, cells cut to `_LONGEST_CELL` characters.
    mapping : Mapping or None
        Of a table: the mapping given or guessed; None if none fits.
    sheets : tuple of str
        Of a workbook.
    encodings : tuple of (str, str)
        Of a text file: encodings that it could be in, and how it begins in each.
    """

    format: str
    drafts: tuple[ArticleDraft, ...] = ()
    refused: tuple[tuple[str, SynpolError], ...] = ()
    columns: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    mapping: Mapping | None = None
    sheets: tuple[str, ...] = ()
    encodings: tuple[tuple[str, str], ...] = ()


def preview(
    path: Path,
    options: Options = DEFAULT,
    limit: int = 10,
    progress: Progress | None = None,
    limits: Limits = LIMITS,
) -> Preview:
    """Return how a file would be read with these options, its first articles and rows.

    It is read in a child process, with the same limits as an import.

    Raises
    ------
    UnreadableFileError
        If it can't be read at all.
    CancelledError
        If the progress was asked to stop.
    """

    def check() -> None:
        if progress is not None and progress.cancelled:
            raise CancelledError

    with Confined(options, limits, check) as confined:
        return _rebuilt(confined.preview(path, limit))


def look(path: Path, options: Options, limit: int) -> Preview:
    """Do the work of `preview` in this process."""
    format_ = format_of(path.name)
    if format_ is None:
        raise UnreadableFileError("Files of this kind are not read here.")
    source = Source.of_file(path)
    found = Preview(format_.key)
    if format_.module:
        data = source.data()
        format_.see(data)
        if format_.key not in _BINARY:
            found = replace(found, encodings=tuple(candidates(data).items()))
        if format_.key in TABLES:
            try:
                found = _with_table(found, data, path.name, options, limit)
            except UnreadableFileError as error:
                return replace(found, refused=((source.name, error),))
    return _with_drafts(found, source, options, limit)


def _with_drafts(found: Preview, source: Source, options: Options, limit: int) -> Preview:
    drafts: list[ArticleDraft] = []
    refused: list[tuple[str, SynpolError]] = []
    for leaf in expand(source):
        items: Iterator[Any] = parse(leaf, options) if isinstance(leaf, Source) else iter((leaf,))
        for item in islice(items, limit):
            if isinstance(item, ArticleDraft):
                drafts.append(item)
            elif hasattr(item, "error"):
                refused.append((item.name, item.error))
        if len(drafts) + len(refused) >= limit:
            break
    return replace(found, drafts=tuple(drafts[:limit]), refused=tuple(refused[:limit]))


def _with_table(found: Preview, data: bytes, name: str, options: Options, limit: int) -> Preview:
    table, sheets = _table(found.format, data, name, options)
    rows, table = table.peek(limit)
    shown = tuple(tuple(_cell(record.get(column)) for column in table.columns) for _, record in rows)
    try:
        mapping: Mapping | None = settled(table, options.mapping)[0]
    except UnreadableFileError:
        mapping = None
    return replace(found, columns=table.columns, rows=shown, mapping=mapping, sheets=sheets)


def _table(key: str, data: bytes, name: str, options: Options) -> tuple[Table, tuple[str, ...]]:
    mapping = options.mapping
    if key == "workbook":
        from synpol_desktop.importing.readers import workbook

        return workbook.table(workbook.book(data), mapping), workbook.sheets(data)
    text, _ = decode(data, chosen=options.encoding)
    if key == "table":
        from synpol_desktop.importing.readers import delimited

        return delimited.table(text, name, mapping), ()
    from synpol_desktop.importing.readers import json_file, json_lines

    return (json_file.table(text, mapping) if key == "json" else json_lines.table(text)), ()


def _cell(value: object) -> str:
    text = "" if value is None else str(value)
    return text if len(text) <= _LONGEST_CELL else text[:_LONGEST_CELL] + "…"


def _rebuilt(fields: dict[str, Any]) -> Preview:
    """Return the preview that came from another process."""
    mapping = fields["mapping"]
    return Preview(
        format=fields["format"],
        drafts=tuple(messages.draft(draft) for draft in fields["drafts"]),
        refused=tuple((name, messages.put_together(*parts)) for name, parts in fields["refused"]),
        columns=tuple(fields["columns"]),
        rows=tuple(tuple(row) for row in fields["rows"]),
        mapping=None if mapping is None else Mapping(**{**mapping, "text": tuple(mapping["text"])}),
        sheets=tuple(fields["sheets"]),
        encodings=tuple((encoding, text) for encoding, text in fields["encodings"]),
    )
