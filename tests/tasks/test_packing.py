"""Findings cross from process to process as they are."""

import multiprocessing
from dataclasses import fields, is_dataclass

from synpol_desktop.core import found
from synpol_desktop.core.found import Findings
from synpol_desktop.extraction.pipeline import Extractor
from synpol_desktop.tasks.packing import pack_findings
from synpol_desktop.tasks.sample import sample_files


def test_findings_arrive_as_they_were_sent() -> None:
    pack_findings()
    extractor = Extractor()
    here, there = multiprocessing.Pipe()
    sent = [extractor.extract(path.read_text("utf-8"), "2025-01-01") for path in sample_files()[:6]]
    assert any(findings.relations and findings.statements and findings.dates for findings in sent)
    for findings in (Findings(), *sent):
        here.send(findings)
        assert there.recv() == findings
    here.close()
    there.close()


def test_no_record_of_findings_has_a_single_field() -> None:
    """A single value would not arrive as a tuple of values."""
    records = [kind for kind in vars(found).values() if isinstance(kind, type) and is_dataclass(kind)]
    assert len(records) >= 8
    assert all(len(fields(kind)) > 1 for kind in records)
