"""Adds an actor to a bloc."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCompleter, QFormLayout, QLineEdit, QWidget

from synpol_desktop.core.blocs import BlocRow
from synpol_desktop.core.ids import EntityId
from synpol_desktop.ui.desk import Desk
from synpol_desktop.ui.dialogs.frame import FormDialog
from synpol_desktop.ui.graphing.paths.field import ActorField
from synpol_desktop.ui.i18n import tr
from synpol_desktop.ui.timing.date_field import DateField


def bloc_field(names: Iterable[str]) -> QLineEdit:
    """Return a line for the name of a bloc that proposes those that there are."""
    field = QLineEdit()
    completer = QCompleter(sorted(set(names)), field)
    completer.setFilterMode(Qt.MatchFlag.MatchContains)
    completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    field.setCompleter(completer)
    return field


class BlocDialog(FormDialog):
    """Asks for an actor, a bloc, and from when to when.

    Parameters
    ----------
    names : iterable of str
        The blocs that there are; another name makes another bloc.
    """

    help_page = "blocs"

    def __init__(
        self,
        desk: Desk,
        names: Iterable[str],
        entity: EntityId | None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(tr("Add to a bloc"), tr("Add"), parent)
        self.actor = ActorField(desk, tr("Name of the actor"))
        self.bloc = bloc_field(names)
        self.first = DateField(tr("From"), late=False)
        self.last = DateField(tr("Until"), late=True)
        form = QFormLayout()
        form.addRow(tr("Actor"), self.actor)
        form.addRow(tr("Bloc"), self.bloc)
        form.addRow(tr("From"), self.first)
        form.addRow(tr("Until"), self.last)
        self.body.addLayout(form)
        self.setMinimumWidth(440)
        if entity is not None:
            self.actor.show_actor(entity)
            self.actor.setCursorPosition(0)

    def row(self) -> BlocRow | None:
        """Return what was entered, None while something is missing."""
        self.actor.take_first()
        bloc, first, last = self.bloc.text().strip(), self.first.value, self.last.value
        ordered = first is None or last is None or first <= last
        if self.actor.actor is None or not bloc or not ordered:
            return None
        return BlocRow(self.actor.actor, bloc, first, last)

    def problem(self) -> str:
        """Return what is missing."""
        self.actor.take_first()
        if self.actor.actor is None:
            return tr("Choose the actor.")
        if not self.bloc.text().strip():
            return tr("A bloc needs a name.")
        return "" if self.row() is not None else tr("The last day is before the first.")
