"""Properties of the scores, on small readings that are made up."""

from dataclasses import replace
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.benchmarks.extraction.causes import counted, faults
from tests.benchmarks.extraction.readings import Claim, Naming, Reading, Sighting, read_report
from tests.benchmarks.extraction.scoring import ROWS, Tally, TextsDifferError, score, total, trimmed

TYPES = ("PER", "ORG", "GPE")
WORD = "كلمة"  # word
WORDS = 24
SPARE = 3  # words after those, which no drawn mention takes


def place(number: int) -> tuple[int, int]:
    """Return where a word of the made-up text stands."""
    start = number * (len(WORD) + 1)
    return start, start + len(WORD)


@st.composite
def readings(draw: st.DrawFn) -> Reading:
    """Draw a reading with something in every row; every word names at most one entity."""
    ids = [f"e{number}" for number in range(1, draw(st.integers(2, 5)) + 1)]
    words = draw(st.permutations(range(WORDS)))
    owners = ids + draw(st.lists(st.sampled_from(ids), max_size=8))
    ends = st.permutations(ids).map(lambda order: (order[0], order[1]))
    claims = draw(
        st.lists(st.tuples(ends, st.sampled_from(("HEADS", "CONSULT", "ACCUSE"))), min_size=1, max_size=5)
    )
    speakers = draw(st.lists(st.sampled_from(ids), min_size=1, max_size=4))
    return Reading(
        "made_up",
        " ".join([WORD] * (WORDS + SPARE)),
        None,
        {each: draw(st.sampled_from(TYPES)) for each in ids},
        tuple(Naming(owner, place(word)) for owner, word in zip(owners, words, strict=False)),
        tuple(Claim(source, kind, target) for (source, target), kind in claims),
        tuple(Sighting(speaker, (place(number),)) for number, speaker in enumerate(speakers)),
        (Sighting("2020-01-31", (place(0),)), Sighting("2020", (place(3),))),
    )


@given(readings())
def test_a_perfect_reading_scores_one_everywhere(gold: Reading) -> None:
    assert {row: tally.f1 for row, tally in score(gold, gold).items()} == pytest.approx(
        dict.fromkeys(ROWS, 1.0)
    )
    assert faults(gold, gold) == []


@given(readings())
def test_other_ids_for_the_same_entities_change_nothing(gold: Reading) -> None:
    def other(entity: str) -> str:
        return f"n{entity}"

    said = replace(
        gold,
        types={other(each): kind for each, kind in gold.types.items()},
        namings=tuple(replace(each, entity=other(each.entity)) for each in gold.namings),
        claims=tuple(
            replace(each, source=other(each.source), target=other(each.target)) for each in gold.claims
        ),
        statements=tuple(replace(each, value=other(each.value)) for each in gold.statements),
    )
    assert score(gold, said) == score(gold, gold)


@given(readings(), st.randoms(use_true_random=False))
def test_a_dropped_mention_lowers_recall_only(gold: Reading, dice: Random) -> None:
    lost = dice.choice(gold.namings)
    scores = score(gold, replace(gold, namings=tuple(each for each in gold.namings if each != lost)))
    for row in ("mention", "mention_any"):
        assert scores[row].right == scores[row].said == scores[row].expected - 1
    assert scores["date"].f1 == 1.0


@given(readings())
def test_an_added_mention_lowers_precision_only(gold: Reading) -> None:
    scores = score(gold, replace(gold, namings=(*gold.namings, Naming("e1", place(WORDS)))))
    assert scores["mention"].recall == 1.0
    assert scores["mention"].precision < 1.0
    assert scores["relation"].f1 == scores["statement"].f1 == scores["date"].f1 == 1.0


@given(readings())
def test_a_wrong_type_costs_the_mention_and_the_entity_but_not_the_place(gold: Reading) -> None:
    scores = score(gold, replace(gold, types={**gold.types, "e1": "LAW"}))
    assert scores["mention_any"].f1 == 1.0
    assert scores["mention"].f1 < 1.0
    assert scores["entity"].f1 < 1.0
    assert scores["relation"].f1 == 1.0


@given(readings())
def test_an_entity_split_in_two_costs_the_entity_alone_of_the_first_three_rows(gold: Reading) -> None:
    spare = [place(WORDS + number) for number in range(SPARE)]
    others = tuple(each for each in gold.namings if each.entity != "e1")
    whole = replace(gold, namings=(*others, *(Naming("e1", each) for each in spare)))
    parted = replace(
        whole,
        types={**gold.types, "e0": gold.types["e1"]},
        namings=tuple(
            replace(each, entity="e0") if each.place == spare[0] else each for each in whole.namings
        ),
    )
    scores = score(whole, parted)
    assert scores["mention"].f1 == scores["mention_any"].f1 == 1.0
    assert scores["entity"].f1 < 1.0
    assert counted(faults(whole, parted)) == {("entity", "one entity split in two"): 1}


