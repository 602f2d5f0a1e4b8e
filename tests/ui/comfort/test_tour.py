import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from synpol_desktop.core.kinds import RelationType
from synpol_desktop.ui.comfort.tour import Tour
from tests.ui.articles import COUNCIL, STATE
from tests.ui.test_window import entity, relation


@pytest.fixture
def tour(window):
    window.activateWindow()
    window.actions_by_name["tour"].trigger()
    return window.findChild(Tour)


def test_enter_leads_through_all_stops_and_the_tour_ends(qtbot, window, tour):
    seen = [tour.card.title.text()]
    for _ in range(4):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
        seen.append(tour.card.title.text())
    assert len(set(seen)) == 5
    assert window.desk.selection.now.relation is not None
    assert "time" in window.docks.shown
    card = tour.card
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert not card.isVisible()
    qtbot.waitUntil(lambda: window.findChild(Tour) is None)


def test_doing_what_a_stop_asks_for_leads_on(window, tour):
    window.desk.selection.select_entity(entity(window, STATE))
    assert tour.at == 1
    window.desk.selection.select_relation(relation(window, COUNCIL, RelationType.ACCUSE, STATE))
    assert tour.at == 2


def test_an_actor_that_is_chosen_already_stays_chosen(window, tour):
    window.desk.selection.select_entity(entity(window, COUNCIL))
    tour.go(0)
    tour.go(1)
    assert window.desk.selection.now.entity == entity(window, COUNCIL)


def test_escape_ends_the_tour_and_nothing_stays_over_the_window(qtbot, window, tour):
    card, frame = tour.card, tour.frame
    qtbot.keyClick(card.next_button, Qt.Key.Key_Escape)
    assert not card.isVisible()
    assert not frame.isVisible()


def test_closing_the_workspace_ends_the_tour(qtbot, window, tour):
    window.release()
    qtbot.waitUntil(lambda: window.findChild(Tour) is None)


def test_the_tour_takes_no_focus_from_somebody_who_types(qtbot, window):
    window.activateWindow()
    window.search.setFocus()
    qtbot.keyClicks(window.search, "abc")
    Tour.begin(window)
    assert QApplication.focusWidget() is window.search


@pytest.mark.timeout(240)
def test_the_first_opening_of_the_sample_shows_the_tour_once_it_is_read(qtbot, make_window):
    window = make_window()
    window.welcome.sample.click()
    assert window.findChild(Tour) is None
    qtbot.waitUntil(lambda: window.findChild(Tour) is not None, timeout=200_000)
    assert not window.desk.jobs.running
    assert window.settings.toured
    window.release()
    window.doors.sample()
    assert window.desk is not None
    qtbot.waitUntil(lambda: window.findChild(Tour) is None)


def test_who_took_the_tour_is_not_led_again_unless_it_is_asked_for(qtbot, make_window, workspace_file):
    window = make_window(workspace_file, toured=True)
    window.comforts.offer_tour()
    assert window.findChild(Tour) is None
    window.actions_by_name["tour"].trigger()
    assert window.findChild(Tour) is not None
