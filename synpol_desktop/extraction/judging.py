"""The judge's verdicts applied to what rules, tables and the tagger propose."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from synpol_desktop.arabic.names import comparable
from synpol_desktop.core.kinds import EntityType, MentionKind
from synpol_desktop.extraction.candidates import Candidate
from synpol_desktop.extraction.fulls import Row, describes, full_mention, short_mention
from synpol_desktop.extraction.knowledge import is_known, knowledge
from synpol_desktop.extraction.lexicon import lexicon
from synpol_desktop.extraction.nationals import of_this_text
from synpol_desktop.extraction.quotes import parted
from synpol_desktop.extraction.tagging.beginnings import beginning
from synpol_desktop.extraction.tagging.borders import Drafted
from synpol_desktop.extraction.tagging.labels import Tagged
from synpol_desktop.extraction.tagging.naming import JUDGED, leads_name, may_stand_alone, unbroken
from synpol_desktop.extraction.words import Word, spelled

RULE = JUDGED


def drafts(chosen: Sequence[Candidate]) -> list[Drafted]:
    """Return what rules say of mentions, as the judge sees it."""
    return [Drafted(each.first, each.last, f"{each.type}|{each.rule}|{each.kind}") for each in chosen]


def upheld(
    words: Sequence[Word],
    chosen: Sequence[Candidate],
    proposed: Sequence[Candidate],
    verdicts: Sequence[Tagged],
) -> list[Candidate]:
    """Return the full names that the judge upholds, and those that only the judge sees.

    A thing of the tables keeps its type, but that a town's name may be its club's. What stands for a thing
    named before, or for a body of the state that the text is on, is left to the rules that find such, which
    look again.
    """
    at: defaultdict[tuple[int, int], list[Candidate]] = defaultdict(list)
    for each in proposed:
        at[each.first, each.last].append(each)
    drafted = {(each.first, each.last) for each in chosen}
    found: list[Candidate] = []
    forms = {words[verdict.first].form for verdict in verdicts}
    for verdict in verdicts:
        here = at.get((verdict.first, verdict.last), [])
        alike = [each for each in here if each.type == verdict.type]
        known = [each for each in here if is_known(each.key)]
        club = verdict.type == EntityType.ORG and all(each.type is EntityType.GPE for each in known)
        if alike or (known and not club):
            found += alike or known
        elif here or (verdict.first, verdict.last) not in drafted:
            found += _new(words, verdict, forms)
    seen = _seen(verdicts)
    return found + [each for each in proposed if each.first not in seen and _is_known_family(each)]


def _new(words: Sequence[Word], verdict: Tagged, forms: set[str]) -> Iterator[Candidate]:
    first, last = verdict.first, verdict.last
    reading = beginning(words[first], verdict.type, forms, joined=False)
    form = reading.form
    if first == last and not (may_stand_alone(form, verdict.type) and _may_name(form, verdict.type)):
        return
    name = " ".join([reading.form, *(word.form for word in words[first + 1 : last + 1])])
    kind = EntityType(verdict.type)
    yield Candidate(
        first,
        last,
        words[first].start(reading.prefix),
        words[last].end,
        kind,
        f"{kind.value}:{comparable(name)}",
        RULE,
        MentionKind.NAMED,
        confidence=round(verdict.probability * lexicon().rules[RULE].confidence, 3),
        family=name.split()[-1] if kind is EntityType.PER else "",
    )


def with_heads(
    words: Sequence[Word], chosen: Sequence[Candidate], verdicts: Sequence[Tagged]
) -> list[Candidate]:
    """Return the candidates with the head nouns alone that only the judge sees: رفضت اللجنة كافة المقترحات.

    Such a noun stands for the nearest body before it whose name it begins, else for the next one, else for a
    body that the text never calls by its whole name.
    """
    taken = {place for each in chosen for place in range(each.first, each.last + 1)}
    lone = [
        each
        for each in verdicts
        if each.first == each.last and each.first not in taken and not describes(words, each.first)
    ]
    if not lone:
        return list(chosen)
    named: defaultdict[tuple[str, str], Row] = defaultdict(Row)
    for full in (full_mention(words, each) for each in chosen):
        if full.candidate.last > full.candidate.first:
            named[full.candidate.type.value, full.forms[0].removeprefix("ال")].add(full)
    found = [*chosen]
    introduced = _Introduced(words, taken)
    for verdict in lone:
        for reading in words[verdict.first].readings:
            owners = named.get((verdict.type, reading.form.removeprefix("ال")))
            if owners is not None and reading.form.startswith("ال"):
                full = owners.nearest(verdict.first)
                found.append(short_mention(words, verdict.first, verdict.first, reading, full, "head"))
                break
        else:
            needed = ANYHOW if introduced.before(verdict.first) else ALONE
            if verdict.probability >= needed and verdict.type in _HEADED:
                found.append(_of_no_body(words, verdict))
    return sorted(found, key=lambda each: each.start)


ALONE = 0.5
"""How sure the judge must be of a head noun that no name in the text begins with."""

ANYHOW = 0.8
"""The same where the noun alone introduced what has no name."""

_HEADED = frozenset({EntityType.ORG, EntityType.EVENT, EntityType.LAW})
"""Types whose names begin with head nouns."""


class _Introduced:
    """Where a text first calls by a noun alone what has no name: شكل لجنة تحقيق ... وأوصت اللجنة."""

    def __init__(self, words: Sequence[Word], taken: set[int]) -> None:
        self._words = words
        self._taken = taken
        self._first: dict[str, int] = {}

    def before(self, place: int) -> bool:
        """Whether the noun at a place, without article, stands before it outside all names."""
        return any(self._at(r.form.removeprefix("ال")) < place for r in self._words[place].readings)

    def _at(self, noun: str) -> int:
        if noun not in self._first:
            free = (at for at in spelled(self._words, (noun,)) if at not in self._taken)
            self._first[noun] = next(free, len(self._words))
        return self._first[noun]


def _of_no_body(words: Sequence[Word], verdict: Tagged) -> Candidate:
    """Return a head noun alone as a name of something of this text only."""
    at, kind = verdict.first, EntityType(verdict.type)
    reading = beginning(words[at], verdict.type, set(), joined=False)
    key = of_this_text(words, f"{kind.value}:{comparable(reading.form)}")
    return Candidate(at, at, words[at].start(reading.prefix), words[at].end, kind, key, RULE)


def _may_name(form: str, kind: str) -> bool:
    """Whether a word that is no name in the words counted may be one: no person is called البيان."""
    first, inside, other = lexicon().counts.get(form, (0, 0, 0))
    return kind != EntityType.PER or first + inside >= other


def cut(words: Sequence[Word], chosen: Sequence[Candidate], verdicts: Sequence[Tagged]) -> list[Tagged]:
    """Return the verdicts, names up to the quotes in them, persons' to any sign: a score stands behind."""
    drafted = {(each.first, each.last) for each in chosen}
    return [
        _named(words, unbroken(words, part)) if part.type == EntityType.PER else part
        for verdict in verdicts
        for part in parted(words, verdict, drafted)
    ]


