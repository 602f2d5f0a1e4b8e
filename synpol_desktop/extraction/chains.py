"""How the name of a body goes on behind its head noun: nouns, adjectives, aims, places."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from synpol_desktop.core.kinds import EntityType
from synpol_desktop.extraction.gazetteer import longest
from synpol_desktop.extraction.knowledge import Thing, knowledge
from synpol_desktop.extraction.lexicon import lexicon
from synpol_desktop.extraction.matches import Match
from synpol_desktop.extraction.namewords import FOREIGN, is_first_name
from synpol_desktop.extraction.places import may_define, names_place
from synpol_desktop.extraction.shapes import is_action, is_adjective, is_construct, is_feminine, may_qualify
from synpol_desktop.extraction.words import Reading, Word, normal

LONGEST_NAME = 9
"""Words in the longest name that a pattern may make."""

LONGEST_LINK = 3
"""Indefinite nouns in a row: مجلس أمناء جامعة …"""


@dataclass(slots=True)
class Chain:
    """Words that define a head noun.

    Parameters
    ----------
    last : int
        The last of them; the head noun itself where there are none.
    proper, state, quoted, aimed : bool
        Whether there is a name of the tables, a state's adjective, a name in quotes, an aim among them.
    same : str
        The thing of the tables that the whole name denotes too, empty if none: جمعية الهلال الأحمر.
    """

    last: int
    proper: bool = False
    state: bool = False
    quoted: bool = False
    aimed: bool = False
    same: str = ""


def goes_on(words: Sequence[Word], at: int) -> bool:
    """Whether a word belongs to the same phrase as the one before by its signs."""
    return at < len(words) and not (words[at].stop or words[at].pause or words[at].bracket)


def known_at(words: Sequence[Word], at: int, linked: bool = False) -> tuple[Match, Thing] | None:
    """Return the sure name of the tables that begins at a word, behind a linking noun also a weak one."""
    match = longest(words, at, Reading(0, normal(words[at].form)))
    if match is None:
        return None
    thing = knowledge().things[match.names[0].thing]
    if match.names[0].weak and not (linked and thing.type is EntityType.GPE):
        return None
    return match, thing


def links(words: Sequence[Word], at: int) -> int:
    """Return how many indefinite nouns stand at a place before a definite word or a known name."""
    for number in range(LONGEST_LINK + 1):
        place = at + number
        if not goes_on(words, place) or (number and words[place].opened):
            return 0
        known = known_at(words, place, number > 0)
        if known is not None:
            whole = known[1].type is EntityType.PER or (number and known[1].type is EntityType.ORG)
            return 0 if whole else number  # مجلس محافظي الوكالة: an organ of a body that is a name itself
        if words[place].form.startswith("ال"):
            nationality = bool(number and knowledge().state_of(words[place].form))
            return number if may_define(words[place].form) and not nationality else 0
        if is_place_of(words, place):
            return number
        if not is_construct(words[place]) or (number and is_first_name(words[place].form)):
            return 0
        if number and _is_led_by_with(words[place].form):
            return 0
    return 0


def _is_led_by_with(form: str) -> bool:
    """Whether ب leads a word that is no noun of its own: قوات فلان باحترام الهدنة, مستشفى بمحافظة كذا."""
    rest = form[1:]
    place = rest in lexicon().cues["settlement"] or rest in lexicon().cues["district"]
    return form.startswith("ب") and (place or (rest.startswith("ا") and is_action(rest)))


def is_place_of(words: Sequence[Word], at: int) -> bool:
    """Whether a word is the unknown name of a place whose kind stands before it: منطقة حائل."""
    before = words[at - 1].form
    kind = before[1:] if before.startswith(("لم", "لب", "لق", "لو", "لا")) else before
    kinds = lexicon().cues["settlement"] | lexicon().cues["district"]
    return kind in kinds and names_place(words, at)


def adjectives_end(words: Sequence[Word], at: int, head: str) -> int:
    """Return the last adjective of a definite noun in the words from a place on; the word before if none."""
    feminine = is_feminine(head)
    while goes_on(words, at) and not (words[at].opened or words[at - 1].closed):
        form = words[at].form
        local = form in lexicon().cues["localadj"] and _has_place(words, at + 1)
        generic = form in lexicon().cues["generic"] or form in lexicon().cues["relational"]
        naming = (
            form in lexicon().cues["naming"]
            and form.endswith("ه") == feminine
            and head.removeprefix("ال") in lexicon().cues["unique"]
        )
        if (generic and not (local or naming)) or not (
            naming or is_adjective(form.removeprefix("و"), feminine)
        ):
            break
        at += 1
    return at - 1


def _has_place(words: Sequence[Word], at: int) -> bool:
    """Whether the place of a body follows: لمدينة جرابلس, في عفرين."""
    if not goes_on(words, at + 1) or not goes_on(words, at):
        return False
    kinds = lexicon().cues["settlement"]
    return words[at].form[1:] in kinds or (words[at].form == "في" and bool(_place_end(words, at + 1)))


def _place_end(words: Sequence[Word], at: int) -> int:
    """Return the last word of a place's name, with what the place is before it; 0 if there is none."""
    if goes_on(words, at + 1) and words[at].form in lexicon().cues["settlement"]:
        at += 1
    known = known_at(words, at)
    if known is not None:
        return known[0].last if known[1].type is EntityType.GPE else 0
    return at if is_place_of(words, at) else 0


