"""The JSON export keeps its schema and loses nothing."""

import io
import json
from collections.abc import Callable
from dataclasses import fields, replace
from typing import Any

import pytest

from synpol_desktop.core.filters import DateBasis, Filter
from synpol_desktop.core.ids import EntityId
from synpol_desktop.core.paths import resource
from synpol_desktop.exporting.json_file import write_json
from tests.exporting.contents import ARTICLES, ASKED, COUNCIL, FIRST, MINISTRY, PERSON, content
from tests.exporting.schema import problems

SCHEMA = json.loads(resource("schemas", "export.schema.json").read_text("utf-8"))


def written(**options: Any) -> Any:
    file = io.StringIO()
    write_json(file, content(**options))
    return json.loads(file.getvalue())


@pytest.mark.parametrize("origins", [False, True])
def test_it_keeps_its_schema(origins: bool) -> None:
    assert list(problems(written(origins=origins), SCHEMA, SCHEMA)) == []


@pytest.mark.parametrize(
    "spoil",
    [
        lambda data: data["nodes"][0].pop("name"),
        lambda data: data["edges"][0].update(relation="LOVES"),
        lambda data: data["evidence"][0].update(span=[1]),
        lambda data: data["about"].update(digest="x"),
        lambda data: data.update(more=1),
    ],
)
def test_the_schema_refuses_what_is_not_of_it(spoil: Callable[[Any], object]) -> None:
    data = written()
    spoil(data)
    assert list(problems(data, SCHEMA, SCHEMA))


def test_names_texts_and_references_come_back() -> None:
    data = written()
    assert [node["name"] for node in data["nodes"]] == [PERSON, MINISTRY, COUNCIL]
    assert [entity["name"] for entity in data["entities"]] == ["حلب"]
    texts = {article["id"]: article["text"] for article in data["articles"]}
    assert texts == {article.id: article.text for article in ARTICLES}
    evidence = {one["id"]: one for one in data["evidence"]}
    assert [len(edge["evidence"]) for edge in data["edges"]] == [2, 1]
    for edge in data["edges"]:
        for id_ in edge["evidence"]:
            one = evidence[id_]
            start, end = one["span"]
            assert one["edge"] == edge["id"]
            assert texts[one["article"]][start:end] == one["words"]
    start, end = evidence[5]["trigger"]
    assert FIRST[start:end] == "دعت"
    assert (evidence[5]["date"], evidence[5]["place"], evidence[5]["role"]) == (ASKED.date, 4, "رئيسة")
    assert data["mentions"][0]["words"] == MINISTRY
    assert data["statements"][0]["words"] == "إنها تتفق"


def test_names_of_files_are_left_out_unless_asked_for() -> None:
    assert {article["origin"] for article in written()["articles"]} == {None}
    assert written(origins=True)["articles"][0]["origin"] == "secret-1.txt"


def test_an_export_without_anything_is_valid() -> None:
    file = io.StringIO()
    write_json(file, replace(content(), actors=(), ties=(), articles=(), entities={}))
    assert list(problems(json.loads(file.getvalue()), SCHEMA, SCHEMA)) == []


def test_every_bound_of_the_filter_is_told() -> None:
    made = content()
    shown = Filter(
        text="تجربة",
        blocs=frozenset({"", "كتلة"}),
        actors=frozenset({EntityId(3), EntityId(1)}),
        basis=DateBasis.PUBLICATION,
        undecided=False,
    )
    file = io.StringIO()
    write_json(file, replace(made, about=replace(made.about, shown=shown)))
    told = json.loads(file.getvalue())["about"]["filter"]
    assert set(told) == {bound.name for bound in fields(Filter)}
    assert (told["text"], told["blocs"], told["actors"]) == ("تجربة", ["", "كتلة"], [1, 3])
    assert (told["basis"], told["undecided"], told["accepted"]) == ("publication", False, True)
