"""The model that ships with the program, read when the first text is."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from synpol_desktop.core.paths import resource
from synpol_desktop.extraction.tagging.model import ModelError, read_model
from synpol_desktop.extraction.tagging.tagger import Tagger
from synpol_desktop.extraction.tagging.world import world

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
