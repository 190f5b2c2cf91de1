"""What covers a projected picture for a moment: who speaks, and the result of a vote."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter

from journeymap.editor.workshop import voting
from journeymap.ui.present_words import fitting, font, least, line, veiled

if TYPE_CHECKING:
    from journeymap.editor.state import EditorState
    from journeymap.editor.workshop.room import Turn
    from journeymap.ui.chrome import Chrome
    from journeymap.ui.shot import Shot

_MIDDLE = Qt.AlignmentFlag.AlignHCenter


def paint_turn(painter: QPainter, shot: Shot, chrome: Chrome, base: QFont, turn: Turn, chosen: int) -> None:
    """The name of whoever speaks, and how many have spoken."""
    veiled(painter, shot, chrome, 0.97)
    size, paper = least(shot, chosen), shot.paper
    inner = paper.adjusted(paper.width() * 0.06, 0.0, -paper.width() * 0.06, 0.0)
    name = turn.spoken[-1]
    large = fitting(base, name, size * 6, size * 1.5, inner.width())
    line(painter, name, large, chrome.ink, _band(inner, 0.36, 0.26), _MIDDLE)
    line(painter, "It is the turn of", font(base, size * 1.4), chrome.soft, _band(inner, 0.26, 0.08), _MIDDLE)
    whole = len(turn.spoken) + len(turn.left)
    told = f"{len(turn.spoken)} of {whole}" if turn.left else f"{whole} of {whole} · everybody has had a turn"
    line(painter, told, font(base, size * 1.2), chrome.soft, _band(inner, 0.64, 0.07), _MIDDLE)
    if len(turn.spoken) > 1:
        before = f"Before: {', '.join(turn.spoken[-2::-1])}"
        line(painter, before, font(base, size), chrome.soft, _band(inner, 0.74, 0.06), _MIDDLE)


def _band(inner: QRectF, top: float, height: float) -> QRectF:
    return QRectF(inner.x(), inner.y() + inner.height() * top, inner.width(), inner.height() * height)


def paint_ranking(painter: QPainter, shot: Shot, chrome: Chrome, base: QFont, state: EditorState, chosen: int) -> None:
    """What has dots, the most first: its rank, a bar as long as its dots, and what it says."""
    veiled(painter, shot, chrome, 1.0)
    size, paper = least(shot, chosen), shot.paper
    inner = paper.adjusted(paper.width() * 0.05, paper.height() * 0.05, -paper.width() * 0.05, -paper.height() * 0.05)
    kind = state.room.ballot if state.room is not None else ""
    title = f"What matters most: {voting.NOUNS[kind]}" if kind else "What matters most"
    head = QRectF(inner.x(), inner.y(), inner.width(), size * 3.0)
    line(painter, title, fitting(base, title, size * 2.2, size, inner.width()), chrome.ink, head)
    places = voting.result(state)
    if not places:
        below = head.translated(0.0, size * 3)
        line(painter, "Nobody has put a dot on anything yet.", font(base, size), chrome.soft, below)
        return
    room = inner.height() - head.height() - size * 2.3
    high = min(max(room / len(places), size * 2.3), size * 4.6)
    shown = max(int(room // high), 1)
    large = min(size * 1.1 * high / (size * 2.3), size * 1.9)
    bold, plain = font(base, large, bold=True), font(base, large)
    most, total = places[0].dots, sum(one.dots for one in places)
    ranks = [one.rank for one in places]
    for number, one in enumerate(places[:shown]):
        row = QRectF(inner.x(), head.bottom() + number * high, inner.width(), high)
        rank = f"{one.rank}." if ranks.count(one.rank) == 1 else f"{one.rank}. ="
        line(painter, rank, bold, chrome.ink, QRectF(row.x(), row.y(), large * 2.4, high))
        ink = chrome.accent if one.rank == 1 else chrome.soft
        bar = QRectF(row.x() + large * 2.6, row.y() + high * 0.24, row.width() * 0.2 * one.dots / most, high * 0.52)
        painter.fillRect(bar, QColor(ink))
        figure = QRectF(bar.right() + large * 0.4, row.y(), large * 4, high)
        line(painter, f"{one.dots:,}", bold, chrome.ink, figure)
        left = row.x() + large * 2.6 + row.width() * 0.2 + large * 3.2
        words = QRectF(left, row.y(), row.right() - left, high)
        line(painter, one.text, bold if one.rank == 1 else plain, chrome.ink, words)
    more = f" · {len(places) - shown:,} more with fewer" if len(places) > shown else ""
    foot = QRectF(inner.x(), inner.bottom() - size * 1.5, inner.width(), size * 1.5)
    line(painter, f"{total:,} {'dot' if total == 1 else 'dots'} in all{more}", font(base, size), chrome.soft, foot)
