"""Words that stand for one body in a text on its subject: النظام in a text on Syria."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from synpol_desktop.core.kinds import EntityType, MentionKind
from synpol_desktop.extraction.candidates import Candidate
from synpol_desktop.extraction.fulls import describes, stands_alone
from synpol_desktop.extraction.knowledge import Contextual, Thing, knowledge, known_id
from synpol_desktop.extraction.states import adjectives
from synpol_desktop.extraction.words import Word, normal, remembered, spelled

PATTERNS = frozenset({"organisation", "tagger"})
"""Rules that see a body in words without knowing which."""


@remembered
def _with_parents(identifier: str) -> list[str]:
    """Return a thing and what it is a part of: a text that names إدلب is on Syria."""
    things = knowledge().things
    found = [identifier]
    thing = things.get(identifier)
    while thing is not None and thing.parent:
        found.append(thing.parent)
        thing = things.get(thing.parent)
    return found


def is_over(thing: Thing, published: str) -> bool:
    """Whether a body was gone when an article appeared: nobody of the day is meant by its short name."""
    return bool(thing.valid_to) and published[: len(thing.valid_to)] > thing.valid_to


def contextual(
    words: Sequence[Word], chosen: Sequence[Candidate], published: str | None = None
) -> Iterator[Candidate]:
    """Yield words that stand for one body in a text on its subject: النظام in a text on Syria."""
    first_named: dict[str, int] = {}
    weight: Counter[str] = Counter()
    for candidate in chosen:
        for identifier in _with_parents(known_id(candidate.key)):
            first_named.setdefault(identifier, candidate.first)
            weight[identifier] += 1
    carried = Counter(known_id(key) for _, key in adjectives(words))
    weight.update(carried)
    named = first_named.keys() | carried.keys()
    rules = [
        rule
        for rule in knowledge().contextual
        if not (first_named.keys() if rule.after else named).isdisjoint(rule.needs)
        and (rule.thing in first_named or not is_over(knowledge().things[rule.thing], published or ""))
    ]
    rules.sort(key=lambda rule: -sum(weight[need] for need in rule.needs))
    by_word: defaultdict[str, list[Contextual]] = defaultdict(list)
    for rule in rules:
        by_word[rule.form[0]].append(rule)
    for place in spelled(words, by_word):
        word = words[place]
        for reading in word.readings:
            for rule in by_word.get(reading.form, ()):
                last = place + len(rule.form) - 1
                forms = [normal(other.form) for other in words[place + 1 : last + 1]]
                if tuple(forms) != rule.form[1:] or not (
                    stands_alone(words, last) or _aims(words, last, rule)
                ):
                    continue
                if rule.after and first_named[rule.needs[0]] > place:
                    continue
                if last == place and not reading.prefix and describes(words, place):
                    continue
                thing = knowledge().things[rule.thing]
                start, end = word.start(reading.prefix), words[last].end
                kind, key = MentionKind.SHORT, thing.key
                yield Candidate(place, last, start, end, thing.type, key, "contextual", kind, thing.name)
                break


def _aims(words: Sequence[Word], last: int, rule: Contextual) -> bool:
    """Whether an aim stands behind a word for a state, which bodies alone have in their names."""
    state = knowledge().things[rule.thing].type is EntityType.GPE
    return state and last + 1 < len(words) and words[last + 1].form.startswith("لل")
