"""Rules become looks: conditions, categories, ramps, ranges, and the order of rules."""

import itertools
import time

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from synpol_desktop.core.kinds import ENTITY_TYPES, RELATION_TYPES, EntityType, Quad, RelationType
from synpol_desktop.core.network import Network
from synpol_desktop.core.styling.attributes import Side
from synpol_desktop.core.styling.columns import Column, Known, edge_numbers
from synpol_desktop.core.styling.forms import Dash, Shape
from synpol_desktop.core.styling.looks import WIDTHS, plain
from synpol_desktop.core.styling.palettes import palettes, plain_colour
from synpol_desktop.core.styling.presets import Preset, preset
from synpol_desktop.core.styling.resolving import own_columns, resolve
from synpol_desktop.core.styling.rules import Asks, Channel, Condition, Rule, Style
from synpol_desktop.core.styling.scales import bounds
from synpol_desktop.ui.painting.palettes import style_sheet

SHEET = style_sheet(dark=False)
N, E = Side.NODES, Side.EDGES


def network(n=6, m=5, seed=0):
    random = np.random.default_rng(seed)
    return Network(
        np.arange(1, n + 1),
        tuple(f"n{k}" for k in range(n)),
        (np.arange(n) % len(ENTITY_TYPES)).astype(np.uint8),
        random.random(n),
        random.integers(0, n, (m, 2)).astype(np.intp),
        (np.arange(m) % len(RELATION_TYPES)).astype(np.uint8),
        random.integers(1, 9, m).astype(np.float64),
    )


def looks(*rules, net=None, nodes=None, edges=None):
    return resolve(Style(rules), SHEET, net or network(), nodes or {}, edges or {})


def fills(made):
    return [made.fill(node) for node in range(len(made.dot_of))]


def test_without_rules_nodes_look_like_their_types_and_edges_like_their_quads():
    net = network(6, len(RELATION_TYPES))
    made = resolve(Style(), SHEET, net, {}, {})

    assert fills(made) == [SHEET.fill(kind) for kind in ENTITY_TYPES]
    assert [made.line(edge).colour for edge in range(net.m)] == [SHEET.line(kind) for kind in RELATION_TYPES]
    assert made.radius.min() >= SHEET.node_radius[0]


def test_a_rule_that_is_off_changes_nothing():
    net = network()
    made = resolve(Style((Rule(N, Channel.FILL, fixed=0x123456, on=False),)), SHEET, net, {}, {})

    assert fills(made) == fills(plain(net, SHEET))


def test_one_colour_goes_to_those_that_the_condition_names():
    where = Condition("type", Asks.IS, ("ORG", "GPE"))
    made = looks(Rule(N, Channel.FILL, fixed=0x123456, where=where))

    assert [ink == 0x123456 for ink in fills(made)] == [False, True, True, False, False, False]


@pytest.mark.parametrize(
    ("test", "expected"),
    [
        (Asks.AT_LEAST, [False, True, True, False]),
        (Asks.AT_MOST, [True, True, False, False]),
        (Asks.KNOWN, [True, True, True, False]),
        (Asks.UNKNOWN, [False, False, False, True]),
    ],
)
def test_conditions_on_numbers_hold_where_they_should(test, expected):
    column = Column(np.array([1.0, 5.0, 9.0, np.nan]))
    rule = Rule(N, Channel.SHAPE, fixed="star", where=Condition("mentions", test, number=5.0))
    made = looks(rule, net=network(4), nodes={"mentions": column})

    assert [made.shape(node) is Shape.STAR for node in range(4)] == expected


def test_what_is_not_is_asked_only_of_what_is_known():
    column = Column(np.array([0.0, 1.0, np.nan]), ("a", "b"))
    where = Condition("bloc", Asks.IS_NOT, ("a",))
    made = looks(Rule(N, Channel.FILL, fixed=1, where=where), net=network(3), nodes={"bloc": column})

    assert [ink == 1 for ink in fills(made)] == [False, True, False]


def test_a_condition_holds_for_each_of_several_categories_a_row_has():
    column = Column.of_keys(["a", "b", None])
    several = Column(column.values, column.keys, also=(np.array([0, 0, 1]), np.array([0, 1, 1])))
    where = Condition("tag", Asks.IS, ("b",))
    made = looks(Rule(N, Channel.FILL, fixed=1, where=where), net=network(3), nodes={"tag": several})

    assert [ink == 1 for ink in fills(made)] == [True, True, False]


def test_later_rules_win():
    first, second = Rule(N, Channel.FILL, fixed=1), Rule(N, Channel.FILL, fixed=2)

    assert set(fills(looks(first, second))) == {2}
    assert set(fills(looks(second, first))) == {1}


