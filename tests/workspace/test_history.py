import contextlib
import random
import sqlite3
import threading
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from synpol_desktop.core.errors import CancelledError, EditRefusedError
from synpol_desktop.core.filters import EVERYTHING
from synpol_desktop.core.kinds import DecisionState, EntityType, RelationType
from synpol_desktop.core.notes import BlocMember, Subject
from synpol_desktop.core.records import RelationKey
from synpol_desktop.core.spans import Span
from synpol_desktop.workspace import Workspace
from synpol_desktop.workspace.edits import (
    DecideRelations,
    DeleteArticles,
    EditRelation,
    KeepApart,
    Label,
    MarkWords,
    MergeEntities,
    NewEntity,
    PassSentences,
    PinNodes,
    PutBlocs,
    PutDetail,
    PutDocument,
    PutNote,
    PutTag,
    PutView,
    Reading,
    RemoveTag,
    RenameEntity,
    ResizeMention,
    RestoreArticles,
    RetypeEntity,
    SetArticleFields,
    SplitMember,
    StateRelation,
    Together,
    UnmarkMentions,
    Unmerge,
    UnpinNodes,
)
from tests.workspace.corpus import CHARGE, LEAD, MEETING, ZAYD, draft, entity_called, fill, findings

TEXTS = (MEETING, CHARGE, LEAD)

entities = st.integers(1, 4)
articles = st.integers(1, 3)
names = st.sampled_from(["اسم", "اسم آخر", "Name"])
spans = st.builds(lambda start, size: Span(start, start + size), st.integers(0, 20), st.integers(1, 9))
named = entities | st.builds(
    lambda name, kind: NewEntity(kind, name, f"{kind}:{name}"), names, st.sampled_from(EntityType)
)
readings = st.builds(
    Reading,
    entities,
    st.sampled_from([RelationType.CONSULT, RelationType.ACCUSE, RelationType.HEADS]),
    entities,
    spans,
    spans,
    date=st.sampled_from([None, "2020"]),
    place=st.none() | entities,
)
corrections = st.one_of(
    st.builds(MarkWords, st.lists(st.tuples(articles, spans), min_size=1, max_size=2).map(tuple), named),
    st.builds(UnmarkMentions, st.tuples(st.integers(1, 9))),
    st.builds(ResizeMention, st.integers(1, 9), spans),
    st.builds(StateRelation, articles, st.just(Span(0, 30)), readings),
    st.builds(EditRelation, st.integers(1, 5), readings),
    st.builds(PassSentences, st.lists(st.tuples(articles, spans), max_size=2).map(tuple), st.booleans()),
)
tagged = st.builds(Subject.of_entity, entities) | st.builds(Subject.of_article, articles)
subjects = tagged | st.builds(
    Subject.of_relation,
    st.builds(RelationKey, entities, st.sampled_from([RelationType.CONSULT, RelationType.HEADS]), entities),
)
memberships = st.builds(
    BlocMember, entities, names, st.none() | st.just(date(2011, 3, 1)), st.none() | st.just(date(2024, 12, 8))
)
remarks = st.one_of(
    st.builds(PutNote, subjects, st.sampled_from(["", "ملاحظة", "A note\nof two lines"])),
    st.builds(PutTag, st.lists(tagged, min_size=1, max_size=3).map(tuple), names),
    st.builds(RemoveTag, st.lists(tagged, min_size=1, max_size=3).map(tuple), names),
    st.builds(PutDetail, entities, st.sampled_from(["latin", "icon"]), st.none() | names),
    st.builds(PutBlocs, entities, st.lists(memberships, max_size=2).map(tuple)),
    st.builds(PutDocument, st.sampled_from(["style", "graph"]), st.sampled_from([None, "{}", "[1]"])),
)
simple_edits = st.one_of(
    remarks,
    remarks,
    corrections,
    corrections,
    st.builds(
        SetArticleFields.of, st.tuples(articles), title=names, published=st.sampled_from([None, "2020"])
    ),
    st.builds(DeleteArticles, st.lists(articles, max_size=2, unique=True).map(tuple)),
    st.builds(RestoreArticles, st.tuples(articles)),
    st.builds(RenameEntity, entities, names, st.none() | names),
    st.builds(RetypeEntity, entities, st.sampled_from(EntityType)),
    st.builds(MergeEntities, st.lists(entities, min_size=2, max_size=3, unique=True).map(tuple), names),
    st.builds(KeepApart, entities, entities),
    st.builds(SplitMember, entities),
    st.builds(Unmerge, entities),
    st.builds(DecideRelations, st.tuples(st.integers(1, 3)), st.sampled_from(DecisionState)),
    st.builds(
        PinNodes, st.lists(st.tuples(entities, st.floats(-5, 5), st.floats(-5, 5)), min_size=1).map(tuple)
    ),
    st.builds(UnpinNodes, st.lists(entities, min_size=1, unique=True).map(tuple)),
)
edits = simple_edits | st.builds(Together, st.lists(simple_edits, min_size=1, max_size=3).map(tuple))
jobs = st.tuples(
    st.sampled_from(["import", "extract"]), st.lists(st.sampled_from(TEXTS), min_size=1, max_size=3)
)
acts = st.one_of(edits, edits, jobs, st.sampled_from(["reopen", "undo", "redo"]))


