"""What each part of the extraction earns: ``python -m tests.benchmarks.extraction.ablation FOLDER...``.

Each part is switched off in turn and everything else is left as it is; the models aren't trained again. A
part whose absence costs nothing should go.
"""

import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from typing import Any
from unittest.mock import patch

from tests.benchmarks.extraction.predicting import predicted
from tests.benchmarks.extraction.readings import Reading, read_annotations
from tests.benchmarks.extraction.scoring import ROWS, score_all, total

EXTRACTION = "synpol_desktop.extraction"


def nothing(*_: Any, **__: Any) -> list[Any]:
    """Stand for a part that finds nothing."""
    return []


def unchanged(_: Any, chosen: Sequence[Any], *__: Any) -> list[Any]:
    """Stand for a part that passes on what it is given."""
    return list(chosen)


def _no_tagger() -> None:
    return None


PARTS: Mapping[str, Sequence[tuple[str, Callable[..., Any]]]] = {
    "names in the tables": [(".actors.known_names", nothing)],
    "bodies of states": [(".states.state_bodies", nothing), (".nationals.with_nationals", unchanged)],
    "sides and demonyms": [(".states.sides", nothing)],
    "shared head nouns": [(".coordination.coordinated", nothing)],
    "organisations by pattern": [(".organisations.organisations", nothing)],
    "acts by number and name": [(".acts.numbered_acts", nothing), (".acts.named_acts", nothing)],
    "rounds and events": [(".events.rounds", nothing), (".events.named_events", nothing)],
    "places by pattern": [(".places.villages", nothing), (".places.sites", nothing)],
    "persons by pattern": [(".persons.persons", nothing)],
    "words for one body in context": [(".contexts.contextual", nothing)],
    "short names": [(".shorts.short_names", nothing)],
    "linking": [(".actors.resolve", unchanged)],
    "tagger's names": [(".actors.tagged_names", nothing)],
    "judge": [(".tagging.tagger.Tagger.judges", False)],  # type: ignore[list-item]
    "tagger and judge": [(".pipeline.current_tagger", _no_tagger)],
    "weights of relations": [(".pipeline.current_ranker", _no_tagger)],
    "relations that weights find": [(".weighing.ranking.LEAST", 2.0)],  # type: ignore[list-item]
    "furniture": [(".pipeline.page.furniture", nothing)],
}


@contextmanager
def without(part: str) -> Iterator[None]:
    """Switch a part off."""
    patches = []
    for path, stand_in in PARTS[part]:
        *owner, name = f"{EXTRACTION}{path}".split(".")
        patches.append(patch.object(_owner(owner), name, stand_in))
    for each in patches:
        each.start()
    try:
        yield
    finally:
        for each in patches:
            each.stop()


def _owner(path: Sequence[str]) -> Any:
    for length in range(len(path), 0, -1):
        try:
            found: Any = import_module(".".join(path[:length]))
        except ModuleNotFoundError:
            continue
        for name in path[length:]:
            found = getattr(found, name)
        return found
    raise ModuleNotFoundError(".".join(path))


def figures(golds: Mapping[str, Reading]) -> dict[str, float]:
    """Return the F1 of each row over articles."""
    sums = total(score_all(golds, predicted(golds)).values())
    return {row: sums[row].f1 for row in ROWS}


def main(folders: Sequence[str]) -> None:
    """Print a table: what is lost (in points of F1) when a part is off."""
    golds: dict[str, Reading] = {}
    for folder in folders:
        for name, reading in read_annotations(Path(folder)).items():
            golds[f"{folder}/{name}"] = replace(reading, name=f"{folder}/{name}")
    whole = figures(golds)
    print(f"{len(golds)} articles".ljust(34) + "".join(f"{row:>12}" for row in ROWS))
    print("everything".ljust(34) + "".join(f"{whole[row]:12.3f}" for row in ROWS))
    for part in PARTS:
        with without(part):
            found = figures(golds)
        lost = "".join(f"{100 * (found[row] - whole[row]):+12.1f}" for row in ROWS)
        print(f"without {part}".ljust(34) + lost, flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
