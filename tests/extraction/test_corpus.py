from __future__ import annotations

from pathlib import Path

import pytest

from synpol_desktop.core.kinds import RelationType
from tests.benchmarks.extraction.checking import problems
from tests.benchmarks.extraction.readings import Reading, read_annotations
from tests.benchmarks.extraction.scoring import score_all, total

CORPUS = Path(__file__).parents[2] / "seeds" / "corpus"
NOTICE = "نص تدريبي كُتب لهذا المشروع، ليس خبراً"


@pytest.fixture(scope="module")
def articles() -> dict[str, Reading]:
    return read_annotations(CORPUS)


def test_the_annotations_fit_their_format_and_their_texts() -> None:
    assert problems(CORPUS) == []
    assert problems(CORPUS / "second") == []


def test_there_are_enough_articles_of_many_years_and_countries(articles: dict[str, Reading]) -> None:
    assert len(articles) >= 150
    assert len({reading.published[:4] for reading in articles.values() if reading.published}) >= 14
    assert len({name.split("_")[0] for name in articles}) >= 15


def test_every_relation_type_is_there_to_be_learned(articles: dict[str, Reading]) -> None:
    assert {claim.type for reading in articles.values() for claim in reading.claims} == set(RelationType)


def test_every_article_says_that_it_is_no_news(articles: dict[str, Reading]) -> None:
    assert [name for name, reading in articles.items() if not reading.text.rstrip().endswith(NOTICE)] == []


def test_two_annotations_of_each_article_agree(articles: dict[str, Reading]) -> None:
    again = read_annotations(CORPUS / "second")

    assert set(again) == set(articles)
    agreement = total(score_all(articles, again).values())
    floors = {"mention": 0.95, "entity": 0.95, "relation": 0.88, "statement": 0.94, "date": 0.97}
    assert {row: agreement[row].f1 for row, floor in floors.items() if agreement[row].f1 < floor} == {}
