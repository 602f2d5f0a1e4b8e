"""Where names begin: which letters before the first word are clitics, and which words begin names."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from synpol_desktop.core.kinds import EntityType
from synpol_desktop.extraction.knowledge import knowledge, words_of_name
from synpol_desktop.extraction.lexicon import lexicon
from synpol_desktop.extraction.shapes import is_action
from synpol_desktop.extraction.tagging.features import given_names
from synpol_desktop.extraction.tagging.world import world
from synpol_desktop.extraction.words import Reading, Word


def beginning(word: Word, kind: str, forms: set[str], joined: bool) -> Reading:
    """Return the reading of a name's first word: which letters before it are clitics."""
    whole, *cut = word.readings
    if not cut:
        return whole
    best = max(cut, key=lambda reading: seen_in_names(reading.form, kind))
    if word.form.startswith("و") and cut[0].form in lexicon().cues["particle"]:
        return cut[0]
    if seen_in_names(best.form, kind) > OFTEN * seen_in_names(whole.form, kind):
        return best
    if seen_in_names(whole.form, kind):
        return whole
    for reading in cut:
        if (reading.form in forms and len(reading.form) > 2) or (
            reading.form.startswith("ال") and len(reading.form) > 4
        ):
            return reading
    return cut[0] if joined and word.form.startswith("و") else whole


OFTEN = 3
"""Letters are cut off where the rest is so much oftener a name than the whole: وعبد, but وليد."""

LISTED = 20
"""A name of the tables counts as if it had been seen so often."""


def seen_in_names(form: str, kind: str) -> int:
    """Return how often a word is seen in names of a type, 0 where it mostly is another word."""
    first, inside, other = lexicon().counts.get(form, (0, 0, 0))
    seen = first + inside if first + inside > other else 0
    if kind == "PER":
        branch = world().next.get(form)
        listed = form in _known_first_names()
        listed = listed or (branch is not None and not PERSONAL.isdisjoint(branch.classes))
    else:
        listed = form in knowledge().names.next
    listed = listed or form in given_names()
    return seen + LISTED * listed


PERSONAL = frozenset({"given", "surname", "family"})
"""Classes of words in the wider world's table that are parts of persons' names."""


@cache
def _known_first_names() -> frozenset[str]:
    """Return the first words of the persons in the tables."""
    persons = (thing for thing in knowledge().things.values() if thing.type is EntityType.PER)
    return frozenset(words_of_name(person.name)[0] for person in persons)


def begins_name(words: Sequence[Word], at: int) -> bool:
    """Whether a word is known as a first name, or as the first part of one."""
    form = words[at].form
    if form in lexicon().cues["compoundname"] or form in given_names():
        return True
    if form not in lexicon().counts and not words[at].stop:
        return not is_action(form) and not form.endswith(("ها", "هم"))
    first, _, other = lexicon().counts.get(form, (0, 0, 0))
    return first > other or any(seen_in_names(reading.form, "PER") for reading in words[at].readings)
