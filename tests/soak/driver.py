"""Kills processes at random moments and looks at what they leave.

One process loads everything once and is forked for each kill. Half of the kills come at a random time, half
at a random write, flush or deletion of the disk (where a compiler is there to make them so).
"""

import json
import os
import random
import shutil
import signal
import sqlite3
import time
import traceback
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from synpol_desktop.core.found import Findings
from synpol_desktop.core.ids import ArticleId
from synpol_desktop.core.progress import Progress
from synpol_desktop.tasks.importing import import_paths
from synpol_desktop.workspace import Workspace
from synpol_desktop.workspace.migrations import FORMAT
from synpol_desktop.workspace.queries import ArticleQuery
from tests.faults.shim import DEATH, OTHER, SYNC, WRITE, Shim
from tests.soak.child import Child
from tests.soak.expectations import Expectations
from tests.workspace.golden import FOLDER, summary

ARTICLES = 12
MIGRATIONS = 0.2
"""Share of the kills that come while a file of an earlier format is brought up to date."""
CREATIONS = 0.1
"""Share of those that come while a workspace is made."""
EARLIER = range(1, FORMAT)
LONGEST_S = 60.0

TEXT = (
    "{title} رقم {number}\n\nقال المتحدث باسم الأمم المتحدة إن اللجنة رقم {number} اجتمعت في دمشق مع وزير "
    "الخارجية الفرنسي. {street}.\n"  # a spokesman of the UN said that a committee met a minister
)


