"""The strip above the map that says what is shown of it, with lists to choose from; it stands there as long as
anything is left out.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QMenu, QSizePolicy, QToolButton, QWidget

from journeymap.editor.filters import Filter, channels, owners, summary
from journeymap.editor.naming import lane_title
from journeymap.model.text import shortened
from journeymap.model.vocabulary import CHANNEL_LABELS
from journeymap.ui.icons import icon

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QAction, QKeyEvent, QMouseEvent, QResizeEvent

    from journeymap.editor.session import Session
    from journeymap.editor.state import EditorState
    from journeymap.model.journey import Journey
    from journeymap.ui.chrome import Chrome

_ROOM = 1000
"""Below this width, px, what is shown is said in a row of its own."""

Choices = list[tuple[str, str]]
"""What can be chosen: the value, and what people call it."""


class Checks(QMenu):
    """A list in which several things are checked one after the other: it stays open until somebody leaves it."""

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if not self._check(self.actionAt(event.position().toPoint())):
            super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() != Qt.Key.Key_Space or not self._check(self.activeAction()):
            super().keyPressEvent(event)

    @staticmethod
    def _check(action: QAction | None) -> bool:
        if action is None or not action.isCheckable() or not action.isEnabled():
            return False
        action.trigger()
        return True


class ListButton(QToolButton):
    """A button whose list opens with the arrow down too."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.showMenu()
        else:
            super().keyPressEvent(event)


