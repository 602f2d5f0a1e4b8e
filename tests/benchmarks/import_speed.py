"""How many articles a second are imported and extracted; run by hand.

    python tests/benchmarks/import_speed.py [--articles 500] [--workers 1 2]

Prints raw numbers: the time of reading, adding and storing alone; for each number of workers the time of the
whole job, its CPU time, the longest time that another thread of the process was kept from a wake-up after
5 ms (what a window would feel), and the size of the file.
"""

from __future__ import annotations

import argparse
import os
import platform
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from synpol_desktop.core.filters import EVERYTHING
from synpol_desktop.core.progress import Progress
from synpol_desktop.core.records import ArticleDraft
from synpol_desktop.extraction.pipeline import Extractor
from synpol_desktop.importing import read_paths
from synpol_desktop.tasks.importing import import_paths
from synpol_desktop.tasks.stream import cores
from synpol_desktop.workspace import Workspace
from tests.benchmarks.articles import write_articles


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--articles", type=int, default=500)
    parser.add_argument("--workers", type=int, nargs="*", default=[1, cores()])
    arguments = parser.parse_args()
    print(f"Python {platform.python_version()}, {platform.platform()}, {cores()} cores")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        files = write_articles(folder, arguments.articles)
        words = sum(len(path.read_text("utf-8").split()) for path in files)
        print(f"articles {len(files)}, words {words}")
        _writing(folder, files)
        for workers in arguments.workers:
            _whole(folder, files, workers)


def _writing(folder: Path, files: list[Path]) -> None:
    """Time reading, adding and storing by themselves; the clock counts other programs, CPU time doesn't."""
    with _timed("reading", len(files)):
        drafts = [draft for draft in read_paths(files, Progress()) if isinstance(draft, ArticleDraft)]
    extractor = Extractor()
    found = [extractor.extract(draft.text, draft.published) for draft in drafts]
    with Workspace.create(folder / "added.synpol") as workspace, workspace.batch("add") as batch:
        with _timed("adding", len(files)):
            ids = [batch.add(draft) for draft in drafts]
        with _timed("storing", len(files)):
            for id_, findings in zip(ids, found, strict=True):
                assert id_ is not None
                batch.store(id_, findings)


@contextmanager
def _timed(name: str, count: int) -> Iterator[None]:
    begun, used = time.perf_counter(), time.process_time()
    yield
    took, used = time.perf_counter() - begun, time.process_time() - used
    print(f"{name} {took:.3f} s ({count / took:.0f} articles/s), CPU {used:.3f} s")


def _whole(folder: Path, files: list[Path], workers: int) -> None:
    path = folder / f"{workers}.synpol"
    with Workspace.create(path) as workspace:
        before, begun = _cpu(), time.perf_counter()
        with Heartbeat() as heartbeat:
            report = import_paths(workspace, files, Progress(), workers)
        took = time.perf_counter() - begun
        own, children = (b - a for a, b in zip(before, _cpu(), strict=True))
        counts = workspace.counts(EVERYTHING)
    print(
        f"workers {workers}: {took:.3f} s, {report.extraction.done / took:.1f} articles/s, "
        f"added {report.added}, failed {len(report.extraction.failed)}, "
        f"longest stall {heartbeat.longest * 1000:.0f} ms, "
        f"own CPU {own:.2f} s, workers' CPU {children:.2f} s, "
        f"mentions of relations {counts.relation_mentions}, entities {counts.entities}, "
        f"file {path.stat().st_size / 1e6:.1f} MB"
    )


class Heartbeat:
    """A thread that wakes every 5 ms and notes by how much it came too late."""

    def __init__(self) -> None:
        self.longest = 0.0
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._beat)

    def __enter__(self) -> Heartbeat:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stop.set()
        self._thread.join()

    def _beat(self) -> None:
        due = time.perf_counter() + 0.005
        while not self._stop.wait(0.005):
            now = time.perf_counter()
            self.longest = max(self.longest, now - due)
            due = now + 0.005


def _cpu() -> tuple[float, float]:
    times = os.times()
    return times.user + times.system, times.children_user + times.children_system


if __name__ == "__main__":
    main()
