"""The review queue: what is in doubt, ordered by what the answer changes in the graph."""

from __future__ import annotations

import json
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import sqrt
from operator import itemgetter
from typing import NamedTuple

from sqlalchemy import Connection

from synpol_desktop.arabic.tokens import sentences
from synpol_desktop.core.ids import ArticleId, EntityId
from synpol_desktop.core.kinds import EntityType, Modality
from synpol_desktop.core.records import Mention, RelationMention
from synpol_desktop.core.review import Review, ReviewItem, ReviewKind
from synpol_desktop.core.spans import Span
from synpol_desktop.workspace.codes import ANALYST, MODALITY_CODES, OPEN, TYPE_CODES
from synpol_desktop.workspace.places import Ends
from synpol_desktop.workspace.reading.aggregates import Aggregate
from synpol_desktop.workspace.reading.entities import mentions_called
from synpol_desktop.workspace.reading.relations import relations_called
from synpol_desktop.workspace.statements import fetch

DOUBTED_RELATION, DOUBTED_MENTION = 0.75, 0.75
"""What is surer does not wait."""
ARTICLES = 600
"""So many articles, the newest, are gone through: nobody reviews more before looking again."""
_UNSAID = 0.35
"""Confidence of there being something that no rule found: one sentence in three states a relation."""
_ACTORS = frozenset(TYPE_CODES[kind] for kind in (EntityType.PER, EntityType.ORG, EntityType.GPE))
_ASSERTED = MODALITY_CODES[Modality.ASSERTED]

_NEWEST = """
SELECT article.id, article.title, article.digest, body.text
FROM (
    SELECT id FROM article WHERE visible = 1 AND run IS NOT NULL
    ORDER BY first_day DESC NULLS LAST, id LIMIT ?
) AS newest
CROSS JOIN article ON article.id = newest.id
CROSS JOIN body ON body.article = newest.id
"""  # the texts of all others are not read
_MENTIONS = """
SELECT article.id, mention.id, mention.start, mention."end", mention.confidence, mention.rule,
    top.id, top.type
FROM json_each(?) AS wanted
CROSS JOIN article ON article.id = wanted.value
JOIN mention ON mention.run = article.run
JOIN entity ON entity.id = mention.entity
JOIN entity AS top ON top.id = entity.canonical
WHERE mention.decision < 2
ORDER BY article.id, mention.start, mention."end" DESC, mention.id
"""
_RELATIONS = """
SELECT article.id, relation.id, source.canonical, target.canonical, relation.confidence, relation.modality,
    relation.decision, evidence_start, evidence_end, source_start, source_end, target_start, target_end
FROM json_each(?) AS wanted
CROSS JOIN article ON article.id = wanted.value
JOIN relation ON relation.run = article.run
JOIN entity AS source ON source.id = relation.source
JOIN entity AS target ON target.id = relation.target
WHERE relation.decision < 3 AND source.canonical <> target.canonical
ORDER BY article.id, evidence_start, source_start, relation.id
"""
_PASSED = """
SELECT passage.digest, start, "end" FROM json_each(?) AS wanted CROSS JOIN passage ON digest = wanted.value
"""
_DECIDED = """
SELECT
    (SELECT count(*) FROM relation CROSS JOIN article ON article.run = relation.run
     WHERE article.visible = 1 AND relation.decision <> 0 AND relation.decision IN (1, 2)) +
    (SELECT count(*) FROM marking JOIN article USING (digest) WHERE article.visible = 1) +
    (SELECT count(*) FROM passage JOIN article USING (digest) WHERE article.visible = 1)
"""


@dataclass(frozen=True, slots=True)
class _Text:
    id: ArticleId
    title: str
    digest: str
    text: str


class _Doubt(NamedTuple):
    """What may become an item of the queue: made of those only that are shown."""

    weight: float
    article: int
    place: Ends
    kind: ReviewKind
    effect: float
    confidence: float
    actors: tuple[int, ...]
    fact: int | None = None


class _Mention(NamedTuple):
    id: int
    start: int
    end: int
    confidence: float
    rule: str
    entity: int
    type: int


