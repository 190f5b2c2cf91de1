"""The presenter view: on the display nobody else looks at, what is shown and what comes next, notes, the clock, the
agenda, the parking lot, and a line that takes down what is said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from journeymap.draw.theme import theme as theme_of
from journeymap.editor.presenting import going
from journeymap.editor.presenting.agenda import called, planned
from journeymap.editor.presenting.background import background
from journeymap.ui.chrome import chrome
from journeymap.ui.present_keys import pressed
from journeymap.ui.presenter_agenda import Agenda
from journeymap.ui.presenter_capture import CaptureLine
from journeymap.ui.presenter_clock import Clock
from journeymap.ui.presenter_heading import Heading
from journeymap.ui.presenter_notes import Background, StepNotes
from journeymap.ui.presenter_over import LotOver
from journeymap.ui.presenter_parking import ParkingLot
from journeymap.ui.presenter_picture import StopPicture
from journeymap.ui.presenter_room import Room
from journeymap.ui.presenter_sheet import presenter_sheet

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent, QKeyEvent, QResizeEvent, QScreen

    from journeymap.editor.actions import Desk
    from journeymap.editor.presenting.capturing import Kind
    from journeymap.editor.session import Session
    from journeymap.editor.state import EditorState
    from journeymap.ui.present import ProjectedWindow

_LATER, _CALM = 50, 400
"""Milliseconds after a step before the next one is composed: the picture that people look at is there by then; and
after a change that is still under way, a text being typed or a face being drawn."""
_SIZE, _FRAME = (1120, 700), 48
"""Px of the window above the picture, and what its frame may take."""
_LEAST, _NARROW, _LOW = (560, 360), 900, 560
"""Px of the smallest window; and below which there is no room for the buttons, which all have keys, too."""
_SHARES, _NARROW_SHARES = (50, 28, 22), (38, 28, 34)
"""Of the columns."""
_USUAL, _LARGEST = (1280, 800), 1.5
"""Px of the window for which words have their usual size, and by how much they are larger at most in a larger one."""
_PASSED_ON = (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp)
_BLANK = {"black": "Black: nobody sees it. B brings it back.", "white": "White: nobody sees it. W brings it back."}


class PresenterWindow(QWidget):
    """Follows one session while it is presented. `dismissed` tells that somebody closed it: the presentation goes
    on."""

    dismissed = Signal()

    def __init__(self, session: Session, desk: Desk, projected: ProjectedWindow) -> None:
        super().__init__(None, Qt.WindowType.Window)
        self.session, self.projected = session, projected
        self.setObjectName("presenter")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("Presenter view")
        self.setMinimumSize(*_LEAST)
        self._worn = ("", 0.0)  # the theme, and how large the words are
        self._lent = False  # the keys, to the projected window, while somebody types there
        colours = chrome(theme_of(session.state.theme))
        self.clock = Clock(session, colours)
        self.present, self.next = StopPicture("Shown now", colours), StopPicture("Comes next", colours)
        self.next.nothing = "This is the last picture."
        self.next.setCursor(Qt.CursorShape.PointingHandCursor)
        self.notes, self.agenda, self.parking = StepNotes(session), Agenda(session), ParkingLot(session)
        self.room, self.capture = Room(session, desk), CaptureLine(session)
        self.background = Background()
        self.said = QLabel()
        self.said.setObjectName("said")
        self.said.setTextFormat(Qt.TextFormat.PlainText)
        self.said.setWordWrap(True)
        self.headings: dict[str, QLabel] = {}
        self._assemble()
        self._connect()
        self.show_state(session.state)

    def _assemble(self) -> None:
        now, said, behind, middle, right = (QVBoxLayout() for _ in range(5))
        for column, parts in (
            (now, (("present", self.present, 0),)),
            (said, (("notes", self.notes, 1),)),
            (behind, (("background", self.background, 1),)),
            (middle, (("next", self.next, 0), ("parking", self.parking, 1))),
            (right, (("agenda", self.agenda, 1), ("room", self.room, 0))),
        ):
            column.setSpacing(6)
            for name, part, stretch in parts:
                heading = Heading()
                self.headings[name] = heading
                column.addWidget(heading)
                column.addWidget(part, stretch)
                if (name, part) != parts[-1][:2]:
                    column.addSpacing(6)  # at its end it would keep room for a column of which nothing is shown
        beneath = self._beneath = QHBoxLayout()
        beneath.setSpacing(12)
        beneath.addLayout(said, 3)
        beneath.addLayout(behind, 2)
        now.addSpacing(6)
        now.addLayout(beneath, 1)
        self.headings["notes"].setText("NOTES")
        self.headings["background"].setText("BACKGROUND")
        self.headings["parking"].setText("PARKING LOT")
        self.headings["room"].setText("ROOM")
        columns = self._columns = QHBoxLayout()
        columns.setContentsMargins(16, 12, 16, 6)
        columns.setSpacing(18)
        for column in (now, middle, right):
            columns.addLayout(column)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.clock)
        whole.addLayout(columns, 1)
        whole.addWidget(self.capture)
        self.capture.foot.addWidget(self.said, 1)

    def _connect(self) -> None:
        self.capture.told.connect(self.say)
        self.parking.told.connect(self.say)
        self.room.told.connect(self.say)
        self.next.clicked.connect(lambda: going.onward(self.session))
        self.notes.told.connect(lambda why: self.say(why, False))
        self.projected.canvas.told.connect(lambda why: self.say(why, False))
        self._then = QTimer(self, singleShot=True)
        self._then.timeout.connect(self._show_next)
        self._forget = self.session.subscribe(self._changed)

    def stand_on(self, screen: QScreen, *, whole: bool) -> None:
        """Shows it on that display: all over it, or as a window that leaves something of what is behind."""
        self.setScreen(screen)
        room = screen.availableGeometry()
        if whole:
            self.setGeometry(room)
            self.showMaximized()
        else:
            self.resize(min(_SIZE[0], room.width() - _FRAME), min(_SIZE[1], room.height() - _FRAME))
            self.move(room.center() - self.rect().center())
            self.showNormal()
        self.raise_()
        self.activateWindow()
        if self.focusWidget() is None:
            self.setFocus()

    def write(self, kind: Kind | None = None) -> None:
        """Puts the keys into the line that takes down what is said."""
        self.raise_()
        self.activateWindow()
        if kind is not None:
            self.capture.choose(kind)
        self.capture.line.setFocus()

    def say(self, words: str, done: bool = True) -> None:
        """Tells what was done, or why something was not."""
        self.said.setProperty("kind", "done" if done else "error")
        self.said.style().polish(self.said)
        self.said.setText(("✓ " if done else "✕ ") + words[:1].upper() + words[1:])
        self.said.setAccessibleName(words)
        if QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))

    # -- keeping in step

    def _changed(self, before: EditorState, after: EditorState) -> None:
        if after.show is None or not self.isVisible():
            return
        if after.show != before.show or after.journey is not before.journey or after.theme != before.theme:
            self.show_state(after)
        elif after.selection != before.selection:
            self.capture.show_state(after)
        self.room.show_state(after)
        if after.show.step != before.show.step if before.show is not None else True:
            self.said.clear()
        self._lend_keys(before, after)

    def _lend_keys(self, before: EditorState, after: EditorState) -> None:
        """What is typed on the projected picture needs the keys there, and gives them back."""
        if after.draft is not None and before.draft is None and self.isActiveWindow():
            self._lent = True
            self.projected.activateWindow()
            self.projected.canvas.setFocus()
        elif after.draft is None and self._lent:
            self._lent = False
            self.activateWindow()

    def _colour(self, state: EditorState) -> None:
        larger = min(self.width() / _USUAL[0], self.height() / _USUAL[1], _LARGEST)
        worn = (state.theme, max(1.0, round(larger, 1)))
        if worn == self._worn:
            return
        self._worn = worn
        colours = chrome(theme_of(state.theme))
        self.setStyleSheet(presenter_sheet(colours, worn[1]))
        self.clock.colour(colours)
        self.parking.colour(colours)

    def show_state(self, state: EditorState) -> None:
        """Shows where the presentation is."""
        stop, show = going.here(state), state.show
        if stop is None or show is None:
            return
        self._colour(state)
        colours = chrome(theme_of(show.theme or state.theme))
        self.present.veiled = _BLANK.get(show.blank, "")
        self.present.show_stop(stop, colours)
        self._then.start(_LATER if state.draft is None and not state.previewing else _CALM)
        self.notes.show_state(state)
        self._look_up(background(state.journey, stop))
        self.agenda.show_state(state)
        self.parking.show_state(state)
        self.room.show_state(state)
        self.capture.show_state(state)
        self.clock.tick()
        self._head(state)

    def _look_up(self, text: str) -> None:
        """Shows what can be looked up, from its beginning; without any the notes have all the room."""
        for part in (self.headings["background"], self.background):
            part.setVisible(bool(text))
        self._beneath.setStretch(1, 2 if text else 0)
        self.background.say(text)

    def _show_next(self) -> None:
        state = self.session.state
        show, stop = state.show, going.here(state)
        if show is None or stop is None:
            return
        then = going.next_stop(state)
        self.next.show_stop(then, chrome(theme_of(show.theme or state.theme)))
        about = "" if then is None else called(state, then, after=stop)
        self.headings["next"].setText(f"NEXT  ·  {about}" if about else "NEXT")

    def _head(self, state: EditorState) -> None:
        stop, show = going.here(state), state.show
        if stop is None or show is None:
            return
        self.setWindowTitle(f"Presenter View – {state.name.replace('[*]', '[*][*]')}")
        what = called(state, stop)
        self.headings["present"].setText(f"GO TO {show.typed} …" if show.typed else f"NOW  ·  {what}")
        minutes = planned(state)
        self.headings["agenda"].setText(f"AGENDA  ·  {minutes} MIN" if minutes else "AGENDA")
        count = len(state.journey.parked)
        self.headings["parking"].setText(f"PARKING LOT  ·  {count}" if count else "PARKING LOT")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Words grow with a large display; on a small one the buttons make room, which all have keys."""
        super().resizeEvent(event)
        roomy = self.width() >= _NARROW and self.height() >= _LOW
        for part in (self.headings["room"], self.room, self.clock.stop, self.clock.anew):
            part.setVisible(roomy)
        for place, share in enumerate(_SHARES if roomy else _NARROW_SHARES):
            self._columns.setStretch(place, share)
        self._colour(self.session.state)

    # -- keys, and the end

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys mean the presentation here too; where somebody types only the clicker's do, and those with Ctrl."""
        focus, key = self.focusWidget(), event.key()
        typing = focus is self.notes or isinstance(focus, QLineEdit)
        if key == Qt.Key.Key_F6:
            self._go_round(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        elif key == Qt.Key.Key_Escape and focus is not self and focus is not None:
            self.setFocus()
        elif key == Qt.Key.Key_Escape and (lot := self.projected.findChild(LotOver)) is not None and lot.isVisible():
            lot.put_away()
        elif not typing or key in _PASSED_ON or event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            pressed(self.projected.canvas, event)
        event.accept()

    def _go_round(self, way: int) -> None:
        parts = (self, self.capture.line, self.notes, self.background, self.agenda, self.parking)
        places = [one for one in parts if one.isVisible() and one.isEnabled()]
        focus = self.focusWidget()
        at = places.index(focus) if focus in places else 0
        places[(at + way) % len(places)].setFocus(Qt.FocusReason.TabFocusReason)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Closed by hand it is only hidden: what stands in its fields stays there."""
        self.notes.finish()
        event.ignore()
        self.hide()
        self.dismissed.emit()

    def settle(self) -> None:
        """Puts what stands in its fields into the map."""
        self.notes.finish()
        self.capture.take()

    def let_go(self) -> None:
        """What stands in its fields is about a map that is gone."""
        self.notes.let_go()
        self.capture.line.clear()

    def end(self) -> None:
        """The presentation is over. What still stands in a field is not lost."""
        self.settle()
        self._forget()
        self.hide()
        self.deleteLater()
