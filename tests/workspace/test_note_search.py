"""Notes and tags in the one search: as a group of their own, and as fields that narrow the others."""

import pytest

from synpol_desktop.core.filters import EVERYTHING, Filter
from synpol_desktop.core.ids import ArticleId, EntityId
from synpol_desktop.core.kinds import RelationType
from synpol_desktop.core.notes import Subject
from synpol_desktop.core.records import RelationKey
from synpol_desktop.workspace.edits import DeleteArticles, MergeEntities, PutNote, PutTag, Unmerge
from synpol_desktop.workspace.searching import lists
from synpol_desktop.workspace.searching.answers import Limits
from synpol_desktop.workspace.searching.problems import QueryError
from tests.workspace.corpus import BODY, CHARGE, LAYLA, LEAD, MEETING, ZAYD, entity_called, fill

EARLY, LATE = "2026-01-01T00:00:00+00:00", "2026-02-01T00:00:00+00:00"


@pytest.fixture
def noted(workspace):
    fill(workspace, MEETING, CHARGE, LEAD)
    workspace.do(PutNote(subject(workspace, ZAYD), "يُراجَع مع الأرشيف: وبالمحاضر أيضاً", EARLY))
    workspace.do(PutNote(Subject.of_article(ArticleId(2)), "مصدر واحد\nSee the Archive, p. 12", LATE))
    workspace.do(PutNote(Subject.of_relation(meeting(workspace)), "لقاء مغلق بلا محاضر", LATE))
    workspace.do(PutTag((subject(workspace, LAYLA), Subject.of_article(ArticleId(1))), "قيد المراجعة"))
    return workspace


def subject(workspace, name):
    return Subject.of_entity(entity_called(workspace, name))


def meeting(workspace):
    return RelationKey(entity_called(workspace, ZAYD), RelationType.CONSULT, entity_called(workspace, LAYLA))


def find(workspace, query, **options):
    return workspace.find(query, EVERYTHING, Limits(), **options)


def on(answer):
    return [note.subject for note in answer.notes]


def test_words_find_notes_with_spelling_variants_and_clitics_and_mark_them_in_the_original(noted):
    answer = find(noted, "محاضر")
    assert answer.all_notes == 2
    assert on(answer) == [Subject.of_relation(meeting(noted)), subject(noted, ZAYD)]
    passage = answer.notes[1].passages[0]
    (mark,) = passage.marks_here()
    assert mark.of(passage.text) == "وبالمحاضر"
    assert answer.notes[0].name == f"{ZAYD} – {LAYLA}"
    assert find(noted, "الارشيف").all_notes == 1  # without its hamza
    assert on(find(noted, "ARCHIVE")) == [Subject.of_article(ArticleId(2))]


@pytest.mark.parametrize(
    ("query", "count"),
    [
        ('"لقاء مغلق"', 1),
        ('"مغلق لقاء"', 0),
        ("محاضر NOT مغلق", 1),
        ("محاضر OR مصدر", 3),
        ("لقاء NEAR/2 محاضر", 1),
        ("محاض*", 2),
        ("الأرشبف~1", 1),
        ("/p\\. \\d+/", 1),
        ("type:consults محاضر", 1),
        ("type:person محاضر", 1),
        ("note:محاضر", 2),
        ("note:مغلق محاضر", 1),
        ("tag:مراجعة مغلق", 0),
        ("type:person", 0),
        ("tag:المراجعة", 0),
    ],
)
def test_the_whole_language_asks_notes_too(noted, query, count):
    assert find(noted, query).all_notes == count


def test_a_note_is_found_while_its_word_is_typed(noted):
    assert find(noted, "note:محا", typing=True).all_notes == 2
    assert find(noted, "note:محا").all_notes == 0
    assert find(noted, "محا", typing=True).all_notes == 2


def test_the_field_note_finds_what_has_the_note(noted):
    answer = find(noted, "note:محاضر")
    assert [row.name for row in answer.actors] == [ZAYD]
    assert [row.key for row in answer.relations] == [meeting(noted)]
    assert answer.articles == ()
    assert [found.id for found in find(noted, "note:مصدر").articles] == [2]
    assert noted.articles_with("note:archive") == [2]
    assert noted.articles_with("لقاء note:مصدر") == [2]


def test_the_field_tag_finds_what_has_the_tag(noted):
    answer = find(noted, 'tag:"قيد المراجعة"')
    assert [row.name for row in answer.actors] == [LAYLA]
    assert [found.id for found in answer.articles] == [1]
    assert {row.key.type for row in answer.relations} == {RelationType.CONSULT, RelationType.ACCUSE}
    assert noted.articles_with("وسم:المراجعة") == [1]
    assert noted.facts(Filter(text="tag:المراجعة")).weights.tolist() == [1.0]
    assert find(noted, "لقاء NOT tag:المراجعة").articles[0].id == 2


def test_what_is_written_or_undone_is_found_or_not_at_once(noted):
    assert find(noted, "جديدة").all_notes == 0
    noted.do(PutNote(subject(noted, BODY), "ملاحظة جديدة"))
    assert on(find(noted, "جديدة")) == [subject(noted, BODY)]
    noted.undo()
    assert find(noted, "جديدة").all_notes == 0


def test_a_note_is_found_under_what_stands_for_its_actor_after_a_merge(noted):
    noted.do(MergeEntities((entity_called(noted, ZAYD), entity_called(noted, BODY))))
    top = EntityId(entity_called(noted, BODY))
    assert Subject.of_entity(top) in on(find(noted, "محاضر"))
    turned = RelationKey(entity_called(noted, LAYLA), RelationType.CONSULT, top)
    assert Subject.of_relation(turned) in on(find(noted, "مغلق"))
    noted.do(Unmerge(top))
    assert Subject.of_entity(top) not in on(find(noted, "محاضر"))


def test_notes_of_deleted_articles_are_not_found(noted):
    noted.do(DeleteArticles((ArticleId(2),)))
    assert find(noted, "مصدر").all_notes == 0
    noted.undo()
    assert find(noted, "مصدر").all_notes == 1


@pytest.mark.parametrize("query", ["note:", "tag: مهم", 'note:"؟"', "tag:★"])
def test_a_field_without_a_word_is_explained(noted, query):
    with pytest.raises(QueryError):
        find(noted, query)


class Cutter:
    """Cuts texts into words, and keeps what it was given."""

    def __init__(self, pattern):
        self.pattern, self.given = pattern, []

    def findall(self, text):
        self.given.append(text)
        return self.pattern.findall(text)

    def search(self, text):
        return self.pattern.search(text)


def test_a_new_note_is_indexed_alone_and_stands_first(noted, monkeypatch):
    find(noted, "محاضر")
    cutter = Cutter(lists.TOKEN)
    monkeypatch.setattr(lists, "TOKEN", cutter)
    noted.do(PutNote(subject(noted, LAYLA), "محاضر جديدة", "2026-03-01T00:00:00+00:00"))
    assert on(find(noted, "محاضر")) == [
        subject(noted, LAYLA),
        Subject.of_relation(meeting(noted)),
        subject(noted, ZAYD),
    ]
    assert cutter.given == ["محاضر جديده"]
    cutter.given.clear()
    noted.undo()
    assert on(find(noted, "محاضر")) == [Subject.of_relation(meeting(noted)), subject(noted, ZAYD)]
    assert cutter.given == ["محاضر جديده"]  # taken out
