"""Pictures of a journey: put in by their content, gone when nothing shows them any more."""

from __future__ import annotations

import base64
import hashlib
from typing import TYPE_CHECKING, Any

from journeymap.model.edits.change import changed
from journeymap.model.journey import Picture
from journeymap.model.parse import record_of
from journeymap.model.pictures import read_header
from journeymap.model.refusal import JourneyError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from journeymap.model.journey import Journey


def picture_of(content: bytes) -> Picture:
    """The picture in the bytes of a PNG or JPEG file. Errors: JourneyError."""
    try:
        header = read_header(content)
    except ValueError as error:
        raise JourneyError((f"image: {error}",)) from None
    return record_of(
        Picture,
        {
            "sha256": hashlib.sha256(content).hexdigest(),
            "kind": header.kind,
            "width": header.width,
            "height": header.height,
            "data": base64.b64encode(content).decode("ascii"),
        },
    )


def add_picture(journey: Journey, picture: Picture) -> Journey:
    """Puts a picture in, for a note's or persona's `image` to name by its sha256. A picture that is there already
    is not put in twice."""
    if any(known.sha256 == picture.sha256 for known in journey.images):
        return journey
    return changed(journey, images=(*journey.images, picture))


def used_pictures(journey: Journey, update: Mapping[str, Any]) -> Journey:
    """The journey with the fields of `update`, without the pictures that nothing shows any more because of it."""
    if not journey.images:
        return changed(journey, **update)
    shown = {field: update.get(field, getattr(journey, field)) for field in ("personas", "notes")}
    idle = _shown(journey.personas) | _shown(journey.notes)
    idle -= _shown(shown["personas"]) | _shown(shown["notes"])
    return changed(journey, **update, images=tuple(p for p in journey.images if p.sha256 not in idle))


def _shown(records: Any) -> set[str]:
    return {record.image for record in records if record.image is not None}
