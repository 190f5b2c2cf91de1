"""The outline's tree on the screen: how a line is painted, typed over and dragged, and which keys it knows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractItemModel, QEvent, QObject, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QDrag, QKeyEvent, QPainter, QPalette, QPixmap
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QLineEdit,
    QPlainTextEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeView,
    QWidget,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QModelIndex, QPersistentModelIndex
    from PySide6.QtGui import QContextMenuEvent

    from journeymap.ui.outline_model import OutlineModel

    Index = QModelIndex | QPersistentModelIndex

_LINES = 4
"""So many lines of a note are seen while it is typed."""


class Lines(QStyledItemDelegate):
    """Paints a line's title, and behind it its marks (problems in the colour of the worst), and types over it in place.

    `has_lines` says whether the text of a line may have line feeds: those are typed with Shift+Enter.
    """

    def __init__(self, model: OutlineModel, has_lines: Callable[[str], bool]) -> None:
        super().__init__()
        self._model = model
        self._has_lines = has_lines
        self.entered = False
        """Whether the last text was ended with Enter."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        super().initStyleOption(option, index)
        option.features &= ~QStyleOptionViewItem.ViewItemFeature.HasCheckIndicator  # the mark "hidden" says it

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        marks = self._model.branch(index).marks
        whole = QRect(option.rect)
        current = bool(option.state & QStyle.StateFlag.State_HasFocus)
        colours = self._model.colours
        if marks:
            wide = [option.fontMetrics.horizontalAdvance(f"{mark.text} ") for mark in marks]
            room = sum(wide) + 8
            title = option.fontMetrics.horizontalAdvance(index.data()) + 8
            if title + room > whole.width():
                option.rect = whole.adjusted(0, 0, -room, 0)
            super().paint(painter, option, index)
            at = min(whole.left() + title, whole.right() - room + 1)
            painter.setFont(option.font)
            for mark, width in zip(marks, wide, strict=True):
                painter.setPen(QColor({"error": colours.bad, "warning": colours.warn}.get(mark.tone, colours.soft)))
                where = QRect(at, whole.top(), width, whole.height())
                painter.drawText(where, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, mark.text)
                at += width
        else:
            super().paint(painter, option, index)
        if current:  # headings have the keys without being selected: it must be seen where they are
            painter.setPen(QColor(colours.accent))
            painter.drawRect(whole.adjusted(0, 0, -1, -1))

    # -- typing

    def createEditor(self, parent: QWidget, _: QStyleOptionViewItem, index: Index) -> QWidget:
        branch = self._model.branch(index)
        self.entered = False
        editor: QLineEdit | QPlainTextEdit
        if self._has_lines(branch.key) or "\n" in (branch.text or ""):
            editor = QPlainTextEdit(branch.text or "", parent)
            editor.setTabChangesFocus(True)
            editor.selectAll()
        else:
            editor = QLineEdit(branch.text or "", parent)
        editor.setObjectName("line")
        editor.setAccessibleName(branch.noun)
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Nothing: the text is there from the beginning, and what is being typed outlives changes of the map."""

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        text = editor.text() if isinstance(editor, QLineEdit) else _plain(editor)
        model.setData(index, text)

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, _: Index) -> None:
        room = QRect(option.rect)
        parent = editor.parentWidget()
        if isinstance(editor, QPlainTextEdit):
            room.setHeight(_LINES * editor.fontMetrics().lineSpacing() + 12)
            if parent is not None and room.bottom() > parent.height():
                room.moveBottom(max(parent.height() - 1, room.height()))
        else:
            room = room.adjusted(0, -2, 0, 2)
        if parent is not None:
            room.setRight(parent.width() - 1)
        editor.setGeometry(room)

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        if isinstance(editor, QWidget) and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            plain = not event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and (plain or isinstance(editor, QLineEdit)):
                self.entered = True
                self.commitData.emit(editor)
                self.closeEditor.emit(editor, QAbstractItemDelegate.EndEditHint.NoHint)
                return True
        return super().eventFilter(editor, event)


def _plain(editor: QWidget) -> str:
    assert isinstance(editor, QPlainTextEdit)
    return editor.toPlainText()


_CTRL, _ALT, _NONE = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier(0)
_KEYS: dict[tuple[Qt.Key, Qt.KeyboardModifier], str] = {
    (Qt.Key.Key_F2, _NONE): "edit",
    (Qt.Key.Key_Return, _NONE): "add",
    (Qt.Key.Key_Return, _CTRL): "go",
    (Qt.Key.Key_Insert, _NONE): "offer",
    (Qt.Key.Key_Up, _ALT): "up",
    (Qt.Key.Key_Down, _ALT): "down",
    (Qt.Key.Key_Right, _ALT): "in",
    (Qt.Key.Key_Left, _ALT): "out",
    (Qt.Key.Key_Plus, _NONE): "better",
    (Qt.Key.Key_Minus, _NONE): "worse",
    (Qt.Key.Key_Asterisk, _NONE): "truth",
    (Qt.Key.Key_Space, _NONE): "tick",
}
"""What the tree's own keys ask for; all others do as in any tree, Tab leads out of it."""


