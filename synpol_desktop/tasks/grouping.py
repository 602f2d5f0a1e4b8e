"""Putting what arrives one by one together, without keeping anything waiting."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from typing import TypeVar

T = TypeVar("T")


def groups(items: Iterable[T], most: int, within_s: float) -> Iterator[list[T]]:
    """Yield items some at a time: at most so many, and none that waited longer for the next to arrive.

    When the source raises, what was gathered is lost with it.
    """
    group: list[T] = []
    since = 0.0
    for item in items:
        if not group:
            since = time.monotonic()
        group.append(item)
        if len(group) >= most or time.monotonic() - since >= within_s:
            yield group
            group = []
    if group:
        yield group
