from hypothesis import given, settings
from hypothesis import strategies as st

from synpol_desktop.core.found import FoundRelation
from synpol_desktop.core.kinds import RelationType
from synpol_desktop.extraction.document import Document
from synpol_desktop.extraction.relating.reading import read
from tests.extraction.marked import document, entity, key_of

WORDS = (
    "{{a:PER|كمال}} {{b:PER|فادي}} {{g:ORG|الحركة}} {{c:GPE|تعز}} {{l:LAW|القرار}} {{e:EVENT|المؤتمر}} "
    "قال التقى رئيس وزير نظيره الطرفان بين مع و من جهة ، . : « » أن إن الذي وفق برئاسة لقاء دعم "
    "لم سوف مستشاريه وهم تضم وكذلك بمشاركة مكونات يعقد في بلاده البيان مصدر "
    "قائدها المكونة ( ) بينهم جاء بيان حثت ندعو التي شنتها خلال لقائه باسمها استضافت"
)


def only(parsed: Document, kind: RelationType) -> FoundRelation:
    (found,) = [relation for relation in read(parsed).relations if relation.type is kind]
    return found


def test_each_end_and_the_trigger_are_shown_by_their_words() -> None:
    parsed = document("التقى الوزير {{a:PER|كمال الراوي}} أمس {{b:PER|فادي منصور}}.")

    met = only(parsed, RelationType.CONSULT)

    assert met.source_span.of(parsed.text) == "كمال الراوي"
    assert met.target_span.of(parsed.text) == "فادي منصور"
    assert met.trigger is not None
    assert met.trigger.of(parsed.text) == "التقى"
    assert met.evidence.of(parsed.text) == parsed.text


def test_an_office_is_shown_by_its_whole_sentence_and_the_words_of_the_title() -> None:
    parsed = document("وصل صباحاً رئيس {{g:ORG|الهيئة الوطنية}} {{a:PER|كمال الراوي}} إلى المطار. ثم غادر.")

    heads = only(parsed, RelationType.HEADS)

    assert heads.evidence == parsed.sentences[0]
    assert heads.trigger is not None
    assert heads.trigger.of(parsed.text) == "رئيس"


def test_a_title_with_a_pronoun_is_shown_by_both_sentences() -> None:
    parsed = document("تراجعت {{g:ORG|حركة الفجر}} أمس. وقال قائدها {{a:PER|كمال الراوي}} إن القتال مستمر.")

    heads = only(parsed, RelationType.HEADS)

    assert key_of(parsed, heads.target) == "g"
    assert heads.evidence == parsed.sentences[0].join(parsed.sentences[1])


def test_an_adjective_is_the_evidence_of_the_state() -> None:
    parsed = document("زار {{c:GPE|ليبيا}} الرئيس [[d|التونسي]] {{a:PER|كمال الراوي}}.")

    heads = only(parsed, RelationType.HEADS)

    assert key_of(parsed, heads.target) == "d"
    assert heads.target_span.of(parsed.text) == "التونسي"
    assert heads.role == "الرئيس التونسي"


def test_a_dual_is_the_evidence_of_both_sides() -> None:
    parsed = document(
        "اجتمع {{a:PER|كمال الراوي}} و{{b:PER|فادي منصور}}. ودعا الجانبان {{g:ORG|حركة الفجر}} إلى الحوار."
    )

    asked = [relation for relation in read(parsed).relations if relation.type is RelationType.REQUEST]

    assert {key_of(parsed, relation.source) for relation in asked} == {"a", "b"}
    assert {relation.source_span.of(parsed.text) for relation in asked} == {"الجانبان"}


def test_a_zero_subject_is_shown_by_the_sentence_before() -> None:
    parsed = document("وصل {{a:PER|كمال الراوي}} صباحاً. وطالب {{g:ORG|حركة الفجر}} بالحوار.")

    asked = [found for found in read(parsed).relations if found.type is RelationType.REQUEST]

    assert all(found.evidence.contains(found.source_span) for found in asked)


