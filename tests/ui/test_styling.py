"""Rules of looks through the window: their panel, the live legend, undo, restart, views and files."""

import xml.etree.ElementTree as ET

import pytest
from PySide6.QtCore import QPoint, Qt

from synpol_desktop.core.kinds import EntityType, Quad, RelationType
from synpol_desktop.core.styling.attributes import Side
from synpol_desktop.core.styling.forms import Dash, Shape
from synpol_desktop.core.styling.palettes import palettes
from synpol_desktop.core.styling.presets import Preset, preset
from synpol_desktop.core.styling.rules import PLAIN, Asks, Channel, Condition, Rule, Style
from synpol_desktop.core.styling.sieves import Value
from synpol_desktop.graph.measuring.records import Measure
from synpol_desktop.workspace import Workspace
from tests.ui.test_window import entity
from tests.ui.webs import council, fill_web, member

MARKED = Rule(Side.NODES, Channel.SHAPE, fixed="star", where=Condition("degree", Asks.AT_LEAST, number=6.0))


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "web.synpol"
    with Workspace.create(path) as workspace:
        fill_web(workspace)
    return path


def open_style(qtbot, make_window, file, **settings):
    window = make_window(file, **settings)
    window.resize(1300, 860)
    qtbot.waitUntil(lambda: window.bench.graph.resting, timeout=30000)
    window.actions_by_name["style"].trigger()
    return window, window.docks.panel("style"), window.bench.graph


@pytest.fixture
def styled(qtbot, make_window, file):
    return open_style(qtbot, make_window, file)


def pick(box, value):
    """Choose an entry as the mouse would."""
    box.setCurrentIndex(box.findData(value))
    box.activated.emit(box.currentIndex())


def place_in(qtbot, legend, kind, *, shown):
    """Wait until the legend says that something is shown or not, and return its line."""

    def told():
        return any((entry.kind, entry.shown) == (kind, shown) for entry in legend.legend.entries)

    qtbot.waitUntil(told, timeout=8000)
    return [entry.kind for entry in legend.legend.entries].index(kind)


def go_to(qtbot, legend, number):
    """Walk to a line with the arrow keys."""
    for _ in legend.legend.entries:
        if legend.current == number:
            return
        qtbot.keyClick(legend, Qt.Key.Key_Right)
    raise AssertionError("the keyboard does not reach the line")


def click(qtbot, legend, number, *, twice=False):
    place = legend.place_of(number).center().toPoint()
    if twice:
        qtbot.mouseDClick(legend, Qt.MouseButton.LeftButton, pos=place)
    else:
        qtbot.mouseClick(legend, Qt.MouseButton.LeftButton, pos=place)


def test_a_rule_is_made_in_the_panel_and_shows_at_once(qtbot, styled):
    window, panel, graph = styled
    qtbot.mouseClick(panel.add, Qt.MouseButton.LeftButton)
    editor = panel.editor
    pick(editor.side, Side.EDGES.value)
    pick(editor.channel, Channel.LINE.value)
    pick(editor.attribute, "quality")

    assert window.desk.workspace.document("style") is not None
    assert graph.styling.style == Style((Rule(Side.EDGES, Channel.LINE, "quality"),))
    assert graph.view.ruled
    assert "Cooperation" in graph.legend.accessibleName()
    meeting = next(e for e in range(graph.network.m) if graph.network.key(e).type is RelationType.CONSULT)
    assert graph.view.looks.line(meeting).colour == window.desk.style.quad(Quad.MATERIAL_COOPERATION)


def test_the_condition_of_a_rule_is_chosen_from_the_values_there_are(qtbot, styled):
    window, panel, graph = styled
    qtbot.mouseClick(panel.add, Qt.MouseButton.LeftButton)
    editor = panel.editor
    pick(editor.channel, Channel.SHAPE.value)
    pick(editor.attribute, "")
    assert graph.styling.style.rules[0].fixed == "star"
    pick(editor.where.attribute, "type")
    assert not any(dot.shape is Shape.STAR for dot in graph.view.looks.dots)
    action = next(each for each in editor.where.keys.menu().actions() if each.data() == "ORG")
    action.trigger()

    assert graph.styling.style.rules[0].where == Condition("type", Asks.IS, ("ORG",))
    body = graph.node_of(entity(window, council(0)))
    person = graph.node_of(entity(window, member(0, 3)))
    assert graph.view.looks.shape(body) is Shape.STAR
    assert graph.view.looks.shape(person) is Shape.CIRCLE


