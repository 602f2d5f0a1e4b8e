"""What the analyst writes beside the facts: notes, tags, details of an actor, blocs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from synpol_desktop.core.ids import ArticleId, EntityId
from synpol_desktop.core.kinds import RelationType
from synpol_desktop.core.records import RelationKey


class SubjectKind(StrEnum):
    """What a note is on."""

    ENTITY = "entity"
    ARTICLE = "article"
    RELATION = "relation"


@dataclass(frozen=True, slots=True)
class Subject:
    """What a note or a tag is on: an entity, an article, or a relation between two entities.

    Parameters
    ----------
    id : int
        Of the entity or the article; of the source of a relation.
    type, target : optional
        Of a relation only.
    """

    kind: SubjectKind
    id: int
    type: RelationType | None = None
    target: EntityId | None = None

    def __post_init__(self) -> None:
        whole = self.type is not None and self.target is not None
        if whole != (self.kind is SubjectKind.RELATION):
            raise ValueError("a relation, and nothing else, has a type and a target")

    @classmethod
    def of_entity(cls, id_: EntityId) -> Subject:
        """Return an entity as the subject of a note."""
        return cls(SubjectKind.ENTITY, id_)

    @classmethod
    def of_article(cls, id_: ArticleId) -> Subject:
        """Return an article as the subject of a note."""
        return cls(SubjectKind.ARTICLE, id_)

    @classmethod
    def of_relation(cls, key: RelationKey) -> Subject:
        """Return a relation as the subject of a note."""
        return cls(SubjectKind.RELATION, key.source, key.type, key.target)

    @property
    def relation(self) -> RelationKey:
        """The relation that it is; ValueError if it is none."""
        if self.type is None or self.target is None:
            raise ValueError("not a relation")
        return RelationKey(EntityId(self.id), self.type, self.target)


@dataclass(frozen=True, slots=True)
class Note:
    """A note: plain text.

    Parameters
    ----------
    subject : Subject
        What it was written on. After a merge the note is shown on the entity that stands for all of them.
    at : str
        When it was last written, in UTC.
    """

    subject: Subject
    text: str
    at: str


@dataclass(frozen=True, slots=True)
class BlocMember:
    """That an entity belongs to one of the analyst's own blocs, from a day to a day.

    Parameters
    ----------
    entity : EntityId
        The one it was said of; after a merge another may stand for it.
    first, last : date, optional
        Both inclusive; None for open.
    """

    entity: EntityId
    bloc: str
    first: date | None = None
    last: date | None = None

    def __post_init__(self) -> None:
        if not self.bloc.strip():
            raise ValueError("a bloc without a name")
        if self.first is not None and self.last is not None and self.last < self.first:
            raise ValueError("the last day in a bloc is before the first")

    def on(self, day: date) -> bool:
        """Whether it belongs to the bloc on a day."""
        return (self.first is None or self.first <= day) and (self.last is None or day <= self.last)
