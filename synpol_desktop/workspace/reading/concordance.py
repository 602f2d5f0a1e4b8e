"""Where else the same words stand, with what is around them: what "all like this" offers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from sqlalchemy import Connection, text

from synpol_desktop.arabic.clitics import splits
from synpol_desktop.arabic.folding import Folded, fold, folded
from synpol_desktop.core.ids import ArticleId, EntityId, MentionId
from synpol_desktop.core.records import Occurrence
from synpol_desktop.core.spans import Span
from synpol_desktop.workspace.searching.indexing import phrase_expression
from synpol_desktop.workspace.statements import fetch

_BESIDE = 70
_WORD = re.compile(r"\w+")
_TEXTS = text(
    "SELECT article.id, article.title, body.text FROM search JOIN article ON article.id = search.rowid"
    " JOIN body ON body.article = article.id"
    " WHERE search MATCH :words AND article.visible = 1 AND article.run IS NOT NULL"
    " ORDER BY article.first_day DESC NULLS LAST, article.id"
)
_NAMED = """
SELECT mention.id, mention.start, mention."end", entity.canonical FROM mention
JOIN article ON article.run = mention.run JOIN entity ON entity.id = mention.entity
WHERE article.id = ? AND mention.decision < 2 ORDER BY mention.start, mention."end" DESC
"""


def occurrences(connection: Connection, words: str, limit: int) -> list[Occurrence]:
    """Return where words stand, in any spelling and with what is joined to them."""
    wanted = _WORD.findall(folded(words).casefold())
    if not wanted:
        return []
    expression = phrase_expression(tuple(wanted))
    found: list[Occurrence] = []
    for row in connection.execute(_TEXTS, {"words": expression}):
        names = fetch(connection, _NAMED, [row.id])
        for span in _places(fold(row.text), wanted):
            found.append(_occurrence(ArticleId(row.id), row.title, row.text, span, names))
            if len(found) == limit:
                return found
    return found


def _places(text_: Folded, wanted: list[str]) -> Iterator[Span]:
    """Yield the places of the words; what Arabic joins to the first one is left outside."""
    pattern = re.compile(r"\W{1,3}".join(map(re.escape, wanted[1:]))) if len(wanted) > 1 else None
    for match in _WORD.finditer(text_.text):
        begin = _begin(match[0], wanted[0])
        if begin is None:
            continue
        end = match.end()
        if pattern is not None:
            gap = re.compile(r"\W{1,3}").match(text_.text, end)
            rest = pattern.match(text_.text, gap.end()) if gap else None
            if rest is None or text_.text[rest.end() : rest.end() + 1].isalnum():
                continue
            end = rest.end()
        yield text_.span(match.start() + begin, end)


@cache
def _begin(word: str, wanted: str) -> int | None:
    """Return where the wanted word begins inside a word, None if it is another word."""
    if wanted not in word and not word.endswith(wanted[2:]):
        return None
    return next((len(cut.prefix) for cut in splits(word) if cut.stem == wanted), None)


def _occurrence(
    article: ArticleId, title: str, text_: str, span: Span, names: list[tuple[int, int, int, int]]
) -> Occurrence:
    here = next((n for n in names if (n[1], n[2]) == (span.start, span.end)), None)
    around = here or next((n for n in names if n[1] < span.end and span.start < n[2]), None)
    before = text_[max(0, span.start - _BESIDE) : span.start].rpartition("\n")[2]
    after = text_[span.end : span.end + _BESIDE].partition("\n")[0]
    return Occurrence(
        article,
        title,
        span,
        before,
        span.of(text_),
        after,
        MentionId(around[0]) if around else None,
        EntityId(around[3]) if around else None,
        exact=here is not None,
    )