def test_a_size_is_seen_while_it_is_changed_and_kept_when_that_is_done(qtbot, styled):
    window, panel, graph = styled
    graph.styling.put(Style((Rule(Side.NODES, Channel.SIZE, fixed=8.0),)))
    steps = len(window.desk.workspace.history())
    panel.editor.look.low.setValue(20.0)
    assert graph.view.looks.radius.max() == 20.0
    assert graph.styling.kept().rules[0].fixed == 8.0
    panel.editor.look.low.editingFinished.emit()
    assert graph.styling.kept().rules[0].fixed == 20.0
    assert len(window.desk.workspace.history()) == steps + 1


def test_rules_are_reordered_switched_off_and_removed(qtbot, styled):
    _, panel, graph = styled
    blue, red = (Rule(Side.NODES, Channel.FILL, fixed=ink) for ink in (0x0000FF, 0xFF0000))
    graph.styling.put(Style((blue, red)))
    assert {dot.fill for dot in graph.view.looks.dots} == {0xFF0000}

    panel.list.setCurrentRow(1)
    qtbot.mouseClick(panel.up, Qt.MouseButton.LeftButton)
    assert graph.styling.style.rules == (red, blue)
    assert {dot.fill for dot in graph.view.looks.dots} == {0x0000FF}
    panel.list.item(1).setCheckState(Qt.CheckState.Unchecked)
    assert {dot.fill for dot in graph.view.looks.dots} == {0xFF0000}
    panel.list.setCurrentRow(0)
    panel.list.setFocus()
    qtbot.keyClick(panel.list, Qt.Key.Key_Delete)
    assert [rule.fixed for rule in graph.styling.style.rules] == [0x0000FF]
    assert not graph.view.ruled


def test_a_preset_is_undone_and_done_again(qtbot, styled):
    window, panel, graph = styled
    panel.take(Preset.QUALITY)
    qtbot.waitUntil(lambda: graph.view.ruled)
    assert panel.list.count() == len(preset(Preset.QUALITY).rules)
    assert window.desk.undo()
    qtbot.waitUntil(lambda: not graph.view.ruled)
    assert panel.list.count() == 0
    assert window.desk.redo()
    qtbot.waitUntil(lambda: graph.view.ruled)
    assert graph.styling.style == preset(Preset.QUALITY)


def test_the_style_is_there_again_after_a_restart_and_measures_what_it_needs(qtbot, make_window, file):
    window, panel, graph = open_style(qtbot, make_window, file)
    panel.take(Preset.COMMUNITY)
    graph.styling.put(Style((*graph.styling.style.rules, MARKED)))
    window.close()

    window, panel, graph = open_style(qtbot, make_window, file)
    qtbot.waitUntil(lambda: graph.view.ruled and len(graph.view.looks.scales) == 2, timeout=30000)
    inks = {graph.view.looks.fill(graph.node_of(entity(window, council(n)))) for n in range(3)}
    assert len(inks) == 3
    assert inks <= set(palettes()["tol_muted"].light)
    assert graph.view.looks.shape(graph.node_of(entity(window, council(0)))) is Shape.STAR


def test_presets_that_ask_the_workspace_are_dressed_after_it_answered(qtbot, styled):
    _, panel, graph = styled
    panel.take(Preset.TIME)
    qtbot.waitUntil(lambda: len(graph.view.looks.scales) == 2, timeout=10000)
    assert "First seen" in graph.legend.accessibleName()


def test_what_a_later_release_wrote_is_left_alone(qtbot, make_window, file):
    from synpol_desktop.workspace.edits import PutDocument

    with Workspace.open(file) as workspace:
        workspace.do(PutDocument("style", '{"v":99,"rules":[]}'))
    _, _, graph = open_style(qtbot, make_window, file)
    assert graph.styling.style == PLAIN
    assert not graph.view.ruled


# The legend is live


