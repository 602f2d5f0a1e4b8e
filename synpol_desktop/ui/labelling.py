"""What actors are called in the window, and whether nodes carry icons: two choices of the View menu."""

from __future__ import annotations

import dataclasses
from functools import partial
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QAction

from synpol_desktop.core.changes import Changes
from synpol_desktop.core.labels import LabelLanguage
from synpol_desktop.ui.desk import Desk
from synpol_desktop.ui.features import Offer, Open
from synpol_desktop.ui.settings import Settings, save

if TYPE_CHECKING:
    from synpol_desktop.ui.window import MainWindow

_ACTS = {
    LabelLanguage.ARABIC: "labels_ar",
    LabelLanguage.LATIN: "labels_latin",
    LabelLanguage.ENGLISH: "labels_en",
}


def labelling(opened: Open) -> Offer:
    """Offer the language of labels, and icons in nodes."""
    desk, window = opened.desk, cast("MainWindow", opened.window)

    def show(settings: Settings) -> None:
        _mark(opened, settings)
        desk.workspace.label_language = LabelLanguage(settings.labels)
        opened.bench.graph.node_icons = settings.node_icons

    def keep(settings: Settings) -> None:
        window.settings = settings
        save(settings)
        show(settings)
        desk.show_again()

    def label_in(language: LabelLanguage) -> None:
        keep(dataclasses.replace(window.settings, labels=language.value))

    def switch_icons() -> None:
        keep(dataclasses.replace(window.settings, node_icons=not window.settings.node_icons))

    before = (desk.workspace.label_language, opened.bench.graph.node_icons)
    show(window.settings)
    if before != (desk.workspace.label_language, opened.bench.graph.node_icons):
        desk.show_again()
    Watch(desk)
    slots = {name: partial(label_in, language) for language, name in _ACTS.items()}
    return Offer({**slots, "node_icons": switch_icons})


def _mark(opened: Open, settings: Settings) -> None:
    """Set the marks in the menu."""
    marked = {_ACTS[LabelLanguage(settings.labels)]: True, "node_icons": settings.node_icons}
    for name in (*_ACTS.values(), "node_icons"):
        action = opened.window.findChild(QAction, name)
        if isinstance(action, QAction):
            action.setChecked(marked.get(name, False))


class Watch(QObject):
    """Lets the panels read again when spellings, icons, blocs or tags decide otherwise what is shown.

    They are no facts: nothing is counted anew for them unless a filter asks for them.
    """

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._desk = desk
        self._said = self._say()
        desk.changed.connect(self._look)

    def _say(self) -> tuple[object, ...]:
        workspace = self._desk.workspace
        spelled = workspace.label_language is not LabelLanguage.ARABIC
        return (
            workspace.details_in("latin") if spelled else None,
            workspace.details_in("icon"),
            workspace.bloc_rows() if self._desk.filter.blocs else None,
            workspace.tagged_actors() if self._desk.filter.tags else None,
            workspace.tagged_articles() if self._desk.filter.article_tags else None,
        )

    def _look(self, changes: Changes) -> None:
        if changes.facts or not changes.notes:
            return
        before, self._said = self._said, self._say()
        if before != self._said:
            QTimer.singleShot(0, self, self._desk.show_again)
