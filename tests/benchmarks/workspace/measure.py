"""Time the questions that the window asks of a large workspace.

Usage: ``python -m tests.benchmarks.workspace.measure [FILE]``; a workspace of 10 000 articles with 30 000
entities and 200 000 relation mentions is made if FILE is not there. Prints the median and slowest of five.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

from synpol_desktop.core.filters import EVERYTHING, Filter
from synpol_desktop.core.kinds import EntityType
from synpol_desktop.workspace import Workspace
from synpol_desktop.workspace.edits import MergeEntities, RenameEntity
from synpol_desktop.workspace.queries import (
    ArticleQuery,
    EntityQuery,
    EntitySort,
    RelationQuery,
    RelationSort,
)
from tests.benchmarks.workspace.generating import corpus

ARTICLES, ENTITIES = 10_000, 30_000


def main() -> None:
    """Make the workspace if needed, ask, print."""
    path = Path(sys.argv[1] if len(sys.argv) > 1 else Path(tempfile.gettempdir()) / "benchmark.synpol")
    if not path.exists():
        _make(path)
    print(f"file: {path.stat().st_size / 1e6:.0f} MB")
    begun = time.perf_counter()
    with Workspace.open(path) as workspace:
        print(f"open: {(time.perf_counter() - begun) * 1000:.0f} ms")
        _ask(workspace)


def _make(path: Path) -> None:
    adding = storing = 0.0
    with Workspace.create(path) as workspace, workspace.batch("benchmark") as batch:
        for draft, findings in corpus(ARTICLES, ENTITIES):
            begun = time.perf_counter()
            article = batch.add(draft)
            added = time.perf_counter()
            assert article is not None
            batch.store(article, findings)
            adding += added - begun
            storing += time.perf_counter() - added
    print(f"add: {ARTICLES / adding:.0f} articles/s, store: {ARTICLES / storing:.0f} articles/s")


def _ask(workspace: Workspace) -> None:
    shown = Filter()
    year = Filter(first=date(2015, 1, 1), last=date(2015, 12, 31))
    people = Filter(types=frozenset({EntityType.PER, EntityType.ORG}))
    print(workspace.counts(EVERYTHING))
    _time("counts", lambda: workspace.counts(shown))
    _time("facts", lambda: workspace.facts(shown))
    _time("facts, everything", lambda: workspace.facts(EVERYTHING))
    _time("facts, one year", lambda: workspace.facts(year))
    _time("facts, two types", lambda: workspace.facts(people))
    _time("article ids by date", lambda: workspace.article_ids(ArticleQuery()))
    _time("article ids, filtered", lambda: workspace.article_ids(ArticleQuery(text="سامر")))
    articles = workspace.article_ids(ArticleQuery())
    _time("article rows, page of 100", lambda: workspace.article_rows(articles[:100]))
    for sort in EntitySort:
        _time(f"entity ids by {sort}", lambda sort=sort: workspace.entity_ids(EntityQuery(sort=sort), shown))
    _time("entity ids, filtered", lambda: workspace.entity_ids(EntityQuery(text="سامر"), shown))
    entities = workspace.entity_ids(EntityQuery(), shown)
    _time("entity rows, page of 100", lambda: workspace.entity_rows(entities[:100], shown))
    for order in (RelationSort.MENTIONS, RelationSort.SOURCE, RelationSort.LAST):
        _time(
            f"relation keys by {order}",
            lambda order=order: workspace.relation_keys(RelationQuery(sort=order), shown),
        )
    keys = workspace.relation_keys(RelationQuery(), shown)
    _time("relation rows, page of 100", lambda: workspace.relation_rows(keys[:100], shown))
    _time("selection: entity", lambda: workspace.entity(entities[0]))
    _time("selection: its articles", lambda: workspace.articles_of(entities[0], shown))
    _time("selection: its relations", lambda: workspace.relations_of(entities[0], shown))
    _time("selection: its mentions", lambda: workspace.mentions_of(entities[0], shown))
    _time("selection: evidence", lambda: workspace.evidence(keys[0], shown))
    _time("selection: article", lambda: workspace.article(articles[0]))
    _time("selection: article's mentions", lambda: workspace.mentions(articles[0]))
    _time("selection: article's relations", lambda: workspace.relation_mentions(articles[0], shown))
    _time("search", lambda: workspace.search("سامر نوري", 50))
    _time("search, common word", lambda: workspace.search("سامر", 50))
    _time("search entities", lambda: workspace.search_entities("سامر", 20))
    _time(
        "counts after a commit",
        lambda: (workspace.do(RenameEntity(entities[0], "اسم")), workspace.counts(shown)),
    )
    _time("rename and undo", lambda: (workspace.do(RenameEntity(entities[0], "اسم")), workspace.undo()))
    _time("merge and undo", lambda: (workspace.do(MergeEntities(tuple(entities[:3]))), workspace.undo()))


def _time(name: str, question: Callable[[], object]) -> None:
    times = []
    for _ in range(5):
        begun = time.perf_counter()
        question()
        times.append((time.perf_counter() - begun) * 1000)
    times.sort()
    print(f"{name:<32} {times[2]:8.1f} ms  {times[4]:8.1f} ms")


if __name__ == "__main__":
    main()
