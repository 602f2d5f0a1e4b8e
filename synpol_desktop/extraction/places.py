"""Towns and villages that no table knows, by the word before their name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from synpol_desktop.arabic.names import comparable
from synpol_desktop.core.kinds import EntityType
from synpol_desktop.extraction.candidates import Candidate
from synpol_desktop.extraction.gazetteer import longest
from synpol_desktop.extraction.knowledge import knowledge
from synpol_desktop.extraction.lexicon import lexicon
from synpol_desktop.extraction.words import Reading, Word, normal


def villages(words: Sequence[Word]) -> Iterator[Candidate]:
    """Yield the names after مدينة, بلدة, قرية and the like."""
    kinds = lexicon().cues["settlement"]
    for place in range(len(words) - 1):
        if not any(reading.form in kinds for reading in words[place].readings):
            continue
        word = words[place + 1]
        if word.stop or word.pause or not _may_name(word.form):
            continue
        if longest(words, place + 1, Reading(0, normal(word.form))) is not None:
            continue
        key = f"GPE:{comparable(word.form)}"
        yield Candidate(place + 1, place + 1, word.start(), word.end, EntityType.GPE, key, "place")


def _may_name(form: str) -> bool:
    """Whether a word may be a village's name: one that is hardly ever seen in other use."""
    tables = lexicon()
    if len(form) < 3 or form in tables.function or form in tables.cues["generic"] or not form[0].isalpha():
        return False
    if knowledge().state_of(form) or form.endswith("يه") or form in tables.heads or form in tables.roles:
        return False
    return sum(tables.counts.get(form, (0, 0, 0))) <= 3 and not form.startswith(("بال", "وال", "لل"))
