"""How much room of a window is the map's, and how much that of the panel shown below it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QSplitter

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

_LEAST_MAP, _LEAST_BELOW = 200, 150
_IN_SIGHT = 420
"""Px of a window that a panel leaves to the map and the bars when it is shown."""


class RoomBelow(QSplitter):
    """The map and all beside it `above`, `panel` below; `heights` are those (px) that each page of the panel had the
    last time."""

    def __init__(self, above: QWidget, panel: QWidget, heights: dict[str, int]) -> None:
        super().__init__(Qt.Orientation.Vertical)
        self.setHandleWidth(1)
        self.setChildrenCollapsible(False)
        self.addWidget(above)
        self.addWidget(panel)
        self.setStretchFactor(0, 1)
        self._panel, self._heights = panel, heights
        self._page: str | None = None
        self._before = 0, 0

    def show_page(self, page: str | None, window_height: int) -> None:
        """What is shown below the map, if anything, gets the height that it had when it was shown last."""
        if page == self._page:
            return
        self._note_height()
        self._page = page
        if page is not None:
            height = min(self._heights[page], max(_LEAST_BELOW, window_height - _IN_SIGHT))
            self.setSizes([max(_LEAST_MAP, window_height - height), height])

    def want(self, height: int) -> None:
        """Gives what stands below the map so much room at least; for 0 what it had before, unless somebody has
        dragged it to another height meanwhile."""
        if height and not self._panel.height():
            QTimer.singleShot(0, self, partial(self.want, height))  # it is only just shown
            return
        above, below = self.sizes()
        wanted = min(height, (above + below) * 2 // 3)
        if height and below < wanted:
            self.setSizes([above + below - wanted, wanted])
            self._before = below, self.sizes()[1]
        elif not height:
            before, grown = self._before
            if before and abs(below - grown) <= 1:
                self.setSizes([above + below - before, before])
            self._before = 0, 0

    def heights(self) -> dict[str, int]:
        """Those to remember."""
        self._note_height()
        return self._heights

    def _note_height(self) -> None:
        self.want(0)
        if self._page is not None and (height := self.sizes()[1]):
            self._heights[self._page] = height
