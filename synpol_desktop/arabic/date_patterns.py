"""Patterns of date expressions over folded text.

Every pattern is tried only where one of its first words stands (see ``dates``) and repeats nothing without
a bound, so a text is read in linear time.
"""

from __future__ import annotations

import functools
import re
from functools import cached_property

from synpol_desktop.arabic.date_words import DateWords, alternatives, date_words, plain

W = r"[ \t]{1,3}"
"""Blanks between two words."""
O = r"[ \t]{0,3}"  # noqa: E741  # pairs with W: blanks that may be missing
JOIN = rf"{O}(?P<join>[,،–-]|و|(?:و?لغايه|الي|حتي)(?!\w)){O}"
JOIN_DAYS = rf"{O}(?:[,،/–-]|و|الي{W}|حتي{W}){O}"
YEAR = r"(?:1[89]|20)\d\d(?![\d])(?![.,٫]\d)(?!%)"
ERA = rf"(?:{O}(?:م|ميلادي|ميلاديه)(?!\w))?"


class Patterns:
    """The patterns, each compiled when it is first asked for; their groups are named after what they hold.

    ``day_month`` and ``month`` come twice: with a second name of the month (``نوفمبر/ تشرين الثاني``)
    and without.
    """

    def __init__(self, words: DateWords) -> None:
        self._words = words
        self._day, self._days = _days(words)
        self._lead, self._tail = _lead(words), _tail(words)
        self._sep = rf"(?:{W}(?:من{W}|في{W})?|{O}[/–-]{O})(?:ل?شهر{W}|ل)?"
        self._islamic_month, month = _names(words, islamic=True), _names(words, islamic=False)
        self._single = rf"(?P<m>{month})"
        self._double = (
            rf"{self._single}(?:(?:{O}[/\\–-]{O}|{W})(?:شهر{W})?(?P<m2>{month})"
            rf"|{O}[(\[]{O}(?:شهر{W})?(?P<m3>{month}){O}[)\]])"
        )
        self._era = rf"{O}(?:ه|هجري|هجريه|للهجره)(?!\w)"

    @cached_property
    def day(self) -> re.Pattern[str]:
        """One day of a month."""
        return re.compile(self._day)

    @cached_property
    def join(self) -> re.Pattern[str]:
        """What joins two dates."""
        return re.compile(JOIN)

    @cached_property
    def day_month(self) -> tuple[re.Pattern[str], ...]:
        """Days, a month, perhaps a year."""
        begin = rf"{self._lead}{self._days}(?P<sep>{self._sep})"
        return tuple(re.compile(rf"{begin}{name}{self._tail}") for name in (self._double, self._single))

    @cached_property
    def month(self) -> tuple[re.Pattern[str], ...]:
        """A month, perhaps with a year."""
        return tuple(re.compile(rf"{name}{self._tail}") for name in (self._double, self._single))

    @cached_property
    def month_day(self) -> re.Pattern[str]:
        """The order of English: month, day, year."""
        english = alternatives(name for name, month in self._words.months.items() if month.english)
        return re.compile(rf"(?P<m>{english})\.?{W}(?P<d>\d{{1,2}})(?!\d)(?:{O},{O}|{W})(?P<y>{YEAR})")

    @cached_property
    def day_of_month(self) -> re.Pattern[str]:
        """Days of this or another month that isn't named."""
        return _day_of_month(self._words, self._lead, self._days, self._double)

    @cached_property
    def numeric(self) -> re.Pattern[str]:
        """A date in digits, of either calendar."""
        year = r"(?:1[3459]|20)\d\d"
        return re.compile(
            rf"{self._lead}(?<![\d./-])"
            rf"(?:(?P<y>{year}){O}(?P<s>[./-]){O}(?P<m>\d{{1,2}}){O}(?P=s){O}(?P<d>\d{{1,2}})"
            rf"|(?P<d2>\d{{1,2}}){O}(?P<s2>[./-]){O}(?P<m2>\d{{1,2}}){O}(?P=s2){O}(?P<y2>{year}))"
            rf"(?!\d)(?![./-]\d)(?:{self._era}|{ERA})"
        )

    @cached_property
    def islamic(self) -> re.Pattern[str]:
        """A month of the Islamic calendar, perhaps with days and year."""
        return re.compile(
            rf"{self._lead}(?:{self._days}{self._sep})?(?P<m>{self._islamic_month})"
            rf"(?:(?:{O}[,،/-]{O}|{W})(?:من{W})?(?:(?:ال)?(?:عام|سنه){W})?"
            rf"(?P<y>1[345]\d\d)(?!\d)(?:{self._era})?|{W}(?P<mod>{_adjectives(self._words)}))?"
        )

    @cached_property
    def islamic_year(self) -> re.Pattern[str]:
        """A year of the Islamic calendar."""
        return re.compile(rf"(?P<y>1[345]\d\d){self._era}")

    @cached_property
    def named_year(self) -> re.Pattern[str]:
        """Years behind a word for year."""
        return re.compile(rf"{alternatives(self._words.words['year'])}{W}(?P<ys>{_years()}){ERA}")

    @cached_property
    def years(self) -> re.Pattern[str]:
        """Bare years."""
        return re.compile(rf"(?P<ys>{_years()})(?![/:]\d)(?!-\d){ERA}")

    @cached_property
    def unit(self) -> re.Pattern[str]:
        """Last week, this year."""
        return _unit(self._words)

    @cached_property
    def units(self) -> re.Pattern[str]:
        """The last two days, the coming three months."""
        return _units(self._words)

    @cached_property
    def ago(self) -> re.Pattern[str]:
        """Three months ago."""
        return _ago(self._words)

    @cached_property
    def day_word(self) -> re.Pattern[str]:
        """Today, yesterday, perhaps with the weekday."""
        words = self._words
        return re.compile(
            rf"(?P<r>{alternatives(words.words['day'])})"
            rf"(?:(?:{O}(?:[,،]|(?P<open>\()){O}|{W})(?:يوم{W})?(?P<w>{alternatives(words.weekdays)})"
            rf"(?(open)(?:{O}\))?))?"
        )

    @cached_property
    def weekday(self) -> re.Pattern[str]:
        """One or two weekdays."""
        return _weekday(self._words, JOIN_DAYS)

    @cached_property
    def night(self) -> re.Pattern[str]:
        """The weekdays of a night, which may stand side by side: ``ليل السبت الأحد``."""
        return _weekday(self._words, rf"(?:{JOIN_DAYS}|{W})")

    @cached_property
    def edge(self) -> re.Pattern[str]:
        """The beginning or end of the year or month at hand."""
        return _edge(self._words)


