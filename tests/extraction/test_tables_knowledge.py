"""The tables of persons, bodies, places, events and accords: how much they know, and that they're sound."""

from __future__ import annotations

import time
from collections import Counter

import pytest

from synpol_desktop.arabic.folding import folded
from synpol_desktop.core.kinds import EntityType
from synpol_desktop.core.paths import resource
from synpol_desktop.core.tables import read_table, values
from synpol_desktop.extraction.knowledge import knowledge, words_of_name
from synpol_desktop.extraction.offices import holders

FILES = ("people", "organisations", "places", "events", "acts", "states")
REGION = ("sy", "iq", "ir", "ye", "ly", "ps", "il", "lb")


def owners(name: str) -> set[str]:
    """Return the ids of the things that have a name."""
    branch = knowledge().names
    for word in words_of_name(name):
        if word not in branch.next:
            return set()
        branch = branch.next[word]
    return {owner.thing for owner in branch.names}


def test_there_are_at_least_4000_things() -> None:
    kinds = Counter(thing.type for thing in knowledge().things.values())
    assert kinds.total() >= 4000
    assert kinds[EntityType.PER] >= 2000
    assert kinds[EntityType.ORG] >= 1200
    assert kinds[EntityType.GPE] + kinds[EntityType.LOC] >= 1500


@pytest.mark.parametrize("state", REGION)
def test_the_region_s_states_have_their_bodies_places_and_officials(state: str) -> None:
    things = knowledge().things.values()
    bodies = [thing for thing in things if thing.type is EntityType.ORG and thing.parent == state]
    places = [thing for thing in things if thing.id.startswith(f"p.{state}.") or thing.parent == state]
    offices = [office for office in knowledge().offices if office.body.split(".")[0] == state]
    assert len(bodies) >= 25
    assert len(places) >= 60
    assert len(offices) >= 10


@pytest.mark.parametrize(
    ("name", "identifier"),
    [
        ("بيدرسن", "per.geir_pedersen"),
        ("جوتيريش", "per.antonio_guterres"),
        ("هانا تيتيه", "per.hanna_tetteh"),
        ("يتسحاق رابين", "per.yitzhak_rabin"),
        ("رووداو", "iq.rudaw"),
        ("لجنة 6+6", "ly.committee66"),
        ("طوزخورماتو", "p.iq.tuzkhurmatu"),
        ("غضب الفرات", "ev.wrathfurat"),
        ("عاصفة الحزم", "ev.asifa"),
        ("قانون الكبتاجون", "law.captagon"),
        ("مونتينيغرو", "me"),
    ],
)
def test_a_spelling_of_the_news_finds_its_thing(name: str, identifier: str) -> None:
    assert owners(name) == {identifier}


@pytest.mark.parametrize("word", ["فاطمة", "كريمة", "أفاد", "سلال", "ينبع", "مات", "بحوث", "إيفاد"])
def test_a_common_word_alone_is_no_sure_name(word: str) -> None:
    branch = knowledge().names.next.get(words_of_name(word)[0])
    assert branch is None or all(owner.weak for owner in branch.names)


@pytest.mark.parametrize(
    ("title", "body", "day", "person"),
    [
        ("وزير الخارجية", "iq.foreign", "2019-03-10", "محمد علي الحكيم"),
        ("وزير الدفاع", "ru.defence", "2024-09-01", "أندريه بيلوسوف"),
        ("رئيس الوزراء", "lb.government", "2025-03-01", "نواف سلام"),
        ("وزير النفط", "ir.oil", "2017-05-01", "بيجن زنكنه"),
        ("محافظ", "ly.cbl", "2018-02-01", "الصديق الكبير"),
        ("رئيس", "ru.duma", "2020-02-01", "فياتشيسلاف فولودين"),
    ],
)
def test_an_office_gives_its_holder_on_a_day(title: str, body: str, day: str, person: str) -> None:
    assert [holder.name for holder in holders(title, body, day)] == [person]


def test_a_name_is_listed_once_for_its_thing() -> None:
    for file in FILES:
        for row in read_table(resource("gazetteers", f"{file}.tsv")):
            names = [words_of_name(name.rstrip("?")) for name in values(row["aliases"])]
            again = [name for name, count in Counter(names).items() if count > 1]
            assert not again, (row["id"], again)


def test_no_name_holds_a_left_over_sign_of_another_column() -> None:
    for file in FILES:
        for row in read_table(resource("gazetteers", f"{file}.tsv")):
            for name in (row["name"], *values(row["aliases"])):
                assert not set(name.rstrip("?")) & set("?!=@*\t;"), (row["id"], name)
                assert not any("a" <= letter <= "z" for letter in name), (row["id"], name)


def test_what_follows_another_body_begins_after_it() -> None:
    things = knowledge().things
    for thing in things.values():
        before = things.get(thing.successor_of)
        if before is not None and before.valid_from and thing.valid_from:
            assert before.valid_from[:4] <= thing.valid_from[:4], thing.id


def test_first_names_are_words_of_letters_and_listed_once() -> None:
    seen: Counter[str] = Counter()
    for row in read_table(resource("lexicons", "names_given.tsv")):
        for name in row["names"].split():
            assert name.isalpha(), name
            seen[folded(name)] += 1
    added = [name for name, count in seen.items() if count > 2]
    assert len(seen) >= 3000
    assert not added


def test_the_tables_are_read_in_half_a_second() -> None:
    begun = time.process_time()
    knowledge.__wrapped__()
    assert time.process_time() - begun < 0.5
