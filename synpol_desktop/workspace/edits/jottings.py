"""Notes, blocs and tags as edits keep them: values that know no table."""

from __future__ import annotations

from typing import NamedTuple

from synpol_desktop.core.notes import SubjectKind


class Written(NamedTuple):
    """A note, and when it was written."""

    text: str
    at: str


class Belonging(NamedTuple):
    """A bloc and the first and last day in it, as ordinals."""

    bloc: str
    first_day: int | None = None
    last_day: int | None = None


class Tagged(NamedTuple):
    """A tag of an entity or an article."""

    kind: SubjectKind
    id: int
    tag: str
