from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journeymap.editor import camera as cameras
from journeymap.editor.camera import MARGIN, MOST_ZOOM, Camera, Size
from journeymap.layout.hit import Rect

VIEW = Size(1100, 700)
lengths = st.floats(50, 50_000)
sizes = st.builds(Size, lengths, lengths)
views = st.builds(Size, st.floats(60, 4000), st.floats(60, 3000))
zooms = st.floats(0.0005, 20)
some = settings(max_examples=150, deadline=None)


def shown(camera: Camera, view: Size) -> Rect:
    return Rect(camera.x, camera.y, view.width / camera.zoom, view.height / camera.zoom)


@some
@given(sizes, views, st.floats(0.05, 8), st.floats(-1e6, 1e6), st.floats(-1e6, 1e6))
def test_the_map_never_gets_out_of_sight(scene: Size, view: Size, zoom: float, x: float, y: float) -> None:
    area = shown(cameras.bounded(Camera(zoom, x, y), scene, view), view)
    assert area.x < scene.width
    assert area.right > 0
    assert area.y < scene.height
    assert area.bottom > 0
    margin = MARGIN / zoom + 1e-6
    if scene.width + 2 * margin > area.width:
        assert area.x >= -margin
        assert area.right <= scene.width + margin
    else:
        assert area.centre[0] == pytest.approx(scene.width / 2)


@some
@given(sizes, views)
def test_whole_shows_the_whole_map(scene: Size, view: Size) -> None:
    camera = cameras.whole(scene, view)
    area = shown(camera, view)
    if min(view) > 2 * MARGIN + 2:
        assert area.x <= 1e-6
        assert area.y <= 1e-6
        assert area.right >= scene.width - 1e-6
        assert area.bottom >= scene.height - 1e-6
    assert camera.zoom <= 1


@some
@given(sizes, views, zooms, st.floats(0, 1), st.floats(0, 1))
def test_zooming_keeps_the_point_under_the_pointer_where_nothing_is_in_the_way(
    scene: Size, view: Size, zoom: float, share_x: float, share_y: float
) -> None:
    before = cameras.bounded(Camera(1.0, scene.width / 2, scene.height / 2), scene, view)
    x, y = share_x * view.width, share_y * view.height
    after = cameras.zoomed(before, zoom, x, y, scene, view)
    assert cameras.least_zoom(scene, view) <= after.zoom <= MOST_ZOOM
    free = Camera(after.zoom, before.to_scene(x, y)[0] - x / after.zoom, before.to_scene(x, y)[1] - y / after.zoom)
    if cameras.bounded(free, scene, view) == free:
        assert after.to_scene(x, y) == pytest.approx(before.to_scene(x, y))


def test_a_map_that_can_be_read_whole_opens_whole() -> None:
    scene = Size(1900, 1000)
    assert cameras.opening(scene, VIEW) == cameras.whole(scene, VIEW)


def test_a_long_map_opens_at_its_start_as_high_as_the_view() -> None:
    camera = cameras.opening(Size(60_000, 900), VIEW)
    assert camera.zoom == pytest.approx((VIEW.height - 2 * MARGIN) / 900)
    assert camera.x * camera.zoom == pytest.approx(-MARGIN)


def test_a_huge_map_opens_readable() -> None:
    assert cameras.opening(Size(60_000, 9000), VIEW).zoom == cameras.READABLE


def test_a_small_map_opens_in_its_own_size() -> None:
    assert cameras.opening(Size(400, 300), VIEW).zoom == 1


def test_fitting_a_part_puts_it_in_the_middle_and_not_larger_than_twice() -> None:
    part = Rect(5000, 400, 100, 60)
    camera = cameras.showing(part, Size(10_000, 1500), VIEW)
    assert camera.zoom == 2
    assert shown(camera, VIEW).centre == pytest.approx(part.centre)


@some
@given(
    st.floats(0, 9900), st.floats(0, 1400), st.floats(1, 3000), st.floats(1, 1000), st.floats(0, 9e3), st.floats(0.1, 4)
)
def test_revealing_shows_the_thing_and_moves_no_further_than_needed(
    x: float, y: float, width: float, height: float, from_x: float, zoom: float
) -> None:
    scene = Size(13_000, 2500)
    before = cameras.bounded(Camera(zoom, from_x, 100), scene, VIEW)
    rect = Rect(x, y, width, height)
    after = cameras.revealing(before, rect, scene, VIEW)
    area = shown(after, VIEW)
    if rect.width <= area.width:
        assert area.x <= rect.x + 1e-6
        assert rect.right <= area.right + 1e-6
    else:
        assert area.x <= rect.x + 1e-6 <= area.right
    assert cameras.revealing(after, rect, scene, VIEW).x == pytest.approx(after.x), "what is in view stays"


def test_panning_moves_by_view_pixels() -> None:
    scene = Size(10_000, 5000)
    before = Camera(0.5, 1000, 1000)
    assert cameras.panned(before, -50, 20, scene, VIEW) == Camera(0.5, 1100, 960)


def test_centring() -> None:
    camera = cameras.centred_on(Camera(2.0, 0, 0), 5000, 2000, Size(10_000, 5000), VIEW)
    assert shown(camera, VIEW).centre == pytest.approx((5000, 2000))


def test_a_point_of_the_view_lies_so_far_from_its_corner() -> None:
    assert Camera(0.5, 120, -30).to_scene(55, 66) == pytest.approx((230, 102))
