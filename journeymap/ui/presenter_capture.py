"""The line that takes down what somebody says while a map is presented."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QMenu, QPushButton, QVBoxLayout, QWidget

from journeymap.editor.presenting import capturing
from journeymap.model.refusal import JourneyError

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from journeymap.editor.presenting.capturing import Kind
    from journeymap.editor.session import Session
    from journeymap.editor.state import EditorState

_MARK_OF = {kind: mark for mark, kind in capturing.MARKS.items()}
_HELP = "A sentence and Enter: it becomes a note under what is shown. Tab changes its kind."
_PASSED_ON = (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp, Qt.Key.Key_Escape, Qt.Key.Key_F6)


class Line(QLineEdit):
    """Tab goes through the kinds; a clicker's keys go on, and nothing that is typed means anything else."""

    turned = Signal(int)

    def focusNextPrevChild(self, onward: bool) -> bool:
        self.turned.emit(1 if onward else -1)
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _PASSED_ON or (not self.text() and event.modifiers() & Qt.KeyboardModifier.ControlModifier):
            event.ignore()
            return
        super().keyPressEvent(event)
        event.accept()


class CaptureLine(QWidget):
    """A kind, a line, and where what stands in it would go; `told` says where it went, or why it could not."""

    told = Signal(str, bool)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self.kind: Kind = capturing.KINDS[0]
        self.setObjectName("capture")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.chooser = QPushButton()
        self.chooser.setObjectName("kind")
        self.chooser.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # Tab in the line does the same
        self.chooser.setMenu(self._menu())
        self.line = Line()
        self.line.setObjectName("sentence")
        self.line.setAccessibleName("Quick capture")
        self.line.setPlaceholderText("Somebody says something: write it down, Enter (Q comes here)")
        self.line.setMaxLength(10_000)
        self.line.turned.connect(self._turn)
        self.line.textChanged.connect(lambda: self._say_where(self.session.state))
        self.line.returnPressed.connect(self.take)
        self.where = QLabel()
        self.where.setObjectName("where")
        self.where.setTextFormat(Qt.TextFormat.PlainText)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.chooser)
        row.addWidget(self.line, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 10, 16, 10)
        column.setSpacing(4)
        self.foot = QHBoxLayout()
        """What stands under the line."""
        self.foot.setSpacing(24)
        self.foot.addWidget(self.where)
        column.addLayout(row)
        column.addLayout(self.foot)

    def _menu(self) -> QMenu:
        menu = QMenu(self)
        for kind in capturing.KINDS:
            action = menu.addAction(f"{capturing.LABELS[kind]}\t{_MARK_OF[kind]}")
            action.triggered.connect(lambda _=False, kind=kind: self.choose(kind))
        return menu

    def show_state(self, state: EditorState) -> None:
        self.line.setEnabled(not state.read_only)
        self._say_where(state)

    def choose(self, kind: Kind) -> None:
        """What a sentence without a mark is, from now on."""
        self.kind = kind
        self._say_where(self.session.state)
        self.line.setFocus()

    def take(self) -> None:
        """Takes down what stands in the line."""
        try:
            told = capturing.capture(self.session, self.line.text(), self.kind)
        except JourneyError as error:
            self.told.emit(str(error), False)
            return
        if told:
            self.line.clear()
            self.told.emit(f"{told} Ctrl+Z takes it back.", True)

    def _turn(self, way: int) -> None:
        text = self.line.text()
        said = capturing.read(text, self.kind)
        if said.kind != self.kind and text.strip():
            self.line.setText(said.text.strip("“”"))  # what Tab chooses is not overruled by a mark
        self.choose(capturing.after(said.kind, way))

    def _say_where(self, state: EditorState) -> None:
        if state.show is None:
            return
        text = self.line.text()
        kind = capturing.read(text, self.kind).kind
        self.chooser.setText(capturing.LABELS[kind])
        self.chooser.setAccessibleName(f"Kind: {capturing.LABELS[kind]}")
        where = capturing.destination(state, text, self.kind)
        self.line.setAccessibleDescription(f"{_HELP} Now: {where}.")
        self.where.setText(
            f"Enter: {where}"
            if text.strip()
            else f'{where}    !  pain   +  opportunity   "  quote   *  note   ?  parking (@ who)   =  decision'
        )
