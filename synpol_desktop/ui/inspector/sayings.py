"""When an actor is first and last seen, and what it is reported to have said. Knows no Qt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from synpol_desktop.core.filters import Filter
from synpol_desktop.core.ids import ArticleId, EntityId
from synpol_desktop.core.records import Statement
from synpol_desktop.core.spans import Span

if TYPE_CHECKING:
    from synpol_desktop.workspace import Workspace

PAGE_OF_SAYINGS = 12
PAGE = 64
LONGEST = 220


@dataclass(frozen=True, slots=True)
class Saying:
    """One reported statement, with its words."""

    article: ArticleId
    span: Span
    text: str
    outlet: str
    published: str | None


@dataclass(frozen=True, slots=True)
class Seen:
    """An article of a day that names the actor."""

    article: ArticleId
    published: str


@dataclass(frozen=True, slots=True)
class Record:
    """What time says of an actor.

    Parameters
    ----------
    first, last : Seen, optional
        The first and the last dated article that names it; the same one if all are of one day.
    sayings : tuple
        All its statements, the newest first, the undated last.
    articles : tuple
        Those that name it, in the same order.
    """

    entity: EntityId
    first: Seen | None
    last: Seen | None
    sayings: tuple[Statement, ...]
    articles: tuple[ArticleId, ...]

    @classmethod
    def of(cls, workspace: Workspace, entity: EntityId, shown: Filter) -> Record:
        """Read the record of an actor under a filter."""
        articles = workspace.articles_of(entity, shown)
        statements = workspace.statements_of(entity)
        ids = list(dict.fromkeys(statement.article for statement in statements))
        rows = {row.id: row for row in workspace.article_rows(ids)}
        there = [each for each in statements if each.article in rows]
        there.sort(key=lambda each: rows[each.article].published or "", reverse=True)
        return cls(entity, *_ends(workspace, articles), tuple(there), tuple(articles))

    def page(self, workspace: Workspace, begin: int) -> list[Saying]:
        """Return some statements with their words, from one on."""
        some = self.sayings[begin : begin + PAGE_OF_SAYINGS]
        rows = {row.id: row for row in workspace.article_rows([each.article for each in some])}
        found = []
        for each in some:
            if each.article in rows:
                row, article = rows[each.article], workspace.article(each.article)
                words = " ".join(each.span.of(article.text).split())
                text = words if len(words) <= LONGEST else words[: LONGEST - 1] + "…"
                found.append(Saying(each.article, each.span, text, row.outlet, row.published))
        return found


def _ends(workspace: Workspace, articles: Sequence[ArticleId]) -> tuple[Seen | None, Seen | None]:
    """Return the first and the last of articles; the newest stand first, the undated last."""
    newest = next(iter(_dated(workspace, articles[:1])), None)
    for end in range(len(articles), 0, -PAGE):
        dated = _dated(workspace, articles[max(end - PAGE, 0) : end])
        if dated:
            first = dated[-1]
            same = newest is not None and newest.published == first.published
            return (newest if same else first), newest
    return None, None


def _dated(workspace: Workspace, articles: Sequence[ArticleId]) -> list[Seen]:
    return [Seen(row.id, row.published) for row in workspace.article_rows(articles) if row.published]
