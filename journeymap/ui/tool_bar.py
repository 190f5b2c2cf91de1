"""The tool bar, made from the table of actions. In a narrow window buttons give up their words before one goes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QSizePolicy, QToolBar, QToolButton, QWidget

from journeymap.editor.actions import ACTIONS, TOOLS, Action
from journeymap.ui.menus import ICON, native

if TYPE_CHECKING:
    from PySide6.QtGui import QAction, QResizeEvent
    from PySide6.QtWidgets import QMenu

    from journeymap.ui.menus import Menus

WORDLESS = ("view.palette", "map.connect", "view.fit", "file.export")
"""Whose icons say enough, in the order in which they give up their words. All that add something have the same plus."""
_WORDS = Qt.ToolButtonStyle.ToolButtonTextBesideIcon
_ICON_ONLY = Qt.ToolButtonStyle.ToolButtonIconOnly


class ToolBar(QToolBar):
    """Buttons in a row; as many with words as there is room for."""

    def __init__(self, window: QWidget) -> None:
        super().__init__("Tools", window)
        self.setObjectName("tools")
        self.setMovable(False)
        self.setIconSize(QSize(ICON, ICON))
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self._worded: dict[str, QToolButton] = {}

    def add(self, key: str, button: QToolButton) -> None:
        """Adds the button of an action."""
        self.addWidget(button)
        if key in WORDLESS:
            self._worded[key] = button

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        for button in self._worded.values():
            _say(button, words=True)
        for key in WORDLESS:
            if self.sizeHint().width() <= self.width():
                break
            _say(self._worded[key], words=False)


def _say(button: QToolButton, *, words: bool) -> None:
    """Shows a button with words or its icon alone, which stands in the middle of it."""
    style = _WORDS if words else _ICON_ONLY
    if button.toolButtonStyle() == style:
        return
    button.setToolButtonStyle(style)
    button.setProperty("bare", not words)
    button.style().unpolish(button)
    button.style().polish(button)


def tool_bar(menus: Menus, window: QWidget) -> ToolBar:
    """The tool bar as the table says; its last button carries the accent."""
    bar = ToolBar(window)
    rows = {row.id: row for row in ACTIONS}
    for key in TOOLS:
        if key == "|":
            bar.addSeparator()
        elif key == ">":
            space = QWidget()
            space.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
            bar.addWidget(space)
        elif key in menus.menus:
            bar.addWidget(_menu_button(menus.menus[key]))
        else:
            bar.add(key, _button(rows[key], menus.actions[key], primary=key == TOOLS[-1]))
    return bar


def _menu_button(menu: QMenu) -> QToolButton:
    """A button that opens a menu of things to add."""
    button = QToolButton()
    button.setDefaultAction(menu.menuAction())  # with its icon, which follows the theme
    button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    name = menu.title().replace("&", "")
    menu.menuAction().setIconText(f"\u2009{name}")
    button.setObjectName(f"menu {name}")
    button.setProperty("opens", True)
    button.setAccessibleName(f"Add a {name.lower()}")
    button.setToolTip(f"Add a {name.lower()}")
    return button


def _button(row: Action, action: QAction, primary: bool) -> QToolButton:
    button = QToolButton()
    button.setDefaultAction(action)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    button.setProperty("bare", not row.tool)
    button.setProperty("primary", primary)
    if row.tool:
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        caption = row.tool.replace("{key}", native(row.shortcuts))
        action.setIconText(f"\u2009{caption}")  # a thin space: Qt puts text and icon too close together
    button.setAccessibleName(row.name)
    return button
