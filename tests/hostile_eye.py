"""An eye for windows full of hostile texts: what of them Qt would take for something else than a text.
`from hostile_eye import wrong`."""

from __future__ import annotations

import ast
import re
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hostile_map import MARK
from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QByteArray, QEventLoop, QModelIndex, Qt, QTimer
from PySide6.QtGui import QAction, QTextDocument, QTextFormat
from PySide6.QtGui import Qt as GuiQt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QDialog,
    QFileDialog,
    QGroupBox,
    QInputDialog,
    QLabel,
    QMenu,
    QMessageBox,
    QProgressDialog,
    QTabBar,
    QTableView,
    QTextEdit,
    QWidget,
)

import journeymap.ui

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtCore import QUrl

SEEN: set[type[QWidget]] = set()
"""Every kind of widget that was looked at while a hostile map was open."""


@cache
def constants() -> frozenset[str]:
    """Every text that stands in the program as it is: no map is in these."""
    found = set()
    for file in Path(journeymap.ui.__file__).parent.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value.strip():
                found.add(node.value)
    return frozenset(found)


class _Document(QTextDocument):
    """Loads nothing: it is there to see what would be."""

    def loadResource(self, kind: int, name: QUrl | str) -> Any:
        del kind, name
        return QByteArray()


@lru_cache(4_000)
def acts(text: str) -> str:
    """What Qt would make of a text that it takes for markup, where that is more than letters: a picture, a link."""
    document = _Document()
    document.setHtml(text)
    block = document.begin()
    while block.isValid():
        at = block.begin()
        while not at.atEnd():
            shape = at.fragment().charFormat()
            if shape.isImageFormat() or shape.isAnchor():
                return text[:80]
            at += 1
        if block.blockFormat().hasProperty(QTextFormat.Property.BackgroundImageUrl):
            return text[:80]
        block = block.next()
    return ""


def guessed(text: str) -> str:
    """What is wrong with a text that is given to something that guesses whether it is markup."""
    return acts(text) if GuiQt.mightBeRichText(text) else ""


def mistaken(text: str) -> str:
    """What is wrong with a text of a map where "&" underlines the letter behind it."""
    rest = re.sub(r"^&\w", "", text).replace("&&", "")
    return text[:80] if MARK in text and "&" in rest else ""


def tips(view: QAbstractItemView) -> Iterator[str]:
    yield from words(view, Qt.ItemDataRole.ToolTipRole)


def words(view: QAbstractItemView, role: Qt.ItemDataRole) -> Iterator[str]:
    """What the lines of a view say in a role; of a long one its beginning."""
    model: QAbstractItemModel | None = view.model()
    if model is None:
        return
    flat = isinstance(model, QAbstractListModel)
    ahead = [QModelIndex()]
    left = 300
    while ahead and left:
        parent = ahead.pop()
        for row in range(min(model.rowCount(parent), 60)):
            for column in range(1 if flat else model.columnCount(parent)):
                here = model.index(row, column, parent)
                tip = here.data(role)
                if isinstance(tip, str):
                    left -= 1
                    yield tip
                if column == 0 and not flat and model.rowCount(here) and left > 0:
                    ahead.append(here)


def wrong() -> set[str]:
    """What is wrong with everything that stands in any window now."""
    found: set[str] = set()
    for widget in QApplication.allWidgets():
        SEEN.add(type(widget))
        mistakes = [said for text in _given(widget) if text and (said := guessed(text))]
        mistakes += [f"& in {said}" for text in _with_signs(widget) if (said := mistaken(text))]
        if isinstance(widget, QLabel):
            if widget.textFormat() == Qt.TextFormat.AutoText and widget.text() not in constants() and _is_ours(widget):
                mistakes.append(f"guesses what its text is: {widget.text()[:80]}")
            elif widget.textFormat() != Qt.TextFormat.PlainText and acts(widget.text()):
                mistakes.append(widget.text()[:80])
        if isinstance(widget, QMessageBox) and widget.textFormat() == Qt.TextFormat.AutoText:
            mistakes.append(f"guesses what its text is: {widget.text()[:80]}")
        if isinstance(widget, QTextEdit) and not widget.isReadOnly() and widget.acceptRichText():
            mistakes.append("takes rich text")
        if mistakes:
            where = " in ".join(f"{type(one).__name__} {one.objectName()}".strip() for one in _above(widget))
            found.update(f"{where}: {mistake}" for mistake in mistakes)
    return found


def _given(widget: QWidget) -> Iterator[str]:
    """All that is given to something that guesses."""
    yield widget.toolTip()
    yield widget.whatsThis()
    for action in widget.actions():
        if isinstance(action, QAction):
            yield action.toolTip() if not isinstance(widget, QMenu) or widget.toolTipsVisible() else ""
            yield action.whatsThis()
    if isinstance(widget, QAbstractItemView):
        yield from tips(widget)
    if isinstance(widget, QTableView) and (model := widget.model()) is not None:
        for section in range(model.columnCount()):
            tip = model.headerData(section, Qt.Orientation.Horizontal, Qt.ItemDataRole.ToolTipRole)
            yield tip if isinstance(tip, str) else ""
    if isinstance(widget, QTabBar):
        yield from (widget.tabToolTip(at) for at in range(widget.count()))
    if isinstance(widget, QMessageBox):
        yield widget.informativeText() if widget.textFormat() != Qt.TextFormat.PlainText else ""
    if isinstance(widget, QTextEdit):
        yield widget.toHtml() if acts(widget.toHtml()) else ""


def _with_signs(widget: QWidget) -> Iterator[str]:
    """All texts in which "&" stands for something else."""
    if isinstance(widget, QAbstractButton):
        yield widget.text()
    if isinstance(widget, QGroupBox | QMenu):
        yield widget.title()
    if isinstance(widget, QLabel) and widget.buddy() is not None:
        yield widget.text()
    if isinstance(widget, QTabBar):
        yield from (widget.tabText(at) for at in range(widget.count()))
    for action in widget.actions():
        if isinstance(action, QAction):
            yield action.text()


def _is_ours(label: QLabel) -> bool:
    """Whether the program has made it, and no dialog of Qt."""
    kinds = QMessageBox | QFileDialog | QProgressDialog | QInputDialog
    return not any(isinstance(one, kinds) or type(one).__name__ == "QTipLabel" for one in _above(label))


def _above(widget: QWidget) -> Iterator[QWidget]:
    """A widget, what it stands in, what that stands in …"""
    at: QWidget | None = widget
    while at is not None:
        yield at
        at = at.parentWidget()


def during(call: Callable[[], object], inside: Callable[[QDialog], object] = lambda _: None) -> tuple[set[str], int]:
    """What is wrong in the dialogs that a call opens, which are closed then; and how many they were. `inside` does
    something in each before it is looked at once more."""
    found: set[str] = set()
    seen: list[QWidget] = []

    def look() -> None:
        for dialog in QApplication.topLevelWidgets():
            if isinstance(dialog, QDialog) and dialog.isVisible() and dialog not in seen:
                seen.append(dialog)
                found.update(wrong())
                inside(dialog)
                found.update(wrong())
                dialog.reject()

    timer = QTimer()
    timer.setInterval(60)
    timer.timeout.connect(look)
    timer.start()
    call()
    loop = QEventLoop()
    QTimer.singleShot(150, loop.quit)
    loop.exec()
    timer.stop()
    return found, len(seen)
