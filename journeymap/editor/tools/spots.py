"""What beside the things themselves can be pressed near the pointer: knobs that flows are drawn from, and + buttons."""

from __future__ import annotations

from math import hypot
from typing import TYPE_CHECKING, NamedTuple

from journeymap.editor.cell_places import rect_of_cell
from journeymap.editor.filters import shown
from journeymap.editor.tools.knobs import Knob, knobs_of, nearest
from journeymap.editor.tools.plus import Plus, pluses
from journeymap.layout.hit import Rect, within

if TYPE_CHECKING:
    from collections.abc import Iterator

    from journeymap.editor.session import Session
    from journeymap.editor.state import EditorState
    from journeymap.layout.scene import Scene

LEAST_ZOOM = 0.5
"""Below it a map cannot be read, and nothing is offered on it."""
_KNOB, _PLUS, _FACE = 8.0, 11.0, 24.0
"""View px from the middle within which a knob, a + or a feeling is pressed."""


class Spots(NamedTuple):
    """What is shown, and which of it a press would take."""

    knobs: tuple[Knob, ...] = ()
    pluses: tuple[Plus, ...] = ()
    active: Knob | Plus | None = None


NO_SPOTS = Spots()


def spots(session: Session, scene: Scene, hover: str | None, x: float, y: float, zoom: float) -> Spots:
    """The spots around a scene point at `zoom` view px per scene px, with the pointer over `hover`. Where a selected
    flow ends at a card's knob, the half on the card draws another flow, the half beside it takes that end along."""
    state = session.state
    if zoom < LEAST_ZOOM or state.read_only:
        return NO_SPOTS
    typed = None if state.draft is None else state.draft.thing  # it shows its own frame, and no knobs
    chosen = state.selection if len(state.selection) == 1 and typed is None else ()
    near = (hover, *_cards_near(scene, x, y, _KNOB / zoom))
    things = dict.fromkeys((*chosen, *(thing for thing in near if thing is not None and thing != typed)))
    offered = tuple(knob for thing in things for knob in knobs_of(scene, thing) if knob.flow is None or thing in chosen)
    of_card = tuple(knob for knob in offered if knob.flow is None and knob.touchpoint == hover)
    knob = nearest(of_card, x, y, _KNOB / zoom) or nearest(offered, x, y, _KNOB / zoom)
    if knob is not None:
        return Spots(offered, (), knob)
    added = tuple(one for one in pluses(shown(state), scene, x, y) if not _on_keys(state, scene, one))
    active = next((one for one in added if hypot(one.x - x, one.y - y) <= _reach(one) / zoom), None)
    return Spots(offered, added, active)


def _cards_near(scene: Scene, x: float, y: float, reach: float) -> Iterator[str]:
    """The cards with a knob within reach of a point: half of it lies beside its card, and counts as much as the other
    half."""
    for placed in within(scene, Rect(x - reach, y - reach, 2 * reach, 2 * reach)):
        card = placed.thing if placed.role == "touchpoint" else None
        if card is not None and nearest(knobs_of(scene, card), x, y, reach) is not None:
            yield card


def _reach(plus: Plus) -> float:
    """A feeling is pressed from further away: where its + stands follows the pointer up and down."""
    return _PLUS if plus.typed else _FACE


def _on_keys(state: EditorState, scene: Scene, plus: Plus) -> bool:
    """Whether a + would cover what the empty cell that has the keys says."""
    rect = None if state.cell is None else rect_of_cell(scene, shown(state), state.cell)
    return rect is not None and rect.x <= plus.x <= rect.right and rect.y <= plus.y <= rect.bottom
