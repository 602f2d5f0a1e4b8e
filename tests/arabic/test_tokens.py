import itertools
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from synpol_desktop.arabic.folding import folded
from synpol_desktop.arabic.tokens import LONGEST_SENTENCE, sentences, tokenize

TEXTS = st.one_of(
    st.text(st.sampled_from('ابتو \n.،؟!«»"•-ـ\u064e\u0651\u200f\u200c٣5aö@:/')),
    st.text(st.characters(exclude_categories=())),
)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("وقالت «هيئة التفاوض»:", ["وقالت", "«", "هيئة", "التفاوض", "»", ":"]),
        ("3.5% و٢٬٠٠٠ نازح", ["3.5", "%", "و", "٢٬٠٠٠", "نازح"]),
        ("تلفزيون ـ إسطنبول", ["تلفزيون", "ـ", "إسطنبول"]),
        ("الهيئـــة مُحَمَّد", ["الهيئـــة", "مُحَمَّد"]),
        ("F-16 Karagöz x.y@example.org", ["F-16", "Karagöz", "x.y@example.org"]),
        ("\u200fدمشق\u200f، حلب", ["دمشق", "،", "حلب"]),
        ("می\u200cخواهم", ["می\u200cخواهم"]),
        ("انتهى...", ["انتهى", "..."]),
    ],
)
def test_a_text_is_cut_into_words_numbers_and_signs(text, words):
    assert [token.text for token in tokenize(text)] == words


def test_a_token_knows_what_it_is_and_how_it_is_compared():
    word, number, dash = tokenize("الهيئة 2254 ـ")
    assert (word.is_word, word.is_number, word.folded) == (True, False, "الهييه")
    assert (number.is_word, number.is_number, number.folded) == (False, True, "2254")
    assert (dash.is_word, dash.is_number, dash.folded) == (False, False, "-")


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("قال الوزير ذلك. ثم غادر.", ["قال الوزير ذلك.", "ثم غادر."]),
        ("عنوان الخبر\n\nوصل الوفد أمس", ["عنوان الخبر", "وصل الوفد أمس"]),
        ("  • بند أول\n  • بند ثان", ["بند أول", "بند ثان"]),
        ("التقى د. سامر حداد الوفد.", ["التقى د. سامر حداد الوفد."]),
        ("بلغت 3.5 مليون. انتهى", ["بلغت 3.5 مليون.", "انتهى"]),
        ('قال: "لن نتراجع." ثم خرج', ['قال: "لن نتراجع."', "ثم خرج"]),
        ("ما الجديد؟ لا شيء! حقاً… نعم", ["ما الجديد؟", "لا شيء!", "حقاً…", "نعم"]),
        ("...\n***\n", []),
    ],
)
def test_sentences_end_at_stops_and_line_breaks(text, parts):
    assert [span.of(text) for span in sentences(text)] == parts


@given(TEXTS)
def test_tokens_stand_in_order_and_hold_all_letters_and_digits(text):
    tokens = tokenize(text)
    assert all(a.span.end <= b.span.start for a, b in itertools.pairwise(tokens))
    assert all(token.span.of(text) == token.text and token.folded for token in tokens)
    assert sum(c.isalnum() for token in tokens for c in token.text) == sum(c.isalnum() for c in text)


@given(TEXTS)
def test_sentences_stand_in_order_and_hold_all_letters_and_digits(text):
    spans = sentences(text)
    assert all(a.end <= b.start for a, b in itertools.pairwise(spans))
    assert sum(c.isalnum() and c != "ـ" for span in spans for c in span.of(text)) == sum(
        c.isalnum() and c != "ـ" for c in text
    )


def test_a_line_without_stops_is_cut_between_words():
    text = "كلمة أخرى " * 2000
    spans = sentences(text)
    assert max(map(len, spans)) <= LONGEST_SENTENCE
    assert {word for span in spans for word in span.of(text).split()} == {"كلمة", "أخرى"}


@pytest.mark.parametrize(
    "unit", ["م", "م ", "5", "5.", ".", "ـ", "a", "a-", "\u200f", "\n", "م\u200c", "a.", "www.", "-"]
)
def test_a_hostile_line_is_cut_in_a_moment(unit):
    text = unit * (200_000 // len(unit))
    begin = time.process_time()
    tokenize(text)
    sentences(text)
    assert time.process_time() - begin < 5


def test_tokens_fold_as_the_text_does():
    text = "الإدارة الأمريكيّة في ڤيينا"
    assert " ".join(token.folded for token in tokenize(text)) == folded(text)
