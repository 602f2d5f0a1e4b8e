"""Sentences that rules read right and the judge overturns: known errors of the program, by name."""

from collections.abc import Iterable

import pytest

OVERTURNED = frozenset(
    {
        "زار {{PER1|يان فان دير بورغ}} المخيم، ووعد {{PER1|فان دير بورغ}} بالمساعدة.",
        "أغلق مركز المدينة أمام حركة المرور، وقال مركز الشرطة إن الطريق خطر.",
        "تظاهر أعضاء {{ORG|نقابة الأطباء البيطريين في الأردن}} أمام {{ORG|البرلمان}}.",
        "أدان {{PER1|خالد منصور}} الجريمة، وقال {{PER1|منصور}} إن الجناة معروفون.",
        "انتقد المندوب الصيني {{PER|لي تسونغ}} النص، وأيده {{PER|مايك والتز}}.",
        "انعقد {{EVENT|الاجتماع الدولي لدعم السودان}} في {{GPE|باريس}}.",
    }
)


def with_overturned(sentences: Iterable[str]) -> list[object]:
    """Return parameters, of which the known errors must fail: one that is mended leaves the list."""
    error = pytest.mark.xfail(reason="the judge overturns what rules read right", strict=True)
    return [pytest.param(each, marks=error) if each in OVERTURNED else each for each in sentences]
