"""Make the workspace that every later release must still open.

Usage: ``python -m tests.workspace.golden``, once before a format is released; never again after that.
"""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

from synpol_desktop.core.filters import EVERYTHING, DateBasis, Filter
from synpol_desktop.core.ids import EntityId
from synpol_desktop.core.kinds import DecisionState, EntityType, RelationType
from synpol_desktop.core.notes import BlocMember, Subject
from synpol_desktop.core.records import RelationKey
from synpol_desktop.core.spans import Span
from synpol_desktop.core.views import Look, SavedView
from synpol_desktop.workspace import Workspace
from synpol_desktop.workspace.edits import (
    DecideRelations,
    EditRelation,
    KeepApart,
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
    RenameEntity,
    ResizeMention,
    SetArticleFields,
    StateRelation,
    UnmarkMentions,
)
from synpol_desktop.workspace.migrations import FORMAT
from tests.workspace.corpus import BODY, CHARGE, LEAD, MEETING, ZAYD, fill, occurrences

ORIGINAL = {"origin": "a.txt", "file_digest": "ab" * 32, "file_date": "2023-11-09T10:00:00Z"}
VIEW = SavedView(
    "الربيع",  # spring
    Filter(
        relations=frozenset({RelationType.ACCUSE}),
        min_confidence=0.5,
        first=date(2023, 3, 1),
        outlets=frozenset({"صحيفة الأمثلة"}),
        basis=DateBasis.PUBLICATION,
        text="اللقاء",
    ),
    {EntityId(1): (1.5, -2.0)},
    Look(0.5, 0.25, 90.0),
)
ENTITY = Subject.of_entity(EntityId(1))
RELATION = RelationKey(EntityId(1), RelationType.HEADS, EntityId(3))
BLOC = BlocMember(EntityId(1), "المعارضة", date(2011, 3, 1))  # the opposition
FOLDER = Path(__file__).parent.parent / "golden"


def summary(workspace: Workspace) -> dict[str, object]:
    """Return what a workspace says, as values that outlive the program's classes."""
    counts = workspace.counts(EVERYTHING)
    facts = workspace.facts(EVERYTHING)
    return {
        "articles": counts.articles,
        "relation_mentions": counts.relation_mentions,
        "entities": list(facts.names),
        "edges": [facts.sources.tolist(), facts.relations.tolist(), facts.targets.tolist()],
        "pins": [[entity, *place] for entity, place in workspace.pins().items()],
        "steps": [[step.label_key, step.label, step.done] for step in workspace.history()],
        "hits": [[hit.article, hit.span.start, hit.span.end] for hit in workspace.search("اللقاء")],
    }


def main() -> None:
    """Write the workspace and what it says."""
    path = FOLDER / f"format_{FORMAT}.synpol"
    path.unlink(missing_ok=True)
    with Workspace.create(path) as workspace:
        ids = fill(
            workspace, MEETING, CHARGE, LEAD, outlet="وكالة الأمثلة", published="2023-11-08", **ORIGINAL
        )
        workspace.do(SetArticleFields.of(tuple(ids[:2]), outlet="صحيفة الأمثلة"))
        workspace.do(MergeEntities((1, 2), "same person"))
        workspace.do(KeepApart(3, 4))
        workspace.do(RenameEntity(1, "زيد بن النجار", "Zayd"))
        workspace.do(DecideRelations((1,), DecisionState.REJECTED))
        somebody = NewEntity(EntityType.EVENT, "اللقاء", "EVENT:اللقاء")  # the meeting
        workspace.do(MarkWords(((ids[0], occurrences(MEETING, "اللقاء")[0]),), somebody))
        workspace.do(UnmarkMentions((2,)))
        workspace.do(ResizeMention(4, occurrences(MEETING, "ليلى")[0]))
        ends = (occurrences(LEAD, ZAYD)[0], occurrences(LEAD, BODY)[0])
        joined = Reading(EntityId(1), RelationType.MEMBER_OF, EntityId(3), *ends)
        workspace.do(StateRelation(ids[2], Span(0, len(LEAD)), joined))
        workspace.do(EditRelation(3, replace(joined, type=RelationType.REPRESENTS, date="2015")))
        workspace.do(PassSentences(((ids[1], Span(0, len(CHARGE))),)))
        workspace.do(PinNodes(((1, 1.5, -2.0),)))
        workspace.do(PutView.keep(VIEW))
        workspace.do(PutNote(ENTITY, "يُراجَع مع الأرشيف"))  # to be checked against the archive
        workspace.do(PutNote(Subject.of_article(ids[1]), "نص قصير"))  # a short text
        workspace.do(PutNote(Subject.of_relation(RELATION), "A note\non a relation"))
        workspace.do(PutTag((ENTITY, Subject.of_article(ids[0])), "مهم"))  # important
        workspace.do(PutDetail(EntityId(1), "latin", "Zayd an-Najjar"))
        workspace.do(PutBlocs(EntityId(1), (BLOC,)))
        workspace.do(PutDocument("style", '{"rules":[]}'))
        workspace.do(RenameEntity(1, "يتراجع عنه"))
        workspace.undo()
        said = {**summary(workspace), "hash": workspace.content_hash()}
    path.with_suffix(".json").write_text(json.dumps(said, ensure_ascii=False, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
