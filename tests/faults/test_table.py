"""The table that the help's safety page is made from names tests that exist, all of this folder."""

import ast
from collections import Counter
from pathlib import Path

from synpol_desktop.core.tables import read_table

ROOT = Path(__file__).resolve().parents[2]
ROWS = list(read_table(Path(__file__).with_name("faults.tsv")))


def functions_of(path: Path) -> set[str]:
    tree = ast.parse(path.read_text("utf-8"))
    name = path.relative_to(ROOT).as_posix()
    return {f"{name}::{node.name}" for node in tree.body if isinstance(node, ast.FunctionDef)}


def test_each_row_is_complete_and_names_a_test_that_exists() -> None:
    assert {row["kind"] for row in ROWS} == {"attack", "fault"}
    for row in ROWS:
        assert all(row.values()), row["id"]
        path, _, _ = row["test"].partition("::")
        assert row["test"] in functions_of(ROOT / path), row["test"]
    assert max(Counter(row["id"] for row in ROWS).values()) == 1
    assert all(any("\u0600" <= letter <= "\u06ff" for letter in row["what_ar"]) for row in ROWS)


def test_no_test_of_an_attack_or_fault_is_left_out() -> None:
    known = {row["test"] for row in ROWS}
    files = [*Path(__file__).parent.glob("test_*.py"), *(ROOT / "tests" / "soak").glob("test_*.py")]
    tests = set().union(*(functions_of(path) for path in files if path != Path(__file__)))
    tests = {test for test in tests if test.partition("::")[2].startswith("test_")}
    assert tests - known == {
        "tests/faults/test_flipped_bits.py::test_many_flips_and_cuts"
    }  # the same, oftener


def test_no_attack_on_importing_is_left_out() -> None:
    known = {row["test"].partition("::")[0] for row in ROWS}
    files = {path.relative_to(ROOT).as_posix() for path in (ROOT / "tests" / "safety").glob("test_*.py")}
    assert files <= known