def test_each_category_has_its_own_colour_and_those_beyond_the_palette_share_one():
    keys = tuple(f"bloc {k}" for k in range(12))
    column = Column(np.arange(12.0), keys)
    made = looks(Rule(N, Channel.FILL, "bloc"), net=network(12), nodes={"bloc": column})
    colours = palettes()["okabe_ito"].light

    assert tuple(fills(made)[: len(colours)]) == colours
    assert set(fills(made)[len(colours) :]) == {plain_colour(SHEET)}
    (scale,) = made.scales
    assert [step.key for step in scale.steps] == [*keys[: len(colours)], ""]
    assert scale.steps[-1].count == 12 - len(colours)


def test_categories_keep_their_colours_whatever_is_drawn():
    rule, keys = Rule(N, Channel.FILL, "outlet"), ("x", "y", "z")
    all_ = looks(rule, net=network(3), nodes={"outlet": Column(np.array([0.0, 1.0, 2.0]), keys)})
    some = looks(rule, net=network(1), nodes={"outlet": Column(np.array([2.0]), keys)})

    assert fills(some) == fills(all_)[2:]


def test_who_has_no_value_is_neutral_where_a_colour_follows_an_attribute_altogether():
    column = Column(np.array([np.nan, 3.0, 4.0]))
    made = looks(Rule(N, Channel.FILL, "mentions"), net=network(3), nodes={"mentions": column})

    assert fills(made)[0] == plain_colour(SHEET)
    assert fills(made)[1] != fills(made)[2]
    (scale,) = made.scales
    assert [step.count for step in scale.steps if step.missing] == [1]


def test_who_has_no_value_keeps_the_look_before_under_a_condition_and_in_other_channels():
    column = Column(np.array([np.nan, 3.0, 4.0]))
    under = Rule(N, Channel.FILL, "mentions", where=Condition("type", Asks.KNOWN))
    wide = Rule(N, Channel.WIDTH, "mentions")
    made = looks(under, wide, net=network(3), nodes={"mentions": column})

    assert fills(made)[0] == SHEET.fill(EntityType.PER)
    assert made.dots[int(made.dot_of[0])].width == 0.0
    assert made.dots[int(made.dot_of[1])].width > 0.0


@given(st.lists(st.floats(-1e6, 1e6), min_size=1, max_size=60))
def test_a_ramp_never_gives_more_a_weaker_colour(values):
    column = Column(np.array(values))
    made = looks(Rule(N, Channel.FILL, "degree"), net=network(len(values)), nodes={"degree": column})
    ramp = palettes()["blues"].light
    steps = [ramp.index(ink) for ink in fills(made)]

    order = np.argsort(values, kind="stable")
    assert all(steps[a] <= steps[b] for a, b in itertools.pairwise(order))
    assert sum(step.count for step in made.scales[0].steps) == len(values)


def test_a_diverging_ramp_has_its_middle_at_nothing():
    column = Column(np.array([-1.0, -0.01, 0.0, 0.02, 0.5]))
    made = looks(Rule(N, Channel.FILL, "balance"), net=network(5), nodes={"balance": column})
    ramp = palettes()["tol_rdbu"].light

    assert fills(made)[0] == ramp[0]
    assert fills(made)[1] == fills(made)[2] == fills(made)[3] == ramp[3]
    assert ramp.index(fills(made)[4]) > 3


@given(st.lists(st.floats(0, 1e6), min_size=2, max_size=40), st.floats(1, 8), st.floats(9, 30))
def test_sizes_lie_in_their_range_and_grow_with_the_value(values, low, high):
    rule = Rule(N, Channel.SIZE, "strength", low=low, high=high)
    made = looks(rule, net=network(len(values)), nodes={"strength": Column(np.array(values))})
    order = np.argsort(values, kind="stable")

    assert made.sized
    assert made.radius.min() >= low - 1e-9
    assert made.radius.max() <= high + 1e-9
    assert (np.diff(made.radius[order]) >= -1e-9).all()


def test_edges_take_colour_width_and_dash_of_different_rules():
    net = network(6, len(RELATION_TYPES))
    made = looks(
        Rule(E, Channel.LINE, "quality"),
        Rule(E, Channel.WIDTH, "mentions", low=1.0, high=5.0),
        Rule(E, Channel.DASH, fixed="dotted", where=Condition("quad", Asks.IS, ("structural",))),
        net=net,
    )
    pens = [made.line(edge) for edge in range(net.m)]

    for edge, kind in enumerate(RELATION_TYPES):
        assert (pens[edge].dash is Dash.DOTTED) == (kind.quad is Quad.STRUCTURAL)
    assert pens[RELATION_TYPES.index(RelationType.AID)].colour == SHEET.quad(Quad.MATERIAL_COOPERATION)
    assert pens[RELATION_TYPES.index(RelationType.REQUEST)].colour == SHEET.quad(Quad.STRUCTURAL)
    assert {1.0, 5.0} <= {pen.width for pen in pens}
    heavy = int(net.weights.argmax())
    assert pens[heavy].width == 5.0


