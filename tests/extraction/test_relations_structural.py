import pytest

from synpol_desktop.core.kinds import RelationType
from synpol_desktop.extraction.pipeline import Extractor
from tests.extraction import relation_events as events
from tests.extraction import relation_structural as sentences
from tests.extraction.marked import document
from tests.extraction.test_relations import facts, shown

SENTENCES = [
    *sentences.OFFICES,
    *sentences.SHARED_OFFICES,
    *sentences.OFFICE_TRAPS,
    *sentences.MEMBERS,
    *sentences.PARTS,
    *sentences.PART_TRAPS,
    *events.ATTENDED,
    *events.VENUES,
    *events.VENUE_TRAPS,
    *events.ISSUED,
]


@pytest.mark.parametrize(("marked", "expected"), SENTENCES)
def test_offices_members_parts_and_events_give_exactly_these_relations(marked: str, expected: str) -> None:
    assert shown(document(marked)) in [facts(choice) for choice in expected.split("|")]


def test_an_adjective_behind_a_conjunction_says_whose_the_second_holder_of_an_office_is() -> None:
    text = "قال وزيرا الخارجية الروسي بافل سوروكين والتركي مراد أيدن إن روسيا وتركيا غائبتان."
    found = Extractor().extract(text)
    names = [entity.name for entity in found.entities]
    heads = {(names[r.source], names[r.target]) for r in found.relations if r.type is RelationType.HEADS}

    assert heads == {("بافل سوروكين", "روسيا"), ("مراد أيدن", "تركيا")}


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("اندلع حريق في محافظة حمص وسط البلاد، وقالت سوريا إنه أخمد.", {("حمص", "سوريا")}),
        ("أغلقت طرق في عدن، جنوبي البلاد. وشكر اليمن الجيران.", {("عدن", "اليمن")}),
        (
            "هطل المطر على مدينة القبة الواقعة في شرق البلاد. وقالت ليبيا إن ليبيا جاهزة.",
            {("القبة", "ليبيا")},
        ),
        (
            "أغلقت بلدتا تلبيسة والرستن وسط البلاد. وقالت سوريا ذلك.",
            {("تلبيسة", "سوريا"), ("الرستن", "سوريا")},
        ),
        ("سار الموكب من عدن باتجاه شمال البلاد. وشكر اليمن الجيران.", set()),
        ("دبي، الإمارات العربية المتحدة - افتتح معرض للكتب.", {("دبي", "الإمارات")}),
        ("زار الوفد دبي، الكويت ثم عاد.", set()),
        ("أغلق متحف في صعدة باليمن.", {("صعدة", "اليمن")}),
        (
            "عادت القوات الحكومية السورية إلى ثكناتها. وشكرت الحكومة السورية أهل سوريا.",
            {("الجيش السوري", "الحكومة السورية")},
        ),
        ("عادت قوات الحكومة السورية إلى سوريا.", {("الجيش السوري", "سوريا")}),
        ("قالت النيابة العامة في ألمانيا إن الطريق مفتوح.", {("النيابة العامة", "ألمانيا")}),
        ("عادت الحكومة في لبنان، وقال الحوثيون في اليمن ذلك.", set()),
        (
            "غادر الوفد العاصمة الموريتانية، نواكشوط، وشكرت موريتانيا ضيوفها.",
            {("نواكشوط", "موريتانيا")},
        ),
        ("هطل المطر على المدينة الإيطالية الكبرى ميلانو، وشكرت إيطاليا الجيران.", {("ميلانو", "إيطاليا")}),
        ("يزور رئيس المدينة الإيطالية في ميلانو معرضاً، وشكرت إيطاليا الجيران.", set()),
        ("أغلقت السفارة الإيطالية أبوابها، وقالت إيطاليا ذلك.", {("السفارة الإيطالية", "إيطاليا")}),
        ("هطل المطر على الساحل الغربي لليمن.", {("الساحل الغربي", "اليمن")}),
        ("افتتح الوزير سفارة ميلانو، وميلانو مدينة.", set()),
        ("عادت قوات النظام السوري إلى سوريا.", set()),
        (
            "عادت القوات التركية إلى تركيا. ومر أهل حمص وحماة والرستن في سوريا بالقوات الحكومية.",
            {
                ("القوات التركية", "تركيا"),
                ("حمص", "سوريا"),
                ("حماة", "سوريا"),
                ("الرستن", "سوريا"),
            },
        ),
    ],
)
def test_places_and_forces_are_part_of_what_the_text_says(text: str, parts: set[tuple[str, str]]) -> None:
    found = Extractor().extract(text)
    names = [entity.name for entity in found.entities]

    assert {
        (names[r.source], names[r.target]) for r in found.relations if r.type is RelationType.PART_OF
    } == parts


@pytest.mark.parametrize("rank", ["الجنرال السابق في", "العقيد المتقاعد في", "ضابط منشق في"])
def test_who_once_served_in_a_force_belonged_to_it(rank: str) -> None:
    found = Extractor().extract(f"قال {rank} الجيش الكندي نزار العامري إن المطر قليل.")
    names = [entity.name for entity in found.entities]

    assert [(names[r.source], r.type, names[r.target]) for r in found.relations] == [
        ("نزار العامري", RelationType.MEMBER_OF, "الجيش الكندي")
    ]
