"""A search as a tree of values: what is looked for and how it is joined."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from synpol_desktop.core.kinds import EntityType, RelationType
from synpol_desktop.workspace.searching.words import SHORTEST_PREFIX, bare_length


@dataclass(frozen=True, slots=True)
class Place:
    """A half-open range of a query's code points; empty where something is missing."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Word:
    """A word with all that Arabic joins to it; ``text`` is folded."""

    text: str
    at: Place


@dataclass(frozen=True, slots=True)
class Prefix:
    """All words that begin so, with what is joined to them."""

    text: str
    at: Place


@dataclass(frozen=True, slots=True)
class Fuzzy:
    """A word that may differ by so many letters."""

    text: str
    distance: int
    at: Place


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that follow each other; what is joined to the first one may differ."""

    words: tuple[str, ...]
    at: Place


@dataclass(frozen=True, slots=True)
class Pattern:
    """A regular expression over the folded text; ``^`` and ``$`` are a line's ends."""

    source: str
    at: Place


Term = Word | Prefix | Fuzzy | Phrase


@dataclass(frozen=True, slots=True)
class Near:
    """Two terms with at most so many words between them, in either order."""

    left: Term
    right: Term
    distance: int
    at: Place


@dataclass(frozen=True, slots=True)
class TypeIs:
    """Actors of these types, relations of those."""

    entities: frozenset[EntityType]
    relations: frozenset[RelationType]
    at: Place


@dataclass(frozen=True, slots=True)
class DateIn:
    """Days between two bounds, both inclusive; an open bound is None."""

    first: date | None
    last: date | None
    at: Place


@dataclass(frozen=True, slots=True)
class OutletHas:
    """Outlets whose name has these folded letters."""

    text: str
    at: Place


@dataclass(frozen=True, slots=True)
class SaidBy:
    """Reported speech of actors who are called so."""

    name: Word | Phrase
    at: Place


@dataclass(frozen=True, slots=True)
class NoteHas:
    """What the analyst wrote a note on, with such words."""

    name: Word | Phrase | Prefix
    at: Place


@dataclass(frozen=True, slots=True)
class TagHas:
    """What the analyst gave a tag with such words."""

    name: Word | Phrase | Prefix
    at: Place


@dataclass(frozen=True, slots=True)
class And:
    """All of the parts."""

    parts: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Or:
    """At least one of the parts."""

    parts: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Not:
    """Everything but the part."""

    part: Node


Field = TypeIs | DateIn | OutletHas | SaidBy | NoteHas | TagHas
Text = Word | Prefix | Fuzzy | Phrase | Pattern | Near
TERMS = (Word, Prefix, Fuzzy, Phrase)
TEXTS = (Word, Prefix, Fuzzy, Phrase, Pattern, Near)
Leaf = Text | Field
Node = Leaf | And | Or | Not


def positive_leaves(node: Node) -> Iterator[Leaf]:
    """Yield what is looked for, without what is excluded."""
    match node:
        case And(parts) | Or(parts):
            for part in parts:
                yield from positive_leaves(part)
        case Not():
            return
        case _:
            yield node


def without(node: Node, left_out: Callable[[Leaf], bool]) -> Node | None:
    """Return the tree without some leaves, None if nothing is left to look for."""
    match node:
        case And(parts) | Or(parts):
            kept = tuple(part for part in (without(part, left_out) for part in parts) if part is not None)
            if all(isinstance(part, Not) for part in kept):
                return None
            return kept[0] if len(kept) == 1 else type(node)(kept)
        case Not(part):
            left = without(part, left_out)
            return None if left is None else Not(left)
        case _:
            return None if left_out(node) else node


def as_typed(node: Node, end: int) -> Node:
    """Return the tree while it is typed: the word at the query's end may go on.

    While it is too short to say anything it is left out, if there are others.
    """
    match node:
        case And(parts) | Or(parts):
            last = parts[-1]
            short = isinstance(last, Word) and last.at.end == end and bare_length(last.text) < SHORTEST_PREFIX
            kept = parts[:-1]
            if short and not all(isinstance(part, Not) for part in kept):
                return kept[0] if len(kept) == 1 else type(node)(kept)
            return type(node)((*parts[:-1], as_typed(last, end)))
        case Word(text, at) if at.end == end and bare_length(text) >= SHORTEST_PREFIX:
            return Or((node, Prefix(text, at)))
        case _:
            return node
