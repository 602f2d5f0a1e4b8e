"""Search over the texts: folded words are looked up, the places are shown in the original."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

from sqlalchemy import Connection, text

from synpol_desktop.arabic.folding import fold
from synpol_desktop.core.ids import ArticleId
from synpol_desktop.core.records import SearchHit
from synpol_desktop.core.spans import Span
from synpol_desktop.workspace.reading.text_query import match_expression

_OPEN, _CLOSE = "\x02", "\x03"
_BESIDE = 60  # characters of the snippet on each side

_QUERY = text(
    "SELECT article.id, article.title, body.text, highlight(search, 0, :opening, :closing) AS marked,"
    " -bm25(search) AS score FROM search JOIN article ON article.id = search.rowid"
    " JOIN body ON body.article = article.id"
    " WHERE search MATCH :words AND article.visible = 1 ORDER BY bm25(search), article.id LIMIT :limit"
)


def search(connection: Connection, query: str, limit: int, per_article: int | None = None) -> list[SearchHit]:
    """Return places that answer a query, the best articles first, up to ``per_article`` places of each.

    Raises
    ------
    SynpolError
        If the query can't be understood.
    """
    words = match_expression(query)
    if not words:
        return []
    places = {"opening": _OPEN, "closing": _CLOSE, "words": words, "limit": limit}
    hits = []
    for row in connection.execute(_QUERY, places):
        source = fold(row.text)
        for start, end in itertools.islice(_joined(row.marked), per_article):
            span = source.span(start, end)
            first, last = _around(row.text, span)
            snippet = row.text[first:last]
            hits.append(SearchHit(ArticleId(row.id), row.title, span, snippet, first, row.score))
    return hits[:limit]


def _joined(marked: str) -> Iterator[tuple[int, int]]:
    """Yield the marked ranges, words that follow each other as one."""
    plain = marked.replace(_OPEN, "").replace(_CLOSE, "")
    begin = end = -1
    for start, stop in _marked(marked):
        if end >= 0 and plain[end:start] == " ":
            end = stop
            continue
        if end >= 0:
            yield begin, end
        begin, end = start, stop
    if end >= 0:
        yield begin, end


def _marked(marked: str) -> Iterator[tuple[int, int]]:
    """Yield the ranges between marks, counted without the marks."""
    shift = 0
    at = marked.find(_OPEN)
    while at >= 0:
        close = marked.index(_CLOSE, at)
        yield at - shift, close - 1 - shift
        shift += 2
        at = marked.find(_OPEN, close)


def _around(text_: str, span: Span) -> tuple[int, int]:
    """Return the bounds of a snippet: whole words of the line that the span is in."""
    line = text_.rfind("\n", 0, span.start) + 1
    line_end = text_.find("\n", span.end)
    first = max(line, span.start - _BESIDE)
    last = min(len(text_) if line_end < 0 else line_end, span.end + _BESIDE)
    while first > line and not text_[first - 1].isspace() and span.start - first < 2 * _BESIDE:
        first -= 1
    while last < len(text_) and not text_[last].isspace() and last - span.end < 2 * _BESIDE:
        last += 1
    return first, last