class _Relation(NamedTuple):
    id: int
    source: int
    target: int
    confidence: float
    modality: int
    decision: int
    evidence: Ends
    ends: tuple[Ends, Ends]


class _Graph:
    """How strong actors and ties are under the filter that the graph shows first."""

    def __init__(self, counted: Aggregate) -> None:
        self._places = dict(zip(counted.ids.tolist(), range(len(counted.ids)), strict=True))
        self._degrees = counted.degrees.tolist()
        self._mentions = counted.mentions.tolist()
        self._pairs, self._weights = (numbers.tolist() for numbers in counted.ties)

    def strength(self, entity: int) -> int:
        at = self._places.get(entity)
        return 0 if at is None else self._degrees[at]

    def mentions(self, entity: int) -> int:
        at = self._places.get(entity)
        return 1 if at is None else max(self._mentions[at], 1)

    def effect(self, source: int, target: int, others: int) -> float:
        """Return what a tie means: by its ends, and by how many other places join them."""
        return sqrt(2 + self.strength(source) + self.strength(target)) / (1 + others)

    def ties(self, source: int, target: int) -> int:
        one, other = self._places.get(min(source, target)), self._places.get(max(source, target))
        if one is None or other is None:
            return 0
        pair = one * len(self._places) + other
        at = bisect_left(self._pairs, pair)
        return self._weights[at] if at < len(self._pairs) and self._pairs[at] == pair else 0

    def strongest(self, entities: Iterable[int]) -> tuple[int, ...]:
        return tuple(sorted(entities, key=lambda entity: -self.strength(entity)))


def review(connection: Connection, kinds: frozenset[ReviewKind], limit: int, counted: Aggregate) -> Review:
    """Return what waits, the weightiest first.

    Parameters
    ----------
    counted : Aggregate
        What the graph shows first.
    """
    graph = _Graph(counted)
    texts = [_Text(*row) for row in fetch(connection, _NEWEST, [ARTICLES])]
    wanted = json.dumps([text.id for text in texts])
    mentions: defaultdict[int, list[_Mention]] = defaultdict(list)
    relations: defaultdict[int, list[_Relation]] = defaultdict(list)
    passed: defaultdict[str, set[Ends]] = defaultdict(set)
    if kinds & {ReviewKind.MENTION, ReviewKind.SENTENCE}:
        for article, *mention in fetch(connection, _MENTIONS, [wanted]):
            mentions[article].append(_Mention(*mention))
    if kinds & {ReviewKind.RELATION, ReviewKind.SENTENCE}:
        for article, *fact in fetch(connection, _RELATIONS, [wanted]):
            places: list[Ends] = list(zip(fact[6::2], fact[7::2], strict=True))
            id_, source, target, confidence, modality, decision = fact[:6]
            known = (confidence, modality, decision, places[0], (places[1], places[2]))
            relations[article].append(_Relation(id_, source, target, *known))
    if ReviewKind.SENTENCE in kinds:
        for digest, start, end in fetch(connection, _PASSED, [json.dumps([text.digest for text in texts])]):
            passed[digest].add((start, end))
    found: list[_Doubt] = []
    for text in texts:
        named, stated = mentions[text.id], relations[text.id]
        if ReviewKind.RELATION in kinds:
            found += _relations(text.id, stated, graph)
        spans = _sentences(text.text) if named else ()
        if ReviewKind.MENTION in kinds:
            found += _mentions(text.id, named, spans, graph)
        if ReviewKind.SENTENCE in kinds:
            open_ = [span for span in spans if span not in passed[text.digest]]
            found += _silent(text.id, named, stated, open_, graph)
    found.sort(key=lambda doubt: (-doubt.weight, doubt.article, doubt.place))
    ((decided,),) = fetch(connection, _DECIDED)
    return Review(_items(connection, found[:limit], texts), len(found), decided)


@lru_cache(maxsize=2 * ARTICLES)
def _sentences(text: str) -> tuple[Ends, ...]:
    return tuple((span.start, span.end) for span in sentences(text))


