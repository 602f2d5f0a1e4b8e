"""What the program remembers of its user between two starts."""

from __future__ import annotations

import dataclasses
import json
import locale
import os
from dataclasses import dataclass, field
from pathlib import Path

from synpol_desktop.core.paths import config_dir

THEMES = ("light", "dark")
RECENT = 8


@dataclass(frozen=True, slots=True)
class Settings:
    """Read once at start and passed down; a change makes a new value.

    Parameters
    ----------
    language, theme : str
        ``ar`` or ``en``; ``light`` or ``dark``.
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
    recent: tuple[str, ...] = ()
    geometry: str = ""
    splitters: tuple[tuple[int, ...], ...] = ()
    watched: dict[str, str] = field(default_factory=dict, hash=False)

    def with_layout(self, other: Settings) -> Settings:
        """Return these settings with another's window layout and recent workspaces."""
        return dataclasses.replace(
            self,
            geometry=other.geometry,
            splitters=other.splitters,
            recent=other.recent,
            watched=other.watched,
        )

    def with_recent(self, path: Path) -> Settings:
        """Return the settings with a workspace at the head of the recent ones."""
        name = str(path.resolve())
        rest = tuple(other for other in self.recent if other != name)
        return dataclasses.replace(self, recent=(name, *rest)[:RECENT])


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
        if each.name == "recent" and isinstance(value, list):
            kept["recent"] = tuple(str(item) for item in value)[:RECENT]
        elif each.name == "splitters" and isinstance(value, list):
            kept["splitters"] = tuple(
                tuple(int(size) for size in row if isinstance(size, int))
                for row in value
                if isinstance(row, list)
            )
        elif each.name == "watched" and isinstance(value, dict):
            kept["watched"] = {str(path): str(folder) for path, folder in value.items()}
        elif type(value) is type(getattr(default, each.name)):
            kept[each.name] = value
    settings = dataclasses.replace(default, **kept)  # type: ignore[arg-type]
    if settings.language not in ("ar", "en") or settings.theme not in THEMES:
        return dataclasses.replace(settings, language="ar", theme="light")
    return settings


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
    code = (locale.getlocale()[0] or os.environ.get("LANG", "")).lower()
    return "en" if code.startswith("en") else "ar"
