"""What keys do in a text that is typed on the map, where a text field by itself would do something else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence

from journeymap.editor import typing

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from journeymap.ui.inplace import InPlace

_SHIFT, _CONTROL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
_ALT = Qt.KeyboardModifier.AltModifier
_ARROWS = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down)


def pressed(field: InPlace, event: QKeyEvent) -> bool:
    """Does what a key says; False for one that a text field knows best. Errors: JourneyError, from going on to
    another text."""
    session, key, held = field.session, event.key(), event.modifiers()
    if event.matches(QKeySequence.StandardKey.Undo):
        take_back(field)
        return True
    match key:
        case Qt.Key.Key_Return | Qt.Key.Key_Enter if not field.canvas.goes_on and not held & _SHIFT:
            typing.finish(session)
        case Qt.Key.Key_Tab | Qt.Key.Key_Backtab if not field.canvas.goes_on:
            from journeymap.editor.presenting.next_text import write_next  # late: nobody presents at first

            write_next(session, back=key == Qt.Key.Key_Backtab)
        case Qt.Key.Key_Return | Qt.Key.Key_Enter:
            _enter(field, held)
        case Qt.Key.Key_Tab:
            typing.onward(session)
        case Qt.Key.Key_Backtab:
            typing.onward(session, back=True)
        case Qt.Key.Key_Escape:
            typing.abandon(session)
        case _ if key in _ARROWS and not field.text and not held & (_SHIFT | _CONTROL | _ALT):
            # Nothing was typed: the arrow leads on from here, as if typing had not begun.
            if typing.finish(session) and field.canvas.goes_on:
                field.canvas.keys.pressed(event)
        case Qt.Key.Key_Up | Qt.Key.Key_Down if not held & (_CONTROL | _ALT):
            _other_line(field, -1 if key == Qt.Key.Key_Up else 1, extend=bool(held & _SHIFT))
        case Qt.Key.Key_Home | Qt.Key.Key_End if not held & (_CONTROL | _ALT) and field.spot is not None:
            spot = field.spot
            at = spot.line_start(field.caret) if key == Qt.Key.Key_Home else spot.line_end(field.caret)
            field.put_caret(at, extend=bool(held & _SHIFT))
        case _:
            return False
    return True


def act(field: InPlace, action: str) -> bool:
    """Does what an action of the menus means in a text; False for one that means nothing there."""
    match action:
        case "edit.undo":
            take_back(field)
        case "edit.redo":
            field.redo()
        case "edit.cut":
            field.cut()
        case "edit.copy":
            field.copy()
        case "edit.paste" | "edit.paste-text":
            field.paste()
        case "edit.select-all":
            field.selectAll()
        case "edit.select-none":
            field.put_caret(field.caret)
        case "map.delete":
            field.textCursor().removeSelectedText()
        case _:
            return False
    return True


def take_back(field: InPlace) -> None:
    """Undoes what was typed last; once nothing is left to undo, typing is abandoned."""
    if field.document().isUndoAvailable():
        field.undo()
    else:
        typing.abandon(field.session)


def _enter(field: InPlace, held: Qt.KeyboardModifier) -> None:
    if held & (_SHIFT | _ALT) and field.lines:
        field.textCursor().insertText("\n")
    elif held & (_SHIFT | _ALT | _CONTROL):
        typing.finish(field.session)
    else:
        typing.next_touchpoint(field.session)


def _other_line(field: InPlace, lines: int, *, extend: bool) -> None:
    """Up and down in the lines that the map shows; beyond the first and last to the text's ends."""
    if field.spot is None:
        return
    at = field.caret
    aim = field.spot.caret(at).x if field.column is None else field.column
    found = field.spot.beside(at, lines, aim)
    if found is None:
        found = 0 if lines < 0 else len(field.toPlainText())
    field.put_caret(found, extend=extend)
    field.column = aim
