from hypothesis import given
from hypothesis import strategies as st

from synpol_desktop.arabic.copies import SIZE, likeness, signature

REPORT = " ".join(f"كلمة{number} تتبع{number % 7} أخرى{number % 31}" for number in range(120))


def test_a_copy_with_other_spelling_has_the_same_signature():
    assert signature("أعلنت الهيئةُ موقفها.") == signature("اعلنت الهيئه موقفها")


def test_a_copy_with_a_changed_word_is_nearly_the_same():
    assert likeness(signature(REPORT), signature(REPORT.replace("كلمة60 ", "غيرها "))) > 0.9


def test_another_text_is_not_alike():
    assert likeness(signature(REPORT), signature("وصل الوفد إلى جنيف وبدأت الجولة في اليوم التالي")) < 0.1


def test_half_a_text_is_half_alike():
    words = REPORT.split()
    assert 0.25 < likeness(signature(REPORT), signature(" ".join(words[: len(words) // 2]))) < 0.75


def test_a_text_without_words_is_like_nothing():
    assert signature(" … ") == ()
    assert likeness(signature(""), signature("")) == 0.0


def test_a_signature_stays_the_same_over_releases():
    assert signature("هيئة التفاوض")[:3] == (2572363054, 4279068648, 3653479677)


@given(st.text(st.characters(exclude_categories=())))
def test_any_text_has_a_signature(text):
    numbers = signature(text)
    assert len(numbers) in (0, SIZE)
    assert all(0 <= number < 2**32 for number in numbers)
