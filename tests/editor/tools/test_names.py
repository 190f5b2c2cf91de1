from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from onboarding import onboarding

from journeymap.draw.theme import theme
from journeymap.editor.session import Session
from journeymap.editor.tools import Press, at_edge, begin
from journeymap.layout.build import build
from journeymap.layout.hit import at, rect_of

if TYPE_CHECKING:
    from journeymap.layout.scene import Scene

EDGE = 182.0
"""Px from the left where the names end unless the map says otherwise."""


@pytest.fixture
def session() -> Session:
    return Session.begin(onboarding())


def scene_of(session: Session) -> Scene:
    return build(session.state.journey, theme("light"))


def middle_of_row(scene: Scene, key: str) -> float:
    return next(row.y + row.height / 2 for row in scene.rows if row.key == key)


def drag(session: Session, by: float) -> None:
    scene = scene_of(session)
    y = middle_of_row(scene, "says")
    gesture = begin(session, scene, Press(at(scene, EDGE, y), EDGE, y))
    assert gesture is not None
    gesture.move(EDGE + by / 2, y)
    gesture.move(EDGE + by, y)
    gesture.finish()


def test_the_edge_is_beside_lanes_only(session: Session) -> None:
    scene, journey = scene_of(session), session.state.journey
    assert at_edge(journey, scene, EDGE - 3, middle_of_row(scene, "says"))
    assert not at_edge(journey, scene, EDGE + 4, middle_of_row(scene, "says"))
    assert not at_edge(journey, scene, EDGE, middle_of_row(scene, "stages"))


def test_drawing_it_makes_room_in_one_step(session: Session) -> None:
    before = rect_of(scene_of(session), "kick")
    drag(session, 60)
    assert session.state.journey.names_width == 210
    after = rect_of(scene_of(session), "kick")
    assert before is not None
    assert after is not None
    assert after.x == before.x + 60
    assert session.undo_names() == ("Change the width of lane names",)


@pytest.mark.parametrize(("by", "width"), [(-500.0, 100), (900.0, 400)])
def test_it_has_limits(session: Session, by: float, width: int) -> None:
    drag(session, by)
    assert session.state.journey.names_width == width


def test_back_where_it_was_makes_no_step(session: Session) -> None:
    before = session.state.journey
    drag(session, 0.2)
    assert session.state.journey is before
    assert not session.undo_names()
