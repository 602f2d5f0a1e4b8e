"""What an open workspace answers."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Sequence
from dataclasses import replace

from sqlalchemy import Connection, Table, select

from synpol_desktop.core.comparing import Comparison
from synpol_desktop.core.facets import Facets
from synpol_desktop.core.facts import Facts
from synpol_desktop.core.filters import Filter
from synpol_desktop.core.found import Findings
from synpol_desktop.core.ids import ArticleId, EntityId, RelationMentionId
from synpol_desktop.core.kinds import EntityType
from synpol_desktop.core.moments import Moments
from synpol_desktop.core.records import (
    Article,
    ArticleRow,
    Counts,
    DateMention,
    Entity,
    EntityRow,
    Evidence,
    HistoryStep,
    Mention,
    RelationKey,
    RelationMention,
    RelationRow,
    Statement,
)
from synpol_desktop.core.review import Review, ReviewKind
from synpol_desktop.core.spans import Span
from synpol_desktop.core.styling.columns import Known
from synpol_desktop.core.views import SavedView
from synpol_desktop.workspace import hashing, history
from synpol_desktop.workspace.carded import Carded
from synpol_desktop.workspace.queries import (
    ArticleQuery,
    EntityQuery,
    EntitySort,
    RelationQuery,
    RelationSort,
)
from synpol_desktop.workspace.reading import (
    articles,
    attributes,
    cards,
    comparing,
    decisions,
    entities,
    facets,
    facts,
    findings,
    relations,
    review,
)
from synpol_desktop.workspace.reading.decisions import Decisions
from synpol_desktop.workspace.reading.findings import Said
from synpol_desktop.workspace.schema import pin, position, saved_view
from synpol_desktop.workspace.searching.problems import QueryError

Positions = dict[EntityId, tuple[float, float]]


class Reader(Carded):
    """Questions to one file, from any thread; each sees one state of it."""

    def facets(self, where: Filter) -> Facets:
        """Return what each value of a filter would show."""
        columns = self._aggregates.columns(self._snapshot)
        groups = facets.Groups(self.bloc_members(where.last), self.tagged_actors(), self.tagged_articles())
        return facets.facets(columns, self.worded(where), groups)

    def counts(self, where: Filter) -> Counts:
        """Return what the status bar shows."""
        return self._read(facts.counts, self._counted(where))

    def less_sure(self, where: Filter) -> int:
        """Return how many relations a filter leaves out only because they aren't sure enough."""
        counted = self._counted(where)
        everyone = counted.relations_under(replace(self.settled(where), min_confidence=0.0))
        return everyone - len(counted.weights)

    def article_ids(self, query: ArticleQuery) -> list[ArticleId]:
        """Return the articles that a table shows, in its order."""
        found: list[ArticleId] = []
        if query.text.strip():
            with contextlib.suppress(QueryError):  # what is still being typed finds nothing
                found = self.articles_with(query.text)
        return self._read(articles.article_ids, query, found)

    def article_rows(self, ids: Sequence[ArticleId]) -> list[ArticleRow]:
        """Return the lines of these articles; those that are gone are left out."""
        return self._read(articles.article_rows, ids)

    def article(self, id_: ArticleId) -> Article:
        """Return an article with its text; SynpolError if it is gone."""
        return self._read(articles.article, id_)

    def entity_ids(self, query: EntityQuery, where: Filter) -> list[EntityId]:
        """Return the entities that a table shows, in its order."""
        by_name = query.sort is EntitySort.NAME
        order = self._order(query.text, by_name=by_name)
        return self._read(entities.entity_ids, query, self._counted(where), *order)

    def entity_rows(self, ids: Sequence[EntityId], where: Filter) -> list[EntityRow]:
        """Return the lines of these entities, counted under the filter."""
        return self._named(self._read(entities.entity_rows, ids, self._counted(where)))

    def entity(self, id_: EntityId) -> Entity:
        """Return the canonical entity that an entity belongs to; SynpolError if there is none."""
        return self._read(cards.entity, id_)

    def entities(self, ids: Sequence[EntityId]) -> list[Entity]:
        """Return the canonical entities of these, in the order asked for, without those that are gone."""
        return self._read(cards.entities, ids)

    def entity_types(self, ids: Iterable[EntityId]) -> dict[EntityId, EntityType]:
        """Return the shown type of each entity that is there."""
        return self._read(cards.entity_types, ids)

    def members(self, id_: EntityId) -> list[Entity]:
        """Return the entities that judgements joined into one, each as it is by itself."""
        return self._read(cards.members, id_)

    def kept_apart(self) -> set[tuple[EntityId, EntityId]]:
        """Return the pairs of canonical entities that the analyst judged different, the smaller id first."""
        return self._read(cards.kept_apart)

    def relation_keys(self, query: RelationQuery, where: Filter) -> Sequence[RelationKey]:
        """Return the relations that a table shows, in its order."""
        order = self._order(query.text, by_name=query.sort in (RelationSort.SOURCE, RelationSort.TARGET))
        return self._read(relations.relation_keys, query, self._counted(where), *order)

    def relation_rows(self, keys: Sequence[RelationKey], where: Filter) -> list[RelationRow]:
        """Return the lines of these relations, counted under the filter."""
        return self._related(self._read(relations.relation_rows, keys, where))

    def mentions(self, id_: ArticleId) -> list[Mention]:
        """Return the mentions of an article, in text order."""
        return self._read(entities.mentions_in, id_)

    def mentions_of(self, id_: EntityId, where: Filter) -> list[Mention]:
        """Return the mentions of an entity, article by article."""
        return self._read(entities.mentions_of, id_, where)

    def relation_mentions(self, id_: ArticleId, where: Filter) -> list[RelationMention]:
        """Return the relation mentions of an article, in text order."""
        return self._read(relations.relation_mentions, id_, where)

    def evidence(self, key: RelationKey, where: Filter) -> list[Evidence]:
        """Return every place that states a relation, the newest article first."""
        return self._read(relations.evidence, key, where)

    def evidence_of(self, ids: Sequence[RelationMentionId]) -> list[Evidence]:
        """Return these relation mentions as evidence, in the order asked for, without those that are gone."""
        return self._read(relations.evidence_of, ids)

    def moments(self, where: Filter) -> Moments:
        """Return when the relation mentions under a filter are of, whatever its bounds on dates."""
        return self._counted(where.whenever()).moments(where.basis)

    def compared(self, before: Filter, after: Filter) -> Comparison:
        """Return the relations that either filter shows, with how often each shows them."""
        return self._read(comparing.compared, self._counted(before), self._counted(after))

    def relations_of(self, id_: EntityId, where: Filter) -> Sequence[RelationKey]:
        """Return the relations of an entity, those with most evidence first."""
        return self._read(relations.relations_of, id_, self._counted(where))

    def articles_of(self, id_: EntityId, where: Filter) -> list[ArticleId]:
        """Return the articles that name an entity, the newest first."""
        return self._read(articles.articles_of, id_, where)

    def statements(self, id_: ArticleId) -> list[Statement]:
        """Return the reported speech of an article."""
        return self._read(articles.statements_in, id_)

    def statements_of(self, id_: EntityId) -> list[Statement]:
        """Return what an entity is reported to have said."""
        return self._read(articles.statements_of, id_)

    def dates(self, id_: ArticleId) -> list[DateMention]:
        """Return the date expressions of an article."""
        return self._read(articles.dates, id_)

    def furniture(self, id_: ArticleId) -> list[Span]:
        """Return what is page furniture in an article's text."""
        return self._read(articles.furniture_of, id_)

    def facts(self, where: Filter) -> Facts:
        """Return what the graph is built from."""
        return self._called(self._read(facts.facts, self._counted(where)))

    def node_columns(self, where: Filter, names: Iterable[str]) -> Known:
        """Return attributes of the actors under a filter, as rules of looks ask for them."""
        return attributes.node_columns(self._counted(where), names)

    def edge_columns(self, where: Filter, names: Iterable[str]) -> Known:
        """Return attributes of the relations under a filter, as rules of looks ask for them."""
        return attributes.edge_columns(self._counted(where), names)

    def review(self, kinds: frozenset[ReviewKind] = frozenset(ReviewKind), limit: int = 500) -> Review:
        """Return what waits for the analyst's word, the weightiest first."""
        return self._read(review.review, kinds, limit, self._counted(Filter()))

    def open_relations(self, least: float) -> list[RelationMentionId]:
        """Return the relation mentions that nobody decided on and that are at least so sure."""
        return self._read(relations.open_relations, least)

    def findings(self, id_: ArticleId) -> Findings | None:
        """Return what an article's current extraction found, None if there was none."""
        return self._read(findings.findings, id_)

    def said(self, id_: ArticleId) -> Said:
        """Return what the analyst said of the places of an article."""
        return self._read(findings.said, id_)

    def decided_articles(self) -> list[ArticleId]:
        """Return the articles of which the analyst said anything, by id."""
        return self._read(findings.decided_articles)

    def decisions(self) -> Decisions:
        """Return all that the analyst decided, by what identifies it in every file."""
        return self._read(decisions.decisions)

    def articles_by_text(self, digests: Iterable[str]) -> dict[str, ArticleId]:
        """Return the articles with these texts, by the digest of the text."""
        return self._read(decisions.articles_of, digests)

    def outlets(self) -> list[tuple[str, int]]:
        """Return the outlets with the number of their articles."""
        return self._read(articles.outlets)

    def pins(self) -> Positions:
        """Return where nodes are held."""
        return self._read(_places, pin)

    def saved_positions(self) -> Positions:
        """Return where nodes were when the picture was last kept."""
        return self._read(_places, position)

    def views(self) -> list[SavedView]:
        """Return the views that are kept, by name."""
        return self._read(_views)

    def history(self, limit: int = 200) -> list[HistoryStep]:
        """Return the newest steps, newest first; undone ones can be redone."""
        return self._read(history.steps, limit)

    def content_hash(self) -> str:
        """Return a digest of all that the workspace says, whatever its row ids."""
        return self._read(hashing.content_hash)


def _views(connection: Connection) -> list[SavedView]:
    rows = connection.execute(select(saved_view).order_by(saved_view.c.name))
    return [SavedView.of(row.name, row.content) for row in rows]


def _places(connection: Connection, table: Table) -> Positions:
    return {EntityId(row.entity): (row.x, row.y) for row in connection.execute(select(table))}
