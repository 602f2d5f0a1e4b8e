"""Undoing and redoing what a bulk job wrote."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar

from synpol_desktop.workspace.edits.base import Edit, Label, stored

if TYPE_CHECKING:
    from synpol_desktop.workspace.transaction import Transaction


@stored
@dataclass(frozen=True, slots=True)
class ToggleBatch:
    """Take the rows of a bulk job out of sight, or bring them back (``on``)."""

    KIND: ClassVar[str] = "toggle_batch"
    VERSION: ClassVar[int] = 1

    step: int
    on: bool

    def label(self, tx: Transaction) -> Label:  # noqa: ARG002 - a batch is labelled by its job
        """Say what the edit does."""
        return Label("batch", "Bulk job")

    def apply(self, tx: Transaction) -> Edit:
        """Switch articles and runs to what they were before or after the job."""
        tx.toggle_batch(self.step, on=self.on)
        return ToggleBatch(self.step, not self.on)

    def as_json(self) -> dict[str, Any]:
        """Return the fields as JSON values."""
        return {"step": self.step, "on": self.on}

    @classmethod
    def from_json(cls, fields: dict[str, Any]) -> ToggleBatch:
        """Return the edit that ``as_json`` wrote."""
        return cls(fields["step"], fields["on"])
