"""What the status bar says of the workspace."""

from dataclasses import replace


def test_relations_below_the_confidence_of_the_filter_are_counted_apart(make_window, workspace_file, qtbot):
    window = make_window(workspace_file)
    desk, counts = window.desk, window.status.counts
    all_of_them = desk.workspace.counts(replace(desk.filter, min_confidence=0.0)).relations
    assert all_of_them > 1

    desk.filter = replace(desk.filter, min_confidence=1.0)
    sure = desk.workspace.counts(desk.filter).relations
    qtbot.waitUntil(lambda: f"{all_of_them - sure} less sure" in counts.text())

    desk.filter = replace(desk.filter, min_confidence=0.0)
    qtbot.waitUntil(lambda: f"{all_of_them} relations" in counts.text())
    assert "less sure" not in counts.text()