def test_a_click_on_a_type_hides_it_a_double_click_leaves_it_alone_and_enter_brings_all_back(
    qtbot, make_window, file
):
    window = make_window(file)
    window.resize(1300, 860)
    graph, legend = window.bench.graph, window.bench.graph.legend
    qtbot.waitUntil(lambda: graph.resting, timeout=30000)
    all_types = frozenset(EntityType)
    qtbot.waitUntil(lambda: bool(legend.legend.entries))
    kind = legend.legend.entries[0].kind
    with qtbot.waitSignal(graph.shown):
        click(qtbot, legend, place_in(qtbot, legend, kind, shown=True))
    assert window.desk.filter.types == all_types - {kind}
    with qtbot.waitSignal(graph.shown):
        click(qtbot, legend, place_in(qtbot, legend, kind, shown=False))
    number = place_in(qtbot, legend, kind, shown=True)
    with qtbot.waitSignal(window.desk.filter_changed):
        click(qtbot, legend, number, twice=True)
    assert window.desk.filter.types == {kind}
    qtbot.waitUntil(lambda: len(legend.legend.entries) > 6, timeout=8000)
    legend.setFocus()
    go_to(qtbot, legend, place_in(qtbot, legend, kind, shown=True))
    with qtbot.waitSignal(window.desk.filter_changed):
        qtbot.keyClick(legend, Qt.Key.Key_Return)
    assert window.desk.filter.types == all_types


def test_a_value_of_a_rule_is_left_out_by_a_click_and_isolated_by_the_keyboard(qtbot, styled):
    window, panel, graph = styled
    panel.take(Preset.COMMUNITY)
    qtbot.waitUntil(lambda: len(graph.view.looks.scales) == 1, timeout=30000)
    qtbot.waitUntil(lambda: any(isinstance(e.kind, Value) for e in graph.legend.legend.entries))
    places, legend = graph.places(), graph.legend
    value = next(e.kind for e in legend.legend.entries if isinstance(e.kind, Value))
    number = place_in(qtbot, legend, value, shown=True)
    with qtbot.waitSignal(graph.shown):
        click(qtbot, legend, number)
    assert graph.network.n == 16
    left = graph.places()
    assert all(left[who] == pytest.approx(places[who]) for who in left)
    legend.setFocus()
    go_to(qtbot, legend, place_in(qtbot, legend, value, shown=False))
    with qtbot.waitSignal(graph.shown):
        qtbot.keyClick(legend, Qt.Key.Key_Space)
    assert graph.network.n == 24
    go_to(qtbot, legend, place_in(qtbot, legend, value, shown=True))
    with qtbot.waitSignal(graph.shown):
        qtbot.keyClick(legend, Qt.Key.Key_Return)
    assert graph.network.n == 8
    assert {entity(window, council(n)) in graph.places() for n in range(3)} == {True, False}


def test_ties_are_left_out_by_their_quality_and_by_their_number(qtbot, styled):
    window, _, graph = styled
    graph.styling.put(Style((Rule(Side.EDGES, Channel.WIDTH, "mentions"),)))
    some = Value(Side.EDGES, "mentions", low=0.0, high=1.0)
    ties = int((graph.network.weights <= 1).sum())
    before = graph.network.m
    graph.sifting.toggle(some)
    assert graph.network.m == before - ties
    assert len(graph.dressing.left_out) == ties
    graph.sifting.toggle(some)
    assert graph.network.m == before
    with qtbot.waitSignal(graph.shown):
        graph.sifting.toggle(Value(Side.EDGES, "quality", "cooperation"))
    assert RelationType.CONSULT not in window.desk.filter.relations
    assert RelationType.REQUEST in window.desk.filter.relations
    assert "relations" in window.status.filtered.full_text

    graph.styling.put(preset(Preset.QUALITY))
    hidden = Value(Side.EDGES, "quality", "cooperation")
    place_in(qtbot, graph.legend, hidden, shown=False)
    with qtbot.waitSignal(graph.shown):
        graph.sifting.leave_alone(hidden, graph.legend.legend)
    assert {kind.polarity for kind in window.desk.filter.relations} == {1}
    graph.sifting.toggle(Value(Side.NODES, "type", "GPE"))
    graph.sifting.toggle(Value(Side.NODES, "community", "0"))
    assert "1 value left out" in window.status.filtered.full_text
    window.status.filtered.reset()
    assert not window.status.filtered.isVisible()
    assert not graph.styling.sieve


