"""SVG and PDF show what the screen shows, rendered back by other programs and compared."""

import re
from dataclasses import replace
from datetime import date
from pathlib import Path
from xml.etree import ElementTree

import numpy as np
import pypdfium2
import pytest
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from synpol_desktop.core.errors import SynpolError
from synpol_desktop.core.filters import DISPLAY_CONFIDENCE, Filter
from synpol_desktop.core.kinds import EntityType, Quad
from synpol_desktop.core.network import Network
from synpol_desktop.tasks.gathering import Wish
from synpol_desktop.ui.i18n import set_language
from synpol_desktop.ui.painting.camera import Camera
from synpol_desktop.ui.painting.export import View, render
from synpol_desktop.ui.painting.fonts import bundled_family
from synpol_desktop.ui.painting.labels import label_font
from synpol_desktop.ui.painting.legend import Entry, Legend, flow
from synpol_desktop.ui.painting.palettes import style_sheet
from synpol_desktop.ui.pictures.drawing import compose, for_brief, png, save
from synpol_desktop.ui.pictures.sheet import Sheet
from synpol_desktop.ui.pictures.svg import svg
from synpol_desktop.ui.scope import scope_lines
from synpol_desktop.workspace import Workspace
from tests.exporting.browser import browser
from tests.ui.networks import ACCUSE, CONSULT, network, positions

MIXED = "وزارة الخارجية (MoFA) 2254"
LABELS = (MIXED, "المبعوث (UN) <1>", "City Council (المجلس)", "هيئة & لجنة")
PLACES = ((0, 0), (2.4, 0.3), (0.4, 1.6), (2.2, -1.4))
SPACE = "{http://www.w3.org/2000/svg}"


@pytest.fixture
def arabic():
    set_language("ar")
    yield
    set_language("en")


@pytest.fixture
def sheet(qapp, arabic) -> Sheet:
    net = network(4, [(0, 1), (0, 2), (1, 3)], [ACCUSE, CONSULT, ACCUSE], LABELS, [1, 0, 1, 2])
    legend = Legend(
        (Entry(EntityType.PER, "أشخاص", 1), Entry(Quad.VERBAL_CONFLICT, "نزاع (verbal) قولي", 2)), rtl=True
    )
    title = ("مساحة العمل (2024)", "4 فاعلين · 3 علاقات (a)")
    style = style_sheet(False, bundled_family())
    return Sheet(net, positions(PLACES), style, legend, title, View((900, 600)))


def grey(image: QImage):
    image = image.convertToFormat(QImage.Format.Format_Grayscale8)
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine())
    return rows[:, : image.width()].astype(float)


def screen(sheet: Sheet):
    return grey(
        render(sheet.network, sheet.positions, sheet.style, sheet.legend, sheet.view, 1.0, title=sheet.title)
    )


def likeness(one, other) -> float:
    """Return how alike the ink of two pictures is where they are least alike, in 0..1.

    They are compared part by part, so that two letters that changed places are seen; letters may be a pixel
    apart.
    """

    def soft(rows):
        ink = rows.max() - rows
        padded = np.pad(ink, 2)
        high, wide = ink.shape
        return sum(padded[dy : dy + high, dx : dx + wide] for dy in range(5) for dx in range(5)) / 25

    one, other = soft(one), soft(other)
    high, wide = one.shape
    found = []
    for top in range(0, high - 20, 20):
        for left in range(0, wide - 60, 30):
            a, b = (rows[top : top + 40, left : left + 90] for rows in (one, other))
            if max(a.std(), b.std()) > 12:
                found.append(float(np.corrcoef(a.ravel(), b.ravel())[0, 1]) if a.std() and b.std() else 0.0)
    assert len(found) > 20
    return min(found)


