"""Qt's own file dialog speaks Arabic where the desktop has none of its own."""

import re

import pytest
from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QFileDialog, QLabel

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
