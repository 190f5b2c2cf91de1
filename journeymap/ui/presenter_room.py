"""What can be done for the people in the room, as buttons: the rows of the Present menu that are meant for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QPushButton, QWidget

from journeymap.editor.actions import ACTIONS
from journeymap.model.refusal import JourneyError
from journeymap.ui.present_keys import DOING

if TYPE_CHECKING:
    from journeymap.editor.actions import Action, Desk
    from journeymap.editor.session import Session
    from journeymap.editor.state import EditorState

GROUPS = ("displays", "blank", "room")
"""The groups of the Present menu whose rows are buttons here, in this order."""
KEYS: dict[str, str] = {"present.black": "B", "present.white": "W"} | {row: chr(key) for key, row in DOING.items()}
"""Keys without Ctrl that do the same while a map is presented: told on the buttons."""
_COLUMNS = 2


def rows() -> tuple[Action, ...]:
    """The actions that have a button."""
    return tuple(one for group in GROUPS for one in ACTIONS if one.menu == "Present" and one.group == group)


class Room(QWidget):
    """A button for each; one that switches something stays pressed. `told` says why something cannot be done."""

    told = Signal(str, bool)

    def __init__(self, session: Session, desk: Desk) -> None:
        super().__init__()
        self.session, self.desk = session, desk
        self.setObjectName("room")
        self.setAccessibleName("Room")
        self.buttons: dict[str, QPushButton] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(6)
        for number, row in enumerate(rows()):
            made = QPushButton(_label(row))
            made.setObjectName("switch")
            made.setAccessibleName(row.name)
            made.setToolTip(row.tip)
            made.setCheckable(row.checked is not None)
            made.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the keys where they are
            made.clicked.connect(lambda _=False, row=row: self._do(row))
            grid.addWidget(made, number // _COLUMNS, number % _COLUMNS)
            self.buttons[row.id] = made

    def show_state(self, state: EditorState) -> None:
        for row in rows():
            button = self.buttons[row.id]
            button.setEnabled(row.enabled(state))
            if row.checked is not None:
                button.setChecked(row.checked(state))

    def _do(self, row: Action) -> None:
        try:
            row.run(self.session, self.desk)
        except JourneyError as error:
            self.told.emit(str(error), False)
        self.show_state(self.session.state)


def _label(row: Action) -> str:
    key = KEYS.get(row.id, "")
    return f"{row.name}  {key}" if key else row.name
