"""Opening the guide at the page that tells of what the user is at."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from synpol_desktop.ui.helping.context import page_of
from synpol_desktop.ui.helping.viewer import Guide


def open_guide(where: QWidget, page: str = "") -> Guide:
    """Show the guide beside a window or dialog; one of its own for each, since a dialog blocks others."""
    window = where.window()
    guide = window.findChild(Guide) or Guide(window)
    at = where.focusWidget() if where is window else where  # a window that is not active knows its own
    guide.show_page(page or page_of(at or where))
    guide.show()
    guide.activateWindow()
    return guide
