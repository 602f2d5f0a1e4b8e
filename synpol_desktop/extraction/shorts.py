"""Short names: a last name, a head noun or the beginning of a name that the text gave in full."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from synpol_desktop.core.kinds import EntityType, MentionKind
from synpol_desktop.extraction.candidates import Candidate
from synpol_desktop.extraction.fulls import Full, Row, full_mention, short_mention, stands_alone
from synpol_desktop.extraction.heads import COMMON, HEADED, head_alone, head_nouns
from synpol_desktop.extraction.knowledge import is_known
from synpol_desktop.extraction.lexicon import lexicon
from synpol_desktop.extraction.words import Reading, Word, normal, spelled

ECHOED = {EntityType.PER, EntityType.ORG, EntityType.GPE}


def short_names(words: Sequence[Word], chosen: Sequence[Candidate]) -> list[Candidate]:
    """Return the short mentions in words that no candidate has taken."""
    taken = {place for candidate in chosen for place in range(candidate.first, candidate.last + 1)}
    fulls = [full_mention(words, candidate) for candidate in chosen]
    found: list[Candidate] = []
    families = _families(fulls)
    beginnings = _beginnings(fulls)
    heads = head_nouns(words, fulls)
    echoes = _echoes(fulls)
    parties = _parties(fulls)
    begin = {*echoes, *families, *heads, *parties}
    begin.update(
        form
        for row in (*families.values(), *beginnings.values())
        for full in row.fulls
        for form in full.forms
    )
    for place in spelled(words, begin):
        if place in taken:
            continue
        short = (
            _echo(words, place, echoes, taken)
            or _family(words, place, families, taken)
            or _beginning(words, place, beginnings, taken)
            or head_alone(words, place, heads)
            or _led(words, place, parties)
        )
        if short is not None:
            found.append(short)
    return found


def _echoes(fulls: Sequence[Full]) -> dict[str, list[Full]]:
    """Return the names that no table knows, by their first words."""
    names: defaultdict[str, list[Full]] = defaultdict(list)
    for full in fulls:
        candidate = full.candidate
        long_enough = len(full.forms) > 1 or candidate.rule == "place"
        known = is_known(candidate.key) or candidate.rule == "tagger"
        if candidate.type in ECHOED and long_enough and not known:
            names[full.forms[0]].append(full)
    return names


def _echo(
    words: Sequence[Word], place: int, echoes: dict[str, list[Full]], taken: set[int]
) -> Candidate | None:
    """Return a whole name again where nothing but its first place shows what it is."""
    for reading in words[place].readings:
        for full in echoes.get(reading.form, ()):
            last = place + len(full.forms) - 1
            if last >= len(words) or any(at in taken or words[at].stop for at in range(place + 1, last + 1)):
                continue
            if all(normal(words[place + n].form) == form for n, form in enumerate(full.forms) if n):
                kind = MentionKind.NAMED
                return replace(short_mention(words, place, last, reading, full, "repeated"), kind=kind)
    return None


def _families(fulls: Sequence[Full]) -> dict[str, Row]:
    """Return last names, with and without the particle before them."""
    particles = lexicon().cues["particle"]
    names: defaultdict[str, Row] = defaultdict(Row)
    for full in fulls:
        if full.candidate.type is not EntityType.PER or len(full.forms) < 2:
            continue
        if _may_stand_alone(full.forms[-1]):
            names[full.forms[-1]].add(full)
        size = 2
        while size < len(full.forms) and full.forms[-size] in particles:
            names[" ".join(full.forms[-size:])].add(full)
            size += 1
    return names


def _may_stand_alone(form: str) -> bool:
    """Whether the last word of a name can stand for it: not الله of نصر الله, nor a word common elsewhere."""
    tables = lexicon()
    if (
        len(form) < 3
        or form in {"الله", "الدين", "علي"}
        or form in tables.function
        or form in tables.cues["generic"]
    ):
        return False
    seen = tables.counts.get(form, (0, 0, 0))
    return seen[2] < COMMON or seen[0] + seen[1] > seen[2]


def _family(words: Sequence[Word], place: int, families: dict[str, Row], taken: set[int]) -> Candidate | None:
    for reading in words[place].readings:
        if reading.form in lexicon().cues["particle"]:
            for last in range(min(place + _PARTICLES, len(words) - 1), place, -1):
                name = " ".join([reading.form, *(word.form for word in words[place + 1 : last + 1])])
                if name in families and not any(
                    at in taken or words[at].stop for at in range(place + 1, last + 1)
                ):
                    return short_mention(words, place, last, reading, families[name].nearest(place), "family")
        if reading.form in families and not _is_common(reading) and not _is_of_another(words, place):
            full = families[reading.form].nearest(place)
            return short_mention(words, place, place, reading, full, "family")
    return None


_PARTICLES = 3
"""Words of a last name behind its first particle: فان دير بورغ."""


def _is_of_another(words: Sequence[Word], place: int) -> bool:
    """Whether a first name stands before, or بن after: another person with the same last name."""
    following = words[place + 1] if place + 1 < len(words) else None
    if following is not None and not (following.stop or following.pause) and following.form in {"بن", "ابن"}:
        return True
    word = words[place]
    if place == 0 or word.stop or word.pause or word.opened or word.bracket:
        return False
    before = words[place - 1].form
    tables = lexicon()
    if before in tables.cues["title"] or before in tables.roles:
        return False
    return (tables.likeness(before) or 0.0) > FIRST_NAME


FIRST_NAME = 0.8
"""A word is taken for the first name of somebody else where more of its uses are in names."""


def _is_common(reading: Reading) -> bool:
    """Whether a last name with a clitic taken off is rather another word."""
    return bool(reading.prefix) and len(reading.form) < 4


def _beginnings(fulls: Sequence[Full]) -> dict[str, Row]:
    """Return the first two words of longer names of bodies, acts and events."""
    names: defaultdict[str, Row] = defaultdict(Row)
    for full in fulls:
        plain = len(full.forms) > 2 and not (full.forms[1].isdigit() or full.forms[1] in lexicon().function)
        if full.candidate.type in HEADED and plain:
            names[" ".join(full.forms[:2])].add(full)
    return names


def _beginning(
    words: Sequence[Word], place: int, beginnings: dict[str, Row], taken: set[int]
) -> Candidate | None:
    if place + 1 >= len(words) or place + 1 in taken or words[place + 1].stop or words[place + 1].pause:
        return None
    for reading in words[place].readings:
        full = beginnings.get(f"{reading.form} {normal(words[place + 1].form)}")
        if full:
            return short_mention(words, place, place + 1, reading, full.nearest(place), "beginning")
    return None


def _parties(fulls: Sequence[Full]) -> dict[str, Row]:
    """Return the first words behind the head nouns of parties: البديل of حزب البديل."""
    rows: defaultdict[str, Row] = defaultdict(Row)
    kinds = lexicon().cues["partyhead"]
    for full in fulls:
        if full.candidate.type is not EntityType.ORG or len(full.forms) < 2 or full.forms[0] not in kinds:
            continue
        if full.forms[1].startswith("ال") and len(full.forms[1]) > 4:
            rows[full.forms[1]].add(full)
    return rows


def _led(words: Sequence[Word], place: int, parties: dict[str, Row]) -> Candidate | None:
    """Return a party by the first word of its name, behind an office in it (زعيم البديل) or where it acts.

    A word that is common elsewhere stands for a party only behind an office.
    """
    for reading in words[place].readings:
        row = parties.get(reading.form)
        if row is None or not stands_alone(words, place):
            continue
        full = row.nearest(place)
        led = place > 0 and not (words[place].stop or words[place].pause) and not reading.prefix
        office = led and words[place - 1].form in lexicon().roles
        whole = full is not None and len(full.forms) == _PARTY_WORDS
        if full is not None and (office or (_is_rare(reading.form, whole) and _may_act(words, place))):
            return short_mention(words, place, place, reading, full, "head")
    return None


_PARTY_WORDS = 2
"""Words of a party's name of which the second is all that tells it from others: حركة النهضة."""


def _is_rare(form: str, whole: bool) -> bool:
    return sum(lexicon().counts.get(form, (0, 0, 0))) < (OFTEN if whole else COMMON)


OFTEN = 60
"""The same for a word that is the whole name of a party but for its head noun."""


def _may_act(words: Sequence[Word], place: int) -> bool:
    """Whether no noun stands before that the word would define: الأزمة in أسباب الأزمة."""
    word = words[place]
    if place == 0 or word.stop or word.pause or word.opened:
        return True
    before = words[place - 1].form.removeprefix("و")
    return before in lexicon().function
