import pytest
from hypothesis import given
from hypothesis import strategies as st

from synpol_desktop.arabic.folding import folded
from synpol_desktop.arabic.sounds import consonants, is_latin, sound, sounds_like


@pytest.mark.parametrize(
    ("spelled", "name"),
    [
        ("jamus", "جاموس"),
        ("jamous", "جاموس"),
        ("faysal", "فيصل"),
        ("faisal", "فيصل"),
        ("hussein", "حسين"),
        ("husain", "حسين"),
        ("mohammed", "محمد"),
        ("muallim", "المعلم"),
        ("moallem", "المعلم"),
        ("khalidi", "الخالدي"),
        ("lavrov", "لافروف"),
        ("putin", "بوتين"),
        ("aoun", "عون"),
        ("saeed", "سعيد"),
        ("jumblatt", "جنبلاط"),
        ("bahrah", "البحرة"),
    ],
)
def test_the_spellings_of_newspapers_mean_the_name(spelled, name):
    one, other = consonants([spelled, folded(name)])
    assert one == other
    assert sounds_like(spelled, folded(name))
    assert sounds_like(spelled[:4], folded(name), begun=True)


@pytest.mark.parametrize(("spelled", "name"), [("hasan", "حسين"), ("omran", "عمر"), ("salim", "سلمان")])
def test_another_name_is_not_meant(spelled, name):
    one, other = consonants([spelled, folded(name)])
    assert one != other or not sounds_like(spelled, folded(name))


@given(st.text(max_size=12))
def test_any_text_has_a_sound_of_plain_letters(text):
    word = folded(text).casefold()
    assert sound(word) == "" or is_latin(sound(word))


@given(st.lists(st.text(alphabet="ابتجحنهوي ‌lmnabkhـ1", max_size=6)))
def test_words_have_the_same_consonants_together_as_alone(words):
    together = consonants(words)
    assert together == [consonants([word])[0] for word in words]
    assert all(key == "" or is_latin(key) for key in together)
