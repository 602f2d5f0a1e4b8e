import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.benchmarks.extraction.resolution import Entity, Place, b_cubed, is_own, same_things

PLACES = [("a", 0, 3), ("a", 5, 8), ("b", 0, 3), ("b", 5, 8)]


def linked(*owners: int) -> dict[Place, int]:
    return dict(zip(PLACES, owners, strict=True))


@given(st.lists(st.integers(0, 3), min_size=4, max_size=4))
def test_the_same_links_are_perfect(owners: list[int]) -> None:
    assert b_cubed(linked(*owners), linked(*owners)) == (1.0, 1.0, 1.0)


def test_joining_all_costs_precision_and_parting_all_costs_recall() -> None:
    gold = linked(1, 1, 2, 2)
    assert b_cubed(gold, linked(1, 1, 1, 1)) == pytest.approx((0.5, 1.0, 2 / 3))
    assert b_cubed(gold, linked(1, 2, 3, 4)) == pytest.approx((1.0, 0.5, 2 / 3))


def test_only_mentions_of_both_count_and_none_is_nothing() -> None:
    assert b_cubed({PLACES[0]: 1, PLACES[1]: 1}, {PLACES[0]: 7}) == (1.0, 1.0, 1.0)
    assert b_cubed({PLACES[0]: 1}, {}) == (0.0, 0.0, 0.0)


def test_entities_are_one_thing_where_the_fullest_name_of_one_is_a_name_of_the_other() -> None:
    things = same_things(
        [
            Entity("a", "ORG", ("هيءه التفاوض السوريه", "هيءه التفاوض", "الهيءه")),
            Entity("b", "ORG", ("هيءه التفاوض", "الهيءه")),
            Entity("c", "ORG", ("هيءه الاعمار", "الهيءه")),
            Entity("d", "PER", ("هيءه التفاوض",)),
        ]
    )
    assert things[0] == things[1]
    assert len({things[0], things[2], things[3]}) == 3


@pytest.mark.parametrize(
    ("name", "kind", "own"),
    [
        ("منصور", "PER", False),
        ("خالد منصور", "PER", True),
        ("الحكومه", "ORG", False),
        ("حماس", "ORG", True),
        ("اللجنه الماليه", "ORG", False),
        ("مجلس النواب العراقي", "ORG", True),
        ("القرار", "LAW", False),
        ("مصر", "GPE", True),
    ],
)
def test_a_name_that_many_share_tells_nothing(name: str, kind: str, own: bool) -> None:
    assert is_own(name, kind) is own
