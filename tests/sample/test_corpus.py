"""The sample corpus keeps its form, its dates and its two pairs."""

import re
from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import combinations
from pathlib import Path

import pytest
from rapidfuzz.distance import Indel

FOLDER = Path(__file__).resolve().parents[2] / "seeds" / "sample"
PATHS = sorted(FOLDER.glob("*.txt"))
NOTICE = "نص تدريبي، ليس خبراً"  # training text, not news
OUTLETS = {
    "وكالة المدار التدريبية",  # al-Madar agency (sample)
    "صحيفة الميزان التدريبية",  # al-Mizan newspaper (sample)
    "شبكة الأفق التدريبية",  # al-Ufuq network (sample)
}
# Levantine and Egyptian names, January first; the order is the month's number.
MONTHS = (
    ("كانون الثاني", "يناير"),
    ("شباط", "فبراير"),
    ("آذار", "مارس"),
    ("نيسان", "أبريل"),
    ("أيار", "مايو"),
    ("حزيران", "يونيو"),
    ("تموز", "يوليو"),
    ("آب", "أغسطس"),
    ("أيلول", "سبتمبر"),
    ("تشرين الأول", "أكتوبر"),
    ("تشرين الثاني", "نوفمبر"),
    ("كانون الأول", "ديسمبر"),
)
MONTH_NUMBERS = {name: number for number, names in enumerate(MONTHS, 1) for name in names}
DATELINE = re.compile(
    r"(?P<outlet>[^–]+) – (?P<city>[^–]+) – (?P<day>\d{1,2}) (?P<month>[^\d–]+) (?P<year>\d{4})"
)
ROW = re.compile(r"\| (\d\d) \| (\d{4}-\d\d-\d\d) \| ([^|]+) \| ([^|]+) \| ([^|]+) \|")
COPIES = ("15", "16")
CONTRADICTION = ("25", "26")


@dataclass(frozen=True, slots=True)
class Sample:
    """One sample article, taken apart by its fixed form."""

    number: str
    title: str
    outlet: str
    city: str
    day: date
    body: str


def months_named(text: str) -> set[int]:
    return {MONTH_NUMBERS[name] for name in text.split("/ ")}


def sample(path: Path) -> Sample:
    title, dateline, _, *rest = path.read_text(encoding="utf-8").split("\n")
    found = DATELINE.fullmatch(dateline)
    assert found, dateline
    (month,) = months_named(found["month"])
    day = date(int(found["year"]), month, int(found["day"]))
    return Sample(path.name[:2], title, found["outlet"], found["city"], day, "\n".join(rest[:-3]))


@pytest.fixture(scope="module")
def samples() -> dict[str, Sample]:
    return {found.number: found for found in map(sample, PATHS)}


@pytest.fixture(scope="module")
def rows() -> dict[str, tuple[str, ...]]:
    found = ROW.findall((FOLDER / "README.md").read_text(encoding="utf-8"))
    assert len(found) == len({row[0] for row in found})
    return {row[0]: row for row in found}


def likeness(first: Sample, second: Sample) -> float:
    return Indel.normalized_similarity(first.body.split(), second.body.split())


