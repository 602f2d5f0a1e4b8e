import pytest
from hypothesis import given
from hypothesis import strategies as st

from synpol_desktop.arabic.datelines import Dateline, read_dateline


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("2021.03.05 | 10:20 حلب", Dateline("", "حلب", "2021-03-05")),
        ("تلفزيون النهر ـ إسطنبول", Dateline("تلفزيون النهر", "إسطنبول", None)),
        ("وكالة النهر – جنيف – 30 حزيران/ يونيو 2012", Dateline("وكالة النهر", "جنيف", "2012-06-30")),
        (
            "شبكة النهر الإخبارية - دمشق - ٢٦ شباط ٢٠٢٥",
            Dateline("شبكة النهر الإخبارية", "دمشق", "2025-02-26"),
        ),
        ("النهر بوست – فريق التحرير", Dateline("النهر بوست", "", None)),
        ("رويترز – بيروت", Dateline("رويترز", "بيروت", None)),
        ("نشر في: 14/11/2023", Dateline("", "", "2023-11-14")),
        ("الثلاثاء، 14 نوفمبر 2023", Dateline("", "", "2023-11-14")),
    ],
)
def test_a_dateline_says_who_where_and_when(line, expected):
    assert read_dateline(line) == expected


@pytest.mark.parametrize(
    "line",
    [
        "",
        "وكالة النهر",
        "وصل الوفد إلى جنيف في 30 حزيران/ يونيو 2012",
        "وكالة الطاقة تحذر من تراجع الإنتاج",
        "قناة السويس – حركة الملاحة تعود تدريجياً إلى طبيعتها بعد أيام",
        "موسكو – دمشق",
        "تلفزيون النهر ـ إسطنبول.",
        "الجولة 21 – جنيف",
    ],
)
def test_headlines_and_sentences_are_no_datelines(line):
    assert read_dateline(line) is None


@given(st.text(st.characters(exclude_categories=())))
def test_any_line_can_be_asked(line):
    read_dateline(line)
