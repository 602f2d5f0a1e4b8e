"""Files made to do harm cost themselves, and nothing else: all of them are read in one import."""

import os
import time
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from synpol_desktop.core.records import ArticleDraft
from synpol_desktop.importing import Refusal, read_paths
from synpol_desktop.importing.options import DEFAULT
from synpol_desktop.importing.sandbox import Confined, Limits
from tests.importing.documents import FIRST, every_format
from tests.safety.attacks import ATTACKS, Attack

LIMITS = Limits(memory_mb=768)


@dataclass
class Outcome:
    drafts: list[ArticleDraft] = field(default_factory=list)
    refused: list[Refusal] = field(default_factory=list)


@pytest.fixture(scope="module")
def outcomes(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Outcome]:
    """Read every attack, one after the other, in one child process as long as it lives."""
    folder = tmp_path_factory.mktemp("attacks")
    found: dict[str, Outcome] = defaultdict(Outcome)
    with Confined(DEFAULT, LIMITS, lambda: None) as confined:
        for attack in ATTACKS:
            path = folder / attack.name
            path.write_bytes(attack.build())
            outcome = found[attack.name]
            for item in confined.read(path):
                if isinstance(item, ArticleDraft):
                    outcome.drafts.append(item)
                else:
                    outcome.refused.append(item)
            path.unlink()
    return found


@pytest.mark.parametrize("attack", ATTACKS, ids=lambda attack: attack.name)
def test_a_hostile_file_is_refused_with_its_reason(attack: Attack, outcomes: dict[str, Outcome]) -> None:
    outcome = outcomes[attack.name]
    reasons = [refusal.error.message for refusal in outcome.refused]
    for reason in reasons:
        assert any(word in reason for word in attack.reason.split("|")), reasons
    assert bool(reasons) == bool(attack.reason), reasons
    assert len(outcome.drafts) == attack.good, reasons


def test_nothing_of_this_machine_gets_into_an_article(outcomes: dict[str, Outcome]) -> None:
    drafts = [draft for outcome in outcomes.values() for draft in outcome.drafts]
    assert len(drafts) > 10
    assert not any("root:" in draft.text for draft in drafts)


def test_names_are_fit_to_be_shown(outcomes: dict[str, Outcome]) -> None:
    refused = outcomes["names.zip"].refused
    assert len(refused) == 7
    for refusal in refused:
        assert not set(refusal.name) & set("\u202e\n\0")


def test_attacks_between_good_files_cost_only_themselves(tmp_path: Path) -> None:
    bad = ("names.zip", "laughs.docx", "random.pdf", "deep.json")
    for attack in ATTACKS:
        if attack.name in bad:
            (tmp_path / f"b-{attack.name}").write_bytes(attack.build())
    for name, content in every_format().items():
        (tmp_path / name).write_bytes(content)
        (tmp_path / f"c{name}").write_bytes(content)
    items = list(read_paths([tmp_path], limits=LIMITS))
    drafts = [item for item in items if isinstance(item, ArticleDraft)]
    assert len(drafts) == 2 * len(every_format()) + 1
    assert {item.name for item in items if isinstance(item, Refusal)} > {
        "b-laughs.docx", "b-random.pdf", "b-deep.json",
    }  # fmt: skip


def test_pipes_devices_loops_and_folders_with_names_of_files_are_no_articles(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.pdf")
    (tmp_path / "loop.html").symlink_to(tmp_path / "loop.html")
    (tmp_path / "null.docx").symlink_to("/dev/zero")
    (tmp_path / "folder.pdf").mkdir()
    (tmp_path / "folder.pdf" / "in.txt").write_text(FIRST, "utf-8")
    (tmp_path / "folder.pdf" / "up").symlink_to(tmp_path)
    began = time.monotonic()
    items = list(read_paths([tmp_path], limits=LIMITS))
    assert time.monotonic() - began < LIMITS.seconds
    assert [item.origin for item in items if isinstance(item, ArticleDraft)] == ["in.txt"]
    assert {item.name for item in items if isinstance(item, Refusal)} == {
        "pipe.pdf",
        "loop.html",
        "null.docx",
    }
