"""A workbook read back by openpyxl: nothing lost, nothing computed."""

import gc
import sys
import zipfile
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from synpol_desktop.exporting import csv_tables
from synpol_desktop.exporting.xlsx import EDGES, NODES, write_xlsx
from tests.exporting.contents import ASKED, COUNCIL, FIRST, MINISTRY, PERSON, content


def rows(book: Any, sheet: str) -> list[dict[str, Any]]:
    head, *lines = book[sheet].iter_rows(values_only=True)
    return [dict(zip(head, line, strict=True)) for line in lines]


@pytest.fixture
def book(tmp_path: Path) -> Any:
    write_xlsx(tmp_path / "a.xlsx", content())
    return load_workbook(tmp_path / "a.xlsx")


def test_the_sheets_have_every_column_and_every_record(book: Any) -> None:
    assert book.sheetnames == ["nodes", "edges", "evidence", "mentions", "statements", "articles", "about"]
    heads = {name: " ".join(cell.value for cell in book[name][1]) for name in book.sheetnames}
    assert (heads["nodes"], heads["edges"]) == (NODES, EDGES)
    assert heads["evidence"] == csv_tables.RELATION_MENTIONS.header
    assert [len(rows(book, name)) for name in book.sheetnames[:6]] == [3, 2, 3, 1, 1, 3]


def test_names_and_words_come_back_as_they_are(book: Any) -> None:
    assert [row["name"] for row in rows(book, "nodes")] == [PERSON, MINISTRY, COUNCIL]
    assert rows(book, "nodes")[0]["aliases"] == "ليلى | النجّار"
    evidence = rows(book, "evidence")[0]
    assert evidence["evidence"] == ASKED.evidence.of(FIRST).replace("\x0b", "")
    assert evidence["place"] == "حلب"
    assert rows(book, "mentions")[0]["words"] == MINISTRY


def test_what_looks_like_a_formula_is_text_even_after_it_was_edited(book: Any) -> None:
    cells = [cell for sheet in book for line in sheet.iter_rows(min_row=2) for cell in line]
    assert not [cell for cell in cells if cell.data_type == "f"]
    risky = [cell for cell in cells if isinstance(cell.value, str) and cell.value[0] in "=+-@"]
    assert len(risky) >= 4
    assert all(cell.quotePrefix for cell in risky)


def test_days_are_dates_and_other_date_values_stay_text(book: Any) -> None:
    first, second, third = rows(book, "articles")
    assert first["published"] == datetime(2020, 5, 3)
    assert (second["published"], third["published"]) == (None, "2021-02")
    assert rows(book, "edges")[0]["first"] == datetime(2020, 5, 1)
    assert rows(book, "evidence")[0]["date"] == ASKED.date


def test_sheets_run_from_the_right_with_frozen_headers(book: Any, tmp_path: Path) -> None:
    assert all(sheet.sheet_view.rightToLeft and sheet.freeze_panes == "A2" for sheet in book)
    write_xlsx(tmp_path / "en.xlsx", content("en"))
    assert not any(sheet.sheet_view.rightToLeft for sheet in load_workbook(tmp_path / "en.xlsx"))


def test_names_of_files_are_left_out_unless_asked_for(tmp_path: Path) -> None:
    for origins in (False, True):
        path = tmp_path / f"{origins}.xlsx"
        write_xlsx(path, content(origins=origins))
        with zipfile.ZipFile(path) as archive:
            text = b"".join(archive.read(name) for name in archive.namelist())
        assert (b"secret-1.txt" in text) is origins
        assert b"SynPol Desktop" in text


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a disk that is always full")
def test_a_full_disk_is_one_error_and_nothing_else_is_said(recwarn: pytest.WarningsRecorder) -> None:
    said: list[object] = []
    hook, sys.unraisablehook = sys.unraisablehook, said.append
    try:
        with pytest.raises(OSError, match="No space left"):
            write_xlsx(Path("/dev/full"), content())
        gc.collect()
    finally:
        sys.unraisablehook = hook
    assert said == []
    assert not recwarn.list


def test_each_sheet_can_be_filtered_by_every_column(book: Any) -> None:
    for sheet in book:
        assert sheet.auto_filter.ref == sheet.dimensions


def test_a_column_is_as_wide_as_its_head(book: Any) -> None:
    for sheet in book:
        for cell in next(sheet.iter_rows(max_row=1)):
            assert sheet.column_dimensions[cell.column_letter].width >= len(cell.value) + 2
