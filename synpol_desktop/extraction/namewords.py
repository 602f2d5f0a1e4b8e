"""Words as parts of persons' names: how likely they are, which may begin one, which go on with it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from synpol_desktop.extraction.knowledge import knowledge
from synpol_desktop.extraction.lexicon import GIVEN, lexicon
from synpol_desktop.extraction.shapes import is_action, is_adjective, is_future, is_inflected, is_whole
from synpol_desktop.extraction.stateforms import is_people
from synpol_desktop.extraction.words import REMEMBERED, Reading, Word, readings, remembered

ALI = "علي"
"""Folds like the preposition على; the letter as it is written tells them apart."""

TAILS = frozenset({"الله", "الدين"})
"""Second parts of compound first names."""

SURE = 0.6
"""A word is taken for part of a name where more of its uses are."""

LIKELY = 0.3
"""The same for the first word after a title."""

RARE = 3
"""A word seen no more often may be a name after a title, whatever it was elsewhere."""

COMMON = 40
"""A word seen more often, and mostly outside names, is no part of one."""


def name_form(word: Word) -> str:
    """Return a word's form, its first letter as written where folding makes another word of it.

    آن and ألان are no small words, إلينور and ألبرت have no article.
    """
    return _as_written(word.form, word.token.text)


@lru_cache(maxsize=REMEMBERED)
def _as_written(form: str, text: str) -> str:
    tables = lexicon()
    unseen = form not in tables.counts and form not in tables.function
    as_name = text[0] == "آ" or (text[0] == "أ" and len(text) > len("أن"))
    if (as_name and form in tables.cues["asname"]) or (unseen and text.startswith(("أل", "إل"))):
        return text[0] + form[1:]
    return form


@remembered
def likeness(form: str) -> float | None:
    """Return how often a word is part of a person's name, None if it was never seen."""
    return lexicon().likeness(form)


def is_sure(form: str) -> bool:
    """Whether a word mostly is part of a person's name."""
    return (likeness(form) or 0.0) >= SURE


def is_ali(word: Word) -> bool:
    """Whether a word is the name and not the preposition."""
    return word.form.removeprefix("و") == ALI and word.token.text.endswith("ي")


def is_first_name(form: str) -> bool:
    """Whether a word more often begins a name than it continues one."""
    first, inside, _ = lexicon().counts.get(form, (0, 0, 0))
    return first > inside


def is_last_name(form: str) -> bool:
    """Whether a word was seen as a last name, and never as a first one."""
    seen = lexicon().counts.get(form)
    return seen is not None and seen[0] == 0 and seen[1] > 0


def is_of_place(form: str) -> bool:
    """Whether a definite word has the ending of last names from a place or tribe: الفيتوري."""
    return form.startswith("ال") and form.endswith("ي") and len(form) > 5


@remembered
def is_nameword(form: str) -> bool:
    """Whether a word may be part of a name at all."""
    tables = lexicon()
    if len(form) < 2 or form[0].isdigit() or form in tables.function:
        return False
    if form in tables.roles or form in tables.heads or form in tables.cardinals:
        return is_sure(form)
    return not (
        form in tables.cues["generic"]
        or form in tables.cues["settlements"]
        or form in tables.cues["title"]
        or form in tables.cues["byline"]
        or knowledge().state_of(form)
        or is_people(form)
    )


@remembered
def has_clitic(form: str) -> bool:
    """Whether a word begins with a clitic rather than being one name."""
    tables = lexicon()
    if form.startswith(("فال", "كال")) and form[1:] not in tables.counts:
        return False  # فاليري
    if form.startswith("لل"):
        return not is_sure(form)
    if form.startswith(("بال", "وال", "فال", "كال")):
        return len(form) > 5  # والتز, والاس
    stem = form[1:]
    if form[0] == "و" and (
        stem.startswith(("عبدال", "ابو")) or stem in tables.cues["particle"] or is_sure(stem)
    ):
        return True
    known = stem in tables.roles or stem in tables.heads or stem in tables.function or stem in tables.counts
    return form[0] in "وبلف" and len(form) > 3 and known and not is_sure(form)


