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
    text = f"{line}\nاجتمعت اللجنة ولم تصدر بياناً."
    found = Extractor().extract(text, "2020-01-02")

    assert [mention.span.of(text) for mention in found.mentions] == named
    assert [each.value for each in found.dates] == day
    assert [span.of(text) for span in found.furniture] == left
