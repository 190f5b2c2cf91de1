"""What the pointer does on a projected picture: it lights what is not lit, types into a text, draws a face along its
scale, goes to a stage, and on empty ground goes on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt
from PySide6.QtWidgets import QApplication

from journeymap.editor import typing
from journeymap.editor.presenting import going, lighting
from journeymap.editor.presenting.feelings import draw_feeling
from journeymap.editor.spots import is_text, stop_at
from journeymap.editor.tools.gesture import Press
from journeymap.layout.hit import Rect, within
from journeymap.model.refusal import JourneyError
from journeymap.ui.gestures import Gestures
from journeymap.ui.pointer import REACH, Pointer

if TYPE_CHECKING:
    from PySide6.QtGui import QHelpEvent, QMouseEvent

    from journeymap.layout.presented.stops import Stop
    from journeymap.layout.scene import Placed
    from journeymap.ui.projected import Projected

_NOT_TYPED = frozenset({"feeling", "curve", "flow", "pill"})
_WITHOUT_THING = frozenset({"header", "table"})
"""What shows texts of several things, or of the map."""


class StillPointer(Pointer):
    """Over a projected picture nothing lights up and no tip appears; only the shape of the pointer tells."""

    def hover(self, position: QPointF) -> None:
        hit = self.hit(position)
        self.role = None if hit is None else hit.role

    def hit(self, position: QPointF) -> Placed | None:
        """As on the map; also what has no thing of its own but texts that can be typed."""
        found = super().hit(position)
        canvas = self.canvas
        if found is not None or canvas.scene is None:
            return found
        x, y = canvas.camera.to_scene(position.x(), position.y())
        around = within(canvas.scene, Rect(x, y, 0.0, 0.0))
        return next((one for one in around if one.role in _WITHOUT_THING and is_text(one, x, y)), None)

    def tool_tip(self, event: QHelpEvent) -> None:
        event.ignore()


class Handling(Gestures):
    """The gestures of one projected picture."""

    canvas: Projected

    def __init__(self, canvas: Projected) -> None:
        super().__init__(canvas)
        self.pointer = StillPointer(canvas)
        self.typed = False
        """Whether the press has ended the typing of a text: it does nothing else then."""

    def press(self, event: QMouseEvent) -> None:
        if self._button is not None:
            self.cancel()  # a second button
            return
        self._button = event.button()
        self._began = self._last = event.position()
        if event.button() == Qt.MouseButton.LeftButton and self.canvas.scene is not None:
            x, y = self.canvas.camera.to_scene(self._began.x(), self._began.y())
            self._press = Press(self.pointer.hit(self._began), x, y, reach=REACH / self.canvas.camera.zoom)

    def move(self, event: QMouseEvent) -> None:
        position = event.position()
        if self._button is None:
            self.pointer.hover(position)
            self.show_cursor()
            return
        self._last = position
        far = (position - self._began).manhattanLength() >= QApplication.startDragDistance()
        if self._press is not None and far:
            press, self._press = self._press, None
            self._begin(press)
        self.driver.move(position, copying=False)

    def _begin(self, press: Press) -> None:
        stop = self.canvas.stop
        try:
            tool = None if stop is None else draw_feeling(self.canvas.session, stop, press)
        except JourneyError as error:
            self.canvas.told.emit(str(error))
            return
        if tool is not None:
            self.driver.hold(tool, self._began)

    def release(self, event: QMouseEvent) -> None:
        press = self._press
        if self.dragging:
            self.driver.finish(event.position(), copying=False)
        elif press is not None:
            try:
                self._click(press)
            except JourneyError as error:
                self.canvas.told.emit(str(error))
        self.typed = False
        self._end()

    def double_click(self, event: QMouseEvent) -> None:
        """The second press of two is a press like any other, but goes nowhere."""

    def _click(self, press: Press) -> None:
        session, stop, hit = self.canvas.session, self.canvas.stop, press.hit
        if stop is None:
            return
        if hit is None:
            self._ground()
        elif hit.role in ("pill", "stage") or stop.step.kind == "overview":
            going.go_to_thing(session, press.thing)
        elif self._types(hit, press, stop):
            self._type(hit, press)
        elif hit.thing is not None and not lighting.light(session, hit.thing):
            session.select((hit.thing,))

    def _types(self, hit: Placed, press: Press, stop: Stop) -> bool:
        """Whether a click there types: on a text that is lit, and anywhere on a thing that alone is."""
        if hit.role in _NOT_TYPED or not self._lit(press.x, press.y):
            return False
        return stop.light is not None or is_text(hit, press.x, press.y)

    def _lit(self, x: float, y: float) -> bool:
        """Whether nothing dims that point."""
        light = None if self.canvas.stop is None else self.canvas.stop.light
        return light is None or any(h.x <= x <= h.right and h.y <= y <= h.bottom for h in light.holes)

    def _type(self, hit: Placed, press: Press) -> None:
        session = self.canvas.session
        found = stop_at(session.state.journey, hit, press.x, press.y)
        if found is not None:
            typing.begin(session, found.thing, found.field, lane=found.lane)

    def _ground(self) -> None:
        session = self.canvas.session
        if self.typed:
            return
        if lighting.wandered(session.state):
            going.come_back(session)
        else:
            going.onward(session)
