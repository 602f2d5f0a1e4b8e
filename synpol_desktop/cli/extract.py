"""``extract PATH... --json``: texts to findings, without a workspace."""

from __future__ import annotations

import gc
import json
import sys
from argparse import Namespace
from collections.abc import Iterator

from synpol_desktop.cli.console import EXIT_REFUSED, job, list_refused
from synpol_desktop.cli.texts import Texts
from synpol_desktop.core.errors import CancelledError
from synpol_desktop.core.tables import uncollected
from synpol_desktop.extraction.report import as_json
from synpol_desktop.tasks.outcomes import Outcome
from synpol_desktop.tasks.stream import outcomes

FEW = 64
"""So many texts are read sooner than processes have started: there is no window to be spared."""


def run(arguments: Namespace) -> int:
    """Print one JSON object for each text, in the order of the input."""
    with uncollected():  # neither tables nor what texts leave behind have cycles
        status = _print(arguments)
        gc.freeze()  # nor is anything left to be searched for them as the process ends
    return status


def _print(arguments: Namespace) -> int:
    texts = Texts(arguments.paths, arguments.date)
    failed: list[str] = []
    with job() as progress:

        def check() -> None:
            if progress.cancelled:
                raise CancelledError

        for outcome in _in_order(outcomes(iter(texts), check, few=FEW)):
            text = outcome.text
            if outcome.findings is None:
                assert outcome.error is not None
                list_refused([(text.name, outcome.error)])
                failed.append(text.name)
                continue
            document = as_json(text.name, text.text, text.published, outcome.findings)
            sys.stdout.write(json.dumps(document, ensure_ascii=False) + "\n")
    return EXIT_REFUSED if texts.refused or failed else 0


def _in_order(stream: Iterator[Outcome]) -> Iterator[Outcome]:
    """Yield outcomes by the numbers of their texts, which processes answer in any order."""
    waiting: dict[int, Outcome] = {}
    number = 0
    for outcome in stream:
        waiting[outcome.text.article] = outcome
        while number in waiting:
            yield waiting.pop(number)
            number += 1
