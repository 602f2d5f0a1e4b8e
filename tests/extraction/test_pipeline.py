import pytest

from synpol_desktop.extraction.pipeline import Extractor


def test_a_form_that_lost_its_alef_is_no_alias() -> None:
    text = "رحبت الأمم المتحدة بالقرار. وقال مبعوث للأمم المتحدة إن القرار مهم."
    found = Extractor().extract(text)
    aliases = next(entity.aliases for entity in found.entities if "المتحدة" in entity.name)
    assert "الأمم المتحدة" in aliases
    assert not any(alias.startswith("لأ") for alias in aliases)


@pytest.mark.parametrize(
    ("line", "named", "day", "left"),
    [
        ("رام الله، ١٨ أيلول ٢٠١٩", ["رام الله"], ["2019-09-18"], []),
        ("دمشق في 9/9/2014", ["دمشق"], ["2014-09-09"], []),
        ("أنقرة - الأناضول", ["أنقرة"], [], [" - الأناضول"]),
        ("سامر الدهان - 20/12/2018", [], [], ["سامر الدهان - 20/12/2018"]),
    ],
)
def test_a_dateline_names_its_place_and_its_day_but_no_outlet_nor_author(
    line: str, named: list[str], day: list[str], left: list[str]
) -> None:
    text = f"{line}\nاجتمع الحاضرون ولم يصدروا بياناً."
    found = Extractor().extract(text, "2020-01-02")

    assert [mention.span.of(text) for mention in found.mentions] == named
    assert [each.value for each in found.dates] == day
    assert [span.of(text) for span in found.furniture] == left


def test_a_dateline_is_told_by_nobody() -> None:
    text = "الناقورة، 17 تشرين الأول 2024\nقال سالم الدوري إن السد آمن."
    read = Extractor().read(text, "2024-10-17")

    assert [read.tells(line) for line in (read.sentences[0], read.sentences[-1])] == [False, True]
    assert [line.of(text) for line in read.datelines] == ["الناقورة، 17 تشرين الأول 2024"]


def test_the_name_at_the_head_of_a_communique_says_we() -> None:
    text = "تجمع السهل المدني\nبيان صحفي\nيدين التجمع الهجوم. ندعو الأمم المتحدة إلى التحرك."
    found = Extractor().extract(text, "2023-04-12")

    assert {found.entities[each.speaker].name for each in found.statements} == {"تجمع السهل المدني"}


def test_the_place_of_a_joint_communique_is_no_party_to_it() -> None:
    text = "بيان مشترك\nبغداد، 3 آذار 2015\n\nاجتمع وزيرا خارجية تونس والجزائر. وأكد الجانبان أهمية الحوار."
    found = Extractor().extract(text, "2015-03-04")

    assert {found.entities[each.speaker].name for each in found.statements} == {"تونس", "الجزائر"}


def test_a_text_may_end_with_a_name_whose_office_a_headline_opens_with() -> None:
    text = "وزير الصحة التركي: الوقت ضيق\n\nوصل إلى المدينة أمس وزير الصحة التركي سليم الحيدري"

    assert Extractor().extract(text, "2018-03-14").statements
