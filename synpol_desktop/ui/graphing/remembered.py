"""Where actors were when they were drawn last: they come back to there."""

from __future__ import annotations

import contextlib
from collections.abc import Mapping
from typing import TYPE_CHECKING

from synpol_desktop.core.errors import WorkspaceError
from synpol_desktop.core.ids import EntityId
from synpol_desktop.ui.graphing.wish import Places, Wish

if TYPE_CHECKING:
    from synpol_desktop.workspace import Workspace


class Remembered:
    """Places of actors and folds, while the workspace is open and for the next time."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._all: dict[EntityId, tuple[float, float]] = {}

    @property
    def all(self) -> Mapping[EntityId, tuple[float, float]]:
        """The last place of everybody that was drawn, also of those that a filter hid since."""
        return self._all

    def take(self, places: Places, wish: Wish) -> None:
        """Take where actors and folds are now; a fold that was opened is gone for good."""
        folds = {fold.id for fold in wish.folds}
        known = {**self._all, **places}.items()
        self._all = {entity: place for entity, place in known if entity > 0 or entity in folds}

    def save(self, drawn: Places, wish: Wish) -> None:
        """Keep in the workspace where actors are that are drawn, hidden by hand or folded."""
        places = {**self._out_of_sight(wish), **drawn}
        places = {entity: place for entity, place in places.items() if entity > 0}
        if places and not self._workspace.read_only:
            # A picture that can't be kept must not keep the window open.
            with contextlib.suppress(WorkspaceError):
                self._workspace.save_positions(places)

    def _out_of_sight(self, wish: Wish) -> Places:
        out = wish.hidden.union(*(fold.members for fold in wish.folds))
        if not out:
            return {}
        known = {**self._workspace.saved_positions(), **self._all}
        return {entity: known[entity] for entity in self._workspace.entity_types(out) if entity in known}
