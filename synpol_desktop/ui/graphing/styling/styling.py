"""The rules in force, kept in the workspace; what is left out by values; and rules that come for a while."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QObject, QTimer, Signal

from synpol_desktop.core.changes import Changes
from synpol_desktop.core.network import Network
from synpol_desktop.core.styling.columns import Column
from synpol_desktop.core.styling.rules import PLAIN, Style
from synpol_desktop.core.styling.sieves import OPEN, Sieve
from synpol_desktop.tasks.styling import DOCUMENT, kept_style
from synpol_desktop.ui.desk import Desk
from synpol_desktop.workspace.edits import PutDocument

Columns = tuple[Mapping[str, Column], Mapping[str, Column]]
"""Of nodes and of edges."""


@dataclass(frozen=True, slots=True, eq=False)
class Overlay:
    """Rules above all others for a while, with what they ask for that the workspace doesn't know."""

    style: Style
    columns: Callable[[Network], Columns]


class Styling(QObject):
    """Holds the style. What is tried out shows at once and is written when it is put."""

    changed = Signal()
    """Other rules."""
    sifted = Signal()
    """Other values are left out."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._style = PLAIN
        self._sieve = OPEN
        self._overlay: Overlay | None = None
        desk.changed.connect(self._read_again)
        self._read()

    @property
    def style(self) -> Style:
        """The analyst's rules, as they are tried out."""
        return self._style

    @property
    def shown(self) -> Style:
        """All rules, with those that came for a while."""
        return self._style if self._overlay is None else Style(self._style.rules + self._overlay.style.rules)

    @property
    def overlay(self) -> Overlay | None:
        """Rules that came for a while."""
        return self._overlay

    @property
    def sieve(self) -> Sieve:
        """Which values are left out."""
        return self._sieve

    def try_out(self, style: Style) -> None:
        """Show a style without writing it."""
        if style != self._style:
            self._style = style
            self.changed.emit()

    def put(self, style: Style) -> None:
        """Show a style and keep it in the workspace, as a step that can be undone."""
        self.try_out(style)
        workspace = self._desk.workspace
        if not workspace.read_only and self.kept() != style:
            self._desk.do(PutDocument(DOCUMENT, style.content() if style else None))

    def kept(self) -> Style:
        """Return the style that the workspace holds."""
        return kept_style(self._desk.workspace)

    def sift(self, sieve: Sieve) -> None:
        """Leave other values out."""
        if sieve != self._sieve:
            self._sieve = sieve
            self.sifted.emit()

    def lay_over(self, overlay: Overlay | None) -> None:
        """Let rules come for a while, or go."""
        if overlay is not None or self._overlay is not None:
            self._overlay = overlay
            self.changed.emit()

    def _read(self) -> None:
        self._style = self.kept()

    def _read_again(self, changes: Changes) -> None:
        if DOCUMENT in changes.documents:
            QTimer.singleShot(0, self, lambda: self.try_out(self.kept()))
