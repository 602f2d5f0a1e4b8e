"""``extract``: one documented JSON object a text, nothing else on stdout."""

import json
import sys
from pathlib import Path

import pytest

from synpol_desktop.core.kinds import EntityType, MentionKind, Modality, RelationType
from synpol_desktop.tasks.sample import sample_files
from tests.cli.conftest import FIRST, Command

RELATION_FIELDS = {
    "source", "type", "target", "start", "end", "source_span", "target_span", "trigger", "role", "date",
    "place", "speaker", "modality", "inferred", "confidence",
}  # fmt: skip


def objects(out: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in out.split("\n") if line]


def test_a_text_comes_back_with_what_was_found(synpol: Command, articles: Path) -> None:
    ended = synpol("extract", articles / "first.txt", "--json", "--date", "2023-11-08")

    assert (ended.status, ended.err) == (0, "")
    (found,) = objects(ended.out)
    assert found["document"] == "first"
    assert found["text"] == FIRST
    assert found["date"] == "2023-11-08"
    assert list(found) == [
        "document",
        "text",
        "date",
        "entities",
        "mentions",
        "relations",
        "statements",
        "dates",
    ]
    names = {entity["name"] for entity in found["entities"]}  # type: ignore[attr-defined]
    assert "غير بيدرسون" in names


def test_the_sample_fits_the_documented_form(synpol: Command) -> None:
    ended = synpol("extract", *sample_files(), "--json")

    assert ended.status == 0
    documents = objects(ended.out)
    assert [document["document"] for document in documents] == [path.stem for path in sample_files()]
    for document in documents:
        check_form(document)
    assert sum(len(document["relations"]) for document in documents) > 100  # type: ignore[arg-type]


def check_form(document: dict) -> None:  # type: ignore[type-arg]
    length = len(document["text"])
    ids = {entity["id"] for entity in document["entities"]}
    assert len(ids) == len(document["entities"])
    for entity in document["entities"]:
        assert EntityType(entity["type"])
        assert entity["name"]

    def inside(start: int, end: int) -> bool:
        return 0 <= start < end <= length

    for mention in document["mentions"]:
        assert mention["entity"] in ids
        assert inside(mention["start"], mention["end"])
        assert MentionKind(mention["kind"])
    for relation in document["relations"]:
        assert set(relation) == RELATION_FIELDS
        assert {relation["source"], relation["target"]} <= ids
        assert {relation["place"], relation["speaker"]} <= ids | {None}
        assert RelationType(relation["type"])
        assert Modality(relation["modality"])
        assert inside(relation["start"], relation["end"])
        for span in ("source_span", "target_span"):
            assert inside(*relation[span])
        assert relation["trigger"] is None or inside(*relation["trigger"])
        assert isinstance(relation["inferred"], bool)
        assert 0 <= relation["confidence"] <= 1
    for statement in document["statements"]:
        assert statement["speaker"] in ids
        assert inside(statement["start"], statement["end"])
    for date in document["dates"]:
        assert inside(date["start"], date["end"])
        assert date["value"]


def test_only_newlines_are_normalised(synpol: Command, tmp_path: Path) -> None:
    path = tmp_path / "windows.txt"
    path.write_bytes("﻿عنوان\r\nقـالت فرنسا ١٢ شيئاً.\r\n\r\nنص  ".encode())
    (found,) = objects(synpol("extract", path, "--json").out)
    assert found["text"] == "عنوان\nقـالت فرنسا ١٢ شيئاً.\n\nنص  "
    assert found["date"] is None


def test_lines_of_json_keep_their_ids_dates_and_order(synpol: Command, tmp_path: Path) -> None:
    path = tmp_path / "many.jsonl"
    lines = [
        {"id": "ب/2", "text": "زار وزير الخارجية الفرنسي دمشق.", "date": "2023-11"},
        {"id": 7, "text": "السطر الأول\r\nالثاني"},
        *(
            {"id": f"n{number}", "text": f"اجتماع رقم {number} في جنيف.", "date": "2020"}
            for number in range(90)
        ),
    ]
    path.write_text("\n".join(json.dumps(line, ensure_ascii=False) for line in lines) + "\n\n", "utf-8")

    ended = synpol("extract", path, "--json", "--date", "1999")

    assert ended.status == 0
    found = objects(ended.out)
    assert [document["document"] for document in found] == [
        "ب/2",
        "7",
        *(f"n{number}" for number in range(90)),
    ]
    assert [document["date"] for document in found][:3] == ["2023-11", None, "2020"]
    assert found[1]["text"] == "السطر الأول\nالثاني"


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("{", "line 1"),
        ("[]", "line 1"),
        ('{"id": "x"}', "text"),
        ('{"text": "x"}', "id"),
        ('{"id": "x", "text": "نص", "date": "أمس"}', "date"),
    ],
)
def test_a_line_that_is_no_article_is_named_and_the_others_are_read(
    synpol: Command, tmp_path: Path, line: str, why: str
) -> None:
    path = tmp_path / "some.jsonl"
    path.write_text(f'{line}\n{{"id": "good", "text": "نص"}}\n', "utf-8")

    ended = synpol("extract", path, "--json")

    assert ended.status == 1
    assert [document["document"] for document in objects(ended.out)] == ["good"]
    assert why in ended.err
    assert len(ended.err.splitlines()) == 1


@pytest.mark.parametrize("content", [b"", b"  \n", bytes(range(256)) * 8], ids=["empty", "blank", "binary"])
def test_a_file_that_is_no_text_is_refused_in_a_line(synpol: Command, tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "odd.txt"
    path.write_bytes(content)
    ended = synpol("extract", path, "--json")
    assert (ended.status, ended.out) == (1, "")
    assert "odd.txt" in ended.err
    assert len(ended.err.splitlines()) == 1


def test_a_path_that_leads_nowhere_is_said(synpol: Command, tmp_path: Path) -> None:
    ended = synpol("extract", tmp_path / "nothing.txt", "--json")
    assert (ended.status, ended.out) == (1, "")
    assert "nothing.txt" in ended.err


def test_a_folder_without_texts_is_said(synpol: Command, tmp_path: Path) -> None:
    ended = synpol("extract", tmp_path, "--json")
    assert (ended.status, ended.out) == (1, "")
    assert len(ended.err.splitlines()) in (1, 2)


def test_the_same_text_always_gives_the_same_bytes(program: Command) -> None:
    first, second = (program("extract", *sample_files()[:3], "--json") for _ in range(2))
    assert first.out == second.out
    assert first.status == 0


def test_extract_loads_neither_database_nor_window(articles: Path) -> None:
    import subprocess

    code = (
        "import sys; from synpol_desktop.cli import run;"
        f"run(['extract', {str(articles / 'first.txt')!r}, '--json']);"
        "print(sorted({'sqlalchemy', 'PySide6', 'numba', 'networkx', 'scipy', 'concurrent.futures.process'}"
        " & set(sys.modules)), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=True)
    assert done.stderr == "[]\n"
