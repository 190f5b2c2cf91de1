"""All that lies over a projected picture for the people in the room, in the order in which it covers each other."""

from __future__ import annotations

from operator import is_
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF

from journeymap.editor.workshop import flipping, voting
from journeymap.editor.workshop.room import room
from journeymap.layout.hit import bounds
from journeymap.ui.present_badges import paint_changes, paint_decided, paint_dots
from journeymap.ui.present_panels import paint_ranking, paint_turn
from journeymap.ui.present_pointers import Laser, Spotlight
from journeymap.ui.present_timer import paint_timer
from journeymap.ui.present_words import font, label, label_width, least

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

    from journeymap.editor.session import Session
    from journeymap.editor.workshop.flipping import Marked
    from journeymap.ui.chrome import Chrome
    from journeymap.ui.facilitating import Facilitating
    from journeymap.ui.shot import Shot

_BALLOT = "+ − · ↑ ↓ · Enter: result"
"""What to do while dots are counted, without many words."""


class Above:
    """Paints it; what was worked out for one frame is kept for the next."""

    def __init__(self, of: Facilitating) -> None:
        self.of = of
        self.session: Session = of.session
        self._timer_at: QRectF | None = None
        self._marked_for: tuple[object, ...] = (None, None, None)
        self._marks: tuple[Marked, ...] = ()

    @property
    def least(self) -> int:
        """Px of 1,080 lines that the smallest words have."""
        show = self.session.state.show
        return show.least if show is not None else 24

    def paint(self, painter: QPainter, shot: Shot, chrome: Chrome) -> None:
        """Everything that lies over the picture, what covers it last."""
        state, now, projected = self.session.state, room(self.session), self.of.presenting.projected
        if now is None or projected is None:
            return
        base, chosen = projected.canvas.font(), self.least
        self._timer_at = None
        if now.timer is not None:
            self._timer_at = paint_timer(painter, shot, chrome, base, now.timer, chosen)
        voted = now.ballot and now.side != "other"
        if now.side and not voted:  # its words stand where the dots do
            self._paint_side(painter, shot, chrome)
        if now.side != "other":
            paint_decided(painter, shot, chrome, state, chosen)
        if voted:
            paint_dots(painter, shot, chrome, base, state, chosen)
            if not now.ranking:
                given = sum(one.dots for one in voting.result(state))
                told = f"{given:,} {'dot' if given == 1 else 'dots'} for {voting.NOUNS[now.ballot]}"
                self._tell(painter, shot, chrome, f"{told} · {_BALLOT}", told, told.partition(" for ")[0])
        if now.ranking:
            paint_ranking(painter, shot, chrome, base, state, chosen)
        if now.turn is not None:
            paint_turn(painter, shot, chrome, base, now.turn, chosen)
        if self.of.ink is not None:
            self.of.ink.paint(painter, chrome)
        if isinstance(self.of.pointing, Spotlight):
            self.of.pointing.paint(painter, shot)
        if now.timer is not None:  # again: it is seen over all that covers the picture
            paint_timer(painter, shot, chrome, base, now.timer, chosen)
        if isinstance(self.of.pointing, Laser):
            self.of.pointing.paint(painter, shot)

    def _paint_side(self, painter: QPainter, shot: Shot, chrome: Chrome) -> None:
        state, projected = self.session.state, self.of.presenting.projected
        if projected is None or projected.canvas.stop is None:
            return
        stop, now = projected.canvas.stop, state.room
        known = (stop, state.journey, None if now is None else now.other)
        if not all(map(is_, known, self._marked_for)):  # worked out once for many frames
            self._marked_for, self._marks = known, flipping.marked(state, stop)
        marks = self._marks
        paint_changes(painter, shot, chrome, projected.canvas.font(), marks, self.least)
        counts = [
            f"{number} {word.lower()}"
            for change, word in flipping.WORDS.items()
            if (number := sum(one.change == change for one in marks))
        ]
        title = flipping.title(state)
        nothing = "nothing here is gone" if now is not None and now.side == "other" else "nothing here is new"
        words = " · ".join([title, ", ".join(counts) or f"{nothing} or changed"])
        self._tell(painter, shot, chrome, words, title, loud=True)

    def _tell(self, painter: QPainter, shot: Shot, chrome: Chrome, *said: str, loud: bool = False) -> None:
        """Beside the stages, left of the timer: the first of these ways to say it that leaves them free, else the
        last."""
        projected = self.of.presenting.projected
        if projected is None:
            return
        size = least(shot, self.least)
        how = font(projected.canvas.font(), size * 1.1, bold=loud)
        right = (self._timer_at.left() if self._timer_at is not None else shot.paper.right()) - size * 0.4
        pills = [one for one in shot.scene.placed if one.role == "pill"]
        free = right - max((shot.rect(bounds(one)).right() for one in pills), default=0.0) - size * 0.4
        words = next((one for one in said if label_width(one, how) <= free), said[-1])
        label(painter, words, how, QPointF(right, shot.paper.top() + size * 0.35), chrome, loud=loud)
