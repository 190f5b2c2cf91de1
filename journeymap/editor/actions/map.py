"""Changing the map's build: the Map menu."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journeymap.editor.actions.action import Action
from journeymap.editor.selecting import has_selection

if TYPE_CHECKING:
    from journeymap.editor.actions.action import Desk
    from journeymap.editor.session import Session


def _delete(session: Session, _: Desk) -> None:
    from journeymap.model.edits import delete  # late: no edit is needed before the first paint

    keys = session.state.selection
    session.commit(lambda journey: delete(journey, keys), "Delete")


def _duplicate(session: Session, _: Desk) -> None:
    from journeymap.model.edits import added, duplicate  # late, as above

    journey, keys = session.state.journey, session.state.selection
    after = duplicate(journey, keys)
    session.commit(lambda _: after, "Duplicate", select=added(journey, after))


MAP: tuple[Action, ...] = (
    Action("map.duplicate", "&Duplicate", "Map", "things", _duplicate, ("Ctrl+D",), enabled=has_selection),
    Action("map.delete", "De&lete", "Map", "things", _delete, ("Del",), enabled=has_selection),
)
