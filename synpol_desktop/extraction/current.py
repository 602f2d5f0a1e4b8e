"""Which models read a text: those that ship, those learned on this computer, and perhaps a neural one."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from synpol_desktop.core.paths import data_place
from synpol_desktop.extraction.tagging.model import Model, ModelError, read_model
from synpol_desktop.extraction.tagging.shipped import shipped_path, shipped_tagger
from synpol_desktop.extraction.tagging.tagger import Tagger
from synpol_desktop.extraction.weighing.ranking import Ranker, shipped_ranker

if TYPE_CHECKING:
    from synpol_desktop.extraction.neural.tagger import NeuralTagger
    from synpol_desktop.extraction.weighing.network import Network


@dataclass(frozen=True, slots=True)
class Models:
    """The models that read a text.

    Parameters
    ----------
    tagger : Tagger or None
        None where no model can be read: then rules and tables work alone.
    ranker : Ranker or None
        What weighs relations; None where no weights can be read: then rules' confidence stands.
    state : str
        Which models these are in a few words, for the record of what made the findings.
    """

    tagger: Tagger | None
    ranker: Ranker | None
    state: str


def current_models() -> Models:
    """Return the models in use; each text asks for them."""
    (finder, of_neural), (learned, of_learned) = _neural(), _learned()
    tagger = _tagger_of(finder, learned)
    state = f"tagger {tagger.digest[:16]}" if tagger else "no tagger: its model is missing or damaged"
    return Models(tagger, _ranker_of(learned), state + of_neural + of_learned)


def current_tagger() -> Tagger | None:
    """Return the tagger in use."""
    return current_models().tagger


def _tagger_of(finder: NeuralTagger | None, learned: tuple[Model, Network] | None) -> Tagger | None:
    if finder is None and learned is None:
        return shipped_tagger()
    return _tagger(learned[0].digest if learned else "", finder)


def _ranker_of(learned: tuple[Model, Network] | None) -> Ranker | None:
    global _own_ranker
    if learned is None:
        return shipped_ranker()
    if _own_ranker is None or _own_ranker.model is not learned[1]:
        _own_ranker = Ranker(learned[1])
    return _own_ranker


_own_ranker: Ranker | None = None
"""The one by the weights that were learned last, with what it has summed up."""


@lru_cache(maxsize=2)
def _tagger(digest: str, finder: NeuralTagger | None) -> Tagger | None:
    """Return a tagger by the model that was learned here and has this digest; by the shipped one without."""
    learned, _ = _learned() if digest else (None, "")
    try:
        return Tagger(learned[0] if learned else read_model(shipped_path()), finder)
    except (ModelError, OSError):
        return None


def _neural() -> tuple[NeuralTagger | None, str]:
    """Return the neural model that the user chose, and what is wrong with it."""
    if not (data_place() / "camel").is_dir():
        return None, ""
    # A neural model is the exception: what reads it is loaded where it may be there.
    from synpol_desktop.extraction.neural.errors import NeuralModelError
    from synpol_desktop.extraction.neural.storage import chosen_tagger

    try:
        return chosen_tagger(), ""
    except NeuralModelError as error:
        return None, f"; the neural model isn't used: {error}"


def _learned() -> tuple[tuple[Model, Network] | None, str]:
    """Return the models that were learned here, and what is wrong with them."""
    if not (data_place() / "learned").is_dir():
        return None, ""
    from synpol_desktop.extraction.own import OwnModelError, own_models

    try:
        return own_models(), "; learned on this computer"
    except OwnModelError as error:
        return None, f"; what was learned here isn't used: {error}"
