"""``camel add PATH``, ``camel remove``, ``camel status``: the user's neural model of names."""

from __future__ import annotations

import sys
from argparse import Namespace

from synpol_desktop.cli.console import job
from synpol_desktop.extraction.neural.storage import (
    NeuralModel,
    add_model,
    chosen_model,
    load_tagger,
    remove_model,
)


def run(arguments: Namespace) -> int:
    """Do what the action says and print which model is chosen then."""
    if arguments.action == "add":
        with job() as progress:
            model = add_model(arguments.path, progress)
        _say(f"Added {_described(model)}.")
    elif arguments.action == "remove":
        _say("The model is removed." if remove_model() else "There was no model.")
    else:
        chosen = chosen_model()
        if chosen is None:
            _say("There is no neural model; the program's own tagger finds the names.")
        else:
            load_tagger(chosen)
            _say(f"Chosen: {_described(chosen)}. Its files are as they were when it was added.")
    return 0


def _described(model: NeuralModel) -> str:
    return f"{model.name} ({model.size / 1e6:.1f} MB, digest {model.digest[:16]}, added {model.added})"


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")
