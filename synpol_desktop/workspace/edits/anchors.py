"""Where decisions hold: places in texts, by the text's digest, and entities by what identifies them."""

from __future__ import annotations

from typing import NamedTuple

from synpol_desktop.core.kinds import DecisionState


class Anchor(NamedTuple):
    """Where a relation is stated: an article's digest, the type's code and the words for both ends."""

    digest: str
    type: int
    source_start: int
    source_end: int
    target_start: int
    target_end: int


class Decided(NamedTuple):
    """What was said of it, and when."""

    state: DecisionState
    at: str


class Key(NamedTuple):
    """What identifies an entity in every file: the type's code and the key that extraction gave it."""

    type: int
    key: str


class Words(NamedTuple):
    """Words of a text as the name of something of a type (its code)."""

    digest: str
    start: int
    end: int
    type: int


class Marked(NamedTuple):
    """What was said of words: what they name (accepted), or that they name nothing of the type (rejected)."""

    state: DecisionState
    key: str
    kind: int
    at: str


class Stated(NamedTuple):
    """What a relation that the analyst read says beside its anchor, as codes and keys."""

    source_type: int
    source_key: str
    target_type: int
    target_key: str
    evidence_start: int
    evidence_end: int
    trigger_start: int | None
    trigger_end: int | None
    modality: int
    role: str | None
    date: str | None
    place_type: int | None
    place_key: str | None
    speaker_type: int | None
    speaker_key: str | None
    at: str


class Place(NamedTuple):
    """What a note is on, in every file: an article by its digest, else an entity, or both ends of a relation.

    Types are codes; -1 where there is nothing to be named.
    """

    digest: str = ""
    source_type: int = -1
    source_key: str = ""
    type: int = -1
    target_type: int = -1
    target_key: str = ""

    @property
    def entities(self) -> tuple[Key, ...]:
        """The entities that it names."""
        if self.digest:
            return ()
        source = Key(self.source_type, self.source_key)
        return (source,) if self.type < 0 else (source, Key(self.target_type, self.target_key))


class Said(NamedTuple):
    """What is said of an entity in a field."""

    value: str


class Period(NamedTuple):
    """The first and last day in a bloc, as ordinals; None for open."""

    first_day: int | None
    last_day: int | None
