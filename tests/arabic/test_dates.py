import itertools
import time
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from synpol_desktop.arabic.dates import find_dates, read_date
from synpol_desktop.core.dates import is_date_value
from tests.arabic.date_expressions import EXPRESSIONS, P


@pytest.mark.parametrize(("text", "published", "expected"), EXPRESSIONS)
def test_an_expression_has_its_value(text, published, expected):
    assert [found.value for found in find_dates(text, published)] == expected


def test_a_found_date_has_its_words_and_its_rule():
    text = "وبدأ المسار مطلع عام 2017، ثم توقف أمس الثلاثاء."
    first, second = find_dates(text, "2020-07-15")
    assert (first.span.of(text), first.value, first.rule) == ("مطلع عام 2017", "2017", "year")
    assert (second.span.of(text), second.value, second.rule) == ("أمس الثلاثاء", "2020-07-14", "relative day")


def test_islamic_dates_are_approximate():
    found = find_dates("عام 1445 هـ وعام 2011 وفي 30/4/1445هـ")
    assert [each.approximate for each in found] == [True, False, True]


def test_a_weekday_outranks_a_publication_date_that_is_a_day_late():
    (found,) = find_dates("قال أمس الجمعة", "2023-11-12")
    assert (found.value, found.approximate) == ("2023-11-10", True)


@pytest.mark.parametrize("published", [None, "", "2023", "yesterday"])
def test_no_day_is_invented_without_a_publication_day(published):
    text = "وصل أمس الثلاثاء، وفي 25 يناير الماضي، وفي 9 الشهر الماضي، ويوم الأحد، ومنذ أسبوعين"
    assert find_dates(text, published) == []


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("2023.11.14 | 11:22 دمشق", "2023-11-14"),
        ("وكالة النور – بيروت – 30 حزيران/ يونيو 2012", "2012-06-30"),
        ("نوفمبر 2019", "2019-11"),
        ("نشر في: ١٤/١١/٢٠٢٣ الساعة ٩", "2023-11-14"),
        ("2024-02-29T10:00:00Z", "2024-02-29"),
        ("2023-02-30", None),
        ("أمس الثلاثاء", None),
        ("", None),
    ],
)
def test_metadata_gives_only_a_stated_date(line, value):
    assert read_date(line) == value


WORDS = (
    "يوم|الثلاثاء|أمس|11|و12|٣٠|نوفمبر|/|تشرين الثاني|(|)|عام|2017|الماضي|المقبل|منذ|قبل|ثلاثة|أشهر|من|إلى|–"
    "|،|هـ|رمضان|الثامن عشر|99|0|\n"
)
PARTS = st.sampled_from(WORDS.split("|"))


@example(["الثلاثاء", "11", "نوفمبر"], "0001-01-01")
@example(["منذ", "يوم", "يوم", "الثلاثاء"], P)
@given(
    st.lists(PARTS, max_size=14), st.sampled_from([None, "2023", "2023-11", P, "0001-01-01", "9999-12-31"])
)
def test_whatever_is_found_is_a_date_value_with_its_place(parts, published):
    text = " ".join(parts)
    found = find_dates(text, published)
    assert all(is_date_value(date.value) and date.rule for date in found)
    assert all(0 <= date.span.start < date.span.end <= len(text) for date in found)
    assert all(a.span.end <= b.span.start for a, b in itertools.pairwise(found))


@given(st.text(st.characters(exclude_categories=())))
def test_any_text_can_be_read(text):
    find_dates(text, P)


@pytest.mark.parametrize(
    "unit",
    [
        "5",
        "5 ",
        "2017 ",
        "2017، ",
        "11 و",
        "م",
        "يوم ",
        "نوفمبر ",
        "نوفمبر/",
        "منذ ",
        "سي",
        " ",
        "(",
        "الثلاثاء ",
        "2017/",
        "5 يناير و",
        "يناير – ",
    ],
)
def test_a_hostile_line_is_read_in_a_moment(unit):
    text = unit * (60_000 // len(unit))
    begin = time.process_time()
    find_dates(text, P)
    assert time.process_time() - begin < 5


def test_the_dates_of_the_annotated_articles_are_found(shared: Path):
    import json

    hits = predicted = expected = 0
    articles = {
        row["id"]: row for row in map(json.loads, (shared / "gold/dev.jsonl").read_text("utf-8").splitlines())
    }
    for path in sorted((shared / "gold/dev").glob("*.json")):
        gold = json.loads(path.read_text("utf-8"))
        text = articles[path.stem]["text"]
        found = find_dates(text, gold["date"])
        left = [(date.span.of(text), date.value) for date in found]
        for date in gold["dates"]:
            match = next(
                (f for f in left if f[1] == date["value"] and (f[0] in date["text"] or date["text"] in f[0])),
                None,
            )
            if match is not None:
                left.remove(match)
                hits += 1
        predicted += len(found)
        expected += len(gold["dates"])
    assert 2 * hits / (predicted + expected) >= 0.95


@pytest.mark.parametrize(
    ("text", "words"), [("عقد أمس (الخميس) لقاء", "أمس (الخميس)"), ("(عقد أمس الخميس)", "أمس الخميس")]
)
def test_a_bracket_belongs_to_the_day_that_opens_it(text, words):
    [found] = find_dates(text, "2023-11-10")
    assert text[found.span.start : found.span.end] == words
