"""How an open workspace is asked: each question sees one state of it; and how it is searched."""

from __future__ import annotations

import contextlib
import dataclasses
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

from sqlalchemy import Connection

from synpol_desktop.core.filters import Filter
from synpol_desktop.core.ids import ArticleId, EntityId
from synpol_desktop.core.records import Occurrence, SearchHit
from synpol_desktop.workspace.checking import is_sound
from synpol_desktop.workspace.connection import engine
from synpol_desktop.workspace.failures import NONSENSE, damaged, in_plain_words
from synpol_desktop.workspace.presence import Presence
from synpol_desktop.workspace.reading import concordance, entities
from synpol_desktop.workspace.reading.aggregates import Aggregate, Aggregates
from synpol_desktop.workspace.searching.answers import Answer, Limits
from synpol_desktop.workspace.searching.finding import Search
from synpol_desktop.workspace.searching.lexicon import Lexicon
from synpol_desktop.workspace.searching.parser import parse
from synpol_desktop.workspace.searching.patterns import Deadline
from synpol_desktop.workspace.searching.planning import Planner

T = TypeVar("T")


class Searcher:
    """Searches of one file, and what all questions to it have in common."""

    def __init__(self, path: Path, mode: str, presence: Presence) -> None:
        self._engine = engine(path, mode, presence=presence)
        self._aggregates = Aggregates(kept=mode != "ro")
        self._lexicon = Lexicon(kept=mode != "ro")
        self._worded: tuple[int, str, frozenset[ArticleId]] | None = None

    def _read(self, question: Callable[..., T], *arguments: object) -> T:
        given = [self.settled(each) if isinstance(each, Filter) else each for each in arguments]
        with self._snapshot() as connection:
            try:
                return question(connection, *given)
            except NONSENSE as error:
                # A damaged file may hold values that no record takes. In a sound one this is a bug.
                if is_sound(connection):
                    raise
                raise damaged() from error

    @contextlib.contextmanager
    def _snapshot(self, seconds: float | None = None) -> Iterator[Connection]:
        with (
            in_plain_words(),
            self._engine.connect().execution_options(seconds=seconds) as connection,
            connection.begin(),
        ):
            yield connection

    def _counted(self, where: Filter) -> Aggregate:
        return self._aggregates.get(self.settled(where), self._snapshot)

    def settled(self, where: Filter) -> Filter:
        """Return a filter whose words are looked up: it names the articles that have them.

        Raises
        ------
        QueryError
            If the words can't be understood.
        """
        if not where.text:
            return where
        generation, known = self._aggregates.generation, self._worded
        if known is None or known[:2] != (generation, where.text) or not self._aggregates.kept:
            known = self._worded = generation, where.text, frozenset(self.articles_with(where.text))
        found = known[2]
        return dataclasses.replace(
            where, articles=found if where.articles is None else found & where.articles
        )

    def find(
        self,
        query: str,
        where: Filter,
        limits: Limits,
        *,
        typing: bool = False,
        stopped: Callable[[], bool] = lambda: False,
    ) -> Answer:
        """Return the actors, relations and articles that answer a query, the best of each first.

        Parameters
        ----------
        where : Filter
            Which actors and relations are looked through; articles all are.
        typing : bool
            Whether the query is still typed: its last word may go on.
        stopped : callable
            Whether nobody waits for the answer any more.

        Raises
        ------
        QueryError
            If the query can't be understood; it says where.
        CancelledError
            If it was stopped.
        """
        deadline = Deadline(limits.seconds, stopped)
        return self._searching(
            query, where, lambda search: search.answer(where, limits), deadline=deadline, typing=typing
        )

    def prepare_search(self) -> None:
        """Read what searches keep of names, titles and notes, so that the first key needn't wait for it."""
        generations = self._lexicon.generation, self._lexicon.noted

        def prepare(connection: Connection) -> None:
            with self._lexicon.lock:
                self._lexicon.prepare(connection, *generations)

        self._read(prepare)

    def search(self, query: str, limit: int = 200, per_article: int | None = None) -> list[SearchHit]:
        """Return places in texts, at most so many of each; QueryError if the query can't be understood."""
        return self._searching(query, Filter(), lambda search: search.hits(limit, per_article))

    def articles_with(self, query: str) -> list[ArticleId]:
        """Return all articles that answer a query as it is typed, in no order.

        Raises
        ------
        QueryError
            If the query can't be understood.
        """
        return self._searching(query, Filter(), Search.ids, typing=True)

    def _searching(
        self,
        query: str,
        where: Filter,
        question: Callable[[Search], T],
        *,
        deadline: Deadline | None = None,
        typing: bool = False,
    ) -> T:
        tree = parse(query, typing=typing)
        generation, noted = self._lexicon.generation, self._lexicon.noted
        counted = self._counted(where)
        until = deadline or Deadline(Limits.seconds)

        def answer(connection: Connection) -> T:
            with self._lexicon.lock:
                planner = Planner(connection, self._lexicon, (generation, noted), counted, until)
                return question(Search(planner, tree, query))

        return self._read(answer)

    def search_entities(self, text: str, limit: int = 20) -> list[EntityId]:
        """Return entities by a part of a name or alias, the best first."""
        return self._read(entities.search_entities, text, limit, self._counted(Filter()))

    def occurrences(self, words: str, limit: int = 2000) -> list[Occurrence]:
        """Return where the same words stand, the newest article first."""
        return self._read(concordance.occurrences, words, limit)
