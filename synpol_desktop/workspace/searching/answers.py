"""What a search answers: actors, relations and articles, each with what a reader needs to go on."""

from __future__ import annotations

from dataclasses import dataclass

from synpol_desktop.core.ids import ArticleId
from synpol_desktop.core.notes import Subject
from synpol_desktop.core.records import EntityRow, RelationRow
from synpol_desktop.core.spans import Span


@dataclass(frozen=True, slots=True)
class Passage:
    """A piece of one line of an article with all that was found in it.

    Parameters
    ----------
    start : int
        Offset of ``text`` in the article's text.
    marks : tuple of Span
        What was found, in code points of the article's text; in order, apart from each other.
    """

    text: str
    start: int
    marks: tuple[Span, ...]

    def marks_here(self) -> tuple[Span, ...]:
        """Return the marks as places of ``text``."""
        return tuple(Span(mark.start - self.start, mark.end - self.start) for mark in self.marks)


@dataclass(frozen=True, slots=True)
class FoundArticle:
    """An article that answers a search.

    Parameters
    ----------
    title_marks : tuple of Span
        What was found in the title.
    passages : tuple of Passage
        The first places in the text; none if only the title or the article's data answer.
    places : int
        How many places of the text answer, those shown included.
    """

    id: ArticleId
    title: str
    outlet: str
    published: str | None
    score: float
    title_marks: tuple[Span, ...]
    passages: tuple[Passage, ...]
    places: int


@dataclass(frozen=True, slots=True)
class FoundNote:
    """A note that answers a search.

    Parameters
    ----------
    subject : Subject
        What it is shown on: after a merge what stands for the others.
    name : str
        Title of the article, or the stored name of the actor or of both ends.
    passages : tuple of Passage
        The first places in the note; its beginning if no word of it answers.
    """

    subject: Subject
    name: str
    passages: tuple[Passage, ...]


@dataclass(frozen=True)
class Limits:
    """How much of an answer is wanted."""

    actors: int = 6
    relations: int = 5
    articles: int = 10
    notes: int = 5
    passages: int = 3
    """Of each article."""
    seconds: float = 1.0
    """How long regular expressions may take, together."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What was found, the best of each kind first.

    Parameters
    ----------
    all_actors, all_relations, all_articles, all_notes : int
        How many there are, those shown included.
    partial : bool
        Whether a regular expression took too long, so that not everything was looked at.
    """

    actors: tuple[EntityRow, ...] = ()
    relations: tuple[RelationRow, ...] = ()
    articles: tuple[FoundArticle, ...] = ()
    all_actors: int = 0
    all_relations: int = 0
    all_articles: int = 0
    partial: bool = False
    notes: tuple[FoundNote, ...] = ()
    all_notes: int = 0
