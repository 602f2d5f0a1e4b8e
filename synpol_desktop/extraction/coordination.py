"""Names that share a head noun: منصتا موسكو والقاهرة."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from synpol_desktop.core.kinds import EntityType
from synpol_desktop.extraction.candidates import Candidate
from synpol_desktop.extraction.knowledge import knowledge
from synpol_desktop.extraction.lexicon import lexicon
from synpol_desktop.extraction.words import Reading, Word, fitting, normal, reading_rule


def coordinated(words: Sequence[Word]) -> Iterator[Candidate]:
    """Yield names that share a dual head noun: منصتا موسكو والقاهرة."""
    duals = lexicon().duals
    for place, readings in fitting(words, _dual_heads):
        head = duals[readings[0].form]
        at = place + 1
        while at < len(words) and not words[at].stop:
            found = _share(words, at, head)
            if found is None:
                break
            yield found
            at = found.last + 1


@reading_rule
def _dual_heads(form: str) -> bool:
    return form in lexicon().duals


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
        branch = branch.next.get(words[last].readings[0].form)
    return found


def with_shared_forces(words: Sequence[Word], chosen: Sequence[Candidate]) -> list[Candidate]:
    """Return the candidates, a person joined to armed men as his forces: ميليشيات الحوثي وصالح."""
    forces = [
        found
        for each in chosen
        if each.type is EntityType.ORG and (found := _forces_behind(words, each)) is not None
    ]
    named = {each.first for each in chosen if each.type is not EntityType.PER}
    forces = [each for each in forces if each.first not in named]
    covered = {place for each in forces for place in range(each.first, each.last + 1)}
    kept = [each for each in chosen if each.first not in covered]
    return sorted([*kept, *forces], key=lambda each: each.start) if forces else list(chosen)


def _forces_behind(words: Sequence[Word], before: Candidate) -> Candidate | None:
    cues, at = lexicon().cues, before.last + 1
    heads = words[max(before.first - 1, 0) : before.first + 1]
    armed = any(reading.form in cues["armedmen"] for word in heads for reading in word.readings)
    if not armed or at >= len(words) or not words[at].form.startswith("و"):
        return None
    if words[at].stop or words[at].pause:
        return None
    deposed = words[at].form[1:] in cues["deposed"] and at + 1 < len(words)
    first = at + 1 if deposed else at
    reading = words[first].readings[0] if deposed else Reading(1, normal(words[first].form[1:]))
    match = longest_after(words, first, reading, _FORCES)
    if match is None:
        return None
    thing, last = knowledge().things[match[1]], match[0]
    start, end = words[first].start(reading.prefix), words[last].end
    return Candidate(first, last, start, end, thing.type, thing.key, "coordinated", name=thing.name)


_FORCES = "قوات"  # forces
"""The noun with which the tables begin the names of somebody's armed men."""
