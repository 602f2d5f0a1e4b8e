"""What is kept of facts from question to question is what a fresh look at the file gives."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from synpol_desktop.core.errors import SynpolError
from synpol_desktop.core.filters import EVERYTHING, Filter
from synpol_desktop.core.ids import ArticleId
from synpol_desktop.core.kinds import DecisionState, EntityType
from synpol_desktop.workspace import Workspace
from synpol_desktop.workspace.edits import (
    DecideRelations,
    DeleteArticles,
    MarkWords,
    MergeEntities,
    RenameEntity,
    RetypeEntity,
    SetArticleFields,
    SplitMember,
    UnmarkMentions,
)
from tests.workspace.corpus import CHARGE, LEAD, MEETING, draft, fill, findings

FILTERS = (
    EVERYTHING,
    Filter(),
    Filter(outlets=frozenset({"أ"})),
    Filter(types=frozenset({EntityType.PER})),
    replace(EVERYTHING, undecided=False),
)
EDITS = st.one_of(
    st.builds(lambda e: RenameEntity(e, "اسم آخر"), st.integers(1, 5)),
    st.builds(RetypeEntity, st.integers(1, 5), st.sampled_from([EntityType.PER, EntityType.ORG])),
    st.builds(lambda pair: MergeEntities(tuple(sorted(pair))), st.sets(st.integers(1, 4), min_size=2)),
    st.builds(SplitMember, st.integers(1, 4)),
    st.builds(
        lambda ids, state: DecideRelations(tuple(ids), state),
        st.sets(st.integers(1, 4), min_size=1),
        st.sampled_from(DecisionState),
    ),
    st.builds(lambda ids: DeleteArticles(tuple(ids)), st.sets(st.integers(1, 4), min_size=1, max_size=2)),
    st.builds(
        lambda article, change: SetArticleFields(((article, *change),)),
        st.integers(1, 4),
        st.sampled_from([("outlet", "أ"), ("outlet", "ت"), ("published", "2021-03"), ("title", "عنوان")]),
    ),
    st.builds(lambda ids: UnmarkMentions(tuple(ids)), st.sets(st.integers(1, 8), min_size=1, max_size=2)),
    st.sampled_from(["undo", "redo", "mark", "import", "read again", "look"]),
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("renewal")


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(EDITS, min_size=1, max_size=8))
def test_after_any_edits_the_kept_counts_are_those_of_a_fresh_look(folder, acts):
    path = folder / "w.synpol"
    path.unlink(missing_ok=True)
    with Workspace.create(path) as workspace:
        fill(workspace, MEETING, CHARGE, outlet="أ")
        fill(workspace, LEAD, outlet="ب", published="2020")
        _look(workspace)
        for number, act in enumerate(acts):
            _do(workspace, act, number)
            if act != "look":
                workspace.counts(EVERYTHING)
        kept = _look(workspace)
        with Workspace.open(path, read_only=True) as fresh:
            assert kept == _look(fresh)


def test_a_rename_leaves_the_counts_that_were_made(workspace):
    fill(workspace, MEETING, CHARGE)
    before = workspace.facts(Filter())
    workspace.do(RenameEntity(before.ids.tolist()[0], "اسم آخر"))
    after = workspace.facts(Filter())
    assert after.weights.tolist() == before.weights.tolist()
    assert np.shares_memory(after.ids, before.ids)  # not counted anew
    assert after.names != before.names


def _do(workspace, act, number):
    try:
        match act:
            case "undo":
                workspace.undo()
            case "redo":
                workspace.redo()
            case "mark":
                place = workspace.mentions(ArticleId(1))[0]
                workspace.do(MarkWords(((place.article, place.span),), place.entity))
            case "import":
                fill(workspace, f"{MEETING} ({number})", outlet=f"صحيفة {number}")
            case "read again":
                with workspace.batch("Read again") as batch:
                    batch.store(ArticleId(2), findings(CHARGE))
                    batch.add(draft(f"خبر رقم {number}"))
            case "look":
                _look(workspace)
            case _:
                workspace.do(act)
    except (SynpolError, IndexError):
        pass  # nothing to take back, an entity that is one already


def _look(workspace):
    """Return all that is counted, as values that can be compared."""
    seen = []
    for where in FILTERS:
        facts, moments = workspace.facts(where), workspace.moments(where)
        arrays = (
            *(facts.ids, facts.types, facts.mentions, facts.sources, facts.relations, facts.targets),
            *(facts.weights, moments.ids, moments.first, moments.last),
        )
        rows = workspace.entity_rows(facts.ids.tolist(), where)
        seen.append(
            (workspace.counts(where), workspace.facets(where), rows, *(array.tolist() for array in arrays))
        )
    return seen
