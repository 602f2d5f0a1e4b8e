"""Reading relations: what the graph draws, the table of them, and the evidence behind each."""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import lru_cache
from itertools import chain
from typing import Any, overload

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import ColumnElement, Connection, Row, Select, and_, case, func, or_, select

from synpol_desktop.core.filters import EVERYTHING, DateBasis, Filter
from synpol_desktop.core.ids import ArticleId, EntityId, RelationMentionId
from synpol_desktop.core.kinds import QUADS, RELATION_TYPES, Quad
from synpol_desktop.core.records import Evidence, RelationKey, RelationMention, RelationRow
from synpol_desktop.core.spans import Span
from synpol_desktop.workspace.codes import (
    MODALITIES,
    RELATION_CODES,
    STATES,
    SYMMETRIC_CODES,
    iso_day,
    optional_span,
)
from synpol_desktop.workspace.queries import RelationQuery, RelationSort
from synpol_desktop.workspace.reading.aggregates import Aggregate
from synpol_desktop.workspace.reading.columns import Ints
from synpol_desktop.workspace.reading.conditions import of_actors, related, spans
from synpol_desktop.workspace.reading.text_query import contains
from synpol_desktop.workspace.schema import article, body, entity, relation
from synpol_desktop.workspace.statements import fetch

LEFT = entity.alias("left_end")
RIGHT = entity.alias("right_end")
_PLACE = entity.alias("place_entity")
_SPEAKER = entity.alias("speaker_entity")

_TURNED = and_(relation.c.type.in_(SYMMETRIC_CODES), LEFT.c.canonical > RIGHT.c.canonical)
FROM = case((_TURNED, RIGHT.c.canonical), else_=LEFT.c.canonical)
TO = case((_TURNED, LEFT.c.canonical), else_=RIGHT.c.canonical)
_FIRST, _LAST = spans(DateBasis.EVENT)
_QUADS = np.array([QUADS.index(kind.quad) for kind in RELATION_TYPES])


class RelationKeys(Sequence[RelationKey]):
    """The relations of a table, made one by one: a hundred thousand of them cost nothing until looked at."""

    def __init__(self, sources: Ints, types: Ints, targets: Ints) -> None:
        self._columns = (sources, types, targets)

    def __len__(self) -> int:
        return len(self._columns[0])

    @overload
    def __getitem__(self, at: int) -> RelationKey: ...
    @overload
    def __getitem__(self, at: slice) -> RelationKeys: ...
    def __getitem__(self, at: int | slice) -> RelationKey | RelationKeys:
        if isinstance(at, slice):
            return RelationKeys(*(column[at] for column in self._columns))
        source, kind, target = (int(column[at]) for column in self._columns)
        return RelationKey(EntityId(source), RELATION_TYPES[kind], EntityId(target))

    def by_quad(self) -> dict[Quad, RelationKeys]:
        """Return the relations of each quad, in the same order."""
        codes = _QUADS[self._columns[1]]
        return {
            quad: RelationKeys(*(column[codes == code] for column in self._columns))
            for code, quad in enumerate(QUADS)
        }

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and list(self) == list(other)

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        return f"RelationKeys({list(self[:5])}{'…' if len(self) > 5 else ''})"


def joined(query: Select[Any], where: Filter) -> Select[Any]:
    """Join a selection of ``relation`` with its ends and its article, under the filter."""
    return (
        query.select_from(relation)
        .join(article, article.c.run == relation.c.run)
        .join(LEFT, LEFT.c.id == relation.c.source)
        .join(RIGHT, RIGHT.c.id == relation.c.target)
        .where(
            *related(where),
            *of_actors(LEFT.c.canonical, where),
            *of_actors(RIGHT.c.canonical, where),
            LEFT.c.canonical != RIGHT.c.canonical,
        )
    )


