"""Which part of a map a view shows, and how large: arithmetic for panning, zooming and fitting.

Lengths "in view px" are logical pixels of the view, lengths "in scene px" are the map's own. A camera looks at the
map from (x, y), the scene point in the view's top left corner.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from journeymap.layout.hit import Rect


class Size(NamedTuple):
    width: float
    height: float


LEAST_ZOOM, MOST_ZOOM = 0.05, 8.0
READABLE = 0.5
"""The zoom below which a map of ordinary type can no longer be read."""
MARGIN = 24.0
"""View px of desk left around the map."""


@dataclass(frozen=True, slots=True)
class Camera:
    """`zoom` is view px per scene px."""

    zoom: float = 1.0
    x: float = 0.0
    y: float = 0.0

    def to_scene(self, x: float, y: float) -> tuple[float, float]:
        """The scene point at a point of the view."""
        return self.x + x / self.zoom, self.y + y / self.zoom


def bounded(camera: Camera, scene: Size, view: Size) -> Camera:
    """The camera moved as little as needed so that it looks at the map: a map narrower than the view stands in
    its middle, a lower one at its top, any other fills it but for a margin."""
    return replace(
        camera,
        x=_bounded(camera.x, scene.width, view.width, camera.zoom, centred=True),
        y=_bounded(camera.y, scene.height, view.height, camera.zoom, centred=False),
    )


def _bounded(at: float, length: float, view: float, zoom: float, centred: bool) -> float:
    margin = MARGIN / zoom
    shown = view / zoom
    if length + 2 * margin <= shown:
        return (length - shown) / 2 if centred else -margin
    return min(max(at, -margin), length + margin - shown)


def least_zoom(scene: Size, view: Size) -> float:
    """How far one may zoom out: until the whole map is in view, and at least to 5 %."""
    return min(LEAST_ZOOM, fitting(scene, view))


def fitting(scene: Size, view: Size) -> float:
    """The zoom at which the whole map is in view, 1 at most."""
    across = max(view.width - 2 * MARGIN, 1.0) / max(scene.width, 1.0)
    down = max(view.height - 2 * MARGIN, 1.0) / max(scene.height, 1.0)
    return min(across, down, 1.0)


def whole(scene: Size, view: Size) -> Camera:
    """The whole map in view."""
    return bounded(Camera(fitting(scene, view)), scene, view)


def opening(scene: Size, view: Size) -> Camera:
    """How a map is first looked at: whole where that can be read, else from its start, as high as the view."""
    zoom = fitting(scene, view)
    if zoom < READABLE:
        down = max(view.height - 2 * MARGIN, 1.0) / max(scene.height, 1.0)
        zoom = min(max(down, READABLE), 1.0)
    return bounded(Camera(zoom, -MARGIN / zoom, -MARGIN / zoom), scene, view)


def showing(rect: Rect, scene: Size, view: Size) -> Camera:
    """A part of the map as large as it fits, twice its size at most, in the middle of the view."""
    across = max(view.width - 2 * MARGIN, 1.0) / max(rect.width, 1.0)
    down = max(view.height - 2 * MARGIN, 1.0) / max(rect.height, 1.0)
    zoom = max(min(across, down, 2.0), least_zoom(scene, view))
    x, y = rect.centre
    return bounded(Camera(zoom, x - view.width / zoom / 2, y - view.height / zoom / 2), scene, view)


def panned(camera: Camera, dx: float, dy: float, scene: Size, view: Size) -> Camera:
    """The map moved under the view by (dx, dy) view px."""
    return bounded(replace(camera, x=camera.x - dx / camera.zoom, y=camera.y - dy / camera.zoom), scene, view)


def zoomed(camera: Camera, zoom: float, x: float, y: float, scene: Size, view: Size) -> Camera:
    """Another zoom, within its limits, with the scene point at the view's (x, y) staying where it is."""
    zoom = min(max(zoom, least_zoom(scene, view)), MOST_ZOOM)
    at_x, at_y = camera.to_scene(x, y)
    return bounded(Camera(zoom, at_x - x / zoom, at_y - y / zoom), scene, view)


def centred_on(camera: Camera, x: float, y: float, scene: Size, view: Size) -> Camera:
    """The same zoom with the scene point (x, y) in the middle of the view."""
    moved = replace(camera, x=x - view.width / camera.zoom / 2, y=y - view.height / camera.zoom / 2)
    return bounded(moved, scene, view)


def revealing(camera: Camera, rect: Rect, scene: Size, view: Size) -> Camera:
    """The camera moved as little as needed to show a rectangle with some room around it; of one that is larger
    than the view, its beginning."""
    x = _revealing(camera.x, rect.x, rect.width, view.width, camera.zoom)
    y = _revealing(camera.y, rect.y, rect.height, view.height, camera.zoom)
    return bounded(replace(camera, x=x, y=y), scene, view)


def _revealing(at: float, start: float, length: float, view: float, zoom: float) -> float:
    shown = view / zoom
    room = min(MARGIN / zoom, max(0.0, (shown - length) / 2))
    if start - room < at or length + 2 * room > shown:
        return start - room
    return max(at, start + length + room - shown)
