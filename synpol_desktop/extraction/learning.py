"""Learning from annotated articles: the judge of mentions, and the calibrated weights of relations.

What the ranker learns from must look like what it will meet: the actors of an article are those that a judge
finds who never saw it, and the sums that are calibrated come from weights that never saw the claim.
"""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import dataclass
from typing import TypeVar

from synpol_desktop.core.progress import Progress
from synpol_desktop.extraction import judging, lending
from synpol_desktop.extraction.actors import draft
from synpol_desktop.extraction.annotated import Annotated
from synpol_desktop.extraction.document import Document
from synpol_desktop.extraction.pipeline import Extractor, cut
from synpol_desktop.extraction.tagging.labels import labels_of
from synpol_desktop.extraction.tagging.model import Chain, Model
from synpol_desktop.extraction.tagging.reading import LabelledText
from synpol_desktop.extraction.tagging.tagger import Tagger
from synpol_desktop.extraction.tagging.teaching import JudgedText
from synpol_desktop.extraction.tagging.training import Settings, train_judge
from synpol_desktop.extraction.weighing.calibration import calibrated
from synpol_desktop.extraction.weighing.describing import VERSION
from synpol_desktop.extraction.weighing.examples import examples
from synpol_desktop.extraction.weighing.fitting import Example, Fit, fit
from synpol_desktop.extraction.weighing.network import Network
from synpol_desktop.extraction.words import Word, words_of

T = TypeVar("T")

FOLDS = 5
"""Parts that are left out in turn."""

TIMES = 3
"""An analyst's own decision counts as that many of the corpus: they are few, and of the texts that matter."""


@dataclass(frozen=True, slots=True)
class Learned:
    """What articles teach.

    Parameters
    ----------
    tests : tuple of (float, bool)
        For each claim of the articles its calibrated probability by weights that never saw it, and whether
        it is right: what a table of reliability is made of.
    """

    model: Model
    weights: Network
    tests: tuple[tuple[float, bool], ...]


def learn(
    names: Chain,
    corpus: Sequence[Annotated],
    own: Sequence[Annotated] = (),
    *,
    settings: Settings | None = None,
    weighing: Fit | None = None,
    progress: Progress | None = None,
    public: Sequence[LabelledText] = (),
) -> Learned:
    """Learn from articles, given the chain that knows names; the same articles teach the same.

    Parameters
    ----------
    own : sequence of Annotated
        Articles on which an analyst decided. They teach more than those of the corpus, but probabilities are
        calibrated without them: who corrects looks for what is wrong. What is unread of the corpus, if it
        says what is, tells how high they are: on the rest the rules are better than on new texts.
    public : sequence of LabelledText
        Texts of a public corpus that teach the judge as well (see ``lending``).
    """
    watched = progress or Progress()
    articles = [*corpus, *own]
    times = [1] * len(corpus) + [TIMES] * len(own)
    texts = [judged_text(names, article) for article in articles]
    lent = lending.lend(public, settings, watched) if public else []
    seen: list[list[Example]] = [[] for _ in articles]
    for fold in range(FOLDS):
        watched.step(fold, FOLDS + 2, "parts left out in turn")
        part = range(fold, len(articles), FOLDS)
        # What public texts add is of other fields: on these articles such a judge finds the same names.
        judge = train_judge(_but(part, texts, times), settings)
        reader = Extractor(Tagger(Model(names, judge)))
        for number in part:
            seen[number] = _examples(reader, articles[number])
    watched.step(FOLDS, FOLDS + 2, "relations")
    unread = {number for number, article in enumerate(corpus) if article.unread}
    weights, tests = _weighed(seen, times, len(corpus), unread, weighing)
    watched.step(FOLDS + 1, FOLDS + 2, "judge")
    return Learned(Model(names, _judge(names, _but((), texts, times), lent, settings)), weights, tests)


def _but(part: Container[int], each: Sequence[T], times: Sequence[int]) -> list[T]:
    """Return all but a part, each as often as it counts."""
    return [one for at, one in enumerate(each) if at not in part for _ in range(times[at])]


def _judge(
    names: Chain, ours: Sequence[JudgedText], lent: Sequence[lending.Lent], settings: Settings | None
) -> Chain:
    """Train the judge on articles by our guidelines, then on public texts too, as that judge reads them."""
    judge = train_judge(ours, settings)
    if not lent:
        return judge
    times = (settings or Settings()).ours
    return train_judge([*(list(ours) * times), *lending.judged(lent, names, judge)], settings)


def judged_text(names: Chain, article: Annotated) -> JudgedText:
    """Return an article as the judge learns from it."""
    tokens, sentences, furniture = cut(article.text)
    words = words_of(tokens, sentences, furniture)
    seen = Tagger(Model(names)).see(words)
    chosen, _ = draft(seen, article.published)
    spans = []
    at = 0
    for entity, span in article.mentions:
        while at < len(words) and words[at].end <= span.start:
            at += 1
        last = at
        while last < len(words) and words[last].token.span.start < span.end:
            last += 1
        if last > at:
            spans.append((at, last - 1, article.types[entity].value))
            at = last
    return JudgedText(seen, judging.drafts(chosen), labels_of(len(words), spans), _known(words, article))


def _known(words: Sequence[Word], article: Annotated) -> frozenset[int] | None:
    if article.named is None:
        return None
    return frozenset(
        at for at, word in enumerate(words) if any(word.token.span.overlaps(span) for span in article.named)
    )


def _examples(reader: Extractor, article: Annotated) -> list[Example]:
    document: Document = reader.read(article.text, article.published)
    return [(features, stated) for _, features, stated in examples(document, article)]


def _weighed(
    seen: Sequence[Sequence[Example]],
    times: Sequence[int],
    tested: int,
    new: Container[int],
    weighing: Fit | None,
) -> tuple[Network, tuple[tuple[float, bool], ...]]:
    sums: list[float] = []
    right: list[bool] = []
    told: list[bool] = []
    for fold in range(FOLDS):
        part = range(fold, len(seen), FOLDS)
        held = fit([one for each in _but(part, seen, times) for one in each], VERSION, weighing)
        for number in range(fold, tested, FOLDS):
            sums += [held.sum(features) for features, _ in seen[number]]
            right += [stated for _, stated in seen[number]]
            told += [number in new] * len(seen[number])
    whole = fit([one for each in _but((), seen, times) for one in each], VERSION, weighing)
    model = calibrated(whole, sums, right, told)
    tests = zip(map(model.chance, sums), right, told, strict=True)
    return model, tuple((said, truth) for said, truth, is_new in tests if is_new or not new)
