"""What an export of the graph holds: records with their looks, ready to be written in any form."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar

from synpol_desktop.arabic.writing import Writing
from synpol_desktop.core.dates import days
from synpol_desktop.core.filters import Filter
from synpol_desktop.core.ids import ArticleId, EntityId
from synpol_desktop.core.kinds import RelationType
from synpol_desktop.core.records import (
    Article,
    Entity,
    EntityRow,
    Mention,
    RelationMention,
    RelationRow,
    Statement,
)
from synpol_desktop.core.style import Rgb, StyleSheet
from synpol_desktop.core.styling.forms import Shape, shape_of
from synpol_desktop.core.styling.looks import Dot, Pen

Watched = TypeVar("Watched")


@dataclass(frozen=True, slots=True)
class About:
    """What an export says of itself.

    Parameters
    ----------
    title : str
        The workspace's name, never its path.
    made : date
    version : str
        The program's.
    language : str
        ``ar`` or ``en``: of everything that is not quoted.
    shown : Filter
        Which facts are in.
    digest : str
        SHA-256 over the digests of the articles, in hex: two exports with the same digest rest on the same
        texts.
    notice : str
        What the reader must know of the workspace, "" normally.
    part : bool
        Whether only a part of what the filter shows is in (the actors in view).
    hidden : int
        How many actors with relations are left out.
    writing : Writing
        How dates are written where a person reads them (report and brief); all else has ISO dates.
    """

    title: str
    made: date
    version: str
    language: str
    shown: Filter
    digest: str
    notice: str = ""
    part: bool = False
    hidden: int = 0
    writing: Writing = field(default_factory=Writing)


@dataclass(frozen=True, slots=True)
class Remarks:
    """What the analyst wrote on an actor or an article; ``note`` is empty unless notes were asked for."""

    tags: tuple[str, ...] = ()
    note: str = ""

    @property
    def tagged(self) -> str | None:
        """The tags in one cell."""
        return " | ".join(self.tags) or None


@dataclass(frozen=True, slots=True)
class Actor:
    """An entity as a node.

    Parameters
    ----------
    x, y : float
        Layout units, y grows downwards.
    importance : float
        In 0..1.
    dot : Dot, optional
        The look that rules gave.
    """

    entity: Entity
    row: EntityRow
    x: float
    y: float
    importance: float
    color: Rgb
    radius: float
    dot: Dot | None = None
    remarks: Remarks = Remarks()

    @property
    def shape(self) -> Shape:
        """The outline: that of the type unless a rule gave another."""
        return shape_of(self.entity.type) if self.dot is None else self.dot.shape


@dataclass(frozen=True, slots=True)
class Quote:
    """One place that states a tie, with its words and the article it stands in."""

    relation: RelationMention
    article: Article

    @property
    def words(self) -> str:
        """The evidence: the sentence or sentences."""
        return self.relation.evidence.of(self.article.text)

    @property
    def date(self) -> str | None:
        """The date of the fact: its own, else its article's."""
        return self.relation.date or self.article.published


@dataclass(frozen=True, slots=True)
class Tie:
    """A relation as an edge, with all that states it."""

    row: RelationRow
    color: Rgb
    quotes: tuple[Quote, ...]
    pen: Pen | None = None
    note: str = ""

    @property
    def type(self) -> RelationType:
        """The relation's type."""
        return self.row.key.type

    @property
    def source(self) -> EntityId:
        """Where the edge begins."""
        return self.row.key.source

    @property
    def target(self) -> EntityId:
        """Where the edge ends."""
        return self.row.key.target

    @property
    def number(self) -> str:
        """An identifier of the edge that is the same in every form."""
        return f"{self.source}-{self.type.value}-{self.target}"

    @property
    def intervals(self) -> tuple[tuple[date, date], ...]:
        """When it is stated to hold, as intervals of days, each once; empty where a place has no date."""
        found = set()
        for quote in self.quotes:
            if not quote.date:
                return ()
            found.add(days(quote.date))
        return tuple(sorted(found))


@dataclass(frozen=True, slots=True)
class KeyLine:
    """A line of the legend in the language of the export; one without a look is a heading."""

    text: str
    count: int | None = None
    look: Dot | Pen | None = None
    radius: float = 7.0


@dataclass(frozen=True, slots=True, eq=False)
class Content:
    """All that is exported.

    Parameters
    ----------
    articles : tuple of Article
        Those that the filter admits or that state a tie, by date.
    entities : mapping
        Every entity that a record refers to.
    mentions, statements : callable
        Return the records of an article: they are many, so they are read when they are written.
    origins : bool
        Whether names of imported files are written.
    step : callable
        Told the share that is done, in 0..1; raises CancelledError when the user asked to stop.
    key : tuple of KeyLine
        What rules of looks mean.
    remarks : mapping
        What is written on articles.
    """

    about: About
    style: StyleSheet
    actors: tuple[Actor, ...]
    ties: tuple[Tie, ...]
    articles: tuple[Article, ...]
    entities: dict[EntityId, Entity]
    mentions: Callable[[ArticleId], Iterable[Mention]]
    statements: Callable[[ArticleId], Iterable[Statement]]
    origins: bool = False
    step: Callable[[float], None] = field(default=lambda _share: None)
    key: tuple[KeyLine, ...] = ()
    remarks: Mapping[ArticleId, Remarks] = field(default_factory=dict)

    def remarks_on(self, article: ArticleId) -> Remarks:
        """Return what is written on an article."""
        return self.remarks.get(article, Remarks())

    def watched(self, items: Iterable[Watched], first: float, last: float, count: int) -> Iterable[Watched]:
        """Yield items and tell the progress, from one share to another."""
        for done, item in enumerate(items):
            self.step(first + (last - first) * done / max(count, 1))
            yield item
