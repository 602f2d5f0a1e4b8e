from dataclasses import replace

import pytest

from synpol_desktop.core.kinds import DecisionState
from synpol_desktop.core.review import ReviewKind
from synpol_desktop.workspace.edits import DecideRelations, MarkWords, PassSentences, UnmarkMentions
from tests.workspace.corpus import BODY, CHARGE, CITY, LAYLA, LEAD, MEETING, draft, findings

SILENT = f"{LAYLA} في {CITY}. {BODY} في {CITY}، وهذا كل شيء."


@pytest.fixture
def doubted(workspace):
    """Return a workspace whose relations and names are in doubt here and there."""
    with workspace.batch("Import") as batch:
        for text, sure in ((MEETING, 0.4), (CHARGE, 0.6), (LEAD, 0.95), (SILENT, 0.9)):
            found = findings(text)
            made = replace(found, relations=tuple(replace(r, confidence=sure) for r in found.relations))
            if text == LEAD:
                made = replace(made, mentions=(replace(made.mentions[0], confidence=0.3), *made.mentions[1:]))
            batch.store(batch.add(draft(text)), made)
    return workspace


def kinds(workspace):
    return [item.kind for item in workspace.review().items]


def test_the_queue_holds_what_is_in_doubt_and_sentences_that_state_nothing(doubted):
    review = doubted.review()
    assert sorted(kinds(doubted)) == ["mention", "relation", "relation", "sentence", "sentence"]
    assert [item.weight for item in review.items] == sorted((i.weight for i in review.items), reverse=True)
    assert (review.waiting, review.decided) == (5, 0)
    sentences = [item.words for item in review.items if item.kind is ReviewKind.SENTENCE]
    assert sorted(sentences) == sorted(SILENT.replace(". ", ".\n").split("\n"))
    assert len(doubted.review(frozenset({ReviewKind.RELATION})).items) == 2
    assert len(doubted.review(limit=1).items) == 1


def test_what_lies_under_the_threshold_weighs_more_than_what_is_drawn(doubted):
    relations = doubted.review(frozenset({ReviewKind.RELATION})).items
    assert [item.confidence for item in relations] == [0.4, 0.6]


def test_what_was_answered_waits_no_longer_and_counts_as_progress(doubted):
    items = {item.kind: item for item in doubted.review().items}
    relation, mention, sentence = items["relation"], items["mention"], items["sentence"]
    doubted.do(DecideRelations((relation.relation.id,), DecisionState.REJECTED))
    doubted.do(MarkWords(((mention.article, mention.mention.span),), mention.mention.entity))
    doubted.do(PassSentences(((sentence.article, sentence.place),)))
    assert sorted(kinds(doubted)) == ["relation", "sentence"]
    assert doubted.review().decided == 3
    for _ in range(3):
        doubted.undo()
    assert len(kinds(doubted)) == 5
    doubted.do(UnmarkMentions((mention.mention.id,)))
    assert ReviewKind.MENTION not in kinds(doubted)


def test_open_relations_are_found_by_their_score(doubted):
    assert len(doubted.open_relations(0.0)) == 3
    assert len(doubted.open_relations(0.9)) == 1
    doubted.do(DecideRelations(tuple(doubted.open_relations(0.6)), DecisionState.ACCEPTED))
    assert len(doubted.open_relations(0.0)) == 1
