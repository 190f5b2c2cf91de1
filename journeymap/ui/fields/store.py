"""Widgets that are not needed now and wait to be used again: making one takes ten times as long as filling it anew."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QToolButton

from journeymap.ui.fields.choice import ChoiceEditor
from journeymap.ui.fields.feeling import FeelingEditor
from journeymap.ui.fields.kinds import EDITORS, Editor
from journeymap.ui.fields.line import LineEditor
from journeymap.ui.fields.search import SearchEditor
from journeymap.ui.fields.text import TextEditor
from journeymap.ui.fields.toggle import ToggleEditor
from journeymap.ui.gestures import plain_tip

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from PySide6.QtWidgets import QWidget

    from journeymap.editor.forms import Command, Kind
    from journeymap.ui.fields.keeping import Host

_USUAL: dict[type[Editor], int] = {
    LineEditor: 12,
    TextEditor: 14,
    ChoiceEditor: 14,
    SearchEditor: 5,
    FeelingEditor: 2,
    ToggleEditor: 2,
}
"""How many widgets of each sort the form of a touchpoint with some notes takes."""
_USUAL_BUTTONS, _USUAL_CHIPS, _USUAL_CAPTIONS = 30, 12, 40
_SIGNS = {"go": "→", "open": "↗", "remove": "×", "add": "+"}


class Button(QToolButton):
    """A command of the form."""

    command: Command


class Chip(Button):
    """A command that adds something, with its name."""


class Store:
    """The widgets of one column. `run` is called with the command of a button that was pressed."""

    def __init__(self, host: Host, parent: QWidget, run: Callable[[Command], None]) -> None:
        self._host, self._parent, self._run = host, parent, run
        self._editors: list[Editor] = []
        self._labels: list[QLabel] = []
        self._buttons: list[Button] = []
        self._chips: list[Button] = []

    def provide(self, used: Iterable[Editor]) -> bool:
        """Makes one more of the widgets that a touchpoint needs, to have it when one is selected; False when there
        are enough with those in use. Each takes about half a millisecond."""
        used = tuple(used)
        for sort, wanted in _USUAL.items():
            there = sum(type(editor) is sort for editor in self._editors)
            there += sum(type(editor) is sort for editor in used)
            if there < wanted:
                editor = sort(self._host, self._parent)
                editor.ensurePolished()
                self.put(editor)
                return True
        if len(self._labels) < _USUAL_CAPTIONS:
            self.put(self._new_label("caption"))
            return True
        if len(self._buttons) < _USUAL_BUTTONS:
            self.put(self._new_button(Button))
            return True
        if len(self._chips) < _USUAL_CHIPS:
            self.put(self._new_button(Chip))
            return True
        return False

    def editor(self, kind: Kind) -> Editor:
        """A widget for a field of this kind."""
        sort = EDITORS[kind]
        for editor in self._editors:
            if type(editor) is sort:
                self._editors.remove(editor)
                return editor
        return sort(self._host, self._parent)

    def put(self, widget: Editor | QLabel | Button) -> None:
        """Takes back what is not needed now."""
        widget.hide()
        if isinstance(widget, QLabel):
            self._labels.append(widget)
        elif isinstance(widget, Chip):
            self._chips.append(widget)
        elif isinstance(widget, Button):
            self._buttons.append(widget)
        else:
            self._editors.append(widget)

    def label(self, text: str, name: str) -> QLabel:
        """Words that look as the style sheet says of that name."""
        label = next((one for one in reversed(self._labels) if one.objectName() == name), None)
        if label is None:
            label = self._new_label(name)
        else:
            self._labels.remove(label)
        label.setText(text)
        label.setWordWrap(name in ("hint", "alarm", "refusal"))
        label.show()
        return label

    def _new_label(self, name: str) -> QLabel:
        label = QLabel(self._parent)
        label.setObjectName(name)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setIndent(0)
        label.ensurePolished()
        return label

    def button(self, command: Command, small: bool) -> Button:
        """A button for a command: a small sign, or its name."""
        stock = self._buttons if small else self._chips
        button = stock.pop() if stock else self._new_button(Button if small else Chip)
        self.name(button, command, small)
        button.show()
        return button

    def _new_button(self, sort: type[Button]) -> Button:
        button = sort(self._parent)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.clicked.connect(lambda: self._run(button.command))
        button.ensurePolished()
        return button

    def name(self, button: Button, command: Command, small: bool) -> None:
        """Gives a button its command and what it is called."""
        button.command = command
        button.setText(_SIGNS[command.icon] if small else f"+ {command.label.replace('&', '&&')}")
        button.setAccessibleName(command.label if small else f"Add {command.label}")
        button.setToolTip(plain_tip(command.label) if small else "")
