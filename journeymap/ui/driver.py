"""Drives a gesture of `editor.tools` while a button is held down: one move a frame, however many events come, and the
map moves under a pointer that is held near the edge of the view."""

from __future__ import annotations

from time import perf_counter
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QTimer

from journeymap.model.refusal import JourneyError
from journeymap.ui.edges import pull

if TYPE_CHECKING:
    from journeymap.editor.tools import Gesture, Press
    from journeymap.editor.tools.gesture import Cursor
    from journeymap.ui.canvas import Canvas

_FRAME = 0.016
"""Seconds between two moves of a gesture."""


class Driver:
    """The gesture under way on one canvas, if one is."""

    def __init__(self, canvas: Canvas) -> None:
        self.canvas = canvas
        self.tool: Gesture | None = None
        self._began = self._at = QPointF()
        self._stepped = 0.0
        self._frame = QTimer(canvas)
        self._frame.setSingleShot(True)
        self._frame.timeout.connect(self.step)
        self._pull = QTimer(canvas)
        self._pull.setInterval(round(_FRAME * 1000))
        self._pull.timeout.connect(self._scroll)

    @property
    def cursor(self) -> Cursor:
        return "arrow" if self.tool is None else self.tool.cursor

    def begin(self, press: Press, at: QPointF) -> bool:
        """Begins what a press at this point of the view becomes when it is dragged; False where that is nothing and the
        map may move instead."""
        from journeymap.editor.tools import begin  # late: no gesture begins before the first paint

        canvas = self.canvas
        assert canvas.scene is not None  # there was one to press on
        try:
            self.tool = begin(canvas.session, canvas.scene, press)
        except JourneyError as refusal:
            canvas.told.emit(str(refusal))
            return True
        if self.tool is None:
            return False
        self.hold(self.tool, at)
        self._pull.start()
        return True

    def hold(self, tool: Gesture, at: QPointF) -> None:
        """A gesture is under way that began at this point of the view."""
        self.tool = tool
        self._began = self._at = at

    def move(self, at: QPointF, *, copying: bool) -> None:
        """The pointer is at this point of the view."""
        if self.tool is not None:
            self._at, self.tool.copying = at, copying
            self._ask_for_step()

    def _ask_for_step(self) -> None:
        if not self._frame.isActive():
            since = perf_counter() - self._stepped
            self._frame.start(max(0, round((_FRAME - since) * 1000)))

    def step(self) -> None:
        """Moves the gesture to where the pointer is now, without waiting for the frame."""
        self._frame.stop()
        self._stepped = perf_counter()
        tool, canvas = self.tool, self.canvas
        if tool is None:
            return
        try:
            tool.move(*canvas.camera.to_scene(self._at.x(), self._at.y()))
        except JourneyError as refusal:
            self.cancel()
            canvas.told.emit(str(refusal))
            return
        canvas.show_guides(tool.guides, self._at)
        canvas.gestures.show_cursor()

    def _scroll(self) -> None:
        view, canvas = self.canvas.viewport().rect(), self.canvas
        dx = pull(self._at.x(), view.width(), self._began.x())
        dy = pull(self._at.y(), view.height(), self._began.y())
        if dx or dy:
            before = canvas.camera
            canvas.pan(dx, dy)
            if canvas.camera != before:
                self._ask_for_step()

    def finish(self, at: QPointF, *, copying: bool) -> None:
        """The button was let go there."""
        self.move(at, copying=copying)
        self.step()
        tool = self._end()
        if tool is None:
            return
        try:
            tool.finish()
        except JourneyError as refusal:
            tool.cancel()
            self.canvas.told.emit(str(refusal))

    def cancel(self) -> None:
        """Abandons the gesture."""
        tool = self._end()
        if tool is not None:
            tool.cancel()

    def _end(self) -> Gesture | None:
        tool, self.tool = self.tool, None
        self._frame.stop()
        self._pull.stop()
        self.canvas.show_guides(None, self._at)
        return tool
