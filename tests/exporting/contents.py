"""A small export with all that is hard: mixed names, formulas, markup, hostile texts, missing dates."""

from dataclasses import replace
from datetime import date

from synpol_desktop.core.filters import Filter
from synpol_desktop.core.ids import ArticleId, EntityId, MentionId, RelationMentionId, StatementId
from synpol_desktop.core.kinds import DecisionState, EntityType, MentionKind, Modality, RelationType
from synpol_desktop.core.records import (
    Article,
    Entity,
    EntityRow,
    Mention,
    RelationKey,
    RelationMention,
    RelationRow,
    Statement,
)
from synpol_desktop.core.spans import Span
from synpol_desktop.exporting.content import About, Actor, Content, Quote, Tie
from synpol_desktop.exporting.themes import theme

MINISTRY = "وزارة الخارجية (MoFA) 2254"
COUNCIL = 'مجلس "المدينة" <التدريبي> & شركاؤه'
PERSON = "=ليلى النجار"
FIRST = (
    "خبر.\nدعت ليلى النجار وزارة الخارجية (MoFA) 2254 إلى <script>alert(1)</script> الحوار، "
    "ثم قالت ]]> إنها تتفق مع المجلس.\x0b"
)
SECOND = "=HYPERLINK(0)\nاتفق المجلس والوزارة ثم اتفقا من جديد & أكدا ذلك."


def _article(number: int, text: str, published: str | None) -> Article:
    title = "+عنوان <b>غليظ</b>" if number == 1 else "=1+1"
    outlet = "صحيفة & تجربة" if number == 1 else ""
    url = "javascript:alert(1)" if number == 1 else "http://example.org/?a=1&b=<2>"
    digest = f"{number:064x}"
    origin = f"secret-{number}.txt"
    return Article(
        ArticleId(number), title, outlet, "", url, published, text, digest, origin, "2026-01-01T00:00:00Z"
    )


ARTICLES = (_article(1, FIRST, "2020-05-03"), _article(2, SECOND, None), _article(3, "آخر.", "2021-02"))


def _entity(number: int, kind: EntityType, name: str, english: str, *aliases: str) -> Entity:
    return Entity(
        EntityId(number), kind, name, english, f"{kind.value.lower()}:{number}", aliases, (EntityId(number),)
    )


ENTITIES = {
    entity.id: entity
    for entity in (
        _entity(1, EntityType.PER, PERSON, "Layla (Najjar)", "ليلى", "النجّار"),
        _entity(2, EntityType.ORG, MINISTRY, ""),
        _entity(3, EntityType.ORG, COUNCIL, "City Council"),
        _entity(4, EntityType.GPE, "حلب", "Aleppo"),
    )
}


def _span(text: str, words: str) -> Span:
    return Span(text.index(words), text.index(words) + len(words))


ASKED = RelationMention(
    RelationMentionId(5),
    ArticleId(1),
    EntityId(1),
    RelationType.REQUEST,
    EntityId(2),
    _span(FIRST, FIRST[5:]),
    _span(FIRST, "ليلى النجار"),
    _span(FIRST, MINISTRY),
    _span(FIRST, "دعت"),
    Modality.ASSERTED,
    0.875,
    "request.verb",
    "رئيسة",
    "2020-05-01/2020-05-02",
    EntityId(4),
    EntityId(1),
    False,
    DecisionState.OPEN,
)
ASKED_AGAIN = replace(ASKED, id=RelationMentionId(6), date=None, place=None, speaker=None)
AGREED = replace(
    ASKED,
    id=RelationMentionId(7),
    article=ArticleId(2),
    source=EntityId(2),
    type=RelationType.AGREE,
    target=EntityId(3),
    evidence=_span(SECOND, SECOND[14:]),
    source_span=_span(SECOND, "والوزارة"),
    target_span=_span(SECOND, "المجلس"),
    trigger=None,
    date=None,
    role=None,
    place=None,
    speaker=None,
    decision=DecisionState.ACCEPTED,
)


def _row(source: int, kind: RelationType, target: int, mentions: int, first: str | None) -> RelationRow:
    key = RelationKey(EntityId(source), kind, EntityId(target))
    names = ENTITIES[key.source].name, ENTITIES[key.target].name
    return RelationRow(key, *names, mentions, 1, first, first, 0.875)


def content(language: str = "ar", *, origins: bool = False) -> Content:
    """Return the export."""
    style = theme()
    actors = tuple(
        Actor(
            entity, EntityRow(id_, entity.type, entity.name, entity.english, 1, 2, 1), x, y, share, color, 9.0
        )
        for (id_, entity), (x, y), share, color in zip(
            list(ENTITIES.items())[:3],
            ((0.0, 0.0), (1.5, -2.0), (-1.0, 0.25)),
            (1.0, 0.5, 0.25),
            (style.fill(EntityType.PER), style.fill(EntityType.ORG), style.fill(EntityType.ORG)),
            strict=True,
        )
    )
    ties = (
        Tie(
            _row(1, RelationType.REQUEST, 2, 2, "2020-05-01"),
            style.line(RelationType.REQUEST),
            (Quote(ASKED, ARTICLES[0]), Quote(ASKED_AGAIN, ARTICLES[0])),
        ),
        Tie(
            _row(2, RelationType.AGREE, 3, 1, None),
            style.line(RelationType.AGREE),
            (Quote(AGREED, ARTICLES[1]),),
        ),
    )
    about = About("مساحة العمل (test)", date(2026, 2, 3), "1.2", language, Filter(), "ab" * 32)

    def mentions(id_: ArticleId) -> list[Mention]:
        place = _span(FIRST, MINISTRY)
        return (
            [Mention(MentionId(1), id_, place, EntityId(2), MentionKind.NAMED, 0.9, "gazetteer", "-x")]
            if id_ == 1
            else []
        )

    def statements(id_: ArticleId) -> list[Statement]:
        found = Statement(
            StatementId(1), id_, EntityId(1), _span(FIRST, "إنها تتفق"), _span(FIRST, "قالت"), 0.8
        )
        return [found] if id_ == 1 else []

    return Content(about, style, actors, ties, ARTICLES, dict(ENTITIES), mentions, statements, origins)
