"""Patterns of date expressions over folded text.

Every pattern is tried only where one of its first words stands (see ``dates``) and repeats nothing without
a bound, so a text is read in linear time.
"""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass

from synpol_desktop.arabic.date_words import DateWords, alternatives, date_words, plain

W = r"[ \t]{1,3}"
"""Blanks between two words."""
O = r"[ \t]{0,3}"  # noqa: E741  # pairs with W: blanks that may be missing
JOIN = rf"{O}(?P<join>[,،–-]|و|(?:و?لغايه|الي|حتي)(?!\w)){O}"
YEAR = r"(?:1[89]|20)\d\d(?![\d])(?![.,٫]\d)(?!%)"
ERA = rf"(?:{O}(?:م|ميلادي|ميلاديه)(?!\w))?"


@dataclass(frozen=True, slots=True)
class Patterns:
    """The compiled patterns; their groups are named after what they hold.

    ``day_month`` and ``month`` come twice: with a second name of the month (``نوفمبر/ تشرين الثاني``)
    and without.
    """

    day: re.Pattern[str]
    join: re.Pattern[str]
    day_month: tuple[re.Pattern[str], ...]
    month: tuple[re.Pattern[str], ...]
    month_day: re.Pattern[str]
    day_of_month: re.Pattern[str]
    numeric: re.Pattern[str]
    islamic: re.Pattern[str]
    islamic_year: re.Pattern[str]
    named_year: re.Pattern[str]
    years: re.Pattern[str]
    unit: re.Pattern[str]
    units: re.Pattern[str]
    ago: re.Pattern[str]
    day_word: re.Pattern[str]
    weekday: re.Pattern[str]


@functools.cache
def patterns() -> Patterns:
    """Compile the patterns from the tables, once."""
    words = date_words()
    calendar = {True: _names(words, islamic=True), False: _names(words, islamic=False)}
    day, days = _days(words)
    lead = _lead(words)
    tail = _tail(words)
    sep = rf"(?:{W}(?:من{W}|في{W})?|{O}[/–-]{O})(?:ل?شهر{W}|ل)?"
    single = rf"(?P<m>{calendar[False]})"
    double = (
        rf"{single}(?:(?:{O}[/\\–-]{O}|{W})(?:شهر{W})?(?P<m2>{calendar[False]})"
        rf"|{O}[(\[]{O}(?:شهر{W})?(?P<m3>{calendar[False]}){O}[)\]])"
    )
    english = alternatives(name for name, month in words.months.items() if month.english)
    era = rf"{O}(?:ه|هجري|هجريه|للهجره)(?!\w)"
    return Patterns(
        day=re.compile(day),
        join=re.compile(JOIN),
        day_month=tuple(re.compile(rf"{lead}{days}(?P<sep>{sep}){name}{tail}") for name in (double, single)),
        month=tuple(re.compile(rf"{name}{tail}") for name in (double, single)),
        month_day=re.compile(rf"(?P<m>{english})\.?{W}(?P<d>\d{{1,2}})(?!\d)(?:{O},{O}|{W})(?P<y>{YEAR})"),
        day_of_month=_day_of_month(words, lead, days, double),
        numeric=re.compile(
            rf"{lead}(?<![\d./-])(?:(?P<y>(?:19|20)\d\d)(?P<s>{O}[./-]{O})(?P<m>\d{{1,2}})(?P=s)(?P<d>\d{{1,2}})"
            rf"|(?P<d2>\d{{1,2}})(?P<s2>{O}[./-]{O})(?P<m2>\d{{1,2}})(?P=s2)(?P<y2>(?:19|20)\d\d))"
            rf"(?!\d)(?![./-]\d){ERA}"
        ),
        islamic=re.compile(
            rf"{lead}(?:{days}{sep})?(?P<m>{calendar[True]})(?:(?:{O}[,،/-]{O}|{W})(?:من{W})?(?:(?:ال)?(?:عام|سنه){W})?"
            rf"(?P<y>1[345]\d\d)(?!\d)(?:{era})?|{W}(?P<mod>{_adjectives(words)}))?"
        ),
        islamic_year=re.compile(rf"(?P<y>1[345]\d\d){era}"),
        named_year=re.compile(rf"{alternatives(words.words['year'])}{W}(?P<ys>{_years()}){ERA}"),
        years=re.compile(rf"(?P<ys>{_years()})(?![/:]\d)(?!-\d){ERA}"),
        unit=_unit(words),
        units=_units(words),
        ago=_ago(words),
        day_word=re.compile(
            rf"(?P<r>{alternatives(words.words['day'])})"
            rf"(?:(?:{O}[,،(]{O}|{W})(?:يوم{W})?(?P<w>{alternatives(words.weekdays)}))?"
        ),
        weekday=_weekday(words),
    )


def day_numbers(days: str) -> list[int]:
    """Return the days of a month that a list or range of digits and ordinals names."""
    ordinals = date_words().ordinals
    return [
        int(day[0].removeprefix("ال")) if day[0][-1].isdigit() else ordinals[plain(day[0])]
        for day in patterns().day.finditer(days)
    ]


def _names(words: DateWords, *, islamic: bool) -> str:
    return alternatives(name for name, month in words.months.items() if month.islamic == islamic)


