"""The analyst's acts, as values that can be applied, taken back, labelled and stored."""

from synpol_desktop.workspace.edits.articles import DeleteArticles, RestoreArticles, SetArticleFields
from synpol_desktop.workspace.edits.base import Edit, Label
from synpol_desktop.workspace.edits.batches import ToggleBatch
from synpol_desktop.workspace.edits.decisions import DecideRelations, SetDecisions
from synpol_desktop.workspace.edits.details import PutBlocs, PutDetail
from synpol_desktop.workspace.edits.documents import PutDocument
from synpol_desktop.workspace.edits.entities import RenameEntity, RetypeEntity
from synpol_desktop.workspace.edits.judgements import (
    KeepApart,
    MergeEntities,
    SetJudgements,
    SplitMember,
    Unmerge,
)
from synpol_desktop.workspace.edits.markings import (
    MarkWords,
    NewEntity,
    ResizeMention,
    SetMarkings,
    UnmarkMentions,
)
from synpol_desktop.workspace.edits.notes import PutNote
from synpol_desktop.workspace.edits.passages import PassSentences
from synpol_desktop.workspace.edits.pins import PinNodes, UnpinNodes
from synpol_desktop.workspace.edits.statings import EditRelation, Reading, SetStatings, StateRelation
from synpol_desktop.workspace.edits.tags import PutTag, RemoveTag, RenameTag
from synpol_desktop.workspace.edits.taking import TakeDecisions
from synpol_desktop.workspace.edits.together import Together
from synpol_desktop.workspace.edits.views import PutView

__all__ = [
    "DecideRelations",
    "DeleteArticles",
    "Edit",
    "EditRelation",
    "KeepApart",
    "Label",
    "MarkWords",
    "MergeEntities",
    "NewEntity",
    "PassSentences",
    "PinNodes",
    "PutBlocs",
    "PutDetail",
    "PutDocument",
    "PutNote",
    "PutTag",
    "PutView",
    "Reading",
    "RemoveTag",
    "RenameEntity",
    "RenameTag",
    "ResizeMention",
    "RestoreArticles",
    "RetypeEntity",
    "SetArticleFields",
    "SetDecisions",
    "SetJudgements",
    "SetMarkings",
    "SetStatings",
    "SplitMember",
    "StateRelation",
    "TakeDecisions",
    "Together",
    "ToggleBatch",
    "UnmarkMentions",
    "Unmerge",
    "UnpinNodes",
]
