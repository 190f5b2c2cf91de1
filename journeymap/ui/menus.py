"""Menus and shortcuts, all made from the table of actions. `ui.tool_bar` shows some of them as buttons."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from journeymap.draw.icons import names
from journeymap.editor.actions import ACTIONS, MENUS, ON_MAP, TOOLS, Action
from journeymap.model.refusal import JourneyError
from journeymap.ui.icons import icon

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QMenuBar

    from journeymap.editor.actions import Desk
    from journeymap.editor.session import Session
    from journeymap.editor.state import EditorState
    from journeymap.ui.chrome import Chrome

ICON = 17
_LOOKING = ("view.", "help.")
"""Actions that go on beside the typing of a text."""
_SUBMENUS: tuple[tuple[str, str, bool], ...] = (
    ("File/Recent", "file.reload", False),
    ("Insert/Note", "insert.signal", False),
    ("Insert/Lane", "insert.signal", False),
    ("Insert/Metric", "insert.signal", False),
    ("Map/Move", "map.duplicate", True),
    ("Map/Colour", "map.hide-lane", False),
    ("Map/Trace", "map.hide-lane", True),
    ("View/Panels", "view.next-panel", False),
    ("View/Theme", "view.next-panel", True),
)
"""Before which action each submenu stands, and whether a line follows it."""


class Menus:
    """The Qt actions of one window, by id, and the menus they stand in."""

    def __init__(self, window: QWidget, bar: QMenuBar, session: Session, desk: Desk) -> None:
        self.actions: dict[str, QAction] = {}
        self.menus = _menus(bar)
        exclusive: dict[str, QActionGroup] = {}
        group_of: dict[str, str] = {}
        for row in ACTIONS:
            action = QAction(row.label, window)
            action.setObjectName(row.id)
            action.setShortcuts([QKeySequence(text) for text in row.shortcuts])
            action.setStatusTip("")
            action.setToolTip(tip(row))
            action.triggered.connect(_runner(row, session, desk))
            if row.checked is not None:
                action.setCheckable(True)
                if row.menu == "View/Theme":
                    if row.menu not in exclusive:
                        exclusive[row.menu] = QActionGroup(window)
                    exclusive[row.menu].addAction(action)
            menu = self.menus[row.menu]
            if group_of.get(row.menu, row.group) != row.group:
                menu.addSeparator()
            group_of[row.menu] = row.group
            menu.addAction(action)
            window.addAction(action)  # so that shortcuts work where the menu bar is hidden
            self.actions[row.id] = action
        self._place_submenus()

    def _place_submenus(self) -> None:
        for path, before, line in _SUBMENUS:
            parent = self.menus[path.partition("/")[0]]
            parent.insertMenu(self.actions[before], self.menus[path])
            if line:
                parent.insertSeparator(self.actions[before])

    def context_menu(self, window: QWidget) -> QMenu:
        """The menu on the map."""
        menu = QMenu(window)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for key in ON_MAP:
            if key == "|":
                menu.addSeparator()  # Qt leaves out those with nothing between them
            elif key in self.menus:
                inside = self.menus[key].actions()
                if any(action.isEnabled() and not action.isSeparator() for action in inside):
                    menu.addMenu(self.menus[key])
            elif self.actions[key].isEnabled():
                menu.addAction(self.actions[key])
        return menu

    def refresh(self, state: EditorState) -> None:
        """Enables and checks every action as the state says, and names what undo would take back."""
        for row in ACTIONS:
            action = self.actions[row.id]
            action.setEnabled(row.enabled(state))
            if row.checked is not None:
                action.setChecked(row.checked(state))
        for key, verb, name in (("edit.undo", "&Undo", state.undo_name), ("edit.redo", "&Redo", state.redo_name)):
            self.actions[key].setText(f"{verb} {name.replace('&', '&&')}" if name else verb)

    def unable(self, key: QKeyEvent, state: EditorState) -> str:
        """What to say of a key whose action cannot be done now; "" for any other."""
        pressed = QKeySequence(key.keyCombination())
        rows = (row for row in ACTIONS if not self.actions[row.id].isEnabled())
        row = next((row for row in rows if pressed in self.actions[row.id].shortcuts()), None)
        if row is None:
            return ""
        from journeymap.editor.actions.wanted import told  # late: nobody asks before the first paint

        return told(row, state)

    def colour(self, colours: Chrome) -> None:
        """Draws the icons in the colours of a theme."""
        there = names()
        for row in ACTIONS:
            if row.icon in there:
                primary = row.id == TOOLS[-1]
                self.actions[row.id].setIcon(
                    icon(row.icon, ICON, colours.on_accent if primary else colours.soft, colours.disabled)
                )
                self.actions[row.id].setIconVisibleInMenu(False)
        for key in TOOLS:
            if key in self.menus:
                opening = self.menus[key].menuAction()
                opening.setIcon(icon("add", ICON, colours.soft, colours.disabled))
                opening.setIconVisibleInMenu(False)


def tip(row: Action) -> str:
    """A tool tip: what the action does and the key for it."""
    text = row.tip or row.name
    return f"{text} ({native(row.shortcuts)})" if row.shortcuts else text


def native(shortcuts: tuple[str, ...]) -> str:
    """The first shortcut as this system writes it."""
    return QKeySequence(shortcuts[0]).toString(QKeySequence.SequenceFormat.NativeText) if shortcuts else ""


def _menus(bar: QMenuBar) -> dict[str, QMenu]:
    made: dict[str, QMenu] = {}
    for path, label in MENUS:
        parent, _, _ = path.rpartition("/")
        if parent:
            made[path] = QMenu(label, made[parent])
        else:
            made[path] = bar.addMenu(label)
        made[path].menuAction().setObjectName(path)
    return made


def _runner(row: Action, session: Session, desk: Desk) -> Callable[[], None]:
    def run() -> None:
        try:
            if session.state.draft is not None and not row.id.startswith(_LOOKING):
                if desk.do_while_typing(row.id):
                    return
                from journeymap.editor.typing import leave  # late: nobody types before the first paint

                leave(session)
            row.run(session, desk)
        except JourneyError as error:
            desk.refuse(error)

    return run
