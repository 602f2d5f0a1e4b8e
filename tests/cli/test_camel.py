"""``camel``: the neural model that a user adds."""

from pathlib import Path

import pytest

from synpol_desktop.core.paths import data_dir
from tests.cli.conftest import Command
from tests.extraction.tiny_bert import write_model


def test_a_model_is_added_checked_and_removed(synpol: Command, tmp_path: Path) -> None:
    assert "no neural model" in synpol("camel", "status").out

    added = synpol("camel", "add", write_model(tmp_path / "arabert"))
    assert (added.status, added.err) == (0, "")
    assert added.out.startswith("Added arabert (")

    status = synpol("camel", "status")
    assert status.status == 0
    assert "arabert" in status.out

    assert synpol("camel", "remove").out == "The model is removed.\n"
    assert synpol("camel", "remove").out == "There was no model.\n"
    assert "no neural model" in synpol("camel", "status").out


def test_a_model_that_has_changed_is_said(synpol: Command, tmp_path: Path) -> None:
    synpol("camel", "add", write_model(tmp_path / "arabert"))
    (vocabulary,) = (data_dir() / "camel").glob("model-*/vocab.txt")
    vocabulary.write_text("x", "utf-8")
    ended = synpol("camel", "status")
    assert (ended.status, ended.out) == (2, "")
    assert "has changed" in ended.err


def test_a_pickle_is_refused_with_the_line_that_converts_it(synpol: Command, tmp_path: Path) -> None:
    folder = write_model(tmp_path / "arabert")
    (folder / "model.safetensors").rename(folder / "pytorch_model.bin")
    ended = synpol("camel", "add", folder)
    assert ended.status == 2
    assert "pytorch_model.bin is a pickle" in ended.err
    assert "python -c" in ended.err


@pytest.mark.parametrize("arguments", [[], ["add"], ["burn"]], ids=str)
def test_wrong_use_is_said(synpol: Command, arguments: list[str]) -> None:
    ended = synpol("camel", *arguments)
    assert ended.status == 2
    assert "usage: python -m synpol_desktop camel" in ended.err
