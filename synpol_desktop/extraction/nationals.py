"""Bodies that every state has, named without their state: الحكومة, مجلس النواب, وزارة الداخلية."""

from __future__ import annotations

import zlib
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from synpol_desktop.core.kinds import EntityType, MentionKind
from synpol_desktop.extraction.candidates import Candidate
from synpol_desktop.extraction.fulls import stands_alone
from synpol_desktop.extraction.knowledge import Body, is_known, knowledge, known_id
from synpol_desktop.extraction.lexicon import lexicon
from synpol_desktop.extraction.states import adjectives, begins_body, body_at
from synpol_desktop.extraction.words import REMEMBERED, Reading, Word, fitting, once_a_text

CLEARLY = 1.5
"""A text is on the state that it names so many times as often as the next one."""

RULE = "national"


def with_nationals(words: Sequence[Word], chosen: Sequence[Candidate]) -> list[Candidate]:
    """Return the candidates with the bodies of states that are named without their state.

    Such a body is the one that the text named with its state before, else that of the state which the text
    is on, else a body of this text alone: the ministry of two articles isn't one ministry.
    """
    owners = _owners(words, chosen)
    namesakes = _namesakes(words, chosen)
    ruled, home = _home(words, chosen)
    by_place = {candidate.first: candidate for candidate in chosen}
    taken = {place for c in chosen for place in range(c.first, c.last + 1)}
    found: dict[int, Candidate] = {}
    for first, reading, body, last in _bare(words):
        there = by_place.get(first)
        if there is not None:
            if there.last != last or there.rule not in _REPLACED:
                continue
        elif any(place in taken for place in range(first, last + 1)):
            continue
        like = namesakes[reading.form.removeprefix("ال")] if first == last else owners[body.id]
        before = [key for place, key in like if place < first]
        if _forms(words, first, last, reading) in lexicon().cues["stateforces"]:
            before = [key for key in before if _state(key) == ruled]  # of no ally's or neighbour's government
        key = before[-1] if before else _key(body, home) if home else ""
        found[first] = _national(words, first, last, reading, key)
    kept = [c for c in chosen if c.first not in found]
    return sorted([*kept, *found.values()], key=lambda candidate: candidate.start)


def of_this_text(words: Sequence[Word], key: str) -> str:
    """Return a key that no other text has."""
    return f"{key}@{_digest(words)}"


@once_a_text
def _digest(words: Sequence[Word]) -> str:
    """Return eight hexadecimal digits that tell a text from others."""
    return f"{zlib.crc32(' '.join(word.form for word in words).encode()):08x}"


_REPLACED = frozenset({"organisation", "organisation_of", "tagger"})


@once_a_text
def _bare(words: Sequence[Word]) -> list[tuple[int, Reading, Body, int]]:
    """Return the bodies of states that stand alone: place, reading, body and last word."""
    return list(_standing_alone(words))


def _standing_alone(words: Sequence[Word]) -> Iterator[tuple[int, Reading, Body, int]]:
    tables = lexicon()
    for first, readings in fitting(words, begins_body):
        for reading in readings:
            body, last = body_at(words, first, reading)
            if body is None or body.weak or not stands_alone(words, last):
                continue
            if not words[last].form.removeprefix("ل").startswith(("ال", "ل")):
                continue
            alone = reading.form in tables.cues["national"] and not _is_of_a_title(words, first)
            alone = alone or (first == last and _is_introduced(words, first, reading))
            head = reading.form.removeprefix("ال")
            strong = tables.heads.get(head, False) or head in tables.cues["everywhere"]
            name = _forms(words, first, last, reading)
            strong = strong or name in tables.cues["stateforces"]
            strong = strong or (reading.prefix > 0 and name in tables.cues["ledforces"])
            if not (alone if first == last else strong):
                continue
            yield first, reading, body, last
            break


def _forms(words: Sequence[Word], first: int, last: int, reading: Reading) -> str:
    """Return the name that words make, as the cues of several words are written."""
    return "_".join([reading.form, *(word.form for word in words[first + 1 : last + 1])])


def _is_introduced(words: Sequence[Word], first: int, reading: Reading) -> bool:
    """Whether a ministry is called by its field alone, as what speaks: أعلنت الخارجية."""
    if reading.prefix or reading.form not in lexicon().cues["field_alone"] or first == 0:
        return False
    before = words[first - 1]
    said = before.form.removeprefix("و") if len(before.form) > 4 else before.form
    return not (words[first].stop or words[first].pause) and said in lexicon().cues["spokenof"]


