"""What attributes, looks, conditions and values of rules are called."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QLocale

from synpol_desktop.core.comparing import Change
from synpol_desktop.core.kinds import DecisionState, EntityType, Modality, Quad, RelationType
from synpol_desktop.core.styling.attributes import MEASURES, Nature, Side, nature
from synpol_desktop.core.styling.forms import Dash, Shape
from synpol_desktop.core.styling.presets import Preset
from synpol_desktop.core.styling.rules import Asks, Channel, Condition, Rule
from synpol_desktop.core.styling.scales import Step
from synpol_desktop.graph.measuring.records import Measure
from synpol_desktop.ui.graphing.measures.words import measure_name, value_text
from synpol_desktop.ui.i18n import listed, tr, writing
from synpol_desktop.ui.words import name_of, plural_of

Texts = dict[str, Callable[[], str]]


def attribute_name(side: Side, attribute: str) -> str:
    """Return what an attribute is called."""
    if attribute in MEASURES:
        return measure_name(Measure(attribute))
    if attribute == "mentions" and side is Side.EDGES:
        return tr("Places in the texts")
    names: Texts = {
        "type": lambda: tr("Type"),
        "bloc": lambda: tr("Bloc"),
        "tag": lambda: tr("Tag"),
        "mentions": lambda: tr("Mentions"),
        "articles": lambda: tr("Articles"),
        "outlets": lambda: tr("Number of outlets"),
        "outlet": lambda: tr("Outlet"),
        "first": lambda: tr("First seen"),
        "last": lambda: tr("Last seen"),
        "balance": lambda: tr("Balance of ties"),
        "presence": lambda: tr("Time active in"),
        "relation": lambda: tr("Relation type"),
        "quad": lambda: tr("Quad"),
        "quality": lambda: tr("Quality of the tie"),
        "confidence": lambda: tr("Confidence"),
        "modality": lambda: tr("Modality"),
        "decision": lambda: tr("Decision"),
        "change": lambda: tr("Change"),
    }
    return names[attribute]()


def channel_name(side: Side, channel: Channel) -> str:
    """Return what of a look a rule decides."""
    if side is Side.NODES and channel in (Channel.LINE, Channel.WIDTH, Channel.DASH):
        borders: dict[Channel, Callable[[], str]] = {
            Channel.LINE: lambda: tr("Border colour"),
            Channel.WIDTH: lambda: tr("Border width"),
            Channel.DASH: lambda: tr("Border dash"),
        }
        return borders[channel]()
    names: dict[Channel, Callable[[], str]] = {
        Channel.FILL: lambda: tr("Colour"),
        Channel.SIZE: lambda: tr("Size"),
        Channel.SHAPE: lambda: tr("Shape"),
        Channel.LINE: lambda: tr("Line colour"),
        Channel.WIDTH: lambda: tr("Line width"),
        Channel.DASH: lambda: tr("Dash"),
    }
    return names[channel]()


def side_name(side: Side) -> str:
    """Return what a rule is about."""
    return tr("Actors") if side is Side.NODES else tr("Relations")


def test_name(test: Asks) -> str:
    """Return what a condition asks."""
    names: dict[Asks, Callable[[], str]] = {
        Asks.IS: lambda: tr("is"),
        Asks.IS_NOT: lambda: tr("is not"),
        Asks.AT_LEAST: lambda: tr("is at least"),
        Asks.AT_MOST: lambda: tr("is at most"),
        Asks.KNOWN: lambda: tr("is known"),
        Asks.UNKNOWN: lambda: tr("is not known"),
    }
    return names[test]()


def shape_name(shape: Shape) -> str:
    """Return what an outline is called."""
    names: dict[Shape, Callable[[], str]] = {
        Shape.CIRCLE: lambda: tr("Circle"),
        Shape.SQUARE: lambda: tr("Square"),
        Shape.DIAMOND: lambda: tr("Diamond"),
        Shape.TRIANGLE: lambda: tr("Triangle"),
        Shape.PAGE: lambda: tr("Page"),
        Shape.HEXAGON: lambda: tr("Hexagon"),
        Shape.STAR: lambda: tr("Star"),
        Shape.CROSS: lambda: tr("Cross"),
    }
    return names[shape]()


def dash_name(dash: Dash) -> str:
    """Return what a dash is called."""
    names: dict[Dash, Callable[[], str]] = {
        Dash.SOLID: lambda: tr("Solid"),
        Dash.DASHED: lambda: tr("Dashed"),
        Dash.DOTTED: lambda: tr("Dotted"),
        Dash.MIXED: lambda: tr("Dash and dot"),
    }
    return names[dash]()


def preset_name(preset: Preset) -> str:
    """Return what a style to begin with is called."""
    names: dict[Preset, Callable[[], str]] = {
        Preset.TYPE: lambda: tr("By type"),
        Preset.BLOC: lambda: tr("By bloc"),
        Preset.COMMUNITY: lambda: tr("By community"),
        Preset.QUALITY: lambda: tr("By quality of the ties"),
        Preset.TIME: lambda: tr("By time"),
        Preset.DOUBT: lambda: tr("By certainty"),
        Preset.PRINT: lambda: tr("For print, grey"),
    }
    return names[preset]()


def key_name(attribute: str, key: str) -> str:
    """Return what a category is called; of open sets, such as outlets, the key itself."""
    match attribute:
        case "type":
            return plural_of(EntityType(key))
        case "relation":
            return name_of(RelationType(key))
        case "quad":
            return name_of(Quad(key))
        case "modality":
            return name_of(Modality(key))
        case "decision":
            return name_of(DecisionState(key))
        case "component" | "community":
            return str(int(key) + 1)
        case "outlet":
            return key or tr("No outlet")
        case "change":
            from synpol_desktop.ui.timing.comparing.table import change_name

            return change_name(Change(key))
    known: Texts = {
        "cooperation": lambda: tr("Cooperation"),
        "conflict": lambda: tr("Conflict"),
        "neither": lambda: tr("Neither"),
        "a": lambda: tr("only in A"),
        "b": lambda: tr("only in B"),
        "both": lambda: tr("in both"),
    }
    return known[key]() if attribute in ("quality", "presence") else key


def number_text(side: Side, attribute: str, value: float) -> str:
    """Return a value of an attribute as legends and panels show it."""
    if nature(side, attribute) is Nature.DAY:
        return writing().plain.day(date.fromordinal(max(int(value), 1)))
    if attribute in MEASURES:
        return value_text(Measure(attribute), value)
    if attribute in ("confidence", "balance"):
        return f"\u2066{value:.2f}\u2069"  # the sign stays on the left
    return QLocale.c().toString(round(value))


def step_text(rule: Rule, step: Step) -> str:
    """Return what a line of a scale stands for."""
    if not rule.attribute:
        return condition_text(rule.side, rule.where) if rule.where else side_name(rule.side)
    if step.ranged:
        low, high = (number_text(rule.side, rule.attribute, end) for end in (step.low, step.high))
        return low if low == high else tr("{low} to {high}", low=low, high=high)
    if step.missing:
        return tr("without a value")
    if not step.key and not step.name:
        return tr("all others") if rule.attribute != "outlet" else tr("other outlets")
    return step.name if step.name and step.name != step.key else key_name(rule.attribute, step.key)


def condition_text(side: Side, where: Condition | None) -> str:
    """Return a condition in words; "" for none."""
    if where is None:
        return ""
    name, asked = attribute_name(side, where.attribute), test_name(where.test)
    if where.test in (Asks.KNOWN, Asks.UNKNOWN):
        return tr("{attribute} {test}", attribute=name, test=asked)
    if where.test in (Asks.IS, Asks.IS_NOT):
        values = listed([key_name(where.attribute, key) for key in where.keys]) or "…"
    else:
        values = number_text(side, where.attribute, where.number)
    return tr("{attribute} {test} {values}", attribute=name, test=asked, values=values)


def rule_title(rule: Rule) -> str:
    """Return what a rule decides, and by what."""
    decided = channel_name(rule.side, rule.channel)
    by = attribute_name(rule.side, rule.attribute) if rule.attribute else ""
    if not by:
        return decided
    if rule.where is None:
        return tr("{look}: {attribute}", look=decided, attribute=by)
    where = condition_text(rule.side, rule.where)
    return tr("{look}: {attribute}, where {condition}", look=decided, attribute=by, condition=where)
