import pytest

from synpol_desktop.core.accuracy import Accuracy, measured
from synpol_desktop.core.kinds import EntityType, RelationType
from synpol_desktop.core.paths import resource
from synpol_desktop.ui.accuracy import page, rows, share, summary
from synpol_desktop.ui.dialogs.accuracy import AccuracyDialog
from synpol_desktop.ui.dialogs.messages import AboutDialog
from synpol_desktop.ui.i18n import set_language
from synpol_desktop.ui.labels import Label

FIGURES = [
    Accuracy("mention", "", 90, 100, 120),
    Accuracy("mention", "PER", 90, 100, 120),
    Accuracy("relation", "", 30, 40, 60),
    Accuracy("relation", "SUPPORT", 30, 40, 60),
    Accuracy("relation", "SANCTION", 1, 3, 30),
    Accuracy("statement", "", 40, 50, 50),
    Accuracy("date", "", 10, 10, 10),
]


@pytest.fixture(autouse=True)
def english():
    yield
    set_language("en")


@pytest.mark.parametrize(
    ("part", "words"),
    [(0.02, "hardly any"), (0.74, "about 7 in 10"), (0.949, "about 9 in 10"), (0.95, "nearly all")],
)
def test_a_share_is_said_in_words_that_promise_no_more(part, words):
    assert share(part).strip("\u200e") == words


def test_of_a_rare_type_nothing_is_said_but_how_rare_it_is():
    lines = {row[0]: tuple(text.strip("\u200e\u2068\u2069") for text in row[1:]) for row in rows(FIGURES)}
    assert lines["supports"] == ("about 8 in 10", "about 5 in 10", "60")
    assert lines["sanctions"][0] == "–"


def test_the_shipped_figures_are_whole():
    figures = measured()
    assert {each.sort for each in figures if not each.type} == {"mention", "relation", "statement", "date"}
    assert {each.type for each in figures if each.sort == "mention" and each.type} == {
        k.value for k in EntityType
    }
    assert all(RelationType(each.type) for each in figures if each.sort == "relation" and each.type)
    assert all(each.right <= min(each.said, each.there) for each in figures)
    for sort in ("mention", "relation"):
        whole, *parts = [each for each in figures if each.sort == sort]
        assert whole.there == sum(part.there for part in parts)


@pytest.mark.parametrize("code", ["ar", "en"])
def test_the_page_of_the_guide_tells_the_shipped_figures(code):
    set_language(code)
    assert resource("help", code, "accuracy.md").read_text("utf-8") == page(measured())


def test_the_window_tells_it_from_the_about_dialog_and_the_menu(window, qtbot, monkeypatch):
    shown = []
    monkeypatch.setattr(AccuracyDialog, "exec", lambda dialog: shown.append(dialog))
    monkeypatch.setattr(
        AboutDialog,
        "exec",
        lambda dialog: next(b for b in dialog.buttons.buttons() if "accurate" in b.text()).click(),
    )

    window.actions_by_name["about"].trigger()
    window.actions_by_name["accuracy"].trigger()

    assert len(shown) == 2
    texts = {label.text() for label in shown[1].findChildren(Label)}
    assert set(summary(measured())) <= texts
    assert {cell for row in rows(measured()) for cell in row} <= texts
