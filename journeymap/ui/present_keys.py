"""What the keys of a clicker and of a keyboard do while a map is presented."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence

from journeymap.editor import feeling, typing
from journeymap.editor.actions import ACTIONS
from journeymap.editor.presenting import going, lighting, noting, numbers
from journeymap.editor.selecting import of_kind
from journeymap.model.refusal import JourneyError
from journeymap.ui import facilitating_keys
from journeymap.ui.present_escape import AGAIN

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QKeyEvent

    from journeymap.editor.session import Session
    from journeymap.ui.projected import Projected

_KEY = Qt.Key
_CONTROL = Qt.KeyboardModifier.ControlModifier
_CHANGING = frozenset(
    {"edit.undo", "edit.redo", "map.moment-of-truth", "map.internal", "insert.touchpoint", "map.delete"}
)
"""Nothing is changed unseen: the picture comes back from black or white."""
ALSO = _CHANGING | {
    "file.save",
    "present.presenter-view",
    "present.capture",
    "present.park",
    "present.swap",
    "present.lot",
    "present.stop-clock",
    "present.clock-anew",
}
"""Actions of the menus whose shortcuts mean the same while a map is presented."""
_HISTORY = {"edit.undo": "Undone", "edit.redo": "Done again"}
_NO_MOMENT = "A moment of truth is a touchpoint: go to one first."
_NO_FEELING = "What is felt is felt at a touchpoint: go to one first."
_NO_FILE = "This map has no file yet: save it when the presentation is over. Until then nothing of it is lost."
PLAIN: dict[int, Callable[[Session], object]] = {
    _KEY.Key_PageDown: going.onward,
    _KEY.Key_Right: going.onward,
    _KEY.Key_Down: going.onward,
    _KEY.Key_Space: going.onward,
    _KEY.Key_PageUp: going.back,
    _KEY.Key_Left: going.back,
    _KEY.Key_Up: going.back,
    _KEY.Key_Backspace: going.back,
    _KEY.Key_Home: going.home,
    _KEY.Key_End: going.last,
    _KEY.Key_B: lambda session: going.blank(session, "black"),
    _KEY.Key_Period: lambda session: going.blank(session, "black"),
    _KEY.Key_W: lambda session: going.blank(session, "white"),
    _KEY.Key_Comma: lambda session: going.blank(session, "white"),
}
"""Keys without Shift, Ctrl or Alt."""
DOING: dict[int, str] = {
    _KEY.Key_Q: "present.capture",
    _KEY.Key_P: "present.park",
    _KEY.Key_X: "present.swap",
    _KEY.Key_Y: "present.lot",
    _KEY.Key_C: "present.stop-clock",
    **facilitating_keys.DOING,
}
"""Keys without Shift, Ctrl or Alt for actions of the Present menu."""
SHIFTED: dict[int, Callable[[Session], object]] = {
    _KEY.Key_PageDown: lambda session: going.next_step(session, 1),
    _KEY.Key_Right: lambda session: going.next_step(session, 1),
    _KEY.Key_Down: lambda session: going.next_step(session, 1),
    _KEY.Key_PageUp: lambda session: going.next_step(session, -1),
    _KEY.Key_Left: lambda session: going.next_step(session, -1),
    _KEY.Key_Up: lambda session: going.next_step(session, -1),
}


def go(session: Session, event: QKeyEvent) -> bool:
    """Goes where a key says; False for one that says nothing of that."""
    held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    key = event.key()
    shifted = held == Qt.KeyboardModifier.ShiftModifier
    if held and not shifted:
        return False
    if shifted and key in SHIFTED:
        SHIFTED[key](session)
        return True
    if not held and event.text().isascii() and event.text().isdigit():
        numbers.type_digit(session, event.text())
        return True
    if key in (_KEY.Key_Return, _KEY.Key_Enter) and not held:
        if not numbers.jump(session):
            going.onward(session)
        return True
    if key in PLAIN and not held:
        PLAIN[key](session)
        return True
    return False


def pressed(canvas: Projected, event: QKeyEvent) -> bool:
    """Does what a key says; False for one that means nothing here."""
    session = canvas.session
    try:
        if canvas.note_wanted:
            canvas.want_note(False)
            if _note(session, event) or event.key() == _KEY.Key_Escape:
                return True
        if facilitating_keys.pressed(canvas, event):
            return True
        if go(session, event) or _edit(canvas, event):
            return True
        if event.key() == _KEY.Key_Escape:
            _let_go(canvas)
            return True
    except JourneyError as error:
        canvas.told.emit(str(error))
        return True
    return False


def _note(session: Session, event: QKeyEvent) -> bool:
    """The key after N says what kind of note."""
    key = event.text().lower()
    if event.modifiers() or (key != "n" and key not in noting.KINDS):
        return False
    noting.note(session, key)
    return True


def _edit(canvas: Projected, event: QKeyEvent) -> bool:
    """Changes what is lit, as a key says."""
    session, key, held = canvas.session, event.key(), event.modifiers()
    if not held and key == _KEY.Key_N:
        going.uncover(session)
        canvas.want_note(True)
    elif not held and key == _KEY.Key_M:
        going.uncover(session)
        lighting.mean_lit(session)
        _mark(canvas)
    elif not held and key in DOING:
        do(DOING[key], canvas)
    elif not held and key == _KEY.Key_F2:
        going.uncover(session)
        if session.state.focus is not None:
            typing.begin(session, session.state.focus)
    elif held & _CONTROL and key in (_KEY.Key_Up, _KEY.Key_Down):
        going.uncover(session)
        lighting.mean_lit(session)
        who = 1 if held & Qt.KeyboardModifier.ShiftModifier else 0
        if not feeling.shift(session, 1 if key == _KEY.Key_Up else -1, who):
            raise JourneyError((_NO_FEELING,))
        lighting.follow_lit(session)
    else:
        shortcut = QKeySequence(event.keyCombination()).toString(QKeySequence.SequenceFormat.PortableText)
        found = next((row.id for row in ACTIONS if row.id in ALSO and shortcut in row.shortcuts), None)
        if found is None:
            return False
        if found in _CHANGING:
            going.uncover(session)
        if found in _HISTORY:
            _undo_or_redo(canvas, found)
        else:
            do(found, canvas)
    return True


def _mark(canvas: Projected) -> None:
    """As a moment of truth, seen by everybody."""
    session = canvas.session
    session.refuse_when_read_only()
    if not of_kind(session.state, "touchpoints"):
        raise JourneyError((_NO_MOMENT,))
    do("map.moment-of-truth", canvas)
    lighting.follow_lit(session)


def _undo_or_redo(canvas: Projected, action: str) -> None:
    """What that changes may stand elsewhere in the map: then it is told, for nobody sees it."""
    session = canvas.session
    before, past = going.here(session.state), session.state
    name = past.undo_name if action == "edit.undo" else past.redo_name
    do(action, canvas)
    lighting.mean_what_is_seen(session)
    after = going.here(session.state)
    if name and session.state.journey is not past.journey and before and after and before.scene == after.scene:
        canvas.told.emit(f"{_HISTORY[action]}, elsewhere in the map: {name}")


def do(action: str, canvas: Projected) -> None:
    """Does an action of the menus where it is possible now."""
    row = next(row for row in ACTIONS if row.id == action)
    if action == "file.save" and canvas.session.state.path is None:
        raise JourneyError((_NO_FILE,))  # no dialog before everybody's eyes
    if row.enabled(canvas.session.state) and canvas.desk is not None:
        row.run(canvas.session, canvas.desk)


def _let_go(canvas: Projected) -> None:
    """Escape takes back one thing at a time: a number being typed, black or white, what is selected; then it ends the
    presentation, unless a text was finished just now."""
    session = canvas.session
    show = session.state.show
    if numbers.forget_digits(session):
        return
    if show is not None and show.blank:
        going.uncover(session)
    elif lighting.wandered(session.state):
        going.come_back(session)
    elif canvas.habit.forgives():
        canvas.aside.emit(AGAIN)
    else:
        going.finish_show(session)
