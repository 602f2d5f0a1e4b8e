"""Attributes as rules of looks ask for them say what the evidence says."""

from collections import Counter
from datetime import date

import numpy as np
import pytest

from synpol_desktop.core.dates import days
from synpol_desktop.core.filters import EVERYTHING, Filter
from synpol_desktop.core.ids import EntityId
from synpol_desktop.core.kinds import DecisionState
from synpol_desktop.core.network import Network
from synpol_desktop.core.notes import Subject
from synpol_desktop.core.styling.attributes import ATTRIBUTES, COMPARED, MEASURES, Side
from synpol_desktop.core.styling.columns import edge_numbers
from synpol_desktop.graph.building import network
from synpol_desktop.tasks.styling import actors, find, wanted_of
from synpol_desktop.workspace import Workspace
from synpol_desktop.workspace.edits import DecideRelations, PutTag
from tests.ui.timing.corpus import COUNCIL, fill

EDGES = frozenset(ATTRIBUTES[Side.EDGES]) - COMPARED
NODES = frozenset(ATTRIBUTES[Side.NODES]) - COMPARED - MEASURES.keys()
FILTERS = (Filter(), EVERYTHING, Filter(outlets=frozenset({"صحيفة أ"})), Filter(first=date(2021, 3, 15)))


@pytest.fixture
def filled(workspace: Workspace) -> Workspace:
    fill(workspace)
    return workspace


def found(workspace, where):
    facts = workspace.facts(where)
    net, _ = network(facts, len(facts.ids), facts.ids.tolist())
    return net, find(workspace, where, net, wanted_of(NODES, EDGES))


def evidence(workspace, net, where):
    return [workspace.evidence(net.key(edge), where) for edge in range(net.m)]


def keys_of(column, row):
    rows, codes = column.also
    return {column.keys[code] for code in codes[rows == row].tolist()}


@pytest.mark.parametrize("where", FILTERS)
def test_what_relations_are_said_to_be_is_what_their_evidence_is(filled, where):
    net, known = found(filled, where)
    edges = known.edges
    for edge, places in enumerate(evidence(filled, net, where)):
        outlets = Counter(place.outlet for place in places)
        assert keys_of(edges["outlet"], edge) == set(outlets)
        foremost = edges["outlet"].keys[int(edges["outlet"].values[edge])]
        assert outlets[foremost] == max(outlets.values())
        assert edges["outlets"].values[edge] == len(outlets)
        assert edges["articles"].values[edge] == len({place.relation.article for place in places})
        assert keys_of(edges["modality"], edge) == {place.relation.modality.value for place in places}
        assert keys_of(edges["decision"], edge) == {place.relation.decision.value for place in places}
        assert edges["confidence"].values[edge] == max(place.relation.confidence for place in places)
        dated = [days(when) for p in places if (when := p.relation.date or p.published)]
        first, last = edges["first"].values[edge], edges["last"].values[edge]
        if dated:
            assert first == min(begin for begin, _ in dated).toordinal()
            assert last == max(end for _, end in dated).toordinal()
        else:
            assert np.isnan(first)
            assert np.isnan(last)


@pytest.mark.parametrize("where", FILTERS)
def test_what_actors_are_said_to_be_is_what_their_relations_and_mentions_are(filled, where):
    net, known = found(filled, where)
    nodes, places = known.nodes, evidence(filled, net, where)
    rows = {row.id: row for row in filled.entity_rows([EntityId(int(i)) for i in net.ids], where)}
    for node, id_ in enumerate(net.ids.tolist()):
        assert nodes["mentions"].values[node] == rows[id_].mentions
        assert nodes["articles"].values[node] == rows[id_].articles
        own = [edge for edge in range(net.m) if node in net.edges[edge]]
        signs = [place.relation.type.polarity for edge in own for place in places[edge]]
        if signs:
            assert nodes["balance"].values[node] == pytest.approx(np.mean(signs))
        else:
            assert np.isnan(nodes["balance"].values[node])
        firsts = known.edges["first"].values[own]
        if len(firsts) and not np.isnan(firsts).all():
            assert nodes["first"].values[node] == np.nanmin(firsts)
        assert keys_of(nodes["outlet"], node) == {p.outlet for edge in own for p in places[edge]}


def test_decisions_and_tags_show_at_once(filled):
    net, _ = found(filled, Filter())
    mention = filled.evidence(net.key(0), Filter())[0].relation.id
    filled.do(DecideRelations((mention,), DecisionState.ACCEPTED))
    council = int(next(i for i, name in zip(net.ids, net.labels, strict=True) if name == COUNCIL))
    filled.do(PutTag((Subject.of_entity(EntityId(council)),), "حليف"))
    _, known = found(filled, Filter())
    assert "accepted" in keys_of(known.edges["decision"], 0)
    tagged = known.nodes["tag"]
    node = net.ids.tolist().index(council)
    assert keys_of(tagged, node) == {"حليف"}
    assert np.isnan(np.delete(tagged.values, node)).all()


def test_folded_groups_have_no_attributes(filled):
    net, _ = found(filled, Filter())
    ids = net.ids.copy()
    ids[0] = -5
    folded = Network(ids, net.labels, net.types, net.importance, net.edges, net.relations, net.weights)
    known = find(filled, Filter(), folded, wanted_of(NODES, EDGES))
    assert np.isnan(known.nodes["mentions"].values[0])
    touched = (net.edges == 0).any(axis=1)
    assert np.isnan(known.edges["confidence"].values[touched]).all()
    assert not np.isnan(known.edges["confidence"].values[~touched]).any()


def test_relations_in_a_table_are_told_apart_by_their_numbers(filled):
    facts = filled.facts(EVERYTHING)
    known = filled.edge_columns(EVERYTHING, {"articles"})
    numbers = edge_numbers(facts.sources, facts.targets, facts.relations)
    assert sorted(numbers.tolist()) == known.numbers.tolist() == sorted(set(known.numbers.tolist()))
    assert actors(filled, EVERYTHING, frozenset({"mentions"})).numbers.tolist() == facts.ids.tolist()
