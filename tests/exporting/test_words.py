"""What reports say is there in both languages, and nothing is kept that none says."""

import re
from datetime import date
from pathlib import Path

import pytest

from synpol_desktop.core.filters import EVERYTHING, DateBasis, Filter
from synpol_desktop.core.kinds import DecisionState, EntityType, Modality, Quad, RelationType
from synpol_desktop.core.paths import resource
from synpol_desktop.core.tables import read_table
from synpol_desktop.exporting.words import Words

ROOT = Path(__file__).resolve().parents[2] / "synpol_desktop"
ROWS = list(read_table(resource("i18n", "exports.tsv")))


def test_every_word_has_both_languages_and_one_row() -> None:
    assert all(row["ar"] and row["en"] for row in ROWS)
    assert len({row["key"] for row in ROWS}) == len(ROWS)
    assert all(re.search("[ء-ي]", row["ar"]) for row in ROWS)


def test_every_word_that_is_said_is_there_and_none_is_idle() -> None:
    code = "\n".join(
        path.read_text("utf-8")
        for folder in ("exporting", "ui/pictures")
        for path in (ROOT / folder).rglob("*.py")
    )
    keys = {row["key"] for row in ROWS}
    said = set(re.findall(r"""(?:words|_words|self)\(["'](\w+)["']\)""", code))
    assert said <= keys
    idle = {key for key in keys if not re.search(rf"""["']{key}["']""", code)}
    assert idle - {state.value for state in DecisionState} == set()


@pytest.mark.parametrize("language", ["ar", "en"])
def test_a_filter_is_said_with_all_its_bounds(language: str) -> None:
    words = Words(language)
    assert len(words.filter_lines(Filter())) == 2
    bounded = Filter(
        types=frozenset({EntityType.PER}),
        relations=frozenset({RelationType.ACCUSE}),
        first=date(2020, 1, 2),
        last=date(2020, 3, 4),
        outlets=frozenset({"وكالة (A)"}),
        articles=frozenset(),
        rejected=True,
        undecided=False,
        accepted=False,
        basis=DateBasis.PUBLICATION,
        text="مفاوضات",
    )
    lines = dict(words.filter_lines(bounded))
    assert len(lines) == 13
    said = " ".join(lines.values())
    for part in (words.plural(EntityType.PER), words.name(RelationType.ACCUSE), "2020-01-02", "2020-03-04"):
        assert part in said
    assert "\u2068وكالة (A)\u2069" in said


@pytest.mark.parametrize("language", ["ar", "en"])
def test_everything_has_a_name(language: str) -> None:
    words = Words(language)
    names = [words.name(member) for kind in (EntityType, RelationType, Quad, Modality) for member in kind]
    assert all(names)
    assert words.filter_lines(EVERYTHING)[1][1].count("\u2068") == len(Modality)


def test_a_list_has_the_direction_of_its_language_also_where_it_is_isolated() -> None:
    # Without a mark of its own an isolate of isolates runs from the left: the first name would come last.
    arabic = Words("ar").listed(["مؤكَّد", "(A) منفيّ"])
    assert arabic == "\u200f\u2068مؤكَّد\u2069، \u2068(A) منفيّ\u2069"
    assert Words("en").listed(["وكالة", "B"]) == "\u2068وكالة\u2069, \u2068B\u2069"
    assert Words("ar").listed([]) == ""
