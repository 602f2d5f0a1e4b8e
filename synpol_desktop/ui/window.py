"""The window: menus, the welcome page or the panels of the open workspace, and the wiring between them."""

from __future__ import annotations

import base64
import dataclasses
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QMainWindow, QSizePolicy, QStackedWidget, QWidget
from typing_extensions import override

from synpol_desktop.ui.comfort.acts import Comforts
from synpol_desktop.ui.commands import TOOLS, commands
from synpol_desktop.ui.dialogs.messages import error_box
from synpol_desktop.ui.doors import SUFFIX, Doors
from synpol_desktop.ui.i18n import tr
from synpol_desktop.ui.icons import app_icon
from synpol_desktop.ui.menus import make_actions, make_tool_bar
from synpol_desktop.ui.settings import Settings, save
from synpol_desktop.ui.status import StatusBar
from synpol_desktop.ui.theme import theme
from synpol_desktop.ui.welcome import Welcome

if TYPE_CHECKING:
    from synpol_desktop.core.records import Counts
    from synpol_desktop.ui.acts import Acts
    from synpol_desktop.ui.desk import Desk
    from synpol_desktop.ui.docks import Docks
    from synpol_desktop.ui.file_acts import FileActs
    from synpol_desktop.ui.keeping.keeper import Keeper
    from synpol_desktop.ui.search_box import SearchBox
    from synpol_desktop.ui.workbench import Workbench
    from synpol_desktop.workspace import Workspace

Slot = Callable[[], object]

SIZE = (1360, 820)
SMALLEST = (860, 560)
LEAST_STACK = 260


