"""Dates as the reader wishes where a person reads them, ISO everywhere else."""

import io
from dataclasses import replace

import pytest

from synpol_desktop.arabic.writing import Digits, Months, Writing
from synpol_desktop.exporting.graphml import write_graphml
from synpol_desktop.exporting.json_file import write_json
from synpol_desktop.exporting.report.page import write_report
from tests.exporting.contents import content
from tests.exporting.test_docx import paragraphs, parts

WISHED = Writing("ar", Digits.ARABIC, Months.LEVANT)


def wished():
    made = content()
    return replace(made, about=replace(made.about, writing=WISHED))


def test_a_report_has_the_digits_and_months_that_are_wished():
    file = io.StringIO()
    write_report(file, wished())
    assert "٣ أيار ٢٠٢٠" in file.getvalue()
    assert "2020-05-03" not in file.getvalue()


def test_a_brief_has_the_digits_and_months_that_are_wished(tmp_path):
    assert any("٣ أيار ٢٠٢٠" in line for line in paragraphs(parts(tmp_path / "x.docx", wished())))


@pytest.mark.parametrize("write", [write_json, write_graphml])
def test_files_for_programs_keep_iso_dates(write):
    plain, other = io.StringIO(), io.StringIO()
    write(plain, content())
    write(other, wished())
    assert other.getvalue() == plain.getvalue()
