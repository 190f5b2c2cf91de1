"""The projected window: nothing but the picture, full screen on one display."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from journeymap.draw.theme import theme as theme_of
from journeymap.editor.presenting import going, lighting
from journeymap.editor.presenting.composed import steps_of
from journeymap.model.walk import key_of
from journeymap.ui.chrome import chrome
from journeymap.ui.present_idle import IdlePointer
from journeymap.ui.projected import Projected

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent, QResizeEvent, QScreen

    from journeymap.draw.theme import Theme
    from journeymap.editor.session import Session
    from journeymap.editor.state import EditorState

_SAID = 5_000
"""Milliseconds that a sentence stands on the picture."""
_AHEAD = 300
"""Milliseconds after a step before the next one is composed: nobody waits for it then."""


class ProjectedWindow(QWidget):
    """Shows the present stop of one session. `over` tells that somebody closed it."""

    over = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__(None, Qt.WindowType.Window | Qt.WindowType.FramelessWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Presentation")
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.session = session
        self.moves = False
        """Whether the eye is led from one picture to the next."""
        self.canvas = Projected(session, chrome(self._theme(session.state)))
        self.pointer = IdlePointer(self.canvas)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.canvas)
        self.setFocusProxy(self.canvas)
        self._quiet = QTimer(self)
        self._quiet.setSingleShot(True)
        self._quiet.setInterval(_SAID)
        self._quiet.timeout.connect(lambda: self.canvas.advise(""))
        self._ahead = QTimer(self)
        self._ahead.setSingleShot(True)
        self._ahead.setInterval(_AHEAD)
        self._ahead.timeout.connect(lambda: going.next_stop(session.state))  # it is kept
        self._forget = session.subscribe(self._changed)

    @staticmethod
    def _theme(state: EditorState) -> Theme:
        show = state.show
        return theme_of((show.theme if show is not None else "") or state.theme)

    def stand_on(self, screen: QScreen) -> None:
        """Fills that display, or goes over to it."""
        self.setScreen(screen)
        self.setGeometry(screen.geometry())
        self.showFullScreen()
        self.canvas.setFocus()

    def show_state(self, state: EditorState) -> None:
        stop = going.here(state)
        if stop is not None:
            places = {key_of(step): place for place, step in enumerate(steps_of(state.journey))}
            order = (lambda key: places.get(key, -1)) if self.moves else None
            self.canvas.show_stop(stop, chrome(self._theme(state)), order)
            self._mark(state)
            self._ahead.start()
        blank = state.show.blank if state.show is not None else ""
        if blank and not self.canvas.blank:
            self.canvas.advise("")  # black is black: what was told a moment ago goes with the picture
        self.canvas.blank = blank
        self.canvas.viewport().update()

    def say(self, words: str) -> None:
        """A sentence at the lower edge of the picture, for a while."""
        self.canvas.advise(words)
        self._quiet.start()

    def _mark(self, state: EditorState) -> None:
        """Frames what somebody has clicked; what the stop is about is lit already."""
        stop = self.canvas.stop
        self.canvas.mark(tuple(one for one in state.selection if stop is None or one not in stop.things))

    def _changed(self, before: EditorState, after: EditorState) -> None:
        if after.show is None:
            return
        if before.draft is not None and after.draft is None and self.session.state.draft is None:
            self.canvas.habit.finished()
            going.come_back(self.session)  # what is lit is meant again, not the text in it
        if after.draft is not None and after.journey is not before.journey:
            lighting.follow_typing(self.session)
            after = self.session.state
        typed = after.show.typed if after.show is not None else ""
        if typed != (before.show.typed if before.show is not None else ""):
            counted = after.room is not None and after.room.ballot
            self.canvas.advise(f"{typed} dots: + or −" if typed and counted else f"Step {typed}" if typed else "")
        if after.show != before.show or after.journey is not before.journey or after.theme != before.theme:
            self.show_state(after)
        elif after.selection != before.selection:
            self._mark(after)
        if after.draft is not before.draft or (after.draft is not None and after.journey is not before.journey):
            self.canvas.type_in_place(after.draft)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        ratio = self.devicePixelRatioF()
        going.resize(self.session, round(self.width() * ratio), round(self.height() * ratio))

    def closeEvent(self, event: QCloseEvent) -> None:
        self._forget()
        event.accept()
        self.over.emit()
