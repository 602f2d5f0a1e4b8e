"""Reading from a workspace what an export of the graph holds."""

from __future__ import annotations

import hashlib
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING, TypeVar

from synpol_desktop import __version__
from synpol_desktop.arabic.writing import Writing
from synpol_desktop.core.dates import days
from synpol_desktop.core.filters import Filter
from synpol_desktop.core.ids import ArticleId, EntityId
from synpol_desktop.core.labels import LabelLanguage
from synpol_desktop.core.notes import Subject
from synpol_desktop.core.progress import Progress
from synpol_desktop.core.records import Article, Entity, Mention, RelationKey, RelationMention, Statement
from synpol_desktop.exporting.content import About, Actor, Content, Quote, Remarks, Tie
from synpol_desktop.exporting.themes import theme
from synpol_desktop.tasks.picturing import with_icons
from synpol_desktop.workspace.queries import ArticleQuery, ArticleSort

if TYPE_CHECKING:
    from synpol_desktop.core.network import FloatArray, Network
    from synpol_desktop.core.style import StyleSheet
    from synpol_desktop.core.styling.looks import Looks
    from synpol_desktop.core.styling.rules import Style
    from synpol_desktop.exporting.content import KeyLine
    from synpol_desktop.workspace import Workspace

T = TypeVar("T")
PAGE = 500
ASPECT = 1280 / 800
"""Width over height of what is laid out."""
MOST_TICKS, LEAST_TICKS, WORK = 600, 60, 300_000
"""Bounded by ticks, not by the clock, so that the same workspace always gives the same picture."""

_READING = 0.6
"""The share of the work that is reading; the rest is writing."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What of a workspace is exported, and how.

    Parameters
    ----------
    where : Filter
        Which facts.
    limit : int, optional
        Only so many of the strongest actors, as the graph shows; None for all.
    actors : frozenset of EntityId, optional
        Only these actors, such as those in view; None for all.
    places : mapping
        Where actors are on the screen, in layout units; those without a place are laid out.
    language : str
        Of everything that is not quoted.
    writing : Writing
        How dates and numbers are written where a person reads them.
    made : date, optional
        Today when left out.
    dark : bool
        Colours for a dark ground.
    origins : bool
        Whether names of imported files are written.
    notes : bool
        Whether notes are written; tags always are.
    overwrite : bool
        Whether a file that is there may be replaced.
    icons : bool
        Whether nodes of pictures carry the icons of their types where the analyst chose none.
    style : Style, optional
        Rules of looks; those that the workspace holds when left out.
    without : frozenset of RelationKey
        Relations that are left out.
    key : tuple of KeyLine
        What the rules mean, for the legend of a report.
    """

    where: Filter
    limit: int | None = None
    actors: frozenset[EntityId] | None = None
    places: Mapping[EntityId, tuple[float, float]] = field(default_factory=dict)
    language: str = "ar"
    writing: Writing = field(default_factory=Writing)
    made: date | None = None
    dark: bool = False
    origins: bool = False
    overwrite: bool = False
    icons: bool = False
    style: Style | None = None
    without: frozenset[RelationKey] = field(default_factory=frozenset)
    key: tuple[KeyLine, ...] = ()
    notes: bool = False


class Entities(dict[EntityId, Entity]):
    """Entities that were asked for once, so that each is read once.

    They are called in the language of labels; their own name is the first alias then.
    """

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace

    def __missing__(self, id_: EntityId) -> Entity:
        entity = self[id_] = self._labelled([self._workspace.entity(id_)])[0]
        return entity

    def read(self, ids: Sequence[EntityId]) -> None:
        """Read canonical entities at once."""
        missing = [id_ for id_ in ids if id_ not in self]
        found = self._labelled(self._workspace.entities(missing))
        self.update((entity.id, entity) for entity in found)

    def _labelled(self, entities: Sequence[Entity]) -> list[Entity]:
        if self._workspace.label_language is LabelLanguage.ARABIC:
            return list(entities)
        drawn = self._workspace.labels(entity.id for entity in entities)
        labels = {id_: unicodedata.normalize("NFC", label) for id_, label in drawn.items()}
        return [
            entity
            if labels[entity.id] == entity.name
            else replace(entity, name=labels[entity.id], aliases=(entity.name, *entity.aliases))
            for entity in entities
        ]


