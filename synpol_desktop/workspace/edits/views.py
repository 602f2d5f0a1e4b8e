"""Edits of the views that are kept."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar

from synpol_desktop.core.views import SavedView
from synpol_desktop.workspace.edits.base import Edit, Label, stored

if TYPE_CHECKING:
    from synpol_desktop.workspace.transaction import Transaction


@stored
@dataclass(frozen=True, slots=True)
class PutView:
    """Keep a view under a name, in place of one that has it; without content, forget it."""

    KIND: ClassVar[str] = "put_view"
    VERSION: ClassVar[int] = 1

    name: str
    content: str | None

    @classmethod
    def keep(cls, view: SavedView) -> PutView:
        """Return the edit that keeps a view."""
        return cls(view.name, view.content())

    def label(self, tx: Transaction) -> Label:  # noqa: ARG002
        """Say what the edit does."""
        places = (("name", self.name),)
        if self.content is None:
            return Label("put_view.forget", "Forget the view “{name}”", places)
        return Label("put_view.keep", "Keep the view “{name}”", places)

    def apply(self, tx: Transaction) -> Edit:
        """Keep or forget it."""
        before = tx.view(self.name)
        tx.put_view(self.name, self.content)
        return PutView(self.name, before)

    def as_json(self) -> dict[str, Any]:
        """Return the fields as JSON values."""
        return {"name": self.name, "content": self.content}

    @classmethod
    def from_json(cls, fields: dict[str, Any]) -> PutView:
        """Return the edit that ``as_json`` wrote."""
        return cls(fields["name"], fields["content"])
