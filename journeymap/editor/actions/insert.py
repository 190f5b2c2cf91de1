"""New things: the Insert menu."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journeymap.editor.actions.action import Action
from journeymap.model.find import index

if TYPE_CHECKING:
    from journeymap.editor.actions.action import Desk
    from journeymap.editor.session import Session
    from journeymap.editor.state import EditorState


def _has_stages(state: EditorState) -> bool:
    return bool(state.journey.stages) and not state.read_only


def _touchpoint(session: Session, _: Desk) -> None:
    """A touchpoint behind the one in focus, in the stage in focus, else last."""
    from journeymap.model.edits import add_touchpoint, added  # late: no edit is needed before the first paint

    journey, focus = session.state.journey, session.state.focus
    field = index(journey).field_of.get(focus or "")
    where = {"touchpoints": {"after": focus}, "stages": {"stage": focus}}.get(field or "", {})
    after = add_touchpoint(journey, title="", **where)
    session.commit(lambda _: after, "Add touchpoint", select=added(journey, after))


INSERT: tuple[Action, ...] = (
    Action("insert.touchpoint", "&Touchpoint", "Insert", "things", _touchpoint, ("Ctrl+T",), enabled=_has_stages),
)
