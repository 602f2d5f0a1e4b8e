from collections import defaultdict
from collections.abc import Iterator

from synpol_desktop.core.dates import days
from synpol_desktop.core.paths import resource
from synpol_desktop.core.tables import read_table
from synpol_desktop.extraction.knowledge import Branch, Name, knowledge
from synpol_desktop.extraction.lexicon import lexicon

# Two things may share a name only where a rule decides: the context (an Amman or an Oman) or the date.
DECIDED = {"عمان": "context", "مؤتمر الحوار الوطني السوري": "date"}


def names(branch: Branch, before: tuple[str, ...] = ()) -> Iterator[tuple[str, tuple[Name, ...]]]:
    if branch.names:
        yield " ".join(before), branch.names
    for word, following in branch.next.items():
        yield from names(following, (*before, word))


def test_there_are_at_least_1500_things() -> None:
    assert len(knowledge().things) >= 1500


def test_parents_and_predecessors_exist() -> None:
    things = knowledge().things
    for thing in things.values():
        for other in (thing.parent, thing.successor_of):
            assert not other or other in things, f"{thing.id} refers to {other}"


def test_a_thing_ends_after_it_began() -> None:
    for thing in knowledge().things.values():
        if thing.valid_from and thing.valid_to:
            assert days(thing.valid_from)[0] <= days(thing.valid_to)[1], thing.id


def test_offices_are_of_known_bodies_and_their_dates_are_in_order() -> None:
    known = knowledge()
    bodies = {body.id for body in known.bodies.values()}
    for office in known.offices:
        state, _, body = office.body.partition(".")
        assert office.body in known.things or (state in known.things and body in bodies), office
        if office.valid_to:
            assert days(office.valid_from)[0] <= days(office.valid_to)[1], office


def test_no_name_is_shared_without_a_rule_that_decides() -> None:
    shared = {}
    for name, owners in names(knowledge().names):
        strong = [owner for owner in owners if not owner.weak]
        if len(strong) > 1 or (len(owners) > 1 and not strong):
            shared[name] = [owner.thing for owner in owners]
    assert set(shared) <= {" ".join(name.replace("ؤ", "و").split()) for name in DECIDED}, shared


def test_a_state_s_adjective_stands_for_one_state() -> None:
    owners = defaultdict(set)
    for row in read_table(resource("gazetteers", "states.tsv")):
        for adjective in row["adjectives"].split("|"):
            if adjective:
                owners[adjective].add(row["id"])
    assert {adjective: ids for adjective, ids in owners.items() if len(ids) > 1} == {}


def test_every_table_says_its_origin_and_licence() -> None:
    tables = [*resource("gazetteers").glob("*.tsv"), *resource("lexicons").glob("names_*.tsv")]
    assert tables
    for path in tables:
        head = [line for line in path.read_text("utf-8").splitlines()[:12] if line.startswith("#")]
        assert any("Origin:" in line for line in head), path.name


def test_rules_have_confidences_between_0_and_1() -> None:
    assert all(0 < rule.confidence <= 1 for rule in lexicon().rules.values())
