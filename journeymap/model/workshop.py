"""What comes of people who work on a map together: thoughts left for later, votes, decisions, how long it took."""

from __future__ import annotations

from typing import Annotated

from pydantic import FailFast, Field

from journeymap.model.record import Date, Id, Label, Many, Record


class Parked(Record):
    """What came up while people talked and is left for later: the parking lot. `at` is the stage or touchpoint it came
    up at; it need not be known."""

    text: Label
    at: Id | None = None
    by: Label = ""
    """Who brought it up, or takes it on."""


class Vote(Record):
    """How many dots people put on a thing. `text` is what it said, for when the map has it no more; the thing need not
    be known."""

    thing: Id | None = None
    text: Label = ""
    dots: Annotated[int, Field(ge=0, le=100_000)] = 0


class Decision(Record):
    """What people decided on: a thing of the map, or a sentence."""

    thing: Id | None = None
    text: Label = ""


class Spent(Record):
    """How long a step took. `step` is its key (`model.walk.key_of`), `title` what it was about."""

    step: Label
    title: Label = ""
    seconds: Annotated[int, Field(ge=0, le=1_000_000)] = 0
    minutes: Annotated[int, Field(ge=1, le=600)] | None = None
    """What it was meant to take."""


class Workshop(Record):
    """What is kept of a session in which people worked on the map together."""

    title: Label
    held_on: Date | None = None
    people: Annotated[tuple[Label, ...], FailFast(), Field(strict=False)] = ()
    votes: Many[Vote] = ()
    decisions: Many[Decision] = ()
    spent: Many[Spent] = ()
