from hypothesis import given
from hypothesis import strategies as st

from synpol_desktop.arabic.collation import sort_key

TEXTS = st.text(st.characters(exclude_categories=()))


def test_names_stand_in_alphabetical_order_without_the_article():
    names = ["تركيا", "الأمم المتحدة", "أحمد", "باريس", "إيران", "آب", "ألمانيا", "الله"]
    assert sorted(names, key=sort_key) == [
        "آب",
        "أحمد",
        "الله",
        "ألمانيا",
        "الأمم المتحدة",
        "إيران",
        "باريس",
        "تركيا",
    ]


def test_numbers_are_ordered_by_value():
    names = ["القرار 2254", "القرار 242", "القرار ٣٣٨"]
    assert sorted(names, key=sort_key) == ["القرار 242", "القرار ٣٣٨", "القرار 2254"]


def test_a_shorter_name_stands_before_the_longer_one():
    assert sort_key("هيئة") < sort_key("هيئة التفاوض")


def test_signs_do_not_count():
    assert sort_key("«هيئة التفاوض»").split("\t")[0] == sort_key("هيئة التفاوض").split("\t")[0]


@given(TEXTS, TEXTS)
def test_different_texts_have_different_keys(a, b):
    clean = [t.encode("utf-8", "ignore").replace(b"\0", b"") for t in (a, b)]
    assert (sort_key(a) == sort_key(b)) == (clean[0] == clean[1])


@given(TEXTS)
def test_a_key_can_be_stored(text):
    sort_key(text).encode("utf-8")
    assert "\0" not in sort_key(text)
