"""A speaker who quotes another: both speak, one inside the other, and acts belong to the inner one."""

import pytest

from synpol_desktop.extraction.relating.reading import read
from tests.extraction.marked import document, key_of

NESTED = [
    (
        "قال {{a:PER|سالم الدوري}} إن {{b:PER|رفيق حداد}} أكد له أن السد آمن.",
        {"a": "قال سالم الدوري إن رفيق حداد أكد له أن السد آمن.", "b": "رفيق حداد أكد له أن السد آمن."},
    ),
    (
        "ذكرت {{k:ORG|صحيفة الموج}} أن {{h:ORG|حزب النهر}} أعلن أنه باق، "
        "وأن {{b:PER|رفيق حداد}} قال إنه راحل.",
        {
            "k": "ذكرت صحيفة الموج أن حزب النهر أعلن أنه باق، وأن رفيق حداد قال إنه راحل.",
            "h": "حزب النهر أعلن أنه باق، وأن ",
            "b": "رفيق حداد قال إنه راحل.",
        },
    ),
    (
        "قالت {{a:PER|هدى القيسي}}: «أعلن {{b:PER|رفيق حداد}} أن السد آمن، وهذا صحيح». وأضافت أنها تثق به.",
        {
            "a": "قالت هدى القيسي: «أعلن رفيق حداد أن السد آمن، وهذا صحيح».",
            "b": "أعلن رفيق حداد أن السد آمن، وهذا صحيح».",
        },
    ),
]

SIDE_BY_SIDE = [
    "قال {{a:PER|سالم الدوري}} إن السد آمن، فيما رأى {{b:PER|رفيق حداد}} أنه قديم.",
    "قال {{a:PER|سالم الدوري}} إن السد آمن، لكن {{b:PER|رفيق حداد}} أكد أنه قديم.",
    "رحب {{a:PER|سالم الدوري}} بالقرار، بينما قالت {{h:ORG|نقابة الصيادين}} إنه ناقص.",
]

ACTS = [
    (
        "قال {{a:PER|سالم الدوري}} إن {{b:PER|رفيق حداد}} أكد له أن {{c:GPE|فنلندا}} هاجمت {{d:GPE|مالطا}}.",
        "b",
    ),
    (
        "ذكرت {{k:ORG|صحيفة الموج}} أن {{b:PER|رفيق حداد}} قال إن {{c:GPE|فنلندا}} هاجمت {{d:GPE|مالطا}}.",
        "b",
    ),
    (
        "قال {{a:PER|سالم الدوري}} إن {{b:PER|رفيق حداد}} أكد له الخبر، وأضاف أن {{c:GPE|فنلندا}} هاجمت "
        "{{d:GPE|مالطا}}.",
        "a",
    ),
    ("قال {{a:PER|سالم الدوري}} إن {{c:GPE|فنلندا}} هاجمت {{d:GPE|مالطا}}.", "a"),
]


@pytest.mark.parametrize(("marked", "expected"), NESTED)
def test_a_quoted_statement_lies_inside_the_one_that_quotes_it(marked: str, expected: dict[str, str]) -> None:
    parsed = document(marked)

    found: dict[str, str] = {}
    for statement in read(parsed).statements:
        found.setdefault(key_of(parsed, statement.speaker), statement.span.of(parsed.text))

    assert found == expected


@pytest.mark.parametrize("marked", SIDE_BY_SIDE)
def test_statements_side_by_side_do_not_overlap(marked: str) -> None:
    first, second = sorted(read(document(marked)).statements, key=lambda statement: statement.span)

    assert first.span.end <= second.span.start


@pytest.mark.parametrize(("marked", "speaker"), ACTS)
def test_the_innermost_speaker_tells_of_an_act(marked: str, speaker: str) -> None:
    parsed = document(marked)

    assaults = [each for each in read(parsed).relations if key_of(parsed, each.target) == "d"]

    assert [key_of(parsed, each.speaker) for each in assaults if each.speaker is not None] == [speaker]
