from collections import Counter
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from synpol_desktop.core.comparing import CHANGES, Change
from synpol_desktop.core.dates import days
from synpol_desktop.core.filters import EVERYTHING, DateBasis, Filter
from synpol_desktop.core.found import Findings, FoundEntity, FoundMention, FoundRelation
from synpol_desktop.core.ids import ArticleId
from synpol_desktop.core.kinds import (
    ENTITY_TYPES,
    RELATION_TYPES,
    DecisionState,
    EntityType,
    MentionKind,
    Modality,
    RelationType,
)
from synpol_desktop.core.records import ArticleDraft, RelationKey
from synpol_desktop.core.spans import Span
from synpol_desktop.workspace import Workspace
from synpol_desktop.workspace.edits import DecideRelations, DeleteArticles, MergeEntities
from synpol_desktop.workspace.queries import EntityQuery, EntitySort, RelationQuery, RelationSort

ACTORS = tuple(FoundEntity(ENTITY_TYPES[n % 3], f"فاعل {n}", (), f"x:{n}") for n in range(6))
MENTIONS = tuple(FoundMention(n, Span(n, n + 1), MentionKind.NAMED, 0.9, "test") for n in range(6))
KINDS = (RelationType.CONSULT, RelationType.ACCUSE)
DATES = (None, "2020", "2021-06", "2022-01-01/2022-02-01")

