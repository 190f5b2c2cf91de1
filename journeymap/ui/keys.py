"""What keys do on the canvas: walk among its things and empty cells, type into them, hold the map, leave it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QApplication

from journeymap.editor.filters import shown
from journeymap.model.refusal import JourneyError

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QPointF
    from PySide6.QtGui import QInputMethodEvent, QKeyEvent

    from journeymap.editor.navigate import Direction
    from journeymap.editor.state import Cell
    from journeymap.layout.scene import Placed
    from journeymap.ui.canvas import Canvas

_CONTROL, _ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
_SHIFT, _META = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.MetaModifier
_DIRECTIONS: dict[int, Direction] = {
    Qt.Key.Key_Left: "left",
    Qt.Key.Key_Right: "right",
    Qt.Key.Key_Up: "up",
    Qt.Key.Key_Down: "down",
    Qt.Key.Key_Home: "first",
    Qt.Key.Key_End: "last",
}
_ENDS: dict[Direction, Direction] = {"first": "begin", "last": "end"}
"""What Home and End mean with Ctrl."""


class Keys:
    """The keys of one canvas; nothing of the map is kept here."""

    def __init__(self, canvas: Canvas) -> None:
        self.canvas = canvas

    def pressed(self, event: QKeyEvent) -> bool:
        """Does what a key says; False for a key that means nothing here."""
        try:
            return self._pressed(event)
        except JourneyError as error:
            self.canvas.told.emit(str(error))
            return True

    def _pressed(self, event: QKeyEvent) -> bool:
        canvas, key, held = self.canvas, event.key(), event.modifiers()
        if held & _CONTROL and not held & _ALT and key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            return self._feel(1 if key == Qt.Key.Key_Up else -1, who=1 if held & _SHIFT else 0)
        if key in _DIRECTIONS and canvas.scene is not None and not held & _ALT:
            direction = _DIRECTIONS[key]
            self._walk(_ENDS.get(direction, direction) if held & _CONTROL else direction, extend=bool(held & _SHIFT))
            return True
        match key:
            case Qt.Key.Key_Escape:
                return self._let_go()
            case Qt.Key.Key_F10 if held & _SHIFT:
                self.ask_for_menu()
            case Qt.Key.Key_Space:
                if not event.isAutoRepeat():
                    canvas.gestures.hold_space(True)
            case Qt.Key.Key_PageDown | Qt.Key.Key_PageUp:
                canvas.page(-1 if key == Qt.Key.Key_PageDown else 1)
            case Qt.Key.Key_F2 | Qt.Key.Key_Return | Qt.Key.Key_Enter:
                return self._type(whole=False)
            case _ if _is_typed(event):
                return self._felt(event.text()) or self._type_over(event)
            case _:
                return False
        return True

    def onward(self, back: bool) -> bool:
        """Tab: types into what comes next after what is in focus; False where nothing is, so that Tab leaves the
        map."""
        from journeymap.editor.typing import onward  # late: nobody types before the first paint

        state = self.canvas.session.state
        if state.cell is None and state.focus is None:
            return False
        try:
            onward(self.canvas.session, back)
        except JourneyError as error:
            self.canvas.told.emit(str(error))
        return True

    # -- walking

    def _walk(self, direction: Direction, *, extend: bool) -> None:
        from journeymap.editor.navigate import step  # late: nobody walks before the first paint

        canvas = self.canvas
        assert canvas.scene is not None  # asked before
        state = canvas.session.state
        found = step(canvas.scene, shown(state), self.here, direction)
        if isinstance(found, str):
            if not (extend and found in state.selection):
                canvas.session.select((found,), extend=extend)
        elif found is not None and not extend:
            canvas.session.enter(found)

    @property
    def here(self) -> str | Cell | None:
        """What has the keys: a thing or an empty cell."""
        state = self.canvas.session.state
        return state.cell if state.cell is not None else state.focus

    # -- typing

    def _type(self, *, whole: bool) -> bool:
        """Begins to type what has the keys, on a map without stages its first one; False where no map is shown.
        Errors: JourneyError, where nothing has the keys."""
        from journeymap.editor import typing  # late, as above

        session = self.canvas.session
        state = session.state
        if self.canvas.scene is None:
            return False
        if state.cell is not None:
            typing.begin_cell(session, state.cell)
        elif state.focus is not None:
            typing.begin(session, state.focus, whole=whole)
        elif not state.journey.stages:
            typing.first_stage(session)
        else:
            raise JourneyError(("nothing is selected to type into: click it, or go there with the arrow keys",))
        return True

    def _type_over(self, first: QKeyEvent) -> bool:
        """A letter takes the place of what stands there."""
        if not self._type(whole=True):
            return False
        if self.canvas.inplace is not None:
            QApplication.sendEvent(self.canvas.inplace, first)
        return True

    def type_at(self, position: QPointF, hit: Placed | None) -> None:
        """Begins to type the text at a point of the view: what `hit` shows there, or something new in an empty cell."""
        from journeymap.editor import typing  # late, as above
        from journeymap.editor.cell_places import cell_at
        from journeymap.editor.spots import stop_at

        canvas = self.canvas
        if canvas.scene is None:
            return
        journey = shown(canvas.session.state)
        x, y = canvas.camera.to_scene(position.x(), position.y())
        stop = None if hit is None else stop_at(journey, hit, x, y)
        cell = cell_at(canvas.scene, journey, x, y) if hit is None else None
        try:
            if stop is not None:
                typing.begin(canvas.session, stop.thing, stop.field, lane=stop.lane)
            elif cell is not None:
                typing.begin_cell(canvas.session, cell)
        except JourneyError as error:
            canvas.told.emit(str(error))

    def compose(self, event: QInputMethodEvent) -> None:
        """An input method began to write: into what has the keys. Until it is done it goes on talking to the canvas,
        since it would give up if the keyboard went elsewhere."""
        canvas = self.canvas
        if canvas.typing is None and (event.preeditString() or event.commitString()):
            canvas.composing = True
            try:
                self._type(whole=True)
            except JourneyError as error:
                canvas.told.emit(str(error))
        if canvas.typing is None:
            canvas.composing = False
            event.ignore()
            return
        QApplication.sendEvent(canvas.typing, event)
        if not event.preeditString():
            canvas.composing = False
            canvas.typing.setFocus()

    # -- feelings

    def _feel(self, by: int, who: int) -> bool:
        from journeymap.editor.feeling import shift  # late, as above

        return self._said(lambda: shift(self.canvas.session, by, who))

    def _felt(self, text: str) -> bool:
        """In a cell of the experience lane + and − raise and lower, 1 to 5 are the steps of the scale."""
        from journeymap.editor import feeling  # late, as above

        session = self.canvas.session
        if not feeling.in_experience(session.state):
            return False
        if text in "+=-−":
            return self._said(lambda: feeling.shift(session, 1 if text in "+=" else -1))
        if text in "12345":
            return self._said(lambda: feeling.put(session, int(text) - 3))
        raise JourneyError(("in this lane + and − or 1 to 5 say how it feels",))

    def _said(self, change: Callable[[], str]) -> bool:
        """Makes a change and tells those who cannot see it what came of it."""
        words = change()
        if words:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.canvas, words))
        return True

    # -- the menu

    def ask_for_menu(self) -> None:
        """Asks for the menu of what has the keys, below it."""
        from journeymap.editor.cell_places import rect_of_cell  # late, as above
        from journeymap.layout.hit import rect_of

        canvas, here, rect = self.canvas, self.here, None
        if canvas.scene is not None and isinstance(here, str):
            rect = rect_of(canvas.scene, here)
        elif canvas.scene is not None and here is not None and not isinstance(here, str):
            rect = rect_of_cell(canvas.scene, shown(canvas.session.state), here)
        view = canvas.viewport().rect()
        place = view.center() if rect is None else canvas.shot.rect(rect).bottomLeft().toPoint()
        if not view.contains(place):
            place = view.center()
        canvas.menu_wanted.emit(canvas.viewport().mapToGlobal(place))

    # -- letting go

    def _let_go(self) -> bool:
        """Escape takes back one thing at a time: the way that is shown, what is selected, then the filter; False where
        none of them is left."""
        session = self.canvas.session
        state = session.state
        if state.trace is not None:
            session.trace(None)
        elif state.selection or state.cell is not None:
            session.select(())
        elif state.filter is not None:
            session.filter_by(None)
        else:
            return False
        return True

    def released(self, event: QKeyEvent) -> bool:
        if event.key() != Qt.Key.Key_Space or event.isAutoRepeat():
            return False
        self.canvas.gestures.hold_space(False)
        return True

    def focus_lost(self) -> None:
        self.canvas.gestures.hold_space(False)


def _is_typed(event: QKeyEvent) -> bool:
    """Whether a key gives a character to write, rather than a command. (AltGr is told as Ctrl and Alt.)"""
    command = event.modifiers() & (_CONTROL | _ALT)
    if event.modifiers() & _META or (command and command != _CONTROL | _ALT):
        return False
    return bool(event.text()) and event.text().isprintable()
