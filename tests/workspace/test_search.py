import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from synpol_desktop.core.errors import CancelledError, SynpolError
from synpol_desktop.core.filters import EVERYTHING, Filter
from synpol_desktop.core.kinds import RelationType
from synpol_desktop.workspace import Workspace
from synpol_desktop.workspace.edits import DeleteArticles, RenameEntity
from synpol_desktop.workspace.searching.answers import Limits
from tests.workspace.corpus import (
    BODY,
    CHARGE,
    CITY,
    LEAD,
    MEETING,
    ZAYD,
    draft,
    entity_called,
    fill,
    findings,
)

DECORATED = "قالتِ الإدَارَةُ الذاتيـــة إنّ والإدارة في ﻻزقة"  # marks, tatweel, a ligature
LINES = "سطر أول\nسطر ثان فيه كلمة نادرة هنا\nسطر ثالث"


def _found(workspace, query):
    return [hit.span.of(workspace.article(hit.article).text) for hit in workspace.search(query)]


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("إدارة", {"الإدَارَةُ", "والإدارة"}),  # without and with what is joined to it, marks aside
        ("الذاتية", {"الذاتيـــة"}),
        ('"الادارة الذاتية"', {"الإدَارَةُ الذاتيـــة"}),
        ("الذا*", {"الذاتيـــة"}),
        ("ذاتية OR نادرة", {"الذاتيـــة", "نادرة"}),
        ("كلمة -إدارة", {"كلمة"}),
        ("كلمة NOT نادرة", set()),
        ("إدارة كلمة", set()),
        ("", set()),
        ("؟!", set()),
    ],
)
def test_words_are_found_in_any_spelling_and_marked_in_the_original(workspace, query, words):
    with workspace.batch("Import") as batch:
        batch.add(draft(DECORATED))
        batch.add(draft(LINES))
    marked = {words.rstrip("ُ") for words in _found(workspace, query)}
    assert marked == {words.rstrip("ُ") for words in words}


def test_words_that_follow_each_other_are_one_place(workspace):
    with workspace.batch("Import") as batch:
        batch.add(draft("نص القرار 2254 ثم القرار وحده ثم 2254 وحده"))
    assert _found(workspace, "القرار 2254") == ["القرار 2254", "القرار", "2254"]


def test_what_is_joined_to_a_typed_word_does_not_hide_it(workspace):
    with workspace.batch("Import") as batch:
        batch.add(draft("زار بيدرسون دمشق وبحث الملف مع الوزير"))
    assert _found(workspace, "وبيدرسون") == ["بيدرسون"]
    assert _found(workspace, "بدمشق") == ["دمشق"]


def test_all_places_of_an_article_are_found_unless_fewer_are_asked_for(workspace):
    with workspace.batch("Import") as batch:
        batch.add(draft(". ".join(["كلمة هنا"] * 9)))
    assert len(workspace.search("كلمة")) == 9
    assert len(workspace.search("كلمة", per_article=3)) == 3
    assert len(workspace.search("كلمة", 4)) == 4


def test_a_snippet_is_the_line_around_the_place(workspace):
    with workspace.batch("Import") as batch:
        id_ = batch.add(draft(LINES))
    (hit,) = workspace.search("نادرة")
    assert hit.article == id_
    assert hit.snippet == LINES.splitlines()[1]
    assert LINES[hit.snippet_start :].startswith(hit.snippet)


def test_deleted_articles_are_not_found(workspace):
    (id_,) = fill(workspace, MEETING)
    assert _found(workspace, "مفيد") == ["مفيد"]
    workspace.do(DeleteArticles((id_,)))
    assert _found(workspace, "مفيد") == []


@pytest.mark.parametrize("query", ['"لقاء', "OR لقاء", "لقاء OR", "لقاء OR OR مفيد", "-لقاء", "NOT لقاء"])
def test_a_query_that_makes_no_sense_says_so(workspace, query):
    fill(workspace, MEETING)
    with pytest.raises(SynpolError) as caught:
        workspace.search(query)
    assert caught.value.hint


SIGNS = [
    "لقاء",
    "مفيد",
    "text",
    '"',
    "*",
    "(",
    ")",
    "NEAR",
    "NEAR/3",
    "AND",
    "OR",
    "NOT",
    "-",
    "^",
    ":",
    "'",
    "~1",
]
SIGNS += [
    "\\",
    "{",
    "+",
    "\x02",
    "\x00",
    "🙂",
    "لق*",
    "/ق.ء/",
    "date:2015..",
    "type:PER",
    "by:زيد",
    "outlet:x",
    "|",
    "و",
]


@settings(max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(st.sampled_from(SIGNS), max_size=8).flatmap(
        lambda parts: st.sampled_from([" ".join(parts), "".join(parts)])
    )
    | st.text(max_size=20)
)
def test_no_query_breaks_the_search(search_corpus, query):
    try:
        hits = search_corpus.search(query)
        search_corpus.find(query, Filter(), Limits(), typing=True)
    except SynpolError:
        return
    for hit in hits:
        text = search_corpus.article(hit.article).text
        assert hit.snippet == text[hit.snippet_start : hit.snippet_start + len(hit.snippet)]
        assert hit.span.end <= len(text)


@pytest.fixture
def search_corpus(workspace):
    fill(workspace, MEETING, CHARGE, LEAD)
    with workspace.batch("Import") as batch:
        batch.add(draft("نص فيه \x02علامات\x03 غريبة text 🙂"))
    return workspace


