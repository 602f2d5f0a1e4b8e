"""Names that the tables know, found in one pass over the words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from synpol_desktop.core.kinds import EntityType, MentionKind
from synpol_desktop.extraction.candidates import Candidate
from synpol_desktop.extraction.knowledge import Name, Thing, knowledge
from synpol_desktop.extraction.lexicon import lexicon
from synpol_desktop.extraction.words import Reading, Word, normal


@dataclass(frozen=True, slots=True)
class Match:
    """A name of the tables in the text."""

    first: int
    last: int
    reading: Reading
    names: tuple[Name, ...]


def matches(words: Sequence[Word]) -> Iterator[Match]:
    """Yield, for each word, the longest name that begins there (the fewest clitics left off first)."""
    for first in range(len(words)):
        best: Match | None = None
        for reading in words[first].readings:
            match = longest(words, first, reading)
            if match is not None and (best is None or match.last > best.last):
                best = match
        if best is not None:
            yield best


def longest(words: Sequence[Word], first: int, reading: Reading) -> Match | None:
    """Return the longest name that begins with this reading of a word."""
    branch = knowledge().names.next.get(reading.form)
    found = None
    last = first
    while branch is not None:
        if branch.names:
            found = Match(first, last, reading, branch.names)
        last += 1
        if last == len(words) or words[last].stop or words[last].pause:
            break
        branch = branch.next.get(normal(words[last].form))
    return found


def known_names(words: Sequence[Word]) -> list[Candidate]:
    """Return the candidates that the tables give for a text."""
    found = list(matches(words))
    named = {name.thing for match in found for name in match.names if not name.weak}
    spelled = {word.form for word in words}
    return [
        candidate
        for match in found
        if (candidate := _candidate(words, match, named)) is not None
        and not _is_adjective(words, match, spelled)
    ]


def _candidate(words: Sequence[Word], match: Match, named: set[str]) -> Candidate | None:
    cued = _is_cued(words, match)
    usable = [name for name in match.names if not name.weak or cued or name.thing in named]
    if not usable:
        return None
    usable.sort(key=lambda name: (name.thing not in named, name.weak))
    name = usable[0]
    thing = knowledge().things[name.thing]
    rule, kind = "table_cued" if name.weak else "table", _kind(thing, match)
    if name.state:
        rule = "capital"
        if _acts_as_government(words, match):
            thing, rule = knowledge().things[name.state], "government"
    return Candidate(
        match.first,
        match.last,
        words[match.first].start(match.reading.prefix),
        words[match.last].end,
        thing.type,
        thing.key,
        rule,
        kind,
        thing.name,
    )


def _kind(thing: Thing, match: Match) -> MentionKind:
    one_word = match.first == match.last
    return MentionKind.SHORT if thing.type is EntityType.PER and one_word else MentionKind.NAMED


def _is_cued(words: Sequence[Word], match: Match) -> bool:
    """Whether the word before says what the name is, or quotes do."""
    if words[match.first].opened and words[match.last].closed:
        return True
    if match.first == 0 or words[match.first].stop or words[match.first].pause:
        return False
    if match.reading.prefix and match.names[0].thing not in knowledge().adjectives.values():
        return False
    before = [reading.form for reading in words[match.first - 1].readings]
    cues = lexicon().cues
    kinds = {knowledge().things[name.thing].type for name in match.names}
    if EntityType.PER in kinds:
        return any(form in cues["title"] or knowledge().state_of(form) for form in before)
    if kinds & {EntityType.GPE, EntityType.LOC}:
        return any(form in cues["place"] or form == "في" for form in before)
    return any(form in lexicon().heads or form in cues["medium"] for form in before)


def _acts_as_government(words: Sequence[Word], match: Match) -> bool:
    """Whether a capital stands for its government: where it acts, not where something takes place."""
    cues = lexicon().cues
    word = words[match.first]
    prefix = word.form[: match.reading.prefix]
    if prefix.endswith("ب"):
        return False
    place = match.first - 1
    if prefix.startswith("و") and place >= 0 and not word.stop:
        return _acts_as_government_at(words, place, cues)
    if word.stop or place < 0:
        following = words[match.last + 1] if match.last + 1 < len(words) else None
        return following is not None and following.form not in cues["locative"] and not word.bracket
    return _acts_as_government_at(words, place, cues)


def _acts_as_government_at(words: Sequence[Word], before: int, cues: dict[str, frozenset[str]]) -> bool:
    forms = [reading.form for reading in words[before].readings]
    if any(form in cues["actor"] for form in forms):
        return True
    if any(form in cues["locative"] for form in forms):
        return False
    return any(form in lexicon().function or _is_feminine_verb(form) for form in forms)


def _is_feminine_verb(form: str) -> bool:
    """Whether a form looks like a verb whose subject is feminine, as cities are."""
    if len(form) < 4 or form.startswith("ال"):
        return False
    return form.startswith(("ت", "ست")) or (form.endswith("ت") and not form.endswith("ات"))


def _is_adjective(words: Sequence[Word], match: Match, spelled: set[str]) -> bool:
    """Whether سورية is here the adjective: after an indefinite feminine noun in a text that writes سوريا."""
    if match.first != match.last or match.reading.form != "سوريه" or match.first == 0:
        return False
    if words[match.first].stop or match.reading.prefix:
        return False
    before = words[match.first - 1].form
    plain = spelled & {"سوريا", "بسوريا", "لسوريا", "وسوريا"}
    return bool(plain) and before.endswith(("ه", "ات")) and not before.startswith("ال")
