"""The words of a text as names are looked for in them: folded, with clitics and the pauses between them."""

from __future__ import annotations

import math
import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Any, TypeVar

from synpol_desktop.arabic.folding import fold
from synpol_desktop.arabic.tokens import Token
from synpol_desktop.core.light import light
from synpol_desktop.core.spans import Span

_OPENING = frozenset("«“\"„'‘”")
_QUOTES = frozenset("«»“”„\"'‘’")
_FOREIGN = re.compile("ـ[A-Za-z]")
"""A foreign name behind what is attached to it, a sign for itself: لـCNN."""
_DASHES = frozenset("-–—/")
_JOINTS = frozenset("-–()[]/+#_")
_SPELLINGS = (("ديموقراط", "ديمقراط"), ("اميرك", "امريك"), ("كيماوي", "كيمياءي"))


@light
class Reading:
    """A word without some of its clitics: ``prefix`` folded characters are left off before ``form``."""

    prefix: int
    form: str


@light
class Word:
    """A word or number between pauses.

    ``stop`` marks the beginning of a sentence (or what follows furniture), ``pause`` a sign like a
    comma before the word, ``opened`` and ``closed`` a quotation mark at its edges, ``bracket`` and
    ``shut`` a bracket. ``readings`` are the word as it is, then without its one-letter proclitics.
    ``dashed`` marks a dash or stroke before it, ``parted`` one between blanks.
    """

    token: Token
    form: str
    stop: bool
    pause: bool
    opened: bool
    closed: bool
    bracket: bool
    shut: bool
    readings: tuple[Reading, ...]
    dashed: bool
    parted: bool

    @property
    def end(self) -> int:
        """Where the word ends in the text."""
        return self.token.span.end

    def start(self, prefix: int = 0) -> int:
        """Return where the word begins in the text without ``prefix`` folded characters."""
        token = self.token
        if not prefix:
            return token.span.start
        if len(token.text) == len(token.folded):
            return token.span.start + prefix
        return token.span.start + fold(token.text).starts[prefix]


def normal(form: str) -> str:
    """Return a folded form with the spellings that vary inside a word made one."""
    for variant, spelling in _SPELLINGS:
        if variant in form:
            form = form.replace(variant, spelling)
    return form


@lru_cache(maxsize=65536)
def readings(form: str) -> tuple[Reading, ...]:
    """Return the ways to read a folded form, fewest clitics left off first.

    Examples
    --------
    ``وللهيءه`` reads as itself, ``للهيءه``, ``الهيءه`` (from the second lam) and so on.
    """
    found = [Reading(0, normal(form))]
    stems = [(0, form)]
    if len(form) > 3 and form[0] in "وف":
        stems.append((1, form[1:]))
        found.append(Reading(1, normal(form[1:])))
    for prefix, stem in stems:
        if len(stem) > 4 and stem.startswith("لل"):
            found += [
                Reading(prefix + 1, normal("ال" + stem[2:])),
                Reading(prefix + 1, normal("الل" + stem[2:])),
            ]
        if len(stem) > 3 and stem[0] in "بلك":
            found.append(Reading(prefix + 1, normal(stem[1:])))
    return tuple(found)


REMEMBERED = 32768
"""Of so many forms it is remembered what follows from the form alone."""

_Answer = TypeVar("_Answer")


class _Remembered(dict[str, _Answer]):
    """What follows from a form alone, found when it is first asked for."""

    def __init__(self, find: Callable[[str], _Answer]) -> None:
        super().__init__()
        self._find = find

    def __missing__(self, form: str) -> _Answer:
        if len(self) >= REMEMBERED:
            self.clear()
        answer = self[form] = self._find(form)
        return answer


def remembered(find: Callable[[str], _Answer]) -> Callable[[str], _Answer]:
    """Remember what follows from a form alone.

    Notes
    -----
    Half as slow as ``lru_cache`` where the answer is known, which is asked for each word a hundred times.
    """
    return _Remembered(find).__getitem__


ReadingRule = Callable[[str], tuple[Reading, ...]]

_RULES: list[tuple[ReadingRule, Callable[[str], bool]]] = []
"""All that were made, which are asked of a form at once: most forms fit none."""


def reading_rule(fits: Callable[[str], bool]) -> ReadingRule:
    """Make a rule on a word without clitics into one that gives the readings of a form which fit."""
    rule = remembered(lambda form: tuple([reading for reading in readings(form) if fits(reading.form)]))
    _RULES.append((rule, fits))
    return rule


_asked: tuple[Sequence[Word], dict[Callable[..., Any], Any]] = ((), {})
"""The words of the text that was asked last, with the answers."""


def once_a_text(find: Callable[[Sequence[Word]], _Answer]) -> Callable[[Sequence[Word]], _Answer]:
    """Remember what was found in all words of the text that was asked last; nobody may change that."""

    def answered(words: Sequence[Word]) -> _Answer:
        answers = _answers(words)
        if find not in answers:
            answers[find] = find(words)
        answer: _Answer = answers[find]
        return answer

    return answered


