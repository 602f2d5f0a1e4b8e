import sqlite3

import pytest

from synpol_desktop.core.filters import EVERYTHING
from synpol_desktop.core.ids import ArticleId
from synpol_desktop.core.kinds import DecisionState
from synpol_desktop.workspace import Workspace
from synpol_desktop.workspace.edits import DecideRelations, MergeEntities
from synpol_desktop.workspace.problems import ProblemKind
from tests.workspace.corpus import CHARGE, LEAD, MEETING, fill, findings


@pytest.fixture
def path(tmp_path):
    path = tmp_path / "w.synpol"
    with Workspace.create(path) as workspace:
        fill(workspace, MEETING, CHARGE, LEAD)
        workspace.do(MergeEntities((1, 2)))
        workspace.do(DecideRelations((1, 2), DecisionState.REJECTED))
        assert workspace.check() == []
    return path


@pytest.mark.parametrize(
    ("statement", "kind", "repairable"),
    [
        ("UPDATE body SET text = replace(text, 'جنيف', 'باريس')", ProblemKind.DIGEST, False),
        ('UPDATE mention SET "end" = 9999 WHERE id = 1', ProblemKind.OFFSETS, False),
        ("UPDATE relation SET trigger_start = 5, trigger_end = 5 WHERE id = 1", ProblemKind.OFFSETS, False),
        ("DELETE FROM entity WHERE id = 3", ProblemKind.REFERENCE, False),
        ("UPDATE article SET run = 77 WHERE id = 1", ProblemKind.REFERENCE, False),
        ("UPDATE step SET edit = '{}' WHERE id = 1", ProblemKind.HISTORY, False),
        ("DELETE FROM search WHERE rowid = 1", ProblemKind.SEARCH, True),
        ("UPDATE search_content SET c0 = 'x' WHERE id = 1", ProblemKind.SEARCH, True),
        ("UPDATE entity SET canonical = id", ProblemKind.IDENTITY, True),
        ("UPDATE entity SET canonical = 4 WHERE id = 3", ProblemKind.IDENTITY, True),
        ("UPDATE relation SET decision = 1", ProblemKind.DECISIONS, True),
        ("UPDATE article SET first_day = 1", ProblemKind.DERIVED, True),
        ("UPDATE entity SET folded = 'x'", ProblemKind.DERIVED, True),
        ("UPDATE run SET mentions = 100", ProblemKind.DERIVED, True),
    ],
)
def test_each_kind_of_damage_is_found_and_what_is_derived_is_rebuilt(path, statement, kind, repairable):
    plain = sqlite3.connect(path)
    plain.execute(statement)
    plain.commit()
    plain.close()
    with Workspace.open(path) as workspace:
        problems = workspace.check()
        assert (kind, repairable) in {(problem.kind, problem.repairable) for problem in problems}
        assert all(problem.message.endswith((".", "…")) or kind is ProblemKind.FILE for problem in problems)
        workspace.repair()
        left = {problem.kind for problem in workspace.check()}
        assert (kind in left) is not repairable
        if repairable:
            assert left == set()


def test_a_decision_is_found_again_by_the_next_extraction(path):
    with Workspace.open(path) as workspace:
        with workspace.batch("Extract") as batch:
            batch.store(ArticleId(1), findings(MEETING))
        (relation,) = workspace.relation_mentions(ArticleId(2), EVERYTHING)
        assert relation.decision is DecisionState.REJECTED
        (key,) = workspace.facts(EVERYTHING).relations.tolist()[:1]
        assert key == 0
        assert workspace.check() == []


def test_a_decision_follows_a_symmetric_relation_that_is_found_the_other_way_round(workspace):
    (id_,) = fill(workspace, MEETING)
    (relation,) = workspace.relation_mentions(id_, EVERYTHING)
    workspace.do(DecideRelations((relation.id,), DecisionState.ACCEPTED))
    found = findings(MEETING)
    (old,) = found.relations
    turned = type(old)(
        old.target, old.type, old.source, old.evidence, old.target_span, old.source_span, None, 0.2, "other"
    )
    with workspace.batch("Extract") as batch:
        batch.store(id_, type(found)(found.entities, found.mentions, (turned,)))
    (again,) = workspace.relation_mentions(id_, EVERYTHING)
    assert again.id != relation.id
    assert again.decision is DecisionState.ACCEPTED
    workspace.undo()
    workspace.undo()
    assert workspace.relation_mentions(id_, EVERYTHING)[0].decision is DecisionState.OPEN
