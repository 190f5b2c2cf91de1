"""Pictures of pixels from an export under way: how large, which part of the map, in one file or in several."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journeymap.layout.pages import pages
from journeymap.render.errors import ExportError
from journeymap.render.job import File
from journeymap.render.picture_size import cut, resolution

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from journeymap.layout.pages import Page
    from journeymap.render.job import Job


def picture_pages(job: Job) -> Sequence[Page]:
    """The map, or what was chosen of it, as a picture of any size. Errors: ExportError, PaperError."""
    return pages(job.picked, job.options.page)


def png_files(job: Job) -> Iterator[File]:
    """The picture as PNG. Errors: ExportError, PaperError."""

    def write(page: Page, dpi: float, progress: Callable[[float], None]) -> bytes:
        from journeymap.render.png import write_png

        return write_png(page, dpi=dpi, transparent=job.options.transparent, progress=progress)

    yield from _painted(job, "PNG", write)


def jpeg_files(job: Job) -> Iterator[File]:
    """The picture as JPEG. Errors: ExportError, PaperError."""

    def write(page: Page, dpi: float, progress: Callable[[float], None]) -> bytes:
        from journeymap.render.jpeg_webp import JPEG_QUALITY, write_jpeg

        return write_jpeg(page, dpi=dpi, quality=job.options.quality or JPEG_QUALITY, progress=progress)

    yield from _painted(job, "JPEG", write)


def webp_files(job: Job) -> Iterator[File]:
    """The picture as WebP. Errors: ExportError, PaperError."""

    def write(page: Page, dpi: float, progress: Callable[[float], None]) -> bytes:
        from journeymap.render.jpeg_webp import WEBP_QUALITY, write_webp

        quality = job.options.quality or WEBP_QUALITY
        return write_webp(page, dpi=dpi, quality=quality, transparent=job.options.transparent, progress=progress)

    yield from _painted(job, "WebP", write)


def _painted(job: Job, title: str, write: Callable[[Page, float, Callable[[float], None]], bytes]) -> Iterator[File]:
    """The picture, in several files where one would be larger than is asked for."""
    (page,) = picture_pages(job)
    dpi = resolution(job.options, page)
    parts = list(cut(page, dpi, job.options.tile))
    for number, (part, shown) in enumerate(parts):
        progress = _share_of(job.progress, number, len(parts))
        try:
            made = write(shown, dpi, progress)
        except ImportError as error:  # a bare machine lacks libraries that Qt loads
            raise ExportError(
                f"{title} needs Qt, which cannot be loaded here ({error}); README.md names the packages it takes,"
                " and PDF and SVG do without"
            ) from error
        yield File(made, part)


def _share_of(progress: Callable[[float], None], number: int, count: int) -> Callable[[float], None]:
    """What tells the progress of the whole when told that of one of its parts."""
    return lambda share: progress((number + share) / count)
