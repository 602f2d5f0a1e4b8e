"""The held-out articles stay sound, of their own, and unknown to everything the program learns from."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from synpol_desktop.arabic.folding import folded
from tests.benchmarks.extraction.checking import problems
from tests.benchmarks.extraction.predicting import predicted
from tests.benchmarks.extraction.readings import Reading, read_annotations
from tests.benchmarks.extraction.scoring import ROWS, score_all, total
from tests.conftest import ROOT

HELDOUT = ROOT / "tests" / "heldout"
FOLDERS = (HELDOUT, HELDOUT / "later", HELDOUT / "latest", HELDOUT / "opened")
NOTICE = "نص للتقويم كُتب لهذا المشروع، ليس خبراً"  # text for evaluation, written for this project, no news
LEARNT_FROM = ("seeds", "resources", "tests/extraction")
TEXT_SUFFIXES = {".txt", ".tsv", ".json", ".jsonl", ".po", ".md", ".py"}
SHINGLE = 7
"""So many words in a row are the same by copying, not by chance."""


@pytest.fixture(scope="module")
def articles() -> dict[str, Reading]:
    return {name: each for folder in FOLDERS for name, each in read_annotations(folder).items()}


@pytest.fixture(scope="module")
def learnt_from() -> dict[str, str]:
    """Return every text that the program, its models or its tests are made of, by file, as bare words."""
    return {
        str(path.relative_to(ROOT)): " ".join(words(path.read_text("utf-8")))
        for folder in LEARNT_FROM
        for path in sorted((ROOT / folder).rglob("*"))
        if path.suffix in TEXT_SUFFIXES and path != Path(__file__)
    }


def words(text: str) -> list[str]:
    return re.findall(r"\w+", folded(text))


def shingles(text: str) -> Iterator[str]:
    row = words(text)
    return (" ".join(row[start : start + SHINGLE]) for start in range(len(row) - SHINGLE + 1))


def listed(path: Path) -> list[str]:
    return [line for line in path.read_text("utf-8").splitlines() if line[:1] != "#"]


def invented_names() -> list[str]:
    on_record = listed(HELDOUT / "latest" / "on_record.txt")
    files = (
        json.loads(path.read_text("utf-8")) for folder in FOLDERS for path in sorted(folder.glob("*.json"))
    )
    people = [
        each["name"]
        for data in files
        for each in data["entities"]
        if each["type"] == "PER" and " " in each["name"] and each["name"] not in on_record
    ]
    return listed(HELDOUT / "invented.txt") + people


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_the_annotations_fit_their_format_and_their_texts(folder: Path) -> None:
    assert problems(folder) == []


def test_no_two_articles_have_one_name(articles: dict[str, Reading]) -> None:
    assert len(articles) == sum(len(list(folder.glob("*.json"))) for folder in FOLDERS)


def test_there_are_articles_of_many_years(articles: dict[str, Reading]) -> None:
    years = {(reading.published or "")[:4] for reading in articles.values()}
    assert len(articles) >= 20
    assert years <= {str(year) for year in range(2012, 2026)}
    assert len(years) >= 8


def test_every_article_says_that_it_is_no_news(articles: dict[str, Reading]) -> None:
    assert [name for name, each in articles.items() if each.text.rstrip().splitlines()[-1] != NOTICE] == []


def test_every_article_is_as_long_as_news_is(articles: dict[str, Reading]) -> None:
    lengths = {name: len(reading.text.removesuffix(NOTICE).split()) for name, reading in articles.items()}
    assert {name: length for name, length in lengths.items() if not 150 <= length <= 450} == {}


def test_no_row_of_words_is_shared_with_what_the_program_learns_from(
    articles: dict[str, Reading], learnt_from: dict[str, str]
) -> None:
    notice = set(shingles(NOTICE))
    rows = {row: name for name, reading in articles.items() for row in shingles(reading.text)}
    shared = {
        (rows[row], file, row)
        for file, text in learnt_from.items()
        for row in set(shingles(text)) & set(rows) - notice
    }
    assert shared == set()


def test_no_invented_name_is_in_a_table_or_a_training_text(learnt_from: dict[str, str]) -> None:
    names = {" ".join(words(name)): name for name in invented_names()}
    pattern = re.compile(rf"\b(?:{'|'.join(map(re.escape, names))})\b")
    known = {(file, names[found]) for file, text in learnt_from.items() for found in pattern.findall(text)}
    assert known == set()


def test_persons_on_record_say_nothing() -> None:
    on_record = listed(HELDOUT / "latest" / "on_record.txt")
    spoken = []
    for path in (HELDOUT / "latest").glob("*.json"):
        data = json.loads(path.read_text("utf-8"))
        names = {entity["id"]: entity["name"] for entity in data["entities"]}
        spoken += [(path.stem, names[each["speaker"]]) for each in data["statements"]]
    assert [each for each in spoken if each[1] in on_record] == []


def test_invented_bodies_are_in_the_articles(articles: dict[str, Reading]) -> None:
    everything = "\n".join(reading.text for reading in articles.values())
    assert [name for name in invented_names() if name not in everything] == []


def test_the_program_reads_the_articles_better_than_not_at_all(articles: dict[str, Reading]) -> None:
    scores = total(score_all(articles, predicted(articles)).values())
    assert {row: scores[row].f1 for row in ROWS if scores[row].f1 <= 0.0} == {}
    assert scores["mention"].expected == sum(len(reading.namings) for reading in articles.values())
