"""How files are to be read, as a form: encoding, pattern for file names, and the columns of tables."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QFormLayout, QGroupBox, QLineEdit, QVBoxLayout, QWidget

from synpol_desktop.importing.decoding import ENCODINGS
from synpol_desktop.importing.formats import TABLES
from synpol_desktop.importing.options import Mapping, Options
from synpol_desktop.importing.previewing import Preview
from synpol_desktop.importing.readers.delimited import DELIMITERS
from synpol_desktop.ui.i18n import line, tr

_SINGLE = ("title", "date", "outlet", "author", "url", "id")
"""Fields that one column holds; the text may be made of two."""


class ReadingForm(QWidget):
    """Fields for `Options`; what is left at "automatic" is told from the file.

    Columns and sheets are those of the file that was looked at last.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.encoding = QComboBox()
        self.encoding.addItem(tr("automatic"), "")
        for code, name in ENCODINGS.items():
            self.encoding.addItem(name, code)
        self.file_name = QLineEdit(placeholderText=r"(?P<date>\d{4}-\d{2}-\d{2})_(?P<outlet>[^_]+)")
        self.file_name.setToolTip(
            tr("A regular expression; its groups date, outlet, author and title are taken from file names.")
        )
        form = QFormLayout()
        form.addRow(tr("Encoding"), self.encoding)
        form.addRow(tr("Pattern for file names"), self.file_name)
        self.table = QGroupBox(tr("Columns of the table"))
        self._columns = {name: QComboBox() for name in ("text", "more", *_SINGLE)}
        self.header = QCheckBox(tr("The first row names the columns"))
        self.header.setChecked(True)
        self.delimiter, self.sheet = QComboBox(), QComboBox()
        self.delimiter.addItem(tr("automatic"), "")
        for sign in DELIMITERS:
            self.delimiter.addItem(tr("tab") if sign == "\t" else sign, sign)
        columns = QFormLayout(self.table)
        columns.addRow(self.header)
        for name, field in self._columns.items():
            columns.addRow(_names()[name], field)
        columns.addRow(tr("Delimiter"), self.delimiter)
        columns.addRow(tr("Sheet"), self.sheet)
        self._rows = columns
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.addLayout(form)
        page.addWidget(self.table)
        page.addStretch(1)
        self._own_mapping = False
        self._connect()
        self.table.hide()

    def _connect(self) -> None:
        self.encoding.currentIndexChanged.connect(self.changed)
        self.file_name.textChanged.connect(self.changed)
        for field in (*self._columns.values(), self.delimiter, self.sheet):
            field.currentIndexChanged.connect(self._mapped)
        self.header.toggled.connect(self._mapped)

    def _mapped(self) -> None:
        self._own_mapping = True
        self.changed.emit()

    def column(self, field: str) -> QComboBox:
        """Return the box of a field of an article; ``more`` is the second column of the text."""
        return self._columns[field]

    def options(self) -> Options:
        """Return what the form says."""
        mapping = self._mapping() if self._own_mapping else None
        return Options(str(self.encoding.currentData()), mapping, self.file_name.text().strip())

    def _mapping(self) -> Mapping | None:
        chosen = {name: str(box.currentData() or "") for name, box in self._columns.items()}
        text = tuple(chosen[name] for name in ("text", "more") if chosen[name])
        if not text:
            return None
        return Mapping(
            text,
            **{name: chosen[name] for name in _SINGLE},
            header=self.header.isChecked(),
            delimiter=str(self.delimiter.currentData() or ""),
            sheet=str(self.sheet.currentData() or ""),
        )

    def show_options(self, options: Options) -> None:
        """Show saved options; columns that the file lacks are offered all the same."""
        with QSignalBlocker(self):
            self.encoding.setCurrentIndex(max(0, self.encoding.findData(options.encoding)))
            self.file_name.setText(options.file_name)
            if options.mapping is not None:
                self._offer(options.mapping.columns())
                self._show_mapping(options.mapping)
            self._own_mapping = options.mapping is not None
        self.changed.emit()

    def show_preview(self, preview: Preview) -> None:
        """Offer the columns and sheets of the file that was looked at, and what was guessed of them."""
        self.table.setVisible(preview.format in TABLES)
        for field, shown in (
            (self.sheet, bool(preview.sheets)),
            (self.delimiter, preview.format == "table"),
        ):
            self._rows.setRowVisible(field, shown)
        self.encoding.setEnabled(bool(preview.encodings))
        with QSignalBlocker(self):
            self._offer(preview.columns)
            self._fill(self.sheet, preview.sheets)
            if preview.mapping is not None and not self._own_mapping:
                self._show_mapping(preview.mapping)
                self._own_mapping = False

    def _offer(self, columns: tuple[str, ...]) -> None:
        for box in self._columns.values():
            self._fill(box, columns)

    def _fill(self, box: QComboBox, values: tuple[str, ...]) -> None:
        chosen = str(box.currentData() or "")
        with QSignalBlocker(box):
            box.clear()
            box.addItem("—", "")
            for value in dict.fromkeys((*values, *([chosen] if chosen else []))):
                box.addItem(line(value), value)
            box.setCurrentIndex(max(0, box.findData(chosen)))

    def _show_mapping(self, mapping: Mapping) -> None:
        first, *rest = (*mapping.text, "", "")
        wanted = {"text": first, "more": rest[0], **{name: getattr(mapping, name) for name in _SINGLE}}
        boxes = {**self._columns, "delimiter": self.delimiter, "sheet": self.sheet}
        wanted |= {"delimiter": mapping.delimiter, "sheet": mapping.sheet}
        for name, value in wanted.items():
            with QSignalBlocker(boxes[name]):
                boxes[name].setCurrentIndex(max(0, boxes[name].findData(value)))
        with QSignalBlocker(self.header):
            self.header.setChecked(mapping.header)


def _names() -> dict[str, str]:
    return {
        "text": tr("Text"),
        "more": tr("Text, continued"),
        "title": tr("Title"),
        "date": tr("Date"),
        "outlet": tr("Outlet"),
        "author": tr("Author"),
        "url": tr("URL"),
        "id": tr("Number or key"),
    }
