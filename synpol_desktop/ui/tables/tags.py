"""The column of tags in the tables of actors and articles; it is there as soon as something is tagged."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from PySide6.QtCore import QObject

from synpol_desktop.core.changes import Changes
from synpol_desktop.core.notes import SubjectKind
from synpol_desktop.ui.desk import Desk
from synpol_desktop.ui.i18n import listed, tr
from synpol_desktop.ui.tables.model import Column
from synpol_desktop.ui.tables.panel import TablePanel

TAGS = "tags"
WIDTH_PX, FROM_WIDTH_PX = 84, 300

Row = TypeVar("Row")


def tag_column(tags: Callable[[Row], Sequence[str]]) -> Column[Row]:
    """Return the column that shows the tags of a row."""
    return Column(
        tr("Tags"),
        lambda row: listed(tags(row)),
        width=WIDTH_PX,
        from_width=FROM_WIDTH_PX,
        tip=lambda row: "\n".join(tags(row)),
        optional=TAGS,
    )


class TagColumn(QObject):
    """Shows the column of a table while anything of its kind has a tag."""

    def __init__(self, desk: Desk, kind: SubjectKind, panel: TablePanel[Any, Any]) -> None:
        super().__init__(panel)
        self._desk, self._kind, self._panel = desk, kind, panel
        desk.changed.connect(self._read_again)
        self._count()

    def _read_again(self, changes: Changes) -> None:
        if changes.notes or changes.facts or changes.metadata:
            self._count()

    def _count(self) -> None:
        workspace, kind = self._desk.workspace, self._kind
        self._desk.jobs.ask(
            f"tags {kind.value}",
            lambda: bool(workspace.tag_counts(kind)),
            lambda there: self._panel.show_column(TAGS, shown=there),
        )
