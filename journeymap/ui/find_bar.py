"""The bar below the map in which words are looked for and replaced; what it says and does is `editor.searching`."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QWidget,
)

from journeymap.editor.searching import Search
from journeymap.model.refusal import JourneyError
from journeymap.ui.icons import icon

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QResizeEvent

    from journeymap.editor.session import Session
    from journeymap.editor.state import EditorState
    from journeymap.ui.chrome import Chrome

_PATIENCE = 150
"""Milliseconds after a change of the map before is counted again."""
_WIDE = 340
_ROOM = 860
"""Below this width, px, the ways of looking stand in a row of their own."""


class Line(QLineEdit):
    """A line of the bar. `entered` tells of Enter (False with Shift), `left` of Escape."""

    entered = Signal(bool)
    left = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setPlaceholderText(name)
        self.setAccessibleName(name)
        self.setMaximumWidth(_WIDE)
        self.setClearButtonEnabled(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.entered.emit(not event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            case Qt.Key.Key_Escape:
                self.left.emit()
            case _:
                super().keyPressEvent(event)


class FindBar(QWidget):
    """`matched` hands over the ids of the things with matches, `gone` the ids to be seen of the present one, `closed`
    tells that the map wants the keys again."""

    matched = Signal(tuple)
    gone = Signal(str)
    closed = Signal()

    def __init__(self, session: Session, colours: Chrome) -> None:
        super().__init__()
        self.setObjectName("bar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName("Find and replace")
        self.session = session
        self.search = Search(session)
        self.words = Line("Find in the map")
        self.by = Line("Replace with")
        self.count = QLabel()
        self.count.setObjectName("quiet")
        self.count.setTextFormat(Qt.TextFormat.PlainText)
        self.count.setMinimumWidth(76)
        self.said = QLabel()
        self.said.setObjectName("quiet")
        self.said.setTextFormat(Qt.TextFormat.PlainText)
        self.said.setWordWrap(True)
        self.where = QLabel()
        self.where.setObjectName("quiet")
        self.where.setTextFormat(Qt.TextFormat.PlainText)
        self.where.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.ways = QWidget()
        self._grid = QGridLayout(self)
        self._narrow: bool | None = None
        self.case = _toggle("Case", "Only words in the same capital and small letters")
        self.whole = _toggle("Whole Word", "Only where no letters stand before or behind")
        self.pattern = _toggle("Pattern", "Look for a regular expression, such as “day \\d+”")
        self.scope = _toggle("In Selection", "Only in what is selected now, and in what stands in it")
        self.previous = _step("Previous match", "Shift+F3", "↑")
        self.next = _step("Next match", "F3", "↓")
        self.more = _toggle("Replace", "Put other words in their place (Ctrl+H)")
        self.close_button = _step("Close", "Esc", "")
        self.one, self.all = QPushButton("Replace"), QPushButton("Replace All")
        self.one.setToolTip("Replace this match and go on to the next (Enter)")
        self.all.setToolTip("Replace every match in one step")
        self._assemble()
        self._connect()
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.setInterval(_PATIENCE)
        self._again.timeout.connect(self._say)
        self.recolour(colours)
        self.show_replace(False)
        session.subscribe(self._changed)
        self.hide()

    def _assemble(self) -> None:
        near = QHBoxLayout()
        near.setSpacing(6)
        for part in (self.count, self.previous, self.next):
            near.addWidget(part)
        ways = QHBoxLayout(self.ways)
        ways.setContentsMargins(0, 0, 0, 0)
        ways.setSpacing(6)
        for part in (self.case, self.whole, self.pattern, self.scope):
            ways.addWidget(part)
        ways.addWidget(self.where, 1)
        end = QHBoxLayout()
        end.setSpacing(6)
        end.addWidget(self.more)
        end.addWidget(self.close_button)
        second = QHBoxLayout()
        second.setSpacing(6)
        second.addWidget(self.one)
        second.addWidget(self.all)
        second.addStretch(1)
        grid = self._grid
        grid.setContentsMargins(12, 7, 12, 7)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(7)
        grid.addWidget(self.words, 0, 0)
        grid.addLayout(near, 0, 1)
        grid.addLayout(end, 0, 3)
        grid.addWidget(self.by, 2, 0)
        grid.addLayout(second, 2, 1, 1, 3)
        grid.addWidget(self.said, 3, 0, 1, 4)
        grid.setColumnStretch(0, 2)
        grid.setColumnStretch(2, 3)
        self._fold(narrow=False)
        stops = (
            self.words, self.by, self.one, self.all, self.previous, self.next, self.case, self.whole, self.pattern,
            self.scope, self.more, self.close_button,
        )  # fmt: skip
        for one, following in pairwise(stops):  # from what is found to what stands in its place, and then the rest
            QWidget.setTabOrder(one, following)

    def _fold(self, *, narrow: bool) -> None:
        """Puts the ways of looking beside the words, or below them where there is no room."""
        if narrow != self._narrow:
            self._narrow = narrow
            self._grid.removeWidget(self.ways)
            self._grid.addWidget(self.ways, *((1, 0, 1, 4) if narrow else (0, 2)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold(narrow=event.size().width() < _ROOM)

    def minimumSizeHint(self) -> QSize:
        return QSize(300, super().minimumSizeHint().height())

    def _connect(self) -> None:
        self.words.textChanged.connect(self._look)
        self.words.entered.connect(lambda on: self.step(1 if on else -1))
        self.by.entered.connect(lambda on: self._replace_one() if on else self.step(-1))
        self.words.left.connect(self.leave)
        self.by.left.connect(self.leave)
        self.close_button.clicked.connect(self.leave)
        self.next.clicked.connect(lambda: self.step(1))
        self.previous.clicked.connect(lambda: self.step(-1))
        self.case.toggled.connect(lambda on: self._set(case=on))
        self.whole.toggled.connect(lambda on: self._set(words=on))
        self.pattern.toggled.connect(lambda on: self._set(pattern=on))
        self.scope.toggled.connect(self._confine)
        self.more.toggled.connect(self.show_replace)
        self.one.clicked.connect(self._replace_one)
        self.all.clicked.connect(self._replace_all)

    # -- coming and going

    def open(self, words: str | None = None, *, replace: bool = False) -> None:
        """Shows the bar with the keys in it."""
        if not self.isVisible():
            self.search.begin()
        if replace:
            self.more.setChecked(True)
        self.show()
        if words is not None:
            self.words.setText(words)
        self.words.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.words.selectAll()
        self._look(self.words.text())

    def leave(self) -> None:
        """Closes the bar; what is selected stays."""
        self.hide()
        self.scope.setChecked(False)
        self.matched.emit(())
        self.closed.emit()

    def show_replace(self, on: bool) -> None:
        """Shows the line for what is put in place, or hides it."""
        for part in (self.by, self.one, self.all):
            part.setVisible(on)
        if on and self.isVisible():
            self.by.setFocus()

    def recolour(self, colours: Chrome) -> None:
        """Draws the icons in the colours of a theme."""
        self.close_button.setIcon(icon("close", 15, colours.soft, colours.disabled))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)

    # -- looking and replacing

    def step(self, way: int) -> None:
        """Goes to the next match (1) or the one before (−1)."""
        self.search.told = ""
        self.search.step(way)
        self._show()

    def _look(self, words: str) -> None:
        if self.isVisible():
            self.search.look(words)
            self._show()

    def _set(self, *, case: bool | None = None, words: bool | None = None, pattern: bool | None = None) -> None:
        self.search.set(case=case, words=words, pattern=pattern)
        self._show()

    def _confine(self, on: bool) -> None:
        selection = self.session.state.selection
        if on and not selection:
            self.scope.setChecked(False)
            self.search.told = "Select something first: then only it is looked through."
            self._say()
            return
        self.search.confine(selection if on else None)
        self._show()

    def _replace_one(self) -> None:
        self._try(lambda: self.search.replace_one(self.by.text()))

    def _replace_all(self) -> None:
        self._try(lambda: self.search.replace_all(self.by.text()))

    def _try(self, act: object) -> None:
        assert callable(act)
        try:
            act()
        except JourneyError as error:
            self.search.told = error.problems[0]
        self._show()

    # -- saying

    def _changed(self, before: EditorState, after: EditorState) -> None:
        if before.journey is not after.journey and self.isVisible():
            self._again.start()

    def _show(self) -> None:
        self._say()
        if self.search.spot is not None:
            self.gone.emit(self.search.spot.piece.thing)

    def _say(self) -> None:
        found, search = self.search.found, self.search
        self.count.setText("" if found.problem else search.count)
        present = search.spot if search.position else None
        self.where.setText(f"in the {present.piece.label}" if present is not None else "")
        text = found.problem or search.told
        self.said.setText(text)
        self.said.setVisible(bool(text))
        for label, alarm in ((self.said, bool(found.problem)), (self.count, bool(search.wanted and not found.spots))):
            if label.property("alarm") != alarm:
                label.setProperty("alarm", alarm)
                label.style().polish(label)
        self.words.setAccessibleDescription(" ".join(filter(None, (self.count.text(), self.where.text(), text))))
        for part in (self.next, self.previous, self.one, self.all):
            part.setEnabled(bool(found.spots))
        self.matched.emit(self.search.things if self.isVisible() else ())


def _toggle(text: str, tip: str) -> QToolButton:
    made = QToolButton()
    made.setText(text)
    made.setToolTip(tip)
    made.setCheckable(True)
    made.setProperty("toggle", True)
    made.setAccessibleDescription(tip)
    return made


def _step(name: str, key: str, sign: str) -> QToolButton:
    made = QToolButton()
    made.setText(sign)
    made.setToolTip(f"{name} ({key})")
    made.setAccessibleName(name)
    made.setProperty("toggle", True)
    made.setIconSize(QSize(15, 15))
    return made
