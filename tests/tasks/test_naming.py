import pytest

from synpol_desktop.core.kinds import EntityType
from synpol_desktop.tasks.naming import known_names, newcomers, readings, suggestions
from synpol_desktop.workspace import Workspace
from synpol_desktop.workspace.edits import NewEntity
from tests.workspace.corpus import BODY, MEETING, ZAYD, entity_called, fill


@pytest.fixture
def workspace(tmp_path):
    with Workspace.create(tmp_path / "w.synpol") as made:
        fill(made, MEETING)
        yield made


def test_the_entity_of_that_name_is_offered_first_also_behind_a_conjunction(workspace):
    zayd = entity_called(workspace, ZAYD)
    assert suggestions(workspace, ZAYD)[0].entity == zayd
    behind = suggestions(workspace, "و" + ZAYD)[0]
    assert (behind.entity, behind.skip) == (zayd, 1)


def test_an_entity_is_offered_by_a_part_of_its_name(workspace):
    assert suggestions(workspace, ZAYD.split()[1])[0].name == ZAYD


def test_the_gazetteers_are_asked_for_what_the_workspace_does_not_have(workspace):
    offered = suggestions(workspace, "وفرنسا")
    new = next(each for each in offered if isinstance(each.entity, NewEntity) and each.name == "فرنسا")
    assert new.type is EntityType.GPE
    assert new.entity.key.startswith("kb:")
    assert new.skip == 1
    assert known_names("الأمم")[0].type is EntityType.ORG


def test_what_nobody_knows_can_be_somebody_new_of_any_type():
    made = newcomers("  لجنة   الفرز ")
    assert [each.type for each in made] == list(EntityType)
    assert {each.name for each in made} == {"لجنة الفرز"}
    assert made[1].entity.key == "ORG:لجنه الفرز"


def test_diacritics_before_the_stem_are_left_out_with_the_conjunction():
    skips = {name: skip for skip, name in readings("وَزيد")}
    assert skips["زيد"] == 2
    assert next(iter(readings(BODY))) == (0, BODY)
