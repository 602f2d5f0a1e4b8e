"""The bundled font family."""

from __future__ import annotations

from functools import cache

from PySide6.QtGui import QFontDatabase

from synpol_desktop.core.paths import resource


@cache
def bundled_family() -> str:
    """Load the bundled fonts once and return their family's name.

    Raises
    ------
    FileNotFoundError
        If a font file is missing or damaged; without it Arabic may show as boxes.
    """
    families: list[str] = []
    for path in sorted(resource("fonts").glob("*.ttf")):
        number = QFontDatabase.addApplicationFont(str(path))
        families += QFontDatabase.applicationFontFamilies(number) if number >= 0 else []
    if not families:
        raise FileNotFoundError(f"no usable font in {resource('fonts')}")
    return families[0]
