"""What every record of a journey is made of: a frozen model that keeps fields this version does not know, and the forms
of the values in it."""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated, Any, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, FailFast, Field, StringConstraints

from journeymap.model import limits
from journeymap.model.text import clean
from journeymap.model.unknown import extra_name, extra_value


def _cleaned(value: object) -> object:
    return clean(value) if isinstance(value, str) else value


def _date(value: object) -> object:
    """A date as a file writes it; numbers and other notations are not guessed at."""
    if isinstance(value, str) and re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value):
        try:
            return date.fromisoformat(value)
        except ValueError:
            pass
    return value


Id = Annotated[str, StringConstraints(min_length=1, max_length=limits.ID, pattern=r"^[A-Za-z0-9._:-]+$")]
Ref = str
"""The id of another record; it needs no form of its own, since it must be found among the journey's ids."""
Label = Annotated[str, StringConstraints(max_length=limits.TEXT), BeforeValidator(_cleaned)]
Colour = Annotated[str, StringConstraints(pattern=r"^(#[0-9a-fA-F]{6}|[a-z]{1,30})$")]
Day = Annotated[int, Field(ge=-36_500, le=36_500)]
Date = Annotated[date, BeforeValidator(_date)]
Sha256 = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]

R = TypeVar("R")
Many = Annotated[tuple[R, ...], FailFast(), Field(strict=False)]
"""Records in the user's order; a list will do when they are given. Checking stops at the first bad one: a hostile
file may hold millions of them."""


class Record(BaseModel):
    """A part of a journey. Fields that this version does not know are kept, as its file had them."""

    model_config = ConfigDict(frozen=True, extra="allow", strict=True, allow_inf_nan=False)

    __pydantic_extra__: dict[  # pydantic reads from it how to check unknown fields
        Annotated[str, BeforeValidator(extra_name)], Annotated[Any, BeforeValidator(extra_value)]
    ] = Field(init=False)


class Thing(Record):
    """A record that others refer to by its id, unique in the whole journey."""

    id: Id
    internal: bool = False
    """Whether it is for our own eyes only: what is made for customers is made without it."""
