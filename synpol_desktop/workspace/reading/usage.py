"""Reading how an actor is called: by which outlet, from when to when, and where; and its offices in texts."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from functools import lru_cache

from sqlalchemy import Connection, bindparam, func, select

from synpol_desktop.arabic.names import name_at
from synpol_desktop.core.cards import NameUse, Place, RoleHeld
from synpol_desktop.core.filters import Filter
from synpol_desktop.core.ids import ArticleId, EntityId
from synpol_desktop.core.kinds import RELATION_TYPES, RelationType
from synpol_desktop.core.records import RelationKey
from synpol_desktop.core.spans import Span
from synpol_desktop.workspace.codes import REJECTED, RELATION_CODES
from synpol_desktop.workspace.reading.conditions import dated_articles
from synpol_desktop.workspace.reading.relations import FROM, LEFT, TO, joined
from synpol_desktop.workspace.schema import article, entity, mention, relation
from synpol_desktop.workspace.statements import Row, Statement, fetch

OFFICES = frozenset({RelationType.HEADS, RelationType.MEMBER_OF, RelationType.REPRESENTS})
"""Relations whose role is an office."""
_TEXTS = """
SELECT article, text FROM json_each(?) AS wanted CROSS JOIN body ON body.article = wanted.value
"""
_NAMES = """
SELECT name FROM entity WHERE canonical = ?1 AND trim(name) != ''
UNION SELECT surface FROM alias JOIN entity ON entity.id = alias.entity
WHERE canonical = ?1 AND trim(surface) != ''
"""
_HEADS = """
SELECT article.id, title, outlet, published FROM json_each(?) AS wanted
CROSS JOIN article ON article.id = wanted.value
ORDER BY wanted.key
"""
_HALF = 1 << 31
_PAGE = 400
"""So many texts are in memory at a time."""


class _Counted:
    """How often a name is used by an outlet, while it is counted."""

    def __init__(self) -> None:
        self.mentions = 0
        self.days: dict[int, tuple[int | None, int | None]] = {}
        """First and last day of each article that uses it."""

    def use(self, surface: str, outlet: str) -> NameUse:
        """Return what was counted."""
        firsts = [first for first, _ in self.days.values() if first is not None]
        lasts = [last for _, last in self.days.values() if last is not None]
        ends = (_day(min(firsts, default=None)), _day(max(lasts, default=None)))
        return NameUse(surface, outlet, self.mentions, len(self.days), *ends)


def name_uses(connection: Connection, id_: EntityId, where: Filter) -> list[NameUse]:
    """Return how often each outlet calls an entity what, the most frequent first."""
    counted: defaultdict[tuple[str, str], _Counted] = defaultdict(_Counted)
    spans = _spans(where).rows(connection, wanted=id_)
    for (number, outlet, first, last, _), surface, _ in _words(connection, id_, spans):
        found = counted[surface, outlet]
        found.mentions += 1
        found.days[number] = first, last
    uses = [found.use(*key) for key, found in counted.items()]
    return sorted(uses, key=lambda use: (-use.mentions, use.surface, use.outlet))


def places_called(
    connection: Connection, id_: EntityId, surface: str, outlet: str | None, where: Filter, limit: int
) -> list[Place]:
    """Return where articles call an entity so, the first place of each, the newest article first."""
    rows = _spans(where).rows(connection, wanted=id_)
    found: dict[int, Span] = {}
    rows = [row for row in rows if outlet in (None, row[1])]
    for (number, *_), words, span in _words(connection, id_, rows):
        if words == surface:
            found.setdefault(number, span)
        if len(found) > limit:
            break
    return [
        Place(ArticleId(number), title, name, published, found[number])
        for number, title, name, published in fetch(connection, _HEADS, [json.dumps(list(found)[:limit])])
    ]


def roles(connection: Connection, id_: EntityId, where: Filter) -> list[RoleHeld]:
    """Return the offices that texts give an entity, the latest first."""
    return [_held(row) for row in _roles(where).rows(connection, wanted=id_)]


def all_roles(connection: Connection, where: Filter) -> list[RoleHeld]:
    """Return the offices that texts give anybody, those stated most often first."""
    found = [_held(row) for row in _roles(where, of_all=True).rows(connection)]
    return sorted(found, key=lambda held: -held.mentions)


def _held(row: Row) -> RoleHeld:
    role, source, kind, target, count, first, last = row
    key = RelationKey(EntityId(source), RELATION_TYPES[kind], EntityId(target))
    return RoleHeld(role, key, count, _day(first), _day(last))


def _words(connection: Connection, id_: EntityId, rows: list[Row]) -> Iterator[tuple[Row, str, Span]]:
    """Yield each row of `_spans` with its words; each text is read once, unlike by substr in SQL."""
    known = {name.split()[0] for (name,) in fetch(connection, _NAMES, [id_])}.__contains__
    numbers = list(dict.fromkeys(row[0] for row in rows))
    at = 0
    for begin in range(0, len(numbers), _PAGE):
        page = numbers[begin : begin + _PAGE]
        texts: dict[int, str] = dict(fetch(connection, _TEXTS, [json.dumps(page)]))
        while at < len(rows) and rows[at][0] in texts:
            row = rows[at]
            span = Span(*divmod(row[4], _HALF))
            yield row, name_at(texts[row[0]], span, known), span
            at += 1


@lru_cache(maxsize=16)
def _spans(where: Filter) -> Statement:
    """Select the places that name an entity, without those that the analyst unmarked, by article."""
    place = mention.c.start * _HALF + mention.c.end
    return Statement(
        select(article.c.id, article.c.outlet, article.c.first_day, article.c.last_day, place)
        .select_from(entity)
        .join(mention, mention.c.entity == entity.c.id)
        .join(article, article.c.run == mention.c.run)
        .where(
            entity.c.canonical == bindparam("wanted", 0),
            mention.c.decision < REJECTED,
            *dated_articles(where),
        )
        .order_by(article.c.first_day.desc().nulls_last(), article.c.id, mention.c.start)
    )


@lru_cache(maxsize=16)
def _roles(where: Filter, *, of_all: bool = False) -> Statement:
    count, last = func.count(), func.max(func.coalesce(relation.c.last_day, article.c.last_day))
    first = func.min(func.coalesce(relation.c.first_day, article.c.first_day))
    codes = sorted(RELATION_CODES[kind] for kind in OFFICES)
    query = select(
        relation.c.role, FROM.label("source"), relation.c.type, TO.label("target"), count, first, last
    )
    return Statement(
        joined(query, where)
        .where(
            *(() if of_all else (LEFT.c.canonical == bindparam("wanted", 0),)),
            relation.c.type.in_(codes),
            func.coalesce(relation.c.role, "") != "",
        )
        .group_by(relation.c.role, FROM, relation.c.type, TO)
        .order_by(last.desc().nulls_last(), count.desc(), relation.c.role)
    )


def _day(number: int | None) -> date | None:
    return None if number is None else date.fromordinal(number)
