"""A presentation in the windows of the program: begun on a display, followed, and over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication

from journeymap.editor.presenting import going
from journeymap.ui.present import ProjectedWindow

if TYPE_CHECKING:
    from PySide6.QtGui import QScreen

    from journeymap.editor.state import EditorState
    from journeymap.ui.window import Window


class Presenting(QObject):
    """What of a presentation belongs to one window of the program, made when it is first presented. `began` and
    `ended` tell of the projected window; while there is one it is `projected`."""

    began = Signal()
    ended = Signal()

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self.window = window
        self.projected: ProjectedWindow | None = None
        window.session.subscribe(self._changed)

    def start(self, *, from_here: bool = False) -> None:
        """Begins on the display that was chosen; where it is under way already its window comes to the front."""
        if self.projected is not None:
            self.projected.raise_()
            self.projected.activateWindow()
            return
        session, screen = self.window.session, self.screen()
        size = screen.geometry().size() * screen.devicePixelRatio()
        going.begin(session, size.width(), size.height(), from_here=from_here)
        if session.state.show is None:
            return
        self.projected = ProjectedWindow(session)
        self.projected.over.connect(self._closed)
        self.projected.canvas.desk = self.window.desk
        self.projected.canvas.told.connect(lambda why: self.window.messages.refuse(why, "presenting"))
        self.projected.show_state(session.state)
        self.projected.stand_on(screen)
        self.projected.activateWindow()
        self.began.emit()

    def stop(self) -> None:
        """Ends it."""
        going.finish_show(self.window.session)

    def screen(self) -> QScreen:
        """The display to present on: another than the window's where there is one."""
        screens, own = QGuiApplication.screens(), self.window.screen()
        return next((one for one in screens if one is not own), own)

    def _changed(self, before: EditorState, after: EditorState) -> None:
        if before.show is not None and after.show is None and self.projected is not None:
            self.projected.close()

    def _closed(self) -> None:
        self.projected = None
        if self.window.session.state.show is not None:
            going.finish_show(self.window.session)
        self.window.activateWindow()
        self.window.canvas.setFocus()
        self.ended.emit()
