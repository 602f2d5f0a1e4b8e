from __future__ import annotations

from random import Random

from synpol_desktop.arabic.tokens import sentences, tokenize
from synpol_desktop.extraction.tagging.borders import Drafted, tell_borders
from synpol_desktop.extraction.tagging.labels import labels_of
from synpol_desktop.extraction.tagging.tagger import Seen
from synpol_desktop.extraction.tagging.teaching import (
    JudgedText,
    judged_sentences,
    shared,
    unproposed,
)
from synpol_desktop.extraction.words import Word, words_of

TEXT = "رحبت لجنة الميناء الأهلية بالقرار. وزار نادر المرعبي البلدة."


def words(text: str) -> list[Word]:
    return words_of(tokenize(text), sentences(text), ())


def judged(known: frozenset[int] | None = None) -> JudgedText:
    seen = words(TEXT)
    places = [["g=ORG/S"] if at == 2 else [] for at in range(len(seen))]
    drafted = [Drafted(1, 2, "ORG|organisation|named"), Drafted(6, 7, "PER|person|named")]
    labels = labels_of(len(seen), [(1, 3, "ORG"), (6, 7, "PER")])
    return JudgedText(Seen(seen, places, []), drafted, labels, known)


def said(text: str, first: int, last: int, says: str) -> dict[int, set[str]]:
    seen = words(text)
    found: list[list[str]] = [[] for _ in seen]
    tell_borders(found, seen, [Drafted(first, last, says)])
    return {place: set(attributes) for place, attributes in enumerate(found) if attributes}


def test_the_word_behind_a_draft_says_whether_it_goes_with_the_head_noun() -> None:
    with_adjective = said("لجنة الميناء الأهلية بخير", 0, 1, "ORG|organisation|named")
    without = said("لجنة الميناء البلدي بخير", 0, 1, "ORG|organisation|named")

    assert "bg=ORG|adj" in with_adjective[2]
    assert "bg+=ORG|adj" in with_adjective[1]
    assert "bg=ORG|other" in without[2]


def test_a_sign_at_a_border_is_told_and_the_next_sentence_is_not() -> None:
    signed = said("زار نادر المرعبي، البلدة", 1, 2, "PER|person|named")
    ended = said("زار نادر المرعبي. البلدة", 1, 2, "PER|person|named")

    assert "bg=PER|no," in signed[3]
    assert set(signed) == {0, 1, 2, 3}
    assert set(ended) == {0, 1, 2}


def test_sentences_are_taught_again_without_what_rules_and_tables_proposed() -> None:
    text = judged()
    first, second = judged_sentences(text)

    again = unproposed(text, 1.0, Random(0))

    assert [labels for _, labels in again] == [first[1], second[1]]
    assert {"0|m=ORG|organisation|named/E", "0|g=ORG/S", "0|w=الميناء"} <= set(first[0][2])
    assert {"0|m=O", "0|s2=اء"} <= set(again[0][0][2])
    assert not {"0|g=ORG/S", "0|w=الميناء"} & set(again[0][0][2])
    assert "-1|w=الميناء" not in again[0][0][3]
    assert "0|w=الاهليه" in again[0][0][3]


def test_only_sentences_in_which_something_is_hidden_and_known_are_taught_again() -> None:
    assert unproposed(judged(), 0.0, Random(0)) == []
    assert len(judged_sentences(judged(frozenset({0})))) == 1
    assert len(unproposed(judged(frozenset({0})), 1.0, Random(0))) == 1


def test_a_part_of_the_drafts_is_hidden_and_the_same_chance_hides_the_same() -> None:
    texts = [judged() for _ in range(40)]

    def hidden() -> list[int]:
        chance = Random(3)
        return [len(unproposed(text, 0.5, chance)) for text in texts]

    assert 20 < sum(hidden()) < 60
    assert hidden() == hidden()


def test_attributes_that_too_few_texts_have_are_left_out() -> None:
    one = [([["0|w=a", "0|c=x"]], ["O"]), ([["0|w=a"]], ["O"])]
    other = [([["0|w=b", "0|c=x"]], ["O"])]

    assert [rows for rows, _ in shared([one, other], 2)] == [[["0|c=x"]], [[]], [["0|c=x"]]]
    assert list(shared([one, other], 1)) == [*one, *other]
