"""What of the graph becomes a picture, and of which kind: asked before the place is."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtWidgets import QCheckBox, QComboBox, QFormLayout, QWidget

from synpol_desktop.ui.dialogs.frame import FormDialog
from synpol_desktop.ui.dialogs.saving import Form
from synpol_desktop.ui.i18n import number, tr
from synpol_desktop.ui.labels import Label
from synpol_desktop.ui.painting.export import MOST_PIXELS

WIDTH_PX = 430
SCALES = (1, 2, 3, 4)
"""Pixels of a PNG a point of the screen."""
Size = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Wanted:
    """A picture that is asked for.

    Parameters
    ----------
    whole : bool
        All that is drawn instead of what is in view.
    scale : float
        Of a PNG: pixels a point of the screen.
    transparent : bool
        Of a PNG: leave the ground out.
    outlines : bool
        Of SVG and PDF: letters as shapes.
    """

    suffix: str = ".png"
    whole: bool = False
    scale: float = 2.0
    transparent: bool = False
    outlines: bool = False


def forms() -> tuple[Form, ...]:
    """Return the forms of pictures."""
    return Form(tr("Picture"), ".png"), Form(tr("Drawing"), ".svg"), Form("PDF", ".pdf")


class PictureDialog(FormDialog):
    """Asks for form, extent and quality of a picture.

    Parameters
    ----------
    seen, whole : tuple of int
        Width and height in points of the screen, of the picture of what is in view and of the whole graph.
    last : Wanted
        What was wanted the last time.
    """

    help_page = "exports"

    def __init__(self, seen: Size, whole: Size, last: Wanted, parent: QWidget | None = None) -> None:
        super().__init__(tr("Export the graph"), tr("Choose a file…"), parent)
        self._sizes = {False: seen, True: whole}
        self.form = self._choice(
            (
                (tr("PNG: a picture of dots, for documents and messages"), ".png"),
                (tr("SVG: a drawing that can be enlarged and edited"), ".svg"),
                (tr("PDF: a drawing for print"), ".pdf"),
            ),
            last.suffix,
        )
        self.extent = self._choice(
            ((tr("What is in view"), False), (tr("The whole graph"), True)), last.whole
        )
        self.scale = self._choice(tuple((f"× {number(scale)}", float(scale)) for scale in SCALES), last.scale)
        self.transparent = QCheckBox(tr("Without a ground, to be laid over something else"))
        self.transparent.setChecked(last.transparent)
        self.outlines = QCheckBox(tr("Letters as shapes: they look the same in every program"))
        self.outlines.setChecked(last.outlines)
        self.size_label = Label("", "muted")
        rows = QFormLayout()
        for name, field in (
            (tr("Form"), self.form),
            (tr("Extent"), self.extent),
            (tr("Size"), self.scale),
        ):
            label = Label(name)
            label.setBuddy(field)
            field.setAccessibleName(name)
            rows.addRow(label, field)
        rows.addRow("", self.size_label)
        self._rows = rows
        self.body.addLayout(rows)
        self.body.addWidget(self.transparent)
        self.body.addWidget(self.outlines)
        for box in (self.form, self.extent, self.scale):
            box.currentIndexChanged.connect(self._show)
        self._show()
        self.fit(WIDTH_PX)

    def wanted(self) -> Wanted:
        """Return what was chosen."""
        return Wanted(
            self.form.currentData(),
            self.extent.currentData(),
            self.scale.currentData(),
            self.transparent.isChecked(),
            self.outlines.isChecked(),
        )

    def problem(self) -> str:
        """Return what is wrong: a picture that would be too large."""
        wide, high = self._pixels()
        dots = self.form.currentData() == ".png"
        return tr("The picture would be too large.") if dots and wide * high > MOST_PIXELS else ""

    def _pixels(self) -> Size:
        wide, high = self._sizes[self.extent.currentData()]
        scale = self.scale.currentData()
        return round(wide * scale), round(high * scale)

    def _show(self) -> None:
        dots = self.form.currentData() == ".png"
        wide, high = self._pixels()
        size = tr("{size} pixels", size=f"{number(wide)} × {number(high)}")
        self.size_label.setText(size if dots else "")
        self.scale.setEnabled(dots)
        self.transparent.setEnabled(dots)
        self.outlines.setEnabled(not dots)

    def _choice(self, entries: tuple[tuple[str, object], ...], now: object) -> QComboBox:
        box = QComboBox()
        for text, value in entries:
            box.addItem(text, value)
        box.setCurrentIndex(max(box.findData(now), 0))
        return box
