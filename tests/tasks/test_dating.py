from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from synpol_desktop.core.dates import is_date_value
from synpol_desktop.core.filters import EVERYTHING
from synpol_desktop.core.spans import Span
from synpol_desktop.tasks.dating import Source, dates_for, read_typed
from synpol_desktop.workspace import Workspace
from tests.workspace.corpus import MEETING, draft, findings

PUBLISHED = "2023-05-20"


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("2023-05-16", "2023-05-16"),
        ("16/5/2022", "2022-05-16"),
        ("١٦/٤", "2023-04-16"),
        ("16", "2023-05-16"),
        ("2023/4", "2023-04"),
        ("2022", "2022"),
        ("أمس", "2023-05-19"),
        (" 31/2 ", None),
        ("40", None),
        ("كلام", None),
    ],
)
def test_a_day_is_typed_as_one_writes_it_and_the_article_says_what_is_left_out(typed, value):
    assert read_typed(typed, PUBLISHED) == value


def test_a_day_without_its_month_is_none_where_the_article_has_no_date():
    assert read_typed("16", None) is None
    assert read_typed("16/5", "2023") == "2023-05-16"
    assert read_typed("16", "2023") is None


@given(
    st.text(alphabet="0123456789٣/-. أمسي", max_size=12),
    st.sampled_from([None, "2023", "2023-05", PUBLISHED]),
)
def test_whatever_is_typed_gives_a_date_or_nothing(typed, published):
    value = read_typed(typed, published)
    assert value is None or is_date_value(value)


@pytest.fixture
def meeting(tmp_path):
    """Return the article of a meeting yesterday and its relation."""
    with Workspace.create(tmp_path / "w.synpol") as workspace:
        with workspace.batch("Fill") as batch:
            id_ = batch.add(draft(MEETING, published=PUBLISHED))
            batch.store(id_, findings(MEETING))
        (relation,) = workspace.relation_mentions(id_, EVERYTHING)
        yield workspace.article(id_), relation


def test_selected_words_come_before_the_sentence_and_that_before_the_publication(meeting):
    article, relation = meeting
    relation = replace(relation, date=None)
    offered = dates_for(article, relation, None)
    assert [(one.value, one.source) for one in offered] == [
        ("2023-05-19", Source.SENTENCE),
        (PUBLISHED, Source.PUBLISHED),
    ]
    assert offered[0].words == "أمس"
    at = MEETING.index("أمس")
    assert dates_for(article, relation, Span(at, at + 3))[0].source is Source.SELECTED


def test_the_date_that_a_relation_has_is_not_offered_again(meeting):
    article, relation = meeting
    assert [one.value for one in dates_for(article, replace(relation, date="2023-05-19"), None)] == [
        PUBLISHED
    ]
