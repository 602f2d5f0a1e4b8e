"""Persons by the titles before their names and by the words of the names."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from enum import IntEnum

from synpol_desktop.arabic.names import comparable
from synpol_desktop.core.kinds import EntityType
from synpol_desktop.extraction.candidates import Candidate
from synpol_desktop.extraction.gazetteer import Match, longest
from synpol_desktop.extraction.knowledge import knowledge
from synpol_desktop.extraction.lexicon import lexicon
from synpol_desktop.extraction.relating.lexicon import lexicon as reader
from synpol_desktop.extraction.shapes import is_action
from synpol_desktop.extraction.words import Reading, Word

ALI = "علي"
"""Folds like the preposition على; the letter as it is written tells them apart."""

_TAILS = frozenset({"الله", "الدين"})
"""Second parts of compound first names."""

LONGEST_NAME = 6
ROLE_REACH = 10
"""Words between a role noun and the name of its holder: وزير الشؤون الخارجية والتعاون الدولي فلان."""
SURE = 0.6
"""A word is taken for part of a name where more of its uses are."""

LIKELY = 0.3
"""The same after a title."""

RARE = 3
"""A word seen no more often may be a name after a title, whatever it was elsewhere."""


class Title(IntEnum):
    """What stands before a name; the higher, the surer that a name follows."""

    NONE = 0
    ROLE = 1
    TITLE = 2


def persons(words: Sequence[Word], taken: Mapping[int, EntityType] | None = None) -> Iterator[Candidate]:
    """Yield the persons that titles or the words of their names show.

    Parameters
    ----------
    taken : mapping of int to EntityType
        Places of words that belong to longer names of the tables.
    """
    covered = dict(taken or {})
    place = 0
    while place < len(words):
        found = None if place in covered else _person(words, place, covered)
        if found is None:
            place += 1
        else:
            yield found
            covered.update(dict.fromkeys(range(found.first, found.last + 1), EntityType.PER))
            place = found.last + 1


def _person(words: Sequence[Word], first: int, taken: Mapping[int, EntityType]) -> Candidate | None:
    titled = _title(words, first, taken)
    table = longest(words, first, words[first].readings[0])
    if table is not None and table.last > first and _is_known_person(table):
        return None
    for reading in words[first].readings:
        last = _name_end(words, first, reading, titled, taken)
        if last is None:
            continue
        name = " ".join([reading.form, *(word.form for word in words[first + 1 : last + 1])])
        rule = "person_titled" if titled else "person"
        start, end = words[first].start(reading.prefix), words[last].end
        family = words[last].form if last > first else reading.form
        key = f"PER:{comparable(name)}"
        return Candidate(first, last, start, end, EntityType.PER, key, rule, family=family)
    return None


def called_after(words: Sequence[Word], at: int) -> int:
    """Return the last word of the person's name of two words or more that begins here, 0 if there is none."""
    if at >= len(words) or words[at].stop or words[at].pause or words[at].opened:
        return 0
    reading = words[at].readings[0]
    if not (reading.form in _COMPOUND or (_likeness(reading.form) or 0.0) >= SURE):
        return 0
    last = _name_end(words, at, reading, Title.TITLE, {})
    return last if last is not None and last > at else 0


def _title(words: Sequence[Word], first: int, taken: Mapping[int, EntityType]) -> Title:
    """Say what stands before a word: a title, or a role noun with what defines it."""
    word = words[first]
    if first == 0 or word.stop or (word.pause and word.form.startswith("و")):
        return Title.NONE
    tables = lexicon()
    titles = tables.cues["title"]
    before = words[first - 1]
    if not word.pause and any(_is_title(reading) for reading in before.readings):
        return Title.TITLE
    if before.token.is_number or not (first - 1 in taken or _may_end_role(before.form)):
        return Title.NONE
    for place in range(first - 1, max(first - 1 - ROLE_REACH, -1), -1):
        if any(reading.form in tables.roles or reading.form in titles for reading in words[place].readings):
            return Title.ROLE if place < first - 1 else Title.NONE
        if taken.get(place) is EntityType.PER:
            return Title.NONE
        joins = words[place].form in _ROLE_PREPOSITIONS
        if words[place].stop or words[place].pause or (words[place].form in tables.function and not joins):
            return Title.NONE
    return Title.NONE


_ROLE_PREPOSITIONS = frozenset({"عن", "في", "الي", "لدي", "باسم", "لشوون", "بشان"})


