"""Excel workbooks: a sheet for each kind of record, from right to left, with frozen headers and real dates.

Texts are cells of the text type with a quote prefix: what begins like a formula is never computed, not even
after it was edited, and its letters stay as they are.
"""

from __future__ import annotations

import contextlib
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from synpol_desktop.core.kinds import RELATION_TYPES
from synpol_desktop.core.records import Article
from synpol_desktop.exporting import csv_tables as tables
from synpol_desktop.exporting.cells import name
from synpol_desktop.exporting.content import Content
from synpol_desktop.exporting.words import Words
from synpol_desktop.exporting.xml_stream import clean

if TYPE_CHECKING:
    from synpol_desktop.exporting.csv_files import Row

MOST_ROWS = 1_048_575
"""Rows of a sheet besides its header; the rest goes to a further sheet."""
MOST_LETTERS = 32_767
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_DATES = frozenset({"date", "first", "last", "published"})
_WIDE = {"evidence": 70, "words": 50, "title": 40, "article_title": 40, "text": 40, "note": 40, "value": 60}
_NAMES = frozenset({"source", "target", "entity", "speaker", "place", "outlet", "author", "role"})
_WIDER = {"english": 30, "aliases": 36, "source_english": 30, "target_english": 30, "digest": 20, "url": 30}

ARTICLES = "id title outlet author published url digest origin tags note"
NODES = "id type name english aliases articles mentions degree importance x y key tags note"
EDGES = tables.RELATIONS.header


def write_xlsx(path: Path, content: Content) -> None:
    """Write the sheets nodes, edges, evidence, mentions, statements, articles and about."""
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    about = content.about
    book.properties.creator = f"SynPol Desktop {about.version}"
    book.properties.title = about.title
    book.properties.created = book.properties.modified = datetime.combine(about.made, datetime.min.time())
    try:
        _write(_Sheets(book, Words(about.language).rtl), content)
        content.step(0.95)
        whole = io.BytesIO()  # a full disk would otherwise stop it between its sheets, which it can't bear
        book.save(whole)
        path.write_bytes(whole.getbuffer())
    except BaseException:
        with contextlib.suppress(OSError):
            book.save(io.BytesIO())  # it keeps rows in temporary files until it is saved
        raise
    finally:
        book.close()


def _write(sheets: _Sheets, content: Content) -> None:
    count, entities = len(content.articles), content.entities
    sheets.write("nodes", NODES, _nodes(content))
    sheets.write("edges", EDGES, (tables.relation_row(tie.row, entities, tie.note) for tie in content.ties))
    sheets.write("evidence", tables.RELATION_MENTIONS.header, _evidence(content))
    watched = content.watched(content.articles, 0.3, 0.7, count)
    sheets.write("mentions", tables.MENTIONS.header, _mentions(content, watched))
    watched = content.watched(content.articles, 0.7, 0.9, count)
    sheets.write("statements", tables.STATEMENTS.header, _statements(content, watched))
    sheets.write("articles", ARTICLES, (_article(article, content) for article in content.articles))
    sheets.write("about", "name value", _about(content))


def _nodes(content: Content) -> Iterator[Row]:
    for actor in content.watched(content.actors, 0.0, 0.1, len(content.actors)):
        entity, row = actor.entity, actor.row
        aliases = " | ".join(map(name, entity.aliases))
        counts = (row.articles, row.mentions, row.degree)
        place = (round(actor.importance, 4), round(actor.x, 4), round(actor.y, 4))
        names = (name(entity.name), name(entity.english), aliases)
        said = (actor.remarks.tagged, actor.remarks.note or None)
        yield (entity.id, entity.type.value, *names, *counts, *place, entity.key, *said)


def _evidence(content: Content) -> Iterator[Row]:
    for tie in content.watched(content.ties, 0.1, 0.3, len(content.ties)):
        for quote in tie.quotes:
            yield from tables.relation_mention_rows([quote.relation], quote.article, content.entities)


