"""Short names: a last name, a head noun or the beginning of a name that the text gave in full."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from synpol_desktop.core.kinds import EntityType, MentionKind
from synpol_desktop.extraction.candidates import Candidate
from synpol_desktop.extraction.gazetteer import longest
from synpol_desktop.extraction.knowledge import Contextual, Thing, knowledge
from synpol_desktop.extraction.lexicon import lexicon
from synpol_desktop.extraction.shapes import agrees, is_feminine
from synpol_desktop.extraction.words import Reading, Word, normal

ECHOED = {EntityType.PER, EntityType.ORG, EntityType.GPE}

_ALONE = {EntityType.ORG, EntityType.LAW, EntityType.EVENT}


@dataclass(frozen=True, slots=True)
class _Full:
    """A full mention by which short ones are read."""

    place: int
    candidate: Candidate
    forms: tuple[str, ...]


@dataclass(slots=True)
class _Row:
    """Full mentions in reading order that one short form may stand for."""

    places: list[int] = field(default_factory=list)
    fulls: list[_Full] = field(default_factory=list)

    def add(self, full: _Full) -> None:
        self.places.append(full.place)
        self.fulls.append(full)

    def before(self, place: int) -> _Full | None:
        """Return the last full mention before a place."""
        at = bisect_left(self.places, place)
        return self.fulls[at - 1] if at else None

    def nearest(self, place: int) -> _Full:
        """Return the last full mention before a place, else the first after it."""
        return self.before(place) or self.fulls[0]


def short_names(words: Sequence[Word], chosen: Sequence[Candidate]) -> list[Candidate]:
    """Return the short mentions in words that no candidate has taken."""
    taken = {place for candidate in chosen for place in range(candidate.first, candidate.last + 1)}
    fulls = [_full(words, candidate) for candidate in chosen]
    found: list[Candidate] = []
    families = _families(fulls)
    beginnings = _beginnings(fulls)
    heads = _heads(fulls)
    _add_realms(words, fulls, heads)
    echoes = _echoes(fulls)
    parties = _parties(fulls)
    for place in range(len(words)):
        if place in taken:
            continue
        short = (
            _echo(words, place, echoes, taken)
            or _family(words, place, families, taken)
            or _beginning(words, place, beginnings, taken)
            or _head(words, place, heads)
            or _led(words, place, parties)
        )
        if short is not None:
            found.append(short)
    return found


def _full(words: Sequence[Word], candidate: Candidate) -> _Full:
    forms = [normal(word.form) for word in words[candidate.first : candidate.last + 1]]
    prefix = words[candidate.first].token.span.end - candidate.start
    token = words[candidate.first].token
    cut = len(token.span) - prefix
    if cut:
        matching = [
            r.form
            for r in words[candidate.first].readings
            if words[candidate.first].start(r.prefix) == candidate.start
        ]
        forms[0] = matching[0] if matching else forms[0]
    return _Full(candidate.first, candidate, tuple(forms))


def _echoes(fulls: Sequence[_Full]) -> dict[str, list[_Full]]:
    """Return the names that no table knows, by their first words."""
    names: defaultdict[str, list[_Full]] = defaultdict(list)
    for full in fulls:
        candidate = full.candidate
        long_enough = len(full.forms) > 1 or candidate.rule == "place"
        known = candidate.key.startswith("kb:") or candidate.rule == "tagger"
        if candidate.type in ECHOED and long_enough and not known:
            names[full.forms[0]].append(full)
    return names


def _echo(
    words: Sequence[Word], place: int, echoes: dict[str, list[_Full]], taken: set[int]
) -> Candidate | None:
    """Return a whole name again where nothing but its first place shows what it is."""
    for reading in words[place].readings:
        for full in echoes.get(reading.form, ()):
            last = place + len(full.forms) - 1
            if last >= len(words) or any(at in taken or words[at].stop for at in range(place + 1, last + 1)):
                continue
            if all(normal(words[place + n].form) == form for n, form in enumerate(full.forms) if n):
                kind = MentionKind.NAMED
                return replace(_short(words, place, last, reading, full, "repeated"), kind=kind)
    return None


def _families(fulls: Sequence[_Full]) -> dict[str, _Row]:
    """Return last names, with and without the particle before them."""
    particles = lexicon().cues["particle"]
    names: defaultdict[str, _Row] = defaultdict(_Row)
    for full in fulls:
        if full.candidate.type is not EntityType.PER or len(full.forms) < 2:
            continue
        if _may_stand_alone(full.forms[-1]):
            names[full.forms[-1]].add(full)
        if full.forms[-2] in particles and len(full.forms) > 2:
            names[" ".join(full.forms[-2:])].add(full)
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


COMMON = 12
"""A word seen more often, and mostly outside names, is no last name by itself."""


def _family(
    words: Sequence[Word], place: int, families: dict[str, _Row], taken: set[int]
) -> Candidate | None:
    for reading in words[place].readings:
        two = f"{reading.form} {words[place + 1].form}" if place + 1 < len(words) else ""
        if two in families and place + 1 not in taken and not words[place + 1].stop:
            return _short(words, place, place + 1, reading, families[two].nearest(place), "family")
        if reading.form in families and not _is_common(reading) and not _is_of_another(words, place):
            full = families[reading.form].nearest(place)
            return _short(words, place, place, reading, full, "family")
    return None


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


def _beginnings(fulls: Sequence[_Full]) -> dict[str, _Row]:
    """Return the first two words of longer names of bodies, acts and events."""
    names: defaultdict[str, _Row] = defaultdict(_Row)
    for full in fulls:
        if full.candidate.type in _ALONE and len(full.forms) > 2 and not full.forms[1].isdigit():
            names[" ".join(full.forms[:2])].add(full)
    return names


def _beginning(
    words: Sequence[Word], place: int, beginnings: dict[str, _Row], taken: set[int]
) -> Candidate | None:
    if place + 1 >= len(words) or place + 1 in taken or words[place + 1].stop or words[place + 1].pause:
        return None
    for reading in words[place].readings:
        full = beginnings.get(f"{reading.form} {normal(words[place + 1].form)}")
        if full:
            return _short(words, place, place + 1, reading, full.nearest(place), "beginning")
    return None


def _heads(fulls: Sequence[_Full]) -> dict[str, _Row]:
    """Return the head nouns, with article, of the bodies, acts and events that were named in full."""
    tables = lexicon()
    heads: defaultdict[str, _Row] = defaultdict(_Row)
    for full in fulls:
        if full.candidate.type not in _ALONE or len(full.forms) < 2:
            continue
        head = full.forms[0].removeprefix("ال")
        if head in tables.heads or head in tables.acts or full.candidate.rule == "state_body":
            for form in _SAME_HEAD.get(head, (head,)):
                heads["ال" + form].add(full)
    return heads


def _parties(fulls: Sequence[_Full]) -> dict[str, _Row]:
    """Return the first words behind the head nouns of parties: البديل of حزب البديل."""
    rows: defaultdict[str, _Row] = defaultdict(_Row)
    kinds = lexicon().cues["partyhead"]
    for full in fulls:
        if full.candidate.type is not EntityType.ORG or len(full.forms) < 2 or full.forms[0] not in kinds:
            continue
        if full.forms[1].startswith("ال") and len(full.forms[1]) > 4:
            rows[full.forms[1]].add(full)
    return rows


def _led(words: Sequence[Word], place: int, parties: dict[str, _Row]) -> Candidate | None:
    """Return a party by the first word of its name behind an office in it: زعيم البديل."""
    row = parties.get(words[place].form)
    word = words[place]
    if row is None or place == 0 or word.stop or word.pause or not _stands_alone(words, place):
        return None
    full = row.before(place)
    if full is None or words[place - 1].form not in lexicon().roles:
        return None
    return _short(words, place, place, Reading(0, word.form), full, "head")


def _add_realms(words: Sequence[Word], fulls: Sequence[_Full], heads: dict[str, _Row]) -> None:
    """Add the nouns for what places are, before their names or as their first word: المحافظة, السلطنة."""
    kinds = lexicon().cues["realm"]
    for full in fulls:
        if full.candidate.type is not EntityType.GPE:
            continue
        first = full.candidate.first
        before = words[first - 1] if first and not (words[first].stop or words[first].pause) else None
        nouns = {full.forms[0]} if len(full.forms) > 1 else set()
        nouns |= knowledge().realms.get(full.candidate.key, set())
        nouns |= {reading.form for reading in before.readings} if before is not None else set()
        for noun in nouns & kinds:
            heads.setdefault("ال" + noun, _Row()).add(full)


_SAME_HEAD = {
    "اتفاق": ("اتفاق", "اتفاقيه"),
    "اتفاقيه": ("اتفاق", "اتفاقيه"),
    "اتفاقات": ("اتفاقات", "اتفاقيات"),
    "اتفاقيات": ("اتفاقات", "اتفاقيات"),
}
"""Head nouns that stand for each other."""


def _head(words: Sequence[Word], place: int, heads: dict[str, _Row]) -> Candidate | None:
    for reading in words[place].readings:
        row = heads.get(reading.form)
        if row and _stands_alone(words, place):
            full = row.before(place) or (row.fulls[0] if words[place].opened else None)
            if full is not None:
                return _short(words, place, place, reading, full, "head")
    return None


def _stands_alone(words: Sequence[Word], place: int) -> bool:
    """Whether no adjective follows that would make the head noun another body."""
    if place + 1 >= len(words) or words[place + 1].stop or words[place + 1].pause:
        return True
    word = words[place + 1]
    tables = lexicon()
    if word.bracket or word.opened or word.form in tables.function or word.form in tables.cues["standing"]:
        return True
    if word.token.is_number:
        return False
    if not word.form.startswith("ال"):
        return not (words[place].form.startswith("ال") and word.form.startswith("لل"))
    if word.form in tables.cues["title"] or word.form in tables.roles:
        return True
    head = words[place].form
    if not agrees(word.form, is_feminine(head)):
        return True  # an object behind its subject: أحالت الهيئة الملف
    return longest(words, place + 1, Reading(0, normal(word.form))) is not None


def _short(
    words: Sequence[Word], first: int, last: int, reading: Reading, full: _Full, rule: str
) -> Candidate:
    candidate = full.candidate
    return Candidate(
        first,
        last,
        words[first].start(reading.prefix),
        words[last].end,
        candidate.type,
        candidate.key,
        rule,
        MentionKind.SHORT,
        candidate.name,
    )


def _with_parents(identifier: str) -> Iterator[str]:
    """Yield a thing and what it is a part of: a text that names إدلب is on Syria."""
    things = knowledge().things
    yield identifier
    thing = things.get(identifier)
    while thing is not None and thing.parent:
        yield thing.parent
        thing = things.get(thing.parent)


def _is_over(thing: Thing, published: str) -> bool:
    """Whether a body was gone when an article appeared: nobody of the day is meant by its short name."""
    return bool(thing.valid_to) and published[: len(thing.valid_to)] > thing.valid_to


def contextual(
    words: Sequence[Word], chosen: Sequence[Candidate], published: str | None = None
) -> Iterator[Candidate]:
    """Yield words that stand for one body in a text on its subject: النظام in a text on Syria."""
    first_named: dict[str, int] = {}
    weight: Counter[str] = Counter()
    for candidate in chosen:
        for identifier in _with_parents(candidate.key.removeprefix("kb:")):
            first_named.setdefault(identifier, candidate.first)
            weight[identifier] += 1
    rules = [
        rule
        for rule in knowledge().contextual
        if any(need in first_named for need in rule.needs)
        and (rule.thing in first_named or not _is_over(knowledge().things[rule.thing], published or ""))
    ]
    rules.sort(key=lambda rule: -sum(weight[need] for need in rule.needs))
    by_word: defaultdict[str, list[Contextual]] = defaultdict(list)
    for rule in rules:
        by_word[rule.form[0]].append(rule)
    for place, word in enumerate(words) if rules else ():
        for reading in word.readings:
            for rule in by_word.get(reading.form, ()):
                last = place + len(rule.form) - 1
                forms = [normal(other.form) for other in words[place + 1 : last + 1]]
                if tuple(forms) != rule.form[1:] or not _stands_alone(words, last):
                    continue
                if rule.after and first_named[rule.needs[0]] > place:
                    continue
                thing = knowledge().things[rule.thing]
                start, end = word.start(reading.prefix), words[last].end
                kind, key = MentionKind.SHORT, thing.key
                yield Candidate(place, last, start, end, thing.type, key, "contextual", kind, thing.name)
                break
