"""A filter as conditions of SQL."""

from __future__ import annotations

import json

from sqlalchemy import ColumnElement, func, or_, select

from synpol_desktop.core.filters import DateBasis, Filter
from synpol_desktop.core.kinds import ENTITY_TYPES, RELATION_TYPES, Modality
from synpol_desktop.workspace.codes import (
    ACCEPTED,
    GONE,
    MODALITY_CODES,
    OPEN,
    REJECTED,
    RELATION_CODES,
    TYPE_CODES,
)
from synpol_desktop.workspace.schema import article, entity, relation

Condition = ColumnElement[bool]


def shown_articles(where: Filter) -> list[Condition]:
    """Conditions on ``article`` alone: it is there, and its outlet and itself are asked for."""
    conditions: list[Condition] = [article.c.visible == 1]
    if where.outlets:
        conditions.append(article.c.outlet.in_(sorted(where.outlets)))
    if where.articles is not None:
        # One value, however many they are: statements have only so many places.
        wanted = func.json_each(json.dumps(sorted(where.articles))).table_valued("value", name="wanted")
        conditions.append(article.c.id.in_(select(wanted.c.value)))
    return conditions


def dated_articles(where: Filter) -> list[Condition]:
    """Conditions on ``article`` for what has no date of its own, such as mentions."""
    return [*shown_articles(where), *_between(article.c.first_day, article.c.last_day, where)]


def related(where: Filter) -> list[Condition]:
    """Conditions on ``relation`` joined with ``article``, without those on its ends' types."""
    conditions = [*shown_articles(where), relation.c.decision != GONE]
    if len(where.relations) < len(RELATION_TYPES):
        conditions.append(relation.c.type.in_(sorted(RELATION_CODES[kind] for kind in where.relations)))
    if len(where.modalities) < len(Modality):
        conditions.append(relation.c.modality.in_(sorted(MODALITY_CODES[kind] for kind in where.modalities)))
    if where.min_confidence > 0:
        conditions.append(or_(relation.c.confidence >= where.min_confidence, relation.c.decision == ACCEPTED))
    if not where.rejected:
        conditions.append(relation.c.decision != REJECTED)
    if not where.undecided:
        conditions.append(relation.c.decision != OPEN)
    if not where.accepted:
        conditions.append(relation.c.decision != ACCEPTED)
    first, last = spans(where.basis)
    return [*conditions, *_between(first, last, where)]


def spans(basis: DateBasis) -> tuple[ColumnElement[int], ColumnElement[int]]:
    """Columns of the first and last day of ``relation`` joined with ``article``; null for what has none."""
    if basis is DateBasis.PUBLICATION:
        return article.c.first_day, article.c.last_day
    own = (relation.c.first_day, article.c.first_day), (relation.c.last_day, article.c.last_day)
    return func.coalesce(*own[0]), func.coalesce(*own[1])


def of_actors(canonical: ColumnElement[int], where: Filter) -> list[Condition]:
    """Conditions on a column of canonical entities: their type is shown, and they are asked for."""
    conditions: list[Condition] = []
    if len(where.types) < len(ENTITY_TYPES):
        codes = sorted(TYPE_CODES[kind] for kind in where.types)
        conditions.append(canonical.in_(select(entity.c.id).where(entity.c.type.in_(codes))))
    if where.actors is not None:
        asked = func.json_each(json.dumps(sorted(where.actors))).table_valued("value", name="asked")
        conditions.append(canonical.in_(select(asked.c.value)))
    return conditions


def _between(first: ColumnElement[int], last: ColumnElement[int], where: Filter) -> list[Condition]:
    """Bounds on days; what has no date passes only while both are open."""
    conditions = []
    if where.first is not None:
        conditions.append(last >= where.first.toordinal())
    if where.last is not None:
        conditions.append(first <= where.last.toordinal())
    return conditions
