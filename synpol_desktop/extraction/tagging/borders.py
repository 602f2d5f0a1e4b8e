"""What tells whether the borders of a draft are right: the words on either side, and how they go together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from synpol_desktop.extraction.knowledge import knowledge
from synpol_desktop.extraction.lexicon import lexicon
from synpol_desktop.extraction.parts import Part
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
    found: Mapping[int, list[Part]] | Sequence[list[Part]], words: Sequence[Word], drafts: Sequence[Drafted]
) -> None:
    """Add to what each place has what is told there of the borders of drafts."""
    count = len(words)
    for draft in drafts:
        first, last = draft.first, draft.last
        kind, rule, _ = draft.says.split("|")
        own = words[first].form
        look = _looks(own)[-1]
        if first and not words[first].stop:
            before, sign = _looks(words[first - 1].form)[-1], _sign(words, first)
            found[first - 1].append((by_end_before, kind, before, sign))
            found[first].append((by_begin, kind, look, before, sign))
        else:
            found[first].append((by_begin, kind, look))
        end = _looks(words[last].form)
        found[last].append((by_end, kind, rule if last > first else "", end[-2], end[-1]))
        after = last + 1
        if after == count or words[after].stop:
            continue
        looks, sign = _looks(words[after].form), _sign(words, after)
        goes = _goes(words[after].form, is_feminine(own))
        found[after].append((by_word_behind, kind, rule, goes, sign, *looks))
        found[last].append((by_going_on, kind, end[-1], goes, looks[-1], sign))
        if after + 1 < count and not words[after + 1].stop:
            second = _looks(words[after + 1].form)[-1]
            found[after].append((by_two_behind, kind, looks[-1], second, _sign(words, after + 1)))


def by_begin(kind: str, look: str, before: str = "", sign: str = "") -> list[str]:
    """Return how a draft's first word looks, also beside the word before if there is one in the sentence."""
    return [f"bf={kind}|{look}", *([f"bf-={kind}|{before}|{look}{sign}"] if before else [])]


def by_end_before(kind: str, look: str, sign: str) -> tuple[str]:
    """Return how the word before a draft looks."""
    return (f"bb={kind}|{look}{sign}",)


def by_end(kind: str, rule: str, seen: str, look: str) -> list[str]:
    """Return how the last word looks, and for the rule that found several."""
    return [f"be={kind}|{seen}", f"be={kind}|{look}", *([f"bl={rule}|{look}"] if rule else [])]


def by_word_behind(kind: str, rule: str, goes: str, sign: str, *looks: str) -> list[str]:
    """Return how the word behind looks, and whether it goes with the head noun."""
    found = [f"ba={kind}|{look}{sign}" for look in looks]
    return [*found, f"br={rule}|{looks[-1]}{sign}", f"bg={kind}|{goes}{sign}"]


def by_going_on(kind: str, end: str, goes: str, look: str, sign: str) -> tuple[str, str]:
    """Return at the last word what is behind it."""
    return f"bg+={kind}|{goes}{sign}", f"be+={kind}|{end}|{look}{sign}"


def by_two_behind(kind: str, look: str, second: str, sign: str) -> tuple[str]:
    """Return how the two words behind look."""
    return (f"ba+={kind}|{look}|{second}{sign}",)


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
