from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from synpol_desktop.core.errors import EditRefusedError, SynpolError
from synpol_desktop.core.filters import EVERYTHING
from synpol_desktop.core.kinds import EntityType, RelationType
from synpol_desktop.core.records import RelationKey
from synpol_desktop.workspace import Workspace
from synpol_desktop.workspace.edits import KeepApart, MergeEntities, RenameEntity, SplitMember, Unmerge
from synpol_desktop.workspace.identity import components
from synpol_desktop.workspace.queries import EntityQuery, RelationQuery
from tests.workspace.corpus import BODY, CHARGE, CITY, LAYLA, LEAD, MEETING, ZAYD, entity_called, fill

pairs = st.tuples(st.integers(1, 8), st.integers(1, 8)).filter(lambda pair: pair[0] < pair[1])
verdicts = st.dictionaries(pairs, st.tuples(st.booleans(), st.booleans()), max_size=12)


@pytest.fixture
def filled(workspace):
    fill(workspace, MEETING, CHARGE, LEAD)
    return workspace


def _ids(workspace):
    return [entity_called(workspace, name) for name in (ZAYD, LAYLA, BODY, CITY)]


def test_equal_keys_are_one_entity_over_all_articles(filled):
    zayd = entity_called(filled, ZAYD)
    assert len(filled.articles_of(zayd, EVERYTHING)) == 2
    assert filled.entity(zayd).aliases == (ZAYD.split()[0],)


def test_many_entities_are_read_at_once_as_one_by_one(filled):
    zayd, layla, body, city = _ids(filled)
    filled.do(MergeEntities((zayd, layla), "same person"))
    wanted = [city, layla, 999, zayd, body]
    assert filled.entities(wanted) == [filled.entity(id_) for id_ in wanted if id_ != 999]
    assert filled.entity_types(wanted) == {
        city: EntityType.GPE,
        layla: EntityType.PER,
        zayd: EntityType.PER,
        body: EntityType.ORG,
    }
    assert filled.entities([]) == []
    with pytest.raises(SynpolError, match="not in the workspace"):
        filled.entity(999)


def test_merged_entities_share_mentions_relations_and_names(filled):
    zayd, layla, body, _ = _ids(filled)
    before = len(filled.mentions_of(zayd, EVERYTHING)) + len(filled.mentions_of(layla, EVERYTHING))
    filled.do(MergeEntities((zayd, layla), "same person"))
    merged = filled.entity(layla)
    assert merged.id == zayd  # the older one
    assert merged.members == (zayd, layla)
    assert LAYLA in merged.aliases
    assert [(each.name, each.members) for each in filled.members(layla)] == [
        (ZAYD, (zayd,)),
        (LAYLA, (layla,)),
    ]
    assert LAYLA not in filled.members(layla)[0].aliases
    assert len(filled.mentions_of(zayd, EVERYTHING)) == before
    (row,) = filled.entity_rows([zayd], EVERYTHING)
    assert (row.mentions, row.articles, row.degree) == (before, 3, 1)  # the meeting is with oneself now
    assert list(filled.relations_of(zayd, EVERYTHING)) == [
        RelationKey(zayd, RelationType.HEADS, body),
        RelationKey(zayd, RelationType.ACCUSE, body),
    ]
    assert filled.entity_ids(EntityQuery(text=LAYLA), EVERYTHING) == [zayd]


def test_an_entity_of_the_gazetteers_stands_for_a_merged_one(filled):
    zayd, _, body, _ = _ids(filled)
    filled.do(MergeEntities((zayd, body)))
    assert filled.entity(zayd).id == body
    assert filled.entity(zayd).type is EntityType.ORG


def test_merges_are_taken_back_in_any_order_also_after_a_restart(filled):
    zayd, layla, body, city = _ids(filled)
    owners = {id_: filled.mentions_of(id_, EVERYTHING) for id_ in (zayd, layla, body, city)}
    edges = list(filled.relation_keys(RelationQuery(), EVERYTHING))
    filled.do(MergeEntities((zayd, layla)))
    filled.do(MergeEntities((body, zayd)))
    filled.close()
    with Workspace.open(filled.path) as again:
        again.do(SplitMember(layla))
        assert again.mentions_of(layla, EVERYTHING) == owners[layla]
        assert set(again.entity(zayd).members) == {zayd, body}
        again.do(Unmerge(body))
        assert {id_: again.mentions_of(id_, EVERYTHING) for id_ in owners} == owners
        assert list(again.relation_keys(RelationQuery(), EVERYTHING)) == edges
        assert again.check() == []


