"""Rounds, conferences, talks and accords: by number, by a place, by adjectives, in quotes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from synpol_desktop.core.kinds import EntityType
from synpol_desktop.extraction.bodies import defined, definite
from synpol_desktop.extraction.candidates import Candidate
from synpol_desktop.extraction.chains import complement, goes_on, known_at, phrase_end
from synpol_desktop.extraction.gazetteer import longest
from synpol_desktop.extraction.knowledge import knowledge
from synpol_desktop.extraction.lexicon import act_heads, lexicon
from synpol_desktop.extraction.ordinals import ordinal_at
from synpol_desktop.extraction.places import may_define
from synpol_desktop.extraction.shapes import is_adjective, is_feminine
from synpol_desktop.extraction.words import Reading, Word, fitting, normal, reading_rule, remembered


def rounds(words: Sequence[Word]) -> Iterator[Candidate]:
    """Yield rounds with a number or an ordinal: الجولة 21, الجولة الحادية والعشرون are one."""
    acts = lexicon().acts
    for first, readings in fitting(words, _counted):
        for reading in readings:
            noun = _noun(reading.form)
            last, value = ordinal_at(words, first + 1)
            at = first + 1
            while not value and at - first <= _BETWEEN and _qualifies(words, at, noun, reading.form):
                at += 1
                last, value = ordinal_at(words, at)
            if not value:
                continue
            last = _held_by(words, last, noun)
            start, end = words[first].start(reading.prefix), words[last].end
            kind = "round" if noun == _ROUND else noun
            head = acts[noun]
            key = f"{head.type}:{kind} {value}"
            yield Candidate(first, last, start, end, EntityType(head.type), key, "round")
            break


@reading_rule
def _counted(form: str) -> bool:
    """Whether a word is a noun of what is held more than once, also with a pronoun: دورته."""
    head = lexicon().acts.get(_noun(form))
    return head is not None and "ordinal" in head.needs


@remembered
def _noun(form: str) -> str:
    """Return a noun without its article or the pronoun that owns it: قمه of قمتهم."""
    if form.startswith("ال") or form in lexicon().acts:
        return form.removeprefix("ال")
    for pronoun in _PRONOUNS:
        if form.endswith(pronoun) and len(form) > len(pronoun) + 2:
            stem = form.removesuffix(pronoun)
            return stem[:-1] + "ه" if stem.endswith("ت") else stem
    return form


_PRONOUNS = ("هما", "هم", "ها", "نا", "ه")

_BETWEEN = 2
"""Adjectives between such a noun and its number: القمة الإسلامية الاستثنائية الرابعة."""


def _qualifies(words: Sequence[Word], at: int, noun: str, form: str) -> bool:
    """Whether a word is an adjective of a noun that is definite itself."""
    known = form.startswith("ال") or _noun(form) != form
    return known and goes_on(words, at) and is_adjective(words[at].form, is_feminine(noun))


def _held_by(words: Sequence[Word], last: int, noun: str) -> int:
    """Return the last word of the body whose meeting it is: الدورة الستين للجمعية العامة."""
    at = last + 1
    if noun == _ROUND or not goes_on(words, at) or words[at].opened or not words[at].form.startswith("لل"):
        return last
    whole = Reading(1, normal("ال" + words[at].form[2:]))
    match = longest(words, at, whole)
    if match is not None and match.last > at:
        return match.last
    bare = words[at].form[1:]  # للجنة: also a noun that begins with lam
    chain = defined(words, at, Reading(1, bare)) if bare in lexicon().heads else None
    return chain.last if chain is not None and chain.last > at else last


_ROUND = "جوله"


def named_events(words: Sequence[Word]) -> Iterator[Candidate]:
    """Yield accords, conferences and talks called after a place, or by a name in quotes."""
    acts = lexicon().acts
    for first, readings in fitting(words, act_heads):
        for reading in readings:
            head = acts[reading.form.removeprefix("ال")]
            if "chain" in head.needs and (contest := _contest(words, first, reading, head.type)) is not None:
                yield contest
                break
            if not head.needs & {"place", "quoted"}:
                continue
            if reading.form.startswith("ال"):
                described = _described(words, first, reading, head.type)
                if described is not None:
                    yield described
                    break
                continue
            found = _called_after_place(words, first, reading, head.type) if "place" in head.needs else None
            found = found or _called_in_quotes(words, first, reading, head.type)
            if found is None and "theme" in head.needs:
                found = _called_by_theme(words, first, reading)
            if found is not None:
                yield found
                break


def _called_after_place(words: Sequence[Word], first: int, reading: Reading, kind: str) -> Candidate | None:
    at = first + 1
    if at >= len(words) or words[at].stop or words[at].pause:
        return None
    known = known_at(words, at, linked=True)
    if known is None or known[1].type not in {EntityType.GPE, EntityType.LOC}:
        return None
    match, thing = known
    is_state = thing.type is EntityType.GPE and not thing.parent
    if is_state and reading.form != "حرب":
        return None
    last = match.last
    following = words[last + 1] if last + 1 < len(words) else None
    if following is not None and not (following.stop or following.pause) and len(following.form) < 3:
        last += following.form.isdigit()
    if kind == "EVENT" and goes_on(words, last + 1) and words[last + 1].form in lexicon().cues["called"]:
        last = complement(words, last + 1, "")[0]  # مؤتمر طرابلس الدولي من أجل السلام
    last = _goal(words, last)
    name = " ".join(word.form for word in words[first + 1 : last + 1])
    start, end = words[first].start(reading.prefix), words[last].end
    return Candidate(first, last, start, end, EntityType(kind), f"{kind}:{reading.form} {name}", _rule(kind))


def _contest(words: Sequence[Word], first: int, reading: Reading, kind: str) -> Candidate | None:
    """Read a cup, league, festival or fair with what defines it: كأس العالم 2022, الدوري المصري الممتاز."""
    is_definite = reading.form.startswith("ال")
    if not is_definite and first and words[first - 1].form == "في" and reading.form == _COURSE:
        return None  # في معرض الرد
    chain = (definite if is_definite else defined)(words, first, reading)
    if chain is None or chain.quoted:
        return None
    if chain.last == first and goes_on(words, first + 1) and words[first + 1].form in _WORLD:
        chain.last += 1
    if chain.last == first:
        return None
    last, _ = complement(words, chain.last, reading.form.removeprefix("ال"))
    if goes_on(words, last + 1) and words[last + 1].token.is_number:
        last += 1
    name = " ".join(word.form for word in words[first + 1 : last + 1])
    start, end = words[first].start(reading.prefix), words[last].end
    return Candidate(first, last, start, end, EntityType(kind), f"{kind}:{reading.form} {name}", _rule(kind))


_COURSE = "معرض"
_WORLD = frozenset({"العالم"})


def _called_by_theme(words: Sequence[Word], first: int, reading: Reading) -> Candidate | None:
    """Read an event by what it is on, or who meets: محادثات السلام, قمة الأمن النووي, مؤتمر المانحين."""
    at = first + 1
    if not goes_on(words, at) or words[at].opened or longest(words, first, reading) is not None:
        return None
    if longest(words, at, words[at].readings[0]) is not None or not may_define(words[at].form):
        return None
    last = phrase_end(words, at)
    if not last or words[at].form in lexicon().cues["common"] or ordinal_at(words, at)[1]:
        return None
    name = " ".join(word.form for word in words[first + 1 : last + 1])
    start, end = words[first].start(reading.prefix), words[last].end
    return Candidate(first, last, start, end, EntityType.EVENT, f"EVENT:{reading.form} {name}", "event")


def _goal(words: Sequence[Word], last: int) -> int:
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
        return _goal(words, at - 1)
    for place in range(at + 1, min(at + 4, len(words))):
        if words[place].stop or words[place].pause:
            break
        match = longest(words, place, words[place].readings[0])
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
