"""Ties that names and titles carry, meetings that open a sentence, and what a speaker calls an act."""

import pytest

from synpol_desktop.core.kinds import RelationType
from synpol_desktop.extraction.pipeline import Extractor
from synpol_desktop.extraction.relating.reading import read
from tests.extraction.marked import document
from tests.extraction.test_relations import facts, shown

SENTENCES = [
    # a minister belongs to the ministry that is named elsewhere
    (
        "أعلنت {{h:ORG|وزارة الزراعة}} خطتها. وقال وزير الزراعة {{a:PER|رامز عون}} إن الموسم جيد.",
        "a HEADS h",
    ),
    (
        "أعلنت {{h:ORG|وزارة المالية}} خطتها. والتقى نائب وزير المالية {{a:PER|رامز عون}} التجار.",
        "a REPRESENTS h",
    ),
    (
        "اجتمعت {{h:ORG|نقابة عمال الزراعة}}. وقال وزير الزراعة {{a:PER|رامز عون}} إن الموسم جيد.",
        "",
    ),
    # a counterpart holds the same office, a minister's where nothing else is known
    (
        "والتقى {{a:PER|رامز عون}} نظيره [[d|الأردني]] {{b:PER|سعد الرفاعي}}. وعاد من {{d:GPE|الأردن}}.",
        "a CONSULT b; b HEADS d",
    ),
    # a meeting opens the sentence, who meets is named by its verb
    ("وخلال لقائه {{a:PER|فادي الكرمي}}، أكد {{b:PER|سامر الدهان}} أن الحل قريب.", "a CONSULT b"),
    ("وفي ختام لقائه مع {{a:PER|فادي الكرمي}}، قال {{b:PER|سامر الدهان}} إن الحل قريب.", "a CONSULT b"),
    ("وعقب لقائه {{a:PER|فادي الكرمي}}، قالت {{b:PER|سلمى الدهان}} إن الحل قريب.", ""),
    # what a body is made of, who joins it, who is in it, who speaks for it
    (
        "فاز {{h:ORG|تحالف السهل}}، المؤلف من {{a:ORG|حزب النيل}} و{{b:ORG|تيار الوسط}}.",
        "a MEMBER_OF h; b MEMBER_OF h",
    ),
    ("رحبت {{h:ORG|جبهة السهل}} التي تنضوي تحتها {{a:ORG|حركة النيل}}.", "a MEMBER_OF h"),
    ("رحبت {{h:ORG|جبهة السهل}} التي تنضوي الآن إلى {{a:ORG|حركة النيل}}.", ""),
    ("غابت {{h:ORG|جبهة السهل}}. وقال القيادي فيها {{a:PER|رامز عون}} إنها قلقة.", "a MEMBER_OF h"),
    ("غابت {{h:ORG|جبهة السهل}}. وقال عضو لجنتها المركزية {{a:PER|رامز عون}} إنها قلقة.", "a MEMBER_OF h"),
    ("نفت {{h:ORG|جبهة السهل}} ذلك على لسان وزير النقل {{a:PER|رامز عون}}.", "a REPRESENTS h"),
    ("نفت {{h:ORG|جبهة السهل}} ذلك على لسان أمينها العام {{a:PER|رامز عون}}.", "a HEADS h"),
    ("وصل آمر {{h:ORG|غرفة عمليات السهل}} اللواء {{a:PER|رامز عون}}.", "a HEADS h"),
    # what a speaker calls an act
    ("استنكر {{a:PER|سامر الدهان}} ما وصفه بتدخل {{h:ORG|هيئة الأنهار}}.", "a ACCUSE h"),
    ("رفض {{a:PER|سامر الدهان}} ما سماه «إملاءات {{c:GPE|تركيا}}».", "a REJECT c"),
    ("رفض {{a:PER|سامر الدهان}} ما قيل أمس في {{c:GPE|تركيا}}.", ""),
    ("أشاد {{a:PER|سامر الدهان}} بروح المسؤولية التي أبداها {{h:ORG|مجلس الأعيان}}.", "a SUPPORT h"),
]


@pytest.mark.parametrize(("marked", "expected"), SENTENCES)
def test_a_sentence_states_exactly_these_relations(marked: str, expected: str) -> None:
    assert shown(document(marked)) in [facts(choice) for choice in expected.split("|")]


@pytest.mark.parametrize(
    ("text", "force", "state"),
    [
        ("فرقت الشرطة اليونانية المحتجين. وطالبت اليونان بالمساعدة.", "الشرطة اليونانية", "اليونان"),
        ("وصلت القوات المسلحة الفرنسية أمس. وقالت فرنسا إنها باقية.", "القوات المسلحة الفرنسية", "فرنسا"),
        ("عبرت قوات الصحراء الديمقراطية النهر. وقالت فرنسا إنها قلقة.", "", ""),
    ],
)
def test_a_force_is_part_of_the_state_whose_adjective_ends_its_name(
    text: str, force: str, state: str
) -> None:
    whole = Extractor().read(text)
    ties = [
        (whole.entities[each.source].name, whole.entities[each.target].name)
        for each in read(whole).relations
        if each.rule == "force of"
    ]
    assert ties == ([(force, state)] if force else [])


@pytest.mark.parametrize(
    ("text", "heads"),
    [
        (
            "يبحث وزير الخارجية سالم الدوري مع نظيره الألماني كارل شولتس التجارة. "
            "وقالت الخارجية الألمانية إن اللقاء مهم.",
            [("كارل شولتس", "الخارجية الألمانية")],
        ),
        (
            "التقى وزير الخارجية السعودي سالم الدوري نظيره التركي أحمد دمير. "
            "ورحبت الخارجية السعودية والخارجية التركية باللقاء.",
            [("أحمد دمير", "الخارجية التركية"), ("سالم الدوري", "الخارجية السعودية")],
        ),
        (
            "بحث رئيس الوزراء سالم الدوري مع نظيره الفرنسي جان دورون الموسم. وشكر فرنسا.",
            [("جان دورون", "فرنسا")],
        ),
        (
            "قال رئيس الوزراء العراقي سالم الدوري إن الجسر جاهز. وشكرت الحكومة العراقية أهل العراق.",
            [("سالم الدوري", "الحكومة العراقية")],
        ),
        (
            "قال الرئيس العراقي سالم الدوري ذلك. وشكرت الحكومة العراقية أهل العراق.",
            [("سالم الدوري", "العراق")],
        ),
    ],
)
def test_somebody_heads_what_his_title_and_state_name(text: str, heads: list[tuple[str, str]]) -> None:
    whole = Extractor().read(text, "2023-05-10")
    ties = [
        (whole.entities[each.source].name, whole.entities[each.target].name)
        for each in read(whole).relations
        if each.type is RelationType.HEADS
    ]
    assert sorted(ties) == sorted(heads)
