"""Notes and pictures carried to another cell: under another touchpoint or stage, into another lane of notes, or to
another place among the notes of a cell."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from journeymap.editor.cells import of_column
from journeymap.editor.filters import shown
from journeymap.editor.tools.cards import BAR
from journeymap.editor.tools.carrying import Carry, Landing, together
from journeymap.editor.tools.order import Extent, gap_at
from journeymap.editor.tools.words import named
from journeymap.layout.hit import Rect, rect_of
from journeymap.model.edits import move_notes
from journeymap.model.find import index
from journeymap.model.journey import NOTE_LANES, Lane

if TYPE_CHECKING:
    from journeymap.editor.session import Session
    from journeymap.editor.state import Cell
    from journeymap.editor.tools.gesture import Press
    from journeymap.layout.scene import Scene
    from journeymap.model.journey import Journey, Note

_MARGIN = 4.0
"""Px between a cell's edge and the frame that shows it."""


def carry_notes(session: Session, scene: Scene, press: Press) -> Carry:
    """Begins to carry the note under the pointer and those selected with it."""
    things = together(session, press.thing)
    cells = _Cells(shown(session.state), scene, things)
    return Carry(session, scene, press, things, cells.land)


class _Cells:
    """The cells of the lanes of notes as the gesture found them."""

    def __init__(self, journey: Journey, scene: Scene, things: tuple[str, ...]) -> None:
        self.journey, self.scene, self.things = journey, scene, frozenset(things)
        self.found = index(journey)
        self.lefts = [span.x for span in scene.columns]
        self.tops = [row.y for row in scene.rows]
        self.at_home = {(note.lane, note.at) for note in journey.notes if note.id in self.things}

    def land(self, x: float, y: float) -> Landing | None:
        row = self.scene.rows[max(0, bisect_right(self.tops, y) - 1)]
        lane = self.found.things.get(row.key)
        if not isinstance(lane, Lane) or lane.kind not in NOTE_LANES or not self.scene.columns:
            return None
        number = max(0, bisect_right(self.lefts, x) - 1)
        column = self.found.columns[number]
        across = next(span for span in self.scene.stages if span.key == column.stage.id)
        spread = self._row(lane.id, column.stage.id)
        if lane.scope == "stage" or (spread and y < spread[-1].end):
            return self._in(lane, column.stage.id, Rect(across.x, row.y, across.width, row.height), y)
        cell = of_column(self.journey, lane, column)
        if cell is None:
            return None
        span = self.scene.columns[number]
        under = self._nearest(cell, [t.id for t in column.touchpoints], y)
        top = spread[-1].end if spread else row.y
        return self._in(lane, under, Rect(span.x, top, span.width, row.y + row.height - top), y)

    def _row(self, lane: str, at: str) -> list[Extent]:
        """The notes of a cell from top to bottom."""
        notes = self.found.notes.get((lane, at), ())
        rects = [(note.id, rect_of(self.scene, note.id)) for note in notes]
        return [Extent(key, rect.y, rect.bottom) for key, rect in rects if rect is not None]

    def _nearest(self, cell: Cell, touchpoints: list[str], y: float) -> str:
        """Of touchpoints that share a column the one whose notes are nearest, since they stand below each other."""
        nearest, least = cell.at, float("inf")
        for touchpoint in touchpoints:
            for note in self._row(cell.lane, touchpoint):
                distance = max(note.start - y, y - note.end, 0.0)
                if distance < least:
                    nearest, least = touchpoint, distance
        return nearest

    def _in(self, lane: Lane, at: str, cell: Rect, y: float) -> Landing | None:
        row = self._row(lane.id, at)
        where = f"{named(lane)}, under {named(self.found.things[at])}"
        frame = Rect(cell.x + _MARGIN, cell.y + _MARGIN, cell.width - 2 * _MARGIN, cell.height - 2 * _MARGIN)
        if not any(one.key not in self.things for one in row):
            if self.at_home == {(lane.id, at)}:
                return None

            def put(journey: Journey, keys: tuple[str, ...]) -> Journey:
                return move_notes(journey, keys, lane=lane.id, at=at)

            return Landing(put, where, target=frame)
        staying = {(lane.id, at)} == self.at_home
        gap = gap_at(row, y, self.things if staying else ())
        if gap is None:
            return None
        anchor, before = gap.anchor, gap.before
        if anchor in self.things:  # from several cells: they gather where one of them stands
            anchor, before = next(one.key for one in row if one.key not in self.things), False

        def beside(journey: Journey, keys: tuple[str, ...]) -> Journey:
            if before:
                return move_notes(journey, keys, before=anchor)
            return move_notes(journey, keys, after=anchor)

        neighbour: Note = next(note for note in self.journey.notes if note.id == anchor)
        words = f"{'above' if before else 'below'} {named(neighbour)}, under {named(self.found.things[at])}"
        at_y = gap.at + (-BAR if gap.at == row[0].start else BAR if gap.at == row[-1].end else 0.0)
        bar = Rect(cell.x + _MARGIN, at_y - BAR / 2, cell.width - 2 * _MARGIN, BAR)
        return Landing(beside, words, bar=bar)
