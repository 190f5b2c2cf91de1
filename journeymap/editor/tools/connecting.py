"""Drawing a flow from a card's edge to another card, and taking an end of a flow to another card."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journeymap.editor.tools.gesture import NOTHING, Guides
from journeymap.editor.tools.words import named
from journeymap.lanes.touchpoints import ARROW_DEPTH
from journeymap.layout.hit import Rect, bounds, within
from journeymap.model.edits import added, connect, reconnect, set_thing
from journeymap.model.find import index, touchpoints_in_order
from journeymap.model.journey import Flow

if TYPE_CHECKING:
    from journeymap.draw.marks import Point
    from journeymap.editor.session import Session
    from journeymap.editor.tools.gesture import Cursor
    from journeymap.editor.tools.knobs import Knob
    from journeymap.layout.scene import Scene
    from journeymap.model.journey import Journey


class Connect:
    """A line from one card to the pointer. Of the card it hangs on, `knob` says where, and whether the line leaves or
    reaches it; where it names a flow, that flow's other end is taken along."""

    def __init__(self, session: Session, scene: Scene, knob: Knob) -> None:
        self._session, self._scene, self._knob = session, scene, knob
        self._journey = session.state.journey
        self._rank = {t.id: number for number, t in enumerate(touchpoints_in_order(self._journey))}
        self._other: str | None = None
        self._refused = ""
        self.guides = NOTHING
        self.copying = False

    @property
    def cursor(self) -> Cursor:
        return "refused" if self._refused else "cross"

    def move(self, x: float, y: float) -> None:
        card = _card_at(self._scene, x, y)
        self._other = None if card is None or card[0] == self._knob.touchpoint else card[0]
        target = None if card is None or self._other is None else card[1]
        self._refused = self._why_not()
        end = (x, y) if target is None else _edge(target, self._knob)
        line = (self._knob.anchor, end) if self._knob.leaving else (end, self._knob.anchor)
        self.guides = Guides(words=self._words(), target=None if self._refused else target, line=line)

    def _ends(self) -> tuple[str, str]:
        assert self._other is not None  # asked for only over another card
        here, there = self._knob.touchpoint, self._other
        return (here, there) if self._knob.leaving else (there, here)

    def _why_not(self) -> str:
        if self._other is None:
            return ""
        for flow in self._journey.flows:
            if (flow.source, flow.target) == self._ends() and flow.id != self._knob.flow:
                return "these are joined already"
        return ""

    def _words(self) -> str:
        if self._refused:
            return self._refused
        if self._other is None:
            return "to another touchpoint" if self._knob.leaving else "from another touchpoint"
        source, target = (index(self._journey).things[one] for one in self._ends())
        back = " (loop back)" if self._kind() == "loop" else " (branch)" if self._kind() == "branch" else ""
        return f"{named(source)} → {named(target)}{back}"

    def _kind(self) -> str:
        """A way back in reading order is a loop; a second way on is a branch."""
        source, target = self._ends()
        had = index(self._journey).things.get(self._knob.flow or "")
        if self._rank[target] < self._rank[source]:
            return "loop"
        if isinstance(had, Flow) and had.kind == "branch":
            return "branch"
        others = (f for f in self._journey.flows if f.source == source and f.kind != "loop" and f.id != self._knob.flow)
        return "branch" if any(True for _ in others) else "next"

    def finish(self) -> None:
        if self._other is None or self._refused:
            return
        (source, target), kind, flow = self._ends(), self._kind(), self._knob.flow
        session, before = self._session, self._session.state.journey
        if flow is None:
            after = connect(before, source, target, kind=kind)
            session.commit(lambda _: after, "Connect touchpoints", select=added(before, after))
            return

        def take(journey: Journey) -> Journey:
            if (source, target) == _joined(journey, flow):
                return journey
            return set_thing(reconnect(journey, flow, source=source, target=target), flow, kind=kind)

        session.commit(take, "Re-attach flow")

    def cancel(self) -> None:
        """Nothing has changed yet."""


def _joined(journey: Journey, flow: str) -> tuple[str, str]:
    found = index(journey).things[flow]
    assert isinstance(found, Flow)
    return found.source, found.target


def _card_at(scene: Scene, x: float, y: float) -> tuple[str, Rect] | None:
    for one in reversed(within(scene, Rect(x, y, 0.0, 0.0))):
        rect = bounds(one)
        if one.role == "touchpoint" and one.thing and rect.x <= x <= rect.right and rect.y <= y <= rect.bottom:
            return one.thing, rect
    return None


def _edge(card: Rect, knob: Knob) -> Point:
    """Where on a card's edge the line ends: on the side that looks at where it comes from."""
    x, _ = knob.anchor
    middle = card.y + ARROW_DEPTH
    if card.x > x:
        return card.x, middle
    return (card.right, middle) if card.right < x else (card.centre[0], card.bottom)
