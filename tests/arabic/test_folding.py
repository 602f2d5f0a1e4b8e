import itertools
import pickle
import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from synpol_desktop.arabic.folding import fold, folded
from synpol_desktop.core.spans import Span

ARABIC = st.text(
    st.sampled_from(
        "ابتثسلهويةىأإآؤئءٱ پچڤگیک"
        "\u064b\u064e\u0651\u0653\u0654\u0655\u0670ـ\u200f\u200c\ufefb\ufdf2\ufdfa٣5aÀ.،\n"
    )
)
TEXTS = st.one_of(ARABIC, st.text(st.characters(exclude_categories=())))


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("أإآٱا", "ااااا"),
        ("مُحَمَّدٌ", "محمد"),
        ("الإدارة الأمريكيّة", "الاداره الامريكيه"),
        ("مستشفى", "مستشفي"),
        ("مؤتمر", "موتمر"),
        ("هيئة", "هييه"),
        ("ســــوريا", "سوريا"),
        ("۲۰۲۳ و٢٠٢٤", "2023 و2024"),
        ("کردی", "كردي"),
        ("ڤيينا", "فيينا"),
        ("ﻻ ﷲ", "لا الله"),
        ("\u202bنص\u202c", "نص"),
        ("\u200fNATO", "nato"),
        ("٣٫٥٪", "3.5%"),
    ],
)
def test_spellings_fold_to_one_form(written, expected):
    assert folded(written) == expected


@pytest.mark.parametrize("written", ["أمير", "رؤوف", "هيئة", "آب", "مآل", "إسطنبول"])
def test_decomposed_letters_fold_as_composed_ones(written):
    assert folded(unicodedata.normalize("NFD", written)) == folded(unicodedata.normalize("NFC", written))


@pytest.mark.parametrize("written", ["آل", "ا\u0653ل", "آلِ", "وآل", "لآل"])
def test_the_family_particle_keeps_its_madda(written):
    assert "آل" in folded(f"بيت {written} سعود")


@pytest.mark.parametrize("written", ["الآن", "القرآن", "آلاف", "مآل", "آب"])
def test_madda_elsewhere_becomes_a_bare_alef(written):
    assert "آ" not in folded(written)


def test_a_zero_width_space_parts_words():
    assert folded("وزارة\u200bالخارجية").split() == ["وزاره", "الخارجيه"]


def test_a_span_covers_the_marks_of_its_last_letter_but_no_control_after_it():
    text = "قال مُحَمَّدٌ\u200f أمس"
    form = fold(text)
    at = form.text.index("محمد")
    assert form.span(at, at + 4).of(text) == "مُحَمَّدٌ"


def test_a_span_inside_a_ligature_covers_the_ligature():
    form = fold("بسم ﷲ")
    assert form.text == "بسم الله"
    assert form.span(5, 6) == Span(4, 5)


def test_a_madda_of_its_own_belongs_to_the_whole_ligature_before_it():
    form = fold("ﷲ\u0653")
    assert {form.span(at, at + 1) for at in range(len(form.text))} == {Span(0, 2)}


def test_position_leads_from_the_source_to_the_folded_text():
    text = "مُحَمَّدٌ جاء"
    form = fold(text)
    assert form.text[form.position(text.index("جاء")) :] == "جاء"


@given(TEXTS)
def test_both_ways_to_fold_agree(text):
    form = fold(text)
    assert form.text == folded(text)
    assert len(form.starts) == len(form.ends) == len(form.text)


@given(TEXTS)
def test_folding_twice_changes_nothing(text):
    assert folded(folded(text)) == folded(text)


@given(TEXTS)
def test_composed_and_decomposed_text_fold_alike(text):
    assert folded(unicodedata.normalize("NFC", text)) == folded(unicodedata.normalize("NFD", text))


@given(TEXTS, st.data())
def test_the_words_behind_a_folded_part_fold_to_at_least_this_part(text, data):
    form = fold(text)
    if not form.text:
        return
    start = data.draw(st.integers(0, len(form.text) - 1))
    end = data.draw(st.integers(start + 1, len(form.text)))
    source = form.span(start, end)
    assert source.end <= len(text)
    assert form.text[start:end].replace("آ", "ا") in folded(source.of(text)).replace("آ", "ا")


@given(TEXTS)
def test_places_never_run_backwards_and_cover_no_letter_twice(text):
    form = fold(text)
    places = list(zip(form.starts, form.ends, strict=True))
    assert places == sorted(places)
    assert all(a == b or a[1] <= b[0] for a, b in itertools.pairwise(places))


@given(st.lists(st.sampled_from(["هيئة", "التَّفاوض", "آل", "ﷲ", "٢٠٢٣", "،", "NATO"]), max_size=8))
def test_as_many_words_come_out_as_went_in(words):
    assert len(folded(" ".join(words)).split(" ")) == len(" ".join(words).split(" "))


def test_a_folded_text_can_be_sent_to_another_process():
    form = fold("مُحَمَّد")
    assert pickle.loads(pickle.dumps(form)) == form


@pytest.mark.parametrize("unit", ["م", "مَ", "آ", "ا\u0653", "\u0653", "ﷺ", "\u200f", "5", "a", "\U0001f600"])
def test_a_long_line_folds_in_a_moment(unit):
    text = unit * (1_000_000 // len(unit))
    begin = time.process_time()
    fold(text)
    assert time.process_time() - begin < 5
