"""Who speaks by the layout of a page alone: the guest of an interview, the issuer of a communiqué."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from synpol_desktop.core.found import FoundMention
from synpol_desktop.core.kinds import EntityType
from synpol_desktop.core.spans import Span
from synpol_desktop.extraction.document import Document
from synpol_desktop.extraction.relating.ends import End
from synpol_desktop.extraction.relating.lexicon import Lexicon

_HEAD_LINES = 4
_FOOT_LINES = 3
_LEAST_QUESTIONS = 2
_LONGEST_QUESTION = 240
_LONGEST_HEAD = 60
_BYLINE = 20
"""Letters beside a name in a line that only says who wrote or asks."""
_QUOTED = 2
"""Signs before a name that a line is nothing but."""


@dataclass(frozen=True, slots=True)
class Floor:
    """A passage that somebody speaks; nobody does where its speakers are empty, as in a question."""

    speakers: tuple[End, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of the page; ``mark`` is what it opens with: a sign, a letter, or the name before a colon."""

    span: Span
    mark: str | int
    asks: bool


class Voices:
    """Reads the layout of one document."""

    def __init__(self, document: Document, words: Lexicon) -> None:
        self._document = document
        self._words = words
        lines = list(self._lines())
        self.author = self._author(lines)
        """Who says *we* outside of all quotes: the issuer of a communiqué."""
        self.parties = self._parties(lines)
        """The two states of a joint communiqué, who are *the two sides* all through it."""
        self._floors = list(self._interview(lines))

    def floor(self, span: Span) -> Floor | None:
        """Return the floor that a sentence opens, asked for in the order of the text."""
        while self._floors and self._floors[0].span.end <= span.start:
            self._floors.pop(0)
        opens = bool(self._floors) and self._floors[0].span.start <= span.start
        return self._floors.pop(0) if opens else None

    def _lines(self) -> Iterator[_Line]:
        text = self._document.text
        start = 0
        for line in text.split("\n"):
            body = line.strip()
            if body:
                first = start + line.index(body[0])
                span = Span(first, first + len(body))
                if self._document.tells(span):
                    yield _Line(span, self._mark(span), body.endswith("؟"))
            start += len(line) + 1

    def _mark(self, span: Span) -> str | int:
        """Return what a line opens with: the entity before its colon, a letter with one, or a sign."""
        text = self._document.text
        colon = text.find(":", span.start, min(span.end, span.start + _LONGEST_HEAD))
        tokens = list(self._document.tokens_in(Span(span.start, min(span.end, span.start + _LONGEST_HEAD))))
        if colon > 0:
            heads = [mention for mention in self._document.mentions_in(span) if mention.span.end <= colon]
            if heads and not text[heads[-1].span.end : colon].strip():
                return heads[-1].entity
            if tokens and self._words.has("turn", tokens[0].folded):
                return tokens[0].folded
        sign = tokens[0].folded if tokens else ""
        return "" if not sign or sign[0].isalnum() or self._words.has("quote", sign) else sign

    def _author(self, lines: list[_Line]) -> tuple[End, ...]:
        """Return the body that issues the communiqué which the page is."""
        for number, line in enumerate(lines[:_HEAD_LINES]):
            words = [token.folded for token in self._document.tokens_in(line.span)]
            announced = words if self._document.text[line.span.end - 1] == ":" else words[:3]
            if not any(self._words.has("communique", word) for word in announced):
                continue
            above, below = lines[max(0, number - 2) : number], lines[number + 1 : number + 3]
            # A line of its own, the signature too, tells better than a body that is called upon.
            alone = [each for each in (*below, *reversed(lines[-_FOOT_LINES:])) if self._names_one(each)]
            for other in (*filter(self._names_one, above), line, *alone, *below):
                for mention in self._document.mentions_in(other.span):
                    if self._document.entities[mention.entity].type is EntityType.ORG:
                        return (End(mention.entity, mention.span),)
        return ()

    def _names_one(self, line: _Line) -> bool:
        """Whether a line is the name of a body and little else, as the head of a letter or its signature."""
        first = next(iter(self._document.mentions_in(line.span)), None)
        return (
            first is not None
            and self._document.entities[first.entity].type is EntityType.ORG
            and first.span.start - line.span.start <= _QUOTED
            and len(line.span) - len(first.span) < _BYLINE
        )

    def _parties(self, lines: list[_Line]) -> tuple[End, ...]:
        document = self._document
        for number, line in enumerate(lines[:_HEAD_LINES]):
            words = [token.folded for token in document.tokens_in(line.span)]
            classes = self._words.classes
            if classes["joint"].isdisjoint(words) or classes["communique"].isdisjoint(words):
                continue
            for last in lines[number : number + 3]:
                states = self._states(line.span.join(last.span))
                if len(states) > 1:
                    return states[:2]
        return ()

    def _states(self, head: Span) -> tuple[End, ...]:
        document = self._document
        named = [End(mention.entity, mention.span) for mention in document.mentions_in(head)]
        named += [End(each.entity, each.span) for each in document.adjectives if head.contains(each.span)]
        states: dict[int, End] = {}
        for end in sorted(named, key=lambda end: end.span):
            if document.entities[end.entity].type is EntityType.GPE and document.tells(end.span):
                states.setdefault(end.entity, end)
        return tuple(states.values())

    def _interview(self, lines: list[_Line]) -> Iterator[Floor]:
        """Yield the questions and the answers of a page that is an interview."""
        short = [line for line in lines if line.asks and len(line.span) <= _LONGEST_QUESTION]
        marks = Counter(line.mark for line in short if line.mark != "")
        asking = {mark for mark, count in marks.items() if count >= _LEAST_QUESTIONS}
        questions = [line for line in lines if line.mark in asking or (line in short and not asking)]
        guest = self._guest(lines, questions)
        if len(questions) < _LEAST_QUESTIONS or guest is None:
            return
        asked = {line.span.start for line in questions}
        answered = False
        for number, line in enumerate(lines):
            if line.span.start in asked:
                yield Floor((), line.span)
                answered = False
                continue
            answered = answered or isinstance(line.mark, int)
            if line.span.start < questions[0].span.start or answered:
                continue
            answered = True
            yield Floor((guest,), Span(line.span.start, self._end(lines, number, asked)))

    @staticmethod
    def _end(lines: list[_Line], number: int, asked: set[int]) -> int:
        """Return where an answer ends: before the next question; the last one with its first paragraph."""
        for at in range(number + 1, len(lines)):
            if lines[at].span.start in asked:
                return lines[at - 1].span.end
        return lines[number].span.end

    def _guest(self, lines: list[_Line], questions: list[_Line]) -> End | None:
        """Return the person whom the head of an interview names most often, but for who asks."""
        if not questions:
            return None
        persons: list[FoundMention] = []
        announced = any(line.mark == mark for line in lines for mark in ("ج", "جواب"))
        for line in lines:
            if line.span.start >= questions[0].span.start:
                break
            tokens = [token.folded for token in self._document.tokens_in(line.span)]
            here = [
                mention
                for mention in self._document.mentions_in(line.span)
                if self._document.entities[mention.entity].type is EntityType.PER
            ]
            asks = any(self._words.has("interviewer", word) for word in tokens)
            announced = announced or asks or any(self._words.has("interview", word) for word in tokens)
            announced = announced or (line is lines[0] and isinstance(line.mark, int))
            signed = line is not lines[0] and any(len(line.span) - len(each.span) < _BYLINE for each in here)
            persons += [] if asks or signed else here * (2 if line is lines[0] else 1)
        if not persons or not announced:
            return None
        counts = Counter(mention.entity for mention in persons)
        best = max(persons, key=lambda mention: counts[mention.entity])
        return End(best.entity, best.span)
