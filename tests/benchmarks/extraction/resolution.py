"""B³ across articles: ``python -m tests.benchmarks.extraction.resolution FOLDER``.

Of each mention: which share of those that the program joins it with are the same thing (precision), and which
share of those that are the same thing it is joined with (recall). A. Bagga, B. Baldwin, Entity-based
cross-document coreferencing using the vector space model, COLING-ACL 1998.

Annotators number entities inside an article. Across articles two entities of one type are the same thing
where the fullest name of one is a name of the other too. A name that many things share (الحكومة,
اللجنة المالية) tells nothing: such an entity is of its article alone, unless it has a name of its own.
"""

import argparse
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from synpol_desktop.arabic.names import comparable
from synpol_desktop.extraction.lexicon import lexicon
from synpol_desktop.extraction.pipeline import Extractor
from tests.benchmarks.extraction.readings import read_annotations
from tests.benchmarks.extraction.scoring import trimmed

Place = tuple[str, int, int]
"""Article, start and end of a mention, quotes and article off."""


@dataclass(frozen=True, slots=True)
class Entity:
    """One annotated entity of one article."""

    article: str
    type: str
    names: tuple[str, ...]
    """Comparable forms, the fullest first."""


def b_cubed(gold: Mapping[Place, Hashable], said: Mapping[Place, Hashable]) -> tuple[float, float, float]:
    """Return precision, recall and F1 over the mentions of both."""
    both = gold.keys() & said.keys()
    if not both:
        return 0.0, 0.0, 0.0
    mine = Counter(gold[place] for place in both)
    theirs = Counter(said[place] for place in both)
    shared = Counter((gold[place], said[place]) for place in both)
    precision = sum(shared[gold[place], said[place]] / theirs[said[place]] for place in both) / len(both)
    recall = sum(shared[gold[place], said[place]] / mine[gold[place]] for place in both) / len(both)
    return precision, recall, 2 * precision * recall / (precision + recall)


def same_things(entities: Sequence[Entity]) -> list[int]:
    """Return for each entity the number of the thing that it is."""
    named: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    for number, entity in enumerate(entities):
        for name in entity.names:
            if is_own(name, entity.type):
                named[entity.type, name].append(number)
    thing = list(range(len(entities)))

    def first(number: int) -> int:
        while thing[number] != number:
            number = thing[number]
        return number

    for number, entity in enumerate(entities):
        fullest = entity.names[0]
        for other in named[entity.type, fullest] if is_own(fullest, entity.type) else ():
            thing[first(other)] = first(number)
    return [first(number) for number in range(len(entities))]


def is_own(name: str, kind: str) -> bool:
    """Whether a name tells a thing from others of its type: no lone head noun, last name or common body."""
    words = name.split()
    head = words[0].removeprefix("ال")
    tables = lexicon()
    if kind == "PER":
        return len(words) > 1
    if kind == "ORG":
        common = head in tables.heads and (len(words) == 1 or head in tables.cues["everywhere"])
        return not common or len(words) > 2
    if kind in {"LAW", "EVENT"}:
        return len(words) > 1
    return True


def main(arguments: list[str] | None = None) -> int:
    """Print B³ over the mentions that both found, and over all that are annotated."""
    parser = argparse.ArgumentParser(description="B³ across articles")
    parser.add_argument("folder", type=Path)
    parser.add_argument(
        "--split", action="store_true", help="list the things that the program splits or joins"
    )
    options = parser.parse_args(arguments)
    gold = annotated(options.folder)
    said = predicted(options.folder)
    if not gold:
        print(f"no annotated article in {options.folder}", file=sys.stderr)
        return 1
    alone: dict[Place, Hashable] = {place: said.get(place, place) for place in gold}
    for label, links in (("found by both", said), ("all annotated", alone)):
        precision, recall, f1 = b_cubed(gold, links)
        mentions = len(gold.keys() & links.keys())
        print(
            f"B³ {label:14} precision {precision:.3f} recall {recall:.3f} F1 {f1:.3f}   ({mentions} mentions)"
        )
    if options.split:
        print("\n".join(faults(gold, said)))
    return 0


def annotated(folder: Path) -> dict[Place, Hashable]:
    """Return the thing that each annotated mention is."""
    entities: list[Entity] = []
    owners: dict[tuple[str, str], int] = {}
    for path in sorted(folder.glob("*.json")):
        for each in json.loads(path.read_text("utf-8"))["entities"]:
            names = sorted({each["name"], *each["aliases"]}, key=lambda name: (name != each["name"], name))
            owners[path.stem, each["id"]] = len(entities)
            entities.append(Entity(path.stem, each["type"], tuple(dict.fromkeys(map(comparable, names)))))
    things = same_things(entities)
    return {
        (name, *trimmed(reading.text, naming.place)): things[owners[name, naming.entity]]
        for name, reading in read_annotations(folder).items()
        for naming in reading.namings
    }


def predicted(folder: Path) -> dict[Place, Hashable]:
    """Return the key that the program gives each mention it finds."""
    found: dict[Place, Hashable] = {}
    for name, reading in read_annotations(folder).items():
        findings = Extractor().extract(reading.text, reading.published)
        for mention in findings.mentions:
            place = trimmed(reading.text, (mention.span.start, mention.span.end))
            found[name, *place] = findings.entities[mention.entity].key
    return found


def faults(gold: Mapping[Place, Hashable], said: Mapping[Place, Hashable]) -> Iterable[str]:
    """Say which keys hold several things, and which things have several keys."""
    keys: defaultdict[Hashable, Counter[Hashable]] = defaultdict(Counter)
    things: defaultdict[Hashable, Counter[Hashable]] = defaultdict(Counter)
    where: dict[tuple[Hashable, Hashable], Place] = {}
    for place in gold.keys() & said.keys():
        keys[said[place]][gold[place]] += 1
        things[gold[place]][said[place]] += 1
        where.setdefault((gold[place], said[place]), place)
    for key, held in sorted(keys.items(), key=lambda each: -len(each[1])):
        if len(held) > 1:
            yield f"joined  {key}: {[(where[thing, key], count) for thing, count in held.most_common()]}"
    for thing, held in sorted(things.items(), key=lambda each: -len(each[1])):
        if len(held) > 1:
            yield f"split   {[(key, where[thing, key], count) for key, count in held.most_common()]}"


if __name__ == "__main__":
    sys.exit(main())
