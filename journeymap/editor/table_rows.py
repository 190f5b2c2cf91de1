"""Pasting a table: its rows become touchpoints at the place in focus, in one step."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from journeymap.convert import table_rows
from journeymap.editor.pasting import Pasted
from journeymap.editor.places import NOWHERE
from journeymap.editor.steps import counted

if TYPE_CHECKING:
    from journeymap.convert.tables import Guess, Table
    from journeymap.editor.places import Place
    from journeymap.model.journey import Journey


class Filled(NamedTuple):
    """What to commit, and what could not be read: a sentence for each kind of it."""

    step: Pasted
    unread: tuple[str, ...]


def filled(journey: Journey, table: Table, chosen: Guess, where: Place = NOWHERE) -> Filled:
    """The map with a touchpoint for each row (see `convert.table_rows`); those that name no stage go to the place.

    Errors: JourneyError where no column is chosen to make anything of, or a text is too long.
    """
    home = table_rows.Home(where.stage, where.substage, where.touchpoint)
    after, select, unread = table_rows.filled(journey, table, chosen, home)
    return Filled(Pasted(after, f"Paste {counted(['touchpoints'] * len(select))}", select), unread)
