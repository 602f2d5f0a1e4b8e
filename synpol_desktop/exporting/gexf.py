"""GEXF, as Gephi reads it: with positions, colours, sizes and the times at which ties are stated to hold.

Every tie is directed, as many programs refuse files with both kinds; where ``symmetric`` is true the
direction says nothing. The time of a tie is the days of its places; one with an undated place has no bounds.
An actor is there from its first tie to its last, always if one of them has no bounds. ``end`` is the last
day, itself included.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from typing import TextIO

from synpol_desktop.core.ids import EntityId
from synpol_desktop.core.styling.forms import Dash, Shape
from synpol_desktop.exporting.attributes import EDGE, NODE, Attribute, Value, of_actor, of_tie, said
from synpol_desktop.exporting.content import Content, Tie
from synpol_desktop.exporting.graphml import UNIT
from synpol_desktop.exporting.words import Words
from synpol_desktop.exporting.xml_stream import XmlStream

_NODE, _EDGE = NODE[1:], EDGE[1:]  # labels have a place of their own
_TYPES = {"string": "string", "int": "integer", "double": "double", "boolean": "boolean"}
_NODE_SHAPES = {
    Shape.CIRCLE: "disc",
    Shape.SQUARE: "square",
    Shape.TRIANGLE: "triangle",
    Shape.DIAMOND: "diamond",
}
"""What the format has names for."""
_EDGE_SHAPES = {Dash.SOLID: "solid", Dash.DASHED: "dashed", Dash.DOTTED: "dotted", Dash.MIXED: "dashed"}
Bounds = tuple[date, date]


def write_gexf(file: TextIO, content: Content) -> None:
    """Write actors and ties."""
    words, about = Words(content.about.language), content.about
    spans = _spans(content.ties)
    xml = XmlStream(file)
    spaces = {"xmlns": "http://www.gexf.net/1.2draft", "xmlns_viz": "http://www.gexf.net/1.2draft/viz"}
    with xml.inside("gexf", **spaces, version="1.2"):
        with xml.inside("meta", lastmodifieddate=about.made.isoformat()):
            xml.element("creator", f"SynPol Desktop {about.version}")
            shown = "; ".join(f"{name}: {value}" for name, value in words.filter_lines(about.shown))
            xml.element("description", f"{about.title}; {shown}; {about.digest}")
        with xml.inside("graph", mode="dynamic", defaultedgetype="directed", timeformat="date"):
            _declare(xml, "node", _NODE)
            _declare(xml, "edge", _EDGE)
            with xml.inside("nodes"):
                for actor in content.watched(content.actors, 0.0, 0.3, len(content.actors)):
                    label, *values = of_actor(actor)
                    bounds = _bounds(spans.get(actor.entity.id))
                    with xml.inside("node", id=actor.entity.id, label=label, **bounds):
                        _values(xml, values)
                        _color(xml, actor.color)
                        xml.element(
                            "viz:position", x=f"{actor.x * UNIT:.3f}", y=f"{-actor.y * UNIT:.3f}", z="0.0"
                        )
                        xml.element("viz:size", value=f"{2 * actor.radius:.2f}")
                        if actor.shape in _NODE_SHAPES:
                            xml.element("viz:shape", value=_NODE_SHAPES[actor.shape])
            with xml.inside("edges"):
                for tie in content.watched(content.ties, 0.3, 1.0, len(content.ties)):
                    _edge(xml, tie, words)


def _edge(xml: XmlStream, tie: Tie, words: Words) -> None:
    label, *values = of_tie(tie, words.name(tie.type))
    intervals = tie.intervals
    ends = {"id": tie.number, "source": tie.source, "target": tie.target}
    bounds = _bounds((intervals[0][0], max(end for _, end in intervals)) if intervals else None)
    with xml.inside("edge", **ends, weight=float(tie.row.mentions), label=label, **bounds):
        _values(xml, values)
        if len(intervals) > 1:
            with xml.inside("spells"):
                for first, last in intervals:
                    xml.element("spell", **_bounds((first, last)))
        _color(xml, tie.color)
        if tie.pen is not None:
            xml.element("viz:thickness", value=f"{tie.pen.width:.2f}")
            xml.element("viz:shape", value=_EDGE_SHAPES[tie.pen.dash])


def _declare(xml: XmlStream, owner: str, attributes: Sequence[Attribute]) -> None:
    with xml.inside("attributes", class_=owner, mode="static"):
        for number, attribute in enumerate(attributes):
            xml.element("attribute", id=number, title=attribute.name, type=_TYPES[attribute.type])


def _values(xml: XmlStream, values: Sequence[Value]) -> None:
    with xml.inside("attvalues"):
        for number, value in enumerate(values):
            if value is not None:
                xml.element("attvalue", for_=number, value=said(value))


def _color(xml: XmlStream, value: int) -> None:
    xml.element("viz:color", r=value >> 16 & 255, g=value >> 8 & 255, b=value & 255, a="1.0")


def _bounds(bounds: Bounds | None) -> dict[str, str]:
    return {} if bounds is None else {"start": bounds[0].isoformat(), "end": bounds[1].isoformat()}


def _spans(ties: Sequence[Tie]) -> dict[EntityId, Bounds]:
    """Return when each actor is there; one that is there always is left out."""
    known: defaultdict[EntityId, list[Bounds]] = defaultdict(list)
    always = set()
    for tie in ties:
        for end in (tie.source, tie.target):
            known[end] += tie.intervals
            if not tie.intervals:
                always.add(end)
    return {
        actor: (min(first for first, _ in found), max(last for _, last in found))
        for actor, found in known.items()
        if actor not in always
    }
