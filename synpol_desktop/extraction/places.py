"""Towns, villages and sites that no table knows, by the word before or at the head of their name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from synpol_desktop.arabic.names import comparable
from synpol_desktop.core.kinds import EntityType
from synpol_desktop.extraction.candidates import Candidate
from synpol_desktop.extraction.gazetteer import longest
from synpol_desktop.extraction.knowledge import knowledge
from synpol_desktop.extraction.lexicon import lexicon
from synpol_desktop.extraction.matches import Match
from synpol_desktop.extraction.persons import called_after
from synpol_desktop.extraction.relating.lexicon import lexicon as reader
from synpol_desktop.extraction.words import Reading, Word, fitting, normal, reading_rule, readings


def villages(words: Sequence[Word]) -> Iterator[Candidate]:
    """Yield the names after مدينة, بلدة, قرية and the like."""
    cues = lexicon().cues
    for place, _ in fitting(words, _kinds_of_place):
        if place + 1 == len(words):
            break
        first, last = place + 1, place + 1
        several = any(reading.form in cues["settlements"] for reading in words[place].readings)
        if several and (known := longest(words, first, words[first].readings[0])) is not None:
            yield from _listed(words, known.last)
            yield from _told(words, known.last)
            continue
        if several:
            yield from _told(words, place)
            if words[first].form.startswith("و"):
                continue  # أحياء وأموات
        if not names_place(words, first):
            if not _names_compound(words, first):
                continue
            last += 1
        name = " ".join(word.form for word in words[first : last + 1])
        start, end = words[first].start(), words[last].end
        spot = any(reading.form in cues["spot"] for reading in words[place].readings)
        kind = EntityType.LOC if spot else EntityType.GPE
        yield Candidate(first, last, start, end, kind, f"{kind}:{comparable(name)}", "place")
        if several:
            yield from _listed(words, last)


@reading_rule
def _kinds_of_place(form: str) -> bool:
    return any(form in lexicon().cues[kind] for kind in ("settlement", "settlements", "spot"))


def sites(words: Sequence[Word]) -> Iterator[Candidate]:
    """Yield the names that begin with what a place is: سجن نفحة, جسر الرستن, مطار بغداد الدولي."""
    heads, officers = lexicon().sites, lexicon().cues["officer"]
    for first, heading in fitting(words, _site_heads):
        if first + 1 == len(words):
            break
        if words[first].form in officers:
            continue  # "chief negotiator", not "like a well"
        for reading in heading:
            head = heads[reading.form]
            last = _site_end(words, first, head.noun)
            if not last:
                continue
            name = " ".join([reading.form, *(word.form for word in words[first + 1 : last + 1])])
            start, end = words[first].start(reading.prefix), words[last].end
            key = f"{head.type}:{comparable(name)}"
            known = longest(words, first + 1, words[first + 1].readings[0])
            named = (known is not None and not known.names[0].weak) or _namesake_end(words, first + 1)
            rule = "site_of" if named else "site"
            yield Candidate(first, last, start, end, EntityType(head.type), key, rule)
            break


@reading_rule
def _site_heads(form: str) -> bool:
    return form in lexicon().sites


def _site_end(words: Sequence[Word], first: int, noun: bool) -> int:
    """Return the last word of the name of a site, 0 if there is none."""
    at = first + 1
    word = words[at]
    if word.stop or word.pause or word.bracket or word.opened or word.token.is_number:
        return 0
    match = longest(words, at, Reading(0, normal(word.form)))
    last = _namesake_end(words, at)
    if last:
        pass
    elif match is not None and not match.names[0].weak:
        if knowledge().things[match.names[0].thing].type not in {EntityType.GPE, EntityType.LOC}:
            return 0
        last = match.last
    elif word.form.startswith("ال") and word.form.endswith(("ين", "ون", "ات")):
        return 0  # سجن المتهمين
    elif names_place(words, at) and not word.form.startswith("و"):
        last = at
    elif _names_compound(words, at):
        last = at + 1
    elif _is_described(words, at, noun):
        last = at
    if not last:
        return 0
    return last + _is_kind(words, last + 1)


def _is_described(words: Sequence[Word], at: int, noun: bool) -> bool:
    """Whether a word tells a site from others: a definite noun, or any word before an adjective of sites."""
    form = words[at].form
    if noun and form.startswith("ال") and may_define(form):
        return True
    return _is_kind(words, at + 1) and form not in lexicon().function


def _is_kind(words: Sequence[Word], at: int) -> bool:
    """Whether an adjective of a site stands at a place: استاد خليفة الدولي."""
    if at >= len(words) or words[at].stop or words[at].pause:
        return False
    return words[at].form in lexicon().cues["sitekind"]


def _namesake_end(words: Sequence[Word], at: int) -> int:
    """Return the last word of the person's name, also a title with one, that a site is called after."""
    titled = words[at].form in lexicon().cues["title"] | lexicon().cues["honour"]
    first = at + titled
    if first >= len(words) or words[first].stop or words[first].pause or words[first].opened:
        return 0
    last = called_after(words, first)
    if last or not titled:
        return last
    family = words[first].form in knowledge().family_names
    return first if family or (lexicon().likeness(words[first].form) or 0.0) >= LIKE_A_NAME else 0


LIKE_A_NAME = 0.5
"""A word behind a title is a person's name where so many of its uses are in names: ميناء الأمير سلطان."""


