"""Typing on the map: a real text field that shows nothing itself, over the text that the map shows.

The field brings input methods, the clipboard, movement by words, its own undo and a voice for screen readers. What is
typed is shown by the map, in its final lines; caret, selection and frame are painted over it from `editor.spots`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt
from PySide6.QtGui import QGuiApplication, QInputMethodEvent, QTextCursor
from PySide6.QtWidgets import QFrame, QPlainTextEdit

from journeymap.editor import typing
from journeymap.editor.filters import shown
from journeymap.editor.spots import spot_of
from journeymap.editor.typable import has_lines
from journeymap.layout.hit import Rect
from journeymap.model.refusal import JourneyError
from journeymap.model.text import clean
from journeymap.ui.typing_keys import act, pressed
from journeymap.ui.typing_look import Look, caret_rect
from journeymap.ui.typing_pointer import TypingPointer
from journeymap.ui.utf16 import characters, units

if TYPE_CHECKING:
    from PySide6.QtCore import QMimeData
    from PySide6.QtGui import QFocusEvent, QKeyEvent, QPaintEvent

    from journeymap.editor.spots import Spot
    from journeymap.editor.state import Draft
    from journeymap.ui.canvas import Canvas
    from journeymap.ui.shot import Shot

_LEAST_TYPE = 7.0
_READABLE_TYPE = 12.0
"""View px per em: where the text is smaller than the first, typing begins by making it as large as the second."""
_STAYS = (
    Qt.FocusReason.ActiveWindowFocusReason,
    Qt.FocusReason.PopupFocusReason,
    Qt.FocusReason.MenuBarFocusReason,
)
"""Why the keyboard may go elsewhere for a while without typing being at an end."""


class InPlace(QPlainTextEdit):
    """The field of one canvas, hidden until a text is typed."""

    def __init__(self, canvas: Canvas) -> None:
        super().__init__(canvas.viewport())
        self.canvas = canvas
        self.spot: Spot | None = None
        self.column: float | None = None  # where Up and Down aim at, scene px
        self._draft: Draft | None = None
        self._busy = False
        self._preedit = ("", 0)  # what an input method is about to put in, and where its caret stands in it
        self.look = Look(self)
        self.pointer = TypingPointer(self)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabChangesFocus(False)
        self.setUndoRedoEnabled(True)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.viewport().setAutoFillBackground(False)
        self.setCursorWidth(0)
        self.textChanged.connect(self._typed)
        self.cursorPositionChanged.connect(self._moved)
        self.selectionChanged.connect(self._moved)
        self.hide()

    @property
    def session(self) -> Any:
        return self.canvas.session

    @property
    def active(self) -> bool:
        return self._draft is not None

    @property
    def lines(self) -> bool:
        """Whether the text may have line feeds."""
        draft = self._draft
        return draft is not None and has_lines(self.session.state.journey, draft.thing, draft.field)

    # -- following the state

    def follow(self, draft: Draft | None) -> None:
        """Opens on a text that somebody begins to type, goes along with it, closes when it is done."""
        if draft is None:
            self._close()
            return
        before, self._draft = self._draft, draft
        if before is None or _place(before) != _place(draft):
            self._open(draft)
        self.replace()
        if self.spot is None:
            typing.abandon(self.session)
            self.canvas.told.emit("This text is not on the map as it is shown now; change it in the inspector.")
        elif before is None or _place(before) != _place(draft):
            self._come_near()

    def _open(self, draft: Draft) -> None:
        self._busy = True
        self._preedit = ("", 0)
        self.column = None
        self.setPlainText(draft.text)
        self.document().clearUndoRedoStacks()
        cursor = self.textCursor()
        if draft.whole:
            cursor.select(QTextCursor.SelectionType.Document)
        else:
            cursor.movePosition(QTextCursor.MoveOperation.End)
        self.setTextCursor(cursor)
        self.setAccessibleName(draft.name)
        self.canvas.overlay.typing = True
        self._busy = False
        self.show()
        if not self.canvas.composing:
            self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.look.light()

    def _close(self) -> None:
        if self._draft is None:
            return
        held = self.hasFocus()
        self._draft = self.spot = None
        self.canvas.overlay.typing = False
        self.pointer.rest()
        self.look.rest()
        if held:
            self.canvas.setFocus(Qt.FocusReason.OtherFocusReason)  # before Qt looks for somebody else
        self.hide()
        self.canvas.viewport().update()

    def replace(self) -> None:
        """Stands over its text again: it, the map or the camera moved."""
        canvas = self.canvas
        if self._draft is None or canvas.scene is None:
            return
        self.spot = spot_of(canvas.scene, shown(self.session.state), self._draft)
        if self.spot is not None:
            rect = canvas.shot.rect(self.spot.rect).toAlignedRect()
            if rect != self.geometry():
                self.setGeometry(rect)
        canvas.viewport().update()
        QGuiApplication.inputMethod().update(Qt.InputMethodQuery.ImCursorRectangle)

    def _come_near(self) -> None:
        """Shows the place in a readable size."""
        if self.spot is None:
            return
        canvas, size = self.canvas, self.spot.carets.block.size
        if size * canvas.camera.zoom < _LEAST_TYPE:
            canvas.zoom_to(_READABLE_TYPE / size)
            x, y = self.spot.rect.centre
            canvas.centre_on(x, y)
        self.keep_in_view()

    def keep_in_view(self) -> None:
        if self.spot is None or self.canvas.scene is None:
            return
        _, x, top, height = self.spot.caret(self.caret)
        rect = Rect(x - 2.0, top - 4.0, 4.0, height + 8.0)
        shown = self.canvas.shot.area
        inside = shown.x <= rect.x and rect.right <= shown.right and shown.y <= rect.y and rect.bottom <= shown.bottom
        if not inside:
            self.canvas.reveal_place(rect)

    # -- places in the text, counted in characters (Qt counts UTF-16 units)

    @property
    def text(self) -> str:
        """What is typed, with what an input method is about to put in."""
        typed = self.toPlainText()
        preedit, _ = self._preedit
        if not preedit:
            return typed
        at = characters(typed, self.textCursor().position())
        return typed[:at] + preedit + typed[at:]

    @property
    def caret(self) -> int:
        return characters(self.toPlainText(), self.textCursor().position()) + self._preedit[1]

    @property
    def selected(self) -> tuple[int, int]:
        typed, cursor = self.toPlainText(), self.textCursor()
        return characters(typed, cursor.selectionStart()), characters(typed, cursor.selectionEnd())

    @property
    def preedit(self) -> tuple[int, int]:
        """Where what an input method is about to put in stands in the text."""
        begin = characters(self.toPlainText(), self.textCursor().position())
        return begin, begin + len(self._preedit[0])

    def caret_rect(self, shot: Shot, at: int) -> QRectF:
        """The caret before the character of that number, in the view."""
        assert self.spot is not None
        return caret_rect(self.spot, shot, at)

    def put_caret(self, at: int, *, extend: bool = False) -> None:
        cursor = self.textCursor()
        mode = QTextCursor.MoveMode.KeepAnchor if extend else QTextCursor.MoveMode.MoveAnchor
        cursor.setPosition(units(self.toPlainText(), at), mode)
        self.setTextCursor(cursor)

    # -- typing

    def _typed(self) -> None:
        if not self._busy and self._draft is not None:
            self.column = None
            typing.write(self.session, self.text)
            self.look.light()
            self.keep_in_view()

    def _moved(self) -> None:
        if not self._busy and self._draft is not None:
            self.look.light()
            self.canvas.viewport().update()
            self.keep_in_view()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        try:
            if pressed(self, event):
                event.accept()
                return
        except JourneyError as error:
            self.canvas.told.emit(str(error))
            return
        self.column = None
        super().keyPressEvent(event)
        event.accept()  # what means nothing in a text means nothing on the map meanwhile

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride:
            key: QKeyEvent = event  # type: ignore[assignment]  # Qt's promise for this type of event
            plain = key.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier)
            if not plain and (key.text() or key.key() in _OWN_KEYS):
                event.accept()
                return True
        return super().event(event)

    def do(self, action: str) -> bool:
        """Does what an action of the menus means in a text; False for one that means nothing here."""
        return act(self, action)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Pastes plain text only, on one line where the text has one."""
        text = clean(source.text())
        self.textCursor().insertText(text if self.lines else " ".join(text.split("\n")))

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        self._busy = True
        super().inputMethodEvent(event)
        self._busy = False
        preedit = event.preeditString()
        carets = [one.start for one in event.attributes() if one.type == QInputMethodEvent.AttributeType.Cursor]
        self._preedit = (preedit, characters(preedit, carets[0]) if carets else len(preedit))
        self._typed()

    def inputMethodQuery(self, query: Qt.InputMethodQuery, argument: Any = None) -> Any:
        asked = Qt.InputMethodQuery
        if query in (asked.ImCursorRectangle, asked.ImAnchorRectangle) and self.spot is not None:
            at = self.caret
            if query == asked.ImAnchorRectangle:
                at = characters(self.toPlainText(), self.textCursor().anchor())
            return self.caret_rect(self.canvas.shot, at).translated(-QPointF(self.pos()))
        if argument is not None:
            return super().inputMethodQuery(query, argument)
        return super().inputMethodQuery(query)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.canvas.viewport().update()
        if self._draft is not None and event.reason() not in _STAYS:
            typing.finish(self.session)

    # -- painting

    def paintEvent(self, event: QPaintEvent) -> None:
        """Nothing: the map shows the text."""


_OWN_KEYS = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace, Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up,
             Qt.Key.Key_Down, Qt.Key.Key_Home, Qt.Key.Key_End, Qt.Key.Key_Escape, Qt.Key.Key_Tab,
             Qt.Key.Key_Backtab)  # fmt: skip


def _place(draft: Draft) -> tuple[object, ...]:
    return draft.thing, draft.field, draft.lane, draft.make
