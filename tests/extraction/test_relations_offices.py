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
        ("ولد الرئيس باراك أوباما في عام 1961. والولايات المتحدة بلد واسع.", ("HEADS", "الولايات المتحدة")),
        ("ولد وزير الخارجية عادل الجبير في عام 1962، والسعودية بلد واسع.", ("HEADS", "السعودية")),
        (
            "ولد وزير الخارجية عادل الجبير في عام 1962، ومقر وزارة الخارجية السعودية في الرياض في السعودية.",
            ("HEADS", "وزارة الخارجية السعودية"),
        ),
        (
            "ولد الرئيس محمود عباس في عام 1935. وتأسست السلطة الفلسطينية عام 1994.",
            ("HEADS", "السلطة الفلسطينية"),
        ),
        (
            "ولد وزير الخارجية الألماني فرانك فالتر شتاينماير عام 1956، ومقر الحكومة الألمانية في برلين.",
            ("HEADS", "الحكومة الألمانية"),
        ),
    ],
)
def test_the_tables_say_whose_head_or_minister_somebody_is(text: str, held: tuple[str, str]) -> None:
    assert {(kind, body) for _, kind, body in offices(text)} == {held}


def test_no_state_is_said_to_be_headed_that_the_text_does_not_name() -> None:
    assert offices("ولد الرئيس باراك أوباما في عام 1961.") == set()


def test_who_was_a_president_once_heads_no_state_that_his_title_does_not_name() -> None:
    assert offices("ترك الرئيس السابق علي عبد الله صالح منصبه في عام 2012. واليمن بلد جبلي.") == set()


def test_a_minister_in_a_list_is_of_the_state_of_the_minister_before() -> None:
    found = offices("زار وزير الدفاع اللبناني نزار العامري ووزير الزراعة سالم الدوري المعرض في لبنان.")

    assert found == {("نزار العامري", "HEADS", "لبنان"), ("سالم الدوري", "HEADS", "لبنان")}


def test_a_minister_without_a_state_is_of_the_one_whose_officials_the_text_names() -> None:
    found = offices(
        "قال الرئيس اللبناني نزار العامري إن لبنان جاهز. وزار وزير الزراعة سالم الدوري المعرض وشكر لبنان."
    )

    assert ("سالم الدوري", "HEADS", "لبنان") in found


def test_a_minister_whom_the_tables_know_is_not_given_to_another_state() -> None:
    found = offices(
        "قال الرئيس اللبناني نزار العامري إن لبنان جاهز. ولد وزير الخارجية عادل الجبير عام 1962. ولبنان بعيد."
    )

    assert {source for source, _, _ in found} == {"نزار العامري"}


def test_whom_a_president_sends_or_keeps_is_of_his_state() -> None:
    found = offices("أوفد الرئيس اللبناني نزار العامري مبعوثه الخاص سالم الدوري. ولبنان بلد جبلي.")

    assert found == {("نزار العامري", "HEADS", "لبنان"), ("سالم الدوري", "REPRESENTS", "لبنان")}


def test_a_leader_of_people_heads_no_state_that_they_live_in() -> None:
    assert offices("ولد الزعيم مقتدى الصدر في النجف. والعراق بلد واسع.") == set()


def test_a_chancellor_heads_her_state() -> None:
    found = offices("ولدت المستشارة أنغيلا ميركل في عام 1954. وألمانيا بلد واسع.")

    assert found == {("أنغيلا ميركل", "HEADS", "ألمانيا")}
