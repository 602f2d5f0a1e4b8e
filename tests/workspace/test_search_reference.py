"""What the search answers is what reading every text would answer."""

import random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from synpol_desktop.core.filters import EVERYTHING
from synpol_desktop.core.found import Findings, FoundEntity, FoundMention, FoundRelation, FoundStatement
from synpol_desktop.core.kinds import EntityType, MentionKind, RelationType
from synpol_desktop.core.records import ArticleDraft
from synpol_desktop.core.spans import Span
from synpol_desktop.workspace import Workspace
from synpol_desktop.workspace.edits import DeleteArticles, MergeEntities, RenameEntity, SetArticleFields
from synpol_desktop.workspace.queries import ArticleQuery, EntityQuery
from synpol_desktop.workspace.searching.answers import Limits
from synpol_desktop.workspace.searching.parser import parse
from synpol_desktop.workspace.searching.tree import positive_leaves
from tests.workspace.corpus import MADE_BY
from tests.workspace.search_reference import Document, answers, places

ALL = Limits(actors=1000, relations=1000, articles=1000, passages=1000, seconds=60)
WORDS = ["مفاوضات", "والمفاوضات", "بمفاوضات", "حكومة", "الحكومة", "حكومته", "للحكومة", "وزير", "الوزير"]
WORDS += [
    "هدنة",
    "هدنه",
    "الهُدنة",
    "قرار",
    "القرار",
    "قراره",
    "2254",
    "٢٢٥٤",
    "مفاوضون",
    "UN",
    "جنيف",
    "بجنيف",
]
NAMES = {
    "زيد النجار": EntityType.PER,
    "ليلى": EntityType.PER,
    "مجلس الأمثلة": EntityType.ORG,
    "جنيف": EntityType.GPE,
}
OUTLETS = ["وكالة الأمثلة", "صحيفة الغد", ""]
DATES = ["2014-05-01", "2015", "2016-03", "2017-01-01/2017-02-15", None]


def corpus(draw, count):
    """Yield articles of random words with findings that say who is named, acts and speaks."""
    for number in range(count):
        words = draw.choices([*WORDS, *NAMES], k=draw.randint(2, 14))
        text = " ".join(word + draw.choice(["", "", "،", ".\n"]) for word in words) + f" {number}"
        title = " ".join(draw.choices(WORDS, k=3)) if draw.random() < 0.5 else " ".join(text.split()[:2])
        article = ArticleDraft(
            text, title, outlet=draw.choice(OUTLETS), published=draw.choice(DATES), origin="made up"
        )
        yield article, found(draw, text)


def found(draw, text):
    here = [name for name in NAMES if name in text]
    spans = [Span(text.index(name), text.index(name) + len(name)) for name in here]
    relations = ()
    if len(here) > 1:
        kind = draw.choice([RelationType.ACCUSE, RelationType.SUPPORT, RelationType.CONSULT])
        whole = Span(0, len(text))
        relations = (FoundRelation(0, kind, 1, whole, spans[0], spans[1], None, 0.9, "made up"),)
    said = (
        (FoundStatement(0, Span(0, len(text)), None, 0.9, "made up"),) if here and draw.random() < 0.5 else ()
    )
    return Findings(
        tuple(FoundEntity(NAMES[name], name, (), f"made up:{name}") for name in here),
        tuple(FoundMention(at, span, MentionKind.NAMED, 0.9, "made up") for at, span in enumerate(spans)),
        relations,
        said,
        provenance=MADE_BY,
    )


class Searched:
    """A workspace with what the reference reads of it."""

    def __init__(self, workspace):
        self.workspace = workspace
        self.documents = documents(workspace)


@pytest.fixture(scope="module")
def searched(tmp_path_factory):
    """Return a workspace of made-up articles, after some edits, with what the reference reads of it."""
    path = tmp_path_factory.mktemp("search") / "w.synpol"
    with Workspace.create(path) as workspace:
        with workspace.batch("Import") as batch:
            for article, findings in corpus(random.Random(7), 90):
                id_ = batch.add(article)
                if id_ is not None:
                    batch.store(id_, findings)
        ids = sorted(a.id for a in documents(workspace))
        workspace.find("حكومة", EVERYTHING, ALL)  # what is kept in memory must follow the edits
        workspace.do(DeleteArticles((ids[3], ids[40])))
        workspace.do(SetArticleFields.of((ids[5], ids[6]), title="هدنة بجنيف"))
        zayd = workspace.search_entities("زيد")[0]
        workspace.do(RenameEntity(zayd, "سالم الوزير"))
        layla = workspace.search_entities("ليلى")[0]
        workspace.do(MergeEntities((zayd, layla)))
        yield Searched(workspace)