@functools.cache
def patterns() -> Patterns:
    """Return the patterns of the tables."""
    return Patterns(date_words())


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


def _edge(words: DateWords) -> re.Pattern[str]:
    """Return the pattern of an edge of the year or month at hand: the end of the year."""
    return re.compile(
        rf"{alternatives(words.words['edge'])}{W}ال(?P<u>عام|سنه|شهر)(?!\w)(?!{W}(?:ال\w\w|\d|{_adjectives(words)}))"
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
        rf"{alternatives(words.words['ago'])}{W}(?:(?P<about>{alternatives(words.words['about'])}){W})?"
        rf"(?:{number}{W}(?P<nu>{alternatives([*words.words['plural'], *words.words['unit']])})"
        rf"|(?P<u>{alternatives(words.words['unit'])})(?:{W}واحده?(?!\w))?"
        rf"|(?P<du>{alternatives(words.words['dual'])}))"
        rf"(?!{W}(?:واحده?{W})?(?:من|ونصف|و?{names})(?!\w)|{W}\d)"
    )


def _weekday(words: DateWords, join: str) -> re.Pattern[str]:
    names, adjectives = alternatives(words.weekdays), _adjectives(words)
    return re.compile(
        rf"(?:(?:يوم|يومي|ايام|يوما){W})?(?P<w>{names})(?:{join}(?:يوم{W})?(?P<w2>{names}))?"
        rf"(?:{W}(?P<mod>{adjectives})|{W}(?:من{W})?(?:الاسبوع{W}(?P<week>{adjectives})|(?P<this>هذا{W}الاسبوع)(?!\w)))?"
    )
