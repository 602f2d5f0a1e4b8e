import pytest

from synpol_desktop.core.kinds import MentionKind, RelationType
from synpol_desktop.extraction.offices import holders
from synpol_desktop.extraction.pipeline import Extractor


@pytest.mark.parametrize(
    ("published", "names"),
    [
        ("2015-06-01", ["باراك أوباما"]),
        ("2018", ["دونالد ترامب"]),
        ("2017-01-20", ["دونالد ترامب", "باراك أوباما"]),
        ("2023-11-14", ["جو بايدن"]),
    ],
)
def test_an_office_is_its_holder_s_on_the_date(published: str, names: list[str]) -> None:
    assert [person.name for person in holders("رئيس", "us", published)] == names


def test_spellings_of_a_title_are_one() -> None:
    assert holders("وزير الخارجيه", "ru.foreign", "2020") == holders("وزير الخارجية", "ru.foreign", "2020")


def test_a_day_before_the_tables_begin_gives_nobody() -> None:
    assert holders("رئيس", "us", "1850") == []


def by_office(text: str, published: str | None) -> list[tuple[str, str]]:
    found = Extractor().extract(text, published)
    return [
        (mention.span.of(text), found.entities[mention.entity].name)
        for mention in found.mentions
        if mention.kind is MentionKind.OFFICE
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("وصل الرئيس الفرنسي إلى تونس.", [("الرئيس الفرنسي", "إيمانويل ماكرون")]),
        ("قال الأمين العام للأمم المتحدة إن الوضع صعب.", [("الأمين العام", "أنطونيو غوتيريش")]),
        ("زار المبعوث الأممي إلى اليمن عدن.", [("المبعوث الأممي", "هانس غروندبرغ")]),
        ("زار المبعوث الأممي عدن في اليمن.", [("المبعوث الأممي", "هانس غروندبرغ")]),
        ("تحدث المبعوث الأممي عن السلام.", []),
        ("وصل الرئيس الفرنسي السابق إلى تونس.", []),
        ("وصل نائب وزير الخارجية التركي إلى تونس.", []),
        (
            "وصل الرئيس الفرنسي إيمانويل ماكرون إلى تونس. وخطب الرئيس الفرنسي في البرلمان.",
            [("الرئيس الفرنسي", "إيمانويل ماكرون")],
        ),
        ("وصل الرئيس الفرنسي، سليم الحيدري، إلى تونس. وعاد الرئيس الفرنسي مساء.", []),
    ],
)
def test_a_lone_title_stands_for_its_only_holder_on_the_date(
    text: str, expected: list[tuple[str, str]]
) -> None:
    assert by_office(text, "2023-05-10") == expected


def test_a_lone_title_stands_for_nobody_without_a_date_or_between_two_holders() -> None:
    text = "وصل الرئيس الأمريكي إلى تونس."

    assert by_office(text, None) == []
    assert by_office(text, "2017") == []


def test_what_rests_on_an_office_is_marked_as_inferred_and_its_state_still_acts() -> None:
    text = "التقى الوزير كمال سالم الراوي الرئيس الفرنسي، وشكرت فرنسا تونس."

    found = Extractor().extract(text, "2023-05-10")

    met = {
        (found.entities[relation.target].name, relation.inferred)
        for relation in found.relations
        if relation.type is RelationType.CONSULT
    }
    assert met == {("إيمانويل ماكرون", True), ("فرنسا", False)}
