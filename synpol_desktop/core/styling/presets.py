"""Styles to begin with."""

from __future__ import annotations

from enum import StrEnum

from synpol_desktop.core.styling.attributes import Side
from synpol_desktop.core.styling.forms import Dash
from synpol_desktop.core.styling.rules import PLAIN, Asks, Channel, Condition, Rule, Style


class Preset(StrEnum):
    """What a style to begin with is by."""

    TYPE = "type"
    BLOC = "bloc"
    COMMUNITY = "community"
    QUALITY = "quality"
    TIME = "time"
    DOUBT = "doubt"
    PRINT = "print"


def preset(name: Preset) -> Style:
    """Return the rules of a style to begin with."""
    return _PRESETS[name]


_N, _E = Side.NODES, Side.EDGES
_CONFLICT = Condition("quality", Asks.IS, ("conflict",))
_REJECTED = Condition("decision", Asks.IS, ("rejected",))
_NEITHER = Condition("quality", Asks.IS, ("neither",))
_PRESETS = {
    Preset.TYPE: PLAIN,
    Preset.BLOC: Style((Rule(_N, Channel.FILL, "bloc", palette="tol_muted"),)),
    Preset.COMMUNITY: Style((Rule(_N, Channel.FILL, "community", palette="tol_muted"),)),
    Preset.QUALITY: Style(
        (
            Rule(_N, Channel.FILL, "balance"),
            Rule(_E, Channel.LINE, "quality"),
            Rule(_E, Channel.DASH, fixed=Dash.DASHED.value, where=_CONFLICT),
        )
    ),
    Preset.TIME: Style((Rule(_N, Channel.FILL, "first"), Rule(_E, Channel.LINE, "last"))),
    Preset.DOUBT: Style(
        (
            Rule(_E, Channel.WIDTH, "confidence"),
            Rule(
                _E,
                Channel.DASH,
                fixed=Dash.DASHED.value,
                where=Condition("modality", Asks.IS, ("negated", "planned", "conditional", "denied")),
            ),
            Rule(_E, Channel.DASH, fixed=Dash.DOTTED.value, where=_REJECTED),
        )
    ),
    Preset.PRINT: Style(
        (
            Rule(_N, Channel.FILL, "type", palette="greys"),
            Rule(_E, Channel.LINE, "quality", palette="greys"),
            Rule(
                _E, Channel.DASH, fixed=Dash.DASHED.value, where=Condition("quality", Asks.IS, ("conflict",))
            ),
            Rule(
                _E, Channel.DASH, fixed=Dash.DOTTED.value, where=Condition("quality", Asks.IS, ("neither",))
            ),
        )
    ),
}
