"""What an export would look like, worked out beside the window: pages laid out once for the same wish, painted one at
a time. What is no longer wanted is stopped, and never shown."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, QTimer, Signal

from journeymap.convert.outputs import OUTPUTS
from journeymap.layout.reading import smallest_on
from journeymap.render.job import Job, part_of
from journeymap.ui.file_words import told
from journeymap.ui.page_picture import page_picture
from journeymap.ui.work import Work

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QImage

    from journeymap.layout.pages import Page
    from journeymap.model.journey import Journey
    from journeymap.render.options import ExportOptions

_SETTLE = 90
"""Milliseconds after the last wish before work on it begins: somebody may be typing."""
_MOST_PICTURES = 12
"""So many pages are kept painted."""


class Wanted(NamedTuple):
    """A page to look at: of an export with these options, `number` from 0, in a room of device pixels."""

    options: ExportOptions
    number: int
    width: int
    height: int


@dataclass(frozen=True)
class Seen:
    """What there is to see: a picture of one of `count` pages, or a `text`, where nothing is drawn. `smallest` is the
    smallest text of all pages in points, on that of number `smallest_at`; `page` is the page seen. `warning` is what to
    know before anybody is sent it."""

    wanted: Wanted
    count: int = 0
    page: Page | None = None
    picture: QImage | None = None
    smallest: float | None = None
    smallest_at: int = 0
    text: str = ""
    warning: str = ""


@dataclass
class _Laid:
    """Pages, worked out once for the same options."""

    journey: Journey
    options: ExportOptions
    job: Job
    pages: Sequence[Page] = ()
    smallest: float | None = None
    smallest_at: int = 0
    text: str | None = None
    pictures: dict[tuple[int, int, int], QImage] = field(default_factory=dict)


class Previewer(QObject):
    """Makes the latest wish come true: `seen` brings what there is to see, `failed` why there is nothing, `busy` tells
    whether it is being worked on."""

    seen = Signal(object)
    failed = Signal(object, Exception)
    busy = Signal(bool)

    def __init__(self, journey: Journey, parent: QObject) -> None:
        super().__init__(parent)
        self.journey = journey
        self._wanted: Wanted | None = None
        self._work: Work | None = None
        self._laid: _Laid | None = None
        self._settled = QTimer(self)
        self._settled.setSingleShot(True)
        self._settled.setInterval(_SETTLE)
        self._settled.timeout.connect(self._begin)

    def want(self, wanted: Wanted) -> None:
        """This is to be seen; whatever was wanted before no longer is."""
        if wanted == self._wanted:
            return
        self._wanted = wanted
        if self._work is not None:
            self._work.cancel()
        self._settled.start()
        self.busy.emit(True)

    def use(self, journey: Journey) -> None:
        """Looks at another map from now on."""
        if journey is not self.journey:
            self.journey, self._laid, self._wanted = journey, None, None

    def stop(self) -> None:
        """Nothing is wanted any more."""
        self._wanted = None
        self._settled.stop()
        if self._work is not None:
            self._work.cancel()
            self._work.wait()

    def _begin(self) -> None:
        if self._work is not None or self._wanted is None:
            return  # the next begins when this one has ended
        wanted, journey, laid = self._wanted, self.journey, self._laid

        def job(progress: Callable[[float], None]) -> object:
            return look(journey, wanted, laid, progress)

        self._work = Work(job, wanted)
        self._work.ended.connect(self._ended)
        self._work.start()

    def _ended(self, work: Work) -> None:
        self._work = None
        if isinstance(work.result, tuple) and work.result[0].journey is self.journey:
            self._laid = work.result[0]
        if work.about is not self._wanted:
            if self._wanted is not None and not self._settled.isActive():
                self._begin()
            return
        self.busy.emit(False)
        if work.outcome == "failed" and work.error is not None:
            self.failed.emit(work.about, work.error)
        elif isinstance(work.result, tuple):
            self.seen.emit(work.result[1])


def look(journey: Journey, wanted: Wanted, laid: _Laid | None, progress: Callable[[float], None]) -> tuple[_Laid, Seen]:
    """What is wanted, and what can be taken over the next time. Errors: as those of the export itself."""
    if laid is None or laid.options != wanted.options:
        laid = _lay_out(journey, wanted.options, laid, progress)
    warning = laid.job.emptied
    if laid.text is not None:
        return laid, Seen(wanted, text=laid.text, warning=warning)
    if not laid.pages:
        return laid, Seen(wanted, warning=warning)
    number = min(max(wanted.number, 0), len(laid.pages) - 1)
    page = laid.pages[number]
    key = (number, wanted.width, wanted.height)
    picture = laid.pictures.get(key)
    if picture is None:
        picture = page_picture(page, wanted.width, wanted.height, progress, transparent=wanted.options.transparent)
        laid.pictures[key] = picture
        while len(laid.pictures) > _MOST_PICTURES:
            del laid.pictures[next(iter(laid.pictures))]
    count, smallest = len(laid.pages), (laid.smallest, laid.smallest_at)
    return laid, Seen(wanted._replace(number=number), count, page, picture, *smallest, warning=warning)


def _lay_out(
    journey: Journey, options: ExportOptions, before: _Laid | None, progress: Callable[[float], None]
) -> _Laid:
    row = OUTPUTS[options.format]
    shared = before is not None and part_of(before.options) == part_of(options)
    job = before.job.again(options, progress) if before is not None and shared else Job(journey, options, progress)
    laid = _Laid(journey, options, job)
    if row.pages is None:
        laid.text = told(row.ending, b"".join(file.data for file in row.make(job)))
        return laid
    laid.pages = row.pages(job)
    progress(0.5)
    read = [(number, page) for number, page in enumerate(laid.pages) if not page.glance] or list(enumerate(laid.pages))
    sizes = [(size, number) for number, page in read if (size := smallest_on((page,))) is not None]
    if sizes:
        laid.smallest, laid.smallest_at = min(sizes)
    return laid
