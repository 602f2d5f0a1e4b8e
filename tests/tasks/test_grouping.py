"""Items are put together without losing, reordering or delaying any."""

import itertools

from hypothesis import given
from hypothesis import strategies as st

from synpol_desktop.tasks.grouping import groups


@given(st.lists(st.integers()), st.integers(1, 9))
def test_groups_hold_all_items_in_order_and_none_is_too_large(items: list[int], most: int) -> None:
    made = list(groups(items, most, within_s=60))
    assert list(itertools.chain.from_iterable(made)) == items
    assert all(1 <= len(group) <= most for group in made)
    assert all(len(group) == most for group in made[:-1])


def test_an_item_that_waited_long_enough_goes_with_what_is_there() -> None:
    assert list(groups("abc", 8, within_s=0)) == [["a"], ["b"], ["c"]]


def test_no_more_is_drawn_than_the_next_group_needs() -> None:
    source = iter(range(100))
    assert next(groups(source, 8, within_s=60)) == list(range(8))
    assert next(source) == 8
