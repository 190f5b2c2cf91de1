"""The column of rows that shows a form. Widgets stay as long as their field does; others are taken from a store of
those that were needed before, so that going from one thing to the next makes hardly any.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from journeymap.editor.forms import Command, Field
from journeymap.ui.fields.kinds import EDITORS
from journeymap.ui.fields.placing import Parts, Row, arrange
from journeymap.ui.fields.store import Store

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtGui import QResizeEvent

    from journeymap.editor.forms import Form, Item
    from journeymap.ui.fields.keeping import Host
    from journeymap.ui.fields.kinds import Editor
    from journeymap.ui.fields.store import Button


class Column(QWidget):
    """Rows below each other. `run` is called with the command of a button that was pressed."""

    def __init__(self, host: Host, run: Callable[[Command], None]) -> None:
        super().__init__()
        self.setObjectName("panel")
        self.parts = Parts()
        self.form: Form | None = None
        self._store = Store(host, self, run)
        self._showing = False

    @property
    def rows(self) -> dict[str, Row]:
        """The rows shown, by the field's key."""
        return self.parts.rows

    def provide(self) -> bool:
        """Makes a widget ahead; False when there are enough."""
        return self._store.provide(row.editor for row in self.rows.values())

    # -- showing

    @property
    def active(self) -> Editor | None:
        """The editor that has the keys, if one has."""
        return next((row.editor for row in self.rows.values() if row.editor.hasFocus()), None)

    @property
    def first(self) -> Editor | None:
        """Where keys go that come to the panel: to the field that has them, else to the first."""
        return self.active or next((row.editor for row in self.rows.values()), None)

    def commands_of(self, key: str) -> tuple[Command, ...]:
        """What the buttons beside a field do."""
        return tuple(button.command for button in self.rows[key].buttons)

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
                self._store.name(row.leads, command, small=True)
                row.leads.setVisible(known)
        self._command(form)
        self._showing = False
        if anew or any(row.editor.height_for(row.editor.width()) != row.editor.height() for row in self.rows.values()):
            self.arrange()
        for button in self.buttons():
            button.setEnabled(not read_only or button.command.icon in ("go", "open"))

    def _begin(self, former: Form | None, form: Form) -> None:
        """Another thing: its fields take over the widgets of the same fields of the thing before."""
        rows: dict[str, Row] = {}
        own: dict[str, Row] = {}
        for key, row in self.rows.items():
            if row.error is not None:
                self._store.put(row.error)
                row.error = None
            if former is not None and key.startswith(f"{former.about}."):
                own[form.about + former.local(key)] = row
            else:
                rows[key] = row
        for key, row in own.items():
            if key in rows:  # the thing hung on the one before, with a field of its own that it keeps
                self._put_row_away(row)
            else:
                rows[key] = row
        self.parts.rows = rows

    def _command(self, form: Form) -> None:
        """Gives notices their words and buttons their commands, which name the things they are about."""
        for section in form.sections:
            for item in section.items:
                fields = [entry for entry in item.rows if isinstance(entry, Field)]
                for button, command in zip(
                    self.rows[fields[0].key].buttons if fields else (), item.commands, strict=True
                ):
                    self._store.name(button, command, small=True)
                for entry in item.rows:
                    if not isinstance(entry, Field):
                        self.parts.notices[entry.key].setText(entry.text)
            for chip, command in zip(self.parts.chips[section.key], section.commands, strict=True):
                self._store.name(chip, command, small=False)

    def buttons(self) -> Iterator[Button]:
        """The buttons shown, but those that go to what a field names."""
        for row in self.rows.values():
            yield from row.buttons
        for buttons in self.parts.chips.values():
            yield from buttons

    def _rebuild(self, form: Form) -> None:
        wanted = {field.key: field for field in form.fields}
        self._put_away([key for key, row in self.rows.items() if _sort(row.field) != _sort(wanted.get(key))])
        self._clear_words()
        rows: dict[str, Row] = {}
        self.parts.headings[""] = self._store.label(form.noun.upper(), "noun")
        last: QWidget | None = None
        for section in form.sections:
            if section.heading:
                self.parts.headings[section.key] = self._store.label(section.heading.upper(), "noun")
            for item in section.items:
                last = self._rebuild_item(item, rows, last)
            chips = tuple(self._store.button(command, small=False) for command in section.commands)
            for chip in chips:
                last = self._follow(last, chip)
            self.parts.chips[section.key] = chips
        self.parts.rows = rows

    def _rebuild_item(self, item: Item, rows: dict[str, Row], last: QWidget | None) -> QWidget | None:
        buttons = tuple(self._store.button(command, small=True) for command in item.commands)
        first: Row | None = None
        for entry in item.rows:
            if not isinstance(entry, Field):
                self.parts.notices[entry.key] = self._store.label(entry.text, "alarm" if entry.alarming else "hint")
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
        caption = None if field.kind == "toggle" else self._store.label(field.label, "caption")
        row = Row(field, self._store.editor(field.kind), caption)
        if field.kind == "thing":
            row.leads = self._store.button(Command(f"{field.key}.go", "Go to", "go"), small=True)
        return row

    def _put_away(self, keys: list[str]) -> None:
        for key in keys:
            self._put_row_away(self.rows.pop(key))

    def _put_row_away(self, row: Row) -> None:
        for widget in (row.editor, row.caption, row.error, row.leads, *row.buttons):
            if widget is not None:
                self._store.put(widget)

    def _clear_words(self) -> None:
        for labels in (self.parts.headings, self.parts.notices):
            for label in labels.values():
                self._store.put(label)
            labels.clear()
        for row in self.rows.values():
            for button in row.buttons:
                self._store.put(button)
            row.buttons = ()
        for buttons in self.parts.chips.values():
            for button in buttons:
                self._store.put(button)
        self.parts.chips.clear()

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
                self._store.put(row.error)
                row.error = None
        if sentence:
            row.error = row.error or self._store.label("", "refusal")
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
        self.setMinimumHeight(arrange(self.form, self.parts, self.width()))


def _sort(field: Field | None) -> object:
    """Fields of one sort can take over each other's widgets."""
    return None if field is None else (EDITORS[field.kind], field.kind == "thing")
