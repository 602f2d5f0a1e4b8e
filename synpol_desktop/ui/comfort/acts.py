"""What the window does without a workspace: looks and preferences, commands by name, help."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from synpol_desktop.ui import settings as stored
from synpol_desktop.ui.dialogs.messages import AboutDialog
from synpol_desktop.ui.dialogs.shortcuts import ShortcutsDialog
from synpol_desktop.ui.i18n import tr
from synpol_desktop.ui.theme import named

if TYPE_CHECKING:
    from synpol_desktop.ui.comfort.palette import CommandPalette
    from synpol_desktop.ui.settings import Settings
    from synpol_desktop.ui.window import MainWindow


class Comforts:
    """The slots of a window's own entries under View and Help."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self._palette: CommandPalette | None = None
        self._later: Settings | None = None
        self._tour_asked = self._tour_waits = False

    def slots(self) -> dict[str, Callable[[], object]]:
        """Return what the entries of the menus do, by name."""
        return {
            "language": self.switch_language,
            "theme": self.switch_theme,
            "preferences": self.ask_preferences,
            "commands": self.show_commands,
            "tour": self.show_tour,
            "guide": self.show_guide,
            "shortcuts": self.show_shortcuts,
            "accuracy": self.show_accuracy,
            "about": self.show_about,
        }

    def switch_language(self) -> None:
        """Speak the other language."""
        other = "en" if self._window.settings.language == "ar" else "ar"
        self.take(dataclasses.replace(self._window.settings, language=other))

    def switch_theme(self) -> None:
        """Wear the other theme, light or dark."""
        other = "dark" if named(self._window.settings.theme) == "light" else "light"
        self.take(dataclasses.replace(self._window.settings, theme=other))

    def ask_preferences(self) -> None:
        """Ask for other settings and wear them at once."""
        from synpol_desktop.ui.comfort.preferences import PreferencesDialog

        dialog = PreferencesDialog(self._window.settings, self._window)
        if dialog.exec() and dialog.settings() != self._window.settings:
            self.take(dialog.settings())

    def take(self, settings: Settings) -> None:
        """Take over settings: at once, or when the job that runs has ended."""
        window = self._window
        window.settings = window.settings.with_wishes(settings)
        stored.save(window.settings)
        desk = window.desk
        if desk is None or not desk.jobs.running:
            window.rebuild_wanted.emit(settings)
            return
        window.status.say(tr("This is shown when the running job has ended."))
        if self._later is None:
            desk.jobs.changed.connect(self._catch_up)
        self._later = settings

    def _catch_up(self) -> None:
        desk, later = self._window.desk, self._later
        if later is not None and desk is not None and not desk.jobs.running:
            self._later = None
            desk.jobs.changed.disconnect(self._catch_up)
            self._window.rebuild_wanted.emit(later)

    def show_commands(self) -> None:
        """List every command by its name."""
        from synpol_desktop.ui.comfort.palette import CommandPalette

        window = self._window
        if self._palette is None:
            self._palette = CommandPalette(window.actions_by_name, self.reason, window.theme, window)
            self._palette.chosen.connect(self._do)
        self._palette.open(window.settings.used)

    def reason(self, name: str) -> str:
        """Return why an action can't be done now, "" if that is not known."""
        action = self._window.actions_by_name[name]
        if self._window.desk is None and action.data():
            return tr("Open a workspace first.")
        return {"undo": tr("There is nothing to undo."), "redo": tr("There is nothing to redo.")}.get(
            name, ""
        )

    def _do(self, name: str) -> None:
        self._window.settings = self._window.settings.with_used(name)
        self._window.actions_by_name[name].trigger()

    def show_tour(self) -> None:
        """Lead through the first steps, on the sample corpus if nothing is open."""
        self._tour_asked = True
        if self._window.desk is None:
            self._window.doors.sample()  # which offers the tour
        else:
            self.offer_tour()

    def offer_tour(self) -> None:
        """Begin the tour once nothing is read any more: the first time, and whenever it was asked for."""
        desk, settings = self._window.desk, self._window.settings
        if desk is None or (settings.toured and not self._tour_asked):
            return
        if not desk.jobs.running:
            self._begin_tour()
        elif not self._tour_waits:
            self._tour_waits = True
            desk.jobs.changed.connect(self._begin_tour)

    def _begin_tour(self) -> None:
        from synpol_desktop.ui.comfort.tour import Tour

        window, desk = self._window, self._window.desk
        if desk is None or desk.jobs.running:
            return
        if self._tour_waits:
            self._tour_waits = False
            desk.jobs.changed.disconnect(self._begin_tour)
        self._tour_asked = False
        window.settings = dataclasses.replace(window.settings, toured=True)
        Tour.begin(window)

    def show_guide(self) -> None:
        """Open the guide at what the user is at."""
        from synpol_desktop.ui.helping.opening import open_guide

        open_guide(QApplication.focusWidget() or self._window)

    def show_shortcuts(self) -> None:
        """List the keys."""
        ShortcutsDialog(self._window.actions_by_name.values(), self._window).exec()

    def show_accuracy(self) -> None:
        """Tell how accurate the extraction is."""
        from synpol_desktop.ui.dialogs.accuracy import AccuracyDialog

        AccuracyDialog(self._window).exec()

    def show_about(self) -> None:
        """Tell what the program is."""
        dialog = AboutDialog(self._window)
        dialog.accuracy_wanted.connect(self.show_accuracy)
        dialog.exec()
