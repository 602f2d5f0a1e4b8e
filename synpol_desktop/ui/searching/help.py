"""How to search: examples that can be clicked, each with what it finds."""

from __future__ import annotations

from dataclasses import dataclass

from synpol_desktop.ui.i18n import is_right_to_left, tr


@dataclass(frozen=True, slots=True)
class Example:
    """A query to try, written with the operators of either language.

    Parameters
    ----------
    meaning : str
        What it finds, in the language in use.
    """

    arabic: str
    english: str
    meaning: str

    @property
    def query(self) -> str:
        """The query as it is written in the language in use."""
        return self.arabic if is_right_to_left() else self.english


def examples() -> list[Example]:
    """Return what can be asked, the simplest first."""
    return [
        Example(
            "مفاوضات جنيف",  # negotiations, Geneva
            "مفاوضات جنيف",
            tr("Both words, however they are spelled and whatever is joined to them"),
        ),
        Example('"مجلس الأمن"', '"مجلس الأمن"', tr("Words that follow each other")),  # the Security Council
        Example("هدنة أو تهدئة", "هدنة OR تهدئة", tr("One of the words")),  # truce or calm
        Example("حلب ليس مطار", "حلب -مطار", tr("The first word, not the second")),  # Aleppo, not airport
        Example("(هدنة أو تهدئة) حلب", "(هدنة OR تهدئة) حلب", tr("Parentheses say what belongs together")),
        Example("وفد قرب/5 جنيف", "وفد NEAR/5 جنيف", tr("At most five words between the two")),  # delegation
        Example("تفاوض*", "تفاوض*", tr("All words that begin so")),  # to negotiate
        Example("بيدرسن~1", "بيدرسن~1", tr("A word that may differ by one letter, or by two with ~2")),
        Example("/قرار(ات)?/", "/قرار \\d+/", tr("A regular expression over the folded text")),  # resolution
        Example("نوع:شخص", "type:person", tr("Actors or relations of a type, and articles with them")),
        Example("هدنة تاريخ:2015..2017", "هدنة date:2015..2017", tr("A year, month, day or range")),
        Example('مصدر:"عنب بلدي"', 'outlet:"عنب بلدي"', tr("Articles of an outlet")),
        Example("هدنة قائل:بيدرسون", "هدنة said-by:بيدرسون", tr("What somebody is reported to have said")),
        Example("ملاحظة:مصدر", "note:مصدر", tr("What has such a word in your note on it")),  # source
        Example('وسم:"قيد المراجعة"', 'tag:"قيد المراجعة"', tr("What you tagged so")),  # under review
    ]