def complement(words: Sequence[Word], last: int, head: str, *, plain: bool = False) -> tuple[int, bool]:
    """Return the last word of the aims and places behind a name, and whether there is one.

    للدراسات, لحماية البيئة, من أجل السلام, الدفاع عن السجناء, لدى ليبيا, في لبنان.

    Parameters
    ----------
    plain : bool
        Whether common nouns define the head noun: a body behind ل is another, وزارة الأسرى لحكومة الشمال.
    """
    found, aimed = last, False
    acts = head in lexicon().cues["acting"]
    while True:
        at = found + 1
        aim = 0 if aimed else _aim(words, at, plain, acts)
        end = _bound(words, at) or aim or _purpose(words, at) or _seat(words, at, head)
        if not end:
            break
        aimed = aimed or bool(aim)  # of two aims the second is what is done: هيئة كذا للدراسات للصحافة
        found = end
    return found, found > last


def _bound(words: Sequence[Word], at: int) -> int:
    """Read a preposition that the noun before demands: الدفاع عن السجناء."""
    if not goes_on(words, at + 1) or not goes_on(words, at):
        return 0
    pair = f"{words[at - 1].form.removeprefix('لل').removeprefix('ال')}_{words[at].form}"
    return phrase_end(words, at + 1) if pair in lexicon().cues["bound"] else 0


def _aim(words: Sequence[Word], at: int, plain: bool = False, acts: bool = False) -> int:
    """Read what a body is for: للدراسات والبحوث, لحماية البيئة, لمدينة صرمان.

    Forces and governments act (``acts``): of them it tells what they do something for, save whose they are.
    """
    if not goes_on(words, at) or words[at].opened:
        return 0
    form = words[at].form
    if form.startswith("لل") and len(form) > 4:
        bare = normal("ال" + form[2:])
        if (
            form[2:] in lexicon().cues["errand"]
            or bare in lexicon().cues["generic"]
            or (bare in lexicon().roles and not bare.endswith("ه"))
            or "ل" + form[2:] in lexicon().function
        ):
            return 0
        if form[2:] in lexicon().heads.keys() - lexicon().spoken - lexicon().shy - lexicon().cues["field"]:
            if f"{words[at - 1].form}_{form}" in lexicon().cues["command"]:
                return _qualified(words, at)  # القيادة العامة للقوات المسلحة
            whole = None if plain else longest(words, at, Reading(1, normal("ال" + form[2:])))
            # الأمانة العامة للمنظمة is an organ of another body, but المجلس الاستشاري للحركة الشعبية a name
            return whole.last if whole is not None and whole.last > at else 0
        return 0 if acts else _joined(words, _qualified(words, at))
    if form[0] != "ل" or len(form) < 4 or form in lexicon().function or form in lexicon().cues["generic"]:
        return 0
    organ = longest(words, at, Reading(1, normal(form[1:]))) if form[1:] in lexicon().heads else None
    if form in lexicon().heads:
        return 0  # لجنة is no aim
    if organ is not None and organ.last > at:
        return 0 if plain else organ.last
    errand = acts or form[1:] in lexicon().cues["errand"]
    deed = form[1:] in lexicon().cues["motion"] or is_construct(words[at], 1)
    return 0 if organ is not None or errand or not deed else phrase_end(words, at + 1)


