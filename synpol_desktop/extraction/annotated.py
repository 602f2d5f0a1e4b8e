"""Annotated articles by the guidelines of the corpus: ``NAME.json`` beside ``NAME.marked.txt``."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from synpol_desktop.core.errors import UnreadableFileError
from synpol_desktop.core.kinds import EntityType, RelationType
from synpol_desktop.core.spans import Span

_MARK = re.compile(r"\{\{(\w+)\|([^{}|]+)\}\}")


@dataclass(frozen=True, slots=True)
class AnnotatedRelation:
    """A relation between two entities by their ids; ``evidence`` is every place of the words quoted."""

    source: str
    type: str
    target: str
    evidence: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Annotated:
    """An article with what its annotators saw in it: everything, or what an analyst decided on.

    Parameters
    ----------
    types : dict of str to EntityType
        Entities by id.
    mentions : tuple of (str, Span)
        The entity and its words, in reading order.
    statements : tuple of (str, tuple of Span)
        The speaker and every place of the words quoted.
    named : tuple of Span, optional
        Where every mention is marked; None for the whole text.
    told : tuple of Span, optional
        Where every relation is listed; None for the whole text.
    denied : tuple of AnnotatedRelation
        What the text doesn't state, at these places.
    unread : bool
        Whether nobody who wrote a rule has read it, so that it tells what the rules make of new texts.
    """

    name: str
    text: str
    published: str | None
    types: dict[str, EntityType]
    mentions: tuple[tuple[str, Span], ...]
    relations: tuple[AnnotatedRelation, ...]
    statements: tuple[tuple[str, tuple[Span, ...]], ...]
    named: tuple[Span, ...] | None = None
    told: tuple[Span, ...] | None = None
    denied: tuple[AnnotatedRelation, ...] = ()
    unread: bool = False


def read_annotated(folder: Path) -> Iterator[Annotated]:
    """Yield the annotated articles of a folder by name.

    Raises
    ------
    UnreadableFileError
        If the folder holds none, or one can't be understood.

    Notes
    -----
    ``unread.txt`` lists those that no writer of rules has read, one to a line, behind lines with ``#``.
    """
    paths = sorted(folder.glob("*.marked.txt"))
    if not paths:
        raise UnreadableFileError("{name} holds no marked article.", name=folder.name)
    unread = _unread(folder / "unread.txt")
    for path in paths:
        article = _article(path)
        yield replace(article, unread=article.name in unread)


def _unread(path: Path) -> frozenset[str]:
    if not path.is_file():
        return frozenset()
    lines = path.read_text("utf-8").splitlines()
    return frozenset(line for line in lines if line and not line.startswith("#"))


def _article(path: Path) -> Annotated:
    name = path.name.removesuffix(".marked.txt")
    try:
        marked = path.read_text("utf-8")
        sheet = json.loads(path.with_name(f"{name}.json").read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise UnreadableFileError("{name} can't be read.", name=path.name) from error
    text, mentions = _unmarked(marked)
    try:
        return _from_sheet(name, text, mentions, sheet)
    except (KeyError, ValueError, TypeError) as error:
        raise UnreadableFileError("{name} is no annotation of an article.", name=f"{name}.json") from error


def _unmarked(marked: str) -> tuple[str, tuple[tuple[str, Span], ...]]:
    text, last = "", 0
    mentions: list[tuple[str, Span]] = []
    for mark in _MARK.finditer(marked):
        text += marked[last : mark.start()]
        mentions.append((mark[1], Span(len(text), len(text) + len(mark[2]))))
        text += mark[2]
        last = mark.end()
    return text + marked[last:], tuple(mentions)


def _from_sheet(
    name: str, text: str, mentions: tuple[tuple[str, Span], ...], sheet: dict[str, Any]
) -> Annotated:
    types = {entity["id"]: EntityType(entity["type"]) for entity in sheet["entities"]}
    unknown = {entity for entity, _ in mentions} - set(types)
    if unknown:
        raise ValueError(unknown)
    relations = tuple(
        AnnotatedRelation(
            each["source"],
            RelationType(each["type"]).value,
            each["target"],
            _places(text, each["evidence"]),
        )
        for each in sheet["relations"]
    )
    statements = tuple((each["speaker"], _places(text, each["evidence"])) for each in sheet["statements"])
    return Annotated(name, text, sheet["date"], types, mentions, relations, statements)


def _places(text: str, quoted: str) -> tuple[Span, ...]:
    return tuple(Span(*found.span()) for found in re.finditer(re.escape(quoted), text))