def test_each_step_is_named_and_undone_one_after_the_other(workspace):
    start = workspace.content_hash()
    (id_,) = fill(workspace, MEETING)
    imported = workspace.content_hash()
    zayd = entity_called(workspace, ZAYD)
    workspace.do(RenameEntity(zayd, "السيد النجار"))
    workspace.do(SetArticleFields.of((id_,), title="لقاء"))
    assert [step.label for step in workspace.history()] == [
        f"Edit “{' '.join(MEETING.split()[:4])}”",
        f"Rename “{ZAYD}” to “السيد النجار”",
        "Import",
    ]
    assert workspace.undo().label_key == "set_article_fields.one"
    assert workspace.undo().places == (("before", ZAYD), ("name", "السيد النجار"))
    assert workspace.content_hash() == imported
    workspace.undo()
    assert workspace.content_hash() == start
    with pytest.raises(EditRefusedError, match="nothing to undo"):
        workspace.undo()


def test_a_new_edit_drops_what_could_be_redone(workspace):
    fill(workspace, MEETING)
    zayd = entity_called(workspace, ZAYD)
    workspace.do(RenameEntity(zayd, "أول"))
    workspace.undo()
    workspace.do(RenameEntity(zayd, "ثان"))
    with pytest.raises(EditRefusedError, match="nothing to redo"):
        workspace.redo()
    assert [step.label for step in workspace.history()] == [f"Rename “{ZAYD}” to “ثان”", "Import"]


def test_the_history_survives_a_restart(tmp_path):
    path = tmp_path / "w.synpol"
    with Workspace.create(path) as workspace:
        start = workspace.content_hash()
        fill(workspace, MEETING)
        end = workspace.content_hash()
    with Workspace.open(path) as workspace:
        workspace.undo()
        assert workspace.content_hash() == start
    with Workspace.open(path) as workspace:
        workspace.redo()
        assert workspace.content_hash() == end


def test_a_second_extraction_is_undone_to_the_first(workspace):
    (id_,) = fill(workspace, MEETING)
    first = workspace.content_hash()
    with workspace.batch("Extract") as batch:
        batch.store(id_, findings("x"))
        batch.store(id_, findings("y"))  # twice in one job: undo goes back to what was before the job
    assert workspace.mentions(id_) == []
    workspace.undo()
    assert workspace.content_hash() == first
    assert len(workspace.mentions(id_)) == 4


def test_a_running_job_is_not_undone_but_edits_beside_it_are(workspace):
    with workspace.batch(Label("import", "Import {count} files", (("count", "3"),))) as batch:
        id_ = batch.add(draft(MEETING))
        with pytest.raises(EditRefusedError, match="“Import 3 files” is still running"):
            workspace.undo()
        workspace.do(SetArticleFields.of((id_,), title="لقاء"))
        workspace.undo()
        batch.store(id_, findings(MEETING))
    workspace.undo()
    assert workspace.counts(EVERYTHING).articles == 0


def test_a_job_that_stops_half_way_is_one_step(workspace):
    def job():
        with workspace.batch("Import") as batch:
            batch.add(draft(MEETING))
            batch.add(draft(CHARGE))
            raise CancelledError

    with pytest.raises(CancelledError):
        job()
    assert workspace.counts(EVERYTHING).articles == 2
    workspace.undo()
    assert workspace.counts(EVERYTHING).articles == 0


