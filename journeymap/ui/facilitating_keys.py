"""Keys on the projected picture that mean something while people vote, speak in turn, or look at two states of the map;
and those that take the next thing out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from journeymap.editor.workshop import timing, turns, voting
from journeymap.editor.workshop.room import arrange, put_away, resize, room, uncover
from journeymap.model.refusal import JourneyError
from journeymap.ui.present_ink import Ink

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from journeymap.editor.session import Session
    from journeymap.ui.projected import Projected

_KEY = Qt.Key
DOING: dict[int, str] = {
    _KEY.Key_L: "present.laser",
    _KEY.Key_S: "present.spotlight",
    _KEY.Key_D: "present.ink",
    _KEY.Key_E: "present.wipe",
    _KEY.Key_T: "present.timer",
    _KEY.Key_V: "present.vote",
    _KEY.Key_R: "present.speaker",
    _KEY.Key_A: "present.flip",
    _KEY.Key_K: "present.decide",
}
"""Keys without Shift, Ctrl or Alt for actions of the Present menu."""
_NO_TIMER = "There is no timer to stop: T begins one."
_WAYS = {_KEY.Key_Up: -1, _KEY.Key_Down: 1, _KEY.Key_Tab: 1, _KEY.Key_Backtab: -1}
_MORE = {"+": 1, "=": 1, "-": -1, "−": -1, "_": -1}
_GOING = frozenset(
    {_KEY.Key_PageDown, _KEY.Key_PageUp, _KEY.Key_Right, _KEY.Key_Left, _KEY.Key_Down, _KEY.Key_Up, _KEY.Key_Space}
)
"""Those of a clicker that go on and back."""
_CHANGING = frozenset({_KEY.Key_N, _KEY.Key_M, _KEY.Key_F2, _KEY.Key_K, _KEY.Key_V, _KEY.Key_P, _KEY.Key_Q})


def pressed(canvas: Projected, event: QKeyEvent) -> bool:
    """Does what a key says to the room; False for one that means nothing to it. Errors: JourneyError."""
    session, key = canvas.session, event.key()
    now = room(session)
    held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    if now is None:
        return False
    if key == _KEY.Key_Escape and not held:
        return not _letting_go(session) and put_away(session)
    if key == _KEY.Key_R and held == Qt.KeyboardModifier.ShiftModifier:
        turns.ask(session)
        return True
    if key == _KEY.Key_T and held == Qt.KeyboardModifier.ShiftModifier:
        if not timing.pause(session):
            raise JourneyError((_NO_TIMER,))
        return True
    undoes = key == _KEY.Key_Z and held == Qt.KeyboardModifier.ControlModifier
    if undoes and isinstance(canvas.tool, Ink) and canvas.tool.take_back():
        return True  # else the last change of the map is
    if now.side == "other" and (key in _CHANGING or held & Qt.KeyboardModifier.ControlModifier):
        arrange(session, side="own")  # what is changed is this map, so this map is seen
    if now.turn is not None and key in (_KEY.Key_Return, _KEY.Key_Enter, _KEY.Key_Space) and not held:
        turns.call_next(session)
        return True
    if key in _GOING and not held and uncover(session):
        return True  # nobody goes on unseen
    if now.ballot and _vote(canvas, event):
        return True
    return event.text() in _MORE and resize(session, _MORE[event.text()])


def _letting_go(session: Session) -> bool:
    """Whether a number being typed, or a black or white picture, is what Escape takes back first."""
    show = session.state.show
    return show is not None and bool(show.typed or show.blank)


def _vote(canvas: Projected, event: QKeyEvent) -> bool:
    session, key, words = canvas.session, event.key(), event.text()
    held = event.modifiers() & ~(Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier)
    if held:
        return False
    if words in _MORE:
        voting.count(session, _MORE[words] * voting.typed(session))
    elif key in _WAYS and (key == _KEY.Key_Backtab or not event.modifiers()):
        voting.choose(session, _WAYS[_KEY(key)])
    elif key in (_KEY.Key_Return, _KEY.Key_Enter) and session.state.show is not None and not session.state.show.typed:
        voting.show_ranking(session)
    else:
        return False
    return True