def admits(where: Filter, article: Article) -> bool:
    """Whether a filter admits what has no date but its article's: mentions, statements."""
    if where.articles is not None and article.id not in where.articles:
        return False
    if where.outlets and article.outlet not in where.outlets:
        return False
    if where.first is None and where.last is None:
        return True
    if article.published is None:
        return False
    first, last = days(article.published)
    return not (where.first and last < where.first) and not (where.last and first > where.last)


def pages(ids: Sequence[T]) -> Iterator[Sequence[T]]:
    """Yield ids some hundred at a time."""
    for start in range(0, len(ids), PAGE):
        yield ids[start : start + PAGE]


def gather(workspace: Workspace, wish: Wish, progress: Progress) -> Content:
    """Read what a wish names; mentions and statements are read later, article by article.

    Raises
    ------
    CancelledError
        If the user asked to stop.
    """

    def step(share: float) -> None:
        progress.step(round(1000 * share), 1000, workspace.path.stem)

    step(0.0)
    net, hidden = drawn(workspace, wish)
    chosen = frozenset(EntityId(id_) for id_ in net.ids.tolist())
    entities = Entities(workspace)
    looks = dressed(workspace, wish, net, theme(wish.dark), Progress(lambda *_: step(0.0)))
    actors = tuple(_actors(workspace, wish, net, entities, looks))
    articles, quotes = _quotes(workspace, wish, chosen, progress)
    notes = workspace.all_notes() if wish.notes else {}
    actors = tuple(_with_remarks(workspace, actors, notes))
    ties = tuple(
        replace(tie, note=notes.get(Subject.of_relation(tie.row.key), ""))
        for tie in _ties(workspace, wish, net, quotes, looks)
    )
    for tie in ties:
        for quote in tie.quotes:
            for other in (quote.relation.place, quote.relation.speaker):
                if other is not None:
                    entities[other]  # read

    def mentions(id_: ArticleId) -> Iterable[Mention]:
        for mention in workspace.mentions(id_):
            if mention.entity in chosen:
                yield mention

    def statements(id_: ArticleId) -> Iterable[Statement]:
        for statement in workspace.statements(id_):
            if statement.speaker in chosen:
                yield statement

    return Content(
        _about(workspace, wish, articles, hidden),
        theme(wish.dark),
        actors,
        ties,
        articles,
        entities,
        mentions,
        statements,
        wish.origins,
        lambda share: step(_READING + (1 - _READING) * share),
        wish.key,
        remarks_on(workspace, articles, notes),
    )


def drawn(workspace: Workspace, wish: Wish) -> tuple[Network, int]:
    """Return the network of a wish, and how many actors with relations are left out of it."""
    from synpol_desktop.graph.building import network

    facts = workspace.facts(wish.where)
    if wish.actors is not None:
        net, hidden = network(facts, 0, wish.actors)
    elif wish.limit is not None:
        net, hidden = network(facts, wish.limit)
    else:
        net, hidden = network(facts, len(facts.ids), facts.ids.tolist())
    return with_icons(workspace, _without(net, wish.without), by_type=wish.icons), hidden


def _without(net: Network, keys: frozenset[RelationKey]) -> Network:
    """Return a network without some of its edges."""
    if not keys:
        return net
    kept = [edge for edge in range(net.m) if net.key(edge) not in keys]
    return replace(net, edges=net.edges[kept], relations=net.relations[kept], weights=net.weights[kept])


def dressed(
    workspace: Workspace, wish: Wish, net: Network, sheet: StyleSheet, progress: Progress | None = None
) -> Looks:
    """Return the looks of a network as a wish has them."""
    from synpol_desktop.tasks.styling import kept_style, looks_of

    style = kept_style(workspace) if wish.style is None else wish.style
    return looks_of(workspace, wish.where, net, style, sheet, progress)


