"""What is killed: imports with extraction, edits, undo and redo, copies, closing and opening; creations and
migrations.

Each thing that the workspace has confirmed is written to a pipe after its call has returned, so that the
other end knows what must be there.
"""

import json
import os
import random
import threading
from pathlib import Path
from typing import Any

from synpol_desktop.core.changes import Changes
from synpol_desktop.core.errors import SynpolError
from synpol_desktop.core.ids import EntityId
from synpol_desktop.core.progress import Progress
from synpol_desktop.tasks.extraction import extract_waiting
from synpol_desktop.tasks.importing import import_paths
from synpol_desktop.workspace import Workspace
from synpol_desktop.workspace.edits import PinNodes, RenameEntity

NAMED = EntityId(1)


class Child:
    """The work of one process on one workspace."""

    def __init__(self, path: Path, acknowledgements: int, seed: int) -> None:
        self._path = path
        self._pipe = acknowledgements
        self._random = random.Random(seed)
        self._seed = seed
        self._number = 0

    def create(self) -> None:
        """Make a workspace where there is none, or where an attempt was stopped."""
        with Workspace.create(self._path):
            self._say(opened=True)
        self._say(closed=True)

    def migrate(self) -> None:
        """Bring a file of an earlier format up to date, and close it."""
        with Workspace.open(self._path):
            self._say(opened=True)
        self._say(closed=True)

    def work(self, articles: Path) -> None:
        """Import in two sessions with edits meanwhile, then edit on, until all is done."""
        files = sorted(articles.iterdir())
        for part in (files[::2], files):
            with Workspace.open(self._path) as workspace:
                self._say(opened=True)
                workspace.subscribe(self._committed)
                over = threading.Event()
                editor = threading.Thread(target=self._edit, args=(workspace, over))
                editor.start()
                extract_waiting(workspace, Progress(), workers=1)  # what an earlier process was killed at
                report = import_paths(workspace, part, Progress(), workers=1)
                assert not report.refused, report.refused
                if part is files:
                    workspace.save_copy(self._path.with_name("copy.synpol"), overwrite=True)
                over.set()
                editor.join()
            self._say(closed=True)

    def _edit(self, workspace: Workspace, over: threading.Event) -> None:
        """Rename and pin while the jobs run; then undo and redo, too: there is nothing else to undo then."""
        left = 12
        while left:
            left -= over.is_set()
            acts = ("rename", "pin", "undo", "redo") if over.is_set() else ("rename", "pin")
            try:
                self._one_edit(workspace, self._random.choice(acts))
            except SynpolError:
                over.wait(0.01)  # there is no entity yet

    def _one_edit(self, workspace: Workspace, act: str) -> None:
        workspace.entity(NAMED)
        last = workspace.history(1)
        ours = bool(last) and last[0].label_key.startswith("rename")
        if act == "rename":
            self._number += 1
            name = f"اسم {self._seed} {self._number}"
            self._say(trying=name)
            workspace.do(RenameEntity(NAMED, name))
            self._say(named=name)
        elif act == "pin":
            workspace.do(PinNodes(((NAMED, self._random.random(), 1.0),)))
        elif act == "undo" and ours and last[0].done:
            self._say(trying=None)
            workspace.undo()
            self._say(named=workspace.entity(NAMED).name)
        elif act == "redo" and ours and not last[0].done:
            self._say(trying=None)
            workspace.redo()
            self._say(named=workspace.entity(NAMED).name)

    def _committed(self, changes: Changes) -> None:
        if changes.articles and changes.facts:
            self._say(facts=sorted(changes.articles))
        elif changes.articles:
            self._say(added=sorted(changes.articles))

    def _say(self, **words: Any) -> None:
        os.write(self._pipe, json.dumps(words).encode() + b"\n")