def _is_of_a_title(words: Sequence[Word], first: int) -> bool:
    """Whether a noun of an institution stands before, which it defines: قيادة الجيش is a body of its own."""
    before = words[first - 1] if first and not (words[first].stop or words[first].pause) else None
    return before is not None and before.form in lexicon().heads


def _owners(words: Sequence[Word], chosen: Sequence[Candidate]) -> defaultdict[str, list[tuple[int, str]]]:
    """Return for each kind of body the places and keys of those that the text names with their states."""
    owners: defaultdict[str, list[tuple[int, str]]] = defaultdict(list)
    for candidate in chosen:
        if candidate.rule not in {"state_body", "table"} or candidate.type is not EntityType.ORG:
            continue
        for reading in words[candidate.first].readings:
            if words[candidate.first].start(reading.prefix) == candidate.start:
                body, last = body_at(words, candidate.first, reading)
                if body is not None and _is_with_state(words, candidate, last):
                    owners[body.id].append((candidate.first, candidate.key))
    return owners


def _is_with_state(words: Sequence[Word], candidate: Candidate, last: int) -> bool:
    """Whether nothing but its state stands behind a kind of body: the free army is none of a state."""
    if candidate.rule == "state_body":
        return True  # by an adjective, or with the state behind في
    return (
        candidate.last == last + 1
        and bool(_state(candidate.key))
        and bool(knowledge().state_of(words[candidate.last].form))
    )


def _namesakes(words: Sequence[Word], chosen: Sequence[Candidate]) -> defaultdict[str, list[tuple[int, str]]]:
    """Return for each head noun the places and keys of the bodies of several words that begin with it."""
    found: defaultdict[str, list[tuple[int, str]]] = defaultdict(list)
    for candidate in chosen:
        if candidate.type is EntityType.ORG and candidate.last > candidate.first:
            for reading in words[candidate.first].readings:
                if words[candidate.first].start(reading.prefix) == candidate.start:
                    found[reading.form.removeprefix("ال")].append((candidate.first, candidate.key))
    return found


def _home(words: Sequence[Word], chosen: Sequence[Candidate]) -> tuple[str, str]:
    """Return the state that a text names most, and once more, else empty, if it is clearly on that one."""
    weight: Counter[str] = Counter()
    for candidate in chosen:
        if is_known(candidate.key):
            weight[_state(candidate.key)] += 1
    weight.update(_state(key) for _, key in adjectives(words))
    del weight[""]
    (first, most), (_, next_most) = [*weight.most_common(2), ("", 0), ("", 0)][:2]
    return first, first if most >= CLEARLY * next_most else ""


@lru_cache(maxsize=REMEMBERED)
def _state(key: str) -> str:
    """Return the id of the state that a thing of the tables belongs to, empty if to none."""
    things = knowledge().things
    identifier = known_id(key)
    thing = things.get(identifier) or things.get(identifier.partition(".")[0])
    while thing is not None and thing.parent in things:
        thing = things[thing.parent]
    return thing.id if thing is not None and thing.id in knowledge().states else ""


def _key(body: Body, state: str) -> str:
    return knowledge().body_of(state, body.id)[0]


def _national(words: Sequence[Word], first: int, last: int, reading: Reading, key: str) -> Candidate:
    start, end = words[first].start(reading.prefix), words[last].end
    name = " ".join([reading.form, *(word.form for word in words[first + 1 : last + 1])])
    known = knowledge().thing(key)
    return Candidate(
        first,
        last,
        start,
        end,
        EntityType.ORG,
        key or of_this_text(words, f"ORG:{name}"),
        RULE,
        MentionKind.SHORT if key else MentionKind.NAMED,
        known.name if known else "",
    )


def without_common_keys(words: Sequence[Word], chosen: Sequence[Candidate]) -> list[Candidate]:
    """Return the candidates, bodies by names that many have (اللجنة المالية) with keys of this text alone."""
    common = lexicon().cues["everywhere"]
    return [
        replace(candidate, key=of_this_text(words, candidate.key))
        if candidate.rule == "organisation"
        and words[candidate.last].form.startswith("ال")
        and candidate.last == candidate.first + 1
        and candidate.key.removeprefix("ORG:").partition(" ")[0].removeprefix("ال") in common
        else candidate
        for candidate in chosen
    ]
