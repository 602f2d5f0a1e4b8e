import itertools
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from synpol_desktop.arabic.furniture import furniture


@pytest.mark.parametrize(
    "line",
    [
        "icon", "+A", "-A", "حجم الخط", "ملخص", "شارك", "اقرأ أيضاً: الوفد يصل إلى جنيف", "إقرأ ايضا : خبر",
        "جميع الحقوق محفوظة © 2023", "*** *** ***", "3 دقائق للقراءة",
        "نص تدريبي، ليس خبراً", "تابعونا على تلغرام",
    ],
)  # fmt: skip
def test_buttons_links_and_notices_are_furniture(line):
    text = f"عنوان الخبر\n{line}\nوصل الوفد."
    assert [span.of(text) for span in furniture(text)] == [line]


@pytest.mark.parametrize(
    "line",
    [
        "الوفد يصل إلى جنيف",
        "• بند من الملخص",
        "الوفد لدى وصوله - رويترز",
        "شاركت ثلاث دول في الاجتماع",
        "أخبار سارة للوفد",
    ],
)
def test_headlines_bullets_and_captions_are_text(line):
    assert furniture(f"عنوان\n{line}\nمتن الخبر هنا.") == []


@pytest.mark.parametrize("tail", ["سمات جنيف وفد تفاوض", "رابط الخبر بصحيفة النهر: الوفد يصل إلى جنيف.."])
def test_tags_or_a_link_behind_the_last_sentence_are_furniture(tail):
    assert [
        span.of(text) for text in [f"وصل الوفد.\nقال إنه “مستعد.” {tail}"] for span in furniture(text)
    ] == [tail]


def test_what_else_stands_behind_the_last_sentence_but_one_is_text():
    assert furniture("وصل الوفد. سمات المرحلة المقبلة واضحة.\nهذه أهم سمات جنيف") == []
    assert furniture("وصل الوفد. سمات المرحلة المقبلة واضحة.") == []


def test_a_dateline_is_furniture_near_the_top_only():
    line = "وكالة النهر – جنيف – 3 مارس 2019"
    assert len(furniture(f"عنوان\n{line}\nمتن.")) == 1
    assert furniture("سطر من المتن\n" * 30 + line) == []


@given(st.text(st.characters(exclude_categories=())))
def test_furniture_stands_in_order_inside_the_text(text):
    spans = furniture(text)
    assert all(a.end < b.start for a, b in itertools.pairwise(spans))
    assert all("\n" not in span.of(text) and span.of(text) == span.of(text).strip() for span in spans)


@pytest.mark.parametrize("unit", ["\n", "م\n", "اقرأ أيضا ", "- \n", "5", "|", " ـ"])
def test_a_hostile_text_is_read_in_a_moment(unit):
    text = unit * (100_000 // len(unit))
    begin = time.process_time()
    furniture(text)
    assert time.process_time() - begin < 5
