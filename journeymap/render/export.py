"""From a journey and what is wanted of it to the bytes of a file: the one way that the window and the command line
both take. No Qt, except where the format's painter needs it.

What is not drawn (sheets, texts) is made by `convert`, whose table of outputs begins with the one used here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from journeymap.render.formats import FORMATS
from journeymap.render.job import Job
from journeymap.render.options import DEFAULT_DPI, ExportOptions

if TYPE_CHECKING:
    from collections.abc import Callable

    from journeymap.model.journey import Journey

__all__ = ["DEFAULT_DPI", "ExportOptions", "export"]


def export(journey: Journey, options: ExportOptions, progress: Callable[[float], None] = lambda _: None) -> bytes:
    """The file, of a format and options that make one. `progress` is told the share done, 0…1, and may raise to stop
    the export. Errors: ThemeError, PaperError, RedactionError; KeyError for a format there isn't; ExportError where
    the format has no room for the map."""
    (file,) = FORMATS[options.format].make(Job(journey, options, progress))
    return file.data
