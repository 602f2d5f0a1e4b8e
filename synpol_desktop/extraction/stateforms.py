"""States' names that are adjectives where they stand: الحكومة السعودية, وفداً روسياً."""

from __future__ import annotations

from collections.abc import Sequence

from synpol_desktop.extraction.knowledge import knowledge
from synpol_desktop.extraction.lexicon import lexicon
from synpol_desktop.extraction.matches import Match
from synpol_desktop.extraction.relating.lexicon import lexicon as reader
from synpol_desktop.extraction.words import Word, fitting, once_a_text, reading_rule, remembered


def writes_alef(words: Sequence[Word]) -> bool:
    """Whether a text writes Syria with an alef, so that سورية in it is the adjective."""
    return bool(fitting(words, _is_syria))


@reading_rule
def _is_syria(form: str) -> bool:
    return form == "سوريا"


@once_a_text
def state_adjectives(words: Sequence[Word]) -> frozenset[int]:
    """Return the places of words that look like a state's name and are an adjective: وفداً روسياً."""
    plain = writes_alef(words)
    found = (
        Match(place, place, readings[0], ())
        for place, readings in fitting(words, _like_adjective)
        if not readings[0].prefix or TANWIN in words[place].token.text
    )
    return frozenset(match.first for match in found if is_adjective(words, match, plain))


def is_adjective(words: Sequence[Word], match: Match, plain: bool) -> bool:
    """Whether a state's name is here an adjective.

    So is السعودية after a definite noun, سورية after an indefinite feminine one in a text that writes سوريا,
    after a broken plural or another adjective, and روسيا after an accusative: وفداً روسياً.
    """
    form = match.reading.form
    word = words[match.first]
    if not _may_be_adjective(form):
        return False
    if TANWIN in word.token.text and match.first == match.last and form not in _ADJECTIVES:
        return True  # المدعوم إيرانياً وروسياً
    if match.reading.prefix:
        return False
    apart = word.stop or word.pause or word.bracket or word.opened
    if match.first != match.last or match.first == 0 or apart:
        return False
    before = words[match.first - 1].form
    if form not in _ADJECTIVES:
        accusative = before.endswith("ا") and len(before) > 3 and not before.startswith("ال")
        return TANWIN in word.token.text or (accusative and _is_plain_noun(before))
    if form == "السعوديه":
        if before.removeprefix("ال") in reader().classes["masculine_body"]:
            return False  # يضم التحالف السعودية
        return before.startswith(("ال", "وال", "بال", "لل")) and before not in lexicon().function
    if before.removeprefix("و") in lexicon().cues["brokenplural"]:
        return True
    if not before.endswith(("ه", "ات")) or before.startswith("ال"):
        return False
    second = match.first > 1 and before.endswith("يه") and words[match.first - 2].form.endswith("ه")
    return before.endswith("ات") or plain or second  # قطعة عسكرية سورية


_ADJECTIVES = frozenset({"سوريه", "السعوديه"})
"""States' names that are also adjectives of them."""


@remembered
def _may_be_adjective(form: str) -> bool:
    """Whether a form is one of those, or an adjective in the accusative."""
    return form in _ADJECTIVES or (form.endswith("يا") and bool(knowledge().state_of(form[:-1])))


_like_adjective = reading_rule(_may_be_adjective)

TANWIN = "\u064b"
"""The vowel sign of the indefinite accusative."""


def _is_plain_noun(form: str) -> bool:
    """Whether an accusative is a noun, not a verb with a pronoun (رفضتها) nor a name."""
    tables = lexicon()
    if form.endswith(("ها", "هما", "نا", "وا")) or form in tables.function:
        return False
    noun = form.removesuffix("ا")  # وفدا, but not اتهما
    acts = form in tables.cues["actor"] and (noun not in tables.cues["actor"] or noun in tables.function)
    return not acts and form not in knowledge().names.next


@remembered
def is_people(form: str) -> bool:
    """Whether a word is a plural of people of a state: الروس, لبنانيون."""
    plural = form.endswith(("ون", "ين")) and bool(knowledge().state_of(form[:-2]))
    return plural or form in knowledge().peoples
