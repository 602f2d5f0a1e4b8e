"""Mentions in two texts are one entity where they should be, and hardly ever where they should not."""

from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import pytest

from synpol_desktop.core.tables import read_table
from synpol_desktop.extraction.pipeline import Extractor

PAIRS = sorted((Path(__file__).parent / "pairs").glob("*.tsv"))
PRECISION, RECALL = 0.95, 0.8


@dataclass(frozen=True, slots=True)
class Pair:
    """Two mentions in context, and whether they denote the same."""

    same: bool
    kind: str
    one: tuple[str, str]
    other: tuple[str, str]


def pairs() -> list[Pair]:
    return [
        Pair(
            row["same"] == "yes",
            row["kind"],
            (row["date"], row["text"]),
            (row["other_date"], row["other_text"]),
        )
        for path in PAIRS
        for row in read_table(path)
    ]


def key(dated: tuple[str, str]) -> str:
    """Return the key of what the marked words denote, empty if nothing is found there."""
    date, marked = dated
    start = marked.index("[[")
    end = marked.index("]]") - 2
    text = marked.replace("[[", "").replace("]]", "")
    document = Extractor().read(text, date)
    mention = document.mention_at(start) or document.mention_at(end - 1)
    return "" if mention is None else document.entity_of(mention).key


def joined(pair: Pair) -> bool:
    one = key(pair.one)
    return bool(one) and one == key(pair.other)


@pytest.fixture(scope="module")
def judged() -> list[tuple[Pair, bool]]:
    return [(pair, joined(pair)) for pair in pairs()]


def test_there_are_400_pairs_and_half_of_them_are_traps() -> None:
    listed = pairs()
    assert len(listed) >= 400
    assert len(set(listed)) == len(listed)
    assert sum(not pair.same for pair in listed) * 2 >= len(listed)


def test_what_is_joined_is_the_same(judged: list[tuple[Pair, bool]]) -> None:
    right = sum(pair.same for pair, said in judged if said)
    wrong = [f"{pair.kind}: {pair.one} {pair.other}" for pair, said in judged if said and not pair.same]
    assert right / (right + len(wrong)) >= PRECISION, "\n".join(wrong)


def test_what_is_the_same_is_mostly_joined(judged: list[tuple[Pair, bool]]) -> None:
    missed = Counter(pair.kind for pair, said in judged if pair.same and not said)
    same = sum(pair.same for pair, _ in judged)
    assert 1 - missed.total() / same >= RECALL, missed