def test_entities_are_found_by_parts_of_names_in_both_languages(search_corpus):
    city = entity_called(search_corpus, CITY)
    zayd = entity_called(search_corpus, ZAYD)
    assert search_corpus.search_entities("genev") == [city]
    assert search_corpus.search_entities("النجار") == [zayd]
    assert search_corpus.search_entities("لجنه") == [entity_called(search_corpus, BODY)]
    assert search_corpus.search_entities("%") == []
    assert search_corpus.search_entities(" ") == []
    search_corpus.do(RenameEntity(zayd, "اسم جديد"))
    assert search_corpus.search_entities("جديد") == [zayd]
    assert search_corpus.search_entities(ZAYD) == [zayd]  # the old name is an alias


def test_relations_are_found_by_their_ends_their_type_and_their_time(workspace):
    fill(workspace, MEETING, published="2014-05-01")
    fill(workspace, CHARGE, published="2016", outlet="وكالة الأمثلة")
    fill(workspace, LEAD)

    def types(query):
        return {row.key.type for row in workspace.find(query, EVERYTHING, Limits()).relations}

    charge, meeting = RelationType.ACCUSE, RelationType.CONSULT
    assert types("ليلى") == {charge, meeting}
    assert types("ليلى زيد") == {meeting}
    assert types("اتهام") == {charge}  # what the relation is called
    assert types("ليلى type:accuses") == {charge}
    assert types("ليلى -type:accuses") == {meeting}
    assert types("date:2015..") == {charge}
    assert types("outlet:أمثلة") == {charge}
    assert types("date:..2015 OR outlet:أمثلة") == {charge, meeting}


def test_what_was_said_comes_before_what_the_same_words_say_elsewhere(workspace):
    with workspace.batch("Import") as batch:
        article = batch.add(draft(MEETING))
        batch.store(article, findings(MEETING))
    (found,) = workspace.find("ليلى said-by:زيد", EVERYTHING, Limits()).articles
    assert found.places == 1  # he did not say it: the words as they stand
    (found,) = workspace.find("مفيد said-by:زيد", EVERYTHING, Limits()).articles
    assert [mark.of(MEETING) for passage in found.passages for mark in passage.marks] == ["مفيد"]
    (found,) = workspace.find("said-by:زيد", EVERYTHING, Limits()).articles
    assert [passage.marks[0].of(MEETING) for passage in found.passages] == [MEETING.partition("وقال")[2]]
    assert workspace.find("said-by:ليلى", EVERYTHING, Limits()).articles == ()


def test_a_title_that_the_text_does_not_hold_is_found_and_counts_more(workspace):
    with workspace.batch("Import") as batch:
        titled = batch.add(draft("نص عن أمر آخر", title="هدنة في المدينة"))
        other = batch.add(draft("كانت هدنة في المدينة وكانت أمور أخرى", title="خبر"))
    answer = workspace.find("هدنة المدينة", EVERYTHING, Limits())
    assert {article.id for article in answer.articles} == {titled, other}
    first = answer.articles[0]
    assert first.id == titled
    assert [mark.of(first.title) for mark in first.title_marks] == ["هدنة", "المدينة"]
    assert first.passages == ()
    assert {article.id for article in workspace.find("هدنة -المدينة", EVERYTHING, Limits()).articles} == set()
    assert [article.id for article in workspace.find("آخر هدنة", EVERYTHING, Limits()).articles] == [titled]


def test_a_runaway_pattern_ends_in_time_and_says_that_it_did_not_look_at_everything(workspace):
    with workspace.batch("Import") as batch:
        batch.add(draft("ا" * 3000 + "ب"))
    answer = workspace.find("/(ا|اا)+$/", EVERYTHING, Limits(seconds=0.2))
    assert answer.partial
    assert not workspace.find("/اب/", EVERYTHING, Limits()).partial


def test_a_search_that_nobody_waits_for_stops(search_corpus):
    with pytest.raises(CancelledError):
        search_corpus.find("لقاء", Filter(), Limits(), stopped=lambda: True)


def test_a_workspace_open_for_reading_is_searched_as_it_is_now(workspace, tmp_path):
    fill(workspace, MEETING)
    with Workspace.open(workspace.path, read_only=True) as reader:
        assert len(reader.find("زيد", EVERYTHING, Limits()).actors) == 1
        zayd = entity_called(workspace, ZAYD)
        workspace.do(RenameEntity(zayd, "سالم"))
        assert reader.find("سالم", EVERYTHING, Limits()).actors[0].id == zayd


def _called(workspace, query):
    answer = workspace.find(query, EVERYTHING, Limits(), typing=True)
    return [row.name for row in answer.actors]


@pytest.mark.parametrize(
    "typed", ["Najjar", "najar", "al-Najjar", "el-Naj", "Zayd", "Zaid", "zaid Najjar", "said-by:Zaid Zaid"]
)
def test_an_actor_is_found_as_its_name_sounds_in_latin_letters(workspace, typed):
    fill(workspace, MEETING)
    assert _called(workspace, typed)[:1] == [ZAYD]


def test_whose_name_sounds_so_stands_before_who_is_named_more_and_sounds_nearly_so(workspace):
    fill(workspace, LEAD, CHARGE)
    near = "زياد"
    workspace.do(RenameEntity(entity_called(workspace, BODY), near))
    assert _called(workspace, "Zayd") == [ZAYD, near]
    assert _called(workspace, "Ziyad") == [near, ZAYD]


def test_short_or_mixed_letters_are_not_taken_for_a_sound(workspace):
    fill(workspace, MEETING)
    assert _called(workspace, "z") == _called(workspace, "nj") == _called(workspace, "زnajjar") == []
