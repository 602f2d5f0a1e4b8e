"""What an empty window shows: the sample corpus, a new workspace, or one of the last ones."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from synpol_desktop.ui.i18n import tr
from synpol_desktop.ui.icons import app_icon, icon
from synpol_desktop.ui.inspector.rows import LinkRow
from synpol_desktop.ui.labels import Label
from synpol_desktop.ui.theme import Theme

WIDTH = 520


class Welcome(QWidget):
    """The first page."""

    sample_wanted = Signal()
    new_wanted = Signal()
    open_wanted = Signal()
    recent_wanted = Signal(object)

    def __init__(self, theme: Theme, recent: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        card = QFrame()
        card.setObjectName("welcome")
        card.setFixedWidth(WIDTH)
        column = QVBoxLayout(card)
        column.setContentsMargins(36, 30, 36, 28)
        column.setSpacing(10)
        column.addLayout(_heading())
        column.addWidget(
            Label(
                tr(
                    "Import Arabic news, see who does what to whom, and read the words behind every tie."
                    " Everything stays on this computer."
                ),
                "muted",
                wrap=True,
            )
        )
        column.addSpacing(8)
        self.sample = self._button(tr("Open the sample corpus"), "play", theme.on_accent, self.sample_wanted)
        self.sample.setDefault(True)
        self.sample.setAutoDefault(True)
        column.addWidget(self.sample)
        column.addWidget(
            Label(tr("40 training texts on the Syrian political process; not news."), "muted", wrap=True)
        )
        line = QHBoxLayout()
        self.new = self._button(tr("New workspace…"), "new", theme.text, self.new_wanted)
        self.open = self._button(tr("Open a workspace…"), "open", theme.text, self.open_wanted)
        line.addWidget(self.new)
        line.addWidget(self.open)
        column.addSpacing(6)
        column.addLayout(line)
        self._add_recent(column, recent)
        column.addSpacing(4)
        column.addWidget(
            Label(
                tr("Or drop articles (text, web pages, Word, PDF, tables …) or folders on this window."),
                "muted",
                wrap=True,
            )
        )
        outer = QVBoxLayout(self)
        outer.addStretch(2)
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addWidget(card)
        middle.addStretch(1)
        outer.addLayout(middle)
        outer.addStretch(3)

    def _add_recent(self, column: QVBoxLayout, recent: Sequence[str]) -> None:
        there = [Path(name) for name in recent if Path(name).is_file()]
        if there:
            column.addWidget(Label(tr("Last opened"), "section"))
        for path in there[:4]:
            row = LinkRow(path.stem, str(path.parent))
            row.setToolTip(str(path))
            row.followed.connect(lambda path=path: self.recent_wanted.emit(path))
            column.addWidget(row)

    @staticmethod
    def _button(text: str, name: str, ink: str, wanted: object) -> QPushButton:
        button = QPushButton(icon(name, ink), text)
        button.setIconSize(QSize(18, 18))
        button.setMinimumHeight(38)
        button.clicked.connect(lambda: wanted.emit())  # type: ignore[attr-defined]
        return button


def _heading() -> QHBoxLayout:
    picture = QLabel()
    picture.setPixmap(app_icon().pixmap(48, 48))
    picture.setFixedSize(48, 48)
    name = Label("SynPol Desktop")
    name.setObjectName("product")
    line = QHBoxLayout()
    line.setSpacing(14)
    line.addWidget(picture)
    line.addWidget(name)
    line.addStretch(1)
    return line
