"""From a tree to SQL that selects articles: each leaf a selection of ids, joined by set operations.

All that a user typed is bound as a value. What SQLite can't answer, a regular expression or words near each
other that are too many to pair, is looked for in the folded texts of the articles that the rest leaves.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from datetime import date
from functools import cache

from sqlalchemy import Connection

from synpol_desktop.arabic.folding import folded
from synpol_desktop.core.notes import SubjectKind
from synpol_desktop.workspace.reading.aggregates import Aggregate
from synpol_desktop.workspace.searching.indexing import Index
from synpol_desktop.workspace.searching.lexicon import Lexicon
from synpol_desktop.workspace.searching.lists import ShortTexts
from synpol_desktop.workspace.searching.matching import Matcher, Tokens
from synpol_desktop.workspace.searching.patterns import Deadline
from synpol_desktop.workspace.searching.selecting import (
    DATED,
    FOUND,
    FOUND_AMONG,
    IN_OUTLETS,
    NEWEST,
    OUTLETS,
    SAID,
    SCORED,
    TEXTS,
    VISIBLE,
    Selection,
    join,
    listed,
)
from synpol_desktop.workspace.searching.sounding import best_sounding, may_sound
from synpol_desktop.workspace.searching.tree import (
    TERMS,
    And,
    DateIn,
    Field,
    Near,
    Node,
    Not,
    NoteHas,
    Or,
    OutletHas,
    Pattern,
    SaidBy,
    TagHas,
    Term,
    Text,
    TypeIs,
)
from synpol_desktop.workspace.statements import fetch

_SLICE = 200
"""Texts that are read at a time; between slices the search may be stopped."""


class Planner:
    """Plans and answers one search over the articles of one snapshot.

    Parameters
    ----------
    generations : tuple of int
        How often names and titles, and how often notes had been written before the snapshot.
    counted : Aggregate
        What the filter shows, for types of actors and relations.
    """

    def __init__(
        self,
        connection: Connection,
        lexicon: Lexicon,
        generations: tuple[int, int],
        counted: Aggregate,
        deadline: Deadline,
    ) -> None:
        self.connection = connection
        self.counted = counted
        self.deadline = deadline
        generation, noted = generations
        self.notes = cache(lambda: lexicon.notes(connection, generation, noted))
        self._names = cache(lambda: lexicon.names(connection, generation))
        self.titles = lexicon.titles(connection, generation)
        self.like = cache(lambda leaf: lexicon.like(connection, leaf))
        self.titled = cache(lambda leaf: self.titles.owners(leaf, deadline))
        self._sounds = cache(lambda: lexicon.sounds(connection, generation))
        self.named = cache(self._named)
        self.matcher = Matcher(self.like, deadline)
        self._index = Index(lambda words: lexicon.known(connection, words), self.like)

    @property
    def names(self) -> ShortTexts:
        """The names of actors, read when first asked for."""
        return self._names()

    def _named(self, leaf: Text) -> set[int]:
        """Return whose name answers a leaf, also as it sounds in Latin letters."""
        found, alike = self._names().owners(leaf, self.deadline), self._alike(leaf)
        return found | self._names().having(alike) if alike else found

    def heard(self, leaves: Iterable[Text]) -> set[int]:
        """Return whose name sounds just as one of some leaves in Latin letters is spelled."""
        words = [word for leaf in leaves for word in best_sounding(leaf, self._alike(leaf))]
        return self._names().having(words) if words else set()

    def _alike(self, leaf: Text) -> Sequence[str]:
        return self._sounds().like(leaf) if may_sound(leaf) else ()

    def articles(self, node: Node) -> list[int]:
        """Return the visible articles that answer a search, in no particular order."""
        return self._ids(self.plan(node))

    def scored(self, node: Node) -> list[tuple[int, float]] | None:
        """Return the visible articles that answer with their BM25 scores.

        None if the tree asks for more than words: then `articles` answers it.
        """
        if not _is_of_words(node):
            return None
        self.deadline.check()
        whole = self._whole(node)
        rows = fetch(self.connection, SCORED, [whole]) if whole else []
        affected = self._by_title_only(node)
        if affected:
            there = self._answering(node, affected)
            rows = [row for row in rows if row[0] not in affected or row[0] in there]
            rows += [(id_, 0.0) for id_ in there.difference(id_ for id_, _ in rows)]
        hidden = self.titles.hidden
        return [row for row in rows if row[0] not in hidden] if hidden else rows

    def plan(self, node: Node) -> Selection:
        """Return the selection of the articles that answer a search."""
        match node:
            case And(parts):
                return self._all(parts)
            case Or(parts):
                return join("UNION", [self.plan(part) for part in parts])
            case Not(part):
                return join("EXCEPT", [Selection(VISIBLE), self.plan(part)])
            case Pattern():
                return self._looked_through(node, Selection(VISIBLE))
            case Near():
                return self._near(node, None)
            case TypeIs() | DateIn() | OutletHas() | SaidBy() | NoteHas() | TagHas():
                return self._field(node)
            case _:
                return self._term(node)

    def expression(self, leaves: Iterable[Node]) -> str:
        """Return the FTS5 expression of all terms together, for ranking; "" if there is none."""
        terms: list[Term] = []
        for leaf in leaves:
            if isinstance(leaf, Near):
                terms += (leaf.left, leaf.right)
            elif isinstance(leaf, TERMS):
                terms.append(leaf)
        return self._index.expression(terms)

    def _whole(self, node: Node) -> str:
        """Return the FTS5 expression that answers a tree of words by the texts alone; "" if nothing can."""
        match node:
            case Or(parts):
                terms = [part for part in parts if isinstance(part, TERMS)]
                others = [self._whole(part) for part in parts if not isinstance(part, TERMS)]
                pieces = [self._index.expression(terms), *(f"({other})" for other in others if other)]
                return " OR ".join(piece for piece in pieces if piece)
            case And(parts):
                wanted = [self._whole(part) for part in parts if not isinstance(part, Not)]
                excluded = [self._whole(part.part) for part in parts if isinstance(part, Not)]
                if not all(wanted):
                    return ""
                narrowed = " AND ".join(f"({each})" for each in wanted)
                away = " OR ".join(f"({each})" for each in excluded if each)
                return f"({narrowed}) NOT ({away})" if away else narrowed
            case _:
                return self.expression([node])

    def _answering(self, node: Node, affected: set[int]) -> set[int]:
        """Return those of the articles that a title speaks for which answer a tree of words."""
        parts = node.parts if isinstance(node, Or) else (node,)
        if all(isinstance(part, TERMS) for part in parts):
            return affected  # one word is enough, and the title has one
        found = self._among(node, json.dumps(list(affected)))
        return {id_ for (id_,) in fetch(self.connection, found.sql, found.values)}

    def _among(self, node: Node, ids: str) -> Selection:
        """Select those of some articles that answer a tree of words, by text or title."""
        match node:
            case Or(parts):
                return join("UNION", [self._among(part, ids) for part in parts])
            case And(parts):
                wanted = [self._among(part, ids) for part in parts if not isinstance(part, Not)]
                excluded = [self._among(part.part, ids) for part in parts if isinstance(part, Not)]
                return join("EXCEPT", [join("INTERSECT", wanted), *excluded])
            case _:
                words = self.expression([node])
                found = [Selection(FOUND_AMONG, (words, ids))] if words else []
                return join("UNION", [*found, listed(self._by_title_only(node))])

    def _all(self, parts: Sequence[Node]) -> Selection:
        """Narrow by what SQLite answers at once; only the articles that are left are looked through."""
        wanted = [part for part in parts if not isinstance(part, Not)]
        excluded = [part.part for part in parts if isinstance(part, Not)]
        quick = [self.plan(part) for part in wanted if not _is_slow(part)]
        chosen = join("INTERSECT", quick) if quick else Selection(VISIBLE)
        chosen = join("EXCEPT", [chosen, *(self.plan(part) for part in excluded if not _is_slow(part))])
        for part in wanted:
            if _is_slow(part):
                chosen = self._within(part, chosen)
        for other in excluded:
            if _is_slow(other):
                chosen = join("EXCEPT", [chosen, self._within(other, chosen)])
        return chosen

    def _within(self, node: Node, among: Selection) -> Selection:
        """Answer a slow part among some articles only."""
        match node:
            case Pattern():
                return self._looked_through(node, among)
            case Near():
                return self._near(node, among)
            case Or(parts):
                return join("UNION", [self._within(part, among) for part in parts])
            case _:
                return join("INTERSECT", [among, self.plan(node)])

    def _term(self, term: Term) -> Selection:
        """Select by the index of the texts, and by titles."""
        words = self._index.expression([term])
        found = [Selection(FOUND, (words,))] if words else []
        titled = self._by_title_only(term)
        return join("UNION", [*found, listed(titled)]) if titled or not found else found[0]

    def _near(self, near: Near, among: Selection | None) -> Selection:
        both = [self._term(near.left), self._term(near.right)]
        if among is not None:
            both.append(among)
        exact = self._index.near(near)
        if exact is None:
            return self._looked_through(near, join("INTERSECT", both))
        found = [Selection(FOUND, (exact,))] if exact else []
        answer = join("UNION", [*found, listed(self._by_title_only(near))])
        return answer if among is None else join("INTERSECT", [answer, among])

    def _by_title_only(self, node: Node) -> set[int]:
        """Return the articles whose title answers a leaf of the tree, and is not in the text as well."""
        match node:
            case And(parts) | Or(parts):
                return set().union(*(self._by_title_only(part) for part in parts))
            case Not(part):
                return self._by_title_only(part)
            case TypeIs() | DateIn() | OutletHas() | SaidBy() | NoteHas() | TagHas():
                return set()
            case _:
                return self.titled(node) & self.titles.apart

    def _field(self, field: Field) -> Selection:
        match field:
            case TypeIs(entities, relations):
                return listed(self.counted.articles_with(entities, relations))
            case DateIn(first, last):
                bounds = (first or date.min).toordinal(), (last or date.max).toordinal()
                return Selection(DATED, bounds)
            case OutletHas(text):
                outlets = fetch(self.connection, OUTLETS)
                return listed([name for (name,) in outlets if text in folded(name)], IN_OUTLETS)
            case SaidBy(name):
                return listed(self.named(name), SAID)
            case NoteHas() | TagHas():
                return listed(self.notes().holders(field, SubjectKind.ARTICLE, self.deadline))

    def _looked_through(self, leaf: Pattern | Near, among: Selection) -> Selection:
        """Look for a leaf in titles and texts, the newest first, until the deadline."""
        ids = [id_ for (id_,) in fetch(self.connection, NEWEST, [json.dumps(self._ids(among))])]
        found: list[int] = []
        for begin in range(0, len(ids), _SLICE):
            for id_, title, text in fetch(self.connection, TEXTS, [json.dumps(ids[begin : begin + _SLICE])]):
                if self.deadline.over():
                    return listed(found)
                both = (text, title.rpartition("\n")[0])
                if any(self.matcher.has(leaf, Tokens(each)) for each in both):
                    found.append(id_)
        return listed(found)

    def _ids(self, selection: Selection) -> list[int]:
        self.deadline.check()
        shown = join("INTERSECT", [Selection(VISIBLE), selection])
        return [id_ for (id_,) in fetch(self.connection, shown.sql, shown.values)]


def _is_of_words(node: Node) -> bool:
    """Whether a tree asks for nothing but words."""
    match node:
        case And(parts) | Or(parts):
            return all(_is_of_words(part) for part in parts)
        case Not(part):
            return _is_of_words(part)
        case _:
            return isinstance(node, TERMS)


def _is_slow(node: Node) -> bool:
    """Whether a part is better answered among few articles."""
    match node:
        case And(parts) | Or(parts):
            return any(_is_slow(part) for part in parts)
        case Not(part):
            return _is_slow(part)
        case _:
            return isinstance(node, (Pattern, Near))