# Views, the filter's panel, files


def test_a_view_brings_its_style_and_what_was_left_out_back(qtbot, styled):
    window, _, graph = styled
    views = window.docks.panel("views")
    graph.styling.put(preset(Preset.QUALITY))
    with qtbot.waitSignal(graph.shown):
        graph.sifting.toggle(Value(Side.NODES, "type", "PER"))
    views.name.setText("marked")
    qtbot.keyClick(views.name, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: views.list.count() == 1)
    graph.styling.put(PLAIN)
    with qtbot.waitSignal(graph.shown):
        window.actions_by_name["reset_filter"].trigger()
    with qtbot.waitSignal(graph.shown):
        views.show_button.click()
    assert graph.styling.style == preset(Preset.QUALITY)
    assert EntityType.PER not in window.desk.filter.types


def test_the_range_of_a_measure_is_set_in_the_filter_and_reset_with_it(qtbot, styled):
    window, _, graph = styled
    panel = window.docks.panel("filters")
    field = panel.range
    qtbot.mouseClick(field.bounded, Qt.MouseButton.LeftButton, pos=QPoint(8, field.bounded.height() // 2))
    qtbot.waitUntil(lambda: graph.measuring.measured is not None, timeout=30000)
    field.of.setCurrentIndex(field.of.findData(Measure.DEGREE))
    field.low.setValue(4)
    with qtbot.waitSignal(graph.shown):
        field.low.editingFinished.emit()
    degree = dict(
        zip(graph.measuring.measured.ids, graph.measuring.measured.values(Measure.DEGREE), strict=True)
    )
    assert {int(who) for who in graph.places()} == {int(who) for who in degree if degree[who] >= 4}
    assert "Degree" in panel.sifted.full_text
    with qtbot.waitSignal(graph.shown):
        panel.fields.reset.click()
    assert graph.network.n == 24
    assert not field.bounded.isChecked()


def test_files_have_the_looks_of_the_screen(qtbot, styled, tmp_path):
    window, _, graph = styled
    dashed = Rule(
        Side.EDGES, Channel.DASH, fixed="dashed", where=Condition("quality", Asks.IS, ("cooperation",))
    )
    marked = Rule(Side.NODES, Channel.FILL, fixed=0x123456, where=Condition("type", Asks.IS, ("ORG",)))
    graph.styling.put(Style((dashed, marked)))
    files = window.files.exports
    gexf, html, svg, png = (tmp_path / f"g.{form}" for form in ("gexf", "html", "svg", "png"))
    for path in (gexf, html):
        files.write_report(path, graph)
        qtbot.waitUntil(path.exists, timeout=30000)
    assert files.write_image(svg, graph)
    assert files.write_image(png, graph)

    space = {"viz": "http://www.gexf.net/1.2draft/viz"}
    tree = ET.parse(gexf)
    inks = {tuple(each.get(part) for part in "rgb") for each in tree.iterfind(".//viz:color", space)}
    assert ("18", "52", "86") in inks
    broken = [each.get("value") for each in tree.iterfind(".//viz:shape", space)]
    assert "dashed" in broken
    page = html.read_text("utf-8")
    assert "#123456" in page
    assert "stroke-dasharray" in page
    assert "#123456" in svg.read_text("utf-8").lower()


def test_the_command_line_draws_the_style_that_the_workspace_keeps(file, tmp_path):
    from synpol_desktop.core.filters import Filter
    from synpol_desktop.core.progress import Progress
    from synpol_desktop.tasks.gathering import Wish, gather
    from synpol_desktop.workspace.edits import PutDocument

    style = Style((Rule(Side.NODES, Channel.FILL, "community"), MARKED))
    with Workspace.open(file) as workspace:
        workspace.do(PutDocument("style", style.content()))
        content = gather(workspace, Wish(Filter()), Progress())
        plain = gather(workspace, Wish(Filter(), style=PLAIN), Progress())
    assert len({actor.color for actor in content.actors}) == 3
    assert {actor.shape for actor in content.actors if actor.row.degree >= 6} == {Shape.STAR}
    assert {tie.pen.dash for tie in content.ties} == {Dash.SOLID}
    assert {actor.color for actor in plain.actors} != {actor.color for actor in content.actors}
