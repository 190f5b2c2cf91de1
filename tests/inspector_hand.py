"""A hand that types into the inspector of a window."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from journeymap.model.find import index

if TYPE_CHECKING:
    from journeymap.ui.inspector import Inspector
    from journeymap.ui.window import Window


def thing(window: Window, key: str) -> Any:
    return index(window.session.state.journey).things[key]


def at(inspector: Inspector, key: str) -> Any:
    """Gives a field the keys."""
    assert inspector.focus_field(key)
    editor = inspector.column.rows[key].editor
    assert editor.hasFocus()
    return editor


def press(*wanted: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Presses keys wherever the keys go now."""
    for key in wanted:
        widget = QApplication.focusWidget()
        assert widget is not None
        QTest.keyClick(widget, key, modifier)


def keys(text: str) -> None:
    """Types wherever the keys go now."""
    widget = QApplication.focusWidget()
    assert widget is not None
    QTest.keyClicks(widget, text)


def write(text: str) -> None:
    """Types in place of what stands there."""
    press(Qt.Key.Key_A, modifier=Qt.KeyboardModifier.ControlModifier)
    keys(text)


def refusals(inspector: Inspector) -> list[str]:
    labels = inspector.column.findChildren(QLabel, "refusal")
    return [label.text() for label in labels if not label.isHidden()]
