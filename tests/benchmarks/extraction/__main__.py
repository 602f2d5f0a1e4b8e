"""``python -m tests.benchmarks.extraction FOLDER``: check annotated articles, score the program on them."""

import argparse
import json
import sys
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

from tests.benchmarks.extraction.causes import Fault, counted, faults
from tests.benchmarks.extraction.checking import problems
from tests.benchmarks.extraction.predicting import predicted, related, write_articles
from tests.benchmarks.extraction.readings import Reading, read_annotations, read_reports
from tests.benchmarks.extraction.scoring import Scores, score_all, total


def main(arguments: list[str] | None = None) -> int:
    """Print the table; return 1 if the annotations themselves are wrong or readings are missing."""
    options = _options(arguments)
    wrong = problems(options.folder)
    golds = read_annotations(options.folder) if not wrong else {}
    if wrong or not golds:
        print("\n".join(wrong) or f"no annotated article in {options.folder}", file=sys.stderr)
        return 1
    if options.articles:
        write_articles(golds, options.articles)
        return 0
    said = _said(options, golds)
    lacking = sorted(set(golds) - set(said))
    if lacking:
        print(f"not read: {', '.join(lacking)}", file=sys.stderr)
        return 1
    scores = score_all(golds, said)
    sums = total(scores.values())
    if options.json:
        print(json.dumps({row: round(tally.f1, 4) for row, tally in sums.items()}))
    else:
        print(table(sums, len(golds)))
    if options.each:
        print("\n".join(_line(name, each) for name, each in scores.items()))
    if options.causes or options.faults:
        found = [fault for name, gold in golds.items() for fault in faults(gold, said[name])]
        print("\n".join(_causes(found, listed=options.faults)))
    return 0


def table(scores: Scores, articles: int) -> str:
    """Lay out precision, recall, F1 and the number of annotations, a line for each row."""
    lines = [f"{'':12}{'precision':>10}{'recall':>8}{'F1':>8}{'gold':>7}   ({articles} articles)"]
    lines += [
        f"{row:12}{tally.precision:10.3f}{tally.recall:8.3f}{tally.f1:8.3f}{tally.expected:7d}"
        for row, tally in scores.items()
    ]
    return "\n".join(lines)


def _options(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.extraction", description=__doc__)
    parser.add_argument("folder", type=Path, help="annotated articles: NAME.json and NAME.marked.txt")
    parser.add_argument(
        "--against",
        type=Path,
        metavar="PATH",
        help="score this instead of the program as it is: what extract --json printed, or a second folder of "
        "annotations (the agreement of two passes)",
    )
    parser.add_argument(
        "--actors-given",
        action="store_true",
        help="hand the annotators' actors to the stage that finds relations and statements",
    )
    parser.add_argument("--articles", type=Path, metavar="FILE", help="only write the texts as JSON lines")
    parser.add_argument("--each", action="store_true", help="also print every article's F1s")
    parser.add_argument("--causes", action="store_true", help="also count the errors by cause")
    parser.add_argument("--faults", action="store_true", help="also list every error")
    parser.add_argument("--json", action="store_true", help="print the F1s as one JSON object")
    return parser.parse_args(arguments)


def _said(options: argparse.Namespace, golds: Mapping[str, Reading]) -> dict[str, Reading]:
    against: Path | None = options.against
    if against is None:
        return related(golds) if options.actors_given else predicted(golds)
    if against.is_dir():
        return read_annotations(against)
    return read_reports(against.read_text("utf-8").splitlines())


def _line(name: str, scores: Scores) -> str:
    return f"{name:32} " + " ".join(f"{row}={tally.f1:.3f}" for row, tally in scores.items())


def _causes(found: list[Fault], *, listed: bool) -> list[str]:
    lines = []
    for (row, cause), count in counted(found).most_common():
        here = [each for each in found if (each.row, each.cause) == (row, cause)]
        kinds = Counter(each.kind for each in here if each.kind).most_common()
        lines.append(
            f"{count:5d}  {row}: {cause}  " + ", ".join(f"{kind} {number}" for kind, number in kinds)
        )
        if listed:
            lines += [f"{'':9}{each.words}" for each in here]
    return lines


if __name__ == "__main__":
    sys.exit(main())
