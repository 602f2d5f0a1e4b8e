"""The program with a window: its `QApplication`, fonts, texts, themes, and the door for bugs."""

from __future__ import annotations

import contextlib
import logging
import sys
import threading
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QLibraryInfo, QLocale, QObject, QSettings, Qt, QTimer, QTranslator, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication

from synpol_desktop.core.paths import config_dir, data_dir
from synpol_desktop.ui import settings as stored
from synpol_desktop.ui.application import Application
from synpol_desktop.ui.collecting import Collector
from synpol_desktop.ui.crashing.dialogs import ReopenDialog
from synpol_desktop.ui.crashing.session import Left, Session, left_over
from synpol_desktop.ui.i18n import is_right_to_left, set_language, set_writing
from synpol_desktop.ui.painting.fonts import bundled_family
from synpol_desktop.ui.qt_texts import QtTexts
from synpol_desktop.ui.settings import Settings
from synpol_desktop.ui.theme import SYSTEM, apply, theme
from synpol_desktop.ui.window import MainWindow

FONT_PX = 13
PREPARE_MS = 4000
SWITCH_S = 0.0002
"""A thread that computes lets the window have the interpreter after at most this long.

Painting a table asks for it anew with every cell: at a millisecond each, a picture took a tenth of a second.
"""
_log = logging.getLogger(__name__)


class Program(QObject):
    """Shows one window and puts another in its place when its settings change."""

    workspace_changed = Signal(object)
    """Carries the path of the workspace that is open now, None for none."""
    _bug = Signal(object)
    _compiled = Signal()

    def __init__(self, app: QApplication, settings: Settings) -> None:
        super().__init__(app)
        self._app = app
        self._translator = QTranslator(self)
        self._own_texts = QtTexts(self)
        self.window = self._make_window(settings)
        QApplication.styleHints().colorSchemeChanged.connect(self._follow_desktop)
        self._bug.connect(self._show_bug, Qt.ConnectionType.QueuedConnection)
        self._compiled.connect(self._load_kernels, Qt.ConnectionType.QueuedConnection)

    def prepare_layout(self) -> None:
        """Compile the layout's kernels in a child process, once a computer; later starts load them."""

        def compile_kernels() -> None:
            from synpol_desktop.graph.layout import warm_up

            # Numpy serves till then.
            if warm_up():
                with contextlib.suppress(RuntimeError):  # the program has ended meanwhile
                    self._compiled.emit()

        threading.Thread(target=compile_kernels, name="kernels", daemon=True).start()

    def _load_kernels(self) -> None:
        """Load what was compiled, once no job runs: loading holds the interpreter for moments."""

        def load() -> None:
            from synpol_desktop.graph.layout import preload

            preload()

        desk = self.window.desk
        if desk is not None and desk.jobs.running:
            QTimer.singleShot(PREPARE_MS, self, self._load_kernels)
        else:
            threading.Thread(target=load, name="kernels", daemon=True).start()

    def catch_bugs(self) -> None:
        """Show and log what nobody caught, on whatever thread it happened."""
        sys.excepthook = self._caught
        threading.excepthook = lambda args: self._caught(
            args.exc_type, args.exc_value or args.exc_type(), args.exc_traceback
        )

    def _caught(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        _log.critical("uncaught", exc_info=(kind, error, trace))
        if not issubclass(kind, KeyboardInterrupt):
            self._bug.emit(error)

    def _show_bug(self, error: BaseException) -> None:
        self.window.show_error(error)

    def offer_to_reopen(self, left: Left) -> None:
        """Say that the program ended unexpectedly, and open what was open if that is wanted."""
        if ReopenDialog(left, self.window).exec() and left.workspace is not None:
            self.window.open_workspace(left.workspace)

    def _make_window(self, settings: Settings) -> MainWindow:
        set_language(settings.language)
        set_writing(settings.writing)
        self._app.setLayoutDirection(
            Qt.LayoutDirection.RightToLeft if is_right_to_left() else Qt.LayoutDirection.LeftToRight
        )
        self._translate_qt(settings.language)
        self._app.setFont(font_of(settings.text_size))
        apply(self._app, theme(settings.theme), settings.text_size)
        window = MainWindow(settings)
        window.rebuild_wanted.connect(self._replace, Qt.ConnectionType.QueuedConnection)
        window.workspace_changed.connect(self.workspace_changed)
        return window

    def _translate_qt(self, language: str) -> None:
        """Let Qt's own dialogs speak the language, as far as Qt has translations."""
        self._app.removeTranslator(self._translator)
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        if self._translator.load(QLocale(language), "qtbase", "_", folder):
            self._app.installTranslator(self._translator)
        self._app.removeTranslator(self._own_texts)
        self._app.installTranslator(self._own_texts)

    def _follow_desktop(self) -> None:
        """Wear the desktop's new theme, if that is wished."""
        if self.window.settings.theme == SYSTEM and self.window.theme != theme(SYSTEM):
            self.window.comforts.take(self.window.settings)

    def _replace(self, settings: Settings) -> None:
        old = self.window
        shown, desk = old.saveGeometry(), old.desk
        selected, where = (desk.selection.now, desk.filter) if desk else (None, None)
        docks = old.docks.shown if old.docks else ()
        workspace = old.give_away()
        settings = settings.with_layout(old.settings)
        self.window = self._make_window(settings)
        self.window.restoreGeometry(shown)
        if workspace is not None:
            self.window.adopt(workspace)
        self.window.show()
        if selected is not None and where is not None and self.window.desk is not None:
            self.window.desk.filter = where
            self.window.desk.selection.set(selected)
        for name in docks:
            assert self.window.docks is not None
            self.window.docks.panel(name)
        stored.save(self.window.settings)
        old.hide()
        old.deleteLater()


def make_application(arguments: list[str]) -> Application:
    """Return the application with its style and font."""
    sys.setswitchinterval(SWITCH_S)
    app = Application(arguments)
    Collector(app)
    app.setApplicationName("SynPol Desktop")
    app.setStyle("Fusion")
    app.setFont(font_of())
    return app


def keep_to_own_folder() -> None:
    """Let Qt keep what its dialogs remember, such as the last folders, beside our settings."""
    QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, str(config_dir()))


def font_of(percent: int = 100) -> QFont:
    """Return the font of all texts, at a size in percent of the usual one."""
    font = QFont(bundled_family())
    font.setPixelSize(round(FONT_PX * percent / 100))
    return font


def main(workspace: Path | None = None) -> int:
    """Open the window, and a workspace in it if one is named; return the exit status."""
    _log_to_file()
    keep_to_own_folder()
    app = make_application(sys.argv[:1])
    program = Program(app, stored.load())
    program.catch_bugs()
    program.window.show()
    QTimer.singleShot(PREPARE_MS, program.prepare_layout)
    lost = left_over()
    session = Session()
    program.workspace_changed.connect(session.note)
    app.file_arrived.connect(lambda path: program.window.take_files([path]))
    given = app.take_files() if workspace is None else [*app.take_files(), workspace]
    if given:
        QTimer.singleShot(0, lambda: program.window.take_files(given))
    elif lost:
        QTimer.singleShot(0, lambda: program.offer_to_reopen(lost[-1]))
    status = app.exec()
    session.end()
    return status


def _log_to_file() -> None:
    """Keep a small log without any article's text."""
    handler = RotatingFileHandler(data_dir() / "log.txt", maxBytes=200_000, backupCount=2, encoding="utf-8")
    logging.basicConfig(handlers=[handler], level=logging.WARNING, format="%(asctime)s %(name)s %(message)s")
