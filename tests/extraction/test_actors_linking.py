from collections.abc import Iterator

import pytest

from synpol_desktop.core.found import FoundMention
from synpol_desktop.core.kinds import EntityType, MentionKind
from synpol_desktop.extraction.document import Document
from synpol_desktop.extraction.pipeline import Extractor


def read(text: str, published: str | None = "2023-05-10") -> Document:
    return Extractor().read(text, published)


def denoted(document: Document, words: str) -> list[str]:
    """The keys of the mentions with exactly these words."""
    return [document.entity_of(m).key for m in _mentions(document, words)]


def _mentions(document: Document, words: str) -> Iterator[FoundMention]:
    return (mention for mention in document.mentions if mention.span.of(document.text) == words)


def test_a_head_noun_alone_stands_for_the_last_body_named_with_it() -> None:
    document = read("اجتمعت هيئة التفاوض السورية أمس. ثم اجتمعت هيئة تحرير الشام. وقالت الهيئة إنها ترفض.")

    assert denoted(document, "الهيئة") == ["kb:sy.hts"]


def test_a_head_noun_with_an_adjective_of_its_own_is_not_short() -> None:
    document = read("اجتمعت هيئة التفاوض السورية أمس. وقالت الهيئة الناخبة إنها ترفض.")

    assert denoted(document, "الهيئة") == []


def test_a_last_name_belongs_to_whom_the_text_names_in_full() -> None:
    document = read("وصل نصر الحريري إلى جنيف. وقال الحريري إن الوفد جاهز.")

    assert set(denoted(document, "الحريري")) == {"kb:per.nasr_al_hariri"}


def test_the_same_last_name_with_another_first_name_is_another_person() -> None:
    document = read("التقى ماجد الحريري الوفد. وكان رفيق الحريري رئيساً للوزراء.")

    keys = denoted(document, "ماجد الحريري") + denoted(document, "رفيق الحريري")
    assert len(set(keys)) == 2
    assert "kb:per.saad_hariri" not in keys


@pytest.mark.parametrize("name", ["سيرغي لافروف", "سيرجي لافروف", "لافروف"])
def test_spellings_of_a_known_person_are_one_entity(name: str) -> None:
    document = read(f"قال الوزير {name} إن بلاده مستعدة.")

    assert {document.entity_of(m).key for m in document.mentions} == {"kb:per.sergey_lavrov"}


def test_names_with_a_part_left_out_are_one_person() -> None:
    document = read("قال الوزير خالد بن محمد العطار إنه يرحب. وكان خالد العطار قد وصل أمس.")

    people = [entity for entity in document.entities if entity.type is EntityType.PER]
    assert len(people) == 1


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("أعلنت موسكو أنها ترفض المشروع.", "kb:ru"),
        ("زار الوفد موسكو أمس.", "kb:ru.capital"),
        ("عقد اللقاء في العاصمة باريس.", "kb:fr.capital"),
        ("جرت محادثات بين الرياض وطهران.", "kb:ir"),
        ("وصل الوزير إلى طهران.", "kb:ir.capital"),
        ("واشنطن، الولايات المتحدة - افتتح معرض للكتب.", "kb:us.capital"),
        ("تجمع فنانون قرب العاصمة الروسية، موسكو، أمس.", "kb:ru.capital"),
        ("انتقد النواب الفصائل الموالية لأنقرة.", "kb:tr"),
    ],
)
def test_a_capital_is_its_government_where_it_acts_and_else_a_place(text: str, key: str) -> None:
    assert key in [entity.key for entity in read(text).entities]


@pytest.mark.parametrize("text", ["زار الشاعر مسقط رأسه أمس.", "تلقى المزارعون مساعدات مالية كبيرة."])
def test_a_common_noun_is_no_capital(text: str) -> None:
    assert not read(text).mentions


def test_an_adjective_stands_for_a_state_only_with_a_side() -> None:
    document = read("قال الجانب الفرنسي إن المسؤول الفرنسي غادر. وتحدث الروس عن فرنسا.")

    assert denoted(document, "الجانب الفرنسي") == ["kb:fr"]
    assert denoted(document, "المسؤول الفرنسي") == []
    assert [m.kind for m in _mentions(document, "الروس")] == [MentionKind.DEMONYM]


