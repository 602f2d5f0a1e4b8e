"""The score of a PDF's text layer tells prose from noise, and backwards from forwards."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from synpol_desktop.core.paths import sample_corpus
from synpol_desktop.importing.pdf.layout import Line, joined, paragraphs, whole, without_running_heads
from synpol_desktop.importing.pdf.quality import RELIABLE, is_backwards, score, turned
from tests.importing.documents import FIRST, SECOND, TEXT

SAMPLE = [path.read_text("utf-8") for path in sorted(sample_corpus().glob("*.txt"))]


def test_prose_is_trusted_forwards_and_known_backwards() -> None:
    assert len(SAMPLE) == 40
    for text in SAMPLE:
        assert score(text) > 0.9
        assert not is_backwards(text)
        assert score(turned(text)) < RELIABLE
        assert is_backwards(turned(text))


@pytest.mark.parametrize("text", SAMPLE[:5])
def test_turning_twice_gives_the_words_back(text: str) -> None:
    assert turned(turned(text)) == text


def test_numbers_and_latin_words_keep_their_direction() -> None:
    line = "صدر القرار 2254 (2015) عن UN في 27/3"
    assert turned(turned(line)) == line
    assert "2254" in turned(line)
    assert "UN" in turned(line)


@pytest.mark.parametrize(
    "broken",
    [
        TEXT.replace("ت", "\ufffd"),
        TEXT.replace("ي", "\ue001"),
        TEXT.replace("ن", "S"),
        " ".join(TEXT),
        "ثغع ضصث قفغ عهخ حجد شسيب لاتن مكط ئءؤ رلاى وزظ " * 8,
    ],
)
def test_noise_is_not_trusted(broken: str) -> None:
    assert score(broken) < RELIABLE


def test_other_languages_are_judged_by_their_noise_alone() -> None:
    english = "The delegation arrived in the city on Tuesday evening and talks begin on Wednesday. " * 5
    assert score(english) == 1.0
    assert score(english.replace("e", "\x02")) < RELIABLE


@given(st.text(max_size=200))
def test_the_score_of_any_text_is_between_none_and_one(text: str) -> None:
    assert 0.0 <= score(text) <= 1.0


def line(text: str, top: float, left: float = 50.0, right: float = 550.0) -> Line:
    return Line(text, left, right, top - 10, top)


def test_lines_that_fill_their_width_go_on_and_short_ones_end() -> None:
    lines = [line("أول", 700), line("ثان", 686, left=300), line("ثالث", 672), line("رابع.", 640, left=400)]
    assert paragraphs(lines) == ["أول ثان", "ثالث", "رابع."]


def test_a_line_that_a_vowel_sign_has_split_is_whole_again() -> None:
    tail, head = line("ً في مقر", 701, left=60, right=120), line("ستبدأ غدا", 700, left=118)
    other = line("سطر آخر", 680)
    (joined_, after) = whole([tail, head, other])
    assert (joined_.text, joined_.left, joined_.right) == ("ستبدأ غدا في مقر", 60, 550)
    assert after == other
    assert whole([tail, other]) == [tail, other]


def test_a_paragraph_goes_on_over_the_page() -> None:
    assert joined([[FIRST.rstrip(".")], [SECOND]]) == f"{FIRST.rstrip('.')} {SECOND}"
    assert joined([[FIRST], [SECOND]]) == f"{FIRST}\n\n{SECOND}"


def test_heads_that_differ_in_their_number_alone_are_the_same() -> None:
    pages = [[f"صفحة {n}", f"نص الصفحة {'أ' * n}", "المدار"] for n in range(1, 5)]
    kept, gone = without_running_heads(pages)
    assert gone == 6
    assert kept[0] == pages[0]
    assert kept[1:] == [[page[1]] for page in pages[1:]]
