"""What the two processes say to each other: JSON only, so that a parser gone wrong can't send code."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any

from synpol_desktop.core.errors import SynpolError, UnreadableFileError
from synpol_desktop.core.records import ArticleDraft
from synpol_desktop.importing.items import Item, Refusal
from synpol_desktop.importing.options import Mapping, Options

LONGEST = 512 << 20
"""Bytes of one message; more ends the process that sends it."""

Message = list[Any]


def packed(*parts: object) -> bytes:
    """Return a message as bytes."""
    return json.dumps(parts, ensure_ascii=False, default=_plain).encode("utf-8", "surrogatepass")


def unpacked(data: bytes) -> Message:
    """Return the parts of a message.

    Raises
    ------
    ValueError
        If it is none.
    """
    message = json.loads(data.decode("utf-8", "surrogatepass"))
    if not isinstance(message, list) or not message:
        raise ValueError("not a message")
    return message


def said(item: Item) -> bytes:
    """Return the message that carries an article or a refusal."""
    if isinstance(item, ArticleDraft):
        return packed("draft", asdict(item))
    return packed("refused", item.name, *taken_apart(item.error))


def taken_apart(error: SynpolError) -> tuple[str, str, dict[str, Any]]:
    """Return an error as a message carries it; `put_together` makes it again."""
    return error.template, error.hint_template, error.places


def heard(message: Message) -> Item:
    """Return the article or refusal of a message.

    Raises
    ------
    ValueError
        If it is neither.
    """
    match message:
        case ["draft", dict(fields)]:
            return draft(fields)
        case ["refused", str(name), str(template), str(hint), dict(places)]:
            return Refusal(name, put_together(template, hint, places))
    raise ValueError("not an item")


def draft(fields: dict[str, Any]) -> ArticleDraft:
    """Return the article that `dataclasses.asdict` took apart.

    Raises
    ------
    ValueError
        If a field has the wrong type.
    """
    repairs = fields.pop("repairs", ())
    published = fields.pop("published", None)
    values = (*fields.values(), *repairs, published or "")
    if not all(isinstance(value, str) for value in values):
        raise ValueError("a field of an article is no text")
    try:
        return ArticleDraft(**fields, published=published, repairs=tuple(repairs))
    except TypeError as error:
        raise ValueError("not an article") from error


def options(fields: dict[str, Any]) -> Options:
    """Return the options that `dataclasses.asdict` took apart."""
    chosen = fields.pop("mapping")
    mapping = None if chosen is None else Mapping(**{**chosen, "text": tuple(chosen["text"])})
    return Options(**fields, mapping=mapping)


def put_together(template: str, hint: str, places: dict[str, Any]) -> SynpolError:
    """Return the error that `taken_apart` took apart."""
    places = {name: value for name, value in places.items() if name not in ("message", "hint")}
    return UnreadableFileError(template, hint=hint, **places)


def _plain(value: object) -> object:
    return taken_apart(value) if isinstance(value, SynpolError) else str(value)
