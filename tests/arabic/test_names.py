import pytest
from hypothesis import given
from hypothesis import strategies as st

from synpol_desktop.arabic.names import comparable, name_at, similarity
from synpol_desktop.core.spans import Span


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("عبد الله حداد", "عبدالله حداد"),
        ("أبو بكر", "ابوبكر"),
        ("نور الدين زيدان", "نورالدين زيدان"),
        ("الدكتور سامر الحداد", "سامر الحداد"),
        ("د. سامر الحداد", "سامر الحداد"),
        ("السيد الرئيس سامر الحداد", "سامر الحداد"),
        ("خالد بن سعيد", "خالد ابن سعيد"),
        ("«هيئة التفاوض»", "هيئة التفاوض"),
        ("سُورِيَّة", "سورية"),
        ("نصر الله", "نصرالله"),
        ("آل سعود", "ا\u0653ل سعود"),
    ],
)
def test_spellings_of_one_name_have_one_key(a, b):
    assert comparable(a) == comparable(b)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("سامر الحداد", "سمير الحداد"),
        ("آل سعود", "السعود"),
        ("القرار 2254", "القرار 2118"),
        ("أبو ظبي", "ظبي"),
    ],
)
def test_different_names_have_different_keys(a, b):
    assert comparable(a) != comparable(b)


def test_a_title_alone_is_kept():
    assert comparable("الرئيس") == "الرييس"


@given(st.text())
def test_a_name_always_has_a_key(name):
    assert comparable(name) or not name.strip()


@pytest.mark.parametrize(
    ("a", "b", "least"),
    [
        ("غير بيدرسون", "جير بيدرسن", 0.85),
        ("سيرغي لافروف", "سيرجي لافروف", 0.9),
        ("هادي البحرة", "هادي البحرا", 0.85),
        ("سعيد بن ناصر", "سعيد بن ناصر بن خالد", 0.85),
        ("هيئة التفاوض", "هيئة التفاوض السورية", 0.85),
        ("بدر جاموس", "جاموس", 0.7),
    ],
)
def test_spellings_of_one_name_are_alike(a, b, least):
    assert similarity(a, b) >= least


@pytest.mark.parametrize(
    ("a", "b", "most"),
    [
        ("سامر حداد", "سمير حداد", 0.5),
        ("أحمد طعمة", "أحمد الجربا", 0.6),
        ("القرار 2254", "القرار 2255", 0.2),
        ("جنيف 1", "جنيف 2", 0.2),
        ("سامر حداد", "ليلى منصور", 0.4),
        ("", "سامر", 0.0),
    ],
)
def test_different_names_are_told_apart(a, b, most):
    assert similarity(a, b) <= most


@given(st.text(max_size=60), st.text(max_size=60))
def test_likeness_is_the_same_both_ways_and_lies_in_its_bounds(a, b):
    assert 0.0 <= similarity(a, b) <= 1.0
    assert similarity(a, b) == similarity(b, a)


@given(st.text(min_size=1))
def test_a_name_is_wholly_like_itself(name):
    assert similarity(name, name) == (1.0 if name.strip() else 0.0)


@pytest.mark.parametrize(
    ("text", "words", "known", "name"),
    [
        ("تقرير للأمم المتحدة", "لأمم المتحدة", {"الأمم"}, "الأمم المتحدة"),
        ("تقرير للجنة العليا", "لجنة العليا", {"اللجنة"}, "اللجنة العليا"),
        ("تقرير للجنة التحقيق", "لجنة التحقيق", {"لجنة"}, "لجنة التحقيق"),
        ("دعم للبنان", "لبنان", {"لبنان"}, "لبنان"),
        ("دعم للافروف", "لافروف", set(), "لافروف"),
    ],
)
def test_an_article_that_the_preposition_swallows_comes_back(
    text: str, words: str, known: set[str], name: str
) -> None:
    at = text.index(words)
    assert name_at(text, Span(at, at + len(words)), known.__contains__) == name
