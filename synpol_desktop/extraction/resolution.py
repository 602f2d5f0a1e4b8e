"""One entity for each real thing of a text: full names that denote the same thing get the same key."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from synpol_desktop.arabic.names import comparable, similarity
from synpol_desktop.core.kinds import EntityType, MentionKind
from synpol_desktop.extraction.candidates import Candidate
from synpol_desktop.extraction.fulls import Row, full_mention
from synpol_desktop.extraction.knowledge import is_known, knowledge, known_id
from synpol_desktop.extraction.lexicon import lexicon
from synpol_desktop.extraction.words import Word

MOST_NAMESAKES = 50
"""Persons with one last name that a name is compared with; more only occur in lists."""

SAME_NAME = 0.9
"""Two spellings of a whole name are one name above this similarity."""


def resolve(words: Sequence[Word], candidates: Sequence[Candidate]) -> list[Candidate]:
    """Return the candidates with the keys of the things that they share."""
    return _persons(_bodies(words, candidates))


def _bodies(words: Sequence[Word], candidates: Sequence[Candidate]) -> list[Candidate]:
    """Give bodies and acts that no table knows the key of a longer name that begins with theirs."""
    fulls = [full_mention(words, candidate) for candidate in candidates if candidate.type in _BEGUN]
    longer: defaultdict[tuple[EntityType, tuple[str, ...]], Row] = defaultdict(Row)
    for full in fulls:
        for length in range(2, len(full.forms)):
            longer[full.candidate.type, full.forms[:length]].add(full)
    same = {}
    partyheads = lexicon().cues["partyhead"]
    for full in fulls:
        if full.candidate.type is EntityType.LAW and full.forms[0] not in lexicon().cues["accord"]:
            continue  # القانون الدولي is not القانون الدولي الإنساني
        row = longer.get((full.candidate.type, full.forms))
        party = full.candidate.rule == "table" and full.forms[0].removeprefix("ال") in partyheads
        if row is not None and (party or full.candidate.rule in _BY_HEAD):
            other = row.nearest(full.place).candidate
            same[full.candidate] = replace(
                full.candidate, key=other.key, name=other.name, rule="beginning", kind=MentionKind.SHORT
            )
    return [same.get(candidate, candidate) for candidate in candidates] if same else list(candidates)


_BEGUN = frozenset({EntityType.ORG, EntityType.LAW})
_BY_HEAD = frozenset({"organisation", "organisation_of", "act"})


def _persons(candidates: Sequence[Candidate]) -> list[Candidate]:
    keys: dict[str, str] = {}
    seen: defaultdict[str, dict[str, str]] = defaultdict(dict)
    for key, name in _known_persons(candidates):
        seen[_family(name)][key] = name
    for candidate in candidates:
        if candidate.type is not EntityType.PER or is_known(candidate.key) or candidate.key in keys:
            continue
        name = candidate.key.removeprefix("PER:")
        namesakes = seen[_family(name)]
        same = _same_person(name, namesakes) or _of_the_tables(name)
        keys[candidate.key] = same or candidate.key
        if not same and len(namesakes) < MOST_NAMESAKES:
            namesakes[candidate.key] = name
    resolved = [replace(c, key=key) if (key := keys.get(c.key, c.key)) != c.key else c for c in candidates]
    return _last_names(resolved)


def _last_names(candidates: Sequence[Candidate]) -> list[Candidate]:
    """Give last names that the tables know to whom the text itself calls so in full."""
    full: dict[str, Candidate] = {}
    for candidate in candidates:
        if candidate.type is EntityType.PER and candidate.last > candidate.first:
            full.setdefault(candidate.family, candidate)
    read: list[Candidate] = []
    for candidate in candidates:
        if candidate.type is EntityType.PER and candidate.last > candidate.first:
            full[candidate.family] = candidate
        owner = full.get(candidate.family) if candidate.rule == "table_short" else None
        if owner is not None and owner.key != candidate.key:
            candidate = replace(candidate, key=owner.key, name=owner.name, rule="family")
        read.append(candidate)
    return read


def _known_persons(candidates: Sequence[Candidate]) -> list[tuple[str, str]]:
    things = knowledge().things
    return [
        (candidate.key, comparable(things[known_id(candidate.key)].name))
        for candidate in candidates
        if candidate.type is EntityType.PER and is_known(candidate.key)
    ]


def _of_the_tables(name: str) -> str:
    """Return the key of the person of the tables with this last name and, nearly, this whole name."""
    last = name.split()[-1]
    for identifier in knowledge().family_names.get(last, ()):
        thing = knowledge().things[identifier]
        if _is_same(name, comparable(thing.name)):
            return thing.key
    return ""


def _same_person(name: str, others: dict[str, str]) -> str:
    return next((key for key, other in others.items() if _is_same(name, other)), "")


def _is_same(one: str, other: str) -> bool:
    """Whether two names are one person's: nearly alike, or one is the other with names left out between."""
    first, second = _bare(one), _bare(other)
    if len(first) < 2 or len(second) < 2:
        return first[-1] == second[-1] and min(len(first), len(second)) == 1
    shorter, longer = sorted((first, second), key=len)
    if shorter[0] in lexicon().cues["particle"] and longer[-len(shorter) :] == shorter:
        return True  # فان دير بورغ
    if first[0] == second[0] and first[-1] == second[-1]:
        return set(first) <= set(second) or set(second) <= set(first)
    return len(first) == len(second) and first[-1] == second[-1] and similarity(one, other) >= SAME_NAME


def _bare(name: str) -> list[str]:
    """Return the words of a name, the last without an article, which papers put or leave out: المالك."""
    *words, last = name.split()
    return [*words, last.removeprefix("ال") if len(last) > _LONGEST_WITH else last]


_LONGEST_WITH = len("الحق")
"""Up to this length what looks like an article belongs to a last name."""


def _family(name: str) -> str:
    return _bare(name)[-1]


def with_first_names(candidates: Sequence[Candidate]) -> list[Candidate]:
    """Return the candidates, first names alone as the only person whom the text calls so in full."""
    called: defaultdict[str, dict[str, Candidate]] = defaultdict(dict)
    for candidate in candidates:
        if candidate.type is EntityType.PER and candidate.last > candidate.first:
            name = comparable(candidate.name or candidate.key.removeprefix("PER:"))
            called[name.split()[0]][candidate.key] = candidate
    return [_called(candidate, called) for candidate in candidates]


def _called(candidate: Candidate, called: dict[str, dict[str, Candidate]]) -> Candidate:
    alone = candidate.type is EntityType.PER and candidate.first == candidate.last
    if not alone or is_known(candidate.key):
        return candidate
    owners = called.get(candidate.key.removeprefix("PER:"), {})
    meant = [owner for key, owner in owners.items() if is_known(key)] or list(owners.values())
    if len(meant) != 1:
        return candidate
    key, name = meant[0].key, meant[0].name
    return replace(candidate, key=key, name=name, rule="given", kind=MentionKind.SHORT)