class FilterBar(QWidget):
    """`closed` tells that the map wants the keys again. `troubled` asks for the ids of what has problems."""

    closed = Signal()

    def __init__(self, session: Session, troubled: Callable[[], frozenset[str]], colours: Chrome) -> None:
        super().__init__()
        self.setObjectName("strip")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName("Filter")
        self.session = session
        self._troubled = troubled
        self.sign = QLabel()
        self.sign.setTextFormat(Qt.TextFormat.PlainText)
        self.lists = {
            "lanes": self._list("Lanes", "lanes", _lanes),
            "personas": self._list("Personas", "personas", _personas),
            "owners": self._list("Owners", "owners", _owners),
            "channels": self._list("Channels", "channels", _channels),
        }
        self.problems = QToolButton()
        self.problems.setText("Only Problems")
        self.problems.setToolTip("Show only touchpoints with errors and warnings")
        self.problems.setCheckable(True)
        self.problems.setProperty("toggle", True)
        self.problems.clicked.connect(self._only_problems)
        self.said = QLabel()
        self.said.setObjectName("quiet")
        self.said.setTextFormat(Qt.TextFormat.PlainText)
        self.said.setWordWrap(True)
        self.said.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.everything = QToolButton()
        self.everything.setText("Show Everything")
        self.everything.setToolTip("Take the filter away (Esc)")
        self.everything.setProperty("toggle", True)
        self.everything.clicked.connect(self.leave)
        choices = QHBoxLayout()
        choices.setSpacing(6)
        choices.addWidget(self.sign)
        for part in (*self.lists.values(), self.problems):
            choices.addWidget(part)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(12, 7, 12, 7)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(1, 1)
        self._grid.addLayout(choices, 0, 0)
        self._grid.addWidget(self.everything, 0, 2)
        self._narrow: bool | None = None
        self._fold(narrow=False)
        self.recolour(colours)
        self.show_state(session.state)
        session.subscribe(self._changed)

    def _fold(self, *, narrow: bool) -> None:
        """Puts what is said beside the lists, or below them where there is no room."""
        if narrow != self._narrow:
            self._narrow = narrow
            self._grid.removeWidget(self.said)
            self._grid.addWidget(self.said, *((1, 0, 1, 3) if narrow else (0, 1)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold(narrow=event.size().width() < _ROOM)

    def minimumSizeHint(self) -> QSize:
        return QSize(300, super().minimumSizeHint().height())

    def _list(self, name: str, field: str, choices: Callable[[Journey], Choices]) -> QToolButton:
        """A button with a list of what can be chosen, filled when it is opened."""
        made = ListButton()
        made.setText(name)
        made.setToolTip(f"Show only some {name.lower()}")
        made.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        made.setProperty("list", True)
        made.setProperty("opens", True)
        menu = Checks(made)
        menu.setAccessibleName(name)
        menu.aboutToShow.connect(lambda: self._fill(menu, field, choices))
        made.setMenu(menu)
        return made

    def _fill(self, menu: QMenu, field: str, choices: Callable[[Journey], Choices]) -> None:
        menu.clear()
        chosen = getattr(self.session.state.filter or Filter(), field)
        for value, label in choices(self.session.state.journey):
            action = menu.addAction(label.replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(value in chosen)
            action.setData(value)
            action.triggered.connect(self._chooser(field, value))
        if menu.isEmpty():
            menu.addAction(f"This map has no {field}").setEnabled(False)

    def _chooser(self, field: str, value: str) -> Callable[[], None]:
        return lambda: self._choose(field, value)

    # -- what is chosen

    def _choose(self, field: str, value: str) -> None:
        how = self.session.state.filter or Filter()
        self._use(replace(how, **{field: getattr(how, field) ^ {value}}))

    def _only_problems(self, on: bool) -> None:
        self._use(replace(self.session.state.filter or Filter(), only_problems=on, troubled=self._troubled()))

    def _use(self, how: Filter) -> None:
        self.session.filter_by(None if how.idle else replace(how, also=frozenset()))

    def checked(self) -> None:
        """The checks have run again."""
        how = self.session.state.filter
        if how is not None and how.only_problems and how.troubled != (now := self._troubled()):
            self.session.filter_by(replace(how, troubled=now))

    # -- coming and going

    def open(self) -> None:
        """Shows the strip with the keys in it."""
        self.show()
        self.lists["owners"].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def leave(self) -> None:
        """Takes the strip and the filter away."""
        self.session.filter_by(None)
        self.hide()
        self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)

    def recolour(self, colours: Chrome) -> None:
        """Draws the icon in the colours of a theme."""
        self.sign.setPixmap(icon("filter", 16, colours.soft, colours.disabled).pixmap(QSize(16, 16)))

    # -- saying

    def _changed(self, before: EditorState, after: EditorState) -> None:
        if before.filter is not after.filter or (after.filter is not None and before.journey is not after.journey):
            self.show_state(after)
            if before.filter is not None and after.filter is None and not self._has_keys():
                self.hide()

    def _has_keys(self) -> bool:
        focus = self.window().focusWidget()
        return focus is not None and self.isAncestorOf(focus)

    def show_state(self, state: EditorState) -> None:
        """Says what is shown of the map."""
        text = summary(state)
        how = state.filter or Filter()
        self.said.setText(text or "Everything is shown. Choose what to see; the map itself is not changed.")
        self.said.setToolTip("Exports hold the whole map." if text else "")
        self.setAccessibleDescription(text)
        self.everything.setText("Show Everything" if text else "Close")
        self.problems.setChecked(how.only_problems)
        for field, button in self.lists.items():
            count = len(getattr(how, field))
            name = field.capitalize()
            button.setText(f"{name} · {count}" if count else name)
            if button.property("on") != bool(count):
                button.setProperty("on", bool(count))
                button.style().polish(button)


def _lanes(journey: Journey) -> Choices:
    return [(lane.id, shortened(lane_title(lane), 50)) for lane in journey.lanes]


def _personas(journey: Journey) -> Choices:
    return [(persona.id, shortened(persona.name, 50) or "(no name)") for persona in journey.personas]


def _owners(journey: Journey) -> Choices:
    return [(name, f"{shortened(name, 50) or 'Nobody'}\t{count:,}") for name, count in owners(journey).items()]


def _channels(journey: Journey) -> Choices:
    labels = {str(name): label for name, label in CHANNEL_LABELS.items()}
    return [(name, f"{labels.get(name) or 'None'}\t{count:,}") for name, count in channels(journey).items()]
