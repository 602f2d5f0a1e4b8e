"""Three short articles with what is found in them, made by hand: tests of panels need known facts."""

from synpol_desktop.core.found import Findings, FoundEntity, FoundMention, FoundRelation, Provenance
from synpol_desktop.core.kinds import EntityType, MentionKind, RelationType
from synpol_desktop.core.records import ArticleDraft
from synpol_desktop.core.spans import Span
from synpol_desktop.workspace import Workspace

HEAD = "سالم الخالدي"  # a fictional person
COUNCIL = "مجلس الحوار"  # a fictional council
STATE = "فرنسا"  # France

TEXTS = (
    "قال رئيس مجلس الحوار سالم الخالدي إن المجلس يرحب بدور فرنسا. 😀 والتقى سالم الخالدي وفداً من فرنسا.",
    "اتهم مجلس الحوار فرنسا بالتأخر، ثم التقى مجلس الحوار فرنسا في لقاء ثانٍ.",
    "مجلس الحوار يؤجل جلسته.",
)
TITLES = ("لقاء في باريس", "اتهام ثم لقاء", "تأجيل")
DATES = ("2023-05-01", "2023-06-02", None)
PROVENANCE = Provenance("1", "test")
ENTITIES = {
    HEAD: FoundEntity(EntityType.PER, HEAD, (HEAD,), "PER:salem", "Salem al-Khalidi"),
    COUNCIL: FoundEntity(EntityType.ORG, COUNCIL, (COUNCIL, "المجلس"), "ORG:council"),
    STATE: FoundEntity(EntityType.GPE, STATE, (STATE,), "kb:fr", "France"),
}


def _spans(text: str, words: str) -> list[Span]:
    spans, start = [], text.find(words)
    while start >= 0:
        spans.append(Span(start, start + len(words)))
        start = text.find(words, start + 1)
    return spans


def _findings(text: str, relations: list[tuple[str, RelationType, str, str, float]]) -> Findings:
    names = [name for name in ENTITIES if name in text]
    mentions = [
        FoundMention(names.index(name), span, MentionKind.NAMED, 0.9, "gazetteer", "known name")
        for name in names
        for span in _spans(text, name)
    ]
    found = []
    for source, kind, target, trigger, confidence in relations:
        place = _spans(text, trigger)[0]
        before = _spans(text, source)
        after = _spans(text, target)
        source_span = min(before, key=lambda span: abs(span.start - place.start))
        target_span = min(after, key=lambda span: abs(span.start - place.start))
        evidence = source_span.join(target_span).join(place)
        found.append(
            FoundRelation(
                names.index(source),
                kind,
                names.index(target),
                evidence,
                source_span,
                target_span,
                place,
                confidence,
                "verb",
            )
        )
    entities = tuple(ENTITIES[name] for name in names)
    return Findings(entities, tuple(mentions), tuple(found), provenance=PROVENANCE)


RELATIONS = (
    [
        (HEAD, RelationType.HEADS, COUNCIL, "رئيس", 0.95),
        (COUNCIL, RelationType.SUPPORT, STATE, "يرحب", 0.8),
        (HEAD, RelationType.CONSULT, STATE, "والتقى", 0.9),
    ],
    [
        (COUNCIL, RelationType.ACCUSE, STATE, "اتهم", 0.9),
        (COUNCIL, RelationType.CONSULT, STATE, "التقى", 0.85),
        (COUNCIL, RelationType.REJECT, STATE, "ثم", 0.2),
    ],
    [],
)


def fill(workspace: Workspace) -> None:
    """Add the articles with their findings, as one step."""
    with workspace.batch("Fill") as batch:
        for text, title, date, relations in zip(TEXTS, TITLES, DATES, RELATIONS, strict=True):
            draft = ArticleDraft(text, title, outlet="وكالة تجريبية", published=date, origin="test.txt")
            article = batch.add(draft)
            assert article is not None
            batch.store(article, _findings(text, relations))
