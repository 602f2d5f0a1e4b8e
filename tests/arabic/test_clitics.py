import pytest
from hypothesis import given
from hypothesis import strategies as st

from synpol_desktop.arabic.clitics import (
    Split,
    split,
    splits,
    variants,
    verb_splits,
    without_article,
    without_pronoun,
)

WORDS = st.text(st.sampled_from("ابتلوفكسهيمن"), min_size=1, max_size=10)


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("والهييه", ("و", "الهييه")),
        ("بالهييه", ("ب", "الهييه")),
        ("وبالهييه", ("وب", "الهييه")),
        ("للهييه", ("ل", "الهييه")),
        ("وللهييه", ("ول", "الهييه")),
        ("وزير", ("", "وزير")),
        ("الهييه", ("", "الهييه")),
        ("بغداد", ("", "بغداد")),
        ("والي", ("", "والي")),
    ],
)
def test_only_what_is_certain_is_cut_off(word, parts):
    assert split(word) == parts


def test_every_way_to_cut_a_word_is_given_the_whole_word_first():
    assert splits("وبيروت") == (Split("", "وبيروت"), Split("و", "بيروت"), Split("وب", "يروت"))


def test_a_fused_article_is_restored_in_both_readings():
    assert Split("ل", "اللجنه") in splits("للجنه")
    assert Split("ل", "الجنه") in splits("للجنه")


def test_the_future_letter_is_cut_off_verbs_only():
    assert Split("وس", "يعقد") in verb_splits("وسيعقد")
    assert all(cut.prefix != "س" for cut in verb_splits("سوريا"))


def test_a_pronoun_is_cut_and_the_feminine_ending_restored():
    assert ("حكومه", "ه") in without_pronoun("حكومته")
    assert ("رييس", "ها") in without_pronoun("رييسها")
    assert without_pronoun("له") == (("له", ""),)


def test_a_query_word_meets_its_forms_in_a_text():
    forms = variants("اداره")
    assert forms[0] == "اداره"
    assert {"الاداره", "والاداره", "بالاداره", "للاداره", "واداره", "لاداره"} <= set(forms)
    assert "للجنه" in variants("لجنه")
    assert {"هييه", "للهييه"} <= set(variants("والهييه"))


def test_short_words_keep_their_article():
    assert without_article("الهييه") == "هييه"
    assert without_article("الي") == "الي"


@given(WORDS)
def test_prefix_and_stem_make_the_word(word):
    for cut in (*splits(word), *verb_splits(word)):
        rest = word[len(cut.prefix) :]
        assert word.startswith(cut.prefix)
        assert cut.stem in {rest, "ال" + rest[1:], "ال" + rest}


@given(WORDS)
def test_a_split_is_one_of_the_splits(word):
    assert Split(*split(word)) in splits(word)


@given(WORDS)
def test_variants_are_distinct_and_begin_with_the_word(word):
    forms = variants(word)
    assert forms[0] == word
    assert len(forms) == len(set(forms))
