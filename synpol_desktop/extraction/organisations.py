"""Organisations by their head noun: وزارة، حزب، هيئة … with the words that define it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from synpol_desktop.arabic.names import comparable
from synpol_desktop.core.kinds import EntityType
from synpol_desktop.extraction.candidates import Candidate
from synpol_desktop.extraction.gazetteer import longest
from synpol_desktop.extraction.knowledge import knowledge
from synpol_desktop.extraction.lexicon import lexicon
from synpol_desktop.extraction.words import Reading, Word, normal

LONGEST_NAME = 8
"""Words in the longest name that a pattern may make."""


def organisations(words: Sequence[Word]) -> Iterator[Candidate]:
    """Yield the organisations that head nouns begin."""
    heads = lexicon().heads
    for first, word in enumerate(words):
        for reading in word.readings:
            bare = reading.form[2:] if reading.form.startswith("ال") else reading.form
            if reading.form in heads or bare in heads:
                found = _chain(words, first, reading)
                if found is not None:
                    yield found
                    break


def coordinated(words: Sequence[Word]) -> Iterator[Candidate]:
    """Yield names that share a dual head noun: منصتا موسكو والقاهرة."""
    duals = lexicon().duals
    for place, word in enumerate(words):
        head = next((duals[reading.form] for reading in word.readings if reading.form in duals), None)
        if head is None:
            continue
        at = place + 1
        while at < len(words) and not words[at].stop:
            found = _share(words, at, head)
            if found is None:
                break
            yield found
            at = found.last + 1


def _share(words: Sequence[Word], at: int, head: str) -> Candidate | None:
    branch = knowledge().names.next.get(head)
    if branch is None:
        return None
    for reading in words[at].readings:
        match = longest_after(words, at, reading, head)
        if match is not None:
            last, identifier = match
            thing = knowledge().things[identifier]
            start, end = words[at].start(reading.prefix), words[last].end
            return Candidate(at, last, start, end, thing.type, thing.key, "coordinated", name=thing.name)
    return None


def longest_after(words: Sequence[Word], at: int, reading: Reading, head: str) -> tuple[int, str] | None:
    """Return the last word and the thing whose name is a head noun and the words from a place on."""
    branch = knowledge().names.next[head].next.get(reading.form)
    found = None
    last = at
    while branch is not None:
        strong = [name.thing for name in branch.names if not name.weak]
        if strong:
            found = (last, strong[0])
        last += 1
        if last == len(words) or words[last].stop or words[last].pause:
            break
        branch = branch.next.get(normal(words[last].form))
    return found


def _chain(words: Sequence[Word], first: int, reading: Reading) -> Candidate | None:
    """Return the head noun with the words that define it, if they make a name."""
    last, proper, state, quoted = first, False, False, False
    definite = reading.form.startswith("ال")
    at = first + 1
    while at < len(words) and at - first < LONGEST_NAME:
        word = words[at]
        if word.stop or word.pause or word.bracket:
            break
        if word.opened and at == first + 1:
            closing = _closing(words, at)
            if closing is not None and word.form not in lexicon().cues["channel"]:
                last, quoted = closing, True
                break
        match = longest(words, at, Reading(0, normal(word.form)))
        if match is not None and not definite and not match.names[0].weak:
            known = knowledge().things[match.names[0].thing]
            if known.type is EntityType.ORG and at == first + 1:
                return None
            if known.type is EntityType.PER and at > first + 1:
                break
            last, at, proper = match.last, match.last + 1, True
            if known.type is EntityType.GPE:
                break
            continue
        office = at == first + 1 and reading.form in _OFFICES and word.form.startswith("ال")
        if proper_end := _office_place(words, first, at, reading):
            last, proper = proper_end, True
            break
        foreign = reading.form in lexicon().cues["foreign"] and _is_foreign(word.form)
        if not (office or foreign) and not _defines(word.form, at == first + 1, definite):
            break
        state = state or bool(knowledge().state_of(word.form.removeprefix("و")))
        last = at
        at += 1
        if state and reading.form not in _OFFICES:
            break
    length = last - first
    head = reading.form.removeprefix("ال") if definite else reading.form
    if not _is_name(head, length, definite, proper, state, quoted):
        return None
    start, end = words[first].start(reading.prefix), words[last].end
    name = " ".join([reading.form, *(word.form for word in words[first + 1 : last + 1])])
    rule = "quoted" if quoted else "organisation_of" if proper else "organisation"
    return Candidate(first, last, start, end, EntityType.ORG, f"ORG:{comparable(name)}", rule)


def _is_foreign(form: str) -> bool:
    """Whether a word was never seen, as names of firms and papers are: شركة إكسون موبيل."""
    tables = lexicon()
    if (
        form in tables.counts
        or form in tables.function
        or form in tables.cues["generic"]
        or form in tables.roles
    ):
        return False
    return form[0].isalpha() and len(form) > 3 and not form.startswith(("ي", "ت", "ب", "ل", "و", "ست", "سي"))


def _office_place(words: Sequence[Word], first: int, at: int, reading: Reading) -> int:
    """Return the last word of the place of an envoy's office (مكتب المبعوث الأممي إلى اليمن), else 0."""
    if reading.form not in _OFFICES or at < first + 2 or at + 1 >= len(words):
        return 0
    if words[at].form not in {"الي", "الى", "لدى", "لدي"} or words[at + 1].stop:
        return 0
    match = longest(words, at + 1, Reading(0, normal(words[at + 1].form)))
    return match.last if match else 0


def _is_name(head: str, length: int, definite: bool, proper: bool, state: bool, quoted: bool) -> bool:
    if quoted:
        return True
    strong = lexicon().heads.get(head, False)
    if definite:
        return (length >= 2 and state) or (length >= 2 and strong)
    if strong:
        return length >= 1
    return length >= 2 or (length >= 1 and (proper or state))


def _closing(words: Sequence[Word], at: int) -> int | None:
    for last in range(at, min(at + LONGEST_NAME, len(words))):
        if last > at and words[last].stop:
            return None
        if words[last].closed:
            return last
    return None


def _defines(form: str, is_first: bool, definite: bool) -> bool:
    """Whether a word may continue the name: a definite noun or adjective, or one joined by و or ل."""
    tables = lexicon()
    if form in tables.cues["generic"] or form in tables.function or form in tables.cues["unfit"]:
        return False
    if is_first and form in tables.cues["common"]:
        return False
    if form.startswith("ال"):
        return len(form) > 4 and form not in tables.roles
    if is_first:
        return not definite and form in _INDEFINITE
    return form.startswith(("وال", "لل")) and len(form) > 5 and "ال" + form[3:] not in tables.cues["generic"]


_OFFICES = frozenset({"مكتب", "ديوان"})
"""Head nouns that an office holder may define: مكتب المبعوث."""

_INDEFINITE = frozenset(
    {"حقوق", "شورى", "امن", "دعم", "مكافحه", "تحرير", "حمايه", "تنسيق", "شيوخ", "نواب", "شباب"}
)
"""Nouns between a head noun and the definite word: لجنة مكافحة الإرهاب."""