def test_splitting_the_middle_one_leaves_the_others_together(filled):
    zayd, layla, body, _ = _ids(filled)
    filled.do(MergeEntities((zayd, layla, body)))
    filled.do(SplitMember(zayd))
    assert filled.entity(zayd).members == (zayd,)
    assert set(filled.entity(layla).members) == {layla, body}


def test_what_is_kept_apart_can_not_be_merged_through_a_third(filled):
    zayd, layla, body, _ = _ids(filled)
    filled.do(KeepApart(zayd, layla))
    filled.do(MergeEntities((layla, body)))
    with pytest.raises(EditRefusedError, match="marked as different"):
        filled.do(MergeEntities((body, zayd)))
    assert filled.entity(zayd).members == (zayd,)
    filled.do(MergeEntities((zayd, layla)))  # asked for of just these two, it overrules
    assert len(filled.entity(zayd).members) == 3


@given(verdicts)
def test_components_are_those_of_a_plain_search_when_nothing_is_kept_apart(judged):
    same = {pair: (True, analyst) for pair, (_, analyst) in judged.items()}
    found = components(range(1, 9), same, {})
    for start in range(1, 9):
        reached, waiting = {start}, [start]
        while waiting:
            at = waiting.pop()
            fresh = {b if a == at else a for a, b in same if at in (a, b)} - reached
            reached |= fresh
            waiting += fresh
        assert found[start] == min(reached)


@given(verdicts, st.randoms(use_true_random=False))
def test_the_order_of_judgements_does_not_matter(judged, draw):
    shuffled = list(judged.items())
    draw.shuffle(shuffled)
    assert components(range(1, 9), judged, {}) == components(range(1, 9), dict(shuffled), {})


@given(verdicts)
def test_a_machine_never_joins_what_the_analyst_keeps_apart(judged):
    by_machine = {pair: (same, analyst and not same) for pair, (same, analyst) in judged.items()}
    found = components(range(1, 9), by_machine, {})
    for (left, right), (same, analyst) in by_machine.items():
        if analyst and not same:
            assert found[left] != found[right]


def test_a_chain_of_many_members_is_one_entity():
    judged = dict.fromkeys(pairwise(range(1, 2001)), (True, True))
    assert set(components(range(1, 2001), judged, {}).values()) == {1}


members = st.integers(1, 4)
groups = st.lists(members, min_size=2, max_size=3, unique=True).map(tuple)
identity_acts = st.lists(
    st.one_of(
        st.tuples(st.just("merge"), groups),
        st.tuples(st.just("split"), members),
        st.tuples(st.just("unmerge"), members),
        st.tuples(st.just("rename"), members),
        st.tuples(st.sampled_from(["undo", "redo", "reopen"]), st.none()),
    ),
    max_size=12,
)


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(identity_acts, st.permutations([1, 2, 3, 4]))
def test_whatever_was_merged_and_split_each_mention_and_edge_returns_to_its_owner(
    tmp_path_factory, acts, order
):
    workspace = Workspace.create(tmp_path_factory.mktemp("identity") / "w.synpol")
    try:
        fill(workspace, MEETING, CHARGE, LEAD)
        owners = {id_: workspace.mentions_of(id_, EVERYTHING) for id_ in (1, 2, 3, 4)}
        edges = set(workspace.relation_keys(RelationQuery(), EVERYTHING))
        for act in acts:
            workspace = _identify(workspace, act)
            for id_ in owners:  # a merged entity has exactly what its members had
                joined = [m.id for member in workspace.entity(id_).members for m in owners[member]]
                assert sorted(m.id for m in workspace.mentions_of(workspace.entity(id_).id, EVERYTHING)) == (
                    sorted(joined)
                )
        for member in order:
            workspace.do(SplitMember(member))
            workspace = _identify(workspace, ("reopen", None))
            assert workspace.entity(member).members == (member,)
        assert {id_: workspace.mentions_of(id_, EVERYTHING) for id_ in owners} == owners
        assert set(workspace.relation_keys(RelationQuery(), EVERYTHING)) == edges
        assert workspace.check() == []
    finally:
        workspace.close()


def _identify(workspace, act):
    kind, whom = act
    edit = {
        "merge": lambda: MergeEntities(whom, "same"),
        "split": lambda: SplitMember(whom),
        "unmerge": lambda: Unmerge(whom),
        "rename": lambda: RenameEntity(whom, "اسم آخر"),
    }
    try:
        if kind == "reopen":
            workspace.close()
            return Workspace.open(workspace.path)
        if kind in ("undo", "redo"):
            if kind == "redo" or sum(step.done for step in workspace.history()) > 1:  # the articles stay
                getattr(workspace, kind)()
        else:
            workspace.do(edit[kind]())
    except EditRefusedError:
        pass  # nothing to undo, or nothing that can be done now
    return workspace