@given(readings())
def test_direction_counts_unless_the_type_is_symmetric(gold: Reading) -> None:
    gold = replace(gold, claims=(Claim("e1", "HEADS", "e2"), Claim("e1", "CONSULT", "e2")))
    turned = replace(gold, claims=(Claim("e2", "HEADS", "e1"), Claim("e2", "CONSULT", "e1")))
    scores = score(gold, turned)
    assert scores["relation"] == Tally(1, 2, 2)
    assert scores["pair"].f1 == 1.0
    assert [each.cause for each in faults(gold, turned)] == [
        "missed: direction turned round",
        "added: wrong type or direction",
    ]


@given(readings())
def test_what_is_planned_or_denied_neither_helps_nor_costs(gold: Reading) -> None:
    more = replace(gold, claims=(*gold.claims, Claim("e1", "SANCTION", "e2", asserted=False)))
    assert score(gold, more) == score(gold, gold)


@given(readings())
def test_a_statement_of_another_speaker_is_no_hit(gold: Reading) -> None:
    said = replace(gold, statements=tuple(replace(each, value="e9") for each in gold.statements))
    assert score(gold, said)["statement"].right == 0
    assert {each.cause for each in faults(gold, said)} == {"wrong speaker"}


def test_one_statement_answers_for_one_only() -> None:
    twice = (Sighting("e1", ((0, 9),)), Sighting("e1", ((5, 12),)))
    gold = Reading("made_up", "x" * 20, None, {"e1": "PER"}, (Naming("e1", (0, 3)),), (), twice, ())
    assert score(gold, replace(gold, statements=twice[:1]))["statement"] == Tally(1, 1, 2)


@pytest.mark.parametrize(
    ("marked", "bare"),
    [
        ("«هيئة»", "هيئة"),  # body, in quotation marks
        ("الهيئة", "هيئة"),  # the body
        ("«الهيئة»،", "هيئة"),
        ("الآن", "آن"),  # an article is taken off whatever the word
        ("الي", "الي"),  # too short to lose one
    ],
)
def test_quotes_and_the_article_are_forgiven(marked: str, bare: str) -> None:
    start, end = trimmed(marked, (0, len(marked)))
    assert marked[start:end] == bare


def test_readings_of_different_texts_are_refused() -> None:
    gold = Reading("made_up", "one text", None, {}, (), (), (), ())
    with pytest.raises(TextsDifferError):
        score(gold, replace(gold, text="another"))
    score(gold, replace(gold, text="one text\n\n"))


def test_silence_scores_nothing_without_an_error() -> None:
    gold = Reading("made_up", "word", None, {"e1": "PER"}, (Naming("e1", (0, 4)),), (), (), ())
    scores = score(gold, replace(gold, types={}, namings=()))
    assert scores["mention"] == Tally(0, 0, 1)
    assert scores["mention"].f1 == 0.0


@given(readings(), readings())
def test_totals_add_up_articles(one: Reading, other: Reading) -> None:
    sums = total([score(one, one), score(other, other)])
    assert sums["mention"].expected == len(one.namings) + len(other.namings)
    assert sums["mention"].f1 == 1.0


def test_offices_and_unasserted_relations_of_a_report_are_set_aside() -> None:
    report = {
        "document": "folder/made_up.txt",
        "text": "a b",
        "date": "2020",
        "entities": [{"id": "e1", "type": "PER"}, {"id": "e2", "type": "ORG"}],
        "mentions": [
            {"entity": "e1", "start": 0, "end": 1, "kind": "office"},
            {"entity": "e2", "start": 2, "end": 3, "kind": "named"},
        ],
        "relations": [
            {"source": "e1", "type": "HEADS", "target": "e2", "modality": "asserted", "inferred": True},
            {"source": "e1", "type": "ACCUSE", "target": "e2", "modality": "planned", "inferred": False},
            {"source": "e1", "type": "SUPPORT", "target": "e2", "modality": "asserted", "inferred": False},
        ],
        "statements": [],
        "dates": [],
    }
    reading = read_report(report)
    assert reading.name == "made_up"
    assert reading.namings == (Naming("e2", (2, 3)),)
    assert [claim.type for claim in reading.asserted] == ["SUPPORT"]
