"""Acts by number or name, rounds, conferences and talks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from synpol_desktop.core.kinds import EntityType
from synpol_desktop.extraction.candidates import Candidate
from synpol_desktop.extraction.gazetteer import longest
from synpol_desktop.extraction.knowledge import knowledge
from synpol_desktop.extraction.lexicon import lexicon
from synpol_desktop.extraction.words import Reading, Word, normal

_COUNCIL = frozenset(
    {"مجلس", "الامن", "الدولي", "الاممي", "الاممى", "الدوليه", "الامميه", "رقم", "ذي", "الرقم", "التابع"}
)
_NUMBERS = frozenset({"رقم", "الرقم"})
_RESOLUTION = frozenset({"قرار", "القرار", "قرارات", "القرارات", "القرارين", "قراري"})


def numbered_acts(words: Sequence[Word]) -> Iterator[Candidate]:
    """Yield acts with a number: القرار 2254, قرار مجلس الأمن رقم 2254, القانون رقم 10."""
    acts = lexicon().acts
    for first, word in enumerate(words):
        for reading in word.readings:
            bare = reading.form.removeprefix("ال")
            if reading.form not in _RESOLUTION and not (bare in acts and acts[bare].needs == "number"):
                continue
            last = first + 1
            while last < len(words) and words[last].form in _COUNCIL and not words[last].stop:
                last += 1
            if last < len(words) and words[last].token.is_number and not words[last].stop:
                yield from _act(words, first, last, reading)
                break


def _act(words: Sequence[Word], first: int, last: int, reading: Reading) -> Iterator[Candidate]:
    number = words[last].form
    if not number.isdigit() or (reading.form not in _RESOLUTION and words[last - 1].form not in _NUMBERS):
        return
    resolution = reading.form in _RESOLUTION and len(number) in {3, 4}
    kind = "unsc" if resolution else reading.form.removeprefix("ال")
    yield Candidate(
        first,
        last,
        words[first].start(reading.prefix),
        words[last].end,
        EntityType.LAW,
        f"LAW:{kind} {number}",
        "numbered",
    )
    at = last + 1  # القراران 2118 و2254: the numbers that follow are acts of their own
    while resolution and at < len(words) and words[at].token.is_number and len(words[at].form) == 4:
        if words[at].stop or words[at].form == number:
            break
        start, end = words[at].start(), words[at].end
        yield Candidate(at, at, start, end, EntityType.LAW, f"LAW:{kind} {words[at].form}", "numbered")
        at += 1


def rounds(words: Sequence[Word]) -> Iterator[Candidate]:
    """Yield rounds with a number or an ordinal: الجولة 21, الجولة الثامنة."""
    for first, word in enumerate(words):
        for reading in word.readings:
            if reading.form not in {"الجوله", "جوله"} or first + 1 >= len(words) or words[first + 1].stop:
                continue
            ordinal = words[first + 1]
            last = first + 1
            if not ordinal.token.is_number:
                if ordinal.form not in _ORDINALS:
                    continue
                if last + 1 < len(words) and words[last + 1].form in {"عشره", "والعشرون", "والعشرين"}:
                    last += 1
            number = " ".join(word.form for word in words[first + 1 : last + 1])
            start, end = words[first].start(reading.prefix), words[last].end
            yield Candidate(first, last, start, end, EntityType.EVENT, f"EVENT:round {number}", "round")
            break


_ORDINALS = frozenset(
    [
        "الاولي",
        "الثانيه",
        "الثالثه",
        "الرابعه",
        "الخامسه",
        "السادسه",
        "السابعه",
        "الثامنه",
        "التاسعه",
        "العاشره",
        "الحاديه",
        "الـ",
    ]
)


def named_acts(words: Sequence[Word]) -> Iterator[Candidate]:
    """Yield accords, conferences and talks called after a place, or by a name in quotes."""
    acts = lexicon().acts
    for first, word in enumerate(words):
        for reading in word.readings:
            head = acts.get(reading.form.removeprefix("ال"))
            if head is None or head.needs not in {"place", "quoted"}:
                continue
            if reading.form.startswith("ال"):
                described = _described(words, first, reading, head.type)
                if described is not None:
                    yield described
                    break
                continue
            found = _called_after_place(words, first, reading, head.type) if head.needs == "place" else None
            found = found or _called_in_quotes(words, first, reading, head.type)
            if found is not None:
                yield found
                break


def _called_after_place(words: Sequence[Word], first: int, reading: Reading, kind: str) -> Candidate | None:
    at = first + 1
    if at >= len(words) or words[at].stop or words[at].pause:
        return None
    match = longest(words, at, Reading(0, normal(words[at].form)))
    if match is None:
        return None
    thing = knowledge().things[match.names[0].thing]
    if thing.type not in {EntityType.GPE, EntityType.LOC} or match.names[0].weak:
        return None
    is_state = thing.type is EntityType.GPE and not thing.parent
    if is_state and reading.form != "حرب":
        return None
    last = match.last
    following = words[last + 1] if last + 1 < len(words) else None
    if following is not None and not (following.stop or following.pause) and len(following.form) < 3:
        last += following.form.isdigit()
    last = _subject(words, last)
    name = " ".join(word.form for word in words[first + 1 : last + 1])
    start, end = words[first].start(reading.prefix), words[last].end
    return Candidate(first, last, start, end, EntityType(kind), f"{kind}:{reading.form} {name}", _rule(kind))


def _subject(words: Sequence[Word], last: int) -> int:
    """Return the last word of what an event is for: قمة جدة للأمن والتنمية."""
    at = last + 1
    while at < len(words) and not (words[at].stop or words[at].pause or words[at].bracket):
        form = words[at].form
        if not (form.startswith("لل") if at == last + 1 else form.startswith("وال")) or len(form) < 5:
            break
        at += 1
    return at - 1


def _described(words: Sequence[Word], first: int, reading: Reading, kind: str) -> Candidate | None:
    """Read a definite event by its adjectives and what it is for: المؤتمر الدولي لدعم السودان."""
    cues = lexicon().cues
    if kind != "EVENT" or reading.form.removeprefix("ال") not in cues["described"]:
        return None
    at, states, scopes = first + 1, 0, 0
    while at < len(words) and not (words[at].stop or words[at].pause) and at - first <= _ADJECTIVES:
        form = words[at].form.removeprefix("و")
        if form in cues["generic"] or not form.startswith("ال"):
            break
        states += bool(knowledge().state_of(form))
        scopes += form in cues["scope"]
        at += 1
    last = at - 1
    aim = words[at] if at < len(words) and not (words[at].stop or words[at].pause) else None
    aimed = aim is not None and (aim.form in cues["about"] or (aim.form[0] == "ل" and len(aim.form) > 3))
    if aimed and (states or scopes):
        last = _aim(words, at)
    if (
        last == at - 1
        and not (scopes and states)
        and not (states and reading.form in cues["described_alone"])
    ):
        return None
    name = " ".join(word.form for word in words[first + 1 : last + 1])
    start, end = words[first].start(reading.prefix), words[last].end
    return Candidate(first, last, start, end, EntityType.EVENT, f"EVENT:{reading.form} {name}", "event")


def _aim(words: Sequence[Word], at: int) -> int:
    """Return the last word of an aim: لدعم السودان, لإعادة إعمار العراق, للمناخ; the word before if none."""
    if words[at].form.startswith("لل"):
        return _subject(words, at - 1)
    for place in range(at + 1, min(at + 4, len(words))):
        if words[place].stop or words[place].pause:
            break
        match = longest(words, place, Reading(0, normal(words[place].form)))
        if match is not None and not match.names[0].weak:
            return match.last
        if words[place].form.startswith("ال") and words[place].form not in lexicon().cues["generic"]:
            return place
    return at - 1


_ADJECTIVES = 4
"""Words with article that may follow the head noun of a described event."""


def _called_in_quotes(words: Sequence[Word], first: int, reading: Reading, kind: str) -> Candidate | None:
    at = first + 1
    if at >= len(words) or words[at].stop or not words[at].opened:
        return None
    last = next((i for i in range(at, min(at + 5, len(words))) if words[i].closed), None)
    if last is None:
        return None
    name = " ".join(word.form for word in words[at : last + 1])
    start, end = words[first].start(reading.prefix), words[last].end
    return Candidate(first, last, start, end, EntityType(kind), f"{kind}:{reading.form} {name}", "quoted")


def _rule(kind: str) -> str:
    return "act" if kind == "LAW" else "event"
