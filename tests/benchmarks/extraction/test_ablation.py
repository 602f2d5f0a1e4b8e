"""Each part that the ablation switches off is there, and is on again behind it."""

from typing import Any

import pytest

from tests.benchmarks.extraction.ablation import PARTS, here, without


@pytest.mark.parametrize("part", PARTS)
def test_a_part_is_off_just_while_it_is_measured(part: str) -> None:
    before = _standing(part)

    with without(part):
        inside = _standing(part)

    assert inside == [stand_in for _, stand_in in PARTS[part]]
    assert _standing(part) == before != inside


def _standing(part: str) -> list[Any]:
    return [getattr(*here(path)) for path, _ in PARTS[part]]
