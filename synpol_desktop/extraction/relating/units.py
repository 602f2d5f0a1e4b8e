"""A sentence as a row of units: words, signs, and mentions as one unit each."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import Enum

from synpol_desktop.arabic.folding import folded
from synpol_desktop.arabic.tokens import Token
from synpol_desktop.core.found import FoundMention
from synpol_desktop.core.kinds import MentionKind
from synpol_desktop.core.light import light
from synpol_desktop.core.spans import Span
from synpol_desktop.extraction.document import Adjective, Document
from synpol_desktop.extraction.relating.analysis import NO_KINDS, analysis, as_written, is_finite
from synpol_desktop.extraction.relating.entries import Cue, Role, SpeechVerb, Trigger
from synpol_desktop.extraction.relating.inflection import Form
from synpol_desktop.extraction.relating.lexicon import Lexicon
from synpol_desktop.extraction.relating.openings import is_mute, opening
from synpol_desktop.extraction.relating.signs import COMMAS

LONGEST = 400
"""Units of a sentence that are read; what follows in a longer one is left alone, which bounds the work."""

_CONJUNCTIONS = ("و", "ف")
_CASES = ("ب", "ل", "ك")
_CLITICS = frozenset((*_CONJUNCTIONS, *_CASES))
_DAMMA = "\u064f"
_LONG_A = "آ"
_SHADDA = "\u0651"
_CONTENT_REACH = 12
_STRONG = frozenset(".؛;!?؟…")
_OPENS_LIST = frozenset({":", "؛", ";"})
_EACH = frozenset({"كل", "كلا"})
_THEN = "ثم"  # then


class Kind(Enum):
    """What a unit is."""

    WORD = "word"
    MENTION = "mention"
    SIGN = "sign"


@light
class Unit:
    """A word, a sign or a mention of a sentence.

    Parameters
    ----------
    word : str
        Folded, without what ``conjunction`` and ``case`` hold; of a mention its folded first word.
    conjunction : str
        ``و`` or ``ف`` that leads it, ``ثم`` right before a verb, else empty.
    case : str
        One-letter preposition that is attached to it (``ب ل ك``), else empty.
    adjective : Adjective or None
        Set on a word that carries a state without being a mention.
    """

    kind: Kind
    span: Span
    word: str
    conjunction: str = ""
    case: str = ""
    mention: FoundMention | None = None
    adjective: Adjective | None = None
    dated: bool = False
    triggers: tuple[tuple[Form, Trigger], ...] = ()
    speech: tuple[tuple[Form, SpeechVerb], ...] = ()
    role: Role | None = None
    whole: str = ""
    """The folded word with everything that is attached to it."""
    finite: bool = False
    """Whether it may be a verb form of the tables, which heads a clause."""
    passive: bool = False
    """Whether a vowel sign is written that, on a past, makes it passive (``اتُّهم``)."""
    kinds: frozenset[str] = frozenset()
    """The classes of small words that ``word`` belongs to."""
    cues: tuple[Cue, ...] = ()
    """What it says, as the last of some words, of the modality of a trigger behind."""
    ends_clause: bool = False
    """Whether it is a sign that no clause goes across."""


@dataclass(frozen=True)
class Sentence:
    """A sentence's span and its units.

    Parameters
    ----------
    number : str
        The folded word or digits that number it in a list, or the letter of a question or an answer.
    """

    span: Span
    units: tuple[Unit, ...]
    number: str = ""

    def __len__(self) -> int:
        return len(self.units)

    def cover(self, first: int, last: int) -> Span:
        """Return the text range of units first..last (both included)."""
        return Span(self.units[first].span.start, self.units[last].span.end)


class UnitReader:
    """Cuts the sentences of one document into units."""

    def __init__(self, document: Document, words: Lexicon) -> None:
        self._document = document
        self._words = words
        self._date_ends = [found.span.end for found in document.dates]
        self._adjectives = {adjective.span.start: adjective for adjective in document.adjectives}

    def sentences(self) -> Iterator[Sentence]:
        """Yield the sentences that are no furniture."""
        for span in self._document.sentences:
            if self._document.tells(span):
                mentions = [m for m in self._document.mentions_in(span) if m.kind is not MentionKind.OFFICE]
                tokens = list(self._document.tokens_in(span))
                skipped, number = opening(tokens, self._words)
                if mentions and skipped and tokens[skipped - 1].span.end > mentions[0].span.start:
                    skipped, number = 0, ""
                units = _governed(_unparted(tuple(self._units(span, tokens[skipped:], mentions))))
                if units:
                    yield Sentence(span, units, number)

    def _units(self, span: Span, tokens: list[Token], mentions: list[FoundMention]) -> Iterator[Unit]:
        dates = self._dates_in(span)
        place = 0
        covered = -1
        lead = ""
        count = 0
        for at, token in enumerate(tokens):
            if token.span.start < covered or (len(token.text) == 1 and is_mute(tokens, at)):
                continue
            if count >= LONGEST:
                return
            mention = mentions[place] if place < len(mentions) else None
            if mention is not None and mention.span.start < token.span.end:
                lead += self._letters(token, mention.span.start - token.span.start)
                yield self._mention(mention, token.folded, lead)
                covered = mention.span.end
                place += 1
                lead = ""
                count += 1
                continue
            if mention is not None and self._is_lead(token.folded, mention.span.start - token.span.end):
                lead = token.folded
                continue
            if token.text == "#":
                continue  # a word that is a link: "praised #the_council"
            if lead and not token.is_word:
                yield self._sign(token)
                count += 1
                continue
            dated = bool(dates) and any(map(token.span.overlaps, dates))
            unit = self._word(token, dated, lead)
            if unit.word in self._words.doubled and self._is_verb(tokens, at):
                unit = self._as_verb(unit)
            yield unit
            lead = ""
            count += 1

    def _is_verb(self, tokens: list[Token], at: int) -> bool:
        """Whether what looks like a preposition is a verb of speech, by its letters or by its clause."""
        token = tokens[at]
        if _SHADDA in token.text or _LONG_A in token.text[:2]:
            return True
        if token.folded in self._words.doubled or (at > 0 and tokens[at - 1].text not in COMMAS):
            return False
        for following in tokens[at + 1 : at + _CONTENT_REACH]:
            if self._words.has("complementizer", following.folded):
                return True
            if not following.is_word or self._words.has("preposition", following.folded):
                return False
        return False

    def _as_verb(self, unit: Unit) -> Unit:
        speech = self._words.doubled[unit.word]
        return replace(unit, word=unit.word + _SHADDA, speech=speech, finite=True, kinds=NO_KINDS)

    def _dates_in(self, span: Span) -> list[Span]:
        first = bisect_left(self._date_ends, span.start + 1)
        found = []
        for date in self._document.dates[first:]:
            if date.span.start >= span.end:
                break
            found.append(date.span)
        return found

    @staticmethod
    def _letters(token: Token, length: int) -> str:
        """Return the letters before a name; marks and lines among them are not counted (``لـحزب``)."""
        whole = len(token.folded) == token.span.end - token.span.start
        lead = token.folded[: max(0, length)] if whole else folded(token.text[: max(0, length)])
        return lead.rstrip("-")

    @staticmethod
    def _is_lead(word: str, gap: int) -> bool:
        """Whether a token is a clitic that stands apart from the name it belongs to (لـ «الشرق»)."""
        return gap <= 3 and len(word) <= 2 and _CLITICS.issuperset(word)

    def _sign(self, token: Token) -> Unit:
        word = token.folded
        kinds = self._words.kinds.get(word, NO_KINDS)
        return Unit(Kind.SIGN, token.span, word, whole=word, kinds=kinds, ends_clause=word[0] in _STRONG)

    def _mention(self, mention: FoundMention, word: str, lead: str) -> Unit:
        conjunction = lead[0] if lead and lead[0] in _CONJUNCTIONS else ""
        case = lead[-1] if lead and lead[-1] in _CASES else ""
        word, words = word.removeprefix(lead), self._words
        triggers = words.triggers.get(word, ())
        return Unit(
            Kind.MENTION,
            mention.span,
            word,
            conjunction=conjunction,
            case=case,
            mention=mention,
            triggers=triggers,
            finite=is_finite(triggers, ()),
            kinds=words.kinds.get(word, NO_KINDS),
            cues=words.cues.get(word, ()),
        )

    def _word(self, token: Token, dated: bool, lead: str) -> Unit:
        span, word = token.span, token.folded
        if not word[0].isalnum():
            return self._sign(token)
        whole = lead + word
        found = as_written(analysis(whole), token.text)
        if dated and found.finite:  # "at dawn today" is no "blew up"
            found = replace(found, triggers=(), speech=(), finite=False)
        return Unit(
            Kind.WORD,
            span,
            found.stem,
            found.conjunction,
            found.case,
            None,
            self._adjectives.get(span.start + len(found.conjunction) + len(found.case)),
            dated,
            found.triggers,
            found.speech,
            found.role,
            whole,
            found.finite,
            _DAMMA in token.text,
            found.kinds,
            found.cues,
        )


def _unparted(units: tuple[Unit, ...]) -> tuple[Unit, ...]:
    """Leave out the sign between ``كل من`` and the list that it opens (``التقى كلاً من: فلان وفلان``)."""
    signs = [place for place, unit in enumerate(units) if unit.kind is Kind.SIGN and unit.word in _OPENS_LIST]
    opens = {
        place
        for place in signs
        if place > 1 and units[place - 1].word == "من" and units[place - 2].word in _EACH
    }
    return tuple(unit for place, unit in enumerate(units) if place not in opens) if opens else units


def _governed(units: tuple[Unit, ...]) -> tuple[Unit, ...]:
    """Take verbs from words where only a noun stands: behind a preposition, before a day (``منذ أشهر``).

    A verb behind ``ثم`` goes on as one with ``و`` does.
    """
    found = list(units)
    for place, unit in enumerate(units):
        if not unit.finite or unit.case or unit.conjunction or unit.kind is not Kind.WORD:
            continue
        before = units[place - 1] if place else None
        if before is not None and before.word == _THEN:
            found[place] = replace(unit, conjunction=_THEN)
            continue
        if (before is not None and _governs(before, unit)) or _is_hour(units, place):
            triggers = tuple((form, of) for form, of in unit.triggers if not form.shape.finite)
            found[place] = replace(unit, triggers=triggers, finite=is_finite((), unit.speech))
    return tuple(found)


def _governs(before: Unit, unit: Unit) -> bool:
    """Whether a preposition or a noun for a need makes a noun of a word (``أهمية تناول``)."""
    needed = "needed" in before.kinds and all(form.shape.finite for form, _ in unit.triggers)
    return ("governs" in before.kinds or needed) and not before.finite


def _is_hour(units: tuple[Unit, ...], place: int) -> bool:
    """Whether a word is a time of the day before the day (``فجر الاثنين``)."""
    if "transparent" not in units[place].kinds:
        return False
    return any(unit.dated or "weekday" in unit.kinds for unit in units[place + 1 : place + 2])
