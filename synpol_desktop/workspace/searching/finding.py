"""One question, all answers: actors, relations and articles with the places that answer."""

from __future__ import annotations

import heapq
import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import chain, islice

import numpy as np

from synpol_desktop.arabic.folding import fold, folded
from synpol_desktop.core.filters import Filter
from synpol_desktop.core.ids import ArticleId
from synpol_desktop.core.notes import SubjectKind
from synpol_desktop.core.records import SearchHit
from synpol_desktop.core.spans import Span
from synpol_desktop.workspace.reading import entities, relations
from synpol_desktop.workspace.searching.answers import Answer, FoundArticle, FoundNote, Limits
from synpol_desktop.workspace.searching.matching import Range, Tokens
from synpol_desktop.workspace.searching.naming import actors, ranked
from synpol_desktop.workspace.searching.passages import around, beginning, passages, spans
from synpol_desktop.workspace.searching.planning import Planner
from synpol_desktop.workspace.searching.relating import Relating
from synpol_desktop.workspace.searching.tree import (
    TEXTS,
    Node,
    NoteHas,
    SaidBy,
    TagHas,
    Text,
    positive_leaves,
)
from synpol_desktop.workspace.statements import fetch

TITLE_BONUS = 2.0
"""What a word in the title adds to an article's score, which is Okapi BM25 of its text."""

# The plus keeps SQLite from asking the index once for each article.
_SCORES = """
SELECT rowid, -bm25(search) FROM search
WHERE search MATCH ? AND +rowid IN (SELECT value FROM json_each(?))
"""
_DAYS = """
SELECT article.id, article.first_day FROM json_each(?) AS wanted JOIN article ON article.id = wanted.value
"""
_ARTICLE = """
SELECT article.title, article.outlet, article.published, body.text, article.run
FROM article JOIN body ON body.article = article.id WHERE article.id = ?
"""
_SAID = """
SELECT statement.start, statement."end" FROM statement JOIN entity ON entity.id = statement.speaker
WHERE statement.run = ? AND entity.canonical IN (SELECT value FROM json_each(?)) ORDER BY statement.start
"""


@dataclass(frozen=True, slots=True)
class _Row:
    """An article that answers, as it is stored."""

    id: ArticleId
    score: float
    title: str
    outlet: str
    published: str | None
    text: str
    run: int | None


