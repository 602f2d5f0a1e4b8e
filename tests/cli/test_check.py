"""``check --repair`` and ``backups``: what is derived comes back, and so does the day before."""

import sqlite3
from pathlib import Path

from tests.cli.conftest import Command


def alter(workspace: Path, statement: str) -> None:
    with sqlite3.connect(workspace) as raw:
        raw.execute(statement)
    raw.close()


def test_what_is_derived_is_mended_after_a_backup(synpol: Command, workspace: Path) -> None:
    alter(workspace, "DELETE FROM search")
    found = synpol("check", workspace)
    assert found.status == 1
    assert "can be mended" in found.out
    mended = synpol("check", workspace, "--repair")
    assert mended.status == 0
    assert "A backup was made" in mended.out
    assert synpol("check", workspace).status == 0
    assert "before-repair" in synpol("backups", workspace).out


def test_facts_that_are_taken_away_are_said_to_wait(synpol: Command, workspace: Path) -> None:
    alter(workspace, 'UPDATE mention SET "end" = 999999 WHERE run = (SELECT run FROM article WHERE id = 1)')
    mended = synpol("check", workspace, "--repair")
    assert mended.status == 0
    assert "wait to be read again" in mended.out


def test_a_text_that_was_altered_is_had_again_from_a_backup(synpol: Command, workspace: Path) -> None:
    alter(workspace, "DELETE FROM search")
    synpol("check", workspace, "--repair")
    alter(workspace, "UPDATE body SET text = 'x' WHERE article = 1")
    found = synpol("check", workspace, "--repair")
    assert found.status == 1
    assert "go back to a backup" in found.out
    restored = synpol("backups", workspace, "--restore", "1")
    assert restored.status == 0
    assert "is kept" in restored.out
    assert "not what was imported" not in synpol("check", workspace).out


def test_wrong_numbers_and_missing_backups_are_said(synpol: Command, workspace: Path) -> None:
    assert "no backup" in synpol("backups", workspace).out
    refused = synpol("backups", workspace, "--restore", "7")
    assert refused.status == 2
    assert "There is no backup 7" in refused.err
