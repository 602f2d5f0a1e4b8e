"""The tags and notes of what a panel shows; both are edited where they stand."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QToolButton, QVBoxLayout, QWidget

from synpol_desktop.core.changes import Changes
from synpol_desktop.core.ids import ArticleId, EntityId
from synpol_desktop.core.notes import Note, Subject, SubjectKind
from synpol_desktop.ui.desk import Desk
from synpol_desktop.ui.i18n import line, tr
from synpol_desktop.ui.icons import icon
from synpol_desktop.ui.labels import Label, tool_button
from synpol_desktop.ui.noting.chips import Chip, TagField
from synpol_desktop.ui.noting.editor import MOST_LINES, NoteEdit
from synpol_desktop.ui.noting.flow import FlowLayout
from synpol_desktop.workspace.edits import PutNote, PutTag, RemoveTag


class NotesStrip(QWidget):
    """Shows the tags and notes of one subject; a subject that a merge joined with others shows theirs too.

    Parameters
    ----------
    apart : bool
        Whether the panel puts ``tag_button`` and ``note_button`` elsewhere; then nothing is shown of a
        subject on which nothing is written.
    most_lines : int
        Of a note that is longer the rest is scrolled to.
    """

    tag_followed = Signal(str)
    """A tag was clicked: what else has it?"""
    rename_wanted = Signal(str)
    """A tag is to be called otherwise, wherever it is given."""

    def __init__(
        self, desk: Desk, *, apart: bool = False, most_lines: int = MOST_LINES, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._desk, self._apart, self._most_lines = desk, apart, most_lines
        self.subject: Subject | None = None
        self._folded = False
        self.chips: list[Chip] = []
        self.editors: list[NoteEdit] = []
        self._notes: Sequence[Note] = ()
        self._tags: tuple[str, ...] = ()
        self.tag_button = self._button("tag", tr("Add a tag"), self.add_tag)
        self.note_button = self._button("note", tr("Write a note"), self.write_note)
        self.field = TagField(self._known)
        self.field.entered.connect(self._put_tag)
        self.field.left.connect(self._leave_field)
        self.field.hide()
        self._line = QWidget()
        self._flow = FlowLayout(self._line)
        buttons = () if apart else (self.tag_button, self.note_button)
        self._tail: tuple[QWidget, ...] = (self.field, *buttons)
        for widget in self._tail:
            self._flow.addWidget(widget)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self._line.setSizePolicy(policy)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 2, 0, 2)
        self._column.setSpacing(4)
        self._column.addWidget(self._line)
        desk.changed.connect(self._read_again)
        self.hide()

    def show_subject(self, subject: Subject | None) -> None:
        """Show what is written of a subject; what is being typed of another is kept before."""
        if subject != self.subject:
            self.settle()
            self._leave_field()
            self._notes, self._tags = (), ()
        self.subject = subject
        self.setVisible(subject is not None and not self._folded)
        if subject is not None:
            self._read(subject)
        self._fit_line()

    def fold(self, *, away: bool) -> None:
        """Leave the room to others, or take it again; whoever writes is not disturbed."""
        focus = self.focusWidget()
        if away != self._folded and not (away and focus is not None and focus.hasFocus()):
            self._folded = away
            self.setVisible(self.subject is not None and not away)

    @property
    def tags(self) -> tuple[str, ...]:
        """The tags that are shown."""
        return self._tags

    def settle(self) -> None:
        """Write what is being typed."""
        for editor in self.editors:
            editor.settle()

    def write_note(self) -> None:
        """Put the cursor into the note."""
        if self.subject is None:
            return
        self.show()
        if not self.editors:
            self._add_editor(self.subject, "")
            self.note_button.hide()
        editor = self.editors[0]
        editor.setFocus(Qt.FocusReason.ShortcutFocusReason)
        editor.moveCursor(editor.textCursor().MoveOperation.End)

    def add_tag(self) -> None:
        """Put the cursor into the line for a new tag."""
        if self.subject is not None and self._taggable(self.subject):
            self.show()
            self.tag_button.hide()
            self.field.show()
            self._fit_line()
            self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    # what is there

    def _read(self, subject: Subject) -> None:
        workspace = self._desk.workspace
        tags: tuple[str, ...] = ()
        if subject.kind is SubjectKind.ENTITY:
            tags = workspace.entity_tags([EntityId(subject.id)]).get(EntityId(subject.id), ())
        elif subject.kind is SubjectKind.ARTICLE:
            tags = workspace.article_tags([ArticleId(subject.id)]).get(ArticleId(subject.id), ())
        self._show_tags(tags)
        notes = workspace.notes(subject)
        if notes != self._notes or len(notes) != len(self.editors):
            self._show_notes(subject, notes)
        self.tag_button.setVisible(self._taggable(subject) and self.field.isHidden())

    def _show_tags(self, tags: tuple[str, ...]) -> None:
        if tags == self._tags and len(self.chips) == len(tags):
            return
        self._tags = tags
        for chip in self.chips:
            self._flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        close = icon("close", self._desk.theme.muted)
        self.chips = [Chip(tag, close) for tag in tags]
        for widget in self._tail:
            self._flow.removeWidget(widget)
        for chip in self.chips:
            chip.removed.connect(lambda tag=chip.tag: self._remove_tag(tag))
            chip.followed.connect(lambda tag=chip.tag: self.tag_followed.emit(tag))
            chip.rename_wanted.connect(lambda tag=chip.tag: self.rename_wanted.emit(tag))
            self._flow.addWidget(chip)
            chip.show()
        for widget in self._tail:
            self._flow.addWidget(widget)
        self._flow.invalidate()
        self._line.updateGeometry()
        self._fit_line()

    def _fit_line(self) -> None:
        """Take no room where there is nothing to show."""
        self._line.setHidden(self._apart and not self.chips and self.field.isHidden())

    def _show_notes(self, subject: Subject, notes: Sequence[Note]) -> None:
        if any(editor.hasFocus() and editor.changed for editor in self.editors):
            return  # somebody writes: what is typed is not thrown away
        focused = any(editor.hasFocus() for editor in self.editors)
        self._notes = notes
        self.editors = []
        for at in reversed(range(1, self._column.count())):
            item = self._column.takeAt(at)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for note in notes:
            if note.subject != subject:
                self._column.addWidget(Label(line(self._owner(note.subject)), "muted"))
            self._add_editor(note.subject, note.text)
        self.note_button.setVisible(not notes)
        if focused and self.editors:
            self.editors[0].setFocus()

    def _add_editor(self, subject: Subject, text: str) -> None:
        editor = NoteEdit(text, self._most_lines)
        editor.written.connect(lambda written: self._put_note(subject, written))
        editor.left.connect(self._leave_editor)
        self._column.addWidget(editor)
        self.editors.append(editor)
        editor.show()

    def _owner(self, subject: Subject) -> str:
        """Return the name of the one among joined actors that a note was written on."""
        if subject.kind is not SubjectKind.ENTITY:
            return ""
        members = self._desk.workspace.members(EntityId(subject.id))
        return next((each.name for each in members if each.id == subject.id), "")

    # what is done

    def _put_note(self, subject: Subject, text: str) -> None:
        self._desk.do(PutNote(subject, text))

    def _put_tag(self, tag: str) -> None:
        if self.subject is not None and tag not in self._tags:
            self._desk.do(PutTag((self.subject,), tag))

    def _remove_tag(self, tag: str) -> None:
        if self.subject is not None and self._desk.do(RemoveTag((self.subject,), tag)):
            self.tag_button.setFocus()

    @staticmethod
    def _taggable(subject: Subject) -> bool:
        return subject.kind is not SubjectKind.RELATION

    def _leave_field(self) -> None:
        self.field.hide()
        self._fit_line()
        self.tag_button.setVisible(self.subject is not None and self._taggable(self.subject))

    def _leave_editor(self) -> None:
        """Take the focus out of the note, so that undo takes back what was written; show no empty note."""
        (self.tag_button if self.tag_button.isVisible() else self).setFocus()
        if self.subject is not None:
            self._read(self.subject)

    def _read_again(self, changes: Changes) -> None:
        if (changes.notes or changes.facts) and self.subject is not None:
            self._read(self.subject)

    def _known(self) -> list[str]:
        """Return the tags that there are, those that are used most first."""
        workspace, counts = self._desk.workspace, dict[str, int]()
        for kind in (SubjectKind.ENTITY, SubjectKind.ARTICLE):
            for tag, count in workspace.tag_counts(kind).items():
                counts[tag] = counts.get(tag, 0) + count
        return sorted((tag for tag in counts if tag not in self._tags), key=lambda tag: (-counts[tag], tag))

    def _button(self, name: str, tip: str, act: object) -> QToolButton:
        button = tool_button(icon(name, self._desk.theme.muted), tip, self)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(act)
        return button
