"""What the shape of a word tells: gender, adjectives, nouns that another noun defines, inflected words."""

from __future__ import annotations

import re
from collections.abc import Sequence

from synpol_desktop.extraction.knowledge import knowledge
from synpol_desktop.extraction.lexicon import GIVEN, lexicon
from synpol_desktop.extraction.relating.lexicon import lexicon as reader
from synpol_desktop.extraction.words import Word, remembered

_VERBAL = re.compile(r"ت..ي.|ت[^ا]ا..|ت.*ه|تضامن|تاريخ")
"""Nouns of action among the words that begin like a verb in the present: تحرير, تجارة, تعاون."""

_PARTICIPLE = re.compile(r"الم.+(ه|ين|ون)|ال.ا..(ه|ين|ون)?")
"""Definite words like المجاهدين, العاملة."""

_ACTION = re.compile(r"الت..ي.|الا.{2,5}ا.|ال[^ا]{3}ات")
"""Definite words that are hardly ever adjectives: التصعيد, الاتفاق."""


_DEED = re.compile(r"ا..ا.ه?|ا.{2,3}ا.|ت..ي.|م.ا..ه|ا..ا")
"""Indefinite nouns of action: إصلاح, إعادة, انسحاب, تعزيز, مناقشة, إجراء."""


def is_action(form: str) -> bool:
    """Whether an indefinite word has the shape of a noun of action."""
    return _DEED.fullmatch(form) is not None


def is_feminine(head: str) -> bool:
    """Whether a head noun takes feminine adjectives: it ends in ة, or is a plural of things."""
    return head.endswith(("ه", "ات")) or head.removeprefix("ال") in lexicon().cues["plural"]


def is_adjective(form: str, feminine: bool) -> bool:
    """Whether a word with article may be the adjective of a noun of this gender."""
    tables = lexicon()
    if not form.startswith("ال") or len(form) < 5 or _is_noun(form):
        return False
    if form in tables.cues["superlative"]:
        return True
    if form.endswith("ه") != feminine:
        return False
    return form.endswith(("ي", "يه")) or form.removesuffix("ه") in tables.cues["adjective"]


def agrees(form: str, feminine: bool) -> bool:
    """Whether a definite word could, by gender and shape, be an adjective at all."""
    if form in lexicon().cues["superlative"]:
        return True
    if form.endswith(("ين", "ون")) and len(form) > 6:
        return False  # of people, not of one body
    return form.endswith("ه") == feminine and not _is_noun(form) and not _ACTION.fullmatch(form)


def may_qualify(form: str) -> bool:
    """Whether a definite word looks like an adjective of a definite noun before it, whatever its gender."""
    tables = lexicon()
    if form in tables.cues["superlative"] or knowledge().state_of(form):
        return True
    bare = form.removeprefix("ال")
    if _is_noun(form) or _ACTION.fullmatch(form) or bare in tables.cues["settlement"] | tables.cues["realm"]:
        return False
    if _PARTICIPLE.fullmatch(form):
        return True
    return form.endswith(("ي", "يه", "يين")) or form.removesuffix("ه") in tables.cues["adjective"]


def _is_noun(form: str) -> bool:
    tables = lexicon()
    bare = form.removeprefix("ال")
    known = (
        bare in tables.heads or bare in tables.acts or form in tables.roles or form in tables.cues["title"]
    )
    return known and form not in tables.cues["adjective"]


def is_construct(word: Word, prefix: int = 0) -> bool:
    """Whether a word may be an indefinite noun between a head noun and what defines it: إنصاف المفقودين."""
    form, tables = word.form[prefix:], lexicon()
    if form in tables.cues["construct"]:
        return True
    if len(form) < 3 or not form.isalpha() or form.startswith(("ال", "وال", "بال", "لل", "فال", "كال")):
        return False
    if form in tables.function or form in tables.roles or form in knowledge().peoples:
        return False
    if any(form in tables.cues[name] for name in ("generic", "title", "motion", "standing", "particle")):
        return False
    if "ال" + form in tables.cues["scope"] or "ال" + form in tables.cues["generic"]:
        return False
    if knowledge().state_of(form) or word.token.text.endswith(("ه", "ها", "هم", "هما", "نا", "اً", "ا\u064b")):
        return False
    if form.startswith(("ي", "ن", "سي", "ست")) and form not in tables.cues["construct"]:
        return form[0] == "ن" and not form.startswith("نت")
    if form.startswith("ت"):
        return bool(_VERBAL.fullmatch(form)) or form in tables.cues["construct"]
    if form.endswith("ت") and not form.endswith("ات"):
        return form in tables.cues["construct"]
    return not form.endswith("يه") or form in tables.cues["construct"]


@remembered
def is_inflected(form: str) -> bool:
    """Whether a word that was never seen is a form of one that is no name: برنامجا, حديثه, لاعبين, بلسان."""
    if form in lexicon().counts:
        return False
    stems = [form, *(form[1:] for letter in _PREPOSITIONS if form.startswith(letter))]
    bare = [stem.removesuffix(ending) for stem in stems for ending in _ENDINGS if stem.endswith(ending)]
    return any(len(stem) >= _LONG and _is_seen(stem) for stem in (*stems[1:], *bare))


def _is_seen(form: str) -> bool:
    first, inside, other = lexicon().counts.get(form, (0, 0, 0))
    return other > 2 and first + inside == 0


@remembered
def is_future(form: str) -> bool:
    """Whether a word that was never seen is a verb of the tables in the future: سيزور."""
    if len(form) < _LONG + 1 or not form.startswith(("سي", "ست")) or form in lexicon().counts:
        return False
    return _is_seen(form[1:]) or form[1:] in lexicon().function or reader().knows(form[1:])


def is_whole(form: str, name: str) -> bool:
    """Whether a word is rather another one whole than a name behind a clitic: بيان, كوريا."""
    if form[0] == "و":
        return False
    counts = lexicon().counts
    if knowledge().state_of(form) or (form in knowledge().names.next and form not in counts):
        return True
    first, inside, _ = counts.get(name, (0, 0, 0))
    return name in counts and counts.get(form, (0, 0, 0))[2] > (_RARELY if first == GIVEN else first + inside)


_RARELY = 3
"""A word seen oftener is known as that word, where the name is only listed."""


def is_any_such(words: Sequence[Word], first: int, last: int) -> bool:
    """Whether words are a noun for bodies with only indefinite adjectives: لجنة برلمانية, بنك أجنبي."""
    head = next((reading.form for reading in words[first].readings if reading.form in lexicon().heads), "")
    if not head or first == last:
        return False
    ending = "يه" if is_feminine(head) else "ي"
    return all(
        word.form.endswith(ending)
        and not word.form.startswith("ال")
        and not word.opened
        and (word.form in lexicon().counts or "ال" + word.form in lexicon().counts)
        for word in words[first + 1 : last + 1]
    )


_PREPOSITIONS = ("ب", "ل")
_ENDINGS = ("ا", "ها", "هم", "هما", "ين", "يه", "ات", "نا", "تها")
_LONG = 4
"""Of shorter words too many begin names by chance."""
