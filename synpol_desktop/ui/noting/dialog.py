"""The tags of several actors or articles at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from synpol_desktop.core.notes import Subject, SubjectKind
from synpol_desktop.ui.desk import Desk
from synpol_desktop.ui.dialogs.frame import FormDialog
from synpol_desktop.ui.i18n import isolate, ntr, tr
from synpol_desktop.ui.labels import Label
from synpol_desktop.ui.noting.chips import TagField
from synpol_desktop.workspace.edits import Edit, PutTag, RemoveTag

WIDTH_PX = 380
_ROLE = Qt.ItemDataRole.UserRole
_ALL, _SOME, _NONE = Qt.CheckState.Checked, Qt.CheckState.PartiallyChecked, Qt.CheckState.Unchecked


class TagDialog(FormDialog):
    """Ticks for the tags that there are: all of the chosen have it, some, or none.

    Parameters
    ----------
    subjects : sequence of Subject
        Of one kind.
    tags : mapping
        The tags of each that has any, by id.
    known : sequence of str
        The tags that there are.
    """

    help_page = "notes"

    def __init__(
        self,
        subjects: Sequence[Subject],
        tags: Mapping[int, Sequence[str]],
        known: Sequence[str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(tr("Tags"), tr("Tag"), parent)
        self._subjects = tuple(subjects)
        self._had: dict[str, Qt.CheckState] = {}
        count = len(subjects)
        if subjects and subjects[0].kind is SubjectKind.ARTICLE:
            said = ntr("Tags of {n} article", "Tags of {n} articles", count)
        else:
            said = ntr("Tags of {n} actor", "Tags of {n} actors", count)
        self.body.addWidget(Label(said))
        self.field = TagField(lambda: known)
        self.field.setMinimumWidth(0)
        self.field.setMaximumWidth(16_777_215)
        self.field.entered.connect(self.tick)
        self.body.addWidget(self.field)
        self.list = QListWidget()
        self.list.setAccessibleName(tr("Tags"))
        self.list.setMinimumHeight(150)
        self.body.addWidget(self.list, 1)
        for tag in known:
            have = sum(tag in tags.get(subject.id, ()) for subject in subjects)
            self._had[tag] = _ALL if have == count else _SOME if have else _NONE
            self._add(tag, self._had[tag])
        self.agree_button.setAutoDefault(False)
        self.agree_button.setDefault(False)  # Enter in the line adds the tag to the list
        self.fit(WIDTH_PX)

    def tick(self, tag: str) -> None:
        """Tick a tag; a new one comes first in the list."""
        item = self.item_of(tag)
        if item is None:
            item = self._add(tag, _ALL, first=True)
        item.setCheckState(_ALL)
        self.list.scrollToItem(item)

    def item_of(self, tag: str) -> QListWidgetItem | None:
        """Return the line of a tag."""
        items = (self.list.item(row) for row in range(self.list.count()))
        return next((item for item in items if item.data(_ROLE) == tag), None)

    def edits(self) -> tuple[Edit, ...]:
        """Return what was changed; a line left between stays as it was."""
        typed = self.field.known_as(self.field.text())
        if typed:
            self.tick(typed)
        edits: list[Edit] = []
        for row in range(self.list.count()):
            item = self.list.item(row)
            tag, state = str(item.data(_ROLE)), item.checkState()
            if state == self._had.get(tag, _NONE) or state == _SOME:
                continue
            edits.append((PutTag if state == _ALL else RemoveTag)(self._subjects, tag))
        return tuple(edits)

    def _add(self, tag: str, state: Qt.CheckState, *, first: bool = False) -> QListWidgetItem:
        item = QListWidgetItem(isolate(tag))
        item.setData(_ROLE, tag)
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable
        item.setFlags(flags)
        item.setCheckState(state)
        self.list.insertItem(0 if first else self.list.count(), item)
        return item


def ask_tags(desk: Desk, subjects: Sequence[Subject], parent: QWidget) -> Edit | None:
    """Ask for the tags of actors or of articles; None if nothing is to be changed."""
    from synpol_desktop.workspace.edits import Label as StepLabel
    from synpol_desktop.workspace.edits import Together

    workspace, kind = desk.workspace, subjects[0].kind
    ids = [subject.id for subject in subjects]
    read = workspace.article_tags if kind is SubjectKind.ARTICLE else workspace.entity_tags
    tags: Mapping[int, Sequence[str]] = dict(read(ids))  # type: ignore[arg-type]
    counts = workspace.tag_counts(kind)
    other = SubjectKind.ENTITY if kind is SubjectKind.ARTICLE else SubjectKind.ARTICLE
    known = sorted(counts, key=lambda tag: (-counts[tag], tag))
    known += [tag for tag in workspace.tag_counts(other) if tag not in counts]
    dialog = TagDialog(subjects, tags, known, parent)
    if not dialog.exec():
        return None
    edits = dialog.edits()
    if len(edits) < 2:
        return edits[0] if edits else None
    return Together(edits, StepLabel("set_tags", "Change tags"))
