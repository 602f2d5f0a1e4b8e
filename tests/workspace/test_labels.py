"""The language in which a workspace calls actors."""

import pytest

from synpol_desktop.arabic.labels import drawable
from synpol_desktop.core.filters import Filter
from synpol_desktop.core.labels import LabelLanguage, Spelling
from synpol_desktop.workspace.edits import PutDetail, RenameEntity
from synpol_desktop.workspace.queries import EntityQuery, EntitySort, RelationQuery, RelationSort
from synpol_desktop.workspace.searching.answers import Limits
from tests.ui.articles import COUNCIL, HEAD, STATE, fill

PLAIN = Filter()
IN_LATIN = {"Salem al-Khalidi", drawable("Majlis al-Ḥiwār"), "France"}


@pytest.fixture
def filled(workspace):
    fill(workspace)
    return workspace


def by_name(workspace):
    return {workspace.entity(id_).name: id_ for id_ in workspace.entity_ids(EntityQuery(), PLAIN)}


def test_rows_and_facts_follow_the_language_and_an_entity_keeps_its_names(filled):
    ids = by_name(filled)
    filled.label_language = LabelLanguage.LATIN
    assert {row.name for row in filled.entity_rows(list(ids.values()), PLAIN)} == IN_LATIN
    assert set(filled.facts(PLAIN).names) == IN_LATIN
    rows = filled.relation_rows(filled.relation_keys(RelationQuery(), PLAIN), PLAIN)
    assert {name for row in rows for name in (row.source_name, row.target_name)} <= IN_LATIN
    assert filled.entity(ids[STATE]).name == STATE
    filled.label_language = LabelLanguage.ARABIC
    assert set(filled.facts(PLAIN).names) == {HEAD, COUNCIL, STATE}


def test_the_analysts_own_spelling_is_shown_and_can_be_taken_back(filled):
    council = by_name(filled)[COUNCIL]
    filled.label_language = LabelLanguage.LATIN
    filled.do(PutDetail(council, "latin", "Majles el-Hewar"))
    assert filled.label(council) == "Majles el-Hewar"
    assert filled.names([council])[council].spelled()[1] is Spelling.OWN
    filled.undo()
    assert filled.label(council) == drawable("Majlis al-Ḥiwār")


def test_an_english_name_given_by_the_analyst_is_the_label_in_english(filled):
    council = by_name(filled)[COUNCIL]
    filled.do(RenameEntity(council, COUNCIL, "Dialogue Council"))
    filled.label_language = LabelLanguage.ENGLISH
    assert filled.label(council) == "Dialogue Council"


def test_tables_are_sorted_and_searched_by_the_labels_they_show(filled):
    ids = by_name(filled)
    filled.label_language = LabelLanguage.LATIN
    order = filled.entity_ids(EntityQuery(sort=EntitySort.NAME, descending=False), PLAIN)
    assert order == [ids[STATE], ids[COUNCIL], ids[HEAD]]
    assert filled.entity_ids(EntityQuery(sort=EntitySort.NAME), PLAIN) == order[::-1]
    assert filled.entity_ids(EntityQuery("hiwar"), PLAIN) == [ids[COUNCIL]]
    assert filled.entity_ids(EntityQuery("الحوار"), PLAIN) == [ids[COUNCIL]]
    sources = filled.relation_keys(RelationQuery("majlis", sort=RelationSort.SOURCE, descending=False), PLAIN)
    names = [row.source_name for row in filled.relation_rows(sources, PLAIN)]
    assert names == sorted(names)
    assert len(names) > 1


def test_an_actor_is_found_by_the_analysts_own_spelling_in_every_language(filled):
    council = by_name(filled)[COUNCIL]
    assert filled.search_entities("Hewār") == []
    filled.do(PutDetail(council, "latin", "Divan el-Hewār"))
    assert filled.search_entities("divan") == [council]
    for typed in ("divan", "hewar", "Hewār"):
        found = filled.find(typed, PLAIN, Limits())
        assert [actor.id for actor in found.actors] == [council]
    filled.undo()
    assert filled.find("divan", PLAIN, Limits()).actors == ()
