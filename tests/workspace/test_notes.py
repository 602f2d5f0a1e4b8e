from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from synpol_desktop.core.changes import Changes
from synpol_desktop.core.errors import EditRefusedError
from synpol_desktop.core.ids import ArticleId, EntityId
from synpol_desktop.core.kinds import RelationType
from synpol_desktop.core.notes import BlocMember, Subject, SubjectKind
from synpol_desktop.core.records import RelationKey
from synpol_desktop.workspace import Workspace
from synpol_desktop.workspace.edits import (
    KeepApart,
    MergeEntities,
    PutBlocs,
    PutDetail,
    PutDocument,
    PutNote,
    PutTag,
    RemoveTag,
    RenameTag,
    SplitMember,
    Unmerge,
)
from synpol_desktop.workspace.edits.base import Label
from tests.workspace.corpus import BODY, CHARGE, LAYLA, LEAD, MEETING, ZAYD, entity_called, fill, findings

LEFT = date(2024, 12, 8)


@pytest.fixture
def filled(workspace):
    fill(workspace, MEETING, CHARGE, LEAD)
    return workspace


def of(workspace, name):
    return Subject.of_entity(entity_called(workspace, name))


def texts(workspace, subject):
    return [note.text for note in workspace.notes(subject)]


def test_a_note_is_kept_on_an_actor_an_article_and_a_relation_and_taken_away(filled):
    zayd, layla = entity_called(filled, ZAYD), entity_called(filled, LAYLA)
    key = RelationKey(min(zayd, layla), RelationType.CONSULT, max(zayd, layla))
    subjects = [Subject.of_entity(zayd), Subject.of_article(ArticleId(1)), Subject.of_relation(key)]
    for number, subject in enumerate(subjects):
        filled.do(PutNote(subject, f"  ملاحظة {number}\n"))
    assert [texts(filled, subject) for subject in subjects] == [["ملاحظة 0"], ["ملاحظة 1"], ["ملاحظة 2"]]
    assert filled.history()[0].label == f"Write a note on “{ZAYD} – {LAYLA}”"
    filled.do(PutNote(subjects[0], " \n"))
    assert texts(filled, subjects[0]) == []
    assert filled.undo().label == f"Remove the note on “{ZAYD}”"
    assert texts(filled, subjects[0]) == ["ملاحظة 0"]


def test_a_note_on_nothing_or_too_long_a_one_is_refused(filled):
    with pytest.raises(EditRefusedError, match="not in the workspace"):
        filled.do(PutNote(Subject.of_entity(EntityId(999)), "x"))
    with pytest.raises(EditRefusedError, match="more than 100000"):
        filled.do(PutNote(of(filled, ZAYD), "x" * 100_001))
    assert len(filled.history()) == 1


def test_broken_characters_do_not_get_into_a_note_or_a_tag(filled):
    zayd = of(filled, ZAYD)
    filled.do(PutNote(zayd, "a\0b\ud800c"))
    filled.do(PutTag((zayd,), " قيد \0 المراجعة\n"))  # under review
    assert texts(filled, zayd) == ["abc"]
    assert filled.entity_tags([zayd.id]) == {zayd.id: ("قيد المراجعة",)}
    with pytest.raises(EditRefusedError, match="between 1 and 100"):
        filled.do(PutTag((zayd,), " \0"))


def test_many_are_tagged_in_one_step_and_each_gets_back_what_it_had(filled):
    zayd, layla, article = of(filled, ZAYD), of(filled, LAYLA), Subject.of_article(ArticleId(2))
    filled.do(PutTag((layla,), "مهم"))
    filled.do(PutTag((zayd, layla, article), "مهم"))
    assert filled.tag_counts(SubjectKind.ENTITY) == {"مهم": 2}
    assert filled.article_tags([1, 2]) == {2: ("مهم",)}
    assert filled.undo().label == "Tag 3 “مهم”"
    assert filled.entity_tags([zayd.id, layla.id]) == {layla.id: ("مهم",)}
    filled.redo()
    filled.do(RemoveTag((zayd, layla), "مهم"))
    assert filled.tag_counts(SubjectKind.ENTITY) == {}
    filled.undo()
    assert filled.tag_counts(SubjectKind.ENTITY) == {"مهم": 2}


