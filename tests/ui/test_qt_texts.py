"""Qt's own file dialog, where the desktop has none: it speaks Arabic, and remembers in our folder only."""

import re
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QLibraryInfo, QLocale, QSettings, QTranslator
from PySide6.QtWidgets import QFileDialog, QLabel

from synpol_desktop.core.paths import config_dir
from synpol_desktop.ui.app import keep_to_own_folder
from synpol_desktop.ui.i18n import set_language
from synpol_desktop.ui.qt_texts import QtTexts


@pytest.fixture
def arabic(qapp):
    base, own = QTranslator(qapp), QtTexts(qapp)
    assert base.load(
        QLocale("ar"), "qtbase", "_", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    )
    set_language("ar")
    for each in (base, own):
        qapp.installTranslator(each)
    yield
    for each in (base, own):
        qapp.removeTranslator(each)
    set_language("en")


@pytest.mark.parametrize("mode", [QFileDialog.FileMode.ExistingFiles, QFileDialog.FileMode.Directory])
def test_every_label_of_the_file_dialog_is_in_arabic(arabic, qtbot, mode):
    dialog = QFileDialog()
    qtbot.addWidget(dialog)
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.setFileMode(mode)
    labels = [label.text() for label in dialog.findChildren(QLabel)]
    assert len(labels) >= 3
    assert [text for text in labels if re.search("[A-Za-z]", text)] == []


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="Qt has a register of its own there")
def test_what_the_dialog_remembers_is_kept_in_our_folder():
    before = Path(QSettings(QSettings.Scope.UserScope, "QtProject").fileName()).parent
    keep_to_own_folder()
    try:
        kept = Path(QSettings(QSettings.Scope.UserScope, "QtProject").fileName())
        assert kept.parent == config_dir()
    finally:
        QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, str(before))
