"""From what the tagger found to candidate mentions: where names begin, what they denote."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from synpol_desktop.arabic.names import comparable
from synpol_desktop.core.kinds import EntityType, MentionKind
from synpol_desktop.extraction.candidates import Candidate
from synpol_desktop.extraction.knowledge import knowledge
from synpol_desktop.extraction.lexicon import lexicon
from synpol_desktop.extraction.tagging.features import given_names
from synpol_desktop.extraction.tagging.labels import Tagged
from synpol_desktop.extraction.tagging.tagger import Tagger
from synpol_desktop.extraction.words import Reading, Word

RULE = "tagger"
SURE = {"PER": 0.5, "ORG": 0.5, "LOC": 0.5}
"""A name is taken from this probability on."""

_TYPES = {"PER": EntityType.PER, "ORG": EntityType.ORG}


def tagged_names(words: Sequence[Word], tagger: Tagger | None) -> list[Candidate]:
    """Return the tagger's finds as candidates, none without a tagger."""
    if tagger is None:
        return []
    found = [tagged for tagged in tagger.tag(words) if tagged.probability >= SURE[tagged.type]]
    return list(_candidates(words, found))


def is_full_name(candidate: Candidate) -> bool:
    """Whether a find can introduce somebody or something; a person's lone word may be short for one."""
    return candidate.type is not EntityType.PER or candidate.last > candidate.first


def _candidates(words: Sequence[Word], found: Sequence[Tagged]) -> Iterator[Candidate]:
    forms = {words[tagged.first].form for tagged in found}
    ends = {tagged.last + 1: tagged.type for tagged in found}
    for tagged in found:
        first = _without_titles(words, tagged)
        joined = ends.get(first) == tagged.type
        reading = _beginning(words[first], forms, joined)
        if first == tagged.last and not _may_stand_alone(reading.form):
            continue
        name = " ".join([reading.form, *(word.form for word in words[first + 1 : tagged.last + 1])])
        kind = _TYPES.get(tagged.type) or (
            EntityType.LOC if reading.form in lexicon().cues["nature"] else EntityType.GPE
        )
        yield Candidate(
            first,
            tagged.last,
            words[first].start(reading.prefix),
            words[tagged.last].end,
            kind,
            f"{kind.value}:{comparable(name)}",
            RULE,
            MentionKind.NAMED,
            confidence=round(CEILING * tagged.probability, 3),
            family=name.split()[-1] if kind is EntityType.PER else "",
        )


CEILING = 0.74
"""The tagger is never surer than a rule."""


def _without_titles(words: Sequence[Word], tagged: Tagged) -> int:
    """Return the first word of a person's name that is no title."""
    first = tagged.first
    titles = lexicon().cues["title"]
    while tagged.type == "PER" and first < tagged.last and words[first].form in titles:
        first += 1
    return first


def _may_stand_alone(form: str) -> bool:
    """Whether a word can be a name by the guidelines: no adjective, title, number or small word."""
    tables = lexicon()
    if len(form) < 3 or not form[0].isalpha():
        return False
    return not (
        knowledge().state_of(form)
        or form in knowledge().peoples
        or form in tables.function
        or form in tables.roles
        or form in tables.cues["title"]
        or form in tables.cues["generic"]
        or form.removeprefix("ال") in tables.heads
    )


def _beginning(word: Word, forms: set[str], joined: bool) -> Reading:
    """Return the reading of a name's first word: which letters before it are clitics."""
    whole, *cut = word.readings
    if not cut or _is_known(whole.form):
        return whole
    for reading in cut:
        if _is_known(reading.form) or (reading.form in forms and len(reading.form) > 2):
            return reading
    for reading in cut:
        if reading.form.startswith("ال") and len(reading.form) > 4:
            return reading
    if joined and word.form.startswith("و"):
        return cut[0]
    return whole


def _is_known(form: str) -> bool:
    seen = lexicon().counts.get(form, (0, 0, 0))
    return form in given_names() or form in knowledge().names.next or seen[0] + seen[1] > seen[2]
