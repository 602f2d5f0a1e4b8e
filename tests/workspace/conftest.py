from collections.abc import Iterator
from pathlib import Path

import pytest

from synpol_desktop.workspace import Workspace


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    """Return an empty workspace, closed after the test."""
    with Workspace.create(tmp_path / "w.synpol") as made:
        yield made
