"""Readings of an article: what an annotator, or the program, found in it."""

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

SYMMETRIC = frozenset({"CONSULT", "AGREE", "COOPERATE"})

MARK = re.compile(r"\{\{(e\d+)\|([^{}|]+)\}\}")

Place = tuple[int, int]
"""Code points of the article's text, half open."""


@dataclass(frozen=True, slots=True)
class Naming:
    """One place that names an entity."""

    entity: str
    place: Place


@dataclass(frozen=True, slots=True)
class Claim:
    """A relation between two entities ; not `asserted`: planned, denied, conditional, inferred."""

    source: str
    type: str
    target: str
    asserted: bool = True


@dataclass(frozen=True, slots=True)
class Sighting:
    """A speaker or a date value, with the places that may show it: annotators quote, programs point."""

    value: str
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """What one reader found in one article."""

    name: str
    text: str
    published: str | None
    types: Mapping[str, str]
    """Entity id to its type."""
    namings: tuple[Naming, ...]
    claims: tuple[Claim, ...]
    statements: tuple[Sighting, ...]
    dates: tuple[Sighting, ...]

    @property
    def asserted(self) -> tuple[Claim, ...]:
        """The claims that count in the score."""
        return tuple(claim for claim in self.claims if claim.asserted)


def unmarked(marked: str) -> tuple[str, tuple[Naming, ...]]:
    """Take ``{{e1|surface}}`` wrappers off, and say where the surfaces are in the text that is left."""
    text, namings, last = "", [], 0
    for match in MARK.finditer(marked):
        text += marked[last : match.start()]
        surface = match.group(2)
        namings.append(Naming(match.group(1), (len(text), len(text) + len(surface))))
        text += surface
        last = match.end()
    return text + marked[last:], tuple(namings)


def annotated_files(folder: Path) -> list[Path]:
    """List the annotation files of a folder, each of which lies beside a file NAME.marked.txt."""
    return sorted(folder.glob("*.json"))


def marked_file(annotation: Path) -> Path:
    """Name the marked text that belongs to an annotation file."""
    return annotation.with_name(f"{annotation.stem}.marked.txt")


def read_annotation(path: Path) -> Reading:
    """Read one annotated article."""
    data = json.loads(path.read_text("utf-8"))
    text, namings = unmarked(marked_file(path).read_text("utf-8"))
    return Reading(
        path.stem,
        text,
        data["date"],
        {entity["id"]: entity["type"] for entity in data["entities"]},
        namings,
        tuple(Claim(each["source"], each["type"], each["target"]) for each in data["relations"]),
        tuple(Sighting(each["speaker"], found(text, each["evidence"])) for each in data["statements"]),
        tuple(Sighting(each["value"], found(text, each["text"])) for each in data["dates"]),
    )


def read_annotations(folder: Path) -> dict[str, Reading]:
    """Read every annotated article of a folder, by name."""
    return {path.stem: read_annotation(path) for path in annotated_files(folder)}


def read_report(report: Mapping[str, Any]) -> Reading:
    """Read what ``synpol_desktop extract --json`` says of one article.

    Mentions of kind ``office`` are left out: annotators don't mark a title that stands for its holder.
    """
    return Reading(
        Path(report["document"]).stem,
        report["text"],
        report.get("date"),
        {entity["id"]: entity["type"] for entity in report["entities"]},
        tuple(
            Naming(each["entity"], (each["start"], each["end"]))
            for each in report["mentions"]
            if each.get("kind") != "office"
        ),
        tuple(
            Claim(
                each["source"],
                each["type"],
                each["target"],
                each.get("modality", "asserted") == "asserted" and not each.get("inferred"),
            )
            for each in report["relations"]
        ),
        tuple(Sighting(each["speaker"], ((each["start"], each["end"]),)) for each in report["statements"]),
        tuple(Sighting(each["value"], ((each["start"], each["end"]),)) for each in report["dates"]),
    )


def read_reports(lines: Iterable[str]) -> dict[str, Reading]:
    """Read the JSON lines that ``synpol_desktop extract --json`` prints, by name."""
    readings = (read_report(json.loads(line)) for line in lines if line.strip())
    return {reading.name: reading for reading in readings}


def found(text: str, quote: str) -> tuple[Place, ...]:
    """Find every place of a quotation."""
    return tuple(match.span() for match in re.finditer(re.escape(quote), text))
