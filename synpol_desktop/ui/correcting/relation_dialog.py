"""Read a relation otherwise: its ends, type, direction, date, place and modality."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox, QFormLayout, QLineEdit, QPushButton, QWidget

from synpol_desktop.core.dates import is_date_value
from synpol_desktop.core.ids import EntityId
from synpol_desktop.core.kinds import RELATION_TYPES, EntityType, Modality, RelationType
from synpol_desktop.core.records import RelationMention
from synpol_desktop.core.spans import Span
from synpol_desktop.tasks.dating import read_typed
from synpol_desktop.ui.correcting.fitting import fitting
from synpol_desktop.ui.dialogs.frame import FormDialog
from synpol_desktop.ui.i18n import isolate, tr
from synpol_desktop.ui.labels import Label
from synpol_desktop.ui.words import name_of
from synpol_desktop.workspace.edits import Reading

if TYPE_CHECKING:
    from synpol_desktop.workspace import Workspace

End = tuple[EntityId, Span]
"""An actor and the words that name it."""


class RelationDialog(FormDialog):
    """Edits one relation mention; what is not changed stays as it was read."""

    def __init__(
        self, workspace: Workspace, relation: RelationMention, parent: QWidget | None = None
    ) -> None:
        super().__init__(tr("Edit the relation"), tr("Save"), parent)
        self._workspace, self._relation = workspace, relation
        self._choices = self._named_in_evidence()
        self.ends = Label("", "title", wrap=True)
        self.source, self.target = QComboBox(), QComboBox()
        for box, end in ((self.source, self._old()[0]), (self.target, self._old()[1])):
            for entity, _span in self._choices:
                box.addItem(isolate(workspace.label(entity)))
            box.setCurrentIndex(self._choices.index(end))
            box.currentIndexChanged.connect(lambda _row: self._changed())
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
        form.addRow(tr("From"), self.source)
        form.addRow(tr("To"), self.target)
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
        old, ends = self._relation, self._ends()
        (source, source_span), (target, target_span) = ends
        chosen = self.place.currentData()
        place = None if chosen is None else EntityId(chosen)
        kind, modality = RelationType(self.type.currentData()), Modality(self.modality.currentData())
        date = self._date()
        said = (kind, modality, date, place)
        if ends == self._old() and said == (old.type, old.modality, old.date, old.place):
            return None
        return Reading(source, kind, target, source_span, target_span, modality, date, place)

    def problem(self) -> str:
        """Return what is wrong with the ends or the date."""
        (source, _), (target, _) = self._ends()
        if source == target:
            return tr("Both names mean the same actor.")
        if self.date.text().strip() and self._date() is None:
            return tr("Write the date as 2023-11-08, 2023-11 or 2023.")
        return ""

    def _date(self) -> str | None:
        """Return the date value that was written, as one writes days: also an interval, also in words."""
        written = self.date.text().strip()
        if is_date_value(written):
            return written
        return read_typed(written, self._workspace.article(self._relation.article).published)

    def _named_in_evidence(self) -> list[End]:
        """Return who is named in the evidence, each once, and the two ends as they were read."""
        relation = self._relation
        named: dict[EntityId, Span] = {}
        for mention in self._workspace.mentions(relation.article):
            if relation.evidence.contains(mention.span):
                named.setdefault(self._workspace.entity(mention.entity).id, mention.span)
        ends = self._old()
        for entity, _span in ends:
            named.pop(entity, None)
        return [*ends, *named.items()]

    def _old(self) -> tuple[End, End]:
        relation = self._relation
        return (relation.source, relation.source_span), (relation.target, relation.target_span)

    def _ends(self) -> tuple[End, End]:
        return self._choices[self.source.currentIndex()], self._choices[self.target.currentIndex()]

    def _turn(self) -> None:
        source, target = self.source.currentIndex(), self.target.currentIndex()
        for box, row in ((self.source, target), (self.target, source)):
            box.blockSignals(True)
            box.setCurrentIndex(row)
            box.blockSignals(False)
        self._changed()

    def _changed(self) -> None:
        self._fill_types(RelationType(self.type.currentData()))
        self._show_ends()

    def _show_ends(self) -> None:
        source, target = (self._workspace.label(end) for end, _span in self._ends())
        self.ends.setText(tr("From {source} to {target}", source=source, target=target))

    def _fill_types(self, chosen: RelationType) -> None:
        source, target = (self._workspace.entity(end).type for end, _span in self._ends())
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
        places = (EntityType.GPE, EntityType.LOC)
        called = workspace.labels(
            each.id for each in workspace.entities(sorted(named)) if each.type in places
        )
        for entity, name in sorted(called.items(), key=lambda pair: pair[1]):
            self.place.addItem(isolate(name), int(entity))
        if relation.place is not None:
            at = self.place.findData(int(relation.place))
            self.place.setCurrentIndex(max(at, 0))
