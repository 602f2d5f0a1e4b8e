import pytest
from hypothesis import given
from hypothesis import strategies as st

from synpol_desktop.arabic.folding import folded
from synpol_desktop.arabic.transliteration import letter_by_letter, to_latin


@pytest.mark.parametrize(
    ("arabic", "latin"),
    [
        ("بدر جاموس", "Badr Jāmūs"),
        ("نصر الحريري", "Naṣr al-Ḥarīrī"),
        ("عبدالرحمن مصطفى", "‘Abd al-Raḥmān Muṣṭafá"),
        ("محمد بن سلمان", "Muḥammad bin Salmān"),
        ("القرار ٢٢٥٤", "al-Qarār 2254"),
        ("«منصة» NATO،", '"Minaṣṣah" NATO,'),
    ],
)
def test_a_name_is_romanised_after_the_library_of_congress(arabic, latin):
    assert to_latin(arabic) == latin


@pytest.mark.parametrize(
    ("arabic", "latin"),
    [
        ("وزارة الخارجية الروسية", "Wizārat al-Khārijīyah al-Rūsīyah"),
        ("هيئة التغيير والتحرير", "Hay’at al-Taghyīr wa-al-Taḥrīr"),
        ("المرصد السوري لحقوق الإنسان", "al-Marṣad al-Sūrī li-Ḥuqūq al-Insān"),
        ("حركة إسلامية", "Ḥarakah Islāmīyah"),
        ("قوى المعارضة السورية", "Qūwá al-Mu‘āraḍah al-Sūrīyah"),
        ("هيئة في المدينة", "Hay’ah fī al-Madīnah"),
    ],
)
def test_a_feminine_noun_sounds_its_t_before_a_complement_only(arabic, latin):
    assert to_latin(arabic) == latin


def test_the_words_of_a_persons_name_are_no_complements():
    assert to_latin("فاطمة الزهراء", person=True) == "Fāṭimah al-Zahrā’"
    assert to_latin("فاطمة الزهراء") == "Fāṭimat al-Zahrā’"


@pytest.mark.parametrize(
    ("arabic", "latin"),
    [
        ("مكتوب", "Maktūb"),
        ("الكاتب", "al-Kātib"),
        ("تسريع", "Tasrī‘"),
        ("مسافرون", "Musāfirūn"),
        ("حلبي", "Ḥalabī"),
    ],
)
def test_vowels_of_unknown_words_follow_the_pattern_of_their_letters(arabic, latin):
    assert to_latin(arabic) == latin


@pytest.mark.parametrize(
    ("arabic", "latin"),
    [("زَيْد حَدَّاد", "Zayd Ḥaddād"), ("مُحَمَّد", "Muḥammad"), ("دُرُوب", "Durūb"), ("بُيُوت", "Buyūt")],
)
def test_written_vowels_are_used(arabic, latin):
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
