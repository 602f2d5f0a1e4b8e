"""What a user types into a search box, as a query that SQLite understands and can't be broken with."""

from __future__ import annotations

import re
from dataclasses import dataclass

from sqlalchemy import ColumnElement

from synpol_desktop.arabic.folding import folded
from synpol_desktop.core.errors import SynpolError

_PIECE = re.compile(r'(?P<minus>-?)(?:"(?P<phrase>[^"]*)"|(?P<word>[^\s"]+))')
_WORDS = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class _Term:
    """One word or phrase of a query."""

    words: tuple[str, ...]
    excluded: bool
    prefix: bool

    def expression(self) -> str:
        if len(self.words) > 1:
            return _quoted(" ".join(self.words)) + ("*" if self.prefix else "")
        if self.prefix:
            return _quoted(self.words[0]) + "*"
        return "(" + " OR ".join(_quoted(word) for word in spellings(self.words[0])) + ")"


def contains(column: ColumnElement[str], text: str) -> ColumnElement[bool]:
    """Whether a folded column has the text somewhere."""
    return column.contains(plain(text), autoescape=True)


def plain(text: str) -> str:
    """Return typed text as folded columns hold it."""
    return folded(text).casefold().strip()


def spellings(word: str) -> tuple[str, ...]:
    """Return the forms of a folded word that count as the word: with and without what Arabic joins to it."""
    return (word,)


def match_expression(query: str, *, strict: bool = True) -> str:
    """Return the FTS5 expression for a query; "" if it has no word.

    Words are joined by AND; ``"…"`` is a phrase, OR (or ``|``) between terms an alternative, a leading ``-``
    (or NOT) excludes, a trailing ``*`` finds all words that begin so.

    Raises
    ------
    SynpolError
        If ``strict`` and the query can't be understood.
    """
    try:
        return _expression(query)
    except SynpolError:
        if strict:
            raise
        return ""


def _expression(query: str) -> str:
    if query.count('"') % 2:
        raise SynpolError(
            "A quotation mark is missing in the search.", hint="Close the phrase with a second one."
        )
    groups: list[list[_Term]] = [[]]
    alternative = negate = False
    excluded: list[_Term] = []
    for match in _PIECE.finditer(query):
        word = match["word"]
        if word in ("OR", "|"):
            if not groups[-1]:
                raise SynpolError("OR stands between two words.", hint="Write: first OR second")
            alternative = True
            continue
        if word in ("AND", "&"):
            continue
        if word == "NOT":
            negate = True
            continue
        raw = match["phrase"] if word is None else word
        words = tuple(_WORDS.findall(folded(raw).casefold()))
        if not words:
            continue
        term = _Term(words, bool(match["minus"]) or negate, raw.endswith("*"))
        negate = False
        if term.excluded:
            excluded.append(term)
        elif alternative:
            groups[-1].append(term)
        else:
            groups.append([term])
        alternative = False
    if alternative:
        raise SynpolError("OR stands between two words.", hint="Write: first OR second")
    wanted = [" OR ".join(term.expression() for term in group) for group in groups if group]
    if not wanted:
        if excluded:
            raise SynpolError("A search needs a word to look for.", hint="Excluded words only narrow it.")
        return ""
    expression = " AND ".join(f"({group})" for group in wanted)
    if excluded:
        expression = f"({expression}) NOT ({' OR '.join(term.expression() for term in excluded)})"
    return expression


def _quoted(words: str) -> str:
    return f'"{words}"'
