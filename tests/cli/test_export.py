"""``export``: every relation mention with its words, all tables, and the graph as a picture."""

import csv
import json
import zipfile
from pathlib import Path

import networkx
import pytest
from openpyxl import load_workbook

from synpol_desktop.core.filters import EVERYTHING
from synpol_desktop.exporting import csv_tables
from synpol_desktop.workspace import Workspace
from synpol_desktop.workspace.queries import ArticleQuery
from tests.cli.conftest import Command


def read(path: Path, encoding: str = "utf-8") -> list[dict[str, str]]:
    with path.open(encoding=encoding, newline="") as file:
        return list(csv.DictReader(file))


def test_one_csv_has_a_line_for_every_relation_mention(
    synpol: Command, workspace: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out.csv"
    ended = synpol("export", workspace, out)

    assert (ended.status, ended.err) == (0, "")
    rows = read(out)
    assert ended.out == f"{out}: {len(rows)} lines\n"
    with Workspace.open(workspace, read_only=True) as opened:
        assert len(rows) == opened.counts(EVERYTHING).relation_mentions > 0
        texts = {str(id_): opened.article(id_).text for id_ in opened.article_ids(ArticleQuery())}
    for row in rows:
        text = texts[row["article_id"]]
        for words, place in (("evidence",) * 2, *((f"{end}_words", end) for end in ("source", "target"))):
            assert row[words] == text[int(row[f"{place}_start"]) : int(row[f"{place}_end"])]
        assert row["evidence"]
        assert 0 <= float(row["confidence"]) <= 1


def test_a_folder_has_all_tables_which_refer_to_each_other(
    synpol: Command, workspace: Path, tmp_path: Path
) -> None:
    out = tmp_path / "tables"
    assert synpol("export", workspace, out).status == 0

    names = (
        "articles",
        "entities",
        "aliases",
        "mentions",
        "relations",
        "relation_mentions",
        "statements",
        "dates",
    )
    assert sorted(path.name for path in out.iterdir()) == sorted(f"{name}.csv" for name in names)
    tables = {name: read(out / f"{name}.csv") for name in names}
    articles = {row["id"] for row in tables["articles"]}
    entities = {row["id"] for row in tables["entities"]}
    assert len(articles) == 2
    assert {row["article_id"] for row in tables["mentions"]} <= articles
    assert {row["entity_id"] for row in tables["mentions"] + tables["aliases"]} <= entities
    ends = {row[end] for row in tables["relation_mentions"] for end in ("source_id", "target_id")}
    assert ends <= entities
    assert sum(int(row["mentions"]) for row in tables["relations"]) == len(tables["relation_mentions"])


def test_a_folder_that_is_there_is_used(synpol: Command, workspace: Path, tmp_path: Path) -> None:
    out = tmp_path / "here.csv"
    out.mkdir()
    assert synpol("export", workspace, out).status == 0
    assert (out / csv_tables.ARTICLES.file).exists()


def test_the_mark_for_excel_is_an_option(synpol: Command, workspace: Path, tmp_path: Path) -> None:
    plain, marked = tmp_path / "a.csv", tmp_path / "b.csv"
    synpol("export", workspace, plain, "--no-bom")
    synpol("export", workspace, marked, "--bom")
    assert marked.read_bytes() == b"\xef\xbb\xbf" + plain.read_bytes()
    assert synpol("export", workspace, tmp_path / "c.csv").status == 0
    assert (tmp_path / "c.csv").read_bytes() == plain.read_bytes()


def test_an_unknown_form_is_said_and_nothing_is_written(
    synpol: Command, workspace: Path, tmp_path: Path
) -> None:
    ended = synpol("export", workspace, tmp_path / "out.xyz")
    assert (ended.status, ended.out) == (2, "")
    assert ".xyz" in ended.err
    assert ".csv" in ended.err
    assert not (tmp_path / "out.xyz").exists()


def test_a_place_that_cannot_be_written_is_said(synpol: Command, workspace: Path, tmp_path: Path) -> None:
    ended = synpol("export", workspace, tmp_path / "no" / "out.csv")
    assert (ended.status, ended.out) == (2, "")
    assert len(ended.err.splitlines()) <= 2


def test_a_missing_workspace_is_said_and_not_made(synpol: Command, tmp_path: Path) -> None:
    ended = synpol("export", tmp_path / "none.synpol", tmp_path / "out.csv")
    assert ended.status == 2
    assert "none.synpol" in ended.err
    assert list(tmp_path.iterdir()) == []


def test_the_workspace_is_not_changed(synpol: Command, workspace: Path, tmp_path: Path) -> None:
    before = workspace.read_bytes()
    synpol("export", workspace, tmp_path / "tables")
    assert workspace.read_bytes() == before


@pytest.mark.parametrize(
    ("name", "start", "options"),
    [
        ("graph.png", b"\x89PNG", ()),
        ("graph.png", b"\x89PNG", ("--language", "en", "--dark", "--scale", "1")),
        ("graph.svg", b"<?xml", ()),
        ("graph.PDF", b"%PDF", ("--outlines",)),
    ],
)
def test_the_graph_is_drawn_with_its_legend(
    program: Command, workspace: Path, tmp_path: Path, name: str, start: bytes, options: tuple[str, ...]
) -> None:
    out = tmp_path / name
    ended = program("export", workspace, out, "--min-confidence", "0.5", *options)
    assert (ended.status, ended.err) == (0, "")
    assert out.read_bytes().startswith(start)
    assert "actors" in ended.out


@pytest.mark.parametrize("name", ["a.csv", "a.xlsx", "a.graphml", "a.gexf", "a.json", "a.html", "a.docx"])
def test_a_file_that_is_there_is_replaced_only_when_asked(
    synpol: Command, program: Command, workspace: Path, tmp_path: Path, name: str
) -> None:
    out = tmp_path / name
    if name == "a.docx":
        synpol = program  # it has a picture, and Qt takes a process for itself
    out.write_bytes(b"old")
    refused = synpol("export", workspace, out)
    assert (refused.status, refused.out) == (2, "")
    assert "is there already" in refused.err
    assert out.read_bytes() == b"old"
    ended = synpol("export", workspace, out, "--overwrite")
    assert (ended.status, ended.err) == (0, "")
    assert ended.out.startswith(f"{out}: ")
    assert len(out.read_bytes()) > 100
    assert not [path for path in tmp_path.iterdir() if path.suffix == ".part"]


def test_tables_that_are_there_are_not_replaced_unasked(
    synpol: Command, workspace: Path, tmp_path: Path
) -> None:
    out = tmp_path / "tables"
    assert synpol("export", workspace, out).status == 0
    (out / "dates.csv").unlink()
    before = sorted(path.name for path in out.iterdir())
    assert synpol("export", workspace, out).status == 2
    assert sorted(path.name for path in out.iterdir()) == before
    assert synpol("export", workspace, out, "--overwrite").status == 0
    assert (out / "dates.csv").exists()


def test_every_form_of_the_graph_tells_of_the_same_actors(
    synpol: Command, workspace: Path, tmp_path: Path
) -> None:
    for suffix in ("json", "graphml", "gexf", "xlsx"):
        ended = synpol("export", workspace, tmp_path / f"a.{suffix}", "--facts", "shown")
        assert ended.status == 0, ended.err
    data = json.loads((tmp_path / "a.json").read_text("utf-8"))
    names = {str(node["id"]): node["name"] for node in data["nodes"]}
    assert len(names) > 5
    ends = {(str(edge["source"]), str(edge["target"])) for edge in data["edges"]}
    for read in (networkx.read_graphml, networkx.read_gexf):
        graph = read(tmp_path / f"a.{read.__name__.removeprefix('read_')}")
        assert {node: said["label"] for node, said in graph.nodes(data=True)} == names
        assert set(graph.edges()) == ends
    sheet = load_workbook(tmp_path / "a.xlsx")["nodes"].iter_rows(min_row=2, values_only=True)
    assert {str(row[0]): row[2] for row in sheet} == names


def test_bounds_are_kept_and_said(synpol: Command, workspace: Path, tmp_path: Path) -> None:
    out = tmp_path / "a.json"
    options = ("--from", "2020-01", "--to", "2020-06", "--outlet", "صحيفة", "--min-confidence", "0.9")
    assert synpol("export", workspace, out, *options, "--actors", "3", "--language", "en").status == 0
    said = json.loads(out.read_text("utf-8"))
    bounds = said["about"]["filter"]
    assert (bounds["first"], bounds["last"]) == ("2020-01-01", "2020-06-30")
    assert (bounds["outlets"], bounds["min_confidence"]) == (["صحيفة"], 0.9)
    assert said["about"]["language"] == "en"
    assert said["evidence"] == []


@pytest.mark.parametrize(
    "options",
    [("--from", "2021", "--to", "2020"), ("--min-confidence", "2"), ("--scale", "0"), ("--facts", "some")],
)
def test_bounds_that_make_no_sense_are_refused(
    synpol: Command, workspace: Path, tmp_path: Path, options: tuple[str, ...]
) -> None:
    ended = synpol("export", workspace, tmp_path / "a.json", *options)
    assert (ended.status, ended.out) == (2, "")
    assert not (tmp_path / "a.json").exists()


def test_paths_and_names_of_files_are_left_out_unless_asked(
    synpol: Command, program: Command, workspace: Path, tmp_path: Path
) -> None:
    synpol("export", workspace, tmp_path / "tables")
    assert {row["origin"] for row in read(tmp_path / "tables" / "articles.csv")} == {""}
    synpol("export", workspace, tmp_path / "a.json")
    synpol("export", workspace, tmp_path / "a.html")
    program("export", workspace, tmp_path / "a.docx")
    with zipfile.ZipFile(tmp_path / "a.docx") as archive:
        parts = [archive.read(name) for name in archive.namelist()]
    for data in (*parts, (tmp_path / "a.json").read_bytes(), (tmp_path / "a.html").read_bytes()):
        assert str(tmp_path).encode() not in data
        assert b"first.txt" not in data
    synpol("export", workspace, tmp_path / "b.json", "--origins")
    assert "first.txt" in (tmp_path / "b.json").read_text("utf-8")


def test_an_empty_workspace_has_no_picture(synpol: Command, tmp_path: Path) -> None:
    Workspace.create(tmp_path / "empty.synpol").close()
    ended = synpol("export", tmp_path / "empty.synpol", tmp_path / "graph.png")
    assert ended.status == 2
    assert not (tmp_path / "graph.png").exists()


def test_the_five_articles_give_what_they_state(synpol: Command, shared: Path, tmp_path: Path) -> None:
    path, out, folder = tmp_path / "w.synpol", tmp_path / "out.csv", tmp_path / "tables"
    assert synpol("import", path, shared / "seeds").status == 0
    assert synpol("export", path, out).status == 0
    assert synpol("export", path, folder).status == 0

    heads = [
        row
        for row in read(out)
        if (row["source"], row["relation"]) == ("بدر جاموس", "HEADS")
        and row["target"] == "هيئة التفاوض السورية"
    ]
    assert heads
    first = min((shared / "seeds").glob("000_*.txt")).read_text("utf-8")
    assert any("بدر جاموس" in row["evidence"] and row["evidence"] in first for row in heads)

    entities = read(folder / "entities.csv")
    envoy = [row for row in entities if "بيدرسون" in row["name"]]
    assert [row["name"] for row in envoy] == ["غير بيدرسون"]
    assert int(envoy[0]["articles"]) > 1