@lru_cache(maxsize=REMEMBERED)
def begins_some_name(form: str, text: str, *, titled: bool) -> bool:
    """Whether a word may begin a name whatever stands around it; ``may_begin`` looks at that as well."""
    tables = lexicon()
    for reading in readings(form):
        name = reading.form if reading.prefix else _as_written(form, text)
        if reading.form == ALI or (titled and name in tables.cues["rolename"]):
            return True
        if not is_nameword(name) or (has_clitic(name) and not reading.prefix):
            continue
        if titled or name in tables.cues["compoundname"]:
            return True
        if is_sure(name) and tables.counts.get(name, (0, 0, 0))[0]:
            return True
    return False


def may_begin(
    words: Sequence[Word], first: int, reading: Reading, titled: bool, titled_directly: bool
) -> bool:
    """Whether a reading of a word may begin a name.

    Parameters
    ----------
    titled, titled_directly : bool
        Whether a title, or an office with what defines it, stands before; whether a title itself does.
    """
    following = _following(words, first)
    form, cues = reading.form, lexicon().cues
    if form == ALI:
        named = following and (is_nameword(following) if titled else is_sure(following))
        return bool(named) and is_ali(words[first]) and not following.startswith("ال" if not titled else "\0")
    form = name_form(words[first]) if not reading.prefix else form
    if titled and form in cues["rolename"] and (is_sure(following) or _is_unseen(following)):
        return True  # العميد أمين محسن, الوزيرة صباح فلان
    if not is_nameword(form) or (has_clitic(form) and not reading.prefix):
        return False
    if reading.prefix and is_whole(words[first].form, form):
        return False
    if form in cues["compoundname"] or (titled and following in TAILS):
        return True
    if titled and form in cues["givenarticle"]:
        return is_nameword(following)
    if form.startswith("ال") and not is_sure(form):
        described = not likeness(form) and (form.endswith(("ي", "يه")) or form.startswith("الم"))
        plain = form in cues["adjective"] or described  # الناشط السياسي فلان, المفوض العام فلان
        return titled_directly and not reading.prefix and is_sure(following) and not plain
    seen = likeness(form)
    if not seen and _will_act(form, words, first + 1):
        return False
    if seen is None:
        foreign = titled and not reading.prefix and not is_inflected(form)
        return foreign and _may_be_foreign(form, following, titled_directly)
    if reading.prefix and reading.prefix < 2 and len(form) < 3:
        return False
    if titled and not reading.prefix:
        if _has_pronoun(form) or words[first].token.text.endswith(_ACCUSATIVE):
            return False
        named = titled_directly and seen > 0 and is_sure(following)
        named = named or (is_of_place(following) and bool(likeness(following) or is_first_name(form)))
        return named or seen >= LIKELY or sum(lexicon().counts[form]) <= RARE
    return seen >= SURE and lexicon().counts[form][0] > 0


def _following(words: Sequence[Word], first: int) -> str:
    at = first + 1
    return name_form(words[at]) if at < len(words) and not words[at].stop else ""


def _is_unseen(form: str) -> bool:
    return bool(form) and likeness(form) is None and is_nameword(form) and not form.startswith("ال")


def _may_be_foreign(form: str, following: str, titled_directly: bool) -> bool:
    """Whether a word that was never seen may begin a name after a title."""
    cues = lexicon().cues
    if _has_pronoun(form) or form.startswith("لل") or form in cues["particle"]:
        return False
    if form.startswith(("لا", "با")) and (form[1:] in lexicon().counts or is_action(form[1:])):
        return False  # لإنقاذ, بإنقاذ
    if not titled_directly and form.endswith("وا") and form[:-2] in lexicon().counts:
        return False  # خبراؤها جمعوا عينات
    if not titled_directly and form.startswith("و") and following.startswith("ال"):
        return False  # the portfolio goes on: وزير التجارة وتطوير الأعمال
    return not (form.startswith("و") and is_nameword(form[1:]) and is_sure(form[1:]))


def _will_act(form: str, words: Sequence[Word], at: int) -> bool:
    """Whether a word looks like a verb of the future with its object behind it: ستواصل جسرها."""
    if len(form) < 5 or not form.startswith(("سي", "ست")) or at >= len(words) or words[at].stop:
        return False
    text = words[at].token.text
    return text.endswith(("ها", "هم")) or (text.endswith("ه") and not text.endswith("يه"))


