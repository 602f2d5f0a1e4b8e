"""What the user wishes of the program: language, looks, dates and numbers, habits."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFormLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QSizePolicy,
    QWidget,
)

from synpol_desktop.arabic.writing import Digits, Months, Writing
from synpol_desktop.core.labels import LabelLanguage
from synpol_desktop.ui.dialogs.frame import FormDialog
from synpol_desktop.ui.i18n import isolate, line, number, tr
from synpol_desktop.ui.labels import Label, scroll_area
from synpol_desktop.ui.settings import SOURCE_PX, TEXT_SIZES, Settings

WIDTH_PX, HEIGHT_PX, LIST_PX, EXAMPLE_PX = 540, 560, 64, 300
EXAMPLE_DAY, EXAMPLE_NUMBER = "2023-05-17", 1234.5


class PreferencesDialog(FormDialog):
    """Shows the settings that a user can choose; :meth:`settings` has them as they were left.

    Parameters
    ----------
    settings : Settings
        As they are; what the dialog does not show stays.
    """

    help_page = "preferences"

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(tr("Preferences"), tr("Apply"), parent)
        self._before = settings
        page = QWidget()
        self._form = QFormLayout(page)
        self._form.setContentsMargins(0, 0, 10, 0)
        self._form.setVerticalSpacing(7)
        self._form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        self._look(settings)
        self._write(settings)
        self._habits(settings)
        self._watched(settings)
        self.body.addWidget(scroll_area(page), 1)
        for box in (self.language, self.digits, self.months):
            box.currentIndexChanged.connect(self._show_example)
        self.hijri.toggled.connect(self._show_example)
        self._show_example()
        self.resize(WIDTH_PX, HEIGHT_PX)

    def settings(self) -> Settings:
        """Return the settings with what was chosen."""
        return dataclasses.replace(
            self._before,
            language=self.language.currentData(),
            theme=self.theme.currentData(),
            text_size=self.text_size.currentData(),
            labels=self.labels.currentData(),
            source_px=self.source_px.currentData(),
            digits=self.digits.currentData(),
            months=self.months.currentData(),
            hijri=self.hijri.isChecked(),
            week_start=self.week_start.currentData(),
            reduce_motion=self.reduce_motion.isChecked(),
            csv_bom=self.csv_bom.isChecked(),
            export_notes=self.export_notes.isChecked(),
            watched=self._kept_folders(),
        )

    def _look(self, now: Settings) -> None:
        self._section(tr("Looks"))
        languages = (("العربية", "ar"), ("English", "en"))
        self.language = self._choice(tr("Language"), languages, now.language)
        themes = ((tr("As the system"), "system"), (tr("Light"), "light"), (tr("Dark"), "dark"))
        self.theme = self._choice(tr("Theme"), themes, now.theme)
        sizes = [(tr("{percent}\u00a0%", percent=size), size) for size in TEXT_SIZES]
        self.text_size = self._choice(tr("Size of all texts"), sizes, now.text_size)
        pixels = [(number(px), px) for px in range(SOURCE_PX[0], SOURCE_PX[1] + 1)]
        self.source_px = self._choice(tr("Size of an article's text"), pixels, now.source_px)
        names = (
            (tr("Names in Arabic"), LabelLanguage.ARABIC.value),
            (tr("Names in Latin letters"), LabelLanguage.LATIN.value),
            (tr("Names in English"), LabelLanguage.ENGLISH.value),
        )
        self.labels = self._choice(tr("Names of actors"), names, now.labels)
        self.reduce_motion = self._check(tr("Less motion: pictures change at once"), on=now.reduce_motion)

    def _write(self, now: Settings) -> None:
        self._section(tr("Dates and numbers"))
        digits = ((isolate("1 2 3"), Digits.EUROPEAN.value), (isolate("١ ٢ ٣"), Digits.ARABIC.value))
        self.digits = self._choice(tr("Digits in Arabic"), digits, now.digits)
        months = (
            (tr("As numbers"), Months.NUMBERS.value),
            (line(tr("Levantine names"), "أيار"), Months.LEVANT.value),
            (line(tr("Gregorian names"), "مايو"), Months.GREGORIAN.value),
            (line(tr("Both names"), "أيار/مايو"), Months.BOTH.value),
        )
        self.months = self._choice(tr("Months"), months, now.months)
        self.hijri = self._check(tr("Show the Islamic date beside a day"), on=now.hijri)
        weekdays = ((tr("Saturday"), 6), (tr("Sunday"), 7), (tr("Monday"), 1))
        self.week_start = self._choice(tr("A week begins on"), weekdays, now.week_start)
        self.example = Label("", "muted", wrap=True)
        self.example.setMinimumWidth(EXAMPLE_PX)  # else it breaks into narrow lines
        self._form.addRow(Label(tr("This looks so"), "muted"), self.example)

    def _habits(self, now: Settings) -> None:
        self._section(tr("Files"))
        self.csv_bom = self._check(tr("CSV tables with a byte order mark, for Excel"), on=now.csv_bom)
        self.export_notes = self._check(tr("My notes in exports"), on=now.export_notes)

    def _watched(self, now: Settings) -> None:
        self.folders = QListWidget()
        self.folders.setAccessibleName(tr("Watched folders"))
        self.folders.setFixedHeight(LIST_PX)
        for workspace, folder in now.watched.items():
            item = QListWidgetItem(line(folder, Path(workspace).stem))
            item.setToolTip(workspace)
            item.setData(Qt.ItemDataRole.UserRole, (workspace, folder))
            self.folders.addItem(item)
        self.stop_button = QPushButton(tr("Stop watching"))
        self.stop_button.setAutoDefault(False)
        self.stop_button.setEnabled(False)
        self.stop_button.clicked.connect(lambda: self.folders.takeItem(self.folders.currentRow()))
        self.folders.currentRowChanged.connect(lambda row: self.stop_button.setEnabled(row >= 0))
        if not now.watched:
            self._form.addRow(Label(tr("No folder is watched for new articles."), "muted", wrap=True))
            self.folders.setParent(self)
            self.stop_button.setParent(self)
            self.folders.hide()
            self.stop_button.hide()
            return
        self._form.addRow(Label(tr("Watched folders")), self.folders)
        self._form.addRow("", self.stop_button)

    def _kept_folders(self) -> dict[str, str]:
        rows = [self.folders.item(row).data(Qt.ItemDataRole.UserRole) for row in range(self.folders.count())]
        return dict(rows)

    def _show_example(self) -> None:
        writing = Writing(
            self.language.currentData(),
            Digits(self.digits.currentData()),
            Months(self.months.currentData()),
            self.hijri.isChecked(),
        )
        self.example.setText(line(writing.dated(EXAMPLE_DAY), writing.number(EXAMPLE_NUMBER, 1)))

    def _section(self, title: str) -> None:
        self._form.addRow(Label(title, "section"))

    def _choice(self, name: str, entries: Sequence[tuple[str, object]], now: object) -> QComboBox:
        box = QComboBox()
        box.setAccessibleName(name)
        box.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        for text, value in entries:
            box.addItem(text, value)
        box.setCurrentIndex(max(box.findData(now), 0))
        label = Label(name)
        label.setBuddy(box)
        self._form.addRow(label, box)
        return box

    def _check(self, text: str, *, on: bool) -> QCheckBox:
        box = QCheckBox(text)
        box.setChecked(on)
        self._form.addRow(box)
        return box
