from __future__ import annotations

from collections import defaultdict
from itertools import pairwise

from synpol_desktop.core.blocs import Membership, blocs_of, members, memberships
from synpol_desktop.extraction.knowledge import knowledge


def test_blocs_and_members_are_things_of_the_tables() -> None:
    known = knowledge().things

    assert {each.bloc for each in memberships()} | {each.member for each in memberships()} <= set(known)


def test_spells_of_membership_are_in_order_and_never_overlap() -> None:
    spells: defaultdict[tuple[str, str], list[Membership]] = defaultdict(list)
    for each in memberships():
        assert each.valid_from
        assert not each.valid_to or each.valid_from < each.valid_to, each
        spells[each.bloc, each.member].append(each)
    for spell in spells.values():
        assert all(one.valid_to and one.valid_to <= other.valid_from for one, other in pairwise(spell)), spell


def test_membership_depends_on_the_date() -> None:
    assert "sy" in members("arableague", "2010")
    assert "sy" not in members("arableague", "2015-06")
    assert "sy" in members("arableague", "2024-01-01")
    assert "gb" in members("eu", "2019-12-31")
    assert "gb" not in members("eu")


def test_a_state_belongs_to_several_blocs() -> None:
    assert {"gcc", "arableague", "opec"} <= blocs_of("sa", "2016-03-02")
    assert "brics" in blocs_of("ir", "2024-05")
    assert "brics" not in blocs_of("ir", "2020-05")
