"""The window never stalls: while a job works, the event loop comes round at least every 100 ms."""

import random
import subprocess
import sys
import time

import pytest
from PySide6.QtCore import QTimer

from synpol_desktop.core.paths import sample_corpus

ARTICLES = 500
STALL_S = 0.1
BEAT_MS = 5


@pytest.fixture
def many_articles(tmp_path):
    """Return a folder of different articles, mixed from paragraphs of the sample corpus."""
    folder = tmp_path / "articles"
    folder.mkdir()
    paragraphs = [
        part
        for path in sorted(sample_corpus().glob("[0-9][0-9]_*.txt"))
        for part in path.read_text("utf-8").split("\n\n")[1:-1]
    ]
    chance = random.Random(7)
    for number in range(ARTICLES):
        body = "\n\n".join(chance.sample(paragraphs, 3))
        (folder / f"{number:03}.txt").write_text(f"المقال التدريبي رقم {number}\n\n{body}\n", "utf-8")
    return folder


CONTROL = """
import sys, time
longest, last = 0.0, time.perf_counter()
while True:
    time.sleep(0.005)
    now = time.perf_counter()
    longest, last = max(longest, now - last), now
    print(longest, flush=True)
"""


class Control:
    """A process that only sleeps and wakes: how long it stays away is the machine's doing, not ours."""

    def __init__(self):
        self._process = subprocess.Popen(
            [sys.executable, "-c", CONTROL], stdout=subprocess.PIPE, stdin=subprocess.PIPE, text=True
        )

    def longest(self):
        self._process.kill()
        lines = self._process.communicate()[0].split()
        return float(lines[-1] if len(lines) < 2 else lines[-2])


class Heartbeat:
    """Notes how long the event loop stayed away."""

    def __init__(self):
        self.gaps = []
        self._last = time.perf_counter()
        self._timer = QTimer()
        self._timer.timeout.connect(self._beat)
        self._timer.start(BEAT_MS)

    def _beat(self):
        now = time.perf_counter()
        self.gaps.append(now - self._last)
        self._last = now

    def stop(self):
        self._timer.stop()


@pytest.mark.timing
@pytest.mark.timeout(300)
def test_the_window_stays_awake_during_an_import_of_500_articles(
    qtbot, make_window, workspace_file, many_articles
):
    window = make_window(workspace_file)
    window.bench.tables.setCurrentWidget(window.bench.entities)
    qtbot.wait(300)
    heart, control = Heartbeat(), Control()

    window.take_files([many_articles])
    qtbot.waitUntil(lambda: window.desk.jobs.running != (), timeout=5000)
    qtbot.waitUntil(lambda: window.desk.jobs.running == (), timeout=240000)
    heart.stop()
    machine = control.longest()

    assert window.desk.workspace.counts(window.desk.filter).articles == ARTICLES + 3
    assert window.desk.workspace.counts(window.desk.filter).waiting == 0
    gaps = sorted(heart.gaps)
    print(
        f"heartbeat: {len(gaps)} beats, p99 {gaps[int(len(gaps) * 0.99)] * 1e3:.0f} ms, longest "
        + ", ".join(f"{gap * 1e3:.0f}" for gap in gaps[:-6:-1])
        + f" ms; the machine's own: {machine * 1e3:.0f} ms"
    )
    assert gaps[-1] < STALL_S + machine
