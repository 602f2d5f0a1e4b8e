"""What shows that a person's name follows: a title, an office, a verb, the head of an article."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from enum import IntEnum
from functools import cache, lru_cache

from synpol_desktop.core.kinds import EntityType
from synpol_desktop.extraction.knowledge import knowledge
from synpol_desktop.extraction.lexicon import lexicon
from synpol_desktop.extraction.namewords import (
    LIKELY,
    RARE,
    begins_some_name,
    has_clitic,
    is_nameword,
    is_of_place,
    is_sure,
    likeness,
    name_form,
)
from synpol_desktop.extraction.relating.lexicon import lexicon as reader
from synpol_desktop.extraction.words import REMEMBERED, Word, readings, remembered

ROLE_REACH = 12
"""Words between a role noun and the name of its holder: وزير الشؤون الخارجية والتعاون الدولي فلان."""

LONGEST_BYLINE = 4

_TIED = "ت"
"""Ends a woman's title before a pronoun."""

_MANY = ("ي", "و")
"""End a plural there: كبير مفاوضيها."""


class Title(IntEnum):
    """What stands before a name; the higher, the surer that a name follows."""

    NONE = 0
    ROLE = 1
    TITLE = 2


def title_before(
    words: Sequence[Word], first: int, taken: Mapping[int, EntityType], known: Container[int]
) -> Title:
    """Say what stands before a word: a title, or a role noun with what defines it.

    Parameters
    ----------
    taken : mapping of int to EntityType
        Places of words that belong to longer names.
    known : container of int
        Places of words in any name of the tables.
    """
    word = words[first]
    if first == 0 or word.stop or (word.pause and word.form.startswith("و")):
        return Title.NONE
    tables = lexicon()
    before = words[first - 1]
    if not word.pause and _is_title(before.form):
        return Title.TITLE if not _is_noun_too(before.form) or _looks_named(words, first) else Title.NONE
    if not word.pause and before.form in tables.cues["led"]:
        return Title.ROLE
    if not word.pause and is_owned(before):
        return Title.ROLE
    ends = first - 1 in known or _may_end_role(before.form)
    if before.token.is_number or not ends:
        return Title.NONE
    for place in range(first - 1, max(first - 1 - ROLE_REACH, -1), -1):
        if _is_office(words[place].form) or is_owned(words[place], many=False):
            return Title.ROLE if place < first - 1 or words[place].form.startswith("ال") else Title.NONE
        if taken.get(place) is EntityType.PER:
            return Title.NONE
        joins = words[place].form in tables.cues["portfolio"]
        joins = joins or (place == first - 1 and words[place].form in tables.cues["roleend"])
        joins = joins or place in known  # جنوب السودان
        if words[place].stop or words[place].pause or (words[place].form in tables.function and not joins):
            return Title.NONE
    return Title.NONE


@remembered
def _is_title(form: str) -> bool:
    """Whether a word, also behind clitics, is a title; ولاية is no آية with two of them."""
    titles = lexicon().cues["title"]
    return any(
        reading.form in titles and (not reading.prefix or len(reading.form) > 3) for reading in readings(form)
    )


@remembered
def _is_noun_too(form: str) -> bool:
    """Whether a title, also behind clitics, oftener is something else: a general, or a team."""
    return any(reading.form in lexicon().cues["titlenoun"] for reading in readings(form))


def _looks_named(words: Sequence[Word], first: int) -> bool:
    """Whether a word begins names, or the next one is mostly part of them."""
    if begins_some_name(words[first].form, words[first].token.text, titled=False):
        return True
    following = words[first + 1] if first + 1 < len(words) else None
    if following is None or following.stop or following.pause:
        return False
    return is_sure(following.form) or following.form in lexicon().cues["compoundname"]


@remembered
def _is_office(form: str) -> bool:
    """Whether a word, also behind clitics, is a title or a noun for who holds an office."""
    tables = lexicon()
    kinds = (tables.roles, tables.cues["title"], tables.cues["officer"])
    return any(reading.form in kind for reading in readings(form) for kind in kinds)


def is_owned(word: Word, *, many: bool = True) -> bool:
    """Whether a word is an office with a pronoun: رئيسه, سفيرتها, باسمها."""
    text = word.token.text
    return text.endswith(_OWNERS) and _ends_in_owner(word.form, text, many)


_OWNERS = ("هما", "ها", "هم", "ه")


@lru_cache(maxsize=REMEMBERED)
def _ends_in_owner(form: str, text: str, many: bool) -> bool:
    for ending in _OWNERS:
        stem = form.removesuffix(ending)
        if text.endswith(ending) and len(stem) > 3:
            roles = lexicon().roles
            she = stem.endswith(_TIED) and stem[:-1] + "ه" in roles
            several = many and stem.endswith(_MANY) and stem[:-1] in roles
            return she or several or stem in roles or stem in lexicon().cues["behalf"]
    return False


