"""Training: labelled texts to the bytes of a model."""

from __future__ import annotations

import tempfile
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from synpol_desktop.core.errors import SynpolError
from synpol_desktop.core.progress import Progress
from synpol_desktop.extraction.tagging.decoding import Decoder
from synpol_desktop.extraction.tagging.features import WINDOW, form_attributes, place_attributes, told
from synpol_desktop.extraction.tagging.labels import OUTSIDE
from synpol_desktop.extraction.tagging.model import Chain, chain_of, pack
from synpol_desktop.extraction.tagging.reading import LabelledText
from synpol_desktop.extraction.tagging.tagger import with_echoes

Places = Sequence[Sequence[str]]


@dataclass(frozen=True, slots=True)
class Settings:
    """How a model is trained; ``c1`` and ``c2`` are the costs of weights (absolute and squared)."""

    c1: float = 0.02
    c2: float = 0.1
    iterations: int = 120
    folds: int = 5
    """Parts that are left out in turn; 0: one chain only, the second pass is the first again."""
    rarest: int = 1
    """Attributes seen less often are left out."""
    without: tuple[str, ...] = ()
    """Attributes that begin so are left out, to see what they earn; ``2|`` is what is told two words on."""


def train(
    texts: Sequence[LabelledText], settings: Settings | None = None, progress: Progress | None = None
) -> bytes:
    """Train the two chains (conditional random fields, L-BFGS) and return the model's file.

    What the second chain is told of a text comes from a chain that was trained without this part of the
    texts, as the first chain will not have seen what it tags. The same texts give the same bytes.

    Raises
    ------
    SynpolError
        If the texts name nothing.
    """
    chosen = settings or Settings()
    if not any(label != OUTSIDE for text in texts for label in text.labels):
        raise SynpolError("There is nothing to learn from: no name is marked.")
    watched = progress or Progress()
    places = [place_attributes(text.words) for text in texts]
    folds = min(chosen.folds, len(texts))
    echoed = list(places)
    for fold in range(folds):
        watched.step(fold, folds + 2, "parts left out in turn")
        part = range(len(texts) * fold // folds, len(texts) * (fold + 1) // folds)
        rest = [number for number in range(len(texts)) if number not in part]
        decoder = Decoder(_chain([(texts[number], places[number]) for number in rest], chosen))
        for number in part:
            words = texts[number].words
            echoed[number] = with_echoes(words, places[number], decoder.tag(words, places[number]))
    watched.step(folds, folds + 2, "first pass")
    first = _chain(list(zip(texts, places, strict=True)), chosen)
    if not folds:
        return pack(first, first)
    watched.step(folds + 1, folds + 2, "second pass")
    second = _chain(list(zip(texts, echoed, strict=True)), chosen)
    return pack(first, second)


def _chain(texts: Sequence[tuple[LabelledText, Places]], settings: Settings) -> Chain:
    """Train one chain."""
    import pycrfsuite

    trainer = pycrfsuite.Trainer(algorithm="lbfgs", verbose=False)
    trainer.set_params(
        {
            "c1": settings.c1,
            "c2": settings.c2,
            "max_iterations": settings.iterations,
            "feature.minfreq": settings.rarest,
        }
    )
    for text, places in texts:
        for attributes, labels in _sequences(text, places):
            trainer.append(_without(attributes, settings.without), labels)
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
    return chain_of(weights, learned.transitions)


def _without(rows: list[list[str]], beginnings: tuple[str, ...]) -> list[list[str]]:
    if not beginnings:
        return rows
    return [
        [name for name in row if not name.startswith(beginnings) and not _name(name).startswith(beginnings)]
        for row in rows
    ]


def _name(attribute: str) -> str:
    return attribute.partition("|")[2]


def _sequences(text: LabelledText, places: Places) -> Iterator[tuple[list[list[str]], list[str]]]:
    words, labels = text.words, text.labels
    starts = [place for place, word in enumerate(words) if word.stop or place == 0]
    for begin, end in pairwise([*starts, len(words)]):
        rows = []
        for at in range(begin, end):
            row = [f"0|{name}" for name in places[at]]
            for offset in range(-WINDOW, WINDOW + 1):
                if begin <= at + offset < end:
                    form = form_attributes(words[at + offset].form)
                    row += [f"{offset}|{name}" for name in told(offset, form)]
            rows.append(row)
        yield rows, labels[begin:end]