class Search:
    """One search over one snapshot of a workspace.

    Parameters
    ----------
    tree : Node or None
        The query as it was read; None finds nothing.
    query : str
        The same as it was typed.
    """

    def __init__(self, planner: Planner, tree: Node | None, query: str) -> None:
        self._tree = tree
        self._typed = folded(query).strip()
        self._planner = planner
        self._connection, self._counted = planner.connection, planner.counted
        self._deadline = planner.deadline

    def answer(self, where: Filter, limits: Limits) -> Answer:
        """Return the best of each kind, under the filter that was counted."""
        if self._tree is None:
            return Answer()
        found, texts = self.articles(limits.articles, limits.passages)  # first, as patterns may take all time
        called = actors(self._tree, self._counted, self._planner.named, self._holders)
        heard = self._planner.heard(self._leaves)
        best = ranked(called, self._typed, self._counted, self._planner.names, heard)[: limits.actors]
        rows = entities.entity_rows(self._connection, best, self._counted)
        self._deadline.check()
        relating = Relating(self._planner)
        mask = relating.found(self._tree)
        keys = relating.best(mask, limits.relations)
        lines = relations.relation_rows(self._connection, keys, where) if keys else []
        return Answer(
            tuple(rows),
            tuple(lines),
            tuple(texts),
            len(called),
            int(mask.sum()),
            found,
            self._deadline.missed,
            *self._noted(limits.notes),
        )

    def _holders(self, field: NoteHas | TagHas) -> set[int]:
        return self._planner.notes().holders(field, SubjectKind.ENTITY, self._deadline)

    def _noted(self, limit: int) -> tuple[tuple[FoundNote, ...], int]:
        """Return the newest notes that answer, and how many do."""
        assert self._tree is not None
        notes = self._planner.notes()
        numbers = notes.answering(self._tree, self._deadline)
        found = []
        for row in (notes.rows[number] for number in numbers[:limit]):
            places = self._places(row.text, in_note=True)
            shown = tuple(passages(row.text, places, 2)) or (beginning(row.text),)
            found.append(FoundNote(row.subject, row.name, shown))
        return tuple(found), len(numbers)

    def articles(self, limit: int, per_article: int | None) -> tuple[int, list[FoundArticle]]:
        """Return how many articles answer, and the best of them."""
        found, best = self._ranked(limit)
        return found, list(self._shown(best, per_article))

    def ids(self) -> list[ArticleId]:
        """Return all articles that answer, in no order."""
        return [] if self._tree is None else [ArticleId(id_) for id_ in self._planner.articles(self._tree)]

    def hits(self, limit: int, per_article: int | None) -> list[SearchHit]:
        """Return the places in texts, the best articles first, each with what is around it.

        An article of which only the title or the data answer has its first line as its place.
        """
        return list(islice(self._hits(limit, per_article), limit))

    def _hits(self, limit: int, per_article: int | None) -> Iterator[SearchHit]:
        for row in self._rows(self._ranked(limit)[1]):
            places = self._answering(row.text, row.run) or [_first_line(row.text)]
            for place in places[:per_article]:
                first, last = around(row.text, place)
                yield SearchHit(row.id, row.title, place, row.text[first:last], first, row.score)

    def _ranked(self, limit: int) -> tuple[int, list[tuple[int, float]]]:
        """Return how many articles answer, and the best with their scores: the newest if all are alike."""
        if self._tree is None:
            return 0, []
        rows = self._planner.scored(self._tree)
        if rows is None:
            ids = self._planner.articles(self._tree)
            expression = self._planner.expression(self._leaves) if ids else ""
            if not expression:
                return len(ids), self._newest(ids, limit)
            found = dict.fromkeys(ids, 0.0)
            found.update(fetch(self._connection, _SCORES, [expression, json.dumps(ids)]))
            rows = list(found.items())
        return len(rows), self._best(rows, limit)

    def _best(self, rows: list[tuple[int, float]], limit: int) -> list[tuple[int, float]]:
        """Return the rows of highest score, after what titles add to it."""
        numbers = np.fromiter(chain.from_iterable(rows), np.float64, 2 * len(rows)).reshape(-1, 2)
        ids, scores = numbers[:, 0].astype(np.int64), numbers[:, 1]
        for leaf in self._leaves:
            titled = self._planner.titled(leaf)
            if titled:
                scores[np.isin(ids, np.fromiter(titled, np.int64, len(titled)))] += TITLE_BONUS
        order = np.lexsort((-ids, -scores))[:limit]
        return list(zip(ids[order].tolist(), scores[order].tolist(), strict=True))

    def _newest(self, ids: list[int], limit: int) -> list[tuple[int, float]]:
        days = fetch(self._connection, _DAYS, [json.dumps(ids)])
        return [
            (id_, 0.0) for id_, _ in heapq.nsmallest(limit, days, key=lambda row: (-(row[1] or 0), row[0]))
        ]

    def _shown(self, best: list[tuple[int, float]], per_article: int | None) -> Iterator[FoundArticle]:
        for row in self._rows(best):
            places = self._answering(row.text, row.run)
            yield FoundArticle(
                row.id,
                row.title,
                row.outlet,
                row.published,
                row.score,
                tuple(self._places(row.title)),
                tuple(passages(row.text, places, per_article)),
                len(places),
            )

    def _rows(self, best: list[tuple[int, float]]) -> Iterator[_Row]:
        """Yield the articles one by one, the best first."""
        for id_, score in best:
            self._deadline.check()
            for row in fetch(self._connection, _ARTICLE, [id_]):
                yield _Row(ArticleId(id_), score, *row)

    def _answering(self, text: str, run: int | None) -> list[Span]:
        """Return the places of an article that answer: inside what was said, if that was asked for."""
        places = self._places(text)
        if not self._speakers:
            return places
        return _spoken(places, self._said(run))

    @cached_property
    def _leaves(self) -> tuple[Text, ...]:
        found = () if self._tree is None else positive_leaves(self._tree)
        return tuple(dict.fromkeys(leaf for leaf in found if isinstance(leaf, TEXTS)))

    @cached_property
    def _asked_of_notes(self) -> tuple[Text, ...]:
        found = () if self._tree is None else positive_leaves(self._tree)
        return tuple(leaf.name for leaf in found if isinstance(leaf, NoteHas))

    @cached_property
    def _speakers(self) -> list[int]:
        found = () if self._tree is None else positive_leaves(self._tree)
        asked = (self._planner.named(leaf.name) for leaf in found if isinstance(leaf, SaidBy))
        return sorted(set().union(*asked))

    def _places(self, text: str, *, in_note: bool = False) -> list[Span]:
        source = fold(text)
        tokens = Tokens(source.text)
        ranges: list[Range] = []
        for leaf in (*self._leaves, *(self._asked_of_notes if in_note else ())):
            ranges += self._planner.matcher.ranges(leaf, tokens)
        return spans(source, ranges)

    def _said(self, run: int | None) -> list[Span]:
        rows = fetch(self._connection, _SAID, [run, json.dumps(self._speakers)])
        return [Span(start, end) for start, end in rows]


def _first_line(text: str) -> Span:
    """Return the place of the first line that is not blank."""
    begin = len(text) - len(text.lstrip())
    end = text.find("\n", begin)
    return Span(begin, len(text.rstrip()) if end < 0 else end)


def _spoken(places: list[Span], said: list[Span]) -> list[Span]:
    """Return the places inside reported speech; the speech itself if no place is, nor was asked for."""
    if not places:
        return said
    inside = [place for place in places if any(one.contains(place) for one in said)]
    return inside or places
