import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QTextCharFormat
from PySide6.QtWidgets import QApplication

from synpol_desktop.core.spans import Span
from synpol_desktop.ui.marks import Mark, MarkKind
from synpol_desktop.ui.source_text import BREAK_AT, SourceText

WORDS = "المجلس يجتمع اليوم في العاصمة ويبحث مع الوفد 😀 شؤوناً عامة ثم يعود إلى مقره. "


def spans_of(text, word):
    start, found = text.find(word), []
    while start >= 0:
        found.append(Span(start, start + len(word)))
        start = text.find(word, start + 1)
    return found


@pytest.fixture
def make_text(qtbot):
    def make(text, size=(320, 240)):
        panel = SourceText(lambda mark: QTextCharFormat())
        qtbot.addWidget(panel)
        panel.resize(*size)
        panel.show()
        panel.set_text(text)
        return panel

    return make


@pytest.mark.parametrize("size", [(90, 30), (140, 46), (280, 90), (320, 240)])
def test_jumping_to_a_mark_in_a_new_text_is_safe_however_small_the_view(make_text, size):
    """Laying out while marks are set moved the scroll bar, which set marks again inside Qt's loop."""
    text = "\n\n".join(WORDS * 4 for _ in range(40))
    panel = make_text("نص", size)
    for word in ("المجلس", "الوفد", "مقره"):
        for number in (3, 57, 111):
            places = spans_of(text, word)
            panel.set_text(text + word * number)
            panel.set_marks(
                [Mark(Span(0, len(text)), MarkKind.EVIDENCE), *(Mark(s, MarkKind.MENTION) for s in places)]
            )
            panel.scroll_to(places[number])
            panel.set_marks([Mark(span, MarkKind.SELECTED_MENTION) for span in places])
            panel.scroll_to(places[-number])
        QApplication.processEvents()
    panel.set_text("نص آخر")
    panel.set_marks([Mark(Span(0, 2), MarkKind.SOURCE)])
    QApplication.processEvents()
    assert len(panel.extraSelections()) == 1


def test_only_the_marks_in_sight_are_handed_to_qt(qtbot, make_text):
    text = "\n".join(WORDS for _ in range(400))
    panel = make_text(text)
    places = spans_of(text, "المجلس")
    panel.set_marks([Mark(span, MarkKind.MENTION) for span in places])
    qtbot.waitUntil(lambda: len(panel.extraSelections()) > 0)
    assert len(panel.extraSelections()) < 40
    panel.scroll_to(places[350])
    qtbot.waitUntil(
        lambda: any(
            s.cursor.selectedText() == "المجلس" and s.cursor.position() > 10_000
            for s in panel.extraSelections()
        )
    )


def test_a_click_tells_the_code_point_under_it_also_after_an_emoji(qtbot, make_text):
    panel = make_text(WORDS * 3)
    heard = []
    panel.clicked.connect(heard.append)
    for word in ("المجلس", "شؤوناً", "مقره"):
        for span in spans_of(WORDS * 3, word)[:2]:
            panel.scroll_to(span)
            qtbot.mouseClick(panel.viewport(), Qt.MouseButton.LeftButton, pos=panel.place_of(span))
            assert heard.pop() == span.start


def test_a_click_beside_the_text_selects_nothing(qtbot, make_text):
    panel = make_text("كلمة")
    heard = []
    panel.clicked.connect(heard.append)
    qtbot.mouseClick(panel.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(20, 200))
    assert heard == []


def test_a_huge_line_is_broken_in_the_view_and_offsets_still_hold(qtbot, make_text):
    text = WORDS * 600
    assert len(text) > 4 * BREAK_AT
    panel = make_text(text)
    span = spans_of(text, "الوفد")[-1]
    panel.set_marks([Mark(span, MarkKind.TARGET)])
    panel.scroll_to(span)
    qtbot.waitUntil(lambda: [s.cursor.selectedText() for s in panel.extraSelections()] == ["الوفد"])
    heard = []
    panel.clicked.connect(heard.append)
    qtbot.mouseClick(panel.viewport(), Qt.MouseButton.LeftButton, pos=panel.place_of(span))
    assert heard == [span.start]


def test_the_text_stands_at_the_right_and_grows_and_shrinks(make_text):
    panel = make_text("Reuters: نص قصير")
    assert panel.place_of(Span(0, 1)).x() > panel.viewport().width() / 2
    before = panel.font().pixelSize()
    panel.zoom(3)
    assert panel.font().pixelSize() == before + 3
    for _ in range(40):
        panel.zoom(-1)
    assert panel.font().pixelSize() == 10