class OutlineTree(QTreeView):
    """The tree itself. `asked` says in a word what a key asks for, `menu_wanted` where somebody asked for a menu,
    `typing_ended` that a text was taken or given up."""

    asked = Signal(str)
    menu_wanted = Signal(QPoint)
    typing_ended = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setHeaderHidden(True)
        self.setUniformRowHeights(True)
        self.setIndentation(14)
        self.setExpandsOnDoubleClick(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.DoubleClicked)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDragEnabled(True)
        self.setDropIndicatorShown(True)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setAutoExpandDelay(700)
        self.setAccessibleName("Outline")

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride and _word(event):
            event.accept()  # before an action of the window takes the key
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        word, current = _word(event), self.currentIndex()
        if word == "tick" and current.data(Qt.ItemDataRole.CheckStateRole) is None:
            word = None  # a space among words that are typed to find a line
        if word is None or not current.isValid():
            super().keyPressEvent(event)
        else:
            self.asked.emit(word)

    def startDrag(self, _: Qt.DropAction) -> None:
        """Carries what is chosen, with a word of what it is below the pointer, so that the place to drop it is seen."""
        chosen = sorted(self.selectedIndexes(), key=lambda index: self.visualRect(index).top())
        if not chosen:
            return
        drag = QDrag(self)
        drag.setMimeData(self.model().mimeData(chosen))
        drag.setPixmap(self._carried(str(chosen[0].data()) if len(chosen) == 1 else f"{len(chosen)} lines"))
        drag.setHotSpot(QPoint(-14, -12))
        drag.exec(Qt.DropAction.MoveAction)

    def _carried(self, text: str) -> QPixmap:
        metrics = self.fontMetrics()
        text = metrics.elidedText(text, Qt.TextElideMode.ElideRight, 180)
        ratio = self.devicePixelRatioF()
        size = QSize(metrics.horizontalAdvance(text) + 16, metrics.height() + 8)
        picture = QPixmap(size * ratio)
        picture.setDevicePixelRatio(ratio)
        palette = self.palette()
        picture.fill(palette.color(QPalette.ColorRole.Highlight))
        painter = QPainter(picture)
        painter.setFont(self.font())
        painter.setPen(palette.color(QPalette.ColorRole.HighlightedText))
        painter.drawText(QRect(QPoint(), size), Qt.AlignmentFlag.AlignCenter, text)
        painter.end()
        return picture

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menu_wanted.emit(event.globalPos())

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        super().closeEditor(editor, hint)
        self.typing_ended.emit()


def _word(event: QKeyEvent) -> str | None:
    key = Qt.Key.Key_Return if event.key() == Qt.Key.Key_Enter else Qt.Key(event.key())
    keys = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    if key in (Qt.Key.Key_Plus, Qt.Key.Key_Asterisk):
        keys &= ~Qt.KeyboardModifier.ShiftModifier  # many keyboards have them above other keys
    return _KEYS.get((key, keys))
