"""Documents written in a test: ``{{a:PER|بدر}}`` is a mention of a, ``[[c|اليمني]]`` an adjective of c."""

import re

from synpol_desktop.arabic.dates import find_dates
from synpol_desktop.arabic.tokens import sentences, tokenize
from synpol_desktop.core.found import FoundEntity, FoundMention
from synpol_desktop.core.kinds import EntityType, MentionKind
from synpol_desktop.core.spans import Span
from synpol_desktop.extraction.document import Adjective, Document

_MARK = re.compile(r"\{\{(\w+)(?::(\w+))?\|([^{}|]+)\}\}|\[\[(\w+)\|([^\[\]|]+)\]\]")


def document(marked: str, published: str | None = None) -> Document:
    """Build the document that the stages before would hand over; an adjective may precede its entity."""
    text, last = "", 0
    names: list[str] = []
    types: dict[str, EntityType] = {}
    surfaces: dict[str, list[str]] = {}
    mentions, adjectives = [], []
    for match in _MARK.finditer(marked):
        text += marked[last : match.start()]
        last = match.end()
        name, kind, surface, owner, adjective = match.groups()
        key = name or owner
        if key not in names:
            names.append(key)
        if name:
            if kind:
                types[key] = EntityType(kind)
            surfaces.setdefault(key, []).append(surface)
            span = Span(len(text), len(text) + len(surface))
            mentions.append(FoundMention(names.index(key), span, MentionKind.NAMED, 1.0, "test"))
        else:
            types.setdefault(key, EntityType.GPE)
            span = Span(len(text), len(text) + len(adjective))
            adjectives.append(Adjective(span, names.index(key)))
        text += surface or adjective
    text += marked[last:]
    entities = tuple(
        FoundEntity(
            types[key], (surfaces.get(key) or [key])[0], tuple(surfaces.get(key, [key])), f"test:{key}"
        )
        for key in names
    )
    return Document(
        text=text,
        published=published,
        tokens=tuple(tokenize(text)),
        sentences=tuple(sentences(text)),
        furniture=(),
        entities=entities,
        mentions=tuple(mentions),
        adjectives=tuple(adjectives),
        dates=tuple(find_dates(text, published)),
    )


def entity(read: Document, key: str) -> int:
    """Return the number of the entity that the marks call by a key."""
    number = read.entity_with_key(f"test:{key}")
    assert number is not None
    return number


def key_of(read: Document, number: int) -> str:
    """Return the mark's key of an entity."""
    return read.entities[number].key.removeprefix("test:")