def _is_title(reading: Reading) -> bool:
    whole = not reading.prefix or len(reading.form) > 3  # ولاية is no آية with two clitics
    return whole and reading.form in lexicon().cues["title"]


def _is_known_person(match: Match) -> bool:
    name = match.names[0]
    return not name.weak and knowledge().things[name.thing].type is EntityType.PER


def _may_end_role(form: str) -> bool:
    return (
        form.startswith(("ال", "لل", "وال"))
        or bool(knowledge().state_of(form))
        or form in knowledge().names.next
    )


def _name_end(
    words: Sequence[Word], first: int, reading: Reading, titled: Title, taken: Mapping[int, EntityType]
) -> int | None:
    """Return the last word of the name that begins here, None if there is none."""
    following = words[first + 1].form if first + 1 < len(words) and not words[first + 1].stop else ""
    if reading.form == ALI:
        if not (titled and _is_ali(words[first]) and following and _is_nameword(following)):
            return None
    elif not _may_begin(reading, titled, following):
        return None
    particles = lexicon().cues["particle"]
    seen, unknown, last, at = 0, 0, first, first
    form = reading.form
    while True:
        likeness = _likeness(form)
        if likeness is not None and likeness >= SURE:
            seen += 1
        elif form not in particles:
            unknown += 1
        last = at
        at += 1
        if (
            words[last].closed
            or words[last].shut
            or at >= len(words)
            or at - first >= LONGEST_NAME
            or at in taken
        ):
            break
        word = words[at]
        if word.stop or word.pause or word.bracket or word.opened:
            break
        joined = form in particles or (bool(titled) and word.form in _TAILS) or _is_ali(word)
        form = word.form
        if not (
            joined
            or _may_continue(form, titled, unknown, at == first + 1 and _stands_alone(reading.form))
            or _may_close(words, first, at, titled)
        ):
            break
        if (
            last > first
            and _likeness(form) is None
            and (form[0] == "و" or ((unknown or at - first > 2) and form.endswith("ا")))
        ):
            break  # "قدم فلان الفلاني برنامجا": an object, not a fourth name; or "فلان الفلاني وربا"
        if not titled and _likeness(form) is None and word.token.text.endswith(("ه", "ها", "هم")):
            break  # بكامل بنوده: a pronoun
        if last > first and _likeness(form) is None and form.startswith(("ست", "سي")) and len(form) > 4:
            break  # قالت فلانة الفلانية ستلتقي
        if word.token.text.startswith(("فإ", "فأن")) or (last > first and _is_deed(words, at)):
            break  # ناقشت الوزيرة فلانة الفلانية إصلاح التعليم
    while last > first and words[last].form in particles:
        last -= 1
    length = last - first + 1
    if titled:
        return last if length >= 2 or seen else None
    return last if length >= 2 and seen >= 1 and unknown <= seen else None


def _is_deed(words: Sequence[Word], at: int) -> bool:
    """Whether a word rather is a noun of action with what it is done to: إصلاح التعليم."""
    following = words[at + 1] if at + 1 < len(words) else None
    if following is None or following.stop or following.pause or not following.form.startswith("ال"):
        return False
    form, likeness = words[at].form, _likeness(words[at].form)
    if form.startswith("ال") or words[at - 1].form in lexicon().cues["particle"]:
        return False
    if likeness is None and _is_first_name(words[at - 1].form) and _is_first_name(words[at - 2].form):
        return is_action(form)  # after two first names the last name is due: جان بيير فلان
    return likeness is None or (likeness < SURE and is_action(form))


def _is_first_name(form: str) -> bool:
    first, inside, _ = lexicon().counts.get(form, (0, 0, 0))
    return first > inside


def _is_ali(word: Word) -> bool:
    return word.form == ALI and word.token.text.endswith("ي")


def _may_close(words: Sequence[Word], first: int, at: int, titled: Title) -> bool:
    """Whether a word that is rarely a name may end a titled one: after a first name, before a pause or أن."""
    form = words[at].form
    if not titled or at - first > 2 or not _is_nameword(form) or _has_clitic(form):
        return False
    if at - first > 1 and form.startswith("ال") and form.endswith("ه"):
        return False  # أدان فلان الفلاني الجريمة
    before = _likeness(words[at - 1].form)
    if before is None and form.startswith("ال") and _likeness(form) == 0:
        return False  # a foreign name and then the object
    if (before is not None and before < SURE) or sum(lexicon().counts.get(form, ())) > COMMON:
        return False
    if at + 1 == len(words):
        return True
    after = words[at + 1]
    return after.stop or after.pause or after.bracket or after.form in lexicon().function


