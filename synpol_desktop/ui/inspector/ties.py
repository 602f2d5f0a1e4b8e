"""The strongest ties of an actor, by quad; each leads to its evidence."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QColor
from PySide6.QtWidgets import QVBoxLayout, QWidget

from synpol_desktop.core.ids import EntityId
from synpol_desktop.core.kinds import QUADS, Quad
from synpol_desktop.core.records import RelationKey, RelationRow
from synpol_desktop.ui.desk import Desk
from synpol_desktop.ui.i18n import ntr, number, tr
from synpol_desktop.ui.inspector.rows import LinkRow
from synpol_desktop.ui.labels import Label
from synpol_desktop.ui.words import name_of

TIES_A_QUAD, MORE = 12, 48
"""So many ties of a quad are shown at first, and so many more at a time."""


class TiesBox(QWidget):
    """Shows ties under the filter; only those that are seen are read."""

    def __init__(self, desk: Desk, entity: EntityId, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._entity = desk, entity
        self._keys = desk.workspace.ties_by_quad(entity, desk.filter)
        first = {quad: list(self._keys[quad][:TIES_A_QUAD]) for quad in QUADS}
        rows = self._read([key for quad in QUADS for key in first[quad]])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(1)
        for quad in QUADS:
            if first[quad]:
                column.addWidget(Label(name_of(quad), "section"))
                part = QVBoxLayout()
                part.setSpacing(1)
                column.addLayout(part)
                self._add(part, quad, [rows[key] for key in first[quad] if key in rows], TIES_A_QUAD)

    def _read(self, keys: Sequence[RelationKey]) -> dict[RelationKey, RelationRow]:
        return {row.key: row for row in self._desk.workspace.relation_rows(keys, self._desk.filter)}

    def _add(self, part: QVBoxLayout, quad: Quad, ties: Sequence[RelationRow], shown: int) -> None:
        """Add ties, of which so many are shown then."""
        for tie in ties:
            part.addWidget(self._line(tie))
        rest = len(self._keys[quad]) - shown
        if rest > 0:
            more = LinkRow(ntr("and {n} more", "and {n} more", rest))
            more.followed.connect(lambda: self._add_more(part, more, quad, shown))
            part.addWidget(more)

    def _add_more(self, part: QVBoxLayout, link: LinkRow, quad: Quad, shown: int) -> None:
        part.removeWidget(link)
        link.hide()
        link.deleteLater()
        keys = list(self._keys[quad][shown : shown + MORE])
        rows = self._read(keys)
        self._add(part, quad, [rows[key] for key in keys if key in rows], shown + MORE)

    def _line(self, tie: RelationRow) -> LinkRow:
        outgoing = tie.key.source == self._entity
        other = tie.target_name if outgoing else tie.source_name
        if tie.key.type.symmetric or outgoing:
            text = tr("{relation} {other}", relation=name_of(tie.key.type), other=other)
        else:
            text = tr("{other} {relation} it", relation=name_of(tie.key.type), other=other)
        link = LinkRow(text, number(tie.mentions), QColor.fromRgb(self._desk.style.line(tie.key.type)))
        link.followed.connect(lambda: self._desk.selection.select_relation(tie.key))
        return link
