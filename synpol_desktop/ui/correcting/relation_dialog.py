"""Read a relation otherwise: its type, direction, date, place and modality."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox, QFormLayout, QLineEdit, QPushButton, QWidget

from synpol_desktop.core.dates import is_date_value
from synpol_desktop.core.ids import EntityId
from synpol_desktop.core.kinds import RELATION_TYPES, EntityType, Modality, RelationType
from synpol_desktop.core.records import RelationMention
from synpol_desktop.ui.correcting.fitting import fitting
from synpol_desktop.ui.dialogs.frame import FormDialog
from synpol_desktop.ui.i18n import isolate, tr
from synpol_desktop.ui.labels import Label
from synpol_desktop.ui.words import name_of
from synpol_desktop.workspace.edits import Reading

if TYPE_CHECKING:
    from synpol_desktop.workspace import Workspace


class RelationDialog(FormDialog):
    """Edits one relation mention; what is not changed stays as it was read."""

    def __init__(
        self, workspace: Workspace, relation: RelationMention, parent: QWidget | None = None
    ) -> None:
        super().__init__(tr("Edit the relation"), tr("Save"), parent)
        self._workspace, self._relation = workspace, relation
        self._turned = False
        self.ends = Label("", "title", wrap=True)
        self.turn = QPushButton(tr("Turn round"))
        self.turn.setAutoDefault(False)
        self.turn.clicked.connect(self._turn)
        self.type, self.modality, self.place = QComboBox(), QComboBox(), QComboBox()
        self.date = QLineEdit(relation.date or "", placeholderText="2023-11-08")
        for modality in Modality:
            self.modality.addItem(name_of(modality), modality.value)
        self.modality.setCurrentIndex(list(Modality).index(relation.modality))
        self._fill_types(relation.type)
        self._fill_places()
        form = QFormLayout()
        form.addRow(tr("Type"), self.type)
        form.addRow(tr("Modality"), self.modality)
        form.addRow(tr("Date"), self.date)
        form.addRow(tr("Place"), self.place)
        self.body.addWidget(self.ends)
        self.body.addWidget(self.turn)
        self.body.addLayout(form)
        self._show_ends()
        self.fit(440)

    def reading(self) -> Reading | None:
        """Return what the relation shall say, None if nothing was changed."""
        old = self._relation
        ends = (old.source, old.target, old.source_span, old.target_span)
        source, target, source_span, target_span = (
            (ends[1], ends[0], ends[3], ends[2]) if self._turned else ends
        )
        chosen = self.place.currentData()
        place = None if chosen is None else EntityId(chosen)
        kind, modality = RelationType(self.type.currentData()), Modality(self.modality.currentData())
        date = self.date.text().strip() or None
        said = (kind, modality, date, place)
        if not self._turned and said == (old.type, old.modality, old.date, old.place):
            return None
        return Reading(source, kind, target, source_span, target_span, modality, date, place)

    def problem(self) -> str:
        """Return what is wrong with the date."""
        date = self.date.text().strip()
        return (
            tr("Write the date as 2023-11-08, 2023-11 or 2023.") if date and not is_date_value(date) else ""
        )

    def _turn(self) -> None:
        self._turned = not self._turned
        self._fill_types(RelationType(self.type.currentData()))
        self._show_ends()

    def _names(self) -> tuple[EntityId, EntityId]:
        ends = (self._relation.source, self._relation.target)
        return (ends[1], ends[0]) if self._turned else ends

    def _show_ends(self) -> None:
        source, target = (self._workspace.entity(end).name for end in self._names())
        self.ends.setText(tr("From {source} to {target}", source=source, target=target))

    def _fill_types(self, chosen: RelationType) -> None:
        source, target = (self._workspace.entity(end).type for end in self._names())
        fit = fitting(source, target)
        self.type.clear()
        for kind in [*fit, *(kind for kind in RELATION_TYPES if kind not in fit)]:
            self.type.addItem(name_of(kind), kind.value)
        self.type.setCurrentIndex(self.type.findData(chosen.value))

    def _fill_places(self) -> None:
        """Offer the places that the article names."""
        workspace, relation = self._workspace, self._relation
        self.place.addItem(tr("none"), None)
        named = {mention.entity for mention in workspace.mentions(relation.article)}
        named |= {relation.place} if relation.place is not None else set()
        for entity in sorted(workspace.entities(sorted(named)), key=lambda entity: entity.name):
            if entity.type in (EntityType.GPE, EntityType.LOC):
                self.place.addItem(isolate(entity.name), int(entity.id))
        if relation.place is not None:
            at = self.place.findData(int(relation.place))
            self.place.setCurrentIndex(max(at, 0))