def test_a_rule_about_what_is_not_known_does_nothing():
    made = looks(Rule(N, Channel.FILL, "betweenness"))

    assert fills(made) == [SHEET.fill(kind) for kind in ENTITY_TYPES]
    assert made.scales == ()


def test_shapes_follow_categories():
    column = Column(np.array([0.0, 1.0, 2.0]), ("x", "y", "z"))
    made = looks(Rule(N, Channel.SHAPE, "community"), net=network(3), nodes={"community": column})

    assert [made.shape(node) for node in range(3)] == [Shape.CIRCLE, Shape.SQUARE, Shape.DIAMOND]


def test_print_needs_no_colour():
    made = resolve(preset(Preset.PRINT), SHEET, network(6, len(RELATION_TYPES)), {}, {})
    inks = {dot.fill for dot in made.dots} | {pen.colour for pen in made.pens}

    for ink in inks:
        parts = [ink >> shift & 255 for shift in (16, 8, 0)]
        assert max(parts) - min(parts) <= 32
    assert len({(pen.colour, pen.dash) for pen in made.pens}) == 3


def test_a_style_without_rules_costs_no_looks():
    net = network()
    made = plain(net, SHEET)

    assert {pen.width for pen in made.pens} == set(WIDTHS)
    assert (made.radius == resolve(Style(), SHEET, net, {}, {}).radius).all()


def test_columns_of_some_rows_are_those_rows():
    column = Column(np.array([0.0, 1.0, np.nan]), ("a", "b"), also=(np.array([0, 0, 1]), np.array([0, 1, 1])))
    taken = column.taken(np.array([-1, 1, 0]))

    assert np.isnan(taken.values[0])
    assert taken.values[1:].tolist() == [1.0, 0.0]
    assert taken.among(["b"]).tolist() == [False, True, True]
    assert taken.among(["a"]).tolist() == [False, False, True]


def test_relations_are_found_by_their_ends_and_type_and_folded_groups_never():
    numbers = edge_numbers(np.array([1, 2, 3]), np.array([2, 3, 1]), np.array([0, 5, 5]))
    order = np.argsort(numbers)
    known = Known(numbers[order], {"first": Column(np.array([10.0, 20.0, 30.0])[order])})
    asked = edge_numbers(np.array([3, -7, 1, 1]), np.array([1, 2, 2, 2]), np.array([5, 0, 0, 1]))
    values = known.of(asked)["first"].values

    assert values[0] == 30.0
    assert values[2] == 10.0
    assert np.isnan(values[[1, 3]]).all()


@given(st.lists(st.integers(-50, 50), min_size=1, max_size=80), st.integers(2, 8))
def test_classes_have_about_as_many_different_values_each(values, most):
    parts = bounds(np.array(values, np.float64), most)
    classes = np.searchsorted(parts, np.unique(values), side="right")

    assert len(parts) < most or len(np.unique(values)) <= most
    counts = np.bincount(classes)
    if len(np.unique(values)) > most:
        assert counts.max() - counts.min() <= 2


@pytest.mark.timing
def test_fifty_thousand_nodes_and_four_times_the_edges_are_dressed_fast():
    net = network(50_000, 200_000)
    random = np.random.default_rng(1)
    nodes = {
        "degree": Column(random.random(net.n)),
        "community": Column(random.integers(0, 300, net.n).astype(np.float64), tuple(map(str, range(300)))),
    }
    edges = {"first": Column(random.integers(730_000, 738_000, net.m).astype(np.float64))}
    style = Style(
        (
            Rule(N, Channel.FILL, "community"),
            Rule(N, Channel.SIZE, "degree"),
            Rule(N, Channel.SHAPE, fixed="star", where=Condition("degree", Asks.AT_LEAST, number=0.9)),
            Rule(E, Channel.LINE, "first"),
            Rule(E, Channel.WIDTH, "mentions"),
            Rule(E, Channel.DASH, fixed="dashed", where=Condition("quality", Asks.IS, ("conflict",))),
        )
    )
    resolve(style, SHEET, net, nodes, edges)
    begun = time.process_time()
    made = resolve(style, SHEET, net, nodes, edges)
    spent = time.process_time() - begun

    assert len(made.pens) > 10
    assert spent < 0.25


def test_what_a_network_says_itself_needs_no_asking():
    net = network(6, len(RELATION_TYPES))

    assert own_columns(net, N)["type"].name(0) == "PER"
    assert own_columns(net, E)["mentions"].values.tolist() == net.weights.tolist()
