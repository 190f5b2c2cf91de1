"""A session for certain eyes: the map as it was, as it is and what is kept of the session, without what they are not to
see, before anything is summed up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journeymap.layout.redact import redact
from journeymap.model.edits import delete
from journeymap.model.find import index

if TYPE_CHECKING:
    from collections.abc import Sequence

    from journeymap.model.journey import Journey, Redaction, Workshop


def for_eyes(
    before: Journey, after: Journey, workshop: Workshop, wanted: Sequence[Redaction]
) -> tuple[Journey, Journey, Workshop]:
    """The three without anything that these redactions leave out; as they are where there is none.

    What is left out of the map as it is was never there: marking something internal does not tell of it. Names of
    those who took part, what was left for later and decisions in words alone are for those who were there, as in every
    file made of a map; dots and decisions stay with the things that are seen.
    """
    if not wanted:
        return before, after, workshop
    seen = redact(after, wanted)
    there, was = index(seen).things, redact(before, wanted)
    gone = [key for key in index(after).things if key not in there and key in index(was).things]
    kept = workshop.model_copy(
        update={
            "people": (),
            "votes": tuple(one for one in workshop.votes if one.thing in there),
            "decisions": tuple(one for one in workshop.decisions if one.thing in there),
            "spent": (),
        }
    )
    return (delete(was, gone) if gone else was), seen, kept
