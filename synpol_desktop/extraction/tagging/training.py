"""Training: labelled texts to the chains of a model."""

from __future__ import annotations

import tempfile
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from synpol_desktop.core.errors import SynpolError
from synpol_desktop.core.progress import Progress
from synpol_desktop.extraction.tagging.labels import JUDGED_LABELS, LABELS, OUTSIDE
from synpol_desktop.extraction.tagging.model import Chain, chain_of
from synpol_desktop.extraction.tagging.places import Places
from synpol_desktop.extraction.tagging.reading import LabelledText
from synpol_desktop.extraction.tagging.teaching import (
    JudgedText,
    Sentence,
    hiding,
    judged_sentences,
    sentences_of,
)


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
    without: tuple[str, ...] = ()
    """Attributes that begin so are left out, to see what they earn; ``2|`` is what is told two words on."""


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
    sentences = [
        each
        for text in texts
        for each in sentences_of(text.words, Places(text.words).attributes(), text.labels)
    ]
    costs = _Costs(chosen.c1, chosen.c2, chosen.iterations)
    chain = _chain([*sentences, *hiding(sentences, chosen.hidden)], LABELS, costs, chosen)
    watched.step(1, 1, "names")
    return chain


def train_judge(
    texts: Iterable[JudgedText], settings: Settings | None = None, progress: Progress | None = None
) -> Chain:
    """Train the chain that judges what rules, tables and the first chain found."""
    chosen = settings or Settings()
    watched = progress or Progress()
    watched.step(0, 1, "judge")
    costs = _Costs(chosen.judge_c1, chosen.judge_c2, chosen.judge_iterations)
    taught = (sentence for text in texts for sentence in judged_sentences(text))
    chain = _chain(taught, JUDGED_LABELS, costs, chosen)
    watched.step(1, 1, "judge")
    return chain


@dataclass(frozen=True, slots=True)
class _Costs:
    c1: float
    c2: float
    iterations: int


def _chain(
    sentences: Iterable[Sentence], labels: tuple[str, ...], costs: _Costs, settings: Settings
) -> Chain:
    """Train one chain."""
    import pycrfsuite

    trainer = pycrfsuite.Trainer(algorithm="lbfgs", verbose=False)
    trainer.set_params({"c1": costs.c1, "c2": costs.c2, "max_iterations": costs.iterations})
    for attributes, wanted in sentences:
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


def _without(rows: list[list[str]], beginnings: tuple[str, ...]) -> list[list[str]]:
    if not beginnings:
        return rows
    return [
        [name for name in row if not name.startswith(beginnings) and not _name(name).startswith(beginnings)]
        for row in rows
    ]


def _name(attribute: str) -> str:
    return attribute.partition("|")[2]
