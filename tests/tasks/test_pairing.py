import pytest

from synpol_desktop.core.found import Findings, FoundEntity, FoundMention
from synpol_desktop.core.kinds import EntityType, MentionKind
from synpol_desktop.core.records import ArticleDraft
from synpol_desktop.core.spans import Span
from synpol_desktop.tasks.pairing import Reason, pairs
from synpol_desktop.workspace import Workspace
from synpol_desktop.workspace.edits import KeepApart, MergeEntities

NAMES = [  # fictional persons and bodies
    ("PER", "عبد الله الراشدي"),
    ("PER", "عبدالله الراشدى"),
    ("PER", "عبد الله سعيد الراشدي"),
    ("PER", "الراشدي"),
    ("PER", "سمير الراشدي"),
    ("ORG", "لجنة النماذج"),
    ("ORG", "لجنة النماذج 2"),
    ("ORG", "وزارة النماذج الشمالية"),
    ("ORG", "وزارة النماذج الجنوبية"),
    ("ORG", "النماذج"),
]


@pytest.fixture
def workspace(tmp_path):
    with Workspace.create(tmp_path / "w.synpol") as made:
        with made.batch("Import") as batch:
            for number, (kind, name) in enumerate(NAMES):
                entity = FoundEntity(EntityType(kind), name, (name,), f"{kind}:{number}")
                mention = FoundMention(0, Span(0, len(name)), MentionKind.NAMED, 0.9, "test")
                article = batch.add(ArticleDraft(f"{name} حضر {number}.", "خبر"))
                batch.store(article, Findings((entity,), (mention,)))
        yield made


def found(workspace):
    return {frozenset((p.first.name, p.second.name)): p for p in pairs(workspace)}


def test_spellings_short_forms_and_last_names_are_paired_with_their_reason(workspace):
    named = found(workspace)
    first = NAMES[0][1]
    reasons = {other: [r for r, _ in named[frozenset((first, other))].reasons] for _, other in NAMES[1:4]}
    assert reasons == {
        NAMES[1][1]: [Reason.SPELLING],
        NAMES[2][1]: [Reason.SHORTER],
        NAMES[3][1]: [Reason.LAST_WORD],
    }
    likeness = [pair.likeness for pair in pairs(workspace)]
    assert likeness == sorted(likeness, reverse=True)


def test_other_first_names_and_other_numbers_make_no_pair(workspace):
    named = found(workspace)
    assert frozenset((NAMES[0][1], NAMES[4][1])) not in named
    bodies = {name for kind, name in NAMES if kind == "ORG"}
    assert not any(pair <= bodies for pair in named)


def test_what_is_kept_apart_is_never_offered_again_also_after_a_restart(workspace):
    workspace.do(KeepApart(1, 2, "analyst"))
    assert frozenset((NAMES[0][1], NAMES[1][1])) not in found(workspace)
    workspace.close()
    with Workspace.open(workspace.path) as again:
        assert frozenset((NAMES[0][1], NAMES[1][1])) not in found(again)
        again.undo()
        assert frozenset((NAMES[0][1], NAMES[1][1])) in found(again)


def test_merged_actors_are_no_pair_any_more_and_are_kept_apart_as_one(workspace):
    workspace.do(MergeEntities((1, 2)))
    assert frozenset((NAMES[0][1], NAMES[1][1])) not in found(workspace)
    workspace.do(KeepApart(2, 3, "analyst"))
    assert frozenset((NAMES[0][1], NAMES[2][1])) not in found(workspace)