def _has_pronoun(form: str) -> bool:
    """Whether a word ends like a noun or verb with a pronoun: لجنة شكلها فلان; مها is a name."""
    return len(form) > 3 and form.endswith(("هم", "هما", "هن", "ها", "ته"))


def is_object(words: Sequence[Word], first: int, at: int, titled: bool, unknown: int) -> bool:
    """Whether a word behind the beginning of a name rather is another part of the clause."""
    word, form = words[at], name_form(words[at])
    if words[at - 1].form in lexicon().cues["particle"]:
        return False
    seen, text = likeness(form), word.token.text
    if text.endswith(_ACCUSATIVE) or text.startswith(("فإ", "فأن")) or is_future(form):
        return True  # an accusative: قدم فلان عرضاً; قال إن فلان سيزور
    if form.startswith("ال") and form.endswith(("ين", "ون", "ات")) and not is_sure(form):
        return True
    if (
        not titled
        and seen is None
        and text.endswith(("ه", "ها", "هم"))
        and not _ends_foreign(words, first, at)
    ):
        return True  # بكامل بنوده
    if at - first < 2:
        return False
    if is_object_of_foreign(words, at):
        return True  # انتقد لي تسونغ النص
    before = name_form(words[at - 1])
    if is_of_place(before) and not (is_of_place(form) or is_sure(form) or form in lexicon().cues["particle"]):
        return True  # ذكر فلان الفلاني ترتيبات
    if seen is None and (
        form[0] == "و" or ((unknown or at - first > 2) and form.endswith("ا") and not titled)
    ):
        return True  # قدم فلان الفلاني برنامجا, or فلان الفلاني وربا
    if seen is None and text.endswith("ة") and not before_boundary(words, at):
        return True  # انتقد فلان الفلاني كلفة البناء
    if seen is None and form.startswith(("ست", "سي")) and len(form) > 4:
        return True  # قالت فلانة الفلانية ستلتقي
    return _is_deed(words, at)


def is_object_of_foreign(words: Sequence[Word], at: int) -> bool:
    """Whether a definite word is another noun: one of the tables, or behind a name that only lists know."""
    form, before = words[at].form, words[at - 1].form
    if not form.startswith("ال") or is_of_place(form) or likeness(form):
        return False
    tables, bare = lexicon(), form.removeprefix("ال")
    if bare in tables.sites or bare in tables.heads or bare in tables.acts:
        return True
    return likeness(form) == 0 and tables.counts.get(before, FOREIGN) == FOREIGN


FOREIGN = (GIVEN, 0, 0)
"""The counts of a listed name that was never seen."""


def before_boundary(words: Sequence[Word], at: int) -> bool:
    """Whether a sign, the end of the sentence or a small word follows."""
    following = words[at + 1] if at + 1 < len(words) else None
    if following is None or following.stop or following.pause or following.bracket or following.opened:
        return True
    return following.form in lexicon().function


_ACCUSATIVE = ("\u064b", "\u064bا")


def _ends_foreign(words: Sequence[Word], first: int, at: int) -> bool:
    """Whether two first names stand before, so that a last name is due: جان لوك فلانييه."""
    return at - first >= 2 and is_sure(words[at - 1].form) and not words[at - 1].form.startswith("ال")


def _is_deed(words: Sequence[Word], at: int) -> bool:
    """Whether a word rather is a noun of action with what it is done to: إصلاح التعليم."""
    following = words[at + 1] if at + 1 < len(words) else None
    if following is None or following.stop or following.pause or not following.form.startswith("ال"):
        return False
    form, seen = words[at].form, likeness(words[at].form)
    if is_of_place(following.form) and likeness(following.form) != 0 and not is_action(form):
        return following.form in lexicon().cues["adjective"] or is_adjective(following.form, feminine=True)
    if form.startswith("ال") or words[at - 1].form in lexicon().cues["particle"]:
        return False
    if seen is None and is_first_name(words[at - 1].form) and is_first_name(words[at - 2].form):
        return is_action(form)  # after two first names the last name is due: جان بيير فلان
    return seen is None or (seen < SURE and is_action(form))
