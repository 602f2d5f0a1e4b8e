"""GraphML, as networkx, Gephi, yEd and Cytoscape read it.

Each relation is an edge of its own between two actors, directed; where ``symmetric`` is true the direction
says nothing. ``x`` and ``y`` are in pixels with y upwards, ``color`` is ``#rrggbb``.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TextIO

from synpol_desktop.exporting.attributes import EDGE, NODE, Attribute, Value, of_actor, of_tie, said
from synpol_desktop.exporting.content import Content
from synpol_desktop.exporting.themes import hexed
from synpol_desktop.exporting.words import Words
from synpol_desktop.exporting.xml_stream import XmlStream

UNIT = 100.0
"""Pixels a layout unit."""
_LOOKS = (Attribute("x", "double"), Attribute("y", "double"), Attribute("size", "double"))
_COLOR = Attribute("color", "string")
_NODE = (*NODE, *_LOOKS, _COLOR)
_EDGE = (*EDGE, Attribute("weight", "double"), _COLOR)
_GRAPH = tuple(Attribute(part, "string") for part in ("title", "made", "generator", "filter", "digest"))


def write_graphml(file: TextIO, content: Content) -> None:
    """Write actors and ties."""
    words, about = Words(content.about.language), content.about
    xml = XmlStream(file)
    with xml.inside("graphml", xmlns="http://graphml.graphdrawing.org/xmlns"):
        for owner, attributes in (("graph", _GRAPH), ("node", _NODE), ("edge", _EDGE)):
            for number, attribute in enumerate(attributes):
                places = {"attr.name": attribute.name, "attr.type": attribute.type}
                xml.element("key", id=f"{owner[0]}{number}", for_=owner, **places)
        with xml.inside("graph", id="G", edgedefault="directed"):
            shown = "; ".join(f"{name}: {value}" for name, value in words.filter_lines(about.shown))
            maker = f"SynPol Desktop {about.version}"
            _data(xml, "g", (about.title, about.made.isoformat(), maker, shown, about.digest))
            for actor in content.watched(content.actors, 0.0, 0.3, len(content.actors)):
                looks = (actor.x * UNIT, -actor.y * UNIT, 2 * actor.radius, hexed(actor.color))
                with xml.inside("node", id=actor.entity.id):
                    _data(xml, "n", (*of_actor(actor), *looks))
            for tie in content.watched(content.ties, 0.3, 1.0, len(content.ties)):
                looks_ = (float(tie.row.mentions), hexed(tie.color))
                with xml.inside("edge", id=tie.number, source=tie.source, target=tie.target):
                    _data(xml, "e", (*of_tie(tie, words.name(tie.type)), *looks_))


def _data(xml: XmlStream, letter: str, values: Iterable[Value]) -> None:
    for number, value in enumerate(values):
        if value is not None:
            xml.element("data", said(value), key=f"{letter}{number}")
