"""The filter by tags: of actors and of articles, in every answer, in counts and in kept views."""

from dataclasses import replace

import pytest

from synpol_desktop.core.filters import EVERYTHING, Filter
from synpol_desktop.core.ids import ArticleId, EntityId
from synpol_desktop.core.notes import Subject
from synpol_desktop.core.views import SavedView, filter_json, filter_of
from synpol_desktop.workspace.edits import MergeEntities, PutTag, PutView, SplitMember
from synpol_desktop.workspace.queries import EntityQuery
from tests.workspace.corpus import BODY, CHARGE, CITY, LAYLA, LEAD, MEETING, ZAYD, entity_called, fill


@pytest.fixture
def filled(workspace):
    fill(workspace, MEETING, CHARGE, LEAD)
    return workspace


def tag(workspace, name, *called):
    subjects = tuple(Subject.of_entity(entity_called(workspace, each)) for each in called)
    workspace.do(PutTag(subjects, name))


def names(workspace, where):
    return {row.name for row in workspace.entity_rows(workspace.entity_ids(EntityQuery(), where), where)}


def pairs(workspace, where):
    facts = workspace.facts(where)
    called = dict(zip(facts.ids.tolist(), facts.names, strict=True))
    return {
        (called[s], called[t]) for s, t in zip(facts.sources.tolist(), facts.targets.tolist(), strict=True)
    }


def test_only_tagged_actors_are_shown_and_what_is_between_them(filled):
    tag(filled, "مهم", ZAYD, LAYLA)
    tag(filled, "هيئة", BODY)
    assert names(filled, replace(EVERYTHING, tags=frozenset({"مهم"}))) == {ZAYD, LAYLA}
    (pair,) = pairs(filled, replace(EVERYTHING, tags=frozenset({"مهم"})))
    assert set(pair) == {ZAYD, LAYLA}
    both = replace(EVERYTHING, tags=frozenset({"مهم", "هيئة"}))
    assert names(filled, both) == {ZAYD, LAYLA, BODY}
    assert len(pairs(filled, both)) == 3
    assert filled.counts(both).relation_mentions == 3
    assert filled.counts(replace(EVERYTHING, tags=frozenset({"لا أحد"}))).relation_mentions == 0


def test_only_what_tagged_articles_say_is_shown(filled):
    filled.do(PutTag((Subject.of_article(ArticleId(2)),), "موثوق"))  # reliable
    where = replace(EVERYTHING, article_tags=frozenset({"موثوق"}))
    assert pairs(filled, where) == {(LAYLA, BODY)}
    assert names(filled, where) == {LAYLA, BODY, CITY}
    assert filled.relation_mentions(ArticleId(1), where) == []
    assert len(filled.relation_mentions(ArticleId(2), where)) == 1


def test_the_filter_follows_when_tags_are_given_and_taken(filled):
    where = Filter(tags=frozenset({"مهم"}))
    assert names(filled, where) == set()
    tag(filled, "مهم", ZAYD)
    assert names(filled, where) == {ZAYD}
    filled.undo()
    assert names(filled, where) == set()


def test_a_merge_is_shown_by_the_tag_of_either(filled):
    zayd, layla = entity_called(filled, ZAYD), entity_called(filled, LAYLA)
    tag(filled, "مهم", LAYLA)
    filled.do(MergeEntities((zayd, layla)))
    where = replace(EVERYTHING, tags=frozenset({"مهم"}))
    assert names(filled, where) == {ZAYD}
    filled.do(SplitMember(layla))
    assert names(filled, where) == {LAYLA}


def test_tags_go_together_with_other_bounds(filled):
    tag(filled, "مهم", ZAYD, LAYLA, BODY)
    filled.do(PutTag((Subject.of_article(ArticleId(3)),), "موثوق"))
    both = replace(EVERYTHING, tags=frozenset({"مهم"}), article_tags=frozenset({"موثوق"}))
    assert pairs(filled, both) == {(ZAYD, BODY)}
    chosen = replace(both, actors=frozenset({EntityId(entity_called(filled, LAYLA))}))
    assert pairs(filled, chosen) == set()
    assert pairs(filled, replace(both, articles=frozenset({ArticleId(1)}))) == set()


def test_a_count_says_what_ticking_a_tag_would_show(filled):
    tag(filled, "a", ZAYD)
    tag(filled, "b", LAYLA)
    filled.do(PutTag((Subject.of_article(ArticleId(2)),), "c"))
    plain = filled.facets(EVERYTHING)
    assert plain.tags == {"a": 2, "b": 2}
    assert plain.article_tags == {"c": 1}
    narrow = filled.facets(replace(EVERYTHING, tags=frozenset({"a"})))
    assert narrow.shown == 0  # between one actor there is nothing
    assert narrow.tags == {"a": 0, "b": 1}
    assert filled.facets(replace(EVERYTHING, article_tags=frozenset({"c"}))).tags == {"a": 0, "b": 1}


def test_a_kept_view_keeps_the_tags_and_one_without_them_opens(filled):
    where = Filter(tags=frozenset({"مهم"}), article_tags=frozenset({"موثوق", "c"}))
    filled.do(PutView.keep(SavedView("وسوم", where, {})))
    assert [view.filter for view in filled.views()] == [where]
    old = filter_json(Filter())
    del old["tags"], old["article_tags"]
    assert filter_of(old) == Filter()
