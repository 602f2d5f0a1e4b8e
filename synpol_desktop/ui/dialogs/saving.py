"""Asking where a file shall go, and before one is replaced that the system's dialog could not ask about."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from synpol_desktop.ui.dialogs.messages import question_box
from synpol_desktop.ui.i18n import listed, tr


@dataclass(frozen=True, slots=True)
class Form:
    """A form that a file can be saved in; ``suffix`` begins with a dot."""

    name: str
    suffix: str

    @property
    def pattern(self) -> str:
        """The form as a file dialog wants it."""
        return f"{self.name} (*{self.suffix})"


@dataclass(frozen=True, slots=True)
class Chosen:
    """Where a file goes, and in which form."""

    path: Path
    form: Form


def ask_path(title: str, suggested: Path, forms: Sequence[Form], parent: QWidget | None) -> Chosen | None:
    """Ask for a name; it ends as one of the forms does, the chosen one's ending is added to any other.

    Returns
    -------
    Chosen or None
        None if the user changed their mind, also about replacing a file.
    """
    patterns = {form.pattern: form for form in forms}
    name, pattern = QFileDialog.getSaveFileName(parent, title, str(suggested), ";;".join(patterns))
    if not name:
        return None
    asked, form = Path(name), patterns.get(pattern, forms[0])
    suffix = asked.suffix.lower()
    path = asked
    if suffix != form.suffix:
        meant = next((other for other in forms if other.suffix == suffix), None)
        form, path = (meant, asked) if meant else (form, asked.with_name(asked.name + form.suffix))
    return Chosen(path, form) if may_write(path, asked, parent) else None


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
    return agreed(tr("“{name}” is there already. Replace it?", name=path.name), tr("Replace"), parent)


def may_fill(folder: Path, names: Sequence[str], parent: QWidget | None = None) -> bool:
    """Whether files may be written into a folder: asks if some of them are there."""
    there = [name for name in names if (folder / name).exists()]
    if not there:
        return True
    text = tr(
        "“{folder}” holds files of these names already: {names}. Replace them?",
        folder=folder.name,
        names=listed(there),
    )
    return agreed(text, tr("Replace"), parent)


def agreed(text: str, agree: str, parent: QWidget | None = None) -> bool:
    """Ask a question; whether the answer was yes."""
    box = question_box(text, agree, parent)
    box.exec()
    return box.buttonRole(box.clickedButton()) == QMessageBox.ButtonRole.AcceptRole
