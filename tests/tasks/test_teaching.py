"""What an analyst decides teaches the extraction; what ships comes back when that is forgotten."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from synpol_desktop.cli import run
from synpol_desktop.core.errors import CancelledError, SynpolError
from synpol_desktop.core.filters import EVERYTHING
from synpol_desktop.core.found import Findings
from synpol_desktop.core.kinds import DecisionState, EntityType, RelationType
from synpol_desktop.core.paths import data_dir
from synpol_desktop.core.progress import Progress
from synpol_desktop.core.records import ArticleDraft
from synpol_desktop.core.spans import Span
from synpol_desktop.extraction.own import OwnModelError, forget, own, own_models
from synpol_desktop.extraction.pipeline import Extractor
from synpol_desktop.tasks.importing import import_drafts
from synpol_desktop.tasks.lessons import lessons
from synpol_desktop.tasks.teaching import decided, learn_from
from synpol_desktop.workspace import Workspace
from synpol_desktop.workspace.edits import DecideRelations, MarkWords, NewEntity, PassSentences
from synpol_desktop.workspace.queries import ArticleQuery
from tests.extraction.test_learning import corpus

NAMES = ["زكوان درغام", "ميسرة برغوث", "عدي شلهوب", "غياث سرحان", "لؤي مقداد", "أيهم زينة"]
BODY = "خلية الينابيع"
TEXT = "ولم يحضر إلى القاعة إلا {name} مندوباً عن خلية الينابيع. وبقي الجو بارداً في الوادي."


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with Workspace.create(tmp_path / "w.synpol") as made:
        drafts = [ArticleDraft(TEXT.format(name=name), f"خبر {name}") for name in NAMES]
        import_drafts(made, drafts, Progress(), workers=0)
        yield made


def mark(workspace: Workspace) -> None:
    """Mark the person and the body of each article."""
    for article in workspace.article_ids(ArticleQuery()):
        text = workspace.article(article).text
        (name,) = (name for name in NAMES if name in text)
        for words, kind in ((name, EntityType.PER), (BODY, EntityType.ORG)):
            at = text.index(words)
            new = NewEntity(kind, words, f"{kind.value}:{words}")
            workspace.do(MarkWords(((article, Span(at, at + len(words))),), new))


def named(text: str) -> dict[str, str]:
    found: Findings = Extractor().extract(text)
    return {
        text[each.span.start : each.span.end]: found.entities[each.entity].type.value
        for each in found.mentions
    }


def test_a_lesson_knows_only_what_was_decided_on(workspace: Workspace) -> None:
    mark(workspace)
    first = min(workspace.article_ids(ArticleQuery()))
    text = workspace.article(first).text
    workspace.do(PassSentences(((first, Span(0, text.index("."))),)))
    lesson = lessons(workspace)[0]

    known = {text[s.start : s.end]: lesson.types[e] for e, s in lesson.mentions}
    assert (known[NAMES[0]], known[BODY]) == (EntityType.PER, EntityType.ORG)
    assert lesson.named is not None
    assert all(span.end <= text.index(".") for span in lesson.named)
    assert lesson.told == (Span(0, text.index(".")),)


def test_accepted_relations_are_taught_as_stated_and_rejected_ones_as_not(tmp_path: Path) -> None:
    with Workspace.create(tmp_path / "r.synpol") as made:
        text = "التقى السفير زيد النجار المبعوث عمر الحلبي في القاهرة. وانتقد حزب الوفد حزب النور."
        import_drafts(made, [ArticleDraft(text, "لقاء", published="2021-05-03")], Progress(), workers=0)
        (article,) = made.article_ids(ArticleQuery())
        found = made.relation_mentions(article, EVERYTHING)
        met, *others = sorted(found, key=lambda each: each.type is not RelationType.CONSULT)
        made.do(DecideRelations((met.id,), DecisionState.ACCEPTED))
        made.do(DecideRelations((others[0].id,), DecisionState.REJECTED))
        (lesson,) = lessons(made)

    assert [each.type for each in lesson.relations] == ["CONSULT"]
    assert [each.type for each in lesson.denied] == [others[0].type.value]
    assert decided([lesson]).relations == 2


def test_what_was_marked_is_found_in_a_new_text_until_it_is_forgotten(
    workspace: Workspace, tmp_path: Path
) -> None:
    new = TEXT.format(name="صهيب دندشي")
    assert "صهيب دندشي" not in named(new) or BODY not in named(new)
    before = Extractor().extract(new).provenance
    mark(workspace)
    folder = tmp_path / "corpus"
    folder.mkdir()
    steps: list[int] = []

    learned = learn_from([workspace], Progress(lambda done, *_: steps.append(done)), corpus(folder))

    assert (learned.articles, learned.relations) == (len(NAMES), 0)
    assert steps == sorted(steps)
    assert len(steps) > 3
    assert named(new) == {"صهيب دندشي": "PER", BODY: "ORG"}
    assert Extractor().extract(new).provenance != before

    assert forget()
    assert own() is None
    assert Extractor().extract(new).provenance == before


def test_the_train_command_learns_from_a_workspace_and_goes_back(
    workspace: Workspace, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    mark(workspace)
    folder = tmp_path / "corpus"
    folder.mkdir()
    shipped = Extractor().extract("وصل الوفد.").provenance

    assert run(["train", "--from", str(workspace.path), "--corpus", str(corpus(folder))]) == 0
    assert capsys.readouterr().out.startswith(f"learned from {len(NAMES)} articles")
    assert Extractor().extract("وصل الوفد.").provenance != shipped
    assert run(["train", "--restore"]) == 0
    assert Extractor().extract("وصل الوفد.").provenance == shipped


@pytest.mark.parametrize("wrong", [[], ["x", "--restore"], ["x", "--from", "w"]])
def test_the_train_command_does_one_thing_at_a_time(
    wrong: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["train", *wrong]) == 2
    assert "One thing at a time" in capsys.readouterr().err


def test_too_few_decisions_are_refused(workspace: Workspace) -> None:
    with pytest.raises(SynpolError, match="too little"):
        learn_from([workspace], Progress())
    assert own() is None


def test_a_stopped_lesson_leaves_all_as_it_was(workspace: Workspace) -> None:
    mark(workspace)
    progress = Progress()
    progress.cancel()

    with pytest.raises(CancelledError):
        learn_from([workspace], progress)
    assert own() is None


@pytest.mark.parametrize("name", ["names.tagger", "relations.weights", "about.json"])
def test_what_was_learned_and_is_damaged_since_is_not_used_and_that_is_said(
    workspace: Workspace, tmp_path: Path, name: str
) -> None:
    mark(workspace)
    folder = tmp_path / "corpus"
    folder.mkdir()
    learn_from([workspace], Progress(), corpus(folder))
    path = data_dir() / "learned" / name
    path.write_bytes(path.read_bytes()[:-9])

    with pytest.raises(OwnModelError):
        own_models()
    assert "isn't used" in Extractor().extract("وصل الوفد.").provenance.settings


def test_models_of_another_version_of_the_program_are_not_used(workspace: Workspace, tmp_path: Path) -> None:
    mark(workspace)
    folder = tmp_path / "corpus"
    folder.mkdir()
    learn_from([workspace], Progress(), corpus(folder))
    about = data_dir() / "learned" / "about.json"
    about.write_text(json.dumps(json.loads(about.read_text("utf-8")) | {"format": 99}), "utf-8")

    with pytest.raises(OwnModelError):
        own()