def _named(words: Sequence[Word], person: Tagged) -> Tagged:
    """Return a person without the words that lead his name: فإن, يا."""
    first = person.first
    while first < person.last and leads_name(words, first):
        first += 1
    return replace(person, first=first) if first > person.first else person


def kept(chosen: Sequence[Candidate], verdicts: Sequence[Tagged]) -> list[Candidate]:
    """Return the mentions that stand where the judge sees one, as sure as the judge is.

    A known person's last name that is a name oftener than a word stays where the judge sees nothing at all.
    """
    sure = {(verdict.first, verdict.last): verdict.probability for verdict in verdicts}
    seen = _seen(verdicts)
    return [
        each.with_confidence(round(min(CEILING, max(FLOOR, sure.get((each.first, each.last), UNSEEN))), 3))
        for each in chosen
        if (each.first, each.last) in sure or (each.first not in seen and _is_known_family(each))
    ]


CEILING, FLOOR = 0.99, 0.05
"""No mention is surer or less sure."""

UNSEEN = 0.6
"""How sure a mention is that stands without the judge."""


def _seen(verdicts: Sequence[Tagged]) -> set[int]:
    """Return the places of the words in which the judge sees a mention."""
    return {place for verdict in verdicts for place in range(verdict.first, verdict.last + 1)}


def _is_known_family(each: Candidate) -> bool:
    """Whether a candidate is a last name of the tables that in most of its uses is a name."""
    known = each.rule == "table_short" and not knowledge().state_of(each.family)
    return known and (lexicon().likeness(each.family) or 0.0) > MOSTLY


MOSTLY = 0.5
