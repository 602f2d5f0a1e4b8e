"""Persons in lists: what stands among names like a name is one too, though no table knows its words."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass

from synpol_desktop.arabic.names import comparable
from synpol_desktop.core.kinds import EntityType
from synpol_desktop.extraction.candidates import Candidate
from synpol_desktop.extraction.lexicon import lexicon
from synpol_desktop.extraction.namewords import (
    COMMON,
    LIKELY,
    RARE,
    TAILS,
    has_clitic,
    is_nameword,
    is_sure,
    likeness,
    name_form,
)
from synpol_desktop.extraction.relating.lexicon import lexicon as reader
from synpol_desktop.extraction.shapes import is_inflected
from synpol_desktop.extraction.words import Reading, Word

LONGEST_ITEM = 4
"""Words of a name in a list."""

FEWEST_KNOWN = 2
"""Persons in a list that are known without it, where only one more stands among them."""


@dataclass(frozen=True, slots=True)
class _Item:
    first: int
    last: int
    reading: Reading


def listed(words: Sequence[Word], found: Iterable[Candidate], taken: Container[int]) -> Iterator[Candidate]:
    """Yield the names in lists of persons that only the list shows: فلان الفلاني، وعلان العلاني.

    Parameters
    ----------
    found : iterable of Candidate
        The persons that tables, titles and the words of their names show.
    taken : container of int
        Places of words in any other name.
    """
    persons = {each.first: each.last for each in found if each.last > each.first}
    ends = {last: first for first, last in persons.items()}
    done: set[int] = set()
    for first in sorted(persons):
        if first in done:
            continue
        known, items = 1, _before(words, first, ends, taken)
        at = persons[first] + 1
        while at < len(words) and not words[at].stop:
            if at in persons and _is_joined(words, at):
                done.add(at)
                known, at = known + 1, persons[at] + 1
                continue
            item = _item(words, at, taken) if _is_joined(words, at) else None
            if item is None:
                break
            items.append(item)
            at = item.last + 1
        if items and known + len(items) > FEWEST_KNOWN:
            yield from (_candidate(words, item) for item in items)


def _before(words: Sequence[Word], first: int, ends: dict[int, int], taken: Container[int]) -> list[_Item]:
    """Return the item that stands right before the first person of a list, itself behind a comma or و."""
    if not _is_joined(words, first) or first - 1 in ends:
        return []
    for begin in range(first - 2, max(first - 1 - LONGEST_ITEM, -1), -1):
        if _is_joined(words, begin):
            item = _item(words, begin, taken)
            return [item] if item is not None and item.last == first - 1 else []
        if words[begin].stop:
            break
    return []


def _is_joined(words: Sequence[Word], at: int) -> bool:
    """Whether a comma or و joins a word to what stands before."""
    return not words[at].stop and (words[at].pause or words[at].form.startswith("و"))


def _item(words: Sequence[Word], first: int, taken: Container[int]) -> _Item | None:
    """Return the words that look like a whole name up to the next comma, و or sign."""
    joined = not words[first].pause or (words[first].form[0] == "و" and not is_sure(words[first].form))
    reading = words[first].readings[1 if joined and len(words[first].readings) > 1 else 0]
    if joined and reading.prefix != 1:
        return None
    last = first
    while _goes_on(words, last + 1) and last - first < LONGEST_ITEM:
        last += 1
    forms = [reading.form, *(name_form(word) for word in words[first + 1 : last + 1])]
    length = last - first + 1
    if not 1 < length <= LONGEST_ITEM or any(place in taken for place in range(first, last + 1)):
        return None
    return _Item(first, last, reading) if _are_names(forms) and _ends_list_item(words, last) else None


def _goes_on(words: Sequence[Word], at: int) -> bool:
    if at >= len(words) or words[at - 1].closed or words[at - 1].shut:
        return False
    word = words[at]
    if word.stop or word.pause or word.bracket or word.opened or word.parted:
        return False
    return not (word.form.startswith("و") and has_clitic(word.form))


def _ends_list_item(words: Sequence[Word], last: int) -> bool:
    """Whether the list goes on or ends behind a word: no other part of the clause follows it directly."""
    at = last + 1
    return at == len(words) or words[at].stop or words[at].pause or words[at].form.startswith("و")


def _are_names(forms: Sequence[str]) -> bool:
    """Whether all words may be names, and none is known to be something else."""
    if forms[0].startswith("ال") or not _may_be_name(forms[0]):
        return False
    others = [form for form in forms[1:] if form not in lexicon().cues["particle"] and form not in TAILS]
    doubtful = [form for form in others if not _may_be_name(form)]
    if len(doubtful) > 1 or not all(is_nameword(form) for form in (forms[0], *others)):
        return False
    return not doubtful or (is_sure(forms[0]) and sum(lexicon().counts.get(doubtful[0], (COMMON,))) < COMMON)


def _may_be_name(form: str) -> bool:
    like = likeness(form)
    if like is None:
        return not (reader().knows(form) or has_clitic(form) or is_inflected(form)) or form.startswith("ال")
    return like >= LIKELY or sum(lexicon().counts[form]) <= RARE


def _candidate(words: Sequence[Word], item: _Item) -> Candidate:
    name = " ".join([item.reading.form, *(word.form for word in words[item.first + 1 : item.last + 1])])
    return Candidate(
        item.first,
        item.last,
        words[item.first].start(item.reading.prefix),
        words[item.last].end,
        EntityType.PER,
        f"PER:{comparable(name)}",
        "person",
        family=words[item.last].form,
    )
