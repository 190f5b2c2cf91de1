"""Themes: every colour and size that marks are made with, read from a TOML file.

Colours are opaque; what looks translucent is blended here. Contrast is WCAG 2.1's relative-luminance ratio.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, field, fields
from functools import lru_cache
from typing import TYPE_CHECKING

from journeymap import resources
from journeymap.files.contents import contents
from journeymap.files.errors import FileError
from journeymap.files.limits import THEME

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

_COLOUR = re.compile("#[0-9a-f]{6}")


class ThemeError(Exception):
    """A theme file that cannot be used; the sentence says why and where."""


@dataclass(frozen=True, eq=False)
class Theme:
    """One look. Frozen and compared by identity, so that it can be part of a cache key."""

    name: str
    title: str
    dark: bool
    ground: str
    """Behind the map."""
    panel: str
    """A lane's own ground."""
    panel_line: str
    card: str
    ink: str
    """Titles and text of first rank; `ink_soft` second, `ink_faint` third (still readable)."""
    ink_soft: str
    ink_faint: str
    rule: str
    """Thin lines, scales, axes."""
    connector: str
    curve: str
    accent: str
    good: str
    good_ground: str
    bad: str
    bad_ground: str
    warn: str
    warn_ground: str
    quiet_ground: str
    """Behind notes without a meaning of their own."""
    star: str
    feelings: tuple[str, str, str, str, str]
    """Faces from −2 to +2."""
    curves: tuple[str, ...]
    """One a persona, in order."""
    stage_tint: float
    """How much of a stage's colour its lane cells carry, 0…1."""
    stages: dict[str, str] = field(default_factory=dict)
    """Named stage colours in the order in which stages without a colour take them."""

    def stage_colour(self, wanted: str | None, number: int) -> str:
        """The colour of a stage or lane: its own (a palette name or `#rrggbb`), else the palette's by position."""
        if wanted is not None and wanted.startswith("#"):
            return wanted.lower()
        palette = tuple(self.stages.values())
        return self.stages.get(wanted or "") or palette[number % len(palette)]

    def tint(self, colour: str, share: float | None = None) -> str:
        """The colour laid thinly over a lane's ground."""
        return blend(colour, self.panel, self.stage_tint if share is None else share)

    def ink_on(self, ground: str) -> str:
        """White or black, whichever is easier to read on that ground (always ≥ 4.5 : 1)."""
        return _ink_on(ground)

    def readable(self, colour: str, ground: str, least: float = 4.5) -> str:
        """The colour, moved towards the ink as far as needed to reach the contrast on that ground."""
        return _readable(colour, self.ink_on(ground), ground, least)


@lru_cache(maxsize=4096)
def _ink_on(ground: str) -> str:
    return max(("#ffffff", "#000000"), key=lambda ink: contrast(ink, ground))


@lru_cache(maxsize=4096)
def _readable(colour: str, ink: str, ground: str, least: float) -> str:
    shades = (blend(ink, colour, step / 10) for step in range(11))
    return next((shade for shade in shades if contrast(shade, ground) >= least), ink)


@lru_cache(maxsize=4096)
def blend(over: str, under: str, share: float) -> str:
    """`over` at an opacity of `share` (0…1) on `under`, as an opaque colour."""
    mixed = (round(a * share + b * (1 - share)) for a, b in zip(_rgb(over), _rgb(under), strict=True))
    return "#{:02x}{:02x}{:02x}".format(*mixed)


def contrast(one: str, other: str) -> float:
    """Contrast ratio 1…21 of two colours, by WCAG 2.1 (relative luminance of sRGB)."""
    bright, dim = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (bright + 0.05) / (dim + 0.05)


def theme(name: str) -> Theme:
    """The bundled theme of that name, or the one in a TOML file of that path. Errors: ThemeError."""
    if name.endswith(".toml"):
        from pathlib import Path

        return _read(Path(name))
    known = themes()
    if name not in known:
        raise ThemeError(f"There is no theme “{name}”; there are {', '.join(known)}.")
    return _read(resources.path("themes", f"{name}.toml"))


@lru_cache(maxsize=1)
def themes() -> tuple[str, ...]:
    """Names of the bundled themes, light first, then dark."""
    names = (file.stem for file in resources.path("themes").glob("*.toml"))
    return tuple(sorted(names, key=lambda name: (name != "light", name != "dark", name)))


@lru_cache(maxsize=32)
def _read(file: Path) -> Theme:
    try:
        values = tomllib.loads(contents(file, THEME).decode("utf-8"))
    except FileError as error:
        raise ThemeError(f"{file}: the theme cannot be read: {error.sentence}.") from error
    except RecursionError:
        raise ThemeError(f"{file}: this is not a theme: lists stand too deep in each other.") from None
    except ValueError as error:
        raise ThemeError(f"{file}: this is not a theme: {error}.") from error
    known = {one.name for one in fields(Theme)} - {"name"}
    if unknown := sorted(set(values) - known):
        raise ThemeError(f"{file}: a theme has no “{unknown[0]}”.")
    if missing := sorted(known - set(values)):
        raise ThemeError(f"{file}: “{missing[0]}” is missing.")
    for key, value in values.items():
        if problem := _problem(key, value):
            raise ThemeError(f"{file}: {problem}.")
    values["feelings"] = tuple(values["feelings"])
    values["curves"] = tuple(values["curves"])
    return Theme(name=file.stem, **values)


def _problem(key: str, value: object) -> str | None:
    """What is wrong with one value of a theme file, if anything is."""
    match key:
        case "title":
            return None if isinstance(value, str) and value else "“title” must be a name"
        case "dark":
            return None if isinstance(value, bool) else "“dark” must be true or false"
        case "stage_tint":
            right = isinstance(value, float) and 0 <= value <= 1
            return None if right else "“stage_tint” must be a share from 0.0 to 1.0"
        case "feelings" | "curves":
            colours = value if isinstance(value, list) else []
            enough = len(colours) == 5 if key == "feelings" else bool(colours)
            number = "five" if key == "feelings" else "some"
            return _no_colour(colours) if enough else f"“{key}” must list {number} colours"
        case "stages":
            named = value if isinstance(value, dict) else {}
            return _no_colour(named.values()) if named else "“stages” must name some colours"
        case _:
            return _no_colour([value]) if isinstance(value, str) else f"“{key}” must be a colour"


def _no_colour(values: Iterable[object]) -> str | None:
    for value in values:
        if not (isinstance(value, str) and _COLOUR.fullmatch(value)):
            return f"“{value}” is no colour; write it as #rrggbb in small letters"
    return None


@lru_cache(maxsize=4096)
def _rgb(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


@lru_cache(maxsize=4096)
def _luminance(colour: str) -> float:
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in (v / 255 for v in _rgb(colour))]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