def from_browser(folder: Path, text: str, size: tuple[int, int]):
    path = folder / "a.svg"
    path.write_text(text, "utf-8")
    with browser(folder / "profile") as page:
        page.size(*size)
        page.open(path)
        page.wait("document.readyState === 'complete'")
        page.value("document.fonts ? document.fonts.ready.then(() => true) : true")
        picture = QImage.fromData(page.picture())
        assert [url for url in page.requests if not url.startswith(("file:", "data:"))] == []
    return grey(picture)


def test_names_are_real_text_in_their_own_direction(sheet) -> None:
    texts = {
        one.text: one.attrib for one in ElementTree.fromstring(svg(sheet)).iter(f"{SPACE}text") if one.text
    }
    assert {"مساحة العمل (2024)", "نزاع (verbal) قولي", "2"} <= set(texts)
    said = " ".join(texts)
    for label in LABELS:
        assert all(word in said for word in label.split())
    for text, attributes in texts.items():
        assert attributes["unicode-bidi"] == "plaintext"
        assert attributes["direction"] == ("rtl" if re.match("[ء-ي]", text) or " " in text else "ltr"), text


def test_as_outlines_there_is_no_text_and_no_font(sheet) -> None:
    text = svg(sheet, outlines=True)
    root = ElementTree.fromstring(text)
    assert not list(root.iter(f"{SPACE}text"))
    assert "font-face" not in text
    assert len(text) > 10_000


@pytest.mark.full
@pytest.mark.parametrize("outlines", [False, True])
def test_a_browser_shows_the_svg_as_the_screen_does(sheet, tmp_path: Path, outlines) -> None:
    shown = from_browser(tmp_path, svg(sheet, outlines=outlines), sheet.size)
    assert likeness(shown, screen(sheet)) > 0.93


@pytest.mark.full
def test_brackets_on_the_wrong_side_would_be_seen(sheet, tmp_path: Path) -> None:
    wrong = svg(sheet).replace('direction="rtl"', 'direction="ltr"').replace("plaintext", "embed")
    wrong = wrong.replace('text-anchor="start"', 'text-anchor="end"')
    shown, right = from_browser(tmp_path, wrong, sheet.size), screen(sheet)
    assert likeness(shown, right) < 0.93


@pytest.mark.parametrize("outlines", [False, True])
def test_a_pdf_shows_what_the_screen_shows(sheet, tmp_path: Path, outlines) -> None:
    save(tmp_path / "a.pdf", sheet, outlines=outlines)
    pages = pypdfium2.PdfDocument(tmp_path / "a.pdf")
    assert len(pages) == 1
    picture = pages[0].render(scale=96 / 72).to_numpy()[:, :, :3].mean(axis=2)
    pages.close()
    wide, high = sheet.size
    assert abs(picture.shape[0] - high) <= 1
    assert abs(picture.shape[1] - wide) <= 1
    expected = screen(sheet)
    high, wide = (min(pair) for pair in zip(picture.shape, expected.shape, strict=True))
    assert likeness(picture[:high, :wide], expected[:high, :wide]) > 0.93


def test_a_transparent_picture_has_the_same_ink_on_no_ground(sheet) -> None:
    image = QImage.fromData(png(sheet, 1.0, transparent=True))
    assert image.pixelColor(1, 1).alpha() == 0
    ground = QImage(image.size(), QImage.Format.Format_RGB32)
    ground.fill(sheet.style.background | 0xFF000000)
    painter = QPainter(ground)
    painter.drawImage(0, 0, image)
    painter.end()
    assert likeness(grey(ground), screen(sheet)) > 0.93


@pytest.mark.parametrize("suffix", ["png", "svg", "pdf"])
def test_a_picture_replaces_nothing_unasked(sheet, tmp_path: Path, suffix) -> None:
    path = tmp_path / f"a.{suffix}"
    path.write_bytes(b"old")
    with pytest.raises(SynpolError, match="is there already"):
        save(path, sheet)
    assert path.read_bytes() == b"old"
    save(path, sheet, overwrite=True)
    assert len(path.read_bytes()) > 1000
    assert list(tmp_path.iterdir()) == [path]