class MainWindow(QMainWindow):
    """One window with at most one open workspace.

    Parameters
    ----------
    settings : Settings
        As they were at start; :attr:`settings` has them as they are.
    """

    workspace_changed = Signal(object)
    """Carries the path of the workspace that was opened; None when it is closed."""
    rebuild_wanted = Signal(object)
    """Carries other settings: a new window shall take this one's place."""

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self.settings = settings
        self.theme = theme(settings.theme)
        self.desk: Desk | None = None
        self.bench: Workbench | None = None
        self.files: FileActs | None = None
        self.search: SearchBox | None = None
        self.acts: Acts | None = None
        self.docks: Docks | None = None
        self.keeper: Keeper | None = None
        self.doors, self.comforts = Doors(self), Comforts(self)
        self._desk_slots: dict[str, Slot] = {}
        self._own_slots: dict[str, Slot] = {
            "sample": self.doors.sample,
            "new": self.doors.ask_new,
            "open": self.doors.ask,
            "restore": self.doors.restore,
            "close": self.release,
            "quit": self.close,
            **self.comforts.slots(),
        }
        self.setWindowTitle("SynPol Desktop")
        self.setWindowIcon(app_icon())
        self.setAcceptDrops(True)
        self.setMinimumSize(*SMALLEST)
        self.resize(*SIZE)
        self.stack = QStackedWidget()
        self.stack.setMinimumHeight(LEAST_STACK)  # docks take their room, whatever the pages would like
        self.setCentralWidget(self.stack)
        self.status = StatusBar()
        self.setStatusBar(self.status)
        self.actions_by_name = make_actions(self, commands(), self._run, self.theme)
        self._bar = make_tool_bar(self, self.actions_by_name, TOOLS, tr("Tools"))
        self._add_spacer()
        self.welcome = Welcome(self.theme, settings.recent)
        self.welcome.sample_wanted.connect(self.doors.sample)
        self.welcome.new_wanted.connect(self.doors.ask_new)
        self.welcome.open_wanted.connect(self.doors.ask)
        self.welcome.recent_wanted.connect(self.open_workspace)
        self.stack.addWidget(self.welcome)
        self._enable()
        if settings.geometry:
            self.restoreGeometry(QByteArray.fromBase64(settings.geometry.encode()))

    # Opening and closing

    def open_workspace(self, path: Path) -> bool:
        """Open a workspace in place of the one that is open; whether that worked."""
        return self.doors.open(path)

    def adopt(self, workspace: Workspace) -> None:
        """Show a workspace that is open already."""
        from synpol_desktop.ui.acts import Acts
        from synpol_desktop.ui.desk import Desk
        from synpol_desktop.ui.docks import Docks
        from synpol_desktop.ui.features import Open, gather
        from synpol_desktop.ui.file_acts import FileActs
        from synpol_desktop.ui.keeping.keeper import Keeper
        from synpol_desktop.ui.painting.fonts import bundled_family
        from synpol_desktop.ui.painting.palettes import style_sheet
        from synpol_desktop.ui.search_box import SearchBox
        from synpol_desktop.ui.workbench import Workbench

        style = style_sheet(dark=self.theme.dark, font_family=bundled_family())
        self.desk = Desk(workspace, self.theme, style, self)
        self.desk.failed.connect(self.show_error)
        self.desk.changed.connect(lambda _changes: self._enable())
        self.bench = Workbench(self.desk, reduce_motion=self.settings.reduce_motion)
        self.bench.set_sizes(self.settings.splitters)
        self.bench.article.text.set_size(self.settings.source_px)
        self.bench.article.text.resized.connect(self._note_size)
        self.files = FileActs(self.desk, self)
        self.search = SearchBox(self.desk)
        self.acts = Acts(self.desk, self.bench, self)
        opened = Open(self.desk, self.bench, self.files, self.search, self.acts, self.settings, self)
        offer = gather(opened)
        self.docks = Docks(self, offer.docks)
        self._desk_slots = {**offer.slots, **{name: partial(self.docks.toggle, name) for name in offer.docks}}
        self.files.said.connect(self.status.say)
        self.desk.said.connect(self.status.say)
        self._search_action = self._bar.addWidget(self.search)
        self.stack.addWidget(self.bench)
        self.stack.setCurrentWidget(self.bench)
        self.status.watch(self.desk)
        self.keeper = Keeper(self.desk, self.files, self)
        self.setWindowTitle(f"{workspace.path.stem} — SynPol Desktop")
        self.settings = self.settings.with_recent(workspace.path)
        self.workspace_changed.emit(workspace.path)
        self._enable()
        QTimer.singleShot(0, self._go_on_reading)

    def release(self) -> None:
        """Close the open workspace and show the welcome page."""
        desk = self._detach()
        if desk is not None:
            desk.close()

    def give_away(self) -> Workspace | None:
        """Leave the open workspace to another window."""
        desk = self._detach()
        return None if desk is None else desk.detach()

    def _detach(self) -> Desk | None:
        desk, bench = self.desk, self.bench
        if desk is None or bench is None:
            return None
        self.settings = dataclasses.replace(self.settings, splitters=bench.sizes())
        bench.stop()
        desk.blockSignals(True)
        if self.docks is not None:
            self.docks.close()
        if self.keeper is not None:
            self.keeper.stop()
        self._bar.removeAction(self._search_action)
        self.stack.removeWidget(bench)
        bench.deleteLater()
        self.status.forget()
        self.desk = self.bench = self.files = self.search = self.acts = self.docks = self.keeper = None
        self._desk_slots = {}
        self.setWindowTitle("SynPol Desktop")
        self.stack.setCurrentWidget(self.welcome)
        self.workspace_changed.emit(None)
        self._enable()
        return desk

    def _go_on_reading(self) -> None:
        """Read the articles that an earlier run left unread."""
        desk = self.desk
        if desk is None or desk.workspace.read_only:
            return

        def counted(counts: Counts) -> None:
            if counts.waiting and not desk.jobs.running and self.files is not None and self.desk is desk:
                self.files.extract_waiting()

        # Counting reads all facts, a second and more in a large workspace.
        desk.jobs.ask("waiting", lambda: desk.workspace.counts(desk.filter), counted)

    # What the user asks for

    def tool_button(self, name: str) -> QWidget | None:
        """Return the button of the tool bar that does something."""
        return self._bar.widgetForAction(self.actions_by_name[name])

    def show_error(self, error: BaseException) -> None:
        """Say what went wrong."""
        if self.keeper is not None and self.keeper.show(error):
            return
        box = error_box(error, self)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.open()

    def _run(self, name: str) -> None:
        """Do what a menu or tool stands for."""
        slot = self._own_slots.get(name) or self._desk_slots.get(name)
        if slot is not None:
            slot()

    def _note_size(self, pixels: int) -> None:
        self.settings = dataclasses.replace(self.settings, source_px=pixels)

    def _enable(self) -> None:
        """Let the actions say what is possible now."""
        desk = self.desk
        for action in self.actions_by_name.values():
            if action.data():
                action.setEnabled(desk is not None)
        undo, redo = self.actions_by_name["undo"], self.actions_by_name["redo"]
        back, forth = desk.next_steps() if desk is not None else ("", "")
        undo.setEnabled(bool(back))
        redo.setEnabled(bool(forth))
        undo.setToolTip(tr("Undo: {step}", step=back) if back else tr("Undo"))
        redo.setToolTip(tr("Redo: {step}", step=forth) if forth else tr("Redo"))

    def _add_spacer(self) -> None:
        spacer = QWidget()
        spacer.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._bar.addWidget(spacer)

    # Qt's events

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        event.acceptProposedAction()
        QTimer.singleShot(0, lambda: self.take_files(paths))

    def take_files(self, paths: list[Path]) -> None:
        """Open a workspace, or import articles; where they shall go is asked if nothing is open."""
        workspaces = [path for path in paths if path.suffix.lower() == SUFFIX]
        articles = [path for path in paths if path not in workspaces]
        if workspaces:
            self.open_workspace(workspaces[0])
        if articles and (self.desk is not None or self.doors.ask_new()) and self.files is not None:
            self.files.import_paths(articles)

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() != QEvent.Type.UpdateRequest or self.bench is None:
            return super().event(event)
        with self.bench.graph.motion.standing_aside():
            return super().event(event)

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        self.release()
        geometry = base64.b64encode(self.saveGeometry().data()).decode()
        self.settings = dataclasses.replace(self.settings, geometry=geometry)
        save(self.settings)
        super().closeEvent(event)
