"""Several edits as one step."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar

from synpol_desktop.workspace.edits.base import Edit, Label, of_json, stored, to_json

if TYPE_CHECKING:
    from synpol_desktop.workspace.transaction import Transaction


@stored
@dataclass(frozen=True, slots=True)
class Together:
    """Apply edits in order; they are undone in the reverse order, all or none.

    ``name`` is the label of the step; if left out, that of the first edit is taken.
    """

    KIND: ClassVar[str] = "together"
    VERSION: ClassVar[int] = 1

    edits: tuple[Edit, ...]
    name: Label | None = None

    def label(self, tx: Transaction) -> Label:
        """Say what the edit does."""
        if self.name is not None:
            return self.name
        if self.edits:
            return self.edits[0].label(tx)
        return Label("together", "Several changes")

    def apply(self, tx: Transaction) -> Edit:
        """Apply all."""
        return Together(tuple(reversed([edit.apply(tx) for edit in self.edits])))

    def as_json(self) -> dict[str, Any]:
        """Return the edits as JSON values."""
        return {"edits": [to_json(edit) for edit in self.edits]}

    @classmethod
    def from_json(cls, fields: dict[str, Any]) -> Together:
        """Return the edit that ``as_json`` wrote."""
        return cls(tuple(of_json(edit) for edit in fields["edits"]))
