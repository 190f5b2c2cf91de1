"""Stages and sub-stages carried to another place, with all that stands in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journeymap.editor.filters import shown
from journeymap.editor.tools.cards import BAR
from journeymap.editor.tools.carrying import Carry, Landing, together
from journeymap.editor.tools.order import Extent, gap_at
from journeymap.editor.tools.words import named
from journeymap.layout.hit import Rect, rect_of
from journeymap.model.edits import move_substage, move_things
from journeymap.model.find import index

if TYPE_CHECKING:
    from journeymap.editor.session import Session
    from journeymap.editor.tools.gesture import Press
    from journeymap.layout.scene import Scene, Span
    from journeymap.model.journey import Journey

_TOWARDS_GAP = 4.0
"""Px from a stage's edge to the middle of the gap beside it."""


def carry_stages(session: Session, scene: Scene, press: Press) -> Carry:
    """Begins to carry the stage under the pointer and those selected with it."""
    things = together(session, press.thing)
    found = index(session.state.journey).things
    row = [Extent(span.key, span.x, span.x + span.width) for span in scene.stages]

    def land(x: float, _: float) -> Landing | None:
        gap = gap_at(row, x, things)
        if gap is None:
            return None
        anchor, before = gap.anchor, gap.before
        outside = gap.at in (row[0].start, row[-1].end)
        at = gap.at + (0.0 if not outside else -_TOWARDS_GAP if before else _TOWARDS_GAP)

        def put(journey: Journey, keys: tuple[str, ...]) -> Journey:
            if before:
                return move_things(journey, keys, before=anchor)
            return move_things(journey, keys, after=anchor)

        words = f"{'before' if before else 'after'} {named(found[anchor])}"
        return Landing(put, words, bar=_upright(scene, "stages", at))

    return Carry(session, scene, press, things, land)


def carry_substages(session: Session, scene: Scene, press: Press) -> Carry:
    """Begins to carry the sub-stage under the pointer and those selected with it."""
    journey = shown(session.state)
    things = together(session, press.thing)
    parts = {span.key: _parts(journey, scene, span.key) for span in scene.stages}

    def land(x: float, _: float) -> Landing | None:
        stage = _stage_at(scene, x)
        row = parts[stage.key]
        if any(part.key not in things for part in row):
            return _beside(journey, scene, row, stage, x, things)
        if row:
            return None  # all that this stage has is what is being carried
        words = f"into {named(index(journey).things[stage.key])}"
        last = scene.rows[-2]
        top = next(one.y for one in scene.rows if one.key == "substages")
        target = Rect(stage.x, top, stage.width, last.y + last.height - top)
        return Landing(lambda after, keys: _put(after, keys, stage=stage.key), words, target=target)

    return Carry(session, scene, press, things, land)


def _beside(
    journey: Journey, scene: Scene, row: list[Extent], stage: Span, x: float, things: tuple[str, ...]
) -> Landing | None:
    gap = gap_at(row, x, things)
    if gap is None:
        return None
    found = index(journey).things
    words = f"{'before' if gap.before else 'after'} {named(found[gap.anchor])}, in {named(found[stage.key])}"
    where = {"before": gap.anchor} if gap.before else {"after": gap.anchor}
    return Landing(lambda after, keys: _put(after, keys, **where), words, bar=_upright(scene, "substages", gap.at))


def _put(journey: Journey, keys: tuple[str, ...], **where: str) -> Journey:
    """The first where it is to land, each other behind the one before it."""
    for key in keys:
        journey = move_substage(journey, key, **where)
        where = {"after": key}
    return journey


def _parts(journey: Journey, scene: Scene, stage: str) -> list[Extent]:
    found = []
    for part in journey.substages:
        rect = rect_of(scene, part.id) if part.stage == stage else None
        if rect is not None:
            found.append(Extent(part.id, rect.x, rect.right))
    return found


def _stage_at(scene: Scene, x: float) -> Span:
    return next((span for span in scene.stages if x < span.x + span.width + _TOWARDS_GAP), scene.stages[-1])


def _upright(scene: Scene, row: str, x: float) -> Rect:
    """A bar from a row down to the last lane."""
    top = next(one.y for one in scene.rows if one.key == row)
    last = scene.rows[-2]  # the last row is the foot
    return Rect(x - BAR / 2, top, BAR, last.y + last.height - top)
