"""A mouse over a real window: what it presses is whatever lies there, through the window system's own queue."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QMenuBar

if TYPE_CHECKING:
    from PySide6.QtCore import QRect
    from PySide6.QtGui import QWindow
    from PySide6.QtWidgets import QWidget

LEFT, RIGHT = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton
_NO_KEY = Qt.KeyboardModifier.NoModifier
_TURNS = 200
"""No list is longer than that many turns of the wheel."""


class Mouse:
    """Goes to places in widgets. Each verb lets the program catch up before the next."""

    def __init__(self) -> None:
        self.clicks = 0
        self._under: QWidget | None = None  # kept, for a window's handle lives no longer than what it was asked of

    def _place(self, widget: QWidget, at: QPoint) -> tuple[QWindow, QPoint]:
        """The window under the pointer and where in it; nothing may lie over the widget there."""
        self._under = top = widget.window()
        spot = widget.mapTo(top, at)
        over = top.childAt(spot) or top
        assert over is widget or widget.isAncestorOf(over), f"{over} lies over {widget} at {at.toTuple()}"
        handle = top.windowHandle()
        assert handle is not None
        return handle, spot

    def move(self, widget: QWidget, at: QPoint) -> None:
        handle, spot = self._place(widget, at)
        QTest.mouseMove(handle, spot)
        QApplication.processEvents()

    def click(
        self,
        widget: QWidget,
        at: QPoint | None = None,
        button: Qt.MouseButton = LEFT,
        held: Qt.KeyboardModifier = _NO_KEY,
    ) -> None:
        """A click in the middle of a widget, or at a point of it."""
        at = widget.rect().center() if at is None else at
        self.move(widget, at)
        self.clicks += 1
        QTest.mouseClick(*self._aim(widget, at, button, held))
        QApplication.processEvents()

    def click_twice(self, widget: QWidget, at: QPoint) -> None:
        self.move(widget, at)
        self.clicks += 2
        QTest.mouseDClick(*self._aim(widget, at))
        QApplication.processEvents()

    def click_three_times(self, widget: QWidget, at: QPoint) -> None:
        """Chooses a whole line of text."""
        self.click_twice(widget, at)
        self.click(widget, at)

    def _aim(
        self, widget: QWidget, at: QPoint, button: Qt.MouseButton = LEFT, held: Qt.KeyboardModifier = _NO_KEY
    ) -> tuple[QWindow, Qt.MouseButton, Qt.KeyboardModifier, QPoint]:
        handle, spot = self._place(widget, at)
        return handle, button, held, spot

    def press(self, widget: QWidget, at: QPoint) -> None:
        self.move(widget, at)
        self.clicks += 1
        QTest.mousePress(*self._aim(widget, at))
        QApplication.processEvents()

    def carry(self, widget: QWidget, start: QPoint, end: QPoint, steps: int = 4) -> None:
        """Moves with the button down, in steps."""
        for step in range(1, steps + 1):
            self.move(widget, start + (end - start) * (step / steps))

    def let_go(self, widget: QWidget, at: QPoint) -> None:
        QTest.mouseRelease(*self._aim(widget, at))
        QApplication.processEvents()

    def turn(self, widget: QWidget, notches: QPoint) -> None:
        """Turns the wheel over the middle of a widget: down and to the right are below zero."""
        handle, spot = self._place(widget, widget.rect().center())
        QTest.wheelEvent(handle, QPointF(spot), notches * 120)
        QApplication.processEvents()

    def turn_until_seen(self, view: QWidget, target: QWidget) -> None:
        """Scrolls a panel until a widget in it is seen whole."""
        for _ in range(_TURNS):
            rect = target.rect().translated(target.mapTo(view, QPoint()))
            if view.rect().contains(rect):
                return
            self.turn(view, QPoint(0, 1 if rect.top() < 0 else -1))
        raise AssertionError(f"{target} never came into view")

    def choose(self, bar: QMenuBar, *path: str) -> None:
        """Opens a menu of the bar, then what it holds."""
        action = next(one for one in bar.actions() if _plain(one.text()) == path[0])
        self.click(bar, bar.actionGeometry(action).center())
        self.choose_in_open_menu(*path[1:])

    def choose_in_open_menu(self, *path: str) -> None:
        """Goes through the menu that is open, and those that open from it."""
        for name in path:
            menu = QApplication.activePopupWidget()
            assert isinstance(menu, QMenu), f"no menu is open for {name}"
            found = [one for one in menu.actions() if _plain(one.text()) == name and one.isVisible()]
            assert found, f"{name} is not in {[_plain(one.text()) for one in menu.actions()]}"
            assert found[0].isEnabled(), f"{name} cannot be chosen"
            self._click_in_menu(menu, menu.actionGeometry(found[0]))
        QApplication.processEvents()

    def _click_in_menu(self, menu: QMenu, rect: QRect) -> None:
        assert menu.rect().contains(rect), "the menu is longer than the screen"
        self.click(menu, rect.center())


def _plain(label: str) -> str:
    """A label without its mnemonic and its key."""
    return label.partition("\t")[0].replace("&", "")
