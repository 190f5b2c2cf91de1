"""The page of the Problems panel on which a map says how it wants to be checked: every check with a box, the values
from which on it says something, and the problems to live with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from journeymap.editor import check_settings
from journeymap.model.refusal import JourneyError
from journeymap.ui.check_fields import SettingField
from journeymap.ui.check_rows import CheckRows
from journeymap.ui.check_tree import CheckTree
from journeymap.ui.filter_words import FilterWords
from journeymap.ui.gestures import plain_tip

if TYPE_CHECKING:
    from collections.abc import Callable

    from journeymap.editor.check_settings import Heading, Setting
    from journeymap.editor.session import Session
    from journeymap.flow.check import Found
    from journeymap.ui.chrome import Chrome


class CheckSettings(QWidget):
    """`left` tells that the problems are wanted again, `closed` that nothing of it is, `refused` why something was not
    done."""

    left = Signal()
    closed = Signal()
    refused = Signal(str)

    def __init__(self, session: Session, colours: Chrome) -> None:
        super().__init__()
        self.setAccessibleName("Check settings")
        self.session = session
        self.rows = CheckRows(colours)
        self.tree = CheckTree(self.rows)
        self.head = QWidget()
        """Stands above the page: what is not as usual, and the way back to it."""
        self.heading = QLabel()
        self.heading.setObjectName("quiet")
        self.words = FilterWords("Filter checks")
        self.usual = QPushButton("Check as Usual")
        self.usual.setToolTip("Switch every check on, with the usual values; what is ignored stays so")
        self.back = QPushButton("Show Problems")
        self.back.setToolTip("Back to the problems (Esc)")
        self.close_button = QToolButton()
        self.close_button.setText("×")
        self.close_button.setProperty("flat", True)
        self.close_button.setToolTip("Hide the problems (Alt+6)")
        self.close_button.setAccessibleName("Hide the problems")
        self.said = QLabel()
        self.said.setObjectName("caption")
        self.said.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        for label in (self.heading, self.said):
            label.setTextFormat(Qt.TextFormat.PlainText)
        self.fields: dict[str, SettingField] = {}
        """Those that are shown, by the name of their setting."""
        self._found: Found | None = None
        self._closed: set[str] = set()
        self._assemble()
        self._connect()

    def _assemble(self) -> None:
        top = QHBoxLayout(self.head)
        top.setContentsMargins(0, 0, 0, 0)
        top.setSpacing(8)
        top.addWidget(self.heading)
        top.addStretch(1)
        for part in (self.words, self.usual, self.back, self.close_button):
            top.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.tree, 1)
        column.addWidget(self.said)
        self.setFocusProxy(self.tree)

    def _connect(self) -> None:
        self.words.textChanged.connect(lambda: self.show_settings())
        self.words.down.connect(self.enter_page)
        self.words.left.connect(self.left)
        self.usual.clicked.connect(self.all_as_usual)
        self.back.clicked.connect(self.left)
        self.close_button.clicked.connect(self.closed)
        self.tree.asked.connect(self.do)
        self.tree.typed.connect(self.words.begin)
        self.tree.selectionModel().currentChanged.connect(self._say)
        self.tree.expanded.connect(lambda index: self._note_open(index, is_open=True))
        self.tree.collapsed.connect(lambda index: self._note_open(index, is_open=False))

    # -- in step with the map

    def show_settings(self, found: Found | None = None) -> None:
        """Shows how the map wants to be checked, and how much the checks found (last, where nothing is given)."""
        self._found = found or self._found
        entry = self.rows.entry(self.tree.currentIndex())
        journey, read_only = self.session.state.journey, self.session.state.read_only
        said = check_settings.summary(journey)
        self.heading.setText(f"Check settings: {said or 'as usual'}")
        self.usual.setEnabled(not read_only and journey.checks != type(journey.checks)())
        if self.rows.show(check_settings.headings(journey, self._found, self.words.text())):
            self._furnish()
            if entry is not None:
                self.make_current(entry.key)
        for _, shown in self.rows.entries():
            for setting in shown.settings:
                self.fields[setting.name].show_setting(setting, read_only=read_only)
        self._say()

    def make_current(self, key: tuple[str, str, str | None]) -> None:
        """Goes to the entry of that key, if it is shown."""
        index = self.rows.find(key)
        if index.isValid():
            self.tree.expand(index.parent())
            self.tree.setCurrentIndex(index)
            self.tree.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtCenter)

    def enter_page(self, rule: str = "") -> None:
        """Takes the keys, at a check where one is named."""
        if rule:
            self.words.clear()
            self.make_current(("check", rule, None))
        elif not self.tree.currentIndex().isValid():
            self.tree.setCurrentIndex(self.rows.index(0, 0))
        self.tree.setFocus()

    def recolour(self, colours: Chrome) -> None:
        self.rows.colours = colours
        self.tree.viewport().update()

    def _furnish(self) -> None:
        """New rows: opens what was open, and puts the fields where they belong."""
        self.fields = {}
        for number in range(len(self.rows.headings)):
            self.tree.setFirstColumnSpanned(number, QModelIndex(), True)
            open_ = bool(self.words.text()) or self.rows.headings[number].key not in self._closed
            self.tree.setExpanded(self.rows.index(number, 0), open_)
        for index, entry in self.rows.entries():
            if entry.settings:
                self.tree.setIndexWidget(index, self._fields_of(entry.settings))

    def _fields_of(self, settings: tuple[Setting, ...]) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for setting in settings:
            field = self.fields[setting.name] = SettingField(setting)
            field.typed.connect(self._typed)
            field.chosen.connect(self._chosen)
            field.left.connect(self.tree.setFocus)
            row.addWidget(field)
        row.addStretch(1)
        return holder

    def _note_open(self, index: QModelIndex, *, is_open: bool) -> None:
        if not self.words.text() and (heading := self.rows.heading(index)) is not None:
            (self._closed.discard if is_open else self._closed.add)(heading.key)

    def _say(self) -> None:
        """Why the current check matters and what that stems from."""
        entry = self.rows.entry(self.tree.currentIndex())
        text = f"{entry.words}  Stems from: {entry.source}" if entry is not None and entry.source else ""
        self.said.setText(text)
        self.said.setToolTip(plain_tip(text) if text else "")

    # -- what can be done

    def do(self, what: str) -> None:
        """Does what a key or a click asks about the current item."""
        index = self.tree.currentIndex()
        entry, heading = self.rows.entry(index), self.rows.heading(index)
        if what == "leave":
            self.left.emit()
        elif heading is not None:
            if what == "turn" and heading.entries[0].kind == "check":
                self._try(lambda: self._turn_all(heading))
            elif what in ("enter", "turn"):
                self.tree.setExpanded(index, not self.tree.isExpanded(index))
        elif entry is not None and entry.kind == "ignored":
            if what != "turn":
                self._try(lambda: check_settings.look_again(self.session, entry))
        elif entry is not None and (what == "turn" or (what == "enter" and not entry.settings)):
            self._try(lambda: check_settings.switch(self.session, (entry.rule,), on=not entry.on))
        elif entry is not None and what == "enter":
            self.fields[entry.settings[0].name].setFocus()

    def all_as_usual(self) -> None:
        """Every check is on again, with the usual values."""
        self._try(lambda: check_settings.all_as_usual(self.session))

    def _turn_all(self, heading: Heading) -> None:
        rules = [entry.rule for entry in heading.entries]
        on = heading.on is not True
        check_settings.switch(self.session, rules, on=on, what=f"all checks of “{heading.title}”")

    def _typed(self, setting: Setting, text: str) -> None:
        field = self.fields[setting.name]
        self._try(lambda: check_settings.enter(self.session, setting, text), field)

    def _chosen(self, setting: Setting, value: object) -> None:
        if value is None or isinstance(value, str):
            self._try(lambda: check_settings.set_value(self.session, setting, value))

    def _try(self, change: Callable[[], None], field: SettingField | None = None) -> None:
        """Does it; what is refused is told, and the field shows again what the map says."""
        try:
            change()
        except JourneyError as error:
            self.refused.emit(str(error))
            if field is not None:
                field.show_setting(field.setting, read_only=self.session.state.read_only)
            return
        self.show_settings()