def test_merged_entities_show_all_that_was_said_of_each_and_a_split_gives_it_back(filled):
    zayd, layla = of(filled, ZAYD), of(filled, LAYLA)
    for subject, word in ((zayd, "أول"), (layla, "ثان")):
        filled.do(PutNote(subject, word))
        filled.do(PutTag((subject,), word))
        filled.do(PutDetail(EntityId(subject.id), "icon", word))
        filled.do(PutBlocs(EntityId(subject.id), (BlocMember(EntityId(subject.id), word, None, LEFT),)))
    filled.do(MergeEntities((zayd.id, layla.id)))
    top = filled.entity(zayd.id).id
    assert top == zayd.id
    for either in (zayd, layla):
        assert texts(filled, either) == ["أول", "ثان"]
        assert filled.entity_tags([either.id]) == {either.id: ("أول", "ثان")}
        assert filled.details(either.id) == {"icon": "أول"}
        assert [each.bloc for each in filled.blocs_of(either.id)] == ["أول", "ثان"]
    assert filled.details_in("icon") == {zayd.id: "أول"}
    filled.do(SplitMember(layla.id))
    for either, word in ((zayd, "أول"), (layla, "ثان")):
        assert texts(filled, either) == [word]
        assert filled.entity_tags([either.id]) == {either.id: (word,)}
        assert filled.details(either.id) == {"icon": word}
        assert filled.blocs_of(either.id) == [BlocMember(either.id, word, None, LEFT)]


def test_what_is_taken_from_merged_entities_is_taken_from_each(filled):
    zayd, layla = of(filled, ZAYD), of(filled, LAYLA)
    filled.do(PutTag((zayd,), "مهم"))
    filled.do(PutTag((layla,), "مهم"))
    filled.do(PutDetail(layla.id, "latin", "Layla"))
    filled.do(PutBlocs(layla.id, (BlocMember(layla.id, "كتلة"),)))
    filled.do(MergeEntities((zayd.id, layla.id)))
    before = filled.content_hash()
    filled.do(RemoveTag((zayd,), "مهم"))
    filled.do(PutDetail(zayd.id, "latin", None))
    filled.do(PutBlocs(zayd.id, ()))
    filled.do(Unmerge(zayd.id))
    for each in (zayd, layla):
        assert filled.entity_tags([each.id]) == {}
        assert filled.details(each.id) == {}
        assert filled.blocs_of(each.id) == []
    for _ in range(4):
        filled.undo()
    assert filled.content_hash() == before


def test_a_tag_is_renamed_wherever_it_is_and_one_step_back_divides_those_that_became_one(filled):
    zayd, layla, article = of(filled, ZAYD), of(filled, LAYLA), Subject.of_article(ArticleId(1))
    filled.do(PutTag((zayd, layla, article), "مهم"))
    filled.do(PutTag((layla,), "للنشر"))
    before = filled.content_hash()
    filled.do(RenameTag("مهم", "  للنشر "))
    assert filled.tag_counts(SubjectKind.ENTITY) == {"للنشر": 2}
    assert filled.tag_counts(SubjectKind.ARTICLE) == {"للنشر": 1}
    assert filled.history()[0].label == "Rename the tag “مهم” to “للنشر”"
    filled.undo()
    assert filled.content_hash() == before
    filled.redo()
    assert filled.tag_counts(SubjectKind.ENTITY) == {"للنشر": 2}


def test_a_tag_that_nothing_has_and_an_empty_name_are_refused(filled):
    filled.do(PutTag((of(filled, ZAYD),), "مهم"))
    before = filled.content_hash()
    for edit in (RenameTag("نادر", "للنشر"), RenameTag("مهم", " \0 "), RenameTag("مهم", "ن" * 101)):
        with pytest.raises(EditRefusedError):
            filled.do(edit)
    assert filled.content_hash() == before


