"""The history: steps that can be undone and redone, kept in the file."""

from __future__ import annotations

import json
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, func, insert, select, update

from synpol_desktop.core.changes import Changes
from synpol_desktop.core.errors import EditRefusedError
from synpol_desktop.core.ids import StepId
from synpol_desktop.core.records import HistoryStep
from synpol_desktop.workspace.codes import now
from synpol_desktop.workspace.edits.base import Edit, Label, dump, load
from synpol_desktop.workspace.edits.batches import ToggleBatch
from synpol_desktop.workspace.schema import step
from synpol_desktop.workspace.statements import fetch
from synpol_desktop.workspace.transaction import Transaction

DONE, UNDONE, DROPPED = 1, 0, -1


def do(tx: Transaction, edit: Edit) -> None:
    """Apply an edit as a new step; what was undone before can't be redone any more."""
    label = edit.label(tx)
    back = edit.apply(tx)
    record(tx, label, back)


def record(tx: Transaction, label: Label, back: Edit | None, notice: str = "") -> StepId:
    """Write a step whose edit takes it back; None for a bulk job, which is taken back by its rows."""
    connection = tx.connection
    connection.execute(update(step).where(step.c.state == UNDONE).values(state=DROPPED))
    values = {
        "at": now(),
        "label_key": label.key,
        "places": json.dumps(label.places, ensure_ascii=False),
        "label": str(label),
        "state": DONE,
        "edit": "" if back is None else dump(back),
        "notice": notice,
    }
    key = connection.execute(insert(step).values(values)).inserted_primary_key
    assert key is not None
    id_ = int(key[0])
    if back is None:
        edit = dump(ToggleBatch(id_, on=False))
        connection.execute(update(step).where(step.c.id == id_).values(edit=edit))
    tx.touch(Changes(metadata=bool(notice), history=True))
    return StepId(id_)


def notices(connection: Connection) -> list[str]:
    """Return what the steps that are done say of the workspace, each text once."""
    query = "SELECT notice FROM step WHERE notice <> '' AND state = ? GROUP BY notice ORDER BY min(id)"
    return [notice for (notice,) in fetch(connection, query, [DONE])]


def undo(tx: Transaction, running: set[int]) -> HistoryStep:
    """Take the last step back.

    Raises
    ------
    EditRefusedError
        If there is none, or it is a job that still runs.
    """
    return _turn(tx, func.max(step.c.id), DONE, UNDONE, running, "There is nothing to undo.")


def redo(tx: Transaction, running: set[int]) -> HistoryStep:
    """Do the last undone step again.

    Raises
    ------
    EditRefusedError
        If there is none.
    """
    return _turn(tx, func.min(step.c.id), UNDONE, DONE, running, "There is nothing to redo.")


def steps(connection: Connection, limit: int) -> list[HistoryStep]:
    """Return the newest steps that were not dropped, newest first."""
    query = select(step).where(step.c.state != DROPPED).order_by(step.c.id.desc()).limit(limit)
    return [_step(row) for row in connection.execute(query)]


def _turn(
    tx: Transaction, which: ColumnElement[int], state: int, turned: int, running: set[int], none: str
) -> HistoryStep:
    connection = tx.connection
    wanted = select(which).where(step.c.state == state).scalar_subquery()
    row = connection.execute(select(step).where(step.c.id == wanted)).one_or_none()
    if row is None:
        raise EditRefusedError(none)
    if row.id in running:
        raise EditRefusedError(
            "“{label}” is still running.", hint="Stop it first, then undo it.", label=row.label
        )
    back = load(row.edit).apply(tx)
    connection.execute(update(step).where(step.c.id == row.id).values(state=turned, edit=dump(back)))
    tx.touch(Changes(metadata=bool(row.notice), history=True))
    return _step(row, done=turned == DONE)


def _step(row: Row[Any], *, done: bool | None = None) -> HistoryStep:
    places = tuple((name, value) for name, value in json.loads(row.places))
    return HistoryStep(
        StepId(row.id), row.label, row.at, row.state == DONE if done is None else done, row.label_key, places
    )
