"""Persons by the titles before their names and by the words of the names."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping, Sequence

from synpol_desktop.arabic.names import comparable
from synpol_desktop.core.kinds import EntityType
from synpol_desktop.extraction.candidates import Candidate
from synpol_desktop.extraction.clans import with_clan
from synpol_desktop.extraction.gazetteer import longest
from synpol_desktop.extraction.knowledge import knowledge
from synpol_desktop.extraction.lexicon import lexicon
from synpol_desktop.extraction.matches import Match
from synpol_desktop.extraction.namewords import (
    COMMON,
    LIKELY,
    SURE,
    TAILS,
    begins_some_name,
    has_clitic,
    is_ali,
    is_last_name,
    is_nameword,
    is_object,
    is_sure,
    likeness,
    may_begin,
    name_form,
)
from synpol_desktop.extraction.relating.lexicon import lexicon as reader
from synpol_desktop.extraction.shapes import is_action, is_inflected
from synpol_desktop.extraction.titles import Title, apposed, byline, is_owned, lettered, title_before
from synpol_desktop.extraction.words import Reading, Word

LONGEST_NAME = 6


def persons(
    words: Sequence[Word], taken: Mapping[int, EntityType] | None = None, known: Container[int] = ()
) -> Iterator[Candidate]:
    """Yield the persons that titles or the words of their names show.

    Parameters
    ----------
    taken : mapping of int to EntityType
        Places of words that belong to longer names of the tables.
    known : container of int
        Places of words in any name of the tables.
    """
    covered = dict(taken or {})
    place = 0
    while place < len(words):
        found = None if place in covered else _person(words, place, covered, known)
        if found is None:
            place += 1
        else:
            yield found
            covered.update(dict.fromkeys(range(found.first, found.last + 1), EntityType.PER))
            place = found.last + 1


def called_after(words: Sequence[Word], at: int) -> int:
    """Return the last word of the person's name of two words or more that begins here, 0 if there is none."""
    if at >= len(words) or words[at].stop or words[at].pause or words[at].opened:
        return 0
    reading = words[at].readings[0]
    compound = reading.form in lexicon().cues["compoundname"]
    if not (compound or (likeness(reading.form) or 0.0) >= SURE):
        return 0
    last = _name_end(words, at, reading, Title.TITLE, {})
    return last if last is not None and last > at else 0


def _person(
    words: Sequence[Word], first: int, taken: Mapping[int, EntityType], known: Container[int]
) -> Candidate | None:
    whole, form, text = words[first].readings[0], words[first].form, words[first].token.text
    last = apposed(words, first) or byline(words, first)
    if not last and first and len(words[first - 1].form) == 1:
        last = lettered(words, first)
    if not last and (is_owned(words[first]) or not begins_some_name(form, text, titled=True)):
        return None
    titled = Title.TITLE if last else title_before(words, first, taken, known)
    if not (titled or begins_some_name(form, text, titled=False)):
        return None
    table = longest(words, first, whole)
    if table is not None and table.last > first and _is_known_person(table):
        return None
    if last:
        met = _meets_known(words, first, last)
        return None if met else _candidate(words, first, last, whole, "person_titled")
    for reading in words[first].readings:
        end = _name_end(words, first, reading, titled, taken, known)
        if end is not None:
            return _candidate(words, first, end, reading, "person_titled" if titled else "person")
    return None


def _candidate(words: Sequence[Word], first: int, last: int, reading: Reading, rule: str) -> Candidate:
    name = " ".join([reading.form, *(word.form for word in words[first + 1 : last + 1])])
    start, end = words[first].start(reading.prefix), words[last].end
    family = words[last].form if last > first else reading.form
    key = f"PER:{comparable(name)}"
    return Candidate(first, last, start, end, EntityType.PER, key, rule, family=family)


def _meets_known(words: Sequence[Word], first: int, last: int) -> bool:
    """Whether a last name and then a known whole name stand there: أبلغ فلان فلان الفلاني، الرئيس."""
    for at in range(first + 1, last):
        table = longest(words, at, words[at].readings[0])
        if table is not None and table.last == last and _is_known_person(table):
            return words[at - 1].form in knowledge().family_names
    return False


def _is_known_person(match: Match) -> bool:
    name = match.names[0]
    return not name.weak and knowledge().things[name.thing].type is EntityType.PER


