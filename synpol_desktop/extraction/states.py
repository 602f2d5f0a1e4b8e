"""Bodies of states by their adjective, sides and peoples that stand for a state, and the adjectives."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from synpol_desktop.core.kinds import EntityType, MentionKind
from synpol_desktop.core.spans import Span
from synpol_desktop.extraction.candidates import Candidate
from synpol_desktop.extraction.gazetteer import longest
from synpol_desktop.extraction.knowledge import Body, knowledge
from synpol_desktop.extraction.lexicon import lexicon
from synpol_desktop.extraction.words import Reading, Word, fitting, once_a_text, reading_rule


def state_bodies(words: Sequence[Word]) -> Iterator[Candidate]:
    """Yield bodies like الخارجية الروسية, البرلمان الإيراني, وزارة الدفاع في اليمن."""
    for first, readings in fitting(words, begins_body):
        for reading in readings:
            body, last = body_at(words, first, reading)
            if body is None or last + 1 >= len(words) or _is_parted(words[last + 1]):
                continue
            end, state = _state_after(words, last + 1, body)
            end = _posted(words, end) if state else end
            # وزارة الدفاع في اليمن: the state is a name of its own
            named = last if words[last + 1].form == _IN else end
            if named < end and _describes(words, first, last):
                continue  # الشؤون الداخلية في فرنسا
            if state and not _is_in_tables(words, first, reading, named):
                yield _state_body(words, first, named, reading, state, body, "state_body")
            if state:
                yield from _joined(words, end, body)
                break


def _state_body(
    words: Sequence[Word], first: int, last: int, reading: Reading, state: str, body: Body, rule: str
) -> Candidate:
    """Return the candidate that words are for a kind of body of a state."""
    key, name = knowledge().body_of(state, body.id)
    start, end = words[first].start(reading.prefix), words[last].end
    return Candidate(first, last, start, end, EntityType.ORG, key, rule, name=name)


def _joined(words: Sequence[Word], last: int, body: Body) -> Iterator[Candidate]:
    """Yield the same body of further states: التركية in القوات الروسية والتركية."""
    known = knowledge()
    for at in range(last + 1, len(words)):
        form = words[at].form
        state = known.state_of(form[1:]) if form.startswith("وال") and not _is_parted(words[at]) else ""
        if state not in known.states or form.endswith("ه") != body.feminine:
            return
        yield _state_body(words, at, at, Reading(1, form[1:]), state, body, "coordinated")


def _describes(words: Sequence[Word], first: int, last: int) -> bool:
    """Whether a ministry's field is the adjective of the definite noun before it."""
    word = words[first]
    alone = first == last and word.form.endswith("يه") and first > 0 and not _is_parted(word)
    return alone and words[first - 1].form.startswith(("ال", "وال", "بال", "لل"))


def _is_parted(word: Word) -> bool:
    """Whether a sign stands before a word: الشرطة (الفرنسية)."""
    return word.stop or word.pause or word.bracket


def _posted(words: Sequence[Word], last: int) -> int:
    """Return the last word of where a mission is posted: السفارة الأمريكية لدى ليبيا."""
    at = last + 1
    if at + 1 >= len(words) or words[at].form not in {"لدي", "لدى"} or words[at].stop or words[at + 1].stop:
        return last
    match = longest(words, at + 1, words[at + 1].readings[0])
    return last if match is None or match.names[0].weak else match.last


def _is_in_tables(words: Sequence[Word], first: int, reading: Reading, last: int) -> bool:
    match = longest(words, first, reading)
    return match is not None and match.last >= last and not match.names[0].weak


@cache
def _first_words() -> frozenset[str]:
    return frozenset(words[0] for words in knowledge().bodies)


@reading_rule
def begins_body(form: str) -> bool:
    """Whether a word begins the name of a kind of body that every state has."""
    return form in _first_words()


def body_at(words: Sequence[Word], first: int, reading: Reading) -> tuple[Body | None, int]:
    """Return the kind of body whose name, without its state, begins at a word, and its last word."""
    if reading.form not in _first_words():
        return None, first
    bodies = knowledge().bodies
    forms = [reading.form]
    best, best_last = bodies.get((reading.form,)), first
    for last in range(first + 1, min(first + knowledge().longest_body, len(words))):
        if words[last].stop or words[last].pause:
            break
        forms.append(words[last].readings[0].form)
        body = bodies.get(tuple(forms))
        if body is not None:
            best, best_last = body, last
    return best, best_last


def _state_after(words: Sequence[Word], place: int, body: Body) -> tuple[int, str]:
    """Return the last word and the id of the state whose adjective or name stands at a place."""
    known = knowledge()
    form = words[place].form
    after_article = words[place - 1].form.startswith(("ال", "وال", "بال", "لل", "فال"))
    state = known.state_of(form)
    if not state and place + 1 < len(words) and not words[place + 1].stop:
        state = known.state_of(f"{form} {words[place + 1].form}")  # الكورية الجنوبية
        place += bool(state)
    if state and after_article and form.startswith("ال") and form.endswith("ه") == body.feminine:
        return place, state
    if form == _IN and place + 1 < len(words) and not (words[place + 1].stop or body.weak):
        place += 1
    elif after_article:
        return place, ""
    match = longest(words, place, words[place].readings[0])
    if match is None:
        return place, ""
    name = match.names[0]
    thing = known.things[name.thing]
    is_state = thing.type is EntityType.GPE and not (name.weak or name.state or thing.parent)
    return (match.last, thing.id) if is_state else (place, "")