@remembered
def _may_end_role(form: str) -> bool:
    return (
        form.startswith(("ال", "لل", "وال", "بال"))
        or bool(knowledge().state_of(form))
        or form in knowledge().names.next
        or form in lexicon().cues["roleend"]
        or form.endswith(("تها", "يتها"))
    )


def byline(words: Sequence[Word], first: int) -> int:
    """Return the last word of the name of who wrote an article, in a line of its own; 0 if it is none.

    It stands behind a place at the head of a line (بيروت - فلان الفلاني), or behind a word like بقلم.
    """
    if first == 0 or words[first].stop or not (first == 1 or words[first - 1].stop):
        return 0
    head = words[first - 1].form
    if not (head in lexicon().cues["byline"] or _is_place(head)):
        return 0
    last = first
    while last + 1 < len(words) and not words[last + 1].stop:
        last += 1
        sign = words[last].pause or (words[last].parted and not words[first].parted)
        if last - first >= LONGEST_BYLINE or sign or words[last].token.is_number:
            return 0
    named = all(is_nameword(name_form(word)) for word in words[first : last + 1])
    seen = any((likeness(word.form) or 0.0) > 0 for word in words[first : last + 1])
    return last if last > first and named and seen else 0


def _is_place(form: str) -> bool:
    branch = knowledge().names.next.get(form)
    things = knowledge().things
    return branch is not None and any(things[name.thing].type is EntityType.GPE for name in branch.names)


def apposed(words: Sequence[Word], first: int) -> int:
    """Return the last word of a name behind a verb of speech that an office or "that" follows, else 0.

    Examples
    --------
    قال فلان الفلاني، رئيس الهيئة; كتب فلان الفلاني أن.
    """
    if first == 0 or words[first].stop or words[first].pause or not _reports(words[first - 1].form):
        return 0
    if is_owned(words[first]):
        return 0
    tables = lexicon()
    for last in range(first, min(first + LONGEST_BYLINE, len(words) - 1)):
        form = name_form(words[last])
        if not is_nameword(form) or words[last].token.is_number or (last == first and form.startswith("ال")):
            return 0
        if likeness(form) == 0 and sum(tables.counts[form]) > RARE:
            return 0  # عبر اتصال مرئي، وزير
        following = words[last + 1]
        if following.stop or following.bracket or following.opened:
            return 0
        if last > first and following.form in _THAT and _is_likely(words, first, last):
            return last
        if following.pause:
            office = following.form in tables.roles or following.form in tables.cues["title"]
            return last if last > first and office else 0
    return 0


def lettered(words: Sequence[Word], first: int) -> int:
    """Return the last word of a name behind a title of one letter that ends before a sign, else 0.

    Examples
    --------
    د. أمل الفلاني، د. محمد خير الفلاني.
    """
    before = words[first - 1] if first and not words[first].stop else None
    if before is None or len(before.form) > 1 or before.form not in reader().titles or words[first].pause:
        return 0
    if before.form not in lexicon().cues["title"] and words[first].start() - before.end <= len("."):
        return 0  # three metres; م. فلان
    if before.closed or before.shut or (first > 1 and words[first - 2].form in _LETTERS):
        return 0  # an acronym spelled out: ب ي د
    last = first
    while last - first < LONGEST_BYLINE and _is_called(words[last].form, last > first):
        at = last + 1
        following = words[at] if at < len(words) else None
        ends = following is None or following.stop or following.pause or following.bracket
        if ends or (following is not None and following.form in lexicon().function):
            return last if last > first else 0
        last = at
    return 0


def _is_called(form: str, inside: bool) -> bool:
    """Whether a word may be part of a name that is known to stand here."""
    return is_nameword(form) or (not inside and form in lexicon().function and len(form) > 2)


_LETTERS = frozenset("ابتجحخدذرسشصضطعغفقكلمنهوي")


_THAT = frozenset({"ان", "بان"})
"""That: begins what somebody said."""


@remembered
def _reports(form: str) -> bool:
    """Whether a form is a verb of speech or meeting, also in the feminine: تقول."""
    verbs = _reporting()
    bare = form[1:] if form[0] in "وف" else form
    return form in verbs or bare in verbs or (bare[:1] == "ت" and f"ي{bare[1:]}" in verbs)


@cache
def _reporting() -> frozenset[str]:
    return lexicon().speech | lexicon().cues["meets"]


def _is_likely(words: Sequence[Word], first: int, last: int) -> bool:
    """Whether words between a verb of speech and "that" look like a name: سنان الفلاني."""
    forms = [name_form(word) for word in words[first : last + 1]]
    if not is_of_place(forms[-1]) and not is_sure(forms[-1]):
        return False
    return all(
        (likeness(form) is None or (likeness(form) or 0.0) >= LIKELY) and not has_clitic(form)
        for form in forms
    )
