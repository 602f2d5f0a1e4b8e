"""``search`` beyond words: its language, its kinds, and what it says of a query that makes no sense."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Command


def test_actors_and_relations_are_printed_if_asked_for(synpol: Command, workspace: Path) -> None:
    ended = synpol("search", workspace, "type:ORG OR type:GPE", "--json", "--kinds", "actors,relations")
    assert (ended.status, ended.err) == (0, "")
    lines = [json.loads(line) for line in ended.out.splitlines()]
    actors = [line for line in lines if "entity" in line]
    assert actors
    assert {actor["type"] for actor in actors} <= {"ORG", "GPE"}
    assert [actor["mentions"] for actor in actors] == sorted(
        (actor["mentions"] for actor in actors), reverse=True
    )


def test_a_wrong_kind_is_refused(synpol: Command, workspace: Path) -> None:
    ended = synpol("search", workspace, "حلب", "--kinds", "articles")
    assert ended.status == 2
    assert "texts, actors, relations" in ended.err


@pytest.mark.parametrize(
    ("query", "message", "pointer"),
    [
        ("حلب (هدنة", "A parenthesis is not closed.", "    ^"),
        ("حلب OR", "“OR” stands between two words.", "    ^^"),
        ("date:tomorrow", "“tomorrow” is no date.", "     ^^^^^^^^"),
        ("/[/", "The regular expression can't be read", "  ^"),
    ],
)
def test_a_query_that_makes_no_sense_is_pointed_at(
    synpol: Command, workspace: Path, query: str, message: str, pointer: str
) -> None:
    ended = synpol("search", workspace, query)
    assert (ended.status, ended.out) == (2, "")
    lines = ended.err.splitlines()
    assert message in lines[0]
    assert lines[-2:] == [query, pointer]
