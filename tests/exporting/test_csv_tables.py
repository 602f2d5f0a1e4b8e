"""A record becomes a row that has a cell for every column, and its words are those that the offsets count."""

from dataclasses import replace

import pytest

from synpol_desktop.core.ids import ArticleId, EntityId, MentionId, RelationMentionId, StatementId
from synpol_desktop.core.kinds import DecisionState, EntityType, MentionKind, Modality, RelationType
from synpol_desktop.core.records import (
    Article,
    DateMention,
    Entity,
    EntityRow,
    Mention,
    RelationKey,
    RelationMention,
    RelationRow,
    Statement,
)
from synpol_desktop.core.spans import Span
from synpol_desktop.exporting import csv_tables as tables
from synpol_desktop.exporting.csv_files import Row

TEXT = "خبر.\nترأست ليلى النجار مجلس المدينة التدريبي في 3 أيار 2020، وقالت إنها راضية."
ARTICLE = Article(
    ArticleId(7), "خبر", "صحيفة", "", "=url", "2020-05-03", TEXT, "d" * 64, "a.txt", "2026-01-01T00:00:00Z"
)
PERSON = Entity(
    EntityId(1), EntityType.PER, "ليلى النجار", "", "per:x", ("النجار",), (EntityId(1), EntityId(9))
)
COUNCIL = Entity(
    EntityId(2), EntityType.ORG, "مجلس المدينة التدريبي", "City Council", "org:x", (), (EntityId(2),)
)
ENTITIES = {PERSON.id: PERSON, COUNCIL.id: COUNCIL}


def span(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words))


RELATION = RelationMention(
    RelationMentionId(5),
    ARTICLE.id,
    PERSON.id,
    RelationType.HEADS,
    COUNCIL.id,
    span(TEXT[5:]),
    span("ليلى النجار"),
    span("مجلس المدينة التدريبي"),
    span("ترأست"),
    Modality.ASSERTED,
    0.875,
    "heads.verb",
    "رئيسة",
    "2020-05-03",
    None,
    PERSON.id,
    False,
    DecisionState.OPEN,
)


def named(table: tables.Table, row: Row) -> dict[str, object]:
    return dict(zip(table.columns, row, strict=True))


def test_a_relation_mention_has_all_its_attributes_in_its_row() -> None:
    (row,) = tables.relation_mention_rows([RELATION], ARTICLE, ENTITIES)
    cells = named(tables.RELATION_MENTIONS, row)
    assert cells["source"] == "ليلى النجار"
    assert cells["relation"] == "HEADS"
    assert cells["target"] == "مجلس المدينة التدريبي"
    assert (cells["source_type"], cells["target_type"], cells["target_english"]) == (
        "PER",
        "ORG",
        "City Council",
    )
    assert (cells["quad"], cells["polarity"]) == ("structural", 0)
    assert (cells["speaker_id"], cells["speaker"], cells["place_id"], cells["place"]) == (
        1,
        "ليلى النجار",
        None,
        None,
    )
    assert (cells["modality"], cells["inferred"], cells["decision"]) == ("asserted", False, "open")
    assert (cells["role"], cells["date"], cells["confidence"], cells["rule"]) == (
        "رئيسة",
        "2020-05-03",
        0.875,
        "heads.verb",
    )
    assert (cells["article_id"], cells["article_digest"], cells["published"]) == (7, "d" * 64, "2020-05-03")


@pytest.mark.parametrize("part", ["evidence", "source", "target", "trigger"])
def test_offsets_lead_to_the_words(part: str) -> None:
    (row,) = tables.relation_mention_rows([RELATION], ARTICLE, ENTITIES)
    cells = named(tables.RELATION_MENTIONS, row)
    start, end = cells[f"{part}_start"], cells[f"{part}_end"]
    assert isinstance(start, int)
    assert isinstance(end, int)
    assert cells["evidence" if part == "evidence" else f"{part}_words"] == TEXT[start:end]


def test_a_relation_without_a_trigger_has_empty_cells() -> None:
    (row,) = tables.relation_mention_rows([replace(RELATION, trigger=None)], ARTICLE, ENTITIES)
    cells = named(tables.RELATION_MENTIONS, row)
    assert [cells[f"trigger_{part}"] for part in ("words", "start", "end")] == [None, None, None]


def test_every_other_record_fills_its_columns() -> None:
    article = named(tables.ARTICLES, tables.article_row(ARTICLE))
    assert (article["id"], article["text"], article["copies_group"]) == (7, TEXT, None)

    entity = named(
        tables.ENTITIES, tables.entity_row(PERSON, EntityRow(PERSON.id, PERSON.type, "", "", 3, 4, 5))
    )
    assert (entity["articles"], entity["mentions"], entity["degree"], entity["members"]) == (3, 4, 5, "1 9")

    (alias,) = tables.alias_rows(PERSON)
    assert named(tables.ALIASES, alias) == {"entity_id": 1, "entity": "ليلى النجار", "alias": "النجار"}

    mention = Mention(
        MentionId(1), ARTICLE.id, span("ليلى النجار"), PERSON.id, MentionKind.NAMED, 1.0, "r", "why"
    )
    (row,) = tables.mention_rows([mention], ARTICLE, ENTITIES)
    assert named(tables.MENTIONS, row)["words"] == "ليلى النجار"

    edge = RelationRow(
        RelationKey(PERSON.id, RelationType.HEADS, COUNCIL.id), "", "", 2, 1, "2020", None, 0.9
    )
    assert named(tables.RELATIONS, tables.relation_row(edge, ENTITIES))["mentions"] == 2

    statement = Statement(StatementId(3), ARTICLE.id, PERSON.id, span("وقالت إنها راضية"), span("قالت"), 0.8)
    (row,) = tables.statement_rows([statement], ARTICLE, ENTITIES)
    assert named(tables.STATEMENTS, row)["verb_words"] == "قالت"

    date = DateMention(ARTICLE.id, span("3 أيار 2020"), "2020-05-03", "day", False)
    (row,) = tables.date_rows([date], ARTICLE)
    assert named(tables.DATES, row)["value"] == "2020-05-03"
