"""Sentences that rules read right and the judge overturns: known errors of the program, by name."""

from collections.abc import Iterable

import pytest

OVERTURNED = frozenset(
    {
        "اعتصم أعضاء {{ORG|التنسيقية الوطنية للعاطلين}} أمام الوزارة.",
    }
)


def with_overturned(sentences: Iterable[str]) -> list[object]:
    """Return parameters, of which the known errors must fail: one that is mended leaves the list."""
    error = pytest.mark.xfail(reason="the judge overturns what rules read right", strict=True)
    return [pytest.param(each, marks=error) if each in OVERTURNED else each for each in sentences]
