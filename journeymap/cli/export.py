"""`journeymap export FILE…`: maps as documents, pictures, decks, sheets and texts, saved whole or not at all."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from journeymap.cli.export_request import requested
from journeymap.cli.exporting import exported, tell
from journeymap.cli.progress import shown_progress
from journeymap.cli.run import FAILED, FINE
from journeymap.cli.say import plain
from journeymap.convert.outputs import OUTPUTS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from journeymap.cli.export_request import Request
    from journeymap.cli.exporting import Done

_MOST_JOBS = 8
_MEMORY = 2_000_000_000
"""Bytes that a large picture may take while it is made."""


def export(arguments: list[str]) -> int:
    """Exports each file; 2 if one couldn't be."""
    request = requested(arguments)
    code = FINE
    for done in _each(request):
        tell(done)
        code = FAILED if done.complaint else code
    return code


def _each(request: Request) -> Iterator[Done]:
    """What came of each map, in the order given."""
    jobs = request.jobs or _usual_jobs(request)
    files = list(request.target_of)
    if min(jobs, len(files)) == 1:
        for file in files:
            with shown_progress(plain(Path(file).name)) as progress:
                done = exported(file, request, progress)
            yield done
        return
    from journeymap.cli.parallel import each_exported

    with shown_progress(f"{len(files)} maps") as progress:
        yield from each_exported(request, jobs, progress)


def _usual_jobs(request: Request) -> int:
    """As many as there are processors; of pictures only as many as there is memory for."""
    jobs = min(_MOST_JOBS, os.cpu_count() or 1)
    if OUTPUTS[request.options.format].group != "picture" or not hasattr(os, "sysconf"):
        return jobs
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    return max(1, min(jobs, memory // _MEMORY))
