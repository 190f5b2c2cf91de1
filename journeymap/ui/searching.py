"""Finding in one window: its command palette, its find bar and its filter, each made when it is first asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from journeymap.layout.hit import rect_of
from journeymap.model.find import index

if TYPE_CHECKING:
    from journeymap.editor.palette import Recent
    from journeymap.ui.chrome import Chrome
    from journeymap.ui.filter_bar import FilterBar
    from journeymap.ui.find_bar import FindBar
    from journeymap.ui.palette import Palette
    from journeymap.ui.window import Window


class Searching(QObject):
    """What of a window looks for things and commands."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self.window = window
        self.palette: Palette | None = None
        self.bar: FindBar | None = None
        self.strip: FilterBar | None = None
        self._recent: Recent | None = None

    # -- the palette

    def show_palette(self) -> None:
        """Opens the palette, or closes it where it is open."""
        from journeymap.editor.palette import Recent  # late: neither is needed before somebody asks for them
        from journeymap.ui.palette import Palette

        window = self.window
        if self.palette is None or self._recent is None:
            self._recent = Recent()
            self.palette = Palette(window, window.session, window.desk, self._recent, window.program.chrome)
        if self.palette.isVisible():
            self.palette.dismiss()
            return
        self.palette.recolour(window.program.chrome)
        self.palette.open()

    # -- find and replace

    def find(self, words: str | None = None, *, replace: bool = False) -> None:
        """Opens the find bar."""
        self._bar().open(words, replace=replace)

    def find_again(self, way: int) -> None:
        """The next match (1) or the one before (−1), whether the bar is open or not."""
        bar = self._bar()
        if bar.search.wanted:
            bar.step(way)
        else:
            bar.open()

    def _bar(self) -> FindBar:
        if self.bar is None:
            from journeymap.ui.find_bar import FindBar  # late, as above

            window = self.window
            self.bar = FindBar(window.session, window.program.chrome)
            self.bar.matched.connect(window.canvas.mark_matches)
            self.bar.gone.connect(self.reveal)
            self.bar.closed.connect(window.canvas.setFocus)
            window.column.addWidget(self.bar)
        return self.bar

    # -- the filter

    def filter(self) -> None:
        """Opens the strip to filter with."""
        if self.strip is None:
            from journeymap.ui.filter_bar import FilterBar  # late, as above

            window = self.window
            self.strip = FilterBar(window.session, self._troubled, window.program.chrome)
            self.strip.closed.connect(window.canvas.setFocus)
            window.column.insertWidget(window.column.indexOf(window.canvas), self.strip)
        self.strip.open()

    def checked(self) -> None:
        """The checks have run."""
        if self.strip is not None:
            self.strip.checked()

    def _troubled(self) -> frozenset[str]:
        from journeymap.editor.filters import troubled_by

        return troubled_by(self.window.session.state.journey, self.window.sides.troubled)

    # -- showing

    def reveal(self, thing: str) -> None:
        """Moves the map so that a thing is seen, or what it belongs to where it is not drawn by itself."""
        scene = self.window.canvas.scene
        found = index(self.window.session.state.journey)
        while scene is not None and thing and rect_of(scene, thing) is None:
            record = found.things.get(thing)
            above = (getattr(record, field, None) for field in ("at", "touchpoint", "source", "substage", "stage"))
            thing = next(filter(None, above), "")
        if thing:
            self.window.canvas.reveal((thing,))

    # -- keeping in step

    def start_over(self) -> None:
        """Another map is shown, all of it."""
        if self.strip is not None:
            self.strip.hide()
        if self.bar is not None and self.bar.isVisible():
            self.bar.leave()
        if self.palette is not None:
            self.palette.dismiss()

    def recolour(self, colours: Chrome) -> None:
        """Shows what is open in the colours of another theme."""
        if self.bar is not None:
            self.bar.recolour(colours)
        if self.strip is not None:
            self.strip.recolour(colours)
        if self.palette is not None:
            self.palette.recolour(colours)
