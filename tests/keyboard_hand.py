"""A hand on the keyboard of a real window: every verb comes down to keys sent to whatever has the focus."""

from __future__ import annotations

from collections.abc import Callable
from functools import reduce
from operator import or_
from typing import TYPE_CHECKING, Any

from hands import MOST_STEPS, Hand, action_of, is_called
from PySide6.QtCore import QByteArray, QMimeData, Qt, QTimer
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from journeymap.ui.fields.choice import ChoiceEditor
from journeymap.ui.fields.feeling import FeelingEditor
from journeymap.ui.fields.keeping import Keeping
from journeymap.ui.fields.store import Button
from journeymap.ui.fields.toggle import ToggleEditor
from journeymap.ui.history import HistoryList

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from journeymap.ui.inspector import Inspector
    from journeymap.ui.window import Window

BeginAtWindow = Callable[..., "KeyboardHand"]
"""Opens a map, a new one where none is given, in a window before a hand."""
_NONE = Qt.KeyboardModifier.NoModifier
_HELD = {
    "Ctrl": Qt.KeyboardModifier.ControlModifier,
    "Alt": Qt.KeyboardModifier.AltModifier,
    "Shift": Qt.KeyboardModifier.ShiftModifier,
}


class KeyboardHand(Hand):
    """Looks at the window to know where the keys are, never calls what it could press."""

    def __init__(self, window: Window, qtbot: QtBot) -> None:
        self.window, self.qtbot = window, qtbot
        self.session = window.session
        self.pressed = 0
        self._fresh = True  # whether nothing was done yet since the inspector was come to

    # -- keys

    def press(self, *keys: str) -> None:
        for key in keys:
            *held, bare = key.split("+")
            modifiers = [_HELD[name] for name in held]
            self._send(Qt.Key[f"Key_{bare}"], "", reduce(or_, modifiers, _NONE))
            QApplication.processEvents()

    def type(self, text: str) -> None:
        """Faster than the window paints: it catches up with the first letter, and with the last."""
        for number, letter in enumerate(text):
            if number == 1:
                QApplication.processEvents()
            if letter == "\n":
                self.press("Shift+Return")
            elif letter.isascii():
                self._send(Qt.Key(QTest.asciiToKey(ord(letter))), letter)
            else:
                self._send(Qt.Key.Key_unknown, letter)
        QApplication.processEvents()

    def _send(self, key: Qt.Key, text: str, held: Qt.KeyboardModifier = _NONE) -> None:
        self.pressed += 1
        target = QApplication.activePopupWidget() or QApplication.focusWidget()
        assert target is not None, "nothing has the keys"
        if text:
            QTest.sendKeyEvent(QTest.KeyAction.Click, target, key, text, held)
        else:
            QTest.keyClick(target, key, held)

    # -- where the keys are

    @property
    def focus(self) -> QWidget:
        found = QApplication.focusWidget()
        assert found is not None
        assert found.isVisible()
        return found

    def on_map(self) -> bool:
        return self.focus is self.window.canvas

    @property
    def _inspector(self) -> Inspector:
        assert self.window.sides.inspector is not None
        return self.window.sides.inspector

    def in_inspector(self) -> bool:
        return self._inspector.isAncestorOf(self.focus)

    # -- the palette

    def go_to(self, name: str, place: str = "") -> None:
        self.press("Ctrl+K")
        self.type("@" + name)
        self._choose(lambda entry: entry.name == name and entry.place.startswith(place))

    def run(self, path: str) -> None:
        row = action_of(path)
        self.press("Ctrl+K")
        self.type(">" + row.name)
        self._choose(lambda entry: entry.key == row.id)

    def _choose(self, wanted: Any) -> None:
        palette = self.window.searching.palette
        assert palette is not None
        assert palette.isVisible()
        entries = palette.lines.entries
        row = next((n for n, entry in enumerate(entries) if wanted(entry)), None)
        assert row is not None, f"the palette offers {[(e.name, e.place) for e in entries[:5]]}"
        assert entries[row].enabled, f"{entries[row].name}: {entries[row].why}"
        self.press(*["Down"] * row, "Return")
        assert not palette.isVisible()

    # -- the inspector

    def _enter_inspector(self) -> None:
        QApplication.processEvents()
        if not self.in_inspector():
            assert self.on_map() or self.focus is self.window.canvas.inplace, f"{self.focus} has the keys"
            self.press("F6")
            assert self.in_inspector(), f"F6 led to {self.focus}"
            self._fresh = True

    def _seek(self, wanted: Callable[[QWidget], bool], what: str) -> None:
        """Tab, or Shift+Tab for what stands above, until the keys are there."""
        self._enter_inspector()
        ahead = [widget for widget in self._ahead() if wanted(widget)]
        if self._fresh:
            editors = [row.editor for row in self._inspector.column.rows.values()]
            goal = next(filter(wanted, editors), None) or next(iter(ahead), None)
        else:
            goal = next(iter(ahead), None)
        assert goal is not None, f"no {what} in the inspector"
        self._fresh = False
        way = "Tab" if goal in ahead else "Shift+Tab"
        for _ in range(MOST_STEPS):
            if self.focus is goal:
                return
            self.press(way)
            assert self.in_inspector(), f"{way} never led to {what}"
        raise AssertionError(f"{way} never led to {what}")

    def _ahead(self) -> Iterator[QWidget]:
        """What Tab leads to in the inspector, beginning with what has the keys."""
        widget: QWidget | None = self.focus
        while widget is not None and self._inspector.isAncestorOf(widget):
            if widget.isVisible():
                yield widget
            widget = widget.nextInFocusChain()

    def fill(self, label: str, value: Any) -> None:
        def there(widget: QWidget) -> bool:
            return is_called(widget.accessibleName(), label) and not isinstance(widget, Button)

        self._seek(there, f"“{label}”")
        field = self.focus
        if isinstance(field, FeelingEditor):
            self.press(str(value + 3))
        elif isinstance(field, ToggleEditor):
            if field.isChecked() != value:
                self.press("Space")
        elif isinstance(field, ChoiceEditor):
            self._pick(field, value)
        else:
            self.press("Ctrl+A")
            for number, line in enumerate(value.split("\n")):
                if number:
                    self.press("Return")
                self.type(line)
        self.press("Tab")

    def _pick(self, field: ChoiceEditor, label: str) -> None:
        """Up and down the list until it says what is wanted."""
        row = field.findText(label)
        assert row >= 0, f"{label} is not in {[field.itemText(n) for n in range(field.count())]}"
        way = "Down" if row > field.currentIndex() else "Up"
        for _ in range(abs(row - field.currentIndex())):
            self.press(way)
        assert field.currentText() == label

    def add(self, label: str) -> None:
        self._seek(lambda w: isinstance(w, Button) and w.accessibleName() == f"Add {label}", f"Add {label}")
        self.press("Space")
        assert isinstance(self.focus, Keeping), "the keys are in no field of what was added"

    def leave(self) -> None:
        self.press("Escape")
        assert self.on_map(), f"{self.focus} has the keys"

    # -- the find bar

    def replace_all(self, words: str, by: str) -> None:
        self.press("Ctrl+H")
        bar = self.window.searching.bar
        assert bar is not None
        self._tab_to(bar.words)
        self.write(words)
        self.press("Tab")
        self.write(by)
        self.press("Tab", "Tab")
        assert self.focus is bar.all
        self.press("Space")

    def _tab_to(self, widget: QWidget) -> None:
        for _ in range(MOST_STEPS):
            if self.focus is widget:
                return
            self.press("Tab")
        raise AssertionError(f"Tab never led to {widget}")

    # -- the filter

    def show_only(self, kind: str, label: str) -> None:
        self.press("Ctrl+Shift+F")
        strip = self.window.searching.strip
        assert strip is not None
        self._tab_to(strip.lists[kind.lower()])

        def choose() -> None:
            """The list has the program to itself until it is closed."""
            menu = QApplication.activePopupWidget()
            assert isinstance(menu, QMenu)
            names = [action.text().partition("\t")[0] for action in menu.actions()]
            self.press(*["Down"] * (names.index(label) + 1), "Space", "Escape")

        QTimer.singleShot(50, choose)
        self.press("Space")
        self.press("F6")
        assert self.on_map(), f"{self.focus} has the keys"

    # -- the list of steps

    def go_back(self, steps: int) -> None:
        self.press("Alt+5")
        while not isinstance(self.focus, HistoryList):
            self.press("F6")
        self.press(*["Up"] * steps, "Return")

    # -- the clipboard

    def put_on_clipboard(self, content: str | bytes) -> None:
        mime = QMimeData()
        if isinstance(content, str):
            mime.setText(content)
        else:
            assert not QImage.fromData(QByteArray(content)).isNull()
            mime.setData("image/png", QByteArray(content))
        QApplication.clipboard().setMimeData(mime)

    def paste_picture(self, content: bytes) -> None:
        self.put_on_clipboard(content)
        before = len(self.journey.notes)
        self.press("Ctrl+V")
        self.qtbot.waitUntil(lambda: len(self.journey.notes) > before, timeout=5000)
