"""The Problems panel below the map: what the checks found, with the way there and what can be done about it.

It shows what belongs to the map as it is: once the map has changed, the lines are faint and nothing can be done with
them until the checks have run again.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QLabel,
    QSizePolicy,
    QStackedLayout,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from journeymap.editor import mending_steps
from journeymap.editor.problem_list import MANY, alike, counted, groups, line_about, lines, next_line, outlook
from journeymap.flow.problems import SEVERITIES
from journeymap.model.refusal import JourneyError
from journeymap.ui.mending_strip import Asked, MendingStrip
from journeymap.ui.problem_head import ProblemHead
from journeymap.ui.problem_rows import ProblemRows
from journeymap.ui.problem_strip import ReasonStrip
from journeymap.ui.problem_tree import ProblemTree, menu_of

if TYPE_CHECKING:
    from PySide6.QtGui import QShowEvent

    from journeymap.editor.problem_list import Group, Line, Order
    from journeymap.editor.session import Session
    from journeymap.editor.state import EditorState
    from journeymap.flow.check import Found
    from journeymap.flow.problems import Fix
    from journeymap.model.journey import Journey
    from journeymap.ui.check_settings import CheckSettings
    from journeymap.ui.chrome import Chrome

_SETTINGS_HEIGHT = 400
"""Px in which one finds one's way among the settings of the checks."""
_CHECKING, _MENDING = "Checking…", "Mending…"