def test_there_are_forty_files_numbered_without_a_gap() -> None:
    assert [path.name[:3] for path in PATHS] == [f"{number:02}_" for number in range(1, 41)]
    assert all(re.fullmatch(r"\d\d_[a-z0-9_]+\.txt", path.name) for path in PATHS)


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
def test_every_file_has_the_documented_form(path: Path) -> None:
    text = path.read_bytes().decode("utf-8")
    assert "\r" not in text
    assert not text.startswith("\ufeff")
    title, dateline, empty, *rest = text.split("\n")
    assert 0 < len(title.split()) <= 14
    assert DATELINE.fullmatch(dateline)
    assert empty == ""
    assert rest[-3:] == ["", NOTICE, ""]
    assert text.count(NOTICE) == 1
    assert all(line == line.strip() for line in text.split("\n"))


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
def test_every_body_has_three_to_seven_paragraphs_and_120_to_350_words(path: Path) -> None:
    body = sample(path).body
    paragraphs = body.split("\n\n")
    assert 3 <= len(paragraphs) <= 7
    assert all(paragraph and "\n" not in paragraph for paragraph in paragraphs)
    assert all(paragraph.endswith(".") for paragraph in paragraphs)
    assert 120 <= len(body.split()) <= 350


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
def test_letters_are_plain_arabic_without_kashida_or_persian_forms(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert not re.search(
        "[\u0640\u06a9\u06cc\ufb50-\ufdff\ufe70-\ufeff\u200b-\u200f\u2066-\u2069\u00a0]", text
    )
    assert not re.search("[A-Za-z]", text)
    assert "  " not in text
    assert not re.search(r" [،؛:.؟]", text)
    assert not re.search(r"[،؛](?=\S)", text)


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
def test_no_quotation_is_longer_than_three_words(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert not re.search("[\"“”‘’']", text)
    assert text.count("«") == text.count("»")
    assert all(len(quoted.split()) <= 3 for quoted in re.findall("«([^»]*)»", text))


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
def test_long_dashes_stand_in_the_dateline_only_and_no_real_outlet_is_named(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.count("–") == text.split("\n")[1].count("–") == 2
    assert "—" not in text
    # Reuters, France-Presse, SANA, Anadolu, TASS, Sputnik, Al Jazeera, Al Arabiya channel, BBC, Enab Baladi
    real = "رويترز|فرانس برس|سانا|الأناضول|تاس|سبوتنيك|الجزيرة|قناة العربية|بي بي سي|عنب بلدي"
    assert not re.search(rf"(?<!\w)(?:{real})(?!\w)", text)


def test_there_are_exactly_the_three_sample_outlets(samples: dict[str, Sample]) -> None:
    counts = Counter(found.outlet for found in samples.values())
    assert set(counts) == OUTLETS
    assert min(counts.values()) >= 10


def test_dates_run_from_2011_to_2025_with_an_article_in_every_year(samples: dict[str, Sample]) -> None:
    days = [found.day for found in samples.values()]
    assert days == sorted(days)
    assert {day.year for day in days} == set(range(2011, 2026))


def test_month_families_and_both_digit_sets_are_used() -> None:
    months = [
        found["month"]
        for path in PATHS
        if (found := DATELINE.fullmatch(path.read_text("utf-8").split("\n")[1]))
    ]
    egyptian = {names[1] for names in MONTHS}
    assert sum(month in egyptian for month in months) >= 5
    assert sum("/ " in month and month.split("/ ")[0] in egyptian for month in months) >= 3
    assert sum("/ " in month and month.split("/ ")[1] in egyptian for month in months) >= 5
    datelines = [path.read_text("utf-8").split("\n")[1] for path in PATHS]
    assert 2 <= sum(bool(re.search("[٠-٩]", line)) for line in datelines) < 20


def test_the_readme_lists_every_article_with_its_date_and_outlet(
    samples: dict[str, Sample], rows: dict[str, tuple[str, ...]]
) -> None:
    assert rows.keys() == samples.keys()
    for number, found in samples.items():
        _, day, outlet, subject, record = rows[number]
        assert (day, outlet) == (found.day.isoformat(), found.outlet)
        assert subject.strip()
        assert record.strip()


def test_one_pair_is_nearly_identical_in_two_outlets_on_one_day(samples: dict[str, Sample]) -> None:
    first, second = (samples[number] for number in COPIES)
    assert first.day == second.day
    assert first.outlet != second.outlet
    assert 0.8 < likeness(first, second) < 1


def test_no_other_two_articles_are_nearly_identical(samples: dict[str, Sample]) -> None:
    others = {
        (first.number, second.number): likeness(first, second)
        for first, second in combinations(samples.values(), 2)
        if (first.number, second.number) != COPIES
    }
    assert max(others.values()) < 0.5


def test_one_pair_contradicts_about_the_same_two_parties_within_days(samples: dict[str, Sample]) -> None:
    claim, denial = (samples[number] for number in CONTRADICTION)
    assert claim.outlet != denial.outlet
    assert timedelta(0) <= denial.day - claim.day <= timedelta(days=3)
    assert (
        "أن تركيا نسقت مع روسيا مواقع جنودها" in claim.body
    )  # that Turkey coordinated its positions with Russia
    assert denial.body.startswith(
        "نفت وزارة الدفاع الروسية أن تكون تركيا قد نسقت مع روسيا"
    )  # the ministry denied it


@pytest.mark.parametrize(
    ("name", "articles"),
    [
        ("القرار 2254", 15),  # resolution 2254
        ("بيدرسون", 12),  # Pedersen
        ("دي ميستورا", 9),  # de Mistura
        ("البحرة", 9),  # al-Bahra
        ("الائتلاف", 12),  # the Coalition
        ("هيئة التفاوض", 8),  # the Negotiation Commission
        ("روسيا", 25),  # Russia
        ("تركيا", 12),  # Turkey
        ("لافروف", 8),  # Lavrov
        ("الشرع", 6),  # al-Sharaa
    ],
)
def test_leading_actors_come_back_in_many_articles(
    name: str, articles: int, samples: dict[str, Sample]
) -> None:
    assert sum(name in found.body for found in samples.values()) >= articles
