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
        changed = []
        for article, span in self.places:
            digest = tx.digest(article)
            if (tx.passed(digest, span.start, span.end) is not None) != self.done:
                tx.put_passed(digest, span.start, span.end, now() if self.done else None)
                changed.append((article, span))
        return PassSentences(tuple(changed), not self.done)

    def as_json(self) -> dict[str, Any]:
        """Return the fields as JSON values."""
        return {"places": [[article, s.start, s.end] for article, s in self.places], "done": self.done}

    @classmethod
    def from_json(cls, fields: dict[str, Any]) -> PassSentences:
        """Return the edit that ``as_json`` wrote."""
        return cls(tuple((ArticleId(a), Span(b, c)) for a, b, c in fields["places"]), fields["done"])
