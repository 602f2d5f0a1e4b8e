import pytest

from synpol_desktop.extraction.relating.reading import read
from tests.extraction.marked import document, key_of

STATEMENTS = [
    ("قال {{a:PER|كمال الراوي}} إن الوضع صعب.", "a"),
    ("وقال الوزير {{a:PER|كمال الراوي}}، في مؤتمر صحفي أمس، إن الوضع صعب.", "a"),
    ("{{a:PER|كمال الراوي}} يؤكد ضرورة الحوار", "a"),
    ("أعلنت، أمس السبت، {{h:ORG|وزارة الصحة}} أن المستشفى جاهز.", "h"),
    ("قال {{a:PER|كمال الراوي}} إن الوضع صعب. وأضاف أن الحل قريب. وتابع: «سنعمل معاً».", "a a a"),
    ("قال {{a:PER|كمال الراوي}} إن الوضع صعب، مشيراً إلى أن الحل قريب، ومؤكداً أن الوقت ضيق.", "a a a"),
    ("ذكرت {{h:ORG|وزارة الصحة}} في بيان أن المستشفى جاهز. ولفت البيان إلى نقص الأدوية.", "h h"),
    ("عُثر على المفقودين، وفق {{h:ORG|المرصد الوطني}}.", "h"),
    ("بحسب {{h:ORG|المرصد الوطني}}، عُثر على المفقودين.", "h"),
    ("عُثر على المفقودين، بحسب ما أفاد {{h:ORG|المرصد الوطني}}.", "h"),
    ("وكان {{a:PER|كمال الراوي}} قد صرح بأن الوضع صعب.", "a"),
    ("من جانبه، شدد رئيس {{h:ORG|الهيئة الوطنية}} {{a:PER|فادي منصور}} على الحوار.", "a"),
    (
        "بدأ رئيس {{h:ORG|الهيئة}} {{a:PER|فادي منصور}} بالحديث. وأكد رئيس {{h|الهيئة}} أن الحل قريب.",
        "a",
    ),
    ("أكد {{a:PER|كمال الراوي}} و{{b:PER|فادي منصور}} أن الحل قريب.", "a b"),
    (
        "أكد كل من {{a:PER|كمال الراوي}} و{{b:PER|فادي منصور}} أن الحل قريب. وأوضح الجانبان أن الوقت ضيق.",
        "a b a b",
    ),
    ("طالبت {{h:ORG|نقابة المعلمين}} بزيادة الأجور.", "h"),
    ("وأعرب {{a:PER|كمال الراوي}} خلال لقاء مع عدد من الصحفيين في مكتبه عن أمله في الحل.", "a"),
    ("{{a:PER|كمال الراوي}}: الحل قريب", "a"),
    ("ونقلت {{k:ORG|وكالة الأنباء}} عن الوزير {{a:PER|كمال الراوي}} قوله إن الحل قريب.", "a"),
    ("نفت {{h:ORG|وزارة الصحة}} انتشار المرض.", "h"),
    ("افتتح {{a:PER|كمال الراوي}} السد. وقال إن المياه تكفي.", "a"),
    ("قال {{a:PER|كمال الراوي}} إن الوضع صعب. وختم بالقول إن الحل قريب.", "a a"),
    ("أعرب {{a:PER|كمال الراوي}} عن قلقه من التصعيد.", "a"),
    ("وفيما يتعلق بالمياه قال {{a:PER|كمال الراوي}} إن السد آمن.", "a"),
]

SILENT = [
    "أُفيد بأن {{c:GPE|تعز}} هادئة.",
    "قال مصدر مطلع في {{h:ORG|وزارة الصحة}} إن المستشفى جاهز.",
    "وأفاد شهود بأن الطريق إلى {{c:GPE|تعز}} مغلق.",
    "تقع {{c:GPE|تعز}} بين جبلين.",
    "يذكر أن {{c:GPE|تعز}} مدينة قديمة.",
    "حضر {{a:PER|كمال الراوي}} الاجتماع ثم غادر.",
    "تجري المنافسة وفق نظام جديد في {{c:GPE|تعز}}.",
]


@pytest.mark.parametrize(("marked", "speakers"), STATEMENTS)
def test_speakers_are_named_in_the_order_of_their_statements(marked: str, speakers: str) -> None:
    parsed = document(marked)

    found = sorted(read(parsed).statements, key=lambda statement: (statement.span.start, statement.speaker))

    assert sorted(key_of(parsed, statement.speaker) for statement in found) == sorted(speakers.split())


@pytest.mark.parametrize("marked", SILENT)
def test_nobody_speaks_where_no_name_does(marked: str) -> None:
    assert read(document(marked)).statements == ()


def test_an_unnamed_speaker_breaks_the_chain() -> None:
    parsed = document(
        "قال {{a:PER|كمال الراوي}} إن الوضع صعب. وقال مصدر أمني إن الطريق مغلق. وأضاف أن الحركة متوقفة."
    )

    assert [statement.span.start for statement in read(parsed).statements] == [0]


def test_a_statement_runs_to_the_next_one_and_names_its_verb() -> None:
    parsed = document("قال {{a:PER|كمال الراوي}} إن الوضع صعب، مشيراً إلى أن الحل قريب.")

    first, second = read(parsed).statements

    assert first.verb is not None
    assert first.verb.of(parsed.text) == "قال"
    assert second.verb is not None
    assert second.verb.of(parsed.text) == "مشيراً"
    assert first.span.end == second.span.start
    assert second.span.end == len(parsed.text)