def test_blocs_are_edited_as_one_list_and_stay_with_those_they_were_said_of(filled):
    zayd, layla = entity_called(filled, ZAYD), entity_called(filled, LAYLA)
    filled.do(PutBlocs(layla, (BlocMember(layla, "قديمة"), BlocMember(layla, "باقية"))))
    filled.do(MergeEntities((zayd, layla)))
    kept = [each for each in filled.blocs_of(zayd) if each.bloc == "باقية"]
    filled.do(PutBlocs(zayd, (*kept, BlocMember(zayd, "جديدة", date(2025, 1, 29)))))
    filled.do(Unmerge(zayd))
    assert filled.blocs_of(layla) == [BlocMember(layla, "باقية")]
    assert filled.blocs_of(zayd) == [BlocMember(zayd, "جديدة", date(2025, 1, 29))]
    assert filled.blocs_of(zayd)[0].on(date(2025, 2, 1))
    assert not filled.blocs_of(zayd)[0].on(LEFT)


def test_a_note_on_a_relation_is_found_when_its_ends_are_merged_and_turned_round(filled):
    zayd, layla, body = (entity_called(filled, name) for name in (ZAYD, LAYLA, BODY))
    meeting = Subject.of_relation(RelationKey(zayd, RelationType.CONSULT, layla))
    filled.do(PutNote(meeting, "لقاء مغلق"))  # a closed meeting
    filled.do(MergeEntities((zayd, body)))  # the committee is in the gazetteers: it stands for both
    assert filled.entity(zayd).id == body
    turned = Subject.of_relation(RelationKey(layla, RelationType.CONSULT, body))
    assert texts(filled, turned) == ["لقاء مغلق"]
    assert texts(filled, Subject.of_relation(RelationKey(layla, RelationType.ACCUSE, body))) == []
    filled.do(Unmerge(body))
    assert texts(filled, turned) == []
    assert texts(filled, meeting) == ["لقاء مغلق"]


def test_notes_hold_when_an_article_is_read_again(filled):
    filled.do(PutNote(of(filled, ZAYD), "باقية"))
    filled.do(PutNote(Subject.of_article(ArticleId(1)), "باقية"))
    with filled.batch("Extract") as batch:
        batch.store(ArticleId(1), findings(MEETING))
    assert texts(filled, of(filled, ZAYD)) == texts(filled, Subject.of_article(ArticleId(1))) == ["باقية"]
    assert filled.check() == []


def test_a_document_is_written_undone_and_told_by_name(filled):
    heard = []
    stop = filled.subscribe(heard.append)
    filled.do(PutDocument("style", '{"rules":[]}'))
    filled.do(PutDocument("style", "[]", Label("", "Another style")))
    assert filled.document("style") == "[]"
    assert filled.undo().label == "Another style"
    assert filled.undo().label_key == "put_document.style"
    assert filled.document("style") is None
    stop()
    assert heard == [Changes(history=True, documents=frozenset({"style"}))] * 4
    with pytest.raises(ValueError, match="Expecting"):
        filled.do(PutDocument("style", "{"))


joins = st.lists(
    st.one_of(
        st.builds(MergeEntities, st.lists(st.integers(1, 4), min_size=2, max_size=3, unique=True).map(tuple)),
        st.builds(KeepApart, st.integers(1, 4), st.integers(1, 4)),
        st.builds(SplitMember, st.integers(1, 4)),
        st.builds(Unmerge, st.integers(1, 4)),
    ),
    min_size=1,
    max_size=10,
)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(joins)
def test_however_entities_are_joined_each_shows_the_notes_and_tags_of_its_members(tmp_path_factory, sequence):
    with Workspace.create(tmp_path_factory.mktemp("joins") / "w.synpol") as workspace:
        fill(workspace, MEETING, CHARGE, LEAD)
        subjects = [Subject.of_entity(EntityId(number)) for number in range(1, 5)]
        for subject in subjects:
            workspace.do(PutNote(subject, f"note {subject.id}"))
            workspace.do(PutTag((subject,), f"tag {subject.id}"))
        for edit in sequence:
            try:
                workspace.do(edit)
            except EditRefusedError:
                continue
            for subject in subjects:
                joined = workspace.entity(EntityId(subject.id)).members
                assert {note.subject.id for note in workspace.notes(subject)} == set(joined)
                tags = workspace.entity_tags([EntityId(subject.id)])[EntityId(subject.id)]
                assert set(tags) == {f"tag {member}" for member in joined}
        for subject in subjects:
            workspace.do(Unmerge(EntityId(subject.id)))
        for subject in subjects:
            assert texts(workspace, subject) == [f"note {subject.id}"]