def test_a_job_that_does_nothing_leaves_no_step(workspace):
    fill(workspace, MEETING)
    with workspace.batch("Import") as batch:
        batch.add(draft(MEETING))
    assert len(workspace.history()) == 1


def test_one_refused_edit_of_several_takes_all_back(workspace):
    fill(workspace, MEETING)
    zayd = entity_called(workspace, ZAYD)
    before = workspace.content_hash()
    with pytest.raises(EditRefusedError, match="empty"):
        workspace.do(Together((RenameEntity(zayd, "جديد"), RenameEntity(zayd, " "))))
    assert workspace.content_hash() == before
    assert len(workspace.history()) == 1


def test_each_commit_tells_what_it_touched(workspace):
    heard = []
    stop = workspace.subscribe(lambda changes: heard.append((changes, threading.current_thread().name)))
    (id_,) = fill(workspace, MEETING)
    zayd = entity_called(workspace, ZAYD)
    changes = workspace.do(RenameEntity(zayd, "جديد"))
    with pytest.raises(EditRefusedError):
        workspace.do(RenameEntity(zayd, ""))
    stop()
    workspace.undo()
    assert len(heard) == 3  # add, store, rename; nothing of what was refused or came after
    assert heard[0][0].metadata
    assert heard[0][0].articles == {id_}
    assert heard[1][0].facts
    assert heard[2][0] == changes
    assert changes.entities == {zayd}
    assert {name for _, name in heard} == {"workspace-writer"}


def test_reading_is_possible_from_any_thread_while_a_job_writes(workspace):
    counts = []
    with workspace.batch("Import") as batch:
        for text in TEXTS:
            batch.add(draft(text))
            reader = threading.Thread(target=lambda: counts.append(workspace.counts(EVERYTHING).articles))
            reader.start()
            reader.join()
    assert counts == [1, 2, 3]


@settings(max_examples=8, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(acts, min_size=1, max_size=12))
def test_undoing_all_gives_the_start_and_redoing_all_the_end(tmp_path_factory, sequence):
    _there_and_back(tmp_path_factory.mktemp("history") / "w.synpol", sequence)


@pytest.mark.full
@pytest.mark.timeout(600)
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(acts, min_size=10, max_size=80))
def test_undoing_all_gives_the_start_and_redoing_all_the_end_for_long_sequences(tmp_path_factory, sequence):
    _there_and_back(tmp_path_factory.mktemp("history") / "w.synpol", sequence)


@pytest.mark.full
def test_five_hundred_acts_are_undone_to_the_start_and_redone_to_the_end_with_restarts(tmp_path):
    """Draw acts of every kind until 500 steps are done; the file is reopened in the middle of each way."""
    draw = random.Random(20261122)
    path = tmp_path / "w.synpol"
    with Workspace.create(path) as workspace:
        fill(workspace, *TEXTS)
        start, steps = workspace.content_hash(), 0
        while steps < 500:
            act = draw.choice(SORTS)(draw)
            with contextlib.suppress(EditRefusedError):
                before = len(workspace.history(1 << 30))
                _apply(workspace, act)
                steps += len(workspace.history(1 << 30)) > before
        end = workspace.content_hash()
    for turn, wanted in (("undo", start), ("redo", end)):
        for part in (250, 250):
            with Workspace.open(path) as workspace:
                for _ in range(part):
                    getattr(workspace, turn)()
                found = workspace.content_hash()
        assert found == wanted


def _number(draw, most):
    return draw.randint(1, most)


def _span(draw):
    start = draw.randint(0, 20)
    return Span(start, start + draw.randint(1, 9))


def _named(draw):
    if draw.random() < 0.5:
        return _number(draw, 4)
    kind, name = draw.choice(list(EntityType)), draw.choice(["اسم", "اسم آخر", "Name"])
    return NewEntity(kind, name, f"{kind}:{name}")


def _reading(draw):
    kind = draw.choice([RelationType.CONSULT, RelationType.ACCUSE, RelationType.HEADS])
    return Reading(_number(draw, 4), kind, _number(draw, 4), _span(draw), _span(draw), date="2020")


def _tagged(draw):
    kind = draw.choice([Subject.of_entity, Subject.of_article])
    return kind(_number(draw, 3))


