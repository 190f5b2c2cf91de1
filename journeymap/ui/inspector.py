"""The inspector: a form of whatever is selected, in which every value can be changed where it stands.

A change is committed as it is typed; what is typed without a break is one step of the history. Escape takes back
what was done since the field got the keys.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QFrame, QScrollArea

from journeymap.editor.forms import enter, form, run
from journeymap.model.find import index
from journeymap.model.journey import NOTE_LANES
from journeymap.model.refusal import JourneyError
from journeymap.ui.fields.column import Column
from journeymap.ui.fields.keeping import Keeping

if TYPE_CHECKING:
    from journeymap.draw.theme import Theme
    from journeymap.editor.forms import Command
    from journeymap.editor.session import Session
    from journeymap.editor.state import EditorState
    from journeymap.model.journey import Journey, Picture

_PAUSE = 900
"""Milliseconds without a key before half a word is called no value."""
_IDLE = 5
"""Milliseconds between the widgets that are made ahead."""
_LOCKED = "This map can be looked at, but not changed."


class Inspector(QScrollArea):
    """A column of labelled fields. `left` tells that Escape was pressed where there was nothing to take back."""

    left = Signal()

    def __init__(self, session: Session, theme: Theme) -> None:
        super().__init__()
        self.session = session
        self.theme = theme
        self._shown: tuple[Journey, tuple[str, ...], bool] | None = None
        self._began: Journey | None = None
        self._step = ("", "")
        self._doubted: tuple[str, str] | None = None
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self._tell_doubt)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName("Inspector")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # its fields have the keys, not the panel
        self.column = Column(self, self.run)
        self.setWidget(self.column)
        self._idle = QTimer(self)
        self._idle.timeout.connect(self._provide)
        self._idle.start(_IDLE)

    # -- following the map

    def show_state(self, state: EditorState, theme: Theme) -> None:
        """Shows what can be said about the selection, about the whole map when there is none."""
        now = (state.journey, about(state), state.read_only)
        shown = self._shown
        if shown is not None and shown[0] is now[0] and shown[1:] == now[1:] and theme is self.theme:
            return
        if theme is not self.theme:
            self.theme = theme
            self.column.update()
        elsewhere = shown is not None and shown[1] != now[1]
        if elsewhere and (editor := self.column.active) is not None:
            self._leave(editor)
            state = self.session.state
        self._shown = (state.journey, about(state), state.read_only)
        refused = f"{_LOCKED} {state.file.notice}".strip() if state.read_only and state.file is not None else ""
        self.column.show_form(form(state.journey, about(state), refused), state.read_only)
        if (first := self.column.first) is not None:
            self.setFocusProxy(first)
        if elsewhere:
            self.verticalScrollBar().setValue(0)
            if (editor := self.column.active) is not None:
                self.begin(editor)

    def _leave(self, editor: Keeping) -> None:
        """Another thing is selected while a field has the keys: what was typed belongs to the former."""
        self._shown = None
        editor.finish()
        self.settle(editor)

    def _provide(self) -> None:
        """Gets ready for the first touchpoint that is selected while nobody waits."""
        if not self.column.provide():
            self._idle.stop()

    def focus_field(self, key: str) -> bool:
        """Gives the field with this key the keys; False when the form has none of that key."""
        row = self.column.rows.get(key)
        if row is None:
            return False
        row.editor.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.ensureWidgetVisible(row.editor, 0, 40)
        return True

    # -- what editors tell

    def picture(self, sha256: str) -> Picture | None:
        return index(self.session.state.journey).images.get(sha256)

    def begin(self, editor: Keeping) -> None:
        self._began = self.session.state.journey
        self._step = (editor.field.key, editor.field.step)  # named after what the thing was called before
        self.session.settle()
        editor.installEventFilter(self)
        self.ensureWidgetVisible(editor, 0, 24)

    def enter(self, editor: Keeping, value: Any) -> bool:
        field = editor.field
        try:
            step = self._step[1] if self._step[0] == field.key else field.step
            onward = enter(self.session, field, value, step)
        except JourneyError as error:
            self.doubt(editor, _sentence(error), at_once=True)
            return False
        self.doubt(editor, "", at_once=True)
        self.show_state(self.session.state, self.theme)
        if onward:
            QTimer.singleShot(0, self, lambda: self.focus_field(onward))  # once Tab, if it was that, has gone its way
        return True

    def doubt(self, editor: Keeping, sentence: str, at_once: bool) -> None:
        self._pause.stop()
        self.column.tell(editor.field.key, sentence if at_once else "")
        self._doubted = None
        if sentence and not at_once:
            self._doubted = (editor.field.key, sentence)
            self._pause.start()

    def _tell_doubt(self) -> None:
        if self._doubted is not None:
            self.column.tell(*self._doubted)
            self._doubted = None

    def settle(self, editor: Keeping) -> None:
        editor.removeEventFilter(self)
        self.session.settle()
        self._began = None

    def take_back(self, editor: Keeping) -> None:
        began, session = self._began, self.session
        changed = began is not None and session.state.journey is not began
        if changed:
            session.undo()
            if session.state.journey is not began:
                session.redo()  # it was not this field alone that changed the map
        row = self.column.rows.get(editor.field.key)
        told = row is not None and row.error is not None
        self.doubt(editor, "", at_once=True)
        self.show_state(session.state, self.theme)
        before = getattr(editor, "text", str)()
        editor.restore()
        if not changed and not told and getattr(editor, "text", str)() == before:
            self.left.emit()

    def grown(self) -> None:
        self.column.arrange()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape on a button, where there is nothing to take back, leaves as it does in a field."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Undo and redo mean the map, not the field; Delete means the field, not the map."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            if event.matches(QKeySequence.StandardKey.Undo) or event.matches(QKeySequence.StandardKey.Redo):
                event.ignore()
                return True
            if isinstance(watched, Keeping) and watched.keeps(event):
                event.accept()
                return True
        return super().eventFilter(watched, event)

    # -- commands

    def run(self, command: Command) -> None:
        """Does what a button of the form says."""
        if command.icon == "open":
            QDesktopServices.openUrl(QUrl(command.target))
            return
        keys = list(self.column.rows)
        at = next((n for n, key in enumerate(keys) if command in self.column.commands_of(key)), 0)
        try:
            focus = run(self.session, command)
        except JourneyError as error:
            self.column.tell(next(iter(self.column.rows), ""), _sentence(error))
            return
        self.show_state(self.session.state, self.theme)
        left = list(self.column.rows)
        if command.icon == "go" and left:
            focus = left[0]
        elif command.icon == "remove" and left:
            focus = left[min(at, len(left) - 1)]  # what stands there now
        if focus:
            self.focus_field(focus)


def about(state: EditorState) -> tuple[str, ...]:
    """The ids of what is shown: what is selected, else the touchpoint or stage above the empty cell with the keys."""
    if state.selection or state.cell is None:
        return state.selection
    lane = index(state.journey).things.get(state.cell.lane)
    return (state.cell.at,) if getattr(lane, "kind", None) in NOTE_LANES else ()


def _sentence(error: JourneyError) -> str:
    """The first mistake, as a sentence of its own."""
    text = error.problems[0] if error.problems else "This cannot be."
    return text[:1].upper() + text[1:] + ("" if text.endswith((".", "!", "?", "…")) else ".")
