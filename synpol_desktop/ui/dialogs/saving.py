"""Asking before a file is replaced that the file dialog could not ask about."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QMessageBox, QWidget

from synpol_desktop.ui.dialogs.messages import question_box
from synpol_desktop.ui.i18n import tr


def may_write(path: Path, asked: Path, parent: QWidget | None = None) -> bool:
    """Whether a file may be written.

    Parameters
    ----------
    path : Path
        Where it goes.
    asked : Path
        The name that was typed into the file dialog, which asked about that one only. Where an ending was
        added to it, a file of the longer name may be there.
    """
    if path == asked or not path.exists():
        return True
    box = question_box(tr("“{name}” is there already. Replace it?", name=path.name), tr("Replace"), parent)
    box.exec()
    return box.buttonRole(box.clickedButton()) == QMessageBox.ButtonRole.AcceptRole
