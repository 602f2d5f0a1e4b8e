"""Names that the tables know, found in one pass over the words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from synpol_desktop.core.kinds import EntityType, MentionKind
from synpol_desktop.extraction.candidates import Candidate
from synpol_desktop.extraction.capitals import Stance, is_common, scenes
from synpol_desktop.extraction.capitals import stances as stances_of
from synpol_desktop.extraction.clans import with_clan
from synpol_desktop.extraction.knowledge import Name, Thing, knowledge
from synpol_desktop.extraction.lexicon import lexicon
from synpol_desktop.extraction.matches import Match
from synpol_desktop.extraction.quotes import breaks_quotes, inner, opening
from synpol_desktop.extraction.stateforms import is_adjective, writes_alef
from synpol_desktop.extraction.words import (
    Reading,
    Word,
    fitting,
    once_a_text,
    reading_rule,
)


@once_a_text
def matches(words: Sequence[Word]) -> list[Match]:
    """Return, for each word, the longest name that begins there (the fewest clitics left off first)."""
    return list(_matches(words))


def _matches(words: Sequence[Word]) -> Iterator[Match]:
    for first, readings in fitting(words, _begins_name):
        best: Match | None = None
        for reading in readings:
            match = longest(words, first, reading)
            if match is not None and (best is None or match.last > best.last):
                best = match
        if best is not None:
            yield best


@reading_rule
def _begins_name(form: str) -> bool:
    return form in knowledge().names.next


def longest(words: Sequence[Word], first: int, reading: Reading) -> Match | None:
    """Return the longest name that begins with this reading of a word."""
    branch = knowledge().names.next.get(reading.form)
    names: tuple[Name, ...] = ()
    end = last = first
    while branch is not None:
        if branch.names:
            end, names = last, branch.names
        last += 1
        if last == len(words) or words[last].stop or words[last].pause or words[last].bracket:
            break
        branch = branch.next.get(words[last].readings[0].form)
    return Match(first, end, reading, names) if names else None


def known_names(words: Sequence[Word], published: str | None = None) -> list[Candidate]:
    """Return the candidates that the tables give for a text, those of the article's time first."""
    plain = writes_alef(words)
    found = [match for match in matches(words) if not is_adjective(words, match, plain)]
    named = {name.thing for match in found for name in match.names if not name.weak}
    named |= {
        name.thing for match in found for name in match.names if name.weak and _is_told(words, match, name)
    }
    stated = named - scenes(found)
    named |= {name.state for match in found for name in match.names if name.state and not name.weak}
    stances = stances_of(words, found)
    governments = {
        found[number].names[0].thing for number, stance in stances.items() if stance is Stance.GOVERNMENT
    }
    candidates = []
    for number, match in enumerate(found):
        name = _chosen_name(words, match, named, published or "")
        if name is None or breaks_quotes(words, match.first, match.last) or is_common(words, match):
            continue
        thing = knowledge().things[name.thing]
        rule = "table_cued" if name.weak else "table"
        if thing.type is EntityType.PER and match.first == match.last:
            if _is_of_another_name(words, match):
                continue
            rule = "table_short"
        if name.state:
            stance = stances[number]
            acts = stance is Stance.GOVERNMENT or (stance is Stance.LIKELY and name.state in stated)
            acts = acts or (stance is not Stance.PLACE and name.thing in governments)
            rule = "government" if acts else "capital"
            thing = knowledge().things[name.state] if acts else thing
        inside = opening(words, match.first, match.last) if thing.type is EntityType.PER else 0
        if inside:  # فلان الفلاني «أبو فلان»
            nickname = Match(inside, match.last, words[inside].readings[0], match.names)
            candidates.append(_candidate(words, nickname, thing, "table_short"))
            match = Match(match.first, inside - 1, match.reading, match.names)
        candidates.append(_candidate(words, match, thing, rule))
    return candidates


def _is_told(words: Sequence[Word], match: Match, name: Name) -> bool:
    """Whether the noun before says outright what is named: مدينة دوما, تنظيم القاعدة."""
    first = match.first
    if first == 0 or words[first].stop or words[first].pause or match.reading.prefix:
        return False
    body = knowledge().things[name.thing].type is EntityType.ORG
    told = lexicon().cues["placed" if body else "settlement"]
    return any(reading.form in told for reading in words[first - 1].readings)


def _chosen_name(words: Sequence[Word], match: Match, named: set[str], published: str) -> Name | None:
    """Return the name that is meant: a sure or cued one, best one that the text names surely elsewhere."""
    things = knowledge().things
    if words[match.first].opened and words[match.last].closed:
        bodies = [name for name in match.names if things[name.thing].type is EntityType.ORG]
        if bodies:
            return bodies[0]
    cued = _is_cued(words, match)
    usable = [name for name in match.names if not name.weak or cued or name.thing in named]
    if len(usable) > 1:

        def order(name: Name) -> tuple[bool, bool, bool]:
            unsure = name.weak and name.thing not in named and name.state not in named
            return unsure, name.weak, _is_of_another_time(things[name.thing], published)

        usable.sort(key=order)
    return usable[0] if usable else None


