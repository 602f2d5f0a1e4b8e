"""A style: an ordered list of rules. Later rules win over earlier ones."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from enum import StrEnum
from typing import Any

from synpol_desktop.core.style import Rgb
from synpol_desktop.core.styling.attributes import Side, known, nature
from synpol_desktop.core.styling.forms import DASHES, SHAPES

VERSION = 1
MOST_RULES = 60


class Channel(StrEnum):
    """What of a look a rule decides."""

    FILL = "fill"
    SIZE = "size"
    SHAPE = "shape"
    LINE = "line"
    WIDTH = "width"
    DASH = "dash"


CHANNELS = {
    Side.NODES: (Channel.FILL, Channel.SIZE, Channel.SHAPE, Channel.LINE, Channel.WIDTH, Channel.DASH),
    Side.EDGES: (Channel.LINE, Channel.WIDTH, Channel.DASH),
}
COLOURED = frozenset({Channel.FILL, Channel.LINE})
MEASURED = frozenset({Channel.SIZE, Channel.WIDTH})
SPANS = {
    (Side.NODES, Channel.SIZE): (4.0, 16.0),
    (Side.NODES, Channel.WIDTH): (0.5, 3.0),
    (Side.EDGES, Channel.WIDTH): (0.8, 4.5),
}
"""Sizes and widths unless a rule says otherwise, logical pixels."""
LARGEST = {Channel.SIZE: 40.0, Channel.WIDTH: 12.0}


class Asks(StrEnum):
    """What a condition asks of a value."""

    IS = "is"
    IS_NOT = "is_not"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    KNOWN = "known"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Condition:
    """Which nodes or edges a rule is about.

    Parameters
    ----------
    keys : tuple of str
        The categories that `Asks.IS` and `Asks.IS_NOT` ask for.
    number : float
        The bound of `Asks.AT_LEAST` and `Asks.AT_MOST`; a day is its proleptic ordinal.
    """

    attribute: str
    test: Asks
    keys: tuple[str, ...] = ()
    number: float = 0.0


@dataclass(frozen=True, slots=True)
class Rule:
    """Where a condition holds: one look, or a look by the value of an attribute.

    A colour of all nodes or edges by an attribute is neutral where there is no value; under a condition, and
    in other channels, what has no value keeps the look of the rules before.

    Parameters
    ----------
    attribute : str
        By which the look follows; "" for a look that is the same for all.
    fixed : int, float or str, optional
        That look: a colour, a size or width in logical pixels, or the name of a shape or dash.
    palette : str
        Of colours by an attribute; "" for the one that suits it.
    low, high : float, optional
        The least and the greatest size or width by an attribute; None for the usual ones.
    on : bool
        A rule that is off is kept, but does nothing.

    Raises
    ------
    ValueError
        If the side has no such channel or attribute, or the look doesn't suit the channel.
    """

    side: Side
    channel: Channel
    attribute: str = ""
    fixed: Rgb | float | str | None = None
    palette: str = ""
    low: float | None = None
    high: float | None = None
    where: Condition | None = None
    on: bool = True

    def __post_init__(self) -> None:
        if self.channel not in CHANNELS[self.side]:
            raise ValueError(f"{self.side} have no {self.channel}")
        for name in (self.attribute, *(() if self.where is None else (self.where.attribute,))):
            if name and not known(self.side, name):
                raise ValueError(f"{self.side} have no attribute {name}")
        if not self.attribute and not self._suits(self.fixed):
            raise ValueError(f"{self.fixed!r} is no {self.channel}")

    def _suits(self, look: Rgb | float | str | None) -> bool:
        if self.channel in COLOURED:
            return isinstance(look, int) and 0 <= look <= 0xFFFFFF
        if self.channel in MEASURED:
            return isinstance(look, int | float) and 0 < look <= LARGEST[self.channel]
        return look in (SHAPES if self.channel is Channel.SHAPE else DASHES)

    @property
    def span(self) -> tuple[float, float]:
        """The least and the greatest size or width."""
        low, high = SPANS[self.side, self.channel]
        return low if self.low is None else self.low, high if self.high is None else self.high

    @property
    def attributes(self) -> frozenset[str]:
        """The attributes that must be known for it."""
        asked = {self.attribute, "" if self.where is None else self.where.attribute}
        return frozenset(asked - {""})

    def as_json(self) -> dict[str, Any]:
        """Return the rule as JSON values."""
        kept = {field.name: getattr(self, field.name) for field in fields(self) if field.name != "where"}
        where = self.where
        if where is not None:
            kept["where"] = [where.attribute, where.test.value, list(where.keys), where.number]
        return {name: value for name, value in kept.items() if value is not None and value != ""}

    @classmethod
    def from_json(cls, values: Mapping[str, Any]) -> Rule:
        """Return the rule that `as_json` wrote.

        Raises
        ------
        ValueError
            If this release knows no such rule.
        """
        given = dict(values)
        where = given.pop("where", None)
        if where is not None:
            attribute, test, keys, number = where
            given["where"] = Condition(str(attribute), Asks(test), tuple(map(str, keys)), float(number))
        given["side"], given["channel"] = Side(given["side"]), Channel(given["channel"])
        unknown = given.keys() - {field.name for field in fields(cls)}
        if unknown:
            raise ValueError(f"unknown parts of a rule: {sorted(unknown)}")
        return cls(**given)


@dataclass(frozen=True, slots=True)
class Style:
    """All rules, in their order."""

    rules: tuple[Rule, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.rules)

    def attributes(self, side: Side) -> frozenset[str]:
        """Return the attributes that must be known of nodes or of edges."""
        asked = (rule.attributes for rule in self.rules if rule.on and rule.side is side)
        return frozenset().union(*asked)

    def by(self, side: Side, channel: Channel) -> Rule | None:
        """Return the last rule that lets a channel of all nodes or edges follow an attribute."""
        found = [rule for rule in self.rules if (rule.side, rule.channel) == (side, channel) and rule.on]
        return next((rule for rule in reversed(found) if rule.attribute and rule.where is None), None)

    def with_by(self, side: Side, channel: Channel, attribute: str) -> Style:
        """Return the style in which a channel of all follows another attribute, none for ""."""
        before = self.by(side, channel)
        if before is None:
            return Style((*self.rules, Rule(side, channel, attribute))) if attribute else self
        kept = tuple(rule for rule in self.rules if rule is not before)
        if not attribute:
            return Style(kept)
        same = nature(side, attribute).nominal == nature(side, before.attribute).nominal
        changed = replace(before, attribute=attribute, palette=before.palette if same else "")
        return Style(tuple(changed if rule is before else rule for rule in self.rules))

    def content(self) -> str:
        """Return the style as text."""
        rules = [rule.as_json() for rule in self.rules]
        return json.dumps({"v": VERSION, "rules": rules}, ensure_ascii=False, separators=(",", ":"))

    @classmethod
    def of(cls, content: str) -> Style:
        """Return the style that `content` wrote.

        Raises
        ------
        ValueError
            If a later release wrote it, or nobody did.
        """
        try:
            values = json.loads(content)
            if values["v"] > VERSION:
                raise ValueError(f"a style of version {values['v']}")
            return cls(tuple(map(Rule.from_json, values["rules"][:MOST_RULES])))
        except (KeyError, TypeError, AttributeError) as error:
            raise ValueError(f"no style: {error}") from error


PLAIN = Style()
"""Nodes by type and mentions, edges by quad and mentions."""

FIXED: dict[Channel, Rgb | float | str] = {
    Channel.FILL: 0x0072B2,
    Channel.SIZE: 12.0,
    Channel.SHAPE: "star",
    Channel.LINE: 0xD55E00,
    Channel.WIDTH: 2.4,
    Channel.DASH: "dashed",
}
"""The look that a rule without an attribute begins with."""


def adapted(
    rule: Rule, *, side: Side | None = None, channel: Channel | None = None, attribute: str | None = None
) -> Rule:
    """Return a rule about something else; of the rest it keeps what still makes sense."""
    side = side or rule.side
    channel = channel or rule.channel
    if channel not in CHANNELS[side]:
        channel = CHANNELS[side][0]
    by = rule.attribute if attribute is None else attribute
    if by and not known(side, by):
        by = ""
    where = rule.where if rule.where is not None and known(side, rule.where.attribute) else None
    same = (side, channel) == (rule.side, rule.channel)
    palette = rule.palette if channel in COLOURED and by == rule.attribute else ""
    low, high = (rule.low, rule.high) if same else (None, None)
    fixed = None if by else rule.fixed if same and rule.fixed is not None else FIXED[channel]
    return Rule(side, channel, by, fixed, palette, low, high, where, rule.on)
