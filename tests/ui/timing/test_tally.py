from datetime import date

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from synpol_desktop.core.kinds import QUADS, RELATION_TYPES, Quad, RelationType
from synpol_desktop.core.moments import Moments
from synpol_desktop.ui.timing.calendar import UNITS, Days, Unit, starts
from synpol_desktop.ui.timing.tally import Tally

BASE = date(2020, 1, 1).toordinal()
moments = st.lists(
    st.tuples(
        st.integers(0, len(RELATION_TYPES) - 1), st.integers(0, 3000), st.integers(0, 400), st.booleans()
    ),
    max_size=40,
)


def tally(rows):
    columns = list(zip(*rows, strict=True)) or [(), (), (), ()]
    types, first, length, dated = (np.array(column, np.int64) for column in columns)
    known = dated.astype(bool)
    begin = np.where(known, BASE + first, 0)
    end = np.where(known, BASE + first + length, 0)
    return Tally.of(Moments(np.arange(len(rows)), types.astype(np.uint8), begin, end))


@given(moments, st.sampled_from(UNITS))
def test_every_dated_fact_is_in_the_bars_once(rows, unit):
    counted = tally(rows)
    dated = sum(row[3] for row in rows)
    assert counted.dated == dated
    assert len(counted.undated) == len(rows) - dated
    if dated:
        bars = counted.bars(starts(unit, counted.extent.first, counted.extent.last))
        assert np.isclose(bars.heights.sum(), dated)
        assert (bars.possible >= np.ceil(bars.loose - 1e-9) * 0).all()
        assert ((bars.loose > 0) <= (bars.possible > 0)).all()


@given(moments, st.integers(0, 3400), st.integers(0, 600))
def test_a_range_counts_what_may_be_of_its_days(rows, first, length):
    chosen = Days(BASE + first, BASE + first + length)
    expected = sum(
        dated and BASE + day <= chosen.last and BASE + day + long >= chosen.first
        for _, day, long, dated in rows
    )
    assert tally(rows).between(chosen) == expected


@given(moments)
def test_the_core_holds_nearly_everything_and_lies_in_the_extent(rows):
    counted = tally(rows)
    if counted.extent is None:
        assert counted.core is None
        return
    core, extent = counted.core, counted.extent
    assert extent.first <= core.first <= core.last <= extent.last
    assert counted.between(core) >= counted.dated * 0.98 - 1e-9


def test_a_few_facts_from_long_ago_do_not_widen_the_core():
    code = RELATION_TYPES.index(RelationType.AID)
    rows = [(code, 2000 + day, 0, True) for day in range(200)] + [(code, 0, 0, True)]
    assert tally(rows).core.first == BASE + 2000


def test_a_year_is_spread_over_its_months_and_kept_apart_from_days():
    aid, accuse = RELATION_TYPES.index(RelationType.AID), RELATION_TYPES.index(RelationType.ACCUSE)
    counted = tally([(aid, 0, 365, True), (accuse, 40, 0, True)])  # 2020 had 366 days
    bars = counted.bars(starts(Unit.MONTH, BASE, BASE + 365))
    assert len(bars) == 12
    assert np.isclose(bars.loose[0], 31 / 366)
    assert (bars.possible == 1).all()
    assert bars.exact[1, QUADS.index(Quad.VERBAL_CONFLICT)] == 1
    assert bars.exact.sum() == 1
    year = counted.bars(starts(Unit.YEAR, BASE, BASE + 365))
    assert year.exact.sum() == 2
    assert year.loose.sum() == 0
