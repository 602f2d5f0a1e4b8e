"""The program's own reading of annotated articles."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from synpol_desktop.core.found import Findings, FoundEntity, FoundMention
from synpol_desktop.core.kinds import EntityType, MentionKind
from synpol_desktop.core.spans import Span
from synpol_desktop.extraction.document import Document
from synpol_desktop.extraction.pipeline import Extractor
from synpol_desktop.extraction.relating.reading import read
from synpol_desktop.extraction.report import as_json
from tests.benchmarks.extraction.readings import Reading, read_report
from tests.benchmarks.extraction.scoring import aligned


def predicted(golds: Mapping[str, Reading]) -> dict[str, Reading]:
    """Let the program read the articles, each with its date and without the annotators' marks."""
    extractor = Extractor()
    return {
        name: _reading(gold, extractor.extract(gold.text, gold.published)) for name, gold in golds.items()
    }


def related(golds: Mapping[str, Reading]) -> dict[str, Reading]:
    """Let the program find relations and statements between the annotators' actors.

    What is then wrong is not the fault of the stages that find and resolve actors.
    """
    extractor = Extractor()
    said = {}
    for name, gold in golds.items():
        document = _with_actors_of(gold, extractor.read(gold.text, gold.published))
        found = read(document)
        findings = replace(
            extractor.extract(""),
            entities=document.entities,
            mentions=document.mentions,
            relations=found.relations,
            statements=found.statements,
            dates=document.dates,
        )
        said[name] = _reading(gold, findings)
    return said


def write_articles(golds: Mapping[str, Reading], path: Path) -> None:
    """Write articles as JSON lines that ``synpol_desktop extract`` reads: id, text and date."""
    path.write_text("".join(_lines(golds)), "utf-8")


def _with_actors_of(gold: Reading, document: Document) -> Document:
    """Put the annotators' actors in the place of those found; adjectives keep the state that both know."""
    numbers = {entity: number for number, entity in enumerate(gold.types)}
    own = _reading(gold, _actors_only(document))
    ids = list(own.types)
    known = {ids.index(theirs): numbers[ours] for theirs, ours in aligned(gold, own).items()}
    keys = {ours: document.entities[theirs].key for theirs, ours in known.items()}
    surfaces: dict[str, list[str]] = {}
    for each in gold.namings:
        surfaces.setdefault(each.entity, []).append(gold.text[slice(*each.place)])
    return replace(
        document,
        entities=tuple(
            FoundEntity(
                EntityType(kind),
                max(surfaces[entity], key=len),
                tuple(dict.fromkeys(surfaces[entity])),
                keys.get(number, f"given:{entity}"),
            )
            for number, (entity, kind) in enumerate(gold.types.items())
        ),
        mentions=tuple(
            FoundMention(numbers[each.entity], Span(*each.place), MentionKind.NAMED, 1.0, "given")
            for each in gold.namings
        ),
        adjectives=tuple(
            replace(each, entity=known[each.entity]) for each in document.adjectives if each.entity in known
        ),
    )


def _actors_only(document: Document) -> Findings:
    nothing = Extractor().extract("")
    return replace(nothing, entities=document.entities, mentions=document.mentions)


def _reading(gold: Reading, findings: Findings) -> Reading:
    return read_report(as_json(gold.name, gold.text, gold.published, findings))


def _lines(golds: Mapping[str, Reading]) -> Iterator[str]:
    for gold in golds.values():
        article = {"id": gold.name, "text": gold.text, "date": gold.published}
        yield json.dumps(article, ensure_ascii=False) + "\n"
