"""The program's own reading of annotated articles."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path

from synpol_desktop.extraction.pipeline import Extractor
from synpol_desktop.extraction.report import as_json
from tests.benchmarks.extraction.readings import Reading, read_report


def predicted(golds: Mapping[str, Reading]) -> dict[str, Reading]:
    """Let the program read the articles, each with its date and without the annotators' marks."""
    extractor = Extractor()
    return {name: read_report(_report(extractor, gold)) for name, gold in golds.items()}


def write_articles(golds: Mapping[str, Reading], path: Path) -> None:
    """Write articles as JSON lines that ``synpol_desktop extract`` reads: id, text and date."""
    path.write_text("".join(_lines(golds)), "utf-8")


def _report(extractor: Extractor, gold: Reading) -> dict[str, object]:
    return as_json(gold.name, gold.text, gold.published, extractor.extract(gold.text, gold.published))


def _lines(golds: Mapping[str, Reading]) -> Iterator[str]:
    for gold in golds.values():
        article = {"id": gold.name, "text": gold.text, "date": gold.published}
        yield json.dumps(article, ensure_ascii=False) + "\n"
