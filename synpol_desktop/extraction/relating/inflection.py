"""The forms that a verb or a verbal noun takes in running text, generated from its table row.

Only what unvowelled news prose shows is told apart: tense, number and attached pronouns. Everything is
in folded spelling.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum, StrEnum
from functools import partial
from typing import Any, NamedTuple

from synpol_desktop.arabic.folding import folded


class Shape(StrEnum):
    """The part of speech of a form; ``finite``: whether it heads a clause of its own."""

    PAST = "past"
    PRESENT = "present"
    FUTURE = "future"
    PARTICIPLE = "participle"
    MASDAR = "masdar"

    finite: bool

    def __init__(self, name: str) -> None:
        self.finite = name in {"past", "present", "future"}


class Number(Enum):
    """Grammatical number as far as the spelling shows it."""

    SINGULAR = "singular"
    DUAL = "dual"
    PLURAL = "plural"


class Form(NamedTuple):
    """One spelling of a word.

    Parameters
    ----------
    feminine : bool
        Whether it agrees with a feminine (or a group of things).
    pronoun : str
        The attached pronoun, empty if there is none.
    definite : bool
        Whether it carries the article (participles and nouns).
    """

    text: str
    shape: Shape
    number: Number = Number.SINGULAR
    feminine: bool = False
    pronoun: str = ""
    definite: bool = False
    first_person: bool = False
    """Whether the speaker does it (``ندعو``)."""
    passive: bool = False
    """Whether the spelling alone shows a passive (``أُقيل``)."""


BEGINNINGS = ("", "ال", "ا", "ي", "ت", "ن", "سي", "ست", "سن")
"""What may stand before the core of a form: an article, the letter of a person, also of the future."""

LONGEST_ENDING = 6
"""No form goes on for more letters behind its core."""


def cores(column: str, stem: str) -> tuple[str, ...]:
    """Return the beginnings that all forms of a stem share, behind one of ``BEGINNINGS``."""
    if column == "present":
        body = stem[1:]
        return (folded(body[:-1] if len(body) > 2 and body.endswith(_PRESENT_WEAK) else body),)
    if column == "past":
        found = [folded(stem[:-1] if len(stem) > 2 and stem.endswith(_WEAK_ENDS) else stem)]
        if len(stem) == 3 and stem[1] == "ا":
            found.append(folded(stem[0] + stem[2]))
        elif len(stem) > 3 and stem[-2] == "ا":
            found.append(folded(stem[:-2] + "ي" + stem[-1]))
        return tuple(found)
    text = folded(stem)
    return (text[:-1] if text.endswith(("ي", "ه", "اء")) else text,)


_PRONOUNS = ("", "ه", "ها", "هم", "هما", "نا")
_WEAK_ENDS = ("ى", "ا")
_PRESENT_WEAK = ("ي", "ى", "و")


def past_forms(stem: str) -> Iterator[Form]:
    """Yield the third persons of the past of a verb, given its masculine singular (``التقى``)."""
    weak = len(stem) > 2 and stem.endswith(_WEAK_ENDS)
    root = stem[:-1] if weak else stem
    open_stem = root + "ا" if weak else stem
    glide = "و" if stem.endswith("ا") and len(stem) == 3 else "ي"
    dual = root + glide + "ا" if weak else stem + "ا"
    yield Form(folded(stem), Shape.PAST)
    alike = folded(open_stem)
    endings = (
        (open_stem, Number.SINGULAR, False),
        (root + "ت", Number.SINGULAR, True),
        (dual, Number.DUAL, False),
        (root + "تا", Number.DUAL, True),
    )
    for ending, number, feminine in endings:
        text = folded(ending)
        for pronoun in _PRONOUNS[text == alike :]:
            yield _made((text + pronoun, Shape.PAST, number, feminine, pronoun, *_PLAIN))
    if len(stem) > 3 and stem[-2] == "ا" and stem[0] in "اأإآ":  # hollow verbs: أقال, أُقيل
        hollow = folded(stem[:-2] + "ي" + stem[-1])
        yield Form(hollow, Shape.PAST, passive=True)
        yield Form(hollow + "ت", Shape.PAST, feminine=True, passive=True)
    many = folded(root) + "و"
    yield Form(many + "ا", Shape.PAST, Number.PLURAL)
    for pronoun in _PRONOUNS[1:]:
        yield _made((many + pronoun, Shape.PAST, Number.PLURAL, False, pronoun, *_PLAIN))


def present_forms(stem: str) -> Iterator[Form]:
    """Yield the present and future of a verb, given its masculine singular (``يلتقي``)."""
    body = stem[1:]
    root = folded(body[:-1] if len(body) > 2 and body.endswith(_PRESENT_WEAK) else body)
    stems = {_WHOLE: folded(body), _OPEN: root}
    for begin, which, ending, rest in _PRESENT_ENDINGS:
        yield _made((begin + stems[which] + ending, *rest))


_WHOLE, _OPEN = "whole", "open"
"""The stem of a present as it is, and without its weak last letter."""

_PLAIN = (False, False, False)
"""The last fields of most forms: no article, no first person, no passive."""

_made = partial(tuple.__new__, Form)
"""Makes a form of all its fields, quickly: presents are most of the 100 000 forms that the tables give."""


def _present_endings() -> Iterator[tuple[str, str, str, tuple[Any, ...]]]:
    """Yield what the forms of a present begin with, its stem, what they end with, and their other fields."""
    for prefix, feminine in (("ي", False), ("ت", True), ("ن", False)):
        for future in ("", "س"):
            shape = Shape.FUTURE if future else Shape.PRESENT
            begin, first = future + prefix, prefix == "ن"
            many = Number.PLURAL if first else Number.SINGULAR
            for pronoun in _PRONOUNS:
                yield begin, _WHOLE, pronoun, (shape, many, feminine, pronoun, False, first, False)
            if first:
                continue
            dual = (shape, Number.DUAL, feminine)
            plural = (shape, Number.PLURAL, feminine)
            yield begin, _WHOLE, "ا", (*dual, "", *_PLAIN)
            yield begin, _OPEN, "وا", (*plural, "", *_PLAIN)
            for pronoun in _PRONOUNS:
                yield begin, _WHOLE, "ان" + pronoun, (*dual, pronoun, *_PLAIN)
                yield begin, _OPEN, "ون" + pronoun, (*plural, pronoun, *_PLAIN)


_PRESENT_ENDINGS = tuple(_present_endings())


def first_person_forms(past: str, present: str) -> Iterator[Form]:
    """Yield what only somebody who speaks says (``أطالب``, ``التقينا``, ``التقيت``), given both stems."""
    if present:
        body = folded(present[1:])
        for pronoun in _PRONOUNS[:3]:
            yield Form("ا" + body + pronoun, Shape.PRESENT, pronoun=pronoun, first_person=True)
    if len(past) > 2 and past.endswith(_WEAK_ENDS):
        glide = "و" if past.endswith("ا") and len(past) == 3 else "ي"
        root = folded(past[:-1]) + glide
        yield Form(root + "ت", Shape.PAST, first_person=True)
        yield Form(root + "نا", Shape.PAST, Number.PLURAL, first_person=True)
    elif len(past) == 3 and past[1] == "ا":  # hollow verbs: زار, زرنا
        yield Form(folded(past[0] + past[2]) + "نا", Shape.PAST, Number.PLURAL, first_person=True)
        yield Form(folded(past[0] + past[2]) + "ت", Shape.PAST, first_person=True)


_OPENED = frozenset({"ون", "ين"})
_PARTICIPLE_ENDINGS = (
    ("", Number.SINGULAR, False),
    ("ه", Number.SINGULAR, True),
    ("ات", Number.PLURAL, True),
    ("ون", Number.PLURAL, False),
    ("ين", Number.PLURAL, False),
    ("تان", Number.DUAL, True),
    ("تين", Number.DUAL, True),
    ("ان", Number.DUAL, False),
)


def participle_forms(stem: str) -> Iterator[Form]:
    """Yield the cases, genders and numbers of a participle (``مؤكد``)."""
    text = folded(stem)
    root = text[:-1] if text.endswith("ي") and len(text) > 3 else text
    for ending, number, feminine in _PARTICIPLE_ENDINGS:
        whole = (root if ending in _OPENED else text) + ending
        yield _made((whole, Shape.PARTICIPLE, number, feminine, "", False, False, False))
        yield _made(("ال" + whole, Shape.PARTICIPLE, number, feminine, "", True, False, False))
    yield Form(text + "ا", Shape.PARTICIPLE)
    yield Form(root + "و", Shape.PARTICIPLE, Number.PLURAL)


_LONG_NOUN = 4
"""Letters of a noun whose dual is no other word."""


def noun_forms(stem: str) -> Iterator[Form]:
    """Yield a verbal noun bare, with the article, in the accusative and with attached pronouns."""
    text = folded(stem)
    many = Number.PLURAL if text.endswith("ات") else Number.SINGULAR
    if len(text) >= _LONG_NOUN and many is Number.SINGULAR:
        root = text[:-1] + "ت" if text.endswith("ه") else text
        for ending in ("ان", "ين"):
            yield Form(root + ending, Shape.MASDAR, Number.DUAL)
    yield Form(text, Shape.MASDAR, many)
    yield Form("ال" + text, Shape.MASDAR, many, definite=True)
    if not text.endswith(("ه", "ات", "اء")):
        yield Form(text + "ا", Shape.MASDAR, many)
    joined = text[:-1] + "ت" if text.endswith("ه") else text
    if stem.endswith("اء"):
        for seat in ("ئ", "ؤ"):
            yield from _possessed(folded(stem[:-1] + seat), many)
    yield from _possessed(joined, many)


def _possessed(text: str, number: Number) -> Iterator[Form]:
    for pronoun in _PRONOUNS[1:]:
        yield Form(text + pronoun, Shape.MASDAR, number, pronoun=pronoun)
