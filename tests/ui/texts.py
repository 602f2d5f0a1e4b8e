"""Finds the texts of the window in the source, for the tests of its translations."""

import ast
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2] / "synpol_desktop"
ERRORS = ("Error",)


def texts() -> tuple[set[str], set[tuple[str, str]]]:
    """Return what is given to ``tr`` and to ``ntr``, and the messages and hints of expected errors."""
    single, plural = set(), set()
    for path in ROOT.rglob("*.py"):
        if path.is_relative_to(ROOT / "cli"):
            continue  # the command line speaks English
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if not isinstance(node, ast.Call):
                continue
            name = getattr(node.func, "id", getattr(node.func, "attr", ""))
            words = [
                arg.value for arg in node.args if isinstance(arg, ast.Constant) and isinstance(arg.value, str)
            ]
            if name == "tr" and words:
                single.add(words[0])
            elif name == "ntr" and len(words) >= 2:
                plural.add((words[0], words[1]))
            elif name.endswith(ERRORS) and name not in _BUGS and words:
                single.add(words[0])
                single.update(
                    key.value.value
                    for key in node.keywords
                    if key.arg == "hint" and isinstance(key.value, ast.Constant) and key.value.value
                )
    return single, plural


_BUGS = {
    "ValueError",
    "TypeError",
    "AttributeError",
    "KeyError",
    "FileNotFoundError",
    "RuntimeError",
    "IndexError",
}
