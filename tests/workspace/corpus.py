"""Small articles with findings, for tests: fictional persons meet and accuse each other."""

from dataclasses import replace

from synpol_desktop.core.found import (
    Findings,
    FoundDate,
    FoundEntity,
    FoundMention,
    FoundRelation,
    FoundStatement,
    Provenance,
)
from synpol_desktop.core.ids import ArticleId
from synpol_desktop.core.kinds import EntityType, MentionKind, RelationType
from synpol_desktop.core.records import ArticleDraft
from synpol_desktop.core.spans import Span
from synpol_desktop.workspace import Workspace

MADE_BY = Provenance("1.0", "tables")
ZAYD, LAYLA, BODY, CITY = (
    "زيد النجار",
    "ليلى الحداد",
    "لجنة الأمثلة",
    "جنيف",
)  # two persons, a committee, Geneva
TYPES = {ZAYD: EntityType.PER, LAYLA: EntityType.PER, BODY: EntityType.ORG, CITY: EntityType.GPE}
KEYS = {ZAYD: "PER:زيد", LAYLA: "PER:ليلي", BODY: "kb:examples", CITY: "kb:geneva"}
ENGLISH = {BODY: "Committee of Examples", CITY: "Geneva"}

MEETING = (
    f"التقى {ZAYD} {LAYLA} في {CITY} أمس، وقال {ZAYD} إن اللقاء مفيد."  # the two met in Geneva yesterday
)
CHARGE = f"اتهمت {LAYLA} {BODY} بالتقصير خلال لقاء في {CITY}."  # Layla accused the committee
LEAD = f"يرأس {ZAYD} {BODY} منذ عام ٢٠١٥."  # Zayd has led the committee since 2015

RELATIONS = {
    MEETING: [(LAYLA, RelationType.CONSULT, ZAYD, "التقى", 0.9)],
    CHARGE: [(LAYLA, RelationType.ACCUSE, BODY, "اتهمت", 0.8)],
    LEAD: [(ZAYD, RelationType.HEADS, BODY, "يرأس", 0.95)],
}


def draft(text: str, **fields: object) -> ArticleDraft:
    """Return a draft whose title is the text's first words."""
    return replace(ArticleDraft(text, " ".join(text.split()[:4])), **fields)


def findings(text: str) -> Findings:
    """Return what a perfect extraction finds in one of the texts above."""
    names = [name for name in TYPES if name in text]
    entities = tuple(
        FoundEntity(TYPES[name], name, (name.split()[0],), KEYS[name], ENGLISH.get(name, ""))
        for name in names
    )
    mentions = tuple(
        FoundMention(number, span, MentionKind.NAMED, 0.9, "test", "same name")
        for number, name in enumerate(names)
        for span in occurrences(text, name)
    )
    relations = tuple(
        FoundRelation(
            names.index(source),
            kind,
            names.index(target),
            Span(0, len(text)),
            occurrences(text, source)[0],
            occurrences(text, target)[0],
            occurrences(text, trigger)[0],
            confidence,
            "test",
            place=names.index(CITY) if CITY in names else None,
        )
        for source, kind, target, trigger, confidence in RELATIONS.get(text, [])
    )
    statements: tuple[FoundStatement, ...] = ()
    dates: tuple[FoundDate, ...] = ()
    if text == MEETING:
        said = occurrences(text, "قال")[0]
        statements = (FoundStatement(names.index(ZAYD), Span(said.end, len(text)), said, 0.8, "test"),)
    if text == LEAD:
        dates = (FoundDate(occurrences(text, "عام ٢٠١٥")[0], "2015", "test"),)
    return Findings(entities, mentions, relations, statements, dates, provenance=MADE_BY)


def occurrences(text: str, words: str) -> list[Span]:
    """Return where the words are."""
    places = []
    at = text.find(words)
    while at >= 0:
        places.append(Span(at, at + len(words)))
        at = text.find(words, at + 1)
    return places


def fill(workspace: Workspace, *texts: str, **fields: object) -> list[ArticleId]:
    """Add and extract the texts as one batch."""
    ids = []
    with workspace.batch("Import") as batch:
        for text in texts:
            id_ = batch.add(draft(text, **fields))
            assert id_ is not None
            batch.store(id_, findings(text))
            ids.append(id_)
    return ids


def entity_called(workspace: Workspace, name: str):
    """Return the entity whose name begins so."""
    return workspace.search_entities(name)[0]
