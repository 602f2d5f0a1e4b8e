import pytest

from synpol_desktop.core.kinds import Modality
from synpol_desktop.extraction.relating.reading import read
from tests.extraction.marked import document

A = "{{a:PER|كمال الراوي}}"
B = "{{b:PER|فادي منصور}}"
G = "{{g:ORG|حركة الفجر}}"
C = "{{c:GPE|تعز}}"

ASSERTED = [
    f"التقى {A} {B}.",
    f"كان {A} قد التقى {B}.",
    f"قصفت {G} مدينة {C}.",
    f"لا سيما بعد أن التقى {A} {B}.",
    f"رفض {A} دعوة {B}.",
    f"يلتقي {A} {B}.",
    f"أكد {A} أنه اتصل ب{B}.",
    f"زار {A} {C} قبل أن يغادر.",
    f"لا تزال {G} تحاصر {C}.",
]
NEGATED = [
    f"لم يلتق {A} {B}.",
    f"لن يزور {A} {C}.",
    f"لا تدعم {G} {A}.",
    f"ولم تقصف {G} مدينة {C}.",
    f"أكد {A} أنه لم يتصل ب{B}.",
    f"ولا تؤيد {G} {A}.",
    f"لم تنسحب {G} من {C}.",
]
PLANNED = [
    f"سيلتقي {A} {B}.",
    f"سوف يلتقي {A} {B}.",
    f"من المقرر أن يلتقي {A} {B}.",
    f"يعتزم {A} زيارة {C}.",
    f"ومن المتوقع أن يزور {A} {C}.",
    f"أعلن {A} أنه سيزور {C}.",
    f"يجب أن تنسحب {G} من {C}.",
    f"طالب {A} بأن تفرج {G} عن {B}.",
    f"ينبغي أن يدعم {A} {B}.",
    f"وصل {A} ليلتقي {B}.",
    f"تحدث السكان عن هجوم مرتقب ل{G} على {C}.",
]
CONDITIONAL = [
    f"إذا قصفت {G} مدينة {C} فسيتغير الموقف.",
    f"في حال قصفت {G} مدينة {C} سيتغير الموقف.",
    f"لو التقى {A} {B} لتغير الموقف.",
    f"في حال انسحبت {G} من {C}.",
]
DENIED = [
    f"نفت {G} قصف مدينة {C}.",
    f"نفى {A} أن يكون قد التقى {B}.",
    f"نفى {A} لقاء {B}.",
    f"ونفت {G} أن تكون قد قصفت مدينة {C}.",
    f"ونفى {A} زيارة {C}.",
]
CASES = [
    (marked, modality)
    for modality, sentences in (
        (Modality.ASSERTED, ASSERTED),
        (Modality.NEGATED, NEGATED),
        (Modality.PLANNED, PLANNED),
        (Modality.CONDITIONAL, CONDITIONAL),
        (Modality.DENIED, DENIED),
    )
    for marked in sentences
]


@pytest.mark.parametrize(("marked", "expected"), CASES)
def test_cues_before_a_trigger_set_its_modality(marked: str, expected: Modality) -> None:
    found = read(document(marked)).relations

    assert found
    assert {relation.modality for relation in found} == {expected}
