"""The tables of the newest format, as SQLAlchemy sees them.

They are created by ``migrations``, whose frozen SQL is the file format; a test holds the two together. Types,
modalities and kinds are stored as positions in the enums of ``core.kinds``, days as proleptic ordinals.
"""

from __future__ import annotations

from sqlalchemy import Column, Float, Integer, LargeBinary, MetaData, Table, Text

METADATA = MetaData()


def _key(name: str = "id") -> Column[int]:
    return Column(name, Integer, primary_key=True)


def _int(name: str, *, null: bool = False) -> Column[int]:
    return Column(name, Integer, nullable=null)


def _text(name: str, *, null: bool = False) -> Column[str]:
    return Column(name, Text, nullable=null)


article = Table(
    "article",
    METADATA,
    _key(),
    _text("digest"),
    _text("title"),
    _text("outlet"),
    _text("author"),
    _text("url"),
    _text("published", null=True),
    _int("first_day", null=True),
    _int("last_day", null=True),
    _text("origin"),
    _text("repairs"),
    _text("imported_at"),
    _text("title_key"),
    _text("outlet_key"),
    _text("folded"),
    _int("visible"),
    _int("run", null=True),
    _int("copies"),
    _text("file_digest"),
    _text("file_date"),
)
"""``folded`` is title and outlet, folded; ``run`` the current extraction; ``copies`` the near copies.

``file_digest`` and ``file_date`` are those of the file that it came from; "" if unknown.
"""

body = Table(
    "body", METADATA, _key("article"), _text("text"), Column("signature", LargeBinary, nullable=False)
)
copy_band = Table("copy_band", METADATA, _key("band"), _key("article"))
"""Locality-sensitive hashing of signatures: articles that share a band may be copies."""

provenance = Table(
    "provenance", METADATA, _key(), _text("version"), _text("resources"), _text("settings"), _text("at")
)
run = Table(
    "run",
    METADATA,
    _key(),
    _int("article"),
    _int("provenance"),
    _text("at"),
    _int("mentions"),
    _int("relations"),
)
"""One extraction of one article; its facts are never rewritten."""

entity = Table(
    "entity",
    METADATA,
    _key(),
    _int("found_type"),
    _text("key"),
    _int("type"),
    _text("name"),
    _text("english"),
    _text("name_key"),
    _text("folded"),
    _int("canonical"),
)
"""``(found_type, key)`` identifies it for extraction; ``type`` and ``name`` may be the analyst's."""

alias = Table("alias", METADATA, _key(), _int("entity"), _text("surface"), _text("folded"))
appearance = Table("appearance", METADATA, _key("run"), _key("entity"), _int("mentions"))
"""An entity that a run found, with the number of its mentions there."""
appearance_alias = Table("appearance_alias", METADATA, _key("run"), _key("alias"))

mention = Table(
    "mention",
    METADATA,
    _key(),
    _int("run"),
    _int("start"),
    _int("end"),
    _int("entity"),
    _int("kind"),
    Column("confidence", Float, nullable=False),
    _text("rule"),
    _text("reason"),
    _int("decision"),
)
"""``decision`` caches what the analyst said of it: see ``settling``."""

relation = Table(
    "relation",
    METADATA,
    _key(),
    _int("run"),
    _int("source"),
    _int("type"),
    _int("target"),
    _int("modality"),
    Column("confidence", Float, nullable=False),
    _int("decision"),
    _int("first_day", null=True),
    _int("last_day", null=True),
    _int("evidence_start"),
    _int("evidence_end"),
    _int("source_start"),
    _int("source_end"),
    _int("target_start"),
    _int("target_end"),
    _int("trigger_start", null=True),
    _int("trigger_end", null=True),
    _text("rule"),
    _text("role", null=True),
    _text("date", null=True),
    _int("place", null=True),
    _int("speaker", null=True),
    _int("inferred"),
    _int("moved_from", null=True),
)
"""``decision`` caches what the analyst said of it: see ``settling``.

A row with ``moved_from`` states what that row states, with an end that the analyst named.
"""

statement = Table(
    "statement",
    METADATA,
    _key(),
    _int("run"),
    _int("speaker"),
    _int("start"),
    _int("end"),
    _int("verb_start", null=True),
    _int("verb_end", null=True),
    Column("confidence", Float, nullable=False),
    _text("rule"),
)
date_mention = Table(
    "date_mention",
    METADATA,
    _key(),
    _int("run"),
    _int("start"),
    _int("end"),
    _text("value"),
    _text("rule"),
    _int("approximate"),
)
furniture = Table("furniture", METADATA, _key("run"), _key("start"), _int("end"))

