"""From tokens to a tree, with precise complaints.

Tighter binds first: NEAR, NOT, AND (also unwritten), OR; parentheses as usual.
"""

from __future__ import annotations

from synpol_desktop.workspace.searching.lexer import Kind, Token, tokens, without_open_field
from synpol_desktop.workspace.searching.problems import QueryError
from synpol_desktop.workspace.searching.terms import phrase, word, words_of
from synpol_desktop.workspace.searching.tree import (
    TERMS,
    And,
    Near,
    Node,
    Not,
    Or,
    Place,
    as_typed,
    positive_leaves,
)
from synpol_desktop.workspace.searching.values import field_value, pattern

LONGEST_QUERY = 1000
MOST_LEAVES = 40
DEEPEST = 30
_JOINS = (Kind.AND, Kind.OR, Kind.NEAR)
_OPERATORS = (*_JOINS, Kind.NOT)


def parse(query: str, *, typing: bool = False) -> Node | None:
    """Return what a query asks for, None if it has no word.

    Parameters
    ----------
    typing : bool
        Whether it is being typed: operators at its end wait for what follows, and its last word may go on.

    Raises
    ------
    QueryError
        If it can't be understood.
    """
    if len(query) > LONGEST_QUERY:
        raise QueryError(
            Place(LONGEST_QUERY, len(query)),
            "The search is too long.",
            hint="Leave out what is not needed to tell the articles apart.",
        )
    node = _Parser(without_open_field(query) if typing else query, typing=typing).parse()
    return as_typed(node, len(query)) if node is not None and typing else node


