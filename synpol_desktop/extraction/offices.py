"""Who held an office on a day, and the titles without a name that stand for their holders."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache

from synpol_desktop.core.dates import days
from synpol_desktop.core.kinds import EntityType, MentionKind
from synpol_desktop.extraction.candidates import Candidate
from synpol_desktop.extraction.gazetteer import longest
from synpol_desktop.extraction.knowledge import KNOWN, Office, Thing, knowledge, known_id, words_of_name
from synpol_desktop.extraction.lexicon import lexicon
from synpol_desktop.extraction.words import Reading, Word, fitting, normal, reading_rule

_TO = "الي"  # to


def holders(title: str, body: str, published: str) -> list[Thing]:
    """Return the persons who held an office on a date, the latest first.

    Parameters
    ----------
    title : str
        As it is written, ``وزير الخارجية``; spelling variants are folded.
    body : str
        The id of a state, of a thing of the tables, or of a state's body: ``sy.foreign``.
    published : str
        A date value (``core.dates``). One that covers a change of office gives both holders.
    """
    words = words_of_name(title)
    offices = [office for office in knowledge().offices if office.body == body and office.title == words]
    return [knowledge().things[person] for person in _held(offices, published)]


def titles(words: Sequence[Word], chosen: Sequence[Candidate], published: str | None) -> Iterator[Candidate]:
    """Yield titles that stand for the only person who held the office when the article appeared.

    A title before a name is left to the readers of names, and so are its like if it is another's there.
    """
    if not published:
        return
    taken = {place: c for c in chosen for place in range(c.first, c.last + 1)}
    named = frozenset(known_id(candidate.key) for candidate in chosen)
    found: list[tuple[str, Candidate]] = []
    borne: set[str] = set()
    for first, readings in fitting(words, _begins_title):
        if first in taken or not _may_begin(words, first):
            continue
        for reading in readings:
            last, body_last, offices = _read(words, first, reading, named)
            persons = _held(offices, published)
            if len(persons) != 1:
                continue
            if _is_former(words, body_last + 1):
                continue
            bearer = taken.get(body_last + 1)
            if bearer is not None and bearer.type is EntityType.PER:
                borne.update(person for person in persons if bearer.key != KNOWN + person)
                continue
            while last in taken:
                last -= 1
            thing = knowledge().things[persons[0]]
            start, end = words[first].start(reading.prefix), words[last].end
            kind = MentionKind.OFFICE
            office = Candidate(first, last, start, end, thing.type, thing.key, "office", kind, thing.name)
            found.append((persons[0], office))
            break
    yield from (office for person, office in found if person not in borne)  # the text knows another holder


@reading_rule
def _begins_title(form: str) -> bool:
    return form.removeprefix("ال") in _by_title()


@cache
def _by_title() -> dict[str, dict[tuple[str, ...], list[Office]]]:
    """Return the offices by the first word of their titles, without article, and by the rest."""
    found: defaultdict[str, defaultdict[tuple[str, ...], list[Office]]] = defaultdict(
        lambda: defaultdict(list)
    )
    for office in knowledge().offices:
        found[office.title[0].removeprefix("ال")][office.title[1:]].append(office)
    return {first: dict(rest) for first, rest in found.items()}


def _may_begin(words: Sequence[Word], first: int) -> bool:
    """Whether no role word stands before, as in نائب وزير الخارجية."""
    if first == 0 or words[first].stop or words[first].pause:
        return True
    return not any(reading.form in lexicon().roles for reading in words[first - 1].readings)


def _read(
    words: Sequence[Word], first: int, reading: Reading, named: frozenset[str]
) -> tuple[int, int, list[Office]]:
    """Return the last words of the title and of its body, and the offices that both may mean."""
    titles = _by_title()[reading.form.removeprefix("ال")]
    best: tuple[int, int, list[Office]] = (first, first, [])
    for rest, offices in titles.items():
        last = first + len(rest)
        if _TO in rest:  # the title says where: المبعوث الأممي إلى اليمن
            last = first + rest.index(_TO)
            if _following(words, first, last) == rest[: rest.index(_TO)]:
                end = _where(words, last, _thing(rest[rest.index(_TO) + 1 :]), named)
                if end >= max(best[1], last):
                    best = (last, end, [*(best[2] if best[1] == end else []), *offices])
        elif _following(words, first, last) == rest:
            body_last, bodies = _body(words, last + 1)
            meant = [office for office in offices if _belongs(office.body, bodies, rest)] if bodies else []
            if meant and body_last > best[1]:
                adjective = body_last == last + 1 and bool(knowledge().state_of(words[body_last].form))
                best = (body_last if adjective else last, body_last, meant)
    return best


def _where(words: Sequence[Word], last: int, thing: str, named: frozenset[str]) -> int:
    """Return the last word of where an envoy is sent, said there or named in the text; -1 for elsewhere."""
    if last + 2 >= len(words) or words[last + 1].form != _TO or words[last + 2].stop:
        return last if thing in named else -1
    place, said = _body(words, last + 2)
    return place if said == thing else -1


def _following(words: Sequence[Word], first: int, last: int) -> tuple[str, ...]:
    if last >= len(words) or any(word.stop or word.pause for word in words[first + 1 : last + 1]):
        return ("",)
    return tuple(normal(word.form) for word in words[first + 1 : last + 1])


def _body(words: Sequence[Word], place: int) -> tuple[int, str]:
    """Return the last word and the id of the state or body that is named at a place by adjective or name."""
    if place >= len(words) or words[place].stop or words[place].pause:
        return place, ""
    state = knowledge().state_of(words[place].form)
    if state:
        return place, state
    for reading in words[place].readings:
        match = longest(words, place, reading)
        if match is not None and not match.names[0].weak:
            return match.last, match.names[0].thing
    return place, ""


def _belongs(body: str, named: str, rest: tuple[str, ...]) -> bool:
    """Whether an office's body is the one named, or one of the state named (not where it is الرئيس alone)."""
    return body == named or (bool(rest) and body.startswith(f"{named}."))


def _thing(name: tuple[str, ...]) -> str:
    branch = knowledge().names
    for word in name:
        if word not in branch.next:
            return ""
        branch = branch.next[word]
    return branch.names[0].thing if branch.names else ""


def _is_former(words: Sequence[Word], place: int) -> bool:
    if place >= len(words) or words[place].stop or words[place].pause:
        return False
    return words[place].form in lexicon().cues["former"]


def _held(offices: Sequence[Office], published: str) -> list[str]:
    """Return the ids of who held one of the offices on a date, the latest first."""
    if not offices:
        return []
    first, last = (day.isoformat() for day in days(published))
    held = [office for office in offices if _overlaps(office, first, last)]
    held.sort(key=lambda office: office.valid_from, reverse=True)
    return list(dict.fromkeys(office.person for office in held))


def _overlaps(office: Office, first: str, last: str) -> bool:
    begins = days(office.valid_from)[0].isoformat() if office.valid_from else ""
    ends = days(office.valid_to)[1].isoformat() if office.valid_to else "9999"
    return begins <= last and first <= ends