def test_the_date_of_the_sentence_is_the_date_of_the_act() -> None:
    parsed = document("التقى {{a:PER|كمال الراوي}} {{b:PER|فادي منصور}} في 5 مارس 2021.")

    assert only(parsed, RelationType.CONSULT).date == "2021-03-05"


def test_the_place_behind_in_is_the_place_of_the_act() -> None:
    parsed = document("التقى {{a:PER|كمال الراوي}} {{b:PER|فادي منصور}} أمس في {{c:GPE|تعز}}.")

    assert only(parsed, RelationType.CONSULT).place == entity(parsed, "c")


def test_two_dates_leave_the_act_undated() -> None:
    parsed = document("التقى {{a:PER|كمال الراوي}} {{b:PER|فادي منصور}} في 5 مارس 2021 وفي 7 مارس 2021.")

    assert only(parsed, RelationType.CONSULT).date is None


def test_the_speaker_of_what_is_reported_is_kept() -> None:
    parsed = document("قال {{a:PER|كمال الراوي}} إن {{g:ORG|حركة الفجر}} قصفت مدينة {{c:GPE|تعز}}.")

    attack = only(parsed, RelationType.ASSAULT)

    assert attack.speaker == entity(parsed, "a")


def test_criticism_in_reported_speech_is_the_speakers() -> None:
    parsed = document(
        "ذكرت {{h:ORG|وكالة الأنباء}} أن {{a:PER|كمال الراوي}} عقد مؤتمراً صحفياً. "
        "وقال {{a|الراوي}} إن الوضع صعب، محملاً {{g:ORG|حركة الفجر}} المسؤولية."
    )

    assert key_of(parsed, only(parsed, RelationType.ACCUSE).source) == "a"


def test_a_title_alone_stands_for_who_holds_it_in_the_article() -> None:
    parsed = document(
        "وصل رئيس {{g:ORG|الهيئة الوطنية}} {{a:PER|كمال الراوي}}. "
        "ثم التقى رئيس {{g|الهيئة}} أمس {{b:PER|فادي منصور}}."
    )

    met = only(parsed, RelationType.CONSULT)

    assert {key_of(parsed, met.source), key_of(parsed, met.target)} == {"a", "b"}


def test_a_surer_pattern_has_the_higher_confidence() -> None:
    plain = document("اتهم {{a:PER|كمال الراوي}} {{g:ORG|حركة الفجر}} بالتحريض.")
    carried = document("وصل {{a:PER|كمال الراوي}}. ورفض المشاركة، واتهمها أيضاً مع {{g:ORG|حركة الفجر}}.")

    surest = only(plain, RelationType.ACCUSE).confidence

    assert all(found.confidence < surest for found in read(carried).relations)


def test_furniture_is_never_read() -> None:
    parsed = document("التقى {{a:PER|كمال الراوي}} {{b:PER|فادي منصور}}.")
    hidden = Document(
        text=parsed.text,
        published=None,
        tokens=parsed.tokens,
        sentences=parsed.sentences,
        furniture=parsed.sentences,
        entities=parsed.entities,
        mentions=(),
        adjectives=(),
        dates=(),
    )

    assert read(hidden).relations == ()
    assert read(hidden).statements == ()


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(WORDS.split(" ")), max_size=60))
def test_any_row_of_words_gives_sound_findings(words: list[str]) -> None:
    marked = " ".join(words)
    parsed = document(marked)

    relations = read(parsed).relations
    statements = read(parsed).statements

    for found in relations:
        assert found.source != found.target
        assert 0 < found.confidence < 1
        assert found.evidence.end <= len(parsed.text)
        assert found.evidence.contains(found.source_span)
        assert found.evidence.contains(found.target_span)
    for statement in statements:
        assert statement.span.end <= len(parsed.text)
    assert relations == read(document(marked)).relations


def test_a_sentence_without_end_is_read_in_bounded_time() -> None:
    many = " و".join(["{{a:PER|كمال الراوي}}", *["{{b:PER|فادي منصور}}"] * 600])

    assert len(read(document(f"التقى {many} معاً")).relations) < 200