def _adjectives(words: DateWords, *kinds: str) -> str:
    kinds = kinds or ("past", "current", "next", "before_last", "same")
    return alternatives(form for kind in kinds for form in words.words[kind])


def _days(words: DateWords) -> tuple[str, str]:
    """Return a pattern of one day of a month and one of a list or range of them."""
    day = rf"(?:(?:ال)?(?<![\d.,:/])\d{{1,2}}(?!\d)|{alternatives(words.ordinals)})"
    join = JOIN.replace("?P<join>", "?:")
    return day, rf"(?P<days>{day}(?:{join}{day}){{0,5}})"


def _lead(words: DateWords) -> str:
    """Return what may stand before an explicit date: today, Friday, … corresponding to."""
    to = rf"(?:{O}[,،(–-]{O}|{W})"
    return (
        rf"(?:(?P<r>{alternatives(words.words['day'])}){to})?"
        rf"(?:(?:يوم{W})?(?P<w>{alternatives(words.weekdays)})(?:{W}(?P<wmod>{_adjectives(words)}))?{to}"
        rf"(?:(?:(?:ال)?موافق|الواقع){W}(?:ل{O}|في{W}|يوم{W})?)?(?:في{W}|ل)?)?"
    )


def _tail(words: DateWords) -> str:
    """Return what may stand after a month: a year, that year, last."""
    adjectives = _adjectives(words)
    year_word = rf"(?:ال|لل|ل)?(?:عام|سنه){W}"
    return (
        rf"(?:(?:{O}[,،/–-]{O}|{W}|{O}\({O})(?:(?:من|في){W})?(?:{year_word})?(?P<y>{YEAR}){ERA}"
        rf"|{W}(?:(?:من|في){W})?{year_word}(?P<ry>{adjectives})"
        rf"|{W}(?:(?:من|في){W})?(?P<cy>هذا|هذه){W}(?:العام|السنه)(?!\w)"
        rf"|{W}(?:من{W})?(?P<mod>{adjectives}))?"
    )


def _day_of_month(words: DateWords, lead: str, days: str, month: str) -> re.Pattern[str]:
    return re.compile(
        rf"{lead}{days}{W}(?:من{W})?(?:(?:ال|ل)شهر{W}(?P<mod>{_adjectives(words)})"
        rf"|(?P<this>هذا{W}الشهر)(?!\w))(?:{O}\({O}{month}{O}\))?"
    )


def _years() -> str:
    join = JOIN.replace("?P<join>", "?:")
    return rf"{YEAR}(?:{join}(?:عام{W})?{YEAR}){{0,6}}"


def _unit(words: DateWords) -> re.Pattern[str]:
    """Return the pattern of one definite unit: last week, this year."""
    units = alternatives(form for form, unit in words.words["unit"].items() if unit != "day")
    adjective = _adjectives(words, "past", "current", "next", "before_last")
    return re.compile(
        rf"(?:(?:ال|ل)(?P<u>{units}){W}(?P<mod>{adjective})"
        rf"|(?:هذا|هذه){W}ال(?P<u2>{units}))"
    )


def _units(words: DateWords) -> re.Pattern[str]:
    """Return the pattern of whole units: the last two days, the coming three months."""
    adjective = rf"(?P<mod>{_adjectives(words, 'past', 'next')})"
    number = rf"\d{{1,2}}(?!\d)|{alternatives(words.cardinals)}"
    plural = alternatives([*words.words["plural"], *words.words["unit"]])
    return re.compile(
        rf"(?:ال|ل)(?:(?P<du>{alternatives(words.words['dual'])})"
        rf"|(?P<pl>{alternatives(words.words['plural'])}){W}(?:ال)?(?P<n>{number})"
        rf"|(?P<n2>{number}){W}(?:ال)?(?P<pl2>{plural})){W}{adjective}"
    )


def _ago(words: DateWords) -> re.Pattern[str]:
    """Return the pattern of "three months ago", which is not "before 2011" or "a month before the vote"."""
    number = rf"(?P<n>\d{{1,3}}(?!\d)|{alternatives(words.cardinals)})"
    names = alternatives([*words.months, *words.weekdays, *words.words["day"], *words.ordinals])
    return re.compile(
        rf"{alternatives(words.words['ago'])}{W}(?:{alternatives(words.words['about'])}{W})?"
        rf"(?:{number}{W}(?P<nu>{alternatives([*words.words['plural'], *words.words['unit']])})"
        rf"|(?P<u>{alternatives(words.words['unit'])})(?:{W}واحده?(?!\w))?"
        rf"|(?P<du>{alternatives(words.words['dual'])}))"
        rf"(?!{W}(?:واحده?{W})?(?:من|علي|ونصف|و?{names})(?!\w)|{W}\d)"
    )


def _weekday(words: DateWords) -> re.Pattern[str]:
    names, adjectives = alternatives(words.weekdays), _adjectives(words)
    return re.compile(
        rf"(?:(?:يوم|يومي|ايام|يوما){W})?(?P<w>{names})(?:{O}(?:[,،/–-]|و|الي{W}|حتي{W}){O}(?:يوم{W})?(?P<w2>{names}))?"
        rf"(?:{W}(?P<mod>{adjectives})|{W}(?:من{W})?(?:الاسبوع{W}(?P<week>{adjectives})|(?P<this>هذا{W}الاسبوع)(?!\w)))?"
    )
