"""A large import, stopped half-way and gone on with; run by hand on Linux.

    python tests/benchmarks/large_import.py [--articles 10000] [--workers 2]

Writes articles (paragraphs of the sample, mixed anew), imports and extracts half of them, cancels, closes,
opens the file again, imports the folder once more, and checks the file. Prints wall and processor time of
both parts, the most memory that the program and its workers held together, and what the check says.
"""

from __future__ import annotations

import argparse
import os
import platform
import sys
import tempfile
import threading
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from synpol_desktop.core.filters import EVERYTHING
from synpol_desktop.core.progress import Progress
from synpol_desktop.tasks.extraction import extract_waiting
from synpol_desktop.tasks.importing import import_paths
from synpol_desktop.tasks.stream import cores
from synpol_desktop.workspace import Workspace
from tests.benchmarks.articles import write_articles


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--articles", type=int, default=10_000)
    parser.add_argument("--workers", type=int, default=cores())
    arguments = parser.parse_args()
    print(f"Python {platform.python_version()}, {platform.platform()}, {cores()} cores")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "articles"
        folder.mkdir()
        files = write_articles(folder, arguments.articles)
        words = sum(len(path.read_text("utf-8").split()) for path in files)
        load = ", ".join(f"{number:.1f}" for number in os.getloadavg())
        print(f"articles {len(files)}, words {words}, load average before {load}", flush=True)
        path = Path(name) / "large.synpol"
        Workspace.create(path).close()
        with Memory() as memory:
            whole = Part("together")
            _part("until cancelled", path, folder, arguments.workers, len(files) // 2)
            _part("gone on", path, folder, arguments.workers, None)
            whole.tell(len(files))
        print(f"most memory: this process {memory.own:.0f} MB, with its workers {memory.tree:.0f} MB")
        _check(path)


def _part(name: str, path: Path, folder: Path, workers: int, stop_at: int | None) -> None:
    """Import and extract, up to a number of articles."""
    part = Part(name)

    def look(done: int, _total: int, _label: str) -> None:
        if stop_at is not None and done >= stop_at:
            progress.cancel()

    progress = Progress(look)
    with Workspace.open(path) as workspace:
        before = workspace.counts(EVERYTHING)
        extracted = extract_waiting(workspace, progress, workers).done
        report = import_paths(workspace, [folder], progress, workers)
        done = extracted + report.extraction.done
        after = workspace.counts(EVERYTHING)
    assert not report.refused
    assert not report.extraction.failed
    assert report.cancelled == (stop_at is not None)
    print(
        f"{name}: in the file before {before.articles}, waiting {before.waiting}; added {report.added}, "
        f"known {report.known}; after {after.articles}, waiting {after.waiting}, "
        f"facts {after.relation_mentions}, actors {after.entities}"
    )
    part.tell(done)


def _check(path: Path) -> None:
    part = Part("check")
    with Workspace.open(path) as workspace:
        problems = workspace.check()
        steps = len(workspace.history())
    print(
        f"check: {len(problems)} problems; steps of the history {steps}; {path.stat().st_size / 1e6:.1f} MB"
    )
    part.tell(0)


class Part:
    """Wall and processor time since it was made; the workers' counts when they have ended."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._begun, self._cpu = time.perf_counter(), os.times()

    def tell(self, count: int) -> None:
        """Print the times, and articles a second if there are any."""
        now, wall = os.times(), time.perf_counter() - self._begun
        own = now.user + now.system - self._cpu.user - self._cpu.system
        workers = (
            now.children_user + now.children_system - self._cpu.children_user - self._cpu.children_system
        )
        text = f"{self._name}: {wall:.1f} s, own CPU {own:.1f} s, workers' CPU {workers:.1f} s"
        if count:
            each = (own + workers) / count
            text += (
                f"; {count} articles, {count / wall:.1f} articles/s; {each * 1000:.1f} ms CPU an article, "
                f"which is {2 / each:.1f} articles/s on two cores of one's own"
            )
        print(text, flush=True)


class Memory:
    """Looks once a second at how much memory the process and its children hold; shared pages count once."""

    def __init__(self) -> None:
        self.own = self.tree = 0.0
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._watch)

    def __enter__(self) -> Memory:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stop.set()
        self._thread.join()

    def _watch(self) -> None:
        while not self._stop.wait(1.0):
            own = _held(os.getpid())
            self.own = max(self.own, own)
            self.tree = max(self.tree, own + sum(map(_held, _children(os.getpid()))))


def _children(process: int) -> list[int]:
    found = []
    for task in Path(f"/proc/{process}/task").iterdir():
        try:
            found += [int(number) for number in (task / "children").read_text().split()]
        except OSError:
            continue
    return found + [grandchild for child in found for grandchild in _children_or_none(child)]


def _children_or_none(process: int) -> list[int]:
    try:
        return _children(process)
    except OSError:
        return []


def _held(process: int) -> float:
    """Return megabytes (PSS)."""
    try:
        lines = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0.0
    return sum(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1024


if __name__ == "__main__":
    main()
