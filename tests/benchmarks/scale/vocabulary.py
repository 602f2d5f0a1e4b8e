"""Words that look and repeat like those of Arabic news: few are everywhere, most are rare."""

from __future__ import annotations

import random
from itertools import accumulate


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


FUNCTION_WORDS = _words(
    """
    في من على إلى عن أن إن مع بعد قبل خلال حول هذا هذه التي الذي كما لا لم لن قد كان كانت بين عند
    منذ حتى أو ثم إذ إذا كل بعض غير أي ما وقال وأضاف وأكد أمس اليوم
    """
)
"""The words of grammar and of reported speech: a third of a text."""

KNOWN_WORDS = _words(
    """
    مفاوضات حكومة معارضة اتفاق هدنة قرار مجلس لجنة دستور وفد مبعوث اجتماع جولة وزير رئيس قوات هيئة
    منطقة مدينة حلب دمشق إدلب جنيف أستانا انتخابات عقوبات مساعدات لاجئين وساطة مقترح بيان تصريح
    حوار تسوية
    """
)
"""Words that the measured searches ask for (negotiations, government, opposition, …)."""

_LETTERS = "بتثجحخدذرزسشصضطظعغفقكلمنهوي"
_PATTERNS = (
    "{0}{1}{2}",
    "{0}ا{1}{2}",
    "م{0}{1}و{2}",
    "ت{0}{1}ي{2}",
    "{0}{1}ا{2}",
    "م{0}ا{1}{2}ة",
    "ا{0}ت{1}ا{2}",
    "است{0}{1}ا{2}",
    "{0}{1}ي{2}",
    "م{0}ت{1}{2}",
)
_ENDINGS = ("",) * 9 + ("ات", "ين", "ون", "ية", "ه", "ها", "هم")
_BEGINNINGS = ("",) * 10 + ("ال",) * 7 + ("و", "وال", "بال", "لل", "ب", "ل", "ف", "كال")
_STEMS = 40_000
_SIZE = 4096


class Vocabulary:
    """Draws words; the same for the same seed."""

    def __init__(self, draw: random.Random) -> None:
        self._draw = draw
        stems = dict.fromkeys(KNOWN_WORDS)
        while len(stems) < _STEMS:
            stems[self.stem()] = None
        self._stems = list(stems)
        # Zipf: the word of rank r comes in proportion to 1 / (r + 20)
        self._weights = list(accumulate(1 / (rank + 20) for rank in range(_STEMS)))

    def stem(self) -> str:
        """Return a word made of a root and a pattern."""
        draw = self._draw
        return draw.choice(_PATTERNS).format(*draw.choices(_LETTERS, k=3)) + draw.choice(_ENDINGS)

    def name(self) -> str:
        """Return a word that can be a name: of a root, with or without the article."""
        pattern = self._draw.choice(
            ("{0}ا{1}{2}", "{0}{1}ي{2}", "م{0}{1}و{2}", "ال{0}{1}ا{2}ي", "ال{0}ا{1}{2}")
        )
        return pattern.format(*self._draw.choices(_LETTERS, k=3))

    def words(self, count: int) -> list[str]:
        """Return so many words of a running text."""
        draw = self._draw
        stems = draw.choices(self._stems, cum_weights=self._weights, k=count)
        return [
            draw.choice(FUNCTION_WORDS) if draw.random() < 1 / 3 else draw.choice(_BEGINNINGS) + stem
            for stem in stems
        ]
