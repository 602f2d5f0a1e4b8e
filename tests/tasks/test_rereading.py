"""Another extraction is taken item by item, and keeps every decision."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from synpol_desktop.core.filters import EVERYTHING, Filter
from synpol_desktop.core.found import Findings, FoundEntity, FoundMention, FoundRelation
from synpol_desktop.core.kinds import DecisionState, EntityType, MentionKind, RelationType
from synpol_desktop.core.progress import Progress
from synpol_desktop.core.spans import Span
from synpol_desktop.tasks.comparing import Turn, combined, differences
from synpol_desktop.tasks.outcomes import Text
from synpol_desktop.tasks.rereading import Preview, compare, preview, take
from synpol_desktop.workspace import Workspace
from synpol_desktop.workspace.edits import DecideRelations, UnmarkMentions
from tests.workspace.corpus import CITY, LAYLA, MEETING, fill, findings

WHO = tuple(FoundEntity(EntityType.PER, f"فاعل {n}", (f"فاعل {n}",), f"PER:{n}") for n in range(4))
spans = st.builds(lambda start, size: Span(start, start + size), st.integers(0, 20), st.integers(1, 4))
mentions = st.builds(
    FoundMention, st.integers(0, 3), spans, st.just(MentionKind.NAMED), st.just(0.9), st.just("test")
)
relations = st.builds(
    FoundRelation,
    st.integers(0, 3),
    st.sampled_from([RelationType.ACCUSE, RelationType.CONSULT]),
    st.integers(0, 3),
    st.just(Span(0, 24)),
    spans,
    spans,
    st.none(),
    st.sampled_from([0.4, 0.8]),
    st.just("test"),
    date=st.sampled_from([None, "2020"]),
)
unique = st.lists(mentions, max_size=5, unique_by=lambda m: (m.span, m.entity)).map(tuple)
found = st.builds(Findings, st.just(WHO), unique, st.lists(relations, max_size=3, unique=True).map(tuple))


def said(facts):
    """Return what findings say, whatever their entity numbers."""
    keys = [entity.key for entity in facts.entities]
    return (
        sorted((m.span, keys[m.entity]) for m in facts.mentions),
        sorted(
            (r.type, keys[r.source], r.source_span, keys[r.target], r.target_span, r.date or "", r.confidence)
            for r in facts.relations
        ),
    )


@given(found)
def test_an_extraction_does_not_differ_from_itself(facts):
    assert len(differences(facts, facts)) == 0


@settings(max_examples=60)
@given(found, found, st.randoms(use_true_random=False))
def test_taking_all_gives_the_new_taking_none_the_old_and_each_taken_one_is_there(old, new, draw):
    seen = differences(old, new)
    every = (*seen.mentions, *seen.relations)
    assert len(differences(combined(old, new, seen, every), new)) == 0
    assert len(differences(old, combined(old, new, seen, ()))) == 0
    taken = [each for each in every if draw.random() < 0.5]
    mixed = combined(old, new, seen, taken)
    kept = {(m.span, new.entities[m.entity].key) for m in new.mentions}
    kept |= {(m.span, old.entities[m.entity].key) for m in old.mentions}
    assert set(said(mixed)[0]) <= kept


def test_what_lies_at_the_same_words_is_one_change():
    old = findings(MEETING)
    (relation,) = old.relations
    new = replace(old, relations=(replace(relation, type=RelationType.ACCUSE, trigger=None),))
    seen = differences(old, new)
    assert [each.turn for each in seen.relations] == [Turn.CHANGED]
    assert seen.mentions == ()
    surer = replace(old, relations=(replace(relation, confidence=0.95),))
    assert len(differences(old, surer)) == 0  # a score alone is no news while it stays above the threshold


@pytest.fixture
def workspace(tmp_path):
    with Workspace.create(tmp_path / "w.synpol") as made:
        fill(made, MEETING)
        yield made


def other_reading():
    """Return findings without the city, with the relation turned into another type, and one new name."""
    old = findings(MEETING)
    city = next(n for n, entity in enumerate(old.entities) if entity.name == CITY)
    entities = (*old.entities, FoundEntity(EntityType.EVENT, "اللقاء", ("اللقاء",), "EVENT:اللقاء"))
    start = MEETING.index("اللقاء")
    meeting = FoundMention(len(entities) - 1, Span(start, start + 6), MentionKind.NAMED, 0.8, "test")
    mentions = (*(m for m in old.mentions if m.entity != city), meeting)
    relations = tuple(replace(r, type=RelationType.SUPPORT, place=None) for r in old.relations)
    return replace(old, entities=entities, mentions=mentions, relations=relations)


def seen_in(workspace):
    article = workspace.article(1)
    reread = compare(workspace, Text(article.id, article.title, article.text, None), other_reading())
    return Preview(() if reread is None else (reread,), 1)


def test_a_preview_writes_nothing_and_only_what_is_chosen_is_taken(workspace):
    before = workspace.content_hash()
    seen = seen_in(workspace)
    (reread,) = seen.articles
    turns = sorted(each.turn for each in reread.open)
    assert turns == [Turn.ADDED, Turn.CHANGED, Turn.REMOVED]
    assert workspace.content_hash() == before
    added = [each for each in reread.open if each.turn is Turn.ADDED]
    assert take(workspace, {1: added}, seen, Progress()) == 1
    names = {workspace.entity(m.entity).name for m in workspace.mentions(1)}
    assert {CITY, "اللقاء"} <= names
    assert [r.type for r in workspace.relation_mentions(1, Filter())] == [RelationType.CONSULT]
    left = [each.turn for each in seen_in(workspace).articles[0].open]
    assert sorted(left) == [Turn.CHANGED, Turn.REMOVED]
    workspace.undo()
    assert workspace.content_hash() == before


def test_what_was_accepted_stays_and_what_was_unmarked_is_not_asked_for_again(workspace):
    (relation,) = workspace.relation_mentions(1, EVERYTHING)
    workspace.do(DecideRelations((relation.id,), DecisionState.ACCEPTED))
    city = next(m for m in workspace.mentions(1) if workspace.entity(m.entity).name == CITY)
    workspace.do(UnmarkMentions((city.id,)))
    seen = seen_in(workspace)
    (reread,) = seen.articles
    assert [each.turn for each in reread.open] == [Turn.ADDED]
    take(workspace, {1: reread.open}, seen, Progress())
    (kept,) = workspace.relation_mentions(1, EVERYTHING)
    assert (kept.type, kept.decision) == (RelationType.CONSULT, DecisionState.ACCEPTED)
    names = {workspace.entity(m.entity).name for m in workspace.mentions(1)}
    assert CITY not in names
    assert {LAYLA, "اللقاء"} <= names
    assert workspace.check() == []


def test_all_articles_are_read_again_by_the_extractor(workspace):
    seen = preview(workspace, None, Progress(), workers=1)
    assert seen.read == 1
    (reread,) = seen.articles
    take(workspace, {reread.article: reread.open}, seen, Progress())
    assert preview(workspace, None, Progress(), workers=1).articles == ()