def _subject(draw):
    if draw.random() < 0.6:
        return _tagged(draw)
    return Subject.of_relation(RelationKey(_number(draw, 4), RelationType.CONSULT, _number(draw, 4)))


SORTS = (
    lambda d: MarkWords(((_number(d, 3), _span(d)),), _named(d)),
    lambda d: UnmarkMentions((_number(d, 9),)),
    lambda d: ResizeMention(_number(d, 9), _span(d)),
    lambda d: StateRelation(_number(d, 3), Span(0, 30), _reading(d)),
    lambda d: EditRelation(_number(d, 5), _reading(d)),
    lambda d: PassSentences(((_number(d, 3), _span(d)),), d.random() < 0.5),
    lambda d: SetArticleFields.of((_number(d, 3),), title=f"عنوان {d.random()}", published="2020"),
    lambda d: DeleteArticles((_number(d, 3),)),
    lambda d: RestoreArticles((_number(d, 3),)),
    lambda d: RenameEntity(_number(d, 4), f"اسم {d.random()}"),
    lambda d: RetypeEntity(_number(d, 4), d.choice(list(EntityType))),
    lambda d: MergeEntities(tuple(d.sample(range(1, 5), 2)), "سبب"),
    lambda d: KeepApart(*d.sample(range(1, 5), 2)),
    lambda d: SplitMember(_number(d, 4)),
    lambda d: Unmerge(_number(d, 4)),
    lambda d: DecideRelations((_number(d, 3),), d.choice(list(DecisionState))),
    lambda d: PinNodes(((_number(d, 4), d.random(), d.random()),)),
    lambda d: UnpinNodes((_number(d, 4),)),
    lambda d: PutView(d.choice(["أ", "ب"]), d.choice([None, "{}"])),
    lambda d: PutNote(_subject(d), d.choice(["", f"ملاحظة {d.random()}"])),
    lambda d: PutTag((_tagged(d), _tagged(d)), d.choice(["وسم", "Tag"])),
    lambda d: RemoveTag((_tagged(d), _tagged(d)), d.choice(["وسم", "Tag"])),
    lambda d: PutDetail(_number(d, 4), d.choice(["latin", "icon"]), d.choice([None, f"{d.random()}"])),
    lambda d: PutBlocs(_number(d, 4), (BlocMember(_number(d, 4), d.choice("أب"), None, date(2024, 12, 8)),)),
    lambda d: PutDocument(d.choice(["style", "graph"]), d.choice([None, f"[{d.random()}]"])),
    lambda d: ("import", [f"{MEETING} {d.random()}"]),
    lambda d: ("extract", [d.choice(TEXTS)]),
)


def _there_and_back(path, sequence):
    workspace = Workspace.create(path)
    try:
        start = workspace.content_hash()
        fill(workspace, *TEXTS)
        for act in sequence:
            workspace = _apply(workspace, act)
        assert workspace.check() == []
        end = workspace.content_hash()
        done = sum(step.done for step in workspace.history(10_000))
        for number in range(done):
            workspace.undo()
            if number == done // 2:
                workspace = _reopened(workspace)
        assert workspace.content_hash() == start
        workspace = _reopened(workspace)
        for _ in range(done):
            workspace.redo()
        assert workspace.content_hash() == end
        assert workspace.check() == []
    finally:
        workspace.close()


def _apply(workspace, act):
    try:
        match act:
            case "reopen":
                return _reopened(workspace)
            case "undo":
                workspace.undo()
            case "redo":
                workspace.redo()
            case ("import", texts):
                with workspace.batch("Import") as batch:
                    for text in texts:
                        batch.add(draft(text))
            case ("extract", texts):
                with workspace.batch("Extract") as batch:
                    for number, text in enumerate(texts, start=1):
                        batch.store(number, findings(text if text == TEXTS[number - 1] else ""))
            case _:
                workspace.do(act)
    except EditRefusedError:
        pass  # a random act may be impossible; then it must leave no trace, which the hash shows
    return workspace


def _reopened(workspace):
    workspace.close()
    with sqlite3.connect(workspace.path) as plain:
        assert plain.execute("PRAGMA journal_mode").fetchone() == ("delete",)
    plain.close()
    return Workspace.open(workspace.path)
