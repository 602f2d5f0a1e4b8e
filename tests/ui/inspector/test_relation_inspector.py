import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication

from synpol_desktop.core.found import Findings, FoundEntity, FoundMention, FoundRelation, Provenance
from synpol_desktop.core.ids import EntityId
from synpol_desktop.core.kinds import EntityType, MentionKind, RelationType
from synpol_desktop.core.records import ArticleDraft, RelationKey
from synpol_desktop.core.spans import Span
from synpol_desktop.workspace import Workspace

COUNCIL, BUREAU, ENVOY = (
    "مجلس الوادي",
    "مكتب الجسر",
    "سالم المرعي",
)  # a council, a bureau, a person: fictional
NAMES = (COUNCIL, BUREAU, ENVOY)
TYPES = (EntityType.ORG, EntityType.ORG, EntityType.PER)
REPORT = " ".join(f"كلمة{n}" for n in range(90))
ADDRESS = "https://example.org/a"


def _other(number):
    return " " + " ".join(f"لفظ{number}{n}" for n in range(90))


def article(number, kind, *, long=False, speaker=None):
    """Return a text in which the council does something to the bureau, and what is found in it."""
    text = f"{COUNCIL} ضد {BUREAU} كما قال {ENVOY}." + (f" {REPORT} {number}" if long else _other(number))
    spans = [Span(text.index(name), text.index(name) + len(name)) for name in NAMES]
    found = FoundRelation(
        0, kind, 1, Span(0, text.index(".") + 1), spans[0], spans[1], None, 0.9, "test", speaker=speaker
    )
    entities = tuple(FoundEntity(t, name, (name,), f"x:{name}") for t, name in zip(TYPES, NAMES, strict=True))
    mentions = tuple(FoundMention(at, span, MentionKind.NAMED, 0.9, "test") for at, span in enumerate(spans))
    return text, Findings(entities, mentions, (found,), provenance=Provenance("1", "test"))


@pytest.fixture
def inspecting(make_window, tmp_path):
    path = tmp_path / "pair.synpol"
    accuse, support = RelationType.ACCUSE, RelationType.SUPPORT
    with Workspace.create(path) as workspace, workspace.batch("Import") as batch:
        for number, (kind, outlet, day, more) in enumerate(
            (
                (accuse, "وكالة أ", "2023-05-01", {"long": True}),
                (accuse, "صحيفة ب", "2023-05-02", {"long": True}),
                (support, "صحيفة ج", "2023-05-11", {"speaker": 2}),
                (support, "صحيفة ج", "2023-09-01", {}),
                (accuse, "صحيفة د", None, {}),
            )
        ):
            text, findings = article(number, kind, **more)
            draft = ArticleDraft(
                text, f"عنوان {number}", outlet=outlet, published=day, url=f"{ADDRESS}{number}"
            )
            batch.store(batch.add(draft), findings)
    window = make_window(path)
    window.resize(1400, 950)
    return window, window.bench.inspector.relation_page


def choose(qtbot, window, kind):
    page = window.bench.inspector.relation_page
    page.strip.pair = None
    window.desk.selection.select_relation(RelationKey(EntityId(1), kind, EntityId(2)))
    qtbot.waitUntil(lambda: page.strip.pair is not None)


def outlets(page):
    return [card.evidence.outlet for card in page.cards]


def test_evidence_stands_by_date_with_the_undated_last(qtbot, inspecting):
    window, page = inspecting
    choose(qtbot, window, RelationType.ACCUSE)
    assert outlets(page) == ["صحيفة ب", "وكالة أ", "صحيفة د"]


def test_the_balance_of_the_pair_counts_copies_once_if_asked(qtbot, inspecting):
    window, page = inspecting
    choose(qtbot, window, RelationType.ACCUSE)
    assert page.strip.balance.counts == (2, 3)
    qtbot.mouseClick(page.strip.once, Qt.MouseButton.LeftButton, pos=QPoint(8, page.strip.once.height() // 2))
    assert page.strip.balance.counts == (2, 2)
    assert outlets(page) == ["وكالة أ", "صحيفة د"]  # who published first stands for the copy
    assert "1 copy counted once" in page._count.text()
    page.strip.once.setChecked(False)
    assert len(page.cards) == 3


def test_contradictions_stand_side_by_side_and_lead_to_their_words(qtbot, inspecting):
    window, page = inspecting
    choose(qtbot, window, RelationType.ACCUSE)
    assert "1 contradiction within" in page.strip.link.full_text
    qtbot.mouseClick(page.strip.link, Qt.MouseButton.LeftButton)
    assert page.contradictions.isVisible()
    ((one, other),) = page.contradictions.sides
    assert (one.evidence.outlet, other.evidence.outlet) == ("صحيفة ج", "وكالة أ")
    qtbot.mouseClick(one, Qt.MouseButton.LeftButton)
    assert window.bench.article.article.title == "عنوان 2"
    assert window.desk.selection.now.relation.type is RelationType.SUPPORT


def test_an_outlets_statement_is_told_from_a_claim(qtbot, inspecting):
    window, page = inspecting
    choose(qtbot, window, RelationType.SUPPORT)
    claims = {card.evidence.article_title: card.claim.text() for card in page.cards}
    assert ENVOY in claims["عنوان 2"]
    assert claims["عنوان 3"] == "Stated by the outlet"


def test_a_quote_is_copied_with_outlet_date_and_address(qtbot, inspecting):
    window, page = inspecting
    choose(qtbot, window, RelationType.SUPPORT)
    card = next(card for card in page.cards if card.evidence.article_title == "عنوان 2")
    qtbot.mouseClick(card.copy_button, Qt.MouseButton.LeftButton)
    copied = QGuiApplication.clipboard().text()
    for part in (f"«{COUNCIL}", "صحيفة ج", "2023-05-11", f"{ADDRESS}2", ENVOY):
        assert part in copied
    assert "clipboard" in window.status.currentMessage()