def _answers(words: Sequence[Word]) -> dict[Callable[..., Any], Any]:
    global _asked
    asked = _asked
    if asked[0] is not words:
        asked = _asked = (words, {})
    return asked[1]


def forget_text() -> None:
    """Let go of the words of the text that was asked last."""
    global _asked
    _asked = ((), {})


@once_a_text
def sentence_bounds(words: Sequence[Word]) -> list[tuple[int, int]]:
    """Return the first word of each sentence and the one behind its last."""
    starts = [place for place, word in enumerate(words) if word.stop or place == 0]
    return list(pairwise([*starts, len(words)]))


def fitting(words: Sequence[Word], rule: ReadingRule) -> Sequence[tuple[int, tuple[Reading, ...]]]:
    """Return the places of the words with readings that fit a rule, with these."""
    return _fitting(words).get(rule, ())


@once_a_text
def _fitting(words: Sequence[Word]) -> dict[ReadingRule, list[tuple[int, tuple[Reading, ...]]]]:
    found: defaultdict[ReadingRule, list[tuple[int, tuple[Reading, ...]]]] = defaultdict(list)
    for place, word in enumerate(words):
        for rule, fit in _rules_for(word.form):
            found[rule].append((place, fit))
    return found


@remembered
def _rules_for(form: str) -> list[tuple[ReadingRule, tuple[Reading, ...]]]:
    """Return the rules that some readings of a form fit, with these."""
    found: defaultdict[ReadingRule, list[Reading]] = defaultdict(list)
    for reading in readings(form):
        for rule, fits in _RULES:
            if fits(reading.form):
                found[rule].append(reading)
    return [(rule, tuple(fit)) for rule, fit in found.items()]


def spelled(words: Sequence[Word], forms: Iterable[str]) -> list[int]:
    """Return the places of the words that may be one of some forms without clitics, in their order."""
    stand = _spelled(words)
    return sorted({place for form in forms for place in stand.get(form, ())})


@once_a_text
def _spelled(words: Sequence[Word]) -> dict[str, list[int]]:
    found: defaultdict[str, list[int]] = defaultdict(list)
    for place, word in enumerate(words):
        for form in spellings(word.form):
            found[form].append(place)
    return found


@remembered
def spellings(form: str) -> frozenset[str]:
    """Return what a form may be without clitics."""
    return frozenset(reading.form for reading in readings(form))


def words_of(tokens: Sequence[Token], sentences: Sequence[Span], furniture: Sequence[Span]) -> list[Word]:
    """Return the words of a text outside its furniture."""
    starts = [span.start for span in sentences]
    furniture_starts = [span.start for span in furniture]
    behind = [*tokens[1:], None]
    words: list[Word] = []
    sentence = last = -1
    here, beyond = 0, starts[0] if starts else math.inf
    pause = opened = bracket = dashed = False
    skipped = True
    for token, following in zip(tokens, behind, strict=False):
        text, start = token.text, token.span.start
        if furniture:
            inside = bisect_right(furniture_starts, start) - 1
            if inside >= 0 and start < furniture[inside].end:
                skipped = True
                continue
        first = text[0]
        if (first.isalpha() and first != "ـ") or first.isdigit():
            form = token.folded
            if start >= beyond:
                here = bisect_right(starts, start)
                beyond = starts[here] if here < len(starts) else math.inf
            sign = following.text if following is not None else ""
            closed, shut = sign in _QUOTES, sign == ")"
            stop, parted = skipped or here != sentence, dashed and last >= 0 and start - last > 1
            pause = pause or ("ـ" in text and _FOREIGN.search(text) is not None)
            words.append(
                Word(token, form, stop, pause, opened, closed, bracket, shut, readings(form), dashed, parted)
            )
            sentence, last, skipped = here, token.span.end, False
            pause = opened = bracket = dashed = False
        elif text in _QUOTES:
            opened = text in _OPENING
        elif text == "(":
            bracket = True
        elif text in _DASHES or text.startswith("ـ"):
            dashed = True
        elif text not in _JOINTS and not (
            text == "."
            and words
            and (is_abbreviated(words[-1].token, start) or _is_dotted(words, token, following))
        ):
            pause = True
    return words


def _is_dotted(words: Sequence[Word], dot: Token, following: Token | None) -> bool:
    """Whether a full stop without blanks parts the letters of an acronym: سي.إن.إن."""
    if following is None or not following.is_word:
        return False
    before = words[-1].token
    close = before.span.end == dot.span.start and dot.span.end == following.span.start
    return close and len(before.text) <= _LETTER and len(following.text) <= _LETTER


_LETTER = 3
"""The longest name of a Latin letter, دبل."""


def is_abbreviated(token: Token, end: int) -> bool:
    """Whether a sign right behind a token makes it a title of one letter (``د. فلان``)."""
    return len(token.text) == 1 and token.is_word and token.span.end == end
