"""The way from one stop to the next, as the eye follows it: into a stage and out of it, aside to the next step, the
light from one touchpoint to another. Short, and ended at once by whatever comes next."""

from __future__ import annotations

from functools import lru_cache
from time import perf_counter
from typing import TYPE_CHECKING, Literal, NamedTuple

from PySide6.QtCore import QObject, QRectF, Qt, QTimer
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPixmap

from journeymap.layout.hit import Rect, rect_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from journeymap.layout.presented.stops import Light, Stop
    from journeymap.ui.shot import Shot

SECONDS = 0.2
_FRAME = 16
VEIL = 0.68
"""How much of what is not lit the background covers."""
_ROUND = 9.0
_ASIDE = 0.07
"""The share of the width by which a picture goes aside."""

Kind = Literal["into", "out", "on", "back"]


class Way(NamedTuple):
    """How one picture gives way to another; `place` is what of the wider one the narrower one shows, and `above` how
    much at the upper edge stays, scene px."""

    kind: Kind
    place: Rect | None = None
    above: float = 0.0


def way(before: Stop, after: Stop, order: Callable[[str], int]) -> Way:
    """How the picture of one stop gives way to that of another; `order` tells the place of a step by its key."""
    for wide, narrow, kind in ((before, after, "into"), (after, before, "out")):
        if wide.step.kind == "overview" and narrow.step.target is not None:
            place = _column(wide, narrow.step.target)
            if place is not None:
                return Way("into" if kind == "into" else "out", place)
    stays = min(_below_pills(before), _below_pills(after))
    return Way("back" if _place(after, order) < _place(before, order) else "on", None, stays)


def _below_pills(stop: Stop) -> float:
    """Where the row of stages ends, scene px; 0 where there is none."""
    return max((one.y + one.fragment.height for one in stop.scene.placed if one.role == "pill"), default=0.0)


def _place(stop: Stop, order: Callable[[str], int]) -> tuple[int, int]:
    return order(stop.key), int(stop.at.partition("/")[0])


def _column(stop: Stop, stage: str) -> Rect | None:
    """What of the overview belongs to a stage, from its name down, in the shape of the whole picture."""
    rect = rect_of(stop.scene, stage)
    bars = [one for one in stop.scene.placed if one.thing == stage and one.role == "stage"]
    if rect is None or not bars:
        return None
    bar = max(bars, key=lambda one: one.fragment.width)
    width = bar.fragment.width
    height = width * stop.scene.height / stop.scene.width
    return Rect(bar.x, bar.y - 0.05 * height, width, height)


def wanted(setting: str, *, less: bool) -> bool:
    """Whether anything moves: as somebody chose ("on", "off"), else unless the system asks for `less` motion."""
    return setting == "on" if setting in ("on", "off") else not less


class Move(QObject):
    """A move under way on one projected picture, or none. `again` asks for the next frame."""

    def __init__(self, parent: QObject, again: Callable[[], None]) -> None:
        super().__init__(parent)
        self._again = again
        self._began = 0.0
        self._old: QPixmap | None = None
        self._way = Way("on")
        self._light: Light | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(_FRAME)
        self._timer.timeout.connect(self._step)

    @property
    def under_way(self) -> bool:
        return self._timer.isActive()

    @property
    def share(self) -> float:
        """How much of the way is done, 0 to 1, quick at first."""
        if not self.under_way:
            return 1.0
        left = 1.0 - min(1.0, (perf_counter() - self._began) / SECONDS)
        return 1.0 - left**3

    def begin(self, old: QPixmap | None, how: Way, light: Light | None) -> None:
        """From a picture (None: the same one is shown) with its light."""
        self._old, self._way, self._light = old, how, light
        self._began = perf_counter()
        self._timer.start()

    def end(self) -> None:
        """There already."""
        self._timer.stop()
        self._old = self._light = None

    def _step(self) -> None:
        if perf_counter() - self._began >= SECONDS:
            self.end()
        self._again()

    # -- painting

    def paint_old(self, painter: QPainter, shot: Shot) -> None:
        """What is left of the picture before: it goes first, then the new one comes, so that no words ever stand on
        others. Where we are, at the upper edge, stays."""
        if self._old is None:
            return
        share = self.share
        gone, come = min(1.0, share * 2), max(0.0, share * 2 - 1)
        view = QRectF(shot.view)
        painter.save()
        painter.setClipRect(view.adjusted(0.0, self._way.above * shot.camera.zoom, 0.0, 0.0))
        ground = QColor(shot.scene.background)
        ground.setAlphaF(1.0 - come)
        painter.fillRect(view, ground)
        if gone < 1.0:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.setOpacity(1.0 - gone)
            painter.drawPixmap(self._target(view, shot, gone), self._old, QRectF(self._old.rect()))
        painter.restore()

    def _target(self, view: QRectF, shot: Shot, share: float) -> QRectF:
        place = self._way.place
        match self._way.kind:
            case "into" if place is not None:
                return _between(view, _grown(view, shot.rect(place)), share)
            case "out" if place is not None:
                return _between(view, shot.rect(place), share)
            case "back":
                return view.translated(_ASIDE * share * view.width(), 0.0)
            case _:
                return view.translated(-_ASIDE * share * view.width(), 0.0)

    def paint_light(self, painter: QPainter, shot: Shot, light: Light | None, accent: str) -> None:
        """The light on its way from the last place to this one; where the picture is another it only comes."""
        if not self.under_way or self._old is not None:
            paint_light(painter, shot, light, accent)
        else:
            _paint_crossing(painter, shot, self._light, light, accent, self.share)


