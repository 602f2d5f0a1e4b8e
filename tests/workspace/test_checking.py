import sqlite3
from datetime import date

import pytest

from synpol_desktop.core.filters import EVERYTHING
from synpol_desktop.core.ids import ArticleId, EntityId
from synpol_desktop.core.kinds import DecisionState, RelationType
from synpol_desktop.core.notes import BlocMember, Subject
from synpol_desktop.core.records import RelationKey
from synpol_desktop.workspace import Workspace
from synpol_desktop.workspace.backups import Occasion, backups
from synpol_desktop.workspace.edits import (
    DecideRelations,
    MergeEntities,
    PutBlocs,
    PutDetail,
    PutDocument,
    PutNote,
    PutTag,
)
from synpol_desktop.workspace.problems import ProblemKind
from synpol_desktop.workspace.queries import ArticleQuery
from tests.workspace.corpus import CHARGE, LEAD, MEETING, fill, findings


@pytest.fixture(scope="module")
def sound(tmp_path_factory):
    path = tmp_path_factory.mktemp("sound") / "w.synpol"
    with Workspace.create(path) as workspace:
        fill(workspace, MEETING, CHARGE, LEAD)
        workspace.do(MergeEntities((1, 2)))
        workspace.do(DecideRelations((1, 2), DecisionState.REJECTED))
        meeting = RelationKey(EntityId(1), RelationType.CONSULT, EntityId(2))
        for subject in (Subject.of_entity(1), Subject.of_article(1), Subject.of_relation(meeting)):
            workspace.do(PutNote(subject, "ملاحظة"))
        workspace.do(PutTag((Subject.of_entity(1), Subject.of_article(1)), "وسم"))
        workspace.do(PutDetail(1, "latin", "Zayd"))
        workspace.do(PutBlocs(1, (BlocMember(1, "كتلة", None, date(2024, 12, 8)),)))
        workspace.do(PutDocument("style", "{}"))
        assert workspace.check() == []
    return path.read_bytes()


@pytest.fixture
def path(tmp_path, sound):
    path = tmp_path / "w.synpol"
    path.write_bytes(sound)
    return path


