"""One map exported, here or in another process: what came of it, with all that is to be said about it."""

from __future__ import annotations

import os
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from journeymap.cli.export_request import STDOUT
from journeymap.cli.say import complain, warn

if TYPE_CHECKING:
    from collections.abc import Callable

    from journeymap.cli.export_request import Request
    from journeymap.model.journey import Journey
    from journeymap.render.job import File
    from journeymap.render.options import ExportOptions


class Done(NamedTuple):
    """What came of a map: what to warn of, and why there is no file ("" where there is one)."""

    warnings: tuple[str, ...] = ()
    complaint: str = ""


def tell(done: Done) -> None:
    """Says what came of a map."""
    for warning in done.warnings:
        warn(warning)
    if done.complaint:
        complain(done.complaint)


def exported(file: str, request: Request, progress: Callable[[float], None]) -> Done:
    """Exports the map in that file. Whatever a person can do something about is in what comes back; `progress` may
    raise to stop."""
    from journeymap.draw.theme import ThemeError
    from journeymap.files.errors import FileError
    from journeymap.layout.narrow import ChoiceError
    from journeymap.layout.paper import PaperError
    from journeymap.render.errors import ExportError

    warnings: list[str] = []
    try:
        _export(file, request, warnings, progress)
    except FileError as error:
        return Done(tuple(warnings), str(error))
    except (ChoiceError, ExportError, PaperError, ThemeError) as error:
        return Done(tuple(warnings), f"{file}: {error}")
    return Done(tuple(warnings))


def _export(file: str, request: Request, warnings: list[str], progress: Callable[[float], None]) -> None:
    from journeymap.convert.outputs import OUTPUTS
    from journeymap.files.store import open_journey
    from journeymap.render.job import Job

    opened = open_journey(file)
    if opened.notice:
        warnings.append(f"{file}: {opened.notice}")
    target = request.target_of[file]
    job = Job(opened.journey, _options(opened.journey, request, target), progress)
    if job.emptied:
        warnings.append(f"{file}: {job.emptied}")
    for made in OUTPUTS[job.options.format].make(job):
        _put(made, target, warnings)
    warnings += (
        f"{file}: no font for {script}; its letters are drawn as “?”. Install one, for example from Noto"
        for script in job.missing_scripts
    )


def _options(journey: Journey, request: Request, target: str) -> ExportOptions:
    """What is wanted of this map: lanes and stages by their ids, the deck to refresh where there is one."""
    from journeymap.layout.narrow import choose_lanes, choose_stages
    from journeymap.layout.picked import choose_things

    options = replace(
        request.options,
        lanes=None if request.lanes is None else choose_lanes(journey, request.lanes),
        stages=None if request.stages is None else choose_stages(journey, request.stages),
        things=None if request.things is None else choose_things(journey, request.things),
    )
    if request.refresh and target != STDOUT and os.path.exists(target):
        options = replace(options, refresh=target)
    return options


def _put(made: File, target: str, warnings: list[str]) -> None:
    from journeymap.files.replace import replace_bytes
    from journeymap.render.errors import ExportError

    if target == STDOUT:
        if made.part:
            raise ExportError("it becomes several files, and stdout takes one; name a file with -o")
        _to_stdout(made.data)
        return
    path = Path(target)
    written = replace_bytes(path.with_name(f"{path.stem}{made.part}{path.suffix}"), made.data)
    if written.doubt:
        warnings.append(f"{target}: {written.doubt}")


def _to_stdout(data: bytes) -> None:
    from journeymap.files.errors import refusal

    try:
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        raise refusal("stdout", "it cannot be written", error) from error
