"""Offices whose titles name no body: the tables, the minister before or the rest of the text say it."""

import pytest

from synpol_desktop.core.kinds import RelationType
from synpol_desktop.extraction.pipeline import Extractor


def offices(text: str) -> set[tuple[str, str, str]]:
    found = Extractor().extract(text, "2015-08-01")
    names = [entity.name for entity in found.entities]
    kinds = {RelationType.HEADS, RelationType.REPRESENTS}
    return {(names[r.source], r.type.value, names[r.target]) for r in found.relations if r.type in kinds}


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("وصل الرئيس باراك أوباما إلى المطار. وشكرت الولايات المتحدة ضيوفها.", ("HEADS", "الولايات المتحدة")),
        ("غادر وزير الخارجية عادل الجبير، وقالت السعودية إنه عاد.", ("HEADS", "السعودية")),
        (
            "غادر وزير الخارجية عادل الجبير، وقالت وزارة الخارجية السعودية إنه عاد إلى السعودية.",
            ("HEADS", "وزارة الخارجية السعودية"),
        ),
        ("زار الرئيس محمود عباس المعرض، وشكرت السلطة الفلسطينية الحضور.", ("HEADS", "السلطة الفلسطينية")),
        (
            "زار وزير الخارجية الألماني فرانك فالتر شتاينماير المعرض، وشكرت الحكومة الألمانية الحضور.",
            ("HEADS", "الحكومة الألمانية"),
        ),
    ],
)
def test_the_tables_say_whose_head_or_minister_somebody_is(text: str, held: tuple[str, str]) -> None:
    assert {(kind, body) for _, kind, body in offices(text)} == {held}


def test_no_state_is_said_to_be_headed_that_the_text_does_not_name() -> None:
    assert offices("وصل الرئيس باراك أوباما إلى المطار.") == set()


def test_who_was_a_president_once_heads_no_state_that_his_title_does_not_name() -> None:
    assert offices("غادر الرئيس المخلوع علي عبد الله صالح. وشكر اليمن الجيران.") == set()


def test_a_minister_in_a_list_is_of_the_state_of_the_minister_before() -> None:
    found = offices("زار وزير الدفاع اللبناني نزار العامري ووزير الزراعة سالم الدوري المعرض في لبنان.")

    assert found == {("نزار العامري", "HEADS", "لبنان"), ("سالم الدوري", "HEADS", "لبنان")}


def test_a_minister_without_a_state_is_of_the_one_whose_officials_the_text_names() -> None:
    found = offices(
        "قال الرئيس اللبناني نزار العامري إن لبنان جاهز. وزار وزير الزراعة سالم الدوري المعرض وشكر لبنان."
    )

    assert ("سالم الدوري", "HEADS", "لبنان") in found


def test_a_minister_whom_the_tables_know_is_not_given_to_another_state() -> None:
    found = offices("قال الرئيس اللبناني نزار العامري إن لبنان جاهز. وزار وزير الخارجية عادل الجبير لبنان.")

    assert {source for source, _, _ in found} == {"نزار العامري"}
