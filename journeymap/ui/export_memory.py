"""What the program remembers of exports: presets by their names, and what was exported last of which map. Lines in the
settings that a person can read (`render.option_words`)."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from journeymap.render.option_words import read, written
from journeymap.render.options import ExportOptions

if TYPE_CHECKING:
    from journeymap.ui.settings import Settings

_MOST_MAPS = 30

USUAL: dict[str, ExportOptions] = {
    "Hand-out on A4 pages": ExportOptions("pdf", page="a4", way="split"),
    "Poster A1": ExportOptions("pdf", page="a1"),
    "Slides to edit": ExportOptions("pptx"),
    "Picture for a document": ExportOptions("png"),
    "PDF for the customer": ExportOptions("pdf", redact=("For the customer",)),
    "Workbook": ExportOptions("xlsx"),
}
"""Presets that everybody has; one of the user's own with the same name takes its place."""


class Last(NamedTuple):
    """What was exported, and where to."""

    target: Path
    options: ExportOptions


def presets(settings: Settings) -> dict[str, ExportOptions]:
    """All presets by name: the usual ones, then the user's own."""
    return USUAL | own_presets(settings)


def own_presets(settings: Settings) -> dict[str, ExportOptions]:
    """The user's own presets by name."""
    found: dict[str, ExportOptions] = {}
    for line in settings.export_presets:
        options, others = read(line)
        if options is not None and others.get("preset", "").strip():
            found[others["preset"]] = options
    return found


def with_preset(settings: Settings, name: str, options: ExportOptions) -> Settings:
    """The settings with a preset, in place of the one of that name. Which part of a map is exported belongs to the
    map, and is not kept."""
    kept = own_presets(settings) | {name: replace(options, stages=None, lanes=None, things=None, owners=())}
    return replace(settings, export_presets=_lines(kept))


def without_preset(settings: Settings, name: str) -> Settings:
    return replace(
        settings,
        export_presets=_lines({key: options for key, options in own_presets(settings).items() if key != name}),
    )


def last_of(settings: Settings, map_file: Path | None) -> Last | None:
    """What was exported last of the map in that file."""
    if map_file is None:
        return None
    wanted = os.path.abspath(map_file)
    return next((last for name, last in _all_last(settings) if name == wanted), None)


def last_of_all(settings: Settings) -> ExportOptions | None:
    """What was exported last of whatever map, but for what belongs to that map alone."""
    found = next((last.options for _, last in _all_last(settings)), None)
    return None if found is None else replace(found, stages=None, lanes=None, things=None, owners=(), refresh="")


def with_last(settings: Settings, map_file: Path, last: Last) -> Settings:
    """The settings that remember an export of the map in that file."""
    name = os.path.abspath(map_file)
    line = written(last.options, map=name, target=os.path.abspath(last.target))
    others = (former for former in settings.export_last if read(former)[1].get("map") != name)
    return replace(settings, export_last=(line, *others)[:_MOST_MAPS])


def printed_last(settings: Settings, map_file: Path | None) -> ExportOptions | None:
    """How the map in that file was printed last; where it never was, how any was, but for what belongs to that map
    alone."""
    lines = [read(line) for line in settings.print_last]
    known = [(others.get("map", ""), options) for options, others in lines if options is not None]
    name = _name(map_file)
    own = next((options for map_name, options in known if map_name == name and name), None)
    if own is not None or not known:
        return own
    return replace(known[0][1], stages=None, lanes=None, owners=())


def with_printed(settings: Settings, map_file: Path | None, options: ExportOptions) -> Settings:
    """The settings that remember how the map in that file was printed."""
    name = _name(map_file)
    others = (former for former in settings.print_last if read(former)[1].get("map", "") != name)
    return replace(settings, print_last=(written(options, map=name), *others)[:_MOST_MAPS])


def _name(map_file: Path | None) -> str:
    return "" if map_file is None else os.path.abspath(map_file)


def _all_last(settings: Settings) -> list[tuple[str, Last]]:
    found: list[tuple[str, Last]] = []
    for line in settings.export_last:
        options, others = read(line)
        if options is not None and "map" in others and others.get("target"):
            found.append((others["map"], Last(Path(others["target"]), options)))
    return found


def _lines(presets: dict[str, ExportOptions]) -> tuple[str, ...]:
    return tuple(written(options, preset=name) for name, options in presets.items())
