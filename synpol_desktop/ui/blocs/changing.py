"""The edits that change who belongs to which bloc. Knows no Qt.

What the analyst says of an actor's blocs is all that counts of it, so the first change of a row of the tables
takes the actor's other rows over as well.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from synpol_desktop.core.blocs import NONE, NONE_FIELD, BlocRow, english_names
from synpol_desktop.core.ids import EntityId
from synpol_desktop.core.labels import LabelLanguage
from synpol_desktop.core.notes import BlocMember
from synpol_desktop.workspace.edits import Edit, PutBlocs, PutDetail
from synpol_desktop.workspace.edits.base import Label
from synpol_desktop.workspace.edits.together import Together


def shown_name(bloc: str, language: LabelLanguage) -> str:
    """Return what a bloc is called in the language of labels."""
    return bloc if language is LabelLanguage.ARABIC else english_names().get(bloc, bloc)


def put(rows: Iterable[BlocRow], entity: EntityId, name: str, *, nowhere: bool) -> Edit:
    """Return the edit that makes these all blocs of an actor.

    Parameters
    ----------
    name : str
        What the actor is called, for the history.
    nowhere : bool
        Whether the analyst took the actor out of all blocs before.
    """
    kept = tuple(BlocMember(entity, row.bloc, row.first, row.last) for row in rows)
    edits: list[Edit] = [PutBlocs(entity, kept)]
    if nowhere and kept:
        edits.append(PutDetail(entity, NONE_FIELD, None))
    elif not nowhere and not kept:
        edits.append(PutDetail(entity, NONE_FIELD, NONE))
    return _together(edits, name)


def as_tables(entity: EntityId, name: str, *, nowhere: bool) -> Edit:
    """Return the edit that lets the tables speak of an actor's blocs again."""
    edits: list[Edit] = [PutBlocs(entity, ())]
    if nowhere:
        edits.append(PutDetail(entity, NONE_FIELD, None))
    return _together(edits, name)


def replaced(rows: Sequence[BlocRow], before: BlocRow, after: BlocRow | None) -> list[BlocRow]:
    """Return an actor's rows with another one in the place of one; without it if there is none."""
    new: list[BlocRow] = []
    for row in rows:
        if row is not before:
            new.append(row)
        elif after is not None:
            new.append(after)
    return new


def _together(edits: list[Edit], name: str) -> Edit:
    return Together(tuple(edits), Label("put_blocs", "Change the blocs of “{name}”", (("name", name),)))
