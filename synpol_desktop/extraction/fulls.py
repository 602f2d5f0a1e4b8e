"""Full mentions of a text, and the short ones that are read by them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field

from synpol_desktop.core.kinds import MentionKind
from synpol_desktop.core.light import light
from synpol_desktop.extraction.candidates import Candidate
from synpol_desktop.extraction.gazetteer import longest
from synpol_desktop.extraction.lexicon import lexicon
from synpol_desktop.extraction.shapes import agrees, is_feminine
from synpol_desktop.extraction.words import Reading, Word


@light
class Full:
    """A full mention by which short ones are read."""

    place: int
    candidate: Candidate
    forms: tuple[str, ...]


JUST_NAMED = 15
"""Words within which the last body named with a head noun is meant by it."""


@dataclass(slots=True)
class Row:
    """Full mentions in reading order that one short form may stand for."""

    places: list[int] = field(default_factory=list)
    fulls: list[Full] = field(default_factory=list)
    leading: list[Full] = field(default_factory=list)
    """For each of them which was named most often up to there, of several the last."""
    _named: dict[str, int] = field(default_factory=dict)

    def add(self, full: Full) -> None:
        """Add a full mention behind those that it follows in the text."""
        self.places.append(full.place)
        self.fulls.append(full)
        key = full.candidate.key
        named = self._named[key] = self._named.get(key, 0) + 1
        best = self.leading[-1] if self.leading else full
        leads = named >= self._named[best.candidate.key]
        self.leading.append(full if leads else best)

    def before(self, place: int) -> Full | None:
        """Return the last full mention before a place."""
        at = bisect_left(self.places, place)
        return self.fulls[at - 1] if at else None

    def meant(self, place: int) -> Full | None:
        """Return what a head noun alone means: what was just named, else what was named most often."""
        last = self.before(place)
        if last is None or place - last.place <= JUST_NAMED:
            return last
        return self.leading[bisect_left(self.places, place) - 1]

    def nearest(self, place: int) -> Full:
        """Return the last full mention before a place, else the first after it."""
        return self.before(place) or self.fulls[0]


def full_mention(words: Sequence[Word], candidate: Candidate) -> Full:
    """Return a mention with its words as they read without clitics."""
    forms = [word.readings[0].form for word in words[candidate.first : candidate.last + 1]]
    if words[candidate.first].start() != candidate.start:
        matching = [
            r.form
            for r in words[candidate.first].readings
            if words[candidate.first].start(r.prefix) == candidate.start
        ]
        forms[0] = matching[0] if matching else forms[0]
    return Full(candidate.first, candidate, tuple(forms))


def short_mention(
    words: Sequence[Word], first: int, last: int, reading: Reading, full: Full, rule: str
) -> Candidate:
    """Return the candidate in which words stand for what a full mention names."""
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


def stands_alone(words: Sequence[Word], place: int) -> bool:
    """Whether no adjective follows that would make the head noun another body."""
    if place + 1 >= len(words) or words[place + 1].stop or words[place + 1].pause:
        return True
    word = words[place + 1]
    tables = lexicon()
    if word.bracket or word.opened or word.form in tables.function or word.form in tables.cues["standing"]:
        return True
    if word.form in tables.cues["epithet"]:
        return True  # هذا التنظيم المتطرف
    if word.token.is_number:
        return False
    if not word.form.startswith("ال"):
        return not (words[place].form.startswith("ال") and word.form.startswith("لل"))
    if word.form in tables.cues["title"] or word.form in tables.roles:
        return True
    head = words[place].form
    if not agrees(word.form, is_feminine(head)):
        return True  # an object behind its subject: أحالت الهيئة الملف
    return longest(words, place + 1, word.readings[0]) is not None


def describes(words: Sequence[Word], place: int) -> bool:
    """Whether a word like الحوثي is the adjective of the definite noun before it: العدوان الحوثي."""
    word = words[place]
    if place == 0 or not word.form.endswith("ي") or word.stop or word.pause or word.opened or word.bracket:
        return False
    before = words[place - 1]
    sides = lexicon().cues["side"]
    return not before.closed and any(
        reading.form.startswith("ال") and reading.form not in sides for reading in before.readings
    )
