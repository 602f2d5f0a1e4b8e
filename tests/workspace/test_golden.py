import json
import shutil

import pytest

from synpol_desktop.core.filters import EVERYTHING
from synpol_desktop.workspace import Workspace
from synpol_desktop.workspace.migrations import FORMAT
from tests.workspace.golden import FOLDER, VIEW, summary

WITH_VIEWS = 4
"""The first format that keeps views."""


@pytest.mark.parametrize("number", range(1, FORMAT + 1))
def test_a_workspace_of_every_released_format_opens_says_the_same_and_can_be_undone(tmp_path, number):
    path = tmp_path / "old.synpol"
    shutil.copy(FOLDER / f"format_{number}.synpol", path)
    expected = json.loads((FOLDER / f"format_{number}.json").read_text("utf-8"))
    with Workspace.open(path) as workspace:
        assert workspace.check() == []
        assert json.loads(json.dumps(summary(workspace))) == {
            k: v for k, v in expected.items() if k != "hash"
        }
        if number == FORMAT:  # a later format may say more
            assert workspace.content_hash() == expected["hash"]
        assert workspace.views() == ([VIEW] if number >= WITH_VIEWS else [])
        workspace.redo()
        for _ in expected["steps"]:
            workspace.undo()
        assert workspace.counts(EVERYTHING).articles == 0
        assert workspace.pins() == {}
        assert workspace.views() == []
