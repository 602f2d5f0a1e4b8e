"""What a user types into a search box, as a query that SQLite understands and can't be broken with."""

from __future__ import annotations

import re
from dataclasses import dataclass

from sqlalchemy import ColumnElement

from synpol_desktop.arabic.clitics import splits, variants
from synpol_desktop.arabic.folding import folded
from synpol_desktop.core.errors import SynpolError

_PIECE = re.compile(r'(?P<minus>-?)(?:"(?P<phrase>[^"]*)"|(?P<word>[^\s"]+))')
SHORTEST_STEM = 4
"""A shorter rest is more likely a word of its own that begins like a proclitic."""
_WORDS = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class _Term:
    """One word or phrase of a query."""

    words: tuple[str, ...]
    prefix: bool

    def expression(self) -> str:
        first, rest = self.words[0], self.words[1:]
        star = "*" if self.prefix else ""
        forms = (" ".join((form, *rest)) for form in _forms(first))
        return "(" + " OR ".join(f'"{form}"{star}' for form in forms) + ")"


def _forms(word: str) -> dict[str, None]:
    """Return a word with all that Arabic joins to it, whatever was joined to it as it was typed."""
    stems = [cut.stem for cut in splits(word) if len(cut.stem) >= SHORTEST_STEM or not cut.prefix]
    return dict.fromkeys(form for stem in stems for form in variants(stem))


def contains(column: ColumnElement[str], text: str) -> ColumnElement[bool]:
    """Whether a folded column has the text somewhere."""
    return column.contains(plain(text), autoescape=True)


def plain(text: str) -> str:
    """Return typed text as folded columns hold it."""
    return folded(text).casefold().strip()


def match_expression(query: str, *, strict: bool = True) -> str:
    """Return the FTS5 expression for a query; "" if it has no word.

    A word is also found with what Arabic joins to it (the article, "and", "for", "by"). Words are joined by
    AND; ``"…"`` is a phrase, OR (or ``|``) between terms an alternative, a leading ``-`` (or NOT) excludes, a
    trailing ``*`` finds all words that begin so.

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
    wanted, excluded = _terms(query)
    if excluded and not wanted:
        raise SynpolError("A search needs a word to look for.", hint="Excluded words only narrow it.")
    expression = " AND ".join(_any(group) for group in wanted)
    return f"({expression}) NOT {_any(excluded)}" if excluded else expression


def _terms(query: str) -> tuple[list[list[_Term]], list[_Term]]:
    """Return groups of alternatives that must all be met, and what must not be there."""
    if query.count('"') % 2:
        raise SynpolError(
            "A quotation mark is missing in the search.", hint="Close the phrase with a second one."
        )
    wanted: list[list[_Term]] = []
    excluded: list[_Term] = []
    either = negate = False
    for piece in _PIECE.finditer(query):
        match piece["word"]:
            case "OR" | "|":
                if not wanted or either:
                    raise _loose_or()
                either = True
                continue
            case "NOT":
                negate = True
                continue
            case "AND" | "&":
                continue
        term = _term(piece)
        if term is None:
            continue
        if negate or piece["minus"]:
            excluded.append(term)
        elif either:
            wanted[-1].append(term)
        else:
            wanted.append([term])
        either = negate = False
    if either:
        raise _loose_or()
    return wanted, excluded


def _term(match: re.Match[str]) -> _Term | None:
    raw = match["phrase"] if match["word"] is None else match["word"]
    words = tuple(_WORDS.findall(folded(raw).casefold()))
    return _Term(words, prefix=raw.endswith("*")) if words else None


def _any(terms: list[_Term]) -> str:
    return "(" + " OR ".join(term.expression() for term in terms) + ")"


def _loose_or() -> SynpolError:
    return SynpolError("OR stands between two words.", hint="Write: first OR second")