def test_adjectives_of_named_states_are_handed_on_and_are_no_mentions() -> None:
    document = read("وصل الوزير الفرنسي إلى فرنسا، وبقي الوزير الياباني.")

    words = [(a.span.of(document.text), document.entities[a.entity].key) for a in document.adjectives]
    assert words == [("الفرنسي", "kb:fr")]


def test_names_that_share_a_head_noun_are_told_apart() -> None:
    document = read("أعلنت منصتا موسكو والقاهرة توصلهما إلى اتفاق.")

    assert denoted(document, "موسكو") == ["kb:sy.moscowplatform"]
    assert denoted(document, "القاهرة") == ["kb:sy.cairoplatform"]


def test_proclitics_stay_outside_and_a_fused_article_inside() -> None:
    document = read("وقالت هيئة التفاوض السورية إن للهيئة موقفاً وبالهيئة أعضاء.")

    assert denoted(document, "لهيئة") == ["kb:sy.snc"]
    assert denoted(document, "الهيئة") == ["kb:sy.snc"]


def test_what_has_no_name_in_the_tables_is_shown_with_the_article_that_the_text_swallows() -> None:
    document = read("عقد اللقاء وفقاً للقرار 2999، وأبلغ للجنة أهالي الوادي أمرها.")

    shown = {entity.name for entity in document.entities}
    assert "القرار 2999" in shown
    assert not any(name.startswith(("لقرار", "للجنة")) for name in shown)


def test_vowel_signs_do_not_move_a_mention() -> None:
    document = read("قَالَ الوزيرُ إنَّ وَسُورِيَا جاهزة.")

    assert [m.span.of(document.text) for m in document.mentions] == ["سُورِيَا"]


def test_numbers_in_any_digits_are_one_act() -> None:
    document = read("يستند إلى القرار ٢٢٥٤ وإلى قرار مجلس الأمن رقم 2254 ثم القرار نفسه.")

    laws = [entity for entity in document.entities if entity.type is EntityType.LAW]
    assert len(laws) == 1
    assert len(document.mentions_of(document.entities.index(laws[0]))) == 3


def test_namesakes_are_chosen_by_the_article_s_date() -> None:
    text = "اختتم مؤتمر الحوار الوطني السوري أعماله."

    assert denoted(read(text, "2018-01-31"), "مؤتمر الحوار الوطني السوري") == ["kb:ev.sochi"]
    assert denoted(read(text, "2025-02-26"), "مؤتمر الحوار الوطني السوري") == ["kb:ev.nationaldialogue25"]


def test_a_word_stands_for_a_body_only_in_a_text_on_its_subject() -> None:
    assert denoted(read("قصف النظام مدينة حلب في سوريا."), "النظام") == ["kb:sy.regime"]
    assert denoted(read("يعمل النظام في الشركة جيداً."), "النظام") == []


def test_nothing_is_found_in_page_furniture() -> None:
    document = read("أكدت فرنسا موقفها.\nاقرأ أيضاً: روسيا وتركيا تتفقان في أنقرة\nورحبت ألمانيا.")

    assert [m.span.of(document.text) for m in document.mentions] == ["فرنسا", "ألمانيا"]


def test_every_mention_says_in_words_why_it_is_this_entity() -> None:
    document = read("وصل نصر الحريري إلى جنيف. وقال الحريري إن الوفد جاهز.")

    assert all(mention.reason and 0 < mention.confidence <= 1 for mention in document.mentions)
    assert any("نصر الحريري" in mention.reason for mention in document.mentions)


@pytest.mark.parametrize("title", ["الوزير", "وزير الخارجية التركي", "المتحدث باسم وزارة الدفاع العراقية"])
def test_a_title_shows_a_person_that_no_table_knows(title: str) -> None:
    document = read(f"قال {title} زكوان بلمرابط إن العمل مستمر.")

    people = [entity.name for entity in document.entities if entity.type is EntityType.PER]
    assert people == ["زكوان بلمرابط"]


def test_an_accusative_adjective_is_no_state_but_the_object_of_a_verb_is() -> None:
    assert denoted(read("التقى وفدا روسيا في القاعة."), "روسيا") == []
    assert denoted(read("اقترحت الخطة فرنسا ورفضتها روسيا."), "روسيا") == ["kb:ru"]


def test_a_title_that_the_tables_give_with_a_name_stays_outside() -> None:
    document = read("استقبل الملك محمد السادس الوفد.")

    assert [m.span.of(document.text) for m in document.mentions] == ["محمد السادس"]


