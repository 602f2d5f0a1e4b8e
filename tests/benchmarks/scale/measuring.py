"""Processor time of what the window asks: a busy machine makes it longer by some, not by many times."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Sequence
from datetime import date
from functools import partial

from synpol_desktop.core.blocs import NO_BLOC
from synpol_desktop.core.filters import EVERYTHING, Filter
from synpol_desktop.core.ids import EntityId
from synpol_desktop.core.kinds import EntityType
from synpol_desktop.core.labels import LabelLanguage
from synpol_desktop.workspace import Workspace
from synpol_desktop.workspace.edits import RenameEntity
from synpol_desktop.workspace.queries import (
    ArticleQuery,
    EntityQuery,
    EntitySort,
    RelationQuery,
    RelationSort,
)
from synpol_desktop.workspace.searching.answers import Limits

RUNS = 5
_BY_NAME = EntityQuery(sort=EntitySort.NAME)
TYPED = ("مفاوضات الحكومة", "Jamous", "هدنة حلب", "اتفاق وقف", '"مجلس قرار"', "type:accuses هدنة")
ASKED = (
    "مفاوضات",
    "مفاوضات حكومة هدنة",
    '"مفاوضات الحكومة"',
    "مفاوضات OR هدنة",
    "(مفاوضات OR هدنة) (حلب OR دمشق) -جنيف",
    "حلب NEAR/5 دمشق",
    "مفاوضات NEAR/5 قرا*",
    "تفاو*",
    "مفاوضاط~1",
    "مفاوضات date:2015..2016",
    'هدنة outlet:"وكالة 3"',
    "type:accuses",
    "هدنة type:person",
    "/مفاوض\\w+ الحكوم/",
    "حلب /[بتث]ا\\w{6}/",
    "/(ا|اا)+ب$/",
)


def ask_all(workspace: Workspace) -> None:
    """Print the times of the questions of tables, graph and selection, then those of searches."""
    shown = Filter()
    _print("first counts (reads all facts)", [_once(lambda: workspace.counts(shown))])
    print(workspace.counts(EVERYTHING))
    _tables(workspace, shown)
    _selection(workspace, shown)
    _typing(workspace, shown)
    _searches(workspace, shown)
    print(f"largest memory in use: {memory_mb():.0f} MB")


def memory_mb() -> float:
    """Return the most memory that the process had so far; 0 where the system does not tell."""
    if sys.platform == "win32":
        return 0.0
    import resource

    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most / (1e6 if sys.platform == "darwin" else 1e3)


def _tables(workspace: Workspace, shown: Filter) -> None:
    year = Filter(first=date(2015, 1, 1), last=date(2015, 12, 31))
    people = Filter(types=frozenset({EntityType.PER, EntityType.ORG}))
    _time("counts", lambda: workspace.counts(shown))
    _time("facts of the graph", lambda: workspace.facts(shown))
    _time("facts, one year", lambda: workspace.facts(year))
    _time("facts, two types", lambda: workspace.facts(people))
    _time("article ids by date", lambda: workspace.article_ids(ArticleQuery()))
    _time("article ids with a word", lambda: workspace.article_ids(ArticleQuery(text="هدنة")))
    articles = workspace.article_ids(ArticleQuery())
    _time("article rows, page of 100", lambda: workspace.article_rows(articles[:100]))
    for sort in (EntitySort.NAME, EntitySort.MENTIONS, EntitySort.DEGREE):
        query = EntityQuery(sort=sort)
        _time(f"entity ids by {sort}", partial(workspace.entity_ids, query, shown))
    _time("entity ids with a word", lambda: workspace.entity_ids(EntityQuery(text="سال"), shown))
    entities = workspace.entity_ids(EntityQuery(), shown)
    _time("entity rows, page of 100", lambda: workspace.entity_rows(entities[:100], shown))
    for order in (RelationSort.MENTIONS, RelationSort.SOURCE, RelationSort.LAST):
        relations = RelationQuery(sort=order)
        _time(f"relation keys by {order}", partial(workspace.relation_keys, relations, shown))
    keys = workspace.relation_keys(RelationQuery(), shown)
    _time("relation rows, page of 100", lambda: workspace.relation_rows(keys[:100], shown))


def _selection(workspace: Workspace, shown: Filter) -> None:
    articles = workspace.article_ids(ArticleQuery())
    entities = workspace.entity_ids(EntityQuery(), shown)
    keys = workspace.relation_keys(RelationQuery(), shown)
    strongest, middling = entities[0], entities[len(entities) // 2]
    for name, entity in (("strongest actor", strongest), ("middling actor", middling)):
        _time(f"{name}: card", partial(workspace.entity, entity))
        _time(f"{name}: strongest ties", partial(_ties, workspace, entity, shown))
        _time(f"{name}: names by outlet", partial(workspace.name_uses, entity, shown))
        _time(f"{name}: offices", partial(workspace.roles, entity, shown))
        _time(f"{name}: articles", partial(workspace.articles_of, entity, shown))
        _time(f"{name}: relations", partial(workspace.relations_of, entity, shown))
        _time(f"{name}: mentions", partial(workspace.mentions_of, entity, shown))
        _time(f"{name}: statements", partial(workspace.statements_of, entity))
    _time("relation: evidence", lambda: workspace.evidence(keys[0], shown))
    _time("article: text", lambda: workspace.article(articles[0]))
    _time("article: mentions", lambda: workspace.mentions(articles[0]))
    _time("article: relations", lambda: workspace.relation_mentions(articles[0], shown))
    _time("review queue", lambda: workspace.review())
    _time("blocs", workspace.bloc_rows)
    _time("counts of a bloc", lambda: workspace.counts(Filter(blocs=frozenset({"مجموعة السبع"}))))
    _time("counts of no bloc", lambda: workspace.counts(Filter(blocs=frozenset({NO_BLOC}))))
    workspace.label_language = LabelLanguage.LATIN
    _time("facts in Latin letters", lambda: workspace.facts(shown))
    _time("entity ids by name in Latin letters", lambda: workspace.entity_ids(_BY_NAME, shown))
    workspace.label_language = LabelLanguage.ARABIC
    _time("rename and undo", lambda: (workspace.do(RenameEntity(strongest, "اسم")), workspace.undo()))
    _time(
        "rename, counts, undo",
        lambda: (
            workspace.do(RenameEntity(strongest, "اسم")),
            workspace.counts(shown),
            workspace.undo(),
        ),
    )


def _ties(workspace: Workspace, entity: EntityId, shown: Filter) -> None:
    """Read the ties that a card shows first."""
    keys = workspace.ties_by_quad(entity, shown)
    workspace.relation_rows([key for each in keys.values() for key in each[:12]], shown)


def _typing(workspace: Workspace, shown: Filter) -> None:
    """Print the time of each keystroke while queries are typed."""
    actor = workspace.entity(workspace.entity_ids(EntityQuery(), shown)[0]).name
    limits = Limits()
    _print("getting ready for a search, when the box is entered", [_once(workspace.prepare_search)])
    _print("first search", [_once(lambda: workspace.find("هدنة", shown, limits))])
    every: list[tuple[float, str]] = []
    for query in (*TYPED, actor):
        typed = [query[:end] for end in range(1, len(query) + 1)]
        times = [
            (_once(partial(workspace.find, words, shown, limits, typing=True)), words)
            for words in typed
            if words.count('"') != 1  # a phrase that is not closed yet costs nothing
        ]
        _print(f"keystrokes of {query}", [ms for ms, _ in times], f"slowest: {max(times)[1]}")
        every += times
    _print("all keystrokes", [ms for ms, _ in every])
    print(f"{sum(ms <= 50 for ms, _ in every)} of {len(every)} keystrokes within 50 ms")


def _searches(workspace: Workspace, shown: Filter) -> None:
    for query in ASKED:
        answer = workspace.find(query, shown, Limits())
        note = f"{answer.all_articles} articles{', not all looked at' if answer.partial else ''}"
        times = [_once(partial(workspace.find, query, shown, Limits())) for _ in range(RUNS)]
        _print(f"search {query}", times, note)


def _time(name: str, question: Callable[[], object]) -> None:
    _print(name, [_once(question) for _ in range(RUNS)])


def _once(question: Callable[[], object]) -> float:
    begun = time.process_time()
    question()
    return (time.process_time() - begun) * 1000


def _print(name: str, times: Sequence[float], note: str = "") -> None:
    ordered = sorted(times)
    print(f"{name:<40} {ordered[len(ordered) // 2]:8.1f} ms {ordered[-1]:8.1f} ms  {note}".rstrip())
