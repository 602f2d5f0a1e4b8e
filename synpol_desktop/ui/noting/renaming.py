"""Calling a tag otherwise, wherever it is given."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtWidgets import QComboBox, QFormLayout, QLineEdit, QWidget

from synpol_desktop.core.filters import Filter
from synpol_desktop.core.notes import SubjectKind
from synpol_desktop.ui.desk import Desk
from synpol_desktop.ui.dialogs.frame import FormDialog
from synpol_desktop.ui.i18n import isolate, ntr, tr
from synpol_desktop.ui.labels import Label
from synpol_desktop.workspace.edits import Edit, PutView, RenameTag, Together

WIDTH_PX = 400


class RenameTagDialog(FormDialog):
    """Asks which tag and what it shall be called.

    Parameters
    ----------
    counts : mapping
        The tags that there are, with how many have each.
    tag : str
        The one that is meant first.
    """

    help_page = "notes"

    def __init__(self, counts: Mapping[str, int], tag: str, parent: QWidget | None = None) -> None:
        super().__init__(tr("Rename a tag"), tr("Rename"), parent)
        self._counts = counts
        self.tag, self.name = QComboBox(), QLineEdit(tag)
        for name in sorted(counts):
            self.tag.addItem(isolate(name), name)
        self.tag.setCurrentIndex(max(self.tag.findData(tag), 0))
        self.name.setMaxLength(100)
        self.name.setText(self.old)
        self.name.selectAll()
        self.tag.currentIndexChanged.connect(self._choose)
        self.name.textChanged.connect(lambda _text: self._say())
        form = QFormLayout()
        form.addRow(tr("Tag"), self.tag)
        form.addRow(tr("New name"), self.name)
        self.body.addLayout(form)
        self.said = Label("", "muted", wrap=True)
        self.body.addWidget(self.said)
        self._say()
        self.fit(WIDTH_PX)

    @property
    def old(self) -> str:
        """The tag as it is."""
        return str(self.tag.currentData())

    @property
    def new(self) -> str:
        """What it shall be called."""
        return " ".join(self.name.text().split())

    def problem(self) -> str:
        """Return what is wrong with the new name."""
        if not self.new:
            return tr("Write a name.")
        return tr("The tag is called so already.") if self.new == self.old else ""

    def _choose(self) -> None:
        self.name.setText(self.old)
        self.name.selectAll()
        self.name.setFocus()

    def _say(self) -> None:
        count = self._counts.get(self.old, 0)
        said = ntr("{n} actor or article has it.", "{n} actors and articles have it.", count)
        other = self.new != self.old and self.new in self._counts
        self.said.setText(f"{said} {tr('Both tags become one.')}" if other else said)


def rename_tag(desk: Desk, parent: QWidget, tag: str = "") -> bool:
    """Ask for a new name and give it, in kept views and in the filter too; return whether it was done."""
    counts: dict[str, int] = {}
    for kind in (SubjectKind.ENTITY, SubjectKind.ARTICLE):
        for name, count in desk.workspace.tag_counts(kind).items():
            counts[name] = counts.get(name, 0) + count
    if not counts:
        desk.said.emit(tr("There is no tag yet."))
        return False
    dialog = RenameTagDialog(counts, tag, parent)
    if not dialog.exec():
        return False
    old, new = dialog.old, dialog.new
    edits: list[Edit] = [RenameTag(old, new)]
    for view in desk.workspace.views():
        asking = _asking(view.filter, old, new)
        if asking != view.filter:
            edits.append(PutView.keep(replace(view, filter=asking)))
    if not desk.do(Together(tuple(edits)) if len(edits) > 1 else edits[0]):
        return False
    desk.filter = _asking(desk.filter, old, new)
    return True


def _asking(where: Filter, old: str, new: str) -> Filter:
    """Return a filter that asks for the tag by its new name, where it asks for it."""
    tags, others = _with(where.tags, old, new), _with(where.article_tags, old, new)
    return replace(where, tags=tags, article_tags=others)


def _with(tags: frozenset[str], old: str, new: str) -> frozenset[str]:
    return tags - {old} | {new} if old in tags else tags
