import sys
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from synpol_desktop.extraction.pipeline import Extractor

PIECES = [
    "سوريا", "سورية", "وزارة الخارجية", "الروسية", "الرئيس", "محمد", "بن", "القرار", "2254", "٢٢٥٤", "«",
    "»", "“", "(", "،", ".", "\n", "هيئة", "التفاوض", "للهيئة", "و", "منصتا", "موسكو", "والقاهرة", "الجانبان",
    "الروسي", "مدينة", "الجولة", "النظام", "قال",
    "🙂", "Paris", "ﷲ", "ﻻ", "َ", "ـ", "\u200f", "عبد", "آل", "\u0000",
]  # fmt: skip


@settings(deadline=None)  # the first text reads the tables
@given(st.lists(st.sampled_from(PIECES), max_size=40).map(" ".join) | st.text(max_size=200))
def test_any_text_gives_mentions_in_order_that_share_no_letter(text: str) -> None:
    document = Extractor().read(text, "2020-01-01")

    for one, other in pairwise(document.mentions):
        assert one.span.end <= other.span.start
    for mention in document.mentions:
        assert 0 <= mention.span.start < mention.span.end <= len(text)
        assert mention.span.of(text).strip() == mention.span.of(text)
        assert 0 <= mention.entity < len(document.entities)
    assert len({entity.key for entity in document.entities}) == len(document.entities)
    assert {mention.entity for mention in document.mentions} == set(range(len(document.entities)))


@settings(deadline=None)  # the first text reads the tables
@given(st.lists(st.sampled_from(PIECES), max_size=40).map(" ".join))
def test_the_same_text_gives_the_same_findings(text: str) -> None:
    assert Extractor().extract(text, "2020") == Extractor().extract(text, "2020")


@pytest.mark.parametrize("text", ["", " ", "\n\n", "Only Latin letters here.", "🙂🙂", "۱۲۳", "بی‌بی‌سی فارسی"])
def test_a_text_without_arabic_names_gives_no_mentions(text: str) -> None:
    assert Extractor().read(text, None).mentions == ()


def calls(text: str) -> int:
    """How many Python functions reading a text calls: a measure of work that no other load disturbs."""
    count = 0

    def counting(_frame: Any, event: str, _argument: Any) -> None:
        nonlocal count
        count += event in {"call", "c_call"}

    extractor = Extractor()
    extractor.read(text[:1000], None)
    sys.setprofile(counting)
    try:
        extractor.read(text, None)
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize(
    "piece",
    [
        "معارضة سورية ",
        "قال جون كيري إن كيري غادر. ",
        "محمد علي ",
        "الهيئة هيئة التفاوض السورية ",
        "«قرار «",
        "بن ",
        "ابجد" * 30,
        "وزير الخارجية ",
        "النظام سوريا ",
        "منصتا موسكو والقاهرة ",
    ],
)
def test_twice_the_text_on_one_line_is_about_twice_the_work(piece: str) -> None:
    once = (piece * 6000)[:20_000]

    assert calls(once * 2) <= 2.3 * calls(once) + 1000
