"""What whoever presents wants to say or ask at a step, written where it is read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QFrame, QPlainTextEdit

from journeymap.editor.presenting import going
from journeymap.editor.presenting.agenda import label
from journeymap.model.refusal import JourneyError
from journeymap.model.walk import key_of, walk

if TYPE_CHECKING:
    from PySide6.QtCore import QMimeData
    from PySide6.QtGui import QFocusEvent, QKeyEvent

    from journeymap.editor.session import Session
    from journeymap.editor.state import EditorState

_PAUSE = 500
"""Milliseconds without a key after which what was typed goes into the map: each time the pictures are composed anew."""
_PASSED_ON = (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp, Qt.Key.Key_Escape, Qt.Key.Key_F6)
_OWN = (Qt.Key.Key_Up, Qt.Key.Key_Down)


class StepNotes(QPlainTextEdit):
    """The notes of the present step; `told` says why they cannot be taken."""

    told = Signal(str)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self._step = ""
        self._shown = ""  # as the map says it
        self.setObjectName("notes")
        self.setAccessibleName("Notes of this step")
        self.setAccessibleDescription("What you want to say or ask; kept in the map, never shown to those who look.")
        self.setPlaceholderText("What to say or ask here. Only you see it; it is saved with the map.")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabChangesFocus(True)
        self.setUndoRedoEnabled(False)  # the map's own history takes steps back
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(self.finish)
        self.textChanged.connect(self._pause.start)

    def show_state(self, state: EditorState) -> None:
        """Shows the notes of the present step; what is being typed into those of another goes there first."""
        stop = going.here(state)
        if stop is None:
            return
        if stop.key != self._step:
            self.finish()
            self._step = stop.key
        elif self.typing and _said(self.session.state, self._step) == self._shown:
            return
        self._show(_said(self.session.state, self._step))
        self.setReadOnly(state.read_only)

    @property
    def typing(self) -> bool:
        """Whether something was typed that the map does not say yet."""
        return self.toPlainText() != self._shown

    def finish(self) -> None:
        """Puts what was typed into the map."""
        self._pause.stop()
        if not self._step or not self.typing:
            return
        from journeymap.model.edits import set_step  # late: no edit is needed before somebody writes

        key, text = self._step, self.toPlainText()
        step = next((one for one in walk(self.session.state.journey) if key_of(one) == key), None)
        if step is None:  # its stage is gone, and so are its notes
            self._shown = text
            return
        name = f"Change notes of “{label(self.session.state.journey, step)}”"
        self._shown = text
        try:
            self.session.commit(lambda journey: set_step(journey, key, notes=text), name, merge_key=f"notes {key}")
        except JourneyError as error:
            self._show(_said(self.session.state, key))
            self.told.emit(str(error))

    def let_go(self) -> None:
        """What was typed belongs to a map that is gone."""
        self._pause.stop()
        self._step = ""
        self._show("")

    def _show(self, text: str) -> None:
        self._shown = text
        if text != self.toPlainText():
            with QSignalBlocker(self):
                self.setPlainText(text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _PASSED_ON:
            event.ignore()  # whoever presents holds a clicker while typing
        elif event.matches(QKeySequence.StandardKey.Undo) or event.matches(QKeySequence.StandardKey.Redo):
            self.finish()
            event.ignore()
        else:
            super().keyPressEvent(event)
            if not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                event.accept()  # nothing that is typed means anything else
            elif not event.isAccepted():
                self.finish()  # whatever is done now, saving it say, is done with it

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.finish()

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Pasted text comes in as plain text, whatever else the clipboard holds."""
        if source.hasText():
            self.insertPlainText(source.text())


class Background(QPlainTextEdit):
    """What can be looked up, to read and copy. Up and down scroll; all other keys mean the presentation."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("background")
        self.setAccessibleName("Background")
        self.setAccessibleDescription("What found no room on the picture, of what is lit.")
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)

    def say(self, text: str) -> None:
        """Shows a text from its beginning."""
        if self.toPlainText() != text:
            self.setPlainText(text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _OWN or event.matches(QKeySequence.StandardKey.Copy):
            super().keyPressEvent(event)
        else:
            event.ignore()


def _said(state: EditorState, key: str) -> str:
    return next((step.notes for step in walk(state.journey) if key_of(step) == key), "")
