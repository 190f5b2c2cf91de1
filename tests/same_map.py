"""Whether two maps are the same to whoever looks at them: everything in its order, whatever its id."""

from __future__ import annotations

import hashlib
import io
from typing import TYPE_CHECKING, Any

from PIL import Image

from journeymap.model.consistency import REFERENCES
from journeymap.model.journey import THING_FIELDS

if TYPE_CHECKING:
    from journeymap.model.journey import Journey, Picture


def plain(journey: Journey) -> dict[str, Any]:
    """The map as plain values. Each id is the place of its thing ("touchpoints 3"), each picture its pixels."""
    names: dict[Any, str | None] = {None: None}
    for field in THING_FIELDS:
        names |= {thing.id: f"{field} {place}" for place, thing in enumerate(getattr(journey, field), 1)}
    names |= {picture.sha256: _pixels(picture) for picture in journey.images}
    whole = journey.model_dump()
    for name in ("steps", "parked", "workshops"):  # how it is presented, and what came of that, is no matter of drawing
        whole.pop(name, None)
    whole["images"] = sorted(filter(None, (names[picture.sha256] for picture in journey.images)))
    for field in THING_FIELDS:
        for record in whole[field]:
            for name in ("id", *(name for name, _ in REFERENCES.get(field, ()))):
                record[name] = names[record[name]]
            for feeling in record.get("feelings", ()):
                feeling["persona"] = names[feeling["persona"]]
    return whole


def _pixels(picture: Picture) -> str:
    import base64

    image = Image.open(io.BytesIO(base64.b64decode(picture.data))).convert("RGBA")
    return f"{image.size} {hashlib.sha256(image.tobytes()).hexdigest()}"


def differences(one: Journey, other: Journey) -> list[str]:
    """What differs between two maps, a line each."""
    left, right = plain(one), plain(other)
    found = [f"{name}: {left[name]!r} / {right[name]!r}" for name in left if name not in THING_FIELDS
             and left[name] != right[name]]  # fmt: skip
    for field in THING_FIELDS:
        if len(left[field]) != len(right[field]):
            found.append(f"{len(left[field])} {field} / {len(right[field])}")
        for place, (a, b) in enumerate(zip(left[field], right[field], strict=False), 1):
            found += [f"{field} {place} {name}: {a[name]!r} / {b[name]!r}" for name in a if a[name] != b[name]]
    return found
