"""A workspace goes to a colleague and comes back: nobody's decision is lost, and conflicts are named."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from synpol_desktop.cli import run
from synpol_desktop.core.errors import CancelledError, SynpolError
from synpol_desktop.core.filters import EVERYTHING, Filter
from synpol_desktop.core.kinds import DecisionState, EntityType
from synpol_desktop.core.progress import Progress
from synpol_desktop.core.records import ArticleDraft
from synpol_desktop.core.spans import Span
from synpol_desktop.tasks.agreement import kappa
from synpol_desktop.tasks.handing import hand_over
from synpol_desktop.tasks.importing import import_drafts
from synpol_desktop.tasks.taking_back import compare, take
from synpol_desktop.workspace import Workspace
from synpol_desktop.workspace.edits import (
    DecideRelations,
    KeepApart,
    MarkWords,
    MergeEntities,
    NewEntity,
    PassSentences,
    RenameEntity,
    SetArticleFields,
)
from synpol_desktop.workspace.queries import ArticleQuery, EntityQuery
from tests.workspace.corpus import CHARGE, LEAD, MEETING, fill


@pytest.fixture
def mine(tmp_path: Path) -> Iterator[Workspace]:
    with Workspace.create(tmp_path / "mine.synpol") as made:
        fill(made, MEETING, CHARGE, LEAD, origin="/home/someone/secret.txt")
        yield made


def over(mine: Workspace, tmp_path: Path, **options: object) -> Path:
    path = tmp_path / "theirs.synpol"
    hand_over(mine, path, Progress(), **options)  # type: ignore[arg-type]
    return path


def entity(workspace: Workspace, name: str) -> int:
    return next(
        row.id
        for row in workspace.entity_rows(workspace.entity_ids(EntityQuery(), Filter()), Filter())
        if row.name == name
    )


def relations(workspace: Workspace) -> list[int]:
    return sorted(
        each.id
        for article in workspace.article_ids(ArticleQuery())
        for each in workspace.relation_mentions(article, EVERYTHING)
    )


def test_what_is_handed_over_says_the_same(mine: Workspace, tmp_path: Path) -> None:
    mine.do(DecideRelations((relations(mine)[0],), DecisionState.REJECTED))
    mine.do(RenameEntity(1, "اسم آخر"))
    mine.do(MergeEntities((1, 2)))

    with Workspace.open(over(mine, tmp_path)) as theirs:
        ours, others = mine.decisions(), theirs.decisions()
        assert others.relations == ours.relations
        assert others.judgements.keys() == ours.judgements.keys()
        assert set(others.entities.items()) <= set(ours.entities.items())
        assert theirs.counts(EVERYTHING) == mine.counts(EVERYTHING)
        assert not theirs.check()


def test_nothing_personal_leaves_unless_asked(mine: Workspace, tmp_path: Path) -> None:
    path = over(mine, tmp_path)
    assert "secret" not in path.read_bytes().decode("latin-1")

    path.unlink()
    assert "secret" in over(mine, tmp_path, origins=True).read_bytes().decode("latin-1")


def test_deleted_articles_and_undone_steps_stay_here(mine: Workspace, tmp_path: Path) -> None:
    first = mine.article_ids(ArticleQuery())[0]
    text = mine.article(first).text
    mine.do(RenameEntity(1, "زنبق الوادي"))
    mine.undo()
    from synpol_desktop.workspace.edits import DeleteArticles

    mine.do(DeleteArticles((first,)))
    content = over(mine, tmp_path).read_bytes()

    assert text.encode() not in content
    assert "زنبق".encode() not in content


def test_a_part_holds_only_what_was_chosen(mine: Workspace, tmp_path: Path) -> None:
    chosen = mine.article_ids(ArticleQuery())[:1]
    with Workspace.open(over(mine, tmp_path, articles=chosen)) as theirs:
        (only,) = theirs.article_ids(ArticleQuery())
        assert theirs.article(only).text == mine.article(chosen[0]).text


def test_what_only_the_other_changed_comes_back_as_one_step(mine: Workspace, tmp_path: Path) -> None:
    path = over(mine, tmp_path)
    with Workspace.open(path) as theirs:
        article = theirs.article_ids(ArticleQuery())[0]
        text = theirs.article(article).text
        word = text.split()[0]
        theirs.do(DecideRelations((relations(theirs)[0],), DecisionState.ACCEPTED))
        theirs.do(MarkWords(((article, Span(0, len(word))),), NewEntity(EntityType.ORG, word, f"ORG:{word}")))
        theirs.do(PassSentences(((article, Span(0, 5)),)))
        theirs.do(SetArticleFields.of((article,), outlet="صحيفة الزميل"))
        one, other, third = (row for row in theirs.entity_ids(EntityQuery(), Filter())[:3])
        theirs.do(RenameEntity(one, "الاسم الجديد"))
        theirs.do(KeepApart(other, third))
        wanted = theirs.content_hash()
    before = mine.content_hash()

    merge = compare(mine, path, Progress())
    take(mine, merge, lambda _: True, Progress())

    assert merge.conflicts == ()
    assert mine.content_hash() != before
    with Workspace.open(path, read_only=True) as theirs:
        assert mine.decisions().relations == theirs.decisions().relations
        assert mine.decisions().markings == theirs.decisions().markings
        assert mine.decisions().passages == theirs.decisions().passages
        assert mine.decisions().judgements == theirs.decisions().judgements
        assert mine.decisions().entities == theirs.decisions().entities
        assert mine.decisions().articles == theirs.decisions().articles
        assert theirs.content_hash() == wanted
    mine.undo()
    assert mine.content_hash() == before


def test_what_both_changed_otherwise_is_a_conflict_and_mine_stays_until_theirs_is_taken(
    mine: Workspace, tmp_path: Path
) -> None:
    path = over(mine, tmp_path)
    one, two, *_ = relations(mine)
    mine.do(DecideRelations((one,), DecisionState.REJECTED))
    mine.do(DecideRelations((two,), DecisionState.ACCEPTED))
    with Workspace.open(path) as theirs:
        ids = relations(theirs)
        theirs.do(DecideRelations((ids[0], ids[1]), DecisionState.ACCEPTED))

    merge = compare(mine, path, Progress())

    (conflict,) = merge.conflicts
    assert (conflict.mine.state, conflict.theirs.state) == (DecisionState.REJECTED, DecisionState.ACCEPTED)
    assert (merge.count, merge.same) == (0, 1)
    assert (merge.agreement[0].both, merge.agreement[0].alike) == (2, 1)
    before = mine.content_hash()
    take(mine, merge, lambda _: False, Progress())
    assert mine.content_hash() == before
    take(mine, merge, lambda _: True, Progress())
    assert mine.decisions().relations[conflict.key].state is DecisionState.ACCEPTED


def test_new_articles_come_back_too(mine: Workspace, tmp_path: Path) -> None:
    path = over(mine, tmp_path)
    with Workspace.open(path) as theirs:
        import_drafts(theirs, [ArticleDraft("نص جديد عن المجلس.", "جديد")], Progress(), workers=0)
    count = mine.counts(EVERYTHING).articles

    merge = compare(mine, path, Progress())
    take(mine, merge, lambda _: False, Progress())

    assert mine.counts(EVERYTHING).articles == count + 1
    mine.undo()
    assert mine.counts(EVERYTHING).articles == count


def test_another_workspace_is_refused(mine: Workspace, tmp_path: Path) -> None:
    with Workspace.create(tmp_path / "other.synpol") as other:
        fill(other, MEETING)
    with pytest.raises(SynpolError, match="handed over"):
        compare(mine, tmp_path / "other.synpol", Progress())


def test_a_stopped_hand_over_leaves_no_file(mine: Workspace, tmp_path: Path) -> None:
    progress = Progress()
    progress.cancel()
    with pytest.raises(CancelledError):
        hand_over(mine, tmp_path / "x.synpol", progress)
    assert [path.name for path in tmp_path.glob("*") if "mine" not in path.name] == []


def test_a_file_that_is_there_is_replaced_only_when_that_is_asked_for(
    mine: Workspace, tmp_path: Path
) -> None:
    path = over(mine, tmp_path)
    with pytest.raises(SynpolError, match="exists already"):
        hand_over(mine, path, Progress())
    hand_over(mine, path, Progress(), overwrite=True)
    with pytest.raises(SynpolError, match="onto itself"):
        hand_over(mine, mine.path, Progress(), overwrite=True)


@pytest.mark.parametrize("seed", range(4))
def test_whoever_works_after_whom_all_is_there_at_the_end(mine: Workspace, tmp_path: Path, seed: int) -> None:
    """Decisions of both on different things are all there after the merge, in any mixture."""
    chance = random.Random(seed)
    path = over(mine, tmp_path)
    count = len(relations(mine))
    first = set(chance.sample(range(count), count // 2))
    with Workspace.open(path) as theirs:
        for workspace, chosen in ((mine, first), (theirs, set(range(count)) - first)):
            ids = relations(workspace)
            for at in chosen:
                state = chance.choice((DecisionState.ACCEPTED, DecisionState.REJECTED))
                workspace.do(DecideRelations((ids[at],), state))
        wanted = {**mine.decisions().relations, **theirs.decisions().relations}

    merge = compare(mine, path, Progress())
    take(mine, merge, lambda _: False, Progress())

    assert merge.conflicts == ()
    assert mine.decisions().relations == wanted


@pytest.mark.parametrize(
    ("answers", "value"),
    [
        ([], None),
        ([(True, True)] * 5, None),
        ([(True, True)] * 5 + [(False, False)] * 5, 1.0),
        ([(True, False)] * 5 + [(False, True)] * 5, -1.0),
        # J. Cohen's way of counting on a table of 20, 5, 10 and 15: observed .7, by chance .5
        (
            [(True, True)] * 20 + [(True, False)] * 5 + [(False, True)] * 10 + [(False, False)] * 15,
            0.4,
        ),
    ],
)
def test_kappa_is_agreement_beyond_chance(answers: list[tuple[bool, bool]], value: float | None) -> None:
    assert kappa(answers) == (value if value is None else pytest.approx(value))


def test_the_commands_hand_over_and_take_back(
    mine: Workspace, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    own, theirs = str(mine.path), tmp_path / "theirs.synpol"
    mine.close()
    assert run(["hand-over", own, str(theirs)]) == 0
    for path, state in ((mine.path, DecisionState.REJECTED), (theirs, DecisionState.ACCEPTED)):
        with Workspace.open(path) as workspace:
            workspace.do(DecideRelations((relations(workspace)[0],), state))
    capsys.readouterr()

    assert run(["take-back", own, str(theirs)]) == 1
    said = capsys.readouterr()
    assert "1 in conflict" in said.out
    assert "--conflicts" in said.err
    assert run(["take-back", own, str(theirs), "--conflicts", "theirs"]) == 0
    with Workspace.open(mine.path) as workspace:
        (decided,) = workspace.decisions().relations.values()
        assert decided.state is DecisionState.ACCEPTED
    assert run(["take-back", own, str(theirs), "--dry-run"]) == 0
    assert "0 in conflict" in capsys.readouterr().out
