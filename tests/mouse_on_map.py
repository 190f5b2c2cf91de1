"""The mouse on the map of a real window: finds things, cells, + and knobs as a person does, and clicks there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mouse import RIGHT, Mouse
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QWidget

from journeymap.draw.marks import Text
from journeymap.editor.cell_places import cell_at, rect_of_cell
from journeymap.editor.state import Cell
from journeymap.layout.hit import Rect, at, bounds, places_of
from journeymap.model.find import index
from journeymap.model.journey import THING_FIELDS

if TYPE_CHECKING:
    from pathlib import Path

    from journeymap.draw.marks import Point
    from journeymap.editor.state import EditorState
    from journeymap.editor.tools import Spots
    from journeymap.layout.scene import Scene
    from journeymap.model.journey import Journey
    from journeymap.ui.canvas import Canvas
    from journeymap.ui.window import Window

_NEAR = 24.0
"""View px that what is clicked keeps from the map's edges."""


class OnMap:
    """Looks at the scene to know where things are, never calls what it could click."""

    def __init__(self, window: Window) -> None:
        self.window = window
        self.mouse = Mouse()

    # -- seeing

    @property
    def state(self) -> EditorState:
        return self.window.session.state

    @property
    def journey(self) -> Journey:
        return self.state.journey

    @property
    def canvas(self) -> Canvas:
        return self.window.canvas

    @property
    def view(self) -> QWidget:
        return self.canvas.viewport()

    @property
    def scene(self) -> Scene:
        assert self.canvas.scene is not None
        return self.canvas.scene

    @property
    def chosen(self) -> list[str]:
        return [called(index(self.journey).things[key]) for key in self.state.selection]

    def find(self, name: str, field: str = "") -> str:
        """The id of the thing that is called so, the one added last; `field` says of which kind it is."""
        fields = (field,) if field else ("touchpoints", "substages", "stages", "lanes", "milestones", "notes")
        for one in fields:
            assert one in THING_FIELDS
            found = [thing.id for thing in getattr(self.journey, one) if called(thing) == name]
            if found:
                return str(found[-1])
        raise AssertionError(f"nothing is called {name}")

    # -- the map

    def point(self, rect: Rect) -> QPoint:
        """The middle of a part of the scene in the view, which is moved there with the wheel where it has to."""
        for _ in range(200):
            seen = self.canvas.shot.rect(rect)
            middle = seen.center()
            dx = _beyond(middle.x(), self.view.width())
            dy = _beyond(middle.y(), self.view.height())
            if not dx and not dy:
                return middle.toPoint()
            before = self.canvas.camera
            self.mouse.turn(self.view, QPoint(dx, 0) if dx else QPoint(0, dy))
            if self.canvas.camera == before:
                assert self.view.rect().contains(middle.toPoint()), f"{rect} cannot be brought into view"
                return middle.toPoint()
        raise AssertionError(f"{rect} never came into view")

    def place(self, thing: str, role: str = "") -> Rect:
        """Where a thing is drawn and can be pressed."""
        places = [bounds(one) for one in places_of(self.scene, thing) if role in ("", one.role)]
        for rect in places:
            hit = at(self.scene, *rect.centre)
            if hit is not None and hit.thing == thing:
                return rect
        raise AssertionError(f"{thing} is nowhere to be pressed on the map")

    def click(self, name: str, field: str = "", *, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Chooses a thing."""
        self.mouse.click(self.view, self.point(self.place(self.find(name, field))), held=held)

    def click_twice(self, name: str, field: str = "") -> None:
        self.mouse.click_twice(self.view, self.point(self.place(self.find(name, field))))

    def click_in_head(self, text: str) -> None:
        """Clicks on a name, or on what success is, in the map's head."""
        head = next(one for one in self.scene.placed if one.role == "header")
        words = next(one for one in head.fragment.marks if isinstance(one, Text) and text in one.block.source)
        self.mouse.click(self.view, self.point(Rect(head.x + words.x + 8.0, head.y + words.y + 6.0, 0.0, 0.0)))

    def click_ground(self) -> None:
        """Clicks where nothing stands, so that nothing is chosen."""
        self.mouse.click(self.view, self.ground())

    def ground(self) -> QPoint:
        """A point of the view where nothing stands and nothing can be written."""
        for y in range(self.view.height() - 6, 0, -6):
            for x in range(self.view.width() - 6, 0, -12):
                spot = self.canvas.camera.to_scene(x, y)
                if at(self.scene, *spot, 8.0) is None and cell_at(self.scene, self.journey, *spot) is None:
                    return QPoint(x, y)
        raise AssertionError("the map leaves no ground to click on")

    def click_cell(self, lane: str, where: str, field: str = "") -> None:
        """Gives the keys to the cell of a lane under a touchpoint, a sub-stage or a stage."""
        self.mouse.click(self.view, self.point(self.cell(lane, where, field)))

    def cell(self, lane: str, where: str, field: str = "") -> Rect:
        rect = rect_of_cell(self.scene, self.journey, Cell(self.find(lane, "lanes"), self.find(where, field)))
        assert rect is not None, f"{lane} has no cell under {where}"
        return rect

    def menu_on(self, name: str, *path: str, field: str = "") -> None:
        """Opens the menu on a thing of the map, and chooses from it."""
        self.mouse.click(self.view, self.point(self.place(self.find(name, field))), RIGHT)
        self.mouse.choose_in_open_menu(*path)

    def offered(self, rect: Rect) -> Spots:
        """What can be pressed around a place, once the pointer is there."""
        spot = self.point(rect)
        self.mouse.carry(self.view, spot - QPoint(0, 6), spot)
        spots = self.canvas.gestures.pointer.spots
        assert spots is not None, "nothing is offered there"
        return spots

    def press_plus(self, words: tuple[str, ...], near: Point) -> None:
        """Goes near to where a + appears, reads what it says, and presses it."""
        spots = self.offered(Rect(*near, 0.0, 0.0))
        plus = next((one for one in spots.pluses if one.words.startswith(words)), None)
        assert plus is not None, f"{[one.words for one in spots.pluses]} stand there, and no {words}"
        self.mouse.click(self.view, self.point(Rect(plus.x, plus.y, 0.0, 0.0)))

    def add_after(self, card: str) -> None:
        """The + at the right of a card: between it and the next, or at the end of its stage."""
        place = self.place(self.find(card, "touchpoints"))
        column = self.scene.columns[index(self.journey).column_of[self.find(card, "touchpoints")]]
        near = (column.x + column.width - 2.0, place.y + 6.0)
        self.press_plus(("New touchpoint after", "New touchpoint at the end of"), near)

    def press_plus_under_lane(self, lane: str) -> None:
        """The + at the lower left of a lane, which opens the menu of lanes."""
        row = next(one for one in self.scene.rows if one.key == self.find(lane, "lanes"))
        name = self.place(self.find(lane, "lanes"), "lane-name")
        self.press_plus(("New lane below",), (name.x + 8.0, row.y + row.height + 3.0))

    def drag(self, start: Rect, end: Rect) -> None:
        """Drags from the middle of one place to that of another."""
        self.mouse.let_go(self.view, self.begin_drag(start, end))

    def begin_drag(self, start: Rect, end: Rect) -> QPoint:
        """The same with the button still down; returns where the pointer is."""
        self.point(start)
        stop = self.point(end)
        begin = self.canvas.shot.rect(start).center().toPoint()
        self.mouse.press(self.view, begin)
        self.mouse.carry(self.view, begin, stop)
        return stop

    def edge(self, card: str, *, right: bool) -> Rect:
        """A sliver at one side of a card."""
        place = self.place(self.find(card, "touchpoints"))
        return Rect(place.right - 12.0 if right else place.x + 4.0, place.y + 60.0, 8.0, 8.0)

    def connect(self, source: str, target: str) -> None:
        """Draws a flow from a card's right edge, just inside it, to another card."""
        card = self.find(source, "touchpoints")
        knob = next(one for one in self.offered(self.place(card)).knobs if one.flow is None and one.leaving)
        self.drag(Rect(knob.x - 3.0, knob.y, 0.0, 0.0), self.place(self.find(target, "touchpoints")))

    def drop_file(self, path: Path, lane: str, where: str) -> None:
        """Drags a file from elsewhere onto a cell, and lets go."""
        spot = QPointF(self.view.mapTo(self.window, self.point(self.cell(lane, where))))
        mime = QMimeData()
        mime.setUrls([QUrl.fromLocalFile(str(path))])
        how = (Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(self.window, QDragEnterEvent(spot.toPoint(), *how))
        QApplication.sendEvent(self.window, QDropEvent(spot, *how))
        QApplication.processEvents()


def _beyond(place: float, length: float) -> int:
    """By how many notches to turn so that a place comes inside."""
    return 1 if place < _NEAR else -1 if place > length - _NEAR else 0


def called(thing: Any) -> str:
    names = ("title", "name", "text", "watched", "event", "condition")
    return next((str(text) for name in names if (text := getattr(thing, name, ""))), "")
