"""The column of rows that shows a form. Widgets stay as long as their field does; others are taken from a store of
those that were needed before, so that going from one thing to the next makes hardly any.

Rows are placed by hand: the layouts of Qt ask every label for its height several times, which took most of the time.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QToolButton, QWidget

from journeymap.editor.forms import Command, Field
from journeymap.ui.fields.choice import ChoiceEditor
from journeymap.ui.fields.feeling import FeelingEditor
from journeymap.ui.fields.keeping import HEIGHT
from journeymap.ui.fields.kinds import EDITORS, Editor
from journeymap.ui.fields.line import LineEditor
from journeymap.ui.fields.search import SearchEditor
from journeymap.ui.fields.text import TextEditor
from journeymap.ui.fields.toggle import ToggleEditor
from journeymap.ui.gestures import plain_tip

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtGui import QResizeEvent

    from journeymap.editor.forms import Form, Item, Kind, Notice, Section
    from journeymap.ui.fields.keeping import Host

_EDGE = 12
_GAP = 8
_BETWEEN = 6
"""Px more between the items of a section."""
_CAPTION = 18
_BUTTON = 20
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


@dataclass(eq=False)
class Row:
    """A field with its caption above, what is wrong with it beneath, and the buttons of its item."""

    field: Field
    editor: Editor
    caption: QLabel | None
    error: QLabel | None = None
    leads: Button | None = None
    """Goes to the thing that the field names."""
    buttons: tuple[Button, ...] = ()


class Button(QToolButton):
    """A command of the form."""

    command: Command


class Chip(Button):
    """A command that adds something, with its name."""


class Column(QWidget):
    """Rows below each other. `run` is called with the command of a button that was pressed."""

    def __init__(self, host: Host, run: Callable[[Command], None]) -> None:
        super().__init__()
        self.setObjectName("panel")
        self.host, self.run = host, run
        self.rows: dict[str, Row] = {}
        self.form: Form | None = None
        self._editors: list[Editor] = []  # those not needed now, as the labels and buttons below
        self._labels: list[QLabel] = []
        self._buttons: list[Button] = []
        self._spare_chips: list[Button] = []
        self._showing = False
        self._headings: dict[str, QLabel] = {}
        self._notices: dict[str, QLabel] = {}
        self._chips: dict[str, tuple[Button, ...]] = {}

    # -- showing

    @property
    def active(self) -> Editor | None:
        """The editor that has the keys, if one has."""
        return next((row.editor for row in self.rows.values() if row.editor.hasFocus()), None)

    @property
    def first(self) -> Editor | None:
        """Where keys go that come to the panel: to the field that has them, else to the first."""
        return self.active or next((row.editor for row in self.rows.values()), None)

    def show_form(self, form: Form, read_only: bool) -> None:
        """Shows a form: the same widgets with other values where its shape is the same."""
        self._showing = True  # what grows meanwhile is placed once, at the end
        former, self.form = self.form, form
        if former is None or former.about != form.about:
            self._begin(former, form)
        anew = former is None or former.shape != form.shape or former.noun != form.noun
        if anew:
            self._rebuild(form)
        for field in form.fields:
            row = self.rows[field.key]
            row.field = field
            row.editor.show_field(field, read_only)
            if row.leads is not None:
                known = isinstance(field.value, str)
                command = Command(f"{field.key}.go", f"Go to {field.shown}", "go", target=field.value if known else "")
                self._name(row.leads, command, small=True)
                row.leads.setVisible(known)
        self._command(form)
        self._showing = False
        if anew or any(row.editor.height_for(row.editor.width()) != row.editor.height() for row in self.rows.values()):
            self.arrange()
        for button in self._all_buttons():
            button.setEnabled(not read_only or button.command.icon in ("go", "open"))

    def _begin(self, former: Form | None, form: Form) -> None:
        """Another thing: its fields take over the widgets of the same fields of the thing before."""
        rows = {}
        for key, row in self.rows.items():
            if row.error is not None:
                self._put(row.error)
                row.error = None
            own = former is not None and key.startswith(f"{former.about}.")
            rows[form.about + former.local(key) if former is not None and own else key] = row
        self.rows = rows

    def _command(self, form: Form) -> None:
        """Gives notices their words and buttons their commands, which name the things they are about."""
        for section in form.sections:
            for item in section.items:
                fields = [entry for entry in item.rows if isinstance(entry, Field)]
                for button, command in zip(
                    self.rows[fields[0].key].buttons if fields else (), item.commands, strict=True
                ):
                    self._name(button, command, small=True)
                for entry in item.rows:
                    if not isinstance(entry, Field):
                        self._notices[entry.key].setText(entry.text)
            for chip, command in zip(self._chips[section.key], section.commands, strict=True):
                self._name(chip, command, small=False)

    def _all_buttons(self) -> Iterator[Button]:
        for row in self.rows.values():
            yield from row.buttons
        for buttons in self._chips.values():
            yield from buttons

    def _rebuild(self, form: Form) -> None:
        wanted = {field.key: field for field in form.fields}
        self._put_away([key for key, row in self.rows.items() if _sort(row.field) != _sort(wanted.get(key))])
        self._clear_words()
        rows: dict[str, Row] = {}
        self._headings[""] = self._label(form.noun.upper(), "noun")
        last: QWidget | None = None
        for section in form.sections:
            if section.heading:
                self._headings[section.key] = self._label(section.heading.upper(), "noun")
            for item in section.items:
                last = self._rebuild_item(item, rows, last)
            chips = tuple(self._button(command, small=False) for command in section.commands)
            for chip in chips:
                last = self._follow(last, chip)
            self._chips[section.key] = chips
        self.rows = rows

    def _rebuild_item(self, item: Item, rows: dict[str, Row], last: QWidget | None) -> QWidget | None:
        buttons = tuple(self._button(command, small=True) for command in item.commands)
        first: Row | None = None
        for entry in item.rows:
            if not isinstance(entry, Field):
                self._notices[entry.key] = self._label(entry.text, "alarm" if entry.alarming else "hint")
                continue
            row = rows[entry.key] = self.rows.pop(entry.key) if entry.key in self.rows else self._row(entry)
            if row.caption is not None:
                row.caption.setText(entry.label)
            last = self._follow(last, row.editor)
            if row.leads is not None:
                last = self._follow(last, row.leads)
            first = first or row
        if first is not None:
            first.buttons = buttons
        for button in buttons:
            last = self._follow(last, button)
        return last

    def _follow(self, last: QWidget | None, widget: QWidget) -> QWidget:
        if widget.isHidden():
            widget.show()
        if last is not None:
            QWidget.setTabOrder(last, widget)
        return widget

    def _row(self, field: Field) -> Row:
        caption = None if field.kind == "toggle" else self._label(field.label, "caption")
        row = Row(field, self._editor(field.kind), caption)
        if field.kind == "thing":
            row.leads = self._button(Command(f"{field.key}.go", "Go to", "go"), small=True)
        return row

    # -- the store

    def provide(self) -> bool:
        """Makes one more of the widgets that a touchpoint needs, to have it when one is selected; False when there
        are enough. Each takes about half a millisecond."""
        for sort, wanted in _USUAL.items():
            there = sum(type(editor) is sort for editor in self._editors)
            there += sum(type(row.editor) is sort for row in self.rows.values())
            if there < wanted:
                editor = sort(self.host, self)
                editor.ensurePolished()
                self._put(editor)
                return True
        if len(self._labels) < _USUAL_CAPTIONS:
            self._put(self._new_label("caption"))
            return True
        if len(self._buttons) < _USUAL_BUTTONS:
            self._put(self._new_button(Button))
            return True
        if len(self._spare_chips) < _USUAL_CHIPS:
            self._put(self._new_button(Chip))
            return True
        return False

    def _editor(self, kind: Kind) -> Editor:
        sort = EDITORS[kind]
        for editor in self._editors:
            if type(editor) is sort:
                self._editors.remove(editor)
                return editor
        return sort(self.host, self)

    def _put(self, widget: Editor | QLabel | Button) -> None:
        widget.hide()
        if isinstance(widget, QLabel):
            self._labels.append(widget)
        elif isinstance(widget, Chip):
            self._spare_chips.append(widget)
        elif isinstance(widget, Button):
            self._buttons.append(widget)
        else:
            self._editors.append(widget)

    def _put_away(self, keys: list[str]) -> None:
        for key in keys:
            row = self.rows.pop(key)
            for widget in (row.editor, row.caption, row.error, row.leads, *row.buttons):
                if widget is not None:
                    self._put(widget)

    def _clear_words(self) -> None:
        for labels in (self._headings, self._notices):
            for label in labels.values():
                self._put(label)
            labels.clear()
        for row in self.rows.values():
            for button in row.buttons:
                self._put(button)
            row.buttons = ()
        for buttons in self._chips.values():
            for button in buttons:
                self._put(button)
        self._chips.clear()

    def _label(self, text: str, name: str) -> QLabel:
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
        label = QLabel(self)
        label.setObjectName(name)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setIndent(0)
        label.ensurePolished()
        return label

    def _button(self, command: Command, small: bool) -> Button:
        stock = self._buttons if small else self._spare_chips
        button = stock.pop() if stock else self._new_button(Button if small else Chip)
        self._name(button, command, small)
        button.show()
        return button

    def _new_button(self, sort: type[Button]) -> Button:
        button = sort(self)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.clicked.connect(lambda: self.run(button.command))
        button.ensurePolished()
        return button

    def _name(self, button: Button, command: Command, small: bool) -> None:
        button.command = command
        button.setText(_SIGNS[command.icon] if small else f"+ {command.label}")
        button.setAccessibleName(command.label if small else f"Add {command.label}")
        button.setToolTip(plain_tip(command.label) if small else "")

    # -- words beneath a field

    def tell(self, key: str, sentence: str) -> None:
        """Says what is wrong with a field beneath it; "" takes it back."""
        row = self.rows.get(key)
        if row is None or (row.error is None and not sentence):
            return
        if row.error is not None:
            if row.error.text() == sentence:
                return
            if not sentence:
                self._put(row.error)
                row.error = None
        if sentence:
            row.error = row.error or self._label("", "refusal")
            row.error.setText(sentence)
            row.error.show()
            row.editor.setAccessibleDescription(sentence)
        self.arrange()

    # -- placing

    def resizeEvent(self, event: QResizeEvent) -> None:
        if event.size().width() != event.oldSize().width():
            self.arrange()

    def arrange(self) -> None:
        """Gives every widget its place for the present width."""
        if self.form is None or self._showing:
            return
        width = max(120, self.width() - 2 * _EDGE)
        y = _EDGE
        self._headings[""].setGeometry(_EDGE, y, width, _CAPTION)
        y += _CAPTION
        for section in self.form.sections:
            if section.key in self._headings and section.heading:
                y += 2 * _GAP
                self._headings[section.key].setGeometry(_EDGE, y, width, _CAPTION)
                y += _CAPTION
            for number, item in enumerate(section.items):
                y = self._place_item(item.rows, y + (_BETWEEN if number else 0), width)
            y = self._place_chips(section, y, width)
        self.setMinimumHeight(y + _EDGE)

    def _place_item(self, entries: tuple[Field | Notice, ...], y: int, width: int) -> int:
        beside = 0  # the height of the left one of two halves
        for number, entry in enumerate(entries):
            if not isinstance(entry, Field):
                label = self._notices[entry.key]
                high = label.heightForWidth(width)
                label.setGeometry(_EDGE, y + 6, width, high)
                y += high + 6
                continue
            following = entries[number + 1] if number + 1 < len(entries) else None
            half = (width - _GAP) // 2
            if beside:
                y += max(beside, self._place_row(self.rows[entry.key], _EDGE + half + _GAP, y, half))
                beside = 0
            elif entry.half and isinstance(following, Field) and following.half:
                beside = self._place_row(self.rows[entry.key], _EDGE, y, half)
            else:
                y += self._place_row(self.rows[entry.key], _EDGE, y, width)
        return y

    def _place_row(self, row: Row, x: int, y: int, width: int) -> int:
        """Places one field; how high it is with the gap above it."""
        top = y + _GAP
        shown = row.buttons if row.leads is None else (row.leads, *row.buttons)
        buttons = len(shown) * (_BUTTON + 2)
        if row.caption is not None:
            row.caption.setGeometry(x, top, width - buttons, _CAPTION)
            for place, button in enumerate(shown):
                button.setGeometry(x + width - buttons + place * (_BUTTON + 2) + 2, top - 2, _BUTTON, _BUTTON)
            top += _CAPTION + 2
        high = row.editor.height_for(width)
        row.editor.setGeometry(x, top, width, high)
        top += high
        if row.error is not None:
            high = row.error.heightForWidth(width)
            row.error.setGeometry(x, top + 3, width, high)
            top += high + 3
        return top - y

    def _place_chips(self, section: Section, y: int, width: int) -> int:
        x, line = 0, 0
        for chip in self._chips[section.key]:
            wide = min(width, chip.sizeHint().width())
            if x and x + wide > width:
                x, line = 0, line + 1
            chip.setGeometry(_EDGE + x, y + _GAP + line * (HEIGHT - 2), wide, HEIGHT - 6)
            x += wide + 6
        return y + _GAP + (line + 1) * (HEIGHT - 2) if self._chips[section.key] else y


def _sort(field: Field | None) -> object:
    """Fields of one sort can take over each other's widgets."""
    return None if field is None else (EDITORS[field.kind], field.kind == "thing")
