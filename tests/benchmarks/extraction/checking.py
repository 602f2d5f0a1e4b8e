"""A checker of annotated articles: what in them doesn't fit the format or their text."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from synpol_desktop.core.kinds import EntityType, RelationType
from tests.benchmarks.extraction.readings import MARK, annotated_files, marked_file, unmarked

DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")
INTERVAL = re.compile(rf"{DATE.pattern}(/{DATE.pattern})?")


def problems(folder: Path) -> list[str]:
    """List, in words, everything that is wrong with the annotated articles of a folder."""
    files = annotated_files(folder)
    found = [f"{path.stem}: {problem}" for path in files for problem in _article(path)]
    texts = {path.name.removesuffix(".marked.txt") for path in folder.glob("*.marked.txt")}
    lonely = sorted(texts - {path.stem for path in files})
    return found + [f"{name}: a marked text without annotations" for name in lonely]


def _article(path: Path) -> Iterator[str]:
    if not marked_file(path).is_file():
        yield "annotations without a marked text"
        return
    data = json.loads(path.read_text("utf-8"))
    marked = marked_file(path).read_text("utf-8")
    text, _ = unmarked(marked)
    if "{{" in text or "}}" in text:
        yield "a mark that is not closed, nested or of another form"
    if data["document"] != path.stem:
        yield f"is called {data['document']} inside"
    if data["date"] is not None and not DATE.fullmatch(data["date"]):
        yield f"published on no ISO date: {data['date']}"
    yield from _entities(data, marked)
    yield from _relations(data, text)
    yield from _sightings(data, text)


def _entities(data: dict[str, Any], marked: str) -> Iterator[str]:
    surfaces: dict[str, set[str]] = {}
    for match in MARK.finditer(marked):
        surfaces.setdefault(match.group(1), set()).add(match.group(2))
    ids = [entity["id"] for entity in data["entities"]]
    twice = sorted({each for each in ids if ids.count(each) > 1})
    yield from (f"{each} is described twice" for each in twice)
    yield from (f"{each} is marked but not described" for each in sorted(set(surfaces) - set(ids)))
    for entity in data["entities"]:
        if entity["type"] not in set(EntityType):
            yield f"{entity['id']} is of no known type: {entity['type']}"
        if not entity["name"]:
            yield f"{entity['id']} has no name"
        marks, aliases = surfaces.get(entity["id"], set()), set(entity["aliases"])
        yield from (f"{entity['id']} lacks the alias {each}" for each in sorted(marks - aliases))
        yield from (f"{entity['id']} is never marked as {each}" for each in sorted(aliases - marks))


def _relations(data: dict[str, Any], text: str) -> Iterator[str]:
    ids = {entity["id"] for entity in data["entities"]}
    seen = set()
    for relation in data["relations"]:
        claim = relation["source"], relation["type"], relation["target"]
        named = " ".join(claim)
        if relation["type"] not in set(RelationType):
            yield f"{named}: no known type"
        if relation["source"] == relation["target"]:
            yield f"{named}: both ends are the same"
        if claim in seen:
            yield f"{named} is there twice"
        seen.add(claim)
        ends = [relation["source"], relation["target"], *filter(None, [relation["place"]])]
        yield from (f"{named}: {end} is not described" for end in ends if end not in ids)
        if relation["date"] is not None and not INTERVAL.fullmatch(relation["date"]):
            yield f"{named}: no ISO date: {relation['date']}"
        yield from _quoted(named, relation["evidence"], text)


def _sightings(data: dict[str, Any], text: str) -> Iterator[str]:
    ids = {entity["id"] for entity in data["entities"]}
    for statement in data["statements"]:
        if statement["speaker"] not in ids:
            yield f"the speaker {statement['speaker']} is not described"
        yield from _quoted("statement", statement["evidence"], text)
    for date in data["dates"]:
        if not INTERVAL.fullmatch(date["value"]):
            yield f"no ISO date: {date['value']}"
        yield from _quoted("date", date["text"], text)


def _quoted(what: str, quote: str, text: str) -> Iterator[str]:
    if not quote or quote not in text:
        yield f"{what}: not verbatim: {quote}"
