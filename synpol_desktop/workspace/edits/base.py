"""What an edit is, and how it is written down."""

from __future__ import annotations

import dataclasses
import json
from typing import TYPE_CHECKING, Any, ClassVar, Protocol, TypeVar

if TYPE_CHECKING:
    from synpol_desktop.workspace.transaction import Transaction


@dataclasses.dataclass(frozen=True, slots=True)
class Label:
    """The name of a step of the history: a key to translate, and what stands in its places.

    ``english`` is the text with the places in braces.
    """

    key: str
    english: str
    places: tuple[tuple[str, str], ...] = ()

    def __str__(self) -> str:
        return self.english.format(**dict(self.places))


class Edit(Protocol):
    """One act of the analyst: a frozen value that can be applied, taken back and stored as JSON."""

    KIND: ClassVar[str]
    VERSION: ClassVar[int]

    def label(self, tx: Transaction) -> Label:
        """Say what the edit does; asked before it is applied."""
        ...

    def apply(self, tx: Transaction) -> Edit:
        """Do it and return the edit that takes it back."""
        ...

    def as_json(self) -> dict[str, Any]:
        """Return the fields as JSON values."""
        ...

    @classmethod
    def from_json(cls, fields: dict[str, Any]) -> Edit:
        """Return the edit that ``as_json`` wrote."""
        ...


_KINDS: dict[tuple[str, int], type[Edit]] = {}

E = TypeVar("E", bound=type[Edit])


def stored(edit: E) -> E:
    """Register a class of edits, so that the history can read it back."""
    _KINDS[edit.KIND, edit.VERSION] = edit
    return edit


def dump(edit: Edit) -> str:
    """Write an edit as versioned JSON."""
    return json.dumps(to_json(edit), ensure_ascii=False, separators=(",", ":"))


def load(text: str) -> Edit:
    """Read what `dump` wrote, in this release or an earlier one."""
    return of_json(json.loads(text))


def to_json(edit: Edit) -> dict[str, Any]:
    """Return the edit with its kind and version as JSON values."""
    return {"kind": edit.KIND, "v": edit.VERSION, **edit.as_json()}


def of_json(fields: dict[str, Any]) -> Edit:
    """Return the edit that `to_json` made.

    Raises
    ------
    ValueError
        If no such kind and version of edit is known.
    """
    fields = dict(fields)
    key = (fields.pop("kind"), fields.pop("v"))
    if key not in _KINDS:
        raise ValueError(f"unknown edit {key}")
    return _KINDS[key].from_json(fields)