def placed(workspace: Workspace, net: Network, wish: Wish) -> FloatArray:
    """Return where a network's nodes are: on the screen, when last seen, or laid out anew."""
    import numpy as np

    from synpol_desktop.graph.layout import ForceLayout

    pins = workspace.pins()
    known = {**workspace.saved_positions(), **wish.places, **pins}
    start = np.full((net.n, 2), np.nan)
    for node, id_ in enumerate(net.ids.tolist()):
        if EntityId(id_) in known:
            start[node] = known[EntityId(id_)]
    missing = np.isnan(start).any(axis=1)
    if not missing.any():
        return start
    first = None if missing.all() else start
    layout = ForceLayout(net.n, net.edges, np.sqrt(net.weights), first, aspect=ASPECT)
    for node, id_ in enumerate(net.ids.tolist()):
        if EntityId(id_) in pins:
            layout.pin(node, pins[EntityId(id_)])
    layout.run(max_ticks=min(max(WORK // max(net.n, 1), LEAST_TICKS), MOST_TICKS))
    return np.array(layout.positions)


def _actors(
    workspace: Workspace, wish: Wish, net: Network, entities: Entities, looks: Looks
) -> Iterator[Actor]:
    xy = placed(workspace, net, wish) if net.n else None
    ids = [EntityId(id_) for id_ in net.ids.tolist()]
    rows = {row.id: row for page in pages(ids) for row in workspace.entity_rows(page, wish.where)}
    for page in pages(ids):
        entities.read(page)
    for node, id_ in enumerate(ids):
        assert xy is not None
        importance = float(net.importance[node])
        x, y = float(xy[node, 0]), float(xy[node, 1])
        entity = entities[id_]
        dot, radius = looks.dots[int(looks.dot_of[node])], float(looks.radius[node])
        yield Actor(entity, rows[id_], x, y, importance, dot.fill, radius, dot)


def _with_remarks(
    workspace: Workspace, actors: Iterable[Actor], notes: Mapping[Subject, str]
) -> Iterator[Actor]:
    actors = list(actors)
    tags = workspace.entity_tags(actor.entity.id for actor in actors)
    for actor in actors:
        note = notes.get(Subject.of_entity(actor.entity.id), "")
        yield replace(actor, remarks=Remarks(tags.get(actor.entity.id, ()), note))


def remarks_on(
    workspace: Workspace, articles: Iterable[Article], notes: Mapping[Subject, str]
) -> dict[ArticleId, Remarks]:
    """Return what is written on each article that has tags or a note."""
    ids = [article.id for article in articles]
    tags = workspace.article_tags(ids)
    said = {id_: Remarks(tags.get(id_, ()), notes.get(Subject.of_article(id_), "")) for id_ in ids}
    return {id_: remarks for id_, remarks in said.items() if remarks != Remarks()}


def _quotes(
    workspace: Workspace, wish: Wish, chosen: frozenset[EntityId], progress: Progress
) -> tuple[tuple[Article, ...], dict[RelationKey, list[Quote]]]:
    articles, quotes = [], defaultdict(list)
    ids = workspace.article_ids(ArticleQuery(sort=ArticleSort.DATE, descending=False))
    where = workspace.settled(wish.where)
    for done, id_ in enumerate(ids):
        progress.step(round(1000 * _READING * done / len(ids)), 1000, workspace.path.stem)
        article = workspace.article(id_)
        relations = [
            relation
            for relation in workspace.relation_mentions(id_, where)
            if relation.source in chosen and relation.target in chosen
        ]
        if relations or admits(where, article):
            articles.append(article)
        for relation in relations:
            quotes[_key(relation)].append(Quote(relation, article))
    return tuple(articles), quotes


def _key(relation: RelationMention) -> RelationKey:
    source, target = relation.source, relation.target
    if relation.type.symmetric and source > target:
        source, target = target, source
    return RelationKey(source, relation.type, target)


def _ties(
    workspace: Workspace,
    wish: Wish,
    net: Network,
    quotes: Mapping[RelationKey, list[Quote]],
    looks: Looks,
) -> Iterator[Tie]:
    keys = [net.key(edge) for edge in range(net.m)]
    pens = {key: looks.line(edge) for edge, key in enumerate(keys)}
    for page in pages(keys):
        for row in workspace.relation_rows(page, wish.where):
            found = sorted(quotes[row.key], key=lambda quote: quote.date or "", reverse=True)
            pen = pens[row.key]
            yield Tie(row, pen.colour, tuple(found), pen)


def _about(workspace: Workspace, wish: Wish, articles: Iterable[Article], hidden: int) -> About:
    digest = hashlib.sha256("\n".join(sorted(article.digest for article in articles)).encode()).hexdigest()
    return About(
        workspace.path.stem,
        wish.made or date.today(),
        __version__,
        wish.language,
        wish.where,
        digest,
        workspace.notice,
        wish.actors is not None and bool(hidden or wish.without),
        hidden,
        wish.writing,
    )
