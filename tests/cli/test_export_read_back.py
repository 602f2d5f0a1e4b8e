"""What other programs read from the exports: networkx, igraph, pandas and LibreOffice lose nothing."""

import csv
import json
import shutil
import subprocess
from datetime import datetime
from pathlib import Path
from typing import Any

import igraph
import networkx
import pandas
import pytest

from synpol_desktop.cli import run
from synpol_desktop.core.progress import Progress
from synpol_desktop.core.records import ArticleDraft
from synpol_desktop.importing import read_paths
from synpol_desktop.tasks.sample import sample_files

FORMS = ("graphml", "gexf", "json", "xlsx")
LIKELY = ("--min-confidence", "0.5")


@pytest.fixture(scope="module")
def exported(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the same facts of ten articles in every form, and with all tables."""
    folder = tmp_path_factory.mktemp("exported")
    workspace = str(folder / "w.synpol")
    assert run(["import", workspace, *map(str, sample_files()[:10])]) == 0
    for suffix in FORMS:
        assert run(["export", workspace, str(folder / f"a.{suffix}"), "--facts", "shown", *LIKELY]) == 0
    assert run(["export", workspace, str(folder / "tables")]) == 0
    return folder


def truth(exported: Path) -> tuple[dict[str, Any], dict[tuple[str, str, str], Any]]:
    """Return what the JSON file says of nodes by id, and of edges by their ends and type."""
    data = json.loads((exported / "a.json").read_text("utf-8"))
    nodes = {str(node["id"]): node for node in data["nodes"]}
    edges = {(str(edge["source"]), str(edge["target"]), edge["relation"]): edge for edge in data["edges"]}
    assert len(nodes) > 20
    assert len(edges) > 20
    return nodes, edges


def quotes_of(edge: Any, exported: Path) -> list[str]:
    """Return the sentences that an edge rests on, as the JSON file has them."""
    data = json.loads((exported / "a.json").read_text("utf-8"))
    words = {piece["id"]: piece["words"] for piece in data["evidence"]}
    return [words[id_] for id_ in edge["evidence"]]


def test_igraph_reads_every_actor_and_tie_with_all_attributes(exported: Path) -> None:
    nodes, edges = truth(exported)
    graph = igraph.Graph.Read_GraphML(str(exported / "a.graphml"))
    other = networkx.read_graphml(exported / "a.graphml", force_multigraph=True)
    assert graph.is_directed()
    assert {vertex["id"]: vertex["label"] for vertex in graph.vs} == {
        id_: node["name"] for id_, node in nodes.items()
    }
    for vertex in graph.vs:
        said = {name: value for name, value in vertex.attributes().items() if name != "id"}
        for name, value in other.nodes[vertex["id"]].items():
            assert said[name] == value, (vertex["id"], name)
    read = {
        (graph.vs[edge.source]["id"], graph.vs[edge.target]["id"], edge["relation"]): edge
        for edge in graph.es
    }
    assert set(read) == set(edges)
    for key, edge in read.items():
        assert edge["mentions"] == edges[key]["mentions"]
        assert edge["weight"] == edges[key]["mentions"]
        for words in quotes_of(edges[key], exported):
            assert " ".join(words.split()) in " ".join(edge["evidence"].split())


def test_networkx_reads_the_same_graph_from_both_forms(exported: Path) -> None:
    nodes, edges = truth(exported)
    for graph in (
        networkx.read_graphml(exported / "a.graphml", force_multigraph=True),
        networkx.read_gexf(exported / "a.gexf"),
    ):
        assert set(graph.nodes) == set(nodes)
        assert {(a, b, said["relation"]) for a, b, said in graph.edges(data=True)} == set(edges)


def test_pandas_reads_the_cells_of_every_table_as_they_were_written(exported: Path) -> None:
    for path in sorted((exported / "tables").glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            head, *rows = list(csv.reader(file))
        frame = pandas.read_csv(path, dtype=str, keep_default_na=False)
        assert list(frame.columns) == head, path.name
        assert frame.to_numpy().tolist() == rows, path.name


def test_pandas_knows_numbers_and_days_and_joins_the_tables(exported: Path) -> None:
    tables = {path.stem: pandas.read_csv(path) for path in (exported / "tables").glob("*.csv")}
    relations, entities = tables["relation_mentions"], tables["entities"]
    assert relations["confidence"].between(0, 1).all()
    assert relations[["article_id", "source_id", "target_id"]].dtypes.map(str).eq("int64").all()
    joined = relations.merge(entities, left_on="source_id", right_on="id", suffixes=("", "_entity"))
    assert len(joined) == len(relations)
    texts = tables["articles"].set_index("id")
    assert set(relations["article_id"]) <= set(texts.index)
    assert relations["evidence"].str.contains(r"[\u0600-\u06ff]").all()


def test_pandas_reads_every_sheet_of_the_workbook(exported: Path) -> None:
    nodes, edges = truth(exported)
    sheets = pandas.read_excel(exported / "a.xlsx", sheet_name=None)
    assert dict(zip(sheets["nodes"]["id"].astype(str), sheets["nodes"]["name"], strict=True)) == {
        id_: node["name"] for id_, node in nodes.items()
    }
    ties = sheets["edges"]
    found = zip(ties["source_id"].astype(str), ties["target_id"].astype(str), ties["relation"], strict=True)
    assert set(found) == set(edges)
    assert len(sheets["evidence"]) == sum(len(edge["evidence"]) for edge in edges.values())
    assert pandas.api.types.is_datetime64_any_dtype(ties["first"])
    dates = sheets["evidence"]["date"].dropna()
    assert len(dates) > 5
    assert all(isinstance(day, datetime) or "/" in day or len(day) < 10 for day in dates)


@pytest.mark.full
@pytest.mark.timeout(300)
@pytest.mark.parametrize("suffix", ["docx", "xlsx"])
def test_libreoffice_opens_brief_and_workbook(exported: Path, tmp_path: Path, suffix: str) -> None:
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("needs LibreOffice, which is not installed")
    path = tmp_path / f"a.{suffix}"
    assert run(["export", str(exported / "w.synpol"), str(path)]) == 0
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [office, profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), str(path)]
    done = subprocess.run(command, check=False, capture_output=True, text=True, timeout=240)
    if not (tmp_path / "a.pdf").exists() and "could not be loaded" in done.stderr + done.stdout:
        pytest.skip("needs the part of LibreOffice that reads this, which is not installed")
    article = next(iter(read_paths([tmp_path / "a.pdf"], Progress())))
    assert isinstance(article, ArticleDraft)
    nodes, _ = truth(exported)
    named = [node["name"] for node in nodes.values() if node["name"] in article.text]
    assert len(named) >= 20
