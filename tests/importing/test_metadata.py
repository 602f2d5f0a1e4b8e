import time

import pytest

from synpol_desktop.importing.metadata import read_metadata


def test_page_furniture_is_no_title():
    metadata = read_metadata(
        "icon\nتغطية حية\n\nعنوان الخبر الأول\n2021.03.05 | 10:20 حلب\nتلفزيون النهر ـ حلب\nمتن."
    )
    assert metadata.title == "عنوان الخبر الأول"
    assert metadata.outlet == "تلفزيون النهر"
    assert metadata.published == "2021-03-05"


def test_of_a_long_first_line_the_first_clause_is_the_title():
    line = "وصل الوفد إلى جنيف للمشاركة في الجولة، " + "وقال رئيسه إن الجولة ستكون حاسمة " * 5
    assert read_metadata(line).title == "وصل الوفد إلى جنيف للمشاركة في الجولة"


def test_a_long_line_without_clauses_is_cut_after_twenty_words():
    title = read_metadata("كلمة " * 50).title
    assert title.endswith("…")
    assert len(title.split()) == 20


@pytest.mark.parametrize(
    "text",
    [
        "عنوان\nوصل الوفد يوم 3 آذار/ مارس 2019 إلى جنيف.",
        "عنوان\nاجتمع الطرفان في 14/11/2023 وبحثا الأمر مطولاً في العاصمة",
        "عنوان\n" + "سطر من المتن لا شيء فيه\n" * 20 + "وكالة النهر – جنيف – 3 مارس 2019",
    ],
)
def test_a_date_in_the_sentences_is_not_the_publication_date(text):
    assert read_metadata(text).published is None
    assert read_metadata(text).outlet == ""


def test_a_huge_line_is_read_in_a_moment():
    begin = time.process_time()
    read_metadata("كلمة " * 100_000)
    read_metadata("– " * 100_000)
    read_metadata("\n" * 200_000)
    assert time.process_time() - begin < 3


def test_a_dateline_that_leads_a_paragraph_is_read():
    text = "اجتماع جديد للجنة\n\nجنيف – 5 مارس 2024: بدأ اليوم اجتماع جديد للجنة في جنيف.\n"
    assert read_metadata(text).published == "2024-03-05"
    assert read_metadata(text).title == "اجتماع جديد للجنة"


@pytest.mark.parametrize(
    "line",
    [
        "وقال الوزير في 5 مارس 2024: إن اللجنة تجتمع غداً.",
        "القرار الصادر في 5 مارس 2024: ما الجديد؟",
        "جنيف: بدأ اليوم اجتماع جديد للجنة.",
    ],
)
def test_a_colon_in_a_sentence_makes_no_dateline(line):
    assert read_metadata(f"عنوان\n\n{line}\n").published is None
