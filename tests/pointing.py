"""A pointer without a window, for tests of gestures: press on a thing, move over another, let go."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journeymap.draw.theme import theme
from journeymap.editor.filters import shown
from journeymap.editor.session import Session
from journeymap.editor.tools import Press, begin
from journeymap.editor.tools.knobs import knobs_of
from journeymap.layout.build import build
from journeymap.layout.hit import Rect, at, bounds, places_of, rect_of

if TYPE_CHECKING:
    from journeymap.editor.tools import Gesture, Guides, Knob
    from journeymap.layout.scene import Scene
    from journeymap.model.journey import Journey


class Pointer:
    """One session, the scene of its map, and a gesture at a time."""

    def __init__(self, journey: Journey) -> None:
        self.session = Session.begin(journey)
        self.began_with = journey
        self.scene: Scene = build(journey, theme("light"))
        self._gesture: Gesture | None = None
        self.x = self.y = 0.0

    @property
    def gesture(self) -> Gesture:
        assert self._gesture is not None, "nothing is being dragged"
        return self._gesture

    @property
    def journey(self) -> Journey:
        return self.session.state.journey

    @property
    def guides(self) -> Guides:
        return self.gesture.guides

    @property
    def words(self) -> str:
        return self.guides.words

    @property
    def steps(self) -> tuple[str, ...]:
        return self.session.undo_names()

    def rect(self, thing: str, role: str | None = None, number: int = 0) -> Rect:
        places = [one for one in places_of(self.scene, thing) if role in (None, one.role)]
        return bounds(places[number])

    def press(
        self, thing: str, role: str | None = None, *, number: int = 0, right: float = 0.5, extend: bool = False
    ) -> Pointer:
        """Goes down on a thing, where it is drawn in the role, and begins to drag."""
        rect = self.rect(thing, role, number)
        return self.press_at(rect.x + right * rect.width, rect.y + rect.height / 2, extend=extend)

    def press_knob(self, touchpoint: str, *, leaving: bool) -> Pointer:
        """Goes down on the knob at the right edge of a card, or the left one, and begins to drag."""
        knob = knobs_of(self.scene, touchpoint)[leaving]
        return self.press_at(knob.x, knob.y, knob=knob)

    def press_at(self, x: float, y: float, *, extend: bool = False, knob: Knob | None = None) -> Pointer:
        self.x, self.y = x, y
        self.look()
        hit = at(self.scene, x, y)
        self._gesture = begin(self.session, self.scene, Press(hit, x, y, extend, knob=knob))
        return self

    def look(self) -> None:
        """The scene is that of the map as it is looked at now."""
        self.scene = build(shown(self.session.state), theme("light"), self.scene)

    @property
    def dragging(self) -> bool:
        return self._gesture is not None

    def to(self, x: float, y: float) -> Pointer:
        self.x, self.y = x, y
        self.gesture.move(x, y)
        return self

    def by(self, dx: float, dy: float) -> Pointer:
        return self.to(self.x + dx, self.y + dy)

    def over(self, thing: str, role: str | None = None, *, right: float = 0.5, down: float = 0.5) -> Pointer:
        """Moves to a point of a thing, its middle unless shares of its width and height are given."""
        rect = self.rect(thing, role)
        return self.to(rect.x + right * rect.width, rect.y + down * rect.height)

    def at_height_of(self, thing: str) -> Pointer:
        rect = rect_of(self.scene, thing)
        assert rect is not None
        return self.to(self.x, rect.centre[1])

    def let_go(self) -> None:
        gesture, self._gesture = self.gesture, None
        gesture.finish()
        self.look()
