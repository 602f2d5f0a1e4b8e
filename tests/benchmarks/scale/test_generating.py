from pathlib import Path

from synpol_desktop.core.filters import EVERYTHING, Filter
from synpol_desktop.workspace import Workspace
from synpol_desktop.workspace.searching.answers import Limits
from tests.benchmarks.scale.generating import Size, corpus, make
from tests.benchmarks.scale.vocabulary import KNOWN_WORDS

SMALL = Size(articles=30, entities=90, relation_mentions=600)


def test_the_same_corpus_is_made_for_the_same_seed() -> None:
    assert list(corpus(SMALL, seed=3)) == list(corpus(SMALL, seed=3))
    assert list(corpus(SMALL, seed=3)) != list(corpus(SMALL, seed=4))


def test_a_workspace_is_as_large_as_it_was_asked_for(tmp_path: Path) -> None:
    path = tmp_path / "scale.synpol"
    make(path, SMALL)
    with Workspace.open(path) as workspace:
        assert workspace.check() == []
        counts = workspace.counts(EVERYTHING)
        assert (counts.articles, counts.entities, counts.relation_mentions) == (30, 90, 600)
        found = {word: workspace.find(word, Filter(), Limits()).all_articles for word in KNOWN_WORDS}
    assert sum(found.values()) > len(KNOWN_WORDS)  # the words that are measured do occur
