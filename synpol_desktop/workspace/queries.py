"""What a table asks for: how its rows are sorted and which are left out."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from synpol_desktop.core.ids import EntityId
from synpol_desktop.core.kinds import EntityType


class ArticleSort(StrEnum):
    """Columns of the table of articles."""

    TITLE = "title"
    OUTLET = "outlet"
    DATE = "date"
    MENTIONS = "mentions"
    RELATIONS = "relations"
    IMPORTED = "imported"


class EntitySort(StrEnum):
    """Columns of the table of entities."""

    NAME = "name"
    ENGLISH = "english"
    TYPE = "type"
    ARTICLES = "articles"
    MENTIONS = "mentions"
    DEGREE = "degree"


class RelationSort(StrEnum):
    """Columns of the table of relations."""

    SOURCE = "source"
    TYPE = "type"
    TARGET = "target"
    MENTIONS = "mentions"
    ARTICLES = "articles"
    FIRST = "first"
    LAST = "last"
    CONFIDENCE = "confidence"


@dataclass(frozen=True, slots=True)
class ArticleQuery:
    """Which articles, in which order.

    Parameters
    ----------
    text : str
        Words that the title, the outlet or the text has (Arabic spelling variants are found); "" for all.
    outlets : frozenset of str
        Empty for all.
    undated : bool
        Only articles without a date.
    waiting : bool
        Only articles whose extraction has not run.
    """

    text: str = ""
    sort: ArticleSort = ArticleSort.DATE
    descending: bool = True
    outlets: frozenset[str] = frozenset()
    undated: bool = False
    waiting: bool = False


@dataclass(frozen=True, slots=True)
class EntityQuery:
    """Which entities, in which order; ``text`` is part of a name or an alias, Arabic or English."""

    text: str = ""
    sort: EntitySort = EntitySort.MENTIONS
    descending: bool = True
    types: frozenset[EntityType] = frozenset(EntityType)


@dataclass(frozen=True, slots=True)
class RelationQuery:
    """Which relations, in which order; ``text`` is part of the name of an end, ``entity`` is one end."""

    text: str = ""
    sort: RelationSort = RelationSort.MENTIONS
    descending: bool = True
    entity: EntityId | None = None
