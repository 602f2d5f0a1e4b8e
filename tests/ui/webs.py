"""A workspace with two dozen fictional actors in three circles, whose relations are dated month by month."""

from synpol_desktop.core.found import Findings, FoundEntity, FoundMention, FoundRelation, Provenance
from synpol_desktop.core.kinds import EntityType, MentionKind, RelationType
from synpol_desktop.core.records import ArticleDraft
from synpol_desktop.core.spans import Span
from synpol_desktop.workspace import Workspace

PROVENANCE = Provenance("1", "test")
CIRCLES = ("السهل", "الجبل", "الساحل")  # the plain, the mountain, the coast: fictional councils
MEMBERS = ("أمين", "بشير", "جميل", "داود", "رامي", "سليم", "طارق")  # first names
WORDS = {
    RelationType.MEMBER_OF: "عضو في",  # member of
    RelationType.CONSULT: "التقى",  # met
    RelationType.SUPPORT: "يدعم",  # supports
    RelationType.ACCUSE: "اتهم",  # accused
}


def council(circle: int) -> str:
    """Return the name of a council."""
    return f"مجلس {CIRCLES[circle]}"


def member(circle: int, number: int) -> str:
    """Return the name of a council's member."""
    return f"{MEMBERS[number]} ابن {CIRCLES[circle]}"


def said() -> list[tuple[str, RelationType, str, str]]:
    """Return source, relation, target and date of each article: three circles of friends, and two bridges."""
    facts = []
    for circle in range(3):
        for number in range(len(MEMBERS)):
            date = f"2024-{1 + circle * 3:02}-{1 + number:02}"
            facts.append((member(circle, number), RelationType.MEMBER_OF, council(circle), date))
            friend = member(circle, (number + 1) % len(MEMBERS))
            facts.append((member(circle, number), RelationType.CONSULT, friend, date))
    facts.append((member(0, 0), RelationType.SUPPORT, member(1, 0), "2024-10-05"))
    facts.append((member(1, 3), RelationType.ACCUSE, member(2, 0), "2024-11-09"))
    return facts


def fill_web(workspace: Workspace) -> None:
    """Add one article for each relation, as one step."""
    with workspace.batch("Fill") as batch:
        for number, (source, kind, target, date) in enumerate(said()):
            text = f"{source} {WORDS[kind]} {target}."
            draft = ArticleDraft(
                text, f"خبر {number}", outlet="وكالة تجريبية", published=date, origin="test.txt"
            )
            article = batch.add(draft)
            assert article is not None
            batch.store(article, _findings(text, source, kind, target))


def _findings(text: str, source: str, kind: RelationType, target: str) -> Findings:
    words = WORDS[kind]
    first = Span(0, len(source))
    trigger = Span(len(source) + 1, len(source) + 1 + len(words))
    last = Span(trigger.end + 1, trigger.end + 1 + len(target))
    entities = tuple(
        FoundEntity(EntityType.ORG if name.startswith("مجلس") else EntityType.PER, name, (name,), f"t:{name}")
        for name in (source, target)
    )
    mentions = tuple(
        FoundMention(number, span, MentionKind.NAMED, 0.9, "gazetteer", "known name")
        for number, span in enumerate((first, last))
    )
    relation = FoundRelation(0, kind, 1, Span(0, last.end), first, last, trigger, 0.9, "verb")
    return Findings(entities, mentions, (relation,), provenance=PROVENANCE)
