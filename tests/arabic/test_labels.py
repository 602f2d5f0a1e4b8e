import pytest
from hypothesis import given
from hypothesis import strategies as st

from synpol_desktop.arabic.labels import Names, drawable
from synpol_desktop.core.kinds import EntityType
from synpol_desktop.core.labels import LabelLanguage, Spelling

PERSON = Names("بدر جاموس", "", EntityType.PER)
BODY = Names("منصة القاهرة", "Cairo Platform", EntityType.ORG)
PLACE = Names("دمشق", "Damascus", EntityType.GPE)


@pytest.mark.parametrize(
    ("names", "arabic", "latin", "english"),
    [
        (PERSON, "بدر جاموس", "Badr Jāmūs", "Badr Jāmūs"),
        (BODY, "منصة القاهرة", "Minaṣṣat al-Qāhirah", "Cairo Platform"),
        (PLACE, "دمشق", "Damascus", "Damascus"),
        (Names("NATO", "", EntityType.ORG), "NATO", "NATO", "NATO"),
    ],
)
def test_a_missing_name_is_taken_from_the_next_language(names, arabic, latin, english):
    assert [names.label(language) for language in LabelLanguage] == [
        arabic,
        drawable(latin),
        drawable(english),
    ]


def test_the_analysts_spelling_comes_before_all_others():
    own = Names("بدر جاموس", "Badr Jamous", EntityType.PER, "Badr Jamoos")
    assert own.spelled() == ("Badr Jamoos", Spelling.OWN)
    assert own.label(LabelLanguage.ENGLISH) == "Badr Jamous"


def test_a_computed_spelling_is_told_from_a_known_one():
    assert PERSON.spelled()[1] is Spelling.COMPUTED
    assert PLACE.spelled()[1] is Spelling.KNOWN
    assert BODY.spelled()[1] is Spelling.COMPUTED


@given(st.text(min_size=1).filter(str.strip), st.sampled_from(EntityType), st.sampled_from(LabelLanguage))
def test_whoever_has_a_name_has_a_label(name, kind, language):
    if any(c.isalnum() for c in name):
        assert Names(name, "", kind).label(language)


def test_letters_that_the_bundled_font_lacks_are_written_as_letter_and_dot():
    assert drawable("Ṣāliḥ é") == "S\u0323āliḥ é".replace("ḥ", "h\u0323")
