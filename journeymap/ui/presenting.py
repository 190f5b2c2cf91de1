"""A presentation in the windows of the program: begun on a display, followed, and over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from journeymap.draw.theme import themes
from journeymap.editor.presenting import going
from journeymap.ui.facilitating import Facilitating
from journeymap.ui.less_motion import LessMotion
from journeymap.ui.present import ProjectedWindow
from journeymap.ui.present_moves import wanted
from journeymap.ui.presenter_displays import Displays
from journeymap.ui.staying_awake import StayingAwake

if TYPE_CHECKING:
    from PySide6.QtGui import QScreen

    from journeymap.editor.state import EditorState
    from journeymap.ui.arrange import Arrange
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
        self.facilitating = Facilitating(self)
        self.displays = Displays(self)
        self.arranging: Arrange | None = None
        self.awake = StayingAwake(self)
        self.less_motion = LessMotion(self)
        self.less_motion.changed.connect(self.settle_moves)
        window.session.subscribe(self._changed)
        window.sides.checked.connect(self._checked)
        window.messages.told.connect(self._relay)

    def start(self, *, from_here: bool = False, step: str = "") -> None:
        """Begins on the display that was chosen, with `step` from the step of that key; where it is under way already
        its window comes to the front."""
        if self.projected is not None:
            self.projected.raise_()
            self.projected.activateWindow()
            going.go_to(self.window.session, step)
            return
        session, screen = self.window.session, self.screen()
        size = screen.geometry().size() * screen.devicePixelRatio()
        settings = self.window.program.settings
        theme = settings.present_theme if settings.present_theme in themes() else ""
        going.begin(
            session, size.width(), size.height(), least=settings.present_least, theme=theme, from_here=from_here
        )
        if session.state.show is None:
            self.window.messages.tell(
                "warning",
                "Every step of this map is left out of its presentation: see Present > Arrange.",
                key="present",
            )
            return
        going.go_to(session, step)
        self.projected = ProjectedWindow(session)
        self.projected.over.connect(self._closed)
        self.projected.canvas.desk = self.window.desk
        self.projected.canvas.told.connect(lambda why: self.window.messages.refuse(why, "presenting"))
        self.projected.canvas.aside.connect(lambda words: self._say(words, done=False))
        self._checked()
        self.projected.show_state(session.state)
        self.settle_moves()
        self.projected.stand_on(screen)
        self.projected.activateWindow()
        self.awake.begin()
        self.began.emit()

    def settle_moves(self) -> None:
        """Whether anything moves from now on, as was chosen or as the system asks by now."""
        if self.projected is not None:
            moves = wanted(self.window.program.settings.present_moves, less=self.less_motion.wanted)
            self.projected.moves = moves
            if self.facilitating.ink is not None:
                self.facilitating.ink.moves = moves

    def arrange(self) -> None:
        """Shows how the map is presented; once for each window."""
        if self.arranging is None:
            from journeymap.ui.arrange import Arrange  # late: few arrange anything

            self.arranging = Arrange(self.window)
            self.arranging.destroyed.connect(self._arranged)
        self.arranging.show()
        self.arranging.raise_()
        self.arranging.activateWindow()

    def _arranged(self) -> None:
        self.arranging = None

    def _relay(self, kind: str, words: str) -> None:
        """What went wrong is seen though the program's window is covered; what only wants to be known waits for it."""
        presenter = self.displays.presenter
        if kind == "error" or (kind == "warning" and presenter is not None and presenter.isVisible()):
            self._say(words, done=False)

    def _say(self, words: str, *, done: bool) -> None:
        """In the presenter view; where there is none, on the picture that covers the window."""
        presenter = self.displays.presenter
        if presenter is not None and presenter.isVisible():
            presenter.say(words, done=done)
        elif self.projected is not None and self.projected.screen() is self.window.screen():
            self.projected.say(words)

    def stop(self) -> None:
        """Ends it."""
        going.finish_show(self.window.session)

    def screen(self) -> QScreen:
        """The display to present on: the one that was chosen, else another than the window's, else that one."""
        return self.displays.wanted()[0]

    def _checked(self) -> None:
        """The checks have run: the step that tells of it is another."""
        show = self.window.session.state.show
        if show is not None and show.made.tell(self.window.sides.found) and self.projected is not None:
            self.projected.show_state(self.window.session.state)

    def _changed(self, before: EditorState, after: EditorState) -> None:
        if after.show is not None and before.dirty and not after.dirty and before.journey is after.journey:
            self._say("Saved.", done=True)
        if before.show is not None and after.show is None and self.projected is not None:
            if after.journey is not before.journey:
                self.displays.let_go()
            self.projected.close()

    def _closed(self) -> None:
        self.projected = None
        self.awake.end()
        if self.window.session.state.show is not None:
            going.finish_show(self.window.session)
        self.window.activateWindow()
        self.window.canvas.setFocus()
        self.ended.emit()
