"""The promise: each relation opens its words, and each of these words leads back to the graph."""

import pytest
from PySide6.QtCore import QCoreApplication, QEvent

from synpol_desktop.core.filters import EVERYTHING
from synpol_desktop.core.progress import Progress
from synpol_desktop.tasks.importing import import_paths
from synpol_desktop.tasks.sample import import_sample
from synpol_desktop.ui.marks import MarkKind, key_of
from synpol_desktop.workspace import Workspace
from synpol_desktop.workspace.queries import ArticleQuery


@pytest.fixture(scope="module")
def sample_file(tmp_path_factory):
    path = tmp_path_factory.mktemp("sample") / "sample.synpol"
    with Workspace.create(path) as workspace:
        import_sample(workspace, Progress())
    return path


@pytest.fixture(scope="module")
def seeds_file(tmp_path_factory, shared):
    path = tmp_path_factory.mktemp("seeds") / "seeds.synpol"
    with Workspace.create(path) as workspace:
        report = import_paths(workspace, [shared / "seeds"], Progress())
        assert report.added == 5
    return path


def walk(window, every=1):
    """Select every relation mention of the workspace, or each so-manieth; return how many there are."""
    desk, bench = window.desk, window.bench
    desk.filter = EVERYTHING
    walked = 0
    for article in desk.workspace.article_ids(ArticleQuery()):
        for relation in desk.workspace.relation_mentions(article, EVERYTHING):
            walked += 1
            if walked % every:
                continue
            check_opens(desk, bench, relation)
            check_leads_back(desk, bench, relation)
            # What a click's end deletes, since no event loop runs between these.
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
            walked += 1
    return walked


def check_opens(desk, bench, relation):
    desk.selection.clear()
    desk.selection.select_relation(key_of(relation))
    shown = {card.evidence.relation.id for card in bench.inspector.relation_page.cards}
    shown |= {evidence.relation.id for evidence in bench.inspector.relation_page.waiting}
    assert relation.id in shown
    first = bench.inspector.relation_page.cards[0].evidence.relation
    assert bench.article.article.id == first.article
    assert desk.selection.now.relation_mention == first.id
    desk.selection.select_relation(key_of(relation), relation.id, relation.article, relation.evidence)
    marks = bench.article.marks.under(desk.selection.now)
    spans = {mark.kind: mark.span for mark in marks}
    assert spans[MarkKind.SOURCE] == relation.source_span
    assert spans[MarkKind.TARGET] == relation.target_span
    assert spans.get(MarkKind.TRIGGER) == relation.trigger
    assert bench.article.article.text[relation.evidence.start : relation.evidence.end].strip()


def check_leads_back(desk, bench, relation):
    here = desk.selection.now
    source = clicked(bench, relation.source_span.start, here, lambda now: now.entity == relation.source)
    target = clicked(bench, relation.target_span.start, here, lambda now: now.entity == relation.target)
    assert source is not None
    assert target is not None
    desk.selection.set(source)
    assert bench.inspector.entity_page.entity.id == relation.source
    if relation.trigger is not None:
        point = relation.trigger.start
        way = clicked(bench, point, desk.selection.now, lambda now: now.relation_mention == relation.id)
        assert way is not None, relation.trigger.of(bench.article.article.text)


def clicked(bench, point, selected, wanted):
    """Click a word until it has led to what is wanted; a word may stand for several things in turn."""
    for _ in range(24):
        selected = bench.article.marks.after_click(point, selected)
        if selected is None or wanted(selected):
            return selected
    return None


@pytest.mark.timeout(300)
@pytest.mark.parametrize("every", [5, pytest.param(1, marks=pytest.mark.full)])
def test_relations_of_the_sample_corpus_make_the_round_trip(make_window, sample_file, every):
    assert walk(make_window(sample_file), every) > 150


def test_every_relation_of_the_five_articles_makes_the_round_trip(make_window, seeds_file):
    assert walk(make_window(seeds_file)) > 30


def test_every_drawn_edge_has_evidence_and_every_relation_above_the_threshold_is_an_edge(
    qtbot, make_window, sample_file
):
    window = make_window(sample_file)
    graph, desk = window.bench.graph, window.desk
    with qtbot.waitSignal(graph.shown, timeout=20000):
        graph.bar.show_most()
    network = graph.network
    drawn = {network.key(edge) for edge in range(network.m)}
    stated = {
        key_of(relation)
        for article in desk.workspace.article_ids(ArticleQuery())
        for relation in desk.workspace.relation_mentions(article, desk.filter)
    }
    assert drawn == stated
    assert all(desk.workspace.evidence(key, desk.filter) for key in drawn)
