"""What each part of the extraction earns: ``python -m tests.benchmarks.extraction.ablation FOLDER...``.

Each part is switched off in turn and everything else is left as it is; the models aren't trained again. A
part whose absence costs nothing should go.
"""

import argparse
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


def as_given(chosen: Sequence[Any], *_: Any) -> list[Any]:
    """Stand for a part that passes on what it is given first."""
    return list(chosen)


def none(*_: Any, **__: Any) -> None:
    """Stand for a part that sees nothing."""


def alone(_: Any, phrase: Any) -> tuple[Any, ...]:
    """Stand for the part that finds who is listed with a phrase."""
    return (phrase,)


def nobody(*_: Any, **__: Any) -> tuple[Any, ...]:
    """Stand for a part that finds nobody."""
    return ()


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
    "bodies called by turns": [(".alike.as_one", as_given)],
    "tagger's names": [(".actors.tagged_names", nothing)],
    "judge": [(".tagging.tagger.Tagger.judges", False)],  # type: ignore[list-item]
    "tagger and judge": [(".current._tagger_of", none)],
    "weights of relations": [(".current._ranker_of", none)],
    "relations that weights find": [(".weighing.ranking.LEAST", 2.0)],  # type: ignore[list-item]
    "furniture": [(".pipeline.page.furniture", nothing)],
    "acts of verbs": [(".relating.acts.ActReader._verbs", none)],
    "acts of nouns": [(".relating.acts.ActReader._noun", none)],
    "acts of participles": [(".relating.acts.ActReader._participle", none)],
    "subjects of verbs no table knows": [(".relating.acts.ActReader._unknown_verb", none)],
    "pronouns as objects": [(".relating.acts.ActReader._meant", nobody)],
    "lists of names": [(".relating.clauses.Clause.group", alone)],
    "nouns that stand for names": [(".relating.clauses.Clause._standing", none)],
    "persons behind a description": [(".relating.clauses.Clause.described", none)],
    "offices": [(".relating.structure.StructureReader._office", none)],
    "ties of neighbours": [
        (".relating.structure.StructureReader._neighbours", none),
        (".relating.structure.StructureReader._part", none),
        (".relating.structure.StructureReader._of_a_state", none),
        (".relating.structure.StructureReader._in_the_country", none),
    ],
    "members and those who take part": [(".relating.structure.StructureReader._word", none)],
    "bonds of small words": [(".relating.structure.StructureReader._bond", none)],
    "verbs of speech": [(".relating.acts.ActReader._speech_verb", none)],
    "speech handed on": [
        (".relating.acts.ActReader._came_in", none),
        (".relating.acts.ActReader._cited", none),
    ],
    "sources behind what they said": [(".relating.speech.SpeechReader.source_after", none)],
    "names that open a line": [(".relating.speech.SpeechReader.headed", none)],
    "who has the floor by the layout": [(".relating.voices.Voices.floor", none)],
    "offices by the date": [(".offices.titles", nothing)],
    "acronyms": [(".acronyms.acronyms", nothing)],
}


@contextmanager
def without(part: str) -> Iterator[None]:
    """Switch a part off."""
    patches = [patch.object(*here(path), stand_in) for path, stand_in in PARTS[part]]
    for each in patches:
        each.start()
    try:
        yield
    finally:
        for each in patches:
            each.stop()


def here(path: str) -> tuple[Any, str]:
    """Return what holds a part, a module or a class, and the part's name there."""
    *owner, name = f"{EXTRACTION}{path}".split(".")
    return _owner(owner), name


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


def main(arguments: Sequence[str] | None = None) -> None:
    """Print a table: what is lost (in points of F1) when a part is off."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="+", metavar="FOLDER", help="annotated articles")
    parser.add_argument("--from", dest="first", default=next(iter(PARTS)), help="the part to begin with")
    options = parser.parse_args(arguments)
    parts = list(PARTS)[list(PARTS).index(options.first) :]
    folders: list[str] = options.folders
    golds: dict[str, Reading] = {}
    for folder in folders:
        for name, reading in read_annotations(Path(folder)).items():
            golds[f"{folder}/{name}"] = replace(reading, name=f"{folder}/{name}")
    whole = figures(golds)
    print(f"{len(golds)} articles".ljust(34) + "".join(f"{row:>12}" for row in ROWS))
    print("everything".ljust(34) + "".join(f"{whole[row]:12.3f}" for row in ROWS))
    for part in parts:
        with without(part):
            found = figures(golds)
        lost = "".join(f"{100 * (found[row] - whole[row]):+12.1f}" for row in ROWS)
        print(f"without {part}".ljust(34) + lost, flush=True)


if __name__ == "__main__":
    main()