def documents(workspace):
    """Read all articles, without the search."""
    read = {}
    for id_ in workspace.article_ids(ArticleQuery()):
        article = workspace.article(id_)
        mentions = workspace.mentions(id_)
        types = workspace.entity_types({mention.entity for mention in mentions})
        speakers = {each.speaker for each in workspace.statements(id_)}
        read[article] = Document(
            (article.text, article.title),
            article.published,
            article.outlet,
            tuple(names(workspace, speaker) for speaker in speakers),
            frozenset(types.values()),
            frozenset(each.type for each in workspace.relation_mentions(id_, EVERYTHING)),
        )
    return read


def names(workspace, entity):
    """Return all that an actor is called, by the names of those that were merged into it, too."""
    members = workspace.members(entity)
    return tuple(name for each in members for name in (each.name, each.english, *each.aliases))


TERMS = st.one_of(
    st.sampled_from(WORDS),
    st.sampled_from(WORDS).map(lambda word: word[:5] + "*"),
    st.sampled_from(["مفاوظات~1", "حكومت~1", "مفوضات~1", "المفاوصات~2", "قرارات~2"]),
    st.lists(st.sampled_from(WORDS), min_size=2, max_size=3).map(lambda words: f'"{" ".join(words)}"'),
)
FIELDS = [
    "date:2015",
    "date:2016-03..2017-01",
    "date:..2014",
    "outlet:الأمثلة",
    'مصدر:"صحيفة الغد"',
    "type:accuses",
]
FIELDS += [
    "type:PER",
    "نوع:هيئة",
    "by:سالم",
    "قائل:جنيف",
    "said-by:ليلى",
    "type:verbal-conflict",
    "/ه.نه/",
    "/قرار\\w+ 2/",
]
LEAVES = st.one_of(
    TERMS,
    st.sampled_from(FIELDS),
    st.tuples(TERMS, st.integers(0, 4), TERMS).map(lambda near: f"{near[0]} NEAR/{near[1]} {near[2]}"),
)
QUERIES = st.recursive(
    LEAVES,
    lambda inner: st.one_of(
        st.tuples(inner, st.sampled_from([" ", " AND ", " OR ", " أو "]), inner).map(
            lambda p: f"({''.join(p)})"
        ),
        st.tuples(inner, inner).map(lambda p: f"({p[0]} -({p[1]}))"),
    ),
    max_leaves=5,
)


@settings(max_examples=400, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(QUERIES)
def test_articles_are_those_that_reading_every_text_finds(searched, query):
    workspace, read = searched.workspace, searched.documents
    tree = parse(query)
    expected = {article.id for article, document in read.items() if answers(tree, document)}
    answer = workspace.find(query, EVERYTHING, ALL)
    assert {article.id for article in answer.articles} == expected
    assert answer.all_articles == len(expected)
    assert not answer.partial


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.one_of(TERMS, st.tuples(TERMS, TERMS).map(" OR ".join)))
def test_all_places_are_marked_in_the_original_and_nothing_else_is(searched, query):
    workspace, read = searched.workspace, searched.documents
    leaves = list(positive_leaves(parse(query)))
    texts = {article.id: article.text for article in read}
    for article in workspace.find(query, EVERYTHING, ALL).articles:
        text = texts[article.id]
        marked = []
        for passage in article.passages:
            assert text[passage.start : passage.start + len(passage.text)] == passage.text
            marked += [word for mark in passage.marks for word in Document((mark.of(text),)).words[0]]
        words = Document((text,)).words[0]
        expected = {at for leaf in leaves for place in places(leaf, words) for at in range(*place)}
        assert marked == [words[at] for at in sorted(expected)]


NAMED = [
    "سالم",
    "الوزير",
    "زيد",
    "نجار*",
    "ليلى",
    '"زيد النجار"',
    "مجل*",
    "امثله",
    "type:PER",
    "جنيف",
    "ليلا~1",
]


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.recursive(
        st.sampled_from(NAMED),
        lambda inner: st.one_of(
            st.tuples(inner, inner).map(" ".join),
            st.tuples(inner, inner).map(lambda p: f"({p[0]} OR {p[1]})"),
            st.tuples(inner, inner).map(lambda p: f"({p[0]} -({p[1]}))"),
        ),
        max_leaves=4,
    )
)
def test_actors_are_those_whose_names_and_type_answer(searched, query):
    workspace = searched.workspace
    tree = parse(query)
    shown = workspace.entities(workspace.entity_ids(EntityQuery(), EVERYTHING))
    expected = {
        entity.id
        for entity in shown
        if answers(tree, Document(names(workspace, entity.id), entities=frozenset({entity.type})))
    }
    answer = workspace.find(query, EVERYTHING, ALL)
    assert {row.id for row in answer.actors} == expected
    assert answer.all_actors == len(expected)
