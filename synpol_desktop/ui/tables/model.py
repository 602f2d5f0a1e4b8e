"""A table model over a list of ids; rows are read by page when they come into view."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from typing_extensions import override

from synpol_desktop.ui.tables.cells import CellsAtOnce

Key = TypeVar("Key", bound=Hashable)
Row = TypeVar("Row")
Index = QModelIndex | QPersistentModelIndex

PAGE = 128
PAGES_KEPT = 16


@dataclass(frozen=True, slots=True)
class Column(Generic[Row]):
    """One column: its heading, what it shows, and the name by which it sorts (None: not sortable)."""

    heading: str
    show: Callable[[Row], str]
    sort: str | None = None
    number: bool = False
    width: int = 80
    paint: Callable[[Row], Any] | None = None
    """Gives the decoration (a colour or an icon) of a cell."""
    tip: Callable[[Row], str] | None = None
    """Gives the tool tip; the text itself if left out."""
    stretch: bool = False
    """The column takes its share of the width that is left."""
    from_width: int = 0
    """The column is left out while the rest of the table is narrower than this, in pixels."""
    optional: str = ""
    """The name of a column that is there only while it has something to say; it comes before others."""


@dataclass(frozen=True, slots=True)
class Pages(Generic[Key, Row]):
    """Ids in their order, and the rows of the pages that will be seen first."""

    keys: Sequence[Key]
    rows: dict[int, Sequence[Row]]


class IdTableModel(CellsAtOnce, Generic[Key, Row]):
    """Shows rows of which only the ids are held.

    Parameters
    ----------
    columns : sequence of Column
    read : callable
        Returns the rows of some ids, in their order.
    """

    def __init__(
        self, columns: Sequence[Column[Row]], read: Callable[[Sequence[Key]], Sequence[Row]]
    ) -> None:
        super().__init__()
        self.columns = tuple(columns)
        self._read = read
        self._keys: Sequence[Key] = ()
        self._places: dict[Key, int] | None = None
        self._pages: OrderedDict[int, Sequence[Row]] = OrderedDict()

    def read_pages(self, keys: Sequence[Key], first: int) -> Pages[Key, Row]:
        """Read the pages about a row; may run on any thread."""
        pages = {first // PAGE, (first + PAGE // 2) // PAGE}
        return Pages(
            keys,
            {
                page: self._read(keys[page * PAGE : (page + 1) * PAGE])
                for page in pages
                if page * PAGE < len(keys)
            },
        )

    def show(self, pages: Pages[Key, Row]) -> None:
        """Show other ids, in this order."""
        self.beginResetModel()
        self._keys, self._places = pages.keys, None
        self._pages = OrderedDict(sorted(pages.rows.items()))
        self.endResetModel()

    def key(self, row: int) -> Key:
        """Return the id of a row."""
        return self._keys[row]

    def place_of(self, key: Key) -> int | None:
        """Return the row of an id, None if it is not shown."""
        if self._places is None:
            self._places = {other: row for row, other in enumerate(self._keys)}
        return self._places.get(key)

    def row(self, number: int) -> Row:
        """Return the row at a place."""
        page = number // PAGE
        if page not in self._pages:
            self._pages[page] = self._read(self._keys[page * PAGE : (page + 1) * PAGE])
            if len(self._pages) > PAGES_KEPT:
                self._pages.popitem(last=False)
        self._pages.move_to_end(page)
        return self._pages[page][number - page * PAGE]

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self._keys)

    @override
    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self.columns)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        column = self.columns[index.column()]
        if role == Qt.ItemDataRole.ToolTipRole and column.tip is not None:
            return column.tip(self.row(index.row()))
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return column.show(self.row(index.row()))
        if role == Qt.ItemDataRole.DecorationRole and column.paint is not None:
            return column.paint(self.row(index.row()))
        if role == Qt.ItemDataRole.TextAlignmentRole and column.number:
            return Qt.AlignmentFlag.AlignCenter
        return None

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self.columns[section].heading
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.ToolTipRole:
            return self.columns[section].heading
        return None