def paint_light(painter: QPainter, shot: Shot, light: Light | None, accent: str) -> None:
    """Dims everything but what is lit, and rings what is pointed out; nothing where all is lit."""
    if light is None:
        return
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _veil(painter, shot, _all(shot).subtracted(_lit(shot, light)), 1.0)
    if light.ring is not None:
        _ring(painter, shot, light.ring, QColor(accent), 1.0)
    painter.restore()


def _paint_crossing(
    painter: QPainter, shot: Shot, before: Light | None, after: Light | None, accent: str, share: float
) -> None:
    """What was lit before dims while what is lit now comes out of the dark; what is in both stays as it is."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    everything = _all(shot)
    was, now = (everything if one is None else _lit(shot, one) for one in (before, after))
    _veil(painter, shot, everything.subtracted(was.united(now)), 1.0)
    _veil(painter, shot, was.subtracted(now), share)
    _veil(painter, shot, now.subtracted(was), 1.0 - share)
    rings = [one.ring if one is not None else None for one in (before, after)]
    if rings[0] is not None and rings[1] is not None:
        moved = (a + (b - a) * share for a, b in zip(*rings, strict=True))
        _ring(painter, shot, Rect(*moved), QColor(accent), 1.0)
    elif (ring := rings[1] or rings[0]) is not None:
        _ring(painter, shot, ring, QColor(accent), share if rings[1] is not None else 1.0 - share)
    painter.restore()


def _all(shot: Shot) -> QPainterPath:
    path = QPainterPath()
    path.addRect(QRectF(shot.view).adjusted(-2, -2, 2, 2))
    return path


@lru_cache(maxsize=8)
def _path(light: Light, zoom: float, left: float, top: float) -> QPainterPath:
    """What is lit, in a view that shows the scene's corner there: the same for every frame of a move."""
    lit = QPainterPath()
    for x, y, width, height in light.holes:
        one = QPainterPath()
        one.addRoundedRect(left + x * zoom, top + y * zoom, width * zoom, height * zoom, _ROUND * zoom, _ROUND * zoom)
        lit = lit.united(one)
    return lit


def _lit(shot: Shot, light: Light) -> QPainterPath:
    left, top = shot.origin
    return _path(light, shot.camera.zoom, left / shot.ratio, top / shot.ratio)


def _veil(painter: QPainter, shot: Shot, where: QPainterPath, strength: float) -> None:
    veil = QColor(shot.scene.background)
    veil.setAlphaF(VEIL * strength)
    painter.fillPath(where, veil)


def _ring(painter: QPainter, shot: Shot, place: Rect, accent: QColor, strength: float) -> None:
    """A line around what is pointed out, in a halo of the same colour."""
    zoom = shot.camera.zoom
    rect = shot.rect(place)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for width, out, alpha in ((7.0, 4.5, 0.22), (2.4, 1.2, 1.0)):
        colour = QColor(accent)
        colour.setAlphaF(alpha * strength)
        painter.setPen(QPen(colour, width * zoom))
        grown = rect.adjusted(-out * zoom, -out * zoom, out * zoom, out * zoom)
        radius = (8.0 + out) * zoom
        painter.drawRoundedRect(grown, radius, radius)


def _between(one: QRectF, other: QRectF, share: float) -> QRectF:
    def at(a: float, b: float) -> float:
        return a + (b - a) * share

    return QRectF(
        at(one.x(), other.x()), at(one.y(), other.y()), at(one.width(), other.width()), at(one.height(), other.height())
    )


def _grown(view: QRectF, place: QRectF) -> QRectF:
    """Where the whole picture lies when a place of it fills the view."""
    scale = view.width() / max(place.width(), 1.0)
    return QRectF(-place.x() * scale, -place.y() * scale, view.width() * scale, view.height() * scale)