def relation_keys(
    connection: Connection,
    query: RelationQuery,
    counted: Aggregate,
    ranked: Ints | None = None,
    labelled: Sequence[EntityId] = (),
) -> RelationKeys:
    """Return the relations that a table shows, in its order; see `entities.entity_ids`."""
    keep = np.ones(len(counted.types), np.bool_)
    if query.entity is not None:
        keep &= (counted.sources == query.entity) | (counted.targets == query.entity)
    if query.text.strip():
        named = select(entity.c.canonical).where(contains(entity.c.folded, query.text))
        ids = np.array([*connection.scalars(named), *labelled], np.int64)
        keep &= np.isin(counted.sources, ids) | np.isin(counted.targets, ids)
    numbers = _column(connection, query.sort, counted, ranked)[keep]
    order = np.argsort(-numbers if query.descending else numbers, kind="stable")
    return RelationKeys(*(column[keep][order] for column in _ends(counted)))


def relation_rows(connection: Connection, keys: Sequence[RelationKey], where: Filter) -> list[RelationRow]:
    """Return the lines of these relations, in the order asked for; counts are under the filter."""
    ends = {end for key in keys for end in (key.source, key.target)}
    known = connection.execute(
        select(entity.c.id, entity.c.canonical, entity.c.name).where(entity.c.canonical.in_(ends))
    ).all()
    names = {row.id: row.name for row in known}
    members = [row.id for row in known]
    query = _counted(where).where(relation.c.source.in_(members), relation.c.target.in_(members))
    rows = {(row.source, row.type, row.target): row for row in connection.execute(query)}
    found = [(key, rows.get((key.source, RELATION_CODES[key.type], key.target))) for key in keys]
    return [
        RelationRow(
            key,
            names[key.source],
            names[key.target],
            row.mentions,
            row.articles,
            iso_day(row.first),
            iso_day(row.last),
            row.confidence,
        )
        for key, row in found
        if row is not None
    ]


def relations_of(connection: Connection, id_: EntityId, counted: Aggregate) -> RelationKeys:
    """Return the relations that an entity is an end of, those with most evidence first."""
    return relation_keys(connection, RelationQuery(entity=id_), counted)


def relation_mentions(connection: Connection, id_: ArticleId, where: Filter) -> list[RelationMention]:
    """Return the relation mentions of an article under the filter, in text order."""
    rows = connection.execute(_mentions(where).where(article.c.id == id_).order_by(*_IN_TEXT))
    return [_mention(row) for row in rows]


def relations_called(connection: Connection, ids: Sequence[int | None]) -> list[RelationMention]:
    """Return the relation mentions with these ids."""
    wanted = func.json_each(json.dumps(ids)).table_valued("value", name="wanted")
    rows = connection.execute(_mentions(EVERYTHING).where(relation.c.id.in_(select(wanted.c.value))))
    return [_mention(row) for row in rows]


def evidence(connection: Connection, key: RelationKey, where: Filter) -> list[Evidence]:
    """Return every place that states a relation under the filter, the newest article first."""
    query = _quoted(where).where(_is(key)).order_by(article.c.first_day.desc().nulls_last(), *_IN_TEXT)
    return [_evidence(row) for row in connection.execute(query)]


def evidence_of(connection: Connection, ids: Sequence[RelationMentionId]) -> list[Evidence]:
    """Return these relation mentions as evidence, in the order asked for; what is gone is left out."""
    wanted = func.json_each(json.dumps(list(ids))).table_valued("value", name="wanted")
    query = _quoted(EVERYTHING).where(relation.c.id.in_(select(wanted.c.value)))
    found = {row.id: _evidence(row) for row in connection.execute(query)}
    return [found[id_] for id_ in ids if id_ in found]


@lru_cache(maxsize=16)
def _quoted(where: Filter) -> Select[Any]:
    """Select relation mentions with the words that state them."""
    length = relation.c.evidence_end - relation.c.evidence_start
    return (
        _mentions(where)
        .add_columns(
            article.c.title,
            article.c.outlet,
            article.c.published,
            func.substr(body.c.text, relation.c.evidence_start + 1, length).label("words"),
        )
        .join(body, body.c.article == article.c.id)
    )


def _evidence(row: Row[Any]) -> Evidence:
    return Evidence(_mention(row), row.title, row.outlet, row.published, row.words)


