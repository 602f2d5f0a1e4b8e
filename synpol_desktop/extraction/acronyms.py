"""Acronyms and short names in brackets or quotes behind the names of bodies."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from synpol_desktop.core.kinds import EntityType
from synpol_desktop.extraction.candidates import Candidate
from synpol_desktop.extraction.fulls import Full, full_mention, short_mention
from synpol_desktop.extraction.knowledge import is_known, knowledge
from synpol_desktop.extraction.lexicon import lexicon
from synpol_desktop.extraction.relating.lexicon import lexicon as reader
from synpol_desktop.extraction.words import Word

LONGEST_ACRONYM = 12


def acronyms(words: Sequence[Word], chosen: Sequence[Candidate]) -> list[Candidate]:
    """Return the acronyms behind names of bodies, wherever they stand: المفوضية القومية (مقل)، «مقل»."""
    taken = {place for candidate in chosen for place in range(candidate.first, candidate.last + 1)}
    meant: dict[str, Full] = {}
    for candidate in chosen:
        at = candidate.last + 1
        if candidate.type is not EntityType.ORG or at >= len(words) or at in taken or words[at].stop:
            continue
        word = words[at]
        short = word.form.isalpha() and 1 < len(word.form) < LONGEST_ACRONYM
        bracketed = word.bracket and word.shut
        if short and (bracketed or _is_coined(words, at)) and not _is_listed(word.form):
            meant.setdefault(word.form.removeprefix("ال"), full_mention(words, candidate))
    found: list[Candidate] = []
    for place, word in enumerate(words) if meant else ():
        for reading in word.readings:
            full = meant.get(reading.form.removeprefix("ال"))
            if full is not None and place not in taken and place > full.place:
                found.append(short_mention(words, place, place, reading, full, "acronym"))
                break
    return found


def with_known(words: Sequence[Word], chosen: Sequence[Candidate]) -> list[Candidate]:
    """Return the candidates, names that the tables lack with the keys of the known acronyms behind them.

    So the text says that its spelling of a body's whole name is one more of what the tables call سادك.
    """
    bodies = [each for each in chosen if each.type is EntityType.ORG]
    behind = {
        each.first: each
        for each in bodies
        if is_known(each.key) and _is_set_off(words, each.first, each.last)
    }
    unknown = (each for each in bodies if each.last > each.first and not is_known(each.key))
    same = {each.key: behind[each.last + 1] for each in unknown if each.last + 1 in behind}
    return [
        replace(each, key=same[each.key].key, name=same[each.key].name) if each.key in same else each
        for each in chosen
    ]


def _is_set_off(words: Sequence[Word], first: int, last: int) -> bool:
    """Whether words stand in brackets or quotes of their own behind what stands before them."""
    if words[first].bracket and words[last].shut:
        return True
    return words[first].opened and words[last].closed and not words[first].pause


def _is_coined(words: Sequence[Word], at: int) -> bool:
    """Whether a word alone in quotes was hardly ever seen, as the names that bodies are given for short."""
    form = words[at].form
    seen = sum(lexicon().counts.get(form, (0,))) > RARE or reader().knows(form)
    return _is_set_off(words, at, at) and not (seen or form.endswith("ه"))


RARE = 1
"""A word that was seen oftener is no name that a body alone has."""


def _is_listed(form: str) -> bool:
    """Whether a word in brackets rather is a place, a day, another common word, or a picture's agency.

    Examples
    --------
    تدريبات إنتر ميلان (الفرنسية).
    """
    tables, known = lexicon(), knowledge()
    common = form in tables.function or form in tables.cues["generic"]
    return common or form in known.names.next or bool(known.state_of(form))
