"""Parts of the graph panel as functions: folds, parts of facts, blocs, the time axis, areas."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPointF

from synpol_desktop.core.facts import Facts
from synpol_desktop.core.ids import EntityId
from synpol_desktop.core.kinds import RELATION_TYPES, EntityType, RelationType
from synpol_desktop.core.network import Network
from synpol_desktop.graph.measuring.records import Attribute, Measure
from synpol_desktop.ui.canvas.area import Area, Tool
from synpol_desktop.ui.graphing.arrange_menu import STEPS, clusters_at
from synpol_desktop.ui.graphing.days import MOST_TICKS, day_of, ticks
from synpol_desktop.ui.graphing.folds import Fold, folded
from synpol_desktop.ui.graphing.groups import blocs, group_of
from synpol_desktop.ui.graphing.part import part_of
from synpol_desktop.ui.graphing.wish import BALANCED, Arrangement, Wish

N = 8


@st.composite
def facts(draw):
    """Facts of eight entities with any relations between them, as the workspace gives them."""
    ends = st.tuples(st.integers(1, N), st.integers(1, N), st.integers(0, len(RELATION_TYPES) - 1))
    rows = draw(st.sets(ends, max_size=20))
    rows = {
        (min(a, b), max(a, b), kind) if RELATION_TYPES[kind].symmetric else (a, b, kind)
        for a, b, kind in rows
    }
    table = np.array(sorted(rows), np.int64).reshape(-1, 3)
    weights = draw(st.lists(st.integers(1, 9), min_size=len(table), max_size=len(table)))
    return Facts(
        np.arange(1, N + 1, dtype=np.int64),
        tuple(f"n{number}" for number in range(1, N + 1)),
        np.zeros(N, np.uint8),
        np.ones(N, np.int64),
        table[:, 0],
        table[:, 2].astype(np.uint8),
        table[:, 1],
        np.array(weights, np.float64),
    )


members = st.frozensets(st.integers(1, N).map(EntityId), min_size=2, max_size=N)


@given(facts(), members)
def test_a_fold_keeps_every_mention_that_leaves_it_and_nothing_inside(given_facts, group):
    fold = Fold(EntityId(-1), "all of them", EntityType.ORG, group)
    made = folded(given_facts, [fold])

    assert made.ids.tolist() == sorted({-1} | (set(range(1, N + 1)) - group))
    assert made.mentions.sum() == N
    rows = list(
        zip(given_facts.sources.tolist(), given_facts.targets.tolist(), given_facts.weights, strict=True)
    )
    outside = sum(w for a, b, w in rows if not (a in group and b in group and a != b))
    assert made.weights.sum() == outside
    assert set(made.sources.tolist()) | set(made.targets.tolist()) <= set(made.ids.tolist())
    symmetric = np.array([RELATION_TYPES[kind].symmetric for kind in made.relations.tolist()], bool)
    assert (made.sources[symmetric] <= made.targets[symmetric]).all()
    keys = list(zip(made.sources.tolist(), made.relations.tolist(), made.targets.tolist(), strict=True))
    assert len(keys) == len(set(keys))


@given(facts(), st.frozensets(st.integers(1, N).map(EntityId)))
def test_what_is_hidden_takes_its_relations_along_and_nothing_else(given_facts, hidden):
    left = part_of(given_facts, Wish(hidden=hidden))

    assert left.ids.tolist() == [one for one in range(1, N + 1) if one not in hidden]
    ends = zip(given_facts.sources.tolist(), given_facts.targets.tolist(), strict=True)
    assert len(left.weights) == sum(a not in hidden and b not in hidden for a, b in ends)


def test_a_fold_without_members_or_with_an_actors_id_is_refused():
    with pytest.raises(ValueError, match="negative"):
        Fold(EntityId(3), "x", EntityType.ORG, frozenset({EntityId(1), EntityId(2)}))
    with pytest.raises(ValueError, match="two members"):
        Fold(EntityId(-3), "x", EntityType.ORG, frozenset({EntityId(1)}))


def belonging(n, pairs, kind=RelationType.MEMBER_OF):
    return Network(
        np.arange(1, n + 1, dtype=np.int64),
        tuple(map(str, range(n))),
        np.zeros(n, np.uint8),
        np.linspace(1, 0, n),
        np.array(pairs, np.intp).reshape(-1, 2),
        np.full(len(pairs), RELATION_TYPES.index(kind), np.uint8),
        np.ones(len(pairs)),
    )


def test_a_member_of_a_part_is_in_the_bloc_of_the_whole():
    assert blocs(belonging(6, [(0, 1), (1, 2), (3, 4)])).tolist() == [0, 0, 0, 1, 1, 2]


def test_bodies_that_belong_to_each_other_are_one_bloc():
    assert len(set(blocs(belonging(3, [(0, 1), (1, 2), (2, 0)])).tolist())) == 1


def test_who_only_meets_belongs_to_no_bloc():
    assert blocs(belonging(3, [(0, 1), (1, 2)], RelationType.CONSULT)).tolist() == [0, 0, 0]


def test_communities_that_were_measured_are_those_that_nodes_are_grouped_by():
    net = belonging(4, [(0, 1), (2, 3)])
    measured = Attribute(Measure.COMMUNITY, np.array([1, 2, 3]), np.array([5.0, 0.0, 5.0]))

    assert group_of(net, Arrangement.COMMUNITY, community=measured).tolist() == [1, 0, 1, 2]
    assert group_of(net, Arrangement.COMMUNITY).tolist() == [0, 0, 1, 1]


@pytest.mark.parametrize(
    ("value", "same"),
    [("2024", "2024-01-01"), ("2024-05", "2024-05-01"), ("2024-05-03/2024-05-09", "2024-05-03")],
)
def test_a_long_date_counts_from_its_beginning(value, same):
    assert day_of(value) == day_of(same)
    assert np.isnan(day_of(None))


@given(st.lists(st.integers(700_000, 740_000), min_size=1, max_size=30), st.booleans())
def test_the_lines_of_the_axis_follow_the_days_in_either_direction(days, from_right):
    when = np.array(days, np.float64)
    x = -when if from_right else when.copy()
    lines = ticks(when, x)

    assert 1 <= len(lines) <= MOST_TICKS + 1
    texts = [text for _, text in lines]
    assert texts == sorted(texts)
    places = [at for at, _ in lines]
    assert places == sorted(places, reverse=from_right)
    for at, text in lines:
        assert at == pytest.approx(-day_of(text) if from_right else day_of(text))


@given(st.lists(st.tuples(st.floats(-50, 50), st.floats(-50, 50)), max_size=20))
def test_a_lasso_along_a_box_chooses_what_the_box_does(points):
    px = np.array(points, np.float64).reshape(-1, 2) + 1e-7
    box, lasso = Area(Tool.BOX, QPointF(-20, -10)), Area(Tool.LASSO, QPointF(-20, -10))
    box.reach(QPointF(30, 25))
    for corner in ((30, -10), (30, 25), (-20, 25)):
        lasso.reach(QPointF(*corner))

    assert lasso.nodes(px).tolist() == box.nodes(px).tolist()


def test_the_middle_of_the_knob_is_the_balance_and_its_ends_are_far_from_it():
    assert clusters_at(0) == BALANCED
    assert clusters_at(-STEPS) == pytest.approx(BALANCED / 100)
    assert clusters_at(STEPS) == pytest.approx(BALANCED * 100)


def test_a_bloc_that_is_known_joins_its_members_and_whoever_belongs_to_these():
    network = belonging(6, [(0, 1), (3, 4)])  # 0 is in 1, 3 in 4; 2 and 5 are in nothing
    known = {EntityId(int(network.ids[node])): ("المعسكر", "غيره") for node in (1, 2)}
    assert blocs(network, known).tolist() == [0, 0, 0, 1, 1, 2]


def test_what_is_said_of_a_member_counts_before_the_body_that_it_belongs_to():
    network = belonging(3, [(0, 2), (1, 2)])
    known = {EntityId(int(network.ids[0])): ("المعسكر",)}
    assert blocs(network, known).tolist() == [0, 1, 1]
