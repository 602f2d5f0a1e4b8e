"""What the program remembers of its user between two starts."""

from __future__ import annotations

import dataclasses
import json
import locale
import os
from dataclasses import dataclass, field
from pathlib import Path

from synpol_desktop.arabic.writing import Digits, Months, Writing
from synpol_desktop.core.labels import LabelLanguage
from synpol_desktop.core.paths import config_dir

THEMES = ("light", "dark", "system")
RECENT = 8
USED = 6
"""So many commands are remembered as used last."""
TEXT_SIZES = (90, 100, 115, 130, 150)
"""Percent of the usual size of the window's texts."""
SOURCE_PX = (10, 40)
CHOICES: dict[str, tuple[object, ...]] = {
    "language": ("ar", "en"),
    "theme": THEMES,
    "digits": tuple(each.value for each in Digits),
    "months": tuple(each.value for each in Months),
    "week_start": (1, 6, 7),
    "text_size": TEXT_SIZES,
    "labels": tuple(each.value for each in LabelLanguage),
    "source_px": tuple(range(SOURCE_PX[0], SOURCE_PX[1] + 1)),
}
"""What each of these may be; a value that a newer or a damaged file has instead is the default's."""


@dataclass(frozen=True, slots=True)
class Settings:
    """Read once at start and passed down; a change makes a new value.

    Parameters
    ----------
    language, theme : str
        ``ar`` or ``en``; ``light``, ``dark`` or ``system`` (as the desktop has it).
    digits, months : str
        Of `Digits` and `Months`: how dates and numbers are written in the window and in reports.
    hijri : bool
        Whether days have their Islamic date beside them.
    week_start : int
        ISO number of the day that a week begins with: 6 is Saturday.
    text_size, source_px : int
        Percent of the window's texts; pixels of an article's.
    labels : str
        Of `LabelLanguage`: what actors are called in the graph, in tables and in exports.
    node_icons : bool
        Whether nodes carry the picture of their type where the analyst chose none.
    export_notes : bool
        Whether exports have the analyst's notes.
    toured : bool
        Whether the tour was offered already.
    used : tuple of str
        Commands asked for by name, the last first.
    recent : tuple of str
        Workspaces opened last, newest first.
    geometry, splitters : str
        Qt's own description of window and splitters, base64; empty for the default.
    watched : dict
        Workspaces to the folders whose new files they import.
    """

    language: str = "ar"
    theme: str = "light"
    reduce_motion: bool = False
    csv_bom: bool = True
    export_notes: bool = False
    digits: str = Digits.EUROPEAN.value
    months: str = Months.NUMBERS.value
    hijri: bool = False
    week_start: int = 6
    text_size: int = 100
    source_px: int = 15
    labels: str = LabelLanguage.ARABIC.value
    node_icons: bool = False
    toured: bool = False
    used: tuple[str, ...] = ()
    recent: tuple[str, ...] = ()
    geometry: str = ""
    splitters: tuple[tuple[int, ...], ...] = ()
    watched: dict[str, str] = field(default_factory=dict, hash=False)

    @property
    def writing(self) -> Writing:
        """How dates and numbers are written."""
        return Writing(self.language, Digits(self.digits), Months(self.months), self.hijri, self.week_start)

    def with_layout(self, other: Settings) -> Settings:
        """Return these settings with what another remembers of its window, not of its user's wishes."""
        return dataclasses.replace(
            self,
            geometry=other.geometry,
            splitters=other.splitters,
            recent=other.recent,
            watched=other.watched,
            source_px=other.source_px,
            labels=other.labels,
            node_icons=other.node_icons,
            toured=other.toured,
            used=other.used,
        )

    def with_wishes(self, other: Settings) -> Settings:
        """Return these settings with what another's user wishes, the window's own memory as it is here."""
        return dataclasses.replace(
            other.with_layout(self), watched=other.watched, source_px=other.source_px, labels=other.labels
        )

    def with_recent(self, path: Path) -> Settings:
        """Return the settings with a workspace at the head of the recent ones."""
        name = str(path.resolve())
        rest = tuple(other for other in self.recent if other != name)
        return dataclasses.replace(self, recent=(name, *rest)[:RECENT])

    def with_used(self, command: str) -> Settings:
        """Return the settings with a command at the head of those used last."""
        rest = tuple(other for other in self.used if other != command)
        return dataclasses.replace(self, used=(command, *rest)[:USED])


def _path() -> Path:
    return config_dir() / "settings.json"


def load() -> Settings:
    """Return the stored settings; what is missing or unreadable has its default."""
    try:
        stored = json.loads(_path().read_text("utf-8"))
    except (OSError, ValueError):
        return Settings(language=_system_language())
    return _from_json(stored) if isinstance(stored, dict) else Settings(language=_system_language())


def _from_json(stored: dict[str, object]) -> Settings:
    default = Settings()
    kept: dict[str, object] = {}
    for each in dataclasses.fields(Settings):
        value = stored.get(each.name)
        if each.name in ("recent", "used") and isinstance(value, list):
            kept[each.name] = tuple(str(item) for item in value)[: RECENT if each.name == "recent" else USED]
        elif each.name == "splitters" and isinstance(value, list):
            kept["splitters"] = tuple(
                tuple(int(size) for size in row if isinstance(size, int))
                for row in value
                if isinstance(row, list)
            )
        elif each.name == "watched" and isinstance(value, dict):
            kept["watched"] = {str(path): str(folder) for path, folder in value.items()}
        elif type(value) is type(getattr(default, each.name)) and value in CHOICES.get(each.name, (value,)):
            kept[each.name] = value
    return dataclasses.replace(default, **kept)  # type: ignore[arg-type]


def save(settings: Settings) -> None:
    """Store the settings; a failure to write them never stops the program."""
    path = _path()
    temporary = path.with_suffix(".tmp")
    try:
        temporary.write_text(json.dumps(dataclasses.asdict(settings), ensure_ascii=False, indent=1), "utf-8")
        temporary.replace(path)
    except OSError:
        return


def _system_language() -> str:
    """Return the language that the system is asked for, even where the C library doesn't have it."""
    named = (os.environ.get(name, "") for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    code = next(filter(None, named), "").lower()
    if code.partition(".")[0] in ("", "c", "posix"):
        code = (locale.getlocale()[0] or "").lower()
    return "en" if code.startswith("en") else "ar"
