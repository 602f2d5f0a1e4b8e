import pytest

from synpol_desktop.core.found import Findings, FoundEntity, FoundMention, FoundRelation
from synpol_desktop.core.kinds import EntityType, MentionKind, RelationType
from synpol_desktop.core.spans import Span
from synpol_desktop.tasks.naming import known_names, newcomers, readings, suggestions
from synpol_desktop.workspace import Workspace
from synpol_desktop.workspace.edits import NewEntity
from tests.workspace.corpus import (
    BODY,
    MADE_BY,
    MEETING,
    ZAYD,
    draft,
    entity_called,
    fill,
    occurrences,
)


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


HOLDER = "هدى السالم"  # a fictional person
OFFICE = f"قالت رئيسة {BODY} {HOLDER} كلاماً. ثم تكلم {ZAYD}."


def with_office(workspace):
    """Add an article that states an office, and return its holder."""

    def named(number, words):
        span = occurrences(OFFICE, words)[0]
        return FoundMention(number, span, MentionKind.NAMED, 0.9, "test", "same name")

    entities = (
        FoundEntity(EntityType.PER, HOLDER, (HOLDER,), "PER:huda"),
        FoundEntity(EntityType.ORG, BODY, (BODY,), "kb:examples"),
        FoundEntity(EntityType.PER, ZAYD, (ZAYD,), "PER:زيد"),
    )
    title, body, holder = (occurrences(OFFICE, words)[0] for words in ("رئيسة", BODY, HOLDER))
    sentence = Span(0, OFFICE.index(".") + 1)
    role = f"رئيسة {BODY}"
    office = FoundRelation(0, RelationType.HEADS, 1, sentence, holder, body, title, 0.9, "test", role=role)
    mentions = tuple(named(n, entity.name) for n, entity in enumerate(entities))
    with workspace.batch("Fill") as batch:
        article = batch.add(draft(OFFICE, published="2024-03-01"))
        batch.store(article, Findings(entities, mentions, (office,), provenance=MADE_BY))
    return entity_called(workspace, HOLDER)


@pytest.mark.parametrize("words", [f"رئيسة {BODY}", "رئيسة اللجنة", "ورئيسة اللجنة", "الرئيسة"])
def test_who_holds_the_office_that_the_words_say_is_offered_first(workspace, words):
    holder = with_office(workspace)
    near = [entity_called(workspace, name) for name in (ZAYD, BODY)]
    assert suggestions(workspace, words, near)[0].entity == holder


def test_the_tables_tell_who_held_an_office_on_the_day_of_the_article(workspace):
    before = suggestions(workspace, "الأمين العام للأمم المتحدة", published="2015-05-01")[0]
    after = suggestions(workspace, "الأمين العام للأمم المتحدة", published="2018-05-01")[0]
    assert [made.entity.key for made in (before, after)] == ["kb:per.ban_ki_moon", "kb:per.antonio_guterres"]


def test_the_very_name_stands_before_the_office_and_both_stand_once(workspace):
    holder = with_office(workspace)
    offered = [made.entity for made in suggestions(workspace, HOLDER, [holder])]
    assert offered[0] == holder
    assert offered.count(holder) == 1


def test_words_that_name_nobody_may_mean_whoever_was_named_just_before(workspace):
    with_office(workspace)
    near = [entity_called(workspace, name) for name in (BODY, ZAYD)]
    assert [made.entity for made in suggestions(workspace, "المتحدث", near)][:1] == [near[1]]
    assert [made.entity for made in suggestions(workspace, "ثمة", near)][:2] == near
