"""Edits of the review: sentences that the analyst is done with."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar

from synpol_desktop.core.ids import ArticleId
from synpol_desktop.core.spans import Span
from synpol_desktop.workspace.codes import now
from synpol_desktop.workspace.edits.base import Edit, Label, stored
from synpol_desktop.workspace.edits.markings import Place

if TYPE_CHECKING:
    from synpol_desktop.workspace.transaction import Transaction


@stored
@dataclass(frozen=True, slots=True)
class SetPassages:
    """Record since when sentences are done with as it is given: what `PassSentences` leaves to undo."""

    KIND: ClassVar[str] = "set_passages"
    VERSION: ClassVar[int] = 1

    passages: tuple[tuple[str, int, int, str | None], ...]
    """Digest, start, end and time; None for a sentence that waits."""

    def label(self, tx: Transaction) -> Label:  # noqa: ARG002
        """Say what the edit does."""
        return Label("set_passages", "Change what is done with")

    def apply(self, tx: Transaction) -> Edit:
        """Record it."""
        before = []
        for digest, start, end, at in self.passages:
            before.append((digest, start, end, tx.passed(digest, start, end)))
            tx.put_passed(digest, start, end, at)
        return SetPassages(tuple(reversed(before)))

    def as_json(self) -> dict[str, Any]:
        """Return the fields as JSON values."""
        return {"passages": [list(passage) for passage in self.passages]}

    @classmethod
    def from_json(cls, fields: dict[str, Any]) -> SetPassages:
        """Return the edit that ``as_json`` wrote."""
        return cls(tuple((digest, start, end, at) for digest, start, end, at in fields["passages"]))


@stored
@dataclass(frozen=True, slots=True)
class PassSentences:
    """Say that sentences state no relation (``done``), or that they wait again."""

    KIND: ClassVar[str] = "pass_sentences"
    VERSION: ClassVar[int] = 1

    places: tuple[Place, ...]
    done: bool = True

    def label(self, tx: Transaction) -> Label:  # noqa: ARG002
        """Say what the edit does."""
        return Label("pass_sentences", "Pass {count} sentences", (("count", str(len(self.places))),))

    def apply(self, tx: Transaction) -> Edit:
        """Record it."""
        at = now() if self.done else None
        places = ((tx.digest(article), span.start, span.end) for article, span in self.places)
        return SetPassages(tuple((*place, at) for place in dict.fromkeys(places))).apply(tx)

    def as_json(self) -> dict[str, Any]:
        """Return the fields as JSON values."""
        return {"places": [[article, s.start, s.end] for article, s in self.places], "done": self.done}

    @classmethod
    def from_json(cls, fields: dict[str, Any]) -> PassSentences:
        """Return the edit that ``as_json`` wrote."""
        return cls(tuple((ArticleId(a), Span(b, c)) for a, b, c in fields["places"]), fields["done"])
