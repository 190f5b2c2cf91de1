from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor
from strategies import random_journey
from stress import stress
from windows import differing, painted_directly, seen, settle

from journeymap.editor.camera import Camera
from journeymap.layout.hit import Rect, rect_of
from journeymap.model.edits import rename

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot
    from windows import Open

    from journeymap.ui.window import Window


def paper(window: Window) -> Rect:
    """The part of the view that shows the map, without its edge and the frame of the focus."""
    shot = window.canvas.shot
    view, map_ = shot.view, shot.paper
    left, top = max(map_.left(), 0) + 4, max(map_.top(), 0) + 4
    right, bottom = min(map_.right(), view.width()) - 4, min(map_.bottom(), view.height()) - 4
    return Rect(left, top, right - left, bottom - top)


@pytest.mark.parametrize("zoom", [0.31, 0.5, 1.0, 1.37, 4.0])
def test_tiles_show_what_painting_in_one_go_shows(window: Window, qtbot: QtBot, zoom: float) -> None:
    canvas = window.canvas
    canvas.zoom_to(zoom, QPointF(300, 200))
    canvas.pan(-37, -21)
    settle(window, qtbot)
    area = paper(window)
    assert differing(seen(canvas), painted_directly(canvas), area) < area.width * area.height * 0.0001


def test_after_a_gesture_the_map_is_sharp_again(window: Window, qtbot: QtBot) -> None:
    canvas = window.canvas
    for _ in range(5):
        canvas.zoom_to(canvas.camera.zoom * 1.15, QPointF(400, 300), gesture=True)
        canvas.viewport().repaint()
        assert not canvas.at_rest
    settle(window, qtbot)
    area = paper(window)
    assert differing(seen(canvas), painted_directly(canvas), area) < area.width * area.height * 0.0001


def test_during_a_gesture_no_tile_is_painted(window: Window, qtbot: QtBot) -> None:
    canvas = window.canvas
    settle(window, qtbot)
    before = canvas.picture.tiles.painted
    for _ in range(4):
        canvas.zoom_to(canvas.camera.zoom * 1.1, QPointF(400, 300), gesture=True)
        canvas.viewport().repaint()
    assert canvas.picture.tiles.painted == before


def test_selecting_and_hovering_paints_no_tile(window: Window, qtbot: QtBot) -> None:
    canvas = window.canvas
    settle(window, qtbot)
    before, plain = canvas.picture.tiles.painted, seen(canvas)
    window.session.select(("data",))
    canvas.viewport().repaint()
    assert canvas.picture.tiles.painted == before
    assert seen(canvas) != plain, "the frame is there"
    window.session.select(())
    canvas.viewport().repaint()
    assert canvas.picture.tiles.painted == before
    assert seen(canvas) == plain


def test_panning_back_paints_nothing_anew(opened: Open, qtbot: QtBot) -> None:
    window = opened(random_journey(1, touchpoints=40))
    canvas = window.canvas
    canvas.zoom_to(1.0)
    settle(window, qtbot)
    canvas.pan(-200, 0)
    settle(window, qtbot)
    before = canvas.picture.tiles.painted
    canvas.pan(200, 0)
    settle(window, qtbot)
    assert canvas.picture.tiles.painted == before


def test_one_new_title_mends_few_tiles(opened: Open, qtbot: QtBot) -> None:
    window = opened(stress(60))
    canvas = window.canvas
    touchpoint = window.session.state.journey.touchpoints[5].id
    window.session.commit(lambda journey: rename(journey, touchpoint, "Before"), "Rename")
    canvas.zoom_to(1.0)
    window.session.select((touchpoint,))
    settle(window, qtbot)
    before = canvas.picture.tiles.painted
    window.session.commit(lambda journey: rename(journey, touchpoint, "Behind"), "Rename")
    settle(window, qtbot)
    assert 1 <= canvas.picture.tiles.painted - before <= 4
    area = paper(window)
    window.session.select(())
    settle(window, qtbot)
    assert differing(seen(canvas), painted_directly(canvas), area) < area.width * area.height * 0.0001


def test_an_edit_and_its_undo_look_as_if_nothing_had_been(window: Window, qtbot: QtBot) -> None:
    canvas = window.canvas
    before = seen(canvas)
    window.session.commit(lambda journey: rename(journey, "kick", "A much longer title than before"), "Rename")
    settle(window, qtbot)
    assert seen(canvas) != before
    window.session.undo()
    settle(window, qtbot)
    assert differing(seen(canvas), before, Rect(0, 0, before.width(), before.height())) == 0


