"""The review queue: what is in doubt, ordered by what the answer changes in the graph."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import sqrt

from sqlalchemy import Connection

from synpol_desktop.arabic.tokens import sentences
from synpol_desktop.core.filters import EVERYTHING
from synpol_desktop.core.ids import ArticleId, EntityId
from synpol_desktop.core.kinds import DecisionState, EntityType, Modality
from synpol_desktop.core.records import Mention, RelationMention
from synpol_desktop.core.review import Review, ReviewItem, ReviewKind
from synpol_desktop.core.spans import Span
from synpol_desktop.workspace.codes import ANALYST
from synpol_desktop.workspace.reading.aggregates import Aggregate
from synpol_desktop.workspace.reading.cards import entity_types
from synpol_desktop.workspace.reading.entities import mentions_in
from synpol_desktop.workspace.reading.relations import relation_mentions
from synpol_desktop.workspace.statements import fetch

DOUBTED_RELATION, DOUBTED_MENTION = 0.75, 0.75
"""What is surer does not wait."""
ARTICLES = 600
"""So many articles, the newest, are gone through: nobody reviews more before looking again."""
_UNSAID = 0.35
"""Confidence of there being something that no rule found: one sentence in three states a relation."""
_ACTORS = frozenset({EntityType.PER, EntityType.ORG, EntityType.GPE})

_NEWEST = """
SELECT article.id, article.title, article.digest, body.text
FROM article JOIN body ON body.article = article.id
WHERE article.visible = 1 AND article.run IS NOT NULL
ORDER BY article.first_day DESC NULLS LAST, article.id LIMIT ?
"""
_PASSED = 'SELECT start, "end" FROM passage WHERE digest = ?'
_DECIDED = """
SELECT
    (SELECT count(*) FROM relation JOIN article ON article.run = relation.run
     WHERE article.visible = 1 AND relation.decision IN (1, 2)) +
    (SELECT count(*) FROM marking JOIN article USING (digest) WHERE article.visible = 1) +
    (SELECT count(*) FROM passage JOIN article USING (digest) WHERE article.visible = 1)
"""


@dataclass(frozen=True, slots=True)
class _Text:
    id: ArticleId
    title: str
    digest: str
    text: str

    def item(self, kind: ReviewKind, place: Span, **rest: object) -> ReviewItem:
        return ReviewItem(kind, self.id, self.title, place, place.of(self.text), **rest)  # type: ignore[arg-type]


class _Graph:
    """How strong actors and ties are under the filter that the graph shows first."""

    def __init__(self, counted: Aggregate) -> None:
        self._degrees = dict(zip(counted.ids.tolist(), counted.degrees.tolist(), strict=True))
        self.mentions = dict(zip(counted.ids.tolist(), counted.mentions.tolist(), strict=True))
        self._ties: Counter[tuple[int, int]] = Counter()
        ends = (counted.sources.tolist(), counted.targets.tolist(), counted.weights.tolist())
        for source, target, weight in zip(*ends, strict=True):
            self._ties[min(source, target), max(source, target)] += weight

    def strength(self, entity: EntityId) -> int:
        return int(self._degrees.get(entity, 0))

    def effect(self, source: EntityId, target: EntityId, others: int) -> float:
        """Return what a tie means: by its ends, and by how many other places join them."""
        return sqrt(2 + self.strength(source) + self.strength(target)) / (1 + others)

    def ties(self, source: EntityId, target: EntityId) -> int:
        return self._ties[min(source, target), max(source, target)]


def review(connection: Connection, kinds: frozenset[ReviewKind], limit: int, counted: Aggregate) -> Review:
    """Return what waits, the weightiest first.

    Parameters
    ----------
    counted : Aggregate
        What the graph shows first.
    """
    graph = _Graph(counted)
    found: list[ReviewItem] = []
    for row in fetch(connection, _NEWEST, [ARTICLES]):
        text = _Text(*row)
        mentions = mentions_in(connection, text.id)
        relations = relation_mentions(connection, text.id, EVERYTHING)
        spans = sentences(text.text)
        if ReviewKind.RELATION in kinds:
            found += _relations(text, relations, graph)
        if ReviewKind.MENTION in kinds:
            found += _mentions(text, mentions, spans, graph)
        if ReviewKind.SENTENCE in kinds:
            types = entity_types(connection, {mention.entity for mention in mentions})
            named = [mention for mention in mentions if types[mention.entity] in _ACTORS]
            passed = {Span(*place) for place in fetch(connection, _PASSED, [text.digest])}
            found += _silent(text, named, relations, [s for s in spans if s not in passed], graph)
    found.sort(key=lambda item: (-item.weight, item.article, item.place))
    ((decided,),) = fetch(connection, _DECIDED)
    return Review(tuple(found[:limit]), len(found), decided)


def _relations(text: _Text, relations: Sequence[RelationMention], graph: _Graph) -> Iterator[ReviewItem]:
    for relation in relations:
        if relation.decision is not DecisionState.OPEN or relation.confidence >= DOUBTED_RELATION:
            continue
        shown = relation.confidence >= 0.5 and relation.modality is Modality.ASSERTED
        others = max(0, graph.ties(relation.source, relation.target) - shown)
        effect = graph.effect(relation.source, relation.target, others)
        ends = tuple(sorted((relation.source, relation.target), key=lambda end: -graph.strength(end)))
        yield text.item(
            ReviewKind.RELATION,
            relation.evidence,
            actors=ends,
            effect=effect,
            confidence=relation.confidence,
            relation=relation,
        )


def _mentions(
    text: _Text, mentions: Sequence[Mention], spans: Sequence[Span], graph: _Graph
) -> Iterator[ReviewItem]:
    for mention in mentions:
        if mention.rule == ANALYST or mention.confidence >= DOUBTED_MENTION:
            continue
        around = next((span for span in spans if span.overlaps(mention.span)), mention.span)
        share = 1 / max(graph.mentions.get(mention.entity, 1), 1)
        yield text.item(
            ReviewKind.MENTION,
            around,
            actors=(mention.entity,),
            effect=sqrt(1 + graph.strength(mention.entity)) * sqrt(share),
            confidence=mention.confidence,
            mention=mention,
        )


def _silent(
    text: _Text,
    mentions: Sequence[Mention],
    relations: Sequence[RelationMention],
    spans: Sequence[Span],
    graph: _Graph,
) -> Iterator[ReviewItem]:
    """Yield the sentences that name two actors and state no relation."""
    named: defaultdict[Span, dict[EntityId, None]] = defaultdict(dict)
    for mention in mentions:
        for span in spans:
            if span.contains(mention.span):
                named[span][mention.entity] = None
    for span, entities in named.items():
        stated = any(r.source_span.overlaps(span) and r.target_span.overlaps(span) for r in relations)
        if len(entities) < 2 or stated:
            continue
        actors = tuple(sorted(entities, key=lambda entity: -graph.strength(entity)))
        others = graph.ties(actors[0], actors[1])
        effect = graph.effect(actors[0], actors[1], others)
        yield text.item(ReviewKind.SENTENCE, span, actors=actors, effect=effect, confidence=1 - _UNSAID)
