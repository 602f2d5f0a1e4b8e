"""What edits read and write of the analyst's decisions on texts: one part of a transaction."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, Connection, Table, delete, select
from sqlalchemy.dialects.sqlite import insert

from synpol_desktop.core.changes import Changes
from synpol_desktop.core.errors import EditRefusedError
from synpol_desktop.core.found import FoundEntity
from synpol_desktop.core.ids import ArticleId, EntityId, MentionId, RelationMentionId
from synpol_desktop.workspace import schema
from synpol_desktop.workspace.codes import STATE_CODES, STATES
from synpol_desktop.workspace.edits.anchors import Anchor, Decided, Key, Marked, Stated, Words
from synpol_desktop.workspace.naming import entity_ids
from synpol_desktop.workspace.schema import (
    article,
    decision,
    entity,
    marking,
    mention,
    passage,
    relation,
    run,
)
from synpol_desktop.workspace.settling import settle


class Deciding:
    """Decisions on relations and words, stated relations, and sentences that are done with.

    They are recorded as they come; the facts follow once, when the transaction ends.
    """

    connection: Connection

    def __init__(self) -> None:
        self._unsettled: set[str] = set()

    def touch(self, changes: Changes) -> None:
        """Add to what listeners are told."""
        raise NotImplementedError

    def settle(self) -> None:
        """Let the facts of the articles that were decided on follow."""
        for digest in sorted(self._unsettled):
            owner = self.connection.scalar(select(article.c.id).where(article.c.digest == digest))
            if owner is not None:
                settle(self.connection, owner, digest)
                self.touch(Changes(facts=True, articles=frozenset({ArticleId(owner)})))
        self._unsettled.clear()

    def digest(self, id_: ArticleId) -> str:
        """Return the digest of an article that was extracted."""
        row = self.connection.execute(
            select(article.c.digest, article.c.run).where(article.c.id == id_)
        ).one_or_none()
        if row is None:
            raise EditRefusedError("This article is not in the workspace.")
        if row.run is None:
            raise EditRefusedError("This article has not been read yet.", hint="Wait until it has been.")
        return str(row.digest)

    # relations

    def anchor(self, id_: RelationMentionId) -> Anchor:
        """Return where a relation mention is stated."""
        return Anchor(*self._relation(id_, (article.c.digest, *(relation.c[n] for n in Anchor._fields[1:]))))

    def decision(self, anchor: Anchor) -> Decided | None:
        """Return what was decided of a place."""
        row = self.connection.execute(select(decision).where(*_at(decision, anchor._asdict()))).one_or_none()
        return None if row is None else Decided(STATES[row.state], row.at)

    def put_decision(self, anchor: Anchor, decided: Decided | None) -> None:
        """Record or withdraw a decision; relation mentions of any extraction at this place follow it."""
        values = None if decided is None else {"state": STATE_CODES[decided.state], "at": decided.at}
        self._put(decision, anchor._asdict(), values)

    def stating(self, anchor: Anchor) -> Stated | None:
        """Return the relation that the analyst stated at a place."""
        row = self.connection.execute(
            select(schema.stating).where(*_at(schema.stating, anchor._asdict()))
        ).one_or_none()
        return None if row is None else Stated(*row[len(Anchor._fields) :])

    def put_stating(self, anchor: Anchor, stated: Stated | None) -> None:
        """Record or withdraw a relation that the analyst read in the text."""
        self._put(schema.stating, anchor._asdict(), None if stated is None else stated._asdict())

    def stated_as(self, id_: RelationMentionId) -> Stated:
        """Return a relation mention as if the analyst had stated it."""
        names = [name for name in Stated._fields if name in relation.c]
        ends = [relation.c[name].label(name) for name in ("source", "target", "place", "speaker")]
        row = self._relation(id_, (*(relation.c[name] for name in names), *ends))
        keys = {end: self.key_of(EntityId(row[-4 + at])) for at, end in enumerate(_ENDS) if row[-4 + at]}
        values: dict[str, Any] = dict(zip(names, row, strict=False))
        for end in _ENDS:
            key = keys.get(end)
            values[f"{end}_type"], values[f"{end}_key"] = key or (None, None)
        return Stated(**values, at="")

    def own(self, id_: RelationMentionId) -> bool:
        """Whether a relation mention is one that the analyst stated."""
        return self.stating(self.anchor(id_)) is not None and bool(
            self.connection.scalar(
                select(relation.c.id).where(relation.c.id == id_, relation.c.rule == "analyst")
            )
        )

    # words

    def marking(self, words: Words) -> Marked | None:
        """Return what was said of some words."""
        row = self.connection.execute(select(marking).where(*_at(marking, words._asdict()))).one_or_none()
        return None if row is None else Marked(STATES[row.state], row.key, row.kind, row.at)

    def markings_at(self, digest: str, start: int, end: int) -> list[Words]:
        """Return all that was said of exactly these words."""
        here = (marking.c.digest == digest, marking.c.start == start, marking.c.end == end)
        rows = self.connection.execute(select(marking).where(*here).order_by(marking.c.type))
        return [Words(row.digest, row.start, row.end, row.type) for row in rows]

    def put_marking(self, words: Words, marked: Marked | None) -> None:
        """Record or withdraw what is said of some words."""
        values = None
        if marked is not None:
            values = {**marked._asdict(), "state": STATE_CODES[marked.state]}
        self._put(marking, words._asdict(), values)

    def words(self, id_: MentionId) -> tuple[Words, str, int, str]:
        """Return the words of a mention, the key of their entity, the kind and what found it."""
        row = self.connection.execute(
            select(
                article.c.digest,
                mention.c.start,
                mention.c.end,
                entity.c.found_type,
                entity.c.key,
                mention.c.kind,
                mention.c.rule,
            )
            .join(run, run.c.id == mention.c.run)
            .join(article, article.c.id == run.c.article)
            .join(entity, entity.c.id == mention.c.entity)
            .where(mention.c.id == id_)
        ).one_or_none()
        if row is None:
            raise EditRefusedError("This name is not marked any more.")
        return Words(*row[:4]), row.key, row.kind, row.rule

    def key_of(self, id_: EntityId) -> Key:
        """Return what identifies an entity whatever its row."""
        row = self.connection.execute(
            select(entity.c.found_type, entity.c.key).where(entity.c.id == id_)
        ).one_or_none()
        if row is None:
            raise EditRefusedError("This entity is not in the workspace.")
        return Key(row.found_type, row.key)

    def entity_of(self, key: Key) -> EntityId | None:
        """Return the entity that a key identifies, None if it is not in the workspace."""
        where = (entity.c.found_type == key.type, entity.c.key == key.key)
        id_: int | None = self.connection.scalar(select(entity.c.id).where(*where))
        return None if id_ is None else EntityId(id_)

    def article_of(self, digest: str) -> ArticleId | None:
        """Return the article with this text, None if it is not in the workspace."""
        id_: int | None = self.connection.scalar(select(article.c.id).where(article.c.digest == digest))
        return None if id_ is None else ArticleId(id_)

    def add_entity(self, found: FoundEntity) -> EntityId:
        """Return the entity that this is, writing it if it is new."""
        return EntityId(entity_ids(self.connection, [found])[0])

    # sentences

    def passed(self, digest: str, start: int, end: int) -> str | None:
        """Return when the analyst was done with a sentence."""
        place = {"digest": digest, "start": start, "end": end}
        at: str | None = self.connection.scalar(select(passage.c.at).where(*_at(passage, place)))
        return at

    def put_passed(self, digest: str, start: int, end: int, at: str | None) -> None:
        """Record that the analyst is done with a sentence, or is not."""
        self._put(passage, {"digest": digest, "start": start, "end": end}, None if at is None else {"at": at})

    def _relation(self, id_: RelationMentionId, columns: tuple[ColumnElement[Any], ...]) -> tuple[Any, ...]:
        query = (
            select(*columns)
            .select_from(relation)
            .join(run, run.c.id == relation.c.run)
            .join(article, article.c.id == run.c.article)
            .where(relation.c.id == id_)
        )
        row = self.connection.execute(query).one_or_none()
        if row is None:
            raise EditRefusedError("This relation is not in the workspace.")
        return tuple(row)

    def _put(self, table: Table, place: dict[str, object], values: dict[str, object] | None) -> None:
        if values is None:
            self.connection.execute(delete(table).where(*_at(table, place)))
        else:
            row = {**place, **values}
            self.connection.execute(insert(table).values(row).on_conflict_do_update(set_=row))
        self._unsettled.add(str(place["digest"]))


_ENDS = ("source", "target", "place", "speaker")


def _at(table: Table, place: dict[str, object]) -> list[ColumnElement[bool]]:
    return [table.c[name] == value for name, value in place.items()]