class Soak:
    """A run of kills.

    Attributes
    ----------
    counts : Counter
        Kills by scenario and moment, rounds, confirmations, and processes that ended before their kill.
    """

    def __init__(self, folder: Path, seed: int) -> None:
        self._folder = folder
        self._random = random.Random(seed)
        self._shim = Shim.loaded()
        self.counts: Counter[str] = Counter()
        self._articles = folder / "articles"
        self._articles.mkdir()
        for number in range(ARTICLES):
            street = " ".join(f"الشارع{letter}{number}" for letter in "أبتثجحخدذر")
            text = TEXT.format(title="بيان عن الاجتماع", number=number, street=street)
            (self._articles / f"{number:02}.txt").write_text(text, "utf-8")
        self._work_s, self._work_calls = 1.0, 400
        self._control = self._imported(folder / "control.synpol")
        self._round = 0
        self._path = folder
        self._expected = Expectations({})
        self._new_round()

    def run(self, kills: int) -> None:
        """Kill so many processes, and verify after each."""
        self._calibrate()
        done = 0
        while done < kills:
            chance = self._random.random()
            if chance < MIGRATIONS:
                killed = self._kill_a_migration()
            elif chance < MIGRATIONS + CREATIONS:
                killed = self._kill_a_creation()
            else:
                killed = self._kill_work()
            done += killed
            if killed and done % 100 == 0:
                print(f"{done} kills", flush=True)
            self.counts["ended before its kill"] += not killed

    def _imported(self, path: Path) -> dict[str, Findings]:
        """Return what is found in each text when nothing is killed; loads all that children need."""
        with Workspace.create(path) as workspace:
            import_paths(workspace, [self._articles], Progress(), workers=1)
            articles = [workspace.article(id_) for id_ in workspace.article_ids(ArticleQuery())]
            found = {each.digest: workspace.findings(each.id) for each in articles}
        assert len(found) == ARTICLES
        return {digest: findings for digest, findings in found.items() if findings is not None}

    def _new_round(self) -> None:
        self._round += 1
        self.counts["workspaces"] += 1
        self._path = self._folder / str(self._round) / "w.synpol"
        self._path.parent.mkdir()
        Workspace.create(self._path).close()
        self._expected = Expectations(self._control)

    def _calibrate(self) -> None:
        """Measure how long the work takes, and how often it goes to the disk."""
        began = time.monotonic()
        lines, status = self._fork(lambda child: child.work(self._articles), None, None)
        assert status == 0, lines
        self._work_s = time.monotonic() - began
        self._work_calls = json.loads(lines[-1])["calls"] or 400
        self._finish(lines)

    def _kill_work(self) -> bool:
        killed, lines = self._kill(
            "work", lambda child: child.work(self._articles), self._work_s, self._work_calls
        )
        if not killed:
            self._finish(lines)
            return False
        for line in lines:
            self._expected.hear(line)
        there = self._expected.verify(self._path)
        if there == ARTICLES and self._random.random() < 0.3:
            self._new_round()
        return True

    def _finish(self, lines: list[str]) -> None:
        """See that an import which was resumed to its end lacks nothing, and that all of it can be undone."""
        for line in lines:
            self._expected.hear(line)
        assert self._expected.verify(self._path) == ARTICLES
        with Workspace.open(self._path) as workspace:
            assert workspace.article_ids(ArticleQuery(waiting=True)) == []
            found = {
                workspace.article(ArticleId(id_)).digest: workspace.findings(ArticleId(id_))
                for id_ in workspace.article_ids(ArticleQuery())
            }
            assert found == self._control
            while any(step.done for step in workspace.history()):
                workspace.undo()
            assert workspace.article_ids(ArticleQuery()) == []
            assert workspace.pins() == {}
            assert workspace.check() == []
        self.counts["imports resumed to the end"] += 1
        self.counts["confirmations"] += self._expected.confirmed
        self._new_round()

    def _kill_a_migration(self) -> bool:
        number = self._random.choice(EARLIER)
        folder = self._folder / "earlier"
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        before, self._path = self._path, folder / "w.synpol"
        try:
            shutil.copy(FOLDER / f"format_{number}.synpol", self._path)
            if self._random.random() < 0.5:
                _leave_unfinished(self._path)
            killed, _ = self._kill("migration", lambda child: child.migrate(), 0.25, 60)
            with Workspace.open(self._path) as workspace:
                assert workspace.check() == []
                said = json.loads(json.dumps(summary(workspace)))
            expected = json.loads((FOLDER / f"format_{number}.json").read_text("utf-8"))
            assert said == {name: value for name, value in expected.items() if name != "hash"}
        finally:
            self._path = before
        return killed

    def _kill_a_creation(self) -> bool:
        """Kill an attempt to make a workspace, then make it: nothing is in the way, nothing is left over."""
        folder = self._folder / "created"
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        before, self._path = self._path, folder / "w.synpol"
        try:
            killed, lines = self._kill("creation", lambda child: child.create(), 0.1, 40)
            opened = any(json.loads(line).get("opened") for line in lines)
            if not self._path.exists() or self._path.stat().st_size == 0:
                assert not opened, "a workspace that was made is gone"
                Workspace.create(self._path).close()
            with Workspace.open(self._path) as workspace:
                assert workspace.check() == []
                assert workspace.article_ids(ArticleQuery()) == []
            assert [each.name for each in folder.iterdir()] == ["w.synpol"]
        finally:
            self._path = before
        return killed

    def _kill(
        self, scenario: str, work: Callable[[Child], None], seconds: float, calls: int
    ) -> tuple[bool, list[str]]:
        delay, after = None, None
        if self._shim is not None and self._random.random() < 0.5:
            after = self._random.randrange(calls)
        else:
            delay = self._random.uniform(0.0, seconds)
        lines, status = self._fork(work, delay, after)
        if status == 0:
            return False, lines
        assert os.WIFSIGNALED(status), "\n".join(lines)
        assert os.WTERMSIG(status) == signal.SIGKILL, "\n".join(lines)
        self.counts[f"killed in {scenario}, at a random {'time' if after is None else 'write'}"] += 1
        return True, [line for line in lines if line.endswith("}")]

    def _fork(
        self, work: Callable[[Child], None], delay: float | None, after: int | None
    ) -> tuple[list[str], int]:
        """Run work in a process of its own, kill it after a while, and return what it said."""
        read, write = os.pipe()
        seed = self._random.randrange(1 << 30)
        process = os.fork()
        if process == 0:
            os.close(read)
            self._be_child(work, write, seed, after)
        os.close(write)
        try:
            if delay is not None:
                time.sleep(delay)
                os.kill(process, signal.SIGKILL)
            with os.fdopen(read, encoding="utf-8") as pipe:
                lines = pipe.read().splitlines()
        finally:
            _, status = os.waitpid(process, 0)
        return lines, status

    def _be_child(self, work: Callable[[Child], None], pipe: int, seed: int, after: int | None) -> None:
        """Work and end, whatever happens; never returns."""
        status = 1
        try:
            signal.alarm(int(LONGEST_S))
            if self._shim is not None and after is not None:
                self._shim.arm(WRITE | SYNC | OTHER, after, DEATH)
            before = 0 if self._shim is None else self._shim.seen
            work(Child(self._path, pipe, seed))
            calls = 0 if self._shim is None else self._shim.seen - before
            os.write(pipe, json.dumps({"calls": calls, "trying": None}).encode() + b"\n")
            status = 0
        except BaseException:  # noqa: BLE001 - told to the other end
            os.write(pipe, traceback.format_exc().encode())
        finally:
            os._exit(status)


def _leave_unfinished(path: Path) -> None:
    """Leave a file as its program does when it is killed: what was written last lies beside it."""
    source = sqlite3.connect(path)
    source.execute("PRAGMA journal_mode = WAL")
    source.execute("INSERT INTO position VALUES (1, 0.5, 0.5) ON CONFLICT DO NOTHING")
    source.commit()
    for end in ("", "-wal"):
        shutil.copy(path.with_name(path.name + end), path.with_name(f"left{end}"))
    source.close()
    for end in ("", "-wal"):
        path.with_name(f"left{end}").replace(path.with_name(path.name + end))
