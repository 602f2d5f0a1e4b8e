import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from synpol_desktop.core.facts import Facts
from synpol_desktop.core.kinds import RELATION_TYPES, RelationType
from synpol_desktop.core.records import RelationKey
from synpol_desktop.graph.building import network

ACCUSE = RELATION_TYPES.index(RelationType.ACCUSE)

edge_lists = st.lists(
    st.tuples(st.integers(1, 12), st.integers(1, 12), st.integers(1, 5)).filter(
        lambda edge: edge[0] != edge[1]
    ),
    max_size=30,
)


def facts(edges, ids=range(1, 13)):
    ids = np.array(sorted(ids), np.int64)
    table = np.array(edges, np.int64).reshape(len(edges), 3)
    return Facts(
        ids,
        tuple(f"n{id_}" for id_ in ids),
        (ids % 6).astype(np.uint8),
        np.ones(len(ids), np.int64),
        table[:, 0],
        np.full(len(edges), ACCUSE, np.uint8),
        table[:, 1],
        table[:, 2].astype(np.float64),
    )


def test_the_strongest_actors_and_what_lies_between_them_are_kept():
    drawn, hidden = network(facts([(1, 2, 5), (2, 3, 4), (3, 4, 1), (5, 6, 1)]), limit=3)
    assert drawn.ids.tolist() == [1, 2, 3]
    assert drawn.labels == ("n1", "n2", "n3")
    assert [drawn.key(edge) for edge in range(drawn.m)] == [
        RelationKey(1, RelationType.ACCUSE, 2),
        RelationKey(2, RelationType.ACCUSE, 3),
    ]
    assert drawn.importance.tolist() == [np.sqrt(5 / 9), 1.0, np.sqrt(5 / 9)]
    assert hidden == 3


def test_who_is_asked_for_is_shown_even_without_a_relation():
    drawn, hidden = network(facts([(1, 2, 5), (3, 4, 1)]), limit=2, include=[4, 9])
    assert drawn.ids.tolist() == [1, 2, 4, 9]
    assert drawn.importance[-1] == 0
    assert hidden == 1


def test_who_has_no_relation_to_a_kept_actor_is_left_out():
    drawn, hidden = network(facts([(1, 2, 5), (3, 4, 4)]), limit=3)
    assert drawn.ids.tolist() == [1, 2]
    assert hidden == 2


def test_no_facts_give_an_empty_network():
    drawn, hidden = network(facts([], ids=[]))
    assert (drawn.n, drawn.m, hidden) == (0, 0, 0)


@given(edge_lists, st.integers(0, 14), st.sets(st.integers(1, 12), max_size=3))
def test_nodes_are_ordered_counted_and_within_bounds(edges, limit, include):
    given_facts = facts(edges)
    drawn, hidden = network(given_facts, limit, include)
    related = {end for source, target, _ in edges for end in (source, target)}
    ids = drawn.ids.tolist()
    assert ids == sorted(set(ids))
    assert len(set(ids) - include) <= limit
    assert include <= set(ids)
    assert hidden == len(related - set(ids))
    touched = set(drawn.edges.ravel().tolist())
    assert all(node in touched or id_ in include for node, id_ in enumerate(ids))
    assert ((drawn.importance >= 0) & (drawn.importance <= 1)).all()
    between = [edge for edge in edges if edge[0] in ids and edge[1] in ids]
    assert [(int(drawn.ids[s]), int(drawn.ids[t])) for s, t in drawn.edges] == [edge[:2] for edge in between]


@given(edge_lists)
def test_more_room_only_adds_nodes(edges):
    small, _ = network(facts(edges), 4)
    large, _ = network(facts(edges), 8)
    assert set(small.ids.tolist()) <= set(large.ids.tolist())