def test_what_is_in_view_can_be_drawn_alone(sheet) -> None:
    close = replace(sheet, view=View((900, 600), Camera(900.0, 450.0, 300.0), nodes=(0,)))
    text = svg(close)
    assert "MoFA" in text
    assert "لجنة" not in text


def test_the_title_has_scope_filter_and_date(qapp, arabic, workspace_file) -> None:
    with Workspace.open(workspace_file, read_only=True) as workspace:
        sheet, hidden = compose(workspace, Wish(Filter(), limit=150, made=date(2026, 2, 3)))
    assert hidden == 0
    said = "\n".join(sheet.title)
    for part in (workspace_file.stem, "2026-02-03", f"{DISPLAY_CONFIDENCE:.2f}", "مؤكَّد"):
        assert part in said
    assert str(workspace_file.parent) not in said


@pytest.mark.parametrize("outlines", [False, True])
def test_what_reaches_beyond_the_view_covers_neither_title_nor_legend(sheet, outlines) -> None:
    legend = Legend((Entry(EntityType.PER, "أشخاص", 1),), rtl=True)
    close = replace(sheet, legend=legend, title=("", "", ""), view=View((900, 600), Camera(900.0, 450, 300)))
    wide, high = close.size
    image = QImage(wide, high, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    QSvgRenderer(svg(close, outlines=outlines).encode()).render(painter)
    painter.end()
    head = high - 600 - round(flow(legend, close.style, wide)[0])
    line = close.style.quad(Quad.VERBAL_COOPERATION)  # of the edge that leaves the view downwards
    found = {  # left of the entries of the legend
        part: {image.pixel(x, y) & 0xFFFFFF for y in rows for x in range(600)}
        for part, rows in {
            "title": range(head - 1),
            "view": range(head + 20, head + 580),
            "legend": range(head + 602, high),
        }.items()
    }

    def drawn_in(part: str) -> bool:
        shifts = (16, 8, 0)
        return any(all(abs((ink >> n & 255) - (line >> n & 255)) < 48 for n in shifts) for ink in found[part])

    assert drawn_in("view")
    assert not drawn_in("legend")
    assert found["title"] == {close.style.background}


def test_a_heading_of_the_legend_stands_where_its_line_begins(sheet) -> None:
    legend = Legend((Entry(None, "اللون: الكتلة", part=1), Entry(EntityType.PER, "أشخاص", part=1)), rtl=True)
    drawn = ElementTree.fromstring(svg(replace(sheet, legend=legend)))
    at = {text.text: float(text.attrib["x"]) for text in drawn.iter(f"{SPACE}text")}
    _, (heading, person) = flow(legend, sheet.style, sheet.view.size[0])
    assert at["اللون: الكتلة"] == pytest.approx(heading.rect.right(), abs=0.01)
    assert person.rect.left() < at["أشخاص"] < person.rect.right() - 20


def test_articles_are_counted_only_where_the_filter_shuts_none_out(qapp, workspace_file) -> None:
    with Workspace.open(workspace_file, read_only=True) as workspace:
        open_, bound = (
            " ".join(scope_lines(workspace, shown, Network.empty()))
            for shown in (Filter(), Filter(first=date(2000, 1, 1)))
        )
    assert "3 articles" in open_
    assert "articles" not in bound


def test_names_in_the_picture_of_a_brief_can_be_read_on_paper(sheet) -> None:
    image = QImage.fromData(for_brief(replace(sheet, view=View((2400, 1500), Camera(900.0, 450, 300)))))
    points, page = image.width() / 3, 16.5  # centimetres between the margins
    letters = label_font(sheet.style).pixelSize() / points * page / 2.54 * 72
    assert letters > 6.0  # points
    assert image.height() / image.width() * page < 15.0
