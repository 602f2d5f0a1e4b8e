"""What an analyst corrects in a text holds in every panel, can be undone, and survives a new extraction."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from synpol_desktop.core.errors import EditRefusedError
from synpol_desktop.core.filters import EVERYTHING, Filter
from synpol_desktop.core.found import FoundMention
from synpol_desktop.core.kinds import DecisionState, EntityType, MentionKind, Modality, RelationType
from synpol_desktop.core.spans import Span
from synpol_desktop.workspace.edits import (
    DecideRelations,
    EditRelation,
    MarkWords,
    NewEntity,
    Reading,
    ResizeMention,
    StateRelation,
    UnmarkMentions,
)
from synpol_desktop.workspace.places import best, same_place
from tests.workspace.corpus import (
    BODY,
    CHARGE,
    CITY,
    LAYLA,
    LEAD,
    MEETING,
    ZAYD,
    draft,
    entity_called,
    fill,
    findings,
    occurrences,
)

MEET = NewEntity(EntityType.EVENT, "اللقاء", "EVENT:اللقاء")  # the meeting


def words(workspace, article):
    text = workspace.article(article).text
    return [(m.span.of(text), workspace.entity(m.entity).name) for m in workspace.mentions(article)]


def extract_again(workspace, article, found):
    with workspace.batch("Extract") as batch:
        batch.store(article, found)


@pytest.fixture
def meeting(workspace):
    (article,) = fill(workspace, MEETING)
    return article


def test_marked_words_name_a_new_entity_everywhere_it_is_looked_for(workspace, meeting):
    before = workspace.content_hash()
    workspace.do(MarkWords(((meeting, occurrences(MEETING, "اللقاء")[0]),), MEET))
    found = entity_called(workspace, "اللقاء")
    assert workspace.entity(found).type is EntityType.EVENT
    assert ("اللقاء", "اللقاء") in words(workspace, meeting)
    assert workspace.articles_of(found, EVERYTHING) == [meeting]
    assert [row.mentions for row in workspace.entity_rows([found], EVERYTHING)] == [1]
    assert workspace.article_rows([meeting])[0].mentions == 5
    assert found in workspace.facts(EVERYTHING).ids
    assert workspace.check() == []
    workspace.undo()
    assert workspace.content_hash() == before
    assert found not in workspace.facts(EVERYTHING).ids
    workspace.redo()
    assert found in workspace.facts(EVERYTHING).ids


def test_an_unmarked_name_is_gone_with_the_relations_that_hang_on_it(workspace, meeting):
    before = workspace.content_hash()
    layla = entity_called(workspace, LAYLA)
    (mention,) = workspace.mentions_of(layla, EVERYTHING)
    workspace.do(UnmarkMentions((mention.id,)))
    assert LAYLA not in [word for word, _ in words(workspace, meeting)]
    assert layla not in workspace.facts(Filter()).ids
    assert workspace.articles_of(layla, EVERYTHING) == []
    assert len(workspace.facts(Filter()).sources) == 0
    assert workspace.check() == []
    workspace.undo()
    assert workspace.content_hash() == before


def test_words_that_name_another_take_the_relation_with_them(workspace):
    meeting, _ = fill(workspace, MEETING, CHARGE)
    body = entity_called(workspace, BODY)
    workspace.do(MarkWords(((meeting, occurrences(MEETING, LAYLA)[0]),), body))
    (relation,) = workspace.relation_mentions(meeting, Filter())
    assert {relation.source, relation.target} == {body, entity_called(workspace, ZAYD)}
    assert (LAYLA, BODY) in words(workspace, meeting)
    assert workspace.check() == []
    workspace.do(DecideRelations((relation.id,), DecisionState.REJECTED))
    assert workspace.relation_mentions(meeting, Filter()) == []
    workspace.undo()
    workspace.undo()
    (relation,) = workspace.relation_mentions(meeting, Filter())
    assert {relation.source, relation.target} == {entity_called(workspace, LAYLA), relation.target}


def test_a_resized_name_keeps_its_entity_and_its_relation(workspace, meeting):
    layla = entity_called(workspace, LAYLA)
    (mention,) = workspace.mentions_of(layla, EVERYTHING)
    first = occurrences(MEETING, LAYLA.split()[0])[0]
    workspace.do(ResizeMention(mention.id, first))
    assert [m.span for m in workspace.mentions_of(layla, EVERYTHING)] == [first]
    assert len(workspace.relation_mentions(meeting, Filter())) == 1


def test_what_was_marked_and_unmarked_survives_an_extraction_that_draws_other_edges(workspace, meeting):
    layla = entity_called(workspace, LAYLA)
    workspace.do(MarkWords(((meeting, occurrences(MEETING, "اللقاء")[0]),), MEET))
    (mention,) = workspace.mentions_of(layla, EVERYTHING)
    workspace.do(UnmarkMentions((mention.id,)))
    found = findings(MEETING)
    shorter = tuple(
        replace(m, span=Span(m.span.start, m.span.end - 2)) if m.span == mention.span else m
        for m in found.mentions
    )
    extract_again(workspace, meeting, replace(found, mentions=shorter))
    named = [name for _, name in words(workspace, meeting)]
    assert LAYLA not in named
    assert "اللقاء" in named
    assert workspace.check() == []


def test_a_decision_on_a_relation_holds_where_a_new_extraction_moves_its_ends(workspace, meeting):
    (relation,) = workspace.relation_mentions(meeting, Filter())
    workspace.do(DecideRelations((relation.id,), DecisionState.REJECTED))
    found = findings(MEETING)
    (r,) = found.relations
    wider = replace(r, source_span=Span(r.source_span.start - 2, r.source_span.end))
    extract_again(workspace, meeting, replace(found, relations=(wider,)))
    assert workspace.relation_mentions(meeting, Filter()) == []
    (rejected,) = workspace.relation_mentions(meeting, EVERYTHING)
    assert rejected.decision is DecisionState.REJECTED
    other = replace(r, type=RelationType.SUPPORT)
    extract_again(workspace, meeting, replace(found, relations=(r, other)))
    assert [each.type for each in workspace.relation_mentions(meeting, Filter())] == [RelationType.SUPPORT]
    assert workspace.check() == []


def test_a_decision_at_exactly_a_place_leaves_the_overlapping_neighbour_alone(workspace, meeting):
    found = findings(MEETING)
    (r,) = found.relations
    beside = replace(r, target_span=Span(r.target_span.start, r.target_span.end - 3))
    extract_again(workspace, meeting, replace(found, relations=(r, beside)))
    first, second = workspace.relation_mentions(meeting, EVERYTHING)
    workspace.do(DecideRelations((second.id,), DecisionState.REJECTED))
    states = {each.id: each.decision for each in workspace.relation_mentions(meeting, EVERYTHING)}
    assert states == {first.id: DecisionState.OPEN, second.id: DecisionState.REJECTED}


def test_a_stated_relation_is_drawn_and_survives_every_extraction(workspace):
    (lead,) = fill(workspace, LEAD)
    zayd, body = entity_called(workspace, ZAYD), entity_called(workspace, BODY)
    spans = (occurrences(LEAD, ZAYD)[0], occurrences(LEAD, BODY)[0])
    reading = Reading(zayd, RelationType.MEMBER_OF, body, *spans, date="2015")
    before = workspace.content_hash()
    workspace.do(StateRelation(lead, Span(0, len(LEAD)), reading))
    stated = workspace.relation_mentions(lead, Filter())[-1]
    assert (stated.type, stated.date, stated.confidence) == (RelationType.MEMBER_OF, "2015", 1.0)
    assert stated.decision is DecisionState.ACCEPTED
    assert len(workspace.facts(Filter()).sources) == 2
    for _ in range(2):
        extract_again(workspace, lead, findings(LEAD))
    assert len(workspace.facts(Filter()).sources) == 2
    workspace.do(
        DecideRelations((workspace.relation_mentions(lead, Filter())[-1].id,), DecisionState.REJECTED)
    )
    assert len(workspace.facts(Filter()).sources) == 1
    for _ in range(4):
        workspace.undo()
    assert workspace.content_hash() == before
    assert workspace.check() == []


def test_an_edited_relation_stands_in_the_stead_of_the_one_that_was_found(workspace, meeting):
    before = workspace.content_hash()
    (relation,) = workspace.relation_mentions(meeting, Filter())
    city = entity_called(workspace, CITY)
    reading = Reading(
        relation.target,
        RelationType.ACCUSE,
        relation.source,
        relation.target_span,
        relation.source_span,
        Modality.ASSERTED,
        "2020-01",
        city,
    )
    workspace.do(EditRelation(relation.id, reading))
    (edited,) = workspace.relation_mentions(meeting, Filter())
    assert (edited.source, edited.type, edited.target) == (
        relation.target,
        RelationType.ACCUSE,
        relation.source,
    )
    assert (edited.date, edited.place, edited.trigger) == ("2020-01", city, relation.trigger)
    workspace.do(EditRelation(edited.id, replace(reading, date="2021")))
    (again,) = workspace.relation_mentions(meeting, Filter())
    assert again.date == "2021"
    workspace.do(EditRelation(again.id, replace(reading, modality=Modality.NEGATED)))
    assert workspace.relation_mentions(meeting, Filter()) == []
    extract_again(workspace, meeting, findings(MEETING))
    assert workspace.relation_mentions(meeting, Filter()) == []
    assert workspace.check() == []
    for _ in range(4):
        workspace.undo()
    assert workspace.content_hash() == before


def test_a_date_that_is_none_and_an_article_that_was_not_read_are_refused(workspace, meeting):
    (relation,) = workspace.relation_mentions(meeting, Filter())
    ends = (relation.source_span, relation.target_span)
    reading = Reading(relation.source, relation.type, relation.target, *ends, date="أمس")
    with pytest.raises(EditRefusedError, match="is not a date"):
        workspace.do(EditRelation(relation.id, reading))
    with workspace.batch("Import") as batch:
        unread = batch.add(draft(CHARGE))
    with pytest.raises(EditRefusedError, match="not been read"):
        workspace.do(MarkWords(((unread, Span(0, 3)),), MEET))


def test_a_mention_beside_one_of_another_type_is_not_hidden_by_it(workspace, meeting):
    found = findings(MEETING)
    place = found.mentions[0].span
    inner = FoundMention(2, Span(place.end - 3, place.end), MentionKind.NAMED, 0.5, "test")
    extract_again(workspace, meeting, replace(found, mentions=(*found.mentions, inner)))
    workspace.do(MarkWords(((meeting, place),), entity_called(workspace, LAYLA)))
    assert any(m.span == inner.span for m in workspace.mentions(meeting))


places = st.builds(lambda start, size: (start, start + size), st.integers(0, 30), st.integers(1, 20))


@given(places, places)
def test_being_the_same_place_is_mutual_and_never_holds_between_places_apart(a, b):
    assert same_place(a, b) == same_place(b, a)
    assert same_place(a, a)
    if a[1] <= b[0] or b[1] <= a[0]:
        assert not same_place(a, b)


@given(places, st.lists(places, max_size=6))
def test_the_place_itself_is_always_the_best(place, others):
    found = best((place,), [(n, (other,)) for n, other in enumerate([*others, place])])
    assert len(others) in found
    assert all([*others, place][n] == place for n in found)