def test_a_fallen_government_is_nobody_of_the_day_unless_the_text_names_it() -> None:
    text = "عاد اللاجئون إلى سوريا. وقال شهود إن النظام الجديد بدأ عمله، وإن النظام قوي."

    assert "النظام السوري" in {entity.name for entity in Extractor().read(text, "2023-05-10").entities}
    assert "النظام السوري" not in {entity.name for entity in Extractor().read(text, "2025-03-10").entities}
    named = text + " وسقط نظام الأسد العام الماضي."
    assert "النظام السوري" in {entity.name for entity in Extractor().read(named, "2025-03-10").entities}


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("انعقاد القمة\nعين النهر – بيروت\nزار الوفد لبنان.", "lb.capital"),
        (
            "انعقاد القمة\nبيروت 26 شوال 1436 هـ الموافق 11 أغسطس 2015 م\nبدأ الوفد جولته بلبنان.",
            "lb.capital",
        ),
        ("وصفت بيروت الاتفاق بالجيد، وقال لبنان إنه يدعمه.", "lb"),
    ],
)
def test_a_capital_at_the_end_of_a_dateline_is_the_place(text: str, key: str) -> None:
    assert denoted(read(text), "بيروت") == [f"kb:{key}"]


def test_a_kingdom_is_that_of_its_king_and_ministers() -> None:
    document = read("استقبل الملك سلمان بن عبد العزيز الوفد. وشكر الوفد المملكة.")

    assert denoted(document, "المملكة") == ["kb:sa"]


@pytest.mark.parametrize("name", ["5+1", "5 + 1", "1+5", "خمسة زائد واحد"])
def test_the_powers_that_negotiate_with_a_state_are_named_by_their_number(name: str) -> None:
    document = read(f"استؤنفت المحادثات بين إيران ومجموعة ({name}) في فيينا.", "2015-06-10")

    assert denoted(document, name) == ["kb:p5plus1"]


def test_a_score_is_no_group_of_powers() -> None:
    assert read("فاز المنتخب 5-1 على ضيفه في الملعب.").mentions == ()


def test_an_adjective_stands_for_a_party_of_the_text_s_state_but_for_no_other_body() -> None:
    document = read("تركيا تحذر «الكردستاني» من العودة. وزار وفد البرلمان الكردستاني أنقرة.")

    assert denoted(document, "الكردستاني") == ["kb:pkk"]


def test_the_beginning_of_an_accord_s_name_is_the_accord() -> None:
    document = read("وقع الطرفان اتفاق وادي النهر الشامل. وقال الوفد إن اتفاق وادي النهر جيد.")

    assert len({entity.key for entity in document.entities if entity.type is EntityType.LAW}) == 1


def test_a_law_is_not_the_longer_one_that_begins_with_its_name() -> None:
    document = read("تنص قواعد القانون الدولي الإنساني على ذلك. ويلزم القانون الدولي الجميع.")

    assert not set(denoted(document, "القانون الدولي")) & set(denoted(document, "القانون الدولي الإنساني"))


def test_an_adjective_behind_its_noun_is_no_short_name() -> None:
    document = read("صنعاء تحت سيطرة جماعة الحوثي. وانتهى الهجوم الحوثي أمس. وقال الحوثي إنه يوافق.")

    assert len(denoted(document, "الحوثي")) == 1


def test_ali_begins_a_name_where_the_text_writes_the_preposition_apart() -> None:
    document = read("أكد علي حسين الدرهمي أن الكتاب على الطاولة.")

    assert [mention.span.of(document.text) for mention in document.mentions] == ["علي حسين الدرهمي"]


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("دارت معارك مع ميليشيات الحوثي وصالح في تعز.", {"kb:ye.saleh_forces"}),
        ("تقدمت قوات التحالف والمقاومة الشعبية. وقال علي عبد الله صالح وصالح العامري ذلك.", set()),
        ("زار الوفد جماعة الحوثي وصالح في صنعاء، وعاد علي عبد الله صالح.", {"kb:per.ali_abdullah_saleh"}),
    ],
)
def test_who_is_joined_to_armed_men_stands_for_his_own(text: str, keys: set[str]) -> None:
    assert set(denoted(read(text, "2015-08-01"), "صالح")) == keys
