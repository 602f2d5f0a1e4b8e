import subprocess
import sys
import threading

import pytest

from synpol_desktop.core.errors import WorkspaceError
from synpol_desktop.workspace.writer import Priority, Writer


@pytest.fixture
def writer():
    made = Writer()
    yield made
    made.close()


def test_the_analysts_edits_go_before_waiting_batches(writer):
    gate, order, callers = threading.Event(), [], []

    def call(name, priority):
        caller = threading.Thread(target=writer.call, args=(lambda: order.append(name), priority))
        caller.start()
        callers.append(caller)

    holder = threading.Thread(target=writer.call, args=(gate.wait, Priority.JOB))
    holder.start()
    while not writer.busy:
        pass
    for name, priority in (("job 1", Priority.JOB), ("job 2", Priority.JOB), ("edit", Priority.EDIT)):
        waiting = writer.waiting
        call(name, priority)
        while writer.waiting == waiting:
            pass
    gate.set()
    for caller in (holder, *callers):
        caller.join()
    assert order == ["edit", "job 1", "job 2"]


def test_errors_travel_to_the_caller_and_the_thread_goes_on(writer):
    with pytest.raises(ZeroDivisionError):
        writer.call(lambda: 1 // 0, Priority.EDIT)
    assert writer.call(lambda: 7, Priority.EDIT) == 7


def test_writing_from_a_listener_is_a_bug_and_not_a_deadlock(writer):
    with pytest.raises(RuntimeError, match="must not write"):
        writer.call(lambda: writer.call(lambda: 1, Priority.EDIT), Priority.EDIT)


def test_a_closed_writer_refuses():
    writer = Writer()
    writer.close()
    with pytest.raises(WorkspaceError, match="closed"):
        writer.call(lambda: 1, Priority.EDIT)


def test_queries_and_edits_do_not_load_sqlalchemy():
    code = (
        "import sys, synpol_desktop.workspace.edits, synpol_desktop.workspace.queries;"
        " import synpol_desktop.workspace.problems; sys.exit('sqlalchemy' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