def sides(words: Sequence[Word]) -> Iterator[Candidate]:
    """Yield states named by an adjective: الجانب الفرنسي, الجانبان الروسي والأمريكي, الروس."""
    known, cues = knowledge(), lexicon().cues
    for place, readings in fitting(words, _stands_for_side):
        for reading in readings:
            state = known.peoples.get(reading.form, "")
            if state and not _follows_noun(words, place):
                yield _side(words, place, place, reading, state)
                break
            following = place + 1 < len(words) and not words[place + 1].stop
            if (
                reading.form in cues["side"]
                and following
                and (state := known.state_of(words[place + 1].form))
            ):
                yield _side(words, place, place + 1, reading, state)
                break
            if following and reading.form in cues["realmstate"] and words[place + 1].form.endswith("ه"):
                state = known.state_of(words[place + 1].form)  # الدولة السورية
                if state in known.states:
                    yield _side(words, place, place + 1, reading, state)
                    break
            if following and reading.form in cues["party"] and _may_act(words, place, reading):
                state = known.state_of(words[place + 1].form)
                if state and words[place + 1].form.startswith("ال"):
                    yield _side(words, place, place + 1, reading, state)
                    break
            if following and reading.form == _CAPITAL and (capital := _capital(words, place + 1)):
                yield _side(words, place, place + 1, reading, capital)
                break
            if reading.form in cues["sides"] and following:
                yield from _two_sides(words, place)
                break


_CAPITAL = "العاصمه"
_IN = "في"


@reading_rule
def _stands_for_side(form: str) -> bool:
    cues = lexicon().cues
    return form == _CAPITAL or form in knowledge().peoples or any(form in cues[kind] for kind in _SIDES)


_SIDES = ("side", "sides", "party", "realmstate")


def _capital(words: Sequence[Word], place: int) -> str:
    """Return the id of the capital that a state's adjective names, if its name doesn't follow."""
    state = knowledge().state_of(words[place].form)
    if not state or f"{state}.capital" not in knowledge().things:
        return ""
    at = place + 1
    if at < len(words) and not words[at].stop:
        form = words[at].form
        match = longest(words, at, words[at].readings[0])
        if words[at].pause:
            behind = match is not None and match.names[0].thing == f"{state}.capital"
            return "" if behind else f"{state}.capital"  # العاصمة الفلانية، فلانة
        if match is not None or form.startswith("ال") or words[at].opened:
            return ""
    return f"{state}.capital"


def _may_act(words: Sequence[Word], place: int, reading: Reading) -> bool:
    """Whether a delegation stands where a party does, not as what somebody leads: قاد فلان الوفد."""
    word = words[place]
    if place == 0 or word.stop or word.pause or reading.prefix:
        return True
    before = words[place - 1].form
    return before in lexicon().function or before.removeprefix("و") in lexicon().function


def _follows_noun(words: Sequence[Word], place: int) -> bool:
    """Whether a definite plural stands before: in المسؤولين الأمريكيين the word is an adjective."""
    if place == 0 or words[place].stop or words[place].pause:
        return False
    return words[place - 1].form.startswith(("ال", "وال", "بال", "لل"))


def _two_sides(words: Sequence[Word], place: int) -> Iterator[Candidate]:
    known = knowledge()
    for at in range(place + 1, min(place + 4, len(words))):
        if words[at].stop:
            return
        for reading in words[at].readings:
            state = known.state_of(reading.form)
            if state and reading.form.startswith("ال"):
                yield _side(words, at, at, reading, state)
                break
        else:
            return


def _side(words: Sequence[Word], first: int, last: int, reading: Reading, state: str) -> Candidate:
    thing = knowledge().things[state]
    return Candidate(
        first,
        last,
        words[first].start(reading.prefix),
        words[last].end,
        thing.type,
        thing.key,
        "demonym",
        MentionKind.DEMONYM,
        thing.name,
    )


@once_a_text
def adjectives(words: Sequence[Word]) -> list[tuple[Span, str]]:
    """Return the words that carry a state or body, with the key of what they carry."""
    return list(_adjectives(words))


def _adjectives(words: Sequence[Word]) -> Iterator[tuple[Span, str]]:
    known = knowledge()
    for place, readings in fitting(words, _may_carry_state):
        word = words[place]
        for reading in readings:
            if reading.form in known.paired and place + 1 < len(words) and not words[place + 1].stop:
                following = words[place + 1]
                if state := known.state_of(f"{reading.form} {following.form}"):
                    yield Span(word.start(reading.prefix), following.end), known.things[state].key
                    break
            state = known.state_of(reading.form) or known.state_of(reading.form.removesuffix("ا"))
            if state:  # also in the accusative, وفداً روسياً
                yield Span(word.start(reading.prefix), word.end), known.things[state].key
                break


@reading_rule
def _may_carry_state(form: str) -> bool:
    known = knowledge()
    return form in known.paired or bool(known.state_of(form) or known.state_of(form.removesuffix("ا")))
