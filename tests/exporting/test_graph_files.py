"""GraphML and GEXF read back by networkx: every actor, tie, name, colour, place and time."""

import io
from typing import Any
from xml.etree import ElementTree

import networkx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from synpol_desktop.exporting.gexf import write_gexf
from synpol_desktop.exporting.graphml import write_graphml
from synpol_desktop.exporting.themes import hexed
from synpol_desktop.exporting.xml_stream import XmlStream, clean
from tests.exporting.contents import COUNCIL, FIRST, MINISTRY, PERSON, content

WRITERS = {"graphml": write_graphml, "gexf": write_gexf}


def written(form: str) -> bytes:
    file = io.StringIO()
    WRITERS[form](file, content())
    return file.getvalue().encode("utf-8")


def read(form: str) -> Any:
    data = io.BytesIO(written(form))
    if form == "graphml":
        return networkx.read_graphml(data, force_multigraph=True)
    return networkx.read_gexf(data)


@pytest.mark.parametrize("form", WRITERS)
def test_actors_and_ties_come_back_with_what_they_say(form: str) -> None:
    graph = read(form)
    made = content()
    assert [graph.nodes[str(number)]["label"] for number in (1, 2, 3)] == [PERSON, MINISTRY, COUNCIL]
    assert graph.nodes["1"]["aliases"] == "ليلى | النجّار"
    assert (graph.nodes["1"]["mentions"], graph.nodes["1"]["importance"]) == (2, 1.0)
    assert graph.number_of_edges() == len(made.ties)
    edges = {(a, b): data for a, b, data in graph.edges(data=True)}
    asked = edges["1", "2"]
    assert (asked["relation"], asked["quad"], asked["polarity"]) == ("REQUEST", "verbal_conflict", 0)
    assert (asked["label"], asked["mentions"], asked["weight"]) == ("مطالبة", 2, 2.0)
    assert (asked["symmetric"], edges["2", "3"]["symmetric"]) == (False, True)
    assert asked["first"] == "2020-05-01"
    words = clean(made.ties[0].quotes[0].words)
    assert asked["evidence"].count(words) == 2
    assert "صحيفة & تجربة" in asked["evidence"]


def test_graphml_has_places_and_colours() -> None:
    graph, made = read("graphml"), content()
    for actor in made.actors:
        node = graph.nodes[str(actor.entity.id)]
        assert (node["x"], node["y"]) == (actor.x * 100, -actor.y * 100)
        assert (node["color"], node["size"]) == (hexed(actor.color), 2 * actor.radius)
    assert graph.graph["title"] == made.about.title
    assert {data["color"] for _, _, data in graph.edges(data=True)} == {hexed(tie.color) for tie in made.ties}
    assert {key for _, _, key in graph.edges(keys=True)} == {tie.number for tie in made.ties}


def test_gexf_has_places_colours_and_times() -> None:
    graph, made = read("gexf"), content()
    for actor in made.actors:
        looks = graph.nodes[str(actor.entity.id)]["viz"]
        assert (looks["position"]["x"], looks["position"]["y"]) == (actor.x * 100, -actor.y * 100)
        red, green, blue = (looks["color"][part] for part in "rgb")
        assert red << 16 | green << 8 | blue == actor.color
    asked = next(data for a, b, data in graph.edges(data=True) if (a, b) == ("1", "2"))
    assert asked["spells"] == [("2020-05-01", "2020-05-02"), ("2020-05-03", "2020-05-03")]
    root = ElementTree.fromstring(written("gexf"))
    space = "{http://www.gexf.net/1.2draft}"
    nodes = {node.get("label"): node.attrib for node in root.iter(f"{space}node")}
    assert (nodes[PERSON]["start"], nodes[PERSON]["end"]) == ("2020-05-01", "2020-05-03")
    assert "start" not in nodes[COUNCIL]  # its tie has a place without a date
    assert "start" not in nodes[MINISTRY]


@pytest.mark.parametrize("form", WRITERS)
def test_names_of_files_are_not_in_a_graph(form: str) -> None:
    assert b"secret" not in written(form)
    assert "\x0b" in FIRST
    assert b"\x0b" not in written(form)


@given(st.text(), st.text())
def test_any_text_survives_but_for_what_xml_cannot_hold(value: str, text: str) -> None:
    file = io.StringIO()
    xml = XmlStream(file)
    with xml.inside("a", b=value):
        xml.element("c", text)
    root = ElementTree.fromstring(file.getvalue())
    child = root.find("c")
    assert child is not None
    assert root.get("b") == clean(value)
    assert (child.text or "") == clean(text)
