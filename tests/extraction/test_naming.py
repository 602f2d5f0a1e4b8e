"""Names of the wider world's table as proposals: clubs, firms, media."""

from __future__ import annotations

import pytest

from synpol_desktop.arabic.tokens import sentences, tokenize
from synpol_desktop.extraction.actors import draft
from synpol_desktop.extraction.pipeline import Extractor
from synpol_desktop.extraction.tagging.labels import Tagged
from synpol_desktop.extraction.tagging.tagger import Seen
from synpol_desktop.extraction.tagging.world import with_listed
from synpol_desktop.extraction.words import Word, words_of


def words(text: str) -> list[Word]:
    return words_of(tokenize(text), sentences(text), ())


def drafted(text: str) -> list[tuple[str, str]]:
    chosen, _ = draft(Seen(words(text), []), None)
    return [(text[each.start : each.end], each.type.value) for each in chosen]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("وصل بايرن ميونيخ إلى الملعب مساء.", [("بايرن ميونيخ", "ORG")]),
        ("نشرت واشنطن بوست التقرير صباحاً.", [("واشنطن بوست", "ORG")]),
        ("وصل الوفد إلى ميونيخ مساء.", [("ميونيخ", "GPE")]),
        ("باعت جنرال موتورز مصنعها القديم.", [("جنرال موتورز", "ORG")]),
    ],
)
def test_a_club_a_paper_and_a_firm_are_proposed_and_no_town_inside_them(
    text: str, found: list[tuple[str, str]]
) -> None:
    assert drafted(text) == found


def test_what_may_be_a_town_or_a_person_as_well_is_left_to_the_tagger() -> None:
    text = words("لعب برشلونة أمام فالنسيا، وقاد فورد السيارة في نيسان قرب مقر القوة الجوية.")

    assert with_listed(text, []) == []


def test_a_find_of_the_tagger_stands_against_the_table() -> None:
    text = words("وصل بايرن ميونيخ إلى الملعب.")
    person = Tagged(2, 2, "PER", 0.9)

    assert with_listed(text, [person]) == [person]


def test_what_begins_the_second_half_of_a_sentence_is_no_part_of_a_name() -> None:
    text = "وبحسب مصادر مقربة من الجماعة، فإن طه ومحمد الرزامي كُلفا بالمهمة."
    found = [text[each.span.start : each.span.end] for each in Extractor().extract(text).mentions]
    assert "محمد الرزامي" in found
    assert not any("فإن" in name for name in found)
