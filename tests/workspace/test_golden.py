import json
import shutil

import pytest

from synpol_desktop.core.filters import EVERYTHING
from synpol_desktop.core.notes import Subject, SubjectKind
from synpol_desktop.workspace import Workspace
from synpol_desktop.workspace.migrations import FORMAT
from tests.workspace.golden import BLOC, ENTITY, FOLDER, RELATION, VIEW, summary

WITH_VIEWS = 4
"""The first format that keeps views."""
WITH_NOTES = 5
"""The first format that keeps notes, tags, details, blocs and documents."""


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
        noted = number >= WITH_NOTES
        assert [note.text for note in workspace.notes(ENTITY)] == ["يُراجَع مع الأرشيف"] * noted
        assert len(workspace.notes(Subject.of_relation(RELATION))) == noted
        assert workspace.entity_tags([1]) == ({1: ("مهم",)} if noted else {})
        assert workspace.details(1) == ({"latin": "Zayd an-Najjar"} if noted else {})
        assert workspace.blocs() == [BLOC] * noted
        assert workspace.document("style") == ('{"rules":[]}' if noted else None)
        workspace.redo()
        for _ in expected["steps"]:
            workspace.undo()
        assert workspace.counts(EVERYTHING).articles == 0
        assert workspace.pins() == {}
        assert workspace.views() == []
        assert workspace.notes(ENTITY) == []
        assert workspace.tag_counts(SubjectKind.ENTITY) == {}
        assert workspace.blocs() == []
        assert workspace.document("style") is None
