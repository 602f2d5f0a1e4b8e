"""Exports of the graph can be watched and stopped, and rest on what the workspace says."""

import itertools
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from synpol_desktop.core.errors import CancelledError
from synpol_desktop.core.filters import EVERYTHING, Filter
from synpol_desktop.core.progress import Progress
from synpol_desktop.tasks.exporting import GRAPH_FORMS, export_csv, export_graph
from synpol_desktop.tasks.gathering import Wish, gather
from synpol_desktop.workspace import Workspace
from synpol_desktop.workspace.edits import PinNodes
from tests.ui.articles import fill

WISH = Wish(Filter(), made=date(2026, 2, 3))


def stopped_after(steps: int) -> Progress:
    """Return a progress whose user asks to stop when so many steps were told."""
    counter = itertools.count()

    def hear(_done: int, _total: int, _label: str) -> None:
        if next(counter) == steps:
            progress.cancel()

    progress = Progress(hear)
    return progress


@pytest.fixture
def filled(workspace: Workspace) -> Workspace:
    fill(workspace)
    return workspace


@pytest.mark.parametrize("suffix", GRAPH_FORMS)
def test_progress_grows_to_its_end(filled: Workspace, tmp_path: Path, suffix: str) -> None:
    said: list[tuple[int, int]] = []
    progress = Progress(lambda done, total, _label: said.append((done, total)))
    report = export_graph(filled, tmp_path / f"a{suffix}", WISH, progress)
    shares = [done / total for done, total in said]
    assert shares == sorted(shares)
    assert shares[-1] == 1.0
    assert len(shares) > 5
    assert report.files[0][0].exists()


@pytest.mark.parametrize("suffix", GRAPH_FORMS)
def test_it_can_be_stopped_anywhere_and_leaves_nothing(
    filled: Workspace, tmp_path: Path, suffix: str
) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    steps: list[int] = []
    export_graph(filled, folder / f"whole{suffix}", WISH, Progress(lambda done, *_: steps.append(done)))
    (folder / f"whole{suffix}").unlink()
    for stop in {0, len(steps) // 3, len(steps) // 2, len(steps) - 2}:
        with pytest.raises(CancelledError):
            export_graph(filled, folder / f"a{suffix}", WISH, stopped_after(stop))
        assert list(folder.iterdir()) == []


def test_what_is_gathered_is_what_the_workspace_counts(filled: Workspace) -> None:
    content = gather(filled, Wish(EVERYTHING), Progress())
    counts = filled.counts(EVERYTHING)
    assert (len(content.articles), len(content.ties)) == (counts.articles, counts.relations)
    assert sum(len(tie.quotes) for tie in content.ties) == counts.relation_mentions
    assert len(content.actors) == len(filled.facts(EVERYTHING).ids)
    assert all(len(tie.quotes) == tie.row.mentions for tie in content.ties)
    assert content.about.title == filled.path.stem


def test_the_digest_tells_of_the_texts_and_nothing_else(filled: Workspace, tmp_path: Path) -> None:
    one = gather(filled, Wish(EVERYTHING), Progress()).about.digest
    assert gather(filled, Wish(Filter(), language="en"), Progress()).about.digest == one
    with Workspace.create(tmp_path / "empty.synpol") as empty:
        assert gather(empty, WISH, Progress()).about.digest != one


def test_places_on_the_screen_and_pins_are_kept(filled: Workspace) -> None:
    content = gather(filled, WISH, Progress())
    first, second, *rest = (actor.entity.id for actor in content.actors)
    filled.do(PinNodes(((first, 3.0, 4.0),)))
    places = {id_: (float(number), 1.0) for number, id_ in enumerate([first, second, *rest])}
    found = {
        actor.entity.id: (actor.x, actor.y)
        for actor in gather(filled, Wish(Filter(), places=places), Progress()).actors
    }
    assert found == {**places, first: (3.0, 4.0)}


def test_a_part_is_said_to_be_one(filled: Workspace) -> None:
    whole = gather(filled, WISH, Progress())
    ends = frozenset({whole.ties[0].source, whole.ties[0].target})
    part = gather(filled, Wish(Filter(), actors=ends), Progress())
    assert {actor.entity.id for actor in part.actors} == ends
    assert part.about.part
    assert part.about.hidden > 0
    assert not whole.about.part


def test_everybody_in_view_is_no_part(filled: Workspace) -> None:
    whole = gather(filled, WISH, Progress())
    actors = frozenset(actor.entity.id for actor in whole.actors)
    assert not gather(filled, Wish(Filter(), actors=actors), Progress()).about.part
    without = frozenset([whole.ties[0].row.key])
    assert gather(filled, Wish(Filter(), actors=actors, without=without), Progress()).about.part


def test_nothing_heavy_is_loaded_before_it_is_needed() -> None:
    heavy = {"openpyxl", "lxml", "sqlalchemy", "networkx", "numba", "scipy", "PySide6"}
    code = f"import sys, synpol_desktop.tasks.exporting; print(sorted({heavy!r} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_tables_that_are_stopped_leave_no_folder_behind(filled: Workspace, tmp_path: Path) -> None:
    place = tmp_path / "out"
    place.mkdir()
    with pytest.raises(CancelledError):
        export_csv(filled, place / "new", EVERYTHING, False, stopped_after(5))
    assert list(place.iterdir()) == []
    (place / "old").mkdir()
    with pytest.raises(CancelledError):
        export_csv(filled, place / "old", EVERYTHING, False, stopped_after(5))
    assert [path.name for path in place.rglob("*")] == ["old"]
