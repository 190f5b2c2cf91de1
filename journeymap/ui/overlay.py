"""What lies over the map on the screen only: selection, hover, the focus frame, and the shadow of the paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen

from journeymap.layout.hit import Rect, bounds, places_of, within

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from journeymap.editor.badges import Badge
    from journeymap.editor.tools import Guides, Spots
    from journeymap.layout.scene import Placed
    from journeymap.model.journey import Journey
    from journeymap.ui.chrome import Chrome
    from journeymap.ui.comparison import ComparisonPainter
    from journeymap.ui.guides import GuidePainter
    from journeymap.ui.shot import Shot
    from journeymap.ui.trace import TracePainter

_PAD = 3.0
"""View px between a thing and its frame."""
_NEVER_TINTED = frozenset({"lane", "flow", "curve", "feeling"})
_MANY = 50
"""With more things selected than this, those out of view are not looked at one by one."""


class Overlay:
    """The state of what is painted over the tiles; changing it repaints none of them."""

    def __init__(self) -> None:
        self.selection: tuple[str, ...] = ()
        self.hover: str | None = None
        self.matches: tuple[str, ...] = ()
        self.cell: Rect | None = None
        """Where the empty cell lies that has the keys."""
        self.cell_waits_for = ""
        self.badges: Mapping[str, Badge] = {}
        """What the checks found, by card and stage. They stay until the checks have run again."""
        self.badged: Journey | None = None
        """The journey that they belong to."""
        self.typing = False
        """Whether a text of what is selected is being typed: its own frame is enough then."""
        self.trace: TracePainter | None = None
        self.comparison: ComparisonPainter | None = None
        self._guides: Guides | None = None
        self._pointer = QPointF()
        self._painter: GuidePainter | None = None
        self._spots: Spots | None = None
        self._at_spots = QPointF()

    def guide(self, shot: Shot, guides: Guides | None, pointer: QPointF, font: QFont) -> QRect:
        """From now on shows these guides with the pointer there; returns what of the view has to be painted again."""
        if guides is None and self._guides is None:
            return QRect()
        if self._painter is None:
            from journeymap.ui.guides import GuidePainter  # late: no gesture begins before the first paint

            self._painter = GuidePainter()
        before = QRect() if self._guides is None else self._painter.extent(shot, self._guides, self._pointer, font)
        self._guides, self._pointer = guides, pointer
        return before if guides is None else before | self._painter.extent(shot, guides, pointer, font)

    def offer(self, shot: Shot, spots: Spots | None, pointer: QPointF, font: QFont) -> QRect:
        """From now on shows these spots; returns what of the view has to be painted again."""
        if spots is None and self._spots is None:
            return QRect()
        from journeymap.ui.spots import extent  # late: nobody points before the first paint

        before = QRect() if self._spots is None else extent(shot, self._spots, self._at_spots, font)
        self._spots, self._at_spots = spots, pointer
        return before if spots is None else before | extent(shot, spots, pointer, font)

    def paint(self, painter: QPainter, shot: Shot, chrome: Chrome, font: QFont) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        accent = QColor(chrome.accent)
        if self.matches:
            _tint(painter, shot, self.matches, accent)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if self.trace is not None:
            self.trace.paint(painter, shot, chrome, font)
        if self.comparison is not None:
            self.comparison.paint(painter, shot, chrome, font)
        if self.hover is not None and self.hover not in self.selection:
            faint = QColor(accent)
            faint.setAlpha(130)
            painter.setPen(QPen(faint, 1.5))
            _frame(painter, shot, places_of(shot.scene, self.hover)[:1])
        for thing in () if self.typing else self._seen(shot):
            places = places_of(shot.scene, thing)
            painter.setPen(QPen(accent, 2.0))
            _frame(painter, shot, places[:1])
            painter.setPen(QPen(accent, 1.25))
            _frame(painter, shot, tuple(one for one in places[1:] if one.role != "lane"))
        if self.badges and self.trace is None:  # while a way is shown, its numbers alone stand on cards
            from journeymap.ui.badges import paint_badges  # late: nothing is found before the first paint

            paint_badges(painter, shot, chrome, self.badges, font)
        if self._spots is not None:
            from journeymap.ui.spots import paint_spots  # late, as above

            paint_spots(painter, shot, chrome, self._spots, self._at_spots, font)
        if self.cell is not None:
            _cell(painter, shot.rect(self.cell), accent, self.cell_waits_for, QColor(chrome.soft), font)
        if self._guides is not None and self._painter is not None:
            self._painter.paint(painter, shot, chrome, self._guides, self._pointer, font)

    def _seen(self, shot: Shot) -> Iterable[str]:
        """The selected things; of many only those in view."""
        if len(self.selection) <= _MANY:
            return self.selection
        chosen = set(self.selection)
        return {one.thing for one in within(shot.scene, shot.area) if one.thing is not None and one.thing in chosen}

    def touched(self, shot: Shot, things: tuple[str, ...]) -> QRect:
        """What of the view has to be painted again when these things are framed or no longer are."""
        if len(things) > _MANY:
            return shot.view
        around = QRectF()
        for thing in things:
            for place in places_of(shot.scene, thing):
                around |= framed(shot, place)
        return around.toAlignedRect().adjusted(-6, -6, 6, 6)

    @staticmethod
    def paint_paper(painter: QPainter, shot: Shot, chrome: Chrome) -> None:
        """A soft edge around the map, as of paper on a desk. Only what is in view is painted: of a long map the
        whole outline would take longer than the map."""
        shade = QColor("#000000")
        paper = shot.paper.toAlignedRect()
        for step, alpha in ((1, 16), (2, 10), (3, 6)):
            shade.setAlpha(alpha * (3 if chrome.dark else 1))
            around = paper.adjusted(-step, 1 - step, step, step + 1)
            left, top, right, bottom = around.left(), around.top(), around.right(), around.bottom()
            for edge in (
                QRect(left, top, 1, around.height()),
                QRect(right, top, 1, around.height()),
                QRect(left + 1, top, around.width() - 2, 1),
                QRect(left + 1, bottom, around.width() - 2, 1),
            ):
                seen = edge.intersected(shot.view)
                if not seen.isEmpty():
                    painter.fillRect(seen, shade)

    @staticmethod
    def paint_focus(painter: QPainter, view: QRect, chrome: Chrome) -> None:
        """The frame that tells that keys go to the map."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.setPen(QPen(QColor(chrome.accent), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(view.adjusted(1, 1, -1, -1))


