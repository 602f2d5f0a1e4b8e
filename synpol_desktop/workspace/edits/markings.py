"""Edits of names in texts: which words name what, and which name nothing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar

from synpol_desktop.core.errors import EditRefusedError
from synpol_desktop.core.found import FoundEntity
from synpol_desktop.core.ids import ArticleId, EntityId, MentionId
from synpol_desktop.core.kinds import DecisionState, EntityType, MentionKind
from synpol_desktop.core.spans import Span
from synpol_desktop.workspace.codes import ANALYST, KIND_CODES, now
from synpol_desktop.workspace.edits.anchors import Marked, Words
from synpol_desktop.workspace.edits.base import Edit, Label, stored

if TYPE_CHECKING:
    from synpol_desktop.workspace.transaction import Transaction


@stored
@dataclass(frozen=True, slots=True)
class SetMarkings:
    """Record what words name as it is given, None to withdraw it: what the other edits leave to undo."""

    KIND: ClassVar[str] = "set_markings"
    VERSION: ClassVar[int] = 1

    markings: tuple[tuple[Words, Marked | None], ...]

    def label(self, tx: Transaction) -> Label:  # noqa: ARG002
        """Say what the edit does."""
        return Label("set_markings", "Change names in texts")

    def apply(self, tx: Transaction) -> Edit:
        """Record them."""
        before = []
        for words, marked in self.markings:
            before.append((words, tx.marking(words)))
            tx.put_marking(words, marked)
        return SetMarkings(tuple(reversed(before)))

    def as_json(self) -> dict[str, Any]:
        """Return the fields as JSON values."""
        return {"markings": [[list(words), marked and list(marked)] for words, marked in self.markings]}

    @classmethod
    def from_json(cls, fields: dict[str, Any]) -> SetMarkings:
        """Return the edit that ``as_json`` wrote."""
        rows: list[tuple[Words, Marked | None]] = []
        for words, marked in fields["markings"]:
            said = Marked(DecisionState(marked[0]), *marked[1:]) if marked else None
            rows.append((Words(*words), said))
        return cls(tuple(rows))


@dataclass(frozen=True, slots=True)
class NewEntity:
    """An entity that may not be there yet; ``key`` as in ``FoundEntity``."""

    type: EntityType
    name: str
    key: str
    english: str = ""


Place = tuple[ArticleId, Span]


@stored
@dataclass(frozen=True, slots=True)
class MarkWords:
    """Say that words name an entity, in one place or in many."""

    KIND: ClassVar[str] = "mark_words"
    VERSION: ClassVar[int] = 1

    places: tuple[Place, ...]
    entity: EntityId | NewEntity
    kind: MentionKind = MentionKind.NAMED

    def label(self, tx: Transaction) -> Label:
        """Say what the edit does."""
        name = self.entity.name if isinstance(self.entity, NewEntity) else tx.entity(self.entity).name
        if len(self.places) == 1:
            return Label("mark_words.one", "Mark “{name}”", (("name", name),))
        places = (("name", name), ("count", str(len(self.places))))
        return Label("mark_words.many", "Mark “{name}” in {count} places", places)

    def apply(self, tx: Transaction) -> Edit:
        """Record it; what was said of exactly these words before is withdrawn."""
        key = tx.key_of(self._entity(tx))
        marked = Marked(DecisionState.ACCEPTED, key.key, KIND_CODES[self.kind], now())
        markings: list[tuple[Words, Marked | None]] = []
        for article, span in self.places:
            words = Words(tx.digest(article), span.start, span.end, key.type)
            others = tx.markings_at(words.digest, words.start, words.end)
            markings += [(other, None) for other in others if other != words]
            markings.append((words, marked))
        return SetMarkings(tuple(markings)).apply(tx)

    def _entity(self, tx: Transaction) -> EntityId:
        if not isinstance(self.entity, NewEntity):
            return self.entity
        new = self.entity
        if not new.name.strip():
            raise EditRefusedError("A name can't be empty.")
        return tx.add_entity(FoundEntity(new.type, new.name.strip(), (), new.key, new.english))

    def as_json(self) -> dict[str, Any]:
        """Return the fields as JSON values."""
        entity: Any = self.entity
        if isinstance(self.entity, NewEntity):
            entity = [self.entity.type.value, self.entity.name, self.entity.key, self.entity.english]
        places = [[article, span.start, span.end] for article, span in self.places]
        return {"places": places, "entity": entity, "kind": self.kind.value}

    @classmethod
    def from_json(cls, fields: dict[str, Any]) -> MarkWords:
        """Return the edit that ``as_json`` wrote."""
        entity = fields["entity"]
        known = (
            NewEntity(EntityType(entity[0]), *entity[1:]) if isinstance(entity, list) else EntityId(entity)
        )
        places = tuple((ArticleId(article), Span(a, b)) for article, a, b in fields["places"])
        return cls(places, known, MentionKind(fields["kind"]))


@stored
@dataclass(frozen=True, slots=True)
class UnmarkMentions:
    """Say that words name nothing of the type that was found there."""

    KIND: ClassVar[str] = "unmark_mentions"
    VERSION: ClassVar[int] = 1

    mentions: tuple[MentionId, ...]

    def label(self, tx: Transaction) -> Label:  # noqa: ARG002
        """Say what the edit does."""
        return Label("unmark_mentions", "Unmark {count} names", (("count", str(len(self.mentions))),))

    def apply(self, tx: Transaction) -> Edit:
        """Record it; it also holds for what an extraction finds there later."""
        rejected = Marked(DecisionState.REJECTED, "", 0, now())
        places = dict.fromkeys(tx.words(mention)[0] for mention in self.mentions)
        return SetMarkings(tuple((words, rejected) for words in places)).apply(tx)

    def as_json(self) -> dict[str, Any]:
        """Return the fields as JSON values."""
        return {"mentions": list(self.mentions)}

    @classmethod
    def from_json(cls, fields: dict[str, Any]) -> UnmarkMentions:
        """Return the edit that ``as_json`` wrote."""
        return cls(tuple(MentionId(mention) for mention in fields["mentions"]))


@stored
@dataclass(frozen=True, slots=True)
class ResizeMention:
    """Give a mention other words; it still names the same entity."""

    KIND: ClassVar[str] = "resize_mention"
    VERSION: ClassVar[int] = 1

    mention: MentionId
    span: Span

    def label(self, tx: Transaction) -> Label:  # noqa: ARG002
        """Say what the edit does."""
        return Label("resize_mention", "Change the words of a name")

    def apply(self, tx: Transaction) -> Edit:
        """Withdraw the old words and mark the new ones."""
        old, key, kind, rule = tx.words(self.mention)
        new = Words(old.digest, self.span.start, self.span.end, old.type)
        at = now()
        left = None if rule == ANALYST else Marked(DecisionState.REJECTED, "", 0, at)
        marked = Marked(DecisionState.ACCEPTED, key, kind, at)
        return SetMarkings(((old, left), (new, marked))).apply(tx)

    def as_json(self) -> dict[str, Any]:
        """Return the fields as JSON values."""
        return {"mention": self.mention, "span": [self.span.start, self.span.end]}

    @classmethod
    def from_json(cls, fields: dict[str, Any]) -> ResizeMention:
        """Return the edit that ``as_json`` wrote."""
        return cls(MentionId(fields["mention"]), Span(*fields["span"]))
