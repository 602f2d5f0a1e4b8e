from hypothesis import given
from hypothesis import strategies as st

from synpol_desktop.arabic.clitics import possessed, prefixes, variants, without_article
from synpol_desktop.arabic.likeness import near_words

WORDS = st.text("ابتجدلو", min_size=1, max_size=7)


def test_words_that_differ_by_so_many_letters_are_near():
    words = ["هدنه", "هدنات", "هدن", "هدم", "مدينتان"]
    assert near_words("هدنه", words, 1) == ["هدنه", "هدن"]
    assert near_words("هدنه", words, 2) == ["هدنه", "هدنات", "هدن", "هدم"]


@given(WORDS, st.lists(WORDS))
def test_a_word_is_near_itself_and_nothing_else_at_no_distance(word, words):
    assert near_words(word, [*words, word], 0) == [each for each in [*words, word] if each == word]


def test_a_teh_marbuta_opens_before_a_pronoun():
    assert {"حكومته", "حكومتها", "حكومتهم"} <= set(possessed("حكومه"))
    assert {"وفده", "وفدنا"} <= set(possessed("وفد"))
    assert "وفدي" not in possessed("وفد")  # "delegates", too


@given(st.text("بتجدرسعم", min_size=3, max_size=6))
def test_prefixes_are_what_stands_before_the_bare_word_in_its_variants(word):
    bare = without_article(word)
    assert {prefix + bare for prefix in prefixes(word)} <= set(variants(word))
    assert {"", "ال", "و", "وال", "بال"} <= set(prefixes(word))
