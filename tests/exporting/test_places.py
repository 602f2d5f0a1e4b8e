"""A file is there whole or not at all, and replaces another only when it may."""

from pathlib import Path

import pytest

from synpol_desktop.core.errors import CancelledError, SynpolError
from synpol_desktop.exporting.csv_files import Files
from synpol_desktop.exporting.places import whole


def write(path: Path, text: str, *, overwrite: bool) -> None:
    with whole(path, overwrite=overwrite) as temporary:
        temporary.write_text(text, "utf-8")


def test_a_file_gets_its_name_when_it_is_whole(tmp_path: Path) -> None:
    path = tmp_path / "تقرير.json"
    with whole(path, overwrite=False) as temporary:
        temporary.write_text("{}", "utf-8")
        assert not path.exists()
    assert path.read_text("utf-8") == "{}"
    assert list(tmp_path.iterdir()) == [path]


def test_a_file_that_is_there_stays_unless_it_may_be_replaced(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text("old", "utf-8")
    with pytest.raises(SynpolError, match="is there already"):
        write(path, "new", overwrite=False)
    assert path.read_text("utf-8") == "old"
    write(path, "new", overwrite=True)
    assert path.read_text("utf-8") == "new"
    assert list(tmp_path.iterdir()) == [path]


def test_a_file_that_comes_meanwhile_stays(tmp_path: Path) -> None:
    path = tmp_path / "a.json"

    def export() -> None:
        with whole(path, overwrite=False) as temporary:
            temporary.write_text("ours", "utf-8")
            path.write_text("theirs", "utf-8")

    with pytest.raises(SynpolError, match="is there already"):
        export()
    assert path.read_text("utf-8") == "theirs"
    assert list(tmp_path.iterdir()) == [path]


def test_what_is_stopped_leaves_nothing(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text("old", "utf-8")

    def export() -> None:
        with whole(path, overwrite=True) as temporary:
            temporary.write_text("half", "utf-8")
            raise CancelledError

    with pytest.raises(CancelledError):
        export()
    assert path.read_text("utf-8") == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_place_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    with pytest.raises(SynpolError, match="can't be written"):
        write(tmp_path / "none" / "a.json", "x", overwrite=False)


def test_a_name_of_the_greatest_length_can_be_given(tmp_path: Path) -> None:
    path = tmp_path / f"{'تقرير' * 25}.json"  # 255 bytes
    assert len(path.name.encode()) == 255
    write(path, "x", overwrite=False)
    assert path.read_text("utf-8") == "x"


@pytest.mark.parametrize("overwrite", [True, False])
def test_a_name_that_is_too_long_is_said_to_be(tmp_path: Path, overwrite: bool) -> None:
    with pytest.raises(SynpolError, match="too long"):
        write(tmp_path / f"{'a' * 300}.json", "x", overwrite=overwrite)
    with pytest.raises(SynpolError, match="too long"), Files(bom=False, overwrite=overwrite) as files:
        files.write(tmp_path / f"{'a' * 300}.csv", ("a",), [])
    assert list(tmp_path.iterdir()) == []
