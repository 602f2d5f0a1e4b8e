"""Tags are in every export of actors and articles; notes only when they are asked for."""

import csv
import json
import xml.etree.ElementTree as ET
import zipfile
from html import unescape

import pytest

from synpol_desktop.cli import run
from synpol_desktop.core.filters import EVERYTHING
from synpol_desktop.core.ids import ArticleId
from synpol_desktop.core.kinds import RelationType
from synpol_desktop.core.notes import Subject
from synpol_desktop.core.paths import resource
from synpol_desktop.core.progress import Progress
from synpol_desktop.core.records import RelationKey
from synpol_desktop.tasks.exporting import export_csv, export_graph
from synpol_desktop.tasks.gathering import Wish
from synpol_desktop.workspace import Workspace
from synpol_desktop.workspace.edits import MergeEntities, PutNote, PutTag
from tests.exporting.schema import problems
from tests.workspace.corpus import BODY, CHARGE, LAYLA, LEAD, MEETING, ZAYD, entity_called, fill

SCHEMA = json.loads(resource("schemas", "export.schema.json").read_text("utf-8"))
ACTOR, ARTICLE, TIE = "على الفاعل", "=على المقال", "على العلاقة"  # on the actor, article, relation


@pytest.fixture
def noted(tmp_path):
    with Workspace.create(tmp_path / "w.synpol") as workspace:
        fill(workspace, MEETING, CHARGE, LEAD)
        zayd, layla = entity_called(workspace, ZAYD), entity_called(workspace, LAYLA)
        meeting = RelationKey(min(zayd, layla), RelationType.CONSULT, max(zayd, layla))
        workspace.do(PutNote(Subject.of_entity(zayd), ACTOR))
        workspace.do(PutNote(Subject.of_article(ArticleId(1)), ARTICLE))
        workspace.do(PutNote(Subject.of_relation(meeting), TIE))
        for tag in ("مهم", "b"):
            workspace.do(PutTag((Subject.of_entity(zayd), Subject.of_article(ArticleId(1))), tag))
        yield workspace


def written(workspace, tmp_path, suffix, *, notes):
    path = tmp_path / f"out{suffix}"
    export_graph(workspace, path, Wish(EVERYTHING, notes=notes, overwrite=True), Progress())
    return path


def rows(path):
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_tables_have_columns_of_tags_and_of_notes(noted, tmp_path):
    for asked in (False, True):
        export_csv(noted, tmp_path / "tables", EVERYTHING, False, Progress(), notes=asked)
        actors = {row["name"]: row for row in rows(tmp_path / "tables" / "entities.csv")}
        assert actors[ZAYD]["tags"] == "b | مهم"
        assert actors[ZAYD]["note"] == (ACTOR if asked else "")
        assert (actors[LAYLA]["tags"], actors[LAYLA]["note"]) == ("", "")
        first, *_ = (row for row in rows(tmp_path / "tables" / "articles.csv") if row["id"] == "1")
        assert first["tags"] == "b | مهم"
        assert first["note"] == (f"'{ARTICLE}" if asked else "")  # a spreadsheet would take it for a formula
        ties = {row["relation"]: row["note"] for row in rows(tmp_path / "tables" / "relations.csv")}
        assert ties["CONSULT"] == (TIE if asked else "")
        assert ties["HEADS"] == ""


def test_json_says_them_as_its_schema_has_them(noted, tmp_path):
    for asked in (False, True):
        made = json.loads(written(noted, tmp_path, ".json", notes=asked).read_text("utf-8"))
        assert list(problems(made, SCHEMA, SCHEMA)) == []
        node = next(each for each in made["nodes"] if each["name"] == ZAYD)
        assert node["tags"] == ["b", "مهم"]
        assert node["note"] == (ACTOR if asked else None)
        assert [each["note"] for each in made["articles"] if each["id"] == 1] == [ARTICLE if asked else None]
        assert [each["note"] for each in made["edges"] if each["relation"] == "CONSULT"] == [
            TIE if asked else None
        ]


@pytest.mark.parametrize("suffix", [".graphml", ".gexf"])
def test_graph_files_have_attributes_of_tags_and_notes(noted, tmp_path, suffix):
    without = written(noted, tmp_path, suffix, notes=False).read_text("utf-8")
    assert "b | مهم" in without
    assert ACTOR not in without
    text = written(noted, tmp_path, suffix, notes=True).read_text("utf-8")
    assert text.count(ACTOR) == 1
    assert text.count(TIE) == 1
    named = {element.get("attr.name") or element.get("title") for element in ET.fromstring(text).iter()}
    assert {"tags", "note"} <= named


def test_a_workbook_has_them(noted, tmp_path):
    from openpyxl import load_workbook

    book = load_workbook(written(noted, tmp_path, ".xlsx", notes=True), read_only=True)
    header, *lines = book["nodes"].iter_rows(values_only=True)
    nodes = [dict(zip(header, line, strict=False)) for line in lines]  # empty ends are left out
    assert [(node.get("tags"), node.get("note")) for node in nodes if node["name"] == ZAYD] == [
        ("b | مهم", ACTOR)
    ]
    book.close()


def test_a_merged_actor_has_the_tags_and_notes_of_all(noted, tmp_path):
    body, zayd = entity_called(noted, BODY), entity_called(noted, ZAYD)
    noted.do(PutNote(Subject.of_entity(body), "على الهيئة"))
    noted.do(PutTag((Subject.of_entity(body),), "هيئة"))
    noted.do(MergeEntities((zayd, body)))
    made = json.loads(written(noted, tmp_path, ".json", notes=True).read_text("utf-8"))
    node = next(each for each in made["nodes"] if each["id"] == body)
    assert node["tags"] == ["b", "مهم", "هيئة"]
    assert node["note"] == f"على الهيئة\n\n{ACTOR}"
    assert TIE in [each["note"] for each in made["edges"]]


def test_the_command_filters_by_tags_and_asks_for_notes(noted, tmp_path):
    own, out = str(noted.path), tmp_path / "all"
    noted.do(PutTag((Subject.of_entity(entity_called(noted, LAYLA)),), "مهم"))
    noted.close()
    assert run(["export", own, str(out), "--tag", "مهم", "--notes"]) == 0
    assert {row["name"] for row in rows(out / "entities.csv")} == {ZAYD, LAYLA}
    assert [row["note"] for row in rows(out / "relations.csv")] == [TIE]
    assert run(["export", own, str(tmp_path / "a.csv"), "--article-tag", "مهم"]) == 0
    assert [row["relation"] for row in rows(tmp_path / "a.csv")] == ["CONSULT"]


@pytest.mark.parametrize("suffix", [".html", ".docx"])
def test_reports_and_briefs_show_tags_and_the_notes_that_were_asked_for(noted, tmp_path, suffix):
    for asked in (False, True):
        path = written(noted, tmp_path, suffix, notes=asked)
        if suffix == ".docx":
            with zipfile.ZipFile(path) as archive:
                said = unescape(archive.read("word/document.xml").decode())
        else:
            said = unescape(path.read_text("utf-8"))
        assert "مهم" in said
        assert (ACTOR in said) is asked
        assert (TIE in said) is asked
        assert said.count("ملاحظة المحلّل") == (0 if not asked else 3 if suffix == ".html" else 2)
