from __future__ import annotations

from synpol_desktop.arabic.tokens import sentences, tokenize
from synpol_desktop.extraction.parts import Part, features_of
from synpol_desktop.extraction.tagging.borders import Drafted, tell_borders
from synpol_desktop.extraction.tagging.labels import labels_of
from synpol_desktop.extraction.tagging.tagger import Seen
from synpol_desktop.extraction.tagging.teaching import (
    JudgedText,
    judged_sentences,
)
from synpol_desktop.extraction.words import Word, words_of

TEXT = "رحبت لجنة الميناء الأهلية بالقرار. وزار نادر المرعبي البلدة."


def words(text: str) -> list[Word]:
    return words_of(tokenize(text), sentences(text), ())


def judged(known: frozenset[int] | None = None) -> JudgedText:
    seen = words(TEXT)
    drafted = [Drafted(1, 2, "ORG|organisation|named"), Drafted(6, 7, "PER|person|named")]
    labels = labels_of(len(seen), [(1, 3, "ORG"), (6, 7, "PER")])
    return JudgedText(Seen(seen, []), drafted, labels, known)


def said(text: str, first: int, last: int, says: str) -> dict[int, set[str]]:
    seen = words(text)
    found: list[list[Part]] = [[] for _ in seen]
    tell_borders(found, seen, [Drafted(first, last, says)])
    return {place: set(features_of(parts)) for place, parts in enumerate(found) if parts}


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


def test_an_article_teaches_the_judge_the_sentences_of_which_something_is_known() -> None:
    first, second = judged_sentences(judged())

    assert {"0|m=ORG|organisation|named/E", "0|b-=لجنه|ميناء", "0|w=الميناء"} <= set(first[0][2])
    assert [*first[1], *second[1]] == list(judged().labels)
    assert judged_sentences(judged(frozenset({0}))) == [first]