def framed(shot: Shot, place: Placed) -> QRectF:
    """The frame around a fragment in the view."""
    return shot.rect(bounds(place)).adjusted(-_PAD, -_PAD, _PAD, _PAD)


def _frame(painter: QPainter, shot: Shot, places: tuple[Placed, ...]) -> None:
    seen = QRectF(shot.view)
    for place in places:
        rect = framed(shot, place)
        if rect.intersects(seen):
            radius = min(6.0 + _PAD, rect.height() / 2)
            painter.drawRoundedRect(rect, radius, radius)


def _tint(painter: QPainter, shot: Shot, things: tuple[str, ...], accent: QColor) -> None:
    """A thin veil over these things, those in view only."""
    chosen = set(things)
    veil, edge = QColor(accent), QColor(accent)
    veil.setAlpha(34)
    edge.setAlpha(120)
    painter.setPen(QPen(edge, 1.0))
    painter.setBrush(veil)
    for place in within(shot.scene, shot.area):
        if place.thing in chosen and place.role not in _NEVER_TINTED:
            rect = framed(shot, place).adjusted(1.5, 1.5, -1.5, -1.5)
            painter.drawRoundedRect(rect, 5.0, 5.0)


def _cell(painter: QPainter, rect: QRectF, accent: QColor, words: str, ink: QColor, font: QFont) -> None:
    """A cell that waits for what is typed: a light ground in a dashed frame, with what it asks for where that fits."""
    ground = QColor(accent)
    ground.setAlpha(26)
    painter.setBrush(ground)
    painter.setPen(QPen(accent, 1.5, Qt.PenStyle.DashLine))
    painter.drawRoundedRect(rect.adjusted(-_PAD, -_PAD, _PAD, _PAD), 6.0, 6.0)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setFont(font)
    flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
    if words and rect.adjusted(-1, -1, 1, 1).contains(painter.boundingRect(rect.adjusted(6, 0, -6, 0), flags, words)):
        painter.setPen(ink)
        painter.drawText(rect.adjusted(6, 0, -6, 0), flags, words)
