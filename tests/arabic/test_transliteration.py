import pytest
from hypothesis import given
from hypothesis import strategies as st

from synpol_desktop.arabic.folding import folded
from synpol_desktop.arabic.transliteration import letter_by_letter, to_latin


@pytest.mark.parametrize(
    ("arabic", "latin"),
    [
        ("بدر جاموس", "Badr Jamus"),
        ("القرار ٢٢٥٤", "al-Qarar 2254"),
        ("وزارة الخارجية الروسية", "Wizarat al-Kharjiya al-Rusiya"),
        ("نصر الحريري", "Nasr al-Hariri"),
        ("زَيْد حَدَّاد", "Zayd Haddad"),
        ("التغيير والتحرير", "al-Taghiyr wa-al-Tahrir"),
        ("«هيئة» NATO،", '"Hay\'at" NATO,'),
    ],
)
def test_a_name_can_be_read_in_latin_letters(arabic, latin):
    assert to_latin(arabic) == latin


def test_letters_can_be_written_one_by_one():
    assert letter_by_letter("هيئة") == "hyŷħ"


@given(st.text(st.sampled_from("ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىيپچڤگـ"), max_size=20))
def test_no_arabic_letter_is_left(text):
    assert not any("\u0600" <= c <= "\u06ff" for c in to_latin(text))


@given(st.text(st.characters(exclude_categories=())))
def test_any_text_can_be_transliterated(text):
    to_latin(text)


@given(st.text(st.sampled_from("ابتثجحخدذرزسشصضطظعغفقكلمنهويأإآٱىة\u064b\u064e\u064f\u0650\u0651\u0652 ")))
def test_folding_agrees_with_camel_tools_where_both_speak(text):
    from camel_tools.utils.dediac import dediac_ar
    from camel_tools.utils.normalize import (
        normalize_alef_ar,
        normalize_alef_maksura_ar,
        normalize_teh_marbuta_ar,
    )

    theirs = normalize_teh_marbuta_ar(normalize_alef_maksura_ar(normalize_alef_ar(dediac_ar(text))))
    assert folded(text).replace("آ", "ا") == theirs
