"""Notes, tags, details and blocs go to a colleague and come back like decisions."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from synpol_desktop.cli import run
from synpol_desktop.core.ids import ArticleId, EntityId
from synpol_desktop.core.kinds import RelationType
from synpol_desktop.core.notes import BlocMember, Subject, SubjectKind
from synpol_desktop.core.progress import Progress
from synpol_desktop.core.records import RelationKey
from synpol_desktop.tasks.handing import hand_over
from synpol_desktop.tasks.taking_back import Merge, compare, take
from synpol_desktop.workspace import Workspace
from synpol_desktop.workspace.edits import (
    Edit,
    MergeEntities,
    PutBlocs,
    PutDetail,
    PutNote,
    PutTag,
    RemoveTag,
)
from synpol_desktop.workspace.queries import ArticleQuery
from tests.workspace.corpus import BODY, CHARGE, LAYLA, LEAD, MEETING, ZAYD, entity_called, fill

EARLY, LATE = date(2011, 3, 1), date(2024, 12, 8)
DAYS = {"x": EARLY, "y": LATE}


@pytest.fixture
def mine(tmp_path: Path) -> Iterator[Workspace]:
    with Workspace.create(tmp_path / "mine.synpol") as made:
        fill(made, LEAD, MEETING, CHARGE)  # entities have other row ids there when a part goes
        yield made


def zayd(workspace: Workspace) -> EntityId:
    return entity_called(workspace, ZAYD)


def meeting(workspace: Workspace) -> Subject:
    ends = sorted((zayd(workspace), entity_called(workspace, LAYLA)))
    return Subject.of_relation(RelationKey(ends[0], RelationType.CONSULT, ends[1]))


def article(workspace: Workspace, text: str) -> ArticleId:
    ids = workspace.article_ids(ArticleQuery())
    return next(id_ for id_ in ids if workspace.article(id_).text == text)


def write_all(workspace: Workspace, word: str) -> None:
    actor, text = Subject.of_entity(zayd(workspace)), Subject.of_article(article(workspace, MEETING))
    for edit in (
        PutNote(actor, f"{word} actor"),
        PutNote(text, f"{word} article"),
        PutNote(meeting(workspace), f"{word} relation"),
        PutTag((actor, text), word),
        PutDetail(zayd(workspace), "latin", word),
        PutBlocs(zayd(workspace), (BlocMember(zayd(workspace), word, EARLY),)),
    ):
        workspace.do(edit)


def said(workspace: Workspace) -> dict[str, object]:
    everything = workspace.decisions().sorts()
    return {sort: everything[sort] for sort in ("notes", "tags", "details", "blocs")}


def over(mine: Workspace, tmp_path: Path, **options: object) -> Path:
    path = tmp_path / "theirs.synpol"
    hand_over(mine, path, Progress(), **options)  # type: ignore[arg-type]
    return path


def back(mine: Workspace, path: Path, *, theirs: bool = False) -> Merge:
    merge = compare(mine, path, Progress())
    take(mine, merge, lambda _: theirs, Progress())
    return merge


def test_all_goes_over_with_what_it_is_on(mine: Workspace, tmp_path: Path) -> None:
    write_all(mine, "mine")
    mine.do(PutNote(Subject.of_article(article(mine, LEAD)), "stays here"))
    with Workspace.open(over(mine, tmp_path, articles=[article(mine, MEETING)])) as theirs:
        assert [note.text for note in theirs.notes(meeting(theirs))] == ["mine relation"]
        assert theirs.entity_tags([zayd(theirs)]) == {zayd(theirs): ("mine",)}
        assert theirs.blocs_of(zayd(theirs)) == [BlocMember(zayd(theirs), "mine", EARLY)]
        assert len(theirs.decisions().notes) == 3
        assert theirs.check() == []


def test_notes_stay_here_when_that_is_asked_for(mine: Workspace, tmp_path: Path) -> None:
    write_all(mine, "mine")
    path = over(mine, tmp_path, notes=False)
    assert b"mine actor" not in path.read_bytes()
    with Workspace.open(path) as theirs:
        assert theirs.decisions().notes == {}
        assert theirs.tag_counts(SubjectKind.ARTICLE) == {"mine": 1}
    assert back(mine, path).count == 0
    assert len(mine.decisions().notes) == 3


def test_the_command_leaves_notes_here(mine: Workspace, tmp_path: Path) -> None:
    write_all(mine, "mine")
    own, path = mine.path, tmp_path / "theirs.synpol"
    mine.close()
    assert run(["hand-over", str(own), str(path), "--without-notes"]) == 0
    with Workspace.open(path, read_only=True) as theirs:
        assert theirs.decisions().notes == {}


def test_what_only_the_colleague_wrote_comes_back_as_one_step(mine: Workspace, tmp_path: Path) -> None:
    path = over(mine, tmp_path)
    with Workspace.open(path) as theirs:
        write_all(theirs, "theirs")
        wanted = said(theirs)
    before = mine.content_hash()
    merge = back(mine, path)
    assert (merge.count, merge.conflicts) == (7, ())
    assert said(mine) == wanted
    mine.undo()
    assert mine.content_hash() == before
    mine.redo()
    assert said(mine) == wanted


def test_what_the_colleague_took_away_is_taken_away(mine: Workspace, tmp_path: Path) -> None:
    write_all(mine, "mine")
    path = over(mine, tmp_path)
    with Workspace.open(path) as theirs:
        actor = Subject.of_entity(zayd(theirs))
        for edit in (
            PutNote(actor, ""),
            RemoveTag((actor,), "mine"),
            PutDetail(zayd(theirs), "latin", None),
            PutBlocs(zayd(theirs), ()),
        ):
            theirs.do(edit)
    assert back(mine, path).conflicts == ()
    assert mine.notes(Subject.of_entity(zayd(mine))) == []
    assert mine.entity_tags([zayd(mine)]) == {}
    assert mine.details(zayd(mine)) == {}
    assert mine.blocs() == []


@pytest.mark.parametrize(
    ("sort", "edit"),
    [
        ("notes", lambda id_, word: PutNote(Subject.of_entity(id_), word)),
        ("details", lambda id_, word: PutDetail(id_, "latin", word)),
        (
            "blocs",
            lambda id_, word: PutBlocs(id_, (BlocMember(id_, "كتلة", DAYS[word]),)),
        ),
    ],
)
def test_what_both_wrote_otherwise_is_a_conflict_and_mine_stands_first(
    mine: Workspace, tmp_path: Path, sort: str, edit: object
) -> None:
    def written(workspace: Workspace, word: str) -> Edit:
        return edit(zayd(workspace), word)  # type: ignore[operator, no-any-return]

    path = over(mine, tmp_path)
    mine.do(written(mine, "x"))
    with Workspace.open(path) as theirs:
        theirs.do(written(theirs, "y"))
        wanted = said(theirs)
    before = said(mine)
    (conflict,) = back(mine, path).conflicts
    assert conflict.sort == sort
    assert said(mine) == before
    back(mine, path, theirs=True)
    assert said(mine) == wanted


def test_different_tags_and_blocs_of_both_are_all_there(mine: Workspace, tmp_path: Path) -> None:
    path = over(mine, tmp_path)
    actor = zayd(mine)
    mine.do(PutTag((Subject.of_entity(actor),), "one"))
    mine.do(PutBlocs(actor, (BlocMember(actor, "one"),)))
    with Workspace.open(path) as theirs:
        theirs.do(PutTag((Subject.of_entity(zayd(theirs)),), "two"))
        theirs.do(PutBlocs(zayd(theirs), (BlocMember(zayd(theirs), "two"),)))
    assert back(mine, path).conflicts == ()
    assert mine.entity_tags([actor]) == {actor: ("one", "two")}
    assert [each.bloc for each in mine.blocs_of(actor)] == ["one", "two"]


def test_the_same_note_at_another_time_is_no_conflict(mine: Workspace, tmp_path: Path) -> None:
    path = over(mine, tmp_path)
    mine.do(PutNote(Subject.of_entity(zayd(mine)), "same", "2026-01-01T00:00:00+00:00"))
    with Workspace.open(path) as theirs:
        theirs.do(PutNote(Subject.of_entity(zayd(theirs)), "same"))
    merge = back(mine, path)
    assert (merge.same, merge.conflicts) == (1, ())


def test_a_note_on_a_member_of_a_merge_goes_to_that_member(mine: Workspace, tmp_path: Path) -> None:
    mine.do(MergeEntities((zayd(mine), entity_called(mine, BODY))))
    path = over(mine, tmp_path)
    with Workspace.open(path) as theirs:
        members = theirs.members(theirs.entity(entity_called(theirs, BODY)).id)
        joined = next(each.id for each in members if each.name == ZAYD)
        theirs.do(PutNote(Subject.of_entity(joined), "on a member"))
    back(mine, path)
    (note,) = mine.notes(Subject.of_entity(entity_called(mine, BODY)))
    assert note.subject.id == next(
        each.id for each in mine.members(entity_called(mine, BODY)) if each.name == ZAYD
    )
