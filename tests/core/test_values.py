from datetime import date

import numpy as np
import pytest

from synpol_desktop.core.dates import days, is_date_value
from synpol_desktop.core.errors import CancelledError, SynpolError
from synpol_desktop.core.filters import Filter
from synpol_desktop.core.kinds import RELATION_TYPES, Quad, RelationType
from synpol_desktop.core.network import Network, Positions
from synpol_desktop.core.progress import Progress
from synpol_desktop.core.spans import Span
from synpol_desktop.core.tables import read_table, values


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2023", date(2023, 1, 1), date(2023, 12, 31)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2023-11-08", date(2023, 11, 8), date(2023, 11, 8)),
        ("2023-11-06/2023-11-12", date(2023, 11, 6), date(2023, 11, 12)),
    ],
)
def test_a_date_value_covers_its_days(value, first, last):
    assert days(value) == (first, last)


@pytest.mark.parametrize(
    "value", ["", "11/2023", "2023-13", "2023-02-30", "2023-11-12/2023-11-06", "2023-1-1"]
)
def test_what_is_no_date_value_is_refused(value):
    assert not is_date_value(value)


@pytest.mark.parametrize(("start", "end"), [(-1, 3), (3, 3), (4, 2)])
def test_an_empty_or_reversed_span_is_refused(start, end):
    with pytest.raises(ValueError, match="not a span"):
        Span(start, end)


def test_spans_know_overlap_containment_and_cover():
    assert Span(0, 4).overlaps(Span(3, 6))
    assert not Span(0, 4).overlaps(Span(4, 6))
    assert Span(0, 9).contains(Span(2, 9))
    assert Span(0, 4).join(Span(6, 9)) == Span(0, 9)
    assert Span(1, 3).of("abcd") == "bc"


def test_every_relation_type_has_a_quad_and_request_is_neutral():
    assert {kind.quad for kind in RELATION_TYPES} == set(Quad)
    assert RelationType.REQUEST.polarity == 0
    assert RelationType.ACCUSE.polarity == -1
    assert RelationType.AID.polarity == 1
    assert RelationType.CONSULT.symmetric
    assert not RelationType.ACCUSE.symmetric


def test_a_cancelled_job_stops_at_its_next_step():
    seen = []
    progress = Progress(lambda done, total, label: seen.append((done, total, label)))
    progress.step(1, 3, "one")
    progress.cancel()
    with pytest.raises(CancelledError):
        progress.step(2, 3)
    assert seen == [(1, 3, "one")]


def test_an_error_reads_as_message_and_hint():
    assert str(SynpolError("It broke.", hint="Mend it.")) == "It broke. Mend it."


def test_a_filter_that_ends_before_it_begins_is_refused():
    with pytest.raises(ValueError, match="before its first"):
        Filter(first=date(2024, 1, 2), last=date(2024, 1, 1))


def test_a_network_refuses_edges_to_nodes_that_are_not_there():
    with pytest.raises(ValueError, match="not there"):
        Network(
            np.array([7]),
            ("a",),
            np.zeros(1, np.uint8),
            np.ones(1),
            np.array([[0, 1]], np.intp),
            np.zeros(1, np.uint8),
            np.ones(1),
        )


def test_an_edge_knows_the_relation_it_stands_for():
    network = Network(
        np.array([7, 9]),
        ("a", "b"),
        np.zeros(2, np.uint8),
        np.ones(2),
        np.array([[1, 0]], np.intp),
        np.array([RELATION_TYPES.index(RelationType.ACCUSE)], np.uint8),
        np.ones(1),
    )
    key = network.key(0)
    assert (key.source, key.type, key.target) == (9, RelationType.ACCUSE, 7)
    assert Network.empty().n == 0


def test_positions_and_pins_share_their_length():
    with pytest.raises(ValueError, match="differ"):
        Positions(np.zeros((2, 2)), np.zeros(3, bool))


def test_a_table_reads_cells_comments_and_missing_ends(tmp_path):
    path = tmp_path / "t.tsv"
    path.write_text("# origin: own\nword\tforms\tnote\nقال\tيقول|قالت\n", "utf-8")
    rows = list(read_table(path))
    assert rows == [{"word": "قال", "forms": "يقول|قالت", "note": ""}]
    assert values(rows[0]["forms"]) == ("يقول", "قالت")


def test_a_table_with_a_cell_too_many_is_refused_with_its_line(tmp_path):
    path = tmp_path / "t.tsv"
    path.write_text("word\tnote\na\tb\tc\n", "utf-8")
    with pytest.raises(ValueError, match="line 2"):
        list(read_table(path))


def test_an_error_keeps_its_template_so_that_it_can_be_translated():
    error = SynpolError("{name} is empty.", hint="Choose another than {name}.", name="a{b}.txt")
    assert error.template == "{name} is empty."
    assert error.message == "a{b}.txt is empty."
    assert error.hint == "Choose another than a{b}.txt."
