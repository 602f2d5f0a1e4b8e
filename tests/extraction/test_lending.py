from __future__ import annotations

from synpol_desktop.arabic.tokens import sentences, tokenize
from synpol_desktop.core.kinds import EntityType
from synpol_desktop.extraction.candidates import Candidate
from synpol_desktop.extraction.lending import as_ours, judged, lend
from synpol_desktop.extraction.tagging.labels import Tagged, labels_of, spans_of
from synpol_desktop.extraction.tagging.reading import LabelledText
from synpol_desktop.extraction.tagging.teaching import JudgedText
from synpol_desktop.extraction.tagging.training import Settings, train_judge, train_names
from synpol_desktop.extraction.words import words_of

SMALL = Settings(iterations=30, judge_iterations=30)
PLAYERS = ["زهران الطويري", "نديم قلعجوقة", "كنعان مرادوفيتش", "سراب الصفا", "يامن الدرعي"]
CLUBS = ["نجوم الوادي", "صقور السهل", "أمواج الساحل", "نسور القمة", "فرسان الهضبة"]


def drafted(first: int, last: int, kind: EntityType, rule: str) -> Candidate:
    return Candidate(first, last, 0, 0, kind, f"{kind.value}:x", rule)


def public_text(number: int) -> LabelledText:
    player, club = PLAYERS[number % 5], CLUBS[number // 5 % 5]
    text = f"سجل {player} هدفاً لصالح {club} في المباراة .\n"
    words = words_of(tokenize(text), sentences(text), ())
    return LabelledText(words, labels_of(len(words), [(1, 2, "PER"), (5, 6, "ORG")]))


def test_names_that_both_mark_stay_and_the_tables_say_which_places_are_political() -> None:
    public = [(0, 1, "PER"), (3, 3, "LOC"), (5, 5, "LOC"), (7, 7, "LOC"), (9, 10, "ORG")]
    chosen = [drafted(3, 3, EntityType.LOC, "table")]
    verdicts = [Tagged(5, 5, "LOC", 0.9)]

    assert as_ours(public, chosen, verdicts) == [
        (0, 1, "PER"),
        (3, 3, "LOC"),
        (5, 5, "LOC"),
        (7, 7, "GPE"),
        (9, 10, "ORG"),
    ]


def test_a_state_marked_as_a_body_is_a_state_but_a_town_with_a_club_may_be_the_club() -> None:
    chosen = [drafted(0, 0, EntityType.GPE, "table"), drafted(2, 2, EntityType.GPE, "table")]

    assert as_ours([(0, 0, "ORG"), (2, 2, "ORG")], chosen, [], {(2, 2)}) == [(0, 0, "GPE"), (2, 2, "ORG")]


def test_what_only_our_guidelines_mark_is_added_but_no_person_and_nothing_doubtful() -> None:
    verdicts = [
        Tagged(0, 1, "ORG", 0.8),
        Tagged(3, 4, "PER", 0.9),
        Tagged(6, 6, "LAW", 0.4),
        Tagged(8, 8, "EVENT", 0.9, best=False),
    ]

    assert as_ours([], [], verdicts) == [(0, 1, "ORG")]


def test_a_longer_name_of_ours_holds_the_public_one_without_its_head_noun() -> None:
    public = [(1, 1, "ORG"), (4, 4, "LOC"), (7, 8, "PER"), (12, 12, "LOC"), (14, 14, "LOC")]
    verdicts = [
        Tagged(0, 1, "ORG", 0.9),
        Tagged(3, 4, "ORG", 0.9),
        Tagged(6, 8, "ORG", 0.9),
        Tagged(11, 14, "ORG", 0.9),
    ]

    # A body is not named by a person, nor is one name made of two.
    assert as_ours(public, [], verdicts) == [
        (0, 1, "ORG"),
        (3, 4, "ORG"),
        (7, 8, "PER"),
        (12, 12, "GPE"),
        (14, 14, "GPE"),
    ]


def test_proposals_in_public_texts_come_from_chains_that_never_saw_them() -> None:
    texts = [public_text(number) for number in range(20)]
    odd = public_text(20)
    stranger = LabelledText(odd.words, labels_of(len(odd.words), [(0, 0, "LOC")]))

    lent = lend([*texts, stranger], SMALL)

    assert [each.labels for each in lent] == [text.labels for text in [*texts, stranger]]
    assert all((1, 2, "PER") in {(n.first, n.last, n.type) for n in each.seen.names} for each in lent[:20])
    assert (0, 0, "LOC") not in {(name.first, name.last, name.type) for name in lent[-1].seen.names}


def test_the_judge_learns_public_names_and_keeps_what_our_articles_teach() -> None:
    texts = [public_text(number) for number in range(25)]
    names = train_names(texts, SMALL)
    lent = lend(texts, SMALL)
    # A judge of articles that name nobody: it adds nothing.
    blank = [JudgedText(each.seen, [], labels_of(len(each.labels), [(7, 8, "EVENT")])) for each in lent]

    found = judged(lent, names, train_judge(blank, SMALL))

    assert all({(1, 2, "PER"), (5, 6, "ORG")} <= set(spans_of(text.labels)) for text in found)
    assert all((7, 8, "EVENT") in spans_of(text.labels) for text in found)
