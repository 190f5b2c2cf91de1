"""`journeymap export FILE…`: maps as PDF, PNG or SVG, one file each, saved whole or not at all."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from journeymap.cli.export_request import STDOUT, requested
from journeymap.cli.progress import shown_progress
from journeymap.cli.reading import each, opened
from journeymap.cli.run import FAILED, FINE
from journeymap.cli.say import plain, warn

if TYPE_CHECKING:
    from journeymap.cli.export_request import Request
    from journeymap.model.journey import Journey
    from journeymap.render.export import ExportOptions


def export(arguments: list[str]) -> int:
    """Exports each file; 2 if one couldn't be."""
    request = requested(arguments)
    results = [found for _, found in each(request.target_of, lambda file: _export(file, request))]
    return FAILED if any(isinstance(result, Exception) for result in results) else FINE


def _export(file: str, request: Request) -> None:
    from journeymap.files.replace import replace_bytes
    from journeymap.layout.texts import missing_scripts
    from journeymap.render.export import lay_out, paint

    journey = opened(file).journey
    options = _options_for(journey, request)
    with shown_progress(plain(Path(file).name)) as progress:
        scene = lay_out(journey, options)
        data = paint(scene, journey, options, progress)
    for script in missing_scripts(scene):
        warn(f"{file}: no font for {script}; its letters are drawn as “?”. Install one, for example from Noto")
    target = request.target_of[file]
    if target == STDOUT:
        _to_stdout(data)
        return
    written = replace_bytes(target, data)
    if written.doubt:
        warn(f"{target}: {written.doubt}")


def _to_stdout(data: bytes) -> None:
    from journeymap.files.errors import refusal

    try:
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        raise refusal("stdout", "it cannot be written", error) from error


def _options_for(journey: Journey, request: Request) -> ExportOptions:
    from journeymap.layout.narrow import choose_lanes, choose_stages

    return replace(
        request.options,
        lanes=None if request.lanes is None else choose_lanes(journey, request.lanes),
        stages=None if request.stages is None else choose_stages(journey, request.stages),
    )