def _purpose(words: Sequence[Word], at: int) -> int:
    """Read an aim behind من أجل or لأجل."""
    if not goes_on(words, at) or not goes_on(words, at + 1):
        return 0
    if words[at].form == "لاجل":
        return phrase_end(words, at + 1)
    if words[at].form == "من" and words[at + 1].form == "اجل" and goes_on(words, at + 2):
        return phrase_end(words, at + 2) or (at + 2 if is_construct(words[at + 2]) else 0)
    return 0


def _seat(words: Sequence[Word], at: int, head: str) -> int:
    """Read where a body is: لدى ليبيا, or في with a state behind a head noun of such bodies."""
    if not goes_on(words, at) or not goes_on(words, at + 1) or words[at].opened:
        return 0
    known = known_at(words, at + 1)
    if known is None:
        return 0
    match, thing = known
    if words[at].form in {"لدي", "لدى"} and thing.type in {EntityType.GPE, EntityType.ORG}:
        return match.last
    if words[at].form != "في" or head not in lexicon().cues["seated"]:
        return 0
    wide = thing.type is EntityType.LOC or (thing.type is EntityType.GPE and not thing.parent)
    return match.last if wide and not match.names[0].state else 0


def phrase_end(words: Sequence[Word], at: int) -> int:
    """Return the last word of a definite noun phrase or known name that begins here, 0 if there is none."""
    if not goes_on(words, at):
        return 0
    if words[at].form.startswith("و") and is_construct(words[at], 1):
        at += 1  # لإغاثة وتشغيل اللاجئين
    start = at + links(words, at)
    known = known_at(words, start)
    if known is not None and known[1].type is not EntityType.PER:
        return known[0].last
    if is_place_of(words, start):
        return start
    if not may_define(words[start].form):
        return 0
    return _joined(words, _qualified(words, start))


def _qualified(words: Sequence[Word], at: int) -> int:
    """Return the last adjective behind a noun inside a name; plurals of things take feminine ones."""
    while goes_on(words, at + 1) and not words[at].closed:
        form = words[at + 1].form
        if not may_define(form) or form.removeprefix("ال") in lexicon().heads or not may_qualify(form):
            break
        at += 1
    return at


def _joined(words: Sequence[Word], last: int) -> int:
    """Return the last of the nouns that و joins to a noun: للبحوث والدراسات."""
    at = last + 1
    while goes_on(words, at) and words[at].form.startswith("وال") and len(words[at].form) > 4:
        bare = words[at].form[1:]
        if not may_define(bare) or bare.removeprefix("ال") in lexicon().heads:
            break
        at = _qualified(words, at) + 1
    return at - 1


def is_foreign(words: Sequence[Word], at: int, *, first: bool = True) -> bool:
    """Whether a word was never seen, as names of firms and papers are: شركة إكسون موبيل."""
    tables, form = lexicon(), words[at].form
    aimed = goes_on(words, at + 1) and words[at + 1].form.startswith("لل")
    if (
        (form in tables.counts and not (aimed and tables.counts[form] == FOREIGN))
        or form in tables.function
        or form in tables.cues["generic"]
        or form in tables.roles
    ):
        return False
    if (
        not form[0].isalpha()
        or words[at].token.text.endswith(("ها", "هم", "نا"))
        or (is_action(form) and not aimed)
    ):
        return False
    if form.startswith("لل"):
        return False  # مركز كذا للدراسات: an aim
    if form[0] in "بلوف" and (form[1:] in tables.counts or form[1:] in tables.heads or form[1:3] == "ال"):
        return False
    if form.startswith(("ي", "ت", "سي", "ست")):
        return first and goes_on(words, at + 1) and is_foreign(words, at + 1, first=False)
    return len(form) > (2 if aimed else 3)
