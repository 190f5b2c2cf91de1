"""The projected window: nothing but the picture, full screen on one display."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QVBoxLayout, QWidget

from journeymap.draw.theme import theme as theme_of
from journeymap.editor.presenting import going
from journeymap.ui.chrome import chrome
from journeymap.ui.projected import Projected

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent, QPaintEvent, QResizeEvent, QScreen

    from journeymap.draw.theme import Theme
    from journeymap.editor.session import Session
    from journeymap.editor.state import EditorState


class ProjectedWindow(QWidget):
    """Shows the present stop of one session. `over` tells that somebody closed it."""

    over = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__(None, Qt.WindowType.Window | Qt.WindowType.FramelessWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setWindowTitle("Presentation")
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.session = session
        self.canvas = Projected(session, chrome(self._theme(session.state)))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.canvas)
        self.setFocusProxy(self.canvas)
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
            self.canvas.show_stop(stop, chrome(self._theme(state)))
            self._mark(state)
        self.canvas.setVisible(state.show is None or not state.show.blank)
        if state.show is not None and not state.show.blank:
            self.canvas.setFocus()
        self.update()

    def _mark(self, state: EditorState) -> None:
        """Frames what somebody has clicked; what the stop is about is lit already."""
        stop = self.canvas.stop
        self.canvas.mark(tuple(one for one in state.selection if stop is None or one not in stop.things))

    def _changed(self, before: EditorState, after: EditorState) -> None:
        if after.show is None:
            return
        if after.draft is not None and after.journey is not before.journey:
            going.follow_typing(self.session)
            after = self.session.state
        if after.show != before.show or after.journey is not before.journey or after.theme != before.theme:
            self.show_state(after)
        elif after.selection != before.selection:
            self._mark(after)
        if after.draft is not before.draft or (after.draft is not None and after.journey is not before.journey):
            self.canvas.type_in_place(after.draft)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        show = self.session.state.show
        white = show is not None and show.blank == "white"
        painter.fillRect(event.rect(), QColor("#ffffff" if white else "#000000"))
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        ratio = self.devicePixelRatioF()
        going.resize(self.session, round(self.width() * ratio), round(self.height() * ratio))

    def closeEvent(self, event: QCloseEvent) -> None:
        self._forget()
        event.accept()
        self.over.emit()
