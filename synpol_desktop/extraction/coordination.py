"""Names that share a head noun: منصتا موسكو والقاهرة."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from synpol_desktop.extraction.candidates import Candidate
from synpol_desktop.extraction.knowledge import knowledge
from synpol_desktop.extraction.lexicon import lexicon
from synpol_desktop.extraction.words import Reading, Word, fitting, reading_rule


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
