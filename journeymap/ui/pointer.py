"""What the pointer says while no button is down: what it is over, what could be pressed there, and a tool tip."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF
from PySide6.QtWidgets import QToolTip

from journeymap.editor.hints import hint
from journeymap.layout.hit import at

if TYPE_CHECKING:
    from PySide6.QtGui import QHelpEvent

    from journeymap.editor.tools import Spots
    from journeymap.layout.scene import Placed
    from journeymap.ui.canvas import Canvas

REACH = 4.0
"""View px by which a line may be missed."""


class Pointer:
    """What one canvas shows of a pointer over it."""

    def __init__(self, canvas: Canvas) -> None:
        self.canvas = canvas
        self.role: str | None = None
        """What kind of thing lies under it."""
        self.spots: Spots | None = None
        """What can be pressed near the pointer besides things; None when nothing has been looked for."""

    def hit(self, position: QPointF) -> Placed | None:
        """What lies at a point of the view."""
        canvas = self.canvas
        if canvas.scene is None:
            return None
        x, y = canvas.camera.to_scene(position.x(), position.y())
        return at(canvas.scene, x, y, REACH / canvas.camera.zoom)

    def hover(self, position: QPointF) -> None:
        """The pointer is there."""
        from journeymap.editor.tools import NO_SPOTS, at_edge, spots  # late: nobody points before the first paint

        canvas, hit = self.canvas, self.hit(position)
        thing = None if hit is None else hit.thing
        self.role = None if hit is None else hit.role
        self._frame(thing)
        found = NO_SPOTS
        if canvas.scene is not None:
            x, y = canvas.camera.to_scene(position.x(), position.y())
            found = spots(canvas.session, canvas.scene, thing, x, y, canvas.camera.zoom)
            if at_edge(canvas.session.state.journey, canvas.scene, x, y):
                self.role = "edge of names"
        self._offer(found, position)

    def leave(self) -> None:
        """The pointer is over nothing that counts."""
        self.role = None
        self._frame(None)
        self._offer(None, QPointF())

    def _frame(self, thing: str | None) -> None:
        canvas = self.canvas
        before = canvas.overlay.hover
        if thing == before:
            return
        canvas.overlay.hover = thing
        changed = tuple(one for one in (before, thing) if one is not None)
        if canvas.scene is not None:
            canvas.viewport().update(canvas.overlay.touched(canvas.shot, changed))

    def _offer(self, found: Spots | None, position: QPointF) -> None:
        if found != self.spots:
            self.spots = found
            self.canvas.show_spots(found, position)

    def tool_tip(self, event: QHelpEvent) -> None:
        """Shows what the drawing had to leave out of what the pointer rests on."""
        active = None if self.spots is None else self.spots.active
        hit = self.hit(QPointF(event.pos()))
        text = "" if hit is None or active is not None else hint(self.canvas.session.state.journey, hit)
        overlay = self.canvas.overlay
        badge = None if hit is None or active is not None else overlay.badges.get(hit.thing or "")
        if badge is not None and overlay.badged is self.canvas.session.state.journey:
            text = "\n".join(filter(None, (text, badge.told)))
        if text:
            QToolTip.showText(event.globalPos(), plain_tip(text), self.canvas.viewport())
        else:
            QToolTip.hideText()


def plain_tip(text: str) -> str:
    """Text of a user as a tool tip that shows it as it is: Qt would take some texts for markup otherwise."""
    return f'<p style="white-space: pre-wrap">{escape(text)}</p>'
