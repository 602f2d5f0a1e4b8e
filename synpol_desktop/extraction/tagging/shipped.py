"""The model that ships with the program, read when the first text is."""

from __future__ import annotations

from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from synpol_desktop.core.paths import resource
from synpol_desktop.extraction.tagging.model import ModelError, read_model
from synpol_desktop.extraction.tagging.tagger import Tagger
from synpol_desktop.extraction.tagging.world import world

if TYPE_CHECKING:
    from synpol_desktop.extraction.neural.tagger import NeuralTagger

MODEL = "names.tagger"


def shipped_path() -> Path:
    """Return where the model lies."""
    return resource("models", MODEL)


@cache
def shipped_tagger() -> Tagger | None:
    """Return the tagger, None where its model is missing or damaged: then rules and tables work alone."""
    try:
        world()
        return Tagger(read_model(shipped_path()))
    except (ModelError, OSError):
        return None


def current_tagger() -> Tagger | None:
    """Return the tagger that is used: with the neural model that the user chose, else the one that ships."""
    finder, _ = _chosen()
    return shipped_tagger() if finder is None else _with(finder)


@lru_cache(maxsize=1)
def _with(finder: NeuralTagger) -> Tagger | None:
    try:
        return Tagger(read_model(shipped_path()), finder)
    except (ModelError, OSError):
        return None


def _chosen() -> tuple[NeuralTagger | None, str]:
    """Return the neural model that the user chose, and what is wrong with it."""
    # A neural model is the exception: what reads it is loaded where it may be there.
    from synpol_desktop.extraction.neural.errors import NeuralModelError
    from synpol_desktop.extraction.neural.storage import chosen_tagger

    try:
        return chosen_tagger(), ""
    except NeuralModelError as error:
        return None, f"; the neural model isn't used: {error}"


def tagger_state() -> str:
    """Say in a few words which model tags, for the record of what made the findings."""
    tagger = current_tagger()
    state = f"tagger {tagger.digest[:16]}" if tagger else "no tagger: its model is missing or damaged"
    return state + _chosen()[1]
