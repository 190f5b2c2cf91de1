"""What the program remembers from one run to the next: one frozen record in one JSON file of the user's own.

A file that is missing, broken or from another version never stops the start: whatever cannot be read keeps its
default.
"""

from __future__ import annotations

import json
import os
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path
from typing import Any, get_args, get_origin, get_type_hints

from journeymap.files.contents import contents
from journeymap.files.errors import FileError
from journeymap.files.limits import SETTINGS
from journeymap.files.replace import replace_bytes
from journeymap.model import limits

MOST_RECENT = 12


@dataclass(frozen=True, slots=True)
class Settings:
    """Every field is text, a number, a yes or no, or a list of texts, so that a glance at the file tells all."""

    theme: str = "light"
    recent: tuple[str, ...] = ()
    """Paths of the files opened or saved last, the latest first."""
    reopen: bool = False
    """Whether a start without a file opens the map of the last time."""
    hidden_panels: tuple[str, ...] = ("history", "insights", "problems")
    window: tuple[int, ...] = ()
    """Width and height of the last window, px; empty before the first run."""
    maximized: bool = False
    left_width: int = 236
    right_width: int = 292
    problems_height: int = 210
    insights_height: int = 330
    present_display: str = ""
    """The name of the display that maps are presented on; "": another than the window's."""
    present_least: int = 24
    """How large the smallest text is there, px of a picture of 1,080 lines."""
    present_picture: float = 1.5
    """How high the projected picture is, m: from how far away that reads follows from both."""
    present_theme: str = ""
    """The theme there; "": the window's."""
    present_moves: str = "system"
    """Whether the eye is led from one picture to the next: "on", "off", or as the system asks."""
    export_presets: tuple[str, ...] = ()
    """Ways of exporting by name, a line each (`ui.export_memory`)."""
    export_last: tuple[str, ...] = ()
    """How each map was exported last and where to, the latest first."""
    print_last: tuple[str, ...] = ()
    """How each map was printed last, the latest first."""


def settings_file() -> Path:
    """Where the settings lie; `JOURNEYMAP_SETTINGS` names another file (for tests and portable copies)."""
    if named := os.environ.get("JOURNEYMAP_SETTINGS"):
        return Path(named)
    import platformdirs  # late: nobody who exports from the command line needs it

    return Path(platformdirs.user_config_dir("journeymap", appauthor=False)) / "settings.json"


def data_folder() -> Path:
    """Where the program keeps what is not to be lost: journals, earlier versions. Beside the settings where those were
    named (`JOURNEYMAP_SETTINGS`), so that a portable copy keeps everything together."""
    if named := os.environ.get("JOURNEYMAP_SETTINGS"):
        return Path(named).parent / "data"
    import platformdirs  # late, as above

    return Path(platformdirs.user_data_dir("journeymap", appauthor=False))


def load(file: Path) -> Settings:
    """The settings in that file; the default for whatever is missing or not as it should be."""
    try:
        found = json.loads(contents(file, SETTINGS))
    except (FileError, ValueError, RecursionError):
        return Settings()
    if not isinstance(found, dict):
        return Settings()
    types = get_type_hints(Settings)
    usable: dict[str, Any] = {}
    for field in fields(Settings):
        value = _as(types[field.name], found.get(field.name))
        if value is not None:
            usable[field.name] = value
    return Settings(**usable)


def save(settings: Settings, file: Path) -> None:
    """Writes the settings, old or new, never half. Errors: FileError."""
    data = json.dumps(asdict(settings), indent=2, ensure_ascii=False).encode("utf-8", "replace") + b"\n"
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise FileError(file.parent, f"settings cannot be kept there ({error.strerror})") from error
    replace_bytes(file, data)


def remembering(settings: Settings, path: Path) -> Settings:
    """The settings with a file at the head of the recent ones."""
    name = os.path.abspath(path)
    return replace(settings, recent=(name, *(one for one in settings.recent if one != name))[:MOST_RECENT])


def forgetting(settings: Settings, path: str) -> Settings:
    """The settings without a file that is no longer there."""
    return replace(settings, recent=tuple(one for one in settings.recent if one != path))


def _as(wanted: Any, value: object) -> object:
    """The value as the type of a field, None when it is of another, or a number that no screen is made for."""
    if get_origin(wanted) is tuple:
        inner = get_args(wanted)[0]
        if isinstance(value, list) and all(_as(inner, one) is not None for one in value):
            return tuple(value)
        return None
    if type(value) in (int, float) and not 0 <= value <= limits.SETTING:  # type: ignore[operator]  # it is a number
        return None
    return value if type(value) is wanted else None