def _is_of_another_name(words: Sequence[Word], match: Match) -> bool:
    """Whether a last name belongs to a longer name, as in فلان بن, or is rather a word with a clitic."""
    if match.reading.prefix and len(match.reading.form) < 4:
        return True
    following = words[match.last + 1] if match.last + 1 < len(words) else None
    if following is None or following.stop or following.pause:
        return False
    likely = following.form.startswith("ال") and (lexicon().likeness(following.form) or 0.0) >= NAME
    return following.form in {"بن", "ابن"} or (likely and following.form not in knowledge().family_names)


NAME = 0.8
"""A word behind a last name goes on with another name where more of its uses are in names."""


def _is_of_another_time(thing: Thing, published: str) -> bool:
    """Whether a thing was over well before an article, or began after it."""
    if not published:
        return False
    year = int(published[:4])
    over = bool(thing.valid_to) and year > int(thing.valid_to[:4]) + REMEMBERED_YEARS
    return over or bool(thing.valid_from and published < thing.valid_from[: len(published)])


REMEMBERED_YEARS = 2
"""News still speak of what ended so many years ago, where another thing of the name is there."""


def _candidate(words: Sequence[Word], match: Match, thing: Thing, rule: str) -> Candidate:
    first, prefix = match.first, match.reading.prefix
    person = thing.type is EntityType.PER
    last = with_clan(words, match.last) if person else _without_place(words, match, thing)
    if person and first < match.last and match.reading.form in lexicon().cues["title"]:
        first, prefix = first + 1, 0  # الملك, السلطان: the title is no part of the name
    if thing.type is EntityType.GPE and _is_called_a_town(words, match):
        first, prefix = first + 1, 0  # حي الوعر
    said = match.reading.form in lexicon().heads or thing.type is EntityType.EVENT
    quoted = inner(words, first, last) if said else None
    if quoted is not None:  # صحيفة «الصباح» اليومية: the words around only say what it is
        prefix = prefix if quoted[0] == first else 0
        first, last = quoted
    return Candidate(
        first,
        last,
        words[first].start(prefix),
        words[last].end,
        thing.type,
        thing.key,
        rule,
        _kind(thing, match),
        thing.name,
        family=(words[match.last].form if match.last > match.first else match.reading.form) if person else "",
    )


def _is_called_a_town(words: Sequence[Word], match: Match) -> bool:
    """Whether a name of the tables begins with what the place is, which is no part of its name."""
    if match.first == match.last or match.reading.form not in lexicon().cues["townnoun"]:
        return False
    return f"{match.reading.form}_{words[match.first + 1].form}" not in lexicon().cues["wholetown"]


def _without_place(words: Sequence[Word], match: Match, thing: Thing) -> int:
    """Return the last word of a name without the place behind it that only tells it from others.

    So is وزارة الصحة في غزة a ministry and a place, but الحزب الفلاني في سوريا is called so.
    """
    head = match.reading.form.removeprefix("ال")
    if thing.type not in {EntityType.ORG, EntityType.LOC} or head in lexicon().cues["placed"]:
        return match.last
    for at in range(match.first + 2, match.last + 1):
        inside = words[at].form == "في" and at < match.last
        before = words[at - 1].form
        # قوة الأمم المتحدة المؤقتة في لبنان, بعثة الأمم المتحدة للدعم في ليبيا
        bound = before.startswith("لل") or before in lexicon().cues["naming"]
        if inside and not bound:
            place = longest(words, at + 1, words[at + 1].readings[0])
            whole = place is not None and knowledge().things[place.names[0].thing].type is EntityType.LOC
            return match.last if whole else at - 1
        if at == match.last and words[at].form.startswith("ب"):
            place = longest(words, at, Reading(1, words[at].form[1:]))
            return at - 1 if place is not None and _is_town_or_state(place) else match.last
    return match.last


def _is_town_or_state(match: Match) -> bool:
    return knowledge().things[match.names[0].thing].type is EntityType.GPE


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
        long_enough = len(match.reading.form) > 2  # آب, the month, folds like إب, the city
        is_state = any(not knowledge().things[name.thing].parent for name in match.names)
        return any(
            form in cues["place"] or (form == "في" and long_enough) or (form in _GOALS and is_state)
            for form in before
        )
    return any(form in lexicon().heads or form in cues["medium"] for form in before)


_GOALS = frozenset({"من", "الي"})
"""Prepositions before a state whose name is another word too: من مالي."""
