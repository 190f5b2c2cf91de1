"""What a map agrees to leave out for certain eyes: redactions kept in it, by their titles."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from journeymap.model.edits.change import changed
from journeymap.model.journey import Redaction
from journeymap.model.parse import record_of
from journeymap.model.refusal import JourneyError
from journeymap.model.text import shortened

if TYPE_CHECKING:
    from journeymap.model.journey import Journey


def keep_redaction(journey: Journey, title: str, /, **fields: Any) -> Journey:
    """Keeps a redaction under that title, in place of the one of the same title. Errors: JourneyError."""
    if unknown := [name for name in fields if name not in Redaction.model_fields]:
        raise JourneyError(f"a redaction has no field “{shortened(name)}”" for name in unknown)
    new = record_of(Redaction, {"title": title} | fields)
    if not new.title.strip():
        raise JourneyError(("a redaction needs a name, for it is chosen by it; give it one",))
    kept = list(journey.redactions)
    place = next((n for n, one in enumerate(kept) if one.title == new.title), len(kept))
    kept[place : place + 1] = [new if place == len(kept) or kept[place] != new else kept[place]]
    return changed(journey, redactions=tuple(kept))


def drop_redaction(journey: Journey, title: str) -> Journey:
    """The journey without the redactions of that title. Errors: JourneyError where there is none."""
    left = tuple(one for one in journey.redactions if one.title != title)
    if len(left) == len(journey.redactions):
        raise JourneyError((f"there is no redaction “{shortened(title)}” in this journey",))
    return changed(journey, redactions=left)