class ProblemPanel(QWidget):
    """`went` hands over the id of a thing to be seen ("" for the map itself), `asked` that of one to be filled in with
    the name of the field, `left` tells that the map wants the keys, `refused` why something was not done, `closed`
    that the panel is not wanted any longer, `switched_off` the id and the name of a check that says nothing from now
    on, `room_wanted` how high it should be at least (0: as high as before), `told` what has been done."""

    went = Signal(str)
    asked = Signal(str, str)
    left = Signal()
    refused = Signal(str)
    closed = Signal()
    switched_off = Signal(str, str)
    room_wanted = Signal(int)
    told = Signal(str)

    def __init__(self, session: Session, colours: Chrome) -> None:
        super().__init__()
        self.setObjectName("problems")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName("Problems")
        self.session = session
        self.order: Order = "severity"
        self._journey: Journey | None = None
        self._found: Found | None = None
        self._to_ignore: Line | None = None
        self._listed = False  # whether the lines are those found last: nobody waits for them while they are hidden
        self._opened: set[str] = set()
        self._closed: set[str] = set()
        self.rows = ProblemRows(colours)
        self.tree = ProblemTree(self.rows)
        self.bar = ProblemHead()
        self.heading, self.words = self.bar.heading, self.bar.words
        self.by_place, self.gear, self.close_button = self.bar.by_place, self.bar.gear, self.bar.close_button
        self.head = QStackedWidget()
        """Beside the tab: the bar, or that of the settings of the checks."""
        self.head.addWidget(self.bar)
        self.settings: CheckSettings | None = None
        self.said = QLabel()
        self.said.setObjectName("caption")
        self.said.setTextFormat(Qt.TextFormat.PlainText)
        self.said.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.reason = ReasonStrip()
        self.mending = MendingStrip()
        self._assemble()
        self._connect()
        self.show_stale()

    def _assemble(self) -> None:
        self.list_page = QWidget()
        self.pages = QStackedLayout()
        self.pages.addWidget(self.list_page)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(12, 4, 12, 6)
        outer.addLayout(self.pages)
        column = QVBoxLayout(self.list_page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.tree, 1)
        column.addWidget(self.reason)
        column.addWidget(self.mending)
        column.addWidget(self.said)
        self.setFocusProxy(self.tree)

    def _connect(self) -> None:
        self.words.textChanged.connect(self._rebuild)
        self.words.down.connect(self._first_line)
        self.words.left.connect(self.left)
        self.by_place.toggled.connect(self._regroup)
        self.gear.clicked.connect(lambda: self.show_settings())
        self.close_button.clicked.connect(self.closed)
        self.tree.asked.connect(self.do)
        self.tree.shown.connect(self._show)
        self.tree.typed.connect(self.words.begin)
        self.tree.selectionModel().currentChanged.connect(self._say)
        self.tree.expanded.connect(lambda index: self._note_open(index.row(), is_open=True))
        self.tree.collapsed.connect(lambda index: self._note_open(index.row(), is_open=False))
        self.reason.given.connect(self._ignore)
        self.reason.left.connect(self._reason_over)
        self.mending.mended.connect(self._all_mended)
        self.mending.failed.connect(self._not_mended)
        self.mending.over.connect(self._mending_over)
        self.session.subscribe(self._changed)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._list_now()

    def _list_now(self) -> None:
        if not self._listed:
            self._rebuild()

    def minimumSizeHint(self) -> QSize:
        return QSize(300, 110)

    # -- in step with the map

    @property
    def stale(self) -> bool:
        """Whether the map is another than the one the checks were asked about."""
        return self._found is None or self._journey is not self.session.state.journey

    def show_found(self, journey: Journey, found: Found) -> None:
        """Shows what the checks found in this journey."""
        self._journey, self._found = journey, found
        self._listed = False
        if self.isVisible():
            self._rebuild()
        if self.settings is not None:
            self.settings.show_settings(found)
        self.show_stale()

    def show_stale(self) -> None:
        """Shows whether the lines belong to the map as it is."""
        stale = self.stale
        self.rows.read_only = self.session.state.read_only
        if self._found is None:
            said = "" if self.session.state.untouched else _CHECKING
        else:
            said = _CHECKING if stale else _MENDING if self.mending.busy else counted(self._found.problems)
        self.heading.setText(said)
        if self.rows.stale != stale:
            self.rows.stale = stale
            self.tree.viewport().update()
            self._say()

    def _changed(self, before: EditorState, after: EditorState) -> None:
        if after.journey is not before.journey:
            self.show_stale()
            if self.settings is not None:
                self.settings.show_settings()

    def start_over(self) -> None:
        """Another map is shown."""
        self._journey = self._found = None
        self.reason.leave()
        self.said.show()
        self.mending.stop()
        self.rows.show(())
        self.show_stale()

    def recolour(self, colours: Chrome) -> None:
        if colours is not self.rows.colours:
            self.rows.colours = colours
            self.tree.viewport().update()
            if self.settings is not None:
                self.settings.recolour(colours)

    def follow(self, selection: tuple[str, ...]) -> None:
        """Makes the first line about what is selected the current one, unless the keys are here."""
        line = self.tree.line()
        if (
            not self.isVisible()
            or self.tree.hasFocus()
            or (line is not None and selection and selection[-1] in line.targets)
        ):
            return
        if (about := line_about(self.rows.groups, selection)) is not None:
            self._make_current(about.key)

    def _rebuild(self) -> None:
        if self._found is None or self._journey is None:
            return
        self._listed = True
        line, row = self.tree.line(), self.tree.currentIndex().row()
        self.rows.show(groups(self._journey, self._found, self.order, self.words.text()))
        for number, group in enumerate(self.rows.groups):
            self.tree.setFirstColumnSpanned(number, self.rows.parent(self.rows.index(-1, 0)), True)
            self.tree.setExpanded(self.rows.index(number, 0), self._is_open(group))
        if line is not None and not self._make_current(line.key):
            self._near(line, row)
        self._say()

    def _make_current(self, key: tuple[str, str, str | None, str]) -> bool:
        index = self.rows.find(key)
        if index.isValid():
            self.tree.setCurrentIndex(index)
            self.tree.scrollTo(index)
        return index.isValid()

    def _near(self, gone: Line, row: int) -> None:
        """What stood below a line that is gone becomes the current one."""
        for number, group in enumerate(self.rows.groups):
            if group.lines[0].mark == gone.mark:
                above = self.rows.index(number, 0)
                self.tree.setCurrentIndex(self.rows.index(min(row, len(group.lines) - 1), 0, above))
                return

    def _note_open(self, row: int, *, is_open: bool) -> None:
        if not self.words.text() and row < len(self.rows.groups):
            key = self.rows.groups[row].key
            (self._opened if is_open else self._closed).add(key)
            (self._closed if is_open else self._opened).discard(key)

    def _is_open(self, group: Group) -> bool:
        """Whether the lines of a group are shown: as somebody wanted it, else as it is meant to be at first."""
        if self.words.text() and len(group.lines) <= MANY:
            return True
        return group.key in self._opened or (group.open and group.key not in self._closed)

    def _regroup(self, by_place: bool) -> None:
        self.order = "place" if by_place else "severity"
        self._rebuild()

    def _first_line(self) -> None:
        listed = lines(self.rows.groups)
        if listed:
            self._make_current(listed[0].key)
        self.tree.setFocus()

    def _say(self) -> None:
        """What the first way to mend the current line would do; why it matters, where only a person can mend it."""
        line = self.tree.line()
        self.said.setText("" if line is None or self.stale else outlook(line))

    # -- the settings of the checks

    def show_settings(self, rule: str = "") -> None:
        """Shows how the map wants to be checked in place of the list, at a check where one is named."""
        if self.settings is None:
            from journeymap.ui.check_settings import CheckSettings  # late: few ever ask

            self.settings = CheckSettings(self.session, self.rows.colours)
            self.settings.left.connect(self.show_list)
            self.settings.closed.connect(self.closed)
            self.settings.refused.connect(self.refused)
            self.pages.addWidget(self.settings)
            self.head.addWidget(self.settings.head)
        self.pages.setCurrentWidget(self.settings)
        self.head.setCurrentWidget(self.settings.head)
        self.room_wanted.emit(_SETTINGS_HEIGHT)
        self.settings.show_settings(self._found)
        self.settings.enter_page(rule)

    def show_list(self) -> None:
        """Shows the problems again."""
        self.pages.setCurrentWidget(self.list_page)
        self.head.setCurrentIndex(0)
        self.room_wanted.emit(0)
        self.enter()

    # -- what can be done

    def enter(self) -> None:
        """Takes the keys, with a line to begin with."""
        if self.tree.line() is None:
            self._first_line()
        self.tree.setFocus()

    def step(self, way: int) -> tuple[Line, int, int] | None:
        """Goes to the next line, or the one before for −1: the line, its number and how many there are."""
        self._list_now()
        listed = lines(self.rows.groups)
        line = next_line(listed, self.tree.line(), way)
        if line is None:
            return None
        self._make_current(line.key)
        self._show()
        return line, listed.index(line) + 1, len(listed)

    def do(self, what: str, fix: Fix | None = None) -> None:
        """Does what a key, a link or the menu asks about the current line."""
        line = self.tree.line()
        if what == "leave":
            self.mending.stop() if self.mending.busy else self.left.emit()
        elif line is None or (self.stale and what not in ("go", "more", "settings")):
            if line is not None:
                self.refused.emit(mending_steps.STALE)
        elif what == "go":
            self._show()
            self.left.emit()
        elif what == "settings":
            self.show_settings(line.rule)
        elif what == "more" and self._found is not None and not self.stale:
            menu = menu_of(line, self._found, self, self.do, read_only=self.session.state.read_only)
            menu.hovered.connect(lambda action: self.said.setText(action.statusTip()))
            menu.aboutToHide.connect(self._say)
            menu.aboutToHide.connect(menu.deleteLater)
            menu.popup(self.tree.beneath())
        else:
            self._change(what, line, fix)

    def _change(self, what: str, line: Line, fix: Fix | None) -> None:
        journey, session = self._journey, self.session
        fix = fix or next(iter(line.fixes), None)
        assert journey is not None
        try:
            session.refuse_when_read_only()
            if what == "ignore" and line.mark in SEVERITIES:
                self._to_ignore = line
                self.said.hide()
                self.reason.ask(line.sentence)
                QTimer.singleShot(0, self, lambda: self.tree.scrollTo(self.tree.currentIndex()))  # with less room now
            elif what == "again":
                mending_steps.check_again(session, line)
            elif what == "off":
                mending_steps.switch_off(session, line)
                self.switched_off.emit(line.rule, line.name)
            elif what == "all" and fix is not None:
                self._mend_all(journey, line, fix)
            elif what == "mend" and fix is not None:
                done = mending_steps.mend(session, journey, line, fix)
                self.went.emit(done.target or "")
                if done.asks:
                    self.asked.emit(done.target or "", done.asks)
        except JourneyError as error:
            self.refused.emit(str(error))

    def _mend_all(self, journey: Journey, line: Line, fix: Fix) -> None:
        """Mends all of a kind beside the window; what comes of it counts if the map is still the same then."""
        if self._found is not None:
            self.mending.start(Asked(journey, line.rule, fix), alike(self._found, line, fix))
            self.show_stale()

    def _all_mended(self, asked: Asked, mended: Journey) -> None:
        try:
            self.told.emit(mending_steps.enter_all(self.session, asked.journey, mended, asked.fix))
        except JourneyError as error:
            self.refused.emit(str(error))

    def _not_mended(self, _: Asked, error: Exception) -> None:
        if not isinstance(error, JourneyError):
            raise error
        self.refused.emit(str(error))

    def _mending_over(self, had_keys: bool) -> None:
        self.show_stale()
        if had_keys:
            self.tree.setFocus()

    def _ignore(self, reason: str) -> None:
        line, self._to_ignore = self._to_ignore, None
        if line is not None:
            try:
                mending_steps.ignore(self.session, line, reason)
            except JourneyError as error:
                self.refused.emit(str(error))
        self._reason_over()

    def _reason_over(self) -> None:
        self.said.show()
        self.tree.setFocus()

    def _show(self) -> None:
        """Selects what the current line is about, as far as the map still has it."""
        line = self.tree.line()
        if line is not None:
            try:
                self.session.select(line.targets[:1])
            except JourneyError as error:
                self.refused.emit(str(error))
                return
            self.went.emit(line.target or "")