relations = st.builds(
    FoundRelation,
    source=st.integers(0, 5),
    type=st.sampled_from(KINDS),
    target=st.integers(0, 5),
    evidence=st.just(Span(0, 9)),
    source_span=st.builds(lambda at: Span(at, at + 1), st.integers(0, 8)),
    target_span=st.builds(lambda at: Span(at, at + 1), st.integers(0, 8)),
    trigger=st.none(),
    confidence=st.sampled_from([0.3, 0.5, 0.8]),
    rule=st.just("test"),
    modality=st.sampled_from([Modality.ASSERTED, Modality.PLANNED]),
    date=st.sampled_from(DATES),
)
filters = st.builds(
    Filter,
    types=st.sampled_from([frozenset(EntityType), frozenset({EntityType.PER, EntityType.ORG})]),
    relations=st.sampled_from([frozenset(RelationType), frozenset({RelationType.ACCUSE})]),
    modalities=st.sampled_from([frozenset(Modality), frozenset({Modality.ASSERTED})]),
    min_confidence=st.sampled_from([0.0, 0.5]),
    first=st.sampled_from([None, date(2020, 6, 1), date(2021, 1, 1)]),
    last=st.sampled_from([None, date(2021, 6, 30), date(2022, 1, 1)]),
    outlets=st.sampled_from([frozenset(), frozenset({"أ"})]),
    articles=st.sampled_from([None, frozenset({ArticleId(1), ArticleId(2)})]),
    rejected=st.booleans(),
    undecided=st.booleans(),
    accepted=st.booleans(),
    basis=st.sampled_from(DateBasis),
    text=st.sampled_from(["", "", "رقم", '"رقم 1"']),
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("facts")


@settings(max_examples=6, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(st.lists(relations, max_size=6), min_size=3, max_size=3),
    st.lists(st.sets(st.integers(1, 6), min_size=2, max_size=2), max_size=2),
    st.sets(st.integers(1, 18), max_size=3),
    st.lists(filters, min_size=1, max_size=4),
)
def test_facts_are_what_counting_by_hand_gives(folder, stated, merges, rejected, wanted):
    path = folder / "w.synpol"
    path.unlink(missing_ok=True)
    with Workspace.create(path) as workspace:
        with workspace.batch("Import") as batch:
            for number, found in enumerate(stated):
                outlet, published = "أب"[number % 2], (None, "2020-12", "2022")[number]
                article = batch.add(
                    ArticleDraft(f"نص رقم {number} ....", "عنوان", outlet=outlet, published=published)
                )
                batch.store(article, Findings(ACTORS, MENTIONS, tuple(found)))
                workspace.facts(wanted[0])  # what is counted now is kept, and added to
        for pair in merges:
            workspace.do(MergeEntities(tuple(sorted(pair))))
        count = sum(map(len, stated))
        chosen = tuple(id_ for id_ in rejected if id_ <= count)
        workspace.do(DecideRelations(chosen, DecisionState.REJECTED))
        for where in wanted:
            _compare(workspace, where)
        workspace.do(DecideRelations(chosen[:1], DecisionState.ACCEPTED))
        workspace.do(DeleteArticles((ArticleId(1),)))
        for where in wanted:
            _compare(workspace, where)
        workspace.undo()
        for where in wanted:
            _compare(workspace, where)


def _compare(workspace, where):
    """Compare with plain Python over all rows."""
    everyone = workspace.counts(replace(where, min_confidence=0.0)).relations
    assert workspace.less_sure(where) == everyone - workspace.counts(where).relations
    everything = Filter(modalities=frozenset(Modality), min_confidence=0, rejected=True)
    articles = {id_: workspace.article(id_) for id_ in (1, 2, 3) if workspace.article_rows([id_])}
    edges, mentions = Counter(), Counter()
    for id_, article in articles.items():
        if where.outlets and article.outlet not in where.outlets:
            continue
        if where.articles is not None and id_ not in where.articles:
            continue
        if '"' in where.text and id_ != 2:
            continue  # the phrase stands in the second article only
        for mention in workspace.mentions(id_):
            if _within(article.published, where) and workspace.entity(mention.entity).type in where.types:
                mentions[mention.entity] += 1
        for relation in workspace.relation_mentions(id_, everything):
            if (
                relation.type in where.relations
                and relation.modality in where.modalities
                and (
                    relation.confidence >= where.min_confidence or relation.decision is DecisionState.ACCEPTED
                )
                and _decision_shown(relation.decision, where)
                and all(
                    workspace.entity(end).type in where.types for end in (relation.source, relation.target)
                )
                and _within(_date(relation, article, where), where)
            ):
                ends = (relation.source, relation.target)
                source, target = sorted(ends) if relation.type.symmetric else ends
                edges[RelationKey(source, relation.type, target)] += 1
    facts = workspace.facts(where)
    found = zip(
        facts.sources.tolist(),
        facts.relations.tolist(),
        facts.targets.tolist(),
        facts.weights.tolist(),
        strict=True,
    )
    assert {RelationKey(s, RELATION_TYPES[t], o): w for s, t, o, w in found} == edges
    assert {i: c for i, c in zip(facts.ids.tolist(), facts.mentions.tolist(), strict=True) if c} == mentions
    keys = workspace.relation_keys(RelationQuery(), where)
    assert {row.key: row.mentions for row in workspace.relation_rows(keys, where)} == edges
    _compare_moments(workspace, where)
    _compare_facets(workspace, where)
    rows = {row.key: row for row in workspace.relation_rows(keys, where)}
    for sort in (RelationSort.FIRST, RelationSort.LAST, RelationSort.CONFIDENCE, RelationSort.ARTICLES):
        ordered = workspace.relation_keys(RelationQuery(sort=sort, descending=False), where)
        values = [getattr(rows[key], sort.value) for key in ordered]
        assert values == sorted(values, key=lambda value: "" if value is None else value)
    for key in keys:
        assert len(workspace.evidence(key, where)) == edges[key]
    for row in workspace.entity_rows(workspace.entity_ids(EntityQuery(), where), where):
        neighbours = {
            key.target if key.source == row.id else key.source
            for key in keys
            if row.id in (key.source, key.target)
        }
        assert row.degree == len(neighbours)
        assert row.articles == len(workspace.articles_of(row.id, where))
        assert list(workspace.relations_of(row.id, where)) == [
            key for key in keys if row.id in (key.source, key.target)
        ]
    counts = workspace.counts(where)
    assert (counts.articles, counts.relations) == (len(articles), len(edges))
    assert counts.relation_mentions == sum(edges.values())


def _decision_shown(decision, where):
    return {
        DecisionState.OPEN: where.undecided,
        DecisionState.ACCEPTED: where.accepted,
        DecisionState.REJECTED: where.rejected,
    }[decision]


def _date(relation, article, where):
    own = relation.date if where.basis is DateBasis.EVENT else None
    return own or article.published


def _compare_moments(workspace, where):
    """Hold when the facts are of against the mentions that the evidence shows without bounds on dates."""
    anytime = where.whenever()
    moments = workspace.moments(where)
    shown = [
        entry
        for key in workspace.relation_keys(RelationQuery(), anytime)
        for entry in workspace.evidence(key, anytime)
    ]
    assert sorted(entry.relation.id for entry in shown) == moments.ids.tolist()
    known = {entry.relation.id: entry for entry in shown}
    for id_, code, first, last in zip(
        moments.ids.tolist(),
        moments.types.tolist(),
        moments.first.tolist(),
        moments.last.tolist(),
        strict=True,
    ):
        entry = known[id_]
        value = _date(entry.relation, entry, where)
        expected = tuple(day.toordinal() for day in days(value)) if value else (0, 0)
        assert (RELATION_TYPES[code], (first, last)) == (entry.relation.type, expected)
    assert [e.relation.id for e in workspace.evidence_of(moments.ids.tolist())] == moments.ids.tolist()


def _compare_facets(workspace, where):
    """Hold each count against what the filter shows with that value alone added."""

    def shown(**bounds):
        anyhow = replace(where, **bounds)
        keys = workspace.relation_keys(RelationQuery(), anyhow)
        return [entry.relation for key in keys for entry in workspace.evidence(key, anyhow)]

    found = workspace.facets(where)
    assert found.shown == len(shown())
    assert found.undated == sum(workspace.moments(where).first == 0)
    relations = Counter(relation.type for relation in shown(relations=frozenset(RelationType)))
    assert {kind: count for kind, count in found.relations.items() if count} == relations
    modalities = Counter(relation.modality for relation in shown(modalities=frozenset(Modality)))
    assert {kind: count for kind, count in found.modalities.items() if count} == modalities
    decided = Counter(r.decision for r in shown(undecided=True, accepted=True, rejected=True))
    assert {state: count for state, count in found.decisions.items() if count} == decided
    anywhere = shown(outlets=frozenset())
    outlets = Counter(workspace.article(relation.article).outlet for relation in anywhere)
    assert {name: count for name, count in found.outlets.items() if count} == outlets
    for kind in EntityType:
        ends = [
            {workspace.entity(end).type for end in (relation.source, relation.target)}
            for relation in shown(types=where.types | {kind})
        ]
        assert found.types[kind] == sum(kind in both for both in ends)
    for step in (0, 10, 16, 20):
        assert found.at_least[step] == len(shown(min_confidence=step / 20))


def _within(value, where):
    if value is None:
        return where.first is None and where.last is None
    first, last = days(value)
    return (where.first is None or last >= where.first) and (where.last is None or first <= where.last)


def test_two_times_are_compared_relation_by_relation(workspace):
    def stated(kind, target, when):
        spans = Span(0, 9), Span(0, 1), Span(target, target + 1)
        return FoundRelation(0, kind, target, *spans, None, 0.9, "test", date=when)

    accuse, consult = RelationType.ACCUSE, RelationType.CONSULT
    found = (
        stated(accuse, 1, "2020-02"),
        stated(accuse, 2, "2020-03"),
        stated(accuse, 2, "2021-03"),
        stated(accuse, 2, "2021-04"),
        stated(consult, 1, "2021-05"),
        stated(consult, 2, None),
    )
    with workspace.batch("Import") as batch:
        article = batch.add(ArticleDraft("نص قصير جدا", "عنوان"))
        batch.store(article, Findings(ACTORS, MENTIONS, found))
    before = Filter(first=date(2020, 1, 1), last=date(2020, 12, 31))
    after = Filter(first=date(2021, 1, 1), last=date(2021, 12, 31))

    table = workspace.compared(before, after)

    changes = {table.key(at): CHANGES[code] for at, code in enumerate(table.changes.tolist())}
    assert changes == {
        RelationKey(1, accuse, 2): Change.VANISHED,
        RelationKey(1, accuse, 3): Change.GREW,
        RelationKey(1, consult, 2): Change.APPEARED,
    }
    turned = workspace.compared(after, before)
    opposite = {
        Change.VANISHED: Change.APPEARED,
        Change.GREW: Change.SHRANK,
        Change.APPEARED: Change.VANISHED,
    }
    back = {turned.key(at): CHANGES[code] for at, code in enumerate(turned.changes.tolist())}
    assert back == {key: opposite[change] for key, change in changes.items()}
    assert table.names[1] == ACTORS[0].name
    assert set(workspace.compared(before, before).changes.tolist()) == {CHANGES.index(Change.SAME)}


def test_tables_of_relations_and_entities_sort_by_each_column(workspace):
    stated = [
        FoundRelation(0, RelationType.ACCUSE, 1, Span(0, 9), Span(0, 1), Span(1, 2), None, 0.9, "test"),
        FoundRelation(
            0, RelationType.ACCUSE, 1, Span(0, 9), Span(0, 1), Span(2, 3), None, 0.7, "test", date="2010"
        ),
        FoundRelation(
            3, RelationType.HEADS, 2, Span(0, 9), Span(3, 4), Span(2, 3), None, 0.95, "test", date="2024"
        ),
    ]
    with workspace.batch("Import") as batch:
        article = batch.add(ArticleDraft("نص قصير جدا", "عنوان", published="2020"))
        batch.store(article, Findings(ACTORS, MENTIONS, tuple(stated)))
    accuse, heads = RelationKey(1, RelationType.ACCUSE, 2), RelationKey(4, RelationType.HEADS, 3)
    first = {sort: workspace.relation_keys(RelationQuery(sort=sort), EVERYTHING)[0] for sort in RelationSort}
    assert first[RelationSort.MENTIONS] == accuse
    assert first[RelationSort.CONFIDENCE] == first[RelationSort.LAST] == first[RelationSort.FIRST] == heads
    assert first[RelationSort.SOURCE] == first[RelationSort.TARGET] == heads  # by name
    assert first[RelationSort.TYPE] == accuse
    (row,) = workspace.relation_rows([accuse], EVERYTHING)
    assert (row.first, row.last, row.mentions, row.articles) == ("2010-01-01", "2020-12-31", 2, 1)
    for sort in EntitySort:
        for descending in (True, False):
            query = EntityQuery(sort=sort, descending=descending)
            assert sorted(workspace.entity_ids(query, EVERYTHING)) == [1, 2, 3, 4, 5, 6]
    assert workspace.entity_ids(EntityQuery(types=frozenset({EntityType.PER})), EVERYTHING) == [1, 4]
