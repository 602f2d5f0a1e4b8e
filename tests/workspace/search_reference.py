"""Search as one would write it without an index: every text is read, every word compared."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date

from synpol_desktop.arabic.folding import folded
from synpol_desktop.core.dates import days
from synpol_desktop.core.kinds import EntityType, RelationType
from synpol_desktop.workspace.searching.tree import (
    And,
    DateIn,
    Fuzzy,
    Near,
    Node,
    Not,
    Or,
    OutletHas,
    Pattern,
    Phrase,
    Prefix,
    SaidBy,
    TypeIs,
    Word,
)
from synpol_desktop.workspace.searching.words import beginnings, forms, fuzzy_forms

Place = tuple[int, int]


@dataclass
class Document:
    """An article with all that a search may ask of it."""

    texts: tuple[str, ...]
    """The text and the title; a term stands in one of them."""
    published: str | None = None
    outlet: str = ""
    speakers: tuple[tuple[str, ...], ...] = ()
    """Of each actor who is reported to say something the names."""
    entities: frozenset[EntityType] = frozenset()
    relations: frozenset[RelationType] = frozenset()
    words: list[list[str]] = field(init=False)

    def __post_init__(self) -> None:
        self.words = [re.findall(r"[^\W_]+", folded(text)) for text in self.texts]


def answers(node: Node, document: Document) -> bool:
    """Whether a document answers a search."""
    match node:
        case And(parts):
            return all(answers(part, document) for part in parts)
        case Or(parts):
            return any(answers(part, document) for part in parts)
        case Not(part):
            return not answers(part, document)
        case TypeIs(entities, relations):
            return bool(entities & document.entities or relations & document.relations)
        case DateIn(first, last):
            if document.published is None:
                return False
            begin, end = days(document.published)
            return begin <= (last or date.max) and end >= (first or date.min)
        case OutletHas(text):
            return text in folded(document.outlet)
        case SaidBy(name):
            return any(answers(name, Document(names)) for names in document.speakers)
        case Pattern(source):
            pattern = re.compile(folded(source), re.MULTILINE)
            return any(match[0] for text in document.texts for match in pattern.finditer(folded(text)))
        case Near(left, right, distance):
            return any(
                0 <= max(one[0], two[0]) - min(one[1], two[1]) <= distance
                for words in document.words
                for one in places(left, words)
                for two in places(right, words)
            )
        case _:
            return any(places(node, words) for words in document.words)


def places(term: Node, words: list[str]) -> list[Place]:
    """Return where a term stands in a text."""
    length = len(term.words) if isinstance(term, Phrase) else 1
    return [
        (at, at + length)
        for at in range(len(words) - length + 1)
        if stands_for(term, words[at : at + length])
    ]


def stands_for(term: Node, words: list[str]) -> bool:
    """Whether words of a text are what a term looks for."""
    match term:
        case Word(text):
            return words[0] in forms(text)
        case Prefix(text):
            return any(words[0].startswith(beginning) for beginning in beginnings(text))
        case Fuzzy(text, distance):
            return any(
                words[0].startswith(prefix) and unlikeness(words[0], form) <= distance
                for prefix, form in fuzzy_forms(text)
            )
        case Phrase(wanted):
            return words[0] in forms(wanted[0]) and tuple(words[1:]) == wanted[1:]
    raise AssertionError(term)


def unlikeness(one: str, two: str) -> int:
    """Return how many letters must be put in, left out or changed."""
    row = list(range(len(two) + 1))
    for at, letter in enumerate(one, start=1):
        before, row[0] = row[0], at
        for to, other in enumerate(two, start=1):
            before, row[to] = row[to], min(row[to] + 1, row[to - 1] + 1, before + (letter != other))
    return row[-1]
