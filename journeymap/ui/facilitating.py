"""What is done for the people in the room, on the projected picture: what is painted over it, what takes the pointer,
and the snapshots at both ends of a session."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication

from journeymap.editor.workshop import flipping, recording, turns
from journeymap.editor.workshop.room import arrange, room
from journeymap.flow.words import on
from journeymap.model.refusal import JourneyError
from journeymap.model.text import shortened
from journeymap.ui.present_above import Above
from journeymap.ui.present_ink import Ink
from journeymap.ui.present_names import NamesLine
from journeymap.ui.present_pointers import Laser, Spotlight, Still
from journeymap.ui.present_words import least

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from journeymap.editor.session import Session
    from journeymap.editor.state import EditorState
    from journeymap.editor.workshop.room import Room
    from journeymap.ui.present_pointers import Pointing
    from journeymap.ui.presenting import Presenting

_TICK = 250
"""Milliseconds between two looks at the timer."""


class Facilitating(QObject):
    """Of one window of the program; it follows the session while something is projected."""

    def __init__(self, presenting: Presenting) -> None:
        super().__init__(presenting)
        self.presenting = presenting
        self.session: Session = presenting.window.session
        self.ink: Ink | None = None
        self.pointing: Pointing | None = None
        self.names: NamesLine | None = None
        self._kept_start = False
        self._asked_from: QWidget | None = None
        self.above = Above(self)
        self._clock = QTimer(self)
        self._clock.setInterval(_TICK)
        self._clock.timeout.connect(self._tick)
        presenting.began.connect(self._began)
        presenting.ended.connect(self._ended)
        recording.follow(self.session)  # before anybody else hears that it is over
        self.session.subscribe(self._filed)
        self._forget: Callable[[], None] | None = None

    # -- the session

    def _began(self) -> None:
        projected = self.presenting.projected
        if projected is None:
            return
        before = self.session.state.room
        recording.enter(self.session)
        now = self.session.state.room
        self._kept_start = self._kept_start and before is not None and now is not None and before.start is now.start
        self.ink = Ink(projected.canvas, moves=projected.moves)
        projected.canvas.above.append(self.above.paint)
        self._forget = self.session.subscribe(self._changed)  # after the projected window

    def _ended(self) -> None:
        self._clock.stop()
        if self._forget is not None:
            self._forget()
            self._forget = None
        self.ink = self.pointing = self.names = None
        recording.leave(self.session)
        now, state = self.session.state.room, self.session.state
        if now is None or state.journey is now.start:
            return
        self._keep(now, "After")
        from journeymap.ui.session_summary import tell_end  # late: only after a session

        tell_end(self.presenting.window)

    def _keep(self, now: Room, which: str) -> None:
        """Keeps the map as it was when the session began, or as it is at its end."""
        state, program = self.session.state, self.presenting.window.program
        if state.file is None or state.read_only:
            return
        journey = now.start if which == "Before" else state.journey
        program.versions.keep(state.file, journey, "snapshot", f"{which} the workshop of {on(now.day)}")

    def _filed(self, before: EditorState, after: EditorState) -> None:
        """A map that was presented without a file has one now: what could not be kept before is."""
        now = after.room
        if before.file is not None or after.file is None or now is None or not now.begun:
            return
        if after.journey is not now.start:
            self._keep(now, "Before")
            if now.ended is not None:
                self._keep(now, "After")

    # -- following

    def _changed(self, before: EditorState, after: EditorState) -> None:
        projected, now, then = self.presenting.projected, after.room, before.room
        if projected is None or after.show is None or now is None:
            return
        if after.journey is not now.start and not after.previewing and not self._kept_start:
            self._kept_start = True
            self._keep(now, "Before")
        if then is not None and (now.tool, now.side) != (then.tool, then.side):
            self._point(now)
        projected.canvas.all_lit = bool(now.ballot or now.side)
        if then is not None and now.sizes != then.sizes and now.tool in ("laser", "spotlight"):
            projected.canvas.viewport().update()
        if then is not None and now.strokes != then.strokes and self.ink is not None:
            self.ink.wipe()
        if self.ink is not None and before.show is not None and before.show.step != after.show.step:
            self.ink.wipe()
        if now is not then or after.show is not before.show or after.journey is not before.journey:
            self._show(before, after)
        if then is None or now.naming != then.naming:
            self._ask(now.naming)
        if now.timer is not None and not self._clock.isActive():
            self._clock.start()
        self._tell_decision(before, after)
        projected.canvas.viewport().update()

    def _tell_decision(self, before: EditorState, after: EditorState) -> None:
        """Says on the picture what was decided: nothing else there shows it."""
        projected = self.presenting.projected
        if projected is None or before.journey.workshops is after.journey.workshops:
            return
        known, new = recording.record(before).decisions, recording.record(after).decisions
        if len(new) > len(known):
            projected.say(f"Decided: {shortened(new[-1].text, 60)}")
        elif len(new) < len(known):
            projected.say("No longer decided")

    def _show(self, before: EditorState, after: EditorState) -> None:
        """The other state of the map in place of this one, or this one again."""
        projected = self.presenting.projected
        if projected is None:
            return
        stop = flipping.shown(after)
        if stop is not None:
            projected.canvas.show_stop(stop, projected.canvas.chrome)
        elif before.room is not None and before.room.side == "other":
            projected.show_state(after)

    def _point(self, now: Room) -> None:
        projected = self.presenting.projected
        if projected is None:
            return
        canvas = projected.canvas
        self.pointing = None
        match now.tool:
            case "laser":
                canvas.tool = self.pointing = Laser(canvas)
            case "spotlight":
                canvas.tool = self.pointing = Spotlight(canvas)
            case "ink":
                canvas.tool = self.ink
            case _:
                canvas.tool = Still() if now.side == "other" else None
        self._hide_pointer(now)

    def _hide_pointer(self, now: Room) -> None:
        viewport = self.presenting.projected.canvas.viewport() if self.presenting.projected is not None else None
        if viewport is None:
            return
        shapes = {"laser": Qt.CursorShape.BlankCursor, "spotlight": Qt.CursorShape.BlankCursor}
        viewport.setCursor(shapes.get(now.tool, Qt.CursorShape.CrossCursor if now.tool else Qt.CursorShape.ArrowCursor))

    def _tick(self) -> None:
        projected, now = self.presenting.projected, room(self.session)
        if projected is None or now is None or now.timer is None:
            self._clock.stop()
            return
        projected.canvas.viewport().update()

    # -- names

    def _ask(self, naming: bool) -> None:
        projected = self.presenting.projected
        if self.names is not None:
            self.names.hide()
            self.names.deleteLater()
            self.names = None
        if projected is None:
            return
        if not naming:
            projected.canvas.setFocus()
            if self._asked_from is not None and self._asked_from.isVisible():
                self._asked_from.activateWindow()
            self._asked_from = None
            return
        self._asked_from = QApplication.activeWindow()
        size = least(projected.canvas.shot, self.above.least) if projected.canvas.scene is not None else 24.0
        self.names = NamesLine(projected, recording.people(self.session.state), projected.canvas.chrome, size)
        self.names.answered.connect(self._answer)
        self.names.left.connect(lambda: arrange(self.session, naming=False))
        self.names.show()
        self.names.raise_()
        projected.activateWindow()
        self.names.field.setFocus()

    def _answer(self, line: str) -> None:
        try:
            turns.answer(self.session, line)
        except JourneyError as error:
            if self.presenting.projected is not None:
                self.presenting.projected.canvas.told.emit(str(error))
