"""What stands beside things on a projected picture: how many dots they have, and what became of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from journeymap.editor.workshop import flipping, voting
from journeymap.editor.workshop.recording import record
from journeymap.layout.hit import rect_of
from journeymap.ui.present_words import font, least, line, plate

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from journeymap.editor.comparing import Change
    from journeymap.editor.state import EditorState
    from journeymap.editor.workshop.flipping import Marked
    from journeymap.ui.chrome import Chrome
    from journeymap.ui.shot import Shot

STYLES: Mapping[Change, Qt.PenStyle] = {
    "added": Qt.PenStyle.SolidLine,
    "removed": Qt.PenStyle.DashLine,
    "changed": Qt.PenStyle.DashDotLine,
    "moved": Qt.PenStyle.DotLine,
}


def paint_dots(painter: QPainter, shot: Shot, chrome: Chrome, base: QFont, state: EditorState, chosen: int) -> None:
    """A badge with the number of dots at the corner of everything that can have some; what is meant stands out."""
    given, meant = voting.dots(state), voting.meant(state)
    size = least(shot, chosen)
    for thing in voting.candidates(state):
        rect = rect_of(shot.scene, thing)
        if rect is None:
            continue
        there = shot.rect(rect)
        if thing == meant:
            painter.setPen(QPen(QColor(chrome.accent), size / 7))
            painter.drawRoundedRect(there.adjusted(-4, -4, 4, 4), size / 3, size / 3)
        _dots(painter, shot, chrome, font(base, size, bold=True), there, given.get(thing, 0), loud=thing == meant)


def _dots(painter: QPainter, shot: Shot, chrome: Chrome, how: QFont, there: QRectF, number: int, *, loud: bool) -> None:
    words = f"{number:,}"
    size = float(how.pixelSize())
    height, width = size * 1.35, QFontMetricsF(how).horizontalAdvance(words) + size * 1.75
    place = QRectF(there.right() - width * 0.8, there.top() - height * 0.5, width, height)
    if there.width() > shot.paper.width() * 0.6:  # a row of a table: others stand close above and below
        place = QRectF(there.right() - width * 0.2, there.center().y() - height / 2, width, height)
    place = _inside(place, shot)
    ground, ink = (chrome.accent, chrome.on_accent) if loud else (chrome.panel, chrome.ink)
    plate(painter, place, ground, chrome.panel if loud else chrome.accent, size / 12)
    middle = QPointF(place.left() + size * 0.72, place.center().y())
    painter.setPen(QPen(QColor(ink), size / 11))
    painter.setBrush(QColor(ink) if number else Qt.BrushStyle.NoBrush)
    painter.drawEllipse(middle, size * 0.26, size * 0.26)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    line(painter, words, how, ink, place.adjusted(size * 1.2, 0.0, 0.0, 0.0))


def paint_changes(
    painter: QPainter, shot: Shot, chrome: Chrome, base: QFont, marks: Sequence[Marked], chosen: int
) -> None:
    """A ring around what is different, whose line tells how, and the word for it."""
    inks = {"added": chrome.good, "removed": chrome.bad, "changed": chrome.warn, "moved": chrome.accent}
    size = least(shot, chosen)
    how = font(base, size, bold=True)
    for one in marks:
        if one.is_line:
            continue
        painter.setPen(QPen(QColor(inks[one.change]), size / 7, STYLES[one.change]))
        out = size * 0.45  # outside of the ring and the halo of what is lit
        painter.drawRoundedRect(shot.rect(one.place).adjusted(-out, -out, out, out), size / 2, size / 2)
    taken: list[QRectF] = []
    for one in marks:
        words = flipping.WORDS[one.change]
        width, height = QFontMetricsF(how).horizontalAdvance(words) + size, size * 1.35
        there = shot.rect(one.place)
        corner = QPointF(there.right() - width * 0.9, there.top() - height * 0.55)
        if one.is_line:
            corner = there.center() - QPointF(width, height) / 2
        place = _inside(QRectF(corner.x(), corner.y(), width, height), shot)
        if any(place.intersects(other) for other in taken):
            continue  # the ring tells, and the words beside it what it means
        taken.append(place)
        plate(painter, place, chrome.panel, inks[one.change], size / 9)
        line(painter, words, how, inks[one.change], place, Qt.AlignmentFlag.AlignHCenter)


def paint_decided(painter: QPainter, shot: Shot, chrome: Chrome, state: EditorState, chosen: int) -> None:
    """A tick at the lower right corner of everything that was decided on in this session."""
    size = least(shot, chosen)
    for one in record(state).decisions:
        rect = rect_of(shot.scene, one.thing) if one.thing is not None else None
        if rect is None:
            continue
        there, wide = shot.rect(rect), size * 1.35
        corner = QRectF(there.right() - wide * 0.75, there.bottom() - wide * 0.6, wide, wide)
        if there.width() > shot.paper.width() * 0.6:
            corner = QRectF(there.left() - wide * 1.15, there.center().y() - wide / 2, wide, wide)
        place = _inside(corner, shot)
        plate(painter, place, chrome.good, chrome.panel, size / 10)
        painter.setPen(QPen(QColor(chrome.panel), size / 6, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        middle, arm = place.center(), size * 0.28
        corners = [(-1.0, 0.05), (-0.25, 0.8), (1.05, -0.75)]
        painter.drawPolyline([middle + QPointF(x * arm, y * arm) for x, y in corners])


def _inside(place: QRectF, shot: Shot) -> QRectF:
    paper = shot.paper.adjusted(3.0, 3.0, -3.0, -3.0)
    x = min(max(place.x(), paper.left()), paper.right() - place.width())
    y = min(max(place.y(), paper.top()), paper.bottom() - place.height())
    return QRectF(x, y, place.width(), place.height())
