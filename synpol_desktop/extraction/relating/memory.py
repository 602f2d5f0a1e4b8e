"""What a reader keeps of the sentences before, for words that stand for who was named in them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from synpol_desktop.core.kinds import EntityType
from synpol_desktop.extraction.knowledge import knowledge
from synpol_desktop.extraction.relating.clauses import Clause
from synpol_desktop.extraction.relating.ends import End
from synpol_desktop.extraction.relating.lexicon import lexicon
from synpol_desktop.extraction.relating.phrase import Denotes, Phrase
from synpol_desktop.extraction.relating.signs import COMMAS
from synpol_desktop.extraction.relating.units import Kind, Unit

_KEPT = 6
_TITLE_REACH = 8


def remember(clause: Clause) -> None:
    """Keep the lists and the titles of a sentence that was read."""
    discourse = clause.discourse
    discourse.phrases = clause.phrases.items
    _remember_deeds(clause)
    for group in _lists(clause):
        discourse.lists = (*discourse.lists[1 - _KEPT :], group)
        if any("guarantor" in unit.kinds for unit in clause.units):
            discourse.guarantors = group
    for phrase in clause.phrases.items:
        if phrase.kind is Denotes.NAME and phrase.ends and clause.is_settlement(phrase.ends[0].entity):
            if clause.is_province(phrase):
                discourse.province = phrase.ends[0].entity
            else:
                discourse.place = phrase.ends[0].entity
        if clause.are_persons(phrase.ends) and clause.units[phrase.last].mention is not None:
            plain = not any(map(_names_a_state, clause.units[phrase.first : phrase.last]))
            for title in titles_before(clause, phrase):
                discourse.titles[title] = phrase.ends[0]
                if plain:
                    discourse.plain_titles[title] = phrase.ends[0]


def _names_a_state(unit: Unit) -> bool:
    """Whether a word of a title says of which state or body it is."""
    return bool(unit.mention or unit.adjective or knowledge().state_of(unit.word))


def _remember_deeds(clause: Clause) -> None:
    """Keep whose the deeds are that a sentence speaks of (``خطوة الدولة``, ``الخطوة الفلانية``)."""
    deeds = _deeds()
    for at, unit in enumerate(clause.units[:-1]):
        if unit.word not in deeds or unit.kind is not Kind.WORD:
            continue
        definite = unit.word.startswith("ال")
        noun = unit.word if definite else "ال" + unit.word
        if not clause.words.has("deed", noun):
            continue
        ends = clause.states_behind(at)
        following = clause.units[at + 1]
        phrase = (
            None if definite or following.case or following.conjunction else clause.phrases.covering(at + 1)
        )
        if not ends and phrase is not None and phrase.kind is Denotes.NAME:
            ends = phrase.ends
        if ends:
            clause.discourse.deeds[noun] = ends


@cache
def _deeds() -> frozenset[str]:
    """Return the nouns of deeds with the article and without."""
    deeds = lexicon().classes["deed"]
    return deeds.union(noun.removeprefix("ال") for noun in deeds)


def titles_before(clause: Clause, phrase: Phrase) -> Iterator[str]:
    """Yield the titles that stand right before a person's name, each without the article."""
    first = phrase.first
    name = next(at for at in range(phrase.last, first - 1, -1) if clause.units[at].mention is not None)
    if name and clause.words.has("quote", clause.units[name - 1].word):
        name -= 1  # "the minister «NAME»"
    for at in range(name - 1, max(-1, name - _TITLE_REACH), -1):
        unit = clause.units[at]
        apposed = at > first and unit.word in COMMAS  # "the minister of the state, NAME"
        if (unit.kind is Kind.SIGN and not apposed) or unit.finite or clause.ends_thought(unit):
            return
        if is_title(clause, unit):
            yield from title_keys(clause, at)
        elif at < first and not unit.word.startswith("ال") and unit.mention is None:
            return


def title_keys(clause: Clause, at: int) -> Iterator[str]:
    """Yield how a title is called: its noun, and the noun with the word behind it."""
    unit = clause.units[at]
    stem = unit.word.removeprefix("ال").removesuffix("ه")
    following = clause.units[at + 1] if at + 1 < len(clause.units) else None
    if unit.word.startswith("ال") or following is None or following.mention is not None:
        yield stem
    else:
        yield f"{stem} {following.word}"
        yield stem


def is_title(clause: Clause, unit: Unit) -> bool:
    """Whether a unit is a noun for an office or a title."""
    return unit.kind is Kind.WORD and (unit.role is not None or unit.word in clause.words.titles)


def _lists(clause: Clause) -> Iterator[tuple[End, ...]]:
    seen = -1
    if not any(phrase.linked for phrase in clause.phrases.items):
        return
    for phrase in clause.phrases.items:
        if phrase.first <= seen:
            continue
        group = clause.group(phrase)
        seen = group[-1].last
        ends = clause.group_ends(phrase)
        kinds = {clause.document.entities[end.entity].type for end in ends}
        if len(ends) >= 2 and len(kinds) == 1 and kinds <= _MEMBERS:
            yield ends


_MEMBERS = frozenset({EntityType.PER, EntityType.ORG, EntityType.GPE})