@pytest.mark.parametrize(
    ("statement", "kind", "repairable"),
    [
        ("UPDATE body SET text = replace(text, 'جنيف', 'باريس')", ProblemKind.DIGEST, False),
        ('UPDATE mention SET "end" = 9999 WHERE id = 1', ProblemKind.OFFSETS, True),
        ("UPDATE relation SET trigger_start = 5, trigger_end = 5 WHERE id = 1", ProblemKind.OFFSETS, True),
        ("UPDATE relation SET trigger_end = NULL WHERE id = 1", ProblemKind.OFFSETS, True),
        ("UPDATE relation SET modality = 99 WHERE id = 1", ProblemKind.VALUES, True),
        ("UPDATE mention SET confidence = 7 WHERE id = 1", ProblemKind.VALUES, True),
        ("UPDATE date_mention SET value = 'tomorrow'", ProblemKind.VALUES, True),
        ("UPDATE article SET published = 'tomorrow' WHERE id = 1", ProblemKind.VALUES, False),
        ("UPDATE entity SET type = 99 WHERE id = 1", ProblemKind.VALUES, False),
        ("DELETE FROM entity WHERE id = 4", ProblemKind.REFERENCE, True),
        ("DELETE FROM entity WHERE id = 1", ProblemKind.REFERENCE, False),
        ("DELETE FROM body WHERE article = 1", ProblemKind.REFERENCE, False),
        ("DELETE FROM run WHERE id = 2", ProblemKind.REFERENCE, True),
        ("DELETE FROM alias", ProblemKind.REFERENCE, True),
        ("DELETE FROM provenance", ProblemKind.REFERENCE, True),
        ("UPDATE article SET run = 77 WHERE id = 1", ProblemKind.REFERENCE, True),
        ("UPDATE body SET signature = x'00' WHERE article = 1", ProblemKind.DERIVED, True),
        ("DELETE FROM copy_band WHERE article = 2", ProblemKind.DERIVED, True),
        ("UPDATE article SET copies = 99 WHERE id = 1", ProblemKind.DERIVED, True),
        ("UPDATE step SET places = '7' WHERE id = 1", ProblemKind.HISTORY, False),
        ("UPDATE step SET edit = '{}' WHERE id = 1", ProblemKind.HISTORY, False),
        ("DELETE FROM search WHERE rowid = 1", ProblemKind.SEARCH, True),
        ("UPDATE search_content SET c0 = 'x' WHERE id = 1", ProblemKind.SEARCH, True),
        ("UPDATE entity SET canonical = id", ProblemKind.IDENTITY, True),
        ("UPDATE entity SET canonical = 4 WHERE id = 3", ProblemKind.IDENTITY, True),
        ("UPDATE relation SET decision = 1", ProblemKind.DECISIONS, True),
        ("UPDATE article SET first_day = 1", ProblemKind.DERIVED, True),
        ("UPDATE entity SET folded = 'x'", ProblemKind.DERIVED, True),
        ("UPDATE run SET mentions = 100", ProblemKind.DERIVED, True),
        ("UPDATE note SET subject = 999 WHERE kind = 0", ProblemKind.REFERENCE, True),
        ("UPDATE note SET target = 999 WHERE kind = 2", ProblemKind.REFERENCE, True),
        ("UPDATE note SET kind = 7 WHERE kind = 0", ProblemKind.VALUES, True),
        ("UPDATE note SET type = 99 WHERE kind = 2", ProblemKind.VALUES, True),
        ("UPDATE note SET folded = 'x'", ProblemKind.DERIVED, True),
        ("UPDATE tag SET subject = 999 WHERE kind = 1", ProblemKind.REFERENCE, True),
        ("UPDATE tag SET kind = 2 WHERE kind = 0", ProblemKind.VALUES, True),
        ("UPDATE tag SET folded = 'x'", ProblemKind.DERIVED, True),
        ("UPDATE detail SET entity = 999", ProblemKind.REFERENCE, True),
        ("UPDATE bloc_member SET entity = 999", ProblemKind.REFERENCE, True),
        ("UPDATE bloc_member SET first_day = 0", ProblemKind.VALUES, True),
        ("UPDATE bloc_member SET last_day = 1, first_day = 2", ProblemKind.VALUES, True),
        ("UPDATE document SET content = '{'", ProblemKind.VALUES, True),
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
        kept = workspace.repair()
        assert backups(path)[0].path == kept
        assert backups(path)[0].occasion is Occasion.REPAIR
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


def test_an_index_that_lacks_a_row_is_written_anew(path):
    raw = sqlite3.connect(path)
    (page,) = raw.execute("SELECT rootpage FROM sqlite_master WHERE name = 'mention_by_run'").fetchone()
    (size,) = raw.execute("PRAGMA page_size").fetchone()
    raw.close()
    data = bytearray(path.read_bytes())
    at = (page - 1) * size
    cells = int.from_bytes(data[at + 3 : at + 5], "big")
    data[at + 3 : at + 5] = (cells - 1).to_bytes(2, "big")  # its last entry is gone
    path.write_bytes(data)
    with Workspace.open(path) as workspace:
        problems = workspace.check()
        assert problems
        assert any("mention_by_run" in problem.message and problem.repairable for problem in problems)
        workspace.repair()
        assert workspace.check() == []


def test_facts_that_are_damaged_are_taken_away_and_read_again_and_decisions_hold(path):
    with Workspace.open(path) as workspace:
        before = {id_: workspace.findings(ArticleId(id_)) for id_ in (1, 2, 3)}
    plain = sqlite3.connect(path)
    plain.execute('UPDATE mention SET "end" = 9999 WHERE run = (SELECT run FROM article WHERE id = 2)')
    plain.commit()
    plain.close()
    with Workspace.open(path) as workspace:
        workspace.repair()
        assert workspace.check() == []
        assert workspace.article_ids(ArticleQuery(waiting=True)) == [2]
        assert workspace.findings(ArticleId(3)) == before[3]
        with workspace.batch("Extract") as batch:
            batch.store(ArticleId(2), findings(CHARGE))
        assert workspace.findings(ArticleId(2)) == before[2]
        (relation,) = workspace.relation_mentions(ArticleId(2), EVERYTHING)
        assert relation.decision is DecisionState.REJECTED
        while any(step.done for step in workspace.history()):
            workspace.undo()
        assert workspace.check() == []
        while not workspace.history()[0].done:
            workspace.redo()
        assert workspace.check() == []
        assert workspace.findings(ArticleId(2)) == before[2]