def test_memory_for_tiles_is_bounded(opened: Open, qtbot: QtBot) -> None:
    window = opened(random_journey(2, stages=5, touchpoints=60))
    canvas = window.canvas
    tiles = canvas.picture.tiles
    tiles.limit = 8 * 2**20
    for zoom in (1.0, 1.5, 2.0, 3.0):
        canvas.zoom_to(zoom)
        for _ in range(4):
            canvas.pan(-700, -300)
            settle(window, qtbot)
    ratio = canvas.shot.ratio
    in_view = (canvas.viewport().width() * ratio + 1024) * (canvas.viewport().height() * ratio + 1024) * 4
    assert tiles.bytes <= max(tiles.limit, in_view)


def test_a_map_opens_fitted_and_stays_fitted_until_somebody_moves(window: Window, qtbot: QtBot) -> None:
    canvas = window.canvas
    window.resize(1300, 760)
    settle(window, qtbot)
    small = canvas.camera.zoom
    assert canvas.shot.area.right >= canvas.shot.scene.width
    window.resize(1600, 950)
    settle(window, qtbot)
    assert canvas.camera.zoom > small
    canvas.zoom_to(0.8)
    window.resize(900, 700)
    settle(window, qtbot)
    assert canvas.camera.zoom == 0.8


def test_zoom_is_limited(window: Window) -> None:
    canvas = window.canvas
    canvas.zoom_to(1000)
    assert canvas.camera.zoom == 8
    canvas.zoom_to(0.0001)
    assert canvas.camera.zoom == 0.05


def test_zooming_keeps_the_point_under_the_pointer(window: Window) -> None:
    canvas = window.canvas
    canvas.zoom_to(2.0)
    at = QPointF(420, 310)
    before = canvas.camera.to_scene(at.x(), at.y())
    canvas.zoom_to(2.6, at)
    assert canvas.camera.to_scene(at.x(), at.y()) == pytest.approx(before)


def test_scroll_bars_say_and_set_where_one_is(window: Window) -> None:
    canvas = window.canvas
    canvas.zoom_to(2.0)
    bar = canvas.horizontalScrollBar()
    assert bar.maximum() > 0
    bar.setValue(bar.maximum())
    assert canvas.shot.area.right > canvas.shot.scene.width
    bar.setValue(0)
    assert canvas.camera.x == pytest.approx(-24 / 2, abs=1)
    canvas.look(Camera(2.0, 100, canvas.camera.y))
    assert bar.value() == 224


def test_selecting_elsewhere_scrolls_there(window: Window) -> None:
    canvas = window.canvas
    canvas.zoom_to(3.0)
    window.session.select(("usage",))
    rect = rect_of(canvas.shot.scene, "usage")
    assert rect is not None
    area = canvas.shot.area
    assert area.x <= rect.x
    assert rect.right <= area.right
    assert area.y <= rect.y
    assert rect.bottom <= area.bottom


def test_the_selection_is_said_to_who_cannot_see_it(window: Window) -> None:
    window.session.select(("data",))
    assert "Data migration" in window.canvas.accessibleDescription()
    window.session.select(())
    assert "From signature to advocate" in window.canvas.accessibleDescription()


def test_with_everything_selected_only_what_is_in_view_is_framed(opened: Open, qtbot: QtBot) -> None:
    window = opened(stress(200))
    canvas = window.canvas
    canvas.zoom_to(1.0)
    window.menus.actions["edit.select-all"].trigger()
    settle(window, qtbot)
    framed = set(canvas.overlay._seen(canvas.shot))
    assert len(canvas.overlay.selection) == 200
    assert 0 < len(framed) < 20
    card = rect_of(canvas.shot.scene, "t2")
    assert card is not None
    accent = QColor(canvas.chrome.accent)
    edge = canvas.shot.rect(card).adjusted(-3, 0, 0, 0)
    assert seen(canvas).pixelColor(round(edge.left()), round(edge.center().y())) == accent


def test_hover_is_framed_faintly(window: Window) -> None:
    canvas = window.canvas
    before = seen(canvas)
    canvas.overlay.hover = "data"
    assert seen(canvas) != before
    canvas.overlay.hover = None
    assert seen(canvas) == before
