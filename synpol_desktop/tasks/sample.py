"""The sample corpus: training texts that a new user opens first."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from synpol_desktop.core.errors import SynpolError
from synpol_desktop.core.paths import sample_corpus
from synpol_desktop.core.progress import Progress
from synpol_desktop.tasks.importing import ImportReport, import_paths

if TYPE_CHECKING:
    from synpol_desktop.workspace import Workspace

NOTICE = "نص تدريبي، ليس خبراً"  # a training text, not news
"""What every sample article ends with, and what the window shows while they are open."""


def open_sample(path: Path, progress: Progress) -> ImportReport:
    """Make a workspace of the sample corpus; the file is closed when it is done.

    Raises
    ------
    WorkspaceError
        If the file exists or can't be written.
    """
    from synpol_desktop.workspace import Workspace

    with Workspace.create(path) as workspace:
        return import_sample(workspace, progress)


def import_sample(workspace: Workspace, progress: Progress) -> ImportReport:
    """Import and extract the sample corpus, and let the workspace say that it is one."""
    return import_paths(workspace, sample_files(), progress, notice=NOTICE)


def sample_files() -> list[Path]:
    """Return the articles of the sample corpus in their order.

    Raises
    ------
    SynpolError
        If the corpus isn't where it was installed.
    """
    files = sorted(sample_corpus().glob("[0-9][0-9]_*.txt"))
    if not files:
        raise SynpolError("The sample corpus is missing.", hint="Install the program again.")
    return files
