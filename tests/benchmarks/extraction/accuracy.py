"""``python -m tests.benchmarks.extraction.accuracy FOLDER...``: the figures and pages on accuracy.

Writes ``resources/help/accuracy.tsv`` and ``accuracy.md`` of each language. Relations count as the graph
draws them first: those that are at least as sure as the default of the filter.
"""

import sys
from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Mapping
from pathlib import Path

from synpol_desktop.core.accuracy import Accuracy
from synpol_desktop.core.filters import DISPLAY_CONFIDENCE
from synpol_desktop.core.paths import resource
from synpol_desktop.extraction.pipeline import Extractor
from synpol_desktop.extraction.report import as_json
from synpol_desktop.ui.accuracy import page
from synpol_desktop.ui.i18n import LANGUAGES, set_language
from tests.benchmarks.extraction.readings import Claim, Reading, read_annotations, read_report
from tests.benchmarks.extraction.scoring import aligned, score, triple, typed_places

Counts = Counter[tuple[str, str]]
Fact = tuple[str, Hashable]


def main(folders: list[str]) -> None:
    """Measure and write."""
    golds: dict[str, Reading] = {}
    for folder in folders:
        golds |= read_annotations(Path(folder))
    found = accuracy(golds)
    words = sum(len(gold.text.split()) for gold in golds.values())
    write(found, len(golds), words)
    for code in LANGUAGES:
        set_language(code)
        out = resource("help", code, "accuracy.md")
        out.parent.mkdir(exist_ok=True)
        out.write_text(page(found), "utf-8")


def accuracy(golds: Mapping[str, Reading]) -> list[Accuracy]:
    """Let the program read articles and count what it says rightly, says, and what is there."""
    right, said, there = Counts(), Counts(), Counts()

    def count(sort: str, gold: set[Fact], given: set[Fact]) -> None:
        for counts, facts in ((there, gold), (said, given), (right, gold & given)):
            for kind, _ in facts:
                counts[sort, kind] += 1
                counts[sort, ""] += 1

    extractor = Extractor()
    for name, gold in golds.items():
        report = as_json(name, gold.text, gold.published, extractor.extract(gold.text, gold.published))
        reading = read_report(report)
        names = [{(kind, place) for place, kind in typed_places(each)} for each in (gold, reading)]
        count("mention", *names)
        drawn = {triple(claim, aligned(gold, reading)) for claim in _drawn(report)}
        stated = {triple(claim) for claim in gold.asserted}
        count("relation", {(each[0], each) for each in stated}, {(each[0], each) for each in drawn})
        tallies = score(gold, reading)
        for sort in ("statement", "date"):
            right[sort, ""] += round(tallies[sort].right)
            said[sort, ""] += tallies[sort].said
            there[sort, ""] += tallies[sort].expected
    order = ["mention", "relation", "statement", "date"]
    keys = sorted(
        set(there) | set(said), key=lambda key: (order.index(key[0]), key[1] != "", -there[key], key)
    )
    return [Accuracy(*key, right[key], said[key], there[key]) for key in keys]


def _drawn(report: Mapping[str, object]) -> Iterator[Claim]:
    relations = report["relations"]
    assert isinstance(relations, list)
    for each in relations:
        if each["modality"] == "asserted" and each["confidence"] >= DISPLAY_CONFIDENCE:
            yield Claim(each["source"], each["type"], each["target"])


def write(found: Iterable[Accuracy], articles: int, words: int) -> None:
    """Write the table that ships."""
    lines = [
        f"# How often the extraction is right on {articles} articles ({words} words) that it never saw.",
        "# sort, type (empty for all), rightly said, said, there. Licence: MIT. Written by",
        "# python -m tests.benchmarks.extraction.accuracy FOLDER... (tests/heldout/README.md says which).",
        "sort\ttype\tright\tsaid\tthere",
        *(f"{each.sort}\t{each.type}\t{each.right}\t{each.said}\t{each.there}" for each in found),
    ]
    resource("help", "accuracy.tsv").write_text("\n".join(lines) + "\n", "utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
