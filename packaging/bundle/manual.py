"""The manual page: written once, with the commands as the program itself explains them."""

from __future__ import annotations

import re
from collections.abc import Callable

SOURCE_NAME = "python -m synpol_desktop"
"""What the program calls itself in its explanations."""
INSTALLED_NAME = "synpol-desktop"

Ask = Callable[[list[str]], str]
"""Starts the program with arguments and returns what it prints."""


def page(template: str, version: str, ask: Ask) -> str:
    """Fill the template's places for the version and the commands."""
    return template.replace("@VERSION@", version).replace("@COMMANDS@", commands(ask))


def commands(ask: Ask) -> str:
    """Return a section part for each command, as the program's own help tells it."""
    parts = []
    for name in names(ask(["--help"])):
        text = ask([name, "--help"]).replace(SOURCE_NAME, INSTALLED_NAME).strip()
        parts += [f".SS {escaped(name)}", ".nf", *map(escaped, text.splitlines()), ".fi"]
    return "\n".join(parts)


def names(explained: str) -> list[str]:
    """Return the commands that the program's help lists.

    Raises
    ------
    ValueError
        If it lists none.
    """
    found = re.findall(r"^    ([a-z][\w-]*)(?:  |$)", explained, re.M)
    if not found:
        raise ValueError("the program's help lists no command")
    return found


def escaped(line: str) -> str:
    """Return a line as it has to be written to be shown as it is."""
    line = line.replace("\\", "\\e").replace("-", "\\-")
    return f"\\&{line}" if line.startswith((".", "'")) else line
