"""Title lines of pictures: broken where they would be cut off."""

import pytest
from PySide6.QtGui import QFontMetricsF

from synpol_desktop.ui.i18n import line, set_language
from synpol_desktop.ui.painting.fonts import bundled_family
from synpol_desktop.ui.painting.heading import broken, height, rows
from synpol_desktop.ui.painting.labels import label_font
from synpol_desktop.ui.painting.palettes import style_sheet

CONTROLS = "\u200e\u200f\u2066\u2067\u2068\u2069"


@pytest.fixture
def style(qapp):
    return style_sheet(False, bundled_family())


@pytest.fixture(params=["ar", "en"])
def said(request):
    set_language(request.param)
    text = line("أنواع العلاقات: بنية، تعاون قولي", "Outlets: وكالة (A), شبكة (B) 2254", "2026-02-03")
    yield text
    set_language("en")


def words(text):
    return "".join(letter for letter in text if letter not in CONTROLS).split()


@pytest.mark.parametrize("width", [120.0, 200.0, 2000.0])
def test_a_long_line_is_broken_at_spaces_and_nothing_of_it_is_lost(style, said, width):
    metrics = QFontMetricsF(label_font(style))
    lines = list(broken(said, metrics, width))
    assert [word for each in lines for word in words(each)] == words(said)
    assert all(metrics.horizontalAdvance(each) <= width for each in lines)
    assert (len(lines) == 1) == (width > 1000)


def test_each_line_has_the_direction_of_the_whole_and_closes_what_it_opens(style, said):
    metrics = QFontMetricsF(label_font(style))
    for each in broken(said, metrics, 150.0):
        assert each[0] == said[0]
        depth = 0
        for letter in each:
            depth += (letter in "\u2066\u2067\u2068") - (letter == "\u2069")
            assert depth >= 0
        assert depth == 0


def test_a_picture_grows_by_the_lines_that_its_title_needs(style, said):
    wide, narrow = rows(["اسم", said], style, 2000.0), rows(["اسم", said], style, 260.0)
    assert len(wide) == 2
    assert len(narrow) > 2
    assert height(narrow) > height(wide)
    assert height([]) == 0.0
    assert [row.y for row in narrow] == sorted(row.y for row in narrow)
