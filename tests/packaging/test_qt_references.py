"""PySide6 6.12.0 gives None back once too often, which ends Python 3.11 after a while."""

import json
import subprocess
import sys

import pytest

WATCH = """
import json, sys
from PySide6.QtCore import QAbstractTableModel, QEvent, QModelIndex, QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QImage, QPainter, QStandardItemModel
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QTableView, QWidget

app = QApplication([])

class Sender(QObject):
    told = Signal(object)

class Model(QAbstractTableModel):
    def rowCount(self, parent=QModelIndex()): return 3
    def columnCount(self, parent=QModelIndex()): return 3
    def data(self, index, role=Qt.ItemDataRole.DisplayRole): return None

class Canvas(QWidget):
    def paintEvent(self, event): return None
    def resizeEvent(self, event): super().resizeEvent(event)

class Filter(QObject):
    def eventFilter(self, watched, event): return False

sender, model, canvas, label, field = Sender(), Model(), Canvas(), QLabel(), QLineEdit()
sender.told.connect(lambda value: None)
view, image, filter = QTableView(), QImage(8, 8, QImage.Format.Format_ARGB32), Filter()
view.setModel(model)
canvas.installEventFilter(filter)
canvas.resize(20, 20)

def paint():
    painter = QPainter(image)
    painter.drawLine(0, 0, 7, 7)
    painter.end()

acts = {
    "setter": lambda: label.setText("a"),
    "none argument": lambda: label.setParent(None),
    "signal of none": lambda: sender.told.emit(None),
    "property": lambda: sender.setProperty("p", None),
    "read property": lambda: sender.property("absent"),
    "virtual data": lambda: model.index(0, 0).data(),
    "null pointer": lambda: canvas.parentWidget(),
    "null layout": lambda: canvas.layout(),
    "event filter": lambda: QApplication.sendEvent(canvas, QEvent(QEvent.Type.User)),
    "paint event": lambda: canvas.grab(),
    "painter": paint,
    "timer": lambda: (QTimer.singleShot(0, lambda: None), app.processEvents()),
    "construction": lambda: QObject(None),
    "standard model": lambda: QStandardItemModel().setData(QModelIndex(), None),
    "widget at": lambda: QApplication.widgetAt(QPoint(-5, -5)),
    "focus": lambda: QApplication.focusWidget(),
}
ROUNDS = 400
drift = {}
for name, act in acts.items():
    act()
    before = sys.getrefcount(None)
    for _ in range(ROUNDS):
        act()
    drift[name] = (sys.getrefcount(None) - before) / ROUNDS
print(json.dumps(drift))
"""


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="None is immortal from Python 3.12 on")
def test_qt_calls_neither_lose_nor_keep_references_of_none() -> None:
    answer = subprocess.run([sys.executable, "-c", WATCH], capture_output=True, text=True, check=False)
    assert answer.returncode == 0, answer.stderr
    drift = json.loads(answer.stdout)
    assert len(drift) == 16
    assert {name: change for name, change in drift.items() if abs(change) > 0.1} == {}
