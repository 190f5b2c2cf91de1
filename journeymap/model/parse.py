"""From data somebody else made to a journey: the one place where pydantic's errors become sentences."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import islice
from typing import Any, TypeVar

from pydantic import ValidationError

from journeymap.model.journey import (
    THING_FIELDS,
    Decision,
    Ignored,
    Journey,
    Parked,
    Picture,
    Record,
    Redaction,
    Step,
    Unsettled,
    Vote,
    Workshop,
)
from journeymap.model.refusal import MORE, MOST, JourneyError, sentences
from journeymap.model.undisturbed import undisturbed
from journeymap.model.vocabulary import NOUNS

R = TypeVar("R", bound=Record)
_TUPLES: dict[str, type[Record]] = {
    **THING_FIELDS,
    "ignored": Ignored,
    "redactions": Redaction,
    "steps": Step,
    "parked": Parked,
    "workshops": Workshop,
    "unsettled": Unsettled,
    "images": Picture,
}
_WITHIN: dict[str, type[Record]] = {"votes": Vote, "decisions": Decision}
_NOUN_OF: dict[type[Record], str] = {kind: NOUNS[field] for field, kind in (*_TUPLES.items(), *_WITHIN.items())}


def parse(data: object) -> Journey:
    """The journey in decoded JSON (or in what looks like it: tuples and dates will do).

    Errors: JourneyError with at most 20 sentences, whatever the data is. It takes some 7 µs a record; nothing of
    `data` is kept but its texts.
    """
    try:
        with undisturbed():
            return Journey.model_validate(data)
    except ValidationError as error:
        problems = tuple(islice(_mistakes(data, error), MOST + 1)) or sentences(error, data)
    raise JourneyError((*problems[:MOST], MORE) if len(problems) > MOST else problems)


def record_of(kind: type[R], fields: Mapping[str, Any]) -> R:
    """A record of this kind, checked by itself. Errors: JourneyError."""
    try:
        return kind.model_validate(fields)
    except ValidationError as error:
        problems = sentences(error, fields, noun=_NOUN_OF[kind])
    raise JourneyError(problems)


def _mistakes(data: object, error: ValidationError) -> Iterator[str]:
    """The mistakes record by record: pydantic itself stops at the first bad record of each tuple."""
    yield from sentences(error, data, skip=_TUPLES)
    if not isinstance(data, Mapping):
        return
    for field, kind in _TUPLES.items():
        records = data.get(field)
        for number, record in enumerate(records) if isinstance(records, list | tuple) else ():
            try:
                kind.model_validate(record)
            except ValidationError as mistake:
                yield from sentences(mistake, data, at=(field, number))
