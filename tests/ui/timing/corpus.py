"""Short made-up reports over three years, one of them undated: what is found in them is known."""

from synpol_desktop.core.found import Findings, FoundEntity, FoundMention, FoundRelation, Provenance
from synpol_desktop.core.kinds import EntityType, MentionKind, RelationType
from synpol_desktop.core.records import ArticleDraft
from synpol_desktop.core.spans import Span
from synpol_desktop.workspace import Workspace

COUNCIL, BUREAU, STATE = "مجلس الوادي", "مكتب الجسر", "دولة النهر"  # a council, a bureau, a state: fictional
NAMES = (COUNCIL, BUREAU, STATE)
TYPES = (EntityType.ORG, EntityType.ORG, EntityType.GPE)

CONSULT, ACCUSE, AID = RelationType.CONSULT, RelationType.ACCUSE, RelationType.AID
REPORTS = (
    # published, outlet, (source, type, target, own date, confidence)
    ("2021-03-10", "صحيفة أ", ((COUNCIL, CONSULT, BUREAU, None, 0.9),)),
    ("2021-03-20", "صحيفة ب", ((COUNCIL, CONSULT, BUREAU, None, 0.8), (BUREAU, ACCUSE, STATE, None, 0.9))),
    ("2022-07-05", "صحيفة أ", ((COUNCIL, ACCUSE, STATE, None, 0.9), (COUNCIL, CONSULT, BUREAU, "2021", 0.8))),
    ("2023-01-15", "صحيفة ب", ((STATE, AID, COUNCIL, None, 0.9), (COUNCIL, CONSULT, BUREAU, None, 0.9))),
    ("2023-01-16", "صحيفة أ", ((STATE, AID, COUNCIL, "2020-12-31", 0.82),)),
    (None, "صحيفة ب", ((BUREAU, ACCUSE, COUNCIL, None, 0.9),)),
)
UNDATED_TITLE = "تقرير 5"


def fill(workspace: Workspace) -> None:
    """Import the reports with their findings."""
    with workspace.batch("Import") as batch:
        for number, (published, outlet, stated) in enumerate(REPORTS):
            text = f"تقرير رقم {number}: " + " ".join(f"{a} ثم {b}." for a, _, b, _, _ in stated)
            article = batch.add(ArticleDraft(text, f"تقرير {number}", outlet=outlet, published=published))
            batch.store(article, _findings(text, stated))


def _findings(text, stated) -> Findings:
    entities = tuple(
        FoundEntity(kind, name, (name,), f"x:{name}") for kind, name in zip(TYPES, NAMES, strict=True)
    )
    mentions, relations, at = [], [], 0
    for source, kind, target, day, confidence in stated:
        begin = text.index(source, at)
        there = text.index(target, begin + len(source))
        at = there + len(target)
        ends = Span(begin, begin + len(source)), Span(there, at)
        for name, span in zip((source, target), ends, strict=True):
            mentions.append(FoundMention(NAMES.index(name), span, MentionKind.NAMED, 0.9, "test"))
        relations.append(
            FoundRelation(
                NAMES.index(source),
                kind,
                NAMES.index(target),
                Span(begin, at + 1),
                *ends,
                None,
                confidence,
                "test",
                date=day,
            )
        )
    return Findings(entities, tuple(mentions), tuple(relations), provenance=Provenance("1", "test"))
