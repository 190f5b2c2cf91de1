"""What clicks on the canvas do besides selecting: press a +, enter an empty cell, choose somebody in the map's head,
and, twice, type where a text is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journeymap.editor.cell_places import cell_at
from journeymap.editor.cells import takes_keys
from journeymap.editor.filters import shown
from journeymap.layout.hit import Rect, within
from journeymap.model.refusal import JourneyError

if TYPE_CHECKING:
    from PySide6.QtCore import QPointF

    from journeymap.editor.tools import Plus
    from journeymap.layout.scene import Placed
    from journeymap.ui.canvas import Canvas

_NOT_TYPED = frozenset({"feeling", "curve", "flow"})
"""What shows no text: faces and lines."""


def press_plus(canvas: Canvas, plus: Plus) -> None:
    """Adds what a + stands for, and types into it."""
    from journeymap.editor.typing import begin_new  # late: nobody types before the first paint

    if plus.make is None:
        canvas.lane_wanted.emit(plus.below)
        return
    try:
        if plus.typed:
            begin_new(canvas.session, plus.make, plus.name)
        else:
            canvas.session.commit(plus.make, plus.name)
    except JourneyError as refusal:
        canvas.told.emit(str(refusal))


def go_into(canvas: Canvas, x: float, y: float) -> None:
    """What is meant by a scene point where no thing lies: the cell there, if it is empty or holds no things of its own,
    gets the keys; in the map's head whose name stands there is chosen."""
    if canvas.scene is None:
        return
    journey = shown(canvas.session.state)
    cell = cell_at(canvas.scene, journey, x, y)
    if cell is not None and takes_keys(journey, cell):
        canvas.session.enter(cell)
    elif cell is None and (thing := _in_head(canvas, x, y)):
        canvas.session.select((thing,))


def type_at(canvas: Canvas, position: QPointF) -> None:
    """Types into what stands at a point of the view; what shows no text is left alone."""
    hit = canvas.gestures.pointer.hit(position)
    if hit is None:
        hit = _head_at(canvas, *canvas.camera.to_scene(position.x(), position.y()))
    if hit is None or hit.role not in _NOT_TYPED:
        canvas.keys.type_at(position, hit)


def _in_head(canvas: Canvas, x: float, y: float) -> str:
    """The persona or the criterion of success that the map's head tells of at a scene point, "" for none."""
    from journeymap.editor.spots import told_at  # late: nobody clicks before the first paint

    head = _head_at(canvas, x, y)
    return "" if head is None else told_at(head, x, y)


def _head_at(canvas: Canvas, x: float, y: float) -> Placed | None:
    """The head of the map, whose texts are the map's own."""
    assert canvas.scene is not None  # it was clicked on
    return next((one for one in within(canvas.scene, Rect(x, y, 0.0, 0.0)) if one.role == "header"), None)
