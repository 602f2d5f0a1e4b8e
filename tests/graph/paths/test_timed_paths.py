from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from synpol_desktop.core.errors import CancelledError
from synpol_desktop.core.progress import Progress
from synpol_desktop.graph.paths.timed import Contacts, earliest_path


def contacts(rows, both=False):
    sources, targets, days = np.array(rows, np.int64).reshape(-1, 3).T
    return Contacts(sources, targets, days, np.full(len(days), both))


def earliest_arrival(rows, source, target, start, both):
    """Relax every contact until nothing changes: the slow way that can't be wrong."""
    arrival = {source: start}
    for _ in rows:
        for a, b, day in rows:
            for tail, head in ((a, b), (b, a))[: 1 + both]:
                if tail in arrival and arrival[tail] <= day < arrival.get(head, np.inf):
                    arrival[head] = day
    return arrival.get(target)


actors = st.integers(0, 5)
stories = st.lists(st.tuples(actors, actors, st.integers(0, 8)), max_size=14)


@given(stories, st.booleans(), st.integers(0, 4))
def test_it_arrives_as_early_as_can_be_and_never_goes_back_in_time(rows, both, start):
    known = contacts(rows, both)
    path = earliest_path(known, 0, 1, not_before=start)
    arrival = earliest_arrival(rows, 0, 1, start, both)
    if arrival is None:
        assert path is None
        return
    assert path.days[-1] == arrival
    assert path.days[0] >= start
    assert all(one <= two for one, two in pairwise(path.days))
    assert len(set(path.nodes)) == len(path.nodes) == path.length + 1
    for (tail, head), row, day in zip(pairwise(path.nodes), path.contacts, path.days, strict=True):
        assert rows[row][2] == day
        source, target, _ = rows[row]
        assert (tail, head) == (source, target) or (both and (tail, head) == (target, source))


def test_a_path_that_goes_back_in_time_is_none():
    assert earliest_path(contacts([(0, 2, 5), (2, 1, 3)]), 0, 1) is None


def test_an_early_arrival_is_preferred_to_a_short_way():
    path = earliest_path(contacts([(0, 1, 9), (0, 2, 1), (2, 3, 1), (3, 1, 2)]), 0, 1)
    assert path.nodes == (0, 2, 3, 1)
    assert path.contacts == (1, 2, 3)


def test_the_way_to_oneself_needs_no_contact():
    assert earliest_path(contacts([]), 4, 4).nodes == (4,)


def test_arrays_of_different_length_are_refused():
    with pytest.raises(ValueError, match="length"):
        Contacts(np.zeros(2, np.int64), np.zeros(1, np.int64), np.zeros(2, np.int64), np.zeros(2, np.bool_))


def test_looking_for_a_path_stops_when_asked():
    progress = Progress()
    progress.cancel()
    with pytest.raises(CancelledError):
        earliest_path(contacts([(0, 1, 1)]), 0, 1, progress=progress)