class _Parser:
    def __init__(self, query: str, *, typing: bool) -> None:
        self._typing = typing
        self._tokens = list(tokens(query))
        while typing and len(self._tokens) > 1 and self._tokens[-2].kind in _OPERATORS:
            del self._tokens[-2]
        self._next = 0
        self._leaves = 0

    def parse(self) -> Node | None:
        node = self._either(0)
        if self._is(Kind.CLOSE):
            raise QueryError(
                self._here.at,
                "A parenthesis is closed that was not opened.",
                hint="Take it away, or open one before it.",
            )
        if node is not None:
            _see_positive(node)
        return node

    @property
    def _here(self) -> Token:
        return self._tokens[self._next]

    def _is(self, *kinds: Kind) -> bool:
        """Whether the next token is one of these."""
        return self._here.kind in kinds

    def _take(self) -> Token:
        token = self._here
        self._next += token.kind is not Kind.END
        return token

    def _either(self, depth: int) -> Node | None:
        parts: list[Node] = []
        while True:
            before = self._next
            part = self._all(depth)
            if part is not None:
                parts += part.parts if isinstance(part, Or) else (part,)
            if not self._is(Kind.OR):
                return _joined(Or, parts)
            if self._next == before:
                raise _misplaced(self._take())
            bar = self._take()
            if self._is(Kind.END, Kind.CLOSE, *_JOINS):
                raise _misplaced(bar)

    def _all(self, depth: int) -> Node | None:
        parts: list[Node] = []
        first = self._next
        while not self._is(Kind.END, Kind.CLOSE, Kind.OR):
            if self._is(Kind.AND):
                sign = self._take()
                if self._next - 1 == first or self._is(Kind.END, Kind.CLOSE, *_JOINS):
                    raise _misplaced(sign)
            part = self._one(depth)
            if part is not None:
                parts += part.parts if isinstance(part, And) else (part,)
        return _joined(And, parts)

    def _one(self, depth: int) -> Node | None:
        excluded = False
        while self._is(Kind.NOT):
            sign = self._take()
            excluded = not excluded
            if self._is(Kind.END, Kind.CLOSE, *_JOINS):
                raise QueryError(
                    sign.at,
                    "Nothing follows “{operator}”.",
                    hint="Write what is to be left out right after it.",
                    operator=sign.text,
                )
        node = self._near(depth)
        return Not(node) if excluded and node is not None else node

    def _near(self, depth: int) -> Node | None:
        left = self._primary(depth)
        pairs: list[Node] = []
        while self._is(Kind.NEAR):
            sign = self._take()
            right = self._primary(depth) if self._is(Kind.WORD, Kind.PHRASE) else None
            if not isinstance(left, TERMS) or not isinstance(right, TERMS):
                raise _lone_near(sign)
            pairs.append(Near(left, right, sign.number, Place(left.at.start, right.at.end)))
            left = right
        return _joined(And, pairs) if pairs else left

    def _primary(self, depth: int) -> Node | None:
        token = self._take()
        match token.kind:
            case Kind.OPEN:
                return self._group(token, depth + 1)
            case Kind.NEAR:
                raise _lone_near(token)
            case Kind.FIELD:
                return self._counted(self._field(token))
            case Kind.PATTERN:
                return self._counted(pattern(token))
            case Kind.PHRASE:
                words = words_of(token.text)
                return self._counted(phrase(words, token.at)) if words else None
            case _:
                return self._counted(word(token))

    def _group(self, opening: Token, depth: int) -> Node:
        if depth > DEEPEST:
            raise QueryError(
                opening.at,
                "The parentheses are nested too deeply.",
                hint="Write the search with fewer of them.",
            )
        node = self._either(depth)
        if not self._is(Kind.CLOSE):
            raise QueryError(
                opening.at, "A parenthesis is not closed.", hint="Write “)” where the group ends."
            )
        closing = self._take()
        if node is None:
            raise QueryError(
                Place(opening.at.start, closing.at.end),
                "Nothing stands between the parentheses.",
                hint="Write words between them, or take them away.",
            )
        return node

    def _field(self, field: Token) -> Node | None:
        if not self._is(Kind.WORD, Kind.PHRASE):
            raise QueryError(
                Place(field.at.start, self._here.at.end),
                "The value of a field is one word or a phrase in quotation marks.",
                hint='Write for example: outlet:"اسم الصحيفة"',
            )
        value = self._take()
        unfinished = self._typing and self._is(Kind.END) and value.at.end == self._here.at.end
        return field_value(field, value, unfinished=unfinished)

    def _counted(self, node: Node | None) -> Node | None:
        self._leaves += node is not None
        if self._leaves > MOST_LEAVES:
            raise QueryError(
                self._tokens[self._next - 1].at,
                "The search has too many words.",
                hint="Leave out what is not needed to tell the articles apart.",
            )
        return node


def _joined(kind: type[And] | type[Or], parts: list[Node]) -> Node | None:
    if len(parts) < 2:
        return parts[0] if parts else None
    return kind(tuple(parts))


def _misplaced(sign: Token) -> QueryError:
    return QueryError(
        sign.at,
        "“{operator}” stands between two words.",
        hint="Write: first {operator} second.",
        operator=sign.text,
    )


def _lone_near(sign: Token) -> QueryError:
    return QueryError(
        sign.at,
        "“{operator}” stands between two words or phrases.",
        hint="Write: first NEAR/5 second.",
        operator=sign.text,
    )


def _see_positive(node: Node) -> None:
    """Refuse a search that only excludes, as a whole or in one of its alternatives."""
    match node:
        case Not(part):
            leaf = next(positive_leaves(part), None)
            raise QueryError(
                leaf.at if leaf else Place(0, 0),
                "A search needs a word to look for.",
                hint="Excluded words only narrow it.",
            )
        case And(parts):
            kept = [part for part in parts if not isinstance(part, Not)]
            if not kept:
                _see_positive(parts[0])
            for part in kept:
                _see_positive(part)
            for part in parts:
                if isinstance(part, Not):
                    _see_positive(part.part)
        case Or(parts):
            for part in parts:
                _see_positive(part)
        case _:
            return
