"""Which window of a presentation stands on which display, also when a display comes or goes in the middle of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, TypeVar

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QGuiApplication

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QScreen

    from journeymap.editor.presenting.capturing import Kind
    from journeymap.ui.presenter import PresenterWindow
    from journeymap.ui.presenter_over import LineOver, LotOver
    from journeymap.ui.presenting import Presenting


class Named(Protocol):
    """A display, as far as it matters here."""

    def name(self) -> str: ...


S = TypeVar("S", bound=Named)


def places(screens: Sequence[S], own: S, chosen: str, *, swapped: bool) -> tuple[S, S | None]:
    """The display of the picture, and the presenter's where there is another. `own` is the one of the map's window,
    `chosen` the name of the one that was chosen for the picture, if any."""
    picture = next((one for one in screens if one.name() == chosen), None)
    picture = picture or next((one for one in screens if one is not own), own)
    others = [one for one in screens if one is not picture]
    beside = own if own in others else next(iter(others), None)
    if swapped and beside is not None:
        return beside, picture
    return picture, beside


class Displays(QObject):
    """The displays of one presentation. `presenter` is the presenter view while there is a presentation and somebody
    wanted to see it once."""

    def __init__(self, presenting: Presenting) -> None:
        super().__init__(presenting)
        self.presenting = presenting
        self.presenter: PresenterWindow | None = None
        self.swapped = False
        self.beside, self.above = True, False
        """Whether the presenter view is wanted: on a display of its own, and above the picture where there is one
        display only."""
        self.line: LineOver | None = None
        self.lot: LotOver | None = None
        """What stands on the picture: the line that takes down what is said, and the parking lot."""
        self._half = ""  # a sentence that was begun in the line on the picture
        self._names: tuple[str, ...] = ()
        presenting.began.connect(self._begin)
        presenting.ended.connect(self._end)
        application = QGuiApplication.instance()
        assert isinstance(application, QGuiApplication), "windows need one"
        # Qt is still at it when it tells of a display that went: windows are moved once it is done.
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self.arrange)
        application.screenAdded.connect(self._added)
        application.screenRemoved.connect(self._soon.start)
        for screen in QGuiApplication.screens():
            screen.geometryChanged.connect(self._soon.start)

    def _added(self, screen: QScreen) -> None:
        screen.geometryChanged.connect(self._soon.start)
        self._soon.start()

    def screens(self) -> list[QScreen]:
        """The displays there are now."""
        return QGuiApplication.screens()

    def wanted(self) -> tuple[QScreen, QScreen | None]:
        """Where the picture and the presenter view belong now."""
        window = self.presenting.window
        screens = self.screens()
        own = window.screen() if window.screen() in screens else screens[0]
        return places(screens, own, window.program.settings.present_display, swapped=self.swapped)

    def arrange(self) -> None:
        """Puts every window of the presentation where it belongs, and says so where a display came or went."""
        projected = self.presenting.projected
        if projected is None:
            return
        picture, beside = self.wanted()
        if projected.screen() is not picture or projected.geometry() != picture.geometry():
            projected.stand_on(picture)
        if self.beside if beside is not None else self.above:
            self._show(beside or picture, whole=beside is not None)
        elif self.presenter is not None and self.presenter.isVisible():
            self.presenter.notes.finish()
            self.presenter.hide()
            projected.activateWindow()
        self._renew_over()
        self._tell_of_change()

    def _tell_of_change(self) -> None:
        names = tuple(one.name() for one in self.screens())
        gone = [name for name in self._names if name not in names]
        come = [name for name in names if name not in self._names]
        if self._names and (gone or come):
            what = f"The display “{gone[0]}” is gone" if gone else f"The display “{come[0]}” is there"
            picture = self.wanted()[0].name()
            words = f"{what}; the picture is on “{picture}”." if len(names) > 1 or come else f"{what}; nothing is lost."
            self.presenting.window.messages.tell("warning", words, key="displays")
            if self.presenter is not None:
                self.presenter.say(words)
        self._names = names

    def toggle(self) -> None:
        """Shows or hides the presenter view."""
        two = self.wanted()[1] is not None
        shown = self.presenter is not None and self.presenter.isVisible()
        if two:
            self.beside = not shown
        else:
            self.above = not shown
        self.arrange()

    def swap(self) -> None:
        """The picture goes where the presenter view is, and the other way round."""
        if self.wanted()[1] is None:
            self._refuse(
                "There is one display only: the picture stays on it. Ctrl+Shift+F5 shows the presenter view there."
            )
            return
        self.swapped = not self.swapped
        self.arrange()
        if self.presenter is not None:
            self.presenter.say(f"The picture is on “{self.wanted()[0].name()}”.")

    def write(self, kind: Kind | None = None) -> None:
        """Puts the keys into the line that takes down what is said; where it is hidden it is shown: with one display on
        the picture."""
        if self.presenter is not None and self.presenter.isVisible():
            self.presenter.write(kind)
        elif self.wanted()[1] is None:
            self._write_on_picture(kind)
        else:
            self.toggle()
            if self.presenter is not None:
                self.presenter.write(kind)

    def _write_on_picture(self, kind: Kind | None) -> None:
        projected = self.presenting.projected
        if projected is None:
            return
        if self.line is None:
            from journeymap.ui.presenter_over import LineOver  # late: only where there is one display

            begun = ""
            if self.presenter is not None:
                begun = self.presenter.capture.line.text()
                self.presenter.capture.line.clear()
            self.line = LineOver(projected, begun or self._half)
            self._half = ""
            self.line.gone.connect(self._line_gone)
            self.line.show()
            self.line.raise_()
        self.line.write(kind)

    def settle(self) -> None:
        """Puts what stands in any field into the map, before it is saved for the last time, say."""
        if self.presenter is not None:
            self.presenter.settle()
        if self.line is not None:
            self.line.capture.take()

    def let_go(self) -> None:
        """Another map took the place of this one: nothing of what stands in a field is about it."""
        self._half = ""
        if self.presenter is not None:
            self.presenter.let_go()
        if self.line is not None:
            self.line.capture.line.clear()

    def _line_gone(self) -> None:
        gone, self.line = self.line, None
        if gone is not None:
            self._half = gone.capture.line.text()

    def show_lot(self) -> None:
        """The parking lot on the picture, or the picture again."""
        projected = self.presenting.projected
        if projected is None:
            return
        if self.lot is not None:
            self.lot.put_away()
            return
        from journeymap.ui.presenter_over import LotOver  # late: few show it

        self.lot = LotOver(projected)
        self.lot.gone.connect(self._lot_gone)
        self.lot.show()
        self.lot.raise_()
        if self.presenter is None or not self.presenter.isActiveWindow():
            self.lot.lot.setFocus()

    def _lot_gone(self) -> None:
        self.lot = None

    def _renew_over(self) -> None:
        """What stands on the picture fits it again; what is half written goes where there is a line of one's own."""
        if self.lot is not None:
            self.lot.place()
        beside = self.presenter is not None and self.presenter.isVisible()
        if self.line is not None and beside:
            self.line.put_away()
        elif self.line is not None:
            self.line.place()
        if self._half and self.presenter is not None and beside and not self.presenter.capture.line.text():
            self.presenter.capture.line.setText(self._half)
            self._half = ""

    def _refuse(self, why: str) -> None:
        self.presenting.window.messages.refuse(why, "displays")
        if self.presenter is not None:
            self.presenter.say(why, done=False)

    def _show(self, screen: QScreen, *, whole: bool) -> None:
        if self.presenter is None:
            from journeymap.ui.presenter import PresenterWindow  # late: with one display nobody needs it

            projected, window = self.presenting.projected, self.presenting.window
            assert projected is not None, "there is a presentation"
            self.presenter = PresenterWindow(window.session, window.desk, projected)
            self.presenter.dismissed.connect(self._dismissed)
        else:
            self.presenter.show_state(self.presenting.window.session.state)
        if not self.presenter.isVisible() or self.presenter.screen() is not screen:
            self.presenter.stand_on(screen, whole=whole)

    def _dismissed(self) -> None:
        if self.wanted()[1] is None:
            self.above = False
        else:
            self.beside = False
        if self.presenting.projected is not None:
            self.presenting.projected.activateWindow()

    def _begin(self) -> None:
        self._names = tuple(one.name() for one in self.screens())
        self.above = False
        self.arrange()

    def _end(self) -> None:
        if self.line is not None:
            self.line.capture.told.disconnect()
            self.line.capture.told.connect(self._tell)
            self.line.capture.take()  # what still stands in it is not lost
        gone, self.presenter = self.presenter, None
        self.line = self.lot = None
        self._half = ""
        if gone is not None:
            gone.capture.told.connect(self._tell)
            gone.end()

    def _tell(self, words: str, done: bool) -> None:
        self.presenting.window.messages.tell("done" if done else "error", words, key="captured")
