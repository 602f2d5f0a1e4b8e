"""One transaction of the writer: what edits read and write, and what listeners are told after the commit."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection, delete, or_, select, update
from sqlalchemy.dialects.sqlite import insert
from typing_extensions import override

from synpol_desktop.core.changes import Changes
from synpol_desktop.core.errors import EditRefusedError
from synpol_desktop.core.ids import ArticleId, EntityId
from synpol_desktop.core.kinds import ENTITY_TYPES, EntityType
from synpol_desktop.workspace import identity
from synpol_desktop.workspace.codes import TYPE_CODES, day_numbers
from synpol_desktop.workspace.deciding import Deciding
from synpol_desktop.workspace.edits.judgements import Pair, Verdict
from synpol_desktop.workspace.keys import name_keys, titles
from synpol_desktop.workspace.noting import Noting
from synpol_desktop.workspace.schema import (
    article,
    batch_item,
    entity,
    judgement,
    pin,
    saved_view,
)


@dataclass(frozen=True, slots=True)
class Named:
    """What edits need to know of one entity."""

    name: str
    english: str
    type: EntityType


class Transaction(Deciding, Noting):
    """What may be read and written inside one commit.

    Attributes
    ----------
    changes : Changes
        Grows with each write; announced after the commit.
    """

    def __init__(self, connection: Connection) -> None:
        super().__init__()
        self.connection = connection
        self.changes = Changes()
        self._judged: set[int] = set()

    def finish(self) -> None:
        """Bring up to date what is derived from the judgements and decisions that were written."""
        self.settle()
        if self._judged:
            moved = identity.recompute(self.connection, self._judged)
            entities = frozenset(EntityId(id_) for id_ in moved | self._judged)
            self.touch(Changes(facts=True, entities=entities))
            self._judged.clear()

    @override
    def touch(self, changes: Changes) -> None:
        """Add to what listeners are told."""
        self.changes |= changes

    # articles

    def article_field(self, id_: ArticleId, field: str) -> str | None:
        """Return one field of an article's metadata."""
        row = self.connection.execute(select(article.c[field]).where(article.c.id == id_)).one_or_none()
        if row is None:
            raise EditRefusedError("This article is not in the workspace.")
        value: str | None = row[0]
        return value

    def put_article_field(self, id_: ArticleId, field: str, value: str | None) -> None:
        """Set one field and what is derived from it."""
        self._update_article(id_, {field: value})
        if field == "published":
            first, last = day_numbers(value)
            self._update_article(id_, {"first_day": first, "last_day": last})
        elif field in ("title", "outlet"):
            row = self.connection.execute(
                select(article.c.title, article.c.outlet).where(article.c.id == id_)
            ).one()
            self._update_article(id_, titles(row.title, row.outlet))
        self.touch(Changes(metadata=True, articles=frozenset({id_})))

    def visible(self, id_: ArticleId) -> bool:
        """Whether the article is there, for the user."""
        return bool(self.connection.scalar(select(article.c.visible).where(article.c.id == id_)))

    def put_visible(self, id_: ArticleId, *, visible: bool) -> None:
        """Show or hide an article with its facts."""
        self._update_article(id_, {"visible": int(visible)})
        self.touch(Changes(metadata=True, facts=True, articles=frozenset({id_})))

    def _update_article(self, id_: int, values: dict[str, object]) -> None:
        self.connection.execute(update(article).where(article.c.id == id_).values(values))

    def toggle_batch(self, step: int, *, on: bool) -> None:
        """Set the articles of a bulk job to their state after (``on``) or before it."""
        side = "after" if on else "before"
        touched = set()
        for item in self.connection.execute(select(batch_item).where(batch_item.c.step == step)):
            state = item._mapping
            if state[f"visible_{side}"] is not None:
                self._update_article(item.article, {"visible": state[f"visible_{side}"]})
            if item.run_changed:
                self._update_article(item.article, {"run": state[f"run_{side}"]})
            touched.add(ArticleId(item.article))
        self.touch(Changes(metadata=True, facts=True, articles=frozenset(touched)))

    # entities

    def entity(self, id_: EntityId) -> Named:
        """Return an entity's shown name and type."""
        row = self.connection.execute(select(entity).where(entity.c.id == id_)).one_or_none()
        if row is None:
            raise EditRefusedError("This entity is not in the workspace.")
        return Named(row.name, row.english, ENTITY_TYPES[row.type])

    def put_name(self, id_: EntityId, name: str, english: str) -> None:
        """Set the shown names of an entity."""
        self._update_entity(id_, {"name": name, "english": english, **name_keys(name, english)})

    def put_type(self, id_: EntityId, kind: EntityType) -> None:
        """Set the shown type of an entity."""
        self._update_entity(id_, {"type": TYPE_CODES[kind]})

    def members(self, id_: EntityId) -> list[EntityId]:
        """Return the entities that are one with this one, itself included."""
        top = select(entity.c.canonical).where(entity.c.id == id_).scalar_subquery()
        query = select(entity.c.id).where(entity.c.canonical == top).order_by(entity.c.id)
        return [EntityId(member) for member in self.connection.scalars(query)]

    def _update_entity(self, id_: int, values: dict[str, object]) -> None:
        self.connection.execute(update(entity).where(entity.c.id == id_).values(values))
        self.touch(Changes(facts=True, entities=frozenset({EntityId(id_)})))

    # judgements

    def judgement(self, pair: Pair) -> Verdict | None:
        """Return what is recorded for a pair."""
        row = self.connection.execute(select(judgement).where(*_of_pair(pair))).one_or_none()
        return None if row is None else Verdict(bool(row.same), row.reason, row.at)

    def judgements_of(self, id_: EntityId) -> list[tuple[Pair, Verdict]]:
        """Return all that is recorded of an entity."""
        touching = or_(judgement.c.left_entity == id_, judgement.c.right_entity == id_)
        order = (judgement.c.left_entity, judgement.c.right_entity, judgement.c.analyst)
        return [
            (
                Pair(EntityId(row.left_entity), EntityId(row.right_entity), bool(row.analyst)),
                Verdict(bool(row.same), row.reason, row.at),
            )
            for row in self.connection.execute(select(judgement).where(touching).order_by(*order))
        ]

    def kept_apart(self, ids: tuple[EntityId, ...]) -> list[tuple[EntityId, EntityId]]:
        """Return the pairs among these entities and their members that the analyst judged different."""
        all_ids = {member for id_ in ids for member in self.members(id_)}
        return sorted(
            {
                (pair.left, pair.right)
                for id_ in all_ids
                for pair, verdict in self.judgements_of(id_)
                if pair.analyst and not verdict.same and pair.left in all_ids and pair.right in all_ids
            }
        )

    def put_judgement(self, pair: Pair, verdict: Verdict | None) -> None:
        """Record or withdraw a judgement."""
        for end in pair[:2]:
            self.entity(end)
        if verdict is None:
            self.connection.execute(delete(judgement).where(*_of_pair(pair)))
        else:
            row = {
                "left_entity": pair.left,
                "right_entity": pair.right,
                "analyst": int(pair.analyst),
                "same": int(verdict.same),
                "reason": verdict.reason,
                "at": verdict.at,
            }
            self.connection.execute(insert(judgement).values(row).on_conflict_do_update(set_=row))
        self._judged.update(pair[:2])

    # pins

    def pin(self, id_: EntityId) -> tuple[float, float] | None:
        """Return where a node is held."""
        row = self.connection.execute(select(pin).where(pin.c.entity == id_)).one_or_none()
        return None if row is None else (row.x, row.y)

    def put_pin(self, id_: EntityId, place: tuple[float, float] | None) -> None:
        """Hold a node at a place, or let it go."""
        if place is None:
            self.connection.execute(delete(pin).where(pin.c.entity == id_))
        else:
            row = {"entity": id_, "x": place[0], "y": place[1]}
            self.connection.execute(insert(pin).values(row).on_conflict_do_update(set_=row))
        self.touch(Changes(layout=True, entities=frozenset({id_})))

    # views

    def view(self, name: str) -> str | None:
        """Return what is kept under a name."""
        return self.connection.scalar(select(saved_view.c.content).where(saved_view.c.name == name))

    def put_view(self, name: str, content: str | None) -> None:
        """Keep a view under a name, or forget it."""
        if content is None:
            self.connection.execute(delete(saved_view).where(saved_view.c.name == name))
        else:
            row = {"name": name, "content": content}
            self.connection.execute(insert(saved_view).values(row).on_conflict_do_update(set_=row))
        self.touch(Changes(layout=True))


def _of_pair(pair: Pair) -> list[ColumnElement[bool]]:
    return [
        judgement.c.left_entity == pair.left,
        judgement.c.right_entity == pair.right,
        judgement.c.analyst == int(pair.analyst),
    ]
