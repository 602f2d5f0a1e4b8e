"""What tells whether the borders of a draft are right: the words on either side, and how they go together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from synpol_desktop.extraction.knowledge import knowledge
from synpol_desktop.extraction.lexicon import lexicon
from synpol_desktop.extraction.relating.lexicon import lexicon as reader
from synpol_desktop.extraction.shapes import agrees, is_adjective, is_feminine
from synpol_desktop.extraction.words import REMEMBERED, Word, remembered


@dataclass(frozen=True, slots=True)
class Drafted:
    """A mention as rules see it: its first and last word, and what they say of it (``ORG|table|named``)."""

    first: int
    last: int
    says: str


def tell_borders(
    found: Mapping[int, list[str]] | Sequence[list[str]], words: Sequence[Word], drafts: Sequence[Drafted]
) -> None:
    """Add to the attributes of each place what is told there of the borders of drafts."""
    count = len(words)
    for draft in drafts:
        first, last = draft.first, draft.last
        kind, rule, _ = draft.says.split("|")
        own = words[first].form
        found[first].append(f"bf={kind}|{_looks(own)[-1]}")
        if first and not words[first].stop:
            before, sign = words[first - 1].form, _sign(words, first)
            found[first - 1].append(f"bb={kind}|{_looks(before)[-1]}{sign}")
            found[first].append(f"bf-={kind}|{_looks(before)[-1]}|{_looks(own)[-1]}{sign}")
        end = words[last].form
        found[last] += _ending(kind, rule if last > first else "", end)
        after = last + 1
        if after == count or words[after].stop:
            continue
        following, sign, feminine = words[after].form, _sign(words, after), is_feminine(own)
        found[after] += _behind(kind, rule, following, feminine, sign)
        goes, look = _goes(following, feminine), _looks(following)[-1]
        found[last] += (f"bg+={kind}|{goes}{sign}", f"be+={kind}|{_looks(end)[-1]}|{look}{sign}")
        if after + 1 < count and not words[after + 1].stop:
            second = _looks(words[after + 1].form)[-1]
            found[after].append(f"ba+={kind}|{look}|{second}{_sign(words, after + 1)}")


@lru_cache(maxsize=REMEMBERED)
def _ending(kind: str, rule: str, form: str) -> tuple[str, ...]:
    looks = _looks(form)
    own = (f"be={kind}|{looks[-2]}", f"be={kind}|{looks[-1]}")
    return (*own, f"bl={rule}|{looks[-1]}") if rule else own


@lru_cache(maxsize=REMEMBERED)
def _behind(kind: str, rule: str, form: str, feminine: bool, sign: str) -> tuple[str, ...]:
    looks = _looks(form)
    own = (f"ba={kind}|{look}{sign}" for look in looks)
    return (*own, f"br={rule}|{looks[-1]}{sign}", f"bg={kind}|{_goes(form, feminine)}{sign}")


def _sign(words: Sequence[Word], at: int) -> str:
    """Return the sign between a word and the one before it."""
    word = words[at]
    if word.pause:
        return ","
    if word.opened:
        return "«"
    if word.bracket:
        return "("
    return "»" if words[at - 1].closed else ""


@lru_cache(maxsize=REMEMBERED)
def _goes(form: str, feminine: bool) -> str:
    """Return whether a word goes with a head noun of this gender as its adjective."""
    if not form.startswith("ال"):
        return "-"
    if is_adjective(form, feminine):
        return "adj"
    if is_adjective(form, not feminine):
        return "other"
    return "may" if agrees(form, feminine) else "no"


@remembered
def _looks(form: str) -> tuple[str, str, str, str]:
    """Return a word's shape, its class in the tables, how often it is a name, and the first with another."""
    shape, kind, seen = _shape(form), _class(form), _seen(form)
    return f"s{shape}", f"c{kind}", f"n{seen}", f"{shape}/{kind if kind != '-' else seen}"


def _shape(form: str) -> str:
    if not form[0].isalpha():
        return "1"
    if form.isascii():
        return "a"
    for begin in ("وال", "بال", "لل", "ال"):
        if form.startswith(begin) and len(form) > len(begin) + 2:
            break
    else:
        begin = form[0] if form[0] in "وبليتسن" and len(form) > 3 else ""
    for end in ("يه", "ات", "ين", "ون", "ها", "ي", "ه", "ا", "ت"):
        if form.endswith(end):
            return f"{begin}~{end}"
    return f"{begin}~"


def _class(form: str) -> str:
    tables = lexicon()
    bare = form.removeprefix("وال").removeprefix("ال")
    if form in tables.function:
        return "f"
    if form in tables.roles or form in tables.cues["title"]:
        return "r"
    if bare in tables.heads:
        return "h" if tables.heads[bare] else "w"
    if bare in tables.acts:
        return "e"
    if bare in tables.sites:
        return "i"
    if form in tables.cues["adjective"] or form.removesuffix("ه") in tables.cues["adjective"]:
        return "j"
    if knowledge().state_of(form):
        return "n"
    if form in knowledge().names.next:
        return "g"
    if reader().knows(form):
        return "v"
    return "-"


def _seen(form: str) -> str:
    counts = lexicon().counts.get(form)
    if counts is None:
        return "?"
    first, inside, other = counts
    names = first + inside
    if not names:
        return "0" if other > 9 else "o"
    return "N" if names > 3 * other else "m" if names > other else "l"