def _name_end(
    words: Sequence[Word],
    first: int,
    reading: Reading,
    titled: Title,
    taken: Mapping[int, EntityType],
    known: Container[int] = (),
) -> int | None:
    """Return the last word of the name that begins here, None if there is none."""
    if not may_begin(words, first, reading, bool(titled), titled is Title.TITLE):
        return None
    particles = lexicon().cues["particle"]
    seen, unknown, last, at = 0, 0, first, first
    form = reading.form
    while True:
        like = likeness(form)
        if like is not None and like >= SURE:
            seen += 1
        elif form not in particles:
            unknown += 1
        last, at = at, at + 1
        if _is_end(words, first, last, taken) or (at - first > 1 and _is_other(words[at].form, at, known)):
            break
        word = words[at]
        joined = form in particles or (bool(titled) and word.form in TAILS) or is_ali(word)
        joined = joined or (
            at == first + 1 and seen == 1 and not titled and word.form in knowledge().family_names
        )
        form = name_form(word)
        alone = at == first + 1 and is_last_name(reading.form)
        if not (
            joined
            or _is_family(words, first, at, titled)
            or _may_continue(form, titled, unknown, alone)
            or _may_close(words, first, at, titled)
            or (seen and unknown == 1 and at == first + 2 and _ends_unseen(words, at))
        ):
            break
        if is_object(words, first, at, bool(titled), unknown):
            break
    while last > first and words[last].form in particles:
        last -= 1
    last = with_clan(words, last)
    length = last - first + 1
    if titled:
        return last if length >= 2 or seen else None
    return last if length >= 2 and seen >= 1 and unknown <= seen else None


def _is_end(words: Sequence[Word], first: int, last: int, taken: Mapping[int, EntityType]) -> bool:
    """Whether signs, the length of a name or another name end it behind a word."""
    at = last + 1
    if (
        words[last].closed
        or words[last].shut
        or at >= len(words)
        or at - first >= LONGEST_NAME
        or at in taken
    ):
        return True
    word = words[at]
    return word.stop or word.pause or word.bracket or word.opened or word.parted


def _is_other(form: str, at: int, known: Container[int]) -> bool:
    """Whether a word behind a whole name begins something else: a town or a paper of the tables, قوله."""
    if form in lexicon().cues["saidof"]:
        return True
    return at in known and (likeness(form) or 0.0) < LIKELY


def _may_continue(form: str, titled: Title, unknown: int, alone: bool) -> bool:
    if not is_nameword(form) or has_clitic(form):
        return False
    if form in lexicon().cues["particle"]:
        return form not in {"ال", "لا", "لو"}
    like = likeness(form)
    rare = like is not None and sum(lexicon().counts[form]) <= 2
    if like is None or (titled and rare):
        if alone or (form.startswith("ال") and form.endswith("ه")) or reader().knows(form):
            return False
        if is_inflected(form):
            return False
        return (bool(titled) and unknown < 3) or (unknown < 1 and not _is_verblike(form))
    return like >= (0.4 if titled else 0.5)


def _is_family(words: Sequence[Word], first: int, at: int, titled: Title) -> bool:
    """Whether a title is a last name: behind a title and one first name, before no other name."""
    if not titled or at != first + 1 or words[at].form not in lexicon().cues["titlename"]:
        return False
    following = words[at + 1] if at + 1 < len(words) else None
    return following is None or following.stop or following.pause or not is_sure(following.form)


def _may_close(words: Sequence[Word], first: int, at: int, titled: Title) -> bool:
    """Whether a word that is rarely a name may end a titled one: after a first name, before a pause or أن."""
    form = words[at].form
    if not titled or at - first > 2 or not is_nameword(form) or has_clitic(form):
        return False
    if at - first > 1 and not likeness(form) and _is_verblike(form) and reader().knows(form):
        return False  # وقالت فلانة الفلانية تؤكد أن
    if at - first > 1 and form.startswith("ال") and form.endswith("ه"):
        return False  # أدان فلان الفلاني الجريمة
    before = likeness(words[at - 1].form)
    if at - first > 1 and form.startswith("ال") and _is_no_name(form):
        return False  # استقبل فلان الفلاني الوفد
    if before is None and form.startswith("ال") and (likeness(form) == 0 or is_action(form[2:])):
        return False  # a foreign name and then the object
    if (before is not None and before < SURE) or sum(lexicon().counts.get(form, ())) > COMMON:
        return False
    if at + 1 == len(words):
        return True
    after = words[at + 1]
    ends = after.stop or after.pause or after.bracket or after.opened
    return ends or after.form in lexicon().function


def _is_no_name(form: str) -> bool:
    """Whether a word was often seen, and never in a name."""
    return likeness(form) == 0 and sum(lexicon().counts[form]) > OFTEN


OFTEN = 9
"""A word seen more often is known well enough to say that it is no name."""


def _ends_unseen(words: Sequence[Word], at: int) -> bool:
    """Whether a word that was never seen ends a name before a sign: أورهان فلان فلانا."""
    form = name_form(words[at])
    signed = at + 1 == len(words) or words[at + 1].stop or words[at + 1].pause or words[at + 1].bracket
    return (
        signed
        and likeness(form) is None
        and is_nameword(form)
        and not (has_clitic(form) or _is_verblike(form) or is_inflected(form))
    )


def _is_verblike(form: str) -> bool:
    begins = form.startswith(("ي", "ت", "سي", "ست", "لي", "ا")) and not form.startswith("ال")
    return begins or form.endswith("وا")