def open_relations(connection: Connection, least: float) -> list[RelationMentionId]:
    """Return the relation mentions that nobody decided on and that are at least so sure."""
    query = (
        select(relation.c.id)
        .join(article, article.c.run == relation.c.run)
        .where(article.c.visible == 1, relation.c.decision == 0, relation.c.confidence >= least)
        .order_by(relation.c.id)
    )
    return [RelationMentionId(id_) for id_ in connection.scalars(query)]


def _ends(counted: Aggregate) -> tuple[Ints, Ints, Ints]:
    return counted.sources, counted.types, counted.targets


def _column(
    connection: Connection, sort: RelationSort, counted: Aggregate, ranked: Ints | None
) -> NDArray[Any]:
    """Return for each relation a number to sort by."""
    match sort:
        case RelationSort.MENTIONS:
            return counted.weights
        case RelationSort.TYPE:
            return counted.types
        case RelationSort.SOURCE | RelationSort.TARGET:
            if ranked is None:
                rows = fetch(connection, "SELECT id FROM entity ORDER BY name_key, id")
                ranked = np.fromiter(chain.from_iterable(rows), np.int64, len(rows))
            rank = np.zeros(ranked.max(initial=0) + 1, np.int64)
            rank[ranked] = np.arange(len(ranked))
            return rank[counted.sources if sort is RelationSort.SOURCE else counted.targets]
        case _:
            return counted.column(sort)  # the undated come first, or last


@lru_cache(maxsize=16)
def _counted(where: Filter) -> Select[Any]:
    """Select relations with all that their table shows of them."""
    return joined(
        select(
            FROM.label("source"),
            relation.c.type.label("type"),
            TO.label("target"),
            func.count().label("mentions"),
            func.count(func.distinct(article.c.id)).label("articles"),
            func.min(_FIRST).label("first"),
            func.max(_LAST).label("last"),
            func.max(relation.c.confidence).label("confidence"),
        ),
        where,
    ).group_by(FROM, relation.c.type, TO)


def _is(key: RelationKey) -> ColumnElement[bool]:
    sources = select(entity.c.id).where(entity.c.canonical == key.source)
    targets = select(entity.c.id).where(entity.c.canonical == key.target)
    straight = and_(relation.c.source.in_(sources), relation.c.target.in_(targets))
    turned = and_(relation.c.source.in_(targets), relation.c.target.in_(sources))
    ends = or_(straight, turned) if key.type.symmetric else straight
    return and_(relation.c.type == RELATION_CODES[key.type], ends)


_IN_TEXT = (article.c.id, relation.c.evidence_start, relation.c.source_start, relation.c.id)


@lru_cache(maxsize=16)  # building it costs more than asking it
def _mentions(where: Filter) -> Select[Any]:
    query = select(
        relation,
        article.c.id.label("article"),
        LEFT.c.canonical.label("from_entity"),
        RIGHT.c.canonical.label("to_entity"),
        _PLACE.c.canonical.label("place_entity"),
        _SPEAKER.c.canonical.label("speaker_entity"),
    )
    return (
        joined(query, where)
        .outerjoin(_PLACE, _PLACE.c.id == relation.c.place)
        .outerjoin(_SPEAKER, _SPEAKER.c.id == relation.c.speaker)
    )


def _mention(row: Row[Any]) -> RelationMention:
    return RelationMention(
        id=RelationMentionId(row.id),
        article=ArticleId(row.article),
        source=EntityId(row.from_entity),
        type=RELATION_TYPES[row.type],
        target=EntityId(row.to_entity),
        evidence=Span(row.evidence_start, row.evidence_end),
        source_span=Span(row.source_start, row.source_end),
        target_span=Span(row.target_start, row.target_end),
        trigger=optional_span(row.trigger_start, row.trigger_end),
        modality=MODALITIES[row.modality],
        confidence=row.confidence,
        rule=row.rule,
        role=row.role,
        date=row.date,
        place=None if row.place_entity is None else EntityId(row.place_entity),
        speaker=None if row.speaker_entity is None else EntityId(row.speaker_entity),
        inferred=bool(row.inferred),
        decision=STATES[row.decision],
    )