COMMON = 40
"""A word seen more often, and mostly outside names, is no part of one."""


def _likeness(form: str) -> float | None:
    return lexicon().likeness(form)


def _may_begin(reading: Reading, titled: Title, following: str) -> bool:
    form = reading.form
    sure = following == ALI or (_likeness(following) or 0.0) >= SURE
    if titled and sure and form in lexicon().cues["rolename"]:
        return True  # العميد أمين محسن
    if not _is_nameword(form) or (_has_clitic(form) and not reading.prefix):
        return False
    if titled and following in _TAILS:
        return True
    if form.startswith("ال") and (_likeness(form) or 0.0) < SURE:
        plain = not _likeness(form)  # الناشط السياسي فلان, الأسير المحرر فلان
        described = plain and (form.endswith(("ي", "يه")) or form.startswith("الم"))
        return titled is Title.TITLE and not reading.prefix and sure and not described
    likeness = _likeness(form)
    if form in _COMPOUND:
        return True
    if likeness is None:
        if form.endswith(_PRONOUNS) or form.startswith(("لل", "لا", "با")):
            return False
        joined = form.startswith("و") and _is_nameword(form[1:]) and (_likeness(form[1:]) or 0.0) >= SURE
        if titled is Title.ROLE and form.startswith("و") and following.startswith("ال"):
            return False  # the portfolio goes on: وزير التجارة وتطوير الأعمال
        return bool(titled) and not reading.prefix and not joined and form not in lexicon().cues["particle"]
    if reading.prefix and reading.prefix < 2 and len(form) < 3:
        return False
    if titled and not reading.prefix:
        return likeness >= LIKELY or sum(lexicon().counts[form]) <= RARE
    return likeness >= SURE and lexicon().counts[form][0] > 0


_PRONOUNS = ("هم", "هما", "هن", "نها", "تها", "اته", "ته")
"""Endings of nouns and verbs with a pronoun."""

_COMPOUND = frozenset({"عبد", "ابو", "ابن", "ام", "ولد"})
"""First parts of compound names."""


def _may_continue(form: str, titled: Title, unknown: int, alone: bool) -> bool:
    if not _is_nameword(form) or _has_clitic(form):
        return False
    if form in lexicon().cues["particle"]:
        return form not in {"ال", "لا", "لو"}
    likeness = _likeness(form)
    rare = likeness is not None and sum(lexicon().counts[form]) <= 2
    if likeness is None or (titled and rare):
        if alone or (form.startswith("ال") and form.endswith("ه")) or form in reader().known:
            return False
        return (bool(titled) and unknown < 3) or (unknown < 1 and not _is_verblike(form))
    return likeness >= (0.4 if titled else 0.5)


def _stands_alone(form: str) -> bool:
    """Whether a word is known as a last name, used alone, and never as a first one."""
    seen = lexicon().counts.get(form)
    return seen is not None and seen[0] == 0 and seen[1] > 0


def _has_clitic(form: str) -> bool:
    """Whether a word begins with a clitic rather than being one name."""
    if form.startswith(("بال", "وال", "لل", "فال", "كال")):
        return len(form) > 5  # والتز, والاس
    tables = lexicon()
    stem = form[1:]
    if form[0] == "و" and (
        stem.startswith(("عبدال", "ابو"))
        or stem in tables.cues["particle"]
        or (tables.likeness(stem) or 0.0) >= SURE
    ):
        return True
    known = stem in tables.roles or stem in tables.heads or stem in tables.function or stem in tables.counts
    return form[0] in "وبلف" and len(form) > 3 and known and (tables.likeness(form) or 0.0) < SURE


def _is_nameword(form: str) -> bool:
    tables = lexicon()
    if len(form) < 2 or form[0].isdigit() or form in tables.function:
        return False
    if form in tables.roles or form in tables.heads:
        return (tables.likeness(form) or 0.0) >= SURE
    return not (
        form in tables.cues["generic"]
        or form in tables.cues["settlements"]
        or form in tables.cues["title"]
        or knowledge().state_of(form)
        or form in knowledge().peoples
    )


def _is_verblike(form: str) -> bool:
    return (
        form.startswith(("ي", "ت", "سي", "ست", "لي", "ا")) and not form.startswith("ال")
    ) or form.endswith("وا")
