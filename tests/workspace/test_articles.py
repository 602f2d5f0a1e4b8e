import hashlib

import pytest

from synpol_desktop.core.errors import EditRefusedError, SynpolError
from synpol_desktop.core.filters import EVERYTHING
from synpol_desktop.core.records import ArticleDraft
from synpol_desktop.workspace.edits import DeleteArticles, SetArticleFields
from synpol_desktop.workspace.queries import ArticleQuery, ArticleSort
from tests.workspace.corpus import CHARGE, CITY, LEAD, MEETING, draft, entity_called, fill, findings


def test_an_article_keeps_its_text_and_metadata(workspace):
    given = draft(MEETING, outlet="وكالة", author="كاتب", url="https://example.org/1", published="2023-11")
    with workspace.batch("Import") as batch:
        id_ = batch.add(given)
    article = workspace.article(id_)
    assert article.text == MEETING
    assert article.digest == hashlib.sha256(MEETING.encode()).hexdigest()
    assert (article.title, article.outlet, article.author) == (given.title, "وكالة", "كاتب")
    assert (article.url, article.published) == ("https://example.org/1", "2023-11")


def test_the_same_text_twice_is_one_article(workspace):
    with workspace.batch("Import") as batch:
        assert batch.add(draft(MEETING)) is not None
        assert batch.add(draft(MEETING, title="another title", origin="copy.txt")) is None
    assert workspace.counts(EVERYTHING).articles == 1


def test_a_deleted_text_that_is_imported_again_comes_back_with_the_analysts_title(workspace):
    (id_,) = fill(workspace, MEETING)
    workspace.do(SetArticleFields.of((id_,), title="بعنوان جديد"))
    workspace.do(DeleteArticles((id_,)))
    assert workspace.article_ids(ArticleQuery()) == []
    with workspace.batch("Import") as batch:
        assert batch.add(draft(MEETING)) == id_
    assert workspace.article(id_).title == "بعنوان جديد"
    workspace.undo()
    assert workspace.article_ids(ArticleQuery()) == []


@pytest.mark.parametrize("text", ["", " \n", "a\0b", "a\ud800b"])
def test_a_text_that_can_not_be_stored_is_refused_and_leaves_nothing(workspace, text):
    with workspace.batch("Import") as batch, pytest.raises(SynpolError, match="text"):
        batch.add(ArticleDraft(text, "عنوان"))
    assert workspace.history() == []
    assert workspace.counts(EVERYTHING).articles == 0


def test_findings_of_another_text_are_refused(workspace):
    with workspace.batch("Import") as batch:
        id_ = batch.add(draft("نص قصير"))
        with pytest.raises(ValueError, match="beyond"):
            batch.store(id_, findings(MEETING))
    assert workspace.counts(EVERYTHING).waiting == 1


def test_metadata_is_edited_one_by_one_and_in_bulk(workspace):
    ids = fill(workspace, MEETING, CHARGE, LEAD)
    workspace.do(SetArticleFields.of(tuple(ids), outlet="وكالة", published="2020-05-01"))
    assert workspace.outlets() == [("وكالة", 3)]
    assert workspace.counts(EVERYTHING).undated == 0
    workspace.undo()
    assert workspace.outlets() == []
    assert workspace.counts(EVERYTHING).undated == 3


def test_a_date_that_is_none_is_refused_and_changes_nothing(workspace):
    (id_,) = fill(workspace, MEETING)
    before = workspace.content_hash()
    with pytest.raises(EditRefusedError, match="not a date"):
        workspace.do(SetArticleFields((((id_, "title", "x")), (id_, "published", "31/12/2020"))))
    assert workspace.content_hash() == before


def test_undated_and_waiting_articles_can_be_listed(workspace):
    (dated,) = fill(workspace, MEETING, published="2020")
    with workspace.batch("Import") as batch:
        waiting = batch.add(draft(CHARGE))
    assert workspace.article_ids(ArticleQuery(undated=True)) == [waiting]
    assert workspace.article_ids(ArticleQuery(waiting=True)) == [waiting]
    assert workspace.article_rows([dated, waiting])[0].extracted


@pytest.mark.parametrize("sort", list(ArticleSort))
def test_each_column_sorts_both_ways(workspace, sort):
    for number, text in enumerate((MEETING, CHARGE, LEAD)):
        fill(workspace, text, outlet=f"وكالة {number}", published=f"202{number}")
    up = workspace.article_ids(ArticleQuery(sort=sort, descending=False))
    down = workspace.article_ids(ArticleQuery(sort=sort, descending=True))
    assert len(up) == 3
    if sort is ArticleSort.RELATIONS:  # each has one: ties keep the order of import
        assert up == down
    elif sort is not ArticleSort.MENTIONS:
        assert up == down[::-1]


def test_titles_sort_by_the_arabic_alphabet_without_the_article(workspace):
    titles = ["والي", "الأمم", "باب", "أب"]
    with workspace.batch("Import") as batch:
        for title in titles:
            batch.add(draft(f"نص {title}", title=title))
    ids = workspace.article_ids(ArticleQuery(sort=ArticleSort.TITLE, descending=False))
    assert [row.title for row in workspace.article_rows(ids)] == ["أب", "الأمم", "باب", "والي"]


def test_the_table_filter_finds_words_of_title_and_text_in_other_spellings(workspace):
    meeting, _charge, lead = fill(workspace, MEETING, CHARGE, LEAD)
    assert workspace.article_ids(ArticleQuery(text="الإجتماع")) == []
    assert workspace.article_ids(ArticleQuery(text="مفيد")) == [meeting]
    assert workspace.article_ids(ArticleQuery(text="يراس")) == [lead]
    assert workspace.article_ids(ArticleQuery(text='"')) == []


def test_the_articles_of_an_entity_are_the_newest_first(workspace):
    (old,) = fill(workspace, MEETING, published="2019")
    (new,) = fill(workspace, CHARGE, published="2021")
    city = entity_called(workspace, CITY)
    assert workspace.articles_of(city, EVERYTHING) == [new, old]


def test_copies_share_a_group_while_both_are_there(workspace):
    long = " ".join(f"كلمة{number}" for number in range(120))
    with workspace.batch("Import") as batch:
        first, second = batch.add(draft(long)), batch.add(draft(long + " انتهى"))
        other = batch.add(draft(" ".join(f"لفظ{number}" for number in range(120))))
    groups = {row.id: row.group for row in workspace.article_rows([first, second, other])}
    assert groups[first] is not None
    assert groups[first] == groups[second]
    assert groups[other] is None
    workspace.do(DeleteArticles((second,)))
    assert workspace.article(first).group is None
