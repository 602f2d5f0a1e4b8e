"""Blocs of actors: the tables' and the analyst's, the filter by them, and what it counts."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from synpol_desktop.core.blocs import NONE, NONE_FIELD
from synpol_desktop.core.filters import Filter
from synpol_desktop.core.ids import ArticleId, EntityId
from synpol_desktop.core.kinds import EntityType
from synpol_desktop.core.notes import BlocMember
from synpol_desktop.core.views import filter_json, filter_of
from synpol_desktop.workspace.edits import MergeEntities, PutBlocs, PutDetail
from synpol_desktop.workspace.queries import EntityQuery, RelationQuery
from tests.ui.articles import COUNCIL, HEAD, STATE, fill

UNION = "الاتحاد الأوروبي"  # European Union
CAMP = "معسكر الحوار"  # a fictional camp
PLAIN = Filter()


@pytest.fixture
def filled(workspace):
    fill(workspace)
    return workspace


def called(workspace, name):
    found = workspace.entity_ids(EntityQuery(name), Filter())
    return next(id_ for id_ in found if workspace.entity(id_).name == name)


def put(workspace, name, *spells):
    id_ = called(workspace, name)
    workspace.do(PutBlocs(id_, tuple(BlocMember(id_, bloc, first, last) for bloc, first, last in spells)))


def actors(workspace, where):
    return {workspace.entity(id_).name for id_ in workspace.entity_ids(EntityQuery(), where)}


def test_a_state_is_in_the_blocs_of_the_tables(filled):
    assert UNION in filled.blocs_at(None)[called(filled, STATE)]
    row = next(row for row in filled.bloc_rows() if row.bloc == UNION)
    assert (row.entity, row.own, row.last) == (called(filled, STATE), False, None)


def test_what_the_analyst_says_of_an_actor_is_all_that_counts_of_it(filled):
    put(filled, STATE, (CAMP, date(2023, 1, 1), None))
    assert filled.blocs_at(None)[called(filled, STATE)] == (CAMP,)
    filled.undo()
    assert UNION in filled.blocs_at(None)[called(filled, STATE)]


def test_an_actor_can_be_taken_out_of_all_blocs(filled):
    filled.do(PutDetail(called(filled, STATE), NONE_FIELD, NONE))
    assert called(filled, STATE) not in filled.blocs_at(None)


def test_the_filter_asks_for_the_bloc_on_its_last_day(filled):
    put(filled, COUNCIL, (CAMP, date(2023, 1, 1), date(2023, 5, 31)))
    put(filled, STATE, (CAMP, None, None))
    before = Filter(blocs=frozenset({CAMP}), last=date(2023, 5, 20))
    after = replace(before, last=date(2023, 6, 30))
    assert actors(filled, before) == {COUNCIL, STATE}
    assert actors(filled, after) == {STATE}
    assert actors(filled, Filter(blocs=frozenset({CAMP}))) == {STATE}


def test_relations_are_shown_between_actors_of_the_blocs_in_every_answer(filled):
    put(filled, COUNCIL, (CAMP, None, None))
    put(filled, STATE, (CAMP, None, None))
    where = Filter(blocs=frozenset({CAMP}))
    keys = filled.relation_keys(RelationQuery(), where)
    names = {called(filled, COUNCIL), called(filled, STATE)}
    assert keys
    assert all({key.source, key.target} == names for key in keys)
    rows = filled.relation_rows(keys, where)
    assert [row.mentions for row in rows] == [len(filled.evidence(row.key, where)) for row in rows]
    facts = filled.facts(where)
    assert set(facts.sources.tolist()) | set(facts.targets.tolist()) == names
    assert filled.counts(where).relations == len(keys)
    assert not filled.relation_mentions(ArticleId(1), replace(where, blocs=frozenset({"لا أحد"})))


def test_who_is_in_no_bloc_can_be_asked_for(filled):
    assert actors(filled, Filter(blocs=frozenset({""}))) == {COUNCIL, HEAD}


def test_a_merge_joins_the_blocs_of_both(filled):
    put(filled, COUNCIL, (CAMP, None, None))
    head, council = called(filled, HEAD), called(filled, COUNCIL)
    filled.do(MergeEntities((head, council)))
    assert filled.blocs_at(None)[filled.entity(head).id] == (CAMP,)


def test_a_count_says_what_ticking_the_bloc_would_add(filled):
    put(filled, COUNCIL, (CAMP, None, None))
    plain = filled.facets(PLAIN)
    with_council = list(filled.relation_keys(RelationQuery(entity=called(filled, COUNCIL)), PLAIN))
    assert plain.blocs[CAMP] == sum(row.mentions for row in filled.relation_rows(with_council, PLAIN))
    chosen = filled.facets(Filter(blocs=frozenset({CAMP})))
    both = Filter(blocs=frozenset({CAMP, UNION}))
    assert chosen.shown == filled.counts(Filter(blocs=frozenset({CAMP}))).relation_mentions
    assert chosen.blocs[UNION] == filled.facets(both).shown
    assert "" in plain.blocs


def test_a_view_keeps_blocs_and_actors_and_an_older_one_has_none():
    shown = Filter(blocs=frozenset({CAMP, ""}), actors=frozenset({EntityId(3)}))
    assert filter_of(filter_json(shown)) == shown
    older = filter_json(Filter())
    del older["blocs"], older["actors"]
    assert filter_of(older) == Filter()


DAYS = st.one_of(st.none(), st.dates(date(2022, 1, 1), date(2024, 1, 1)))
SPELLS = st.lists(st.tuples(st.sampled_from(["أ", "ب"]), DAYS, DAYS), max_size=3)


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    spells=st.dictionaries(st.sampled_from([HEAD, COUNCIL, STATE]), SPELLS, max_size=3),
    wanted=st.sets(st.sampled_from(["أ", "ب", "", UNION]), min_size=1),
    last=DAYS,
    types=st.sets(st.sampled_from(EntityType), min_size=3),
)
def test_counts_and_evidence_agree_whatever_the_blocs(filled, spells, wanted, last, types):
    for name in (HEAD, COUNCIL, STATE):
        rows = [(b, f, t) for b, f, t in spells.get(name, ()) if f is None or t is None or f <= t]
        put(filled, name, *rows)
    where = Filter(blocs=frozenset(wanted), last=last, types=frozenset(types), min_confidence=0.0)
    rows = filled.relation_rows(filled.relation_keys(RelationQuery(), where), where)
    assert sum(row.mentions for row in rows) == filled.facets(where).shown
    assert all(len(filled.evidence(row.key, where)) == row.mentions for row in rows)
