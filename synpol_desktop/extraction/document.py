"""One text on its way through the stages, with the queries that the stages share."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property

from synpol_desktop.arabic.tokens import Token
from synpol_desktop.core.found import FoundDate, FoundEntity, FoundMention
from synpol_desktop.core.spans import Span


@dataclass(frozen=True, slots=True)
class Adjective:
    """A word like اليمني that carries a state (or bloc) without being a mention of it.

    ``entity`` is an entity of the same document: the state that the word belongs to.
    """

    span: Span
    entity: int


@dataclass(frozen=True)
class Document:
    """A text with what the stages before have found in it.

    Parameters
    ----------
    published : str or None
        The article's date value (see ``core.dates``).
    tokens, sentences, mentions, adjectives, dates : tuple
        In reading order. Mentions never overlap each other, nor furniture.
    furniture : tuple of Span
        Link lines, share buttons, sizes: nothing is found in them.
    datelines : tuple of Span
        Lines that name a place and perhaps a day, but tell nothing.
    entities : tuple of FoundEntity
        A mention's ``entity`` is an index into it.
    """

    text: str
    published: str | None
    tokens: tuple[Token, ...]
    sentences: tuple[Span, ...]
    furniture: tuple[Span, ...]
    entities: tuple[FoundEntity, ...]
    mentions: tuple[FoundMention, ...]
    adjectives: tuple[Adjective, ...]
    dates: tuple[FoundDate, ...]
    datelines: tuple[Span, ...] = ()

    def entity_of(self, mention: FoundMention) -> FoundEntity:
        """Return the entity that a mention denotes."""
        return self.entities[mention.entity]

    def entity_with_key(self, key: str) -> int | None:
        """Return the number of the entity with this key, None where the document doesn't have it."""
        return self._numbers.get(key)

    def mentions_of(self, entity: int) -> tuple[FoundMention, ...]:
        """Return an entity's mentions in reading order."""
        return self._by_entity.get(entity, ())

    def mentions_in(self, span: Span) -> tuple[FoundMention, ...]:
        """Return the mentions that lie wholly inside a span."""
        first = bisect_left(self._mention_starts, span.start)
        last = bisect_left(self._mention_starts, span.end)
        found = self.mentions[first:last]
        if found and found[-1].span.end > span.end:
            return found[:-1]
        return found

    def mention_at(self, offset: int) -> FoundMention | None:
        """Return the mention that covers an offset."""
        place = bisect_right(self._mention_starts, offset) - 1
        if place >= 0 and offset < self.mentions[place].span.end:
            return self.mentions[place]
        return None

    def token_range(self, span: Span) -> range:
        """Return the indices of the tokens that begin inside a span."""
        return range(bisect_left(self._token_starts, span.start), bisect_left(self._token_starts, span.end))

    def tokens_in(self, span: Span) -> tuple[Token, ...]:
        """Return the tokens that begin inside a span."""
        places = self.token_range(span)
        return self.tokens[places.start : places.stop]

    def token_at(self, offset: int) -> int | None:
        """Return the index of the token that covers an offset."""
        place = bisect_right(self._token_starts, offset) - 1
        if place >= 0 and offset < self.tokens[place].span.end:
            return place
        return None

    def sentence_at(self, offset: int) -> int | None:
        """Return the index of the sentence that covers an offset."""
        place = bisect_right(self._sentence_starts, offset) - 1
        if place >= 0 and offset < self.sentences[place].end:
            return place
        return None

    def in_furniture(self, span: Span) -> bool:
        """Whether a span touches page furniture."""
        place = bisect_left(self._furniture_ends, span.start + 1)
        return place < len(self.furniture) and self.furniture[place].start < span.end

    def tells(self, span: Span) -> bool:
        """Whether a line or sentence is told: no furniture and no dateline."""
        return not (self.in_furniture(span) or any(line.overlaps(span) for line in self.datelines))

    @cached_property
    def _mention_starts(self) -> list[int]:
        return [mention.span.start for mention in self.mentions]

    @cached_property
    def _token_starts(self) -> list[int]:
        return [token.span.start for token in self.tokens]

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return [sentence.start for sentence in self.sentences]

    @cached_property
    def _furniture_ends(self) -> list[int]:
        return [span.end for span in self.furniture]

    @cached_property
    def _numbers(self) -> dict[str, int]:
        return {entity.key: number for number, entity in enumerate(self.entities)}

    @cached_property
    def _by_entity(self) -> dict[int, tuple[FoundMention, ...]]:
        groups: defaultdict[int, list[FoundMention]] = defaultdict(list)
        for mention in self.mentions:
            groups[mention.entity].append(mention)
        return {entity: tuple(mentions) for entity, mentions in groups.items()}
