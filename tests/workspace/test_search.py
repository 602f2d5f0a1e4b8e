import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from synpol_desktop.core.errors import SynpolError
from synpol_desktop.workspace.edits import DeleteArticles, RenameEntity
from tests.workspace.corpus import BODY, CHARGE, CITY, LEAD, MEETING, ZAYD, draft, entity_called, fill

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


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.sampled_from(
            [
                "لقاء",
                '"',
                "*",
                "(",
                ")",
                "NEAR",
                "AND",
                "OR",
                "NOT",
                "-",
                "^",
                ":",
                "'",
                "text",
                "مفيد",
                "\\",
                "{",
                "+",
                "\x02",
                "🙂",
            ]
        ),
        max_size=8,
    ).flatmap(lambda parts: st.sampled_from([" ".join(parts), "".join(parts)]))
)
def test_no_query_breaks_the_search(search_corpus, query):
    try:
        hits = search_corpus.search(query)
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
