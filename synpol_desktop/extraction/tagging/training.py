"""Training: labelled texts to the chains of a model."""

from __future__ import annotations

import random
import tempfile
from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from synpol_desktop.core.errors import SynpolError
from synpol_desktop.core.progress import Progress
from synpol_desktop.extraction.tagging.features import WINDOW, form_attributes, place_attributes, told
from synpol_desktop.extraction.tagging.labels import JUDGED_LABELS, LABELS, OUTSIDE
from synpol_desktop.extraction.tagging.model import Chain, chain_of
from synpol_desktop.extraction.tagging.reading import LabelledText
from synpol_desktop.extraction.tagging.tagger import Drafted, Seen, with_drafts
from synpol_desktop.extraction.words import Word

Places = Sequence[Sequence[str]]
Sentence = tuple[list[list[str]], Sequence[str]]
"""What the places of a sentence have, and their labels."""


@dataclass(frozen=True, slots=True)
class Settings:
    """How a model is trained; ``c1`` and ``c2`` are the costs of weights (absolute and squared)."""

    c1: float = 0.02
    c2: float = 0.1
    iterations: int = 120
    judge_c1: float = 0.05
    judge_c2: float = 0.3
    judge_iterations: int = 60
    ours: int = 2
    """How often an article by our guidelines counts for the judge where public texts teach it too."""
    hidden: float = 0.5
    """The chain that knows names learns sentences once more, this part of the words of names unseen."""
    rarest: int = 1
    """Attributes seen less often are left out."""
    without: tuple[str, ...] = ()
    """Attributes that begin so are left out, to see what they earn; ``2|`` is what is told two words on."""


@dataclass(frozen=True, slots=True)
class JudgedText:
    """An annotated article: what rules and the first chain make of it, and the right labels.

    Parameters
    ----------
    known : set of int, optional
        The words whose labels are right; None for all. A sentence without one teaches nothing.
    """

    seen: Seen
    drafted: Sequence[Drafted]
    labels: Sequence[str]
    known: frozenset[int] | None = None


def train_names(
    texts: Sequence[LabelledText], settings: Settings | None = None, progress: Progress | None = None
) -> Chain:
    """Train the chain that knows names (conditional random field, L-BFGS); same texts, same weights.

    Raises
    ------
    SynpolError
        If the texts name nothing.
    """
    chosen = settings or Settings()
    if not any(label != OUTSIDE for text in texts for label in text.labels):
        raise SynpolError("There is nothing to learn from: no name is marked.")
    watched = progress or Progress()
    watched.step(0, 1, "names")
    rows = ((text.words, place_attributes(text.words), text.labels, None) for text in texts)
    costs = _Costs(chosen.c1, chosen.c2, chosen.iterations)
    chain = _chain(rows, LABELS, costs, chosen, chosen.hidden)
    watched.step(1, 1, "names")
    return chain


def train_judge(
    texts: Iterable[JudgedText], settings: Settings | None = None, progress: Progress | None = None
) -> Chain:
    """Train the chain that judges what rules, tables and the first chain found."""
    chosen = settings or Settings()
    watched = progress or Progress()
    watched.step(0, 1, "judge")
    rows = (
        (text.seen.words, with_drafts(text.seen, text.drafted), text.labels, text.known) for text in texts
    )
    costs = _Costs(chosen.judge_c1, chosen.judge_c2, chosen.judge_iterations)
    chain = _chain(rows, JUDGED_LABELS, costs, chosen)
    watched.step(1, 1, "judge")
    return chain


@dataclass(frozen=True, slots=True)
class _Costs:
    c1: float
    c2: float
    iterations: int


def _chain(
    texts: Iterable[tuple[Sequence[Word], Places, Sequence[str], frozenset[int] | None]],
    labels: tuple[str, ...],
    costs: _Costs,
    settings: Settings,
    hidden: float = 0.0,
) -> Chain:
    """Train one chain."""
    import pycrfsuite

    trainer = pycrfsuite.Trainer(algorithm="lbfgs", verbose=False)
    trainer.set_params(
        {
            "c1": costs.c1,
            "c2": costs.c2,
            "max_iterations": costs.iterations,
            "feature.minfreq": settings.rarest,
        }
    )
    sentences = [each for text in texts for each in _sequences(*text)]
    for attributes, wanted in [*sentences, *hiding(sentences, hidden)]:
        trainer.append(_without(attributes, settings.without), wanted)
    with tempfile.TemporaryDirectory() as folder:
        file = str(Path(folder) / "model")
        trainer.train(file)
        tagger = pycrfsuite.Tagger()
        with tagger.open(file):
            learned = tagger.info()
    weights: defaultdict[tuple[int, str], dict[str, float]] = defaultdict(dict)
    for (attribute, label), weight in learned.state_features.items():
        offset, _, name = attribute.partition("|")
        weights[int(offset), name][label] = weight
    return chain_of(weights, learned.transitions, labels)


def hiding(sentences: Iterable[Sentence], share: float) -> Iterator[Sentence]:
    """Yield the sentences with names again, a part of the names' words as if they had never been seen.

    A chain that knows most names of its texts by heart relies on that, and too little on what is around and
    on tables and endings, which is all that there is of a new name. The same sentences give the same words.
    """
    chance = random.Random(SEED)
    for rows, labels in sentences:
        unseen = {at for at, label in enumerate(labels) if label != OUTSIDE and chance.random() < share}
        if unseen:
            yield [_unseen(at, row, unseen) for at, row in enumerate(rows)], labels


SEED = 0


def _unseen(at: int, row: list[str], unseen: Container[int]) -> list[str]:
    """Return what a word's place has without that which tells which words the hidden ones are."""
    beginnings = _TELLING if at in unseen else ()
    for offset in range(-WINDOW, WINDOW + 1):
        if offset and at + offset in unseen:
            beginnings += (f"{offset}|st=", f"{offset}|w=")
    if at - 1 in unseen:
        beginnings += ("0|b-=",)
    if at + 1 in unseen:
        beginnings += ("0|b+=",)
    return [name for name in row if not name.startswith(beginnings)] if beginnings else row


_TELLING = tuple(f"0|{name}=" for name in ("st", "w", "v", "b-", "b+", "p3", "p4", "s4", "q3"))
"""What tells which word it is; its ending, first letters, length and classes in the tables stay."""


def _without(rows: list[list[str]], beginnings: tuple[str, ...]) -> list[list[str]]:
    if not beginnings:
        return rows
    return [
        [name for name in row if not name.startswith(beginnings) and not _name(name).startswith(beginnings)]
        for row in rows
    ]


def _name(attribute: str) -> str:
    return attribute.partition("|")[2]


def _sequences(
    words: Sequence[Word], places: Places, labels: Sequence[str], known: frozenset[int] | None
) -> Iterator[Sentence]:
    starts = [place for place, word in enumerate(words) if word.stop or place == 0]
    for begin, end in pairwise([*starts, len(words)]):
        if known is not None and known.isdisjoint(range(begin, end)):
            continue
        rows = []
        for at in range(begin, end):
            row = [f"0|{name}" for name in places[at]]
            for offset in range(-WINDOW, WINDOW + 1):
                if begin <= at + offset < end:
                    form = form_attributes(words[at + offset].form)
                    row += [f"{offset}|{name}" for name in told(offset, form)]
            rows.append(row)
        yield rows, labels[begin:end]
