"""Edits of the workspace's documents: how the picture looks, how the graph is set."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar

from synpol_desktop.workspace.edits.base import Edit, Label, stored

if TYPE_CHECKING:
    from synpol_desktop.workspace.transaction import Transaction

_LABELS = {
    "style": Label("put_document.style", "Change the style"),
    "graph": Label("put_document.graph", "Change the graph's settings"),
}


@stored
@dataclass(frozen=True, slots=True)
class PutDocument:
    """Write a JSON document of the workspace under a name; without content, take it away.

    ``name_of_step`` is the label of the step, that of the document if left out.
    """

    KIND: ClassVar[str] = "put_document"
    VERSION: ClassVar[int] = 1

    name: str
    content: str | None
    name_of_step: Label | None = None

    def label(self, tx: Transaction) -> Label:  # noqa: ARG002
        """Say what the edit does."""
        other = Label("put_document", "Change “{name}”", (("name", self.name),))
        return self.name_of_step or _LABELS.get(self.name, other)

    def apply(self, tx: Transaction) -> Edit:
        """Write it; ValueError if it isn't JSON."""
        if self.content is not None:
            json.loads(self.content)
        before = tx.document(self.name)
        tx.put_document(self.name, self.content)
        return PutDocument(self.name, before)

    def as_json(self) -> dict[str, Any]:
        """Return the fields as JSON values."""
        return {"name": self.name, "content": self.content}

    @classmethod
    def from_json(cls, fields: dict[str, Any]) -> PutDocument:
        """Return the edit that ``as_json`` wrote."""
        return cls(fields["name"], fields["content"])
