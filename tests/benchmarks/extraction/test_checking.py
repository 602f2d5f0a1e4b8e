"""The checker finds each way in which annotations can be wrong; the command refuses such folders."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.benchmarks.extraction.__main__ import main
from tests.benchmarks.extraction.checking import problems
from tests.benchmarks.extraction.readings import read_annotations, read_reports

MARKED = (
    "التقت {{e1|سلمى الطيار}} في {{e2|بيروت}} وفد {{e3|لجنة السوق}} أمس.\n"  # she met the committee in Beirut
)

ANNOTATION = {
    "document": "sound",
    "date": "2020-01-02",
    "entities": [
        {"id": "e1", "type": "PER", "name": "سلمى الطيار", "aliases": ["سلمى الطيار"]},
        {"id": "e2", "type": "GPE", "name": "بيروت", "aliases": ["بيروت"]},
        {"id": "e3", "type": "ORG", "name": "لجنة السوق", "aliases": ["لجنة السوق"]},
    ],
    "relations": [
        {
            "source": "e1",
            "type": "CONSULT",
            "target": "e3",
            "role": None,
            "date": "2020-01-01",
            "place": "e2",
            "evidence": "التقت سلمى الطيار في بيروت وفد لجنة السوق",
        }
    ],
    "statements": [{"speaker": "e1", "evidence": "التقت سلمى"}],
    "dates": [{"text": "أمس", "value": "2020-01-01"}],
}

Annotation = dict[str, Any]


def write(folder: Path, annotation: Annotation, marked: str = MARKED) -> Path:
    (folder / "sound.json").write_text(json.dumps(annotation, ensure_ascii=False), "utf-8")
    (folder / "sound.marked.txt").write_text(marked, "utf-8")
    return folder


def changed(path: tuple[str | int, ...], value: object) -> Annotation:
    annotation: Annotation = json.loads(json.dumps(ANNOTATION))
    place: Any = annotation
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = value
    return annotation


def test_sound_annotations_have_no_problem(tmp_path: Path) -> None:
    assert problems(write(tmp_path, ANNOTATION)) == []


@pytest.mark.parametrize(
    ("path", "value", "words"),
    [
        (("document",), "other", "is called other inside"),
        (("date",), "2 January", "published on no ISO date"),
        (("entities", 0, "type"), "PERSON", "of no known type"),
        (("entities", 0, "name"), "", "has no name"),
        (("entities", 0, "aliases"), [], "lacks the alias"),
        (("entities", 0, "aliases"), ["سلمى الطيار", "الطيار"], "is never marked as"),
        (("entities", 1, "id"), "e1", "is described twice"),
        (("entities", 2, "id"), "e7", "e3 is marked but not described"),
        (("relations", 0, "type"), "MEETS", "no known type"),
        (("relations", 0, "target"), "e1", "both ends are the same"),
        (("relations", 0, "target"), "e9", "e9 is not described"),
        (("relations", 0, "place"), "e9", "e9 is not described"),
        (("relations", 0, "date"), "yesterday", "no ISO date"),
        (("relations", 0, "evidence"), "ودعت", "not verbatim"),  # said goodbye
        (("relations",), ANNOTATION["relations"] * 2, "is there twice"),  # type: ignore[operator]
        (("statements", 0, "speaker"), "e9", "e9 is not described"),
        (("statements", 0, "evidence"), "", "not verbatim"),
        (("dates", 0, "text"), "غداً", "not verbatim"),  # tomorrow
        (("dates", 0, "value"), "01/2020", "no ISO date"),
    ],
)
def test_every_fault_is_named(tmp_path: Path, path: tuple[str | int, ...], value: object, words: str) -> None:
    assert any(words in problem for problem in problems(write(tmp_path, changed(path, value))))


def test_an_unclosed_mark_is_named(tmp_path: Path) -> None:
    found = problems(write(tmp_path, ANNOTATION, MARKED + "{{e1|سلمى\n"))
    assert any("not closed" in problem for problem in found)


def test_a_file_without_its_other_half_is_named(tmp_path: Path) -> None:
    write(tmp_path, ANNOTATION)
    (tmp_path / "sound.json").rename(tmp_path / "alone.json")
    assert problems(tmp_path) == [
        "alone: annotations without a marked text",
        "sound: a marked text without annotations",
    ]


def test_marks_come_off_and_places_point_into_the_bare_text(tmp_path: Path) -> None:
    reading = read_annotations(write(tmp_path, ANNOTATION))["sound"]
    assert "{{" not in reading.text
    assert [reading.text[slice(*each.place)] for each in reading.namings] == [
        "سلمى الطيار",
        "بيروت",
        "لجنة السوق",
    ]


def test_the_command_refuses_unsound_and_empty_folders(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([str(tmp_path)]) == 1
    write(tmp_path, changed(("date",), "soon"))
    assert main([str(tmp_path)]) == 1
    assert "published on no ISO date: soon" in capsys.readouterr().err


def test_a_folder_agrees_fully_with_itself(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = str(write(tmp_path, ANNOTATION))
    assert main([folder, "--against", folder, "--json"]) == 0
    assert set(json.loads(capsys.readouterr().out).values()) == {1.0}


def test_an_article_that_was_not_read_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = write(tmp_path, ANNOTATION)
    (tmp_path / "said.jsonl").write_text("\n", "utf-8")
    assert main([str(folder), "--against", str(tmp_path / "said.jsonl")]) == 1
    assert "not read: sound" in capsys.readouterr().err


def test_the_program_reads_the_articles_and_its_errors_are_counted(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = write(tmp_path, ANNOTATION)
    assert main([str(folder), "--each", "--faults"]) == 0
    rows = [line.split()[0] for line in capsys.readouterr().out.splitlines()[1:8]]
    assert rows == ["mention", "mention_any", "entity", "relation", "pair", "statement", "date"]


def test_with_the_actors_given_only_what_is_between_them_can_be_wrong(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([str(write(tmp_path, ANNOTATION)), "--actors-given", "--json"]) == 0
    scores = json.loads(capsys.readouterr().out)
    assert {row: scores[row] for row in ("mention", "mention_any", "entity", "relation")} == {
        "mention": 1.0,
        "mention_any": 1.0,
        "entity": 1.0,
        "relation": 1.0,
    }


def test_articles_are_written_for_the_command_line(tmp_path: Path, run: Callable[[Path], str]) -> None:
    lines = tmp_path / "articles.jsonl"
    assert main([str(write(tmp_path, ANNOTATION)), "--articles", str(lines)]) == 0
    said = read_reports(run(lines).splitlines())
    assert said["sound"].text == read_annotations(tmp_path)["sound"].text
    assert said["sound"].published == "2020-01-02"


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Callable[[Path], str]:
    """Run ``extract --json`` on a file and return what it prints."""
    from synpol_desktop.cli import run as program

    def extract(path: Path) -> str:
        capsys.readouterr()
        assert program(["extract", str(path), "--json"]) == 0
        return capsys.readouterr().out

    return extract
