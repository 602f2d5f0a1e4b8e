"""The window of the guide: contents, a field to search them, and the page."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QImage, QKeyEvent, QTextDocument
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QSplitter,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from synpol_desktop.ui.helping.dressing import dress, mirrored
from synpol_desktop.ui.helping.pages import HOME, folder, pages
from synpol_desktop.ui.i18n import is_right_to_left, language, tr
from synpol_desktop.ui.icons import app_icon

SIZE = (900, 680)
SHARES = (230, 670)
MARGIN_PX = 22
PICTURE_PX = 600
_NAME = Qt.ItemDataRole.UserRole


class _Page(QTextBrowser):
    """A page whose pictures fit into it."""

    @override
    def loadResource(self, kind: int, name: QUrl | str) -> object:
        found = super().loadResource(kind, name)
        if kind != QTextDocument.ResourceType.ImageResource.value:
            return found
        path = next((p for p in self.searchPaths() if (Path(p) / QUrl(name).path()).is_file()), None)
        picture = QImage(str(Path(path) / QUrl(name).path())) if path else QImage()
        wide = min(picture.width(), PICTURE_PX)
        return picture.scaledToWidth(wide, Qt.TransformationMode.SmoothTransformation) if wide else found


class Guide(QWidget):
    """Shows the guide beside the program's window. Links lead to other pages; nothing is fetched."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setWindowTitle(tr("Guide"))
        self.setWindowIcon(app_icon())
        self._pages = {page.name: page for page in pages(language())}
        self.search = QLineEdit(placeholderText=tr("Search the guide"), clearButtonEnabled=True)
        self.search.setAccessibleName(tr("Search the guide"))
        self.contents = QListWidget()
        self.contents.setAccessibleName(tr("Contents"))
        for page in self._pages.values():
            item = QListWidgetItem(page.title)
            item.setData(_NAME, page.name)
            self.contents.addItem(item)
        self.text = _Page(openLinks=False)
        self.text.setAccessibleName(tr("Page of the guide"))
        self.text.setSearchPaths([str(folder(language()).parent), str(folder(language()))])
        self.text.document().setDocumentMargin(MARGIN_PX)
        self.search.textChanged.connect(self._filter)
        self.contents.currentItemChanged.connect(self._follow)
        self.text.anchorClicked.connect(self._go)
        self._lay_out()
        self.show_page(HOME)

    @property
    def page(self) -> str:
        """The name of the page that is shown."""
        item = self.contents.currentItem()
        return "" if item is None else str(item.data(_NAME))

    def show_page(self, name: str) -> None:
        """Show a page; one that there is not leaves the page that is shown."""
        for row in range(self.contents.count()):
            if self.contents.item(row).data(_NAME) == name:
                self.contents.setCurrentRow(row)
                return

    def _lay_out(self) -> None:
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(10, 10, 10, 10)
        column.addWidget(self.search)
        column.addWidget(self.contents, 1)
        split = QSplitter()
        split.addWidget(side)
        split.addWidget(self.text)
        split.setSizes(list(SHARES))
        split.setChildrenCollapsible(False)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(split)
        self.resize(*SIZE)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def _follow(self, item: QListWidgetItem | None) -> None:
        if item is None:
            return
        text = self._pages[str(item.data(_NAME))].text
        self.text.setMarkdown(mirrored(text) if is_right_to_left() else text)
        dress(self.text.document())
        self.text.verticalScrollBar().setValue(0)

    def _go(self, link: QUrl) -> None:
        """Follow a link to another page; one to anywhere else goes nowhere."""
        name = link.path().removesuffix(".md")
        if not link.scheme() and name in self._pages:
            self.show_page(name)

    def _filter(self, words: str) -> None:
        """List the pages that hold the words, and show the first of them."""
        rows = range(self.contents.count())
        for row in rows:
            item = self.contents.item(row)
            item.setHidden(not self._pages[str(item.data(_NAME))].holds(words))
        current = self.contents.currentItem()
        if current is None or current.isHidden():
            first = next((row for row in rows if not self.contents.item(row).isHidden()), -1)
            self.contents.setCurrentRow(first)
