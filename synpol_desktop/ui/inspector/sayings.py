"""When an actor is first and last seen, and what it is reported to have said. Knows no Qt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from synpol_desktop.core.ids import ArticleId, EntityId
from synpol_desktop.core.spans import Span

if TYPE_CHECKING:
    from synpol_desktop.workspace import Workspace

MOST = 12
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
class Record:
    """What time says of an actor.

    Parameters
    ----------
    first, last : str, optional
        Dates of the first and the last article that names it, None if none has a date.
    sayings : tuple
        The newest statements, the undated last; ``total`` counts all.
    """

    entity: EntityId
    first: str | None
    last: str | None
    sayings: tuple[Saying, ...]
    total: int

    @classmethod
    def of(cls, workspace: Workspace, entity: EntityId, articles: Sequence[ArticleId]) -> Record:
        """Read the record of an actor that some articles name, the newest first."""
        statements = workspace.statements_of(entity)
        ids = list(dict.fromkeys(statement.article for statement in statements))
        rows = {row.id: row for row in workspace.article_rows(ids)}
        there = [each for each in statements if each.article in rows]
        there.sort(key=lambda each: rows[each.article].published or "", reverse=True)
        sayings = []
        for each in there[:MOST]:
            row, article = rows[each.article], workspace.article(each.article)
            words = " ".join(each.span.of(article.text).split())
            text = words if len(words) <= LONGEST else words[: LONGEST - 1] + "…"
            sayings.append(Saying(each.article, each.span, text, row.outlet, row.published))
        first, last = _ends(workspace, articles)
        return cls(entity, first, last, tuple(sayings), len(there))


def _ends(workspace: Workspace, articles: Sequence[ArticleId]) -> tuple[str | None, str | None]:
    """Return the dates of the first and the last of articles; the newest stand first, the undated last."""
    newest = next((row.published for row in workspace.article_rows(articles[:1]) if row.published), None)
    for end in range(len(articles), 0, -PAGE):
        rows = workspace.article_rows(articles[max(end - PAGE, 0) : end])
        dated = [row.published for row in rows if row.published]
        if dated:
            return dated[-1], newest
    return None, None