def _items(connection: Connection, shown: Sequence[_Doubt], texts: Sequence[_Text]) -> tuple[ReviewItem, ...]:
    """Make the items that are shown, with all that was found of their facts."""
    by_id: dict[int, _Text] = {text.id: text for text in texts}
    asked = {kind: [each.fact for each in shown if each.kind is kind] for kind in ReviewKind}
    relations: dict[int | None, RelationMention] = {
        each.id: each for each in relations_called(connection, asked[ReviewKind.RELATION])
    }
    mentions: dict[int | None, Mention] = {
        each.id: each for each in mentions_called(connection, asked[ReviewKind.MENTION])
    }
    items = []
    for doubt in shown:
        text, place = by_id[doubt.article], Span(*doubt.place)
        items.append(
            ReviewItem(
                doubt.kind,
                text.id,
                text.title,
                place,
                place.of(text.text),
                tuple(EntityId(actor) for actor in doubt.actors),
                doubt.effect,
                doubt.confidence,
                relations[doubt.fact] if doubt.kind is ReviewKind.RELATION else None,
                mentions[doubt.fact] if doubt.kind is ReviewKind.MENTION else None,
            )
        )
    return tuple(items)


def _doubt(
    kind: ReviewKind,
    article: int,
    place: Ends,
    effect: float,
    confidence: float,
    actors: tuple[int, ...],
    fact: int | None = None,
) -> _Doubt:
    return _Doubt(effect * (1 - confidence), article, place, kind, effect, confidence, actors, fact)


def _relations(article: int, relations: Sequence[_Relation], graph: _Graph) -> Iterator[_Doubt]:
    for each in relations:
        if each.decision != OPEN or each.confidence >= DOUBTED_RELATION:
            continue
        shown = each.confidence >= 0.5 and each.modality == _ASSERTED
        others = max(0, graph.ties(each.source, each.target) - shown)
        effect = graph.effect(each.source, each.target, others)
        ends = graph.strongest((each.source, each.target))
        yield _doubt(ReviewKind.RELATION, article, each.evidence, effect, each.confidence, ends, each.id)


def _mentions(
    article: int, mentions: Sequence[_Mention], spans: Sequence[Ends], graph: _Graph
) -> Iterator[_Doubt]:
    for each in mentions:
        if each.rule == ANALYST or each.confidence >= DOUBTED_MENTION:
            continue
        overlapped = _overlapped(spans, each.start, each.end)
        around = spans[overlapped[0]] if overlapped else (each.start, each.end)
        effect = sqrt(1 + graph.strength(each.entity)) * sqrt(1 / graph.mentions(each.entity))
        yield _doubt(ReviewKind.MENTION, article, around, effect, each.confidence, (each.entity,), each.id)


def _silent(
    article: int,
    mentions: Sequence[_Mention],
    relations: Sequence[_Relation],
    spans: Sequence[Ends],
    graph: _Graph,
) -> Iterator[_Doubt]:
    """Yield the sentences that name two actors and state no relation."""
    named: defaultdict[int, dict[int, None]] = defaultdict(dict)
    starts, ends = [start for start, _ in spans], [end for _, end in spans]
    for each in mentions:
        at = bisect_right(starts, each.start) - 1
        if each.type in _ACTORS and at >= 0 and each.end <= spans[at][1]:
            named[at][each.entity] = None
    stated: set[int] = set()
    for relation in relations:
        (a, b), (c, d) = relation.ends
        stated.update(range(bisect_right(ends, max(a, c)), bisect_left(starts, min(b, d))))
    for at, entities in named.items():
        if len(entities) < 2 or at in stated:
            continue
        actors = graph.strongest(entities)
        effect = graph.effect(actors[0], actors[1], graph.ties(actors[0], actors[1]))
        yield _doubt(ReviewKind.SENTENCE, article, spans[at], effect, 1 - _UNSAID, actors)


def _overlapped(spans: Sequence[Ends], start: int, end: int) -> range:
    """Return which of some sentences, in text order, share a letter with a place."""
    return range(bisect_right(spans, start, key=_end), bisect_left(spans, end, key=_start))


_start, _end = itemgetter(0), itemgetter(1)
