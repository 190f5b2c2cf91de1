"""The mouse in the inspector: fields are scrolled into view, clicked and typed into, or chosen in with a click."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from hands import is_called
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QComboBox

from journeymap.ui.fields.choice import ChoiceEditor
from journeymap.ui.fields.feeling import FeelingEditor
from journeymap.ui.fields.search import SearchEditor
from journeymap.ui.fields.store import Button
from journeymap.ui.fields.toggle import ToggleEditor

if TYPE_CHECKING:
    from collections.abc import Callable

    from mouse import Mouse

    from journeymap.ui.fields.kinds import Editor
    from journeymap.ui.inspector import Inspector

_FACE = 26
"""Px from one face to the next."""
_ARROW = 12
"""Px from the right edge of a list to its arrow."""


class MouseForm:
    """`type` types where the keys are."""

    def __init__(self, mouse: Mouse, inspector: Inspector, type: Callable[[str], None]) -> None:
        self.mouse, self.inspector, self.type = mouse, inspector, type

    def editor(self, label: str, number: int = 0) -> Editor:
        """The field with that label, counted from above where several have it; it is in view then."""
        QApplication.processEvents()
        editors = [row.editor for row in self.inspector.column.rows.values()]
        found = [one for one in editors if is_called(one.accessibleName(), label)]
        assert len(found) > number, f"no “{label}” in {[one.accessibleName() for one in editors]}"
        self.mouse.turn_until_seen(self.inspector.viewport(), found[number])
        return found[number]

    def press(self, name: str) -> None:
        """A button: "Add Quote"."""
        QApplication.processEvents()
        buttons = [one for one in self.inspector.findChildren(Button) if one.isVisible()]
        found = [one for one in buttons if one.accessibleName() == name]
        assert found, f"no {name} in {[one.accessibleName() for one in buttons]}"
        self.mouse.turn_until_seen(self.inspector.viewport(), found[0])
        self.mouse.click(found[0])

    def fill(self, label: str, value: Any, number: int = 0) -> None:
        """Gives a field a value: words for what is typed or chosen by its name, −2…2 for a feeling, True or False for
        a box."""
        field = self.editor(label, number)
        if isinstance(field, FeelingEditor):
            self.mouse.click(field, QPoint(_FACE * (value + 2) + _FACE // 2, field.height() // 2))
        elif isinstance(field, ToggleEditor):
            if field.isChecked() != value:
                self.mouse.click(field)
        elif isinstance(field, ChoiceEditor | SearchEditor):
            self._pick(field, value)
        else:
            self._write(field, value)

    def _write(self, field: Any, value: str) -> None:
        where = QPoint(20, 15)
        target = field if not hasattr(field, "viewport") else field.viewport()
        text = field.text() if hasattr(field, "text") else field.toPlainText()
        if text:
            self.mouse.click_three_times(target, where)
        else:
            self.mouse.click(target, where)
        assert field.hasFocus(), f"{field.accessibleName()} did not get the keys"
        self.type(value)

    def _pick(self, field: QComboBox, label: str) -> None:
        """Opens the list at its arrow, and clicks what it shall say."""
        self.mouse.click(field, QPoint(field.width() - _ARROW, field.height() // 2))
        rows = [field.itemText(n) for n in range(field.count())]
        assert label in rows, f"{label} is not in {rows}"
        shown = field.view()
        assert shown.isVisible(), f"the list of {field.accessibleName()} did not open"
        row = field.model().index(rows.index(label), 0)
        for _ in range(100):
            rect = shown.visualRect(row)
            if shown.viewport().rect().contains(rect.center()):
                break
            self.mouse.turn(shown.viewport(), QPoint(0, 1 if rect.top() < 0 else -1))
        self.mouse.click(shown.viewport(), rect.center())
        assert field.currentText() == label, f"{field.currentText()} was chosen instead of {label}"
