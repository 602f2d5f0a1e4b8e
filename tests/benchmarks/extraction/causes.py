"""Why a reading falls short of the annotators': every error once, under the first cause that fits."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from tests.benchmarks.extraction.readings import SYMMETRIC, Claim, Reading, Sighting
from tests.benchmarks.extraction.scoring import (
    Alignment,
    aligned,
    clusters,
    overlapping,
    trimmed,
    triple,
    typed_places,
)


@dataclass(frozen=True, slots=True)
class Fault:
    """One error.

    Parameters
    ----------
    row : str
        The row of the table it counts in; for links between mentions, ``entity``.
    kind : str
        The type of the entity or relation it is about, or nothing.
    words : str
        The words of the text, or the names, it is about.
    """

    row: str
    cause: str
    kind: str
    words: str


def faults(gold: Reading, said: Reading) -> list[Fault]:
    """List what `said` lacks, misreads or adds."""
    alignment = aligned(gold, said)
    return [
        *_mentions(gold, said),
        *_links(gold, said, alignment),
        *_missed_claims(gold, said, alignment),
        *_added_claims(gold, said, alignment),
        *_statements(gold, said, alignment),
        *_dates(gold, said),
    ]


def counted(found: Iterable[Fault]) -> Counter[tuple[str, str]]:
    """Count faults by row and cause."""
    return Counter((fault.row, fault.cause) for fault in found)


def _mentions(gold: Reading, said: Reading) -> Iterator[Fault]:
    expected, given = typed_places(gold), typed_places(said)
    here, there = {place for place, _ in expected}, {place for place, _ in given}
    longest = {entity: max(end - start for start, end in places) for entity, places in clusters(gold).items()}
    owner = {trimmed(gold.text, each.place): each.entity for each in gold.namings}
    for place, kind in sorted(expected - given):
        words = gold.text[slice(*place)]
        if place in there:
            other = next(other for where, other in given if where == place)
            yield Fault("mention", "wrong type", f"{kind} as {other}", words)
        elif overlapping([place], there):
            yield Fault("mention", "boundary", kind, words)
        else:
            full = place[1] - place[0] == longest[owner[place]]
            yield Fault("mention", "missed full name" if full else "missed short name", kind, words)
    for place, kind in sorted(given - expected):
        if not overlapping([place], here):
            yield Fault("mention", "added", kind, said.text[slice(*place)])


def _links(gold: Reading, said: Reading, alignment: Alignment) -> Iterator[Fault]:
    """Look for mentions that were found, but as another entity of the article or as one of its own."""
    owner = {trimmed(gold.text, each.place): each.entity for each in gold.namings}
    for each in said.namings:
        place = trimmed(said.text, each.place)
        if place in owner and alignment.get(each.entity) != owner[place]:
            apart = each.entity not in alignment
            cause = "one entity split in two" if apart else "joined with another entity"
            yield Fault("entity", cause, gold.types[owner[place]], said.text[slice(*place)])


def _missed_claims(gold: Reading, said: Reading, alignment: Alignment) -> Iterator[Fault]:
    given = {triple(claim, alignment) for claim in said.asserted}
    unasserted = {triple(claim, alignment) for claim in said.claims} - given
    reached = set(alignment.values())
    for claim in gold.asserted:
        key = triple(claim)
        if key in given:
            continue
        cause = "missed: both ends found, no trigger read"
        if claim.source not in reached or claim.target not in reached:
            cause = "missed: an end was not found"
        elif key in unasserted:
            cause = "missed: wrong modality"
        elif claim.type not in SYMMETRIC and (claim.type, claim.target, claim.source) in given:
            cause = "missed: direction turned round"
        elif any({*key[1:]} == {*other[1:]} for other in given):
            cause = "missed: wrong type"
        elif any(key[0] == other[0] and {*key[1:]} & {*other[1:]} for other in given):
            cause = "missed: one end is wrong or left out of a list"
        yield Fault("relation", cause, claim.type, _named(gold, claim))


def _added_claims(gold: Reading, said: Reading, alignment: Alignment) -> Iterator[Fault]:
    expected = {triple(claim) for claim in gold.asserted}
    seen: set[tuple[str, str, str]] = set()
    for claim in said.asserted:
        key = triple(claim, alignment)
        if key in expected or key in seen:
            continue
        seen.add(key)
        cause = "added without a like"
        if any(end.startswith("?") for end in key[1:]):
            cause = "added: an end is no entity of the article"
        elif any({*key[1:]} == {*other[1:]} for other in expected):
            cause = "added: wrong type or direction"
        elif any(key[0] == other[0] and {*key[1:]} & {*other[1:]} for other in expected):
            cause = "added: one end is wrong"
        yield Fault("relation", cause, claim.type, _named(said, claim))


def _statements(gold: Reading, said: Reading, alignment: Alignment) -> Iterator[Fault]:
    given = [Sighting(alignment.get(each.value, ""), each.places) for each in said.statements]
    yield from _unmatched("statement", gold.text, gold.statements, given, "wrong speaker")


def _dates(gold: Reading, said: Reading) -> Iterator[Fault]:
    yield from _unmatched("date", gold.text, gold.dates, said.dates, "wrong value")


def _unmatched(
    row: str, text: str, expected: Iterable[Sighting], given: Iterable[Sighting], differs: str
) -> Iterator[Fault]:
    free = list(given)
    missed = []
    for each in expected:
        same = (one for one in free if one.value == each.value and overlapping(one.places, each.places))
        match = next(same, None)
        if match is None:
            missed.append(each)
        else:
            free.remove(match)
    for each in missed:
        near = next((one for one in free if overlapping(one.places, each.places)), None)
        if near is not None:
            free.remove(near)
        yield Fault(row, "missed" if near is None else differs, "", _quoted(text, each))
    yield from (Fault(row, "added", "", _quoted(text, each)) for each in free)


def _quoted(text: str, sighting: Sighting) -> str:
    return text[slice(*sighting.places[0])] if sighting.places else sighting.value


def _named(reading: Reading, claim: Claim) -> str:
    names = (_longest(reading, end) for end in (claim.source, claim.target))
    return f" {claim.type} ".join(names)


def _longest(reading: Reading, entity: str) -> str:
    surfaces = [reading.text[slice(*each.place)] for each in reading.namings if each.entity == entity]
    return max(surfaces, key=len, default="(an office)")