def _mentions(content: Content, articles: Iterable[Article]) -> Iterator[Row]:
    for article in articles:
        yield from tables.mention_rows(content.mentions(article.id), article, content.entities)


def _statements(content: Content, articles: Iterable[Article]) -> Iterator[Row]:
    for article in articles:
        yield from tables.statement_rows(content.statements(article.id), article, content.entities)


def _article(article: Article, content: Content) -> Row:
    names = (name(article.title), name(article.outlet), name(article.author))
    origin = name(article.origin) if content.origins else None
    remarks = content.remarks_on(article.id)
    said = (remarks.tagged, remarks.note or None)
    return (article.id, *names, article.published, article.url, article.digest, origin, *said)


def _about(content: Content) -> Iterator[Row]:
    about, words = content.about, Words(content.about.language)
    yield ("title", about.title)
    yield (words("made"), about.made.isoformat())
    yield from words.filter_lines(about.shown)
    if about.part:
        yield (words("scope"), words("part"))
    if about.notice:
        yield ("!", about.notice)
    yield (words("digest"), about.digest)
    for kind in RELATION_TYPES:
        yield (kind.value, words.name(kind))


class _Sheets:
    def __init__(self, book: Any, rtl: bool) -> None:  # noqa: ANN401 - openpyxl has no types
        from openpyxl.styles import Alignment, Font, PatternFill

        self._book, self._rtl = book, rtl
        self._bold, self._fill = Font(bold=True), PatternFill("solid", fgColor="E8ECF2")
        self._wrapped = Alignment(vertical="top", wrap_text=True, readingOrder=0)
        self._top = Alignment(vertical="top", readingOrder=0)

    def write(self, title: str, header: str, rows: Iterable[Row]) -> None:
        columns = tuple(header.split())
        sheet, count, part = self._sheet(title, columns), 0, 1
        for row in rows:
            if count == MOST_ROWS:
                self._sift(sheet, columns, count)
                count, part = 0, part + 1
                sheet = self._sheet(f"{title} {part}", columns)
            count += 1
            sheet.append(
                [self._cell(sheet, column, value) for column, value in zip(columns, row, strict=True)]
            )
        self._sift(sheet, columns, count)

    def _sift(self, sheet: Any, columns: Sequence[str], count: int) -> None:  # noqa: ANN401
        """Offer to filter and sort a sheet by its columns; it is known only now how long it is."""
        from openpyxl.utils import get_column_letter

        sheet.auto_filter.ref = f"A1:{get_column_letter(len(columns))}{count + 1}"

    def _sheet(self, title: str, columns: Sequence[str]) -> Any:  # noqa: ANN401
        from openpyxl.cell import WriteOnlyCell
        from openpyxl.utils import get_column_letter

        sheet = self._book.create_sheet(title)
        sheet.sheet_view.rightToLeft = self._rtl
        sheet.freeze_panes = "A2"
        for number, column in enumerate(columns, start=1):
            named = "name" in column or column in _NAMES
            wide = {**_WIDE, **_WIDER}.get(column, 28 if named else max(12, len(column) + 4))
            sheet.column_dimensions[get_column_letter(number)].width = wide
        heads = []
        for column in columns:
            cell = WriteOnlyCell(sheet, column)
            cell.font, cell.fill = self._bold, self._fill
            heads.append(cell)
        sheet.append(heads)
        return sheet

    def _cell(self, sheet: Any, column: str, value: object) -> object:  # noqa: ANN401
        from openpyxl.cell import WriteOnlyCell

        if not isinstance(value, str):
            return value
        if column in _DATES and _DAY.fullmatch(value):
            cell = WriteOnlyCell(sheet, date.fromisoformat(value))
            cell.number_format = "yyyy-mm-dd"
            return cell
        text = clean(value)[:MOST_LETTERS]
        if not text:
            return None
        cell = WriteOnlyCell(sheet, "")
        cell.value = text
        cell.data_type = "s"
        cell.alignment = self._wrapped if column in _WIDE else self._top
        cell.quotePrefix = 1
        return cell
