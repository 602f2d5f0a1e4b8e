"""While articles come in, the whole graph stays in view, unless somebody looks at a part of it."""

from itertools import pairwise

import pytest

from synpol_desktop.core.found import Findings, FoundEntity, FoundMention, FoundRelation, Provenance
from synpol_desktop.core.kinds import EntityType, MentionKind, RelationType
from synpol_desktop.core.records import ArticleDraft
from synpol_desktop.core.spans import Span

MORE = 24


@pytest.fixture
def grow(window, qtbot):
    """Return what brings in another article with actors who meet in a chain, and waits for its picture."""

    def work():
        names = [f"وفد{number}" for number in range(MORE)]
        text = " ".join(names)
        spans = [Span(text.index(name), text.index(name) + len(name)) for name in names]
        entities = tuple(FoundEntity(EntityType.ORG, name, (name,), f"x:{name}") for name in names)
        mentions = tuple(FoundMention(n, s, MentionKind.NAMED, 0.9, "test") for n, s in enumerate(spans))
        relations = tuple(
            FoundRelation(
                n, RelationType.CONSULT, n + 1, first.join(second), first, second, None, 0.9, "test"
            )
            for n, (first, second) in enumerate(pairwise(spans))
        )
        findings = Findings(entities, mentions, relations, provenance=Provenance("1", "test"))
        workspace, graph = window.desk.workspace, window.bench.graph
        with workspace.batch("More") as batch:
            batch.store(batch.add(ArticleDraft(text, "لقاءات")), findings)
        qtbot.waitUntil(lambda: graph.network.n > MORE and graph.resting, timeout=20000)
        return graph.view

    return work


def seen(view):
    """Return how many nodes are inside the view."""
    return sum(view.rect().contains(view.node_px(node).toPoint()) for node in range(view.network.n))


def test_a_growing_graph_stays_in_view_also_when_its_room_has_changed(window, grow):
    window.resize(window.width(), window.height() - 90)
    view = grow()
    assert seen(view) == view.network.n


def test_who_looks_at_a_part_goes_on_looking_at_it(window, grow):
    before = window.bench.graph.view
    before.focus_node(0, animated=False)
    camera = before.camera
    assert grow().camera.scale == camera.scale
