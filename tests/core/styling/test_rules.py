"""Rules refuse nonsense, are kept as text, and turn into one another."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from synpol_desktop.core.filters import Filter
from synpol_desktop.core.styling.attributes import ATTRIBUTES, Side
from synpol_desktop.core.styling.forms import DASHES, SHAPES
from synpol_desktop.core.styling.presets import Preset, preset
from synpol_desktop.core.styling.rules import (
    CHANNELS,
    COLOURED,
    MEASURED,
    PLAIN,
    Asks,
    Channel,
    Condition,
    Rule,
    Style,
    adapted,
)
from synpol_desktop.core.styling.sieves import Bound, Sieve, Value
from synpol_desktop.core.views import SavedView


@st.composite
def conditions(draw, side):
    name = draw(st.sampled_from(sorted(ATTRIBUTES[side])))
    keys = tuple(draw(st.lists(st.text(max_size=5), max_size=3)))
    return Condition(name, draw(st.sampled_from(list(Asks))), keys, draw(st.floats(-1e6, 1e6)))


@st.composite
def rules(draw):
    side = draw(st.sampled_from(list(Side)))
    channel = draw(st.sampled_from(CHANNELS[side]))
    by = draw(st.sampled_from(["", *ATTRIBUTES[side]]))
    if channel in COLOURED:
        fixed = draw(st.integers(0, 0xFFFFFF))
    elif channel in MEASURED:
        fixed = draw(st.floats(0.5, 10))
    else:
        fixed = draw(st.sampled_from(SHAPES if channel is Channel.SHAPE else DASHES)).value
    where = draw(st.none() | conditions(side))
    low, high = draw(st.none() | st.floats(0.5, 4)), draw(st.none() | st.floats(5, 9))
    palette = draw(st.sampled_from(["", "blues"]))
    return Rule(side, channel, by, None if by else fixed, palette, low, high, where, draw(st.booleans()))


@given(st.lists(rules(), max_size=8))
def test_a_style_is_the_same_after_it_was_kept(made):
    style = Style(tuple(made))

    assert Style.of(style.content()) == style


@given(rules(), st.sampled_from(list(Side)), st.sampled_from(list(Channel)), st.booleans())
def test_a_rule_about_something_else_is_always_a_rule(rule, side, channel, keeps):
    made = adapted(rule, side=side, channel=channel, attribute=None if keeps else "")

    assert made.side is side
    assert made.channel in CHANNELS[side]
    assert made.on == rule.on
    assert adapted(made) == made


@pytest.mark.parametrize(
    "wrong",
    [
        lambda: Rule(Side.EDGES, Channel.FILL, fixed=1),
        lambda: Rule(Side.NODES, Channel.FILL, "confidence"),
        lambda: Rule(Side.NODES, Channel.FILL),
        lambda: Rule(Side.NODES, Channel.FILL, fixed=1 << 24),
        lambda: Rule(Side.NODES, Channel.SIZE, fixed=4000.0),
        lambda: Rule(Side.NODES, Channel.SHAPE, fixed="heart"),
        lambda: Rule(Side.EDGES, Channel.DASH, "quad", where=Condition("type", Asks.KNOWN)),
        lambda: Value(Side.EDGES, "tag", "x"),
        lambda: Value(Side.NODES, "degree", low=1.0),
        lambda: Bound("relation", 0, 1),
    ],
)
def test_nonsense_is_refused(wrong):
    with pytest.raises(ValueError):  # noqa: PT011 - each has words of its own
        wrong()


@pytest.mark.parametrize(
    "content",
    [
        '{"v":2,"rules":[]}',
        '{"rules":[]}',
        "[]",
        '{"v":1,"rules":[{"side":"nodes","channel":"smell"}]}',
        '{"v":1,"rules":[{"side":"nodes","channel":"fill","fixed":1,"why":2}]}',
    ],
)
def test_what_no_release_or_a_later_one_wrote_is_refused(content):
    with pytest.raises(ValueError):  # noqa: PT011
        Style.of(content)


def test_a_channel_follows_one_attribute_at_a_time():
    style = PLAIN.with_by(Side.NODES, Channel.FILL, "degree")
    other = style.with_by(Side.NODES, Channel.FILL, "community")

    assert [rule.attribute for rule in other.rules] == ["community"]
    assert other.with_by(Side.NODES, Channel.FILL, "") == PLAIN
    assert PLAIN.with_by(Side.NODES, Channel.SIZE, "") == PLAIN


def test_a_change_of_attribute_leaves_the_other_rules_where_they_are():
    marked = Rule(Side.NODES, Channel.FILL, fixed=1, where=Condition("tag", Asks.KNOWN))
    style = Style((Rule(Side.NODES, Channel.FILL, "degree", palette="viridis"), marked))
    changed = style.with_by(Side.NODES, Channel.FILL, "core")

    assert changed.rules == (Rule(Side.NODES, Channel.FILL, "core", palette="viridis"), marked)
    assert changed.with_by(Side.NODES, Channel.FILL, "bloc").rules[0].palette == ""


@pytest.mark.parametrize("name", list(Preset))
def test_every_preset_can_be_kept(name):
    assert Style.of(preset(name).content()) == preset(name)


def test_a_sieve_is_the_same_after_it_was_kept():
    sieve = Sieve(
        frozenset({Value(Side.NODES, "tag", "وسم"), Value(Side.EDGES, "mentions", low=1.0, high=2.5)}),
        (Bound("degree", 2.0, 7.0),),
    )

    assert Sieve.from_json(json.loads(json.dumps(sieve.as_json()))) == sieve


def test_views_of_earlier_releases_open_and_those_of_this_one_keep_style_and_sieve():
    sieve = Sieve(frozenset({Value(Side.NODES, "type", "PER")}))
    view = SavedView("v", Filter(), {}, None, preset(Preset.QUALITY), sieve)
    old = {key: part for key, part in json.loads(view.content()).items() if key not in ("style", "sieve")}

    assert SavedView.of("v", view.content()) == view
    assert SavedView.of("v", json.dumps(old)) == SavedView("v", Filter(), {})
