"""What of the graph survives a restart: who is hidden, faded or folded, and the kept selections."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from synpol_desktop.core.ids import EntityId
from synpol_desktop.core.kinds import EntityType
from synpol_desktop.ui.graphing.folds import Fold
from synpol_desktop.ui.graphing.wish import Wish
from synpol_desktop.workspace.edits.base import Label

DOCUMENT = "graph"
"""Name of the workspace's document that holds it."""
VERSION = 1

Selections = Mapping[str, tuple[EntityId, ...]]


@dataclass(frozen=True, slots=True)
class Lasting:
    """The part of a wish that lasts, and the selections that are kept."""

    include: frozenset[EntityId] = frozenset()
    hidden: frozenset[EntityId] = frozenset()
    bright: frozenset[EntityId] = frozenset()
    around: tuple[frozenset[EntityId], int] | None = None
    folds: tuple[Fold, ...] = ()
    kept: Selections = field(default_factory=dict)

    @classmethod
    def of(cls, wish: Wish, kept: Selections) -> Lasting:
        """Return what lasts of a wish, with the selections that are kept."""
        return cls(wish.include, wish.hidden, wish.bright, wish.around, wish.folds, dict(kept))

    def onto(self, wish: Wish) -> Wish:
        """Return a wish with this part of it put in."""
        return replace(
            wish,
            include=self.include,
            hidden=self.hidden,
            bright=self.bright,
            around=self.around,
            folds=self.folds,
        )

    def content(self) -> str | None:
        """Return it as the text of a document, None if there is nothing to keep."""
        if self == Lasting():
            return None
        around = None if self.around is None else [sorted(self.around[0]), self.around[1]]
        fields = {
            "v": VERSION,
            "include": sorted(self.include),
            "hidden": sorted(self.hidden),
            "bright": sorted(self.bright),
            "around": around,
            "folds": [_fold_json(fold) for fold in self.folds],
            "kept": [[name, list(actors)] for name, actors in self.kept.items()],
        }
        return json.dumps(fields, ensure_ascii=False, separators=(",", ":"))

    @classmethod
    def read(cls, content: str | None) -> Lasting:
        """Return what `content` wrote.

        Raises
        ------
        ValueError
            If a later release wrote it, or nobody did.
        """
        if content is None:
            return cls()
        try:
            fields = json.loads(content)
            if fields["v"] > VERSION:
                raise ValueError(f"a graph of version {fields['v']}")
            around = fields["around"]
            return cls(
                _ids(fields["include"]),
                _ids(fields["hidden"]),
                _ids(fields["bright"]),
                None if around is None else (_ids(around[0]), int(around[1])),
                tuple(_fold_of(each) for each in fields["folds"]),
                {str(name): tuple(map(EntityId, actors)) for name, actors in fields["kept"]},
            )
        except (KeyError, TypeError, IndexError) as error:
            raise ValueError("no graph") from error


def _ids(values: Iterable[int]) -> frozenset[EntityId]:
    return frozenset(EntityId(int(value)) for value in values)


def _fold_json(fold: Fold) -> dict[str, Any]:
    return {
        "id": int(fold.id),
        "name": fold.name,
        "type": fold.type.value,
        "members": sorted(fold.members),
        "whole": fold.whole,
        "at": None if fold.at is None else list(fold.at),
    }


def _fold_of(fields: Mapping[str, Any]) -> Fold:
    at = fields["at"]
    return Fold(
        EntityId(int(fields["id"])),
        str(fields["name"]),
        EntityType(fields["type"]),
        _ids(fields["members"]),
        bool(fields["whole"]),
        None if at is None else (float(at[0]), float(at[1])),
    )


def label_of(before: Lasting, after: Lasting) -> Label:
    """Return the name of the step that leads from one to the other."""
    for name in after.kept.keys() - before.kept.keys():
        return Label("graph.keep", "Keep the selection “{name}”", (("name", name),))
    for name in before.kept.keys() - after.kept.keys():
        return Label("graph.drop", "Forget the selection “{name}”", (("name", name),))
    known = {fold.id: fold for fold in before.folds}
    for fold in after.folds:
        if fold.id not in known:
            return Label("graph.fold", "Fold into “{name}”", (("name", fold.name),))
    for fold in before.folds:
        if fold.id not in {other.id for other in after.folds}:
            return Label("graph.unfold", "Open the folded group “{name}”", (("name", fold.name),))
    for fold in after.folds:
        if fold != known[fold.id]:
            return Label("graph.place", "Move the folded group “{name}”", (("name", fold.name),))
    if before.around != after.around and after.around is not None:
        return Label("graph.around", "Draw only the surroundings")
    if hidden := len(after.hidden - before.hidden):
        return Label("graph.hide", "Hide {count} actors", (("count", str(hidden)),))
    if before.hidden - after.hidden or before.around != after.around:
        return Label("graph.show", "Draw again what was hidden")
    if before.bright != after.bright:
        return Label("graph.fade", "Fade the rest") if after.bright else Label("graph.unfade", "Fade nothing")
    return Label("graph.include", "Draw more actors")
