"""Which page of the guide tells of what the user is at."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from synpol_desktop.ui.helping.pages import HOME

PROPERTY = "help"
"""Dynamic property of a widget: the page that tells of it and of all in it."""


def set_page(widget: QWidget, name: str) -> None:
    """Say which page tells of a widget."""
    widget.setProperty(PROPERTY, name)


def page_of(widget: QWidget | None) -> str:
    """Return the page that tells of a widget, or of what it lies in; else the first one."""
    while widget is not None:
        name = widget.property(PROPERTY)
        if name:
            return str(name)
        widget = widget.parentWidget()
    return HOME


DOCKS = {
    "review": "correcting",
    "pairs": "correcting",
    "history": "correcting",
    "filters": "graph",
    "views": "graph",
    "time": "time",
    "compare": "time",
    "measures": "graph",
    "style": "graph",
    "paths": "graph",
    "saved_sel": "graph",
    "blocs": "blocs",
}
"""Docks, by the act that shows them, to the page that tells of them."""
