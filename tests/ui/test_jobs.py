"""Questions of the window: the newest of a topic is answered, and none waits for a slow one."""

import threading

import pytest

from synpol_desktop.core.errors import SynpolError
from synpol_desktop.ui.jobs import Jobs

SECONDS = 20


@pytest.fixture
def jobs(qtbot):
    made = Jobs()
    yield made
    made.stop()


def test_a_slow_question_does_not_hold_those_of_other_topics(jobs, qtbot):
    release, answers = threading.Event(), []
    jobs.ask("search", lambda: release.wait(SECONDS), lambda _: answers.append("search"))
    for number in range(3):
        jobs.ask(f"topic {number}", lambda n=number: n, answers.append)
    qtbot.waitUntil(lambda: len(answers) == 3)
    assert answers == [0, 1, 2]
    release.set()
    qtbot.waitUntil(lambda: "search" in answers)


def test_questions_of_one_topic_are_never_answered_at_once_and_the_newest_wins(jobs, qtbot):
    begun, release, answers, busy = threading.Event(), threading.Event(), [], []

    def slow():
        busy.append(1)
        begun.set()
        release.wait(SECONDS)
        busy.pop()
        return "old"

    jobs.ask("table", slow, answers.append)
    assert begun.wait(SECONDS)
    jobs.ask("table", lambda: "dropped", answers.append)
    jobs.ask("table", lambda: ("new", len(busy)), answers.append)
    jobs.ask("other", lambda: "other", answers.append)
    qtbot.waitUntil(lambda: answers == ["other"])
    release.set()
    qtbot.waitUntil(lambda: len(answers) == 2)
    assert answers[1] == ("new", 0)


def test_a_failing_question_is_told_and_the_next_of_its_topic_is_answered(jobs, qtbot):
    answers = []

    def refuse():
        raise SynpolError("No answer.")

    with qtbot.waitSignal(jobs.failed):
        jobs.ask("table", refuse, answers.append)
    jobs.ask("table", lambda: 1, answers.append)
    qtbot.waitUntil(lambda: answers == [1])


def test_stopping_waits_for_what_is_asked_and_delivers_nothing_more(qtbot):
    others = set(threading.enumerate())
    jobs, answers = Jobs(), []
    begun, done = threading.Event(), threading.Event()

    def work():
        begun.set()
        return done.wait(0.05)

    jobs.ask("table", work, answers.append)
    assert begun.wait(SECONDS)
    jobs.ask("other", lambda: 1, lambda _: None)
    jobs.stop()
    assert answers == []
    left = set(threading.enumerate()) - others
    assert not [thread for thread in left if thread.name == "questions"]
