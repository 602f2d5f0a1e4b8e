"""What can be wrong with a model that the user adds."""

from __future__ import annotations

from synpol_desktop.core.errors import SynpolError


class NeuralModelError(SynpolError):
    """A model's files are missing, damaged, of another kind, or not allowed."""


def damaged(name: str) -> NeuralModelError:
    """Return the error of a file that is not what it should be."""
    return NeuralModelError(
        "A file of the model is damaged: {name}.", hint="Fetch or copy it again.", name=name
    )


def unread(setting: str, value: object) -> NeuralModelError:
    """Return the error of a model that is built in a way that is not known here."""
    return NeuralModelError(
        "The model is of another kind than is read here: {setting} is {value}.",
        hint="A BERT model that labels words is needed, as the one of CAMeL Tools.",
        setting=setting,
        value=str(value)[:80],
    )