judgement = Table(
    "judgement",
    METADATA,
    _key("left_entity"),
    _key("right_entity"),
    _key("analyst"),
    _int("same"),
    _text("reason"),
    _text("at"),
)
"""``left_entity < right_entity``; for one pair the analyst's outranks the machine's."""

decision = Table(
    "decision",
    METADATA,
    _text("digest"),
    _int("type"),
    _int("source_start"),
    _int("source_end"),
    _int("target_start"),
    _int("target_end"),
    _int("state"),
    _text("at"),
)
"""Anchored on text, not on row ids, so that the next extraction finds it again."""

marking = Table(
    "marking",
    METADATA,
    _text("digest"),
    _int("start"),
    _int("end"),
    _int("type"),
    _int("state"),
    _text("key"),
    _int("kind"),
    _text("at"),
)
"""Words of which the analyst said what they name (accepted), or that they name nothing of a type."""

stating = Table(
    "stating",
    METADATA,
    _text("digest"),
    _int("type"),
    _int("source_start"),
    _int("source_end"),
    _int("target_start"),
    _int("target_end"),
    _int("source_type"),
    _text("source_key"),
    _int("target_type"),
    _text("target_key"),
    _int("evidence_start"),
    _int("evidence_end"),
    _int("trigger_start", null=True),
    _int("trigger_end", null=True),
    _int("modality"),
    _text("role", null=True),
    _text("date", null=True),
    _int("place_type", null=True),
    _text("place_key", null=True),
    _int("speaker_type", null=True),
    _text("speaker_key", null=True),
    _text("at"),
)
"""Relations that the analyst read in a text; entities are named by what identifies them."""

passage = Table("passage", METADATA, _text("digest"), _int("start"), _int("end"), _text("at"))
"""Sentences of which the analyst said that they state nothing more."""

pin = Table(
    "pin", METADATA, _key("entity"), Column("x", Float, nullable=False), Column("y", Float, nullable=False)
)
position = Table(
    "position",
    METADATA,
    _key("entity"),
    Column("x", Float, nullable=False),
    Column("y", Float, nullable=False),
)
saved_view = Table(
    "saved_view", METADATA, Column("name", Text, primary_key=True, nullable=False), _text("content")
)
"""Views that the analyst keeps, written by `core.views`."""

note = Table(
    "note",
    METADATA,
    _key("kind"),
    _key("subject"),
    _key("type"),
    _key("target"),
    _text("text"),
    _text("folded"),
    _text("at"),
)
"""Notes on entities, articles and relations (``kind``: a position in `core.notes.SubjectKind`).

``subject`` is the entity, the article, or the source of a relation, ``type`` and ``target`` the other parts
of a relation, -1 where there are none. It is the one that the note was written on: a merge rewrites nothing.
"""

tag = Table(
    "tag", METADATA, _key("kind"), _key("subject"), Column("tag", Text, primary_key=True), _text("folded")
)
"""Tags of entities and articles, named as in ``note``."""

detail = Table("detail", METADATA, _key("entity"), Column("field", Text, primary_key=True), _text("value"))
"""What the analyst says of an entity beside its names: "latin" (how it is spelled), "icon"…"""

bloc_member = Table(
    "bloc_member",
    METADATA,
    _key(),
    _int("entity"),
    _text("bloc"),
    _int("first_day", null=True),
    _int("last_day", null=True),
)
"""The analyst's own blocs: who belongs to them from when to when; both days are inclusive."""

document = Table(
    "document", METADATA, Column("name", Text, primary_key=True, nullable=False), _text("content")
)
"""JSON documents of the workspace by name: "style", "graph"."""

step = Table(
    "step",
    METADATA,
    _key(),
    _text("at"),
    _text("label_key"),
    _text("places"),
    _text("label"),
    _int("state"),
    _text("edit"),
    _text("notice"),
)
"""``state``: 1 done, 0 undone, -1 dropped. ``edit`` undoes a done step and redoes an undone one.

``notice`` is what the user should know of the workspace while the step is done; "" normally.
"""

batch_item = Table(
    "batch_item",
    METADATA,
    _key("step"),
    _key("article"),
    _int("visible_before", null=True),
    _int("visible_after", null=True),
    _int("run_before", null=True),
    _int("run_after", null=True),
    _int("run_changed"),
)
"""What a bulk job changed of one article."""
