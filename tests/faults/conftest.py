from pathlib import Path

import pytest

from synpol_desktop.workspace import Workspace
from tests.workspace.corpus import CHARGE, LEAD, MEETING, fill


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return a sound, closed workspace in a folder of its own."""
    path = tmp_path / "w.synpol"
    with Workspace.create(path) as workspace:
        fill(workspace, MEETING, CHARGE, LEAD)
    return path
