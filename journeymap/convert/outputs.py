"""Everything a map can be exported as, in one table: what is drawn, then sheets and texts. The window and the command
line offer what stands here, so a new output is a row."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from journeymap.render.formats import FORMATS, Format
from journeymap.render.job import File, Job

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from journeymap.model.journey import Journey
    from journeymap.render.options import ExportOptions

ALWAYS = frozenset({"redact", "stages"})
"""Options that mean something to every output."""


def _xlsx(job: Job) -> Iterator[File]:
    from journeymap.convert.xlsx import write_xlsx

    problems = job.options.problems and not job.redacted
    yield File(write_xlsx(job.journey, today=date.today(), problems=problems, progress=job.progress))


def _csv(job: Job) -> Iterator[File]:
    from journeymap.convert.csv_touchpoints import write_csv

    yield File(write_csv(job.journey))


def _tasks(job: Job) -> Iterator[File]:
    from journeymap.convert.tasks import write_tasks

    yield File(write_tasks(job.journey))


def _html(job: Job) -> Iterator[File]:
    from journeymap.convert.html import write_html

    yield File(write_html(job.journey, theme=job.options.theme, picture=job.options.picture))


def _markdown(job: Job) -> Iterator[File]:
    from journeymap.convert.markdown import write_markdown

    yield File(write_markdown(job.journey))


def _mermaid(job: Job) -> Iterator[File]:
    from journeymap.convert.mermaid import write_mermaid

    yield File(write_mermaid(job.journey))


def _calendar(job: Job) -> Iterator[File]:
    from journeymap.convert.calendar import write_calendar

    yield File(write_calendar(job.journey, start=job.options.start))


_NONE: frozenset[str] = frozenset()

OUTPUTS: dict[str, Format] = {
    **FORMATS,
    "xlsx": Format(
        "Excel workbook",
        "A sheet for each kind of thing, to sort, filter and change; it can be imported again.",
        "xlsx",
        _xlsx,
        frozenset({"problems"}),
        "sheet",
    ),
    "csv": Format("Touchpoints as CSV", "One table for any spreadsheet or script.", "csv", _csv, _NONE, "sheet"),
    "tasks": Format(
        "Opportunities as tasks",
        "A list that task trackers import, the most impact for the least effort first.",
        "csv",
        _tasks,
        _NONE,
        "sheet",
        tail="-tasks",
    ),
    "html": Format(
        "Web page",
        "One page for every browser, also from an e-mail; it can be read aloud.",
        "html",
        _html,
        frozenset({"theme", "picture", "lanes"}),
        "text",
    ),
    "md": Format("Markdown", "All that the map says as text, for wikis and notes.", "md", _markdown, _NONE, "text"),
    "mermaid": Format(
        "Mermaid diagram",
        "The touchpoints and feelings as text from which wikis draw a diagram.",
        "mmd",
        _mermaid,
        _NONE,
        "text",
    ),
    "ics": Format(
        "Calendar",
        "The dates of reviews for any calendar; milestones, too, once day 0 has a date.",
        "ics",
        _calendar,
        frozenset({"start"}),
        "text",
    ),
}
"""By what `--to` calls it."""


_ALSO = {"jpeg": "jpg"}
"""Endings by which files are also known."""


def files(
    journey: Journey, options: ExportOptions, progress: Callable[[float], None] = lambda _: None
) -> Iterator[File]:
    """The files of an export, one after the other. `progress` is told the share done, 0…1, and may raise to stop.
    Errors: as `Job`, PaperError, FileError for a template that cannot be read; ExportError where the format has no
    room for the map; KeyError for a format there isn't."""
    yield from OUTPUTS[options.format].make(Job(journey, options, progress))


def by_ending(ending: str) -> str | None:
    """The output whose files end like that (without the dot, in any case), the first of several; None for none."""
    usual = _ALSO.get(ending.lower(), ending.lower())
    return next((key for key, row in OUTPUTS.items() if row.ending == usual), None)


def means(key: str, option: str) -> bool:
    """Whether an option of `ExportOptions` means something to an output."""
    return option in ALWAYS or option in OUTPUTS[key].options
