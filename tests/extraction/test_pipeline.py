from synpol_desktop.extraction.pipeline import Extractor


def test_a_form_that_lost_its_alef_is_no_alias():
    text = "رحبت الأمم المتحدة بالقرار. وقال مبعوث للأمم المتحدة إن القرار مهم."
    found = Extractor().extract(text)
    aliases = next(entity.aliases for entity in found.entities if "المتحدة" in entity.name)
    assert "الأمم المتحدة" in aliases
    assert not any(alias.startswith("لأ") for alias in aliases)
