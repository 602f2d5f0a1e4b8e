"""Rename an entity, change its type, merge it with another, split it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QComboBox, QFormLayout, QLineEdit, QListWidget, QListWidgetItem, QWidget

from synpol_desktop.arabic.labels import Names
from synpol_desktop.core.icons import NodeIcon
from synpol_desktop.core.ids import EntityId
from synpol_desktop.core.kinds import ENTITY_TYPES, EntityType
from synpol_desktop.core.records import Entity, EntityRow
from synpol_desktop.tasks.picturing import NO_PICTURE
from synpol_desktop.ui.dialogs.frame import FormDialog
from synpol_desktop.ui.i18n import isolate, language, line, ntr, tr
from synpol_desktop.ui.labels import Label
from synpol_desktop.ui.painting.node_icons import icon_name, picture_of
from synpol_desktop.ui.words import name_of
from synpol_desktop.workspace.edits import Edit, PutDetail, RenameEntity, RetypeEntity

ROLE = Qt.ItemDataRole.UserRole
ICON_PX = 16


class EntityDialog(FormDialog):
    """Edits an entity's names, type and icon.

    Parameters
    ----------
    details : mapping
        What the analyst said of it: its own spelling in Latin letters, its own icon.
    """

    help_page = "correcting"

    def __init__(
        self, entity: Entity, details: Mapping[str, str] | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(tr("Edit actor"), tr("Save"), parent)
        self._entity, self._details = entity, details or {}
        self.name, self.english = QLineEdit(entity.name), QLineEdit(entity.english)
        self.latin = QLineEdit(self._details.get("latin", ""))
        computed, _source = Names(entity.name, entity.english, entity.type).spelled()
        self.latin.setPlaceholderText(computed)
        self.latin.setToolTip(tr("Empty: as the program spells it"))
        self.icon = _icons(self._details.get("icon", ""))
        self.type = QComboBox()
        for kind in ENTITY_TYPES:
            self.type.addItem(name_of(kind), kind.value)
        self.type.setCurrentIndex(ENTITY_TYPES.index(entity.type))
        form = QFormLayout()
        form.addRow(tr("Name"), self.name)
        form.addRow(tr("Name in Latin letters"), self.latin)
        form.addRow(tr("Name in English"), self.english)
        form.addRow(tr("Type"), self.type)
        form.addRow(tr("Icon"), self.icon)
        self.body.addLayout(form)
        self.setMinimumWidth(420)

    def edits(self) -> list[Edit]:
        """Return the edits that save what was changed."""
        made: list[Edit] = []
        name, english = self.name.text().strip(), self.english.text().strip()
        if (name, english) != (self._entity.name, self._entity.english):
            made.append(RenameEntity(self._entity.id, name, english))
        kind = EntityType(self.type.currentData())
        if kind is not self._entity.type:
            made.append(RetypeEntity(self._entity.id, kind))
        for field, value in (("latin", self.latin.text().strip()), ("icon", self.icon.currentData())):
            if value != self._details.get(field, ""):
                made.append(PutDetail(self._entity.id, field, value or None))
        return made

    def problem(self) -> str:
        """Return what is missing."""
        return "" if self.name.text().strip() else tr("An actor needs a name.")


def _icons(chosen: str) -> QComboBox:
    """Return a choice of the pictures that a node can carry."""
    box = QComboBox()
    ink = box.palette().color(QPalette.ColorRole.Text).rgb() & 0xFFFFFF
    box.addItem(tr("As its type"), "")
    box.addItem(tr("None"), NO_PICTURE)
    for each in NodeIcon:
        box.addItem(picture_of(each, ink, ICON_PX), icon_name(each, language()), each.value)
    box.setCurrentIndex(max(box.findData(chosen), 0))
    return box


class MergeDialog(FormDialog):
    """Finds the entity that is the same as a given one.

    Parameters
    ----------
    find : callable
        Rows of the entities that a text may mean.
    called : str
        What the entity is called in the window; its name if left out.
    """

    help_page = "correcting"

    def __init__(
        self,
        entity: Entity,
        find: Callable[[str], Sequence[EntityRow]],
        parent: QWidget | None = None,
        called: str = "",
    ) -> None:
        super().__init__(tr("Merge with another actor"), tr("Merge"), parent)
        self._entity, self._find = entity, find
        self.search = QLineEdit(placeholderText=tr("Name of the other one"), clearButtonEnabled=True)
        self.search.setAccessibleName(tr("Name of the other one"))
        self.results = QListWidget()
        self.results.setAccessibleName(tr("Actors that were found"))
        self.results.itemDoubleClicked.connect(lambda _item: self.accept())
        intro = tr("{name} is the same as:", name=called or entity.name)
        self.body.addWidget(Label(intro, wrap=True))
        self.body.addWidget(self.search)
        self.body.addWidget(self.results, 1)
        self.body.addWidget(
            Label(tr("Nothing is rewritten: a merge can be taken back at any time."), "muted", wrap=True)
        )
        self._typing = QTimer(self, singleShot=True, interval=120)
        self._typing.timeout.connect(self._show)
        self.search.textChanged.connect(lambda _text: self._typing.start())
        self.resize(460, 440)
        self._show()

    def other(self) -> EntityId | None:
        """Return the entity that was chosen."""
        item = self.results.currentItem()
        return None if item is None else EntityId(item.data(ROLE))

    def problem(self) -> str:
        """Return what is missing."""
        return "" if self.other() is not None else tr("Choose the other actor in the list.")

    def _show(self) -> None:
        self.results.clear()
        # A person's variants share the last name, a body's the first word.
        likely = self._entity.name.split()[-1 if self._entity.type is EntityType.PER else 0]
        text = self.search.text().strip() or likely
        for row in self._find(text):
            if row.id not in self._entity.members and row.id != self._entity.id:
                count = ntr("{n} mention", "{n} mentions", row.mentions)
                item = QListWidgetItem(line(row.name, name_of(row.type), count))
                item.setData(ROLE, int(row.id))
                self.results.addItem(item)
        if self.results.count():
            self.results.setCurrentRow(0)


class SplitDialog(FormDialog):
    """Chooses which of the joined names leaves."""

    help_page = "correcting"

    def __init__(self, members: Sequence[Entity], parent: QWidget | None = None) -> None:
        super().__init__(tr("Split an actor"), tr("Split"), parent)
        self.members = QListWidget()
        self.members.setAccessibleName(tr("Joined names"))
        for member in members:
            item = QListWidgetItem(isolate(member.name))
            item.setData(ROLE, int(member.id))
            self.members.addItem(item)
        self.body.addWidget(Label(tr("Which name is another actor?"), wrap=True))
        self.body.addWidget(self.members, 1)
        self.resize(420, 320)

    def member(self) -> EntityId | None:
        """Return the one that was chosen."""
        item = self.members.currentItem()
        return None if item is None else EntityId(item.data(ROLE))

    def problem(self) -> str:
        """Return what is missing."""
        return "" if self.member() is not None else tr("Choose a name in the list.")
