from pathlib import Path

import pytest

from synpol_desktop.workspace import Workspace
from tests.workspace.corpus import CHARGE, LEAD, MEETING, fill


@pytest.fixture(scope="session")
def sound(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """Return what is in a sound, closed workspace of three articles."""
    path = tmp_path_factory.mktemp("sound") / "w.synpol"
    with Workspace.create(path) as workspace:
        fill(workspace, MEETING, CHARGE, LEAD)
    return path.read_bytes()


@pytest.fixture
def path(tmp_path: Path, sound: bytes) -> Path:
    """Return a sound, closed workspace in a folder of its own."""
    path = tmp_path / "w.synpol"
    path.write_bytes(sound)
    return path
