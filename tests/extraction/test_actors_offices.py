import pytest

from synpol_desktop.extraction.offices import holders


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
