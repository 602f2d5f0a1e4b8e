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


LATE_S = 0.015
CONTROL = f"""
import time
last = time.monotonic()
while True:
    time.sleep(0.005)
    now = time.monotonic()
    if now - last > {LATE_S}:
        print(last, now, flush=True)
    last = now
"""


class Control:
    """A process that only sleeps and wakes: when it stays away, the machine is away and not the window."""

    def __init__(self):
        self._process = subprocess.Popen([sys.executable, "-c", CONTROL], stdout=subprocess.PIPE, text=True)

    def gaps(self):
        self._process.kill()
        lines = self._process.communicate()[0].splitlines()[:-1]  # the last may be cut
        return [tuple(map(float, line.split())) for line in lines]


class Heartbeat:
    """Notes when the event loop stayed away."""

    def __init__(self):
        self.gaps = []
        self._last = time.monotonic()
        self._timer = QTimer()
        self._timer.timeout.connect(self._beat)
        self._timer.start(BEAT_MS)

    def _beat(self):
        now = time.monotonic()
        self.gaps.append((self._last, now))
        self._last = now

    def stop(self):
        self._timer.stop()


def own(gap, machine):
    """Return how long the loop was away while the machine was not, in seconds."""
    begin, end = gap
    return end - begin - sum(max(0.0, min(end, b) - max(begin, a)) for a, b in machine)


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
    machine = control.gaps()

    assert window.desk.workspace.counts(window.desk.filter).articles == ARTICLES + 3
    assert window.desk.workspace.counts(window.desk.filter).waiting == 0
    stalls = sorted((own(gap, machine) for gap in heart.gaps), reverse=True)
    longest = max(end - begin for begin, end in heart.gaps)
    print(f"heartbeat: {len(stalls)} beats, longest {longest * 1e3:.0f} ms, own {stalls[0] * 1e3:.0f} ms")
    assert stalls[0] < STALL_S


def test_only_what_the_machine_missed_at_the_same_time_is_taken_off():
    assert own((1.0, 1.3), []) == pytest.approx(0.3)
    assert own((1.0, 1.3), [(0.9, 1.1)]) == pytest.approx(0.2)
    assert own((1.0, 1.3), [(5.0, 6.0)]) == pytest.approx(0.3)
