"""What the tables know of a word: what is attached to it, and what it may be."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache

from synpol_desktop.extraction.relating.entries import Cue, Role, SpeechVerb, Trigger
from synpol_desktop.extraction.relating.inflection import Form, Shape
from synpol_desktop.extraction.relating.lexicon import Lexicon, lexicon

_REMEMBERED = 1 << 16
_CONJUNCTIONS = ("و", "ف")
_CASES = ("ب", "ل", "ك")
_SHORTEST_NOUN = 4
_LONG_A = "آ"
TIED = "ة"
"""Ends a noun, never a verb, though it is folded to the pronoun of one (``عدة``, ``دعوة``)."""


@dataclass(frozen=True, slots=True)
class Analysis:
    """What the tables know of a word."""

    conjunction: str
    case: str
    stem: str
    triggers: tuple[tuple[Form, Trigger], ...]
    speech: tuple[tuple[Form, SpeechVerb], ...]
    role: Role | None
    finite: bool
    kinds: frozenset[str]
    cues: tuple[Cue, ...]


NO_KINDS: frozenset[str] = frozenset()
"""Of a word that no class has."""


@lru_cache(maxsize=_REMEMBERED)
def analysis(word: str) -> Analysis:
    """Return what the tables know of a folded word; asked once for each word, as long as there is room."""
    words = lexicon()
    conjunction, case, stem = _split(words, word)
    triggers = _fitting(words, stem, case)
    speech = () if case else words.speech.get(stem, ())
    kinds = words.kinds.get(stem, NO_KINDS)
    if "no_verb" in kinds:
        triggers = tuple((form, trigger) for form, trigger in triggers if not form.shape.finite)
    if "no_act" in kinds:
        triggers = tuple((form, trigger) for form, trigger in triggers if form.shape is not Shape.MASDAR)
    finite = is_finite(triggers, speech) or (not case and stem in words.resumed)
    cues = words.cues.get(word, ()) or words.cues.get(stem, ())
    return Analysis(conjunction, case, stem, triggers, speech, words.roles.get(stem), finite, kinds, cues)


def as_written(found: Analysis, text: str) -> Analysis:
    """Return what a word may be by letters that folding takes from it."""
    if found.role is not None and found.role.long and _LONG_A not in text:
        found = replace(found, role=None)
    if not (found.finite and text.endswith(TIED)):
        return found
    triggers = tuple((form, of) for form, of in found.triggers if not form.shape.finite)
    speech = tuple((form, verb) for form, verb in found.speech if not form.shape.finite)
    return replace(found, triggers=triggers, speech=speech, finite=False)


def is_finite(
    triggers: tuple[tuple[Form, Trigger], ...], speech: tuple[tuple[Form, SpeechVerb], ...]
) -> bool:
    """Whether one of the readings of a word is a finite verb."""
    return any(form.shape.finite for form, _ in triggers) or any(form.shape.finite for form, _ in speech)


def _fitting(words: Lexicon, stem: str, case: str) -> tuple[tuple[Form, Trigger], ...]:
    """Return the readings of a word; behind a preposition it is a noun, behind ل also a present."""
    found = words.triggers.get(stem, ())
    if not case or not found:
        return found
    allowed = (Shape.MASDAR, Shape.PRESENT) if case == "ل" else (Shape.MASDAR,)
    return tuple((form, trigger) for form, trigger in found if form.shape in allowed)


def _split(words: Lexicon, word: str) -> tuple[str, str, str]:
    """Split a word into conjunction, one-letter preposition and the rest, by what the tables know."""
    if words.knows(word):
        return "", "", word
    for conjunction in ("", *_CONJUNCTIONS):
        rest = word.removeprefix(conjunction) if conjunction else word
        if conjunction and (rest == word or len(rest) < 2):
            continue
        if conjunction and words.knows(rest):
            return conjunction, "", rest
        for case in _CASES:
            inner = _without(rest, case)
            if inner and words.knows(inner):
                return conjunction, case, inner
    if word.startswith("وال") and len(word) > 5:
        return "و", "", word[1:]
    if word.startswith("لل") and len(word) > 4:
        return "", "ل", "ال" + word[2:]
    if word.startswith("بال") and len(word) > 5:
        return "", "ب", word[1:]
    if word[0] == "ب" and len(word) > _SHORTEST_NOUN and not word.startswith(words.own_letters):
        return "", "ب", word[1:]
    return "", "", word


def _without(word: str, case: str) -> str:
    if case == "ل" and word.startswith("لل"):
        return "ال" + word[2:]
    if word.startswith(case) and len(word) > 3:
        return word[1:]
    return ""
