from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QFileDialog


@pytest.fixture
def choose(monkeypatch) -> Callable[..., list[str]]:
    """Let the system's file dialog answer with a name, and with the form whose pattern ends as given."""

    def answer(path: Path, form: str = "") -> list[str]:
        offered: list[str] = []

        def save(_parent: object, _title: str, suggested: str, patterns: str) -> tuple[str, str]:
            offered.append(suggested)
            kinds = patterns.split(";;")
            return str(path), next((kind for kind in kinds if form and form in kind), kinds[0])

        monkeypatch.setattr(QFileDialog, "getSaveFileName", save)
        monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(path))
        return offered

    return answer


@pytest.fixture
def when_open() -> Callable[..., None]:
    """Do something with the next modal dialog, which must be of a kind."""

    def later(kind: type, do: Callable[..., object], tries: int = 100) -> None:
        def look(left: int) -> None:
            dialog = QApplication.activeModalWidget()
            if dialog is None and left:
                QTimer.singleShot(20, lambda: look(left - 1))
                return
            assert isinstance(dialog, kind), dialog
            do(dialog)

        QTimer.singleShot(20, lambda: look(tries))

    return later
