"""Worker processes: a death or a bug costs one text, and nothing outlives the job."""

import multiprocessing
import os
import pickle
import re
import signal
import time
from collections.abc import Iterator

import pytest

from synpol_desktop.core.errors import CancelledError
from synpol_desktop.core.ids import ArticleId
from synpol_desktop.extraction.pipeline import Extractor
from synpol_desktop.tasks.outcomes import Outcome, Text, ended
from synpol_desktop.tasks.processes import DEPTH, Workers
from synpol_desktop.tasks.stream import FEW, outcomes
from tests.tasks.conftest import article

COUNT = 24


def texts(count: int = COUNT) -> Iterator[Text]:
    for number in range(count):
        yield Text(ArticleId(number), f"{number}", article(number), "2023-11-08")


def never() -> None:
    """Never stop."""


def test_processes_find_what_one_thread_finds_and_are_gone_then() -> None:
    here = {outcome.text.article: outcome.findings for outcome in outcomes(texts(), never, workers=1)}
    there = {outcome.text.article: outcome.findings for outcome in outcomes(texts(), never, workers=2)}
    assert len(there) == COUNT
    assert there == here
    assert multiprocessing.active_children() == []


def test_texts_are_drawn_only_when_there_is_room() -> None:
    drawn = 0

    def counted() -> Iterator[Text]:
        nonlocal drawn
        for text in texts(200):
            drawn += 1
            yield text

    with Workers(2, never) as workers:
        answered = 0
        for _ in workers.extract(counted()):
            answered += 1
            assert drawn <= answered + 2 * DEPTH + 1
    assert answered == 200


def test_a_process_that_is_killed_costs_one_text() -> None:
    seen: list[Outcome] = []
    with Workers(2, never) as workers:
        for outcome in workers.extract(texts()):
            seen.append(outcome)
            if len(seen) == 3:
                victim = multiprocessing.active_children()[0]
                assert victim.pid is not None
                os.kill(victim.pid, signal.SIGKILL if hasattr(signal, "SIGKILL") else signal.SIGTERM)

    assert sorted(outcome.text.article for outcome in seen) == list(range(COUNT))
    lost = [outcome for outcome in seen if outcome.findings is None]
    assert len(lost) <= 1  # none if it had just handed over its last one


def test_a_text_that_the_extractor_cannot_take_is_reported_alone() -> None:
    def with_a_bad_one() -> Iterator[Text]:
        yield Text(ArticleId(COUNT), "bad", article(1), 2023)  # type: ignore[arg-type]
        yield from texts()

    seen = {outcome.text.name: outcome for outcome in outcomes(with_a_bad_one(), never, workers=2)}

    assert len(seen) == COUNT + 1
    bad = seen.pop("bad")
    assert bad.findings is None
    assert bad.error is not None
    assert re.search(r"Error: .* \(\w+\.py, line \d+\)$", bad.error.message)
    assert all(outcome.findings is not None for outcome in seen.values())


def test_a_stop_ends_the_processes_within_a_second() -> None:
    stopped_at = 0.0

    def check() -> None:
        if stopped_at:
            raise CancelledError

    def run() -> None:
        nonlocal stopped_at
        for number, _ in enumerate(outcomes(texts(400), check, workers=2)):
            if number == 2:
                stopped_at = time.monotonic()

    with pytest.raises(CancelledError):
        run()
    assert time.monotonic() - stopped_at < 1
    assert multiprocessing.active_children() == []


def test_few_texts_start_no_process() -> None:
    stream = outcomes(texts(FEW), never, workers=2)
    next(stream)
    assert multiprocessing.active_children() == []
    stream.close()


def test_errors_travel_between_processes() -> None:
    error = ended(next(texts())).error
    assert error is not None
    copy = pickle.loads(pickle.dumps(error))
    assert (type(copy), str(copy)) == (type(error), str(error))


def test_findings_travel_between_processes() -> None:
    findings = Extractor().extract(article(1), "2023")
    assert pickle.loads(pickle.dumps(findings)) == findings
