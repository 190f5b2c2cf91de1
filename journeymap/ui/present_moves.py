"""The way from one stop to the next, as the eye follows it: into a stage and out of it, aside to the next step, the
light from one touchpoint to another. Short, and ended at once by whatever comes next."""

from __future__ import annotations

import math
from time import perf_counter
from typing import TYPE_CHECKING, Literal, NamedTuple

from PySide6.QtCore import QObject, QRectF, QSizeF, QTimer
from PySide6.QtGui import QColor, QPainter, QPixmap, QRegion

from journeymap.layout.hit import Rect, rect_of
from journeymap.ui.present_light import HALO, paint_crossing, paint_light

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from journeymap.layout.presented.stops import Light, Stop
    from journeymap.ui.shot import Shot

SECONDS = 0.2
_FRAME = 16
_TURN = 0.5
"""The share of a move after which the old picture is gone and the new one comes."""
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
    """A move under way on one projected picture, or none. `again` asks for the next frame of what changes."""

    def __init__(self, parent: QObject, again: Callable[[], None]) -> None:
        super().__init__(parent)
        self._again = again
        self._began = 0.0
        self._old: QPixmap | None = None
        self._seen = QPixmap()
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

    @property
    def hides(self) -> bool:
        """Whether nothing is seen of the new picture yet: it can be painted meanwhile."""
        return self._old is not None and self.share < _TURN

    def seen(self, view: QWidget, *, anew: bool = True) -> QPixmap:
        """What a widget shows; without `anew`, what it showed the last time. It is kept in the same place each time:
        memory for so many pixels takes longer to come by than to paint."""
        if anew:
            ratio = view.devicePixelRatioF()
            size = (QSizeF(view.size()) * ratio).toSize()
            if self._seen.size() != size:
                self._seen = QPixmap(size)
            self._seen.setDevicePixelRatio(ratio)
            view.render(self._seen)
        return self._seen

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

    def changes(self, shot: Shot, light: Light | None) -> QRegion:
        """What of the view is another from frame to frame while the light goes over to this one."""
        before = self._light
        if self._old is not None or before is None or light is None:
            return QRegion(shot.view)
        region = QRegion()
        for hole in {*before.holes} ^ {*light.holes}:
            region |= QRegion(shot.rect(hole).toAlignedRect().adjusted(-1, -1, 1, 1))
        rings = [shot.rect(one.ring) for one in (before, light) if one.ring is not None]
        around = math.ceil(HALO * shot.camera.zoom) + 1
        between = rings[0].united(rings[-1]) if rings else QRectF()
        return region | QRegion(between.toAlignedRect().adjusted(-around, -around, around, around))

    # -- painting

    def paint_old(self, painter: QPainter, shot: Shot) -> None:
        """What is left of the picture before: it goes first, then the new one comes, so that no words ever stand on
        others. Where we are, at the upper edge, stays."""
        if self._old is None:
            return
        share = self.share
        gone, come = min(1.0, share / _TURN), max(0.0, (share - _TURN) / (1.0 - _TURN))
        view = QRectF(shot.view)
        above = self._way.above * shot.camera.zoom
        if above and gone < 1.0:
            ratio = self._old.devicePixelRatio()
            painter.drawPixmap(
                QRectF(0.0, 0.0, view.width(), above), self._old, QRectF(0.0, 0.0, view.width() * ratio, above * ratio)
            )
        painter.save()
        painter.setClipRect(view.adjusted(0.0, above, 0.0, 0.0))
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
            paint_crossing(painter, shot, self._light, light, accent, self.share)


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