def may_define(form: str) -> bool:
    """Whether a definite word may define a noun before it."""
    tables = lexicon()
    if form in tables.cues["generic"] or form in tables.function or form in tables.cues["unfit"]:
        return False
    if form in tables.cues["relational"]:
        return False
    return form.startswith("ال") and len(form) > 4 and form not in tables.roles


def _listed(words: Sequence[Word], last: int) -> Iterator[Candidate]:
    """Yield the unknown names that و joins to one: مديريات قعطبة ودمت والحشاء."""
    at = last + 1
    while at < len(words) and not (words[at].stop or words[at].pause) and words[at].form.startswith("و"):
        reading = next((reading for reading in words[at].readings if reading.prefix == 1), None)
        known = longest(words, at, reading) if reading is not None else None
        if known is not None:
            if known.names[0].weak:
                yield from _known_in_list(words, known)
            at = known.last + 1
            continue
        if reading is None or not _may_name(reading.form):
            return
        last = at + _is_qualified(words, at + 1)
        start, end = words[at].start(1), words[last].end
        name = " ".join([reading.form, *(word.form for word in words[at + 1 : last + 1])])
        yield Candidate(at, last, start, end, EntityType.GPE, f"GPE:{comparable(name)}", "place")
        at = last + 1


def _known_in_list(words: Sequence[Word], known: Match) -> Iterator[Candidate]:
    """Yield a place whose name is a common word too, which the noun for towns before its list shows."""
    thing = knowledge().things[known.names[0].thing]
    if thing.type in {EntityType.GPE, EntityType.LOC}:
        start, end = words[known.first].start(known.reading.prefix), words[known.last].end
        yield Candidate(
            known.first, known.last, start, end, thing.type, thing.key, "table_cued", name=thing.name
        )


def _is_qualified(words: Sequence[Word], at: int) -> bool:
    """Whether a definite word ends the name of a place in a list: شمرة الحصان."""
    if at >= len(words) or words[at].stop or words[at].pause or words[at].opened:
        return False
    if not may_define(words[at].form) or knowledge().state_of(words[at].form):
        return False
    behind = words[at + 1] if at + 1 < len(words) else None
    return behind is None or behind.stop or behind.pause or behind.form.startswith("و")


def _told(words: Sequence[Word], last: int) -> Iterator[Candidate]:
    """Yield the unknown names that a pronoun lists: أربع قرى تابعة للمدينة، وهي قعطبة ودمت."""
    for at in range(last + 1, min(last + _REACH, len(words) - 1)):
        if words[at].stop:
            return
        if words[at].form in _THEY:
            first = at + 1
            known = longest(words, first, words[first].readings[0])
            if known is None and names_place(words, first):
                start, end = words[first].start(), words[first].end
                key = f"GPE:{comparable(words[first].form)}"
                yield Candidate(first, first, start, end, EntityType.GPE, key, "place")
            elif known is None:
                return
            yield from _listed(words, known.last if known is not None else first)
            return


_REACH = 16
"""Words between a noun for towns and the pronoun that begins their list."""

_THEY = frozenset({"وهي", "هي", "وهم"})


def names_place(words: Sequence[Word], at: int) -> bool:
    """Whether an unknown word behind one like مدينة may be a place's name."""
    word = words[at]
    if word.stop or word.pause or not _may_name(word.form):
        return False
    return longest(words, at, Reading(0, normal(word.form))) is None


def _names_compound(words: Sequence[Word], at: int) -> bool:
    """Whether two words are a place's name by the first: بيت ريحان, رأس النبع."""
    if words[at].stop or words[at].pause or words[at].form not in lexicon().cues["compound"]:
        return False
    following = words[at + 1] if at + 1 < len(words) else None
    if following is None or following.stop or following.pause or following.bracket:
        return False
    return following.form not in lexicon().function and len(following.form) > 2


def _may_name(form: str) -> bool:
    """Whether a word may be a village's name: one that is hardly ever seen in other use."""
    tables = lexicon()
    if len(form) < 3 or form in tables.function or form in tables.cues["generic"] or not form[0].isalpha():
        return False
    if (
        knowledge().state_of(form)
        or (form.endswith("يه") and not form.startswith("ال"))
        or form in tables.heads
        or form in tables.roles
    ):
        return False
    if not form.startswith("ال") and (_only_describes("ال" + form) or _is_verb(form)):
        return False  # حي شعبي, مدن يسيطر عليها
    kinds = tables.cues["settlement"] | tables.cues["settlements"] | tables.cues["place"]
    if any(reading.form in kinds for reading in readings(form)):
        return False
    return sum(tables.counts.get(form, (0, 0, 0))) <= 3 and not form.startswith(("بال", "وال", "لل"))


def _is_verb(form: str) -> bool:
    """Whether a word looks like a verb in the present, and is one of the reader's tables."""
    return form.startswith(("ي", "ت")) and reader().knows(form)


SEEN_AGAIN = 3
"""A definite word that is so often seen outside of names is no name without its article either."""


def _only_describes(form: str) -> bool:
    """Whether a definite word of an adjective's shape was seen again and again, and never in a name."""
    first, inside, other = lexicon().counts.get(form, (0, 0, 0))
    shaped = form.startswith("الم") or form.endswith(("ي", "يه"))
    return shaped and other >= SEEN_AGAIN and first + inside == 0
