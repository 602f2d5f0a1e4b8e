"""Files of an export are whole, safe in a spreadsheet, and readable as plain CSV."""

import csv
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from synpol_desktop.core.errors import SynpolError
from synpol_desktop.exporting.cells import cell, name, safe
from synpol_desktop.exporting.csv_files import Files, Row

TEXTS = st.text(st.characters(codec="utf-8", exclude_characters="\x00"))


def read(path: Path, encoding: str = "utf-8") -> list[list[str]]:
    with path.open(encoding=encoding, newline="") as file:
        return list(csv.reader(file))


def write(path: Path, rows: list[Row], *, bom: bool = False) -> None:
    with Files(bom=bom) as files:
        files.write(path, ("a", "b"), rows)


@given(TEXTS)
def test_no_cell_begins_like_a_formula(text: str) -> None:
    assert not safe(text).lstrip().startswith(("=", "+", "-", "@"))
    assert safe(text) in (text, f"'{text}")


@pytest.mark.parametrize("text", ["=1+1", "+963", "-2", "@cmd", "\t=1", "\r=1", "  =HYPERLINK(0)"])
def test_what_a_spreadsheet_would_run_gets_an_apostrophe(text: str) -> None:
    assert cell(text) == f"'{text}"


@pytest.mark.parametrize(
    ("value", "expected"),
    [(None, ""), (True, "true"), (False, "false"), (0, "0"), (-3, "-3"), (0.85, "0.85"), (1.0, "1")],
)
def test_values_have_one_form(value: float | None, expected: str) -> None:
    assert cell(value) == expected


def test_a_name_stays_on_its_line_and_turns_nothing_around() -> None:
    assert name("هيئة \u202eالتفاوض\u2066\nالسورية ") == "هيئة التفاوض السورية"


@given(st.lists(st.tuples(TEXTS, TEXTS), max_size=5))
def test_what_is_written_is_read_back(rows: list[tuple[str, str]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "t.csv"
        write(path, list(rows))
        assert read(path) == [["a", "b"], *([safe(a), safe(b)] for a, b in rows)]


def test_the_mark_for_excel_is_there_only_when_asked_for(tmp_path: Path) -> None:
    write(tmp_path / "with.csv", [("حلب", 1)], bom=True)
    write(tmp_path / "without.csv", [("حلب", 1)])
    assert (tmp_path / "with.csv").read_bytes() == b"\xef\xbb\xbf" + (tmp_path / "without.csv").read_bytes()
    assert read(tmp_path / "with.csv", "utf-8-sig") == read(tmp_path / "without.csv")


def test_a_failure_leaves_every_file_as_it_was(tmp_path: Path) -> None:
    first, second = tmp_path / "first.csv", tmp_path / "second.csv"
    first.write_text("old", "utf-8")

    def rows() -> Iterator[Row]:
        yield ("x", 1)
        raise RuntimeError("half-way")

    def export() -> None:
        with Files(bom=False) as files:
            files.write(first, ("a", "b"), [("new", 1)])
            files.write(second, ("a", "b"), rows())

    with pytest.raises(RuntimeError, match="half-way"):
        export()

    assert first.read_text("utf-8") == "old"
    assert list(tmp_path.iterdir()) == [first]


def test_a_place_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    with pytest.raises(SynpolError, match="can't be written"):
        write(tmp_path / "missing" / "t.csv", [])


def test_a_folder_of_that_name_is_said(tmp_path: Path) -> None:
    (tmp_path / "t.csv").mkdir()
    with pytest.raises(SynpolError, match="can't be written"):
        write(tmp_path / "t.csv", [])
    assert [path.name for path in tmp_path.iterdir()] == ["t.csv"]
